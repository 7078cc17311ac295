"""The floors of the house as a test, and the promise of the Qt binding that the program rests on."""

import sys

import grimp
import pytest
from importlinter.cli import lint_imports
from PySide6.QtCore import QObject, QSortFilterProxyModel


def test_every_floor_uses_only_what_stands_below_it() -> None:
    assert lint_imports(no_cache=True) == 0, "run `make lint` to see which import breaks which contract"


def test_no_circle_of_imports() -> None:
    graph = grimp.build_graph("iki_desktop", "ui", "db", "resources", cache_dir=None)
    circles = [
        (importer, imported)
        for importer in sorted(graph.modules)
        for imported in graph.find_modules_directly_imported_by(importer)
        if importer not in {"iki_desktop", "ui", "db", "resources"} and graph.chain_exists(imported, importer)
    ]
    assert circles == []


@pytest.mark.parametrize("kept", [None, True, False])
def test_qt_keeps_the_count_of_references(kept: object) -> None:
    """PySide6 6.12.0 on Python 3.11 lost one at each call, until the program aborted."""
    thing, model = QObject(), QSortFilterProxyModel()
    before = sys.getrefcount(kept)
    for _ in range(5000):
        thing.setParent(None)
        thing.parent()
        thing.blockSignals(True)
        thing.blockSignals(False)
        model.setDynamicSortFilter(True)
        model.dynamicSortFilter()
    assert abs(sys.getrefcount(kept) - before) < 1000
