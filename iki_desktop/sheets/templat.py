"""The workbook a village fills in: how to do it, a sheet for each frequency, and the hidden marks it is known by.

Protected without a password: only the cells for figures and notes are open. Each of these tells what may be typed, and
refuses what could never be a figure; a figure outside the usual limits is only tinted, since it may be true.
"""

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from iki_desktop.domain.dokumen import KERTAS
from iki_desktop.domain.figur import KOSONG, Figur, tulis_figur
from iki_desktop.domain.impor.lembar import alamat, huruf_kolom
from iki_desktop.domain.impor.templat import (
    KUNCI_CATATAN,
    KUNCI_DESA,
    KUNCI_KELOMPOK,
    KUNCI_KEPALA,
    KUNCI_NAMA,
    LEMBAR_IDENTITAS,
    LEMBAR_PETUNJUK,
    Identitas,
    kepala_desa,
    tanda_lembar,
    tulis_identitas,
    tulis_kunci_periode,
    tulis_kunci_variabel,
)
from iki_desktop.domain.teks import kunci_cari, singkat, tanggal_panjang
from iki_desktop.domain.variabel import NAMA_FREKUENSI, Variabel
from iki_desktop.report.halaman import MM
from iki_desktop.sheets.buku import HURUF, new_book, simpan, teks_sel
from iki_desktop.sheets.iki import KODE_KERTAS
from iki_desktop.sheets.kisi import Gaya, Isian, Kisi, put_text
from iki_desktop.sheets.templat_aturan import number_format, put_rules
from iki_desktop.sheets.templat_isi import IsiLembar, IsiTemplat, Kelompok

UKURAN = 10.0  # of the letters
_KUNCI, _NOMOR, _NAMA, _SATUAN, _LALU, _ANGKA = range(6)  # columns; figures from the last one on
_TEPI = 12.0  # margins of the page at left and right, in millimetres
_TEGAK_MAKS = 640.0  # width of a sheet in points that is still readable when fitted to an upright page
_GARIS = Side(style="thin", color="9AA5B1")
_KOTAK = Border(left=_GARIS, right=_GARIS, top=_GARIS, bottom=_GARIS)
_WARNA = {"kepala": "D9E2EC", "kelompok": "EEF2F6", "isian": "FFF8E1", "tutup": "F3F4F6"}
_SATUAN_LEBAR = ("rp", "rupiah", "idr")  # units whose figures are long


def tulis_templat(isi: IsiTemplat) -> bytes:
    """The workbook of a template. Raises `UserError` for a text too long for a cell."""
    buku = new_book()
    buku.properties.creator = "IKI Desktop"
    buku.properties.title = f"Isian {isi.sebutan} {isi.identitas.periode.nama}"
    petunjuk = buku.active
    petunjuk.title = LEMBAR_PETUNJUK
    for satu in isi.lembar:
        _put_sheet(buku.create_sheet(NAMA_FREKUENSI[satu.frekuensi]), isi, satu)
    _put_guide(petunjuk, isi)
    put_identity(buku.create_sheet(LEMBAR_IDENTITAS), isi.identitas)
    buku.security = WorkbookProtection(lockStructure=True)
    buku.active = 1
    for lembar in buku.worksheets:
        lembar.sheet_view.tabSelected = lembar is buku.active
    return simpan(buku, isi.identitas.periode.tahun)


def put_identity(lembar: Worksheet, identitas: Identitas) -> None:
    """The hidden sheet by which the file is known when it comes back."""
    for baris, (kunci, nilai) in enumerate(tulis_identitas(identitas), start=1):
        put_text(lembar.cell(baris, 1), teks_sel(kunci, LEMBAR_IDENTITAS))
        put_text(lembar.cell(baris, 2), teks_sel(nilai, LEMBAR_IDENTITAS))
    lembar.sheet_state = "veryHidden"
    lembar.protection.sheet = True


# -- the sheet that tells how


