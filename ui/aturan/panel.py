"""The page of the rules between figures: the list, and the form of the one chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from iki_desktop.domain.aturan import Aturan
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.services.ragu import add_aturan, delete_aturan, load_aturan, set_aturan
from iki_desktop.services.variabel import load_variabel
from ui.aturan.rincian import RincianAturan, cela_aturan
from ui.bersama.panel_isi import Daftar, PanelIsi, beside, scrolled
from ui.bersama.tabel import Kolom, TabelModel
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

_KOSONG = (
    "Belum ada aturan. Aturan menandai angka yang tidak cocok satu sama lain, misalnya [Hadir] <= [Undangan]: yang "
    "hadir tidak mungkin lebih banyak daripada yang diundang. Pilih Tambah, lalu ketik aturannya."
)


class PanelAturan(PanelIsi):
    """What must hold between figures."""

    def __init__(self, tema: Tema, penyunting: "Penyunting") -> None:
        """With what is stored now."""
        super().__init__(tema, penyunting, "Aturan antarvariabel")
        self._semua: dict[int, Aturan] = {}
        self._nama: tuple[str, ...] = ()
        self._salah: set[int] = set()
        self._new = False
        self.model = TabelModel(tema, self._columns(), self)
        self.daftar = Daftar(tema, self.model, "Aturan", "Cari aturan…", "Tambah", _KOSONG)
        self.rincian = RincianAturan(tema)
        self.isi.addWidget(beside(self.daftar, scrolled(self.rincian)))
        self._connect()
        self.setFocusProxy(self.daftar)
        self.refresh()

    def _columns(self) -> tuple[Kolom, ...]:
        return (
            Kolom("Aturan", lambda a: a.teks, peran=lambda a: "wrong" if a.id in self._salah else "text"),
            Kolom("Kalimat jika dilanggar", lambda a: a.kalimat, dari=480),
        )

    def _connect(self) -> None:
        self.daftar.tabel.chosen.connect(self._chosen)
        self.daftar.tabel.entered.connect(self.rincian.teks.setFocus)
        self.daftar.tabel.deleted.connect(self._delete)
        self.daftar.add_wanted.connect(self.begin_new)
        self.rincian.edited.connect(self._edited)
        self.rincian.deleted.connect(self._delete)

    # -- what is shown

    @property
    def current(self) -> int:
        """The rule in the form (0: none, or one that is only being added)."""
        return 0 if self._new else self.daftar.tabel.current

    def refresh(self) -> None:
        """Reads the rules and the names of the variables again."""
        self._semua = {a.id: a for a in self._penyunting.ask(load_aturan)}
        self._nama = tuple(v.nama for v in self._penyunting.ask(load_variabel))
        dikenal = {kunci_cari(n) for n in self._nama}
        self._salah = {a.id for a in self._semua.values() if cela_aturan(a.teks, dikenal)}
        self.model.set_rows(tuple(self._semua.values()))
        self.daftar.allow_adding(self._penyunting.writable)
        teks = f"{len(self._semua)} aturan"
        self.count.setText(f"{teks} · {len(self._salah)} tidak terbaca" if self._salah else teks)
        self._show_form()

    def _show_form(self) -> None:
        self.rincian.show_aturan(
            self._semua.get(self.current), self._nama, baru=self._new, writable=self._penyunting.writable
        )

    def choose(self, id_aturan: int) -> None:
        """Shows a rule; ends a search that hides it."""
        self._new = False
        if not self.daftar.tabel.choose(id_aturan):
            self.daftar.show_all()
            self.daftar.tabel.choose(id_aturan)
        self._show_form()

    def _chosen(self, _id_aturan: int) -> None:
        self._new = False
        self._show_form()

    # -- what the user does

    def begin_new(self) -> None:
        """An empty form; the rule is added once it can be read."""
        self.flush()
        self._new = True
        self._show_form()
        self.rincian.teks.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited(self, teks: str, kalimat: str) -> None:
        if not self._new:
            if self.current:
                self.do(set_aturan, self.current, teks, kalimat)
            return
        self._new = False
        changes = self.do(add_aturan, teks)
        if changes is not None and changes.new:
            self.choose(changes.new[0])
            self.rincian.kalimat.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self) -> None:
        if self.current and self._penyunting.writable:
            self.do(delete_aturan, self.current)

    def flush(self) -> None:
        """Text and sentence too."""
        super().flush()
        self.rincian.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends adding first."""
        if event.key() == Qt.Key.Key_Escape and self._new:
            self._new = False
            self._show_form()
            self.daftar.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)
