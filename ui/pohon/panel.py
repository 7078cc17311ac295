"""The panel at the left as it changes positions: by its menus, by keys, by dragging, by typing a name."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from iki_desktop.domain.galat import EnvironmentFailure, UserError
from ui.pohon.dasar import PanelDasar, make_page
from ui.pohon.nama import KolomNama, LukisNama
from ui.pohon.perintah import FOLDING, MENU, PERINTAH, VIEW, MenuPohon, make_actions
from ui.pohon.susunan import Tujuan
from ui.tema.tema import Tema

NEW_NAME = "Jabatan baru"
READ_ONLY = "Berkas ini dibuka hanya untuk dibaca"


class PenyuntingLike(Protocol):
    """What the panel needs of `ui.penyunting.Penyunting`."""

    @property
    def writable(self) -> bool: ...

    def do(self, service: Callable[..., Any], *args: Any, origin: object = None, **kwargs: Any) -> Any: ...

    def ask(self, service: Callable[..., Any], *args: Any, **kwargs: Any) -> Any: ...


class PanelPohon(PanelDasar):
    """All changes go through the penyunting; without one, and in an office that can only be read, there are none."""

    def __init__(
        self, tema: Tema, penyunting: PenyuntingLike | None = None, confirm: Callable[[str], bool] | None = None
    ) -> None:
        """`confirm` asks before a branch that holds something is deleted."""
        super().__init__(tema)
        self.confirm = confirm or self._ask
        self._penyunting: PenyuntingLike | None = None
        self.actions_ = make_actions(self, self.view, self._slots())
        self._names = LukisNama(tema, self._store_name, self.view)
        self.view.setItemDelegate(self._names)
        self.menus = MenuPohon(self, self.actions_, tema)
        self._add_button = self._button("plus", "Tambah jabatan", self._offer_add)
        self._menu_button = self._button("ellipsis", "Menu pohon jabatan", self._offer_menu)
        for tombol in (self._add_button, self._menu_button):
            self.heading.addWidget(tombol)
        self.chosen.connect(lambda _: self._update_actions())
        self.view.menu_wanted.connect(self._row_menu)
        # after the drag has ended: rows must not go while Qt still holds them
        self.model.dropped.connect(self._drop, Qt.ConnectionType.QueuedConnection)
        self.set_penyunting(penyunting)

    def _slots(self) -> Mapping[str, Callable[[], object]]:
        return {
            "tambah_setara": self.add_sibling,
            "tambah_bawahan": self.add_child,
            "ganti_nama": self.rename,
            "salin_satu": self.copy_one,
            "salin_cabang": self.copy_branch,
            "naik": self.move_up,
            "turun": self.move_down,
            "masuk": self.indent,
            "keluar": self.outdent,
            "urutkan": self.sort_children,
            "atasan": self.set_superior,
            "hapus": self.delete,
            "salin_nama": self.copy_names,
            "buka_semua": self.expand_all,
            "lipat_semua": self.fold_all,
        }

    def set_penyunting(self, penyunting: PenyuntingLike | None) -> None:
        """The way to change the office that is open; None: nothing can be changed."""
        self.finish()
        self._penyunting = penyunting
        self.view.set_editable(self.editable)
        self._add_button.setVisible(penyunting is not None)
        self._add_button.setToolTip("Tambah jabatan" if self.editable else READ_ONLY)
        self._drop_empty_page()
        self._update_actions()

    @property
    def editable(self) -> bool:
        """Whether positions can be changed."""
        return self._penyunting is not None and self._penyunting.writable

    def _after_rows(self) -> None:
        super()._after_rows()
        self._update_actions()

    def _update_actions(self) -> None:
        susunan, kini = self.model.susunan, self.current
        ada = kini in susunan.by_id
        shown = self.model.shown
        can = dict.fromkeys(PERINTAH, ada)
        can["tambah_setara"] = ada or not susunan.by_id
        if ada:
            can["naik"] = susunan.up(kini, shown) is not None
            can["turun"] = susunan.down(kini, shown) is not None
            can["masuk"] = susunan.deeper(kini, shown) is not None
            can["keluar"] = susunan.outwards(kini) is not None
            can["urutkan"] = len(susunan.bawahan(kini)) > 1
            can["salin_cabang"] = bool(susunan.bawahan(kini))
        can["buka_semua"] = can["lipat_semua"] = bool(susunan.by_id)
        for nama, action in self.actions_.items():
            action.setEnabled(can[nama] and (self.editable or not PERINTAH[nama].mengubah))
        self._add_button.setEnabled(self.editable)

    # -- adding, copying, deleting

    def add_child(self) -> None:
        """A position below the chosen one, the last; its name is typed at once."""
        if self._chosen():
            self._add(induk=self.current)

    def add_sibling(self) -> None:
        """A position behind the chosen one; in an office without positions the first."""
        kini = self._chosen()
        if kini:
            satu = self.model.susunan.by_id[kini]
            self._add(induk=satu.induk_id, sesudah=kini, cabang=satu.cabang if satu.induk_id is None else "")
        elif not self.model.susunan.by_id:
            self._add(induk=None)

    def add_to_branch(self, cabang: str) -> None:
        """A position below the heading of a branch, the last."""
        saudara = self.model.susunan.bawahan(None, cabang)
        self._add(induk=None, sesudah=saudara[-1] if saudara else None, cabang=cabang)

    def _add(self, **where: object) -> None:
        from iki_desktop.services.jabatan import add_jabatan

        if self._go_to_new(self._do(add_jabatan, NEW_NAME, **where)):
            self.rename()

    def copy_one(self) -> None:
        """The chosen position with its form, behind itself."""
        self._copy(dengan_bawahan=False)

    def copy_branch(self) -> None:
        """The same with all below it."""
        self._copy(dengan_bawahan=True)

    def _copy(self, *, dengan_bawahan: bool) -> None:
        from iki_desktop.services.jabatan import copy_jabatan

        if kini := self._chosen():
            self._go_to_new(self._do(copy_jabatan, kini, dengan_bawahan=dengan_bawahan))

    def delete(self) -> None:
        """The chosen position with all below it; asks first where that is more than an empty form."""
        from iki_desktop.services.jabatan import delete_jabatan

        kini = self._chosen()
        if kini and self._may_delete(kini):
            self._do(delete_jabatan, kini)

    def _may_delete(self, nomor: int) -> bool:
        from iki_desktop.services.jabatan import isi_cabang
        from ui.pohon.tanya import question

        assert self._penyunting is not None
        try:
            isi = self._penyunting.ask(isi_cabang, nomor)
        except (UserError, EnvironmentFailure):
            return True  # deleting counts again, meets the same and says so
        kalimat = question(" ".join(self.model.susunan.by_id[nomor].nama.split()), isi)
        return not kalimat or self.confirm(kalimat)

    def _ask(self, kalimat: str) -> bool:
        from ui.pohon.tanya import ask_delete

        return ask_delete(self, kalimat)

    # -- names

    def rename(self) -> None:
        """Opens the editor of the chosen position's name."""
        kini = self._chosen()
        if not kini:
            return
        self.choose(kini)  # ends a search that hides it, unfolds what stands above it
        index = self.model.index_of(kini)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view.scrollTo(index)
        self.view.edit(index)

    def finish(self) -> None:
        """Ends typing a name, which is kept."""
        for editor in self.view.viewport().findChildren(KolomNama):
            if not editor.isHidden():
                self._names.leave(editor)

    def _store_name(self, nomor: int, nama: str) -> bool:
        from iki_desktop.services.jabatan import rename_jabatan

        return self._do(rename_jabatan, nomor, nama) is not None

    def copy_names(self) -> None:
        """The names of the chosen position and all below it, to paste elsewhere."""
        index = self.model.index_of(self.current)
        if index.isValid():
            QGuiApplication.clipboard().setText(self.model.text_of(index))

    # -- moving

    def move_up(self) -> None:
        """Before the sibling above."""
        self._step(self.model.susunan.up(kini, self.model.shown) if (kini := self._chosen()) else None)

    def move_down(self) -> None:
        """Behind the sibling below."""
        self._step(self.model.susunan.down(kini, self.model.shown) if (kini := self._chosen()) else None)

    def indent(self) -> None:
        """Below the sibling above."""
        self._step(self.model.susunan.deeper(kini, self.model.shown) if (kini := self._chosen()) else None)

    def outdent(self) -> None:
        """Behind its superior, one level further out."""
        self._step(self.model.susunan.outwards(kini) if (kini := self._chosen()) else None)

    def _step(self, tujuan: Tujuan | None) -> None:
        if tujuan is not None:
            self._move(self.current, tujuan)

    def _drop(self, nomor: int, tujuan: Tujuan) -> None:
        if self.editable and nomor in self.model.susunan.by_id:
            self._move(nomor, tujuan)

    def _move(self, nomor: int, tujuan: Tujuan) -> None:
        from iki_desktop.services.jabatan import move_jabatan

        if self._do(move_jabatan, nomor, tujuan.induk, tujuan.ke, tujuan.cabang) is not None:
            self.choose(nomor)

    def sort_children(self) -> None:
        """Those directly below the chosen position, by name."""
        from iki_desktop.services.jabatan import sort_jabatan

        if kini := self._chosen():
            self._do(sort_jabatan, kini)

    def set_superior(self) -> None:
        """Opens the small form for a superior outside the tree, the branch, and whether the superior is certain."""
        from ui.pohon.atasan import FormAtasan

        if kini := self._chosen():
            self.choose(kini)
            form = FormAtasan(self, self.model.susunan, kini)
            form.saved.connect(self._store_superior)
            form.open_below(self.view.viewport(), self.view.visualRect(self.model.index_of(kini)))

    def _store_superior(self, nomor: int, luar: str, pasti: bool, cabang: str) -> None:
        from iki_desktop.services.jabatan import set_atasan

        satu = self.model.susunan.by_id[nomor]
        if satu.induk_id is None and cabang != satu.cabang:
            self._move(nomor, Tujuan(None, len(self.model.susunan.bawahan(None, cabang)), cabang))
        satu = self.model.susunan.by_id[nomor]  # a move makes the superior certain
        if (luar, pasti) != (satu.atasan_luar, satu.atasan_pasti):
            self._do(set_atasan, nomor, luar, pasti=pasti)

    # -- how a change is made

    def _chosen(self) -> int:
        """The chosen position, if it can be changed; else 0."""
        return self.current if self.editable and self.current in self.model.susunan.by_id else 0

    def _do(self, service: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Changes the office; rows that nobody renewed meanwhile are renewed here."""
        from iki_desktop.services.formulir import load_jabatan

        if self._penyunting is None or not self.editable:
            return None
        before = self._refreshed
        changes = self._penyunting.do(service, *args, origin=self, **kwargs)
        if changes is not None and changes.rows and self._refreshed == before:
            self.refresh(self._penyunting.ask(load_jabatan))
        return changes

    def _go_to_new(self, changes: Any) -> bool:
        if changes is None or not changes.new:
            return False
        self.choose(changes.new[0])
        return True

    # -- menus

    def _offer_add(self) -> None:
        if self.model.susunan.by_id:
            self.menus.open_below(self._add_button, ("tambah_bawahan", "tambah_setara"))
        else:
            self.add_sibling()

    def _offer_menu(self) -> None:
        self.menus.open_below(self._menu_button, (*MENU, "", *VIEW))

    def _row_menu(self, index: QModelIndex, at: QPoint) -> None:
        jabatan = self.model.jabatan_at(index) if index.isValid() else None
        if jabatan is not None:
            self.choose(jabatan.id)
            self.menus.open(at, (*MENU, "", *VIEW))
        elif index.isValid():
            cabang = str(index.data())
            self.menus.open_heading(at, lambda: self.add_to_branch(cabang), editable=self.editable)
        else:
            self.menus.open(at, FOLDING)

    # -- an office without positions

    def _drop_empty_page(self) -> None:
        """The page offers what can be done, and that has changed."""
        page = self._pages.pop("empty", None)
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()
            self._show_page()

    def _make_empty(self) -> QWidget:
        if not self.editable:
            return super()._make_empty()
        return make_page(
            "Kantor ini belum berisi jabatan. Mulai dari pucuknya, biasanya Camat, lalu tambahkan bawahannya.",
            "Tambah jabatan pertama",
            self.add_sibling,
        )
