"""What help says."""

from ui.aksi import EXPORTS, SPECS

CARA = (
    (
        "Memulai",
        "Buat berkas kantor dari katalog, atau buka berkas .iki yang sudah ada. Berkas terakhir terbuka sendiri.",
    ),
    (
        "Jabatan",
        "Pilih jabatan di pohon kiri; formulirnya tampil di tengah. Menu Jabatan menambah, memindah, dan menghapus.",
    ),
    (
        "Mengisi formulir",
        "Klik dua kali atau ketik langsung pada bagian yang dipilih. Semua tersimpan sendiri; Ctrl+Z mengurungkan, "
        "juga besok.",
    ),
    (
        "Rumus",
        "Nama variabel ditulis dalam kurung siku, misalnya ∑[Pegawai] / [Hari kerja] x 100%. Bagian yang keliru "
        "digarisbawahi, dengan perbaikannya.",
    ),
    (
        "Mengisi angka",
        "Tombol Angka membuka kisi: ketik, Enter, tempel dari Excel. Tanda - berarti nihil, n/a tidak berlaku, kosong "
        "belum diisi. Yang tidak terbaca tetap di selnya dengan sebabnya.",
    ),
    (
        "Impor lembar kerja",
        "Seret berkas dari desa ke jendela, atau tekan Ctrl+I. Setiap sel ditunjukkan: diambil, dikoreksi, ditolak, "
        "atau diabaikan. Klik huruf kolom untuk membetulkan artinya. Satu impor bisa diurungkan.",
    ),
    (
        "Capaian",
        "Tombol Laporan menunjukkan capaian tiap indikator, mengapa angkanya demikian, dan desa mana yang belum lapor.",
    ),
    (
        "Riwayat",
        "Setiap perubahan tercatat: siapa, kapan, isi lama dan baru. Satu langkah lama pun bisa diambil kembali.",
    ),
    (
        "Pratinjau",
        "Halaman tampil seperti akan tercetak. Ukuran kertas, huruf, dan letak tanda tangan diatur di atasnya.",
    ),
    ("Ekspor PDF", "Ekspor semua jabatan, beberapa, atau satu jabatan saja, lalu cetak dari pembaca PDF Anda."),
)

_KEYS = (
    "urungkan", "ulangi", "riwayat", "ganti", "baru", "buka", "ekspor_semua", "ekspor_ini", "cari", "bagian_berikut",
    "ke_pohon", "ke_formulir", "ke_pratinjau", "angka", "capaian", "impor", "halaman_berikut", "halaman_sebelum",
    "perbesar", "perkecil", "ukuran_semula", "buka_cabang", "lipat_cabang", "bantuan", "keluar",
)  # fmt: skip

TENTANG = (
    "IKI Desktop membantu kantor kecamatan menyusun Indikator Kinerja Individu dan mencetak dokumennya. "
    "Semua data tinggal di komputer Anda; program ini tidak memakai jaringan."
)

# Component, licence, where its text is found.
LISENSI = (
    ("Qt dan PySide6", "LGPL 3.0", "https://www.qt.io"),
    ("ReportLab", "BSD", "https://www.reportlab.com"),
    ("PDFium dan pypdfium2", "BSD 3-Clause, Apache 2.0", "https://pdfium.googlesource.com/pdfium"),
    ("peewee", "MIT", "https://github.com/coleifer/peewee"),
    ("APSW dan SQLite", "bebas, milik umum", "https://github.com/rogerbinns/apsw"),
    ("openpyxl", "MIT", "https://openpyxl.readthedocs.io"),
    ("Huruf Liberation Sans", "SIL Open Font License 1.1", "resources/fonts/LICENSE-Liberation.txt"),
    ("Huruf DejaVu Sans", "Bitstream Vera", "resources/fonts/LICENSE-DejaVu.txt"),
    ("Ikon Lucide", "ISC", "resources/icons/LICENSE-Lucide.txt"),
)


# Keys of the form and of the tree, which only mean something there.
_DI_FORMULIR = (
    ("F2 atau Enter", "Formulir: sunting bagian ini"),
    ("Enter", "Formulir, di daftar: butir berikutnya"),
    ("Ctrl+Enter", "Formulir: baris baru di dalam bagian ini"),
    ("Tab", "Formulir: ke bagian berikutnya"),
    ("Alt+↑ atau Alt+↓", "Formulir dan pohon: pindah ke atas atau ke bawah"),
    ("Ins", "Formulir: tambah butir atau baris; pohon: jabatan setara"),
    ("Ctrl+Del", "Formulir: hapus butir, baris, atau sasaran"),
    ("Alt+Ins", "Pohon: tambah bawahan"),
    ("Del", "Pohon: hapus jabatan"),
    ("Ctrl+D", "Pohon: buat salinan"),
    ("Ctrl+D atau Ctrl+R", "Kisi: isi ke bawah atau ke kanan"),
    ("Ctrl+Enter", "Kisi: isi semua sel yang dipilih"),
    ("Del", "Kisi: kosongkan sel yang dipilih"),
    ("Shift+F2", "Kisi: catatan sel"),
    ("F8", "Kisi: sel bermasalah berikutnya; Impor: temuan berikutnya"),
    ("Alt+↓", "Impor: arti kolom"),
    ("Del", "Impor: singkirkan berkas dari daftar"),
)


def shortcuts() -> list[tuple[str, str]]:
    """Keys and what they do, as in the menus, then those of form and tree."""
    menu = [
        (
            SPECS[nama].keys[0],
            ("Ekspor PDF: " if nama in EXPORTS else "") + SPECS[nama].teks.replace("&", "").rstrip("…"),
        )
        for nama in _KEYS
    ]
    return [*menu, *_DI_FORMULIR]
