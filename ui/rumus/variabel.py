"""The list of variables to build a formula from."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from iki_desktop.domain.cela_rumus import pendek
from iki_desktop.domain.nama_rumus import salah_nama
from iki_desktop.domain.teks import kunci_cari
from ui.pohon.cari import KolomCari
from ui.tema.tema import Tema

KOSONG = "Belum ada variabel. Ketik nama di kolom cari, lalu buat variabelnya."


class _Daftar(QListView):
    entered_name = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_name.emit()
        else:
            super().keyPressEvent(event)


class TabVariabel(QWidget):
    """`chosen` carries a name to put into the formula, `wanted` the name of a variable to be made."""

    chosen = Signal(str)
    wanted = Signal(str)

    def __init__(self, tema: Tema) -> None:
        """Without variables."""
        super().__init__()
        self._names: tuple[str, ...] = ()
        self.search = KolomCari(tema, "Cari variabel…")
        self.model = QStringListModel()
        self.view = _Daftar()
        self.view.setModel(self.model)
        self.view.setAccessibleName("Variabel")
        self.view.setToolTip("Klik ganda atau Enter menyisipkan variabel ke rumus")
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = QLabel()
        self.nothing.setProperty("peran", "dua")
        self.nothing.setWordWrap(True)
        self.make = QPushButton()
        self.make.setProperty("kecil", True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._make_nothing())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.search)
        column.addWidget(self._stack, 1)
        self.search.textChanged.connect(self._filter)
        self.search.left.connect(self._into_list)
        self.view.doubleClicked.connect(self._choose)
        self.view.entered_name.connect(self._choose)
        self.make.clicked.connect(lambda: self.wanted.emit(self._searched()))
        self._filter()

    def _make_nothing(self) -> QWidget:
        hasil = QWidget()
        column = QVBoxLayout(hasil)
        column.setContentsMargins(4, 4, 4, 0)
        column.addWidget(self.nothing)
        column.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return hasil

    def set_names(self, names: Sequence[str]) -> None:
        """The variables there are; the search stays."""
        self._names = tuple(names)
        self._filter()

    def shown(self) -> list[str]:
        """The names that can be seen."""
        return self.model.stringList()

    def _searched(self) -> str:
        return " ".join(self.search.text().split())

    def _filter(self) -> None:
        kunci = kunci_cari(self.search.text())
        cocok = [nama for nama in self._names if kunci in kunci_cari(nama)]
        chosen = self.view.currentIndex().data()
        self.model.setStringList(cocok)
        self.view.setCurrentIndex(self.model.index(cocok.index(chosen) if chosen in cocok else 0))
        self._stack.setCurrentIndex(0 if cocok else 1)
        nama = self._searched()
        self.nothing.setText(f"Tidak ada variabel “{pendek(nama)}”." if nama else KOSONG)
        self.make.setText(f"Buat variabel “{pendek(nama, 24)}”".replace("&", "&&"))
        self.make.setVisible(bool(nama) and not salah_nama(nama))

    def _into_list(self) -> None:
        """Enter in the search goes to the names; with one name left, takes it."""
        if len(self.shown()) == 1:
            self._choose()
        elif self.shown():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.make.isVisibleTo(self):
            self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        nama = self.view.currentIndex().data()
        if nama:
            self.chosen.emit(nama)
