"""What is told to the clerk about a file that can't be read, or not wholly: each reason its sentences."""

from typing import Literal

Sebab = Literal[
    "kosong", "kunci_office", "sandi", "terpotong", "rusak", "bom", "besar_berkas", "besar_isi", "banyak_sel",
    "memori", "waktu", "mati", "tidak_jalan", "xls_kuno", "xml2003", "xml_lain", "mht", "pdf", "gambar", "word",
    "presentasi", "zip", "arsip_lain", "numbers", "ole_lain", "html_tanpa_tabel", "biner",
]  # fmt: skip

_SIMPAN = "Buka di Excel atau LibreOffice, simpan sebagai .xlsx, lalu pilih berkas yang baru itu."
_MINTA = "Minta pengirim mengirim lembar kerjanya (.xlsx, .xls, .ods, atau .csv)."
KALIMAT: dict[Sebab, str] = {
    "kosong": "Berkas ini kosong, tidak ada isinya sama sekali. Minta pengirim mengirim ulang.",
    "kunci_office": "Ini berkas sementara Office, bukan dokumennya. "
    "Pilih berkas dengan nama yang sama tanpa ~$ di depannya.",
    "sandi": "Berkas ini berkata sandi. Buka di Excel atau LibreOffice, hapus kata sandinya, simpan, lalu coba lagi.",
    "terpotong": "Berkas ini tidak utuh; bagian akhirnya hilang. Minta pengirim mengirim ulang.",
    "rusak": f"Isi berkas ini rusak sehingga tidak dapat dibaca. {_SIMPAN}",
    "bom": "Berkas ini berisi perintah yang tidak pernah ditulis Excel atau LibreOffice, jadi tidak dibuka. "
    "Tanyakan kepada pengirim dari program apa berkas ini.",
    "besar_berkas": "Berkas ini lebih dari {rincian} MB. Buang gambar dan lembar yang tidak perlu, lalu simpan lagi.",
    "besar_isi": "Isi berkas ini terlalu besar setelah dibuka (lebih dari {rincian} MB). "
    "Salin tabelnya ke berkas baru, lalu pilih berkas itu.",
    "banyak_sel": "Isi berkas ini terlalu banyak, atau ada sel terisi yang sangat jauh dari tabelnya. "
    "Salin tabelnya saja ke berkas baru, lalu pilih berkas itu.",
    "memori": "Berkas ini memerlukan memori terlalu banyak untuk dibaca. "
    "Salin tabelnya saja ke berkas baru, lalu pilih berkas itu.",
    "waktu": "Berkas ini terlalu lama dibaca, jadi dihentikan. "
    "Salin tabelnya saja ke berkas baru, lalu pilih berkas itu.",
    "mati": f"Berkas ini menghentikan program pembacanya; isinya mungkin rusak. {_SIMPAN}",
    "tidak_jalan": "Program pembaca lembar kerja tidak dapat dijalankan. Pasang ulang aplikasi ini, lalu coba lagi.",
    "xls_kuno": f"Berkas ini dari Excel yang sangat lama (sebelum 1993). {_SIMPAN}",
    "xml2003": f"Berkas ini “XML Spreadsheet 2003” yang tidak lengkap. {_SIMPAN}",
    "xml_lain": f"Berkas ini XML, bukan lembar kerja. {_MINTA}",
    "mht": f"Berkas ini halaman web satu berkas (.mht). {_SIMPAN}",
    "pdf": f"Berkas ini PDF; angkanya tidak dapat diambil dengan pasti. {_MINTA}",
    "gambar": f"Berkas ini gambar. {_MINTA}",
    "word": "Berkas ini dokumen Word atau Writer. Salin tabelnya ke Excel atau LibreOffice Calc, "
    "simpan sebagai .xlsx, lalu pilih berkas itu.",
    "presentasi": f"Berkas ini presentasi. {_MINTA}",
    "zip": "Berkas ini arsip ZIP. Buka arsipnya, lalu pilih lembar kerja di dalamnya.",
    "arsip_lain": "Berkas ini arsip (RAR, 7z, atau gzip). Buka arsipnya, lalu pilih lembar kerja di dalamnya.",
    "numbers": "Berkas ini dari Apple Numbers. Minta pengirim mengekspornya sebagai .xlsx.",
    "ole_lain": f"Berkas ini dokumen Office lama, tetapi bukan lembar kerja Excel. {_MINTA}",
    "html_tanpa_tabel": f"Berkas ini halaman web tanpa tabel. {_MINTA}",
    "biner": f"Isi berkas ini bukan lembar kerja. {_MINTA}",
}

BUKAN_LEMBAR = "Lembar “{nama}” dilewati karena hanya berisi grafik, dialog, atau makro."
LEMBAR_HILANG = "Lembar “{nama}” tidak dapat dibaca karena isinya tidak ada dalam berkas."
KUTIP_TERBUKA = "Ada tanda kutip yang tidak ditutup, jadi semua tanda kutip dibaca sebagai huruf biasa."
TANPA_TAMPILAN = (
    "Dari berkas {jenis} tidak terbaca mana persen, baris tersembunyi, sel galat (#REF!), dan rumus tanpa hasil; "
    "dua yang terakhir tampak kosong. Bila ada yang janggal, simpan sebagai .xlsx."
)


def kalimat_gagal(sebab: Sebab, rincian: str = "") -> str:
    """The sentences of a reason."""
    return KALIMAT[sebab].format(rincian=rincian)
