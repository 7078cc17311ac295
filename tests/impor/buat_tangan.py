"""Makes the files of tests/data/impor/tangan: they look as what comes by e-mail, each with what must come of it.

`SOFFICE=/path/to/soffice python -m tests.impor.buat_tangan`: LibreOffice Calc is needed to make .xls and .ods, and to
store the results of formulas. The files are committed; the tests only read them. All names in them are made up.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.impor.kantor_uji import DESA
from tests.impor.lembar_uji import BINGKAI, BukuUji, Isi

FOLDER = Path(__file__).parents[1] / "data" / "impor" / "tangan"
LINMAS, SISKAMLING = "Kegiatan pembinaan linmas", "Kegiatan monitoring siskamling"
IPOLEK, ADMIN = "Laporan Ipoleksosbud dan kejadian khusus", "Administrasi kependudukan yang ditangani"
BPNT, PKH, KIS = (
    "Laporan distribusi BPNT",
    "Laporan monitoring dan fasilitasi PKH",
    "Laporan monitoring dan fasilitasi KIS dan SLRT",
)
LK, PR = "Penduduk laki-laki", "Penduduk perempuan"
NAMA = [d.nama for d in DESA]
KODE = {d.nama: d.kode_bps for d in DESA}

Pembuat = Callable[[], BukuUji]
SEMUA: list[tuple[Pembuat, str]] = []  # how it is made, and to what LibreOffice converts it (empty: not)


def berkas(ubah: str = "") -> Callable[[Pembuat], Pembuat]:
    """Registers a file to make."""

    def daftarkan(pembuat: Pembuat) -> Pembuat:
        SEMUA.append((pembuat, ubah))
        return pembuat

    return daftarkan


def _kop(b: BukuUji, lebar: int) -> None:
    for teks in ("PEMERINTAH KABUPATEN MALANG", "KECAMATAN PUJON", "Jalan Contoh Nomor 1 Telepon (0341) 000111"):
        baris = b.tulis(teks, tebal=True)
        b.ws.merge_cells(start_row=baris, start_column=1, end_row=baris, end_column=lebar)
        b.abaikan(baris, 1)
    b.kosong()


def _tanda_tangan(b: BukuUji, kolom: int, tanggal: str, jabatan: str) -> None:
    b.kosong()
    b.abaikan(b.tulis(tanggal, kolom=kolom), kolom)
    b.abaikan(b.tulis(jabatan, kolom=kolom), kolom)
    b.kosong(3)
    b.abaikan(b.tulis("MELATI CONTOH", kolom=kolom, tebal=True), kolom)
    b.abaikan(b.tulis("NIP. 19800101 200501 2 001", kolom=kolom), kolom)


@berkas()
def rekap_trantib() -> BukuUji:
    """A recap of the kecamatan with areas and their subtotals."""
    b = BukuUji("Rekap Trantib Maret 2026.xlsx", "rekap kecamatan dengan subjumlah per wilayah; satu sub jumlah salah")
    b.lembar("REKAP")
    _kop(b, 6)
    b.abaikan(b.tulis("REKAPITULASI KEGIATAN TRANTIB DAN LINMAS DESA", tebal=True), 1)
    b.abaikan(b.tulis("BULAN : MARET 2026", tebal=True), 1)
    b.kosong()
    atas = b.kepala("NO", "DESA", "JUMLAH KEGIATAN", None, None, "KET")
    bawah = b.kepala(
        None,
        None,
        "KEGIATAN\nPEMBINAAN\nLINMAS",
        "KEGIATAN\nMONITORING\nSISKAMLING",
        "LAPORAN IPOLEKSOSBUD\nDAN KEJADIAN KHUSUS",
        None,
    )
    b.gabung(f"A{atas}:A{bawah}", f"B{atas}:B{bawah}", f"C{atas}:E{atas}", f"F{atas}:F{bawah}")
    b.abaikan(b.kepala("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"), 1, 2, 3, 4, 5, 6)
    wilayah: tuple[tuple[str, list[tuple[Isi, ...]], tuple[int, ...]], ...] = (
        ("WILAYAH I", [("PUJON LOR", 4, 8, 1), ("PUJON KIDUL", 3, 6, 0), ("NGROTO", 2, 4, "-")], (9, 18, 1)),
        ("WILAYAH II", [("BENDOSARI", 5, 7, 2), ("SUKOMULYO", 1, None, 1), ("PANDESARI", 12, 9, 1)], (18, 16, 5)),
        ("WILAYAH III", [("NGABAB", 2, 2, "-"), ("TAWANGSARI", 0, 4, 1),
         ("MADIREDO", 6, 5, 1), ("WIYUREJO", 3, 3, 3)], (11, 14, 5)),
    )  # fmt: skip
    for judul, desa, jumlah in wilayah:
        b.abaikan(b.tulis(judul, tebal=True), 1)
        for n, (nama, *nilai) in enumerate(desa, 1):
            baris = b.tulis(n, nama, *nilai, "menyusul" if None in nilai else None, bingkai=True)
            b.ambil_baris(baris, 3, nilai, [(v, str(nama).title(), "2026-03") for v in (LINMAS, SISKAMLING, IPOLEK)])
            b.abaikan(baris, 1)
        b.abaikan(b.tulis(None, "SUB JUMLAH", *jumlah, tebal=True, bingkai=True), 3, 4, 5)
    b.abaikan(b.tulis(None, "JUMLAH", 38, 48, 11, tebal=True, bingkai=True), 3, 4, 5)
    _tanda_tangan(b, 4, "Pujon, 1 April 2026", "KASI TRANTIB")
    for teks, nama in (("pembinaan", LINMAS), ("siskamling", SISKAMLING), ("ipoleksosbud", IPOLEK)):
        b.tanya("variabel", teks, nama)
    return b


@berkas()
def buku_penduduk() -> BukuUji:
    """A population book: three header rows, a row of codes, and (1) (2) (3) that became -1 -2 -3."""
    b = BukuUji("BIP_2026.xlsx", "buku penduduk: judul, kepala tiga baris, baris kode, penomoran -1 -2 -3")
    b.lembar("BIP")
    b.abaikan(b.tulis("BUKU INDUK PENDUDUK", tebal=True), 1)
    b.abaikan(b.tulis("REKAPITULASI JUMLAH PENDUDUK AKHIR BULAN JUNI 2026", tebal=True), 1)
    b.abaikan(b.tulis("KECAMATAN PUJON KABUPATEN MALANG", tebal=True), 1)
    b.kosong()
    a = b.kepala(
        "NO\nURUT", "KODE\nDESA", "NAMA DESA/\nKELURAHAN", "JUMLAH PENDUDUK", None, None, None, "JUMLAH\nKK", "KET."
    )
    t = b.kepala(None, None, None, "MENURUT JENIS KELAMIN", None, None, "KEPADATAN\n(JIWA/KM2)", None, None)
    z = b.kepala(None, None, None, "LAKI-LAKI\n(ORANG)", "PEREMPUAN\n(ORANG)", "L + P", None, None, None)
    b.gabung(
        f"A{a}:A{z}", f"B{a}:B{z}", f"C{a}:C{z}", f"D{a}:G{a}", f"D{t}:F{t}", f"G{t}:G{z}", f"H{a}:H{z}", f"I{a}:I{z}"
    )
    b.abaikan(b.kepala("x", "KD", "NM", "P01", "P02", "P03", "P04", "P05", None), 4, 5, 6, 7, 8)
    b.abaikan(b.kepala(*(-n for n in range(1, 10))), *range(1, 10))
    for n, nama in enumerate(NAMA, 1):
        lk, pr = 2000 + 137 * n, 1950 + 141 * n
        baris = b.tulis(n, KODE[nama], nama.upper() + "\xa0", lk, pr, lk + pr, 412.5 + n, 1200 + n, None, bingkai=True)
        b.ambil(baris, 4, LK, nama, "2026-06", str(lk))
        b.ambil(baris, 5, PR, nama, "2026-06", str(pr))
        b.abaikan(baris, 1, 6, 7, 8)
        if n == 5:  # the page ends: all of the header again
            b.abaikan(b.tulis("Halaman 2"), 1)
            b.kepala(
                "NO\nURUT",
                "KODE\nDESA",
                "NAMA DESA/\nKELURAHAN",
                "JUMLAH PENDUDUK",
                None,
                None,
                None,
                "JUMLAH\nKK",
                "KET.",
            )
            b.kepala(None, None, None, "MENURUT JENIS KELAMIN", None, None, "KEPADATAN\n(JIWA/KM2)", None, None)
            b.kepala(None, None, None, "LAKI-LAKI\n(ORANG)", "PEREMPUAN\n(ORANG)", "L + P", None, None, None)
    b.abaikan(
        b.tulis(None, None, "JUMLAH", 27535, 27255, 54790, None, 12055, None, tebal=True, bingkai=True), 4, 5, 6, 8
    )
    _tanda_tangan(b, 6, "Pujon, 30 Juni 2026", "CAMAT PUJON")
    for teks, nama in (
        ("laki-laki", LK),
        ("perempuan", PR),
        ("l + p", "abaikan"),
        ("kepadatan", "abaikan"),
        ("jumlah kk", "abaikan"),
        ("jumlah\nkk", "abaikan"),
    ):
        b.tanya("variabel", teks, nama)
    return b


@berkas()
def ekspor_siak() -> BukuUji:
    """A civil registry export: 18 rows, thousands that are formatted only, `-` as nothing in some columns."""
    b = BukuUji(
        "export_siak_0426.xlsx", "ekspor kependudukan: 18 baris, 8.425 baris berformat saja, - di sebagian kolom"
    )
    b.lembar("Worksheet")
    b.kepala(
        "NO",
        "NAMA_KEC",
        "KODE_DESA",
        "NAMA_DESA",
        "PERIODE",
        "PENDUDUK LAKI-LAKI",
        "PENDUDUK PEREMPUAN",
        "ADMINISTRASI KEPENDUDUKAN YANG DITANGANI",
        "TGL_DATA",
    )
    n = 0
    for bulan in ("2026-03", "2026-04"):
        for ke, nama in enumerate(NAMA[:9], 1):
            n += 1
            lk, pr = 2100 + 10 * n, 2050 + 9 * n
            admin: Isi = "-" if n % 4 == 0 else f"{17 + n}"
            if n in (3, 11):
                admin = None
            baris = b.tulis(n, "PUJON", int(KODE[nama]), nama.upper(), bulan, str(lk), pr, admin, date(2026, 5, 4))
            b.ambil_baris(baris, 6, (lk, pr, admin), [(v, nama, bulan) for v in (LK, PR, ADMIN)])
            b.abaikan(baris, 1, 2, 9)
            del ke
    for baris in range(b.baris, b.baris + 8425):
        for k in (1,):
            b.ws.cell(baris, k).border = BINGKAI
    return b


@berkas()
def usulan_musrenbang() -> BukuUji:
    """Proposals of the villages as a long list with free text; the counts are on the second sheet."""
    b = BukuUji("USULAN MUSRENBANG 2026 FIX (2).xlsx", "daftar usulan panjang berisi teks; jumlahnya di lembar REKAP")
    b.lembar("USULAN")
    b.tulis("DAFTAR USULAN KEGIATAN HASIL MUSRENBANG DESA", tebal=True)
    b.tulis("KECAMATAN PUJON TAHUN 2026", tebal=True)
    b.kosong()
    b.kepala("NO", "DESA", "USULAN KEGIATAN", "LOKASI", "VOLUME", "PAGU (Rp)", "PENGUSUL")
    apa = ("Rabat jalan dusun", "Plengsengan", "Pelatihan olahan susu", "Pipanisasi", "Perbaikan posyandu")
    hitung: dict[str, int] = {}
    n = 0
    for ke, nama in enumerate(NAMA):
        mulai = b.baris
        for i in range(1 + (ke * 3) % 4):
            n += 1
            hitung[nama] = hitung.get(nama, 0) + 1
            b.tulis(
                n,
                nama if i == 0 else None,
                f"{apa[(n + i) % 5]} RT {n:02}",
                f"Dusun {chr(65 + n % 6)}",
                f"{n * 15} m",
                n * 12_500_000,
                "Bunga Contoh",
                bingkai=True,
            )
        if b.baris - mulai > 1:
            b.gabung(f"B{mulai}:B{b.baris - 1}")
    b.tulis(None, "JUMLAH USULAN", n, None, None, None, None, tebal=True)
    b.harapan["lembar_diabaikan"].append("USULAN")
    b.lembar("REKAP")
    b.abaikan(b.tulis("REKAP USULAN MUSRENBANGDES TAHUN 2026", tebal=True), 1)
    b.kosong()
    b.kepala("No.", "Nama Desa", "Usulan yang diterima\ndalam Musrenbangdes", "Diusulkan ke\nKecamatan")
    for ke, nama in enumerate(NAMA, 1):
        baris = b.tulis(ke, f"Desa {nama}", hitung[nama], None, bingkai=True)
        b.ambil(baris, 3, "Usulan yang diterima dalam Musrenbangdes", nama, "2026", str(hitung[nama]))
        b.abaikan(baris, 1)
    b.abaikan(b.tulis(None, "JUMLAH", n, None, tebal=True), 3)
    for teks in ("volume", "pagu", "lokasi", "pengusul", "usulan kegiatan", "diusulkan"):
        b.tanya("variabel", teks, "abaikan")
    b.tanya("variabel", "usulan yang diterima", "Usulan yang diterima dalam Musrenbangdes")
    b.tanya("periode", "rekap", "2026")
    return b


@berkas()
def penerima_bansos() -> BukuUji:
    """Recipients by village; `###` ends the data, notes and an example follow; a code list on another sheet."""
    b = BukuUji("template_bansos_kec.xlsx", "penerima BPNT dan PKH; ### lalu catatan; daftar kode di lembar kedua")
    b.lembar("DATA")
    b.abaikan(b.tulis("DATA PENERIMA BANTUAN SOSIAL PER DESA"), 1)
    b.abaikan(b.tulis("BULAN APRIL 2026"), 1)
    b.kepala("KODE", "DESA", "KPM PENERIMA BPNT", "KPM PENERIMA PKH", "TANGGAL SALUR")
    nilai: list[tuple[Isi, Isi]] = [
        (412, 201), ("388", "-"), ("264 KPM", 150), (301, "120 "), (0, None), (275, 98),
        ("'344", 131), (190, 88), (222, date(2026, 4, 3)), (205, 77),
    ]  # fmt: skip
    for nama, (bpnt, pkh) in zip(NAMA, nilai, strict=True):
        baris = b.tulis(KODE[nama], nama, bpnt, pkh, date(2026, 4, 20))
        kunci = ("KPM penerima BPNT", nama, "2026-04"), ("KPM penerima PKH", nama, "2026-04")
        if bpnt == "264 KPM":
            b.ambil(baris, 3, *kunci[0], "264", jenis="boleh")
        else:
            b.ambil(baris, 3, *kunci[0], str(bpnt).strip("'"))
        if isinstance(pkh, date):
            b.tolak(baris, 4, "tanggal")
        elif pkh is not None:
            b.ambil(baris, 4, *kunci[1], str(pkh).strip())
        b.abaikan(baris, 5)
    b.abaikan(b.tulis("###"), 1)
    b.abaikan(b.tulis("Catatan:"), 1)
    b.abaikan(b.tulis("1. Kolom KODE diisi kode desa 10 digit"), 1)
    b.abaikan(b.tulis("2. Contoh pengisian:"), 1)
    b.abaikan(b.tulis("3507310006", "Ngroto", 100, 50, date(2026, 1, 15)), 3, 4, 5)
    b.lembar("KODE")
    b.tulis("KODE", "DESA")
    for nama in NAMA:
        b.tulis(int(KODE[nama]), nama)
    b.harapan["lembar_diabaikan"].append("KODE")
    b.lembar("Sheet3")
    b.tanya("variabel", "tanggal salur", "abaikan")
    return b


@berkas("xlsx")
def pbb() -> BukuUji:
    """Land tax by village: targets, realised, percent and rest as formulas; their results are stored."""
    b = BukuUji("PBB MARET.xlsx", "PBB per desa dalam rupiah; persen, sisa dan jumlah sebagai rumus berhasil")
    b.lembar("PBB")
    b.abaikan(b.tulis("LAPORAN REALISASI PENERIMAAN PBB-P2", tebal=True), 1)
    b.abaikan(b.tulis("POSISI BULAN MARET 2026", tebal=True), 1)
    b.kosong()
    b.kepala("No", "Desa", "Target PBB\n(Rp)", "Realisasi PBB\n(Rp)", "%", "Sisa (Rp)")
    awal = b.baris
    for n, nama in enumerate(NAMA, 1):
        target, real = 150_000_000 + n * 2_500_000, 12_345_600 + n * 1_111_150
        tulisan: Isi = f"Rp {real:,}".replace(",", ".") if n in (2, 7) else real
        baris = b.tulis(
            n,
            nama,
            target,
            tulisan,
            f"=D{b.baris}/C{b.baris}" if n not in (2, 7) else None,
            f"=C{b.baris}-{real}",
            bingkai=True,
        )
        if n == 4:
            b.ws[f"D{baris}"] = f"={real - 1000}+1000"
        for kolom in "CDF":
            b.format(f"{kolom}{baris}", "#,##0")
        b.format(f"E{baris}", "0.00%")
        b.ambil(baris, 3, "Target PBB", nama, "2026-03", str(target))
        b.ambil(baris, 4, "Realisasi PBB", nama, "2026-03", str(real))
        b.abaikan(baris, 1, 6, *(() if n in (2, 7) else (5,)))
    b.tulis(
        None,
        "JUMLAH",
        f"=SUM(C{awal}:C{b.baris - 1})",
        f"=SUM(D{awal}:D{b.baris - 1})",
        None,
        None,
        tebal=True,
        bingkai=True,
    )
    b.abaikan(b.baris - 1, 3, 4)
    _tanda_tangan(b, 4, "Pujon, 31 Maret 2026", "KASI PENDAPATAN")
    b.tanya("variabel", "sisa", "abaikan")
    b.tanya("variabel", "%", "abaikan")
    return b


@berkas()
def salah_eja() -> BukuUji:
    """All villages misspelt; one is as likely the village of the next kecamatan."""
    b = BukuUji("laporan bpnt mei.xlsx", "semua nama desa salah eja; Pandansari juga nama desa kecamatan sebelah")
    b.lembar("Sheet1")
    b.tulis("LAPORAN DISTRIBUSI BPNT DAN MONITORING KIS/SLRT BULAN MEI 2026")
    b.kepala("NO", "DESA", "LAPORAN\nDISTRIBUSI BPNT", "LAP. MONITORING & FASILITASI\nKIS DAN SLRT")
    salah = {
        "Bendosri": "Bendosari", "Sukamulyo": "Sukomulyo", "Pujon Kidoel": "Pujon Kidul", "Pandansari": "Pandesari",
        "Pujon Lorr": "Pujon Lor", "Ngrotto": "Ngroto", "Ngabap": "Ngabab", "Tawangsarri": "Tawangsari",
        "Madirejo": "Madiredo", "Wiyorejo": "Wiyurejo",
    }  # fmt: skip
    for n, (tulisan, nama) in enumerate(salah.items(), 1):
        baris = b.tulis(n, tulisan, n % 3, n + 1, bingkai=True)
        b.ambil_baris(baris, 3, (n % 3, n + 1), [(BPNT, nama, "2026-05"), (KIS, nama, "2026-05")])
        b.tanya("desa", tulisan, nama, harus=True)
    b.tanya("variabel", "kis", KIS)
    b.tanya("variabel", "distribusi", BPNT)
    return b


def _laporan_bulanan(b: BukuUji, nama: str, *, bulan: tuple[str, ...], benih: int) -> None:
    """Rows of variables over months, as a village reports about itself."""
    b.kepala("No", "Uraian Kegiatan", *bulan, "Jumlah")
    for n, variabel in enumerate((LINMAS, SISKAMLING, BPNT, ADMIN), 1):
        nilai: list[Isi] = [(benih * n + 3 * k) % 17 for k in range(len(bulan))]
        if n == 2:
            nilai[-1] = None
        if n == 3:
            nilai[1] = "-"
        jumlah = sum(x for x in nilai if isinstance(x, int))
        baris = b.tulis(n, variabel, *nilai, jumlah, bingkai=True)
        b.ambil_baris(baris, 3, nilai, [(variabel, nama, f"2026-{k + 1:02}") for k in range(len(bulan))])
        b.abaikan(baris, 1, 3 + len(bulan))


@berkas()
def bulanan_satu_desa() -> BukuUji:
    """A monthly report of one village, named in the title."""
    b = BukuUji(
        "Lap. Bulanan.xlsx",
        "laporan satu desa: baris kegiatan, kolom bulan; desa di judul; bulan yang belum tiba kosong",
    )
    b.lembar("Sheet1")
    b.abaikan(b.tulis("PEMERINTAH DESA PUJON KIDUL", tebal=True), 1)
    b.abaikan(b.tulis("LAPORAN KEGIATAN TAHUN 2026", tebal=True), 1)
    b.kosong()
    _laporan_bulanan(b, "Pujon Kidul", bulan=("JAN", "PEB", "MAR", "APR"), benih=5)
    _tanda_tangan(b, 4, "Pujon Kidul, 4 Mei 2026", "KEPALA DESA PUJON KIDUL")
    return b


@berkas("csv")
def ekspor_web() -> BukuUji:
    """From a web application: `;`, a byte-order mark, line breaks inside quoted cells."""
    b = BukuUji(
        "laporan-desa-ngroto-2026.csv", "CSV dengan BOM dan titik koma; baris baru di dalam sel; desa di nama berkas"
    )
    b.lembar("laporan-desa-ngroto-2026")
    b.kepala("No", "Uraian", "Januari\n2026", "Februari\n2026", "Maret\n2026", "Keterangan")
    isi: list[tuple[str, list[Isi], str]] = [
        (LINMAS, [3, "4", 0], "rutin;\ntiap pekan"),
        (ADMIN, ["1.204", "987", "1.377"], "naik"),
        ("Luas tanam padi", ["12,5", "13,75", "14"], 'data "sementara"'),
    ]
    for n, (variabel, nilai, ket) in enumerate(isi, 1):
        baris = b.tulis(n, variabel, *nilai, ket)
        for k, satu in enumerate(nilai):
            angka = str(satu).replace(".", "").replace(",", ".")
            b.ambil(baris, 3 + k, variabel, "Ngroto", f"2026-{k + 1:02}", angka)
    b.tanya("pemisah", "*", "ribuan", harus=True)
    return b


@berkas("html")
def html_xls() -> BukuUji:
    """HTML that is called .xls."""
    b = BukuUji("rekap_linmas.xls", "HTML bernama .xls dari aplikasi web; kepala bertingkat dengan rowspan dan colspan")
    b.lembar("Sheet1")
    b.tulis("Rekap Linmas Desa Bulan Februari 2026")
    a = b.kepala("No", "Nama Desa", "Jumlah Kegiatan", None)
    z = b.kepala(None, None, "Kegiatan pembinaan linmas", "Kegiatan monitoring siskamling")
    b.gabung(f"A{a}:A{z}", f"B{a}:B{z}", f"C{a}:D{a}")
    for n, nama in enumerate(NAMA[:8], 1):
        nilai: list[Isi] = [n + 2, "-" if n == 3 else n * 3]
        baris = b.tulis(n, f"DESA {nama.upper()}", *nilai)
        b.ambil_baris(baris, 3, nilai, [(LINMAS, nama, "2026-02"), (SISKAMLING, nama, "2026-02")])
    b.abaikan(b.tulis(None, "Total", 52, 99), 3, 4)
    return b


@berkas("ods")
def ods() -> BukuUji:
    """From LibreOffice: quarters as columns, a hidden sheet with drafts."""
    b = BukuUji("pkh triwulan.ods", "ODS: kolom triwulan, lembar konsep tersembunyi")
    b.lembar("PKH")
    b.tulis("LAPORAN MONITORING DAN FASILITASI PKH TAHUN 2026")
    b.kepala("NO", "DESA", "TRIWULAN I", "TRIWULAN II", "TRIWULAN III", "TRIWULAN IV")
    for n, nama in enumerate(NAMA, 1):
        nilai: list[Isi] = [3, n % 4, None, None]
        baris = b.tulis(n, nama, *nilai)
        b.ambil_baris(baris, 3, nilai, [(PKH, nama, f"2026-TW{t}") for t in (1, 2, 3, 4)])
    b.abaikan(b.tulis(None, "JUMLAH", 30, 15, None, None), 3, 4)
    b.lembar("konsep", sembunyi=True)
    b.tulis("LAPORAN MONITORING DAN FASILITASI PKH TAHUN 2026")
    b.kepala("NO", "DESA", "TRIWULAN I")
    b.tulis(1, "Ngroto", 99)
    b.harapan["lembar_diabaikan"].append("konsep")
    b.tanya("tersembunyi", "*", "tidak")
    b.tanya("variabel", "pkh", PKH)
    return b


@berkas("xls")
def xls() -> BukuUji:
    """From an old Excel: figures with formulas, percent shown in a column of its own, a hidden column."""
    b = BukuUji("SISKAMLING JUNI.xls", "XLS lama: angka berumus dengan hasil, persen di kolom sendiri, baris jumlah")
    b.lembar("JUNI")
    b.tulis("REKAP SISKAMLING BULAN JUNI 2026")
    b.kosong()
    b.kepala("NO", "DESA", "KEGIATAN MONITORING SISKAMLING", "DRAF LAPORAN SISKAMLING AKTIF", "% AKTIF")
    for n, nama in enumerate(NAMA, 1):
        baris = b.tulis(n, nama, f"={n}+{n}", n % 5, 0.1 * n, bingkai=True)
        b.format(f"E{baris}", "0%")
        b.ambil(baris, 3, SISKAMLING, nama, "2026-06", str(2 * n))
        b.ambil(baris, 4, "Draf laporan siskamling aktif", nama, "2026-06", str(n % 5))
    b.abaikan(b.tulis(None, "JUMLAH", "=SUM(C4:C13)", "=SUM(D4:D13)", None, tebal=True), 3, 4)
    b.tanya("variabel", "% aktif", "abaikan")
    return b


@berkas()
def kecamatan_lain() -> BukuUji:
    """A file of the next kecamatan, sent to us by mistake; one of its villages has the name of one of ours."""
    b = BukuUji("rekap linmas ngantang.xlsx", "berkas Kecamatan Ngantang; tidak ada angkanya yang milik kita")
    b.lembar("REKAP")
    b.tulis("PEMERINTAH KABUPATEN MALANG")
    b.tulis("KECAMATAN NGANTANG")
    b.tulis("REKAP KEGIATAN LINMAS BULAN MARET 2026")
    b.kepala("NO", "DESA", "KEGIATAN PEMBINAAN LINMAS", "KEGIATAN MONITORING SISKAMLING")
    for n, nama in enumerate(
        ("Sumberagung", "Kaumrejo", "Banturejo", "Pandansari", "Ngantru", "Mulyorejo", "Tawangsari"), 1
    ):
        b.tulis(n, nama, n, n + 2)
        b.tanya("desa", nama, "abaikan")
    b.tanya("kantor", "*", "abaikan", harus=True)
    return b


@berkas()
def dua_desa() -> BukuUji:
    """Two villages in one sheet, each under its heading, the header repeated."""
    b = BukuUji(
        "laporan gabungan.xlsx", "dua desa di satu lembar sebagai kelompok, kepala berulang, tanda tangan di tengah"
    )
    b.lembar("LAPORAN")
    b.tulis("LAPORAN KEGIATAN DESA TAHUN 2026", tebal=True)
    for nama, benih in (("Ngabab", 4), ("Madiredo", 7)):
        b.kosong()
        b.tulis(f"DESA : {nama.upper()}", tebal=True)
        _laporan_bulanan(b, nama, bulan=("Jan", "Feb", "Mar"), benih=benih)
        _tanda_tangan(b, 4, f"{nama}, 3 April 2026", f"KEPALA DESA {nama.upper()}")
    return b


@berkas()
def lembar_per_desa() -> BukuUji:
    """A book with one sheet per village."""
    b = BukuUji("LAPORAN SEMUA DESA TW1.xlsx", "satu lembar per desa, nama desa hanya di nama lembar")
    for ke, nama in enumerate(NAMA):
        b.lembar(nama if ke % 2 else nama.upper())
        b.tulis("LAPORAN KEGIATAN BULANAN 2026")
        _laporan_bulanan(b, nama, bulan=("JANUARI", "FEBRUARI", "MARET"), benih=ke + 2)
    return b


@berkas()
def siskamling_linmas() -> BukuUji:
    """A recap over half a year: two variables over six months, months to come blank, remarks, hidden rows."""
    b = BukuUji(
        "Siskamling-Linmas Sem I.xlsx",
        "dua variabel atas enam bulan; satu baris tersembunyi; galat dan rumus tanpa hasil",
    )
    b.lembar("Rekap")
    b.tulis("REKAP KEGIATAN SISKAMLING DAN LINMAS", tebal=True)
    b.tulis("SEMESTER I TAHUN 2026", tebal=True)
    bulan = ("JAN", "FEB", "MAR", "APR", "MEI", "JUN")
    a = b.kepala(
        "NO", "DESA", "KEGIATAN MONITORING SISKAMLING", *(None,) * 5, "KEGIATAN PEMBINAAN LINMAS", *(None,) * 5, "JML"
    )
    z = b.kepala(None, None, *bulan, *bulan, None)
    b.gabung(f"A{a}:A{z}", f"B{a}:B{z}", f"C{a}:H{a}", f"I{a}:N{a}", f"O{a}:O{z}")
    for n, nama in enumerate(NAMA, 1):
        nilai: list[Isi] = [(n * k) % 9 for k in range(1, 6)]
        lain: list[Isi] = [(n + k) % 4 for k in range(5)]
        semua: list[Isi] = [*nilai, None, *lain, None]
        baris = b.tulis(n, nama, *semua, 7 * n, bingkai=True)
        kunci = [(v, nama, f"2026-{k:02}") for v in (SISKAMLING, LINMAS) for k in range(1, 7)]
        if n == 3:
            b.ws.cell(baris, 4).value, semua[1] = "=SUM(Lain!A1:A9)", None
            b.tolak(baris, 4, "rumus")
        if n == 6:
            b.ws.cell(baris, 5).value, semua[2] = "#REF!", None
            b.ws.cell(baris, 5).data_type = "e"
            b.tolak(baris, 5, "galat")
        if n == 8:
            b.ws.row_dimensions[baris].hidden = True
        b.ambil_baris(baris, 3, semua, list(kunci))
        b.abaikan(baris, 1, 15)
    b.tulis(None, "JUMLAH", *(9,) * 12, None, tebal=True)
    b.tanya("tersembunyi", "*", "ya", harus=True)
    return b


@berkas()
def ganda() -> BukuUji:
    """The shipped sample of a well-known system: a village several times, once with another figure."""
    b = BukuUji(
        "import_data_desa_contoh.xlsx",
        "desa yang sama beberapa kali: sama isinya, dan bertentangan; angka ribuan bertitik",
    )
    b.lembar("Sheet1")
    b.kepala("desa", "periode", "variabel", "nilai", "keterangan")
    baris_isi: list[tuple[str, str, str, Isi, str]] = [
        ("Ngroto", "2026-01", LINMAS, 4, "ambil"),
        ("Ngroto", "2026-01", LINMAS, 4, "sama"),
        ("Ds. Ngabab", "2026-01", LINMAS, 2, "tolak"),
        ("Ngabab", "2026-01", LINMAS, 5, "tolak"),
        ("3507310005", "2026-01", SISKAMLING, 6, "Pujon Lor"),
        ("", "2026-01", LINMAS, 8, "tolak"),
        ("Madiredo", "2026-01", "Kegiatan arisan", 8, "lain"),
        ("Madiredo", "2025-01", LINMAS, 8, "lain"),
        ("Madiredo", "2026-13", LINMAS, 8, "lain"),
        ("Wiyurejo", "2026-01", LINMAS, 3, "Wiyurejo"),
    ]
    for desa, periode, variabel, nilai, apa in baris_isi:
        baris = b.tulis(desa or None, periode, variabel, nilai, "-" if apa == "ambil" else None)
        kunci = variabel, desa.removeprefix("Ds. "), periode
        if apa in ("ambil", "sama"):
            b.ambil(baris, 4, *kunci, str(nilai), jenis="boleh")
        elif apa in NAMA:
            b.ambil(baris, 4, variabel, apa, periode, str(nilai))
        elif apa == "tolak":
            b.tolak(baris, 4, "")
    b.tanya("variabel", "arisan", "abaikan")
    b.tanya("tahun", "*", "tidak", harus=True)
    return b


# -- writing


def _convert(soffice: str, path: Path, ke: str, keluar: Path, profil: Path) -> Path:
    if path.suffix == f".{ke}":  # else it would be read and written in one place
        path = path.rename(path.with_name(f"asli {path.name}"))
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{profil}", "--headless",
         "--convert-to", ke, "--outdir", str(keluar), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return keluar / f"{path.stem}.{ke}"


def _as_text(b: BukuUji, html: bool) -> bytes:
    """The first sheet by the writers of the generator."""
    from tests.impor.papan import Baris, Papan, Petak, tulis_csv, tulis_html

    papan = Papan(b.ws.title)
    for baris in b.ws.iter_rows():
        sel = [Petak("" if c.value is None else str(c.value)) for c in baris]
        papan.baris.append(Baris(sel, "kepala" if html and baris[0].font.bold else "data"))
    for rentang in b.ws.merged_cells.ranges:
        papan.gabung.append(
            (
                papan.baris[rentang.min_row - 1].sel[rentang.min_col - 1],
                papan.baris[rentang.max_row - 1].sel[rentang.max_col - 1],
            )
        )
    return tulis_html(papan) if html else tulis_csv(papan, ";", bom=True)


def main() -> None:
    """Makes them all anew."""
    soffice = os.environ.get("SOFFICE", "soffice")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as sementara:
        kerja = Path(sementara)
        (kerja / "keluar").mkdir()
        for pembuat, ubah in SEMUA:
            b = pembuat()
            if ubah in ("csv", "html"):
                (FOLDER / b.nama).write_bytes(_as_text(b, ubah == "html"))
            else:
                path = b.simpan(kerja)
                if ubah:
                    path = _convert(soffice, path, ubah, kerja / "keluar", kerja / "profil")
                shutil.copy(path, FOLDER / b.nama)
            b.simpan_harapan(FOLDER)


if __name__ == "__main__":
    main()
