"""The files that travel with the program are whole, usable and licensed."""

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QFontDatabase, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from reportlab.pdfbase.ttfonts import TTFont

import resources

FONTS = sorted((resources.folder() / "fonts").glob("*.ttf"))
ICONS = sorted(p for p in (resources.folder() / "icons").glob("*.svg") if p.stem != "app")
TS = resources.bahasa("qt_id.ts")
QM = resources.bahasa("qt_id.qm")


def messages() -> list[tuple[str, str, str]]:
    """Context, source, translation of each message in the .ts; an unfinished one has no translation."""
    found = []
    for context in ElementTree.parse(TS).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and "type" not in translation.attrib
            text = (translation.text or "") if translation is not None and done else ""
            found.append((context.findtext("name", ""), message.findtext("source", ""), text))
    return found


def loaded() -> QTranslator:
    translator = QTranslator()
    assert translator.load(str(QM))
    return translator


def ink(svg: Path, size: int) -> int:
    """How many pixels the drawing touches."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    renderer = QSvgRenderer(str(svg))
    assert renderer.isValid()
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return sum(image.pixelColor(x, y).alpha() > 0 for x in range(size) for y in range(size))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("path", ICONS, ids=lambda p: p.stem)
def test_icon_is_drawn_in_the_colour_of_the_text(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "currentColor"
    assert root.get("stroke-width") == "1.5"
    colours = {e.get(a) for e in root.iter() for a in ("stroke", "fill")} - {None}
    assert colours <= {"currentColor", "none"}
    assert ink(path, 20) > 5


@pytest.mark.usefixtures("qapp")
def test_application_icon_in_each_size() -> None:
    assert ink(resources.icon("app"), 16) > 100
    with Image.open(resources.icon("app.ico")) as ico:
        assert ico.info["sizes"] == {(16, 16), (32, 32), (48, 48), (256, 256)}
    with Image.open(resources.icon("app.png")) as png:
        assert png.size == (256, 256)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("path", FONTS, ids=lambda p: p.stem)
def test_font_serves_screen_and_paper(path: Path) -> None:
    number = QFontDatabase.addApplicationFont(str(path))
    assert number >= 0
    families = QFontDatabase.applicationFontFamilies(number)
    QFontDatabase.removeApplicationFont(number)
    glyphs = TTFont(path.stem, str(path)).face.charToGlyph
    assert families in (["Liberation Sans"], ["DejaVu Sans"])
    assert {ord(c) for c in "IKI 0123456789 %×–“”≤≥"} <= set(glyphs)


def test_fallback_font_has_the_symbols() -> None:
    glyphs = TTFont("symbols", str(resources.font("DejaVuSans"))).face.charToGlyph
    assert {ord(c) for c in "✓✗☐☑∑√≠△▲▼→"} <= set(glyphs)


@pytest.mark.parametrize(
    "name", ["fonts/LICENSE-Liberation.txt", "fonts/LICENSE-DejaVu.txt", "icons/LICENSE-Lucide.txt"]
)
def test_licence_travels_along(name: str) -> None:
    assert "copyright" in (resources.folder() / name).read_text(encoding="utf-8").lower()


@pytest.mark.usefixtures("qapp")
def test_qt_speaks_indonesian() -> None:
    translator = loaded()
    assert QCoreApplication.installTranslator(translator)
    try:
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Batal"
        assert QCoreApplication.translate("QShortcut", "Ctrl") == "Ctrl"
    finally:
        QCoreApplication.removeTranslator(translator)


def test_compiled_translations_are_those_of_the_source() -> None:
    translator = loaded()
    stale = [(c, s) for c, s, text in messages() if not text or translator.translate(c, s) != text]
    assert stale == [], "build qt_id.qm again, see resources/bahasa/README.md"


def test_translations_keep_places_and_alt_letters() -> None:
    for context, source, text in messages():
        assert sorted(re.findall(r"%\w", source)) == sorted(re.findall(r"%\w", text)), (context, source)
        if re.search(r"&(?!nbsp;)\w", source):
            assert len(re.findall(r"&\w", text)) == 1, (context, source)


@pytest.mark.parametrize(
    "context", ["QPlatformTheme", "QLineEdit", "QWidgetTextControl", "QMdiSubWindow", "QFileDialog"]
)
def test_an_alt_letter_leads_to_one_choice(context: str) -> None:
    letters = [found[1].lower() for c, _, text in messages() if c == context and (found := re.search(r"&(\w)", text))]
    assert len(letters) > 1
    assert len(letters) == len(set(letters)), letters


def test_bundle_holds_the_files_beside_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.font("LiberationSans-Bold") == tmp_path / "resources" / "fonts" / "LiberationSans-Bold.ttf"
    assert resources.icon("app.ico") == tmp_path / "resources" / "icons" / "app.ico"
    assert resources.catalogue("a.json") == tmp_path / "resources" / "catalogue" / "a.json"
