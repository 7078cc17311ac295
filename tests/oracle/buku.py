"""Cases written into a workbook that computes everything by formulas of its own, from the words of rules.md.

Each figure is a cell: a number, empty, `-`, `n/a`. Each of its periods has a first and a last month (counted from the
year 0), and the period asked for too, so which ones lie in it is a comparison of cells. Roll-up over desa, then over
time, the formula, capaian and predikat are SUM, AVERAGE, MAX, MIN, LOOKUP and IF. Words stand for what is no number:

KOSONG     nothing reported               TAK BERLAKU   all of it n/a
JARANG     only reported for longer       NOL           divided by zero
TAK        capaian not computable
"""

import re
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from tests.oracle.kasus import BULAN, TAHUN, Besaran, Kasus

JAWABAN = "Jawaban"
KEPALA = 5  # columns of an answer before those of its variables
TIAP = 3  # columns of each variable: its value, how many reported, of how many

_KOLOM = 3  # the first column of figures

# What desa or periods that were reported come to; `n` is the row of nihil, which are cells of text and so not counted.
_DESA = {
    "jumlah": "SUM({r})",
    "rata": "SUM({r})/(COUNT({r})+{n})",
    "tertinggi": "IF({n}>0,MAX({r},0),MAX({r}))",
    "terendah": "IF({n}>0,MIN({r},0),MIN({r}))",
}
_WAKTU = {
    "jumlah": "SUM({r})",
    "rata": "AVERAGE({r})",
    "akhir": "LOOKUP(2,1/ISNUMBER({r}),{r})",
    "tertinggi": "MAX({r})",
    "terendah": "MIN({r})",
}


def tulis_buku(kasus: Sequence[Kasus], path: Path) -> None:
    """The workbook; its sheet "Jawaban" holds one row for each case, its first cell the release of the program."""
    buku = Workbook()
    jawaban = buku.active
    jawaban.title = JAWABAN
    jawaban["A1"] = '=INFO("release")'
    lembar = _Lembar(buku.create_sheet("Hitungan"))
    for nomor, satu in enumerate(kasus, start=2):
        for kolom, sel in enumerate(lembar.satu_kasus(satu), start=1):
            jawaban.cell(nomor, kolom, f"=Hitungan!{sel}")
    buku.save(path)


