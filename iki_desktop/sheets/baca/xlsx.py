"""Sheets of an .xlsx or .xlsm in one pass: values, formulas that have none, hidden rows and columns, merged cells.

Macros aren't looked at, links aren't followed, and what a sheet says about its size isn't believed.
"""

from iki_desktop.domain.impor.lembar import KOLOM_MAKS, Rentang, Sel, alamat, baca_alamat, sel
from iki_desktop.sheets.baca.aliran import Aliran
from iki_desktop.sheets.baca.arsip import Arsip
from iki_desktop.sheets.baca.batas import Tolak
from iki_desktop.sheets.baca.bentuk import sel_angka
from iki_desktop.sheets.baca.kata import BUKAN_LEMBAR, LEMBAR_HILANG
from iki_desktop.sheets.baca.xlsx_buku import BENAR, RUANG, IsiBuku, baca_buku, teks_asli
from iki_desktop.sheets.baca.xml_aman import Atribut, nama_tag, urai

_TAG = nama_tag(RUANG, "c", "v", "f", "is", "t", "rPh", "row", "col", "mergeCell")
_DIGIT = "0123456789"
_GABUNG_MAKS = 200_000


def baca_xlsx(arsip: Arsip, aliran: Aliran) -> None:
    """Tells all sheets of a workbook; those that hold no cells (charts, macros) are named in the notes."""
    aliran.jenis("xlsx")
    buku = baca_buku(arsip)
    aliran.maju()
    for satu in buku.lembar:
        if satu.jenis != "worksheet":
            aliran.catat(BUKAN_LEMBAR.format(nama=satu.nama))
        elif not arsip.ada(satu.tempat):
            aliran.catat(LEMBAR_HILANG.format(nama=satu.nama))
        else:
            aliran.lembar(satu.nama, tersembunyi=satu.tersembunyi)
            with arsip.buka(satu.tempat) as sumber:
                lembar = _Lembar(buku, aliran)
                urai(sumber, lembar.mulai, lembar.akhir, lembar.isi, aliran.maju)
            aliran.akhir(lembar.gabung, lembar.kolom_tersembunyi)


