"""What is said once for a whole table: in the rows above it, in the name of its sheet, in the name of its file."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from iki_desktop.domain.impor.kata import lipat
from iki_desktop.domain.impor.kenal import Isi, Kenal, isi_baris, teks_sel
from iki_desktop.domain.impor.kenali_periode import BacaanPeriode, baca_teks_periode
from iki_desktop.domain.impor.kepala import berangka
from iki_desktop.domain.impor.lembar import Lembar
from iki_desktop.domain.impor.peran import jenis_label
from iki_desktop.domain.impor.peta import Tabel
from iki_desktop.domain.teks import BULAN

_ATAS_MAKS = 15  # rows above a header that are read as its title
_ANTARA_MAKS = 2000  # rows above a table that may have titles of other tables
_TEKS_MAKS = 300  # letters of a title
_BUKAN_JUDUL = frozenset({"tanda_tangan", "catatan", "akhir"})
_DESA = frozenset({"desa", "ds", "kelurahan", "kel", "pemdes"})
_KECAMATAN = frozenset({"kecamatan", "kec"})
# Words that go on after a name without being part of it.
_HENTI = frozenset(
    f"""kecamatan kec kabupaten kab kota provinsi propinsi prov bulan bln tahun thn th ta triwulan tribulan tw semester
    smt periode masa laporan rekap rekapitulasi data tabel daftar final revisi rev fix baru copy salinan perbaikan ok
    versi v se di pada per untuk yang dalam tingkat tahap ini nomor no jan feb peb mar apr jun jul agt ags agu sep sept
    okt nov nop des pebruari nopember tanggal s sd xlsx xls ods csv kode telp jl jalan desa kelurahan ds
    {" ".join(BULAN).casefold()}""".split()
)
# What goes on after such words is about a place, another office, or who is left out; and about when it was written.
_BUKAN_PELAPOR = re.compile(
    r"\b(?:jl|jln|jalan|alamat|telp|telepon|e-?mail|website|tempat|bertempat|lokasi|balai\s+desa|yth|kepada|tembusan"
    r"|disampaikan|kecuali|selain|tanpa|(?:tidak|belum)\s+termasuk)\b.*"
)
_BUKAN_MASA = re.compile(
    r"\b(?:dikirim|disusun|dicetak|diterima|diperbarui|dimutakhirkan|disampaikan|paling\s+lambat|batas|tenggat|cetak|update)\b.*"
)
# Numbers that aren't whole: `(dalam ribuan)`, `Satuan: juta rupiah`, `(x Rp 1.000)`, `(Rp. 000)`.
_SKALA = re.compile(
    r"\b(?:dalam|satuan)\b[\s:]*(?:ribu|juta|milyar|miliar|rb\b|jt\b)\w*(?:\s+rp\b|\s+rupiah)?"
    r"|\b(?:ribu|juta|milyar|miliar)(?:an)?\s+(?:rp\b|rupiah)|\brp\.?\s*(?:ribu|juta|milyar|miliar)\w*"
    r"|\bx\s*(?:rp\.?\s*)?1[.,]?000\b|\(\s*(?:rp\.?\s*)?000\s*\)|\((?:ribu|juta)(?:an)?\)"
)
_RENCANA = re.compile(
    r"\W*(?:(?:data|daftar|rekap(?:itulasi)?|tabel|laporan|angka)\W+)*(target|rencana|proyeksi|estimasi|contoh|simulasi)\b"
)
_TERJADI = re.compile(r"\b(?:realisasi|pelaksanaan|capaian|pencapaian|evaluasi|hasil)\b")
_POTONG = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_AWALAN = re.compile(
    r"(?:(?:rekap(?:itulasi)?|data|daftar|tabel|formulir|form|format|lampiran|jumlah|banyaknya)\b[\s:.-]*(?:\d+\b[\s:.-]*)?)+"
)
_EKOR = re.compile(
    r"[\s,(:-]+(?:(?:per|tiap|setiap|di|menurut|pada|dari|tingkat|untuk|se)[\s-]+)?"
    r"(?:desa|ds|kecamatan|kec|kelurahan|kabupaten|bulan|bln|tahun|triwulan|tribulan|tw|semester|periode|pemerintah)\b"
)


@dataclass(frozen=True, slots=True)
class SebutanDesa:
    """Villages of ours that a text names, and names of others that it says are villages."""

    desa: frozenset[int] = frozenset()
    lain: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether it names any."""
        return bool(self.desa or self.lain)


