"""The questions that the review of a sheet has, each with its answers: one place for each kind."""

from collections.abc import Iterable, Sequence

from iki_desktop.domain.impor.angka_asing import PECAHAN, PERSEN
from iki_desktop.domain.impor.tanya import (
    ABAIKAN,
    DESIMAL,
    RIBUAN,
    TIDAK,
    YA,
    Jawaban,
    Pertanyaan,
    Pilihan,
    jawaban_untuk,
)
from iki_desktop.domain.periode import PANJANG, Periode
from iki_desktop.domain.teks import kunci_cari, singkat
from iki_desktop.domain.variabel import Variabel

_MENUNGGU = "Menunggu jawaban: "
_KUTIPAN = 60  # letters of a foreign text that a sentence quotes


def kutip(teks: str) -> str:
    """A foreign text as a sentence quotes it."""
    return f"“{singkat(teks, _KUTIPAN)}”"


def dijawab(pertanyaan: Pertanyaan, jawaban: Jawaban) -> str | None:
    """What was answered to a question, one of its choices as that is written; None where nothing was."""
    ada = jawaban_untuk(pertanyaan.kunci, jawaban)
    if ada is None or not ada.strip():
        return None
    nilai = (satu.nilai for satu in pertanyaan.pilihan)
    return next((satu for satu in (*nilai, ABAIKAN) if kunci_cari(satu) == kunci_cari(ada)), ada)


def menunggu(pertanyaan: Pertanyaan) -> str:
    """What is said of a cell as long as a question about it is open."""
    return f"{_MENUNGGU}{pertanyaan.kalimat}"


def sedang_menunggu(sebab: str) -> bool:
    """Whether a cell is refused for this reason only as long as a question is open."""
    return sebab.startswith(_MENUNGGU)


def tanya_desa(teks: str, calon: Iterable[Pilihan], lembar: str) -> Pertanyaan:
    """Which village a name of the file means."""
    bukan = Pilihan(ABAIKAN, "Bukan desa di kecamatan ini")
    return Pertanyaan(
        "desa", teks, f"{kutip(teks)} tidak ada di daftar desa. Desa mana yang dimaksud?", (*calon, bukan), True, lembar
    )


def tanya_desa_lembar(kunci: str, apa: str, semua: Iterable[Pilihan], lembar: str) -> Pertanyaan:
    """Which village a table is of that names none."""
    lewati = Pilihan(ABAIKAN, "Abaikan tabel ini")
    return Pertanyaan("desa", kunci, f"Desa mana yang melaporkan {apa}?", (*semua, lewati), True, lembar, setempat=True)


def tanya_periode(teks: str, pilihan: Iterable[Pilihan], lembar: str) -> Pertanyaan:
    """Which period a text of the file means."""
    bukan = Pilihan(ABAIKAN, "Bukan periode")
    return Pertanyaan(
        "periode",
        f"periode {teks}",
        f"{kutip(teks)} tidak dikenali sebagai periode. Periode mana yang dimaksud?",
        (*pilihan, bukan),
        True,
        lembar,
    )


def tanya_periode_lembar(pilihan: Iterable[Pilihan], lembar: str) -> Pertanyaan:
    """Which period a table is of that names none."""
    lewati = Pilihan(ABAIKAN, "Abaikan tabel ini")
    return Pertanyaan(
        "periode",
        f"periode {lembar}",
        f"Lembar {kutip(lembar)} tidak menyebut periodenya. Periode mana yang dilaporkan?",
        (*pilihan, lewati),
        True,
        lembar,
        setempat=True,
    )


def tanya_periode_kolom(alamat: str, judul: str, calon: Sequence[Periode], lembar: str) -> Pertanyaan:
    """Which period a column is of whose header says one and the title of its table another."""
    kepala, atas = calon
    return Pertanyaan(
        "periode",
        f"periode {lembar}!{alamat}",
        f"Kepala kolom {kutip(judul)} menyebut {kepala.nama}, tetapi judulnya {atas.nama}. Periode mana yang benar?",
        (
            Pilihan(str(kepala), kepala.nama, "dari kepala kolom"),
            Pilihan(str(atas), atas.nama, "dari judul"),
            Pilihan(ABAIKAN, "Abaikan kolom ini"),
        ),
        True,
        lembar,
        setempat=True,
    )


def pilihan_periode(periode: Periode | None, tahun: int, variabel: Iterable[Variabel]) -> tuple[Pilihan, ...]:
    """The periods that may be meant, of the frequencies of the variables; what the clerk spoke of comes first."""
    frekuensi = sorted({v.frekuensi for v in variabel}, key=PANJANG.__getitem__)
    masa = periode or Periode(tahun, 1, 12)
    semua = [periode] if periode is not None and (not frekuensi or periode.frekuensi in frekuensi) else []
    for satu in frekuensi:
        setahun = Periode(masa.tahun, 1, 12).bagian(satu)
        semua += masa.bagian(satu) or [p for p in setahun if p.holds(masa)]
    return tuple(Pilihan(str(p), p.nama) for p in dict.fromkeys(semua))


