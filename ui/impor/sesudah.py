"""After an import: what came of it stays in a bar, from which it is taken back, or what was refused is written back."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from iki_desktop.domain.telusur import banyak
from iki_desktop.services.kantor import Kantor
from ui.bersama.bilah import Aksi, TumpukanBilah
from ui.impor.alur import AlurImpor
from ui.impor.kata import kata_terimpor
from ui.impor.keadaan import Terimpor

if TYPE_CHECKING:
    from iki_desktop.domain.impor.hasil_buku import TinjauanBuku
    from ui.ingatan import Ingatan
    from ui.pemilih import Pemilih
    from ui.penyunting import Penyunting

_HASIL, _PERBAIKAN = "hasil", "perbaikan"  # subjects of bars


class SesudahImpor(QObject):
    """`figures_wanted`: the grid, at the first figure that was imported (its key; None where there is none)."""

    figures_wanted = Signal(object)

    def __init__(
        self, alur: AlurImpor, bilah: TumpukanBilah, penyunting: "Penyunting", pemilih: "Pemilih", ingatan: "Ingatan"
    ) -> None:
        """Nothing was imported yet."""
        super().__init__()
        self._alur, self._bilah, self._penyunting = alur, bilah, penyunting
        self._pemilih, self._ingatan = pemilih, ingatan
        self.terimpor: Terimpor | None = None
        self.open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
        alur.imported.connect(self._tell)
        alur.saved.connect(self._saved)

    def begin(self) -> None:
        """Other files come: where the last ones were written back to is of no more use."""
        self._bilah.drop(_PERBAIKAN)

    def _tell(self, hasil: Terimpor) -> None:
        self.terimpor = hasil
        self.begin()
        aksi: list[Aksi] = [("Urungkan", self._undo)]
        if hasil.ditolak:
            aksi.append(("Simpan berkas perbaikan…", self._send_back))
        aksi.append(("Lihat angka", lambda: self.figures_wanted.emit(hasil.pertama)))
        kurang = hasil.ditolak or hasil.tak_terbaca or hasil.ragu
        self._bilah.tell("perhatian" if kurang else "selesai", kata_terimpor(hasil), aksi, _HASIL)

    def check(self) -> None:
        """After a change of the office: an import that was taken back elsewhere is told no longer."""
        if self.terimpor is not None and not self._penyunting.try_ask(_holds, self.terimpor.langkah):
            self._forget()

    def _forget(self) -> None:
        self.terimpor = None
        self._bilah.drop(_HASIL)

    def _undo(self) -> None:
        """Takes the import back; its files are there again, to be looked at."""
        from iki_desktop.services.riwayat import take_back, undo

        hasil = self.terimpor
        if hasil is None:
            return
        if self._penyunting.try_ask(_newest) == hasil.langkah:
            changes = self._penyunting.do(undo, origin=self._alur)
        else:
            changes = self._penyunting.do(take_back, hasil.langkah, origin=self._alur)
        if changes is not None:
            self._forget()
            self._alur.restore(hasil)

    def _send_back(self) -> None:
        if self.terimpor is not None:
            self.save_refused(self.terimpor.ditolak)

    def save_refused(self, hasil: "Sequence[TinjauanBuku]") -> None:
        """Asks where, and writes back what was refused of these files."""
        folder = self._pemilih.folder_to_write("Simpan berkas perbaikan", self._ingatan.folder(_PERBAIKAN))
        if folder is not None:
            self._ingatan.remember_folder(_PERBAIKAN, folder)
            self._alur.save_refused(hasil, folder)

    def _saved(self, berkas: tuple[Path, ...]) -> None:
        nama = f"“{berkas[0].name}”" if len(berkas) == 1 else f"{banyak(len(berkas))} berkas perbaikan"
        folder = berkas[0].parent
        self._bilah.tell(
            "selesai", f"{nama} tertulis ke {folder}.", [("Buka folder", lambda: self._open(folder))], _PERBAIKAN
        )

    def _open(self, folder: Path) -> None:
        if not self.open_url(QUrl.fromLocalFile(str(folder))):
            self._bilah.tell("perhatian", f"“{folder}” tidak bisa dibuka dari sini. Buka lewat pengelola berkas.")


def _newest(kantor: Kantor) -> int:
    """The step that undo would take back; 0: none."""
    from iki_desktop.services.riwayat import history

    return next((satu.id for satu in history(kantor, batas=50) if satu.keadaan == "berlaku"), 0)


def _holds(kantor: Kantor, langkah: int) -> bool:
    """Whether a step still stands."""
    from iki_desktop.services.riwayat import langkah_ke

    satu = langkah_ke(kantor, langkah)
    return satu.keadaan == "berlaku" and satu.dibatalkan_oleh is None
