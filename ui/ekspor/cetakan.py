"""What goes to paper besides forms: facts read already, the name a file is offered, and who writes it in the lane."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iki_desktop.domain.matriks import BahanMatriks
from iki_desktop.domain.surat import BahanSurat, KepalaSurat
from iki_desktop.services.surat import export_matriks, export_surat
from ui.ekspor.nama import paper_name

if TYPE_CHECKING:
    from ui.ekspor.alur import Tulis


@dataclass(frozen=True, slots=True)
class Cetakan:
    """A paper that waits for its place: `tulis` writes it, and never queries."""

    nama: str
    tulis: "Tulis"


def letters(bahan: BahanSurat) -> Cetakan:
    """Letters to villages, all in one file."""
    return Cetakan(_name("Surat pengingat", bahan.kepala), lambda path, progress: export_surat(bahan, path, progress))


def matrix(bahan: BahanMatriks) -> Cetakan:
    """Who has reported, desa by month."""
    return Cetakan(
        _name("Rekap laporan desa", bahan.kepala), lambda path, progress: export_matriks(bahan, path, progress)
    )


def _name(apa: str, kepala: KepalaSurat) -> str:
    return paper_name(apa, kepala.kecamatan, kepala.hari.isoformat())
