"""Offices to test with: made once per session from Pujon's catalogue, copied for each test that writes."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from iki_desktop.domain.dokumen import Dokumen
from iki_desktop.services.formulir import load_dokumen
from iki_desktop.services.kantor import create_office, opened

# A slow machine is no failure; a failure prints how to see it again. CI takes the same examples each time, so that it
# judges the change and not the draw; every run elsewhere looks for new ones.
settings.register_profile(
    "iki",
    deadline=None,
    print_blob=True,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("iki")


@pytest.fixture(scope="session")
def kantor_pujon_asli(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office of Pujon as it is new; only for reading and copying."""
    path = tmp_path_factory.mktemp("kantor") / "pujon.iki"
    create_office(path, "pujon", 2026)
    return path


@pytest.fixture
def kantor_pujon_path(kantor_pujon_asli: Path, tmp_path: Path) -> Path:
    """A fresh copy of the office of Pujon, to write to."""
    return Path(shutil.copy(kantor_pujon_asli, tmp_path / "pujon.iki"))


@pytest.fixture(scope="session")
def dokumen_pujon(kantor_pujon_asli: Path) -> Dokumen:
    """The whole document of Pujon as the file holds it."""
    with opened(kantor_pujon_asli) as kantor:
        return load_dokumen(kantor)
