"""The files that travel with the program: fonts, icons, catalogues, Indonesian for Qt.

They lie beside this module in the source tree and in an installed wheel; in a PyInstaller
bundle they are data, in the folder `resources` of the bundle.
"""

import sys
from pathlib import Path


def folder() -> Path:
    """The folder that holds all of them."""
    bundle: str | None = getattr(sys, "_MEIPASS", None)
    return Path(bundle, "resources") if bundle else Path(__file__).resolve().parent


def font(name: str) -> Path:
    """`font("LiberationSans-Bold")`: a TrueType file."""
    return folder() / "fonts" / f"{name}.ttf"


def icon(name: str) -> Path:
    """`icon("printer")`: an SVG whose strokes are `currentColor`; `icon("app.ico")`: that very file."""
    return folder() / "icons" / (name if Path(name).suffix else f"{name}.svg")


def catalogue(name: str) -> Path:
    """`catalogue("indikator.json")`: a file of `catalogue/`, with its ending."""
    return folder() / "catalogue" / name


def bahasa(name: str) -> Path:
    """`bahasa("qt_id.qm")`: a file of translations, with its ending."""
    return folder() / "bahasa" / name
