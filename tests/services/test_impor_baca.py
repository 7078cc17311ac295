"""Files from the disk: found, read whole, and none that fails stops the others."""

import errno
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.impor.lembar import isi
from iki_desktop.services.impor_baca import UKURAN_MAKS, distinct, list_files, read_files
from iki_desktop.services.kemajuan import Cancelled


def buku(path: Path, teks: str = "Ngroto") -> Path:
    """A workbook of one cell."""
    satu = openpyxl.Workbook()
    assert satu.active is not None
    satu.active["A1"] = teks
    satu.save(path)
    return path


def test_a_folder_gives_the_sheets_in_it(tmp_path: Path) -> None:
    for nama in ("b.XLSX", "a.csv", "~$b.xlsx", "foto.jpg", "surat.docx"):
        (tmp_path / nama).touch()
    (tmp_path / "dalam.xlsx").mkdir()
    assert [path.name for path in list_files([tmp_path])] == ["a.csv", "b.XLSX"]
    satu = tmp_path / "a.csv"
    assert list_files([satu, tmp_path, satu]) == (satu, tmp_path / "b.XLSX"), "each once"
    assert list_files([tmp_path / "foto.jpg"]) == (tmp_path / "foto.jpg",), "what is named is tried, whatever it is"


def test_an_empty_folder_and_too_many_files_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match="Tidak ada lembar kerja di situ"):
        list_files([tmp_path])
    monkeypatch.setattr("iki_desktop.services.impor_baca.BERKAS_MAKS", 2)
    with pytest.raises(UserError, match="Ada 3 berkas, lebih dari 2"):
        list_files([tmp_path / f"{n}.xlsx" for n in range(3)])


def test_each_file_is_read_or_says_why_not(tmp_path: Path) -> None:
    kosong = tmp_path / "kosong.xlsx"
    kosong.touch()
    kunci = tmp_path / "~$a.xlsx"
    kunci.write_bytes(b"x")
    besar = tmp_path / "besar.xlsx"
    with besar.open("wb") as berkas:
        berkas.truncate(UKURAN_MAKS + 1)
    semua = (kosong, buku(tmp_path / "a.xlsx"), tmp_path / "hilang.xlsx", kunci, besar, buku(tmp_path / "z.xlsx"))
    hasil = read_files(semua)
    assert [b.buku is not None for b in hasil] == [False, True, False, False, False, True]
    assert isi(hasil[-1].buku.lembar[0].di(0, 0)) == "Ngroto" if hasil[-1].buku else False
    assert "kosong" in hasil[0].galat
    assert "tidak ada" in hasil[2].galat
    assert "sedang dibuka di Excel" in hasil[3].galat
    assert "lebih dari 50 MB" in hasil[4].galat
    assert not any(b.lingkungan for b in hasil)


@pytest.mark.parametrize(
    ("galat", "kata"),
    [
        (OSError(errno.EIO, "x"), "Periksa disk atau flash disk"),
        (OSError(errno.ENODEV, "x"), "Periksa disk atau flash disk"),
        (PermissionError(errno.EACCES, "x"), "sedang dibuka program lain"),
    ],
)
def test_a_stick_pulled_out_or_a_file_held_by_excel_is_the_environments_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, galat: OSError, kata: str
) -> None:
    asli: Callable[[Path], bytes] = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == "flash.xlsx":
            raise galat
        return asli(path)

    semua = (buku(tmp_path / "flash.xlsx"), buku(tmp_path / "a.xlsx"))
    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    flash, baik = read_files(semua)
    assert (flash.buku, flash.lingkungan) == (None, True)
    assert kata in flash.galat
    assert baik.buku is not None


def test_reading_is_told_and_can_be_cancelled(tmp_path: Path) -> None:
    semua = tuple(buku(tmp_path / f"{n}.xlsx") for n in range(3))
    kabar: list[tuple[int, int, str]] = []
    read_files(semua, lambda *satu: kabar.append(satu))
    assert kabar[0] == (0, 3, "0.xlsx")
    assert kabar[-1] == (3, 3, "")

    def stop(ke: int, _banyak: int, _teks: str) -> None:
        if ke == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_files(semua, stop)


def test_what_we_wrote_on_a_sheet_that_went_back_is_no_part_of_it(tmp_path: Path) -> None:
    satu = openpyxl.Workbook()
    assert satu.active is not None
    satu.active.title = "Perbaikan"
    satu.active["A1"] = "PERBAIKAN ISIAN"
    isian = satu.create_sheet("Rekap")
    isian.append(["Ngroto", 5, "Yang perlu diperbaiki"])
    satu.save(tmp_path / "a.xlsx")
    (hasil,) = read_files([tmp_path / "a.xlsx"])
    assert hasil.buku is not None
    assert [lembar.nama for lembar in hasil.buku.lembar] == ["Rekap"]
    assert list(hasil.buku.lembar[0].baris[0]) == ["tNgroto", "n5"]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    semua = []
    for desa in ("Ngroto", "Ngabab"):
        (tmp_path / desa / "dalam" / desa).mkdir(parents=True)
        semua += [buku(tmp_path / desa / "laporan.xlsx"), buku(tmp_path / desa / "dalam" / desa / "laporan.xlsx")]
    hasil = read_files(semua)
    assert [b.buku.nama for b in hasil if b.buku] == [
        "laporan.xlsx",
        "Ngroto/laporan.xlsx",
        "Ngabab/laporan.xlsx",
        "Ngabab/laporan.xlsx (2)",
    ]
    lagi = distinct(hasil[:1], ["laporan.xlsx"])
    assert [b.buku.nama for b in lagi if b.buku] == ["Ngroto/laporan.xlsx"]
