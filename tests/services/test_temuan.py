"""What is missing on the forms, as sentences that lead to the place."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.cetak import is_draft
from iki_desktop.services.jabatan import add_jabatan
from iki_desktop.services.kantor import Kantor, create_office, open_office
from iki_desktop.services.sunting import insert_indikator, insert_sasaran
from iki_desktop.services.temuan import Temuan, load_temuan, office_temuan


@pytest.fixture
def kantor(tmp_path: Path) -> Iterator[Kantor]:
    create_office(tmp_path / "k.iki", "kosong", 2026)
    hasil = open_office(tmp_path / "k.iki")
    yield hasil
    hasil.close()


def _form(kantor: Kantor, *rumus: str, sasaran: str = "Meningkatnya mutu") -> tuple[int, int, list[int]]:
    """A position with one goal and an indicator for each formula."""
    (id_jabatan,) = add_jabatan(kantor, "KASI UJI", induk=None).new
    id_sasaran, pertama = insert_sasaran(kantor, id_jabatan, 0, sasaran).new
    baris = [{"teks": f"Persentase {n}", "rumus": r} for n, r in enumerate(rumus)]
    new = insert_indikator(kantor, id_sasaran, 1, baris).new if baris else ()
    return id_jabatan, id_sasaran, [pertama, *new]


def _know(kantor: Kantor, *nama: str) -> None:
    with kantor.write("uji"):
        kantor.store.connection.executemany("INSERT INTO variabel (nama) VALUES (?)", [(n,) for n in nama])


def test_sound_form_has_no_findings(kantor: Kantor) -> None:
    _know(kantor, "Pegawai hadir", "pegawai")
    _form(kantor, "Kehadiran = ∑[pegawai  HADIR] / [Pegawai] x 100%\n\n∑[Pegawai]")
    assert load_temuan(kantor) == {}


def test_a_badge_and_the_paper_call_the_same_formulas_drafts(kantor: Kantor) -> None:
    _know(kantor, "A", "B")
    semua = ("Jumlah kegiatan yang dilaksanakan", "[A] / [B]\nper bulan", "[A] x", "Jumlah (", "[A] [B]")
    id_jabatan, _, baris = _form(kantor, *semua)
    ditandai = {t.tempat.id for t in load_temuan(kantor).get(id_jabatan, ()) if t.tempat is not None}
    assert ditandai == {nomor for nomor, rumus in zip(baris[1:], semua, strict=True) if is_draft(rumus)}
    assert not ditandai & set(baris[1:3])


def test_form_without_goals_says_so(kantor: Kantor) -> None:
    (id_jabatan,) = add_jabatan(kantor, "STAF", induk=None).new
    assert load_temuan(kantor) == {id_jabatan: (Temuan("sasaran", "Formulir ini belum berisi sasaran."),)}


@pytest.mark.parametrize(
    ("sasaran", "rumus", "kalimat"),
    [(" \n", ["1 + 1"], "Sasaran ke-1 belum ditulis."), ("Naik", [], "Sasaran ke-1 belum punya indikator.")],
)
def test_empty_goal_is_found_in_its_place(kantor: Kantor, sasaran: str, rumus: list[str], kalimat: str) -> None:
    id_jabatan, id_sasaran, _ = _form(kantor, *rumus, sasaran=sasaran)
    assert load_temuan(kantor)[id_jabatan] == (Temuan("sasaran", kalimat, Tempat("sasaran", id_sasaran, "teks")),)


def test_drafts_and_unknown_names_lead_to_their_formula(kantor: Kantor) -> None:
    _know(kantor, "Surat")
    id_jabatan, _, id_indikator = _form(kantor, "([Surat]", "[Surat] / [Surat masuk] x 100%", "[A] + [B] + [a]")
    temuan = load_temuan(kantor)[id_jabatan]
    assert [t.tempat for t in temuan] == [Tempat("indikator", i, "rumus") for i in id_indikator[1:]]
    assert [t.kalimat for t in temuan] == [
        "Rumus “Persentase 0” masih konsep. Kurung buka ini belum ditutup.",
        "Rumus “Persentase 1” memakai [Surat masuk], yang belum ada di daftar variabel.",
        "Rumus “Persentase 2” memakai 2 nama yang belum ada di daftar variabel: A, B.",
    ]


def test_long_texts_are_cut_in_sentences(kantor: Kantor) -> None:
    id_jabatan, id_sasaran, _ = _form(kantor, "1")
    (indikator,) = insert_indikator(kantor, id_sasaran, 1, [{"teks": "panjang\nsekali " * 50, "rumus": "1 +"}]).new
    (temuan,) = load_temuan(kantor)[id_jabatan]
    assert len(temuan.kalimat) < 150
    assert temuan.tempat == Tempat("indikator", indikator, "rumus")


def test_only_the_year_one_works_in_counts(kantor: Kantor) -> None:
    add_jabatan(kantor, "STAF", induk=None)
    with kantor.write("uji"):
        kantor.store.connection.execute("INSERT INTO tahun (tahun) VALUES (2027)")
    assert load_temuan(kantor) == {}


def test_document_wants_a_signatory(kantor: Kantor) -> None:
    with kantor.write("uji"):
        kantor.store.connection.execute("UPDATE penandatangan SET nama = ' '")
    (temuan,) = office_temuan(kantor)
    assert (temuan.jenis, temuan.tempat) == ("penandatangan", None)
    assert "2026" in temuan.kalimat
    with kantor.write("uji"):
        kantor.store.connection.execute("DELETE FROM penandatangan")
    assert office_temuan(kantor) == (temuan,)


def test_pujon(kantor_pujon_path: Path) -> None:
    kantor = open_office(kantor_pujon_path)
    try:
        temuan = load_temuan(kantor)
        assert office_temuan(kantor) == ()
    finally:
        kantor.close()
    assert [t.kalimat for semua in temuan.values() for t in semua if t.jenis == "rumus"] == []
    assert len(temuan) == 5
