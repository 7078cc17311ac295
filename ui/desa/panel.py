"""The page of villages: the list in the order of the grids, and the form of the one chosen."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

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
from ui.bersama.panel_daftar import PanelDaftar
from ui.bersama.tabel import Kolom
from ui.desa.rincian import RincianDesa
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

_KOSONG = (
    "Belum ada desa. Tambahkan desa pertama: pilih Tambah, lalu ketik namanya. Urutannya di sini menjadi urutan "
    "di kisi angka dan laporan."
)


class PanelDesa(PanelDaftar):
    """The villages of the sub-district."""

    def __init__(self, tema: Tema, penyunting: "Penyunting") -> None:
        """With what is stored now."""
        super().__init__(tema, penyunting, "Desa", _KOSONG)
        self._semua: tuple[Desa, ...] = ()
        self.rincian = RincianDesa(tema)
        self._connect()
        self._stand(self.rincian, self.rincian.nama)

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
        for keys, arah in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), tabel, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda a=arah: self._move(a))
        self.daftar.search.textChanged.connect(self._show_form)  # what is filtered can't be moved
        self.rincian.named.connect(self._named)
        self.rincian.edited.connect(lambda kolom: self._set(set_desa, **kolom))
        self.rincian.renamed.connect(lambda nama: self._set(set_nama_lain, nama))
        self.rincian.moved.connect(self._move)
        self.rincian.asked.connect(self._delete)
        self.rincian.deleted.connect(self._delete_all)

    # -- what is shown

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

    # -- what the user does

    def _named(self, nama: str) -> None:
        if self._new:
            self._add(add_desa, nama, self.rincian.kode_bps)
        else:
            self._set(set_desa, nama=nama)

    def _move(self, arah: int) -> None:
        ke = self._place(self.current) + arah
        tulis = self._penyunting.writable and not self.daftar.search.text().strip()
        if self.current and tulis and 0 <= ke < len(self._semua):
            self.do(move_desa, self.current, ke)

    def _delete(self) -> None:
        """Deletes at once what holds no figures; else says first what goes too."""
        if not self.current or not self._penyunting.writable:
            return
        banyak = self._penyunting.ask(count_angka_desa, self.current)
        if banyak:
            self.rincian.ask_delete(banyak)
        else:
            self._delete_all()

    def _delete_all(self) -> None:
        self._remove(delete_desa)
        self.rincian.forget_question()
