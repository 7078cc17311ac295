"""A template that comes back: known by its marks, and no figure ever lands where people don't read it."""

from dataclasses import replace
from itertools import count
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.desa import Desa
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.lembar import Buku, Lembar, Sel, isi, sel
from iki_desktop.domain.impor.peta import KECAMATAN, Sumbu
from iki_desktop.domain.impor.templat import (
    VERSI,
    Identitas,
    Templat,
    kenali_templat,
    kunci_periode,
    kunci_variabel,
    salah_kantor,
    tanda_lembar,
    terlalu_baru,
    tulis_identitas,
    tulis_kunci_periode,
    tulis_kunci_variabel,
    variabel_templat,
)
from iki_desktop.domain.periode import Periode, baca_periode
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.domain.variabel import Variabel

VARIABEL = tuple(Variabel(n, nama, lingkup="desa") for n, nama in ((11, "BPNT"), (12, "KIS"), (14, "Linmas")))
DESA = (Desa(3, "Pujon Kidul"), Desa(5, "Pujon Lor"), Desa(6, "Ngroto", nama_lain=("Groto",)))
KONTEKS = Konteks("abc123", "Pujon", "Malang", 2026, (2026,), DESA, VARIABEL)
MASA = baca_periode("2026-TW1")
BULAN = MASA.bagian("bulanan")
IDENTITAS = Identitas("abc123", "Pujon", "Malang", 6, "Ngroto", MASA, tuple((v.id, v.nama) for v in VARIABEL))
Grid = list[list[Sel]]


def grid(identitas: Identitas = IDENTITAS) -> Grid:
    """A sheet of figures as templates have it; the cell of variable v in month m holds the number `v0m`."""
    kolom = [tulis_kunci_periode(p) for p in BULAN]
    teks: list[list[str]] = [
        [tanda_lembar(identitas), "", "iki:nama", "", "", *kolom, "iki:catatan"],
        ["iki:desa", f"DESA {identitas.nama_desa.upper()}"],
        ["", "ISIAN BULANAN"],
        ["iki:kepala", "No.", "Uraian", "Satuan", "Sebelumnya", *(p.nama for p in BULAN), "Catatan"],
        ["iki:kelompok", "KASI"],
    ]
    for nomor, variabel in enumerate(VARIABEL, start=1):
        angka = [f"{variabel.id}0{p.awal}" for p in BULAN]
        teks.append([tulis_kunci_variabel(variabel.id), str(nomor), variabel.nama, "kali", "9", *angka, "ket"])
    hasil: Grid = [[sel("angka" if t.isdecimal() else "teks", t) if t else None for t in baris] for baris in teks]
    return [baris + [None] * (9 - len(baris)) for baris in hasil]


def book(isi_lembar: Grid, identitas: Identitas | None = IDENTITAS, nama: str = "IKI Ngroto 2026-TW1.xlsx") -> Buku:
    """The file it is in."""
    lembar = [Lembar("Bulanan", isi_lembar)]
    if identitas is not None:
        baris = [[sel("teks", t) if t else None for t in satu] for satu in tulis_identitas(identitas)]
        lembar.append(Lembar("_iki", baris, tersembunyi=True))
    return Buku(nama, "", "xlsx", tuple(lembar))


def read(buku: Buku, konteks: Konteks = KONTEKS) -> Templat:
    templat = kenali_templat(buku, konteks)
    assert templat is not None
    return templat


def landed(buku: Buku, konteks: Konteks = KONTEKS) -> list[tuple[int | None, Periode | None, str, str]]:
    """Each figure: the variable and period it is taken for, the number, and the name that people read in its row."""
    templat = read(buku, konteks)
    kita = variabel_templat(templat, konteks)
    menurut_nama = {kunci_cari(v.nama): v.id for v in konteks.variabel}
    hasil = []
    for lembar in buku.lembar:
        if lembar.nama in templat.lembar:
            tabel, usulan = templat.lembar[lembar.nama]
            for b in tabel.baris("data"):
                label = isi(lembar.di(b, usulan.peta.variabel.kolom))
                kunci = kunci_variabel(label)
                nomor = menurut_nama.get(kunci_cari(label)) if kunci is None else kita.get(kunci)
                hasil += [(nomor, k.periode, isi(lembar.di(b, k.kolom)), label) for k in usulan.peta.kolom]
    return hasil


