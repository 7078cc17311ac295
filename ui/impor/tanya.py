"""An open question as a card: the sentence, its answers to press, a field for another one, the cells it is about."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.tanya import ABAIKAN, Pertanyaan
from iki_desktop.domain.impor.tanya import Pilihan as Jawab
from iki_desktop.domain.kisi import diisi
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.domain.telusur import banyak
from ui.bersama.centang import Centang
from ui.bersama.label import ElidedLabel
from ui.bersama.pilihan import PilihanCari
from ui.impor.menu_kolom import periode_pilihan
from ui.tema.tema import Tema

_SEL_MAKS, _TOMBOL_MAKS = 6, 5
_LEBAR_MIN = 160  # pixels of an answer
_BERNAMA = ("desa", "variabel", "periode")  # kinds that ask what a name means: each name for itself
_HINT = {"desa": "Desa lain…", "periode": "Periode lain…", "variabel": "Variabel lain…", "tahun": "Tahun lain…"}


class TombolJawab(QPushButton):
    """An answer. Up and down go to the one before or after it, Enter presses it."""

    def __init__(self, jawab: Jawab) -> None:
        """Its words; why it is proposed below them."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(jawab.sebutan)
        self.setAccessibleDescription(jawab.sebab)
        self.setObjectName("jawab")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 5, 10, 5)
        column.setSpacing(0)
        for teks, peran in ((jawab.sebutan, ""), (jawab.sebab, "dua")):
            if teks:
                label = QLabel(teks)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(True)
                label.setProperty("peran", peran)
                label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                column.addWidget(label)
        self._column = column

    def hasHeightForWidth(self) -> bool:
        """Words that are too long for one line go on in the next."""
        return True

    def heightForWidth(self, lebar: int) -> int:
        """As its words need it."""
        return max(32, self._column.totalHeightForWidth(lebar))

    def sizeHint(self) -> QSize:
        """As high as its words are at the width it has."""
        hint = self._column.sizeHint()
        hint.setHeight(self.heightForWidth(max(self.width(), 240)))
        return hint

    def minimumSizeHint(self) -> QSize:
        """As narrow as the panel may be: words go on in the next line, and no card is wider than its place."""
        return QSize(_LEBAR_MIN, 32)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down as in a list; Enter presses."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class KartuTanya(QFrame):
    """`answered` carries what was chosen, and whether it also holds for the questions like this one; `cell_wanted` the
    address of a cell."""

    answered = Signal(str, bool)
    cell_wanted = Signal(str)

    def __init__(
        self, tema: Tema, berkas: str, pertanyaan: Pertanyaan, konteks: Konteks | None, serupa: int = 0
    ) -> None:
        """`berkas` is the name of the file, empty where there is only one; `serupa` how many questions like this one
        are open besides. No answer is chosen beforehand."""
        super().__init__()
        self.setObjectName("tanya")
        self.pertanyaan = pertanyaan
        self.setAccessibleName(f"Pertanyaan: {pertanyaan.kalimat}")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        if berkas or pertanyaan.lembar:
            asal = ElidedLabel(" · ".join(filter(None, (berkas, pertanyaan.lembar))), middle=True)
            asal.setProperty("peran", "dua")
            column.addWidget(asal)
        kalimat = QLabel(pertanyaan.kalimat)
        kalimat.setTextFormat(Qt.TextFormat.PlainText)
        kalimat.setWordWrap(True)
        kalimat.setProperty("peran", "judul")
        column.addWidget(kalimat)
        if pertanyaan.sel:
            column.addLayout(self._cells(pertanyaan))
        self.tombol: list[TombolJawab] = []
        self.semua: Centang | None = None
        if serupa and pertanyaan.jenis not in _BERNAMA:
            self.semua = Centang(tema, f"Sama untuk {banyak(serupa)} pertanyaan serupa", "Satu jawaban untuk semuanya")
        terlihat = _shown(pertanyaan)
        for jawab in terlihat:
            self._add_answer(column, jawab)
            if serupa and jawab.nilai == ABAIKAN and pertanyaan.jenis in _BERNAMA:
                semua = replace(jawab, sebutan=f"{jawab.sebutan}, juga {banyak(serupa)} lainnya")
                self._add_answer(column, semua, all_alike=True)
        if self.semua is not None:
            column.addWidget(self.semua)
        self.bebas: PilihanCari | None = None
        if pertanyaan.bebas and konteks is not None:
            self._offer_others(tema, pertanyaan, konteks, column)

    def _add_answer(self, column: QVBoxLayout, jawab: Jawab, *, all_alike: bool = False) -> None:
        def answer() -> None:
            semua = self.semua is not None and self.semua.isChecked()
            self.answered.emit(jawab.nilai, all_alike or semua)

        tombol = TombolJawab(jawab)
        tombol.clicked.connect(lambda _=False: answer())
        self.tombol.append(tombol)
        column.addWidget(tombol)

    def _cells(self, pertanyaan: Pertanyaan) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        for sel in pertanyaan.sel[:_SEL_MAKS]:
            tombol = QPushButton(sel)
            tombol.setProperty("rata", True)
            tombol.setObjectName("tautan")
            tombol.setToolTip(f"Tunjukkan sel {sel}")
            tombol.clicked.connect(lambda _=False, di=sel: self.cell_wanted.emit(di))
            row.addWidget(tombol)
        sisa = max(pertanyaan.banyak, len(pertanyaan.sel)) - min(_SEL_MAKS, len(pertanyaan.sel))
        if sisa > 0:
            label = QLabel(f"dan {banyak(sisa)} sel lagi")
            label.setProperty("peran", "dua")
            row.addWidget(label)
        row.addStretch(1)
        return row

    def _offer_others(self, tema: Tema, pertanyaan: Pertanyaan, konteks: Konteks, column: QVBoxLayout) -> None:
        """A field for an answer that isn't among those proposed."""
        sudah = {kunci_cari(p.nilai) for p in _shown(pertanyaan)}
        lain = [(teks, nilai) for teks, nilai in _others(pertanyaan, konteks) if kunci_cari(nilai) not in sudah]
        if not lain:
            return
        hint = _HINT.get(pertanyaan.jenis, "Jawaban lain…")
        self.bebas = PilihanCari(tema, hint.rstrip("…"), hint)
        self.bebas.fill(lain)
        self.bebas.show_value(None)
        self.bebas.chosen.connect(lambda nilai: self.answered.emit(str(nilai), False) if nilai is not None else None)
        column.addWidget(self.bebas)

    def take_keys(self) -> None:
        """The keys go to the first answer."""
        first: QWidget | None = self.tombol[0] if self.tombol else self.bebas
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)


