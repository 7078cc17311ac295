"""The rows under a header: which are data, totals, headings, notes, signatures, and where the table ends."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from iki_desktop.domain.impor.judul import sebutan_desa
from iki_desktop.domain.impor.kata import kata, kunci_kata
from iki_desktop.domain.impor.kenal import Isi, Kenal, seperti_angka, teks_sel
from iki_desktop.domain.impor.kenali_periode import baca_teks_periode
from iki_desktop.domain.impor.kepala import PEMISAH, Bidang, baris_nomor, berangka, seperti_kepala
from iki_desktop.domain.impor.peran import Peran, jenis_label, nama_kecamatan, peran_kepala
from iki_desktop.domain.impor.peta import JenisBaris

_KOSONG_MAKS = 1000  # blank rows within a table
_CONTOH = 200  # rows that are looked at to tell what a column holds
_TEKS_MAKS = 300  # letters of a title
_BUKAN_NILAI: frozenset[Peran] = frozenset({"no", "desa", "variabel", "periode", "satuan", "keterangan", "kode"})


@dataclass(slots=True)
class Badan:
    """What is needed to tell the rows of one table, and what was told of them so far."""

    bidang: Bidang
    kepala: tuple[int, int]
    teks: Mapping[int, str]
    kenal: Kenal
    nilai: frozenset[int] = frozenset()  # columns of figures
    label: int = -1  # the first column of names
    no: int = -1
    perdesa: bool = False
    bervariabel: bool = False
    jenis: list[JenisBaris] = field(default_factory=list)
    lekat: str = ""  # what goes on until figures come again: notes, a signature, the end
    kiri: int = 0
    kanan: int = 0
    _tanda: list[dict[int, str]] = field(default_factory=list)
    _judul: set[str] | None = None

    def __post_init__(self) -> None:
        """Looks at the columns."""
        self._tanda = [self._mark(b) for b in range(self.kepala[0], self.kepala[1] + 1)]
        self._look()

    def _mark(self, baris: int) -> dict[int, str]:
        return {k: kunci_kata(teks_sel(c)) for k, c in self.bidang.isi(baris)}

    def _look(self) -> None:
        """Tells columns of figures from those of names, by their headers and by what stands in them."""
        peran = {k: peran_daun(t) for k, t in self.teks.items()}
        teks: dict[int, int] = {}
        angka: dict[int, int] = {}
        desa: dict[int, int] = {}
        dilihat = 0
        awal = self.kepala[1] + 1
        for b in range(awal, min(self.bidang.bawah, awal + 10 * _CONTOH)):
            isi = self.bidang.isi(b)
            if not berangka(isi):
                if dilihat and len(isi) > 1 and seperti_kepala(isi, self.kenal) > 1 and self._repeated(isi) < 0:
                    break  # another table
                continue
            for k, c in isi:
                if c[0] in "npfeb" or (c[0] == "t" and seperti_angka(c[1:])):
                    angka[k] = angka.get(k, 0) + 1
                else:
                    teks[k] = teks.get(k, 0) + 1
                if c[0] in "tn" and self.kenal.desa.pasti(c[1:]) is not None:
                    desa[k] = desa.get(k, 0) + 1
            dilihat += 1
            if dilihat >= _CONTOH:
                break
        kolom = set(self.teks) | set(teks) | set(angka)
        nama = {k for k in kolom if peran.get(k, "") in {"desa", "variabel", "periode"}}
        nama |= {k for k in kolom if not self._told(k) and teks.get(k, 0) > angka.get(k, 0)}
        nama |= {k for k, n in desa.items() if 2 * n > teks.get(k, 0) + angka.get(k, 0) and not self._told(k)}
        bukan = nama | {k for k in kolom if peran.get(k, "") in _BUKAN_NILAI}
        self.no = next((k for k in sorted(kolom) if peran.get(k) == "no"), -1)
        self.nilai = frozenset(kolom - bukan)
        sebelum = [k for k in sorted(nama) if peran.get(k, "") not in {"satuan", "keterangan", "kode", "no"}]
        bernama = [k for k in sebelum if peran.get(k) == "desa" or 2 * desa.get(k, 0) > teks.get(k, 0)]
        self.label = (bernama or sebelum or [-1])[0]
        self.perdesa = any(peran.get(k) == "desa" or desa.get(k, 0) for k in nama) and not any(
            peran.get(k) == "variabel" and k < self.label for k in nama
        )
        self.bervariabel = any(peran.get(k) == "variabel" for k in nama)
        self.kiri, self.kanan = min(kolom, default=0), max(kolom, default=0)

    def _told(self, kolom: int) -> bool:
        """Whether the header says that a column is of figures: of a period, a variable, a village."""
        teks = self.teks.get(kolom, "")
        return bool(teks) and any(
            peran_kepala(t) in {"nilai", "jumlah", "lain"} or (self.kenal.kepala(t) and not peran_kepala(t))
            for t in teks.split(PEMISAH)
        )

    def scan(self) -> int:
        """Tells each row up to the end of the table; the row after it."""
        b = self.kepala[1] + 1
        kosong = 0
        while b < self.bidang.bawah and kosong <= _KOSONG_MAKS:
            isi = self.bidang.isi(b)
            kosong = 0 if isi else kosong + 1
            if isi and not self._has_figures(isi) and len(isi) > 1:
                ulang = self._repeated(isi)
                if ulang == 0 and self._headed_above(b) and not sebutan(self.bidang, b, self.kenal) <= self._title():
                    return self._cut(b)
                if ulang >= 0:
                    self.jenis.append("kepala")
                    if self.lekat:
                        self.lekat = ""
                    b += 1
                    continue
                if self._other_header(b, isi):
                    return self._cut(b)
            self.jenis.append(self._one(b, isi))
            b += 1
        return self._trim(b)

    def _title(self) -> set[str]:
        """Which villages and periods its title names."""
        if self._judul is None:
            self._judul = sebutan(self.bidang, self.kepala[0], self.kenal)
        return self._judul

    def _headed_above(self, baris: int) -> bool:
        """Whether what names village or period stands between the rows before and a repeated header."""
        return baris > 0 and bool(self.jenis) and self.jenis[-1] not in {"data", "jumlah"}

    def _has_figures(self, isi: Isi) -> bool:
        nilai = self.nilai
        for k, c in isi:
            if k in nilai:
                if c[0] in "npfeb":
                    return True
                if c[0] == "t" and seperti_angka(c[1:]):
                    return True
        return False

    def _repeated(self, isi: Isi) -> int:
        """Which header row this one repeats, from 0; -1: none."""
        for ke, tanda in enumerate(self._tanda):
            if len(tanda) == len(isi) and all(tanda.get(k) == kunci_kata(teks_sel(c)) for k, c in isi):
                return ke
        return -1

    def _other_header(self, baris: int, isi: Isi) -> bool:
        """Whether another table begins here."""
        if not self.jenis or (self.lekat == "akhir" and not self.kenal.kepala(teks_sel(isi[0][1]))):
            return False
        dikenal = seperti_kepala(isi, self.kenal)
        if dikenal < 0:
            return False
        kosong = self.jenis[-1] not in {"data", "jumlah", "nomor", "kepala"}
        pertama = peran_kepala(teks_sel(isi[0][1]))
        if not ((dikenal >= 2 and pertama) or (kosong and (dikenal >= 2 or pertama or len(isi) >= 3))):
            return False
        for b in range(baris + 1, min(baris + 6, self.bidang.bawah)):
            if berangka(bawah := self.bidang.isi(b)) and not baris_nomor(bawah, bebas=True):
                return len(bawah) * 2 > len(isi)
        return False

    def _cut(self, baris: int) -> int:
        """Leaves what stands between the last rows of this table and the next header to that."""
        isi = {"data", "jumlah", "catatan", "tanda_tangan"}
        while self.jenis and self.jenis[-1] not in isi:
            self.jenis.pop()
        return self.kepala[1] + 1 + len(self.jenis) if self.jenis else baris

    def _trim(self, sampai: int) -> int:
        while self.jenis and self.jenis[-1] == "kosong":
            self.jenis.pop()
        return sampai

    def _one(self, baris: int, isi: Isi) -> JenisBaris:
        if not isi:
            return "kosong"
        mulai = not self.jenis or (self.jenis[-1] in {"kepala", "nomor", "kosong"} and "data" not in self.jenis[-3:])
        if baris_nomor(isi, bebas=mulai) and isi[0][1][0] != "f":
            return "nomor"
        angka = self._has_figures(isi)
        if len(isi) == 1 and not angka and (ulang := self._repeated(isi)) >= 0 and self.jenis[-1:] != ["data"]:
            return "kepala" if ulang >= 0 else "judul"
        if self.lekat == "akhir":
            return "catatan"
        kolom, teks = self._name(isi)
        return self._with_figures(teks) if angka else self._without(baris, isi, kolom, teks)

    def _name(self, isi: Isi) -> tuple[int, str]:
        """The text by which a row goes, and its column."""
        semua = [(k, c[1:]) for k, c in isi if c[0] == "t" and k not in self.nilai and k != self.no]
        if semua:
            return next((satu for satu in semua if satu[0] == self.label), semua[0])
        pertama = next(((k, c[1:]) for k, c in isi if c[0] == "t" and not seperti_angka(c[1:])), (-1, ""))
        kolom_no = next((c[1:] for k, c in isi if k == self.no and c[0] == "t"), "")
        return (self.no, kolom_no) if jenis_label(kolom_no) == "jumlah" else pertama

    def _with_figures(self, teks: str) -> JenisBaris:
        arti = jenis_label(teks)
        if arti in {"", "judul"}:
            self.lekat = ""
            return "jumlah" if self._office(teks) else "data"
        if self.kenal.label(teks):
            self.lekat = ""
            return "data"
        if arti == "jumlah" or (arti == "mungkin_jumlah" and self.perdesa and not self.bervariabel):
            return "jumlah"
        if arti == "akhir":
            self.lekat = "akhir"
            return "catatan"
        kunci = kunci_kata(teks)
        if arti == "kop" or kunci.startswith("nip"):
            return "kop" if arti == "kop" else "tanda_tangan"
        self.lekat = ""
        return "data"

    def _office(self, teks: str) -> bool:
        """Whether a row of a table by village is the sub-district's own: a total."""
        if not self.perdesa or self.kenal.desa.pasti(teks) is not None:
            return False
        semua = kata(teks)
        kunci = nama_kecamatan(teks) or "".join(semua)
        return (bool(kunci) and kunci == self.kenal.kecamatan) or semua[:1] in {
            ("kabupaten",),
            ("kecamatan",),
            ("kec",),
        }

    def _without(self, baris: int, isi: Isi, kolom: int, teks: str) -> JenisBaris:
        """A row without figures."""
        arti = jenis_label(teks)
        if arti == "akhir":
            self.lekat = "akhir"
            return "catatan"
        bernomor = any(k == self.no and c[0] == "n" for k, c in isi)
        milik = self.kenal.desa.pasti(teks) is not None
        sendiri = milik if self.perdesa else self.kenal.variabel.pasti(teks) is not None
        if kolom == self.label and sendiri and (bernomor or not self.lekat):
            return "data"
        if milik and not self._placed(isi, kolom) and self._before_data(baris):
            self.lekat = ""
            return "kelompok"
        if arti == "jumlah" and not self.lekat:
            return "jumlah"
        if arti == "catatan":
            self.lekat = "catatan"
            return "catatan"
        if arti == "tanda_tangan" and not bernomor:
            self.lekat = "tanda_tangan"
            return "tanda_tangan"
        if self.lekat:
            if (
                self._before_data(baris)
                and arti not in {"kop", "judul"}
                and len(isi) <= 2
                and kolom <= max(self.label, 0)
            ):
                self.lekat = ""
                return "kelompok"
            return "tanda_tangan" if self.lekat == "tanda_tangan" else "catatan"
        if arti in {"kop", "judul"} and not bernomor:
            lain = not _names(teks, self.kenal) <= self._title()
            return "kelompok" if lain and self._before_data(baris) else "kop"
        if bernomor or self._placed(isi, kolom):
            return "data"
        if not teks:
            return "data" if any(k in self.nilai for k, _ in isi) else "kelompok"
        if len(isi) <= 2:
            return "kelompok" if kolom <= max(min(self.nilai, default=0), self.label) else "catatan"
        return "data" if kolom == self.label else "catatan"

    def _placed(self, isi: Isi, kolom: int) -> bool:
        """Whether it has its name where names stand, and words where figures would: a row that can't be read."""
        return kolom == self.label and any(k in self.nilai for k, _ in isi)

    def _before_data(self, baris: int) -> bool:
        """Whether rows with figures follow at once, or after a header or blank rows."""
        for b in range(baris + 1, min(baris + 5, self.bidang.bawah)):
            isi = self.bidang.isi(b)
            if isi and self._has_figures(isi):
                return True
            if isi and self._repeated(isi) < 0 and not (len(isi) > 1 and self.label in {k for k, _ in isi}):
                return False
        return False


