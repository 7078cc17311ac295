"""The preview pane: follows the chosen position, one page at a time."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from iki_desktop.domain.dokumen import Dokumen
from ui.bersama.bilah import TumpukanBilah
from ui.bersama.nanti import once
from ui.pratinjau.bilah_alat import AlatPratinjau
from ui.pratinjau.pandangan import HalamanView
from ui.pratinjau.penggambar import Halaman, Penggambar
from ui.pratinjau.skala import Pas, Tampilan
from ui.tema.tema import Tema

_SETTLE = 10  # ms: wishes that follow one another this fast are asked for once
_PATIENCE = 300  # ms until it says that it is working

SIBUK = "Menyusun halaman…"
KOSONG = "Belum ada halaman untuk ditampilkan."


class PanelPratinjau(QWidget):
    """`neighbour` asks for the position after (1) or before (-1) the one shown; `failed` carries an exception."""

    neighbour = Signal(int)
    failed = Signal(object)

    def __init__(self, tema: Tema, penggambar: Penggambar, pas: Pas = "lebar", zoom: int = 100) -> None:
        """Asks for nothing before it is seen."""
        super().__init__()
        self.penggambar = penggambar
        self._dokumen: Dokumen | None = None
        self._id, self._nomor, self._ikut = 0, 0, ""
        self._at_end = self._stay = False
        self._stale = False  # the page shown is not the one wished for
        self.halaman: Halaman | None = None
        self.alat = AlatPratinjau(tema)
        self.bilah = TumpukanBilah(tema)
        self.view = HalamanView(tema)
        self.view.tampilan = replace(self.view.tampilan, pas=pas, zoom=zoom)
        self._note = QLabel(self.view)
        self._note.setProperty("peran", "cip")
        self._note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.alat)
        column.addWidget(self.bilah)
        column.addWidget(self.view, 1)
        self._settle = once(self, _SETTLE, self._ask)
        self._patience = once(self, _PATIENCE, self._say_busy)
        self._connect()
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.penggambar.ready.connect(self._show)
        self.penggambar.failed.connect(self._fail)
        self.view.turn.connect(self.turn)
        self.view.ends.connect(self._to_end)
        self.view.zoom_step.connect(self.zoom_step)
        self.view.resized.connect(self._resized)
        self.view.viewport().installEventFilter(self)
        self.alat.turn.connect(self.turn)
        self.alat.zoom_step.connect(self.zoom_step)
        self.alat.fit.connect(self.set_fit)

    # -- which page

    def show_position(self, dokumen: Dokumen, id_jabatan: int, ikut: str = "") -> None:
        """The form of a position, from its first page (from its last, when one came there by turning back).

        `ikut` is what one is at in the form: the page on which that stands comes, where it can be found.
        """
        self._ikut = ikut
        if id_jabatan != self._id:
            self._nomor = -1 if self._at_end else 0
            self._stay = False
        else:
            self._stay = True
        self._dokumen, self._id = dokumen, id_jabatan
        self._wish()

    def clear(self) -> None:
        """No position, no page."""
        self._dokumen, self._id, self.halaman = None, 0, None
        self.penggambar.forget()
        self._settle.stop()
        self._patience.stop()
        self.view.show_page(None)
        self.bilah.clear()
        self._say(KOSONG)
        self._show_tools()

    def turn(self, direction: int) -> None:
        """The next (1) or the previous (-1) page, of the neighbouring form at an end of this one."""
        if self.halaman is None or self._stale or not 1 <= self.halaman.ke + direction <= self.halaman.total:
            return
        nomor = self._nomor + direction
        self._at_end, self._stay = direction < 0, False
        if 0 <= nomor < self.halaman.jumlah:
            self._nomor = nomor
            self._wish()
        else:
            self.neighbour.emit(direction)

    def _to_end(self, direction: int) -> None:
        if self.halaman is not None:
            self._at_end, self._stay = False, False
            self._nomor = self.halaman.jumlah - 1 if direction > 0 else 0
            self._wish()

    # -- how large

    @property
    def tampilan(self) -> Tampilan:
        """How the page is fitted."""
        return self.view.tampilan

    def set_fit(self, pas: Pas) -> None:
        """Fitted to the width or wholly, or (`bebas`) at the zoom it had."""
        self._set_view(replace(self.tampilan, pas=pas))

    def zoom_step(self, steps: int) -> None:
        """Larger or smaller."""
        if self.halaman is not None:
            self._set_view(self.tampilan.stepped(steps, self.halaman.ukuran))

    def _set_view(self, tampilan: Tampilan) -> None:
        self.view.set_view(self._measured(tampilan))
        self._stay = True
        self._show_tools()
        self._wish()

    def _resized(self) -> None:
        old, self.view.tampilan = self.tampilan, self._measured(self.tampilan)
        self._place_note()
        if self.halaman is None or self.tampilan.dots(self.halaman.ukuran) != old.dots(self.halaman.ukuran):
            self._stay = True
            self._show_tools()
            self._wish()

    def _measured(self, tampilan: Tampilan) -> Tampilan:
        room = self.view.room()
        return replace(
            tampilan,
            lebar=room.width(),
            tinggi=room.height(),
            bar=self.view.bar_width(),
            ratio=self.view.devicePixelRatioF(),
        )

    # -- asking and showing

    def _wish(self) -> None:
        if self._dokumen is None:
            return
        self._stale = True
        if self.isVisible():
            self._settle.start()

    def showEvent(self, event: QShowEvent) -> None:
        """What was wished for while nobody saw it."""
        super().showEvent(event)
        if self._stale:
            self._settle.start()

    def _ask(self) -> None:
        if self._dokumen is None or not self.isVisible():
            return
        self.view.tampilan = self._measured(self.tampilan)
        if not self._patience.isActive():
            self._patience.start()
        self.penggambar.ask(self._dokumen, self._id, self._nomor, self.tampilan, self._ikut)
        self._ikut = ""

    def _show(self, halaman: Halaman) -> None:
        if self._dokumen is None or self._settle.isActive() or not self.isVisible():  # a newer wish is, or will be,
            # asked for; what comes while nobody looks may be older than what was wished for since
            return
        self._stale = False
        self._patience.stop()
        self._note.hide()
        self.halaman, self._nomor = halaman, halaman.nomor
        self.view.show_page(halaman, at_end=self._at_end, stay=self._stay)
        if halaman.tampak is not None:
            self.view.bring_into_view(halaman.tampak)
        self._stay = True
        self._at_end = False
        self.bilah.clear()
        for kalimat in halaman.peringatan:
            self.bilah.tell("perhatian", kalimat)
        self._show_tools()

    def _fail(self, galat: Exception) -> None:
        self._stale = False
        self._patience.stop()
        self._note.hide()
        self.failed.emit(galat)

    def _show_tools(self) -> None:
        percent = self.tampilan.percent(self.halaman.ukuran) if self.halaman else 100
        self.alat.show_page(self.halaman, percent, self.tampilan.pas)

    # -- the note over the page

    def _say_busy(self) -> None:
        if self._stale:
            self._say(SIBUK)

    def _say(self, teks: str) -> None:
        self._note.setText(teks)
        self._note.adjustSize()
        self._place_note()
        self._note.show()

    def _place_note(self) -> None:
        room = self.view.room()
        self._note.move(QPoint((room.width() - self._note.width()) // 2, 16))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window moved to a screen of another scale: the page is drawn anew."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._resized()
        return super().eventFilter(watched, event)
