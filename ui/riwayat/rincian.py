"""The details of a step as text: whose texts it changed, and what was taken out and put in, word by word."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from iki_desktop.domain.beda_kata import banding_kata
from iki_desktop.services.riwayat import Langkah, Perubahan
from ui.riwayat.kata import dari_tahun, hari_tanggal, jam
from ui.tema.palet import Palet

MOST = 300  # changes written out; a deleted branch has thousands
_DONE = {"tambah": "ditambah", "ubah": "", "hapus": "dihapus"}


def write_step(document: QTextDocument, palet: Palet, langkah: Langkah, perubahan: Sequence[Perubahan]) -> None:
    """Writes the step anew. What the office typed is text, never markup."""
    document.clear()
    document.setUndoRedoEnabled(False)
    writer = _Writer(QTextCursor(document), palet)
    writer.block(0)
    writer.write(langkah.label, "text", bold=True)
    writer.block(4)
    writer.write(_when(langkah), "text2")
    for kalimat in _state(langkah):
        writer.block(4)
        writer.write(kalimat, "text")
    if not perubahan:
        writer.block(16)
        writer.write("Tidak ada teks yang berubah.", "text2")
    for (tempat, jenis), kelompok in groupby(perubahan[:MOST], key=lambda p: (p.tempat, p.jenis)):
        writer.block(16)
        writer.write(tempat, "text", bold=True)
        if _DONE[jenis]:
            writer.write(f"  {_DONE[jenis]}", "text2")
        for satu in kelompok:
            writer.block(4)
            writer.change(satu)
    if len(perubahan) > MOST:
        writer.block(16)
        writer.write(f"dan {len(perubahan) - MOST} perubahan lain.", "text2")


def _when(langkah: Langkah) -> str:
    oleh = f" oleh {langkah.oleh}" if langkah.oleh else ""
    tahun = f" · {dari_tahun(langkah)}" if langkah.tahun else ""
    return f"{hari_tanggal(langkah.waktu.date())}, pukul {jam(langkah.waktu)}{oleh} · langkah {langkah.id}{tahun}"


def _state(langkah: Langkah) -> list[str]:
    hasil = []
    if langkah.membatalkan:
        hasil.append(f"Langkah ini mengambil kembali langkah {langkah.membatalkan}.")
    if langkah.keadaan == "diurungkan":
        hasil.append("Langkah ini sedang diurungkan. Ulangi dengan Ctrl+Y.")
    elif langkah.keadaan == "ditinggalkan":
        hasil.append("Langkah ini diurungkan, lalu pekerjaan dilanjutkan tanpa langkah ini.")
    elif langkah.dibatalkan_oleh:
        hasil.append(f"Langkah ini sudah diambil kembali oleh langkah {langkah.dibatalkan_oleh}.")
    return hasil


class _Writer:
    def __init__(self, cursor: QTextCursor, palet: Palet) -> None:
        self._cursor, self._palet = cursor, palet
        self._first = True

    def block(self, above: int) -> None:
        """A paragraph, so many pixels below the last."""
        form = QTextBlockFormat()
        form.setTopMargin(above)
        form.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._first:
            self._cursor.setBlockFormat(form)
            self._first = False
        else:
            self._cursor.insertBlock(form)

    def write(self, teks: str, role: str, ground: str = "", *, bold: bool = False, strike: bool = False) -> None:
        form = QTextCharFormat()
        form.setForeground(QColor(getattr(self._palet, role)))
        if ground:
            form.setBackground(QColor(getattr(self._palet, ground)))
        form.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        form.setFontStrikeOut(strike)
        self._cursor.insertText(teks.replace("\n", "\u2028"), form)

    def change(self, satu: Perubahan) -> None:
        """One text: what it was struck through, what it became, and what stayed between."""
        if not satu.tempat.endswith(satu.kolom):
            self.write(f"{satu.kolom}: ", "text2")
        if satu.kolom == "urutan":
            self.write(satu.baru, "text")
            return
        before = ""
        for jenis, teks in banding_kata(satu.lama, satu.baru):
            if (before, jenis) == ("hapus", "tambah"):
                self.write("\u2009", "text")  # so that the two aren't read as one word
            before = jenis
            if jenis == "hapus":
                self.write(teks.replace("\n", "↵"), "wrong", "wrong_soft", strike=True)
            elif jenis == "tambah":
                self.write(teks, "done", "done_soft")
            else:
                self.write(teks, "text")
        if not satu.lama and not satu.baru:
            self.write("kosong", "text2")
