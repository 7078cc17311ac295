"""Which variable a text names. Certain is only what is equal after normalising; what is merely alike is proposed."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from iki_desktop.domain.impor.kata import kata, lipat
from iki_desktop.domain.impor.terakhir import for_the_same
from iki_desktop.domain.variabel import Variabel

MIRIP = 0.72  # how alike a text must be to be proposed
CALON_MAKS = 5

_NOMOR = re.compile(
    r"[\s'*•-]*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})\s*[.)]+|\d{1,3}(?:\.\d{1,3})*(?=\s))\s*(?=[^\W\d_])"
)
_SATUAN = re.compile(r"\s*[(\[]\s*([^()\[\]]{1,30})\s*[)\]]\s*\Z")
_SINGKATAN = {"jml": "jumlah", "jlh": "jumlah", "jmlh": "jumlah", "dgn": "dengan", "yg": "yang", "lap": "laporan"}
_JUMLAH = frozenset({"jumlah", "banyaknya", "banyak"})
_SAMA_SATUAN = {"jiwa": "orang", "org": "orang", "rupiah": "rp", "dok": "dokumen", "prosen": "persen"}
# What a unit may be where the variable has none of its own.
_SATUAN_UMUM = frozenset({"orang", "kali", "dokumen", "laporan", "kegiatan", "unit", "buah", "kasus", "hari", "rp"})
_UMUM = frozenset({
    "jumlah", "banyaknya", "banyak", "data", "laporan", "draf", "dan", "atau", "yang", "di", "ke", "dari", "untuk",
    "per", "dalam", "tentang", "kegiatan", "dokumen", "total", "realisasi", "tahun", "bulan", "desa", "kecamatan"
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class CalonVariabel:
    """A variable that may be meant: how alike (0 to 1), and why it is proposed."""

    id: int
    skor: float
    sebab: str


@dataclass(frozen=True, slots=True)
class VariabelDikenal:
    """`id` only where it is certain; else `calon`, the likeliest first."""

    id: int | None
    calon: tuple[CalonVariabel, ...] = ()


def _words(teks: str) -> tuple[str, ...]:
    semua = kata(lipat(teks).replace("&", " dan ").replace("%", " persen "))
    return tuple(_SINGKATAN.get(k, k) for k in semua)


def _unit(teks: str) -> str:
    kunci = "".join(_words(teks))
    return _SAMA_SATUAN.get(kunci, kunci)


def _without_count(semua: tuple[str, ...]) -> tuple[str, ...]:
    return semua[1:] if len(semua) > 1 and semua[0] in _JUMLAH else semua


class PengenalVariabel:
    """Looks variables up by name and printed name; remembers what it has seen."""

    def __init__(self, variabel: Sequence[Variabel]) -> None:
        """The variables among which to look."""
        self.variabel = {v.id: v for v in variabel}
        self._nama: dict[str, set[int]] = {}
        self._tanpa_jumlah: dict[str, set[int]] = {}
        self._dikenal: dict[str, VariabelDikenal] = {}
        self._sama: dict[str, frozenset[int]] = {}
        self._kata: dict[int, list[tuple[str, ...]]] = {}
        banyak: Counter[str] = Counter()
        for v in variabel:
            nama = [_words(n) for n in dict.fromkeys((v.nama, v.tercetak)) if _words(n)]
            self._kata[v.id] = nama
            banyak.update({k for n in nama for k in n})
            for n in nama:
                self._nama.setdefault("".join(n), set()).add(v.id)
                self._tanpa_jumlah.setdefault("".join(_without_count(n)), set()).add(v.id)
        self._jarang = {k for k, n in banyak.items() if n <= 3 and k not in _UMUM and not k.isdigit()}

    def pasti(self, teks: str) -> int | None:
        """The variable that the text names for certain."""
        cocok = self._equal(teks)
        return next(iter(cocok)) if len(cocok) == 1 else None

    def kenali(self, teks: str) -> VariabelDikenal:
        """The variable of a text, or those that may be meant."""
        hasil = self._dikenal.get(teks)
        if hasil is None:
            hasil = self._dikenal[teks] = self._look(teks)
        return hasil

    def _look(self, teks: str) -> VariabelDikenal:
        cocok = self._equal(teks)
        if len(cocok) == 1:
            return VariabelDikenal(next(iter(cocok)))
        if cocok:
            sama = "sama persis dengan lebih dari satu variabel"
            return VariabelDikenal(None, tuple(CalonVariabel(v, 0.99, sama) for v in sorted(cocok)))
        return VariabelDikenal(None, self._alike(teks))

    def _equal(self, teks: str) -> frozenset[int]:
        hasil = self._sama.get(teks)
        if hasil is None:
            hasil = self._sama[teks] = self._match(teks)
        return hasil

    def _match(self, teks: str) -> frozenset[int]:
        """Those of this very name, tried from the strictest reading on."""
        rata = lipat(teks)
        cocok = _NOMOR.match(rata)
        rupa = [rata, rata[cocok.end() :]] if cocok else [rata]
        lugas = [_words(r) for r in rupa if _words(r)]
        satuan = [(_words(r[: s.start()]), s[1]) for r in rupa if (s := _SATUAN.search(r))]
        for nama, tanpa in ((self._nama, False), (self._tanpa_jumlah, True)):
            for satu in lugas:
                if ada := nama.get("".join(_without_count(satu) if tanpa else satu)):
                    return frozenset(ada)
            for satu, unit in satuan:
                kunci = "".join(_without_count(satu) if tanpa else satu)
                if ada := {v for v in nama.get(kunci, ()) if self._has_unit(v, unit)}:
                    return frozenset(ada)
        return frozenset()

    def _has_unit(self, id_variabel: int, unit: str) -> bool:
        punya = _unit(self.variabel[id_variabel].satuan)
        return _unit(unit) == punya if punya else _unit(unit) in _SATUAN_UMUM

    def _alike(self, teks: str) -> tuple[CalonVariabel, ...]:
        rata = lipat(teks)
        cocok = _NOMOR.match(rata)
        rata = rata[cocok.end() :] if cocok else rata
        satuan = _SATUAN.search(rata)
        rupa = {_without_count(_words(r)) for r in (rata, rata[: satuan.start()] if satuan else rata)} - {()}
        skor: dict[int, tuple[float, str]] = {}
        for v, semua in self._kata.items():
            for nama in semua:
                nilai = max((_likeness(r, _without_count(nama)) for r in rupa), default=0.0)
                sebab = "namanya mirip"
                if nilai < MIRIP and self._tells_it(rupa, nama):
                    nilai, sebab = 0.75, "kata-katanya ada di namanya"
                if nilai >= MIRIP and nilai > skor.get(v, (0.0, ""))[0]:
                    skor[v] = (min(round(nilai, 3), 0.98), sebab)
        calon = sorted((CalonVariabel(v, *isi) for v, isi in skor.items()), key=lambda c: (-c.skor, c.id))
        return tuple(calon[:CALON_MAKS])

    def _tells_it(self, rupa: Iterable[tuple[str, ...]], nama: tuple[str, ...]) -> bool:
        """Whether what the text says is all in the name, one word of it such as few names have."""
        for r in rupa:
            penting = {k for k in r if k not in _UMUM}
            if penting and penting <= set(nama) and penting & self._jarang:
                return True
        return False


def _likeness(kiri: tuple[str, ...], kanan: tuple[str, ...]) -> float:
    """The better of how alike the letters are and how many words they share."""
    bersama = sum((Counter(kiri) & Counter(kanan)).values())
    kata_sama = 2 * bersama / (len(kiri) + len(kanan))
    cocok = SequenceMatcher(None, "".join(kiri), "".join(kanan), autojunk=False)
    if cocok.real_quick_ratio() < MIRIP or cocok.quick_ratio() < MIRIP:
        return kata_sama
    return max(kata_sama, cocok.ratio())


@for_the_same
def pengenal_variabel(variabel: Sequence[Variabel]) -> PengenalVariabel:
    """The one for these variables."""
    return PengenalVariabel(variabel)


def kenali_variabel(teks: str, variabel: Sequence[Variabel]) -> VariabelDikenal:
    """The variable that a text names: certain, proposed, or none.

    Certain is a name or a printed name equal but for case, spacing, punctuation, numbering, its own unit in brackets
    and “Jumlah” before it, where only one has it.
    """
    return pengenal_variabel(variabel).kenali(teks)
