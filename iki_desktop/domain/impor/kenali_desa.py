"""Which village a text names. Certain is only what is equal after normalising; what is merely alike is proposed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from iki_desktop.domain.desa import Desa
from iki_desktop.domain.impor.kata import kata, kunci_kata, lipat
from iki_desktop.domain.impor.terakhir import for_the_same

MIRIP = 0.6  # how alike a name must be to be proposed
CALON_MAKS = 5

# Ten digits, with or without points: BPS `3507310001` (`35.07.310.001`), Kemendagri `35.07.26.2001`.
_KODE = re.compile(r"(?<![\d.])\d{2}\.?\d{2}\.?(?:\d{2}\.?\d{4}|\d{3}\.?\d{3})(?!\d|\.\d)", re.ASCII)
_BULAT = re.compile(r"(?<=\d)\.0+(?=\s|\Z)")  # a code that was a number once
_NOMOR = re.compile(r"[\s'(]*(?:\d{1,3}|(?:[a-z]|[ivx]{2,4})(?=\s*[.)]))\s*[.):-]*\s*(?=[^\W\d_])")
_KURUNG = re.compile(r"\([^()]*\)")
_DESA = frozenset({"desa", "ds", "kel", "kelurahan", "pemdes"})
_SEBELUM_DESA = frozenset({"pemerintah", "pemerintahan", "kantor", "nama"})


@dataclass(frozen=True, slots=True)
class CalonDesa:
    """A village that may be meant: how alike (0 to 1), and why it is proposed."""

    id: int
    skor: float
    sebab: str


@dataclass(frozen=True, slots=True)
class DesaDikenal:
    """`id` only where it is certain; else `calon`, the likeliest first. `desa_lain` is the name where the text says
    that it is a village (`DESA PANDANSARI`) and none of ours is certain."""

    id: int | None
    calon: tuple[CalonDesa, ...] = ()
    desa_lain: str = ""


def tanpa_sebutan(semua: Sequence[str]) -> Sequence[str]:
    """The words of a name without what stands for “village” before it: `ds`, `kelurahan`, `pemerintah desa`."""
    mulai = 0
    while mulai < len(semua) - 1:
        if semua[mulai] in _DESA or (
            semua[mulai] in _SEBELUM_DESA and any(k in _DESA for k in semua[mulai + 1 : mulai + 3])
        ):
            mulai += 1
        else:
            break
    return semua[mulai:]


class PengenalDesa:
    """Looks villages up by any of their names and codes; remembers what it has seen."""

    def __init__(self, desa: Sequence[Desa]) -> None:
        """The villages among which to look."""
        self.desa = {satu.id: satu for satu in desa}
        self._nama: dict[str, set[int]] = {}
        self._kode: dict[str, set[int]] = {}
        self._pasti: dict[str, int | None] = {}
        self._dikenal: dict[str, DesaDikenal] = {}
        self.kata_terpanjang = 1
        for satu in desa:
            for nama in satu.semua_nama:
                self.kata_terpanjang = max(self.kata_terpanjang, len(kata(nama)))
                for kunci in {kunci_kata(nama), "".join(tanpa_sebutan(kata(nama)))} - {""}:
                    self._nama.setdefault(kunci, set()).add(satu.id)
            for kode in {satu.kode_bps.replace(".", ""), satu.kode_kemendagri.replace(".", "")} - {""}:
                self._kode.setdefault(kode, set()).add(satu.id)

    def bernama(self, kunci: str) -> frozenset[int]:
        """Those of a name, given as `kunci_kata` of it."""
        return frozenset(self._nama.get(kunci, ()))

    def pasti(self, teks: str) -> int | None:
        """The village that the text names for certain."""
        if teks not in self._pasti:
            self._pasti[teks] = self._certain(teks)
        return self._pasti[teks]

    def kenali(self, teks: str) -> DesaDikenal:
        """The village of a text, or those that may be meant."""
        hasil = self._dikenal.get(teks)
        if hasil is None:
            id_desa = self.pasti(teks)
            hasil = DesaDikenal(id_desa) if id_desa is not None else self._proposed(teks)
            self._dikenal[teks] = hasil
        return hasil

    def _certain(self, teks: str) -> int | None:
        kode, nama = _parts(teks)
        oleh_nama = self._by_name(nama)
        if not kode:
            return next(iter(oleh_nama)) if len(oleh_nama) == 1 else None
        oleh_kode = set().union(*(self._kode.get(k, set()) for k in kode))
        if len(kode) > 1 or len(oleh_kode) > 1:
            return None
        if oleh_kode:
            return next(iter(oleh_kode)) if not kata(nama) or oleh_nama == oleh_kode else None
        if len(oleh_nama) != 1:
            return None
        satu = next(iter(oleh_nama))
        return satu if _may_be_its_own(kode[0], self.desa[satu]) else None

    def _by_name(self, nama: str) -> set[int]:
        return set().union(*(self._nama.get(k, set()) for k in _keys(nama)))

    def _proposed(self, teks: str) -> DesaDikenal:
        kode, nama = _parts(teks)
        skor: dict[int, tuple[float, str]] = {}
        for satu in set().union(*(self._kode.get(k, set()) for k in kode)):
            skor[satu] = (0.99, "kodenya sama, namanya lain" if kata(nama) else "kodenya sama")
        for satu in self._by_name(nama):
            lain = "namanya sama, kodenya lain" if kode else "namanya sama dengan desa lain"
            skor[satu] = max(skor.get(satu, (0.0, "")), (0.98, lain))
        for satu in self._by_name(_KURUNG.sub(" ", nama)):
            skor.setdefault(satu, (0.97, "namanya di depan tanda kurung"))
        kunci, bagian = _keys(nama), set(tanpa_sebutan(kata(nama)))
        for satu, desa in self.desa.items():
            for sebutan in desa.semua_nama:
                baru = max((_alike(k, kunci_kata(sebutan)) for k in kunci), default=0.0)
                if bagian and bagian <= set(kata(sebutan)):
                    baru = max(baru, MIRIP)
                if baru >= MIRIP and baru > skor.get(satu, (0.0, ""))[0]:
                    skor[satu] = (min(round(baru, 3), 0.97), f"mirip “{sebutan}”")
        calon = sorted((CalonDesa(satu, *isi) for satu, isi in skor.items()), key=lambda c: (-c.skor, c.id))
        return DesaDikenal(None, tuple(calon[:CALON_MAKS]), _said_village(nama))


def berkode(teks: str) -> bool:
    """Whether a text has the code of a village in it, of whatever body."""
    return bool(_parts(teks)[0])


def _parts(teks: str) -> tuple[list[str], str]:
    """The codes in a text, without points, and what remains of it."""
    rata = _BULAT.sub("", lipat(teks)) if ".0" in teks else lipat(teks)
    kode = _KODE.findall(rata) if len(rata) >= 10 else []
    return [k.replace(".", "") for k in kode], _KODE.sub(" ", rata) if kode else rata


def _keys(nama: str) -> set[str]:
    """All that the name may be compared as: as it is, without numbering, without “desa”."""
    cocok = _NOMOR.match(nama)
    rupa = {kata(nama), kata(nama[cocok.end() :]) if cocok else ()}
    return {"".join(satu) for k in rupa for satu in (k, tanpa_sebutan(k))} - {""}


def _may_be_its_own(kode: str, desa: Desa) -> bool:
    """Whether a code that nobody of ours has may be the one of this village that the office hasn't filled in."""
    bps, dagri = desa.kode_bps.replace(".", ""), desa.kode_kemendagri.replace(".", "")
    if (bps and kode[6] == "0") or (dagri and kode[6] == "2"):
        return False  # at its seventh digit a code of BPS has 0 or 1, one of Kemendagri 1 (kelurahan) or 2 (desa)
    if (bps and dagri) or any(ada and kode[:4] != ada[:4] for ada in (bps, dagri)):
        return False
    return not (bps and kode[:7] == bps[:7]) and not (dagri and kode[:6] == dagri[:6])


def _alike(kiri: str, kanan: str) -> float:
    cocok = SequenceMatcher(None, kiri, kanan, autojunk=False)
    if cocok.real_quick_ratio() < MIRIP or cocok.quick_ratio() < MIRIP:
        return 0.0
    return cocok.ratio()


def _said_village(nama: str) -> str:
    cocok = _NOMOR.match(nama)
    semua = kata(nama[cocok.end() :] if cocok else nama)
    sisa = tanpa_sebutan(semua)
    return " ".join(sisa).title() if sisa and len(sisa) < len(semua) and sisa[0] not in _DESA else ""


@for_the_same
def pengenal_desa(desa: Sequence[Desa]) -> PengenalDesa:
    """The one for these villages."""
    return PengenalDesa(desa)


def kenali_desa(teks: str, desa: Sequence[Desa]) -> DesaDikenal:
    """The village that a text names: certain, proposed, or none.

    Certain is a name or an alias equal but for case, spacing, punctuation, numbering and “Desa” before it, or a code of
    BPS or Kemendagri; a code and a name that disagree are not.
    """
    return pengenal_desa(desa).kenali(teks)
