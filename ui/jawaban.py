"""What the dialogs answer."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iki_desktop.domain.dokumen import Gaya

if TYPE_CHECKING:  # the catalogue brings the store's models, which only a new office needs
    from iki_desktop.services.katalog import NamaKatalog


@dataclass(frozen=True, slots=True)
class KantorBaru:
    """What a new office begins with."""

    katalog: "NamaKatalog"
    tahun: int


@dataclass(frozen=True, slots=True)
class Pilihan:
    """Which positions go into a document, and on which paper."""

    id_jabatan: frozenset[int]
    gaya: Gaya
