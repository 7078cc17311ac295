"""What the measurements share: a folder of their own, a clean environment, compiled bytecode, the office of Pujon."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from iki_desktop.domain.dokumen import Dokumen
from iki_desktop.services.formulir import load_dokumen
from iki_desktop.services.kantor import create_office, opened

AKAR = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
_PAKET = ("iki_desktop", "db", "resources", "ui", "tests/bench")


@dataclass(frozen=True)
class Tempat:
    """Where one `make bench` works. `env` is the same for every program that is measured."""

    folder: Path
    kali: int

    @cached_property
    def env(self) -> Mapping[str, str]:
        """As at an office PC: bytecode is kept, nothing of the user's own settings is read or written."""
        rumah = self.folder / "rumah"
        rumah.mkdir(exist_ok=True)
        asing = ("PYTHON", "QT_", "XDG_", "DISPLAY", "WAYLAND_DISPLAY")
        bersih = {nama: isi for nama, isi in os.environ.items() if not nama.startswith(asing)}
        return bersih | {
            "HOME": str(rumah),
            "QT_QPA_PLATFORM": "offscreen",
            "IKI_BENCH_STDERR": str(self.folder / "galat.txt"),
        }

    @cached_property
    def kantor(self) -> Path:
        """The office file of Pujon."""
        path = self.folder / "pujon.iki"
        create_office(path, "pujon", 2026)
        return path

    @cached_property
    def dokumen(self) -> Dokumen:
        """Its document."""
        with opened(self.kantor) as kantor:
            return load_dokumen(kantor)

    def compile(self) -> None:
        """Bytecode of our own packages, as pip makes it for those it installs."""
        perintah = [sys.executable, "-m", "compileall", "-q", *_PAKET]
        subprocess.run(perintah, cwd=AKAR, env=dict(self.env), check=True)


def python(skrip: str, *pilihan: object) -> list[str]:
    """The command line of a script of this folder."""
    return [sys.executable, str(Path(__file__).with_name(skrip)), *map(str, pilihan)]
