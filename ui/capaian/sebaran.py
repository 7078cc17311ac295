"""How many indicators are in which band: one stacked bar, with numbers, words and signs."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from iki_desktop.domain.keadaan import Sebaran
from iki_desktop.domain.telusur import banyak
from ui.capaian.kata import TANPA, kata_sebaran
from ui.grafik.petunjuk import plain
from ui.grafik.warna import PITA, WarnaPita, capaian_colour, draw_sign, fill_band, hatch
from ui.tema.palet import Palet
from ui.tema.tema import Tema

_PAD = 16
_BAR = 18
_GAP = 8
_SIGN = 16


def warna_ke(ke: int, jumlah: int) -> int:
    """Which of the five colours a band has: the highest the first, the lowest the last, others between."""
    return round(ke * (PITA - 1) / (jumlah - 1)) if jumlah > 1 else PITA // 2


def bagian(sebaran: Sebaran) -> Iterator[tuple[int | None, int]]:
    """Each part that isn't empty: its colour (None: no capaian), and how many are in it."""
    for ke, n in enumerate(sebaran.banyak):
        if n:
            yield warna_ke(ke, len(sebaran.banyak)), n
    if sebaran.tanpa:
        yield None, sebaran.tanpa


def paint_sebaran(painter: QPainter, rect: QRectF, sebaran: Sebaran, palet: Palet) -> None:
    """The stacked bar that fills `rect`; a number stands in each part that has room for it."""
    if not sebaran.semua:
        return
    metrics = QFontMetricsF(painter.font())
    sampai, x = 0, rect.left()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for warna, n in bagian(sebaran):
        sampai += n
        kanan = round(rect.left() + rect.width() * sampai / sebaran.semua)
        kotak = QRectF(x, rect.top(), max(1.0, kanan - x), rect.height())
        x = kanan
        gaya = capaian_colour(warna, palet)
        _fill(painter, kotak, gaya, palet, plain=warna is None)
        teks = banyak(n)
        lebar = metrics.horizontalAdvance(teks) + 6
        if lebar <= kotak.width():
            _write(painter, kotak, teks, lebar, gaya)
    painter.restore()


def _fill(painter: QPainter, kotak: QRectF, warna: WarnaPita, palet: Palet, *, plain: bool) -> None:
    if not plain:
        fill_band(painter, kotak, warna, 1)
        return
    painter.fillRect(kotak, QColor(palet.line))
    dalam = kotak.adjusted(0, 1, -1, -1)
    painter.fillRect(dalam, warna.isi)
    hatch(painter, dalam, QColor(palet.line), 6)


def _write(painter: QPainter, kotak: QRectF, teks: str, lebar: float, warna: WarnaPita) -> None:
    """A number on a plain plate, so that no hatching runs through it."""
    alas = QRectF(kotak.center().x() - lebar / 2, kotak.top() + 1, lebar, kotak.height() - 2)
    painter.fillRect(alas, warna.isi)
    painter.setPen(warna.teks)
    painter.drawText(kotak, Qt.AlignmentFlag.AlignCenter, teks)


def widest(lebar: list[float], ruang: float) -> float:
    """How wide a text may be, so that all of them fit: the long ones give way before the short ones."""
    for ke, satu in enumerate(terurut := sorted(lebar)):
        bagian_sama = ruang / (len(terurut) - ke)
        if satu > bagian_sama:
            return max(0.0, bagian_sama)
        ruang -= satu
    return max(lebar, default=0.0)


class BilahSebaran(QWidget):
    """The stacked bar of the office with its legend below; of no height where there is no indicator."""

    def __init__(self, tema: Tema) -> None:
        """Empty."""
        super().__init__()
        self._tema = tema
        self._sebaran = Sebaran((), (), 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        tema.changed.connect(self.update)
        self.hide()

    def show_sebaran(self, sebaran: Sebaran, judul: str) -> None:
        """Other numbers; `judul` says of what."""
        self._sebaran = sebaran
        kalimat = f"{judul}: {kata_sebaran(sebaran)}." if sebaran.semua else ""
        self.setAccessibleName(kalimat)
        self.setToolTip(plain(kalimat))
        self.setVisible(bool(sebaran.semua))
        self.updateGeometry()
        self.update()

    @property
    def kalimat(self) -> str:
        """The same in words."""
        return self.accessibleName()

    def sizeHint(self) -> QSize:
        """Bar and legend."""
        return QSize(320, _BAR + self.fontMetrics().height() + 3 * _GAP)

    def minimumSizeHint(self) -> QSize:
        """Narrow: the legend is cut."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Bar, then legend from the left."""
        painter = QPainter(self)
        palet = self._tema.palet
        lebar = self.width() - 2.0 * _PAD
        paint_sebaran(painter, QRectF(_PAD, _GAP, lebar, _BAR), self._sebaran, palet)
        metrics = self.fontMetrics()
        isi = self._legend()
        tetap = _SIGN + 4
        lebar_teks = [metrics.horizontalAdvance(teks) + 1.0 for *_, teks in isi]
        paling = widest(lebar_teks, lebar - _PAD * (len(isi) - 1) - tetap * len(isi))
        x, y = float(_PAD), 2.0 * _GAP + _BAR
        for (warna, n, teks), perlu in zip(isi, lebar_teks, strict=True):
            ruang = min(perlu, paling)
            kotak = QRectF(x, y + (metrics.height() - 14) / 2, 14, 14)
            gaya = capaian_colour(warna, palet)
            _fill(painter, kotak, gaya._replace(arsir=0), palet, plain=warna is None)
            if warna is not None:
                draw_sign(painter, kotak, warna, gaya.teks)
            painter.setPen(QColor(palet.text if n else palet.text2))
            tulisan = metrics.elidedText(teks, Qt.TextElideMode.ElideRight, round(ruang))
            painter.drawText(QRectF(x + tetap, y, ruang, metrics.height()), Qt.AlignmentFlag.AlignVCenter, tulisan)
            x += tetap + ruang + _PAD

    def _legend(self) -> list[tuple[int | None, int, str]]:
        jumlah = len(self._sebaran.pita)
        isi: list[tuple[int | None, int, str]] = [
            (warna_ke(ke, jumlah), n, f"{banyak(n)} {p.predikat}")
            for ke, (p, n) in enumerate(zip(self._sebaran.pita, self._sebaran.banyak, strict=True))
        ]
        return [*isi, (None, self._sebaran.tanpa, f"{banyak(self._sebaran.tanpa)} {TANPA.lower()}")]
