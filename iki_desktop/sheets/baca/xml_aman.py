"""XML in a stream, without a tree, and without what makes XML a weapon."""

from collections.abc import Callable, Iterable
from typing import IO, Any, TypeAlias
from xml.parsers import expat

from iki_desktop.sheets.baca.batas import Tolak

Atribut: TypeAlias = dict[str, str]
PEMISAH = " "  # between namespace and name
_SEKALI = 1 << 16


def _refuse(*_: Any) -> None:
    raise Tolak("bom")


def urai(
    sumber: IO[bytes],
    mulai: Callable[[str, Atribut], object],
    akhir: Callable[[str], object],
    teks: Callable[[str], object],
    maju: Callable[[], object] = lambda: None,
) -> None:
    """Calls back for each start, end and text of a document; names are `namespace name`, text comes in one piece.

    `maju` is called now and then. Raises `Tolak` where the document declares a type or an entity, which no spreadsheet
    does, and `expat.ExpatError` where it isn't well formed.
    """
    pengurai = expat.ParserCreate(namespace_separator=PEMISAH)
    pengurai.buffer_text, pengurai.buffer_size = True, _SEKALI
    pengurai.StartElementHandler, pengurai.EndElementHandler = mulai, akhir
    pengurai.CharacterDataHandler = teks
    pengurai.StartDoctypeDeclHandler = pengurai.EntityDeclHandler = _refuse
    ke = 0
    while potongan := sumber.read(_SEKALI):
        pengurai.Parse(potongan, False)
        ke += 1
        if not ke % 64:
            maju()
    pengurai.Parse(b"", True)


def nama_tag(ruang: Iterable[str], *nama: str) -> dict[str, str]:
    """The short name of each full one, in any of some namespaces."""
    return {f"{satu}{PEMISAH}{pendek}": pendek for satu in ruang for pendek in nama}
