"""How much of a file is read at most, and the one way of saying no."""

from dataclasses import dataclass

from iki_desktop.sheets.baca.kata import Sebab

MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Batas:
    """Sizes are bytes, times seconds. The first four are watched by the parent, the others kept by the child.

    `diam` is how long the child may say nothing; it does while a library reads a whole `.xls`. `petak` are places kept
    for cells, with those left of a filled one; `huruf` are letters, of all cells and of one. `.xls` has its own memory:
    calamine keeps a place for each cell up to the last. One at the very end of 256 columns takes a gigabyte: refused.
    """

    memori: int = 300 * MB
    memori_xls: int = 700 * MB
    diam: float = 60.0
    total: float = 120.0
    berkas: int = 50 * MB
    buka: int = 400 * MB
    sel: int = 2_000_000
    petak: int = 6_000_000
    huruf: int = 60_000_000
    lembar: int = 5000
    huruf_sel: int = 1_000_000


class Tolak(Exception):
    """A file isn't read, and why."""

    def __init__(self, sebab: Sebab, rincian: str = "") -> None:
        """`rincian` is what the sentence leaves open."""
        super().__init__(sebab)
        self.sebab: Sebab = sebab
        self.rincian = rincian