def _put_guide(lembar: Worksheet, isi: IsiTemplat) -> None:
    tegak = KERTAS[isi.kertas][0] * MM - 2 * _TEPI * MM
    kisi = Kisi(lembar, (24.0, 116.0, tegak - 140.0), UKURAN + 1)
    kepala, selebar = Gaya(tebal=True, ukuran=UKURAN + 3), (0, 2)
    for teks in _heads(isi):
        kisi.put(Isian(selebar, teks, LEMBAR_PETUNJUK, Gaya(tebal=True)))
    kisi.gap(10.0)
    kisi.put(Isian(selebar, f"ISIAN DATA {isi.sebutan.upper()}", LEMBAR_PETUNJUK, kepala))
    kisi.gap(10.0)
    kantor = f"Kantor Kecamatan {isi.identitas.kecamatan}".strip()
    tenggat = tanggal_panjang(isi.tenggat)
    for label, teks in (("Masa", isi.identitas.periode.nama), ("Dikirim kepada", kantor), ("Paling lambat", tenggat)):
        kisi.put(
            Isian((0, 1), label, LEMBAR_PETUNJUK, Gaya(kotak=True, tegak="center", masuk=1)),
            Isian((2, 2), teks, LEMBAR_PETUNJUK, Gaya(tebal=True, kotak=True, tegak="center", masuk=1)),
            tinggi=22.0,
        )
    kisi.gap(12.0)
    kisi.put(Isian(selebar, "Cara mengisi", LEMBAR_PETUNJUK, Gaya(tebal=True)))
    for nomor, teks in enumerate(_steps(isi, kantor, tenggat), start=1):
        kisi.put(Isian((0, 0), f"{nomor}.", LEMBAR_PETUNJUK), Isian((1, 2), teks, LEMBAR_PETUNJUK), tinggi=18.0)
    kisi.gap(12.0)
    terima = f"Terima kasih atas kerja sama {isi.sebutan if isi.id_desa is not None else 'Anda'}."
    kisi.put(Isian(selebar, terima, LEMBAR_PETUNJUK))
    lembar.sheet_view.showGridLines = False
    _protect(lembar)
    _set_page(lembar, isi, lebar=0.0)


def _heads(isi: IsiTemplat) -> list[str]:
    """The name of the office as heads of its letters have it."""
    nama = (("KABUPATEN", isi.identitas.kabupaten), ("KECAMATAN", isi.identitas.kecamatan))
    return [f"{sebutan} {satu.upper()}" for sebutan, satu in nama if satu]


def _steps(isi: IsiTemplat, kantor: str, tenggat: str) -> list[str]:
    variabel = [v for lembar in isi.lembar for k in lembar.kelompok for v in k.variabel]
    nama = [f"“{NAMA_FREKUENSI[satu.frekuensi]}”" for satu in isi.lembar]
    lembar = nama[0] if len(nama) == 1 else f"{', '.join(nama[:-1])} dan {nama[-1]}"
    angka = "Ketik angka saja, tanpa satuan dan tanpa titik pemisah ribuan, misalnya 1500."
    if not all(v.bulat for v in variabel):
        angka += " Pecahan ditulis dengan koma, misalnya 97,5."
    di_mana = f" di {isi.jenis} Anda" if isi.id_desa is not None else ""
    return [
        f"Isi sel berwarna kuning muda pada lembar {lembar}.",
        angka,
        "Ketik - (tanda hubung) bila nihil, yaitu memang tidak ada.",
        f"Ketik n/a bila datanya tidak berlaku{di_mana}.",
        "Kosongkan bila datanya belum ada; angka 0 berarti sudah dihitung dan hasilnya nol.",
        "Keterangan singkat dapat ditulis di kolom Catatan.",
        "Mohon tidak mengubah susunan: baris, kolom, judul, dan nama lembar dibiarkan seperti adanya.",
        f"Simpan, lalu kirim kembali berkas ini kepada {kantor} paling lambat {tenggat}.",
    ]


# -- a sheet of figures


def _put_sheet(lembar: Worksheet, isi: IsiTemplat, satu: IsiLembar) -> None:
    lebar = _widths(isi, satu)
    kisi = Kisi(lembar, lebar[:_ANGKA], UKURAN)
    for kolom, titik in enumerate(lebar[_ANGKA:], start=_ANGKA):
        lembar.column_dimensions[huruf_kolom(kolom)].width = round(titik / 6.0, 2)
    _put_keys(lembar, isi, satu)
    kisi.baris = 2
    _put_head(kisi, isi, satu)
    kepala = kisi.baris
    _put_titles(kisi, satu)
    nomor = 0
    for kelompok in satu.kelompok:
        _put_group(kisi, kelompok, len(lebar))
        for variabel in kelompok.variabel:
            nomor += 1
            _put_row(kisi, isi, satu, variabel, nomor)
    lembar.row_dimensions[1].hidden = True
    lembar.column_dimensions["A"].hidden = True
    lembar.freeze_panes = alamat(kepala, _LALU)
    lembar.sheet_view.showGridLines = False
    buka = next(k for k, p in enumerate(satu.periode, start=_ANGKA) if p not in satu.terkunci)
    pilihan = lembar.sheet_view.selection[-1]
    pilihan.activeCell = pilihan.sqref = alamat(kepala + 1, buka)
    _protect(lembar)
    _set_page(lembar, isi, sum(lebar[1:]))
    lembar.print_title_rows = f"{kepala}:{kepala}"
    lembar.print_area = f"B2:{huruf_kolom(len(lebar) - 1)}{kisi.baris - 1}"


