"""`iki templat` and `iki impor`: out to the villages and back in, questions with exit status 4, what is refused."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from iki_desktop.services.kantor import opened
from tests.cli.bahan import content, require_sentence
from tests.cli.bahan_impor import isi_templat
from tests.cli.conftest import Iki
from tests.db.bahan import content_of
from tests.services.bahan_angka import PER_DESA, angka
from tests.services.bahan_angka import langkah as banyak_langkah

RONDA = "Kegiatan monitoring siskamling"
SEL = ("diambil", "dikoreksi", "ditolak", "diabaikan")


@pytest.fixture
def berkas(kantor_pujon_path: Path) -> Path:
    """Pujon's office."""
    return kantor_pujon_path


def tulis(path: Path, *baris: tuple[Any, ...], lembar: str = "Rekap") -> Path:
    """A workbook of one sheet."""
    buku = openpyxl.Workbook()
    assert buku.active is not None
    buku.active.title = lembar
    for satu in baris:
        buku.active.append(satu)
    buku.save(path)
    return path


def rekap(folder: Path, *baris: tuple[Any, ...], judul: str = "REKAP KEGIATAN BULAN JANUARI 2026") -> Path:
    """A recap of two variables by village."""
    return tulis(folder / "rekap linmas.xlsx", (judul,), (), ("No", "Desa", PER_DESA, RONDA), *baris)


def satu_berkas(data: dict[str, Any]) -> dict[str, Any]:
    """The one file of an answer; its counts add up, and each cell is told once."""
    (satu,) = data["berkas"]
    assert satu["sel"]["dilihat"] == sum(satu["sel"][n] for n in SEL) == len(satu["rincian"])
    assert len({(r["lembar"], r["sel"]) for r in satu["rincian"]}) == len(satu["rincian"])
    for nasib in SEL:
        assert sum(r["hasil"] == nasib for r in satu["rincian"]) == satu["sel"][nasib]
    hasil: dict[str, Any] = satu
    return hasil


def jumlah(berkas: Path) -> int:
    """How many figures are stored."""
    with opened(berkas) as kantor:
        return len(angka(kantor))


def test_a_template_goes_out_and_what_is_filled_in_comes_back(iki: Iki, berkas: Path, tmp_path: Path) -> None:
    folder = tmp_path / "keluar"
    jawab = iki("templat", berkas, "--periode", "2026-01", "-o", folder, "--json")
    assert (jawab.status, jawab.err) == (0, "")
    assert len(jawab.json["berkas"]) == 10
    (ngroto,) = (path for path in folder.iterdir() if "Ngroto" in path.name)
    terisi = isi_templat(ngroto, {(PER_DESA, "2026-01"): 12, (RONDA, "2026-01"): "-"})
    assert terisi == 2
    jawab = iki("impor", berkas, folder, "--json")
    assert (jawab.status, jawab.err) == (0, "")
    satu = next(b for b in jawab.json["berkas"] if "Ngroto" in b["nama"])
    diambil = [r for r in satu["rincian"] if r["hasil"] == "diambil"]
    assert [(r["variabel"], r["desa"], r["periode"], r["nilai"], r["status"]) for r in diambil] == [
        (PER_DESA, "Ngroto", "2026-01", "12", "terisi"),
        (RONDA, "Ngroto", "2026-01", None, "nihil"),
    ]
    assert jawab.json["langkah"] == 1
    rinci = iki("hitung", berkas, "--periode", "2026-01", "--jabatan", "4", "--rinci", "--json").json
    asal = [s["asal"] for j in rinci["jabatan"] for i in j["indikator"] for n in i["rincian"] for s in n["sel"]]
    assert {"berkas": ngroto.name, "lembar": diambil[0]["lembar"], "sel": diambil[0]["sel"]} in asal


