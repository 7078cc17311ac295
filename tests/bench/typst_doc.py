"""The document as a typst source: the same content and layout as ours, in typst's own means."""

import json

from iki_desktop.domain.dokumen import Dokumen, Formulir
from tests.bench import isi
from tests.bench.isi import Baris, Pecahan, Potong, Rumus

_AWAL = """\
#set document(title: {judul})
#set page(width: 29.7cm, height: 21cm,
  margin: (top: {atas}cm, bottom: {bawah}cm, left: {kiri}cm, right: {kanan}cm), footer-descent: 30%,
  footer: align(center, text(size: 9pt, context [#counter(page).display() dari #counter(page).final().first()])))
#set text(font: ("Liberation Sans", "DejaVu Sans"), size: {ukuran}pt, lang: "id", hyphenate: false,
  top-edge: {ascent}em, bottom-edge: -{descent}em)
#set par(leading: 0pt, spacing: 0pt, justify: false)
#set block(spacing: 0pt)
#set smartquote(enabled: false)
#show heading: it => text(size: {ukuran}pt, weight: "regular", it.body)
#let judul(t) = {{ align(center, text(size: {ukuran_judul}pt, weight: "bold", t)); v(1.2em) }}
#let daftar(..isi) = grid(columns: (auto, 1fr), column-gutter: 0.55em, ..isi)
#let kepala(..isi) = {{
  grid(columns: ({x_label}em, {x_titik}em, {x_isi}em, 1fr), row-gutter: 0.35em, ..isi)
  v(0.8em)
}}
#let pecahan(atas, bawah) = grid(columns: (auto,), align: center, inset: (x: 0.125em, y: 0.22em),
  grid.cell(stroke: (bottom: {tebal}pt), atas), bawah)
#let rumus(..isi) = grid(columns: (auto,) * isi.pos().len(), column-gutter: 0.28em, align: horizon, ..isi)
#let c(n, ..isi) = table.cell(rowspan: n, breakable: true, isi.pos().join(parbreak()))
#let tabel(a, b, c, d, ..isi) = table(columns: ({kolom}), stroke: {tebal}pt, inset: (x: {pad_x}pt, y: {pad_y}pt),
  table.header(repeat: true, ..(a, b, c, d).map(t => table.cell(align: center + horizon, text(weight: "bold", t)))),
  ..isi)
#let ttd(atas, bawah) = {{
  v(1.5em)
  block(breakable: false, width: 100%, inset: (left: 60%), {{
    atas.join(linebreak()); v(4.5 * {line}em); bawah.join(linebreak()) }})
}}
"""


def typst_source(dokumen: Dokumen) -> str:
    """The whole document; every form on a new page, the signature after the last."""
    ukuran = dokumen.gaya.ukuran_huruf
    awal = _AWAL.format(
        judul=_s(f"Indikator Kinerja Individu Kecamatan {dokumen.kecamatan} Tahun {dokumen.tahun}"),
        ukuran=ukuran,
        ukuran_judul=ukuran + 1,
        ascent=isi.ASCENT,
        descent=round(isi.LINE - isi.ASCENT, 4),
        line=isi.LINE,
        x_label=isi.X_LABEL,
        x_titik=round(isi.X_TITIK - isi.X_LABEL, 4),
        x_isi=round(isi.X_ISI - isi.X_TITIK, 4),
        kolom=", ".join(f"{k}fr" for k in isi.KOLOM),
        tebal=isi.TEBAL,
        pad_x=isi.PAD_X,
        pad_y=isi.PAD_Y,
        **isi.TEPI_CM,
    )
    atas, bawah = isi.tanda_tangan(dokumen.penandatangan)
    formulir = "#pagebreak()\n".join(_form(f) for f in dokumen.formulir)
    return f"{awal}{formulir}#ttd({_array(atas)}, {_array(bawah)})\n"


def _form(formulir: Formulir) -> str:
    baris = [f"#judul({_s(formulir.judul)})", "#kepala("]
    for n, (nomor, label, butir) in enumerate(isi.kepala(formulir)):
        teks = f"heading({_s(butir[0].isi)})" if n == 0 else _paragraphs(tuple(butir))
        baris.append(f'  {_s(nomor)}, {_s(label)}, ":", {teks},')
    baris += [")", "#tabel("]
    baris.append("".join(f"  {_s(judul)}," for judul in isi.judul_kolom(formulir)))
    for satu in isi.tabel(formulir):
        baris += [f"  c({sel.baris}, {_paragraphs(sel.isi)})," for sel in satu if sel is not None]
    return "\n".join([*baris, ")\n"])


def _paragraphs(bagian: isi.Isi) -> str:
    """Paragraphs as arguments; neighbours with marks share one grid, so that their texts are flush."""
    if not bagian:
        return '""'
    hasil: list[str] = []
    butir: list[str] = []
    for satu in (*bagian, None):
        if isinstance(satu, Baris) and satu.tanda:
            tanda = _s(satu.tanda)
            butir.append(f"h({1.1 * satu.tingkat:.1f}em) + {tanda}" if satu.tingkat else tanda)
            butir.append(_text(satu.isi))
            continue
        if butir:
            hasil.append(f"daftar({', '.join(butir)})")
            butir = []
        if isinstance(satu, Baris):
            hasil.append(_text(satu.isi))
        elif isinstance(satu, Rumus):
            hasil.append(f"rumus({', '.join(map(_piece, satu.isi))})")
    return ", ".join(hasil)


def _piece(potong: Potong) -> str:
    if isinstance(potong, Pecahan):
        return f"pecahan({_line(potong.atas)}, {_line(potong.bawah)})"
    return _s(potong)


def _line(potong: tuple[Potong, ...]) -> str:
    if len(potong) == 1:
        return _piece(potong[0])
    return f"rumus({', '.join(map(_piece, potong))})"


def _array(teks: list[str]) -> str:
    return "(" + "".join(f"{_s(t)}, " for t in teks) + ")"


def _text(teks: str) -> str:
    return _s(teks)


def _s(teks: str) -> str:
    """A string literal of typst (JSON's escapes but for letters beyond ASCII, which stay as they are)."""
    return json.dumps(teks, ensure_ascii=False)