def test_keys_read_as_they_are_written() -> None:
    assert kunci_variabel(tulis_kunci_variabel(12)) == 12
    assert [kunci_variabel(t) for t in ("iki:v", "iki:v0", "iki:v12x", "iki:2026-01", "", "12")] == [None] * 6
    for periode in ("2026", "2026-S1", "2026-TW4", "2026-12"):
        assert kunci_periode(tulis_kunci_periode(baca_periode(periode))) == baca_periode(periode)
    assert [kunci_periode(t) for t in ("iki:2026-13", "iki:nama", "2026-01", "iki:v2026")] == [None] * 4


def test_a_template_says_whose_it_is_and_what_its_columns_hold() -> None:
    buku = book(grid())
    templat = read(buku)
    assert (templat.desa, templat.nama_desa, templat.periode, templat.versi) == (6, "Ngroto", MASA, VERSI)
    tabel, usulan = templat.lembar["Bulanan"]
    assert usulan.yakin == 1
    assert usulan.sebab == "Templat desa Ngroto untuk Triwulan I 2026."
    assert tabel.kepala == (3, 3)
    assert tabel.kolom == (0, 8)
    assert tabel.jenis == ("kelompok", "data", "data", "data")
    assert usulan.peta.desa == Sumbu("tetap", 6)
    assert usulan.peta.variabel == Sumbu("kolom", kolom=0)
    assert usulan.peta.periode == Sumbu("kepala")
    assert [(k.kolom, k.periode) for k in usulan.peta.kolom] == [(5, BULAN[0]), (6, BULAN[1]), (7, BULAN[2])]
    assert usulan.peta.abaikan == {1, 2, 3, 4}
    assert usulan.peta.catatan == 8
    assert not salah_kantor(templat, KONTEKS)
    assert not terlalu_baru(templat)
    assert [(n, p, t) for n, p, t, _ in landed(buku)] == [
        (v.id, p, f"{v.id}0{p.awal}") for v in VARIABEL for p in BULAN
    ]


def test_the_offices_own_form_has_no_village() -> None:
    kita = replace(IDENTITAS, desa=KECAMATAN, nama_desa="")
    isi_lembar = grid(kita)
    isi_lembar[1] = [None] * 9
    templat = read(book(isi_lembar, kita, "rekap Pujon Lor.xlsx"))
    assert templat.desa == KECAMATAN
    assert templat.lembar["Bulanan"][1].peta.desa == Sumbu("tetap", KECAMATAN)


@given(st.randoms(use_true_random=False))
def test_rows_and_columns_moved_with_their_keys_change_nothing(acak: Random) -> None:
    asal = grid()
    semula = sorted((n, str(p), t) for n, p, t, _ in landed(book(asal)))
    baris = asal[4:]
    acak.shuffle(baris)
    for _ in range(acak.randint(0, 3)):
        baris.insert(acak.randint(0, len(baris)), [None] * 9)
    hasil = asal[:4] + baris
    kolom = list(range(9))
    acak.shuffle(kolom)
    hasil = [[b[k] for k in kolom] for b in hasil]
    for _ in range(acak.randint(0, 3)):
        ke = acak.randint(0, len(hasil[0]))
        hasil = [[*b[:ke], None, *b[ke:]] for b in hasil]
    for _ in range(acak.randint(0, 3)):
        hasil.insert(acak.randint(0, 4), [None] * len(hasil[0]))
    assert sorted((n, str(p), t) for n, p, t, _ in landed(book(hasil))) == semula


@given(st.randoms(use_true_random=False))
def test_rows_sorted_without_their_keys_are_read_by_the_names_that_people_see(acak: Random) -> None:
    asal = grid()
    baris = [b[1:] for b in asal[5:]]
    acak.shuffle(baris)
    hasil = asal[:5] + [[asal[5 + n][0], *b] for n, b in enumerate(baris)]
    for nomor, periode, angka, _ in landed(book(hasil)):
        assert periode is not None
        assert angka == f"{nomor}0{periode.awal}"


