"""What the tests of the window share: an offscreen application, settings of its own, an office, dialogs that answer."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iki_desktop.domain.dokumen import Dokumen, Formulir, Gaya
from iki_desktop.domain.jabatan import Jabatan
from iki_desktop.services.kantor import Kantor, create_office, open_office
from ui.galat import Catatan
from ui.ingatan import Ingatan
from ui.jawaban import KantorBaru, Pilihan
from ui.jobs import Lane
from ui.pemilih import Pemilih
from ui.penyunting import Penyunting
from ui.tema.huruf import ui_font
from ui.tema.tema import Tema
from ui.window import MainWindow


@pytest.fixture(scope="session", autouse=True)
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Nothing of Python's stays on the clipboard of the offscreen platform, which outlives the interpreter."""
    yield
    qapp.clipboard().clear()


@dataclass
class Jawaban(Pemilih):
    """Answers every dialog at once and notes what it was asked."""

    open_path: Path | None = None
    baru: KantorBaru | None = None
    make_path: Path | None = None
    pdf_path: Path | None = None
    log_path: Path | None = None
    pilihan: Pilihan | None = None
    asked: list[str] = field(default_factory=list)

    def office_to_open(self, folder: Path) -> Path | None:
        self.asked.append(f"open {folder}")
        return self.open_path

    def new_office(self, tahun: int) -> KantorBaru | None:
        self.asked.append(f"new {tahun}")
        return self.baru

    def office_to_make(self, suggestion: Path) -> Path | None:
        self.asked.append(f"make {suggestion.name}")
        return self.make_path

    def pdf_to_write(self, suggestion: Path) -> Path | None:
        self.asked.append(f"pdf {suggestion.name}")
        return self.pdf_path

    def log_to_write(self, suggestion: Path) -> Path | None:
        self.asked.append(f"log {suggestion.name}")
        return self.log_path

    def positions(self, jabatan: Sequence[Jabatan], current: int, gaya: Gaya) -> Pilihan | None:
        self.asked.append(f"positions {len(jabatan)} {current} {gaya.kertas}")
        return self.pilihan


@dataclass
class GambarTiruan:
    """A white picture."""

    lebar: int
    tinggi: int

    @property
    def stride(self) -> int:
        return 4 * self.lebar

    @property
    def isi(self) -> bytes:
        return b"\xff" * (self.stride * self.tinggi)


@dataclass
class LembarTiruan:
    """Pages that were never laid out."""

    awal: int
    jumlah: int
    total: int
    ukuran: tuple[float, float]
    peringatan: tuple[str, ...]
    drawn: list[tuple[int, float]]
    pasti: bool = True

    def tempat_teks(self, teks: str, kini: int) -> tuple[int, float] | None:  # noqa: ARG002
        return None if "halaman dua" not in teks else (1, 500.0)

    def gambar(self, nomor: int, skala: float) -> GambarTiruan:
        self.drawn.append((nomor, skala))
        return GambarTiruan(round(self.ukuran[0] * skala), round(self.ukuran[1] * skala))


@dataclass
class PratinjauTiruan:
    """Two pages a form; notes what it was asked for. `before` is called in the lane, before each layout."""

    asked: list[int] = field(default_factory=list)
    drawn: list[tuple[int, float]] = field(default_factory=list)
    peringatan: tuple[str, ...] = ()
    before: Callable[[int], None] | None = None

    def susun(self, dokumen: Dokumen, id_jabatan: int) -> LembarTiruan:
        if self.before:
            self.before(id_jabatan)
        self.asked.append(id_jabatan)
        ke = [f.id for f in dokumen.formulir].index(id_jabatan)
        lebar, tinggi = (842.0, 595.0) if dokumen.gaya.kertas == "a4" else (936.0, 610.0)
        return LembarTiruan(1 + 2 * ke, 2, 2 * len(dokumen.formulir), (lebar, tinggi), self.peringatan, self.drawn)


