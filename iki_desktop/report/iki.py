"""The form of one position as pages, as rules.md has it: title, Jabatan, Tugas, Fungsi, table, signature block."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from iki_desktop.domain.dokumen import Dokumen, Formulir, Indikator, Penandatangan, sel_bersama
from iki_desktop.domain.teks import bersihkan, penanda_ke
from iki_desktop.report.halaman import TEPI_KIRI, Aliran, Bidang, Halaman
from iki_desktop.report.huruf import tercetak
from iki_desktop.report.kotak import ASCENT, LINE, Kotak, Teks
from iki_desktop.report.rumus import susun_rumus
from iki_desktop.report.sel import Susunan
from iki_desktop.report.tabel import PAD_X, PAD_Y, Baris, Sel, susun_tabel
from iki_desktop.report.tanda_tangan import put_tanda_tangan, susun_tanda_tangan, tinggi_tanda_tangan

BAGIAN_KOLOM = (20, 25, 35, 20)  # of the width, rules.md


def penandatangan_di(dokumen: Dokumen, nomor: int) -> Penandatangan | None:
    """Who signs below form `nomor`: the last one of the document, or each one where it is set so."""
    terakhir = nomor == len(dokumen.formulir) - 1
    return dokumen.penandatangan if terakhir or dokumen.gaya.tanda_tangan == "tiap" else None


def susun_formulir(formulir: Formulir, bidang: Bidang, penandatangan: Penandatangan | None = None) -> list[Halaman]:
    """The pages of one form, beginning on a new one, with the signature block below it if somebody signs."""
    aliran = Aliran(bidang)
    _put_title(aliran, formulir.judul)
    _put_head(aliran, formulir)
    aliran.gap(0.8 * bidang.ukuran)
    blok = susun_tanda_tangan(penandatangan, bidang) if penandatangan else []
    _put_table(aliran, formulir, tinggi_tanda_tangan(blok, bidang))
    put_tanda_tangan(aliran, blok)
    return aliran.halaman


def _put_title(aliran: Aliran, judul: str) -> None:
    bidang = aliran.bidang
    susunan = Susunan(bidang.lebar, bidang.ukuran + 1, bidang.measure, "tebal")
    for kotak in susunan.centred(tercetak(judul)):
        aliran.put(TEPI_KIRI, kotak)
    aliran.gap(1.2 * bidang.ukuran)


def _put_head(aliran: Aliran, formulir: Formulir) -> None:
    """`1. Jabatan : …`, `2. Tugas : …`, `3. Fungsi : …`, the colons under one another."""
    gaya = formulir.gaya_daftar
    _put_field(aliran, "1.", "Jabatan", [("", formulir.nama)])
    _put_field(aliran, "2.", "Tugas", _items(gaya, formulir.tugas))
    if formulir.fungsi:
        _put_field(aliran, "3.", "Fungsi", _items(gaya, formulir.fungsi))
    elif formulir.fungsi_tercetak:
        _put_field(aliran, "3.", "Fungsi", [("", "-")])


def _items(gaya: str, teks: Sequence[str]) -> list[tuple[str, str]]:
    return [(tercetak(penanda_ke(gaya, nomor)), isi) for nomor, isi in enumerate(teks)] or [("", "")]


def _put_field(aliran: Aliran, nomor: str, label: str, butir: Sequence[tuple[str, str]]) -> None:
    """One numbered line of the head; `butir` are its items as (mark, text)."""
    bidang, ukuran = aliran.bidang, aliran.bidang.ukuran
    x_label, x_titik, x_isi = 1.7 * ukuran, 6.2 * ukuran, 7.2 * ukuran
    kepala = Kotak(
        x_isi,
        LINE * ukuran,
        tuple(Teks(x, ASCENT * ukuran, t, ukuran) for x, t in ((0, nomor), (x_label, label), (x_titik, ":"))),
    )
    susunan = Susunan(bidang.lebar - x_isi, ukuran, bidang.measure)
    lebar_tanda = max(bidang.measure(tanda, "biasa") * ukuran for tanda, _ in butir)
    for urutan, (tanda, isi) in enumerate(butir):
        kotak = susunan.hanging(tanda, tercetak(isi), lebar_tanda=lebar_tanda) or [Kotak(0.0, LINE * ukuran)]
        aliran.need(sum(k.tinggi for k in kotak[:2]))
        if urutan == 0:
            aliran.draw(TEPI_KIRI, aliran.y, kepala)
        for satu in kotak:
            aliran.put(TEPI_KIRI + x_isi, satu)
    aliran.gap(0.35 * ukuran)


def _put_table(aliran: Aliran, formulir: Formulir, ekor: float) -> None:
    bidang = aliran.bidang
    tepi = [TEPI_KIRI]
    for bagian in BAGIAN_KOLOM:
        tepi.append(tepi[-1] + bidang.lebar * bagian / sum(BAGIAN_KOLOM))
    biasa = [Susunan(kanan - kiri - 2 * PAD_X, bidang.ukuran, bidang.measure) for kiri, kanan in pairwise(tepi)]
    kepala = [
        Susunan(s.lebar, s.ukuran, s.measure, "tebal").centred(tercetak(judul))
        for s, judul in zip(biasa, formulir.kolom, strict=True)
    ]
    baris_min = LINE * bidang.ukuran + 2 * PAD_Y
    tinggi_maks = 0.45 * bidang.tinggi
    baris = [b for s in formulir.sasaran for b in _rows(s.teks, s.indikator, biasa, tinggi_maks)]
    kosong: Baris = [Sel(())] * len(BAGIAN_KOLOM)
    susun_tabel(aliran, tepi, kepala, baris or [kosong], baris_min=baris_min, ekor=ekor)


def _rows(
    sasaran: str, indikator: Sequence[Indikator], kolom: Sequence[Susunan], tinggi_maks: float
) -> list[list[Sel | None]]:
    """The rows of one goal: its text spans them, and merged cells span the rows that share them."""
    if not indikator:
        return [[Sel(kolom[0].text(tercetak(sasaran))), Sel(()), Sel(()), Sel(())]]
    return [
        [
            Sel(kolom[0].text(tercetak(sasaran)), len(indikator)) if nomor == 0 else None,
            Sel(kolom[1].hanging(tercetak(satu.penanda), tercetak(satu.teks))),
            _shared(
                sel_bersama(indikator, nomor, "gabung_penjelasan"), lambda i: _penjelasan(i, kolom[2], tinggi_maks)
            ),
            _shared(sel_bersama(indikator, nomor, "gabung_sumber"), lambda i: _sumber(i, kolom[3])),
        ]
        for nomor, satu in enumerate(indikator)
    ]


def _shared(baris: Sequence[Indikator], isi: Callable[[Indikator], list[Kotak]]) -> Sel | None:
    """One cell for the rows that share it; None where the cell above goes on."""
    return Sel([kotak for satu in baris for kotak in isi(satu)], len(baris)) if baris else None


def _penjelasan(indikator: Indikator, kolom: Susunan, tinggi_maks: float) -> list[Kotak]:
    """The third column: explanation, formulas one under another, and the note where it belongs here."""
    kotak = kolom.text(tercetak(indikator.penjelasan))
    for rumus in bersihkan(indikator.rumus).split("\n"):
        if rumus.strip():
            kotak += susun_rumus(tercetak(rumus), kolom.lebar, kolom.ukuran, kolom.measure, tinggi_maks)
    if indikator.kolom_catatan == "penjelasan":
        kotak += kolom.text(tercetak(indikator.catatan))
    return kotak


def _sumber(indikator: Indikator, kolom: Susunan) -> list[Kotak]:
    kotak = kolom.text(tercetak(indikator.sumber))
    if indikator.kolom_catatan == "sumber":
        kotak += kolom.text(tercetak(indikator.catatan))
    return kotak
