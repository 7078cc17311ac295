"""What the pages of a form must say, worked out without the code that sets them, and the comparison with a PDF."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product, takewhile
from typing import Any

from iki_desktop.domain.dokumen import Dokumen, Formulir, Indikator
from iki_desktop.domain.rumus import Angka, Biner, Kurung, Minus, Nama, RumusError, Simpul, baca_rumus
from iki_desktop.domain.teks import bersihkan, nip_berspasi, penanda_ke, tanggal_panjang
from iki_desktop.report.huruf import tercetak
from tests.report.baca_pdf import Lembar, Ruas, Tulisan, huruf

# The letters of one cell; several where they may stand in one of several ways; None where the cell above goes on.
Sel = Sequence[str] | None


@dataclass(slots=True)
class Harapan:
    """One form as letters without white space."""

    atas: str
    kepala: tuple[str, ...]
    baris: list[tuple[Sel, Sel, Sel, Sel]] = field(default_factory=list)
    ttd: str = ""
    kepala_tinggi: bool = False  # so tall that it may stand once instead of on each page


def harapan_rujukan(rujukan: dict[str, Any]) -> list[Harapan]:
    """The forms of the reference (tests/data/pujon-rujukan.json): its letters, where its conventions put them."""
    hasil = [_form_rujukan(jabatan) for jabatan in rujukan["jabatan"]]
    siapa = rujukan["dokumen"]["penandatangan"]
    hasil[-1].ttd = huruf(siapa["jabatan"] + siapa["nama"])
    return hasil


def _form_rujukan(jabatan: dict[str, Any]) -> Harapan:
    def daftar(butir: list[str]) -> str:
        tanda = [f"{chr(ord('a') + n)})" if jabatan["gaya_daftar"] == "a)" else "•" for n in range(len(butir))]
        return "".join(map(str.__add__, tanda, butir))

    atas = f"{jabatan['judul_dokumen']} 1. Jabatan : {jabatan['nama']} 2. Tugas : {daftar(jabatan['tugas'])}"
    if jabatan["fungsi"]:
        atas += f"3. Fungsi : {daftar(jabatan['fungsi'])}"
    elif jabatan.get("fungsi_tercetak"):
        atas += "3. Fungsi : -"
    hasil = Harapan(
        huruf(atas),
        tuple(huruf(jabatan[f"kolom_{nama}"]) for nama in ("sasaran", "indikator", "formulasi", "sumber")),
    )
    for sasaran in jabatan["sasaran"]:
        sebelum: dict[str, Any] = {}
        for nomor, i in enumerate(sasaran["indikator"]):
            penjelasan, sumber = _sel_rujukan(i)
            hasil.baris.append(
                (
                    [huruf(sasaran["teks"])] if nomor == 0 else None,
                    [huruf(i.get("penanda", "") + i["teks"])],
                    None if _bersama(i, sebelum, "formulasi_bersama") else [huruf(penjelasan)],
                    None if _bersama(i, sebelum, "sumber_bersama") else [huruf(sumber)],
                )
            )
            sebelum = i
    return hasil


def _bersama(ini: dict[str, Any], sebelum: dict[str, Any], kunci: str) -> bool:
    return kunci in ini and ini[kunci] == sebelum.get(kunci)


def _sel_rujukan(i: dict[str, Any]) -> tuple[str, str]:
    """The letters of the third and the fourth cell."""
    if "formulasi_bagian" in i:
        bagian = i["formulasi_bagian"]
        return "".join(b["formulasi"] + b["catatan"] for b in bagian), "".join(b["sumber_data"] for b in bagian)
    penjelasan = i.get("penanda_formulasi", "") + i["formulasi"]
    if "pecahan" in i:
        p = i["pecahan"]
        label = f"{p['label']} =" if "label" in p else ""
        penjelasan = label + p["pembilang"] + p["penyebut"] + p["tanda_kali"] + p["kali"]
    sumber = i.get("penanda_sumber", "") + i["sumber_data"]
    if i["catatan"]:
        if i["catatan_kolom"] == "formulasi":
            penjelasan += i["catatan"]
        else:
            sumber += i["catatan"]
    return penjelasan, sumber


def harapan_dokumen(dokumen: Dokumen) -> list[Harapan]:
    """The forms of any document."""
    hasil = [_form(formulir) for formulir in dokumen.formulir]
    for nomor, satu in enumerate(hasil):
        if dokumen.gaya.tanda_tangan == "tiap" or nomor == len(hasil) - 1:
            satu.ttd = _ttd(dokumen)
    return hasil


def _cetak(*teks: str) -> str:
    return "".join(huruf(tercetak(satu)) for satu in teks)


def _ttd(dokumen: Dokumen) -> str:
    siapa = dokumen.penandatangan
    tanggal = tanggal_panjang(siapa.tanggal) if siapa.tanggal else ""
    tempat = ", ".join(satu for satu in (siapa.tempat, tanggal) if satu)
    nip = f"NIP. {nip_berspasi(siapa.nip)}" if siapa.nip else ""
    return _cetak(tempat, siapa.jabatan, siapa.nama, siapa.pangkat, nip)


def _form(f: Formulir) -> Harapan:
    def daftar(butir: tuple[str, ...]) -> str:
        return "".join(_cetak(penanda_ke(f.gaya_daftar, n), isi) for n, isi in enumerate(butir))

    atas = _cetak(f.judul, "1.Jabatan:", f.nama, "2.Tugas:") + daftar(f.tugas)
    if f.fungsi:
        atas += "3.Fungsi:" + daftar(f.fungsi)
    elif f.fungsi_tercetak:
        atas += "3.Fungsi:-"
    hasil = Harapan(atas, tuple(_cetak(k) for k in f.kolom))
    hasil.kepala_tinggi = any(len(k) > 120 or len(bersihkan(k).split("\n")) > 8 for k in f.kolom)
    for sasaran in f.sasaran:
        if not sasaran.indikator:
            hasil.baris.append(([_cetak(sasaran.teks)], [""], [""], [""]))
        for nomor, i in enumerate(sasaran.indikator):
            hasil.baris.append(
                (
                    [_cetak(sasaran.teks)] if nomor == 0 else None,
                    [_cetak(i.penanda, i.teks)],
                    None
                    if nomor and i.gabung_penjelasan
                    else _berturut([_penjelasan(b) for b in _sampai(sasaran.indikator[nomor:], "gabung_penjelasan")]),
                    None
                    if nomor and i.gabung_sumber
                    else _berturut(
                        [
                            [_cetak(b.sumber, b.catatan if b.kolom_catatan == "sumber" else "")]
                            for b in _sampai(sasaran.indikator[nomor:], "gabung_sumber")
                        ]
                    ),
                )
            )
    return hasil


def _sampai(indikator: Sequence[Indikator], gabung: str) -> list[Indikator]:
    """The first row and those after it that go on in its cell."""
    return [indikator[0], *takewhile(lambda i: bool(getattr(i, gabung)), indikator[1:])]


def _berturut(bagian: list[list[str]]) -> list[str]:
    """What several rows say in one cell: each way of the one with each of the others."""
    return ["".join(satu) for satu in product(*bagian)]


def _penjelasan(i: Indikator) -> list[str]:
    cara = [_cetak(i.penjelasan)]
    for rumus in bersihkan(i.rumus).split("\n"):
        cara = [awal + satu for awal in cara for satu in cara_rumus(rumus)]
    catatan = _cetak(i.catatan) if i.kolom_catatan == "penjelasan" else ""
    return [satu + catatan for satu in cara]


def cara_rumus(rumus: str) -> list[str]:
    """The letters of a formula as stacked fractions and as typed (a draft, or one too tall for a page)."""
    teks = " ".join(tercetak(rumus).split())
    try:
        dibaca = baca_rumus(teks)
    except RumusError:
        return [huruf(teks)]
    return [
        huruf(dibaca.label + ("=" if "=" in teks.partition("[")[0] else "") + "".join(tersusun(dibaca.isi))),
        huruf(teks),
    ]


def tersusun(simpul: Simpul) -> Iterator[str]:
    """The pieces of a formula in the order they are drawn: numerator, denominator, what stands beside."""
    match simpul:
        case Nama(nama, sigma):
            yield sigma + nama
        case Angka(tulisan):
            yield tulisan
        case Kurung(isi):
            yield from ("(", *tersusun(isi), ")")
        case Minus(tanda, isi):
            yield from (tanda, *tersusun(isi))
        case Biner("/", kiri, kanan):
            for bagian in (kiri, kanan):
                yield from tersusun(bagian.isi if isinstance(bagian, Kurung) else bagian)
        case Biner(tanda, kiri, kanan):
            yield from (*tersusun(kiri), tanda, *tersusun(kanan))


def periksa_urutan(lembar: Sequence[Lembar], harapan: Harapan) -> None:
    """Fails unless these pages say what one form must say, each letter once, in reading order, cell by cell.

    The header may stand on each page of the table, or once where it is too tall to be repeated.
    """
    tabel = [n for n, satu in enumerate(lembar) if satu.tegak]
    assert tabel == list(range(tabel[0], tabel[-1] + 1)), "the table leaves out a page"
    atas, bawah = "", ""
    for n, satu in enumerate(lembar):
        if n in tabel:
            assert satu.badan == [*satu.sebelum_tabel, *satu.di_tabel, *satu.sesudah_tabel], "not in reading order"
            atas += _gabung(satu.sebelum_tabel)
            bawah += _gabung(satu.sesudah_tabel)
            assert n == tabel[0] or not satu.sebelum_tabel
            assert n == tabel[-1] or not satu.sesudah_tabel
        elif n < tabel[0]:
            atas += _gabung(satu.badan)
        else:
            bawah += _gabung(satu.badan)
    assert atas == harapan.atas
    assert bawah == harapan.ttd
    halaman = [lembar[n] for n in tabel]
    kepala = "".join(harapan.kepala)
    if all(_gabung(satu.di_tabel).startswith(kepala) for satu in halaman):
        _periksa_sel(halaman, harapan.baris, harapan.kepala)
    else:
        assert harapan.kepala_tinggi, "the header is missing on a page"
        a, b, c, d = ([satu] for satu in harapan.kepala)
        _periksa_sel(halaman, [(a, b, c, d), *harapan.baris], ("", "", "", ""))


def _gabung(tulisan: Sequence[Tulisan]) -> str:
    return "".join(huruf(t.isi) for t in tulisan)


def _tanpa_kepala(satu: Lembar, kepala: Sequence[str]) -> list[Tulisan]:
    """What stands in the table of one page below its header, which must be there, each heading in its column."""
    isi, sisa = list(satu.di_tabel), len("".join(kepala))
    dapat = ["", "", "", ""]
    while sisa > 0:
        tulisan = isi.pop(0)
        dapat[satu.kolom(tulisan)] += huruf(tulisan.isi)
        sisa -= len(huruf(tulisan.isi))
    assert dapat == list(kepala)
    return isi


def _periksa_sel(halaman: Sequence[Lembar], baris: Sequence[tuple[Sel, Sel, Sel, Sel]], kepala: Sequence[str]) -> None:
    isi = [_tanpa_kepala(satu, kepala) for satu in halaman]
    sel = [_sel_kolom(halaman, isi, baris, kolom) for kolom in range(4)]
    for satu, tulisan in zip(halaman, isi, strict=True):
        urutan = [(sel[satu.kolom(t)][id(t)], satu.kolom(t)) for t in tulisan]
        assert urutan == sorted(urutan), "cells are not read row by row"
        for kolom in range(4):
            tempat = [(sel[kolom][id(t)], t.y) for t in tulisan if satu.kolom(t) == kolom]
            for nomor in {n for n, _ in tempat}:
                terbawah = max(y for n, y in tempat if n == nomor)
                assert all(y > terbawah for n, y in tempat if n > nomor), "a row does not stand below the one before"
        _periksa_batas(satu, [(sel[1][id(t)], t.y) for t in tulisan if satu.kolom(t) == 1], baris)


def _periksa_batas(
    satu: Lembar, indikator: Sequence[tuple[int, float]], baris: Sequence[tuple[Sel, Sel, Sel, Sel]]
) -> None:
    """Between two rows a rule runs through each column, but not through a cell that spans both."""
    for (atas, y_atas), (bawah, y_bawah) in pairwise(indikator):
        if bawah != atas + 1:
            continue
        (y,) = {round(r.y0, 2) for r in satu.datar if _memotong(r, satu, 1) and y_atas < r.y0 < y_bawah}
        ada = [any(_memotong(r, satu, kolom) and abs(r.y0 - y) < 0.1 for r in satu.datar) for kolom in range(4)]
        assert ada == [isi is not None for isi in baris[bawah]], f"rules above row {bawah}"


def _memotong(ruas: Ruas, satu: Lembar, kolom: int) -> bool:
    """Whether a level rule runs through the whole of a column (the rule of a fraction does not)."""
    return ruas.x0 <= satu.tepi_tabel[kolom] + 0.1 and ruas.x1 >= satu.tepi_tabel[kolom + 1] - 0.1


def _sel_kolom(
    halaman: Sequence[Lembar],
    isi: Sequence[Sequence[Tulisan]],
    baris: Sequence[tuple[Sel, Sel, Sel, Sel]],
    kolom: int,
) -> dict[int, int]:
    """The row that each text of a column belongs to; fails unless the column says what its cells must say."""
    milik = [t for satu, tulisan in zip(halaman, isi, strict=True) for t in tulisan if satu.kolom(t) == kolom]
    sel = [(nomor, isi_sel) for nomor, b in enumerate(baris) if (isi_sel := b[kolom]) is not None]
    pola = "".join("(" + "|".join(map(re.escape, cara)) + ")" for _, cara in sel)
    cocok = re.fullmatch(pola, _gabung(milik))
    if cocok is None:
        dapat, harap = _gabung(milik), "".join(cara[0] for _, cara in sel)
        beda = next(
            (n for n, (a, b) in enumerate(zip(dapat, harap, strict=False)) if a != b), min(len(dapat), len(harap))
        )
        raise AssertionError(f"column {kolom}, letter {beda}: {dapat[beda:][:60]!r}, not {harap[beda:][:60]!r}")
    hasil: dict[int, int] = {}
    ke, mulai = 0, 0
    for tulisan in milik:
        while cocok.end(ke + 1) <= mulai:
            ke += 1
        mulai += len(huruf(tulisan.isi))
        assert mulai <= cocok.end(ke + 1), "one text belongs to two cells"
        hasil[id(tulisan)] = sel[ke][0]
    return hasil
