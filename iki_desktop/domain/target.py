"""Targets as they are typed and printed: one figure, or a range with its two ends (`80 – 90`)."""

import re

from iki_desktop.domain.angka import AngkaError, baca_angka, tulis_angka
from iki_desktop.domain.capaian import Target
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.teks import rapikan_spasi, singkat

_RENTANG = re.compile(
    r"(.*[0-9%])\s*(?:-|–|—|−|\.\.|s\.?d\.?|s/d|sampai(?:\s+dengan)?|hingga)\s*([0-9].*)", re.IGNORECASE
)


def baca_target(teks: str, satuan: str = "") -> Target | None:
    """`97,5`, `80 - 90`, `80 s.d. 90`; of an indicator in per cent also `97,5 %`; empty: no target.

    Raises `UserError` with what can't be read and what to type instead.
    """
    rapi = rapikan_spasi(teks.replace("\u00a0", " ")).strip()
    if not rapi:
        return None
    cocok = _RENTANG.fullmatch(rapi)
    try:
        ujung = [baca_angka(_without_percent(satu, satuan)) for satu in (cocok.groups() if cocok else (rapi,))]
    except AngkaError as galat:
        raise UserError(f"Target “{singkat(rapi, 40)}” tidak terbaca. Tulis seperti 97,5 atau 80 - 90.") from galat
    if len(ujung) == 2 and ujung[0] > ujung[1]:
        raise UserError(f"Rentang target “{singkat(rapi, 40)}” terbalik. Tulis yang lebih kecil dahulu.")
    if ujung[0] < 0:
        raise UserError(f"Target “{singkat(rapi, 40)}” di bawah nol. Tulis nol atau lebih.")
    return Target(ujung[0], ujung[-1])


def _without_percent(teks: str, satuan: str) -> str:
    return teks.strip().removesuffix("%").strip() if satuan == "%" else teks.strip()


def tulis_target(target: Target | None) -> str:
    """As it is typed; empty for none."""
    if target is None:
        return ""
    bawah, atas = tulis_angka(target.bawah), tulis_angka(target.atas)
    return bawah if target.bawah == target.atas else f"{bawah} – {atas}"