@given(st.lists(st.integers(0, 7), max_size=5), st.lists(st.integers(0, 8), max_size=4))
def test_whatever_rows_and_columns_are_deleted_no_figure_is_misplaced(baris: list[int], kolom: list[int]) -> None:
    hasil = [[s for k, s in enumerate(b) if k not in kolom] for n, b in enumerate(grid()) if n not in baris]
    templat = kenali_templat(book(hasil), KONTEKS)
    assert templat is not None
    for nomor, periode, angka, _ in landed(book(hasil)):
        assert periode is not None
        assert nomor is None or angka in ("", f"{nomor}0{periode.awal}")


def test_a_row_that_was_added_is_read_by_its_name_and_not_dropped() -> None:
    hasil: Grid = [*grid(), [None, None, sel("teks", "Kegiatan baru"), None, None, sel("angka", "7"), None, None, None]]
    tabel, usulan = read(book(hasil)).lembar["Bulanan"]
    assert tabel.jenis[-1] == "data"
    assert usulan.peta.variabel == Sumbu("kolom", kolom=2)
    assert "dari namanya" in usulan.sebab
    assert (None, BULAN[0], "7", "Kegiatan baru") in landed(book(hasil))


def test_text_below_the_table_is_a_note() -> None:
    hasil: Grid = [*grid(), [None] * 9, [None, sel("teks", "Catatan: sudah diperiksa"), *[None] * 7]]
    assert read(book(hasil)).lembar["Bulanan"][0].jenis[-2:] == ("kosong", "catatan")


@pytest.mark.parametrize(
    ("baris", "kolom", "teks"),
    [
        (0, 0, tanda_lembar(replace(IDENTITAS, desa=5))),  # a sheet of another village, moved into this file
        (0, 0, tanda_lembar(replace(IDENTITAS, kode="lain"))),
        (0, 0, tanda_lembar(replace(IDENTITAS, periode=baca_periode("2026")))),
        (0, 0, "iki:lembar"),
        (0, 2, "Uraian"),
        (0, 5, "iki:2026-04"),  # not of this template's period
        (1, 1, "DESA NGABAB"),  # the head was overwritten
        (1, 1, "DESA PUJON NGROTO"),
        (3, 0, "kepala"),
        (3, 6, "Maret 2026"),  # the header says another month than the key
        (3, 6, "Februari"),
    ],
)
def test_a_sheet_whose_marks_and_words_contradict_each_other_is_no_sheet_of_ours(
    baris: int, kolom: int, teks: str
) -> None:
    hasil = grid()
    hasil[baris][kolom] = sel("teks", teks)
    assert not read(book(hasil)).lembar


def test_where_one_head_names_another_village_that_of_the_whole_file_is_asked() -> None:
    lain = grid()
    lain[1][1] = sel("teks", "DESA NGABAB")
    buku = book(grid())
    templat = read(replace(buku, lembar=(*buku.lembar, Lembar("Triwulanan", lain))))
    assert templat.desa is None
    assert set(templat.lembar) == {"Bulanan"}
    assert templat.lembar["Bulanan"][1].peta.desa == Sumbu("tetap", None)


def test_a_renamed_sheet_is_still_ours() -> None:
    buku = book(grid())
    baru = replace(buku, lembar=(replace(buku.lembar[0], nama="Sheet1"), replace(buku.lembar[1], nama="x")))
    assert set(read(baru).lembar) == {"Sheet1"}


def test_without_its_identity_or_with_two_it_is_a_file_like_any_other() -> None:
    assert kenali_templat(book(grid(), None), KONTEKS) is None
    buku = book(grid())
    lain = book(grid(), replace(IDENTITAS, desa=5, nama_desa="Pujon Lor")).lembar[1]
    assert kenali_templat(replace(buku, lembar=(*buku.lembar, lain)), KONTEKS) is None
    sama = replace(buku, lembar=(*buku.lembar, buku.lembar[1]))
    assert kenali_templat(sama, KONTEKS) is not None


@pytest.mark.parametrize("rusak", ["periode", "desa", "iki:templat", "iki:v11"])
def test_an_identity_that_was_tampered_with_says_nothing(rusak: str) -> None:
    buku = book(grid())
    baris = [list(b) for b in buku.lembar[1].baris]
    if rusak == "iki:v11":
        baris.append([sel("teks", rusak), sel("teks", "Lain")])
    else:
        baris = [[b[0], sel("teks", "?")] if isi(b[0]) == rusak else b for b in baris]
    assert kenali_templat(replace(buku, lembar=(buku.lembar[0], Lembar("_iki", baris))), KONTEKS) is None


