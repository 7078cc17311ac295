"""Locked periods: figures of a month or a quarter that was reported stay as they were."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from iki_desktop.domain.periode import Periode


@dataclass(frozen=True, slots=True)
class Kunci:
    """A lock: its period, why, when and by whom."""

    id: int
    periode: Periode
    alasan: str
    waktu: datetime
    oleh: str


def pengunci(periode: Periode, kunci: Iterable[Kunci]) -> Kunci | None:
    """The lock that holds a figure or a target of this period; None where it can be changed."""
    return next((k for k in kunci if k.periode.holds(periode)), None)


def kalimat_terkunci(periode: Periode, kunci: Kunci) -> str:
    """What to say where a figure of a locked period is to be changed."""
    masa = "" if kunci.periode == periode else f", karena {kunci.periode.nama} dikunci"
    return f"{periode.nama} sudah dikunci{masa}. Buka kuncinya dahulu dengan menulis alasannya."
