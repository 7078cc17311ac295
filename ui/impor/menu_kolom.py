"""What a column, or the whole table, is said to mean: the menu below its letter, and the choosers it opens."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont
from PySide6.QtWidgets import QMenu, QWidget

from iki_desktop.domain.impor.kenali_variabel import kenali_variabel
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.lembar import huruf_kolom
from iki_desktop.domain.impor.peta import KECAMATAN, Nilai, Peta, Tabel
from iki_desktop.domain.impor.ubah_peta import (
    NAMA_SUMBU,
    SUMBU,
    Arti,
    NamaSumbu,
    abaikan_kolom,
    arti_kolom,
    jadikan_angka,
    jadikan_sumbu,
    sumbu,
    tetapkan,
)
from iki_desktop.domain.kisi import diisi, periode_tahun
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import singkat
from iki_desktop.domain.variabel import FREKUENSI, NAMA_FREKUENSI, Variabel
from ui.impor.pilih import Butir, PilihCepat
from ui.tema.tema import Tema

_TABEL: dict[NamaSumbu, str] = {
    "periode": "&Periode tabel…",
    "desa": "&Desa tabel…",
    "variabel": "&Variabel tabel…",
}
_CALON_MAKS = 6


class MenuKolom(QObject):
    """`changed` carries the new meaning."""

    changed = Signal(object)

    def __init__(self, tema: Tema, parent: QWidget) -> None:
        """Opens over `parent`."""
        super().__init__(parent)
        self._tema, self._parent = tema, parent

    def open(self, konteks: Konteks, tabel: Tabel, peta: Peta, kolom: int, di: QPoint) -> None:
        """The menu of a column."""
        self.menu(konteks, tabel, peta, kolom, di).popup(di)

    def menu(self, konteks: Konteks, tabel: Tabel, peta: Peta, kolom: int, di: QPoint) -> QMenu:
        """The same, not shown yet."""
        menu = QMenu(self._parent)
        menu.aboutToHide.connect(menu.deleteLater)
        _heading(menu, f"Kolom {huruf_kolom(kolom)} berisi")
        arti, grup = arti_kolom(peta, kolom), QActionGroup(menu)
        for nama in SUMBU:
            self._add(menu, grup, NAMA_SUMBU[nama], arti.jenis == nama, partial(jadikan_sumbu, peta, nama, kolom))
        self._add_figures(menu, grup, konteks, tabel, peta, kolom, di, arti)
        self._add(menu, grup, "&Abaikan", arti.jenis == "abaikan", partial(abaikan_kolom, peta, kolom))
        menu.addSeparator()
        _heading(menu, "Seluruh tabel")
        for nama in ("periode", "desa", "variabel"):
            satu = sumbu(peta, nama)
            aksi = menu.addAction(_TABEL[nama])
            aksi.setCheckable(True)
            aksi.setChecked(satu.letak == "tetap" and satu.nilai is not None)
            aksi.triggered.connect(partial(self._choose_whole, konteks, peta, nama, di))
        return menu

    def _add(self, menu: QMenu, grup: QActionGroup, kata: str, kini: bool, jadi: Callable[[], Peta]) -> QAction:
        aksi = grup.addAction(kata)
        aksi.setCheckable(True)
        aksi.setChecked(kini)
        aksi.triggered.connect(lambda _=False: self.changed.emit(jadi()))
        menu.addAction(aksi)
        return aksi

    def _add_figures(
        self, menu: QMenu, grup: QActionGroup, konteks: Konteks, tabel: Tabel, peta: Peta, kolom: int, di: QPoint,
        arti: Arti,
    ) -> None:  # fmt: skip
        """Figures: of a variable that the header may mean, of another one, or of what is told elsewhere."""
        kini = arti.nilai.variabel if arti.nilai is not None else None
        anak = menu.addMenu("A&ngka variabel")
        if arti.jenis == "angka" and kini is not None:
            anak.setTitle(f"A&ngka variabel: {singkat(_name(konteks, kini), 30).replace('&', '&&')}")
        semua = _fillable(konteks)
        for satu in _likely(konteks, _header(tabel, kolom), kini)[:_CALON_MAKS]:
            kata = singkat(semua[satu].nama, 70).replace("&", "&&")
            self._add(anak, grup, kata, satu == kini, partial(jadikan_angka, peta, kolom, satu))
        if anak.actions():
            anak.addSeparator()
        lain = anak.addAction("&Cari variabel…")
        lain.triggered.connect(partial(self._choose_variable, konteks, tabel, peta, kolom, di))
        tanpa = arti.jenis == "angka" and kini is None
        self._add(menu, grup, "Ang&ka, variabelnya disebut di tempat lain", tanpa, partial(jadikan_angka, peta, kolom))

    # -- choosers

    def _choose_variable(
        self, konteks: Konteks, tabel: Tabel, peta: Peta, kolom: int, di: QPoint, _checked: bool = False
    ) -> None:
        butir = variabel_butir(konteks, _header(tabel, kolom))
        pilih = PilihCepat(self._tema, f"Kolom {huruf_kolom(kolom)} berisi angka variabel", butir, self._parent)
        pilih.chosen.connect(lambda nomor: self.changed.emit(jadikan_angka(peta, kolom, nomor)))
        pilih.open_at(di)

    def _choose_whole(self, konteks: Konteks, peta: Peta, nama: NamaSumbu, di: QPoint, _checked: bool = False) -> None:
        butir = {"periode": periode_butir, "desa": desa_butir, "variabel": variabel_butir}[nama](konteks)
        apa = {"periode": "Periode", "desa": "Desa", "variabel": "Variabel"}[nama]
        pilih = PilihCepat(self._tema, f"{apa} untuk seluruh tabel", butir, self._parent)

        def take(nilai: Nilai) -> None:
            self.changed.emit(tetapkan(peta, nama, nilai))

        pilih.chosen.connect(take)
        pilih.open_at(di)


# -- what can be chosen


def _heading(menu: QMenu, teks: str) -> None:
    """Words that can't be chosen: the sheet of the window shows no text of separators."""
    aksi = menu.addAction(teks)
    aksi.setEnabled(False)
    tebal = QFont(menu.font())
    tebal.setBold(True)
    aksi.setFont(tebal)


