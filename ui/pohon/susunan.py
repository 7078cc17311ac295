"""Where positions stand among all others, also those a search hides, and where the keys and the mouse take them."""

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from iki_desktop.domain.jabatan import Jabatan, anak
from iki_desktop.domain.teks import kunci_cari


class Tujuan(NamedTuple):
    """A place in the tree: child number `ke` of `induk`, counted without the position that moves there."""

    induk: int | None
    ke: int
    cabang: str = ""


class Susunan:
    """The positions of an office in their order; roots of one branch are siblings, those of another are not."""

    def __init__(self, jabatan: Sequence[Jabatan] = ()) -> None:
        """All positions, whatever of them is shown."""
        self.by_id = {j.id: j for j in jabatan}
        self._anak: dict[tuple[int | None, str], list[int]] = {}
        for induk, daftar in anak(jabatan).items():
            for satu in daftar:
                self._anak.setdefault((induk, satu.cabang if induk is None else ""), []).append(satu.id)
        self.kembar = dict(self._find_twins())

    def _find_twins(self) -> Iterator[tuple[int, tuple[int, int]]]:
        for daftar in self._anak.values():
            sama: dict[str, list[int]] = {}
            for nomor in daftar:
                sama.setdefault(kunci_cari(self.by_id[nomor].nama), []).append(nomor)
            for kembar in sama.values():
                if len(kembar) > 1:
                    yield from ((nomor, (ke, len(kembar))) for ke, nomor in enumerate(kembar, start=1))

    # -- who stands where

    def bawahan(self, induk: int | None, cabang: str = "") -> list[int]:
        """The children of a position, or the roots of a branch, in order."""
        return self._anak.get((induk, cabang), [])

    def saudara(self, nomor: int) -> list[int]:
        """A position with its siblings, in order."""
        satu = self.by_id[nomor]
        return self.bawahan(satu.induk_id, satu.cabang if satu.induk_id is None else "")

    def induk(self, nomor: int) -> int | None:
        """The superior in the tree."""
        return self.by_id[nomor].induk_id

    def within(self, nomor: int | None, cabang: int) -> bool:
        """Whether `nomor` is `cabang` itself or stands anywhere below it."""
        seen = set[int]()
        while nomor is not None and nomor not in seen and nomor in self.by_id:
            if nomor == cabang:
                return True
            seen.add(nomor)
            nomor = self.induk(nomor)
        return False

    def branch(self, nomor: int) -> Iterator[tuple[int, int]]:
        """A position and all below it, from the top, each with its depth."""
        work = [(nomor, 0)]
        while work:
            satu, dalam = work.pop()
            yield satu, dalam
            work += [(lain, dalam + 1) for lain in reversed(self.bawahan(satu))]

    def nearest(self, nomor: int, left: Container[int]) -> int:
        """Who is chosen when `nomor` goes: the next sibling that is left, else the one before, else the superior."""
        naik: int | None = nomor
        while naik is not None and naik in self.by_id:
            saudara = self.saudara(naik)
            ke = saudara.index(naik)
            for satu in (*saudara[ke + 1 :], *reversed(saudara[:ke])):
                if satu in left:
                    return satu
            naik = self.induk(naik)
            if naik in left:
                return naik or 0
        return 0

    # -- where a step takes a position; None: no further

    def up(self, nomor: int, shown: Container[int]) -> Tujuan | None:
        """Before the sibling above that is shown."""
        return self._beside(nomor, [s for s in self._before(nomor) if s in shown][-1:], 0)

    def down(self, nomor: int, shown: Container[int]) -> Tujuan | None:
        """Behind the sibling below that is shown."""
        saudara = self.saudara(nomor)
        return self._beside(nomor, [s for s in saudara[saudara.index(nomor) + 1 :] if s in shown][:1], 1)

    def deeper(self, nomor: int, shown: Container[int]) -> Tujuan | None:
        """The last below the sibling above that is shown."""
        atas = [s for s in self._before(nomor) if s in shown][-1:]
        return Tujuan(atas[0], len(self.bawahan(atas[0]))) if atas else None

    def outwards(self, nomor: int) -> Tujuan | None:
        """Behind its superior; a root has nowhere to go."""
        induk = self.induk(nomor)
        if induk is None or induk not in self.by_id:
            return None
        atas = self.by_id[induk]
        return Tujuan(atas.induk_id, self.saudara(induk).index(induk) + 1, atas.cabang if atas.induk_id is None else "")

    def _before(self, nomor: int) -> list[int]:
        saudara = self.saudara(nomor)
        return saudara[: saudara.index(nomor)]

    def _beside(self, nomor: int, satu: list[int], behind: int) -> Tujuan | None:
        if not satu:
            return None
        lain = [s for s in self.saudara(nomor) if s != nomor]
        jabatan = self.by_id[nomor]
        cabang = jabatan.cabang if jabatan.induk_id is None else ""
        return Tujuan(jabatan.induk_id, lain.index(satu[0]) + behind, cabang)
