"""The grid of figures over the store: read block by block as it is seen, written as it is typed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from iki_desktop.domain.angka import tulis_angka
from iki_desktop.domain.figur import KOSONG, Figur, Rekap, tulis_figur
from iki_desktop.domain.ketikan import baca_ketikan
from iki_desktop.domain.kisi import Kisi, halangan, jenis_sel
from iki_desktop.domain.kunci import Kunci, pengunci
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.variabel import Variabel
from iki_desktop.services.angka import Angka, load_angka, set_angka
from iki_desktop.services.capaian import load_rekap
from iki_desktop.services.kantor import Changes
from iki_desktop.services.ragu import doubts_near, doubts_of
from ui.bersama.nanti import once
from ui.kisi.kata import nama_kolom
from ui.kisi.model import NOBODY, Index, Sel
from ui.kisi.tulis import ModelTulis

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

_HIGH, _WIDE = 32, 48  # cells of a block that is read at once
_FEW = 20  # cells that are painted anew one by one
_LATER = 60  # ms until what was read is judged: it is seen first
_DECIMALS = 4  # of what is computed
_NONE = Angka(KOSONG)


@dataclass(slots=True)
class _Terbaca:
    """What was read of the store, and what is only in the window yet."""

    blok: set[tuple[int, int]] = field(default_factory=set)
    angka: dict[KunciFigur, Angka] = field(default_factory=dict)
    rekap: dict[tuple[int, Periode], Rekap | None] = field(default_factory=dict)
    ragu: dict[KunciFigur, str] = field(default_factory=dict)


class ModelAngka(ModelTulis[KunciFigur, Figur]):
    """`marked`: other cells are doubtful or refused than before."""

    def __init__(self, penyunting: "Penyunting", parent: QObject | None = None) -> None:
        """Shows nothing yet."""
        super().__init__(penyunting, parent)
        self.kisi = Kisi("variabel", "periode", (), (None,), ())
        self._kunci: Sequence[Kunci] = ()
        self._nama_variabel: Mapping[int, str] = {}
        self._nama_desa: Mapping[int, str] = {}
        self._isi = _Terbaca()
        self._menunggu: Mapping[KunciFigur, Figur] = {}  # typed, and on its way to the store
        self._today = date.today()
        self._writing = once(self, 0, self.flush)
        self._doubting = once(self, _LATER, self._look_for_doubts)
        self._unjudged: set[KunciFigur] = set()

    # -- what is shown

    def name(self, variabel: Mapping[int, str], desa: Mapping[int, str]) -> None:
        """What all variables and villages of the office are called."""
        self._nama_variabel, self._nama_desa = variabel, desa

    def show(self, kisi: Kisi, kunci: Sequence[Kunci]) -> None:
        """Another grid; what was refused stays where it was typed."""
        self.flush()
        self.beginResetModel()
        self.kisi, self._kunci = kisi, kunci
        self._isi, self._today = _Terbaca(), date.today()
        self.endResetModel()

    def reread(self) -> None:
        """The store changed: what is seen is read again."""
        self._isi = _Terbaca()
        self._settle()
        self.all_changed()

    def _cells_changed(self, kunci: Collection[KunciFigur]) -> None:
        """These cells are painted anew, and what the villages add up to in their rows and columns."""
        if len(kunci) > _FEW:
            self.all_changed()
            return
        for satu in kunci:
            if (letak := self.letak(satu)) is not None:
                baris, kolom = letak
                self.dataChanged.emit(self.index(baris, 0), self.index(baris, self.columnCount() - 1))
                if self.kisi.baris == "desa":
                    self.dataChanged.emit(self.index(0, kolom), self.index(self.rowCount() - 1, kolom))

    def kunci(self, baris: int, kolom: int) -> KunciFigur:
        """The key of the figure of a cell."""
        return self.kisi.kunci(baris, kolom)

    def letak(self, kunci: KunciFigur) -> tuple[int, int] | None:
        """The cell of a figure; None where the grid doesn't show it."""
        return self.kisi.letak(kunci)

    def sebut(self, kunci: KunciFigur) -> str:
        """“Pegawai · Januari 2026 · Kecamatan”; empty where variable or village is gone."""
        nomor, periode, desa = kunci
        ada = nomor in self._nama_variabel and (desa is None or desa in self._nama_desa)
        return f"{self._nama_variabel[nomor]} · {periode.nama} · {self.nama_desa(desa)}" if ada else ""

    def rowCount(self, parent: Index = NOBODY) -> int:
        """As the grid has them."""
        return 0 if parent.isValid() else self.kisi.ukuran[0]

    def columnCount(self, parent: Index = NOBODY) -> int:
        """As the grid has them."""
        return 0 if parent.isValid() else self.kisi.ukuran[1]

    def judul(self, ke: int, orientation: Qt.Orientation, *, pendek: bool = True) -> str:
        """A variable with its unit, a village, a period."""
        sumbu = self.kisi.baris if orientation == Qt.Orientation.Vertical else self.kisi.kolom
        match sumbu:
            case "variabel":
                variabel = self.kisi.variabel[ke]
                if pendek and orientation == Qt.Orientation.Horizontal:
                    return variabel.nama
                return f"{variabel.nama} ({variabel.satuan})" if variabel.satuan else variabel.nama
            case "desa":
                return self.nama_desa(self.kisi.desa[ke])
        periode = self.kisi.periode[ke]
        if not pendek:
            return periode.nama
        return nama_kolom(periode)

    def nama_desa(self, desa: int | None) -> str:
        """What the clerk calls who reports."""
        return "Kecamatan" if desa is None else self._nama_desa.get(desa, f"desa {desa}")

    def sel(self, baris: int, kolom: int) -> Sel:
        """The cell as it is painted."""
        variabel, periode, desa = self.kisi.tempat(baris, kolom)
        jenis = jenis_sel(variabel, desa)
        if jenis == "rekap":
            return Sel(_written(self._rekap(variabel, periode, baris, kolom)), "terisi", "rekap")
        if jenis == "tutup":
            return Sel(jenis="tutup")
        kunci = (variabel.id, periode, desa)
        terkunci = pengunci(periode, self._kunci) is not None
        if (salah := self.salah.get(kunci)) is not None:
            return Sel(salah.teks, "kosong", salah=True, terkunci=terkunci)
        angka = self.angka(kunci, baris, kolom)
        return Sel(
            "–" if angka.figur.status == "nihil" else tulis_figur(angka.figur),
            angka.figur.status,
            ragu=kunci in self._isi.ragu,
            catatan=bool(angka.catatan),
            terkunci=terkunci,
            hari_ini=angka.waktu is not None and angka.waktu.date() == self._today,
        )

    def tersimpan(self, baris: int, kolom: int) -> str:
        """What one would type to have what is stored."""
        variabel, periode, desa = self.kisi.tempat(baris, kolom)
        match jenis_sel(variabel, desa):
            case "rekap":
                return _written(self._rekap(variabel, periode, baris, kolom))
            case "tutup":
                return ""
        return tulis_figur(self.angka((variabel.id, periode, desa), baris, kolom).figur)

    def nilai(self, baris: int, kolom: int) -> Decimal | None:
        """The number it counts as."""
        variabel, periode, desa = self.kisi.tempat(baris, kolom)
        match jenis_sel(variabel, desa):
            case "rekap":
                rekap = self._rekap(variabel, periode, baris, kolom)
                return rekap.nilai if rekap is not None else None
            case "tutup":
                return None
        kunci = (variabel.id, periode, desa)
        return None if kunci in self.salah else self.angka(kunci, baris, kolom).figur.hitungan

    def terbuka(self, baris: int, kolom: int) -> bool:
        """As its variable and its village have it."""
        variabel, _, desa = self.kisi.tempat(baris, kolom)
        return jenis_sel(variabel, desa) == "isi"

    def angka(self, kunci: KunciFigur, baris: int, kolom: int) -> Angka:
        """What is stored in a cell, or about to be."""
        self._load(baris, kolom)
        angka = self._isi.angka.get(kunci, _NONE)
        return angka if kunci not in self._menunggu else Angka(self._menunggu[kunci], angka.catatan)

    def kalimat(self, baris: int, kolom: int) -> str:
        """What is wrong with a cell, or odd about it."""
        kunci = self.kisi.kunci(baris, kolom)
        if kunci in self.salah:
            return self.salah[kunci].kalimat
        if not self.terbuka(baris, kolom):
            return ""
        angka = self.angka(kunci, baris, kolom)
        return "\n".join(filter(None, (self._isi.ragu.get(kunci, ""), angka.catatan and f"Catatan: {angka.catatan}")))

    def ragu(self, kunci: KunciFigur) -> str:
        """The doubt about a figure; empty where there is none."""
        return self._isi.ragu.get(kunci, "")

    def semua_ragu(self) -> Collection[KunciFigur]:
        """The doubtful cells of what was read so far."""
        return self._isi.ragu.keys()

    # -- reading

    def _load(self, baris: int, kolom: int) -> None:
        blok = baris // _HIGH, kolom // _WIDE
        if blok in self._isi.blok:
            return
        self._isi.blok.add(blok)
        variabel, periode, desa = self._piece(*blok)
        if not (variabel and periode and desa):
            return
        terbaca = self._penyunting.try_ask(load_angka, variabel, periode, desa) or {}
        self._isi.angka |= terbaca
        if terbaca:
            self._unjudged |= set(terbaca)
            self._doubting.start()

    def _piece(self, atas: int, kiri: int) -> tuple[Collection[int], Collection[Periode], Collection[int | None]]:
        """What a block is of: ids of variables, periods, villages."""
        dari = {"variabel": slice(None), "periode": slice(None), "desa": slice(None)}
        dari[self.kisi.baris] = slice(atas * _HIGH, (atas + 1) * _HIGH)
        dari[self.kisi.kolom] = slice(kiri * _WIDE, (kiri + 1) * _WIDE)
        return (
            [v.id for v in self.kisi.variabel[dari["variabel"]]],
            self.kisi.periode[dari["periode"]],
            self.kisi.desa[dari["desa"]],
        )

    def _rekap(self, variabel: Variabel, periode: Periode, baris: int, kolom: int) -> Rekap | None:
        """What the villages add up to, read for all of a block at once."""
        kunci = (variabel.id, periode)
        if kunci not in self._isi.rekap:
            nomor, masa, _ = self._piece(baris // _HIGH, kolom // _WIDE)
            self._isi.rekap |= self._penyunting.try_ask(load_rekap, nomor, masa) or {}
            self._isi.rekap.setdefault(kunci, None)  # could not be read: it isn't asked for again and again
        return self._isi.rekap.get(kunci)

    def judge(self, *, now: bool) -> None:
        """Nobody looks: nothing is judged; somebody does again: what waited is."""
        if now and self._unjudged:
            self._doubting.start()
        elif not now:
            self._doubting.stop()

    def _look_for_doubts(self) -> None:
        """Judges what was read or changed since."""
        kunci, self._unjudged = self._unjudged, set()
        ragu = self._penyunting.try_ask(doubts_of, kunci) or {}
        lama = {k for k in kunci if k in self._isi.ragu}
        for satu in lama:
            del self._isi.ragu[satu]
        self._isi.ragu |= ragu
        if ragu or lama:
            self.all_changed()
            self.marked.emit()

    # -- writing

    def halangan(self, baris: int, kolom: int) -> str:
        """Why no figure can be typed into a cell."""
        sebab = halangan(*self.kisi.tempat(baris, kolom), self._kunci)
        return sebab[:1].upper() + sebab[1:]

    def pemegang(self, baris: int, kolom: int) -> Kunci | None:
        """The lock that holds a cell that is typed in."""
        return pengunci(self.kisi.tempat(baris, kolom)[1], self._kunci) if self.terbuka(baris, kolom) else None

    def baca(self, teks: str, baris: int, kolom: int) -> Figur:
        """The figure that was typed."""
        return baca_ketikan(teks, self.kisi.tempat(baris, kolom)[0])

    def tulis(self, isi: Figur) -> str:
        """A figure as one types it."""
        return tulis_figur(isi)

    def _keep(self, isi: Mapping[KunciFigur, Figur], apa: str) -> None:
        """A single one waits until it is seen."""
        if len(isi) == 1 and apa == "Isi":
            self._menunggu = isi
            self._writing.start()
        else:
            self._store(isi, apa)

    def flush(self) -> None:
        """Stores what was typed and is only in the window yet."""
        self._writing.stop()
        isi, self._menunggu = self._menunggu, {}
        if isi:
            self._store(isi, "Isi")

    def _send(self, isi: Mapping[KunciFigur, Figur], apa: str) -> Changes | None:
        return self._penyunting.do(set_angka, isi, apa, origin=self)

    def _stored(self, isi: Mapping[KunciFigur, Figur]) -> None:
        self._read_again(isi)

    def _read_again(self, kunci: Collection[KunciFigur]) -> None:
        """After these cells changed: what they hold, what they add up to, and what is doubtful now."""
        baca = self._penyunting.try_ask(load_angka, {k[0] for k in kunci}, {k[1] for k in kunci}, {k[2] for k in kunci})
        for satu in kunci:
            self._isi.angka.pop(satu, None)
            self._isi.rekap.pop((satu[0], satu[1]), None)
        self._isi.angka |= baca or {}
        self._unjudged |= set(self._penyunting.try_ask(doubts_near, kunci) or ())
        self._doubting.start()
        self._mark_changed(kunci)


def _written(rekap: Rekap | None) -> str:
    if rekap is None or rekap.nilai is None:
        return ""
    return tulis_angka(rekap.nilai, _DECIMALS)
