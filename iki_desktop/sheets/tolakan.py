"""What was refused, to send back: the village's own sheets made anew from plain cells, marked, the reason beside each.

The file that came is never opened again, it may be a hostile one. Values go out as what they are; text is always text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.styles import PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from iki_desktop.domain.angka import tulis_angka
from iki_desktop.domain.dokumen import KERTAS, NamaKertas
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.impor.hasil import Tinjauan
from iki_desktop.domain.impor.hasil_buku import TinjauanBuku
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.lembar import alamat
from iki_desktop.domain.impor.perbaikan import JUDUL_PERBAIKAN, LEMBAR_PERBAIKAN
from iki_desktop.domain.teks import singkat
from iki_desktop.report.halaman import MM
from iki_desktop.sheets.buku import nama_lembar, new_book, simpan, teks_sel
from iki_desktop.sheets.iki import KODE_KERTAS
from iki_desktop.sheets.kisi import Gaya, Isian, Kisi
from iki_desktop.sheets.salinan import KEPALA, MERAH, UKURAN, GayaSel, Salinan, singkat_baris, tampil

DAFTAR_MAKS = 2000  # refused cells that the first sheet names one by one
_TEPI = 12.0  # margins of the page at left and right, in millimetres


@dataclass(frozen=True, slots=True)
class _Tolakan:
    """A refused cell: in which sheet of the new workbook, where, what it holds, what it would have been, and why."""

    lembar: str
    tempat: tuple[int, int]
    isi: str
    untuk: str
    sebab: str


def jumlah_tolakan(hasil: TinjauanBuku) -> int:
    """How many cells of a file were refused."""
    return hasil.hitung()["ditolak"]


def write_tolakan(hasil: TinjauanBuku, konteks: Konteks, kertas: NamaKertas = "a4") -> bytes:
    """The annotated workbook of a file. One of our templates stays one: corrected right there, it can be imported.

    `konteks` names the office, and what each refused cell was to tell.
    Raises `UserError` where nothing was refused.
    """
    if not jumlah_tolakan(hasil):
        raise UserError(f"Tidak ada isi “{singkat(hasil.buku.nama)}” yang ditolak. Tidak ada yang perlu dikirim balik.")
    buku = new_book()
    buku.properties.creator = "IKI Desktop"
    buku.properties.title = f"Perbaikan {singkat(hasil.buku.nama, 100)}"
    daftar = buku.active
    daftar.title = LEMBAR_PERBAIKAN
    terpakai = {LEMBAR_PERBAIKAN.casefold()}
    tinjauan = {satu.lembar.nama: satu for satu in hasil.lembar}
    gaya = GayaSel(buku)
    tolakan: list[_Tolakan] = []
    for lembar in hasil.buku.lembar:
        satu = tinjauan.get(lembar.nama, Tinjauan(lembar))
        nama = nama_lembar(lembar.nama, terpakai)
        milik = list(_refused(satu, nama, konteks))
        sebab = {t.tempat: t.sebab for t in milik}
        Salinan(buku.create_sheet(nama), satu, gaya, templat=hasil.templat).write(sebab, len(tolakan))
        _set_page(buku[nama], kertas)
        tolakan += milik
    _put_list(daftar, hasil, tolakan, konteks, kertas)
    return simpan(buku, konteks.tahun)


def _refused(tinjauan: Tinjauan, nama: str, konteks: Konteks) -> Iterator[_Tolakan]:
    """The refused cells of a sheet, row by row."""
    variabel = {v.id: v.nama for v in konteks.variabel}
    desa = {d.id: d.nama for d in konteks.desa}
    for b, k, satu in tinjauan.lembar.terisi():
        temuan = tinjauan.temuan_di(b, k)
        if temuan is not None and temuan.nasib == "ditolak":
            untuk = ""
            if (niat := tinjauan.niat.get((b, k))) is not None:
                bagian = (singkat(variabel.get(niat[0], ""), 80), niat[1].nama, desa.get(niat[2] or 0, ""))
                untuk = ", ".join(filter(None, bagian))
            yield _Tolakan(nama, (b, k), tampil(satu), untuk, temuan.sebab)


# -- the sheet that lists them


def _put_list(
    lembar: Worksheet, hasil: TinjauanBuku, tolakan: list[_Tolakan], konteks: Konteks, kertas: NamaKertas
) -> None:
    """A short letter, and each refused cell with its reason; the address leads to the cell."""
    lebar = KERTAS[kertas][1] * MM - 2 * _TEPI * MM
    kisi = Kisi(lembar, (30.0, 92.0, 44.0, 110.0, 190.0, lebar - 466.0), UKURAN)
    selebar, di = (0, 5), LEMBAR_PERBAIKAN
    kisi.put(Isian(selebar, JUDUL_PERBAIKAN, di, Gaya(tebal=True, ukuran=UKURAN + 3)))
    kisi.put(Isian(selebar, f"Berkas: {singkat(hasil.buku.nama, 120)}", di))
    kisi.gap(6.0)
    kisi.put(Isian(selebar, _letter(hasil, konteks), di))
    kisi.gap(8.0)
    kepala = Gaya(tebal=True, kotak=True, datar="center", tegak="center")
    judul = ("No.", "Lembar", "Sel", "Isi", "Untuk", "Sebab")
    baris = kisi.put(*(Isian((k, k), teks, di, kepala) for k, teks in enumerate(judul)), tinggi=22.0)
    for sel in lembar[baris]:
        sel.fill = PatternFill("solid", fgColor=KEPALA)
    lembar.print_title_rows = f"{baris}:{baris}"
    lembar.freeze_panes = f"A{baris + 1}"
    for nomor, satu in enumerate(tolakan[:DAFTAR_MAKS], start=1):
        _put_refused(kisi, nomor, satu)
    if (sisa := len(tolakan) - DAFTAR_MAKS) > 0:
        teks = f"Masih ada {tulis_angka(Decimal(sisa))} sel lagi, semuanya ditandai merah di lembarnya."
        kisi.put(Isian(selebar, teks, di, Gaya(kotak=True)))
    lembar.sheet_view.showGridLines = False
    _set_page(lembar, kertas)


def _put_refused(kisi: Kisi, nomor: int, satu: _Tolakan) -> None:
    sel = alamat(*satu.tempat)
    teks = (str(nomor), satu.lembar, sel, singkat(satu.isi, 200), satu.untuk, satu.sebab)
    tengah = (0, 2)
    gaya = [
        Gaya(kotak=True, tautan=k == 2, datar="center", tegak="center")
        if k in tengah
        else Gaya(kotak=True, tegak="center", masuk=1)
        for k in range(6)
    ]
    isian = (Isian((k, k), teks_sel(singkat_baris(t), "Sebab"), LEMBAR_PERBAIKAN, gaya[k]) for k, t in enumerate(teks))
    baris = kisi.put(*isian, tinggi=18.0)
    kisi.lembar.cell(baris, 1).value = nomor
    ke = satu.lembar.replace("'", "''")
    kisi.lembar.cell(baris, 3).hyperlink = Hyperlink(ref=f"C{baris}", location=f"'{ke}'!{sel}")
    kisi.lembar.cell(baris, 4).fill = PatternFill("solid", fgColor=MERAH)


def _letter(hasil: TinjauanBuku, konteks: Konteks) -> str:
    hitung = hasil.hitung()
    kantor = f"Kantor Kecamatan {konteks.kecamatan}".strip()
    kalimat = [
        f"Terima kasih atas berkas yang dikirim. Ada {tulis_angka(Decimal(hitung['ditolak']))} isian yang belum dapat "
        "kami terima, ditandai merah di lembarnya, dengan sebabnya di bawah ini.",
        f"Mohon diperbaiki pada berkas ini, langsung di sel merahnya, lalu dikirim kembali kepada {kantor}. "
        "Isian lain tidak perlu diubah.",
    ]
    if hitung["dikoreksi"]:
        kalimat.append("Sel kuning kami baca dengan pembetulan yang tertulis di catatan selnya. Mohon diperiksa.")
    return "\n".join(kalimat)


def _set_page(lembar: Worksheet, kertas: NamaKertas) -> None:
    """Lying, one page wide, numbered."""
    lembar.page_setup.orientation = "landscape"
    lembar.page_setup.paperSize = KODE_KERTAS[kertas]
    lembar.page_setup.fitToWidth, lembar.page_setup.fitToHeight = 1, 0
    lembar.sheet_properties.pageSetUpPr.fitToPage = True
    tepi = lembar.page_margins
    tepi.left = tepi.right = _TEPI / 25.4
    tepi.top, tepi.bottom, tepi.header, tepi.footer = 0.6, 0.7, 0.3, 0.35
    lembar.oddFooter.left.text = lembar.title.replace("&", "&&")
    lembar.oddFooter.right.text = "Halaman &P dari &N"