def test_templates_of_some_villages_and_of_the_office_itself(iki: Iki, berkas: Path, tmp_path: Path) -> None:
    argv = ("templat", berkas, "--periode", "2026-TW1", "-o", tmp_path / "x")
    jawab = iki(*argv, "--desa", "ngroto", "7", "--kecamatan", "--json")
    assert len(jawab.json["berkas"]) == 3
    assert jawab.json["periode"] == "2026-TW1"
    lagi = iki(*argv, "--desa", "ngroto", "--json").json["berkas"]
    assert Path(lagi[0]).name != Path(jawab.json["berkas"][0]).name, "a file that may be filled stays as it is"
    assert "tidak ada" in require_sentence(iki(*argv, "--desa", "Pandansari"))


def test_a_foreign_sheet_is_taken_corrected_and_refused_cell_by_cell(iki: Iki, berkas: Path, tmp_path: Path) -> None:
    path = rekap(
        tmp_path,
        (1, "Ds. Ngroto", 12, "4 kegiatan"),
        (2, "PUJONKIDUL", "-", "dua"),
        (3, "Ngabab", 2.5, "#REF!"),
        ("", "Jumlah", 14.5, 4),
    )
    jawab = iki("impor", berkas, path, "--json", "--tolakan", tmp_path / "balik")
    assert (jawab.status, jawab.err) == (0, "")
    satu = satu_berkas(jawab.json)
    sel = {r["sel"]: r for r in satu["rincian"]}
    assert {a: (sel[a]["hasil"], sel[a]["nilai"]) for a in ("C4", "D4", "C5", "D5", "C6", "D6", "C7")} == {
        "C4": ("diambil", "12"),
        "D4": ("dikoreksi", "4"),
        "C5": ("diambil", None),
        "D5": ("ditolak", None),
        "C6": ("ditolak", None),
        "D6": ("ditolak", None),
        "C7": ("diabaikan", None),
    }
    assert all(r["sebab"] for r in satu["rincian"] if r["hasil"] != "diambil")
    assert (sel["D5"]["desa"], sel["D5"]["variabel"], sel["D5"]["periode"]) == ("Pujon Kidul", RONDA, "2026-01")
    assert satu["perubahan"] == {"baru": 3, "ubah": 0, "tetap": 0}
    assert jumlah(berkas) == 3
    (balik,) = jawab.json["tolakan"]
    assert "dua" in str([c.value for ws in openpyxl.load_workbook(balik) for row in ws for c in row])
    teks = iki("impor", berkas, path)
    assert "Berkas ini sudah diimpor pada" in teks.out
    assert "Tidak ada yang berubah." in teks.out
    assert jumlah(berkas) == 3


def test_questions_stop_everything_until_they_are_answered(iki: Iki, berkas: Path, tmp_path: Path) -> None:
    path = rekap(tmp_path, (1, "Pandansari", 5, 1), (2, "Ngroto", "1.234", 2), judul="REKAP KEGIATAN")
    sebelum = content_of(berkas)
    jawab = iki("impor", berkas, path, "--json")
    assert jawab.status == 4
    assert "3 pertanyaan" in jawab.err
    satu = satu_berkas(jawab.json)
    tanya = {p["jenis"]: p for p in satu["pertanyaan"]}
    assert set(tanya) == {"desa", "periode", "pemisah"}
    assert tanya["desa"]["kunci"] == "Pandansari"
    assert "Pandesari" in [p["nilai"] for p in tanya["desa"]["pilihan"]]
    assert jawab.json["langkah"] is None
    assert content_of(berkas) == sebelum
    lagi = iki("impor", berkas, path)
    assert lagi.status == 4
    assert f'--jawab "{tanya["periode"]["kunci"]}=' in lagi.out
    argv = ("--jawab", "Pandansari=Pandesari", f"{tanya['pemisah']['kunci']}=ribuan")
    assert iki("impor", berkas, path, *argv, "--json").status == 4, "the period is open"
    jawab = iki("impor", berkas, path, *argv, "--periode", "2026-01", "--json")
    assert jawab.status == 0
    taken = {(r["desa"], r["variabel"]): r["nilai"] for r in satu_berkas(jawab.json)["rincian"] if r["nilai"]}
    assert taken == {
        ("Pandesari", PER_DESA): "5", ("Pandesari", RONDA): "1", ("Ngroto", PER_DESA): "1234", ("Ngroto", RONDA): "2",
    }  # fmt: skip


