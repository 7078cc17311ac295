"""Writing an import: one step with file, sheet and cell of every figure, undone whole, now or later."""

from collections.abc import Sequence

import pytest

from iki_desktop.domain.figur import baca_figur
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.impor.hasil import Ambilan
from iki_desktop.domain.impor.hasil_buku import TinjauanBuku
from iki_desktop.domain.impor.peta import KolomNilai, Peta, Sumbu
from iki_desktop.domain.impor.rencana import Rencana
from iki_desktop.domain.periode import baca_periode
from iki_desktop.services.angka import load_angka, set_alasan, set_angka, set_catatan
from iki_desktop.services.desa import delete_desa, load_desa
from iki_desktop.services.impor import commit, load_konteks, plan
from iki_desktop.services.kantor import Changes, Kantor
from iki_desktop.services.kunci import lock
from iki_desktop.services.riwayat import Bentrok, history, redo, rincian, take_back, undo
from tests.db.bahan import content
from tests.domain.impor.bahan_rencana import tinjauan_buku
from tests.services.bahan_angka import PER_DESA, angka, isi, kunci, langkah


def berkas(kantor: Kantor, nama: str = "linmas.xlsx", sumber: str = "", catatan: str = "", **sel: str) -> TinjauanBuku:
    """A file whose cells `A1="Ngroto 12"` give a village its figure of January."""

    def ambilan(teks: str) -> Ambilan:
        desa, nilai = teks.rsplit(" ", 1)
        return Ambilan(kunci(kantor, PER_DESA, "2026-01", desa), baca_figur(nilai), catatan)

    return tinjauan_buku(nama, sumber or nama, {a: ambilan(t) for a, t in sel.items()})


def impor(kantor: Kantor, *semua: TinjauanBuku, timpa: str = "") -> Changes:
    return commit(kantor, rencana(kantor, semua, timpa))


def rencana(kantor: Kantor, semua: Sequence[TinjauanBuku], timpa: str = "") -> tuple[Rencana, ...]:
    return plan(kantor, semua, {"timpa": timpa} if timpa else {})


def tersimpan(kantor: Kantor, desa: str = "Ngroto") -> tuple[str, str]:
    """The figure of a village as plain text, and where it came from."""
    satu = kunci(kantor, PER_DESA, "2026-01", desa)
    ada = load_angka(kantor, [satu[0]], [satu[1]], [satu[2]])
    if satu not in ada:
        return "", ""
    asal = ada[satu].asal
    return str(ada[satu].figur.nilai), asal.kalimat if asal is not None else ""


def test_an_import_is_one_step_and_every_figure_knows_its_cell(kantor: Kantor) -> None:
    sebelum = content(kantor.store.connection)
    semua = (berkas(kantor, A1="Ngroto 12", B7="Ngabab 3"), berkas(kantor, "ronda.ods", C2="Madiredo 4"))
    changes = impor(kantor, *semua)
    (satu, *_) = history(kantor)
    assert (changes.step, satu.label) == (satu.id, "Impor 2 berkas: 3 angka")
    assert len(changes.rows["angka"]) == 3
    assert tersimpan(kantor) == ("12", "dari linmas.xlsx, lembar Data, sel A1")
    assert tersimpan(kantor, "Ngabab") == ("3", "dari linmas.xlsx, lembar Data, sel B7")
    assert tersimpan(kantor, "Madiredo") == ("4", "dari ronda.ods, lembar Data, sel C2")
    sesudah = content(kantor.store.connection)
    assert [row[1:8] for row in sesudah["impor"]] == [
        ("linmas.xlsx", "sha linmas.xlsx", "linmas.xlsx", 2, 0, 0, 0),
        ("ronda.ods", "sha ronda.ods", "ronda.ods", 1, 0, 0, 0),
    ]
    undo(kantor)
    assert content(kantor.store.connection) == sebelum
    redo(kantor)
    assert content(kantor.store.connection) == sesudah


