"""A sheet being made: cells that know what they are, so that whatever is done to the sheet, the right answer is known.

Written as xlsx by a small writer of our own (a formula with or without a stored result, a wrong <dimension>, cells that
are formatted only: what a library would put right), as CSV, or as HTML.
"""

import io
import zipfile
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from html import escape
from typing import Literal, TypeAlias

from iki_desktop.domain.impor.lembar import alamat

KunciNama: TypeAlias = tuple[str, str, str]  # variabel, desa, periode (`2026-01`)
# "ambil": must be taken; "boleh": taken right or refused; "tolak": must not be taken; "": nothing of ours, never taken.
Harap = Literal["", "ambil", "boleh", "tolak"]
Bentuk = Literal["n", "t", "p", "d", "e", "f"]
Format = Literal["xlsx", "csv", "html"]


@dataclass(eq=False, slots=True)
class Petak:
    """A cell: what is written in it, and what is known of it. `figur` is a plain decimal, "-" (nihil) or "n/a"."""

    isi: str = ""
    bentuk: Bentuk = "t"
    hasil: str | None = None  # stored result of a formula
    kunci: KunciNama | None = None
    figur: str = ""
    harap: Harap = ""
    arti: tuple[str, str] | None = None  # what a label means: ("desa", "Ngroto")
    pemisah: str = ""  # right answer where `1.234` is asked
    gaya: int = 0

    @property
    def ada(self) -> bool:
        """Whether the cell holds something."""
        return self.isi != ""


@dataclass(eq=False, slots=True)
class Baris:
    """A row and what it is."""

    sel: list[Petak]
    jenis: str = "lain"  # judul, kepala, data, jumlah, lain
    tersembunyi: bool = False


@dataclass(eq=False, slots=True)
class Papan:
    """A sheet. `kolom` says what each column is (no, desa, nilai, variabel, periode, lain); `tetap` are the axes told
    once for the sheet."""

    nama: str
    baris: list[Baris] = field(default_factory=list)
    kolom: list[str] = field(default_factory=list)
    tetap: dict[str, str] = field(default_factory=dict)
    gabung: list[tuple[Petak, Petak]] = field(default_factory=list)
    kolom_tersembunyi: set[int] = field(default_factory=set)
    tersembunyi: bool = False
    kosong_berformat: int = 0
    dimensi: str = ""

    def tambah(self, jenis: str, *isi: str) -> Baris:
        """A row of texts at the end."""
        baris = Baris([Petak(satu) for satu in isi], jenis)
        self.baris.append(baris)
        return baris

    def data(self) -> list[Baris]:
        """The rows that hold figures."""
        return [b for b in self.baris if b.jenis == "data"]

    def petak_nilai(self) -> list[Petak]:
        """The cells that have a figure of ours."""
        return [p for b in self.baris for p in b.sel if p.kunci is not None]

    def letak(self) -> dict[int, tuple[int, int]]:
        """Where each cell stands, by its identity."""
        return {id(p): (b, k) for b, baris in enumerate(self.baris) for k, p in enumerate(baris.sel)}


@dataclass(eq=False, slots=True)
class Berkas:
    """A file being made, and what the right answers are where something is asked."""

    nama: str
    papan: list[Papan]
    tata: str = ""
    format: Format = "xlsx"
    desa: dict[str, str] = field(default_factory=dict)  # right answers by the text as written
    terkunci: tuple[str, ...] = ()
    jebakan: list[str] = field(default_factory=list)
    pemisah_csv: str = ";"
    bom: bool = False
    persen: str = "persen"  # right answer where it is asked whether plain numbers of percents are fractions

    def bytes(self) -> bytes:
        """The file as it is sent."""
        match self.format:
            case "csv":
                return tulis_csv(self.papan[0], self.pemisah_csv, bom=self.bom)
            case "html":
                return tulis_html(self.papan[0])
        return tulis_xlsx(self.papan)


# -- xlsx

