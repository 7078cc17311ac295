"""The edit that the preview is measured with."""

from dataclasses import replace

from iki_desktop.domain.dokumen import Dokumen


def typed(dokumen: Dokumen, id_jabatan: int, n: int) -> Dokumen:
    """The document with one more letter in the first duty of a position."""
    formulir = tuple(
        replace(f, tugas=(f.tugas[0] + "abcdefghij "[n % 11], *f.tugas[1:])) if f.id == id_jabatan else f
        for f in dokumen.formulir
    )
    return replace(dokumen, formulir=formulir)
