"""The check of a bundle: `python -m tests.bundle dist/iki-desktop`.

Copies it away from the checkout, runs both programs with an empty environment, and compares what they write with
what the source tree writes. Prints its size and how long it takes to start. Exit status 1 where something is wrong.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.db.bahan import content_but_mark

ROOT = Path(__file__).resolve().parents[1]
# Without these Windows can't find its own libraries, nor a place for what is temporary.
_OF_WINDOWS = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "TEMP", "TMP")
# Parts of names that have no business in the bundle.
_STRANGE = (
    "numpy", "lxml", "hypothesis", "pytest", "typst", "mypy", "tkinter", "unittest", "Qt6Qml", "Qt6Quick",
    "Qt6Network", "Qt6Pdf", "Qt6Wayland", "libqwayland", "translations", ".pyc", "__pycache__", "direct_url.json",
)  # fmt: skip
_RESOURCES = ("fonts/*.ttf", "fonts/LICENSE-*", "icons/*.svg", "icons/app.ico", "catalogue/*.json", "bahasa/qt_id.qm")
_ALIVE_SECONDS = 3.0
_STARTS = 5
_YEAR = "2026"


class BundleError(Exception):
    """The bundle is not as it must be."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A copy of the bundle, and a folder to work in."""

    folder: Path
    work: Path

    def program(self, name: str) -> str:
        """One of its two programs."""
        return str(self.folder / (f"{name}.exe" if sys.platform == "win32" else name))

    def iki(self, *argv: str) -> str:
        """The command line with an empty environment; its standard output."""
        done = subprocess.run(
            [self.program("iki"), *argv], cwd=self.work, env=bare(), capture_output=True, timeout=120, check=False
        )
        said = done.stderr.decode(errors="replace")
        if done.returncode != 0 or said:
            raise BundleError(f"iki {' '.join(argv)}: status {done.returncode}\n{said}")
        return done.stdout.decode()


def bare(**more: str) -> dict[str, str]:
    """An environment with nothing in it but `more` and what Windows can't do without."""
    needed = {name: os.environ[name] for name in _OF_WINDOWS if name in os.environ} if sys.platform == "win32" else {}
    return needed | more


def check_content(bundle: Bundle) -> None:
    """All resources are there, nothing that only builds or tests is, and no link leads nowhere."""
    files = [p for p in bundle.folder.rglob("*") if p.is_file() or p.is_symlink()]
    broken = [p for p in files if not p.exists()]
    strange = [p for p in files if any(part in p.relative_to(bundle.folder).as_posix() for part in _STRANGE)]
    if broken or strange:
        raise BundleError(f"has no place in the bundle: {[str(p) for p in (*broken, *strange)]}")
    for pattern in _RESOURCES:
        for resource in (ROOT / "resources").glob(pattern):
            copies = list(bundle.folder.rglob(resource.relative_to(ROOT).as_posix()))
            if [copy.read_bytes() for copy in copies] != [resource.read_bytes()]:
                raise BundleError(f"{resource.relative_to(ROOT)} is missing or is another one")


def check_commands(bundle: Bundle) -> None:
    """The command line makes an office and prints it, byte for byte as the source tree does."""
    bundle.iki("baru", "kantor.iki", "--tahun", _YEAR)
    with tempfile.TemporaryDirectory() as name:
        ours = Path(name)
        quiet(["baru", str(ours / "kantor.iki"), "--tahun", _YEAR])
        if content_but_mark(ours / "kantor.iki") != content_but_mark(bundle.work / "kantor.iki"):
            raise BundleError("a new office differs from that of the source tree")
        for paper, ending in (("a4", "pdf"), ("f4", "pdf"), ("a4", "xlsx")):
            out = f"iki-{paper}.{ending}"
            bundle.iki("cetak", "kantor.iki", "-o", out, "--kertas", paper)
            quiet(["cetak", str(ours / "kantor.iki"), "-o", str(ours / out), "--kertas", paper])
            same(ours / out, bundle.work / out)
    info = json.loads(bundle.iki("info", "kantor.iki", "--json"))
    if (info["kecamatan"], info["tahun"], info["jumlah"]["jabatan"]) != ("Pujon", int(_YEAR), 28):
        raise BundleError(f"iki info --json: {info}")
    if "28  CAMAT" not in bundle.iki("jabatan", "kantor.iki"):
        raise BundleError("iki jabatan doesn't show the Camat")


