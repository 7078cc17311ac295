"""The house stands as docs say: floors, no circle of imports, and a Qt that keeps count of what it is given."""

import sys
from collections.abc import Callable, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports
from PySide6.QtCore import QIdentityProxyModel, QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("iki_desktop", "ui", "db", "resources")
CALLS = 20_000


def circle(imports: Mapping[str, set[str]]) -> list[str]:
    """Modules that import each other in a circle; empty where there is none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as found:
        return list(found.args[1])
    return []


def test_the_floors_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=str(tmp_path))
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_no_circle_of_imports(tmp_path: Path) -> None:
    graph = grimp.build_graph(*PACKAGES, include_external_packages=False, cache_dir=str(tmp_path))
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert len(imports) > 40
    assert circle(imports) == []


def test_a_circle_would_be_found() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": set()}) == []
    assert set(circle({"a": {"b"}, "b": {"c"}, "c": {"a"}})) == {"a", "b", "c"}


class Answers(QStringListModel):
    """A model whose answers Qt asks for: `None` for a display, `True` for a tip."""

    def data(self, _index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> bool | None:
        """One of the two."""
        return True if role == Qt.ItemDataRole.ToolTipRole else None


@pytest.fixture(scope="module")
def calls() -> dict[str, Callable[[], object]]:
    """Calls into Qt that pass or bring back `None` and `True`."""
    thing, answers, proxy = QObject(), Answers(["a"]), QIdentityProxyModel()
    proxy.setSourceModel(answers)
    index = proxy.index(0, 0)
    return {
        "None given": lambda: thing.setParent(None),
        "True given": lambda: thing.blockSignals(True),
        "True stored": lambda: thing.setProperty("nyala", True),
        "None stored": lambda: thing.setProperty("kosong", None),
        "None brought back": lambda: proxy.data(index, Qt.ItemDataRole.DisplayRole),
        "True brought back": lambda: proxy.data(index, Qt.ItemDataRole.ToolTipRole),
        "False of a method": lambda: proxy.hasChildren(index),
    }


@pytest.mark.parametrize(
    "name",
    [
        "None given", "True given", "True stored", "None stored",
        "None brought back", "True brought back", "False of a method",
    ],
)  # fmt: skip
def test_qt_keeps_count_of_what_never_dies(calls: dict[str, Callable[[], object]], name: str) -> None:
    """PySide6 6.12.0 on Python 3.11 loses a reference to `None` or `True` on each call, and aborts after enough."""
    if sys.getrefcount(None) > 1_000_000_000:
        pytest.skip("this Python doesn't count references to None (PEP 683)")
    call = calls[name]
    call()
    before = [sys.getrefcount(thing) for thing in (None, True, False)]
    for _ in range(CALLS):
        call()
    after = [sys.getrefcount(thing) for thing in (None, True, False)]
    assert all(abs(a - b) < CALLS // 100 for a, b in zip(after, before, strict=True)), (before, after)
