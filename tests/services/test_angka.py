"""Figures in the file: four states kept apart, set in one step and taken back by one, refused with nothing written."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iki_desktop.domain.figur import KOSONG, NIHIL, TIDAK_BERLAKU, Figur
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Periode, baca_periode
from iki_desktop.services import riwayat
from iki_desktop.services.angka import load_angka, set_alasan, set_angka, set_catatan
from iki_desktop.services.capaian import load_rekap
from iki_desktop.services.desa import delete_desa, load_desa, set_nama_lain
from iki_desktop.services.kantor import Changes, Kantor, open_office
from iki_desktop.services.kunci import lock, unlock
from iki_desktop.services.variabel import create_variabel, set_variabel
from tests.services.bahan_angka import BULANAN, PER_DESA, TAHUNAN, TRIWULANAN, angka, isi, kunci, langkah

JANUARI = "2026-01"


def figur(kantor: Kantor, satu: KunciFigur) -> Figur:
    """What a cell holds."""
    ada = load_angka(kantor, [satu[0]], [satu[1]], [satu[2]]).get(satu)
    return ada.figur if ada is not None else KOSONG


def catatan(kantor: Kantor, satu: KunciFigur) -> tuple[str, str]:
    """Note and reason of a cell."""
    ada = load_angka(kantor, [satu[0]], [satu[1]], [satu[2]])[satu]
    return ada.catatan, ada.alasan


# -- what is stored


@pytest.mark.parametrize(
    "nilai",
    [
        "0",
        "12",
        "1234567",
        "0.10",
        "245.000",
        "-7.50",
        "9" * 30,
        "0." + "0" * 28 + "1",
        "1E+3",
        "12345678901234567890.50",
    ],
)
def test_a_number_is_read_back_to_the_letter(kantor: Kantor, nilai: str) -> None:
    create_variabel(kantor, "X", negatif=True)
    sel = kunci(kantor, "X", JANUARI)
    set_angka(kantor, {sel: Figur("terisi", Decimal(nilai))})
    path = kantor.path
    kantor.close()
    lagi = open_office(path, hanya_baca=True)
    kembali = figur(lagi, sel)
    lagi.close()
    assert kembali.status == "terisi"
    assert f"{kembali.nilai:f}" == f"{Decimal(nilai):f}"


def test_the_four_states_are_kept_apart(kantor: Kantor) -> None:
    sel = [kunci(kantor, BULANAN, f"2026-0{bulan}") for bulan in range(1, 5)]
    semua = dict(zip(sel, (Figur("terisi", Decimal(0)), NIHIL, TIDAK_BERLAKU, KOSONG), strict=True))
    set_angka(kantor, semua)
    assert {k: figur(kantor, k) for k in sel} == semua
    assert len(angka(kantor)) == 3


def test_who_and_when_are_kept(kantor: Kantor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iki_desktop.services.angka.who", lambda: "sulastri")
    monkeypatch.setattr("iki_desktop.services.angka.now", lambda: "2026-02-03T08:09:10+07:00")
    isi(kantor, BULANAN, JANUARI, "20")
    ((_, satu),) = load_angka(kantor, [kunci(kantor, BULANAN, JANUARI)[0]], [baca_periode(JANUARI)], [None]).items()
    assert satu.oleh == "sulastri"
    assert satu.waktu is not None
    assert satu.waktu.isoformat() == "2026-02-03T08:09:10+07:00"


@pytest.mark.parametrize("nilai", ["20", "-", "n/a", ""])
def test_the_same_again_is_no_step(kantor: Kantor, nilai: str) -> None:
    isi(kantor, BULANAN, JANUARI, nilai)
    sebelum, banyak = angka(kantor), langkah(kantor)
    assert isi(kantor, BULANAN, JANUARI, nilai).step is None
    assert (angka(kantor), langkah(kantor)) == (sebelum, banyak)


def test_trailing_zeros_are_a_change(kantor: Kantor) -> None:
    create_variabel(kantor, "X")
    isi(kantor, "X", JANUARI, "12")
    assert isi(kantor, "X", JANUARI, "12,0").step is not None
    assert str(figur(kantor, kunci(kantor, "X", JANUARI)).nilai) == "12.0"


def test_clearing_takes_the_row_away_but_not_its_note(kantor: Kantor) -> None:
    tanpa, dengan = kunci(kantor, BULANAN, JANUARI), kunci(kantor, BULANAN, "2026-02")
    set_angka(kantor, {tanpa: Figur("terisi", Decimal(20)), dengan: Figur("terisi", Decimal(21))})
    set_catatan(kantor, dengan, "menurut SK Camat")
    set_angka(kantor, {tanpa: KOSONG, dengan: KOSONG})
    assert len(angka(kantor)) == 1
    assert figur(kantor, dengan) == KOSONG
    assert catatan(kantor, dengan) == ("menurut SK Camat", "")


def test_another_figure_needs_its_own_reason_and_keeps_the_note(kantor: Kantor) -> None:
    isi(kantor, BULANAN, JANUARI, "500")
    sel = kunci(kantor, BULANAN, JANUARI)
    set_catatan(kantor, sel, "dari Subag Umum")
    set_alasan(kantor, sel, "ada tenaga musiman")
    isi(kantor, BULANAN, JANUARI, "500")
    assert catatan(kantor, sel) == ("dari Subag Umum", "ada tenaga musiman")
    isi(kantor, BULANAN, JANUARI, "600")
    assert catatan(kantor, sel) == ("dari Subag Umum", "")


def test_many_are_one_step_and_one_undo_brings_all_back(kantor: Kantor) -> None:
    ubah, hapus, baru = (kunci(kantor, BULANAN, f"2026-0{bulan}") for bulan in (1, 2, 3))
    desa = kunci(kantor, PER_DESA, JANUARI, "Ngroto")
    set_angka(kantor, {ubah: Figur("terisi", Decimal("20")), hapus: NIHIL})
    sebelum, banyak = angka(kantor), langkah(kantor)
    set_angka(kantor, {ubah: TIDAK_BERLAKU, hapus: KOSONG, baru: NIHIL, desa: Figur("terisi", Decimal(3))})
    sesudah = angka(kantor)
    assert langkah(kantor) == banyak + 1
    assert [figur(kantor, k).status for k in (ubah, hapus, baru, desa)] == [
        "tidak_berlaku", "kosong", "nihil", "terisi",
    ]  # fmt: skip
    riwayat.undo(kantor)
    assert angka(kantor) == sebelum
    riwayat.redo(kantor)
    assert angka(kantor) == sesudah


def test_what_changed_is_told_to_the_views(kantor: Kantor) -> None:
    changes = isi(kantor, BULANAN, JANUARI, "20")
    assert changes.rows == {"angka": {angka(kantor)[0][0]}}


def test_a_figure_of_one_cell_is_that_of_no_other(kantor: Kantor) -> None:
    isi(kantor, PER_DESA, JANUARI, "1", "Ngroto")
    isi(kantor, PER_DESA, "2025-01", "2", "Ngroto")
    isi(kantor, PER_DESA, JANUARI, "3", "Ngabab")
    isi(kantor, "Kegiatan monitoring siskamling", JANUARI, "4", "Ngroto")
    assert [b[7] for b in angka(kantor)] == ["1", "2", "3", "4"]
    sel = kunci(kantor, PER_DESA, JANUARI, "Ngroto")
    assert list(load_angka(kantor, [sel[0]], [sel[1]], [sel[2]])) == [sel]
    assert load_angka(kantor, [sel[0]], [sel[1]], [None]) == {}


def test_villages_add_up_as_their_variable_says(kantor: Kantor) -> None:
    for desa, nilai in (("Ngroto", "5"), ("Ngabab", "-"), ("Pandesari", "n/a")):
        isi(kantor, PER_DESA, JANUARI, nilai, desa)
    nomor, masa, _ = kunci(kantor, PER_DESA, JANUARI)
    jumlah = load_rekap(kantor, [nomor, kunci(kantor, BULANAN, JANUARI)[0]], [masa])
    assert {k: (r.nilai, r.terisi, r.seharusnya) for k, r in jumlah.items()} == {(nomor, masa): (Decimal(5), 2, 9)}


_SEMUA = st.one_of(st.sampled_from([KOSONG, NIHIL, TIDAK_BERLAKU]), st.integers(0, 10**29).map(
    lambda n: Figur("terisi", Decimal(n))
))  # fmt: skip


@given(urutan=st.lists(st.dictionaries(st.integers(1, 3), _SEMUA, min_size=1), max_size=6))
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_last_figure_of_a_cell_stands_and_each_undo_goes_back_one_step(
    kantor: Kantor, urutan: list[dict[int, Figur]]
) -> None:
    nomor = kunci(kantor, BULANAN, JANUARI)[0]
    tampak: dict[KunciFigur, Figur] = {}
    dulu = []
    for banyak in urutan:
        sel: dict[KunciFigur, Figur] = {(nomor, Periode(2026, bulan, 1), None): f for bulan, f in banyak.items()}
        sebelum = angka(kantor)
        if set_angka(kantor, sel).step is not None:
            dulu.append(sebelum)
        tampak |= sel
        assert {k: figur(kantor, k) for k in tampak} == tampak
    for sebelum in reversed(dulu):
        riwayat.undo(kantor)
        assert angka(kantor) == sebelum
    assert angka(kantor) == []


# -- what is refused


@pytest.mark.parametrize(
    ("variabel", "periode", "desa", "nilai", "kalimat"),
    [
        (BULANAN, "2026-TW1", "", "1", "Pegawai: dilaporkan bulanan, bukan triwulanan. Pilih periode"),
        (TRIWULANAN, JANUARI, "", "1", "dilaporkan triwulanan, bukan bulanan"),
        (PER_DESA, JANUARI, "", "1", "dilaporkan tiap desa; .* Pilih desanya"),
        (BULANAN, JANUARI, "Ngroto", "1", "Pegawai: dilaporkan kecamatan, bukan tiap desa"),
        ("Hari kerja efektif", JANUARI, "", "1", "diambil dari tetapan tahunnya, di halaman Variabel"),
        ("Tahun N − 2", "2026", "", "1", "diambil dari angka tahun sebelumnya"),
        (BULANAN, JANUARI, "", "-1", "di bawah nol"),
        (BULANAN, JANUARI, "", "1,5", "berkoma, padahal yang dihitung selalu utuh"),
        (BULANAN, "2025-03", "", "1", "Maret 2025 sudah dikunci, karena Triwulan I 2025 dikunci. Buka kuncinya dahulu"),
    ],
)
def test_what_can_not_be_is_refused_and_nothing_of_it_written(
    kantor: Kantor, variabel: str, periode: str, desa: str, nilai: str, kalimat: str
) -> None:
    lock(kantor, baca_periode("2025-TW1"))
    banyak = langkah(kantor)
    boleh = kunci(kantor, PER_DESA, JANUARI, "Bendosari")
    with pytest.raises(UserError, match=kalimat):
        set_angka(
            kantor,
            {boleh: NIHIL, kunci(kantor, variabel, periode, desa): Figur("terisi", Decimal(nilai.replace(",", ".")))},
        )
    assert (angka(kantor), langkah(kantor)) == ([], banyak)


def test_whole_numbers_may_have_zeros_behind_the_comma_and_others_may_be_negative(kantor: Kantor) -> None:
    set_angka(kantor, {kunci(kantor, BULANAN, JANUARI): Figur("terisi", Decimal("20.00"))})
    create_variabel(kantor, "Selisih kas", negatif=True)
    isi(kantor, "Selisih kas", JANUARI, "-1,5")
    assert len(angka(kantor)) == 2


@pytest.mark.parametrize(
    ("sel", "kalimat"),
    [
        ((999, baca_periode(JANUARI), None), "variabel 999: variabelnya sudah tidak ada"),
        ((14, baca_periode(JANUARI), 99), "linmas: desanya sudah tidak ada, mungkin baru dihapus"),
    ],
)
def test_a_variable_or_desa_that_is_gone_is_told(kantor: Kantor, sel: KunciFigur, kalimat: str) -> None:
    with pytest.raises(UserError, match=kalimat):
        set_angka(kantor, {sel: NIHIL})
    assert angka(kantor) == []


def test_figures_of_years_without_a_document_can_be_set(kantor: Kantor) -> None:
    isi(kantor, TAHUNAN, "2024", "81,25")
    assert len(angka(kantor)) == 1


# -- notes and reasons


def test_a_note_stands_on_an_empty_cell_and_its_end_leaves_nothing(kantor: Kantor) -> None:
    sel = kunci(kantor, PER_DESA, JANUARI, "Ngroto")
    set_catatan(kantor, sel, "  kepala desa\r\nsedang cuti ")
    assert figur(kantor, sel) == KOSONG
    assert catatan(kantor, sel)[0] == "kepala desa\nsedang cuti"
    assert set_catatan(kantor, sel, "kepala desa\nsedang cuti").step is None
    set_catatan(kantor, sel, " ")
    assert angka(kantor) == []
    assert set_catatan(kantor, sel, "").step is None


def test_a_locked_figure_can_get_a_note_and_stays_as_it_is(kantor: Kantor) -> None:
    isi(kantor, BULANAN, JANUARI, "20")
    lock(kantor, baca_periode("2026-TW1"))
    sel = kunci(kantor, BULANAN, JANUARI)
    set_catatan(kantor, sel, "sudah diperiksa")
    assert figur(kantor, sel) == Figur("terisi", Decimal(20))
    assert catatan(kantor, sel) == ("sudah diperiksa", "")


def test_no_note_hangs_where_no_figure_can_be(kantor: Kantor) -> None:
    lock(kantor, baca_periode(JANUARI))
    for sel, kalimat in (
        (kunci(kantor, BULANAN, JANUARI), "Pegawai: Januari 2026 sudah dikunci"),
        (kunci(kantor, BULANAN, "2026-TW2"), "dilaporkan bulanan"),
        (kunci(kantor, PER_DESA, "2026-02"), "Pilih desanya"),
    ):
        with pytest.raises(UserError, match=kalimat):
            set_catatan(kantor, sel, "x")
    assert angka(kantor) == []


def test_a_reason_needs_a_figure_and_never_costs_a_note(kantor: Kantor) -> None:
    sel = kunci(kantor, BULANAN, JANUARI)
    with pytest.raises(UserError, match="Pegawai Januari 2026 belum berisi angka"):
        set_alasan(kantor, sel, "memang begitu")
    set_catatan(kantor, sel, "menyusul")
    for teks in ("memang begitu", ""):
        with pytest.raises(UserError, match="belum berisi angka"):
            set_alasan(kantor, sel, teks)
    assert catatan(kantor, sel) == ("menyusul", "")


@pytest.mark.parametrize("tulis", [set_catatan, set_alasan])
def test_an_endless_note_is_refused(kantor: Kantor, tulis: Callable[[Kantor, KunciFigur, str], Changes]) -> None:
    isi(kantor, BULANAN, JANUARI, "20")
    with pytest.raises(UserError, match="lebih dari 2000 huruf"):
        tulis(kantor, kunci(kantor, BULANAN, JANUARI), "x" * 2001)
    assert catatan(kantor, kunci(kantor, BULANAN, JANUARI)) == ("", "")


# -- the history


def test_the_history_names_the_cell_and_the_figure(kantor: Kantor) -> None:
    isi(kantor, BULANAN, JANUARI, "1234")
    isi(kantor, PER_DESA, JANUARI, "-", "Ngroto")
    isi(kantor, BULANAN, JANUARI, "")
    nomor = kunci(kantor, PER_DESA, JANUARI)[0]
    set_angka(kantor, {(nomor, baca_periode(JANUARI), d.id): NIHIL for d in load_desa(kantor)}, "Tempel")
    sel = kunci(kantor, PER_DESA, JANUARI, "Ngroto")
    set_catatan(kantor, sel, "satu\ndua " + "x" * 100)
    set_catatan(kantor, sel, "")
    label = [s.label for s in reversed(riwayat.history(kantor))]
    assert label[:4] == [
        "Isi Pegawai Januari 2026: 1.234",
        "Isi Kegiatan pembinaan linmas Januari 2026 Ngroto: -",
        "Isi Pegawai Januari 2026: kosong",
        "Tempel 10 angka",
    ]
    assert label[4].startswith("Catatan Kegiatan pembinaan linmas Januari 2026 Ngroto: satu dua xx")
    assert len(label[4]) < 130
    assert label[5] == "Hapus catatan Kegiatan pembinaan linmas Januari 2026 Ngroto"


def test_a_step_tells_where_and_what_it_was_and_became(kantor: Kantor) -> None:
    create_variabel(kantor, "Sisa kas", negatif=True)
    isi(kantor, PER_DESA, JANUARI, "7", "Ngroto")
    for nilai in ("1234,50", "-0,5", "-", "n/a", "3", ""):
        isi(kantor, "Sisa kas", JANUARI, nilai)
    semua = [riwayat.rincian(kantor, s.id) for s in reversed(riwayat.history(kantor))][1:]
    assert {(p.tempat, p.kolom) for satu in semua[1:] for p in satu} == {("Sisa kas · Januari 2026", "angka")}
    assert [[(p.jenis, p.lama, p.baru) for p in satu] for satu in semua[1:]] == [
        [("tambah", "", "1.234,50")],
        [("ubah", "1.234,50", "-0,5")],
        [("ubah", "-0,5", "-")],
        [("ubah", "-", "n/a")],
        [("ubah", "n/a", "3")],
        [("hapus", "3", "")],
    ]
    ((tempat, baru),) = [(p.tempat, p.baru) for p in semua[0]]
    assert (tempat, baru) == ("Kegiatan pembinaan linmas · Januari 2026 · Ngroto", "7")


def test_figures_that_went_with_their_desa_are_told_by_its_name(kantor: Kantor) -> None:
    isi(kantor, PER_DESA, JANUARI, "7", "Ngroto")
    sel = kunci(kantor, PER_DESA, JANUARI, "Ngroto")
    set_nama_lain(kantor, sel[2] or 0, ["Desa Ngroto"])
    hapus = delete_desa(kantor, sel[2] or 0).step
    assert hapus is not None
    assert {(p.tempat, p.lama) for p in riwayat.rincian(kantor, hapus) if p.kolom in {"angka", "nama"}} == {
        ("Kegiatan pembinaan linmas · Januari 2026 · Ngroto", "7"),
        ("Ngroto", "Ngroto"),
        ("Ngroto · nama lain", "Desa Ngroto"),
    }
    riwayat.undo(kantor)
    assert figur(kantor, sel) == Figur("terisi", Decimal(7))


def test_an_old_figure_is_taken_back_and_later_ones_stay(kantor: Kantor) -> None:
    lama = isi(kantor, BULANAN, JANUARI, "20").step
    isi(kantor, BULANAN, "2026-02", "21")
    assert lama is not None
    riwayat.take_back(kantor, lama)
    assert [figur(kantor, kunci(kantor, BULANAN, p)).status for p in (JANUARI, "2026-02")] == ["kosong", "terisi"]


def test_what_a_later_figure_stands_on_is_named_and_stays(kantor: Kantor) -> None:
    lama = isi(kantor, BULANAN, JANUARI, "20").step
    isi(kantor, BULANAN, JANUARI, "21")
    assert lama is not None
    with pytest.raises(riwayat.Bentrok) as galat:
        riwayat.take_back(kantor, lama)
    assert galat.value.rincian == (
        "Pegawai · Januari 2026: sudah diubah lagi oleh langkah 2 “Isi Pegawai Januari 2026: 21”.",
    )
    assert figur(kantor, kunci(kantor, BULANAN, JANUARI)) == Figur("terisi", Decimal(21))


@pytest.mark.parametrize("kunci_masa", [JANUARI, "2026-TW1", "2026"])
@pytest.mark.parametrize("akhir", ["isi", "ubah", "kosongkan"])
def test_no_step_is_taken_back_that_touched_a_period_locked_since(kantor: Kantor, akhir: str, kunci_masa: str) -> None:
    nilai = {"isi": ["20"], "ubah": ["20", "21"], "kosongkan": ["20", ""]}[akhir]
    langkah_terakhir = [isi(kantor, BULANAN, JANUARI, satu).step for satu in nilai][-1]
    lock(kantor, baca_periode(kunci_masa))
    sebelum, banyak = angka(kantor), langkah(kantor)
    assert langkah_terakhir is not None
    for lewati in (False, True):
        with pytest.raises(UserError, match=r"tidak bisa diambil kembali\. Januari 2026 sudah dikunci.*Buka kuncinya"):
            riwayat.take_back(kantor, langkah_terakhir, lewati=lewati)
    assert (angka(kantor), langkah(kantor)) == (sebelum, banyak)
    unlock(kantor, 1, "salah ketik")
    riwayat.take_back(kantor, langkah_terakhir)
    assert angka(kantor) != sebelum


def test_no_step_taken_back_leaves_figures_out_of_sight(kantor: Kantor) -> None:
    """Back at its former frequency, the variable would hide what was reported since."""
    nomor = create_variabel(kantor, "X").new[0]
    ubah = set_variabel(kantor, nomor, frekuensi="triwulanan").step
    assert ubah is not None
    isi(kantor, "X", "2026-TW1", "5")
    with pytest.raises(UserError, match="karena angka “X” tidak akan tampil"):
        riwayat.take_back(kantor, ubah)
    isi(kantor, "X", "2026-TW1", "")
    riwayat.take_back(kantor, ubah)
    isi(kantor, "X", JANUARI, "5")
