"""The bands of predikat to edit: from how many per cent on, which word. The lowest always begins at 0."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from iki_desktop.domain.angka import AngkaError, baca_angka, tulis_angka
from iki_desktop.domain.capaian import PITA, Pita
from ui.bersama.kolom import Kalimat, KolomTeks
from ui.tema.ikon import give_icon
from ui.tema.tema import Tema

_CUT = 72
_LABEL = 76
_HIGH = 30
_BELUM = "Tersimpan setelah batas dan predikatnya terisi. Esc membatalkan."


class BarisPita(QWidget):
    """One band. `changed`: a field was left with something new, `removed`: the row is to go."""

    changed = Signal()
    removed = Signal()

    def __init__(self, tema: Tema) -> None:
        """Empty."""
        super().__init__()
        self.dari = KolomTeks("Mulai dari berapa persen")
        self.dari.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.dari.setFixedWidth(_CUT)
        self.predikat = KolomTeks("Predikat", "Misalnya Baik")
        self.remove = QToolButton()
        self.remove.setProperty("rata", True)
        self.remove.setIconSize(QSize(16, 16))
        self.remove.setFixedSize(_HIGH, _HIGH)
        give_icon(self.remove, "x", tema.palet)
        self.setFixedHeight(_HIGH)
        label = QLabel("Mulai dari")
        label.setFixedWidth(_LABEL)
        label.setProperty("peran", "dua")
        label.setBuddy(self.dari)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.dari)
        row.addWidget(QLabel("%"))
        row.addWidget(self.predikat, 1)
        row.addWidget(self.remove)
        self.dari.entered.connect(self.changed)
        self.predikat.entered.connect(self.changed)
        self.remove.clicked.connect(self.removed)

    @property
    def blank(self) -> bool:
        """Whether nothing is typed in it yet."""
        return not self.dari.text().strip() and not self.predikat.text().strip()

    @property
    def partial(self) -> bool:
        """Whether only one of the two is typed."""
        return not self.blank and not (self.dari.text().strip() and self.predikat.text().strip())

    def show_pita(self, pita: Pita) -> None:
        """What is stored."""
        self.dari.show_text(tulis_angka(pita.dari))
        self.predikat.show_text(pita.predikat)

    def dress(self, *, lowest: bool, only: bool, writable: bool) -> None:
        """Its place among the others: the lowest begins at 0, the only one stays."""
        if lowest:
            self.dari.show_text("0")
        self.dari.setEnabled(writable and not lowest)
        self.dari.setToolTip("Predikat terendah selalu mulai dari 0" if lowest else "")
        self.predikat.setEnabled(writable)
        self.remove.setEnabled(writable and not only)
        sebutan = f"Hapus predikat {self.predikat.text().strip()}".strip()
        self.remove.setToolTip(sebutan)
        self.remove.setAccessibleName(sebutan)

    def read(self) -> Pita:
        """What stands in it. Raises `AngkaError`."""
        return Pita(baca_angka(self.dari.text().strip().removesuffix("%")), self.predikat.text())


class BagianPita(QWidget):
    """`edited` carries all bands; none: those of the regulation again."""

    edited = Signal(object)

    def __init__(self, tema: Tema) -> None:
        """Empty; `show_pita` fills it."""
        super().__init__()
        self._tema = tema
        self._pita: tuple[Pita, ...] = ()
        self._draft = False  # whether rows stand here that can't be stored yet
        self._writable = True
        self.rows: list[BarisPita] = []
        self.galat, self.belum = Kalimat("salah"), Kalimat("dua")
        self.add, self.usual = QPushButton("Tambah predikat"), QPushButton("Kembalikan bawaan")
        give_icon(self.add, "plus", tema.palet)
        for tombol in (self.add, self.usual):
            tombol.setAutoDefault(True)  # Enter presses it too
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._column)
        column.addWidget(self.galat)
        column.addWidget(self.belum)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.add)
        row.addWidget(self.usual)
        row.addStretch(1)
        column.addLayout(row)
        self.add.clicked.connect(self._add)
        self.usual.clicked.connect(self._restore)

    # -- what is shown

    def show_pita(self, pita: Sequence[Pita], *, writable: bool) -> None:
        """What is stored; rows that can't be stored yet stay while that is the same."""
        self._writable = writable
        self.setEnabled(writable)
        if tuple(pita) == self._pita and self._draft:
            return
        self._pita = tuple(pita)
        self._discard()

    def _discard(self) -> None:
        """The stored bands again."""
        self._draft = False
        self.galat.say("")
        while len(self.rows) > len(self._pita):
            self._drop(self.rows[-1])
        while len(self.rows) < len(self._pita):
            self._insert(len(self.rows))
            self._chain()
        for baris, pita in zip(self.rows, self._pita, strict=True):
            baris.show_pita(pita)
        self._dress()

    def _dress(self) -> None:
        for baris in self.rows:
            baris.dress(lowest=baris is self.rows[-1], only=len(self.rows) == 1, writable=self._writable)
        self.usual.setEnabled(self._writable and (self._draft or self._pita != PITA))
        self.belum.say(_BELUM if any(b.blank or b.partial for b in self.rows) else "")

    def _chain(self) -> None:
        """Tab goes through the rows as they stand."""
        berurut: list[QWidget] = [w for baris in self.rows for w in (baris.dari, baris.predikat, baris.remove)]
        for satu, lain in pairwise([*berurut, self.add]):
            QWidget.setTabOrder(satu, lain)

    def _insert(self, ke: int) -> BarisPita:
        baris = BarisPita(self._tema)
        baris.changed.connect(self._changed)
        baris.removed.connect(lambda b=baris: self._remove(b))
        self.rows.insert(ke, baris)
        self._column.insertWidget(ke, baris)
        baris.show()  # at once: Tab passes over what is not seen
        return baris

    def _drop(self, baris: BarisPita) -> None:
        self.rows.remove(baris)
        self._column.removeWidget(baris)
        baris.hide()
        baris.deleteLater()

    # -- what the user does

    def _add(self) -> None:
        """An empty row above the lowest; stored once it has both."""
        kosong = next((b for b in self.rows if b.blank), None)
        if kosong is None:
            kosong = self._insert(len(self.rows) - 1)
            self._chain()
            self._draft = True
            self._dress()
        kosong.dari.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, baris: BarisPita) -> None:
        ke = self.rows.index(baris)
        unstored = baris.blank and all(not b.blank for b in self.rows if b is not baris)
        self._drop(baris)
        self._dress()
        self.rows[min(ke, len(self.rows) - 1)].remove.setFocus(Qt.FocusReason.OtherFocusReason)
        if unstored and not self.galat.text():
            self._draft = False  # it was never stored
            self._dress()
        else:
            self._changed()

    def _restore(self) -> None:
        if self._draft and self._pita == PITA:
            self._discard()
        else:
            self._draft = False
            self.edited.emit(())

    def _changed(self) -> None:
        """Stores the rows, if all can be read."""
        self._draft = True
        self._dress()
        try:
            baris = [(b.read(), b) for b in self.rows if not b.blank and not b.partial]
        except AngkaError as galat:
            self.galat.say(galat.kalimat)
            return
        salah = _wrong([p for p, _ in baris])
        self.galat.say(salah)
        if salah or any(b.partial for b in self.rows):
            return
        baris.sort(key=lambda satu: satu[0].dari, reverse=True)
        self._arrange([b for _, b in baris])
        self._draft = False
        self.edited.emit(tuple(p for p, _ in baris))

    def _arrange(self, urut: list[BarisPita]) -> None:
        """The rows as they will be stored, so that the focus stays with its band."""
        for baris in [b for b in self.rows if b not in urut]:
            self._drop(baris)
        if self.rows != urut:
            QTimer.singleShot(0, self, self._chain)  # not while the focus is on its way
        self.rows = urut
        for ke, baris in enumerate(urut):
            if self._column.indexOf(baris) != ke:
                self._column.removeWidget(baris)
                self._column.insertWidget(ke, baris)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back rows that can't be stored yet."""
        if event.key() == Qt.Key.Key_Escape and self._draft:
            self._discard()
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


def _wrong(pita: Sequence[Pita]) -> str:
    """Why bands can't be stored, as a sentence."""
    dipakai: set[Decimal] = set()
    for satu in pita:
        if satu.dari in dipakai:
            return f"Dua predikat mulai dari {tulis_angka(satu.dari)} %. Bedakan batasnya, atau hapus salah satunya."
        dipakai.add(satu.dari)
        if satu.dari < 0:
            return f"Batas {tulis_angka(satu.dari)} % di bawah nol. Isi lebih dari 0."
    return ""
