"""What the words of tables mean: the role of a column by its header, and what a row is by its first words."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from iki_desktop.domain.impor.kata import kata, lipat

Peran = Literal["", "no", "desa", "variabel", "periode", "satuan", "keterangan", "kode", "nilai", "jumlah", "lain"]
# What the first words of a row make of it, whatever table it is in.
JenisLabel = Literal["", "jumlah", "mungkin_jumlah", "catatan", "akhir", "tanda_tangan", "kop", "judul"]

_NAMA_PERAN: dict[Peran, str] = {
    "no": "no;nomor;no urut;nomor urut;urut;nmr;nourut",
    "desa": "desa;nama desa;desa kelurahan;nama desa kelurahan;kelurahan;nama kelurahan;desa kel;kelurahan desa;"
    "nama desa kel;kel desa;wilayah;nama wilayah;ds;ds kel;nama ds",
    "variabel": "uraian;indikator;variabel;kegiatan;uraian kegiatan;jenis kegiatan;nama kegiatan;jenis data;nama data;"
    "data;indikator kinerja;nama indikator;nama variabel;jenis;rincian;parameter;jenis laporan;komponen;item;"
    "jenis pelayanan;nama laporan;uraian data;uraian indikator;indikator variabel",
    "periode": "bulan;periode;masa;triwulan;waktu;bulan tahun;periode laporan;bulan laporan;semester;tahun;thn;"
    "tribulan",
    "satuan": "satuan;sat;unit",
    "keterangan": "keterangan;ket;catatan;ktr;keterangan lain;sumber;sumber data",
    "kode": "kode;kode desa;kode wilayah;kode bps;kode kemendagri;id;kode indikator;kode variabel;kode desa kelurahan",
    "nilai": "nilai;angka;realisasi;volume;hasil;isian;isi;data angka;bulan ini;triwulan ini;semester ini;tahun ini",
    "jumlah": "jumlah;total;jml;jlh;rata rata;jumlah total;total jumlah;jumlah seluruhnya;rerata;banyaknya;"
    "total keseluruhan;jumlah rata rata;grand total;jumlah akhir;jumlah kecamatan;total kecamatan;sub total;subtotal",
    "lain": "target;rencana;persen;persentase;prosentase;capaian;target tahunan;capaian persen;persen capaian;"
    "kecamatan;kabupaten;bulan lalu;triwulan lalu;tahun lalu;s d;sampai dengan;s d bulan ini;"
    "s d bulan lalu;tanda tangan;paraf;ttd",
}
_PERAN: dict[str, Peran] = {"".join(satu.split()): p for p, isi in _NAMA_PERAN.items() for satu in isi.split(";")}
_KURUNG = re.compile(r"[(\[][^()\[\]]*[)\]]")

_JUMLAH_MURNI = re.compile(
    r"[^\w]*(?:grand\s+|sub\s*[-.]?\s*)?(?:jumlah|jml|jlh|jmlh|total|subtotal|rata\s*-?\s*rata|rerata|tertinggi|terendah)"
    r"(?:\s*(?:/|-|dan|&)?\s*(?:jumlah|total|rata\s*-?\s*rata|rerata|keseluruhan|seluruhnya|semua|akhir|besar|umum))*"
    r"(?:\s*(?:se\s*-?\s*)?(?:kec(?:amatan)?|kab(?:upaten)?)\b.*|\s*\(?(?:[ivx]{1,5}|[a-z]|\d{1,3})(?:\s*[-+]\s*(?:[ivx]+|[a-z]|\d+))*\)?"
    r"|\s+(?:halaman|hal\.|s\s*/\s*d|sampai|yang\s+lalu|dipindahkan|pindahan)(?!\w).*"
    r"|\s+(?:bulan|triwulan|semester|tahun)\s+(?:ini|lalu|yang\s+lalu|[ivx]+|\d+|\w+\s+\d{4})"
    r"|\s+(?:(?:seluruh|semua)\s+)?desa)?[\s:.=]*(?:\([^)]*\))?[\s:.]*"
)
_AWAL_JUMLAH = (
    "grand total",
    "sub-total",
    "sub jumlah",
    "sub-jumlah",
    "subjumlah",
    "jumlah",
    "jml",
    "jlh",
    "jmlh",
    "total",
    "subtotal",
    "sub total",
    "rata-rata",
    "rata rata",
    "rerata",
)
_CATATAN = re.compile(
    r"(?:catatan|ket(?:erangan)?\s*[:.;]|keterangan\Z|sumber\s*[:;]|sumber data\s*[:;]|nb\b|n\.b|notes?\b"
    r"|petunjuk"
    r"|cara pengisian|penjelasan\s*[:;]|\*+\s*\)|\*+\s*\w|tembusan)"
)
_TANGAN = re.compile(
    r"mengetahui\b|menyetujui\b|disetujui\b|diketahui\b|camat\b|kepala\s+(?:desa|kelurahan)\b|kades\b|lurah\b"
    r"|sekretaris\b|sekdes\b|sekcam\b|kasi\b|kasubag\b|kaur\b|bendahara\b|nip\b|pembina\b|penata\b|pengatur\b|a\.?\s?n\.?\s"
    r"|plt\b|plh\b|ttd\b|yang\s+(?:melapor|membuat)|petugas\b|pembuat\b|operator\b|hormat\s+kami|penanggung\s*jawab"
    r"|dibuat\s+oleh|pelapor\b|pj\.|ketua\b|tanda\s+tangan|perangkat desa\s*,"
)
_TEMPAT_TANGGAL = re.compile(
    r"[^\W\d][\w .'-]{0,40},\s*(?:tanggal\s*)?(?:[\d.…_]*\s*(?:januari|februari|pebruari|maret|april|mei|juni|juli"
    r"|agustus|september|oktober|november|nopember|desember)\b|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|[.…_]{3,})"
)
_KOP = re.compile(
    r"pemerintah\s+(?:kab|kota|prov|desa|kec)|jalan\s|jl\b|telp|telepon|alamat\s*:|e-?mail\b|website\b|kode\s*pos"
    r"|halaman\s+\d|hal\.?\s*\d|lampiran\b|dicetak\b|lembar\s+\d"
)
_JUDUL = re.compile(
    r"kabupaten\b|kab\.|provinsi\b|propinsi\b|kecamatan\b|kec\.|kantor\s|rekap|laporan\s+(?:bulan|triwulan|tahun|semester)"
    r"|data\s|daftar\s|tabel\s|formulir\b|form\b|periode\s*:|bulan\s*:|tahun\s*:"
)


@lru_cache(maxsize=8192)
def peran_kepala(teks: str) -> Peran:
    """The role that the text of one header cell gives its column; empty where it is no word of tables."""
    if len(teks) > 80:
        return ""
    rata = _KURUNG.sub(" ", lipat(teks)) if "(" in teks or "[" in teks else lipat(teks)
    kunci = "".join(kata(rata))
    if not kunci:
        return "no" if rata.strip() in {"#"} else "lain" if "%" in teks else ""
    return _PERAN.get(kunci, "")


@lru_cache(maxsize=16384)
def jenis_label(teks: str) -> JenisLabel:
    """What a row is by its first text: pure words of totals, `mungkin_jumlah` where a name follows (“Jumlah penduduk”),
    notes, the end mark `###`, a signature block, a letterhead, a title (where no figures are beside it); empty: what
    its figures make of it."""
    rata = lipat(teks).strip(" '\u00a0\t\n-–•")
    if rata.startswith("###"):
        return "akhir"
    if not rata:
        return ""
    if rata.lstrip("([* ").startswith(_AWAL_JUMLAH):
        return "jumlah" if _JUMLAH_MURNI.fullmatch(rata) else "mungkin_jumlah"
    if _CATATAN.match(rata):
        return "catatan"
    if _TEMPAT_TANGGAL.match(rata) or _TANGAN.match(rata):
        return "tanda_tangan"
    if _KOP.match(rata):
        return "kop"
    return "judul" if _JUDUL.match(rata) else ""


def nama_kecamatan(teks: str) -> str:
    """The words after `Kecamatan` or `Kec.` at the beginning of a text, joined; empty where there are none."""
    semua = kata(teks)
    return "".join(semua[1:]) if semua[:1] in {("kecamatan",), ("kec",)} else ""


def kunci_baris(teks: Sequence[str]) -> str:
    """The words of some cells, to compare one header row with another."""
    return "|".join("".join(kata(satu)) for satu in teks)