class _Lembar:
    """The sheet of figures and computations, written downwards."""

    def __init__(self, lembar: Any) -> None:
        self.lembar, self.baris = lembar, 0

    def tulis(self, nama: str, *isi: object) -> int:
        """One row, its name before it; the number of the row."""
        self.baris += 1
        self.lembar.cell(self.baris, 1, nama)
        for kolom, satu in enumerate(isi, start=_KOLOM):
            if satu not in (None, ""):
                self.lembar.cell(self.baris, kolom, satu)
        return self.baris

    def satu(self, nama: str, isi: object) -> str:
        """A row of one cell, and its address."""
        return f"$C${self.tulis(nama, isi)}"

    def satu_kasus(self, kasus: Kasus) -> list[str]:
        """The cells of its answer."""
        dari = self.satu("dari", TAHUN * 12 + kasus.masa[0])
        sampai = self.satu("sampai", f"={dari}+{kasus.masa[1]}-1")
        figur = {ke: self.figur(b) for ke, b in enumerate(kasus.besaran) if b.asal is None}
        nilai = []
        for ke in range(len(kasus.besaran)):
            sumber, jeda = kasus.sumber(ke)
            masa = (f"({dari}-12*{jeda})", f"({sampai}-12*{jeda})")
            nilai.append(self.rekap(kasus.besaran[sumber], figur[sumber], *masa))
        hasil = self.rumus(kasus, [satu[0] for satu in nilai])
        return [*hasil, *self.capaian(kasus, hasil[0]), *(sel for satu in nilai for sel in satu)]

    def figur(self, besaran: Besaran) -> tuple[int, int, int]:
        """The figures or constants as they were typed: first row, last row, last column."""
        if besaran.tetap is not None:
            self.tulis("tahun", *map(int, besaran.tetap))
            baris = self.tulis("tetap", *map(_angka, besaran.tetap.values()))
            return baris, baris, _KOLOM + max(len(besaran.tetap), 1) - 1
        panjang, tahun = BULAN[besaran.frekuensi], list(besaran.isi)
        self.tulis("awal", *(int(t) * 12 + bulan for t in tahun for bulan in range(1, 13, panjang)))
        desa = list(zip(*besaran.isi.values(), strict=True))
        semua = [[_angka(teks) for baris in satu for teks in baris.split("|")] for satu in desa]
        ditulis = [self.tulis("figur", *satu) for satu in semua]
        return ditulis[0], ditulis[-1], _KOLOM + len(semua[0]) - 1

    def rekap(self, besaran: Besaran, figur: tuple[int, int, int], dari: str, sampai: str) -> tuple[str, str, str]:
        """The value of a variable in a period, how many of its figures were reported, and of how many."""
        atas, bawah, kolom = figur
        akhir = get_column_letter(kolom)
        if besaran.tetap is not None:
            tahun, tetap = f"$C${atas - 1}:{akhir}${atas - 1}", f"$C${atas}:{akhir}${atas}"
            sel = self.satu("nilai", f'=IFERROR(INDEX({tetap},MATCH(INT(({dari}-1)/12),{tahun},0)),"KOSONG")')
            return sel, self.satu("terisi", f"=IF(ISNUMBER({sel}),1,0)"), self.satu("seharusnya", 1)
        kol = [get_column_letter(k) for k in range(_KOLOM, kolom + 1)]
        desa = [f"{k}${atas}:{k}${bawah}" for k in kol]
        panjang = BULAN[besaran.frekuensi]
        masuk = self.tulis(
            "masuk", *(f"=IF(AND({k}{atas - 1}>={dari},{k}{atas - 1}+{panjang}-1<={sampai}),1,0)" for k in kol)
        )
        nihil = self.tulis("nihil", *(f'=SUMPRODUCT(--({r}="-"))' for r in desa))
        terisi = self.tulis("terisi", *(f"={k}{masuk}*(COUNT({r})+{k}{nihil})" for k, r in zip(kol, desa, strict=True)))
        wajib = self.tulis(
            "wajib", *(f'={k}{masuk}*(ROWS({r})-SUMPRODUCT(--({r}="n/a")))' for k, r in zip(kol, desa, strict=True))
        )
        cara = _DESA[besaran.desa if besaran.lingkup == "desa" else "jumlah"]
        gabung = self.tulis(
            "gabung",
            *(f'=IF({k}{terisi}=0,"",{cara.format(r=r, n=f"{k}{nihil}")})' for k, r in zip(kol, desa, strict=True)),
        )
        jumlah_terisi = self.satu("terisi", f"=SUM(C{terisi}:{akhir}{terisi})")
        jumlah_wajib = self.satu("seharusnya", f"=SUM(C{wajib}:{akhir}{wajib})")
        waktu = _WAKTU[besaran.waktu].format(r=f"C{gabung}:{akhir}{gabung}")
        nilai = self.satu(
            "nilai",
            f'=IF(SUM(C{masuk}:{akhir}{masuk})=0,"JARANG",IF({jumlah_wajib}=0,"TAK BERLAKU",'
            f'IF({jumlah_terisi}=0,"KOSONG",{waktu})))',
        )
        return nilai, jumlah_terisi, jumlah_wajib

    def rumus(self, kasus: Kasus, nilai: Sequence[str]) -> tuple[str, str]:
        """What the formula amounts to; and whether doubles can't tell: with every term of it larger by some ten
        million-millionths, each by others, it must amount to nearly the same. What the engine refuses as too large is
        set aside with them."""
        perlu = [nilai[int(ke)] for ke in kasus.dipakai]
        mentah = self.satu("rumus", "=" + kasus.lembar.format(*nilai))
        ke = count(1)
        geser = re.sub(
            r"\{\d+\}|\d+(\.\d+)?", lambda m: f"({m[0]}*{1 + 1e-13 * (next(ke) * 37 % 17 + 1)!r})", kasus.lembar
        )
        lain = self.satu("rumus digeser", "=" + geser.format(*nilai))
        hasil = self.satu(
            "hasil",
            f'=IF(COUNT({",".join(perlu)})<{len(perlu)},"KOSONG",'
            f'IF(ISERROR({mentah}),IF(ERROR.TYPE({mentah})=2,"NOL","GALAT"),{mentah}))',
        )
        goyah = f"IF(ISERROR({lain}),1,IF(OR(ABS({lain}-{hasil})>0.0000001*ABS({hasil}),ABS({hasil})>1E+30),1,0))"
        return hasil, self.satu(
            "goyah", f'=IF(ISNUMBER({hasil}),{goyah},IF(AND({hasil}="NOL",NOT(ISERROR({lain}))),1,0))'
        )

    def capaian(self, kasus: Kasus, r: str) -> tuple[str, str, str]:
        """Capaian, as displayed, and predikat."""
        a, b = (self.satu("target", float(teks)) for teks in kasus.target)
        # Against the upper end where R is above it; one value is a range without an inside.
        u = self.satu("ujung", f"=IF({r}>{b},{b},{a})")
        naik = f'IF({u}=0,"TAK",MAX(0,{r}/{u}*100))'
        turun = f"IF({u}=0,IF({r}>0,0,100),MAX(0,(2*{u}-{r})/{u}*100))"
        rentang = f"IF({r}>{b},{turun},{naik})"
        rumus = {"naik": naik, "turun": turun, "rentang": rentang}[kasus.arah]
        capaian = self.satu("capaian", f'=IF(ISNUMBER({r}),IF(AND({a}<{b},{r}>={a},{r}<={b}),100,{rumus}),"TAK")')
        batas = kasus.batas or "1E+300"
        tampil = self.satu("tampil", f'=IF(ISNUMBER({capaian}),MIN(ROUND({capaian},2),{batas}),"TAK")')
        nama, pita = "", ""
        for nama, dari in kasus.pita.items():
            pita += f'IF({capaian}>={dari},"{nama}",'
        pita += f'"{nama}"' + ")" * len(kasus.pita)
        return capaian, tampil, self.satu("predikat", f'=IF(ISNUMBER({capaian}),{pita},"TAK")')


def _angka(teks: str) -> float | str:
    """A figure as its cell: what is no number stays as it was typed."""
    if teks in ("", "-", "n/a"):
        return teks
    return float(teks.replace(".", "").replace(",", "."))
