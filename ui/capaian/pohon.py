"""Why a figure is what it is: the names of its formula, each down to the cells that it was rolled up from."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem

from iki_desktop.domain.angka import tulis_angka
from iki_desktop.domain.figur import KOSONG, rekap
from iki_desktop.domain.nilai import KunciFigur, NilaiVariabel
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.telusur import terisi_dari
from iki_desktop.services.angka import Angka
from ui.capaian.ruas import DESIMAL, RUAS_ROLE, LukisRuas, Ruas, ruas_nama, ruas_sel
from ui.grafik.petunjuk import plain
from ui.tema.tema import Tema

_MOST = 420  # pixels, before it scrolls by itself


class PohonAngka(QTreeWidget):
    """`figure_wanted` carries the key of a cell: a double click or Enter. Rows below a name are made when it opens."""

    figure_wanted = Signal(object)

    def __init__(self, tema: Tema) -> None:
        """Empty."""
        super().__init__()
        self._lukis = LukisRuas(tema)
        self._angka: Mapping[KunciFigur, Angka] = {}
        self._desa: Mapping[int, str] = {}
        self._nama: Sequence[NilaiVariabel] = ()
        self.setAccessibleName("Asal angka tiap nama di rumus")
        self.setHeaderHidden(True)
        self.setItemDelegate(self._lukis)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(16)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.itemExpanded.connect(self._opened)
        self.itemCollapsed.connect(lambda _: self._fit())
        self.itemActivated.connect(self._activated)
        tema.changed.connect(self.viewport().update)

    def show_names(
        self,
        nama: Sequence[NilaiVariabel],
        periode: Periode,
        angka: Mapping[KunciFigur, Angka],
        desa: Mapping[int, str],
    ) -> None:
        """The names of a formula; those of the same name stay open."""
        terbuka = {item.data(0, RUAS_ROLE).teks for item in self._tops() if item.isExpanded()}
        kini = self.indexOfTopLevelItem(item) if (item := self.currentItem()) is not None else -1
        self._nama, self._angka, self._desa = nama, angka, desa
        figur = {kunci: satu.figur for kunci, satu in angka.items()}
        self.clear()
        for satu in nama:
            item = _item(ruas_nama(satu, periode, figur, desa))
            if satu.sel:
                item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            self.addTopLevelItem(item)
            item.setExpanded(bool(satu.sel) and satu.nama in terbuka)
        if kini >= 0 and (lagi := self.topLevelItem(kini)) is not None:
            self.setCurrentItem(lagi)
        self.setVisible(bool(nama))
        self._fit()

    def _tops(self) -> list[QTreeWidgetItem]:
        semua = (self.topLevelItem(ke) for ke in range(self.topLevelItemCount()))
        return [item for item in semua if item is not None]

    def _opened(self, item: QTreeWidgetItem) -> None:
        if item.parent() is None and not item.childCount():
            item.addChildren(self._cells(self._nama[self.indexOfTopLevelItem(item)]))
        self._fit()

    def _cells(self, satu: NilaiVariabel) -> list[QTreeWidgetItem]:
        """Cells by period, each with what the desa add up to where they report."""
        masa = list(dict.fromkeys(p for _, p, _ in satu.sel))
        variabel = satu.variabel
        if variabel is None or variabel.lingkup == "kecamatan":
            return [_item(ruas_sel(k[1].nama, k, self._angka.get(k))) for k in satu.sel]
        hasil = []
        for satu_masa in masa:
            milik = [k for k in satu.sel if k[1] == satu_masa]
            sel = [_item(ruas_sel(self._desa.get(k[2] or 0, ""), k, self._angka.get(k))) for k in milik]
            if len(masa) == 1:
                return sel
            gabung = rekap((a.figur if (a := self._angka.get(k)) else KOSONG for k in milik), variabel.rekap_desa)
            nilai = tulis_angka(gabung.nilai, DESIMAL) if gabung.nilai is not None else "–"
            induk = _item(Ruas(satu_masa.nama, nilai, terisi_dari(gabung.terisi, gabung.seharusnya, "desa")))
            induk.addChildren(sel)
            hasil.append(induk)
        return hasil

    def _activated(self, item: QTreeWidgetItem) -> None:
        if (kunci := item.data(0, RUAS_ROLE).kunci) is not None:
            self.figure_wanted.emit(kunci)

    def _fit(self) -> None:
        """As high as what is open, up to where it scrolls by itself."""
        tinggi, index = 0, self.model().index(0, 0)
        while index.isValid() and tinggi < _MOST:
            tinggi += self.rowHeight(index)
            index = self.indexBelow(index)
        self.setFixedHeight(min(tinggi, _MOST) + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a name or goes to a cell; Esc is the panel's."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            if item.data(0, RUAS_ROLE).kunci is None:
                item.setExpanded(not item.isExpanded())
            else:
                self._activated(item)
        else:
            super().keyPressEvent(event)


def _item(ruas: Ruas) -> QTreeWidgetItem:
    item = QTreeWidgetItem()
    item.setData(0, RUAS_ROLE, ruas)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ruas.kalimat)
    item.setToolTip(0, plain("\n".join(filter(None, (ruas.judul, ruas.asal, ruas.ingat)))))
    return item