def test_each_file_is_answered_for_itself(iki: Iki, berkas: Path, tmp_path: Path) -> None:
    """Each village sends a sheet of the same name that doesn't say whose it is."""
    isi = (("LAPORAN JANUARI 2026",), (), ("Uraian", "Jumlah"), (PER_DESA, 4), (RONDA, 5))
    semua = [tulis(tmp_path / f"laporan {n}.xlsx", *isi, lembar="Sheet1") for n in (1, 2)]
    jawab = iki("impor", berkas, *semua, "--json")
    assert jawab.status == 4
    kunci = [p["kunci"] for b in jawab.json["berkas"] for p in b["pertanyaan"]]
    assert kunci == ["[laporan 1.xlsx] desa Sheet1", "[laporan 2.xlsx] desa Sheet1"]
    argv = ("impor", berkas, *semua, "--json", "--jawab", f"{kunci[0]}=Ngroto")
    assert iki(*argv).status == 4
    jawab = iki(*argv, f"{kunci[1]}=Ngabab")
    assert jawab.status == 0
    desa = [{r["desa"] for r in b["rincian"] if r["hasil"] == "diambil"} for b in jawab.json["berkas"]]
    assert desa == [{"Ngroto"}, {"Ngabab"}]


def test_an_answer_about_a_village_is_remembered(iki: Iki, berkas: Path, tmp_path: Path) -> None:
    path = rekap(tmp_path, (1, "Pandansari", 5, 1))
    assert iki("impor", berkas, path, "--jawab", "Pandansari=Pandesari").status == 0
    lain = rekap(tmp_path, (1, "PANDANSARI", 6, 2), judul="BULAN FEBRUARI 2026")
    jawab = iki("impor", berkas, lain, "--json")
    assert jawab.status == 0
    assert {r["desa"] for r in satu_berkas(jawab.json)["rincian"] if r["hasil"] == "diambil"} == {"Pandesari"}


def test_what_somebody_typed_is_replaced_only_when_told_so(iki: Iki, berkas: Path, tmp_path: Path) -> None:
    iki("isi", berkas, "--variabel", PER_DESA, "--periode", "2026-01", "--desa", "Ngroto", "9")
    path = rekap(tmp_path, (1, "Ngroto", 5, 1))
    jawab = iki("impor", berkas, path, "--json")
    assert jawab.status == 4
    assert [p["jenis"] for p in satu_berkas(jawab.json)["pertanyaan"]] == ["timpa"]
    jawab = iki("impor", berkas, path, "--jawab", "timpa=tidak", "--json")
    assert (jawab.status, satu_berkas(jawab.json)["perubahan"]) == (0, {"baru": 1, "ubah": 0, "tetap": 0})


def test_checking_only_says_what_would_happen(iki: Iki, berkas: Path, tmp_path: Path) -> None:
    path = rekap(tmp_path, (1, "Ngroto", 5, 1))
    sebelum = content(tmp_path)
    jawab = iki("impor", berkas, path, "--periksa", "--json")
    assert (jawab.status, jawab.json["langkah"]) == (0, None)
    assert satu_berkas(jawab.json)["perubahan"]["baru"] == 2
    assert content(tmp_path) == sebelum
    assert iki("impor", berkas, path, "--periksa").out.endswith("Hanya diperiksa: tidak ada yang ditulis.\n")


