"""A list of many that opens where one is, in which one types a part of the word: variables, villages, periods."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from iki_desktop.domain.teks import kunci_cari
from ui.pohon.cari import KolomCari
from ui.tema.qss_isian import field_sheet
from ui.tema.tema import Tema

Index = QModelIndex | QPersistentModelIndex
_LEBAR, _TINGGI = 380, 340


@dataclass(frozen=True, slots=True)
class Butir:
    """One of the list; a heading where `judul`."""

    teks: str
    nilai: Any = None
    judul: bool = False


class DaftarPilih(QAbstractListModel):
    """Those whose words hold what is looked for; headings without anything below them are left out."""

    def __init__(self, tema: Tema, butir: Sequence[Butir], parent: QObject | None = None) -> None:
        """All of them."""
        super().__init__(parent)
        self._tema, self._semua = tema, tuple(butir)
        self.butir: list[Butir] = []
        self.search("")

    def search(self, teks: str) -> None:
        """Leaves those that fit."""
        dicari = kunci_cari(teks)
        hasil: list[Butir] = []
        for satu in self._semua:
            if satu.judul and hasil and hasil[-1].judul:
                hasil[-1] = satu
            elif satu.judul or dicari in kunci_cari(satu.teks):
                hasil.append(satu)
        if hasil and hasil[-1].judul:
            hasil.pop()
        self.beginResetModel()
        self.butir = hasil
        self.endResetModel()

    @property
    def first(self) -> int:
        """The first that can be chosen; -1: none."""
        return next((ke for ke, satu in enumerate(self.butir) if not satu.judul), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many fit."""
        return 0 if parent.isValid() else len(self.butir)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can't be chosen."""
        if not index.isValid() or self.butir[index.row()].judul:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words; headings paler and bold."""
        if not index.isValid():
            return None
        satu = self.butir[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return satu.teks
            case Qt.ItemDataRole.ToolTipRole if not satu.judul:
                return satu.teks
            case Qt.ItemDataRole.ForegroundRole if satu.judul:
                return QColor(self._tema.palet.text2)
            case Qt.ItemDataRole.FontRole if satu.judul:
                tebal = QFont()
                tebal.setBold(True)
                return tebal
        return None


class PilihCepat(QFrame):
    """`chosen` carries what was chosen; closes itself, with Esc without a choice."""

    chosen = Signal(object)

    def __init__(self, tema: Tema, judul: str, butir: Sequence[Butir], parent: QWidget) -> None:
        """`judul` says what is chosen."""
        super().__init__(parent, Qt.WindowType.Popup)
        self._taken = False
        self.setObjectName("tanggal")  # dressed as the calendar
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(field_sheet(tema.palet))
        self.setAccessibleName(judul)
        kepala = QLabel(judul)
        kepala.setProperty("peran", "judul")
        kepala.setWordWrap(True)
        self.cari = KolomCari(tema, "Ketik untuk mencari…")
        self.model = DaftarPilih(tema, butir, self)
        self.daftar = QListView()
        self.daftar.setObjectName("usulan")
        self.daftar.setAccessibleName(judul)
        self.daftar.setModel(self.model)
        self.daftar.setUniformItemSizes(True)
        self.daftar.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.daftar.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.kosong = QLabel("Tidak ada yang cocok.")
        self.kosong.setProperty("peran", "dua")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for widget in (kepala, self.cari, self.kosong, self.daftar):
            column.addWidget(widget, 1 if widget is self.daftar else 0)
        self.resize(_LEBAR, _TINGGI)
        self.cari.textChanged.connect(self._search)
        self.cari.left.connect(self.daftar.setFocus)
        self.cari.installEventFilter(self)
        self.daftar.clicked.connect(self._take)
        self.daftar.activated.connect(self._take)
        self._search("")

    def _search(self, teks: str) -> None:
        self.model.search(teks)
        ada = self.model.first >= 0
        self.kosong.setVisible(not ada)
        self.daftar.setVisible(ada)
        if ada:
            self.daftar.setCurrentIndex(self.model.index(self.model.first))

    def eventFilter(self, siapa: QObject, event: QEvent) -> bool:
        """Enter in the field takes the marked one; the field itself would only go on to the list."""
        if siapa is self.cari and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.daftar.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Escape and not self.cari.text():
                self.close()
                return True
        return super().eventFilter(siapa, event)

    def _take(self, index: QModelIndex) -> None:
        if self._taken or not index.isValid() or not self.daftar.isVisibleTo(self):
            return  # the view and its window both tell of Enter
        if not self.model.butir[index.row()].judul:
            nilai = self.model.butir[index.row()].nilai
            self._taken = True
            self.close()
            self.chosen.emit(nilai)

    def open_at(self, place: QPoint) -> None:
        """Shows it there, moved so that it is whole on the screen."""
        layar = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
        room = layar.availableGeometry()
        x = max(room.left(), min(place.x(), room.right() - self.width()))
        y = max(room.top(), min(place.y(), room.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.cari.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the marked one, Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.daftar.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
