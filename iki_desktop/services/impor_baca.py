"""Foreign files from the disk: found, read whole, and handed to the child that understands them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from iki_desktop.domain.galat import EnvironmentFailure, UserError
from iki_desktop.domain.impor.lembar import Buku
from iki_desktop.domain.impor.perbaikan import tanpa_perbaikan
from iki_desktop.services.kemajuan import Cancelled, Progress, silent
from iki_desktop.services.lingkungan import sentences
from iki_desktop.sheets.baca.induk import Dibatalkan, GagalBaca, Pembaca

UKURAN_MAKS = 50 * 2**20  # bytes of one file: what is larger is no sheet of a village
BERKAS_MAKS = 500  # of one go
AKHIRAN = (".xlsx", ".xlsm", ".xls", ".ods", ".fods", ".xlsb", ".csv", ".tsv", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class Bacaan:
    """One file: what it holds, or why it could not be read (`galat`), and whether disk or stick is to blame."""

    path: Path
    buku: Buku | None
    galat: str = ""
    lingkungan: bool = False


def list_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files to import: of a folder those in it that may be sheets, each once, in order.

    Raises `UserError` where there is none, or more than a go can take.
    """
    semua: dict[Path, None] = {}
    for path in paths:
        with sentences(path):
            isi = sorted(path.iterdir()) if path.is_dir() else [path]
        for satu in isi:
            if satu == path or (satu.suffix.lower() in AKHIRAN and satu.is_file() and not satu.name.startswith("~$")):
                semua[satu] = None
    if not semua:
        raise UserError("Tidak ada lembar kerja di situ. Pilih berkas .xlsx, .xls, .ods, atau .csv.")
    if len(semua) > BERKAS_MAKS:
        raise UserError(f"Ada {len(semua)} berkas, lebih dari {BERKAS_MAKS} sekali impor. Pilih sebagian dahulu.")
    return tuple(semua)


def reader() -> Pembaca:
    """What reads files, to be closed when all are read; its child gets ready while one does other things."""
    return Pembaca().siapkan()


def read_files(
    paths: Sequence[Path], progress: Progress = silent, pembaca: Pembaca | None = None
) -> tuple[Bacaan, ...]:
    """Reads files one after the other, each whole or not at all; one that can't be read doesn't stop the others.

    Raises `Cancelled` where `progress` does.
    """
    hasil = []
    with pembaca or reader() as pembaca:
        for ke, path in enumerate(paths):
            progress(ke, len(paths), path.name)
            hasil.append(_read(pembaca, path, ke, len(paths), progress))
    progress(len(paths), len(paths), "")
    return distinct(hasil)


def distinct(bacaan: Iterable[Bacaan], terpakai: Iterable[str] = ()) -> tuple[Bacaan, ...]:
    """Files of which no two have one name, nor one of `terpakai`: villages send `laporan.xlsx`, each in its folder, and
    questions and answers are told apart by the name. The later ones get their folder before it."""
    ada = set(terpakai)
    hasil = []
    for satu in bacaan:
        if satu.buku is not None:
            nama = satu.path.name
            if nama in ada:
                nama = f"{satu.path.parent.name}/{nama}"
            nomor, dasar = 1, nama
            while nama in ada:
                nomor += 1
                nama = f"{dasar} ({nomor})"
            ada.add(nama)
            hasil.append(replace(satu, buku=replace(satu.buku, nama=nama)))
        else:
            hasil.append(satu)
    return tuple(hasil)


def _read(pembaca: Pembaca, path: Path, ke: int, banyak: int, progress: Progress) -> Bacaan:
    batal = False

    def berhenti() -> bool:
        nonlocal batal
        try:
            progress(ke, banyak, path.name)
        except Cancelled:
            batal = True
        return batal

    try:
        # What we wrote on a sheet that went back to be corrected is no part of it.
        return Bacaan(path, tanpa_perbaikan(pembaca.baca(path.name, _bytes(path), berhenti=berhenti)))
    except Dibatalkan as galat:
        raise Cancelled from galat
    except (GagalBaca, UserError) as galat:
        return Bacaan(path, None, str(galat))
    except EnvironmentFailure as galat:
        return Bacaan(path, None, str(galat), lingkungan=True)


def _bytes(path: Path) -> bytes:
    """The whole file at once, so that what is hashed is what is read, also where a stick is pulled out."""
    with sentences(path):
        if path.name.startswith("~$"):
            raise UserError(
                f"“{path.name}” hanya penanda bahwa berkasnya sedang dibuka di Excel. Pilih berkas aslinya."
            )
        if path.stat().st_size > UKURAN_MAKS:
            raise UserError(
                f"“{path.name}” lebih dari {UKURAN_MAKS // 2**20} MB. Hapus gambar dan lembar yang tidak perlu."
            )
        return path.read_bytes()
