"""Comparing years and revisions of an office, and the PDF of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from iki_desktop.domain.dokumen import Butir
from iki_desktop.domain.galat import EnvironmentFailure, UserError
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.banding import (
    Sisi,
    compare,
    export_banding,
    load_side,
    sides,
    step_side,
    year_side,
)
from iki_desktop.services.formulir import load_dokumen
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.kemajuan import Cancelled
from iki_desktop.services.sunting import set_teks
from iki_desktop.services.tahun import choose_year, copy_year
from tests.report.baca_pdf import baca, huruf


@pytest.fixture
def kantor(kantor_pujon_path: Path) -> Iterator[Kantor]:
    hasil = open_office(kantor_pujon_path)
    yield hasil
    hasil.close()


def edit(kantor: Kantor, teks: str) -> int:
    """Writes the first duty of the first position; the step."""
    satu = load_dokumen(kantor).formulir[0].tugas[0]
    assert isinstance(satu, Butir)
    step = set_teks(kantor, Tempat("tugas", satu.id, "teks"), teks).step
    assert step is not None
    return step


def test_a_copied_and_edited_year_differs_where_it_was_edited(kantor: Kantor) -> None:
    copy_year(kantor, 2026, 2027)
    choose_year(kantor, 2027)
    edit(kantor, "menyusun rencana kerja;")
    beda = [b for b in compare(kantor, year_side(2026), year_side(2027)) if b.jenis != "sama"]
    assert [b.nama for b in beda] == ["SEKRETARIS KECAMATAN"]
    assert {p.tempat for p in beda[0].bagian} == {"Tugas 1"}
    assert beda[0].bagian[-1].baru == "menyusun rencana kerja;"


def test_the_document_as_it_was_is_compared_with_what_it_is_now(kantor: Kantor) -> None:
    semula = load_dokumen(kantor).formulir[0].tugas[0]
    dulu = edit(kantor, f"{semula} Pertama.")
    edit(kantor, f"{semula} Kedua.")
    (beda,) = (b for b in compare(kantor, step_side(kantor, dulu), year_side(2026)) if b.jenis != "sama")
    assert [p.kata[1:] for p in beda.bagian] == [(("hapus", "Pertama"), ("tambah", "Kedua"), ("sama", "."))]


def test_years_and_ends_of_days_are_offered(kantor: Kantor) -> None:
    copy_year(kantor, 2026, 2025)
    for nomor in range(3):
        edit(kantor, f"teks {nomor}")
    langkah = [nomor for (nomor,) in kantor.store.connection.execute("SELECT id FROM langkah ORDER BY id")]
    for nomor, hari in zip(langkah, (3, 3, 4, 5), strict=True):
        kantor.store.connection.execute(
            "UPDATE langkah SET waktu = ? WHERE id = ?", (f"2026-02-0{hari}T10:42:00+07:00", nomor)
        )
    assert sides(kantor) == (
        Sisi("Tahun 2026", 2026),
        Sisi("Tahun 2025", 2025),
        Sisi("Tahun 2026, akhir 4 Februari 2026", 2026, langkah[2]),
        Sisi("Tahun 2026, akhir 3 Februari 2026", 2026, langkah[1]),
    )
    assert load_side(kantor, sides(kantor)[2]).formulir[0].tugas[0] == "teks 1"
    assert "pukul 10.42" in step_side(kantor, langkah[0]).judul
    assert "Salin tahun 2026 ke 2025" in step_side(kantor, langkah[0]).judul


def test_a_side_that_is_gone_is_told_in_words(kantor: Kantor) -> None:
    with pytest.raises(UserError, match="Tahun 2031 tidak ada"):
        load_side(kantor, year_side(2031))
    with pytest.raises(UserError, match="Langkah 99 tidak ada"):
        step_side(kantor, 99)


def test_the_pdf_holds_what_changed(kantor: Kantor, tmp_path: Path) -> None:
    lama = load_dokumen(kantor)
    edit(kantor, "menyusun rencana kerja;")
    tahap: list[str] = []
    path = tmp_path / "banding.pdf"
    hasil = export_banding(
        lama, load_dokumen(kantor), "Tahun 2026", "Keadaan sekarang", path,
        lambda _step, _total, teks: tahap.append(teks), date(2026, 3, 1),
    )  # fmt: skip
    assert (hasil.berkas, hasil.formulir, hasil.peringatan) == (path, 1, ())
    isi = path.read_bytes()
    lembar = baca(isi)
    assert hasil.halaman == len(lembar)
    badan = huruf("".join(t.isi for satu in lembar for t in satu.badan))
    for kalimat in ("Menjadi:Keadaan sekarang", "1 Maret 2026", "menyusun rencana kerja;", "SEKRETARIS KECAMATAN"):
        assert huruf(kalimat) in badan
    assert tahap == ["Membandingkan", "Menata SEKRETARIS KECAMATAN", "Menulis PDF"]


def test_a_letter_that_no_font_has_is_told(kantor: Kantor, tmp_path: Path) -> None:
    lama = load_dokumen(kantor)
    edit(kantor, "漢")
    (kalimat,) = export_banding(lama, load_dokumen(kantor), "a", "b", tmp_path / "b.pdf").peringatan
    assert "SEKRETARIS KECAMATAN: huruf 漢" in kalimat


def test_a_comparison_that_is_stopped_or_has_no_place_leaves_nothing(kantor: Kantor, tmp_path: Path) -> None:
    lama = load_dokumen(kantor)

    def stop(_step: int, _total: int, _teks: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        export_banding(lama, lama, "a", "b", tmp_path / "b.pdf", stop)
    with pytest.raises((UserError, EnvironmentFailure)):
        export_banding(lama, lama, "a", "b", tmp_path / "tidak ada" / "b.pdf")
    assert not list(tmp_path.glob("*.pdf"))