def peran_daun(teks: str) -> Peran:
    """The role of a column: that of the lowest of its header's texts which is no unit in brackets."""
    for satu in reversed(teks.split(PEMISAH)):
        if peran := peran_kepala(satu):
            return peran
        if satu[:1] != "(":
            return ""
    return ""


def sebutan(bidang: Bidang, kepala: int, kenal: Kenal) -> set[str]:
    """Which villages and periods the rows right above a header name, to tell one group's heading from another's."""
    hasil: set[str] = set()
    for b in range(kepala - 1, max(bidang.atas, kepala - 12) - 1, -1):
        isi = bidang.isi(b)
        if berangka(isi) and not kenal.sebutan_judul(isi):
            break
        if not isi:
            continue
        teks = " ".join(teks_sel(c) for _, c in isi)
        if jenis_label(teks) in {"tanda_tangan", "catatan"}:
            continue
        hasil |= _names(teks, kenal)
    return hasil


def _names(teks: str, kenal: Kenal) -> set[str]:
    """The villages and periods of a text."""
    if len(teks) > _TEKS_MAKS:
        return set()
    desa = sebutan_desa([teks], kenal)
    masa = baca_teks_periode(teks, kenal.tahun).periode
    return {f"desa {d}" for d in desa.desa} | desa.lain | {str(p) for p in masa}
