"""What may be typed into an open cell of a template: told before, checked when typed, tinted where it was pasted.

A cell has one validation only, so that one refuses what could never be a figure of the variable; a figure outside the
usual limits may be true, and is only tinted.
"""

from collections.abc import Sequence
from decimal import Decimal

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from iki_desktop.domain.angka import tulis_angka
from iki_desktop.domain.teks import kunci_cari, singkat
from iki_desktop.domain.variabel import Variabel

_MERAH, _KUNING = "FBD5D0", "FCE5A8"
_PERSEN = ("%", "persen")
# Longest texts of a validation that Excel takes.
_JUDUL_MAKS, _PESAN_MAKS = 32, 225


def number_format(variabel: Variabel) -> str:
    """Thousands and decimals as the reader's system writes them. A percentage has no format of its own: typed with its
    sign, it gets that of percents, and so is known for one."""
    if variabel.bulat:
        return "#,##0"
    return "General" if kunci_cari(variabel.satuan) in _PERSEN else "#,##0.######"


def syarat_isian(sel: str, variabel: Variabel) -> str:
    """The formula that says whether a cell holds what can be a figure; Excel and LibreOffice compute it alike."""
    angka = [*([] if variabel.negatif else [f"{sel}>=0"]), *([f"{sel}=INT({sel})"] if variabel.bulat else [])]
    boleh = f"AND({','.join(angka)})" if angka else "TRUE"
    kata = ",".join(f'LOWER(TRIM({sel}))="{satu}"' for satu in ("-", "nihil", "n/a"))
    return f"IF(ISNUMBER({sel}),{boleh},OR({kata}))"


def put_rules(lembar: Worksheet, variabel: Variabel, rentang: Sequence[str]) -> None:
    """What may be typed into the open cells of a row, and what is tinted there."""
    sel, luas = rentang[0].partition(":")[0], " ".join(rentang)
    syarat = syarat_isian(sel, variabel)
    aturan = DataValidation("custom", formula1=syarat, allow_blank=True, showErrorMessage=True, showInputMessage=True)
    aturan.errorStyle = "stop"
    aturan.errorTitle, aturan.error = "Isian belum sesuai", _message(variabel, "Ketik")
    aturan.promptTitle, aturan.prompt = singkat(variabel.nama, _JUDUL_MAKS), _message(variabel, "Isi")
    aturan.sqref = type(aturan.sqref)(luas)
    lembar.add_data_validation(aturan)
    # What is pasted isn't checked by the validation, so it is shown.
    _tint(lembar, luas, f"AND(NOT(ISBLANK({sel})),NOT({syarat}))", _MERAH)
    batas = [
        f"{sel}{tanda}{nilai:f}"
        for tanda, nilai in (("<", variabel.terkecil), (">", variabel.terbesar))
        if nilai is not None
    ]
    if batas:
        _tint(lembar, luas, f"AND(ISNUMBER({sel}),OR({','.join(batas)}))", _KUNING)
    if not variabel.bulat and kunci_cari(variabel.satuan) not in _PERSEN:  # else 12 would be shown as "12,"
        bulat = DifferentialStyle(numFmt=NumberFormat(numFmtId=3, formatCode="#,##0"))
        rumus = f"AND(ISNUMBER({sel}),{sel}=INT({sel}))"
        lembar.conditional_formatting.add(luas, Rule("expression", dxf=bulat, formula=[rumus]))


def _message(variabel: Variabel, kata: str) -> str:
    """What may be typed, in two or three sentences; the same words before and after a mistake."""
    apa = "angka bulat tanpa titik" if variabel.bulat else "angka, pecahan dengan koma"
    if kunci_cari(variabel.satuan) in _PERSEN:
        apa = "angka tanpa tanda %, misalnya 97,5"
    kurang = "" if variabel.negatif else ", tidak kurang dari nol"
    satuan = (
        f" ({singkat(variabel.satuan, 30)})" if variabel.satuan and kunci_cari(variabel.satuan) not in _PERSEN else ""
    )
    teks = f"{kata} {apa}{satuan}{kurang}. Ketik - bila nihil, n/a bila tidak berlaku; kosongkan bila belum ada."
    if (biasa := _usual(variabel.terkecil, variabel.terbesar)) and len(teks) + len(biasa) < _PESAN_MAKS:
        teks += biasa
    return teks[:_PESAN_MAKS]


def _usual(terkecil: Decimal | None, terbesar: Decimal | None) -> str:
    kata = [
        f"{kata} {tulis_angka(nilai)}"
        for kata, nilai in (("paling sedikit", terkecil), ("paling banyak", terbesar))
        if nilai is not None
    ]
    return f" Biasanya {', '.join(kata)}." if kata else ""


def _tint(lembar: Worksheet, luas: str, rumus: str, warna: str) -> None:
    isi = DifferentialStyle(fill=PatternFill(bgColor=warna, fill_type="solid"))
    lembar.conditional_formatting.add(luas, Rule("expression", dxf=isi, formula=[rumus]))
