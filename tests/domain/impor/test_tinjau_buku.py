"""The review of a whole file: our own template and foreign sheets, figures in several sheets, what a file is of."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from iki_desktop.domain.impor.hasil_buku import TinjauanBuku
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.lembar import Buku, Lembar, Sel
from iki_desktop.domain.impor.peta import KolomNilai
from iki_desktop.domain.impor.sumber import nama_sumber
from iki_desktop.domain.impor.tanya import Jawaban, kunci_di
from iki_desktop.domain.impor.templat import (
    KUNCI_CATATAN,
    KUNCI_KEPALA,
    KUNCI_NAMA,
    Identitas,
    tanda_lembar,
    tulis_identitas,
    tulis_kunci_periode,
    tulis_kunci_variabel,
)
from iki_desktop.domain.impor.tinjau_buku import Ingatan, tinjau_buku
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import kunci_cari
from tests.domain.impor.meja_uji import (
    BELANJA,
    BENDOSARI,
    HADIR,
    JANUARI,
    KONTEKS,
    NGROTO,
    SERAPAN,
    kolom_desa,
    lembar,
    nasib,
    nilai,
    sebab,
)

REKAP = lembar(
    "REKAPITULASI KEGIATAN DESA",
    "BULAN JANUARI 2026",
    "No|Desa|Warga hadir|Belanja",
    "1|Ngroto|12|100",
    "2|Bendosari|15 orang|200",
    "|Jumlah|27|300",
)


def buku(*lembar: Lembar, nama: str = "rekap.xlsx") -> Buku:
    return Buku(nama, "0" * 64, "xlsx", lembar)


def tinjau(satu: Buku, jawaban: Jawaban | None = None, konteks: Konteks = KONTEKS) -> TinjauanBuku:
    return tinjau_buku(satu, konteks, {kunci_cari(k): v for k, v in (jawaban or {}).items()})


def templat(
    *, kode: str = "kode-kita", kecamatan: str = "Pujon", desa: int = NGROTO, nama: str = "Ngroto", versi: int = 1
) -> Buku:
    """A template of one village, filled in."""
    variabel = ((HADIR.id, HADIR.nama), (BELANJA.id, BELANJA.nama), (99, "Yang dihapus"))
    siapa = Identitas(kode, kecamatan, "Malang", desa, nama, Periode(2026, 1, 3), variabel, versi)
    bulan = siapa.periode.bagian("bulanan")
    isi: list[Sequence[Sel]] = [
        [
            f"t{tanda_lembar(siapa)}",
            f"t{KUNCI_NAMA}",
            *(f"t{tulis_kunci_periode(p)}" for p in bulan),
            f"t{KUNCI_CATATAN}",
        ],
        [None, f"tDESA {nama.upper()}"],
        [f"t{KUNCI_KEPALA}", "tVariabel", *(f"t{p.nama}" for p in bulan), "tCatatan"],
        [f"t{tulis_kunci_variabel(HADIR.id)}", f"t{HADIR.nama}", "n1", "n2", None, "thujan"],
        [f"t{tulis_kunci_variabel(BELANJA.id)}", f"t{BELANJA.nama}", "t-", None, "n5"],
        [f"t{tulis_kunci_variabel(99)}", "tYang dihapus", "n7"],
    ]
    data = Lembar("Bulanan", isi, baris_tersembunyi=frozenset({0}), kolom_tersembunyi=frozenset({0}))
    identitas = Lembar("_iki", [[f"t{a}", f"t{b}"] for a, b in tulis_identitas(siapa)], tersembunyi=True)
    return buku(Lembar("Petunjuk", [["tIsi kolom putih."], ["n5"]]), data, identitas, nama=f"Templat {nama} TW1.xlsx")


def test_a_foreign_file() -> None:
    hasil = tinjau(buku(REKAP))
    assert not hasil.templat
    assert not hasil.pertanyaan
    assert nilai(hasil.lembar[0]) == {
        (HADIR.id, "2026-01", NGROTO): "12",
        (HADIR.id, "2026-01", BENDOSARI): "15",
        (BELANJA.id, "2026-01", NGROTO): "100",
        (BELANJA.id, "2026-01", BENDOSARI): "200",
    }
    assert sum(hasil.hitung().values()) == sum(1 for _ in REKAP.terisi())
    assert sebab(hasil.lembar[0], "C6").startswith("Baris jumlah")


def test_empty_and_hidden_sheets_of_a_foreign_file() -> None:
    hasil = tinjau(buku(REKAP, Lembar("Sheet2", []), replace(REKAP, nama="Lama", tersembunyi=True)))
    assert len(hasil.lembar[0].ambilan) == 4
    assert not hasil.lembar[1].ambilan
    assert sebab(hasil.lembar[2], "C4") == "Lembar ini tersembunyi di berkasnya, jadi tidak diimpor."


def test_a_figure_in_two_sheets() -> None:
    hasil = tinjau(buku(REKAP, replace(REKAP, nama="Salinan")))
    assert len(hasil.lembar[0].ambilan) == 4
    assert sebab(hasil.lembar[1], "C4") == "Sama dengan lembar Rekap sel C4."
    lain = [list(baris) for baris in REKAP.baris]
    lain[3][2] = "n99"
    hasil = tinjau(buku(REKAP, replace(REKAP, nama="Lain", baris=lain)))
    assert (nasib(hasil.lembar[0], "C4"), nasib(hasil.lembar[1], "C4")) == ("ditolak", "ditolak")
    assert (
        sebab(hasil.lembar[0], "C4")
        == "Angka ini juga ada di lembar Lain sel C4: 99. Hapus yang salah, lalu impor lagi."
    )
    assert sebab(hasil.lembar[1], "C4").startswith("Angka ini juga ada di lembar Rekap sel C4: 12.")


def test_one_question_for_a_village_in_two_sheets() -> None:
    satu = [list(baris) for baris in REKAP.baris]
    dua = [list(baris) for baris in REKAP.baris]
    satu[3][1], dua[3][1] = "tPandansari", "tPANDANSARI"
    hasil = tinjau(buku(replace(REKAP, baris=satu), replace(REKAP, nama="Dua", baris=dua)))
    assert [p.kunci for p in hasil.pertanyaan] == ["Pandansari"]


def test_a_header_and_a_title_of_different_months_are_asked() -> None:
    """Somebody wrote a new month over the old header, or filled in the wrong file."""
    isi = lembar("LAPORAN DESA NGROTO", "BULAN FEBRUARI 2026", "Uraian|Januari 2026", "Warga hadir|12")
    (tanya,) = tinjau(buku(isi)).pertanyaan
    assert (tanya.jenis, tanya.kunci) == ("periode", "[rekap.xlsx] periode Rekap!B3")
    assert [p.nilai for p in tanya.pilihan] == ["2026-01", "2026-02", "abaikan"]
    for jawaban in ("2026-01", "2026-02"):
        (ambilan,) = tinjau(buku(isi), {tanya.kunci: jawaban}).lembar[0].ambilan.values()
        assert str(ambilan.kunci[1]) == jawaban
    assert not tinjau(buku(isi), {tanya.kunci: "abaikan"}).lembar[0].ambilan
    setahun = lembar("LAPORAN DESA NGROTO", "BULAN FEBRUARI 2026", "Uraian|Januari|Februari", "Warga hadir|12|13")
    assert not tinjau(buku(setahun)).pertanyaan, "the month of the title is among them"


def test_a_title_of_two_years_is_told_as_such() -> None:
    baris = list(REKAP.baris)
    (usulan,) = tinjau(buku(replace(REKAP, baris=[*baris[:2], ["tData tahun 2025"], *baris[2:]]))).lembar[0].usulan
    assert "Judul menyebut tahun 2026 dan 2025." in usulan.sebab
    assert "None" not in usulan.sebab


def test_an_answer_about_a_sheet_of_one_file_is_none_about_that_of_another() -> None:
    """Each village calls its sheet Sheet1."""
    isi = lembar("LAPORAN JANUARI 2026", "Uraian|Jumlah", "Warga hadir|12", "Belanja|100", nama="Sheet1")
    satu, dua = buku(isi, nama="laporan 1.xlsx"), buku(isi, nama="laporan 2.xlsx")
    kunci = [p.kunci for berkas in (satu, dua) for p in tinjau(berkas).pertanyaan]
    assert kunci == ["[laporan 1.xlsx] desa Sheet1", "[laporan 2.xlsx] desa Sheet1"]
    jawaban = {kunci[0]: "Ngroto"}
    assert {a.kunci[2] for a in tinjau(satu, jawaban).lembar[0].ambilan.values()} == {NGROTO}
    assert not tinjau(dua, jawaban).lembar[0].ambilan
    assert [p.kunci for p in tinjau(dua, jawaban).pertanyaan] == kunci[1:]


def test_a_title_of_another_subdistrict_is_asked() -> None:
    lain = replace(REKAP, baris=[["tKECAMATAN NGANTANG"], *REKAP.baris])
    hasil = tinjau(buku(lain))
    assert [p.kunci for p in hasil.pertanyaan] == ["[rekap.xlsx] kantor Rekap"]
    assert not hasil.lembar[0].ambilan
    assert len(tinjau(buku(lain), {"kantor Rekap": "ya"}).lembar[0].ambilan) == 4
    hasil = tinjau(buku(lain), {"kantor Rekap": "abaikan"})
    assert sebab(hasil.lembar[0], "C5") == "Tabel Kecamatan Ngantang, diabaikan (jawaban Anda)."


def test_a_meaning_set_by_hand_wins() -> None:
    peta = {("Rekap", 0): replace(kolom_desa(KolomNilai(2, SERAPAN.id)), abaikan=frozenset({0, 3}))}
    peta["Rekap", 0] = replace(peta["Rekap", 0], desa=replace(peta["Rekap", 0].desa, kolom=1))
    hasil = tinjau_buku(buku(REKAP), KONTEKS, {}, peta)
    assert nilai(hasil.lembar[0]) == {(SERAPAN.id, "2026-01", NGROTO): "12"}
    assert hasil.lembar[0].usulan[0].yakin == 1.0
    assert "padahal satuannya %" in sebab(hasil.lembar[0], "C5")


def test_tables_are_found_once() -> None:
    ingatan = Ingatan()
    pertama = tinjau_buku(buku(REKAP), KONTEKS, {}, ingatan=ingatan)
    kedua = tinjau_buku(buku(REKAP), KONTEKS, {}, ingatan=ingatan)
    assert kedua.lembar[0].tabel is pertama.lembar[0].tabel or kedua.lembar[0].tabel[0] is pertama.lembar[0].tabel[0]
    baru = tinjau_buku(buku(REKAP), replace(KONTEKS, periode=Periode(2026, 2, 1)), {}, ingatan=ingatan)
    assert not baru.lembar[0].ambilan


def test_our_own_template() -> None:
    hasil = tinjau(templat())
    assert hasil.templat
    assert hasil.sumber == f"templat:{NGROTO}:2026-TW1"
    assert not hasil.pertanyaan
    assert nilai(hasil.lembar[1]) == {
        (HADIR.id, "2026-01", NGROTO): "1",
        (HADIR.id, "2026-02", NGROTO): "2",
        (BELANJA.id, "2026-01", NGROTO): "nihil",
        (BELANJA.id, "2026-03", NGROTO): "5",
    }
    assert {a.catatan for a in hasil.lembar[1].ambilan.values()} == {"", "hujan"}
    assert sebab(hasil.lembar[1], "C6") == (
        "Variabel templat dengan kunci iki:v99 tidak ada lagi di kantor ini. Buat templat baru."
    )
    assert sebab(hasil.lembar[1], "A1") == "Tanda templat."
    assert sebab(hasil.lembar[0], "A2") == "Petunjuk pengisian templat."
    assert sebab(hasil.lembar[2], "A1") == "Tanda templat."


def test_a_template_of_another_subdistrict_is_refused_wholly() -> None:
    hasil = tinjau(templat(kode="lain", kecamatan="Ngantang"))
    hitung = hasil.hitung()
    assert hitung["ditolak"] == sum(hitung.values())
    assert "Kecamatan Ngantang" in sebab(hasil.lembar[1], "C4")


def test_a_template_of_a_newer_program_is_refused_wholly() -> None:
    hitung = tinjau(templat(versi=2)).hitung()
    assert hitung["ditolak"] == sum(hitung.values())


def test_a_template_of_another_file_of_this_office_is_read_by_names_if_wanted() -> None:
    asing = templat(kode="kode-lama")
    hasil = tinjau(asing)
    assert [p.kunci for p in hasil.pertanyaan] == ["kantor Pujon"]
    assert not hasil.lembar[1].ambilan
    assert len(tinjau(asing, {"kantor Pujon": "ya"}).lembar[1].ambilan) == 4
    hasil = tinjau(asing, {"kantor Pujon": "abaikan"})
    assert not hasil.pertanyaan
    assert nasib(hasil.lembar[1], "C4") == "diabaikan"


def test_a_template_whose_village_is_not_certain_is_asked() -> None:
    ragu = replace(templat(), nama="Bendosari.xlsx")
    hasil = tinjau(ragu)
    assert [p.kunci for p in hasil.pertanyaan] == [kunci_di(ragu.nama, "desa templat Ngroto")]
    assert not hasil.lembar[1].ambilan
    hasil = tinjau(ragu, {"desa templat Ngroto": "Bendosari"})
    assert (HADIR.id, "2026-01", BENDOSARI) in nilai(hasil.lembar[1])


@pytest.mark.parametrize(
    ("nama", "sumber"),
    [
        ("Laporan Ngroto Januari.xlsx", "laporan ngroto januari"),
        ("Laporan Ngroto Januari (1).xlsx", "laporan ngroto januari"),
        ("Laporan Ngroto Januari - Copy.xlsx", "laporan ngroto januari"),
        ("Laporan Ngroto Januari - Copy (2).xlsx", "laporan ngroto januari"),
        ("Salinan Laporan Ngroto Januari.xls", "laporan ngroto januari"),
        ("Copy of Laporan Ngroto Januari.xls", "laporan ngroto januari"),
        ("LAPORAN_NGROTO_JANUARI_rev2.ods", "laporan ngroto januari"),
        ("laporan ngroto januari revisi 2 fix FINAL.xlsx", "laporan ngroto januari"),
        ("laporan ngroto januari perbaikan.xlsx", "laporan ngroto januari"),
        ("laporan ngroto januari-final.xlsx", "laporan ngroto januari"),
        ("laporan ngroto januari v2.xlsx", "laporan ngroto januari"),
        ("laporan ngroto januari (revisi).xlsx", "laporan ngroto januari"),
        ("laporan ngroto 01.xlsx", "laporan ngroto 01"),
        ("laporan ngroto 2026.xlsx", "laporan ngroto 2026"),
        ("laporan ngroto tw 2.xlsx", "laporan ngroto tw 2"),
        ("Desa Finalis.xlsx", "desa finalis"),
        ("final.xlsx", "final"),
        ("revisi.v2.xlsx", "revisi"),
        ("", ""),
    ],
)
def test_a_corrected_file_is_known_by_its_name(nama: str, sumber: str) -> None:
    assert nama_sumber(nama) == sumber


def test_periods_of_a_file_of_months() -> None:
    satu = lembar("Warga hadir Tahun 2026", "Desa|Januari|Februari", "Ngroto|1|2", "Bendosari|3|4")
    hasil = tinjau(buku(satu))
    assert nilai(hasil.lembar[0])[HADIR.id, "2026-02", BENDOSARI] == "4"
    assert JANUARI.nama == "Januari 2026"
