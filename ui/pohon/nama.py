"""A name is changed in its row. What the store refuses stays in the editor until it is mended or given up."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QStyleOptionViewItem, QWidget

from ui.pohon.lukis import Index, LukisJabatan
from ui.pohon.model import PohonModel
from ui.tema.tema import Tema

Rename = Callable[[int, str], bool]

_LEAVES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ELSEWHERE = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)  # the tree would take them
_NO_LEAVING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_LEAST = 160  # pixels
_QSS = "QLineEdit {{ min-height: 0; padding: 0 2px; border: 2px solid {}; border-radius: 0 }}"


class KolomNama(QLineEdit):
    """The editor of one name; `lama` is what it began with."""

    def __init__(self, parent: QWidget, nomor: int, tema: Tema) -> None:
        """`nomor` is the position."""
        super().__init__(parent)
        self.nomor, self.lama, self.begun = nomor, "", False
        self._tema = tema
        self.setAccessibleName("Nama jabatan")
        self.show_refused(refused=False)
        self.textEdited.connect(lambda: self.show_refused(refused=False))

    def begin(self, nama: str) -> None:
        """The name to change, all of it selected; once only, what is typed is never written over."""
        if not self.begun:
            self.lama, self.begun = nama, True
            self.setText(nama)
            self.selectAll()

    def show_refused(self, *, refused: bool) -> None:
        """A red edge while what stands there was refused."""
        palet = self._tema.palet
        self.setStyleSheet(_QSS.format(palet.wrong if refused else palet.accent))


class LukisNama(LukisJabatan):
    """Enter, Tab and going elsewhere keep the new name, Esc the old one."""

    def __init__(self, tema: Tema, rename: Rename, parent: QObject | None = None) -> None:
        """`rename` stores a name and tells whether it was taken."""
        super().__init__(tema, parent)
        self._rename = rename

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        """A field as high as the row."""
        model = index.model()
        assert isinstance(model, PohonModel)
        jabatan = model.jabatan_at(index)
        return KolomNama(parent, jabatan.id if jabatan else 0, self._tema)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The name as it is."""
        if isinstance(editor, KolomNama):
            editor.begin(" ".join(str(index.data()).split()))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """From where the name begins to the right edge, and further left where a long name has no room: marks, count
        and the lines of the tree give way."""
        rect = option.rect.adjusted(0, 1, -2, -1)
        wanted = max(_LEAST, editor.fontMetrics().horizontalAdvance(str(index.data())) + 16)
        rect.setLeft(max(4, min(rect.left(), rect.right() - wanted)))
        editor.setGeometry(rect)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: ARG002
        """Where Qt ends the editing itself, since another row becomes the current one."""
        if isinstance(editor, KolomNama):
            self._keep(editor)

    def leave(self, editor: KolomNama) -> None:
        """Ends the editing: keeps the name, gives up one that is refused."""
        self._keep(editor)
        self._close(editor)

    def _keep(self, editor: KolomNama) -> bool:
        """Whether the editor may close: the name is as it was, or was taken."""
        if editor.text() == editor.lama:
            return True
        lama, editor.lama = editor.lama, editor.text()  # storing may make the focus go, which asks again
        if self._rename(editor.nomor, editor.text()):
            return True
        editor.lama = lama
        editor.show_refused(refused=True)
        return False

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keys and focus of the editor; never Qt's own way, which closes it whatever the store says."""
        if not isinstance(editor, KolomNama):
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(editor, event)
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() not in _NO_LEAVING and self._keep(editor):
                self._close(editor)
            return False
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:  # ShortcutOverride: Esc is ours
            event.accept()
            return True
        return False

    def _key(self, editor: KolomNama, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            editor.setText(editor.lama)
            self._close(editor)
        elif event.key() in _LEAVES:
            if self._keep(editor):
                self._close(editor)
        else:
            return event.key() in _ELSEWHERE
        return True

    def _close(self, editor: KolomNama) -> None:
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