def _fillable(konteks: Konteks) -> dict[int, Variabel]:
    return {v.id: v for v in konteks.variabel if diisi(v)}


def _name(konteks: Konteks, nomor: int) -> str:
    return next((v.nama for v in konteks.variabel if v.id == nomor), "")


def _header(tabel: Tabel, kolom: int) -> str:
    ke = kolom - tabel.kolom[0]
    return tabel.teks_kepala[ke] if 0 <= ke < len(tabel.teks_kepala) else ""


def _likely(konteks: Konteks, judul: str, kini: int | None = None) -> list[int]:
    """The variables that a header may mean, the likeliest first; the one it is said to mean before them."""
    dikenal = kenali_variabel(judul, konteks.variabel) if judul.strip() else None
    calon = [] if dikenal is None else [dikenal.id, *(c.id for c in dikenal.calon)]
    ada = _fillable(konteks)
    return [nomor for nomor in dict.fromkeys([kini, *calon]) if nomor is not None and nomor in ada]


def variabel_butir(konteks: Konteks, judul: str = "") -> list[Butir]:
    """The variables: those that a header may mean first, then by how often they are reported."""
    semua = _fillable(konteks)
    calon = _likely(konteks, judul)
    hasil = [Butir("Mirip judul kolom", judul=True), *(Butir(_said(semua[n]), n) for n in calon)] if calon else []
    for frekuensi in FREKUENSI:
        milik = sorted((v for v in semua.values() if v.frekuensi == frekuensi), key=lambda v: v.nama.casefold())
        if milik:
            hasil += [Butir(NAMA_FREKUENSI[frekuensi], judul=True), *(Butir(_said(v), v.id) for v in milik)]
    return hasil


def _said(variabel: Variabel) -> str:
    return f"{variabel.nama} ({variabel.satuan})" if variabel.satuan else variabel.nama


def desa_butir(konteks: Konteks) -> list[Butir]:
    """The villages, and the office's own."""
    return [*(Butir(d.nama, d.id) for d in konteks.desa), Butir("Kecamatan (angka kantor sendiri)", KECAMATAN)]


def periode_butir(konteks: Konteks) -> list[Butir]:
    """The periods of the year one works in, then of the others that the office has."""
    hasil: list[Butir] = []
    for tahun in sorted(konteks.semua_tahun, key=lambda t: (t != konteks.tahun, -t)):
        for frekuensi in FREKUENSI:
            masa = [p for p in periode_tahun(tahun, frekuensi) if p.tahun == tahun]
            hasil += [Butir(f"{NAMA_FREKUENSI[frekuensi]} {tahun}", judul=True), *(Butir(p.nama, p) for p in masa)]
    return hasil


def periode_pilihan(konteks: Konteks) -> list[tuple[str, Periode]]:
    """The same periods, without headings."""
    return [(b.teks, b.nilai) for b in periode_butir(konteks) if not b.judul]
