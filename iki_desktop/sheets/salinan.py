"""A foreign sheet made anew from its plain cells: values as what they are, marked with what became of them."""

from collections import Counter
from collections.abc import Mapping
from copy import copy
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from iki_desktop.domain.angka import tulis_angka
from iki_desktop.domain.impor.hasil import Tinjauan
from iki_desktop.domain.impor.lembar import KOLOM_MAKS, Lembar, Rentang, alamat, huruf_kolom, isi, jenis
from iki_desktop.domain.impor.perbaikan import KOLOM_PERBAIKAN
from iki_desktop.domain.impor.templat import lembar_identitas, sudut_kunci
from iki_desktop.domain.teks import singkat
from iki_desktop.report.baris import bungkus
from iki_desktop.report.huruf import measure
from iki_desktop.report.kotak import Huruf
from iki_desktop.sheets.buku import HURUF, teks_sel
from iki_desktop.sheets.kisi import TINGGI_MAKS, put_text

UKURAN = 10.0
_TEKS_MAKS = 4600  # letters of a cell: what Excel's escapes can make of them still fits
_CATATAN_MAKS = 5000  # cells with a note in their corner; the reason stands in its column for all
_GABUNG_MAKS = 100_000  # cells under merges
_LEBAR_MAKS, _LEBAR_ANGKA, _LEBAR_SEBAB = 36.0, 18.0, 50.0  # of columns, in letters
MERAH, _KUNING, _ISIAN, KEPALA = "FDECEA", "FFF1CC", "FFF8E1", "D9E2EC"
_GARIS, _TEBAL = Side(style="thin", color="9AA5B1"), Side(style="medium", color="C0392B")


class GayaSel:
    """How cells look, each made once: a style that is set anew for each of a million cells takes minutes."""

    def __init__(self, buku: Workbook) -> None:
        self._coba = buku.create_sheet("gaya")
        self._ada: dict[tuple[object, ...], Any] = {}
        self._buku = buku
        buku.remove(self._coba)

    def set(
        self,
        sel: Any,
        *,
        warna: str = "",
        tebal: bool = False,
        kotak: Side | None = None,
        format: str = "",
        lipat: bool = True,
        kanan: bool = False,
    ) -> None:
        """Gives a cell its look; `lipat`: its text is wrapped, else it runs on over empty cells beside it."""
        kunci = (warna, tebal, kotak is _TEBAL, kotak is None, format, lipat, kanan)
        if kunci not in self._ada:
            contoh = self._coba.cell(1, 1)
            contoh.font = Font(name=HURUF, size=UKURAN, bold=tebal)
            contoh.fill = PatternFill("solid", fgColor=warna) if warna else PatternFill()
            contoh.border = Border(kotak, kotak, kotak, kotak) if kotak else Border()
            contoh.number_format = format or "General"
            contoh.alignment = Alignment("right" if kanan else "general", "center", wrap_text=lipat)
            self._ada[kunci] = copy(contoh._style)
        sel._style = copy(self._ada[kunci])


