"""What the page of imports has done off the window's thread; the real ones are only imported when they are wanted."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from iki_desktop.services.kemajuan import Progress

if TYPE_CHECKING:
    from iki_desktop.domain.impor.hasil_buku import TinjauanBuku
    from iki_desktop.domain.impor.konteks import Konteks
    from iki_desktop.domain.impor.lembar import Buku
    from iki_desktop.domain.impor.peta import Peta
    from iki_desktop.domain.impor.tanya import Jawaban
    from iki_desktop.domain.impor.tinjau_buku import Ingatan
    from iki_desktop.services.impor_baca import Bacaan

PetaTangan: TypeAlias = "Mapping[tuple[str, int], Peta]"  # by the name of the sheet and the number of the table in it


def _read(paths: Sequence[Path], progress: Progress) -> "tuple[Bacaan, ...]":
    from iki_desktop.services.impor_baca import list_files, read_files

    return read_files(list_files(paths), progress)


def _review(
    buku: "Buku", konteks: "Konteks", jawaban: "Jawaban", peta: PetaTangan, ingatan: "Ingatan"
) -> "TinjauanBuku":
    from iki_desktop.domain.impor.tinjau_buku import tinjau_buku

    return tinjau_buku(buku, konteks, jawaban, peta, ingatan)


def _remember(
    hasil: "Sequence[TinjauanBuku]", konteks: "Konteks", jawaban: "Jawaban", tangan: Mapping[str, PetaTangan]
) -> "tuple[Mapping[int, Collection[str]], Mapping[str, Peta]]":
    from iki_desktop.domain.impor.ingat import nama_baru, peta_baru

    return nama_baru(hasil, konteks, jawaban), peta_baru(hasil, konteks, jawaban, tangan)


def _save_refused(folder: Path, hasil: "TinjauanBuku", konteks: "Konteks") -> Path:
    from iki_desktop.services.impor import save_refused

    return save_refused(folder, hasil, konteks)


@dataclass(frozen=True, slots=True)
class Layanan:
    """Reading files (and folders of them), reviewing one, writing back what was refused of it, and which names and
    meanings are to be remembered (`ingat`: also told the meanings set by hand, by the name of the file)."""

    baca: "Callable[[Sequence[Path], Progress], tuple[Bacaan, ...]]" = _read
    tinjau: "Callable[[Buku, Konteks, Jawaban, PetaTangan, Ingatan], TinjauanBuku]" = _review
    ingat: (
        "Callable[[Sequence[TinjauanBuku], Konteks, Jawaban, Mapping[str, PetaTangan]], "
        "tuple[Mapping[int, Collection[str]], Mapping[str, Peta]]]"
    ) = _remember
    simpan: "Callable[[Path, TinjauanBuku, Konteks], Path]" = _save_refused
