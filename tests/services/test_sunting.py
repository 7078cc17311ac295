"""Editing a form: each intention does what it says, in one step, and refuses the rest with a sentence."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from iki_desktop.domain.dokumen import Dokumen, Formulir
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services import jabatan, riwayat, salinan, sunting, tabel
from iki_desktop.services.cetak import render_pdf
from iki_desktop.services.formulir import load_dokumen, load_formulir
from iki_desktop.services.kantor import Kantor, create_office, open_office

KASI = 2


@pytest.fixture
def kantor(kantor_pujon_path: Path) -> Iterator[Kantor]:
    """Pujon, open."""
    hasil = open_office(kantor_pujon_path)
    yield hasil
    hasil.close()


def form(kantor: Kantor) -> Formulir:
    """The form of the Kasi Pemerintahan."""
    return load_formulir(kantor, KASI)


def retype(kantor: Kantor, dokumen: Dokumen) -> None:
    """Types a whole document into an empty office, as the clerk would, position by position, cell by cell."""
    for formulir in dokumen.formulir:
        (nomor,) = jabatan.add_jabatan(kantor, formulir.nama, induk=None).new
        s, i, p, d = formulir.kolom
        sunting.set_formulir(
            kantor, nomor, judul=formulir.judul, kolom_sasaran=s, kolom_indikator=i, kolom_penjelasan=p,
            kolom_sumber=d, gaya_daftar=formulir.gaya_daftar, fungsi_tercetak=formulir.fungsi_tercetak,
        )  # fmt: skip
        for ke, tugas in enumerate(formulir.tugas):
            (butir,) = sunting.insert_butir(kantor, nomor, "tugas", ke).new
            sunting.set_teks(kantor, Tempat("tugas", butir, "teks"), tugas, ketik=True)
        sunting.insert_butir(kantor, nomor, "fungsi", 0, formulir.fungsi)
        for ke, sasaran in enumerate(formulir.sasaran):
            id_sasaran, kosong = sunting.insert_sasaran(kantor, nomor, ke, sasaran.teks).new
            sunting.delete_indikator(kantor, [kosong])
            for baris, indikator in enumerate(sasaran.indikator):
                (satu,) = sunting.insert_indikator(kantor, id_sasaran, baris, [{"teks": indikator.teks}]).new
                for kolom in ("penanda", "penjelasan", "rumus", "catatan", "sumber"):
                    sunting.set_teks(kantor, Tempat("indikator", satu, kolom), getattr(indikator, kolom), ketik=True)
                sunting.set_indikator(
                    kantor, satu, kolom_catatan=indikator.kolom_catatan,
                    gabung_penjelasan=indikator.gabung_penjelasan, gabung_sumber=indikator.gabung_sumber,
                )  # fmt: skip


def test_the_forms_retyped_give_the_same_pdf(dokumen_pujon: Dokumen, tmp_path: Path) -> None:
    create_office(tmp_path / "baru.iki", "kosong", dokumen_pujon.tahun)
    kantor = open_office(tmp_path / "baru.iki")
    retype(kantor, dokumen_pujon)
    baru = load_dokumen(kantor)
    kantor.close()
    assert len(baru.formulir) == 28
    asli = dokumen_pujon
    sama = Dokumen(asli.kecamatan, asli.kabupaten, asli.tahun, baru.formulir, asli.penandatangan, asli.gaya)
    assert render_pdf(sama) == render_pdf(asli)


def test_new_items_stand_where_they_were_put(kantor: Kantor) -> None:
    tugas = form(kantor).tugas
    changes = sunting.insert_butir(kantor, KASI, "tugas", 1, ["satu", "dua"])
    assert form(kantor).tugas == (tugas[0], "satu", "dua", *tugas[1:])
    assert [b.id for b in form(kantor).tugas[1:3]] == list(changes.new)  # type: ignore[attr-defined]
    assert changes.rows == {"tugas": set(changes.new)}  # no other row was touched


def test_a_hundred_items_put_at_one_place_stay_in_order(kantor: Kantor) -> None:
    semula = form(kantor).tugas
    for nomor in range(100):
        sunting.insert_butir(kantor, KASI, "tugas", 1, [str(nomor)])
    assert form(kantor).tugas == (semula[0], *map(str, range(99, -1, -1)), *semula[1:])


def test_the_first_item_can_not_join_another(kantor: Kantor) -> None:
    semula = form(kantor).tugas
    assert sunting.join_butir(kantor, "tugas", semula[0].id).step is None  # type: ignore[attr-defined]
    assert form(kantor).tugas == semula


def test_a_text_is_stored_without_what_has_no_shape(kantor: Kantor) -> None:
    nomor = form(kantor).sasaran[0].indikator[0].id
    sunting.set_teks(kantor, Tempat("indikator", nomor, "teks"), "pela\u00adyanan\tumum\r\n“baik”\x07")
    assert form(kantor).sasaran[0].indikator[0].teks == "pelayanan umum\n“baik”"


def test_ten_thousand_letters_are_stored_and_a_whole_book_is_not(kantor: Kantor) -> None:
    nomor = form(kantor).sasaran[0].indikator[0].id
    tempat = Tempat("indikator", nomor, "penjelasan")
    sunting.set_teks(kantor, tempat, "kata " * 2000)
    assert len(form(kantor).sasaran[0].indikator[0].penjelasan) == 10_000
    with pytest.raises(UserError, match="lebih dari 100 ribu huruf"):
        sunting.set_teks(kantor, tempat, "x" * 100_001)
    assert len(form(kantor).sasaran[0].indikator[0].penjelasan) == 10_000


@pytest.mark.parametrize("nama", ["", "  ", "\n", "\u00ad"])
def test_a_position_keeps_a_name(kantor: Kantor, nama: str) -> None:
    with pytest.raises(UserError, match="Nama jabatan kosong"):
        sunting.set_teks(kantor, Tempat("jabatan", KASI, "nama"), nama)
    with pytest.raises(UserError, match="Nama jabatan kosong"):
        jabatan.rename_jabatan(kantor, KASI, nama)
    with pytest.raises(UserError, match="Nama jabatan kosong"):
        jabatan.add_jabatan(kantor, nama, induk=None)
    assert form(kantor).nama == "KASI PEMERINTAHAN"
    assert riwayat.history(kantor) == ()


def test_a_row_that_is_gone_is_told(kantor: Kantor) -> None:
    nomor = form(kantor).sasaran[0].id
    sunting.delete_sasaran(kantor, [nomor])
    with pytest.raises(UserError, match="sudah tidak ada"):
        sunting.set_teks(kantor, Tempat("sasaran", nomor, "teks"), "x")
    with pytest.raises(UserError, match="sudah tidak ada"):
        sunting.insert_indikator(kantor, nomor, 0)


def test_a_row_that_leaves_its_merged_cell_leaves_it_to_the_next(kantor: Kantor) -> None:
    (sasaran, satu) = sunting.insert_sasaran(kantor, KASI, 0).new
    dua, tiga = sunting.insert_indikator(kantor, sasaran, 1, [{"teks": "dua"}, {"teks": "tiga"}]).new
    for nomor in (dua, tiga):
        sunting.set_indikator(kantor, nomor, gabung_sumber=True)
    sunting.move_indikator(kantor, satu, sasaran, 2)
    baris = form(kantor).sasaran[0].indikator
    assert [(i.id, i.gabung_sumber) for i in baris] == [(dua, False), (tiga, True), (satu, False)]
    sunting.delete_indikator(kantor, [dua])
    assert [i.gabung_sumber for i in form(kantor).sasaran[0].indikator] == [False, False]


def test_an_indicator_moves_to_another_goal(kantor: Kantor) -> None:
    id_sasaran, pertama = sunting.insert_sasaran(kantor, KASI, 0, "baru").new
    pindah = form(kantor).sasaran[1].indikator[0]
    changes = sunting.move_indikator(kantor, pindah.id, id_sasaran, 0)
    assert [i.id for i in form(kantor).sasaran[0].indikator] == [pindah.id, pertama]
    assert changes.jabatan == {KASI}
    riwayat.undo(kantor)
    assert form(kantor).sasaran[1].indikator[0].id == pindah.id


def test_the_form_of_another_position_is_copied_after_or_in_place(kantor: Kantor) -> None:
    asal, semula = load_formulir(kantor, 1), form(kantor)
    salinan.copy_isi(kantor, 1, KASI, frozenset(("tugas", "tabel")), ganti=False)
    assert form(kantor).tugas == semula.tugas + asal.tugas
    assert [s.teks for s in form(kantor).sasaran] == [s.teks for s in (*semula.sasaran, *asal.sasaran)]
    riwayat.undo(kantor)
    salinan.copy_isi(kantor, 1, KASI, frozenset(("kepala", "tugas", "fungsi", "tabel")), ganti=True)
    baru = form(kantor)
    assert (baru.nama, baru.tugas, baru.fungsi, baru.judul) == (semula.nama, asal.tugas, asal.fungsi, asal.judul)
    assert [i.rumus for s in baru.sasaran for i in s.indikator] == [i.rumus for s in asal.sasaran for i in s.indikator]
    with pytest.raises(UserError, match="asal dan tujuan sama"):
        salinan.copy_isi(kantor, 1, 1, frozenset(("tugas",)), ganti=True)


def merged(kantor: Kantor) -> tuple[int, list[int]]:
    """A goal whose three rows share the cell of their source, and those rows."""
    sasaran, satu = sunting.insert_sasaran(kantor, KASI, 0).new
    sunting.set_indikator(kantor, satu, sumber="DPA")
    lain = sunting.insert_indikator(kantor, sasaran, 1, [{"teks": "dua"}, {"teks": "tiga"}]).new
    for nomor in lain:
        sunting.set_indikator(kantor, nomor, gabung_sumber=True)
    return sasaran, [satu, *lain]


def sources(kantor: Kantor) -> list[tuple[str, bool]]:
    return [(i.sumber, i.gabung_sumber) for i in form(kantor).sasaran[0].indikator]


def test_the_text_of_a_shared_cell_outlives_its_first_row(kantor: Kantor) -> None:
    _, (satu, dua, _) = merged(kantor)
    sunting.delete_indikator(kantor, [satu, dua, satu, 99_999])
    assert sources(kantor) == [("DPA", False)]


def test_a_row_that_leaves_a_shared_cell_takes_its_text_along(kantor: Kantor) -> None:
    sasaran, (_, dua, _) = merged(kantor)
    sunting.move_indikator(kantor, dua, sasaran, 2)
    assert sources(kantor) == [("DPA", False), ("", True), ("DPA", False)]


def test_an_empty_row_put_into_a_shared_cell_joins_it(kantor: Kantor) -> None:
    sasaran, _ = merged(kantor)
    sunting.insert_indikator(kantor, sasaran, 1, [{}, {}])
    assert sources(kantor) == [("DPA", False), *[("", True)] * 4]


def test_a_row_with_a_source_of_its_own_parts_a_shared_cell(kantor: Kantor) -> None:
    sasaran, _ = merged(kantor)
    sunting.insert_indikator(kantor, sasaran, 2, [{"sumber": "Subag Umum"}])
    assert sources(kantor) == [("DPA", False), ("", True), ("Subag Umum", False), ("DPA", False)]


def test_what_is_put_where_it_is_makes_no_step(kantor: Kantor) -> None:
    sasaran, baris = merged(kantor)
    sunting.insert_butir(kantor, KASI, "tugas", 1, ["setengah jalan"])
    sebelum = len(riwayat.history(kantor))
    for ke, butir in enumerate(form(kantor).tugas):
        assert sunting.move_butir(kantor, "tugas", butir.id, ke).step is None  # type: ignore[attr-defined]
    for ke, nomor in enumerate(baris):
        assert sunting.move_indikator(kantor, nomor, sasaran, ke).step is None
    assert sunting.move_indikator(kantor, baris[-1], sasaran, 99).step is None
    assert len(riwayat.history(kantor)) == sebelum
    assert sources(kantor) == [("DPA", False), ("", True), ("", True)]


def test_too_long_a_text_is_refused_wherever_it_comes_from(kantor: Kantor) -> None:
    panjang = "x" * 100_001
    nomor = form(kantor).tugas[0].id  # type: ignore[attr-defined]
    sasaran = form(kantor).sasaran[0].id
    semua: tuple[Callable[[], object], ...] = (
        lambda: sunting.insert_butir(kantor, KASI, "tugas", 0, [panjang]),
        lambda: sunting.split_butir(kantor, "tugas", nomor, panjang, ""),
        lambda: sunting.insert_sasaran(kantor, KASI, 0, panjang),
        lambda: sunting.insert_indikator(kantor, sasaran, 0, [{"rumus": panjang}]),
        lambda: sunting.set_formulir(kantor, KASI, judul=panjang),
        lambda: tabel.insert_tabel(kantor, KASI, 0, [("", [{"teks": panjang}])]),
        lambda: jabatan.rename_jabatan(kantor, KASI, panjang),
    )
    for masuk in semua:
        with pytest.raises(UserError, match=r"lebih dari (100 ribu|300) huruf"):
            masuk()
    assert riwayat.history(kantor) == ()


def test_a_goal_that_is_gone_takes_no_row(kantor: Kantor) -> None:
    nomor = form(kantor).sasaran[0].indikator[0].id
    with pytest.raises(UserError, match="sudah tidak ada"):
        sunting.move_indikator(kantor, nomor, 99_999, 0)
