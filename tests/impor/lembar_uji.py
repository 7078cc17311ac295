"""A workbook made by hand, and beside it what must come of it."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

Isi: TypeAlias = str | int | float | date | None
_GARIS = Side(style="thin")
BINGKAI = Border(left=_GARIS, right=_GARIS, top=_GARIS, bottom=_GARIS)


class BukuUji:
    """A workbook, written row by row, and its expected outcome (`harapan`).

    `diambil`: cells whose figure must be taken; `boleh`: such that may be refused instead; `ditolak`: cells that must
    be refused, with a word of the reason; `diabaikan`: cells that must be ignored, `lembar_diabaikan` whole sheets.
    `jawab` are the right answers, by the kind of question: of villages and variables by what is written in the file.
    `harus_tanya` are questions that must come, since nobody may guess.
    """

    def __init__(self, nama: str, tentang: str) -> None:
        """`nama` is the file's; `tentang` says what is special about it."""
        self.nama = nama
        self.buku = Workbook()
        self.ws: Worksheet = self.buku.active
        self.harapan: dict[str, Any] = {
            "berkas": nama, "tentang": tentang, "jawab": {}, "harus_tanya": [], "diambil": [], "boleh": [],
            "ditolak": {}, "diabaikan": [], "lembar_diabaikan": [],
        }  # fmt: skip
        self.baris = 1
        self._awal = True

    def lembar(self, nama: str, *, sembunyi: bool = False) -> None:
        """Goes on in another sheet."""
        self.ws = self.buku.active if self._awal else self.buku.create_sheet()
        self.ws.title, self.baris, self._awal = nama, 1, False
        if sembunyi:
            self.ws.sheet_state = "hidden"

    def tulis(self, *isi: Isi, kolom: int = 1, tebal: bool = False, bingkai: bool = False) -> int:
        """A row from a column on; gives its number."""
        for k, satu in enumerate(isi, kolom):
            sel = self.ws.cell(self.baris, k)
            if satu is not None:
                sel.value = satu
            if tebal:
                sel.font = Font(bold=True)
                sel.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            if bingkai:
                sel.border = BINGKAI
        self.baris += 1
        return self.baris - 1

    def kepala(self, *isi: Isi, kolom: int = 1) -> int:
        """A row of a header."""
        return self.tulis(*isi, kolom=kolom, tebal=True, bingkai=True)

    def kosong(self, banyak: int = 1) -> None:
        """Blank rows."""
        self.baris += banyak

    def gabung(self, *rentang: str) -> None:
        """Merges cells."""
        for satu in rentang:
            self.ws.merge_cells(satu)

    def format(self, sel: str, format_angka: str) -> None:
        """How a cell is shown."""
        self.ws[sel].number_format = format_angka

    def ambil(
        self, baris: int, kolom: int, variabel: str, desa: str, periode: str, nilai: str, *, jenis: str = "diambil"
    ) -> None:
        """The figure that must come of a cell; `-` is nihil."""
        di = f"{self.ws.title}!{get_column_letter(kolom)}{baris}"
        figur = {"sel": di, "variabel": variabel, "desa": desa, "periode": periode, "nilai": nilai}
        self.harapan[jenis].append(figur)

    def ambil_baris(
        self, baris: int, mulai: int, nilai: Sequence[Isi], kunci: Sequence[tuple[str, str, str] | None]
    ) -> None:
        """The same for the cells of a row, those that hold something; None: not of ours."""
        for k, (satu, tentang) in enumerate(zip(nilai, kunci, strict=True), mulai):
            if satu is not None and tentang is not None:
                self.ambil(baris, k, *tentang, str(satu))

    def tolak(self, baris: int, kolom: int, kata: str) -> None:
        """A cell that must be refused."""
        self.harapan["ditolak"][f"{self.ws.title}!{get_column_letter(kolom)}{baris}"] = kata

    def abaikan(self, baris: int, *kolom: int) -> None:
        """Cells that must be ignored."""
        self.harapan["diabaikan"] += [f"{self.ws.title}!{get_column_letter(k)}{baris}" for k in kolom]

    def tanya(self, jenis: str, tentang: str, jawaban: str, *, harus: bool = False) -> None:
        """The right answer to a question, and whether it must be asked."""
        self.harapan["jawab"].setdefault(jenis, {})[tentang] = jawaban
        if harus:
            self.harapan["harus_tanya"].append([jenis, tentang])

    def simpan(self, folder: Path) -> Path:
        """Writes the workbook."""
        path = folder / f"{Path(self.nama).stem}.xlsx"
        self.buku.save(path)
        return path

    def simpan_harapan(self, folder: Path) -> None:
        """Writes what is expected, beside the file."""
        teks = json.dumps(self.harapan, ensure_ascii=False, indent=1)
        (folder / f"{self.nama}.harapan.json").write_text(teks + "\n", encoding="utf-8")
