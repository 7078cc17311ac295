"""The page of villages: the list in the order of the grids, and the form of the one chosen."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from iki_desktop.domain.desa import JENIS, Desa
from iki_desktop.services.desa import (
    add_desa,
    count_angka_desa,
    delete_desa,
    load_desa,
    move_desa,
    set_desa,
    set_nama_lain,
)
from ui.bersama.panel_isi import Daftar, PanelIsi, beside, scrolled
from ui.bersama.tabel import Kolom, TabelModel
from ui.desa.rincian import RincianDesa
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

_KOSONG = (
    "Belum ada desa. Tambahkan desa pertama: pilih Tambah, lalu ketik namanya. Urutannya di sini menjadi urutan "
    "di kisi angka dan laporan."
)


class PanelDesa(PanelIsi):
    """The villages of the sub-district."""

    def __init__(self, tema: Tema, penyunting: "Penyunting") -> None:
        """With what is stored now."""
        super().__init__(tema, penyunting, "Desa")
        self._semua: tuple[Desa, ...] = ()
        self._new = False
        self.model = TabelModel(tema, self._columns(), self)
        self.daftar = Daftar(tema, self.model, "Desa", "Cari desa…", "Tambah", _KOSONG)
        self.rincian = RincianDesa(tema)
        self.isi.addWidget(beside(self.daftar, scrolled(self.rincian)))
        self._connect()
        self.setFocusProxy(self.daftar)
        self.refresh()

    def _columns(self) -> tuple[Kolom, ...]:
        return (
            Kolom("No", lambda d: str(self._place(d.id) + 1), 48, kanan=True),
            Kolom("Nama", lambda d: d.nama),
            Kolom("Jenis", lambda d: d.jenis.capitalize(), 84, dari=460),
            Kolom("Kode BPS", lambda d: d.kode_bps, 100, dari=520),
            Kolom("Kode Kemendagri", lambda d: d.kode_kemendagri, 132, dari=600),
            Kolom("Nama lain", lambda d: ", ".join(d.nama_lain), dari=380),
        )

    def _connect(self) -> None:
        tabel = self.daftar.tabel
        tabel.chosen.connect(self._chosen)
        tabel.entered.connect(self.rincian.nama.setFocus)
        tabel.deleted.connect(self._ask)
        for keys, arah in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), tabel, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda a=arah: self._move(a))
        self.daftar.add_wanted.connect(self.begin_new)
        self.daftar.search.textChanged.connect(self._show_form)  # what is filtered can't be moved
        self.rincian.named.connect(self._named)
        self.rincian.edited.connect(lambda kolom: self.do(set_desa, self.current, **kolom))
        self.rincian.renamed.connect(lambda nama: self.do(set_nama_lain, self.current, nama))
        self.rincian.moved.connect(self._move)
        self.rincian.asked.connect(self._ask)
        self.rincian.deleted.connect(self._delete)

    # -- what is shown

    @property
    def current(self) -> int:
        """The village in the form (0: none, or one that is only being added)."""
        return 0 if self._new else self.daftar.tabel.current

    def _place(self, id_desa: int) -> int:
        return next((i for i, d in enumerate(self._semua) if d.id == id_desa), -1)

    def refresh(self) -> None:
        """Reads the villages again."""
        self._semua = self._penyunting.ask(load_desa)
        self.model.set_rows(self._semua)
        self.daftar.allow_adding(self._penyunting.writable)
        banyak = Counter(d.jenis for d in self._semua)
        self.count.setText(", ".join(f"{banyak[j]} {j}" for j in JENIS if banyak[j]) or "0 desa")
        self._show_form()

    def _show_form(self) -> None:
        ke = self._place(self.current)
        self.rincian.show_desa(
            self._semua[ke] if ke >= 0 else None,
            self._semua,
            baru=self._new,
            writable=self._penyunting.writable,
            movable=not self.daftar.search.text().strip(),
        )

    def choose(self, id_desa: int) -> None:
        """Shows a village; ends a search that hides it."""
        self._new = False
        if not self.daftar.tabel.choose(id_desa):
            self.daftar.show_all()
            self.daftar.tabel.choose(id_desa)
        self._show_form()

    def _chosen(self, _id_desa: int) -> None:
        self._new = False
        self._show_form()

    # -- what the user does

    def begin_new(self) -> None:
        """An empty form; the village is added once it has a name."""
        self.flush()
        self._new = True
        self._show_form()
        self.rincian.nama.setFocus(Qt.FocusReason.OtherFocusReason)

    def _named(self, nama: str) -> None:
        if not self._new:
            if self.current:
                self.do(set_desa, self.current, nama=nama)
            return
        self._new = False
        changes = self.do(add_desa, nama)
        if changes is not None and changes.new:
            self.choose(changes.new[0])
            self.rincian.kode_bps.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, arah: int) -> None:
        ke = self._place(self.current) + arah
        tulis = self._penyunting.writable and not self.daftar.search.text().strip()
        if self.current and tulis and 0 <= ke < len(self._semua):
            self.do(move_desa, self.current, ke)

    def _ask(self) -> None:
        """Deletes at once what holds no figures; else says first what goes too."""
        if not self.current or not self._penyunting.writable:
            return
        banyak = self._penyunting.ask(count_angka_desa, self.current)
        if banyak:
            self.rincian.ask_delete(banyak)
        else:
            self._delete()

    def _delete(self) -> None:
        if self.current:
            self.do(delete_desa, self.current)
            self.rincian.forget_question()
            self.daftar.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """The other names too."""
        super().flush()
        self.rincian.lain.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends adding first."""
        if event.key() == Qt.Key.Key_Escape and self._new:
            self._new = False
            self._show_form()
            self.daftar.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)
