"""Checks the bundle as an office PC would meet it: outside the checkout, with an empty environment.

`python -m tests.bundle dist/iki-desktop` makes an office file and its PDF with the bundled `iki`, compares the PDF with
the one this source tree makes, and opens the window for a moment. Prints size and time; exits 1 with a sentence if not.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXE = ".exe" if os.name == "nt" else ""
# Windows itself can't start a program without these; elsewhere the environment is empty.
KEPT = ("SYSTEMROOT", "TEMP", "TMP", "USERPROFILE", "APPDATA", "LOCALAPPDATA") if os.name == "nt" else ()
SECONDS_OPEN = 3.0


def main(bundle: Path) -> int:
    """Runs all checks on a copy of `bundle`; returns the exit status."""
    with tempfile.TemporaryDirectory(prefix="iki uji ") as folder:
        place = Path(folder)
        copy = place / "Program IKI"
        shutil.copytree(bundle, copy, symlinks=True)
        size = sum(f.stat().st_size for f in copy.rglob("*") if f.is_file() and not f.is_symlink())
        environment = {name: os.environ[name] for name in KEPT if name in os.environ}
        try:
            seconds = check_command(copy / f"iki{EXE}", place, environment)
            check_window(
                copy / f"iki-desktop{EXE}", place / "kantor.iki", environment | {"QT_QPA_PLATFORM": "offscreen"}
            )
        except (AssertionError, subprocess.SubprocessError, OSError) as failure:
            print(f"The bundle fails: {failure}", file=sys.stderr)
            return 1
    print(f"The bundle works: {size / 2**20:.0f} MiB, the whole PDF in {seconds:.2f} s.")
    return 0


def check_command(iki: Path, place: Path, environment: dict[str, str]) -> float:
    """The bundled `iki` makes the office file and the same PDF as the source tree; returns the seconds the PDF took."""
    office, ours, theirs = place / "kantor.iki", place / "sumber.pdf", place / "bundel.pdf"
    run([iki, "baru", office], place, environment)
    info = json.loads(run([iki, "info", office, "--json"], place, environment))
    assert info["jumlah"]["jabatan"] == 28, f"`iki info` counts {info['jumlah']}"
    begin = time.perf_counter()
    run([iki, "cetak", office, "-o", theirs], place, environment)
    seconds = time.perf_counter() - begin
    run([iki, "cetak", office, "-o", place / "bundel.xlsx"], place, environment)
    source: list[str | Path] = [
        sys.executable,
        "-c",
        "from iki_desktop.cli import run; run()",
        "cetak",
        office,
        "-o",
        ours,
    ]
    run(source, Path.cwd(), dict(os.environ))
    assert theirs.read_bytes() == ours.read_bytes(), "its PDF differs from the one of the source tree"
    return seconds


def check_window(program: Path, office: Path, environment: dict[str, str]) -> None:
    """The bundled window opens the office file and stays open."""
    window = subprocess.Popen(
        [program, office], cwd=office.parent, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        said, _ = window.communicate(timeout=SECONDS_OPEN)
    except subprocess.TimeoutExpired:
        window.terminate()
        window.communicate()
        return
    raise AssertionError(f"the window closed by itself ({window.returncode}): {said.decode(errors='replace')}")


def run(command: list[str | Path], folder: Path, environment: dict[str, str]) -> str:
    """Runs a program to its end; what it printed. Raises `AssertionError` with its words if it failed."""
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{command[:2]} ended with {done.returncode}: {done.stderr}"
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