class Salinan:
    """One sheet made anew, with what became of its cells."""

    def __init__(self, lembar: Worksheet, tinjauan: Tinjauan, gaya: GayaSel, *, templat: bool) -> None:
        self.lembar, self.tinjauan, self.gaya, self.templat = lembar, tinjauan, gaya, templat
        self.asal: Lembar = tinjauan.lembar
        self.sudut = sudut_kunci(self.asal)
        self.kolom_sebab = max([self.asal.lebar, *(g.kanan + 1 for g in self.asal.gabung)])
        self.kepala = {b for t in tinjauan.tabel for b in range(t.kepala[0], t.kepala[1] + 1)}
        self.dalam: dict[int, tuple[int, int]] = {}  # of each row of a table, its columns
        self.lipat: set[int] = set(self.kepala)  # rows whose texts are wrapped
        self.tebal: set[int] = set()
        self.angka: dict[int, frozenset[int]] = {}  # of each row of data, its columns of figures
        usulan = [*tinjauan.usulan, *[None] * (len(tinjauan.tabel) - len(tinjauan.usulan))]
        for tabel, satu in zip(tinjauan.tabel, usulan, strict=True):
            for b in range(tabel.kepala[0], tabel.awal + len(tabel.jenis)):
                self.dalam[b] = tabel.kolom
            kolom = frozenset(k.kolom for k in satu.peta.kolom) if satu else frozenset()
            self.angka.update(dict.fromkeys(tabel.baris("data"), kolom))
            self.lipat.update(tabel.baris("data", "jumlah", "nomor"))
            self.tebal.update(tabel.baris("kelompok"))

    def write(self, sebab: Mapping[tuple[int, int], str], sudah: int) -> None:
        """Values, looks, notes and reasons: `sebab` are those of refused cells. `sudah`: how many cells of the workbook
        have a note already."""
        if lembar_identitas(self.asal):
            self.lembar.sheet_state = "veryHidden"
        for b in range(len(self.asal.baris)):
            self._put_row(b)
        self._merge()
        self._put_notes(sebab, sudah)
        alasan = self._put_reasons(sebab)
        self._set_sizes(alasan)
        if self.sudut is not None:
            self.lembar.row_dimensions[self.sudut[0] + 1].hidden = True
            self.lembar.column_dimensions[huruf_kolom(self.sudut[1])].hidden = True
        if self.kepala and max(self.kepala) < 20:
            self.lembar.freeze_panes = f"A{min(self.kepala) + 2}" if len(self.tinjauan.tabel) == 1 else None

    def _put_row(self, b: int) -> None:
        isi_baris = self.asal.baris[b]
        kiri, kanan = self.dalam.get(b, (0, -1))
        for k in range(max(len(isi_baris), kanan + 1)):
            satu = self.asal.di(b, k)
            temuan = self.tinjauan.temuan_di(b, k)
            if satu is None and not kiri <= k <= kanan:
                continue
            sel = self.lembar.cell(b + 1, k + 1)
            format = put_value(sel, satu) if satu is not None else ""
            angka = k in self.angka.get(b, ())
            if angka and format == "General" and isinstance(sel.value, int):
                format = "#,##0"
            nasib = temuan.nasib if temuan else ""
            warna = {"ditolak": MERAH, "dikoreksi": _KUNING}.get(nasib, "")
            if not warna and b in self.kepala:
                warna = KEPALA
            elif not warna and angka and self.templat:
                warna = _ISIAN
            lipat = b in self.lipat
            kotak = _TEBAL if nasib == "ditolak" else _GARIS if lipat and kiri <= k <= kanan else None
            petik = sel.quotePrefix
            tebal = b in self.kepala or b in self.tebal
            self.gaya.set(sel, warna=warna, tebal=tebal, kotak=kotak, format=format, lipat=lipat, kanan=angka)
            if petik:
                sel.quotePrefix = True

    def _merge(self) -> None:
        """Merged cells again, but those that cover something or one another: nothing may be lost under them."""
        terpakai: set[tuple[int, int]] = set()
        for g in self.asal.gabung:
            g = Rentang(g.atas, g.kiri, min(g.bawah, len(self.asal.baris) - 1), min(g.kanan, self.kolom_sebab - 1))
            banyak = (g.bawah - g.atas + 1) * (g.kanan - g.kiri + 1)
            if g.bawah < g.atas or g.kanan < g.kiri or banyak < 2 or len(terpakai) + banyak > _GABUNG_MAKS:
                continue
            semua = {(b, k) for b in range(g.atas, g.bawah + 1) for k in range(g.kiri, g.kanan + 1)}
            kosong = all(self.asal.di(*satu) is None for satu in semua - {(g.atas, g.kiri)})
            if kosong and not semua & terpakai:
                terpakai |= semua
                self.lembar.merge_cells(
                    start_row=g.atas + 1, end_row=g.bawah + 1, start_column=g.kiri + 1, end_column=g.kanan + 1
                )

    def _put_notes(self, sebab: Mapping[tuple[int, int], str], sudah: int) -> None:
        """A note in the corner of each cell that was refused or corrected."""
        semua = dict(sebab)
        for b, k, _ in self.asal.terisi():
            temuan = self.tinjauan.temuan_di(b, k)
            if temuan is not None and temuan.nasib == "dikoreksi":
                semua[b, k] = temuan.sebab
        for (b, k), teks in list(semua.items())[: max(0, _CATATAN_MAKS - sudah)]:
            if teks:
                catatan = Comment(teks_sel(singkat(teks, 500), "Catatan"), "IKI Desktop", height=96, width=260)
                self.lembar.cell(b + 1, k + 1).comment = catatan

    def _put_reasons(self, sebab: Mapping[tuple[int, int], str]) -> dict[int, str]:
        """The column at the right: beside each row what is to be corrected in it. Gives the texts, by row."""
        if not sebab or self.kolom_sebab >= KOLOM_MAKS:
            return {}
        baris: dict[int, list[str]] = {}
        for (b, k), teks in sorted(sebab.items()):
            baris.setdefault(b, []).append(f"{alamat(b, k)}: {teks}")
        judul = {t.kepala[1] for t in self.tinjauan.tabel} or {max(0, min(baris) - 1)}
        for b in sorted(judul - set(baris)) or [0]:
            sel = self.lembar.cell(b + 1, self.kolom_sebab + 1)
            put_text(sel, KOLOM_PERBAIKAN)
            self.gaya.set(sel, warna=KEPALA, tebal=True, kotak=_GARIS)
        hasil = {b: singkat_baris("\n".join(satu)) for b, satu in baris.items()}
        for b, teks in hasil.items():
            sel = self.lembar.cell(b + 1, self.kolom_sebab + 1)
            put_text(sel, teks_sel(teks, "Sebab"))
            self.gaya.set(sel, warna=MERAH, kotak=_GARIS)
        return hasil

    def _set_sizes(self, alasan: Mapping[int, str]) -> None:
        """Widths by what most cells need, then heights by what is wrapped in them."""
        lebar = self._widths()
        for k, satu in enumerate(lebar):
            self.lembar.column_dimensions[huruf_kolom(k)].width = satu
        if self.kolom_sebab < KOLOM_MAKS:
            self.lembar.column_dimensions[huruf_kolom(self.kolom_sebab)].width = _LEBAR_SEBAB
        baris = {b: _lines(teks, _LEBAR_SEBAB) for b, teks in alasan.items()}
        gabung = {(g.atas, g.kiri) for g in self.asal.gabung}
        for b, k, teks in self.asal.terisi():
            if b in self.lipat and (b, k) not in gabung and len(teks) > lebar[k] * 0.8:
                baris[b] = max(baris.get(b, 1), _lines(tampil(teks), lebar[k], tebal=b in self.kepala))
        for b, banyak in baris.items():
            if banyak > 1:
                self.lembar.row_dimensions[b + 1].height = min(banyak * 1.3 * UKURAN + 4, TINGGI_MAKS)

    def _widths(self) -> list[float]:
        """Of each column in letters: nine of ten cells fit on one line, and each word of a header."""
        panjang: dict[int, Counter[int]] = {}
        kata: dict[int, int] = {}
        gabung = {(g.atas, g.kiri) for g in self.asal.gabung}
        for b, k, satu in self.asal.terisi():
            if (b, k) in gabung:
                continue
            if b in self.kepala:
                kata[k] = max(kata.get(k, 0), *map(len, isi(satu).split()), 0)
            elif b in self.lipat or (not self.dalam and self.asal.di(b, k + 1) is not None):
                panjang.setdefault(k, Counter())[len(tampil(satu)[:400])] += 1
        semua = ((_usual(panjang.get(k, Counter())), kata.get(k, 0) * 1.15) for k in range(self.kolom_sebab))
        angka = frozenset[int]().union(*self.angka.values())
        return [min(max(*satu, 5.0) + 2.0, _LEBAR_ANGKA if k in angka else _LEBAR_MAKS) for k, satu in enumerate(semua)]