@pytest.fixture(scope="session")
def app(qapp: QApplication) -> QApplication:
    """The application as the program makes it, but for its name: settings of the user stay untouched."""
    qapp.setStyle("Fusion")
    qapp.setFont(ui_font())
    return qapp


@pytest.fixture(scope="session")
def tema(app: QApplication) -> Tema:  # noqa: ARG001
    """The light theme, dressed."""
    hasil = Tema("terang")
    hasil.dress()
    return hasil


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Settings in a file of the test."""
    return QSettings(str(tmp_path / "setelan.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def ingatan(settings: QSettings, tmp_path: Path) -> Ingatan:
    """A memory that begins empty, its folders inside the test's own."""
    hasil = Ingatan(settings)
    for purpose in ("kantor", "ekspor"):
        hasil.remember_folder(purpose, tmp_path)
    return hasil


@pytest.fixture(scope="session")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One office file of each catalogue, made once."""
    folder = tmp_path_factory.mktemp("kantor")
    create_office(folder / "pujon.iki", "pujon", 2026)
    create_office(folder / "kosong.iki", "kosong", 2026)
    return folder


@pytest.fixture
def pujon(offices: Path, tmp_path: Path) -> Path:
    """A fresh copy of Pujon's office file."""
    return Path(shutil.copy(offices / "pujon.iki", tmp_path / "pujon.iki"))


@pytest.fixture
def kosong(offices: Path, tmp_path: Path) -> Path:
    """A fresh copy of an empty office file."""
    return Path(shutil.copy(offices / "kosong.iki", tmp_path / "kosong.iki"))


@pytest.fixture
def kantor(pujon: Path) -> Iterator[Kantor]:
    """Pujon, open for writing."""
    hasil = open_office(pujon)
    yield hasil
    hasil.close()


@pytest.fixture
def refused() -> list[str]:
    """The sentences of what `penyunting` was refused."""
    return []


@pytest.fixture
def penyunting(kantor: Kantor, refused: list[str]) -> Penyunting:
    """The way to change Pujon; refusals are noted."""
    return Penyunting(kantor, lambda galat: refused.append(str(galat)))


@pytest.fixture
def lane(qapp: QApplication) -> Iterator[Lane]:  # noqa: ARG001
    """The lane; ends with the test."""
    hasil = Lane()
    yield hasil
    hasil.close()


@pytest.fixture
def jawaban() -> Jawaban:
    """Dialogs that say no until a test tells them otherwise."""
    return Jawaban()


@pytest.fixture
def pratinjau() -> PratinjauTiruan:
    """Pages without a PDF."""
    return PratinjauTiruan()


@pytest.fixture
def window(
    qtbot: QtBot, tema: Tema, ingatan: Ingatan, jawaban: Jawaban, pratinjau: PratinjauTiruan, tmp_path: Path
) -> Iterator[MainWindow]:
    """The main window at 1366 × 700, shown, with nothing opened yet."""
    hasil = make_window(tema, ingatan, jawaban, pratinjau, tmp_path)
    qtbot.addWidget(hasil)
    hasil.resize(1366, 700)
    hasil.show()
    yield hasil
    hasil.close()


def make_window(
    tema: Tema, ingatan: Ingatan, jawaban: Jawaban, pratinjau: PratinjauTiruan, tmp_path: Path
) -> MainWindow:
    """A window with dialogs and pages of the tests."""
    return MainWindow(tema, ingatan, Catatan(tmp_path / "log"), pemilih=jawaban, make_preview=lambda: pratinjau)


def jabatan(nomor: int, nama: str, induk: int | None = None, **lain: object) -> Jabatan:
    """A position for the tree."""
    return Jabatan(nomor, nama, nomor, induk, **lain)  # type: ignore[arg-type]


def formulir(**lain: object) -> Formulir:
    """A form."""
    return Formulir(**({"id": 1, "nama": "KASI UJI"} | lain))  # type: ignore[arg-type]