def _widths(isi: IsiTemplat, satu: IsiLembar) -> list[float]:
    """Of its columns in points: the more periods there are, the narrower is all beside them."""
    variabel = [v for k in satu.kelompok for v in k.variabel]
    panjang = any(kunci_cari(v.satuan).startswith(_SATUAN_LEBAR) for v in variabel) or any(
        len(tulis_figur(f)) > 10 for f in isi.figur.values()
    )
    banyak = len(satu.periode) > 4
    angka = 92.0 if panjang else 62.0 if banyak else 80.0
    return [12.0, 28.0, 200.0 if banyak else 226.0, 68.0, max(80.0, angka), *[angka] * len(satu.periode), 130.0]


def _put_keys(lembar: Worksheet, isi: IsiTemplat, satu: IsiLembar) -> None:
    """The hidden row: whose sheet it is, and what each column holds."""
    put_text(lembar.cell(1, 1), tanda_lembar(isi.identitas))
    put_text(lembar.cell(1, _NAMA + 1), KUNCI_NAMA)
    for kolom, periode in enumerate(satu.periode, start=_ANGKA + 1):
        if periode not in satu.terkunci:
            put_text(lembar.cell(1, kolom), tulis_kunci_periode(periode))
    put_text(lembar.cell(1, _ANGKA + len(satu.periode) + 1), KUNCI_CATATAN)


def _put_head(kisi: Kisi, isi: IsiTemplat, satu: IsiLembar) -> None:
    """Office, village and title; not wrapped, so that they run on over the columns to the right."""
    baris = [(teks, "") for teks in _heads(isi)]
    judul = f"ISIAN {NAMA_FREKUENSI[satu.frekuensi].upper()}, {isi.identitas.periode.nama.upper()}"
    if isi.id_desa is None:
        judul = judul.replace("ISIAN", "REKAP KECAMATAN:", 1)
    else:
        baris.append((kepala_desa(isi.jenis, isi.identitas.nama_desa), KUNCI_DESA))
    for teks, kunci in [*baris, (judul, "")]:
        sel = kisi.lembar.cell(kisi.baris, _NOMOR + 1)
        put_text(sel, teks_sel(teks, kisi.lembar.title))
        sel.font = Font(name=HURUF, size=UKURAN + 2 if teks == judul else UKURAN, bold=True)
        put_text(kisi.lembar.cell(kisi.baris, 1), kunci)
        kisi.lembar.row_dimensions[kisi.baris].height = 19.0 if teks == judul else 14.5
        kisi.baris += 1
    kisi.gap(6.0)


def _put_titles(kisi: Kisi, satu: IsiLembar) -> None:
    """The header of the table."""
    judul = ["No.", "Uraian", "Satuan", f"Sebelumnya\n({satu.sebelum.nama})"]
    for periode in satu.periode:
        dikunci = "\n(dikunci)" if periode in satu.terkunci else ""
        judul.append(f"{periode.nama_pendek}\n{periode.tahun}{dikunci}")
    put_text(kisi.lembar.cell(kisi.baris, 1), KUNCI_KEPALA)
    for kolom, teks in enumerate([*judul, "Catatan"], start=_NOMOR + 1):
        sel = kisi.lembar.cell(kisi.baris, kolom)
        put_text(sel, teks)
        sel.font = Font(name=HURUF, size=UKURAN - 0.5, bold=True)
        sel.alignment = Alignment("center", "center", wrap_text=True)
        sel.border, sel.fill = _KOTAK, _fill("kepala")
    kisi.lembar.row_dimensions[kisi.baris].height = 44.0
    kisi.baris += 1


def _put_group(kisi: Kisi, kelompok: Kelompok, lebar: int) -> None:
    """The name of a position before its variables, in cells that aren't merged: rows can still be sorted."""
    put_text(kisi.lembar.cell(kisi.baris, 1), KUNCI_KELOMPOK)
    for kolom in range(_NOMOR + 1, lebar + 1):
        sel = kisi.lembar.cell(kisi.baris, kolom)
        sel.fill = _fill("kelompok")
        sel.border = Border(
            top=_GARIS,
            bottom=_GARIS,
            left=_GARIS if kolom == _NOMOR + 1 else None,
            right=_GARIS if kolom == lebar else None,
        )
    sel = kisi.lembar.cell(kisi.baris, _NOMOR + 1)
    put_text(sel, teks_sel(" ".join(kelompok.nama.split()), kisi.lembar.title))
    sel.font = Font(name=HURUF, size=UKURAN, bold=True)
    sel.alignment = Alignment("left", "center", indent=1)
    kisi.lembar.row_dimensions[kisi.baris].height = 18.0
    kisi.baris += 1