def _usual(panjang: Counter[int]) -> int:
    """A length that nine of ten don't exceed."""
    sisa = panjang.total() // 10
    for satu in sorted(panjang, reverse=True):
        sisa -= panjang[satu]
        if sisa < 0:
            return satu
    return 0


def _lines(teks: str, lebar: float, *, tebal: bool = False) -> int:
    """On how many lines a text is wrapped in a column of so many letters."""
    muat = (lebar * 6.0 - 6.0) * 0.97 / UKURAN
    huruf: Huruf = "tebal" if tebal else "biasa"
    return sum(len(bungkus(satu, muat, measure, huruf)) for satu in teks[:_TEKS_MAKS].split("\n"))


def singkat_baris(teks: str) -> str:
    """A text of several lines, cut to what a cell may hold for certain."""
    return teks if len(teks) <= _TEKS_MAKS else f"{teks[: _TEKS_MAKS - 1]}…"


def put_value(sel: Any, satu: str) -> str:
    """The value of a plain cell as what it is; the number format it needs. Nothing ever becomes a formula."""
    teks = isi(satu)
    match jenis(satu):
        case "angka" | "persen" as apa if len(Decimal(teks).as_tuple().digits) <= 15:
            nilai = Decimal(teks)
            sel.value = int(nilai) if nilai == nilai.to_integral_value() and abs(nilai) < 10**15 else nilai
            return _percent(nilai) if apa == "persen" else "General"
        case "tanggal" if (waktu := _date(teks)) is not None:
            sel.value = waktu
            return "DD/MM/YYYY HH:MM" if isinstance(waktu, datetime) else "DD/MM/YYYY"
    put_text(sel, teks_sel(singkat_baris(teks), "Isi"))
    return "General"


def _percent(nilai: Decimal) -> str:
    """The format of a percentage with as many decimals as it has."""
    exponent = (nilai.normalize()).as_tuple().exponent
    desimal = max(0, -exponent - 2) if isinstance(exponent, int) else 0
    return f"0.{'0' * desimal}%" if desimal else "0%"


def _date(teks: str) -> date | datetime | None:
    """A date that spreadsheets have; None for a time of day, and for what was before they begin to count."""
    try:
        waktu = datetime.fromisoformat(teks) if "T" in teks else date.fromisoformat(teks)
    except ValueError:
        return None
    return waktu if waktu.year > 1900 else None


def tampil(satu: str) -> str:
    """A cell as people read it: `1.234,5`, `97,5 %`, `5-1-2026`; text as it is."""
    teks = isi(satu)
    match jenis(satu):
        case "angka":
            return tulis_angka(Decimal(teks))
        case "persen":
            return f"{tulis_angka(Decimal(teks).scaleb(2))} %"
        case "tanggal" if (nilai := _date(teks)) is not None:
            return f"{nilai.day}-{nilai.month}-{nilai.year}"
    return teks