def test_one_file_is_named_in_the_history_and_its_figures_are_told(kantor: Kantor) -> None:
    changes = impor(kantor, berkas(kantor, A1="Ngroto 12"))
    assert changes.step is not None
    assert history(kantor)[0].label == "Impor linmas.xlsx: 1 angka"
    teks = [(p.tempat, p.kolom, p.baru) for p in rincian(kantor, changes.step)]
    assert ("Kegiatan pembinaan linmas · Januari 2026 · Ngroto", "angka", "12") in teks
    assert ("impor", "berkas", "linmas.xlsx") in teks
    assert len(teks) == 2


def test_the_same_file_again_changes_nothing_and_says_so(kantor: Kantor) -> None:
    impor(kantor, berkas(kantor, A1="Ngroto 12"))
    sebelum = content(kantor.store.connection)
    (lagi,) = rencana(kantor, [berkas(kantor, A1="Ngroto 12")])
    assert lagi.sebelumnya.startswith("Berkas ini sudah diimpor pada ")
    assert commit(kantor, [lagi]).step is None
    assert content(kantor.store.connection) == sebelum
    assert langkah(kantor) == 1


def test_a_file_whose_import_was_undone_comes_in_anew(kantor: Kantor) -> None:
    impor(kantor, berkas(kantor, A1="Ngroto 12"))
    undo(kantor)
    (lagi,) = rencana(kantor, [berkas(kantor, A1="Ngroto 12")])
    assert lagi.sebelumnya == ""
    assert commit(kantor, [lagi]).step is not None
    assert tersimpan(kantor)[0] == "12"


def test_a_corrected_file_replaces_its_own_and_nobody_elses(kantor: Kantor) -> None:
    impor(kantor, berkas(kantor, "linmas.xlsx", "linmas", A1="Ngroto 12", A2="Ngabab 1"))
    isi(kantor, PER_DESA, "2026-01", "5", "Ngabab")
    baru = berkas(kantor, "linmas revisi.xlsx", "linmas", A1="Ngroto 13", A2="Ngabab 2")
    assert [p.jenis for p in rencana(kantor, [baru])[0].pertanyaan] == ["timpa"]
    with pytest.raises(UserError, match="pertanyaan yang belum dijawab"):
        commit(kantor, rencana(kantor, [baru]))
    impor(kantor, baru, timpa="tidak")
    assert tersimpan(kantor) == ("13", "dari linmas revisi.xlsx, lembar Data, sel A1")
    assert tersimpan(kantor, "Ngabab") == ("5", "")


def test_a_figure_typed_over_an_imported_one_is_typed(kantor: Kantor) -> None:
    impor(kantor, berkas(kantor, A1="Ngroto 12"))
    isi(kantor, PER_DESA, "2026-01", "14", "Ngroto")
    assert tersimpan(kantor) == ("14", "")
    undo(kantor)
    assert tersimpan(kantor) == ("12", "dari linmas.xlsx, lembar Data, sel A1")


def test_an_import_is_taken_back_later_but_for_what_was_changed_since(kantor: Kantor) -> None:
    changes = impor(kantor, berkas(kantor, A1="Ngroto 12", A2="Ngabab 3", A3="Madiredo 4"))
    assert changes.step is not None
    isi(kantor, PER_DESA, "2026-01", "14", "Ngroto")
    set_catatan(kantor, kunci(kantor, PER_DESA, "2026-01", "Madiredo"), "ditelepon")
    with pytest.raises(Bentrok, match="2 bagiannya"):
        take_back(kantor, changes.step)
    take_back(kantor, changes.step, lewati=True)
    assert tersimpan(kantor) == ("14", "")
    assert tersimpan(kantor, "Ngabab") == ("", "")
    assert tersimpan(kantor, "Madiredo") == ("4", ""), "it stays, for its note; the import it came with is gone"
    assert all(row[-3:] == (None, "", "") for row in angka(kantor))