def judul_tabel(lembar: Lembar, tabel: Tabel) -> list[str]:
    """The lines of the title above a table, from top to bottom, up to where figures of another one stand."""
    baris: list[str] = []
    for b in range(tabel.kepala[0] - 1, max(tabel.kepala[0] - 1 - _ATAS_MAKS, -1), -1):
        semua = isi_baris(lembar.baris[b], 0, len(lembar.baris[b]))
        isi = _over(lembar, b, semua, tabel)
        if not isi:
            continue
        teks = _line(isi)
        arti = jenis_label(teks_sel(semua[0][1]))
        if berangka(semua) and arti not in {"kop", "judul"} and not _one_number(semua):
            break
        if arti not in _BUKAN_JUDUL and teks:
            baris.append(teks)
    return baris[::-1]


def judul_lembar(lembar: Lembar, tahu: Kenal) -> list[str]:
    """The lines at the top of a sheet, before its first header or figures."""
    hasil: list[str] = []
    for isi in (isi_baris(satu, 0, len(satu)) for satu in lembar.baris[:_ATAS_MAKS]):
        if isi and len(isi) > 1 and not tahu.sebutan_judul(isi):
            break
        if isi and jenis_label(teks_sel(isi[0][1])) not in _BUKAN_JUDUL:
            hasil.append(_line(isi))
    return [teks for teks in hasil if teks]


def judul_antara(lembar: Lembar, tabel: Tabel) -> list[str]:
    """The lines of text alone in their row between the top of a sheet and a table, beyond what is its own title."""
    hasil: list[str] = []
    for b in range(max(tabel.kepala[0] - _ANTARA_MAKS, 0), max(tabel.kepala[0], 0)):
        isi = isi_baris(lembar.baris[b], 0, len(lembar.baris[b]))
        alone = len(isi) in {1, 2} and isi[0][1][0] == "t" and not berangka(isi)
        if alone and jenis_label(teks_sel(isi[0][1])) not in _BUKAN_JUDUL:
            hasil.append(_line(isi))
    return hasil


def _over(lembar: Lembar, baris: int, isi: Isi, tabel: Tabel) -> Isi:
    """The cells of a row that stand over a table: those of its columns, and one that is alone in its row."""
    kiri, kanan = tabel.kolom
    dalam = [(k, c) for k, c in isi if kiri <= k <= kanan]
    if len(isi) == 1 or len(dalam) == len(isi):
        return isi
    lebar = {g.kiri for g in lembar.gabung if g.atas <= baris <= g.bawah and g.kiri < kiri <= g.kanan}
    return [(k, c) for k, c in isi if kiri <= k <= kanan or k in lebar or (k == kiri - 1 and len(isi) == 2)]


def _one_number(isi: Isi) -> bool:
    """Whether it is `Tahun : 2026`, with one number and no village or other row of a table."""
    angka = [c for _, c in isi if c[0] != "t"]
    return (
        len(isi) <= 3 and len(angka) == 1 and lipat(teks_sel(isi[0][1])).startswith(("tahun", "t.a", "bulan", "kode"))
    )


def _line(isi: Isi) -> str:
    return " ".join(" ".join(teks_sel(c).split()) for _, c in isi if c[0] in "tnd")[:_TEKS_MAKS]


def sebutan_desa(teks: Iterable[str], tahu: Kenal) -> SebutanDesa:
    """The villages that lines of a title, or a name of a sheet or file, name."""
    desa: set[int] = set()
    lain: set[str] = set()
    for satu in teks:
        if (pasti := tahu.desa.pasti(satu)) is not None:
            desa.add(pasti)
            continue
        rata = _BUKAN_PELAPOR.sub("", lipat(satu).replace("_", " "))
        for id_desa, nama in _named(_POTONG.findall(rata), tahu):
            if id_desa is not None:
                desa.add(id_desa)
            else:
                lain.add(nama)
    return SebutanDesa(frozenset(desa), frozenset(lain))


def _named(potong: Sequence[str], tahu: Kenal) -> Iterator[tuple[int | None, str]]:
    ke = 0
    while ke < len(potong):
        if not potong[ke].isalpha() or (ke and potong[ke - 1] in _KECAMATAN):
            ke += 1
            continue
        disebut = _prefixed(potong, ke)
        id_desa, sampai = _longest(potong, ke, tahu)
        if sampai > ke:
            kunci = "".join(potong[ke:sampai])
            if disebut or kunci != tahu.kecamatan:
                yield (
                    (id_desa, "")
                    if id_desa is not None and _ends(potong, sampai)
                    else (None, " ".join(potong[ke:sampai]))
                )
            ke = sampai
        elif disebut and (nama := _unknown(potong, ke)):
            yield None, nama
            ke += 1
        else:
            ke += 1


def _prefixed(potong: Sequence[str], ke: int) -> bool:
    """Whether `Desa` stands right before it."""
    sebelum = ke - 1
    while sebelum >= 0 and potong[sebelum] in {":", "."}:
        sebelum -= 1
    return sebelum >= 0 and potong[sebelum] in _DESA


