"""`iki cetak --jenis`: letters to villages, the matrix of who has reported, and the kinds that are refused."""

from datetime import date
from pathlib import Path

import pypdf
import pytest

from iki_desktop import cli_cetak
from iki_desktop.domain.figur import baca_figur
from iki_desktop.services.angka import set_angka
from iki_desktop.services.desa import load_desa
from iki_desktop.services.kantor import open_office
from iki_desktop.services.keadaan import missing
from iki_desktop.services.tahun import copy_year
from tests.cli.bahan import content, require_sentence
from tests.cli.conftest import Iki


class _Hari(date):
    @classmethod
    def today(cls) -> "_Hari":
        """The day of these tests."""
        return cls(2026, 3, 23)


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli_cetak, "date", _Hari)


def report(path: Path, *nama: str, bulan: int = 1) -> None:
    """These villages send all of a month."""
    kantor = open_office(path)
    for desa in load_desa(kantor):
        if not nama or desa.nama in nama:
            set_angka(kantor, {k: baca_figur("3") for _, k in missing(kantor, desa.id, bulan).belum})
    kantor.close()


def words(path: Path) -> str:
    return " ".join(" ".join(h.extract_text() for h in pypdf.PdfReader(path).pages).split())


def test_the_matrix_of_a_period(kantor_pujon_path: Path, iki: Iki) -> None:
    out = kantor_pujon_path.with_name("belum.pdf")
    report(kantor_pujon_path, "Ngroto")
    jawab = iki("cetak", kantor_pujon_path, "-o", out, "--jenis", "belum-lapor", "--periode", "2026-TW1", "--json")
    assert jawab.status == 0
    halaman = len(pypdf.PdfReader(out).pages)
    assert jawab.json == {
        "berkas": str(out), "jenis": "belum-lapor", "periode": "2026-TW1", "halaman": halaman, "desa": 10,
        "kertas": "a4", "peringatan": [],
    }  # fmt: skip
    teks = words(out)
    for satu in ("SAMPAI MARET 2026", "KEADAAN 23 MARET 2026", "Lengkap", "Belum", "1 dari 10", "Pujon, 23 Maret 2026"):
        assert satu in teks
    polos = iki("cetak", kantor_pujon_path, "-o", out, "--jenis", "belum-lapor", "--periode", "2026-TW1")
    assert polos.out == f"10 desa, {halaman} halaman tertulis ke {out}\n"


def test_letters_to_those_who_owe(kantor_pujon_path: Path, iki: Iki) -> None:
    out = kantor_pujon_path.with_name("surat.pdf")
    report(kantor_pujon_path, "Ngroto", "Ngabab")
    jawab = iki("cetak", kantor_pujon_path, "-o", out, "--jenis", "surat", "--periode", "2026-01", "--json")
    assert jawab.status == 0
    assert (jawab.json["surat"], jawab.json["halaman"]) == (8, len(pypdf.PdfReader(out).pages))
    assert jawab.json["periode"] == "2026-01"
    assert "Ngroto" not in [d["nama"] for d in jawab.json["desa"]]
    assert jawab.json["desa"][0] == {"id": 1, "nama": "Bendosari", "belum": 8, "seharusnya": 8}
    teks = words(out)
    assert "Kepala Desa Bendosari" in teks
    assert "Kepala Desa Ngroto" not in teks
    polos = iki("cetak", kantor_pujon_path, "-o", out, "--jenis", "surat", "--periode", "2026-01")
    assert polos.out == f"8 surat, {jawab.json['halaman']} halaman tertulis ke {out}\n"


def test_letters_to_chosen_villages_on_another_paper(kantor_pujon_path: Path, iki: Iki) -> None:
    out = kantor_pujon_path.with_name("surat.pdf")
    argv = ("cetak", kantor_pujon_path, "-o", out, "--jenis", "surat", "--periode", "2026", "--kertas", "f4", "--json")
    jawab = iki(*argv, "--lewat", "--desa", "pujon kidul", "6")
    assert [d["nama"] for d in jawab.json["desa"]] == ["Pujon Kidul", "Ngroto"]
    assert jawab.json["kertas"] == "f4"
    assert "Januari–Februari 2026" in words(out)
    assert float(pypdf.PdfReader(out).pages[0].mediabox.height) == pytest.approx(330 / 25.4 * 72, abs=1)
    assert "tahun 2026" in words(Path(iki(*argv).json["berkas"]))
    salah = iki(*argv[:-1], "--desa", "Pandansari")
    assert salah.status == 1
    assert "Pandansari" in require_sentence(salah)