def test_a_locked_period_stops_the_taking_back_too(kantor: Kantor) -> None:
    changes = impor(kantor, berkas(kantor, A1="Ngroto 12"))
    assert changes.step is not None
    lock(kantor, baca_periode("2026-01"))
    with pytest.raises(UserError, match="Januari 2026 sudah dikunci"):
        take_back(kantor, changes.step)


@pytest.mark.parametrize("apa", ["ubah", "kunci", "hapus desa"])
def test_what_changed_since_the_review_is_reviewed_anew(kantor: Kantor, apa: str) -> None:
    (satu,) = rencana(kantor, [berkas(kantor, A1="Ngroto 12")])
    *_, desa = kunci(kantor, PER_DESA, "2026-01", "Ngroto")
    match apa:
        case "ubah":
            isi(kantor, PER_DESA, "2026-01", "1", "Ngroto")
        case "kunci":
            lock(kantor, baca_periode("2026-TW1"))
        case _:
            assert desa is not None
            delete_desa(kantor, desa)
    sebelum = content(kantor.store.connection)
    with pytest.raises(UserError):
        commit(kantor, [satu])
    assert content(kantor.store.connection) == sebelum


def test_a_reason_for_another_figure_goes_and_a_note_comes(kantor: Kantor) -> None:
    satu = kunci(kantor, PER_DESA, "2026-01", "Ngroto")
    set_angka(kantor, {satu: baca_figur("900")})
    set_alasan(kantor, satu, "memang banyak")
    impor(kantor, berkas(kantor, A1="Ngroto 12", catatan="salah ketik"), timpa="ya")
    ada = load_angka(kantor, [satu[0]], [satu[1]], [satu[2]])[satu]
    assert (str(ada.figur.nilai), ada.alasan, ada.catatan) == ("12", "", "salah ketik")


def test_answers_are_remembered_as_other_names_and_go_with_the_import(kantor: Kantor) -> None:
    ngroto = next(d for d in load_desa(kantor) if d.nama == "Ngroto")
    semua = rencana(kantor, [berkas(kantor, A1="Ngroto 12")])
    commit(kantor, semua, {ngroto.id: ["Groto", "NGROTO", "groto"]})
    assert next(d for d in load_desa(kantor) if d.nama == "Ngroto").nama_lain == ("Groto",)
    undo(kantor)
    assert next(d for d in load_desa(kantor) if d.nama == "Ngroto").nama_lain == ()


def test_meanings_are_remembered_as_long_as_their_variable_is_there(kantor: Kantor) -> None:
    nomor = kunci(kantor, PER_DESA, "2026-01", "Ngroto")[0]
    peta = Peta(Sumbu("kolom", kolom=1), Sumbu("kepala"), Sumbu("tetap"), (KolomNilai(2, variabel=nomor),))
    commit(kantor, rencana(kantor, [berkas(kantor, A1="Ngroto 12")]), peta={"abc": peta})
    assert load_konteks(kantor).peta == {"abc": peta}
    commit(kantor, rencana(kantor, [berkas(kantor, "lain.xlsx", A2="Ngabab 12")]), peta={"abc": peta})
    assert len(content(kantor.store.connection)["peta"]) == 1
    undo(kantor)
    undo(kantor)
    assert load_konteks(kantor).peta == {}
    redo(kantor)
    assert load_konteks(kantor).peta == {"abc": peta}
    kantor.store.connection.execute("UPDATE peta SET isi = replace(isi, ?, ?)", (f'"{nomor}"', '"999"'))
    assert load_konteks(kantor).peta == {}, "a meaning whose variable is gone is none"


def test_what_the_office_knows(kantor: Kantor) -> None:
    konteks = load_konteks(kantor, baca_periode("2026-01"))
    assert (konteks.kecamatan, konteks.tahun, konteks.semua_tahun) == ("Pujon", 2026, (2026,))
    assert len(konteks.kode) == 16
    assert len(konteks.desa) == 10
    assert konteks.periode == baca_periode("2026-01")
