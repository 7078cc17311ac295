"""Sets the table of a form: goals spanning their rows, cells that are one where they are one on paper."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF

from iki_desktop.domain.dokumen import Formulir, Indikator, Sasaran, sel_bersama
from iki_desktop.domain.teks import bersihkan
from iki_desktop.domain.tempat import Tempat
from ui.formulir.isian import KEPALA, Kunci, Tawaran
from ui.formulir.petak import KunciSatuan, Petak, Satuan, Tata
from ui.formulir.rupa import MARGIN, SHARES, Rupa, Susunan
from ui.formulir.teks_layar import susun_isi_rumus, susun_teks

TAWARAN = {
    "tugas": "+ Tambah tugas",
    "fungsi": "+ Tambah fungsi",
    "sasaran": "+ Tambah sasaran",
    "indikator": "+ Tambah indikator",
}
_HINTS = {
    ("sasaran", "teks"): "Ketik sasaran",
    ("indikator", "teks"): "Ketik indikator",
    ("indikator", "penjelasan"): "Ketik penjelasan",
    ("indikator", "rumus"): "Ketik rumus",
    ("indikator", "catatan"): "Ketik catatan",
    ("indikator", "sumber"): "Ketik sumber data",
}
_NARROWEST = 280.0
_GRIP = 12.0  # the width of a handle


class _Bagian(NamedTuple):
    """One text of a cell, laid out but not placed."""

    tempat: Tempat
    teks: str
    isi: Susunan
    masuk: float = 0.0
    tanda: str = ""
    id_baris: int = 0


class PenataTabel:
    """Lays the table out, from `y` down.

    `terbuka`: an empty text that is shown because it is the current one; `mentah`: a formula that is shown as typed.
    """

    def __init__(
        self,
        formulir: Formulir,
        rupa: Rupa,
        lebar: float,
        *,
        sunting: bool = False,
        terbuka: Kunci | None = None,
        mentah: Kunci | None = None,
    ) -> None:
        """Call `susun`."""
        self.formulir, self.rupa, self.sunting = formulir, rupa, sunting
        self.terbuka, self.mentah = terbuka, mentah
        self.penuh = max(_NARROWEST, float(int(lebar)) - 2 * MARGIN)
        self.tata = Tata(self.penuh + 2 * MARGIN)
        self.y = float(MARGIN)

    # -- the table

    def table(self) -> None:
        """Headings, goals, and the offer of another goal."""
        self.y += self.rupa.pad + 4
        tepi = [MARGIN + round(self.penuh * sum(SHARES[:k]) / sum(SHARES)) for k in range(len(SHARES) + 1)]
        self.tepi = [float(x) for x in tepi]
        atas = self.y
        self.headings()
        for sasaran in self.formulir.sasaran:
            self.goal(sasaran)
        self.tata.tabel = QRectF(self.tepi[0], atas, self.tepi[-1] - self.tepi[0], self.y - atas)
        if self.sunting:
            self.y += self.rupa.pad
            self.offer(Tawaran("sasaran"), MARGIN + 4, self.penuh)

    def headings(self) -> None:
        """Bold, centred, on a tinted ground."""
        pad = self.rupa.pad
        isi = [
            susun_teks(judul, self.rupa, self.width(k), "tebal", tengah=True)
            for k, judul in enumerate(self.formulir.kolom)
        ]
        tinggi = max(satu.tinggi for satu in isi) + 2 * pad - self.rupa.sela
        self.tata.kepala = QRectF(self.tepi[0], self.y, self.tepi[-1] - self.tepi[0], tinggi)
        for k, satu in enumerate(isi):
            kotak = self.cell(k, self.y, tinggi)
            tempat = Tempat("jabatan", self.formulir.id, KEPALA[k])
            teks = self.formulir.kolom[k]
            x, y = self.tepi[k] + pad, self.y + pad
            self.tata.add(
                Petak(tempat, teks, kotak, x, y, self.width(k), satu, "Judul kolom", huruf="tebal", tengah=True)
            )
        self.y += tinggi

    def width(self, kolom: int) -> float:
        """The room for text in a column."""
        return max(self.rupa.em, self.tepi[kolom + 1] - self.tepi[kolom] - 2 * self.rupa.pad)

    def cell(self, kolom: int, y: float, tinggi: float) -> QRectF:
        """A cell, outlined."""
        kotak = QRectF(self.tepi[kolom], y, self.tepi[kolom + 1] - self.tepi[kolom], tinggi)
        self.tata.sel.append(kotak)
        return kotak

    def goal(self, sasaran: Sasaran) -> None:
        """The rows of one goal, its own cell spanning them."""
        baris = sasaran.indikator
        kiri = [self.part(Tempat("sasaran", sasaran.id, "teks"), sasaran.teks, 0)]
        tengah = [[self.indicator(satu)] for satu in baris]
        isi = [self.explanations(baris, n) for n in range(len(baris))]
        sumber = [self.sources(baris, n) for n in range(len(baris))]
        tinggi = [self.height(satu) for satu in tengah] or [self.bare_height()]
        for kelompok, gabung in ((isi, "gabung_penjelasan"), (sumber, "gabung_sumber")):
            for n, bagian in enumerate(kelompok):
                if bagian is not None:
                    akhir = n + len(sel_bersama(baris, n, gabung))  # type: ignore[arg-type]
                    tinggi[akhir - 1] += max(0.0, self.height(bagian) - sum(tinggi[n:akhir]))
        tinggi[-1] += max(0.0, self.height(kiri) - sum(tinggi))
        self.put_goal(sasaran, kiri, tinggi)
        y = self.y
        for n, satu in enumerate(baris):
            self.put_row(sasaran, n, y, tinggi, tengah[n], isi[n], sumber[n])
            self.row_unit(satu, y, tinggi[n])
            y += tinggi[n]
        if not baris:
            self.bare(sasaran, tinggi[0])
        self.y += sum(tinggi)

    def put_goal(self, sasaran: Sasaran, kiri: Sequence[_Bagian], tinggi: Sequence[float]) -> None:
        """The first cell and the handle of the whole."""
        kunci: KunciSatuan = ("sasaran", sasaran.id)
        self.put(0, self.y, sum(tinggi), kiri, kunci)
        kotak = QRectF(self.tepi[0], self.y, self.tepi[-1] - self.tepi[0], sum(tinggi))
        gagang = QRectF(self.tepi[0] - _GRIP - 2, self.y, _GRIP, sum(tinggi))
        self.tata.satuan[kunci] = Satuan(kunci, kotak, gagang)

    def put_row(
        self,
        sasaran: Sasaran,
        n: int,
        y: float,
        tinggi: Sequence[float],
        tengah: Sequence[_Bagian],
        isi: Sequence[_Bagian] | None,
        sumber: Sequence[_Bagian] | None,
    ) -> None:
        """The cells that begin in one row."""
        baris = sasaran.indikator
        self.put(1, y, tinggi[n], tengah, ("indikator", baris[n].id))
        if isi is not None:
            bersama = sel_bersama(baris, n, "gabung_penjelasan")
            kotak = self.put(2, y, sum(tinggi[n : n + len(bersama)]), isi, None)
            self.tata.penjelasan.update((satu.id, kotak) for satu in bersama)
        if sumber is not None:
            bersama = sel_bersama(baris, n, "gabung_sumber")
            kotak = self.put(3, y, sum(tinggi[n : n + len(bersama)]), sumber, None)
            self.tata.sumber.update((satu.id, kotak) for satu in bersama)

    def row_unit(self, satu: Indikator, y: float, tinggi: float) -> None:
        """The handle of a row lies in the padding of its second cell."""
        kunci: KunciSatuan = ("indikator", satu.id)
        kotak = QRectF(self.tepi[1], y, self.tepi[-1] - self.tepi[1], tinggi)
        gagang = QRectF(self.tepi[1], y, max(8.0, self.rupa.pad - 1), tinggi)
        self.tata.satuan[kunci] = Satuan(kunci, kotak, gagang)

    def bare_height(self) -> float:
        """Of a goal without rows."""
        tawaran = susun_teks(TAWARAN["indikator"], self.rupa, self.width(1))
        return max(self.height([]), (tawaran.tinggi if self.sunting else 0.0) + 2 * self.rupa.pad)

    def bare(self, sasaran: Sasaran, tinggi: float) -> None:
        """A goal without indicators: its other cells are empty, the second offers the first row."""
        kotak, *_ = (self.cell(k, self.y, tinggi) for k in (1, 2, 3))
        if self.sunting:
            tawaran = Tawaran("indikator", sasaran.id)
            teks = TAWARAN["indikator"]
            isi = susun_teks(teks, self.rupa, self.width(1))
            x, y = self.tepi[1] + self.rupa.pad, self.y + self.rupa.pad
            self.tata.add(Petak(tawaran, teks, kotak, x, y, self.width(1), isi))

    # -- cells

    def part(self, tempat: Tempat, teks: str, kolom: int, id_baris: int = 0) -> _Bagian:
        """One text of a cell."""
        if tempat.kolom == "rumus" and tempat != self.mentah:
            return _Bagian(tempat, teks, susun_isi_rumus(teks, self.rupa, self.width(kolom)), id_baris=id_baris)
        return _Bagian(tempat, teks, susun_teks(teks, self.rupa, self.width(kolom)), id_baris=id_baris)

    def indicator(self, satu: Indikator) -> _Bagian:
        """The text of an indicator; its further lines are flush with the first, behind its mark."""
        tanda = bersihkan(satu.penanda)
        masuk = self.rupa.room(tanda)
        isi = susun_teks(satu.teks, self.rupa, max(self.rupa.em, self.width(1) - masuk))
        return _Bagian(Tempat("indikator", satu.id, "teks"), satu.teks, isi, masuk, tanda, satu.id)

    def explanations(self, baris: Sequence[Indikator], n: int) -> Sequence[_Bagian] | None:
        """The third cell of row `n`: what the rows that share it say. None where it goes on in the cell above."""
        bersama = sel_bersama(baris, n, "gabung_penjelasan")
        kolom = [(s, k) for s in bersama for k in ("penjelasan", "rumus", "catatan")]
        return self.stacked(bersama, [(s, k) for s, k in kolom if k != "catatan" or s.kolom_catatan == "penjelasan"], 2)

    def sources(self, baris: Sequence[Indikator], n: int) -> Sequence[_Bagian] | None:
        """The fourth cell."""
        bersama = sel_bersama(baris, n, "gabung_sumber")
        kolom = [(s, k) for s in bersama for k in ("sumber", "catatan")]
        return self.stacked(bersama, [(s, k) for s, k in kolom if k != "catatan" or s.kolom_catatan == "sumber"], 3)

    def stacked(
        self, bersama: Sequence[Indikator], isi: Sequence[tuple[Indikator, str]], kolom: int
    ) -> Sequence[_Bagian] | None:
        """The texts of a cell that are there, or the first one, empty."""
        if not bersama:
            return None
        ada = [(s, k) for s, k in isi if getattr(s, k) or Tempat("indikator", s.id, k) == self.terbuka]
        return [self.part(Tempat("indikator", s.id, k), getattr(s, k), kolom, s.id) for s, k in ada or isi[:1]]

    def height(self, bagian: Sequence[_Bagian]) -> float:
        """Of a cell."""
        isi = sum(b.isi.tinggi for b in bagian) if bagian else self.rupa.baris
        return isi + 2 * self.rupa.pad - self.rupa.sela + 2  # the chips of a row want room

    def put(self, kolom: int, y: float, tinggi: float, bagian: Sequence[_Bagian], satuan: KunciSatuan | None) -> QRectF:
        """A cell with its texts one below another; each takes its share of the cell, the last one the rest."""
        kotak = self.cell(kolom, y, tinggi)
        pad, x = self.rupa.pad, self.tepi[kolom] + self.rupa.pad
        atas, letak = y, y + pad
        for nomor, satu in enumerate(bagian):
            akhir = letak + satu.isi.tinggi
            bawah = y + tinggi if nomor == len(bagian) - 1 else akhir
            petak = QRectF(kotak.left(), atas, kotak.width(), bawah - atas)
            self.tata.add(
                Petak(
                    satu.tempat,
                    satu.teks,
                    petak,
                    x + satu.masuk,
                    letak,
                    max(self.rupa.em, self.width(kolom) - satu.masuk),
                    satu.isi,
                    _HINTS[satu.tempat.tabel, satu.tempat.kolom],
                    tanda=satu.tanda,
                    x_tanda=x,
                    satuan=satuan or ("indikator", satu.id_baris),
                )
            )
            atas, letak = bawah, akhir
        return kotak

    def offer(self, tawaran: Tawaran, x: float, lebar: float) -> None:
        """The place of the next item."""
        teks = TAWARAN[tawaran.jenis]
        isi = susun_teks(teks, self.rupa, lebar)
        kotak = QRectF(x - 4, self.y - 2, self.rupa.lebar(teks) + 12, isi.tinggi + 2)
        self.tata.add(Petak(tawaran, teks, kotak, x, self.y, lebar, isi))
        self.y += isi.tinggi + 2
