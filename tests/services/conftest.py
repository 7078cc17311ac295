"""An open office for the services."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from iki_desktop.services.kantor import Kantor, open_office


@pytest.fixture
def kantor(kantor_pujon_path: Path) -> Iterator[Kantor]:
    """Pujon, open."""
    hasil = open_office(kantor_pujon_path)
    yield hasil
    hasil.close()
