"""A page with a list beside the form of what is chosen in it, in which one also types what is to be added."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iki_desktop.services.kantor import Changes
from ui.bersama.panel_isi import Daftar, PanelIsi, beside, scrolled
from ui.bersama.tabel import Kolom, TabelModel
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.penyunting import Penyunting


class PanelDaftar(PanelIsi):
    """A subclass says what stands in the columns and in the form (`_show_form`), then calls `_stand`."""

    def __init__(self, tema: Tema, penyunting: "Penyunting", judul: str, kosong: str) -> None:
        """`judul` also names the list; `kosong` is what an empty one says."""
        super().__init__(tema, penyunting, judul)
        self._new = False
        self.model = TabelModel(tema, self._columns(), self)
        kata = judul.split()[0]
        self.daftar = Daftar(tema, self.model, kata, f"Cari {kata.lower()}…", "Tambah", kosong)
        self.setFocusProxy(self.daftar)
        self.daftar.tabel.chosen.connect(self._chosen)
        self.daftar.tabel.deleted.connect(self._delete)
        self.daftar.add_wanted.connect(self.begin_new)

    def _stand(self, rincian: QWidget, first: QWidget) -> None:
        """List and form side by side; `first` is the field where one begins to type."""
        self._first = first
        self.daftar.tabel.entered.connect(first.setFocus)
        self.isi.addWidget(beside(self.daftar, scrolled(rincian)))
        self.refresh()

    # -- what a subclass says

    def _columns(self) -> Sequence[Kolom]:
        raise NotImplementedError

    def _show_form(self) -> None:
        """What is stored of the chosen one; nothing where `current` is 0."""
        raise NotImplementedError

    def _delete(self) -> None:
        """Del in the list: the chosen one is to go."""
        raise NotImplementedError

    # -- what is shown

    @property
    def current(self) -> int:
        """What is in the form (0: none, or one that is only being added)."""
        return 0 if self._new else self.daftar.tabel.current

    def choose(self, nomor: int) -> None:
        """Shows one; ends a search that hides it."""
        self._new = False
        if not self.daftar.tabel.choose(nomor):
            self._show_all()
            self.daftar.tabel.choose(nomor)
        self._show_form()

    def _show_all(self) -> None:
        self.daftar.show_all()

    def _chosen(self, _nomor: int) -> None:
        self._new = False
        self._show_form()

    # -- what the user does

    def begin_new(self) -> None:
        """An empty form; it is added once its first field can be read."""
        self.flush()
        self._new = True
        self._show_form()
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, service: Callable[..., Changes], teks: str, then: QWidget) -> None:
        """Adds what was typed and shows it; on to the field that comes next."""
        self._new = False
        changes = self.do(service, teks)
        if changes is not None and changes.new:
            self.choose(changes.new[0])
            then.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set(self, service: Callable[..., Changes | None], *args: Any, **kwargs: Any) -> None:
        """Changes the chosen one."""
        if self.current:
            self.do(service, self.current, *args, **kwargs)

    def _remove(self, service: Callable[..., Changes]) -> None:
        """Deletes the chosen one; the row in its place is the next, and the keys are in the list."""
        if self.current and self._penyunting.writable and self.do(service, self.current) is not None:
            self.daftar.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends adding first."""
        if event.key() == Qt.Key.Key_Escape and self._new:
            self._new = False
            self._show_form()
            self.daftar.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