UMUM, PERSEN, TANGGAL, TEKS, BINGKAI, BULAN_TAHUN, RIBUAN = range(7)
_FORMAT = (0, 10, 14, 49, 0, 17, 3)
_STYLES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/>'
    '<right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    f'<cellXfs count="{len(_FORMAT)}">'
    + "".join(
        f'<xf numFmtId="{nomor}" fontId="0" fillId="0" borderId="{int(ke == BINGKAI)}" xfId="0" '
        f'applyNumberFormat="1" applyBorder="1"/>'
        for ke, nomor in enumerate(_FORMAT)
    )
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PKG = "http://schemas.openxmlformats.org/package/2006"
_TERSEMBUNYI = ' state="hidden"'
_KEPALA = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def serial(iso: str) -> str:
    """The number by which a spreadsheet stores a date."""
    return str((date.fromisoformat(iso) - date(1899, 12, 30)).days)


def _sel_xml(p: Petak, di: str) -> str:
    if not p.ada:
        return f'<c r="{di}" s="{p.gaya}"/>' if p.gaya else ""
    match p.bentuk:
        case "n":
            return f'<c r="{di}" s="{p.gaya}"><v>{p.isi}</v></c>'
        case "p":
            return f'<c r="{di}" s="{PERSEN}"><v>{p.isi}</v></c>'
        case "d":
            return f'<c r="{di}" s="{p.gaya if p.gaya == BULAN_TAHUN else TANGGAL}"><v>{serial(p.isi)}</v></c>'
        case "e":
            return f'<c r="{di}" t="e"><v>{p.isi}</v></c>'
        case "f":
            hasil = "" if p.hasil is None else f"<v>{p.hasil}</v>"
            galat = ' t="e"' if p.hasil is not None and p.hasil.startswith("#") else ""
            return f'<c r="{di}"{galat}><f>{escape(p.isi.removeprefix("="))}</f>{hasil}</c>'
    return f'<c r="{di}" s="{p.gaya}" t="inlineStr"><is><t xml:space="preserve">{escape(p.isi)}</t></is></c>'


def _lembar_xml(papan: Papan) -> str:
    letak = papan.letak()
    bagian = [_KEPALA, f'<worksheet xmlns="{_NS}">']
    lebar = max((len(b.sel) for b in papan.baris), default=1)
    dimensi = papan.dimensi or f"A1:{alamat(max(len(papan.baris), 1) - 1, max(lebar, 1) - 1)}"
    bagian.append(f'<dimension ref="{dimensi}"/>')
    if papan.kolom_tersembunyi:
        isi = "".join(
            f'<col min="{k + 1}" max="{k + 1}" width="9" hidden="1"/>' for k in sorted(papan.kolom_tersembunyi)
        )
        bagian.append(f"<cols>{isi}</cols>")
    bagian.append("<sheetData>")
    for b, baris in enumerate(papan.baris):
        sel = "".join(_sel_xml(p, alamat(b, k)) for k, p in enumerate(baris.sel))
        bagian.append(
            f'<row r="{b + 1}"{" hidden=" + chr(34) + "1" + chr(34) if baris.tersembunyi else ""}>{sel}</row>'
        )
    for b in range(len(papan.baris), len(papan.baris) + papan.kosong_berformat):
        sel = "".join(f'<c r="{alamat(b, k)}" s="{BINGKAI}"/>' for k in range(lebar))
        bagian.append(f'<row r="{b + 1}">{sel}</row>')
    bagian.append("</sheetData>")
    gabung = [f"{alamat(*letak[id(a)])}:{alamat(*letak[id(z)])}" for a, z in papan.gabung if a is not z]
    if gabung:
        isi = "".join(f'<mergeCell ref="{satu}"/>' for satu in gabung)
        bagian.append(f'<mergeCells count="{len(gabung)}">{isi}</mergeCells>')
    return "".join([*bagian, "</worksheet>"])