def tanya_variabel(teks: str, calon: Iterable[Pilihan], lembar: str) -> Pertanyaan:
    """Which variable a row's label means."""
    return _variable(f"variabel {teks}", f"{kutip(teks)} adalah variabel yang mana?", calon, lembar)


def tanya_variabel_kolom(alamat: str, judul: str, calon: Iterable[Pilihan], lembar: str) -> Pertanyaan:
    """Which variable a column holds."""
    apa = f"Kolom {kutip(judul)}" if judul else f"Kolom di bawah {alamat}"
    kalimat = f"{apa} berisi variabel yang mana?"
    return _variable(f"variabel {lembar}!{alamat}", kalimat, calon, lembar, setempat=True)


def tanya_variabel_tabel(alamat: str, calon: Iterable[Pilihan], lembar: str) -> Pertanyaan:
    """Which variable a whole table is about."""
    kalimat = f"Tabel di {alamat} berisi variabel yang mana?"
    return _variable(f"variabel {lembar}!{alamat}", kalimat, calon, lembar, setempat=True)


def _variable(kunci: str, kalimat: str, calon: Iterable[Pilihan], lembar: str, *, setempat: bool = False) -> Pertanyaan:
    bukan = Pilihan(ABAIKAN, "Bukan variabel kantor ini")
    return Pertanyaan("variabel", kunci, kalimat, (*calon, bukan), True, lembar, setempat=setempat)


def tanya_pemisah(alamat: str, contoh: str, lembar: str) -> Pertanyaan:
    """Whether the one sign in the numbers of a column stands between thousands."""
    tanda, lain = ("koma", ",") if "," in contoh else ("titik", ".")
    depan, _, belakang = contoh.strip().partition(lain)
    return Pertanyaan(
        "pemisah",
        f"pemisah {lembar}!{alamat}",
        f"Apa arti {tanda} pada {kutip(contoh.strip())} di kolom {alamat.rstrip('0123456789')}?",
        (
            Pilihan(RIBUAN, f"Pemisah ribuan: {depan}.{belakang}"),
            Pilihan(DESIMAL, f"Koma desimal: {depan},{belakang}"),
        ),
        lembar=lembar,
        setempat=True,
    )


def tanya_persen(alamat: str, contoh: str, lembar: str) -> Pertanyaan:
    """Whether the plain numbers of a percentage are fractions."""
    kolom = alamat.rstrip("0123456789")
    return Pertanyaan(
        "persen",
        f"persen {lembar}!{alamat}",
        f"Semua angka persen di kolom {kolom} paling besar 1. Apakah {contoh} berarti {contoh} %?",
        (
            Pilihan(PECAHAN, f"Pecahan: {contoh} dikalikan 100"),
            Pilihan(PERSEN, f"Sudah persen: {contoh} %"),
        ),
        lembar=lembar,
        setempat=True,
    )


def tanya_tersembunyi(lembar: str) -> Pertanyaan:
    """Whether figures count that stand in hidden rows or columns."""
    return Pertanyaan(
        "tersembunyi",
        f"tersembunyi {lembar}",
        f"Lembar {kutip(lembar)} berisi angka di baris atau kolom tersembunyi. Apakah angka itu diambil?",
        (Pilihan(TIDAK, "Abaikan yang tersembunyi"), Pilihan(YA, "Ambil juga yang tersembunyi")),
        lembar=lembar,
        setempat=True,
    )


def tanya_tahun(tahun: int, kantor: int, lembar: str) -> Pertanyaan:
    """Whether figures of another year than the one worked in are meant."""
    return Pertanyaan(
        "tahun",
        f"tahun {tahun}",
        f"Berkas ini memuat angka tahun {tahun}, padahal tahun kerja kantor {kantor}. Apakah angka itu diimpor?",
        (Pilihan(YA, f"Impor angka tahun {tahun}"), Pilihan(TIDAK, f"Abaikan angka tahun {tahun}")),
        lembar=lembar,
    )


def tanya_kantor(kunci: str, kecamatan: str, lembar: str) -> Pertanyaan:
    """Whether a sheet of another sub-district is imported all the same."""
    return Pertanyaan(
        "kantor",
        f"kantor {kunci}",
        f"Lembar ini menyebut Kecamatan {singkat(kecamatan, 40)}. Apakah tetap diimpor?",
        (Pilihan(ABAIKAN, "Abaikan lembar ini"), Pilihan(YA, "Tetap impor")),
        lembar=lembar,
        setempat=True,
    )


def tanya_templat_asing(kecamatan: str, lembar: str) -> Pertanyaan:
    """Whether a template that another office file has made is read by the names of its variables."""
    return Pertanyaan(
        "kantor",
        f"kantor {kecamatan}",
        "Templat ini dibuat dari berkas kantor lain. Apakah isinya dibaca menurut nama variabelnya?",
        (Pilihan(YA, "Baca menurut nama"), Pilihan(ABAIKAN, "Abaikan berkas ini")),
        lembar=lembar,
    )
