"""The colours by their role, light and dark, and which of them may stand on which."""

from typing import NamedTuple


class Palet(NamedTuple):
    """One set of colours (`#RRGGBB`). `edge` outlines controls, `line` only separates; `faint` is switched off.

    `capaian` are the grounds of the five bands from the best to the worst, `on_capaian` the text on each.
    """

    ground: str
    surface: str
    text: str
    text2: str
    faint: str
    line: str
    edge: str
    accent: str
    on_accent: str
    accent_soft: str
    done: str
    done_soft: str
    attention: str
    attention_soft: str
    wrong: str
    wrong_soft: str
    capaian: tuple[str, ...]
    on_capaian: tuple[str, ...]
    dark: bool


TERANG = Palet(
    ground="#F6F7F9",
    surface="#FFFFFF",
    text="#1A2330",
    text2="#566273",
    faint="#98A2B0",
    line="#D8DEE6",
    edge="#7D8A9C",
    accent="#0B5CAD",
    on_accent="#FFFFFF",
    accent_soft="#E5EFFA",
    done="#17744A",
    done_soft="#E6F4EC",
    attention="#8A5A00",
    attention_soft="#FFF4DB",
    wrong="#B3261E",
    wrong_soft="#FDECEA",
    capaian=("#1F6FB2", "#6FB1E0", "#D9D3B8", "#E79A4B", "#B4431F"),
    on_capaian=("#FFFFFF", "#1A2330", "#1A2330", "#1A2330", "#FFFFFF"),
    dark=False,
)

GELAP = Palet(
    ground="#151A21",
    surface="#1D232C",
    text="#E4E9F0",
    text2="#A7B2C1",
    faint="#667282",
    line="#343E4B",
    edge="#77869A",
    accent="#7DB8F5",
    on_accent="#0C1A2A",
    accent_soft="#203A58",
    done="#6FD3A2",
    done_soft="#173527",
    attention="#F2C56B",
    attention_soft="#3B2F12",
    wrong="#FFA69D",
    wrong_soft="#47211E",
    capaian=("#4A9BE0", "#9CCBF0", "#E6DFC6", "#F0AE6C", "#E2734B"),
    on_capaian=("#0C1A2A", "#0C1A2A", "#0C1A2A", "#0C1A2A", "#0C1A2A"),
    dark=True,
)

# Text on ground, as the window uses them: WCAG AA, 4.5 to 1.
TEXT_PAIRS = (
    ("text", "ground"),
    ("text", "surface"),
    ("text", "accent_soft"),
    ("text", "done_soft"),
    ("text", "attention_soft"),
    ("text", "wrong_soft"),
    ("text2", "ground"),
    ("text2", "surface"),
    ("text2", "accent_soft"),
    ("accent", "ground"),
    ("accent", "surface"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("done", "done_soft"),
    ("attention", "attention_soft"),
    ("attention", "surface"),
    ("attention", "accent_soft"),
    ("wrong", "wrong_soft"),
)

# Outlines of controls and the ring of the focus: 3 to 1.
EDGE_PAIRS = (("edge", "surface"), ("edge", "ground"), ("accent", "surface"), ("accent", "ground"))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
