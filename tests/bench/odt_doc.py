"""The document as an OpenDocument text for LibreOffice: the same content and layout, each fraction a formula object."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from iki_desktop.domain.dokumen import Dokumen, Formulir
from iki_desktop.report.baris import bungkus
from iki_desktop.report.huruf import measure
from tests.bench import isi
from tests.bench.isi import Baris, Potong, Rumus, Sel

_NS = " ".join(
    f'xmlns:{nama}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for nama, uri in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "style": "style",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
        "manifest": "manifest",
        "config": "config",
    }.items()
)
_NS += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MIME = "application/vnd.oasis.opendocument."
_PT_CM = 72 / 2.54
_GAP = 0.55  # between a mark and its text, of the size of the letters


@dataclass(slots=True)
class _Naskah:
    """What the writer gathers: the automatic styles by name, the formula objects, and the size of the letters."""

    ukuran: int
    gaya: dict[str, str] = field(default_factory=dict)
    rumus: list[str] = field(default_factory=list)

    def hanging(self, awal: float, masuk: float, tabs: Sequence[float] = ()) -> str:
        """The style of paragraphs whose first line begins at `awal` and the others at `masuk`, in points."""
        berhenti = "".join(f'<style:tab-stop style:position="{t - masuk:.2f}pt"/>' for t in (*tabs, masuk))
        isi_gaya = (
            f'<style:paragraph-properties fo:margin-left="{masuk:.2f}pt" fo:text-indent="{awal - masuk:.2f}pt">'
            f"<style:tab-stops>{berhenti}</style:tab-stops></style:paragraph-properties>"
        )
        for nama, ada in self.gaya.items():
            if ada == isi_gaya:
                return nama
        nama = f"H{len(self.gaya)}"
        self.gaya[nama] = isi_gaya
        return nama


def write_odt(dokumen: Dokumen, path: Path) -> None:
    """Writes the whole document to `path`."""
    naskah = _Naskah(dokumen.gaya.ukuran_huruf)
    badan = [baris for f in dokumen.formulir for baris in _form(naskah, f)]
    badan += _signature(*isi.tanda_tangan(dokumen.penandatangan))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as berkas:
        berkas.writestr(zipfile.ZipInfo("mimetype"), _MIME + "text")
        berkas.writestr("META-INF/manifest.xml", _manifest(len(naskah.rumus)))
        berkas.writestr("styles.xml", _styles(naskah.ukuran))
        berkas.writestr("content.xml", _content(naskah, badan))
        for nomor, rumus in enumerate(naskah.rumus):
            berkas.writestr(f"Object {nomor}/content.xml", _formula(rumus))
            berkas.writestr(f"Object {nomor}/settings.xml", _formula_settings(naskah.ukuran))


def _form(naskah: _Naskah, formulir: Formulir) -> list[str]:
    return [_p("Judul", formulir.judul), *_head(naskah, formulir), _p("Sela", ""), *_table(naskah, formulir)]


def _head(naskah: _Naskah, formulir: Formulir) -> list[str]:
    ukuran, hasil = naskah.ukuran, list[str]()
    titik = [isi.X_LABEL * ukuran, isi.X_TITIK * ukuran, isi.X_ISI * ukuran]
    for nomor, label, butir in isi.kepala(formulir):
        tanda = max((measure(b.tanda) * ukuran for b in butir), default=0.0)
        masuk = titik[-1] + tanda + _GAP * ukuran if tanda else titik[-1]
        gaya = naskah.hanging(0.0, masuk, titik)
        for ke, satu in enumerate(butir or [Baris(0, "", "")]):
            depan = f"{nomor}\t{label}\t:\t" if ke == 0 else "\t\t\t"
            teks = depan + (f"{satu.tanda}\t{satu.isi}" if tanda else satu.isi)
            hasil.append(_p(gaya, teks, judul=label == "Jabatan"))
    return hasil


def _table(naskah: _Naskah, formulir: Formulir) -> list[str]:
    judul = "".join(_cell([_p("KepalaKolom", j)], "Kepala") for j in isi.judul_kolom(formulir))
    hasil = ['<table:table table:style-name="Tabel">']
    hasil += [f'<table:table-column table:style-name="Kolom{n}"/>' for n in range(len(isi.KOLOM))]
    hasil.append(f"<table:table-header-rows><table:table-row>{judul}</table:table-row></table:table-header-rows>")
    for baris in isi.tabel(formulir):
        sel = (_table_cell(naskah, satu, kolom) for kolom, satu in enumerate(baris))
        hasil.append(f"<table:table-row>{''.join(sel)}</table:table-row>")
    return [*hasil, "</table:table>"]


def _table_cell(naskah: _Naskah, sel: Sel | None, kolom: int) -> str:
    if sel is None:
        return "<table:covered-table-cell/>"
    lebar = isi.LEBAR_CM * _PT_CM * isi.KOLOM[kolom] / sum(isi.KOLOM) - 2 * isi.PAD_X
    return _cell([_paragraph(naskah, satu, lebar) for satu in sel.isi] or [_p("Isi", "")], "Sel", sel.baris)


def _cell(badan: Sequence[str], gaya: str, baris: int = 1) -> str:
    rentang = f' table:number-rows-spanned="{baris}"' if baris > 1 else ""
    return (
        f'<table:table-cell table:style-name="{gaya}" office:value-type="string"{rentang}>'
        f"{''.join(badan)}</table:table-cell>"
    )


def _paragraph(naskah: _Naskah, satu: Baris | Rumus, lebar: float) -> str:
    ukuran = naskah.ukuran
    if isinstance(satu, Rumus):
        return f'<text:p text:style-name="Rumus">{_object(naskah, satu, lebar)}</text:p>'
    awal = 1.1 * satu.tingkat * ukuran
    if not satu.tanda:
        return _p(naskah.hanging(awal, awal) if awal else "Isi", satu.isi)
    masuk = awal + (measure(satu.tanda) + _GAP) * ukuran
    return _p(naskah.hanging(awal, masuk), f"{satu.tanda}\t{satu.isi}")


def _object(naskah: _Naskah, rumus: Rumus, lebar: float) -> str:
    """A formula as an object in the line, as large as it will be drawn (else the program asks it and sets it anew)."""
    kata = sum(measure(p) for p in rumus.isi if isinstance(p, str)) * naskah.ukuran
    bebas = max(lebar - kata - naskah.ukuran, 0.45 * lebar) / naskah.ukuran
    tulisan, panjang, baris = zip(*(_star(p, bebas) for p in rumus.isi), strict=True)
    naskah.rumus.append(f"font sans size {naskah.ukuran} {{{' '.join(tulisan)}}}")
    lebar_rumus = min((sum(panjang) + 0.3 * (len(panjang) - 1)) * naskah.ukuran, lebar)
    tinggi = (isi.LINE * max(baris) + 0.4) * naskah.ukuran
    return (
        f'<draw:frame draw:style-name="Objek" text:anchor-type="as-char" svg:width="{lebar_rumus:.1f}pt" '
        f'svg:height="{tinggi:.1f}pt"><draw:object xlink:href="./Object {len(naskah.rumus) - 1}" '
        'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame>'
    )


def _star(potong: Potong, bebas: float) -> tuple[str, float, int]:
    """A piece in the language of formula objects, its width (at a size of one) and its lines."""
    if isinstance(potong, str):
        return f'"{potong}"', measure(potong), 1
    atas, lebar_atas, baris_atas = _part(potong.atas, bebas)
    bawah, lebar_bawah, baris_bawah = _part(potong.bawah, bebas)
    return f"{{{atas} over {bawah}}}", max(lebar_atas, lebar_bawah) + 0.25, baris_atas + baris_bawah


def _part(potong: tuple[Potong, ...], bebas: float) -> tuple[str, float, int]:
    if len(potong) == 1 and isinstance(potong[0], str):
        baris = bungkus(potong[0], bebas, measure)
        tulisan = " # ".join(f'"{b}"' for b in baris)
        return f"stack{{{tulisan}}}" if len(baris) > 1 else tulisan, max(map(measure, baris)), len(baris)
    tulisan_semua, panjang, banyak = zip(*(_star(p, bebas) for p in potong), strict=True)
    return f"{{{' '.join(tulisan_semua)}}}", sum(panjang), max(banyak)


def _signature(atas: Sequence[str], bawah: Sequence[str]) -> list[str]:
    hasil = [_p("TtdAwal" if ke == 0 else "Ttd", teks) for ke, teks in enumerate(atas)]
    return [*hasil, _p("TtdRuang", ""), *(_p("Ttd", teks) for teks in bawah)]


def _p(gaya: str, teks: str, *, judul: bool = False) -> str:
    isi_p = "<text:line-break/>".join(escape(b).replace("\t", "<text:tab/>") for b in teks.split("\n"))
    if judul:
        return f'<text:h text:style-name="{gaya}" text:outline-level="1">{isi_p}</text:h>'
    return f'<text:p text:style-name="{gaya}">{isi_p}</text:p>'


def _content(naskah: _Naskah, badan: Sequence[str]) -> str:
    lebar = [isi.LEBAR_CM * k / sum(isi.KOLOM) for k in isi.KOLOM]
    kolom = "".join(
        f'<style:style style:name="Kolom{n}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{k:.4f}cm"/></style:style>'
        for n, k in enumerate(lebar)
    )
    sel = "".join(
        f'<style:style style:name="{nama}" style:family="table-cell"><style:table-cell-properties '
        f'style:vertical-align="{letak}" fo:padding-left="{isi.PAD_X}pt" fo:padding-right="{isi.PAD_X}pt" '
        f'fo:padding-top="{isi.PAD_Y}pt" fo:padding-bottom="{isi.PAD_Y}pt" '
        f'fo:border="{isi.TEBAL}pt solid #000000"/></style:style>'
        for nama, letak in (("Sel", "top"), ("Kepala", "middle"))
    )
    gantung = "".join(
        f'<style:style style:name="{nama}" style:family="paragraph" style:parent-style-name="Isi">{g}</style:style>'
        for nama, g in naskah.gaya.items()
    )
    return (
        f'{_XML}<office:document-content {_NS} office:version="1.3"><office:automatic-styles>'
        f'<style:style style:name="Tabel" style:family="table"><style:table-properties '
        f'style:width="{isi.LEBAR_CM}cm" table:align="margins" table:border-model="collapsing"/></style:style>'
        '<style:style style:name="Objek" style:family="graphic"><style:graphic-properties '
        'style:vertical-pos="middle" style:vertical-rel="text" fo:margin="0pt" fo:padding="0pt" fo:border="none"/>'
        f"</style:style>{kolom}{sel}{gantung}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(badan)}</office:text></office:body></office:document-content>"
    )


def _styles(ukuran: int) -> str:
    def gaya(nama: str, alinea: str = "", huruf: str = "", induk: str = "Isi") -> str:
        dari = f" style:parent-style-name={quoteattr(induk)}" if induk else ""
        return (
            f'<style:style style:name="{nama}" style:family="paragraph"{dari}>'
            f"<style:paragraph-properties {alinea}/><style:text-properties {huruf}/></style:style>"
        )

    tebal = 'fo:font-weight="bold"'
    tepi = " ".join(
        f'fo:margin-{sisi}="{isi.TEPI_CM[nama]}cm"'
        for sisi, nama in (("top", "atas"), ("left", "kiri"), ("right", "kanan"))
    )
    ttd = f'fo:margin-left="{0.6 * isi.LEBAR_CM:.2f}cm" fo:keep-with-next="always"'
    return (
        f'{_XML}<office:document-styles {_NS} office:version="1.3"><office:font-face-decls>'
        '<style:font-face style:name="Liberation Sans" svg:font-family="&apos;Liberation Sans&apos;"/>'
        "</office:font-face-decls><office:styles>"
        + gaya(
            "Isi",
            f'fo:line-height="{isi.LINE * ukuran}pt" fo:hyphenation-ladder-count="no-limit"',
            f'style:font-name="Liberation Sans" fo:font-size="{ukuran}pt" fo:language="id" fo:country="ID"',
            "",
        )
        + gaya(
            "Judul",
            f'fo:text-align="center" fo:break-before="page" fo:margin-bottom="{1.2 * ukuran}pt"',
            f'fo:font-size="{ukuran + 1}pt" {tebal}',
        )
        + gaya("KepalaKolom", 'fo:text-align="center"', tebal)
        + gaya("Sela", f'fo:line-height="{0.8 * ukuran}pt"', 'fo:font-size="4pt"')
        + gaya("Rumus", 'fo:line-height="100%"')
        + gaya("Kaki", 'fo:text-align="center" fo:line-height="100%"', 'fo:font-size="9pt"')
        + gaya("Ttd", ttd)
        + gaya("TtdAwal", f'{ttd} fo:margin-top="{1.5 * ukuran}pt"')
        + gaya("TtdRuang", f'{ttd} fo:line-height="{4.5 * isi.LINE * ukuran}pt"')
        + '</office:styles><office:automatic-styles><style:page-layout style:name="Lembar">'
        f'<style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" '
        f'style:print-orientation="landscape" {tepi} fo:margin-bottom="1.2cm"/>'
        f'<style:footer-style><style:header-footer-properties fo:min-height="{isi.TEPI_CM["bawah"] - 1.2:.1f}cm" '
        'fo:margin-top="0.4cm"/></style:footer-style></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Lembar">'
        '<style:footer><text:p text:style-name="Kaki"><text:page-number text:select-page="current"/> dari '
        "<text:page-count/></text:p></style:footer></style:master-page></office:master-styles>"
        "</office:document-styles>"
    )


def _formula(rumus: str) -> str:
    return (
        f'{_XML}<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow/>'
        f'<annotation encoding="StarMath 5.0">{escape(rumus)}</annotation></semantics></math>'
    )


def _formula_settings(ukuran: int) -> str:
    butir: dict[str, tuple[str, str]] = {"BaseFontHeight": ("short", str(ukuran))}
    for peran in ("Variables", "Functions", "Numbers", "Text"):
        butir[f"FontName{peran}"] = ("string", "Liberation Sans")
    baris = "".join(
        f'<config:config-item config:name="{nama}" config:type="{jenis}">{nilai}</config:config-item>'
        for nama, (jenis, nilai) in butir.items()
    )
    return (
        f'{_XML}<office:document-settings {_NS} office:version="1.3"><office:settings>'
        f'<config:config-item-set config:name="ooo:configuration-settings">{baris}</config:config-item-set>'
        "</office:settings></office:document-settings>"
    )


def _manifest(banyak: int) -> str:
    bagian = [("/", "text"), *((f"Object {n}/", "formula") for n in range(banyak))]
    berkas = ["content.xml", "styles.xml"]
    berkas += [f"Object {n}/{nama}" for n in range(banyak) for nama in ("content.xml", "settings.xml")]
    isi_m = "".join(
        f'<manifest:file-entry manifest:full-path="{p}" manifest:media-type="{_MIME}{j}"/>' for p, j in bagian
    )
    isi_m += "".join(f'<manifest:file-entry manifest:full-path="{p}" manifest:media-type="text/xml"/>' for p in berkas)
    return f'{_XML}<manifest:manifest {_NS} manifest:version="1.3">{isi_m}</manifest:manifest>'