def _put_row(kisi: Kisi, isi: IsiTemplat, satu: IsiLembar, variabel: Variabel, nomor: int) -> None:
    """One variable: its labels, the figure before, its open cells and the one for a note."""
    lembar, baris = kisi.lembar, kisi.baris
    put_text(lembar.cell(baris, 1), tulis_kunci_variabel(variabel.id))
    label = [
        Isian((_NOMOR, _NOMOR), str(nomor), variabel.nama, Gaya(datar="center", tegak="center")),
        Isian((_NAMA, _NAMA), variabel.nama, variabel.nama, Gaya(tegak="center", masuk=1)),
        Isian((_SATUAN, _SATUAN), variabel.satuan, variabel.nama, Gaya(tegak="center", masuk=1)),
    ]
    kisi.put(*label, tinggi=20.0)
    lembar.cell(baris, _NOMOR + 1).value = nomor
    for kolom, periode in enumerate((satu.sebelum, *satu.periode), start=_LALU):
        sel = lembar.cell(baris, kolom + 1)
        sel.font, sel.alignment = Font(name=HURUF, size=UKURAN), Alignment("right", "center", indent=1)
        sel.number_format = number_format(variabel)
        buka = kolom >= _ANGKA and periode not in satu.terkunci
        sel.protection, sel.fill = Protection(locked=not buka), _fill("isian" if buka else "tutup")
        if not buka:
            _put_figure(sel, isi.figur.get((variabel.id, periode, isi.id_desa), KOSONG))
    catatan = lembar.cell(baris, _ANGKA + len(satu.periode) + 1)
    catatan.font, catatan.fill = Font(name=HURUF, size=UKURAN - 1), _fill("isian")
    catatan.alignment, catatan.protection = (
        Alignment("left", "center", wrap_text=True, indent=1),
        Protection(locked=False),
    )
    for kolom in range(_NOMOR + 1, catatan.column + 1):
        lembar.cell(baris, kolom).border = _KOTAK
    put_rules(lembar, variabel, _open_cells(satu, baris - 1))


def _open_cells(satu: IsiLembar, baris: int) -> list[str]:
    """The open cells for figures of a row, as ranges without those of locked periods between them."""
    buka = [k for k, p in enumerate(satu.periode, start=_ANGKA) if p not in satu.terkunci]
    awal = [k for k in buka if k - 1 not in buka]
    akhir = [k for k in buka if k + 1 not in buka]
    return [f"{alamat(baris, a)}:{alamat(baris, b)}" for a, b in zip(awal, akhir, strict=True)]


def _put_figure(sel: Cell, figur: Figur) -> None:
    """A stored figure: as a number where a spreadsheet keeps all its digits, else as the text it is."""
    if figur.nilai is not None and len(figur.nilai.as_tuple().digits) <= 15:
        sel.value = figur.nilai
    else:
        put_text(sel, tulis_figur(figur))


def _fill(apa: str) -> PatternFill:
    return PatternFill("solid", fgColor=_WARNA[apa])


def _protect(lembar: Worksheet) -> None:
    """Against mistakes, not against people: no password, and columns and rows can be made wider and higher."""
    lembar.protection.sheet = True
    lembar.protection.formatColumns = lembar.protection.formatRows = False


def _set_page(lembar: Worksheet, isi: IsiTemplat, lebar: float) -> None:
    """The office's paper, one page wide, lying where upright it would be too small to read; heads and feet."""
    halaman = lembar.page_setup
    halaman.orientation = "landscape" if lebar > _TEGAK_MAKS else "portrait"
    halaman.paperSize = KODE_KERTAS[isi.kertas]
    halaman.fitToWidth, halaman.fitToHeight = 1, 0
    lembar.sheet_properties.pageSetUpPr.fitToPage = True
    lembar.print_options.horizontalCentered = True
    tepi = lembar.page_margins
    tepi.left = tepi.right = _TEPI / 25.4
    tepi.top, tepi.bottom, tepi.header, tepi.footer = 0.75, 0.7, 0.35, 0.35
    siapa = isi.sebutan if isi.id_desa is None else f"{isi.sebutan}, Kecamatan {isi.identitas.kecamatan}"
    lembar.oddHeader.left.text = singkat(siapa, 90 if lebar > _TEGAK_MAKS else 55).replace("&", "&&")
    lembar.oddHeader.right.text = isi.identitas.periode.nama
    lembar.oddFooter.left.text = lembar.title
    lembar.oddFooter.right.text = "Halaman &P dari &N"
