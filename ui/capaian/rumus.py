"""The formula that computes an indicator: drawn as it would print, and the field of one that only computes."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from iki_desktop.report.rumus import susun_rumus
from iki_desktop.services.hitungan import wrong_hitungan
from ui.bersama.kolom import Kalimat, KolomTeks, medan
from ui.bersama.kotak import NO_LIMIT, draw_boxes, screen_fonts, screen_measure
from ui.bersama.peran import give_role
from ui.tema.tema import Tema

_LARGER = 1.1  # than the letters around


class GambarHitung(QWidget):
    """The first formula of a cell, as high as it needs."""

    def __init__(self, tema: Tema) -> None:
        """Empty."""
        super().__init__()
        self._tema = tema
        self.teks = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        tema.changed.connect(self.update)

    def set_text(self, teks: str) -> None:
        """Another cell; of several formulas the first is the one that computes."""
        self.teks = next((b.strip() for b in teks.split("\n") if b.strip()), "")
        self.setAccessibleName(f"Rumus: {self.teks}")
        self.setVisible(bool(self.teks))
        self.updateGeometry()
        self.update()

    def _letters(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(QFontInfo(font).pixelSize() * _LARGER))
        return font

    def heightForWidth(self, width: int) -> int:
        """So that no line of it is cut."""
        font = self._letters()
        kotak = susun_rumus(self.teks, max(60.0, width), float(font.pixelSize()), screen_measure(font), NO_LIMIT)
        return round(sum(k.tinggi for k in kotak)) + 2

    def sizeHint(self) -> QSize:
        """As wide as it comes."""
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Formulas break into lines."""
        return QSize(120, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Letters and rules."""
        font = self._letters()
        lebar = max(60.0, float(self.width()))
        kotak = susun_rumus(self.teks, lebar, float(font.pixelSize()), screen_measure(font), NO_LIMIT)
        draw_boxes(QPainter(self), kotak, 0, 0, screen_fonts(font), QColor(self._tema.palet.text))


class KolomHitungan(QWidget):
    """`entered` carries the id of an indicator and a formula that can be read, or nothing: the printed one again."""

    entered = Signal(int, str)

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self._id, self._stored = 0, ""
        self.kolom = KolomTeks("Rumus hitung", "Kosong: dihitung dengan rumus tercetak")
        self.galat = Kalimat("salah")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(medan("Rumus hitung (tidak dicetak)", self.kolom, self.galat))
        self.kolom.entered.connect(self._check)
        self.kolom.textChanged.connect(lambda teks: self._say("") if teks == self._stored else None)

    def show_text(self, id_indikator: int, teks: str, *, writable: bool) -> None:
        """What is stored; what was refused stays as it was typed, as long as one stays at the indicator."""
        if id_indikator != self._id:
            self.kolom.commit()  # it was typed for the one before
            self.kolom.revert()
        if id_indikator != self._id or not self.galat.text() or teks != self._stored:
            self._id, self._stored = id_indikator, teks
            self.kolom.show_text(teks)
            self._say("")
        self.kolom.setReadOnly(not writable)

    def _check(self, teks: str) -> None:
        salah = wrong_hitungan(teks)
        if not salah:
            self._say("")
            self.entered.emit(self._id, teks)
            return
        self.kolom.show_text(self._stored)  # it is not stored: Esc takes it back
        self.kolom.setText(teks)
        self._say(salah)

    def _say(self, salah: str) -> None:
        self.galat.say(salah)
        give_role(self.kolom, bool(salah), "salah")