def tulis_xlsx(semua: list[Papan]) -> bytes:
    """A workbook, as plain as the format allows."""
    wadah = io.BytesIO()
    nomor = range(1, len(semua) + 1)
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as z:
        jenis = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        timpa = "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{jenis}.worksheet+xml"/>' for n in nomor
        )
        z.writestr(
            "[Content_Types].xml",
            f'{_KEPALA}<Types xmlns="{_PKG}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{jenis}.sheet.main+xml"/>{timpa}'
            f'<Override PartName="/xl/styles.xml" ContentType="{jenis}.styles+xml"/></Types>',
        )
        z.writestr(
            "_rels/.rels",
            f'{_KEPALA}<Relationships xmlns="{_PKG}/relationships"><Relationship Id="rId1" '
            f'Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        lembar = "".join(
            f'<sheet name="{escape(p.nama)}" sheetId="{n}"{_TERSEMBUNYI if p.tersembunyi else ""} r:id="rId{n}"/>'
            for n, p in zip(nomor, semua, strict=True)
        )
        z.writestr(
            "xl/workbook.xml",
            f'{_KEPALA}<workbook xmlns="{_NS}" xmlns:r="{_REL}"><sheets>{lembar}</sheets></workbook>',
        )
        rel = "".join(
            f'<Relationship Id="rId{n}" Type="{_REL}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in nomor
        )
        z.writestr(
            "xl/_rels/workbook.xml.rels",
            f'{_KEPALA}<Relationships xmlns="{_PKG}/relationships">{rel}<Relationship Id="rId{len(semua) + 1}" '
            f'Type="{_REL}/styles" Target="styles.xml"/></Relationships>',
        )
        z.writestr("xl/styles.xml", _STYLES)
        for n, satu in zip(nomor, semua, strict=True):
            z.writestr(f"xl/worksheets/sheet{n}.xml", _lembar_xml(satu))
    return wadah.getvalue()


# -- text


def tampil(p: Petak) -> str:
    """A cell as a web application or `Save as CSV` shows it here: comma for decimals, no thousands."""
    if not p.ada:
        return ""
    match p.bentuk:
        case "n":
            return f"{Decimal(p.isi):f}".replace(".", ",")
        case "p":
            return f"{(Decimal(p.isi) * 100).normalize():f}%".replace(".", ",")
        case "d":
            return date.fromisoformat(p.isi).strftime("%d/%m/%Y")
        case "f":
            return (p.hasil or "").replace(".", ",")
    return p.isi


def tulis_csv(papan: Papan, pemisah: str = ";", *, bom: bool = False) -> bytes:
    """Each row with the same number of cells; quoted where need be."""
    lebar = max((len(b.sel) for b in papan.baris), default=0)

    def satu(teks: str) -> str:
        return '"' + teks.replace('"', '""') + '"' if any(c in teks for c in f'{pemisah}"\n\r') else teks

    baris = []
    for b in papan.baris:
        isi = [satu(tampil(p)) for p in b.sel]
        baris.append(pemisah.join(isi + [""] * (lebar - len(isi))))
    return (b"\xef\xbb\xbf" if bom else b"") + ("\r\n".join(baris) + "\r\n").encode()


def tulis_html(papan: Papan) -> bytes:
    """A page with one table, as web applications call `.xls`."""
    letak = papan.letak()
    bentang: dict[tuple[int, int], tuple[int, int]] = {}
    tertutup: set[tuple[int, int]] = set()
    for a, z in papan.gabung:
        (b1, k1), (b2, k2) = letak[id(a)], letak[id(z)]
        bentang[b1, k1] = (b2 - b1 + 1, k2 - k1 + 1)
        tertutup |= {(b, k) for b in range(b1, b2 + 1) for k in range(k1, k2 + 1)} - {(b1, k1)}
    bagian = ['<html><head><meta charset="utf-8"></head><body><table border="1">']
    for b, baris in enumerate(papan.baris):
        bagian.append("<tr>")
        tanda = "th" if baris.jenis == "kepala" else "td"
        for k, p in enumerate(baris.sel):
            if (b, k) in tertutup:
                continue
            tinggi, lebar = bentang.get((b, k), (1, 1))
            atribut = (f' rowspan="{tinggi}"' if tinggi > 1 else "") + (f' colspan="{lebar}"' if lebar > 1 else "")
            isi = escape(tampil(p)).replace("\n", "<br>").replace("\xa0", "&nbsp;")
            bagian.append(f"<{tanda}{atribut}>{isi}</{tanda}>")
        bagian.append("</tr>\n" if baris.sel else "<td></td></tr>\n")
    return "".join([*bagian, "</table></body></html>"]).encode()
