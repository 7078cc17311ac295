"""The list of results to go through; headings are passed over."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from ui.capaian.lukis import LukisCapaian
from ui.capaian.model import DaftarCapaian, Index
from ui.tema.tema import Tema


class PandanganCapaian(QListView):
    """`chosen` carries the id of an indicator (0: none), `entered`: Enter or a double click, on to the reasons."""

    chosen = Signal(int)
    entered = Signal()

    def __init__(self, tema: Tema, model: DaftarCapaian) -> None:
        """A view of `model`."""
        super().__init__()
        self._rows, self._lukis = model, LukisCapaian(tema, model)
        self.current, self._row = 0, 0
        self.setAccessibleName("Capaian tiap indikator")
        self.setModel(model)
        self.setItemDelegate(self._lukis)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # so that columns stay below their titles
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(lambda _: self.entered.emit())
        model.modelReset.connect(self._restore)
        tema.changed.connect(self.viewport().update)

    def choose(self, id_indikator: int) -> bool:
        """Makes an indicator the current one; False where it isn't shown."""
        row = self._rows.row_of(id_indikator)
        if row < 0:
            return False
        self.setCurrentIndex(self._rows.index(row))
        return True

    def _restore(self) -> None:
        """After a reset: the same indicator, or the one in its place, or none."""
        if self.choose(self.current):
            return
        row = self._rows.near(self._row)
        if row >= 0:
            self.setCurrentIndex(self._rows.index(row))
        elif self.current:
            self.current = 0
            self.chosen.emit(0)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tells which indicator it is; from a heading one goes on to what stands below it."""
        super().currentChanged(current, previous)
        hasil = self._rows.hasil_at(current) if current.isValid() else None
        if hasil is None:
            if current.isValid():
                self.setCurrentIndex(self._rows.index(self._rows.near(current.row())))
            return
        self._row = current.row()
        if self._rows.hasil_at(above := self._rows.index(self._row - 1)) is None:
            self.scrollTo(above)  # whose it is stays in sight
        if hasil.butir.id != self.current:
            self.current = hasil.butir.id
            self.chosen.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home goes below the first heading; Esc is the panel's."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.key() == Qt.Key.Key_Home and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(self._rows.near(0)))
        else:
            super().keyPressEvent(event)
