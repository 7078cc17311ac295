"""Where a variable is used, and its name changed in every formula at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.domain.nama_rumus import kunci_dikenal, salah_nama
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.domain.tempat import Tempat
from ui.bersama.label import ElidedLabel
from ui.bersama.peran import give_role

KOSONG = "Letakkan kursor pada sebuah variabel untuk melihat di mana ia dipakai."
HANYA_INI = "Belum dipakai di indikator lain."
_PLACE = Qt.ItemDataRole.UserRole


class _Daftar(QListWidget):
    entered_place = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_place.emit()
        else:
            super().keyPressEvent(event)


class _KolomNama(QLineEdit):
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class TabPakai(QWidget):
    """`go_to` carries a `Tempat`; `renamed` the old name and the new one."""

    go_to = Signal(object)
    renamed = Signal(str, str)

    def __init__(self) -> None:
        """No variable."""
        super().__init__()
        self.nama, self._renaming = "", False
        self._known: tuple[str, ...] = ()
        self.title = ElidedLabel(middle=True)
        self.title.setProperty("peran", "judul")
        self.rename = _small("Ganti nama…")
        self.field = _KolomNama()
        self.field.setAccessibleName("Nama baru variabel")
        self.apply = _small("Ganti")
        self.apply.setProperty("utama", True)
        self.cancel = _small("Batal")
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.list = _Daftar()
        self.list.setAccessibleName("Dipakai di")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self._connect()
        self.show_usage("", ())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(4)
        for widget, share in ((self.title, 1), (self.field, 1), (self.rename, 0), (self.apply, 0), (self.cancel, 0)):
            row.addWidget(widget, share)
        column.addLayout(row)
        column.addWidget(self.note)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def _connect(self) -> None:
        self.rename.clicked.connect(self.begin_rename)
        self.cancel.clicked.connect(self._end_rename)
        self.apply.clicked.connect(self._rename)
        self.field.returnPressed.connect(self._rename)
        self.field.escaped.connect(self._end_rename)
        self.field.textChanged.connect(self._show_note)
        self.list.itemClicked.connect(self._go)
        self.list.entered_place.connect(lambda: self._go(self.list.currentItem()))

    # -- what is shown

    def set_names(self, names: Sequence[str]) -> None:
        """The names that are taken."""
        self._known = tuple(names)

    def show_usage(self, nama: str, usage: Sequence[tuple[Tempat, str]]) -> None:
        """A variable (empty: none) and the other places that use it, each with its words."""
        if nama != self.nama:
            self._renaming = False
        self.nama = nama
        self.title.setText(nama)
        self.list.clear()
        for tempat, teks in usage:
            item = QListWidgetItem(" ".join(teks.split()))
            item.setToolTip(teks)
            item.setData(_PLACE, tempat)
            self.list.addItem(item)
        self._show_parts()

    @property
    def renaming(self) -> bool:
        """Whether the field for the new name is open."""
        return self._renaming

    def _show_parts(self) -> None:
        for satu in (self.title, self.rename):
            satu.setVisible(bool(self.nama) and not self._renaming)
        for lain in (self.field, self.apply, self.cancel):
            lain.setVisible(self._renaming)
        self.list.setVisible(self.list.count() > 0)
        self._show_note()

    def _show_note(self) -> None:
        salah = self._fault() if self._renaming else ""
        if self._renaming:
            teks = salah or "Nama diganti di semua rumus yang memakainya."
        else:
            banyak = self.list.count()
            teks = KOSONG if not self.nama else f"Dipakai di {banyak} tempat lain:" if banyak else HANYA_INI
        self.note.setText(teks)
        give_role(self.note, "salah" if salah else "dua")
        self.apply.setEnabled(not salah and self._new_name() != self.nama)

    # -- renaming

    def begin_rename(self) -> None:
        """Opens the field with the name as it is."""
        if not self.nama:
            return
        self._renaming = True
        self.field.setText(self.nama)
        self._show_parts()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop_rename(self) -> None:
        """Closes the field, if it is open."""
        if self._renaming:
            self._renaming = False
            self._show_parts()

    def _end_rename(self) -> None:
        self.stop_rename()
        self.rename.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_name(self) -> str:
        return " ".join(self.field.text().split())

    def _fault(self) -> str:
        baru = self._new_name()
        if salah := salah_nama(baru):
            return salah
        dipakai = kunci_dikenal(self._known).get(kunci_cari(baru))
        if dipakai is not None and kunci_cari(baru) != kunci_cari(self.nama):
            return f"Sudah ada variabel “{dipakai}”. Pilih nama lain."
        return ""

    def _rename(self) -> None:
        baru, lama = self._new_name(), self.nama
        if self._fault():
            return
        self._end_rename()
        if baru != lama:
            self.renamed.emit(lama, baru)

    def _go(self, item: QListWidgetItem | None) -> None:
        if item:
            self.go_to.emit(item.data(_PLACE))


def _small(teks: str) -> QPushButton:
    hasil = QPushButton(teks)
    hasil.setProperty("kecil", True)
    hasil.setAutoDefault(False)
    return hasil
