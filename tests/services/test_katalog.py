"""The three catalogues an office can start with."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from iki_desktop.services.formulir import load_dokumen, load_jabatan
from iki_desktop.services.kantor import create_office, opened
from iki_desktop.services.katalog import KATALOG, read_katalog

OWN = re.compile(r"pujon|malang|ngroto|sukomulyo|mulyono", re.IGNORECASE)


def texts(data: object) -> Iterator[str]:
    """All texts in a piece of JSON."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value)


def forms(katalog: str) -> list[str]:
    data = read_katalog(katalog)  # type: ignore[arg-type]
    return [t for k in ("kecamatan", "kabupaten", "penandatangan", "jabatan") for t in texts(data[k])]


def test_pujon_speaks_of_itself() -> None:
    assert any(OWN.search(text) for text in forms("pujon"))


def test_umum_holds_none_of_pujons_own_names() -> None:
    assert [text for text in forms("umum") if OWN.search(text)] == []


def test_umum_is_pujon_with_gaps_and_loses_no_text() -> None:
    pujon, umum = forms("pujon"), forms("umum")
    assert len(umum) == len(pujon)
    changed = [(a, b) for a, b in zip(pujon, umum, strict=True) if a != b]
    assert 0 < len(changed) < 60
    assert all("(" in b or b == "" or "MULYONO" in a for a, b in changed)


def test_umum_tells_the_three_villages_apart() -> None:
    names = [j["nama"] for j in read_katalog("umum")["jabatan"]]
    assert len(set(names)) == len(names) == 28


@pytest.mark.parametrize("katalog", KATALOG)
def test_a_file_holds_what_its_catalogue_says(tmp_path: Path, katalog: str) -> None:
    create_office(tmp_path / "a.iki", katalog, 2027)  # type: ignore[arg-type]
    data = read_katalog(katalog)  # type: ignore[arg-type]
    with opened(tmp_path / "a.iki") as kantor:
        dokumen, jabatan = load_dokumen(kantor), load_jabatan(kantor)
    assert (dokumen.kecamatan, dokumen.kabupaten, dokumen.tahun) == (data["kecamatan"], data["kabupaten"], 2027)
    assert [f.nama for f in dokumen.formulir] == [j["nama"] for j in data["jabatan"]]
    assert [j.induk_id for j in jabatan] == [j.get("induk") for j in data["jabatan"]]
    for form, given in zip(dokumen.formulir, data["jabatan"], strict=True):
        assert list(form.tugas) == given["tugas"]
        assert list(form.fungsi) == given.get("fungsi", [])
        assert [s.teks for s in form.sasaran] == [s["teks"] for s in given["sasaran"]]
        assert [i.teks for s in form.sasaran for i in s.indikator] == [
            i["teks"] for s in given["sasaran"] for i in s["indikator"]
        ]
    if katalog == "umum":
        assert not OWN.search(json.dumps([str(dokumen), str(jabatan)]))
