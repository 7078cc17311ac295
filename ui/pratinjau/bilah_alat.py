"""The tools of the preview: pages, zoom, paper, and how the document is set."""

from dataclasses import replace
from typing import cast, get_args

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from iki_desktop.domain.dokumen import KERTAS, NAMA_KERTAS, Gaya, LetakTandaTangan, NamaKertas
from ui.pratinjau.penggambar import Halaman
from ui.tema.ikon import give_icon
from ui.tema.tema import Tema

UKURAN_HURUF = (11, 12)  # rules.md: Arial 11 to 12
_LETAK: dict[LetakTandaTangan, str] = {
    "akhir": "Tanda tangan di akhir dokumen",
    "tiap": "Tanda tangan di tiap formulir",
}


class AlatPratinjau(QWidget):
    """Buttons only; what they mean is told by signals."""

    turn = Signal(int)
    zoom_step = Signal(int)
    fit = Signal(str)
    styled = Signal(object)  # Gaya

    def __init__(self, tema: Tema) -> None:
        """Everything off until there is a page."""
        super().__init__()
        self._tema = tema
        self._gaya = Gaya()
        self.setObjectName("kepala")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        self.prev = self._button("chevron-left", "Halaman sebelumnya", lambda: self.turn.emit(-1))
        self.where = QLabel()
        self.where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.next = self._button("chevron-right", "Halaman berikutnya", lambda: self.turn.emit(1))
        self.smaller = self._button("zoom-out", "Perkecil halaman", lambda: self.zoom_step.emit(-1))
        self.percent = QLabel()
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.larger = self._button("zoom-in", "Perbesar halaman", lambda: self.zoom_step.emit(1))
        self.fit_width = self._button("move-horizontal", "Lebar penuh", lambda: self.fit.emit("lebar"), checkable=True)
        self.fit_page = self._button("maximize", "Satu halaman penuh", lambda: self.fit.emit("penuh"), checkable=True)
        self.paper = self._paper_button()
        self.settings = self._settings_button()
        for widget in (self.prev, self.where, self.next):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.smaller, self.percent, self.larger, self.fit_width, self.fit_page):
            row.addWidget(widget)
        row.addSpacing(4)
        row.addWidget(self.paper)
        row.addWidget(self.settings)
        self._widen_labels()
        self.show_page(None, 100, "lebar")

    def _widen_labels(self) -> None:
        """Room for the longest figures, so that nothing jumps."""
        metrics = self.fontMetrics()
        self.where.setMinimumWidth(metrics.horizontalAdvance("Halaman 44 dari 44") + 8)
        self.percent.setMinimumWidth(metrics.horizontalAdvance("300 %") + 4)

    def _button(self, icon: str, teks: str, act: object, *, checkable: bool = False) -> QToolButton:
        tombol = QToolButton()
        tombol.setProperty("rata", True)
        tombol.setIconSize(QSize(18, 18))
        tombol.setToolTip(teks)
        tombol.setAccessibleName(teks)
        tombol.setCheckable(checkable)
        tombol.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        give_icon(tombol, icon, self._tema.palet)
        tombol.clicked.connect(act)
        return tombol

    def _menu_button(self, teks: str) -> tuple[QToolButton, QMenu]:
        tombol = QToolButton()
        tombol.setProperty("bermenu", True)
        tombol.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        tombol.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tombol.setToolTip(teks)
        tombol.setAccessibleName(teks)
        menu = QMenu(tombol)
        tombol.setMenu(menu)
        return tombol, menu

    def _paper_button(self) -> QToolButton:
        tombol, menu = self._menu_button("Ukuran kertas")
        self._papers = QActionGroup(self)
        for nama in get_args(NamaKertas):
            self._choice(menu, self._papers, NAMA_KERTAS[nama], nama)
        self._papers.triggered.connect(
            lambda a: self.styled.emit(replace(self._gaya, kertas=cast(NamaKertas, a.data())))
        )
        return tombol

    def _settings_button(self) -> QToolButton:
        tombol, menu = self._menu_button("Tata letak dokumen")
        give_icon(tombol, "settings", self._tema.palet)
        tombol.setIconSize(QSize(18, 18))
        self._sizes = QActionGroup(self)
        for ukuran in UKURAN_HURUF:
            self._choice(menu, self._sizes, f"Huruf {ukuran} pt", ukuran)
        menu.addSeparator()
        self._places = QActionGroup(self)
        for letak in get_args(LetakTandaTangan):
            self._choice(menu, self._places, _LETAK[letak], letak)
        self._sizes.triggered.connect(lambda a: self.styled.emit(replace(self._gaya, ukuran_huruf=a.data())))
        self._places.triggered.connect(lambda a: self.styled.emit(replace(self._gaya, tanda_tangan=a.data())))
        return tombol

    def _choice(self, menu: QMenu, group: QActionGroup, teks: str, value: object) -> None:
        action = QAction(teks, group)
        action.setCheckable(True)
        action.setData(value)
        menu.addAction(action)

    # -- what is shown

    def show_style(self, gaya: Gaya, *, locked: bool) -> None:
        """The paper in use; `locked`: it can't be changed (file opened for reading only)."""
        self._gaya = gaya
        assert gaya.kertas in KERTAS
        self.paper.setText(NAMA_KERTAS[gaya.kertas].split(" ")[0])
        for group, value in (
            (self._papers, gaya.kertas),
            (self._sizes, gaya.ukuran_huruf),
            (self._places, gaya.tanda_tangan),
        ):
            for action in group.actions():
                action.setChecked(action.data() == value)
        for tombol, teks in ((self.paper, "Ukuran kertas"), (self.settings, "Tata letak dokumen")):
            tombol.setEnabled(not locked)
            tombol.setToolTip(f"{teks} (berkas ini hanya baca)" if locked else teks)

    def show_page(self, halaman: Halaman | None, percent: int, pas: str) -> None:
        """Which page is seen, and how large."""
        ada = halaman is not None
        for tombol in (self.smaller, self.larger, self.fit_width, self.fit_page):
            tombol.setEnabled(ada)
        self.prev.setEnabled(halaman is not None and halaman.ke > 1)
        self.next.setEnabled(halaman is not None and halaman.ke < halaman.total)
        self.fit_width.setChecked(pas == "lebar")
        self.fit_page.setChecked(pas == "penuh")
        self.percent.setText(f"{percent} %" if ada else "")
        if halaman is None:
            self.where.setText("")
            self.where.setToolTip("")
        else:
            di_formulir = f"Halaman {halaman.nomor + 1} dari {halaman.jumlah} pada formulir ini"
            self.where.setText(f"Halaman {halaman.ke} dari {halaman.total}")
            self.where.setToolTip(di_formulir if halaman.pasti else f"{di_formulir}; dokumen masih dihitung")
