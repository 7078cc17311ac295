"""What each command does and says when all is well: the contract of docs/CLI.md."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from openpyxl import load_workbook

from iki_desktop.services.kantor import create_office
from tests.cli.bahan import Jawab, content, process
from tests.cli.conftest import Iki
from tests.db.bahan import ROOT, content_but_mark

COUNTS = {
    "jabatan": 28, "tugas": 162, "fungsi": 20, "sasaran": 37, "indikator": 73, "variabel": 79, "desa": 10, "angka": 0,
}  # fmt: skip
NAMES = ["kantor.iki", "kantor Pujon 2026.iki", 'o\'brien "x".iki', "kecamatan é ∑ 漢字.iki", "a%20b#?.iki", "-.iki"]


def all_below(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [n for node in nodes for n in (node, *all_below(node["bawahan"]))]


def json_of(jawab: Jawab) -> dict[str, Any]:
    assert (jawab.status, jawab.err) == (0, "")
    return jawab.json


def test_baru_makes_an_office_and_says_what_it_holds(tmp_path: Path, iki: Iki) -> None:
    path = tmp_path / "a.iki"
    jawab = iki("baru", path, "--tahun", 2027)
    assert (jawab.status, jawab.err) == (0, "")
    assert "Kecamatan Pujon, Kabupaten Malang" in jawab.out
    assert "2027" in jawab.out
    assert list(content(tmp_path)) == ["a.iki"]


@pytest.mark.parametrize(("katalog", "jabatan"), [("pujon", 28), ("umum", 28), ("kosong", 0)])
def test_baru_in_json_is_the_info_of_the_new_file(tmp_path: Path, iki: Iki, katalog: str, jabatan: int) -> None:
    path = tmp_path / "a.iki"
    data = json_of(iki("baru", path, "--katalog", katalog, "--tahun", 2026, "--json"))
    assert data["jumlah"]["jabatan"] == jabatan
    assert data == json_of(iki("info", path, "--json"))


def test_baru_takes_this_year_when_none_is_named(tmp_path: Path, iki: Iki, monkeypatch: pytest.MonkeyPatch) -> None:
    class Day:
        year = 2031

        @classmethod
        def today(cls) -> "Day":
            return cls()

    monkeypatch.setattr("iki_desktop.services.kantor.date", Day)
    assert json_of(iki("baru", tmp_path / "a.iki", "--json"))["tahun"] == 2031


def test_info_names_office_year_counts_and_version(kantor_pujon_path: Path, iki: Iki) -> None:
    assert json_of(iki("info", kantor_pujon_path, "--json")) == {
        "berkas": str(kantor_pujon_path),
        "kantor": "Kecamatan Pujon",
        "kecamatan": "Pujon",
        "kabupaten": "Malang",
        "tahun": 2026,
        "jumlah": COUNTS,
        "versi": 4,
    }
    text = iki("info", kantor_pujon_path).out
    for word in ("Kecamatan Pujon", "Malang", "2026", "162", "73", str(kantor_pujon_path)):
        assert word in text


def test_info_of_an_empty_office_says_that_its_name_is_missing(tmp_path: Path, iki: Iki) -> None:
    iki("baru", tmp_path / "a.iki", "--katalog", "kosong", "--tahun", 2026)
    assert "(nama belum diisi)" in iki("info", tmp_path / "a.iki").out
    assert json_of(iki("info", tmp_path / "a.iki", "--json"))["kantor"] == "Kecamatan"


def test_jabatan_is_the_whole_tree(kantor_pujon_path: Path, iki: Iki) -> None:
    tree = json_of(iki("jabatan", kantor_pujon_path, "--json"))["jabatan"]
    every = all_below(tree)
    assert sorted(n["id"] for n in every) == list(range(1, 29))
    camat = tree[0]
    assert (camat["id"], camat["nama"], len(camat["bawahan"])) == (28, "CAMAT", 6)
    assert sum(n["indikator"] for n in every) == 73
    villages = [n for n in tree if n["cabang"] == "Pemerintah Desa"]
    assert [n["id"] for n in villages] == [20, 21, 22]


def test_jabatan_as_text_indents_and_names_the_uncertain(kantor_pujon_path: Path, iki: Iki) -> None:
    lines = iki("jabatan", kantor_pujon_path).out.splitlines()
    assert lines[0] == "  28  CAMAT"
    assert lines[1] == "   1    SEKRETARIS KECAMATAN"
    assert len(lines) == 29
    assert any("CARAKA" in line and "(atasan belum pasti)" in line for line in lines)


def test_jabatan_of_an_empty_office_is_a_sentence(tmp_path: Path, iki: Iki) -> None:
    iki("baru", tmp_path / "a.iki", "--katalog", "kosong")
    assert iki("jabatan", tmp_path / "a.iki").out == "Belum ada jabatan di berkas ini.\n"
    assert json_of(iki("jabatan", tmp_path / "a.iki", "--json")) == {"jabatan": []}


def test_cetak_writes_the_pdf_and_says_what_is_in_it(kantor_pujon_path: Path, iki: Iki) -> None:
    out = kantor_pujon_path.with_name("iki.pdf")
    data = json_of(iki("cetak", kantor_pujon_path, "-o", out, "--json"))
    pages = len(pypdf.PdfReader(out).pages)
    assert data == {
        "berkas": str(out), "jenis": "iki", "halaman": pages, "jabatan": 28, "kertas": "a4", "peringatan": [],
    }  # fmt: skip
    text = iki("cetak", kantor_pujon_path, "-o", out).out
    assert text == f"28 jabatan, {pages} halaman tertulis ke {out}\n"
    assert sorted(content(out.parent)) == ["iki.pdf", kantor_pujon_path.name]


def test_cetak_writes_the_workbook(kantor_pujon_path: Path, iki: Iki) -> None:
    out = kantor_pujon_path.with_name("iki.xlsx")
    assert json_of(iki("cetak", kantor_pujon_path, "-o", out, "--json"))["halaman"] == 28
    assert len(load_workbook(BytesIO(out.read_bytes())).sheetnames) == 29
    assert "28 lembar" in iki("cetak", kantor_pujon_path, "-o", out.with_suffix(".XLSX")).out


@pytest.mark.parametrize(("kertas", "size"), [("a4", (842, 595)), ("f4", (935, 609)), ("folio", (935, 595))])
def test_cetak_on_another_paper_changes_no_office(kantor_pujon_path: Path, iki: Iki, kertas: str, size: object) -> None:
    before = kantor_pujon_path.read_bytes()
    out = kantor_pujon_path.with_name("iki.pdf")
    json_of(iki("cetak", kantor_pujon_path, "-o", out, "--kertas", kertas, "--json"))
    box = pypdf.PdfReader(out).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size
    assert kantor_pujon_path.read_bytes() == before


@pytest.mark.parametrize(
    ("acuan", "banyak"),
    [
        (["28"], 1),
        (["camat"], 1),
        (["  Kasi  PELAYANAN publik"], 1),
        (["Caraka", "bendahara"], 2),
        (["28", "Camat"], 1),
    ],
)
def test_cetak_takes_positions_by_number_and_name(
    kantor_pujon_path: Path, iki: Iki, acuan: list[str], banyak: int
) -> None:
    out = kantor_pujon_path.with_name("iki.pdf")
    assert json_of(iki("cetak", kantor_pujon_path, "-o", out, "--json", "--jabatan", *acuan))["jabatan"] == banyak


def test_cetak_replaces_what_it_wrote_before(kantor_pujon_path: Path, iki: Iki) -> None:
    out = kantor_pujon_path.with_name("iki.pdf")
    out.write_bytes(b"yang lama")
    json_of(iki("cetak", kantor_pujon_path, "-o", out, "--json"))
    assert out.read_bytes().startswith(b"%PDF-")


def test_letters_no_font_has_are_told(kantor_pujon_path: Path, iki: Iki) -> None:
    from iki_desktop.services.kantor import open_office

    kantor = open_office(kantor_pujon_path)
    with kantor.write("Ubah"):
        kantor.store.connection.execute("UPDATE tugas SET teks = '漢字' WHERE jabatan_id = 28")
    kantor.close()
    out = kantor_pujon_path.with_name("iki.pdf")
    assert "Perhatian: CAMAT: huruf" in iki("cetak", kantor_pujon_path, "-o", out).out
    assert len(json_of(iki("cetak", kantor_pujon_path, "-o", out, "--json"))["peringatan"]) == 1


@pytest.mark.parametrize("name", [*NAMES, "x" * 180 + ".iki"])
def test_odd_names_work_as_office_and_as_output(tmp_path: Path, iki: Iki, name: str) -> None:
    path = tmp_path / name
    assert iki("baru", path, "--tahun", 2026).status == 0
    assert json_of(iki("info", path, "--json"))["berkas"] == str(path)
    for ending in (".pdf", ".xlsx"):
        assert json_of(iki("cetak", path, "-o", path.with_suffix(ending), "--json"))["jabatan"] == 28
    assert sorted(content(tmp_path)) == sorted([name, *(str(Path(name).with_suffix(e)) for e in (".pdf", ".xlsx"))])


def test_a_name_that_is_no_text_works(kantor_pujon_asli: Path, tmp_path: Path) -> None:
    """A name whose bytes are no UTF-8, as old disks have them."""
    path = Path(shutil.copy(kantor_pujon_asli, tmp_path / os.fsdecode(b"lama \xe9.iki")))
    jawab = process("info", path, "--json")
    assert jawab.status == 0
    assert jawab.json["kecamatan"] == "Pujon"


@pytest.mark.parametrize("json_", [False, True])
@pytest.mark.parametrize(
    "argv",
    [
        ("baru", "baru.iki", "--tahun", "2026"),
        ("info", "a.iki"),
        ("jabatan", "a.iki"),
        ("cetak", "a.iki", "-o", "a.pdf"),
        ("cetak", "a.iki", "-o", "a.xlsx"),
    ],
    ids=lambda a: " ".join(a),
)
def test_a_process_of_its_own_says_the_same(
    tmp_path: Path, iki: Iki, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...], json_: bool
) -> None:
    create_office(tmp_path / "a.iki", "pujon", 2026)
    argv = (*argv, "--json") if json_ else argv
    of_process = process(*argv, cwd=tmp_path)
    written = _written(tmp_path)
    for path in tmp_path.iterdir():
        path.unlink()
    create_office(tmp_path / "a.iki", "pujon", 2026)
    monkeypatch.chdir(tmp_path)
    assert iki(*argv) == of_process
    assert _written(tmp_path) == written
    assert (of_process.status, of_process.err) == (0, "")
    if json_:
        assert isinstance(json.loads(of_process.out), dict)


def test_output_is_utf8_whatever_the_terminal_claims(kantor_pujon_path: Path) -> None:
    plain = process("cetak", kantor_pujon_path, "-o", kantor_pujon_path.with_name("∑ é.pdf"), env={"LC_ALL": "C"})
    other = process("jabatan", kantor_pujon_path, "--json", env={"PYTHONIOENCODING": "cp1252"})
    assert "∑ é.pdf" in plain.out
    assert (plain.status, other.status) == (0, 0)


def test_the_same_office_gives_the_same_bytes(tmp_path: Path) -> None:
    sums = set()
    for seed in ("0", "1"):
        path = tmp_path / seed / "a.iki"
        path.parent.mkdir()
        for argv in (("baru", path, "--tahun", 2026), ("cetak", path, "-o", path.with_suffix(".pdf"))):
            assert process(*argv, env={"PYTHONHASHSEED": seed}).status == 0
        sums.add(hashlib.sha256(path.with_suffix(".pdf").read_bytes()).hexdigest())
    assert len(sums) == 1


def test_help_is_indonesian_and_names_every_command(iki: Iki) -> None:
    text = iki("--help").out
    for word in ("pemakaian:", "perintah:", "baru", "info", "jabatan", "cetak", "tampilkan bantuan ini"):
        assert word in text
    assert iki("cetak", "--help").status == 0
    assert "usage" not in text.lower()


def test_the_command_is_installed_under_its_name(kantor_pujon_path: Path) -> None:
    script = Path(sys.executable).with_name("iki")
    done = subprocess.run([script, "info", kantor_pujon_path, "--json"], cwd=ROOT, capture_output=True, check=True)
    assert json.loads(done.stdout)["jumlah"] == COUNTS


def _written(folder: Path) -> dict[str, object]:
    """What a folder holds; of an office all rows but the mark of its templates."""
    return {**content(folder), **{path.name: content_but_mark(path) for path in folder.glob("*.iki")}}
