"""How large the page is shown: fitted to the pane, or at a zoom; pure sums, used by window and worker alike."""

import math
from dataclasses import dataclass, replace
from typing import Literal

Pas = Literal["lebar", "penuh", "bebas"]

PX_PER_POINT = 96 / 72  # at 100 %
ZOOMS = (25, 33, 50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300)
MARGIN = 12  # pixels around the page
_MOST = 24_000_000  # pixels of a picture: 100 MB


@dataclass(frozen=True, slots=True)
class Tampilan:
    """The pane: room for the page in pixels of the window, how it is fitted, the zoom in per cent if it isn't.

    `bar` is the width of a scroll bar, `ratio` how many dots of the screen a pixel has.
    """

    lebar: int
    tinggi: int
    bar: int = 0
    ratio: float = 1.0
    pas: Pas = "lebar"
    zoom: int = 100

    def scale(self, ukuran: tuple[float, float]) -> float:
        """Pixels of the window a point, for a page of this size in points."""
        width, height = max(40, self.lebar - 2 * MARGIN), max(40, self.tinggi - 2 * MARGIN)
        match self.pas:
            case "lebar":
                fitted = width / ukuran[0]
                return fitted if fitted * ukuran[1] <= height else (width - self.bar) / ukuran[0]
            case "penuh":
                return min(width / ukuran[0], height / ukuran[1])
        return self.zoom / 100 * PX_PER_POINT

    def dots(self, ukuran: tuple[float, float]) -> float:
        """Dots of the screen a point, within what memory allows."""
        return min(self.scale(ukuran) * self.ratio, math.sqrt(_MOST / (ukuran[0] * ukuran[1])))

    def percent(self, ukuran: tuple[float, float]) -> int:
        """The zoom as it is told to the user."""
        return round(100 * self.scale(ukuran) / PX_PER_POINT)

    def stepped(self, steps: int, ukuran: tuple[float, float]) -> "Tampilan":
        """The next larger (1) or smaller (-1) zoom."""
        now = self.percent(ukuran)
        if steps > 0:
            zoom = next((z for z in ZOOMS if z > now + 1), ZOOMS[-1])
        else:
            zoom = next((z for z in reversed(ZOOMS) if z < now - 1), ZOOMS[0])
        return replace(self, pas="bebas", zoom=zoom)
