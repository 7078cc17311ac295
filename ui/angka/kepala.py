"""Above the grid: how one looks at the figures, and what is chosen of the third axis."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from iki_desktop.domain.kisi import Sumbu, diisi, frekuensi_ada, periode_tahun
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.variabel import FREKUENSI, NAMA_FREKUENSI, Variabel
from ui.angka.tampilan import NAMA_SUMBU, NAMA_TAMPILAN, SUMBU, Tampilan, preset
from ui.bersama.pilihan import Pilihan, PilihanCari
from ui.pohon.cari import KolomCari
from ui.tema.ikon import give_icon
from ui.tema.tema import Tema


class KepalaAngka(QWidget):
    """`changed` carries another `Tampilan`; `searched` what variables are looked for."""

    changed = Signal(object)
    searched = Signal(str)

    def __init__(self, tema: Tema) -> None:
        """Empty."""
        super().__init__()
        self._tampilan = Tampilan()
        self.cara = Pilihan(tema, "Tampilan", [(teks, nama) for nama, teks in NAMA_TAMPILAN.items()])
        self.frekuensi = Pilihan(tema, "Frekuensi")
        self.baris = Pilihan(tema, "Baris", [(NAMA_SUMBU[s], s) for s in SUMBU])
        self.kolom = Pilihan(tema, "Kolom", [(NAMA_SUMBU[s], s) for s in SUMBU])
        self.ketiga = PilihanCari(tema, "Pilihan sumbu ketiga", "Ketik untuk mencari…")
        self.nama_ketiga = QLabel()
        self.sebelum = self._arrow(tema, "chevron-left", "Sebelumnya (Ctrl+PgUp)", -1)
        self.berikut = self._arrow(tema, "chevron-right", "Berikutnya (Ctrl+PgDown)", 1)
        self.cari = KolomCari(tema, "Cari variabel…")
        self._own = QWidget()
        self.setFocusProxy(self.cara)
        self._lay_out()
        self._connect()

    def _arrow(self, tema: Tema, gambar: str, kata: str, langkah: int) -> QToolButton:
        tombol = QToolButton()
        tombol.setProperty("rata", True)
        tombol.setToolTip(kata)
        tombol.setAccessibleName(kata)
        give_icon(tombol, gambar, tema.palet)
        tombol.clicked.connect(lambda: self.turn(langkah))
        return tombol

    def _lay_out(self) -> None:
        for pilihan in (self.baris, self.kolom):
            pilihan.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        room: tuple[tuple[QWidget, int, int], ...] = (
            (self.cara, 120, 196),
            (self.frekuensi, 116, 140),
            (self.ketiga, 132, 360),
            (self.cari, 100, 260),
        )
        for widget, least, most in room:
            widget.setMinimumWidth(least)
            widget.setMaximumWidth(most)
        atas = QHBoxLayout()
        atas.setSpacing(8)
        atas.addWidget(self.cara, 6)
        atas.addWidget(self.frekuensi, 4)
        atas.addSpacing(8)
        atas.addWidget(self.nama_ketiga)
        atas.addWidget(self.sebelum)
        atas.addWidget(self.ketiga, 6)
        atas.addWidget(self.berikut)
        atas.addStretch(1)
        atas.addWidget(self.cari, 6)
        own = QHBoxLayout(self._own)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(8)
        for teks, pilihan in (("Baris", self.baris), ("Kolom", self.kolom)):
            label = QLabel(teks)
            label.setBuddy(pilihan)
            own.addWidget(label)
            own.addWidget(pilihan)
        own.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(atas)
        column.addWidget(self._own)

    def _connect(self) -> None:
        self.cara.chosen.connect(lambda nama: self._say(preset(nama, self._tampilan)))
        self.frekuensi.chosen.connect(lambda f: self._say(replace(self._tampilan, frekuensi=f)))
        self.baris.chosen.connect(lambda s: self._say(self._tampilan.dengan_sumbu(s, self._tampilan.kolom)))
        self.kolom.chosen.connect(lambda s: self._say(self._tampilan.dengan_sumbu(self._tampilan.baris, s)))
        self.ketiga.chosen.connect(self._choose_third)
        self.cari.textChanged.connect(self.searched)

    def _say(self, tampilan: Tampilan) -> None:
        self.changed.emit(tampilan)

    def _choose_third(self, nilai: object) -> None:
        match self._tampilan.ketiga:
            case "variabel" if isinstance(nilai, int):
                self._say(replace(self._tampilan, variabel=nilai))
            case "desa" if isinstance(nilai, int):
                self._say(replace(self._tampilan, desa=nilai or None))
            case "periode" if isinstance(nilai, Periode):
                self._say(replace(self._tampilan, periode=nilai))

    def turn(self, langkah: int) -> None:
        """The one after or before it of the third axis, where there is a choice."""
        if not self._choosable:
            return
        ke = self.ketiga.currentIndex() + langkah
        if 0 <= ke < self.ketiga.count():
            self.ketiga.setCurrentIndex(ke)
            self._choose_third(self.ketiga.itemData(ke))

    def show_tampilan(
        self, tampilan: Tampilan, terpilih: object, variabel: Sequence[Variabel], desa: Mapping[int, str], tahun: int
    ) -> None:
        """What is chosen now, and what could be; `terpilih` is what the grid shows of the third axis, `variabel` are
        those that are looked for."""
        self._tampilan = tampilan
        self.cara.show_value(tampilan.nama)
        ada = frekuensi_ada(v for v in variabel if tampilan.cakupan in ("semua", v.lingkup))
        self.frekuensi.fill([(f"{NAMA_FREKUENSI[f]} ({ada[f]})", f) for f in FREKUENSI])
        self.frekuensi.show_value(tampilan.frekuensi)
        self.baris.show_value(tampilan.baris)
        self.kolom.show_value(tampilan.kolom)
        self._own.setVisible(tampilan.nama == "sendiri")
        self.nama_ketiga.setText(NAMA_SUMBU[tampilan.ketiga])
        self.ketiga.fill(_choices(tampilan, variabel, desa, tahun))
        self.ketiga.show_value(terpilih)
        self._show_turning()

    @property
    def _choosable(self) -> bool:
        """Whether the third axis is chosen of: not where it is the office itself."""
        return not (self._tampilan.ketiga == "desa" and self._tampilan.nama in ("kecamatan", "jabatan"))

    def _show_turning(self) -> None:
        ke = self.ketiga.currentIndex()
        for widget in (self.nama_ketiga, self.sebelum, self.ketiga, self.berikut):
            widget.setVisible(self._choosable)
        self.sebelum.setEnabled(ke > 0)
        self.berikut.setEnabled(0 <= ke < self.ketiga.count() - 1)


def _choices(
    tampilan: Tampilan, variabel: Sequence[Variabel], desa: Mapping[int, str], tahun: int
) -> list[tuple[str, object]]:
    sumbu: Sumbu = tampilan.ketiga
    match sumbu:
        case "variabel":
            return [
                (v.nama, v.id)
                for v in variabel
                if diisi(v) and v.frekuensi == tampilan.frekuensi and tampilan.cakupan in ("semua", v.lingkup)
            ]
        case "desa":
            kecamatan: list[tuple[str, object]] = [] if tampilan.nama == "satu_desa" else [("Kecamatan", 0)]
            return [*kecamatan, *((nama, nomor) for nomor, nama in desa.items())]
    return [(p.nama, p) for p in periode_tahun(tahun, tampilan.frekuensi)]
