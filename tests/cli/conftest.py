"""Running commands within the process of the tests."""

from collections.abc import Callable

import pytest

from iki_desktop.cli import main
from tests.cli.bahan import Jawab

Iki = Callable[..., Jawab]


@pytest.fixture
def iki(capsys: pytest.CaptureFixture[str]) -> Iki:
    """`iki("info", path)`: the command as `main` runs it."""

    def run(*argv: object) -> Jawab:
        capsys.readouterr()
        try:
            status = main([str(a) for a in argv])
        except SystemExit as exit_:
            status = exit_.code if isinstance(exit_.code, int) else 99
        return Jawab(status, *capsys.readouterr())

    return run