def _shown(pertanyaan: Pertanyaan) -> Sequence[Jawab]:
    """The answers to press: of very many that can also be found by typing, the first ones and “nothing of ours”."""
    semua = pertanyaan.pilihan
    if len(semua) <= _TOMBOL_MAKS + 1 or not pertanyaan.bebas or pertanyaan.jenis not in _HINT:
        return semua
    return (*semua[:_TOMBOL_MAKS], *(p for p in semua[_TOMBOL_MAKS:] if p.nilai == ABAIKAN))


def alike(satu: Pertanyaan, semua: Sequence[Pertanyaan]) -> list[Pertanyaan]:
    """The other open questions that the same answer may settle: of the same kind, with the same answers; of names only
    those that may be nothing of ours."""
    lain = [p for p in semua if p.jenis == satu.jenis and p.kunci != satu.kunci]
    if satu.jenis in _BERNAMA:
        abaikan = _ignoring(satu)
        return [p for p in lain if abaikan is not None and _ignoring(p) == abaikan]
    nilai = [j.nilai for j in satu.pilihan]
    return [p for p in lain if [j.nilai for j in p.pilihan] == nilai]


def _ignoring(pertanyaan: Pertanyaan) -> Jawab | None:
    """The answer that it is nothing of ours, as this question words it."""
    return next((j for j in pertanyaan.pilihan if j.nilai == ABAIKAN), None)


def _others(pertanyaan: Pertanyaan, konteks: Konteks) -> list[tuple[str, str]]:
    """All that may be answered besides: words, and what is written."""
    match pertanyaan.jenis:
        case "desa":
            return [*((d.nama, d.nama) for d in konteks.desa), ("Kecamatan", "kecamatan")]
        case "variabel":
            return sorted((v.nama, v.nama) for v in konteks.variabel if diisi(v))
        case "periode":
            return [(teks, str(masa)) for teks, masa in periode_pilihan(konteks)]
        case "tahun":
            return [(str(t), str(t)) for t in konteks.semua_tahun]
    return []
