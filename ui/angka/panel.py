"""The place where figures are typed: the grid with its axes, and what there is to say of the cell one is at."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget

from iki_desktop.domain.figur import Figur
from iki_desktop.domain.kisi import diisi, frekuensi_ada, jenis_sel, periode_tahun
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.domain.variabel import Variabel
from iki_desktop.services.angka import set_alasan, set_catatan
from iki_desktop.services.desa import load_desa
from iki_desktop.services.kantor import Changes
from iki_desktop.services.kunci import load_kunci
from iki_desktop.services.tahun import current_year
from iki_desktop.services.variabel import load_variabel, variabel_jabatan
from ui.angka.kepala import KepalaAngka
from ui.angka.model import ModelAngka
from ui.angka.sel import PitaSel
from ui.angka.tampilan import Tampilan, periode_kini, preset, susun
from ui.bersama.garis import garis
from ui.bersama.nanti import once
from ui.kisi.kata import HANYA_BACA, kalimat_kunci
from ui.kisi.pandangan import PandanganKisi
from ui.kisi.panel import PanelKisi
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

_STRUCTURE = {"variabel", "desa", "nama_lain", "kunci", "tahun", "indikator", "aturan"}
_SURE = "Angka ini tidak diragukan, jadi tidak perlu alasan."
_SUMMED_MAKS = 50_000  # chosen cells that are added up


class PanelAngka(PanelKisi[KunciFigur, Figur]):
    """`completeness_wanted`: the page of what has not come in yet is wanted; `import_wanted`: that of imports."""

    model: ModelAngka
    pita: PitaSel
    kepala: KepalaAngka
    completeness_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, tema: Tema, penyunting: "Penyunting") -> None:
        """With what is stored now."""
        super().__init__(tema, penyunting, "Angka", "angka")
        self._tampilan = Tampilan()
        self._variabel: Sequence[Variabel] = ()
        self._desa: Mapping[int, str] = {}
        self._tahun = 0
        self._jabatan, self._milik = 0, frozenset[int]()
        self._dicari = ""
        self.kepala = KepalaAngka(tema)
        self.model = ModelAngka(penyunting, self)
        self.kisi = PandanganKisi(self.model, tema, "Angka")
        self.pita = PitaSel()
        self.kosong = QLabel()
        self.kosong.setProperty("peran", "dua")
        self.kosong.setWordWrap(True)
        self.kosong.setContentsMargins(16, 12, 16, 12)
        self.kosong.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._summing = once(self, 0, self._sum)
        self.close_button.hide()
        self._lay_out()
        self._connect()
        self.refresh()
        self._begin()

    def _lay_out(self) -> None:
        self.kelengkapan = QPushButton("Kelengkapan")
        self.kelengkapan.setToolTip("Yang belum terisi, yang terlambat, dan yang meragukan di semua variabel")
        self.kunci = QPushButton("Kunci periode…")
        self.impor = QPushButton("Impor…")
        self.impor.setToolTip("Ambil angka dari lembar kerja desa (Ctrl+I)")
        for tombol in (self.impor, self.kelengkapan, self.kunci):
            self.heading.addWidget(tombol)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.kisi)
        self._stack.addWidget(self.kosong)
        for widget in (self.kepala, garis(), self._stack, garis(), self.pita):
            self.isi.addWidget(widget, 1 if widget is self._stack else 0)

    def _connect(self) -> None:
        self.kepala.changed.connect(self._look)
        self.kepala.searched.connect(self._search)
        self.kepala.cari.left.connect(self.kisi.setFocus)
        self.kelengkapan.clicked.connect(self.completeness_wanted)
        self.kunci.clicked.connect(self.lock_wanted)
        self.impor.clicked.connect(self.import_wanted)
        self.kisi.moved.connect(lambda _: self._show_cell())
        self.kisi.picked.connect(self._summing.start)
        self.kisi.entered.connect(self._open_sum)
        self.model.dataChanged.connect(self._summing.start)
        self.pita.taken.connect(self._type)
        self.pita.kept.connect(lambda teks: self._annotate(set_alasan, teks))
        self.pita.noted.connect(lambda teks: self._annotate(set_catatan, teks))
        self.pita.left.connect(self.kisi.setFocus)
        self._connect_grid(
            ("ambil", "Ambil &usulan", "Ctrl+.", self._take_offer),
            ("catatan", "&Catatan sel…", "Shift+F2", self._note),
            ("pertahankan", "&Pertahankan dengan alasan…", "Ctrl+Shift+F2", self._keep),
            ("tampilan", "Pilih &tampilan…", "F7", self._choose_view),
        )

    # -- what is shown

    def _begin(self) -> None:
        """What one sees first: the office's own figures of the year, at this month, or else the villages'."""
        kini = date.today()
        periode = periode_kini(self._tahun, "bulanan", (kini.year, kini.month))
        sendiri = any(diisi(v) and v.lingkup == "kecamatan" for v in self._variabel)
        cara = preset("kecamatan" if sendiri or not self._desa else "semua_desa", self._tampilan)
        self.show_tampilan(replace(cara, periode=periode))

    def refresh(self) -> None:
        """Reads variables, villages and locks again, and what is seen of the figures."""
        ask = self._penyunting.ask
        self._variabel = sorted(ask(load_variabel), key=lambda v: v.id)  # as the document names them
        self._desa = {d.id: d.nama for d in ask(load_desa)}
        self.model.name({v.id: v.nama for v in self._variabel}, self._desa)
        self._tahun = ask(current_year)
        self._milik = ask(variabel_jabatan, self._jabatan) if self._jabatan else frozenset()
        self.show_tampilan(self._tampilan)

    def show_tampilan(self, tampilan: Tampilan) -> None:
        """Another way to look at the figures; one stays at the cell one is at where it is still seen."""
        self.kisi.finish()
        self._commit()
        at = self.key
        if tampilan.periode not in periode_tahun(self._tahun, tampilan.frekuensi):
            kini = date.today()
            tampilan = replace(tampilan, periode=periode_kini(self._tahun, tampilan.frekuensi, (kini.year, kini.month)))
        self._tampilan = tampilan
        kisi = susun(tampilan, self._variabel, tuple(self._desa), self._tahun, self._fits)
        self.model.show(kisi, self._penyunting.ask(load_kunci))
        terpilih: object = {
            "variabel": kisi.variabel[0].id if kisi.variabel else 0,
            "desa": (kisi.desa[0] or 0) if kisi.desa else 0,
            "periode": kisi.periode[0] if kisi.periode else None,
        }[tampilan.ketiga]
        cocok = [v for v in self._variabel if self._fits(v)]
        self.kepala.show_tampilan(tampilan, terpilih, cocok, self._desa, self._tahun)
        if self.model.rowCount() and self.model.columnCount():
            self.kisi.go(*((at and self._near(at)) or self._first()))
        self._show_empty()
        self._show_cell()

    def _look(self, tampilan: Tampilan) -> None:
        """Another way to look, as it was chosen; who turns to the position sees figures that it uses."""
        turned = tampilan.nama == "jabatan" != self._tampilan.nama
        self.show_tampilan(self._with_figures(tampilan) if turned else tampilan)

    def _with_figures(self, tampilan: Tampilan) -> Tampilan:
        """In the frequency that most of the position's variables have, where it uses none of the one that is chosen."""
        ada = frekuensi_ada(v for v in self._variabel if v.id in self._milik)
        if ada[tampilan.frekuensi] or not any(ada.values()):
            return tampilan
        return replace(tampilan, frekuensi=max(ada, key=lambda frekuensi: ada[frekuensi]))

    def _near(self, kunci: KunciFigur) -> tuple[int, int] | None:
        """The cell of a figure, or of the one like it where another third of the axes is shown."""
        kisi, (nomor, periode, desa) = self.model.kisi, kunci
        lain: KunciFigur = {
            "variabel": (kisi.variabel[0].id, periode, desa),
            "desa": (nomor, periode, kisi.desa[0]),
            "periode": (nomor, kisi.periode[0], desa),
        }[self._tampilan.ketiga]
        return kisi.letak(kunci) or kisi.letak(lain)

    def _first(self) -> tuple[int, int]:
        """Where one begins: at the period that is shown or chosen, so that nobody types into a year long past."""
        kisi, periode = self.model.kisi, self._tampilan.periode
        assert periode is not None
        return kisi.letak((kisi.variabel[0].id, periode, kisi.desa[0])) or (0, 0)

    def _fits(self, variabel: Variabel) -> bool:
        if self._tampilan.nama == "jabatan" and variabel.id not in self._milik:
            return False
        return not self._dicari or self._dicari in kunci_cari(f"{variabel.nama} {variabel.satuan}")

    def _search(self, teks: str) -> None:
        self._dicari = kunci_cari(teks)
        self.show_tampilan(self._tampilan)

    def show_jabatan(self, id_jabatan: int) -> None:
        """Another position is chosen in the tree."""
        self._jabatan = id_jabatan
        self._milik = self._penyunting.ask(variabel_jabatan, id_jabatan) if id_jabatan else frozenset()
        if self._tampilan.nama == "jabatan":
            self.show_tampilan(self._with_figures(self._tampilan))

    def _show_empty(self) -> None:
        baris, kolom = self.model.rowCount(), self.model.columnCount()
        self._show_count()
        self._stack.setCurrentIndex(0 if baris and kolom else 1)
        self.kosong.setText(self._why_empty())

    def _counted(self) -> str:
        baris, kolom = self.model.rowCount(), self.model.columnCount()
        return f"{baris} baris · {kolom} kolom" if baris and kolom else ""

    def _why_empty(self) -> str:
        if self._dicari:
            return "Tidak ada variabel yang cocok dengan pencarian."
        if not any(map(diisi, self._variabel)):
            return "Belum ada variabel yang diisi. Tulis rumus di formulir, atau tambahkan variabel di menu Kantor."
        if self._tampilan.nama == "jabatan":
            return "Jabatan ini tidak memakai variabel dengan frekuensi ini. Pilih frekuensi atau jabatan lain."
        if not self._desa and self._tampilan.cakupan == "desa":
            return "Belum ada desa. Tambahkan desa di menu Kantor, lalu isi angkanya di sini."
        return "Tidak ada variabel dengan frekuensi ini di tampilan ini. Pilih frekuensi lain."

    # -- the cell one is at

    def _show_cell(self) -> None:
        if (at := self.at) is None:
            self.pita.show_nothing()
            return
        kunci = self.model.kunci(*at)
        variabel, _, desa = self.model.kisi.tempat(*at)
        jenis, pemegang = jenis_sel(variabel, desa), self.model.pemegang(*at)
        lain = {
            "isi": kalimat_kunci(pemegang) if pemegang is not None else "",
            "rekap": "Dihitung dari angka desa. Tekan Enter untuk membuka angka tiap desanya.",
            "tutup": "Variabel ini dilaporkan kecamatan, bukan tiap desa.",
        }.get(jenis, "")
        self.pita.show_cell(
            self.model.sebut(kunci),
            self.model.angka(kunci, *at),
            self.model.salah.get(kunci),
            self.model.ragu(kunci),
            lain,
            noted=jenis == "isi",
            locked=pemegang is not None,
            writable=self._penyunting.writable,
        )

    def _sum(self) -> None:
        if not self.isVisible():
            return
        sel = self.kisi.chosen_cells()
        nilai = (self.model.nilai(b, k) for b, k in sel) if 1 < len(sel) <= _SUMMED_MAKS else ()
        self.pita.show_sum(len(sel), [n for n in nilai if n is not None])

    def _open_sum(self, index: QModelIndex) -> None:
        """From what the villages add up to, to what each of them reported."""
        variabel, periode, desa = self.model.kisi.tempat(index.row(), index.column())
        if jenis_sel(variabel, desa) == "rekap":
            tampilan = replace(self._tampilan, variabel=variabel.id).dengan_sumbu("desa", "periode")
            self.show_tampilan(replace(tampilan, cakupan="desa"))
            if letak := self.model.letak((variabel.id, periode, next(iter(self._desa), None))):
                self.kisi.go(*letak)

    def show_figure(self, kunci: KunciFigur) -> None:
        """Shows the cell of a figure, in a way to look that has it."""
        nomor, periode, desa = kunci
        lama = self._tampilan
        dasar = replace(lama, frekuensi=periode.frekuensi, periode=periode, variabel=nomor, desa=desa)
        cara = replace(preset("satu_desa" if desa is not None else "kecamatan", dasar), desa=desa)
        self.kepala.cari.clear()
        if self.model.letak(kunci) is None:
            self.show_tampilan(cara)
        if letak := self.model.letak(kunci):
            self.kisi.go(*letak)
        self.kisi.setFocus()

    def _show_key(self, kunci: KunciFigur) -> None:
        self.show_figure(kunci)

    def turn(self, langkah: int) -> None:
        """The next or the last one of the third axis (Ctrl+PgDown, Ctrl+PgUp)."""
        self.kepala.turn(langkah)

    # -- what the user does

    def _type(self, teks: str) -> None:
        if (at := self.at) is not None:
            self.model.terima({at: teks})
            self.kisi.setFocus()

    def _offer(self) -> str:
        """What can be typed instead of what was refused in the cell one is at."""
        salah = self.model.salah.get(kunci) if (kunci := self.key) is not None else None
        return salah.saran if salah is not None and self._penyunting.writable else ""

    def _take_offer(self) -> None:
        if saran := self._offer():
            self._type(saran)

    def _show_actions(self) -> None:
        super()._show_actions()
        ambil, saran = self.kisi.actions_["ambil"], self._offer()
        ambil.setText(f"Ambil {saran}" if saran else "Ambil &usulan")
        ambil.setEnabled(bool(saran))

    def _annotate(self, service: Callable[..., Changes | None], teks: str) -> None:
        if (kunci := self.key) is not None:
            self.model.flush()
            self.do(service, kunci, teks)

    def _note(self) -> None:
        if self.pita.catatan.isVisible():
            self.pita.catatan.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _keep(self) -> None:
        if self.pita.alasan.isVisible():
            self.pita.alasan.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not self._penyunting.writable:
            self._tell(HANYA_BACA, heed=True)
        elif (at := self.at) is not None and self.model.terbuka(*at) and self.key not in self.model.salah:
            self.pita.tell(_SURE)

    def _choose_view(self) -> None:
        self.kepala.cara.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _troubled(self) -> Iterable[KunciFigur]:
        """The doubtful ones too."""
        return (*self.model.salah, *self.model.semua_ragu())

    # -- kept in step with the office

    def _changed(self, changes: object, origin: object) -> None:
        assert isinstance(changes, Changes)
        if origin is self.model:
            return
        if set(changes.rows) & _STRUCTURE:
            super()._changed(changes, origin)
        elif "angka" in changes.rows:
            self.model.reread()
            self._show_cell()

    def showEvent(self, event: QShowEvent) -> None:
        """What waited is looked at."""
        super().showEvent(event)
        self.model.judge(now=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed is stored; then nothing more is asked of an office that may be about to close."""
        super().hideEvent(event)
        self.model.judge(now=False)
        self._summing.stop()
