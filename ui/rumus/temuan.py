"""What is wrong where the caret stands: a sentence, its cures as buttons, and the way to the next fault."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from iki_desktop.domain.cela_rumus import Cela, Obat
from ui.tema.ikon import give_icon, give_picture
from ui.tema.tema import Tema

LENGKAP = "Rumus dapat dibaca."
TEKS = "Tercetak sebagai teks."
_MOST = 3  # cures that are shown
_GAP = 6
_PADDING = 20  # of a button, and its edges
_SHARE = 0.58  # of the width goes to the cures at most
_ICONS = {"salah": ("circle-alert", "wrong"), "perhatian": ("triangle-alert", "attention"), "": ("check", "done")}


class BilahTemuan(QWidget):
    """`cured` carries an `Obat`; `next_wanted`: on to the next fault."""

    cured = Signal(object)
    next_wanted = Signal()

    def __init__(self, tema: Tema) -> None:
        """Nothing to say."""
        super().__init__()
        self._tema = tema
        self._obat: tuple[Obat, ...] = ()
        self._picture = QLabel()
        give_picture(self._picture, "check", tema.palet, "done", 16)
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.label.setMinimumWidth(80)
        self.next = QToolButton()
        self.next.setProperty("rata", True)
        self.next.setProperty("kecil", True)
        self.next.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.next.setIconSize(QSize(14, 14))
        self.next.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.next.setToolTip("Ke temuan berikutnya (F8)")
        self.next.clicked.connect(self.next_wanted)
        give_icon(self.next, "chevron-right", tema.palet)
        self.buttons = [self._make_button(ke) for ke in range(_MOST)]
        self._lay_out()
        self.tell("")

    def _make_button(self, ke: int) -> QPushButton:
        tombol = QPushButton()
        tombol.setProperty("kecil", True)
        tombol.setAutoDefault(False)
        tombol.clicked.connect(lambda: self.cured.emit(self._obat[ke]))
        return tombol

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._picture)
        row.addWidget(self.label, 1)
        for tombol in self.buttons:
            row.addWidget(tombol)
        row.addWidget(self.next)
        self.setFixedHeight(2 * self.fontMetrics().lineSpacing() + 4)

    # -- what is said

    def tell(self, kalimat: str) -> None:
        """Nothing is wrong; empty: nothing is there."""
        self._obat = ()
        self.next.hide()
        self._say(kalimat, "")
        self._picture.setVisible(bool(kalimat))

    def tell_fault(self, cela: Cela, ke: int, banyak: int) -> None:
        """Fault number `ke` (from 1) of `banyak`."""
        self._obat = cela.obat[:_MOST] if len(cela.obat) <= _MOST else (*cela.obat[: _MOST - 1], _last(cela.obat))
        self._say(cela.kalimat, cela.berat)
        self.next.setText(f"{ke}/{banyak}")
        self.next.setAccessibleName(f"Temuan {ke} dari {banyak}, ke temuan berikutnya")
        self.next.setVisible(banyak > 1)

    def _say(self, kalimat: str, berat: str) -> None:
        self.label.setText(kalimat)
        nama, role = _ICONS[berat]
        give_picture(self._picture, nama, self._tema.palet, role, 16)
        self._picture.show()
        for ke, tombol in enumerate(self.buttons):
            tombol.setVisible(ke < len(self._obat))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Labels give way to the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Cuts the labels of the cures so that all have room; the tooltip says the whole."""
        if not self._obat:
            return
        metrics = self.fontMetrics()
        rest = round(self.width() * _SHARE) - len(self._obat) * (_PADDING + _GAP)
        wanted = sorted(metrics.horizontalAdvance(o.label) for o in self._obat)
        share = rest // len(wanted)
        for ke, lebar in enumerate(wanted):  # what the short ones leave goes to the long ones
            share = (rest - sum(wanted[:ke])) // (len(wanted) - ke)
            if lebar > share:
                break
        for ke, obat in enumerate(self._obat):
            teks = metrics.elidedText(obat.label, Qt.TextElideMode.ElideMiddle, max(share, 40))
            tombol = self.buttons[ke]
            tombol.setText(teks.replace("&", "&&"))
            tombol.setAccessibleName(obat.label)
            pintas = "Ctrl+." if ke == 0 else ""
            tombol.setToolTip(f"{obat.label} ({pintas})" if pintas else obat.label if teks != obat.label else "")


def _last(obat: Sequence[Obat]) -> Obat:
    """The cure that makes a variable stays even where there are many others."""
    return next((o for o in obat if o.buat), obat[_MOST - 1])
