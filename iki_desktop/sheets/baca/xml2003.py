"""“XML Spreadsheet 2003”, as older web applications export it under the name .xls."""

from collections.abc import Mapping
from io import BytesIO

from iki_desktop.domain.impor.lembar import KOLOM_MAKS, Rentang, Sel, sel
from iki_desktop.sheets.baca.aliran import Aliran
from iki_desktop.sheets.baca.batas import Tolak
from iki_desktop.sheets.baca.bentuk import Bentuk, bentuk_format, sel_angka
from iki_desktop.sheets.baca.xml_aman import PEMISAH, Atribut, nama_tag, urai

_RUANG = "urn:schemas-microsoft-com:office:spreadsheet"
_TAG = nama_tag((_RUANG,), "Style", "NumberFormat", "Worksheet", "Table", "Column", "Row", "Cell", "Data", "Comment")
_TAMPAK = f"urn:schemas-microsoft-com:office:excel{PEMISAH}Visible"
_BENTUK: Mapping[str, Bentuk] = {"Percent": "persen"}  # names of formats that say more than their letters


def baca_xml2003(isi: bytes, aliran: Aliran) -> None:
    """Tells all sheets; it goes over the file twice, because a sheet says only at its end that it is hidden."""
    aliran.jenis("xml2003")
    sembunyi = _Sembunyi()
    isi = isi.lstrip()
    urai(BytesIO(isi), sembunyi.mulai, lambda _: None, sembunyi.isi, aliran.maju)
    if not sembunyi.lembar:
        raise Tolak("xml2003")
    buku = _Buku(aliran, sembunyi.lembar)
    urai(BytesIO(isi), buku.mulai, buku.akhir, buku.isi, aliran.maju)


class _Sembunyi:
    """Which sheets are hidden, in their order."""

    def __init__(self) -> None:
        self.lembar: list[bool] = []
        self._dalam = False

    def mulai(self, nama: str, _: Atribut) -> None:
        self._dalam = nama == _TAMPAK
        if _TAG.get(nama) == "Worksheet":
            self.lembar.append(False)

    def isi(self, teks: str) -> None:
        if self._dalam and self.lembar and "Hidden" in teks:
            self.lembar[-1] = True


class _Buku:
    """The workbook as it goes by."""

    def __init__(self, aliran: Aliran, tersembunyi: list[bool]) -> None:
        self._aliran, self._tersembunyi = aliran, tersembunyi
        self._gaya: dict[str, Bentuk] = {}
        self._gaya_kini = self._jenis = self._nilai = ""
        self._ke = -1
        self._kumpul = self._komentar = self._ada_data = False
        self._sel: Atribut = {}
        self._reset()

    def _reset(self) -> None:
        self._nomor = self._kolom = self._kolom_ke = -1
        self._baris: list[Sel] = []
        self._baris_t = False
        self._lewati = 0
        self._gabung: list[Rentang] = []
        self._kolom_t: list[tuple[int, int]] = []

    def mulai(self, nama: str, atribut: Atribut) -> None:
        tag = _TAG.get(nama)
        if tag is None or self._komentar:
            return
        milik = {kunci.rpartition(PEMISAH)[2]: isi for kunci, isi in atribut.items()}
        match tag:
            case "Cell":
                self._kolom = _index(milik, self._kolom + 1)
                self._sel, self._ada_data, self._nilai, self._jenis = milik, False, "", ""
            case "Data":
                self._kumpul, self._ada_data, self._jenis = True, True, milik.get("Type", "String")
            case "Row":
                self._nomor = _index(milik, self._nomor + 1 + self._lewati)
                self._kolom, self._baris, self._baris_t = -1, [], milik.get("Hidden") == "1"
                self._lewati = _number(milik, "Span")
            case "Column":
                self._kolom_ke = _index(milik, self._kolom_ke + 1)
                awal, self._kolom_ke = self._kolom_ke, self._kolom_ke + _number(milik, "Span")
                if milik.get("Hidden") == "1":
                    self._kolom_t.append((awal, self._kolom_ke))
            case "Worksheet":
                self._ke += 1
                self._reset()
                self._aliran.lembar(milik.get("Name", ""), tersembunyi=self._tersembunyi[self._ke])
            case "Style":
                self._gaya_kini = milik.get("ID", "")
            case "NumberFormat":
                kode = milik.get("Format", "")
                self._gaya[self._gaya_kini] = _BENTUK.get(kode) or bentuk_format(-1, kode)
            case "Comment":
                self._komentar = True

    def isi(self, teks: str) -> None:
        if self._kumpul:
            self._nilai += teks
            if len(self._nilai) > self._aliran.batas.huruf_sel:
                raise Tolak("banyak_sel")

    def akhir(self, nama: str) -> None:
        tag = _TAG.get(nama)
        if tag == "Comment":
            self._komentar = False
        elif self._komentar:
            return
        elif tag == "Data":
            self._kumpul = False
        elif tag == "Cell":
            self._end_cell()
        elif tag == "Row":
            self._aliran.baris(self._nomor, self._baris, tersembunyi=self._baris_t)
        elif tag == "Worksheet":
            self._aliran.akhir(self._gabung, self._kolom_t)

    def _end_cell(self) -> None:
        lebar, tinggi = _number(self._sel, "MergeAcross"), _number(self._sel, "MergeDown")
        if lebar or tinggi:
            self._gabung.append(Rentang(self._nomor, self._kolom, self._nomor + tinggi, self._kolom + lebar))
        isi = self._content()
        if isi is not None:
            kurang = self._kolom - len(self._baris)
            if kurang < 0 or self._kolom >= KOLOM_MAKS:
                raise Tolak("rusak")
            self._baris += [*[None] * kurang, isi]
        self._kolom += lebar

    def _content(self) -> Sel:
        if not self._ada_data:
            return sel("rumus", self._sel["Formula"]) if self._sel.get("Formula") else None
        if not self._nilai:
            return None
        match self._jenis:
            case "Number":
                bentuk = self._gaya.get(self._sel.get("StyleID", ""), "angka")
                return sel_angka(self._nilai, bentuk if bentuk == "persen" else "angka")
            case "DateTime":
                return sel("tanggal", self._nilai.removesuffix(".000").removesuffix("T00:00:00"))
            case "Boolean":
                return sel("logika", "TRUE" if self._nilai.strip() == "1" else "FALSE")
            case "Error":
                return sel("galat", self._nilai)
        return sel("teks", self._nilai.replace("\r\n", "\n").replace("\r", "\n"))


def _number(milik: Atribut, nama: str) -> int:
    teks = milik.get(nama, "0")
    if not (teks.isascii() and teks.isdecimal() and len(teks) < 8):
        raise Tolak("rusak")
    return int(teks)


def _index(milik: Atribut, lain: int) -> int:
    """Where a row, column or cell is: told from 1, or the next one."""
    return _number(milik, "Index") - 1 if "Index" in milik else lain