@pytest.mark.parametrize(
    ("nama_berkas", "desa"),
    [
        ("IKI Ngroto 2026-TW1.xlsx", 6),
        ("laporan_triwulan.ods", 6),
        ("Kecamatan Pujon desa NGROTO (2).xlsx", 6),
        ("IKI groto.xlsx", 6),
        ("IKI Pujon Lor 2026.xlsx", None),
        ("PujonKidul-fix.xlsx", None),
        ("Pujon Kidul dan Ngroto.xlsx", None),
    ],
)
def test_a_file_named_after_another_village_is_asked_about(nama_berkas: str, desa: int | None) -> None:
    templat = read(book(grid(), nama=nama_berkas))
    assert templat.desa == desa
    usulan = templat.lembar["Bulanan"][1]
    assert usulan.peta.desa == Sumbu("tetap", desa)
    assert ("tidak pasti" in usulan.sebab) == (desa is None)


def test_a_village_named_like_its_subdistrict_is_not_found_in_every_files_name() -> None:
    senama = replace(KONTEKS, desa=(*DESA, Desa(9, "Pujon"), Desa(10, "Malang")))
    assert read(book(grid(), nama="Ngroto Kec Pujon Kab Malang.xlsx"), senama).desa == 6
    assert read(book(grid(), nama="Pujon.xlsx"), senama).desa is None


def test_a_village_is_found_by_name_where_the_office_file_was_made_anew() -> None:
    baru = replace(KONTEKS, kode="baru", desa=tuple(replace(d, id=d.id + 100) for d in DESA))
    assert read(book(grid()), baru).desa == 106


@pytest.mark.parametrize(
    "desa",
    [
        (Desa(6, "Ngabab"),),  # renamed, or another one of that number
        (Desa(6, "Ngabab"), Desa(9, "Ngroto")),
        (Desa(7, "Ngroto"), Desa(8, "Ngr", nama_lain=("Ngroto",))),
        (),
    ],
)
def test_a_village_whose_id_and_name_part_is_asked_about(desa: tuple[Desa, ...]) -> None:
    assert read(book(grid()), replace(KONTEKS, desa=desa)).desa is None


def test_variables_are_found_by_id_in_the_same_office_also_when_renamed() -> None:
    templat = read(book(grid()))
    semua = (replace(VARIABEL[0], nama="Bantuan pangan"), *VARIABEL[1:])
    assert variabel_templat(templat, replace(KONTEKS, variabel=semua)) == {11: 11, 12: 12, 14: 14}


def test_variables_are_found_by_name_in_an_office_made_anew() -> None:
    templat = read(book(grid()))
    nomor = count(200)
    semua = tuple(replace(v, id=next(nomor)) for v in VARIABEL[:2])
    baru = replace(KONTEKS, kode="baru", variabel=(*semua, Variabel(14, "Lain sekali")))
    assert variabel_templat(templat, baru) == {11: 200, 12: 201, 14: None}
    assert not salah_kantor(templat, baru)


def test_a_variable_whose_id_and_name_are_two_of_ours_is_none() -> None:
    tukar = (replace(VARIABEL[0], nama="KIS"), replace(VARIABEL[1], nama="BPNT"), VARIABEL[2])
    assert variabel_templat(read(book(grid())), replace(KONTEKS, variabel=tukar)) == {11: None, 12: None, 14: 14}


def test_another_offices_template_is_told() -> None:
    templat = read(book(grid()))
    lain = replace(KONTEKS, kode="x", kecamatan="Ngantang")
    assert salah_kantor(templat, lain).startswith("Berkas ini adalah templat Kecamatan Pujon, bukan Kecamatan Ngantang")
    assert "Kabupaten Malang" in salah_kantor(templat, replace(KONTEKS, kode="x", kabupaten="Blitar"))
    assert not salah_kantor(templat, replace(KONTEKS, kode="x", kabupaten=""))
    assert not salah_kantor(templat, replace(lain, kode="abc123"))  # ours, renamed since


def test_a_newer_layout_is_told_and_not_read() -> None:
    templat = read(book(grid(), replace(IDENTITAS, versi=VERSI + 1)))
    assert not templat.lembar
    assert "Perbarui program ini" in terlalu_baru(templat)