class _Lembar:
    """A sheet as its XML goes by."""

    __slots__ = (
        "_aliran", "_baris", "_bersama", "_buku", "_bunyi", "_gaya", "_jenis", "_kolom", "_kolom_huruf", "_kumpul",
        "_nilai", "_nomor", "_rumus", "_rumus_bersama", "_tersembunyi", "_v", "gabung", "kolom_tersembunyi",
    )  # fmt: skip

    def __init__(self, buku: IsiBuku, aliran: Aliran) -> None:
        self._buku, self._aliran = buku, aliran
        self.gabung: list[Rentang] = []
        self.kolom_tersembunyi: list[tuple[int, int]] = []
        self._kolom_huruf: dict[str, int] = {}
        self._rumus_bersama: dict[str, tuple[str, str]] = {}
        self._baris: list[Sel] = []
        self._nomor = self._kolom = -1
        self._tersembunyi = self._bunyi = self._v = False
        self._jenis, self._gaya, self._nilai, self._kumpul = "n", "0", "", ""
        self._bersama = ""
        self._rumus: str | None = None

    def mulai(self, nama: str, atribut: Atribut) -> None:
        tag = _TAG.get(nama)
        if tag == "c":
            r = atribut.get("r")
            self._kolom = self._column(r) if r else self._kolom + 1
            self._jenis, self._gaya = atribut.get("t", "n"), atribut.get("s", "0")
            self._nilai, self._rumus, self._v = "", None, False
        elif tag == "v":
            self._kumpul, self._v = "v", True
        elif tag == "row":
            self._row(atribut)
        elif tag == "f":
            self._kumpul, self._rumus = "f", ""
            self._bersama = atribut.get("si", "") if atribut.get("t") == "shared" else ""
        elif tag == "t":
            self._kumpul = "" if self._bunyi or self._jenis != "inlineStr" else "v"
        elif tag == "rPh":
            self._bunyi = True
        elif tag == "col":
            self._column_hidden(atribut)
        elif tag == "mergeCell":
            self._merged(atribut.get("ref", ""))

    def isi(self, teks: str) -> None:
        if self._kumpul == "v":
            self._nilai += teks
            if len(self._nilai) > self._aliran.batas.huruf_sel:
                raise Tolak("banyak_sel")
        elif self._kumpul:
            self._rumus = (self._rumus or "") + teks

    def akhir(self, nama: str) -> None:
        tag = _TAG.get(nama)
        if tag == "v" or tag == "t":
            self._kumpul = ""
        elif tag == "f":
            self._kumpul = ""
            if self._bersama and self._rumus:
                self._rumus_bersama[self._bersama] = self._rumus, alamat(self._nomor, self._kolom)
        elif tag == "c":
            satu = self._cell() if self._nilai or self._rumus is not None else None
            if satu is not None:
                self._put(satu)
        elif tag == "row":
            self._aliran.baris(self._nomor, self._baris, tersembunyi=self._tersembunyi)
            self._baris = []
        elif tag == "rPh":
            self._bunyi = False

    def _cell(self) -> Sel:
        nilai, jenis = self._nilai, self._jenis
        if not nilai:
            # `<v/>` of a text formula is its result: an empty text.
            return None if jenis == "str" and self._v else sel("rumus", self._formula())
        if jenis == "n":
            gaya, s = self._buku.gaya, int(self._gaya)
            return sel_angka(nilai, gaya[s] if s < len(gaya) else "angka", mac=self._buku.mac)
        if jenis == "s":
            ke = int(nilai)
            if not 0 <= ke < len(self._buku.teks):
                raise Tolak("rusak")
            return self._buku.teks[ke]
        if jenis == "b":
            return sel("logika", "TRUE" if nilai.strip() in BENAR else "FALSE")
        if jenis == "e":
            return sel("galat", nilai)
        if jenis == "d":
            return sel("tanggal", nilai.removesuffix("Z").removesuffix("T00:00:00"))
        return sel("teks", teks_asli(nilai))

    def _formula(self) -> str:
        """The formula of a cell; one shared with others is written with the first of these only."""
        if not self._rumus and self._bersama in self._rumus_bersama:
            from openpyxl.formula.translate import Translator  # seldom needed, and slow to import

            rumus, dari = self._rumus_bersama[self._bersama]
            return str(Translator(f"={rumus}", dari).translate_formula(alamat(self._nomor, self._kolom)))
        return f"={self._rumus}"

    def _put(self, satu: str) -> None:
        kurang = self._kolom - len(self._baris)
        if kurang < 0 or self._kolom >= KOLOM_MAKS or self._nomor < 0:
            raise Tolak("rusak")
        if kurang:
            self._baris.extend([None] * kurang)
        self._baris.append(satu)

    def _column(self, r: str) -> int:
        huruf = r.rstrip(_DIGIT)
        kolom = self._kolom_huruf.get(huruf)
        if kolom is None:
            ada = baca_alamat(f"{huruf}1")
            if ada is None:
                raise Tolak("rusak")
            kolom = self._kolom_huruf[huruf] = ada[1]
        return kolom

    def _row(self, atribut: Atribut) -> None:
        r = atribut.get("r")
        self._nomor = int(float(r)) - 1 if r else self._nomor + 1
        self._kolom = -1
        self._baris = []
        self._tersembunyi = atribut.get("hidden", "") in BENAR or _is_zero(atribut.get("ht"))

    def _column_hidden(self, atribut: Atribut) -> None:
        if atribut.get("hidden", "") in BENAR or _is_zero(atribut.get("width")):
            self.kolom_tersembunyi.append((int(atribut["min"]) - 1, int(atribut["max"]) - 1))

    def _merged(self, rujukan: str) -> None:
        awal, _, ujung = rujukan.replace("$", "").partition(":")
        a, b = baca_alamat(awal), baca_alamat(ujung or awal)
        if a and b:
            if len(self.gabung) > _GABUNG_MAKS:
                raise Tolak("banyak_sel")
            atas, bawah = sorted((a[0], b[0]))
            kiri, kanan = sorted((a[1], b[1]))
            self.gabung.append(Rentang(atas, kiri, bawah, kanan))


def _is_zero(ukuran: str | None) -> bool:
    return ukuran is not None and not ukuran.strip("0.")