def _longest(potong: Sequence[str], ke: int, tahu: Kenal) -> tuple[int | None, int]:
    """The village whose name begins here, and where it ends; (None, ke) where none does."""
    kata = list(potong[ke : ke + tahu.desa.kata_terpanjang])
    for panjang in range(len(kata), 0, -1):
        kunci = "".join(kata[:panjang])
        ada = tahu.desa.bernama(kunci) if len(kunci) > 2 else frozenset()
        if ada and all(p.isalnum() for p in kata[:panjang]):
            return (next(iter(ada)) if len(ada) == 1 else None), ke + panjang
    return None, ke


def _ends(potong: Sequence[str], ke: int) -> bool:
    """Whether a name may end here: not where another word goes on with it (`Ngroto Kidul`), nor an “and”."""
    if ke >= len(potong):
        return True
    kata = potong[ke]
    return kata.isdigit() or kata in _HENTI or (not kata.isalnum() and kata not in {"&", "+", "/"})


def _unknown(potong: Sequence[str], ke: int) -> str:
    """The name of another village: only where the line is about it (`DESA PANDANSARI`, `Desa : X`)."""
    depan = list(potong[:ke])
    awal = [p for p in depan if p.isalpha()]
    if any(p not in _DESA | {"pemerintah", "nama", "kantor"} for p in awal) or potong[ke] in _HENTI:
        return ""
    nama: list[str] = []
    for p in potong[ke : ke + 4]:
        if not p.isalpha() or p in _HENTI:
            break
        nama.append(p)
    return " ".join(nama)


def kecamatan_disebut(teks: Iterable[str], tahu: Kenal) -> str:
    """The name of another sub-district that a title names; empty where it names none, or ours."""
    for satu in teks:
        potong = _POTONG.findall(lipat(satu))
        for ke, kata in enumerate(potong):
            if kata not in _KECAMATAN:
                continue
            mulai = ke + 1
            while mulai < len(potong) and potong[mulai] in {":", "."}:
                mulai += 1
            nama: list[str] = []
            for p in potong[mulai : mulai + 4]:
                if not p.isalpha() or p in _HENTI or p in {"dan", "angka"}:
                    break
                nama.append(p)
            kunci = "".join(nama)
            if kunci and tahu.kecamatan and not kunci.startswith(tahu.kecamatan):
                return " ".join(nama).title()
    return ""


def periode_judul(teks: Iterable[str], tahun: int | None) -> BacaanPeriode:
    """What lines of a title say of periods, together: a year in one of them is that of a month in another."""
    return baca_teks_periode(" | ".join(_BUKAN_MASA.sub("", lipat(satu)) for satu in teks), tahun)


def rencana_disebut(teks: Iterable[str]) -> str:
    """The word by which a title or a name says that figures haven't come to pass; empty where none does."""
    for satu in teks:
        rata = lipat(satu).replace("_", " ")
        if (cocok := _RENCANA.match(rata)) and not _TERJADI.search(rata):
            return cocok[1]
    return ""


def skala(teks: str) -> str:
    """The words by which a text says that numbers are in thousands or millions; empty where it doesn't."""
    cocok = _SKALA.search(lipat(teks)) if len(teks) <= _TEKS_MAKS else None
    return cocok[0].strip() if cocok else ""


def skala_tabel(lembar: Lembar, tabel: Tabel) -> str:
    """The same of what stands above a table, and of the notes in it and under it."""
    atas = range(max(tabel.kepala[0] - _ATAS_MAKS, 0), max(tabel.kepala[0], 0))
    for b in (*atas, *tabel.baris("catatan", "kelompok")):
        if b < len(lembar.baris) and (ada := skala(_line(isi_baris(lembar.baris[b], 0, len(lembar.baris[b]))))):
            return ada
    return ""


def variabel_judul(teks: Iterable[str], tahu: Kenal) -> frozenset[int]:
    """The variables that lines of a title are the names of, but for village, period and words like “Rekap”."""
    hasil: set[int] = set()
    for satu in teks:
        if len(satu) > _TEKS_MAKS:
            continue
        rata = lipat(satu).replace("_", " ")
        rupa = [satu, _AWALAN.sub("", rata, count=1) if _AWALAN.match(rata) else rata]
        rupa += [r[: cocok.start()] for r in list(rupa) for cocok in _EKOR.finditer(lipat(r))]
        rupa += [b.sisa for r in list(rupa) if (b := baca_teks_periode(r, tahu.tahun)).periode]
        for calon in sorted(set(rupa), key=len, reverse=True):
            if (pasti := tahu.variabel.pasti(calon)) is not None:
                hasil.add(pasti)
                break
    return frozenset(hasil)
