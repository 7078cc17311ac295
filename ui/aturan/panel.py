"""The page of the rules between figures: the list, and the form of the one chosen."""

from typing import TYPE_CHECKING

from iki_desktop.domain.aturan import Aturan
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.services.ragu import add_aturan, delete_aturan, load_aturan, set_aturan
from iki_desktop.services.variabel import load_variabel
from ui.aturan.rincian import RincianAturan, cela_aturan
from ui.bersama.panel_daftar import PanelDaftar
from ui.bersama.tabel import Kolom
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

_KOSONG = (
    "Belum ada aturan. Aturan menandai angka yang tidak cocok satu sama lain, misalnya [Hadir] <= [Undangan]: yang "
    "hadir tidak mungkin lebih banyak daripada yang diundang. Pilih Tambah, lalu ketik aturannya."
)


class PanelAturan(PanelDaftar):
    """What must hold between figures."""

    def __init__(self, tema: Tema, penyunting: "Penyunting") -> None:
        """With what is stored now."""
        super().__init__(tema, penyunting, "Aturan antarvariabel", _KOSONG)
        self._semua: dict[int, Aturan] = {}
        self._nama: tuple[str, ...] = ()
        self._salah: set[int] = set()
        self.rincian = RincianAturan(tema)
        self.rincian.edited.connect(self._edited)
        self.rincian.deleted.connect(self._delete)
        self._stand(self.rincian, self.rincian.teks)

    def _columns(self) -> tuple[Kolom, ...]:
        return (
            Kolom("Aturan", lambda a: a.teks, peran=lambda a: "wrong" if a.id in self._salah else "text"),
            Kolom("Kalimat jika dilanggar", lambda a: a.kalimat, dari=480),
        )

    # -- what is shown

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

    # -- what the user does

    def _edited(self, teks: str, kalimat: str) -> None:
        if self._new:
            self._add(add_aturan, teks, self.rincian.kalimat)
        else:
            self._set(set_aturan, teks, kalimat)

    def _delete(self) -> None:
        self._remove(delete_aturan)

    def flush(self) -> None:
        """The text of the rule too."""
        super().flush()
        self.rincian.teks.commit()
