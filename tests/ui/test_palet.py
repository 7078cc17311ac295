"""Every text can be read on every ground it stands on, in both themes."""

import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.tema.palet import EDGE_PAIRS, GELAP, TERANG, TEXT_PAIRS, Palet, contrast
from ui.tema.qss import style_sheet
from ui.tema.tema import Tema, qt_palette

THEMES = pytest.mark.parametrize("palet", [TERANG, GELAP], ids=["terang", "gelap"])
ROLE = QPalette.ColorRole


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@THEMES
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_is_legible(palet: Palet, text: str, ground: str) -> None:
    assert contrast(getattr(palet, text), getattr(palet, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_outline_and_focus_are_seen(palet: Palet, edge: str, ground: str) -> None:
    assert contrast(getattr(palet, edge), getattr(palet, ground)) >= 3


@THEMES
def test_text_on_the_colours_of_capaian_is_legible(palet: Palet) -> None:
    assert len(palet.capaian) == len(palet.on_capaian) == 5
    for text, ground in zip(palet.on_capaian, palet.capaian, strict=True):
        assert contrast(text, ground) >= 4.5


def test_the_colours_of_capaian_are_those_of_the_office() -> None:
    assert TERANG.capaian == ("#1F6FB2", "#6FB1E0", "#D9D3B8", "#E79A4B", "#B4431F")


@THEMES
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (ROLE.Text, ROLE.Base),
        (ROLE.PlaceholderText, ROLE.Base),
        (ROLE.WindowText, ROLE.Window),
        (ROLE.ButtonText, ROLE.Button),
        (ROLE.HighlightedText, ROLE.Highlight),
        (ROLE.ToolTipText, ROLE.ToolTipBase),
        (ROLE.Link, ROLE.Base),
    ],
)
def test_roles_of_qt_are_legible(palet: Palet, text: ROLE, ground: ROLE) -> None:
    colours = qt_palette(palet)
    assert contrast(colours.color(text).name(), colours.color(ground).name()) >= 4.5


@THEMES
def test_style_sheet_uses_colours_of_the_palette_only(palet: Palet) -> None:
    sheet = style_sheet(palet)
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", sheet)) <= set(filter(_is_colour, palet._asdict().values()))
    assert "$" not in sheet


def _is_colour(value: object) -> bool:
    return isinstance(value, str)


def test_choice_colours_the_application(app: QApplication, tema: Tema) -> None:
    seen: list[str] = []
    tema.changed.connect(lambda: seen.append(tema.palet.surface))
    try:
        tema.choose("gelap")
        assert tema.palet is GELAP
        assert app.palette().color(ROLE.Window).name().upper() == GELAP.ground
        assert GELAP.accent in app.styleSheet()
        assert QWidget().palette().color(ROLE.WindowText).name().upper() == GELAP.text
    finally:
        tema.choose("terang")
    assert seen == [GELAP.surface, TERANG.surface]
