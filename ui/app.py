"""`iki-desktop [BERKAS.iki]`."""

import gc
import sys
from collections.abc import Sequence

from iki_desktop.sheets.baca.pintu import run_if_child


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the window until it is closed; returns the exit code."""
    argv = sys.argv if argv is None else argv
    if run_if_child(argv):
        return 0
    gc.disable()  # a thousand classes are made now and none goes: looking for garbage takes a tenth of the start
    load_before_qt()
    from ui.mulai import run

    return run(argv)


def load_before_qt() -> None:
    """Loads what the first form needs: once Qt is in, its hook reads the source of every module that comes after it."""
    import iki_desktop.report.rumus
    import iki_desktop.services.formulir  # noqa: F401


if __name__ == "__main__":
    sys.exit(main())
