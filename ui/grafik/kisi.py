"""Where the rows, columns and headings of the heat map stand; pure numbers, for painting and for the mouse alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics

from ui.grafik.petak import KUNCI, Isian

TINGGI, LEBAR = 28, 40  # of a cell, at least
RINGKASAN = "Lengkap"
PAD = 8


@dataclass(frozen=True, slots=True)
class Isi:
    """What is shown: names of rows and of columns, and the cells row by row."""

    baris: tuple[str, ...] = ()
    kolom: tuple[str, ...] = ()
    isian: tuple[tuple[Isian, ...], ...] = ()

    def clamped(self, baris: int, kolom: int) -> tuple[int, int]:
        """The nearest cell there is."""
        return max(0, min(baris, len(self.baris) - 1)), max(0, min(kolom, len(self.kolom) - 1))


@dataclass(frozen=True, slots=True)
class Kisi:
    """Headings stay where they are, cells move below them. `lebar` is that of a column, in parts of a pixel."""

    baris: int
    kolom: int
    tinggi: int
    judul: int  # width of the row headings
    lebar: float
    ringkasan: int  # width of the summary at the right
    ruang: tuple[int, int]  # width and height of the room

    @property
    def isi(self) -> tuple[int, int]:
        """Width and height of all cells."""
        return round(self.kolom * self.lebar), self.baris * self.tinggi

    @property
    def jendela(self) -> QRect:
        """The room in which cells are seen; less than the room where the cells don't fill it."""
        lebar = min(self.isi[0], max(0, self.ruang[0] - self.judul - self.ringkasan))
        return QRect(self.judul, self.tinggi, lebar, max(0, self.ruang[1] - self.tinggi))

    @property
    def gulir(self) -> tuple[int, int]:
        """How far cells can be scrolled."""
        jendela = self.jendela
        return max(0, self.isi[0] - jendela.width()), max(0, self.isi[1] - jendela.height())

    def cell(self, baris: int, kolom: int, geser: QPoint) -> QRect:
        """A cell, scrolled by `geser`."""
        kiri, kanan = round(kolom * self.lebar), round((kolom + 1) * self.lebar)
        sudut = QPoint(self.judul + kiri, self.tinggi * (baris + 1)) - geser
        return QRect(sudut.x(), sudut.y(), kanan - kiri, self.tinggi)

    def column_at(self, x: int, geser: QPoint) -> int | None:
        """The column below a place."""
        jendela = self.jendela
        if not jendela.left() <= x <= jendela.right():
            return None
        dalam = x - self.judul + geser.x()
        return next((k for k in range(self.kolom) if dalam < round((k + 1) * self.lebar)), None)

    def row_at(self, y: int, geser: QPoint) -> int | None:
        """The row below a place."""
        baris = (y - self.tinggi + geser.y()) // self.tinggi
        return baris if y >= self.tinggi and 0 <= baris < self.baris else None

    def reveal(self, baris: int, kolom: int, geser: QPoint) -> QPoint:
        """How to scroll, no further than it takes, so that a cell is seen."""
        petak, jendela = self.cell(baris, kolom, QPoint()), self.jendela
        hasil = []
        for awal, akhir, dari, ruang, kini in (
            (petak.left(), petak.right(), jendela.left(), jendela.width(), geser.x()),
            (petak.top(), petak.bottom(), jendela.top(), jendela.height(), geser.y()),
        ):
            hasil.append(min(awal - dari, max(kini, akhir - dari - ruang + 1)))
        return QPoint(*hasil)


def make_grid(isi: Isi, metrics: QFontMetrics, ruang: tuple[int, int]) -> Kisi:
    """A grid that fills the room as far as its cells may shrink."""

    def widest(teks: Iterable[str]) -> int:
        # a text that takes parts of a pixel is cut in a room that leaves them out
        return max((metrics.horizontalAdvance(t) + 1 for t in teks), default=0)

    kolom = len(isi.kolom)
    ringkasan = widest([RINGKASAN, f"{kolom}/{kolom}"]) + 2 * PAD
    semua = [satu for deret in isi.isian for satu in deret]
    kunci = KUNCI + 4 if any(satu.terkunci for satu in semua) else 0
    lebar = max(LEBAR, widest({satu.teks for satu in semua}) + kunci + PAD, widest(isi.kolom) + PAD)
    # names give way to the columns as long as something of them can be read
    sisa = ruang[0] - ringkasan - kolom * lebar
    judul = min(widest(isi.baris) + 2 * PAD, ruang[0] * 3 // 10, sisa)
    judul = max(judul, min(widest(isi.baris) + 2 * PAD, metrics.averageCharWidth() * 14))
    sisa = ruang[0] - judul - ringkasan
    return Kisi(
        len(isi.baris),
        kolom,
        max(TINGGI, metrics.height() + 8),
        judul,
        max(float(lebar), sisa / max(1, kolom)),
        ringkasan,
        ruang,
    )


def summary(deret: Sequence[Isian]) -> tuple[int, int]:
    """In how many columns all has come in, and in how many something is expected."""
    diminta = [satu.keadaan for satu in deret if satu.keadaan != "tidak diminta"]
    return diminta.count("lengkap"), len(diminta)