def check_import(bundle: Bundle) -> None:
    """Workbooks of each kind of file are read in the program's own child, as the source tree reads them."""
    if (
        len(json.loads(bundle.iki("templat", "kantor.iki", "--periode", _YEAR, "-o", "isian", "--json"))["berkas"])
        != 10
    ):
        raise BundleError("iki templat doesn't make ten workbooks")
    folder = ROOT / "tests" / "data" / "impor" / "templat"
    argv = ["impor", "kantor.iki", str(folder), "--periksa", "--json", "--jawab", "kantor Pujon=ya"]
    theirs = bundle.iki(*argv)
    ours = subprocess.run(
        [sys.executable, "-m", "iki_desktop.cli", *argv],
        cwd=bundle.work, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=True,
    )  # fmt: skip
    if ours.stdout.decode() != theirs or sum(b["sel"]["diambil"] for b in json.loads(theirs)["berkas"]) == 0:
        raise BundleError(f"iki impor reads otherwise than the source tree:\n{theirs[:2000]}")


def quiet(argv: list[str]) -> None:
    """A command of the source tree, in a process of its own so that nothing of it is shown."""
    subprocess.run([sys.executable, "-m", "iki_desktop.cli", *argv], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def same(ours: Path, theirs: Path) -> None:
    """Raises unless two files are equal."""
    if ours.read_bytes() != theirs.read_bytes():
        raise BundleError(f"{theirs.name} differs from that of the source tree")


def check_window(bundle: Bundle) -> None:
    """The window opens the office without a screen and lives, saying nothing, until it is ended."""
    home = bundle.work / "rumah"
    home.mkdir()
    # A home of its own, so that the check doesn't write into what the window remembers of this user.
    environment = bare(QT_QPA_PLATFORM="offscreen", HOME=str(home), LC_ALL="C.UTF-8", LOCALAPPDATA=str(home))
    with (bundle.work / "jendela.txt").open("w+b") as log:
        running = subprocess.Popen(
            [bundle.program("iki-desktop"), "kantor.iki"], cwd=bundle.work, env=environment, stdout=log, stderr=log
        )
        try:
            status = running.wait(_ALIVE_SECONDS)
        except subprocess.TimeoutExpired:
            status = None
        running.terminate()
        running.wait(10)
        log.seek(0)
        said = log.read().decode(errors="replace")
    if status is not None or said:
        raise BundleError(f"iki-desktop ended after less than {_ALIVE_SECONDS} s with {status}, or complained:\n{said}")
    bugs = list(home.rglob("galat.txt"))
    if bugs:
        raise BundleError(f"iki-desktop logged a bug:\n{bugs[0].read_text(encoding='utf-8')}")


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def megabytes(folder: Path) -> float:
    """Size of all files of a folder in MiB, links not followed."""
    return sum(p.lstat().st_size for p in folder.rglob("*") if not p.is_dir()) / 2**20


def check(source: Path) -> str:
    """Checks a bundle; one line about its size and speed. Raises `BundleError`."""
    with tempfile.TemporaryDirectory() as name:
        bundle = Bundle(Path(name, "program ini"), Path(name, "kerja"))
        shutil.copytree(source, bundle.folder, symlinks=True)
        bundle.work.mkdir()
        check_content(bundle)
        check_commands(bundle)
        check_import(bundle)
        check_window(bundle)
        start = median(seconds(lambda: bundle.iki("info", "kantor.iki", "--json")) for _ in range(_STARTS))
        cetak = median(seconds(lambda: bundle.iki("cetak", "kantor.iki", "-o", "a.pdf")) for _ in range(_STARTS))
        return (
            f"{source}: {megabytes(bundle.folder):.0f} MiB; iki info {start:.2f} s, iki cetak {cetak:.2f} s; "
            "PDF and workbook equal those of the source tree; the window lives"
        )


def main(argv: list[str]) -> int:
    """Checks the bundle named on the command line."""
    if len(argv) != 1 or not Path(argv[0]).is_dir():
        print("usage: python -m tests.bundle dist/iki-desktop", file=sys.stderr)
        return 2
    try:
        print(check(Path(argv[0])))
    except BundleError as wrong:
        print(f"{argv[0]}: {wrong}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
