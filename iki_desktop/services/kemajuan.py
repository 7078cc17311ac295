"""Progress of long work: a service calls it between steps; raising `Cancelled` from it stops the work cleanly."""

from collections.abc import Callable
from typing import TypeAlias

# step (from 0), total, and what is being done, in Indonesian
Progress: TypeAlias = Callable[[int, int, str], None]


class Cancelled(Exception):
    """The user stopped the work; nothing was left half done."""


def silent(step: int, total: int, teks: str) -> None:
    """Progress that nobody watches."""
