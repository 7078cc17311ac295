"""What help says."""

from ui.aksi import EXPORTS, SPECS

CARA = (
    (
        "Memulai",
        "Buat berkas kantor dari katalog, atau buka berkas .iki yang sudah ada. Berkas terakhir terbuka sendiri.",
    ),
    (
        "Jabatan",
        "Pilih jabatan di pohon kiri; formulirnya tampil di tengah. Ketik sebagian nama di kolom cari untuk menyaring.",
    ),
    (
        "Pratinjau",
        "Halaman tampil seperti akan tercetak. Ukuran kertas, huruf, dan letak tanda tangan diatur di atasnya.",
    ),
    ("Ekspor PDF", "Ekspor semua jabatan, beberapa, atau satu jabatan saja, lalu cetak dari pembaca PDF Anda."),
)

_KEYS = (
    "baru", "buka", "ekspor_semua", "ekspor_ini", "cari", "bagian_berikut", "ke_pohon", "ke_formulir", "ke_pratinjau",
    "halaman_berikut", "halaman_sebelum", "perbesar", "perkecil", "ukuran_semula", "buka_cabang", "lipat_cabang",
    "bantuan", "keluar",
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


def shortcuts() -> list[tuple[str, str]]:
    """Keys and what they do, as in the menus."""
    return [
        (
            SPECS[nama].keys[0],
            ("Ekspor PDF: " if nama in EXPORTS else "") + SPECS[nama].teks.replace("&", "").rstrip("…"),
        )
        for nama in _KEYS
    ]
