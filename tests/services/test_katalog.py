"""The three catalogues an office can start with."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from iki_desktop.domain.urutan import GAP
from iki_desktop.domain.variabel import Variabel
from iki_desktop.services.formulir import load_dokumen, load_jabatan
from iki_desktop.services.kantor import create_office, opened
from iki_desktop.services.katalog import KATALOG, read_katalog
from iki_desktop.services.variabel import read_variabel, unknown_names

DESA = ("Bendosari", "Pandesari", "Ngabab", "Tawangsari", "Madiredo", "Wiyurejo")
OWN = re.compile("|".join(("pujon", "malang", "ngroto", "sukomulyo", "mulyono", *DESA)), re.IGNORECASE)
TABLES = ("jabatan", "variabel", "aturan")


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
    return [t for k in ("kecamatan", "kabupaten", "penandatangan", *TABLES) for t in texts(data[k])]


def test_pujon_speaks_of_itself() -> None:
    assert any(OWN.search(text) for text in forms("pujon"))


def test_umum_holds_none_of_pujons_own_names() -> None:
    assert [text for text in forms("umum") if OWN.search(text)] == []


def test_umum_is_pujon_with_gaps_and_loses_no_text() -> None:
    pujon, umum = forms("pujon"), forms("umum")
    assert len(umum) == len(pujon) - 1  # the working days are Pujon's
    pujon.remove("245")
    changed = [(a, b) for a, b in zip(pujon, umum, strict=True) if a != b]
    assert 0 < len(changed) < 78
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


@pytest.mark.parametrize("katalog", KATALOG)
def test_a_file_holds_what_computes_its_indicators(tmp_path: Path, katalog: str) -> None:
    create_office(tmp_path / "a.iki", katalog, 2027)  # type: ignore[arg-type]
    data = read_katalog(katalog)  # type: ignore[arg-type]
    indicators = [i for j in data["jabatan"] for s in j["sasaran"] for i in s["indikator"]]
    with opened(tmp_path / "a.iki") as kantor:
        execute = kantor.store.connection.execute
        assert unknown_names(kantor) == ()
        assert [v.nama for v in read_variabel(kantor.store.connection)] == [v["nama"] for v in data["variabel"]]
        assert list(execute("SELECT urutan / ?, nama, kode_bps FROM desa ORDER BY id", (GAP,))) == [
            (n, d["nama"], d["kode_bps"]) for n, d in enumerate(data["desa"], start=1)
        ]
        assert list(execute("SELECT teks, kalimat FROM aturan ORDER BY id")) == [
            (a["teks"], a["kalimat"]) for a in data["aturan"]
        ]
        assert list(execute("SELECT hitungan, arah FROM indikator ORDER BY id")) == [
            (i.get("hitungan", ""), i.get("arah", "naik")) for i in indicators
        ]
        constants = list(execute("SELECT t.tahun, k.nilai FROM konstanta k JOIN tahun t ON t.id = k.tahun_id"))
    assert constants == ([(2027, "245")] if katalog == "pujon" else [])


def test_what_each_variable_is_comes_from_the_catalogue(tmp_path: Path) -> None:
    create_office(tmp_path / "a.iki", "pujon", 2027)
    with opened(tmp_path / "a.iki") as kantor:
        rows = read_variabel(kantor.store.connection)
    names = {v.id: v.nama for v in rows}
    for row, given in zip(rows, read_katalog("pujon")["variabel"], strict=True):
        usual = Variabel(row.id, given["nama"])
        said = {k: v for k, v in given.items() if k not in {"nama", "asal", "konstanta"}}
        said |= {k: Decimal(said[k]) for k in ("terkecil", "terbesar") if k in said}
        assert names.get(row.asal_id or 0) == given.get("asal")
        assert row == replace(usual, asal_id=row.asal_id, **said)
        assert not [k for k, v in said.items() if v == getattr(usual, k)]  # what is usual isn't said


def test_umum_has_pujons_variables_without_its_villages_and_constants() -> None:
    pujon, umum = read_katalog("pujon"), read_katalog("umum")
    assert umum["desa"] == []
    assert umum["aturan"] == pujon["aturan"]
    changed = {a["nama"]: b["nama"] for a, b in zip(pujon["variabel"], umum["variabel"], strict=True)}
    assert len(set(changed.values())) == len(changed)
    assert sum(a != b for a, b in changed.items()) == 9
    assert changed["Laporan pemasukan PBB Desa Pujon Kidul"] == "Laporan pemasukan PBB Desa (nama desa 3)"
    assert not [v for v in umum["variabel"] if "konstanta" in v]


def test_a_file_of_umum_holds_no_name_of_pujon(tmp_path: Path) -> None:
    create_office(tmp_path / "a.iki", "umum", 2027)
    with opened(tmp_path / "a.iki") as kantor:
        connection = kantor.store.connection
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        for table in tables:
            rows = [str(row) for row in connection.execute(f"SELECT * FROM {table}")]
            assert [row for row in rows if OWN.search(row)] == []
    assert {"desa", "variabel", "aturan", "indikator"} <= set(tables)