def test_a_file_that_cant_be_read_doesnt_stop_the_others(iki: Iki, berkas: Path, tmp_path: Path) -> None:
    (tmp_path / "gambar.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    path = rekap(tmp_path, (1, "Ngroto", 5, 1))
    jawab = iki("impor", berkas, tmp_path / "gambar.xlsx", path, tmp_path / "tidak ada.xlsx", "--json")
    assert jawab.status == 1
    gambar, baik, hilang = jawab.json["berkas"]
    assert "gambar" in gambar["galat"]
    assert "tidak ada" in hilang["galat"]
    assert baik["perubahan"]["baru"] == 2
    assert jawab.json["langkah"] == 1
    assert "gambar.xlsx: " in jawab.json["galat"]
    assert jumlah(berkas) == 2


def test_a_locked_period_refuses_by_its_name(iki: Iki, berkas: Path, tmp_path: Path) -> None:
    from iki_desktop.domain.periode import baca_periode
    from iki_desktop.services.kantor import open_office
    from iki_desktop.services.kunci import lock

    kantor = open_office(berkas)
    lock(kantor, baca_periode("2026-TW1"))
    kantor.close()
    path = rekap(tmp_path, (1, "Ngroto", 5, 1))
    satu = satu_berkas(iki("impor", berkas, path, "--json").json)
    sebab = {r["sebab"] for r in satu["rincian"] if r["hasil"] == "ditolak"}
    assert len(sebab) == 1 or len(sebab) == 2
    assert all("Januari 2026 sudah dikunci, karena Triwulan I 2026 dikunci" in s for s in sebab)
    assert jumlah(berkas) == 0


def test_a_doubtful_figure_is_stored_and_told(iki: Iki, berkas: Path, tmp_path: Path) -> None:
    for bulan in range(1, 8):
        iki("isi", berkas, "--variabel", PER_DESA, "--periode", f"2026-{bulan:02}", "--desa", "Ngroto", "4")
    path = rekap(tmp_path, (1, "Ngroto", 400, 1), judul="BULAN AGUSTUS 2026")
    assert "meragukan" not in iki("impor", berkas, path, "--periksa").out
    jawab = iki("impor", berkas, path, "--json")
    assert jawab.status == 0
    ragu = {r["sel"]: r["ragu"] for r in satu_berkas(jawab.json)["rincian"] if r["ragu"]}
    assert set(ragu) == {"C4"}
    assert "400" in ragu["C4"]


def test_only_some_sheets_and_a_meaning_given_by_hand(iki: Iki, berkas: Path, tmp_path: Path) -> None:
    path = tulis(tmp_path / "a.xlsx", ("Wilayah", "Poskamling", "x"), ("Ngroto", 7, 1), ("Ngabab", 8, 2))
    peta = tmp_path / "peta.json"
    peta.write_text(
        json.dumps(
            {
                "desa": {"letak": "kolom", "kolom": "A"},
                "variabel": {"letak": "kepala"},
                "periode": {"letak": "tetap", "nilai": "2026-02"},
                "kolom": {"B": {"variabel": RONDA}},
                "abaikan": ["C"],
            }
        )
    )
    argv = ("impor", berkas, path, "--peta", peta, "--json")
    assert "Lembar “Data” tidak ada" in require_sentence(iki(*argv[:-1], "--lembar", "Data"))
    jawab = iki(*argv, "--lembar", "rekap")
    assert jawab.status == 0
    diambil = [(r["desa"], r["periode"], r["nilai"]) for r in satu_berkas(jawab.json)["rincian"] if r["nilai"]]
    assert diambil == [("Ngroto", "2026-02", "7"), ("Ngabab", "2026-02", "8")]
    with opened(berkas) as kantor:
        assert banyak_langkah(kantor) == 1


@pytest.mark.parametrize(
    ("argv", "kalimat"),
    [
        (("--jawab", "Pandansari"), "bukan jawaban"),
        (("--periode", "Januari"), "bukan periode"),
        (("--peta", "tidak ada.json"), "tidak ada"),
    ],
)
def test_wrong_wishes_are_told_in_words(
    iki: Iki, berkas: Path, tmp_path: Path, argv: tuple[str, ...], kalimat: str
) -> None:
    path = rekap(tmp_path, (1, "Ngroto", 5, 1))
    jawab = iki("impor", berkas, path, *argv)
    assert jawab.status == 1
    assert kalimat in require_sentence(jawab)
    assert jumlah(berkas) == 0
