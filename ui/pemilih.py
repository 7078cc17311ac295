"""The dialogs that choose something outside the window: files, what a new office holds. Tests bring their own."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from iki_desktop.domain.dokumen import Gaya
from iki_desktop.domain.jabatan import Jabatan
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from iki_desktop.services.tahun import IsiTahun
    from ui.jawaban import KantorBaru, Pilihan
    from ui.penyunting import Penyunting
    from ui.tahun.baru import TahunBaru
    from ui.tahun.salin import JawabanSalin

_IKI = "Berkas kantor IKI (*.iki)"
_PDF = "Dokumen PDF (*.pdf)"
_TXT = "Berkas teks (*.txt)"


class Pemilih:
    """Asks the user; None where the user thought better of it."""

    def __init__(self, parent: QWidget, tema: Tema) -> None:
        """`parent` is the window the dialogs belong to."""
        self._parent, self._tema = parent, tema

    def office_to_open(self, folder: Path) -> Path | None:
        """An office file that exists."""
        nama, _ = QFileDialog.getOpenFileName(self._parent, "Buka berkas kantor", str(folder), _IKI)
        return Path(nama) if nama else None

    def new_office(self, tahun: int) -> "KantorBaru | None":
        """Catalogue and year of a new office."""
        from ui.awal.baru import DialogBaru

        dialog = DialogBaru(self._parent, self._tema, tahun)
        return dialog.answer() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def office_to_make(self, suggestion: Path) -> Path | None:
        """Where a new office file goes."""
        return self._save("Simpan berkas kantor baru", suggestion, _IKI, confirm=False)

    def pdf_to_write(self, suggestion: Path) -> Path | None:
        """Where a document goes; the user agrees to write over what is there."""
        return self._save("Ekspor PDF", suggestion, _PDF)

    def log_to_write(self, suggestion: Path) -> Path | None:
        """Where the log of errors goes."""
        return self._save("Simpan catatan galat", suggestion, _TXT)

    def sheets_to_import(self, folder: Path) -> list[Path]:
        """Foreign sheets to be looked at; none where the user thought better of it."""
        from iki_desktop.services.impor_baca import AKHIRAN as LEMBAR

        semua = f"Lembar kerja ({' '.join(f'*{akhiran}' for akhiran in LEMBAR)});;Semua berkas (*)"
        nama, _ = QFileDialog.getOpenFileNames(self._parent, "Pilih lembar kerja", str(folder), semua)
        return [Path(satu) for satu in nama]

    def folder_to_write(self, judul: str, folder: Path) -> Path | None:
        """A folder into which files are written."""
        nama = QFileDialog.getExistingDirectory(self._parent, judul, str(folder))
        return Path(nama) if nama else None

    def positions(self, jabatan: Sequence[Jabatan], current: int, gaya: Gaya) -> "Pilihan | None":
        """Some positions, and the paper."""
        from ui.ekspor.pilih import DialogPilih

        dialog = DialogPilih(self._parent, self._tema, jabatan, current, gaya)
        return dialog.answer() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def new_year(self, tahun: Sequence[int], kini: int) -> "TahunBaru | None":
        """Which year, copied from which."""
        from ui.tahun.baru import DialogTahunBaru

        dialog = DialogTahunBaru(self._parent, tahun, kini)
        return dialog.answer() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def may_delete(self, tahun: int, isi: "IsiTahun") -> bool:
        """Whether a whole year may go."""
        from ui.tahun.alur import question

        kotak = question(self._parent, tahun, isi)
        kotak.exec()
        return kotak.clickedButton() is kotak.defaultButton()

    def may_lose(self, teks: Sequence[str]) -> bool:
        """Whether the office may be closed though these texts, of forms or of grids, could not be stored."""
        from PySide6.QtWidgets import QMessageBox

        kotak = QMessageBox(self._parent)
        kotak.setIcon(QMessageBox.Icon.Warning)
        kotak.setWindowTitle("Belum tersimpan")
        kotak.setText(f"{len(teks)} isian yang Anda ketik belum tersimpan. Tutup dan buang isian itu?")
        kotak.setDetailedText("\n\n".join(teks))
        buang = kotak.addButton("Tutup dan buang", QMessageBox.ButtonRole.DestructiveRole)
        batal = kotak.addButton("Batal", QMessageBox.ButtonRole.RejectRole)
        kotak.setDefaultButton(batal)
        kotak.setEscapeButton(batal)
        kotak.exec()
        return kotak.clickedButton() is buang

    def form_to_copy(self, penyunting: "Penyunting", tujuan: int) -> "JawabanSalin | None":
        """Which parts of which form are copied into another."""
        from ui.tahun.salin import ask_copy

        return ask_copy(self._parent, self._tema, penyunting, tujuan)

    def _save(self, judul: str, suggestion: Path, jenis: str, *, confirm: bool = True) -> Path | None:
        dialog = QFileDialog(self._parent, judul, str(suggestion.parent), jenis)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suggestion.suffix.lstrip("."))
        dialog.selectFile(suggestion.name)
        if not confirm:
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # a new office never goes over a file
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        return with_suffix(Path(dialog.selectedFiles()[0]), suggestion.suffix)


def with_suffix(path: Path, suffix: str) -> Path:
    """The path with its ending put after it where it is missing; `Kec. Pujon` stays whole."""
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
