"""Tables of known meaning, laid out and dressed at random: what is certain of a cell is never another figure's."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from iki_desktop.domain.impor.kenali_desa import kenali_desa
from iki_desktop.domain.impor.kenali_periode import kenali_periode
from iki_desktop.domain.impor.kenali_variabel import kenali_variabel
from iki_desktop.domain.impor.lembar import Lembar, isi
from iki_desktop.domain.impor.peta import Peta, Tabel
from iki_desktop.domain.impor.tabel import temukan_tabel
from iki_desktop.domain.impor.usul import usulkan
from iki_desktop.domain.periode import Periode
from tests.domain.impor.bantu_kenali import (
    BPNT,
    DESA,
    KEJADIAN,
    LINMAS,
    NAMA,
    NAMA_DESA,
    PAM,
    VARIABEL,
    Nilai,
    konteks,
    lembar,
)

Arti = tuple[int | None, Periode | None, int | None]  # variable, period, village; None: open
BULAN = ("Januari", "Februari", "Maret", "April", "Mei", "Juni")
_TULIS_DESA = st.sampled_from(["{}", "DESA {}", "Ds. {}", "1. {}"])
_ATAS: list[list[Nilai]] = [
    ["PEMERINTAH KABUPATEN MALANG"],
    ["KECAMATAN PUJON"],
    [],
    ["LAPORAN KEGIATAN", None, "Model A"],
]
_SELA: list[list[Nilai]] = [
    [],
    ["Jumlah", None, 1, 1, 1, 1, 1, 1],
    ["KECAMATAN PUJON"],
    ["A", "Bidang Satu"],
    ["Catatan: sementara"],
]
_BAWAH: list[list[list[Nilai]]] = [
    [],
    [["###"], ["Catatan:"], [None, "Ngroto", 5]],
    [[], [None, None, "Pujon, 31 Januari 2026"], [None, "Mengetahui"], [None, "CAMAT PUJON"], [], [None, "BUDI"]],
]


@dataclass(frozen=True)
class Susunan:
    """A sheet, and of each of its figures what it is."""

    lembar: Lembar
    arti: dict[int, Arti]  # by figure; each comes once


@st.composite
def susunan(draw: st.DrawFn) -> Susunan:
    """Two axes in rows and columns, the third once for all, or told nowhere."""
    desa = [(n, NAMA_DESA[n - 1]) for n in draw(st.lists(st.integers(1, 10), min_size=1, max_size=5, unique=True))]
    masa = [
        (Periode(2026, n, 1), BULAN[n - 1])
        for n in draw(st.lists(st.integers(1, 6), min_size=1, max_size=4, unique=True))
    ]
    pilihan = st.lists(st.sampled_from([BPNT, LINMAS, KEJADIAN, PAM]), min_size=1, max_size=4, unique=True)
    apa = [(n, NAMA[n]) for n in draw(pilihan)]
    sumbu: dict[str, list[tuple[object, str]]] = {
        "desa": [(n, draw(_TULIS_DESA).format(t)) for n, t in desa],
        "masa": [(n, draw(st.sampled_from([t, t.upper(), t[:3], f"{t} 2026"]))) for n, t in masa],
        "apa": [(n, draw(st.sampled_from([t, t.upper(), f"Jumlah {t}"]))) for n, t in apa],
    }
    baris, kolom, tetap = draw(st.permutations(["desa", "masa", "apa"]))
    tentang = sumbu[tetap][0]
    judul = {"desa": f"DESA {desa[0][1]}", "masa": f"BULAN {masa[0][1]} 2026", "apa": f"REKAP {apa[0][1]} TAHUN 2026"}
    disebut = draw(st.booleans())
    kepala: list[Nilai] = [
        "No",
        {"desa": "Desa", "masa": "Bulan", "apa": "Uraian"}[baris],
        *(t for _, t in sumbu[kolom]),
    ]
    isi_baris: list[list[Nilai]] = []
    arti: dict[int, Arti] = {}
    for b, (nilai_b, teks) in enumerate(sumbu[baris]):
        satu: list[Nilai] = [b + 1, teks]
        for k, (nilai_k, _) in enumerate(sumbu[kolom]):
            angka = 1001 + 100 * b + k
            ada = {baris: nilai_b, kolom: nilai_k, tetap: tentang[0]}
            arti[angka] = (ada["apa"], ada["masa"], ada["desa"])  # type: ignore[assignment]
            satu.append(angka)
        isi_baris.append(satu)
        isi_baris += draw(st.lists(st.sampled_from(_SELA), max_size=1))
    atas = draw(st.lists(st.sampled_from(_ATAS), max_size=3)) + ([[judul[tetap]]] if disebut else [])
    nomor: list[list[Nilai]] = draw(st.sampled_from([[], [[f"({n + 1})" for n in range(len(kepala))]]]))
    return Susunan(lembar([*atas, kepala, *nomor, *isi_baris, *draw(st.sampled_from(_BAWAH))]), arti)


def dibaca(satu: Lembar, tabel: Tabel, peta: Peta) -> dict[int, Arti]:
    """What each figure of a table is, as far as its map says it for certain."""
    hasil: dict[int, Arti] = {}
    for b in tabel.baris("data"):

        def label(kolom: int, b: int = b) -> str:
            return isi(satu.di(b, kolom))

        for k in peta.kolom:
            sel = satu.di(b, k.kolom)
            if sel is None or sel[0] != "n":
                continue
            apa, masa, desa = k.variabel, k.periode, k.desa
            if peta.variabel.letak == "kolom":
                apa = kenali_variabel(label(peta.variabel.kolom), VARIABEL).id
            elif isinstance(peta.variabel.nilai, int):
                apa = peta.variabel.nilai
            if peta.periode.letak == "kolom":
                masa = kenali_periode(label(peta.periode.kolom), 2026)
            elif isinstance(peta.periode.nilai, Periode):
                masa = peta.periode.nilai
            if peta.desa.letak == "kolom":
                desa = kenali_desa(label(peta.desa.kolom), DESA).id
            elif isinstance(peta.desa.nilai, int):
                desa = peta.desa.nilai
            hasil[int(sel[1:])] = (apa, masa, desa)
    return hasil


@settings(max_examples=300, deadline=None)
@given(susunan())
def test_what_is_certain_of_a_figure_is_what_it_is(satu: Susunan) -> None:
    semua: dict[int, Arti] = {}
    for tabel in temukan_tabel(satu.lembar, konteks()):
        semua |= dibaca(satu.lembar, tabel, usulkan(satu.lembar, tabel, konteks(), "berkas.xlsx").peta)
    assert {a for a in semua if a > 1000} == set(satu.arti)  # each figure is seen
    for angka, dikenal in semua.items():
        if angka > 1000:
            benar = satu.arti[angka]
            assert all(ini is None or ini == itu for ini, itu in zip(dikenal, benar, strict=True)), (
                angka,
                dikenal,
                benar,
            )
            assert sum(ini is not None for ini in dikenal) >= 2