def test_where_nobody_owes_nothing_is_written(kantor_pujon_path: Path, iki: Iki) -> None:
    report(kantor_pujon_path)
    before = content(kantor_pujon_path.parent)
    jawab = iki("cetak", kantor_pujon_path, "-o", kantor_pujon_path.with_name("x.pdf"), "--jenis", "surat",
                "--periode", "2026-01", "--json")  # fmt: skip
    assert jawab.status == 1
    assert require_sentence(jawab).startswith("Semua desa sudah melapor")
    assert jawab.json == {"galat": require_sentence(jawab)}
    assert content(kantor_pujon_path.parent) == before


@pytest.mark.parametrize("jenis", ["capaian", "rekap"])
def test_kinds_of_later_are_refused_with_another_way(kantor_pujon_path: Path, iki: Iki, jenis: str) -> None:
    jawab = iki("cetak", kantor_pujon_path, "-o", kantor_pujon_path.with_name("x.pdf"), "--jenis", jenis,
                "--periode", "2026-TW1")  # fmt: skip
    assert jawab.status == 1
    assert require_sentence(jawab) == f"Laporan {jenis} belum bisa dicetak; pakai iki hitung."


@pytest.mark.parametrize(
    ("argv", "kata"),
    [
        (("--jenis", "surat"), "--jenis surat memerlukan --periode"),
        (("--jenis", "belum-lapor"), "--jenis belum-lapor memerlukan --periode"),
        (("--jenis", "surat", "--periode", "2026", "--jabatan", "1"), "--jabatan tidak berlaku"),
        (("--jenis", "belum-lapor", "--periode", "2026", "--desa", "1"), "--desa hanya untuk --jenis surat"),
        (("--lewat",), "--lewat hanya untuk --jenis surat"),
        (("--jenis", "laporan"), "“laporan” tidak ada pilihannya"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_use(
    kantor_pujon_path: Path, iki: Iki, argv: tuple[str, ...], kata: str
) -> None:
    out = kantor_pujon_path.with_name("x.pdf")
    jawab = iki("cetak", kantor_pujon_path, "-o", out, *argv)
    assert (jawab.status, out.exists()) == (2, False)
    assert kata in jawab.err


@pytest.mark.parametrize("jenis", ["surat", "belum-lapor"])
@pytest.mark.parametrize(
    ("periode", "nama", "kata"),
    [
        ("2025-01", "x.pdf", "Tahun 2025 tidak ada"),
        ("Januari", "x.pdf", "bukan periode"),
        ("2026-01", "x.xlsx", "tidak berakhiran .pdf"),
        ("2026-01", "pujon.iki", "berkas kantor itu sendiri"),
    ],
)
def test_what_cannot_be_done_is_refused(
    kantor_pujon_path: Path, iki: Iki, jenis: str, periode: str, nama: str, kata: str
) -> None:
    before = content(kantor_pujon_path.parent)
    out = kantor_pujon_path.with_name(nama)
    jawab = iki("cetak", kantor_pujon_path, "-o", out, "--jenis", jenis, "--periode", periode)
    assert jawab.status == 1
    assert kata in require_sentence(jawab)
    assert content(kantor_pujon_path.parent) == before


def test_forms_of_the_year_of_a_period(kantor_pujon_path: Path, iki: Iki) -> None:
    kantor = open_office(kantor_pujon_path)
    copy_year(kantor, 2026, 2027)
    kantor.close()
    out = kantor_pujon_path.with_name("iki.pdf")
    judul = []
    for periode in ((), ("--periode", "2026-TW1"), ("--periode", "2027")):
        assert iki("cetak", kantor_pujon_path, "-o", out, *periode).status == 0
        tentang = pypdf.PdfReader(out).metadata
        assert tentang is not None
        judul.append(str(tentang.title)[-4:])
    assert judul == ["2027", "2026", "2027"]
