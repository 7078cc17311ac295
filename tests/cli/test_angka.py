"""Figures by command: `isi`, `target`, `hitung` as the contract of docs/CLI.md has them, for scripts to rely on."""

import json
import re
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from iki_desktop.domain.capaian import Pita
from iki_desktop.domain.periode import baca_periode
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.desa import set_nama_lain
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.kunci import lock
from iki_desktop.services.pengaturan import set_batas, set_pita
from iki_desktop.services.sunting import set_teks
from iki_desktop.services.tahun import copy_year
from iki_desktop.services.variabel import create_variabel
from tests.cli.bahan import Jawab, content, process, require_sentence
from tests.cli.conftest import Iki
from tests.cli.test_gagal import as_nobody_main
from tests.db.bahan import content_of, names, read_only_folder
from tests.services.bahan_angka import BULANAN, KASUS, PER_DESA, TAHUNAN, Kasus, dipotong

JANUARI = ("--periode", "2026-01")
INDIKATOR = {"id", "teks", "satuan", "realisasi", "target", "capaian", "predikat", "alasan", "lengkap"}


@pytest.fixture
def berkas(kantor_pujon_path: Path) -> Path:
    """The office of Pujon in a folder of its own."""
    folder = kantor_pujon_path.parent / "kantor"
    folder.mkdir()
    return Path(shutil.move(kantor_pujon_path, folder / "pujon.iki"))


def within(berkas: Path, work: Callable[[Kantor], Any]) -> None:
    """Does something to the office through the services."""
    kantor = open_office(berkas)
    try:
        work(kantor)
    finally:
        kantor.close()


Ditolak = Callable[..., str]


@pytest.fixture
def ditolak(iki: Iki, berkas: Path) -> Ditolak:
    """Runs a command with and without --json that must be refused and change nothing; its sentence."""

    def run(*argv: object) -> str:
        before = names(berkas.parent), content_of(berkas)
        plain, as_json = iki(*argv), iki(*argv, "--json")
        assert (names(berkas.parent), content_of(berkas)) == before
        assert (plain.status, as_json.status, plain.out) == (1, 1, "")
        sentence = require_sentence(plain, berkas.parent)
        assert as_json.json == {"galat": sentence}
        return sentence

    return run


def data(jawab: Jawab) -> dict[str, Any]:
    """The object of a command that has done its work."""
    assert (jawab.status, jawab.err) == (0, "")
    return jawab.json


# -- isi


@pytest.mark.parametrize(
    ("nilai", "angka", "teks"),
    [
        ("1.234", {"nilai": "1234", "status": "terisi"}, "1.234"),
        ("12", {"nilai": "12", "status": "terisi"}, "12"),
        ("0", {"nilai": "0", "status": "terisi"}, "0"),
        ("1.234,50", {"nilai": "1234.5", "status": "terisi"}, "1.234,50"),
        ("0,00000000000000000000000000001", {"nilai": "0.00000000000000000000000000001", "status": "terisi"}, "0,0000"),
        ("9" * 30, {"nilai": "9" * 30, "status": "terisi"}, "999.999.999"),
        ("-", {"nilai": None, "status": "nihil"}, "-"),
        ("nihil", {"nilai": None, "status": "nihil"}, "-"),
        ("n/a", {"nilai": None, "status": "tidak_berlaku"}, "n/a"),
        ("Tidak Berlaku", {"nilai": None, "status": "tidak_berlaku"}, "n/a"),
    ],
)
def test_each_way_to_write_a_figure(
    iki: Iki, berkas: Path, nilai: str, angka: dict[str, str | None], teks: str
) -> None:
    within(berkas, lambda k: create_variabel(k, "Uji", satuan="Rp"))
    jawab = data(iki("isi", berkas, "--variabel", "Uji", *JANUARI, nilai, "--json"))
    assert jawab == {
        "variabel": {"id": 80, "nama": "Uji"},
        "periode": "2026-01",
        "desa": None,
        "angka": angka,
        "langkah": 2,
        "ragu": None,
    }
    lagi = iki("isi", berkas, "--variabel", "80", *JANUARI, nilai)
    assert lagi.out.startswith(f"Uji, Januari 2026: {teks}")
    assert lagi.out.endswith("(sudah demikian, tidak ada yang berubah)\n")


@pytest.mark.parametrize(("nilai", "angka"), [("-5", "-5"), ("-1,5", "-1.5"), ("-1.234,50", "-1234.5")])
def test_a_figure_below_zero_is_no_option(iki: Iki, berkas: Path, nilai: str, angka: str) -> None:
    within(berkas, lambda k: create_variabel(k, "Uji", negatif=True))
    jawab = data(iki("isi", berkas, "--variabel", "Uji", *JANUARI, nilai, "--json"))
    assert jawab["angka"] == {"nilai": angka, "status": "terisi"}


def test_an_empty_figure_clears(iki: Iki, berkas: Path) -> None:
    iki("isi", berkas, "--variabel", BULANAN, *JANUARI, "20")
    assert data(iki("info", berkas, "--json"))["jumlah"]["angka"] == 1
    jawab = data(iki("isi", berkas, "--variabel", BULANAN, *JANUARI, "", "--json"))
    assert (jawab["angka"], jawab["langkah"]) == ({"nilai": None, "status": "kosong"}, 2)
    assert data(iki("info", berkas, "--json"))["jumlah"]["angka"] == 0
    assert iki("isi", berkas, "--variabel", BULANAN, *JANUARI, " ").out == (
        "Pegawai, Januari 2026: kosong (sudah demikian, tidak ada yang berubah)\n"
    )


@pytest.mark.parametrize("desa", ["Pujon Kidul", "PUJONKIDUL", "3", "Pj. Kidul"])
def test_a_desa_is_named_by_name_id_or_other_name(iki: Iki, berkas: Path, desa: str) -> None:
    within(berkas, lambda k: set_nama_lain(k, 3, ["Pj. Kidul"]))
    argv = ("isi", berkas, "--variabel", PER_DESA.upper(), *JANUARI, "--desa", desa, "4")
    assert data(iki(*argv, "--json"))["desa"] == {"id": 3, "nama": "Pujon Kidul"}
    assert iki(*argv).out.startswith(f"{PER_DESA}, Januari 2026 Pujon Kidul: 4")


@pytest.mark.parametrize(
    ("argv", "kalimat"),
    [
        (("--variabel", "Pegawei", *JANUARI, "1"), "Variabel “Pegawei” tidak ada. Yang mirip: Pegawai."),
        (("--variabel", "Zzzz", *JANUARI, "1"), "Lihat nama dan nomornya di halaman Variabel."),
        (("--variabel", "", *JANUARI, "1"), "Nama variabel kosong."),
        (("--variabel", BULANAN, "--periode", "2026-13", "1"), "“2026-13” bukan periode. Tulis 2026, 2026-S1"),
        (("--variabel", BULANAN, "--periode", "2026", "1"), "Pegawai: dilaporkan bulanan, bukan tahunan"),
        (("--variabel", PER_DESA, *JANUARI, "1"), f"“{PER_DESA}” diisi tiap desa. Sebutkan desanya dengan --desa."),
        (
            ("--variabel", PER_DESA, *JANUARI, "--desa", "Pujon", "1"),
            "Desa “Pujon” tidak ada. Desa yang ada: Bendosari",
        ),
        (("--variabel", PER_DESA, *JANUARI, "--desa", "", "1"), "Nama desa kosong"),
        (("--variabel", BULANAN, *JANUARI, "--desa", "Ngroto", "1"), "dilaporkan kecamatan, bukan tiap desa"),
        (("--variabel", "Hari kerja efektif", *JANUARI, "1"), "tetapan tahunnya"),
        (("--variabel", "Tahun N − 2", "--periode", "2026", "1"), "angka tahun sebelumnya"),
        (("--variabel", BULANAN, *JANUARI, "1,5"), "Pegawai: “1,5” adalah pecahan"),
        (("--variabel", BULANAN, *JANUARI, "-5"), "“-5” di bawah nol"),
        (("--variabel", BULANAN, *JANUARI, "1.5"), "Pegawai: “1.5” bukan angka. Tulis seperti 1.234."),
        (
            ("--variabel", TAHUNAN, "--periode", "2026", "81.25"),
            "“81.25” bukan angka. Tulis seperti 1.234,5. Mungkin maksudnya 81,25.",
        ),
        (("--variabel", BULANAN, *JANUARI, "20 orang"), "“20 orang” bukan angka. Ketik 20 saja."),
        (("--variabel", BULANAN, *JANUARI, "dua"), "bukan angka"),
        (
            ("--variabel", BULANAN, "--periode", "2025-03", "1"),
            "Maret 2025 sudah dikunci, karena Triwulan I 2025 dikunci",
        ),
    ],
)
def test_what_can_not_be_set_is_refused_with_a_sentence(
    ditolak: Ditolak, berkas: Path, argv: tuple[str, ...], kalimat: str
) -> None:
    within(berkas, lambda k: lock(k, baca_periode("2025-TW1")))
    jawab = ditolak("isi", berkas, *argv)
    assert kalimat in jawab
    assert jawab.count("Ketik 20 saja") + jawab.count("Mungkin maksudnya") <= 1


def test_a_figure_that_looks_odd_is_set_and_told_until_a_reason_is_given(iki: Iki, berkas: Path) -> None:
    argv = ("isi", berkas, "--variabel", TAHUNAN, "--periode", "2026", "12")
    kata = "12 di bawah batas wajar 25. Periksa lagi, atau pertahankan dengan alasan."
    assert data(iki(*argv, "--json"))["ragu"] == kata
    assert iki(*argv).out.endswith(f"\nPerhatian: {kata}\n")
    assert data(iki(*argv, "--alasan", "skala 1 sampai 25", "--json"))["ragu"] is None
    assert data(iki(*argv, "--json"))["ragu"] is None


def test_figures_of_years_without_a_document_are_for_looking_back(iki: Iki, berkas: Path) -> None:
    for tahun, nilai in (("2024", "81,25"), ("2025", "83,75")):
        assert iki("isi", berkas, "--variabel", TAHUNAN, "--periode", tahun, nilai).status == 0
    (camat,) = data(iki("hitung", berkas, "--periode", "2026", "--jabatan", "Camat", "--json"))["jabatan"]
    assert [i["realisasi"] for i in camat["indikator"]] == ["82.5", None]


def test_a_figure_by_command_is_undone_by_command(iki: Iki, berkas: Path) -> None:
    iki("isi", berkas, "--variabel", BULANAN, *JANUARI, "20")
    assert data(iki("riwayat", berkas, "--json"))["langkah"][0]["label"] == "Isi Pegawai Januari 2026: 20"
    iki("urungkan", berkas)
    assert data(iki("info", berkas, "--json"))["jumlah"]["angka"] == 0


# -- target


@pytest.mark.parametrize(
    ("nilai", "target", "teks"),
    [
        ("97,5", "97.5", "97,5"), ("97,50 %", "97.5", "97,50"), ("0", "0", "0"), ("80-90", "80-90", "80 – 90"),
        ("80% s.d. 90%", "80-90", "80 – 90"), ("1.000", "1000", "1.000"), ("", None, "kosong"),
    ],
)  # fmt: skip
def test_each_way_to_write_a_target(iki: Iki, berkas: Path, nilai: str, target: str | None, teks: str) -> None:
    iki("target", berkas, "--indikator", "1", "--periode", "2026-TW1", "5")
    jawab = data(iki("target", berkas, "--indikator", "1", "--periode", "2026-TW1", nilai, "--json"))
    assert jawab["indikator"]["id"] == 1
    assert jawab["indikator"]["jabatan"] == "SEKRETARIS KECAMATAN"
    assert (jawab["periode"], jawab["target"], jawab["langkah"]) == ("2026-TW1", target, 2)
    hasil = data(iki("hitung", berkas, "--periode", "2026-TW1", "--json"))
    assert hasil["jabatan"][0]["indikator"][0]["target"] == target
    assert iki("target", berkas, "--indikator", "1", "--periode", "2026-TW1", nilai).out.endswith(
        f"\nTarget Triwulan I 2026: {teks}\n"
    )


@pytest.mark.parametrize(
    ("argv", "kalimat"),
    [
        (("1", "--periode", "2026", "90-80"), "Rentang target “90-80” terbalik"),
        (("1", "--periode", "2026", "1.5"), "Target “1.5” tidak terbaca. Tulis seperti 97,5 atau 80 - 90"),
        (("1", "--periode", "2026", "-5"), "Target “-5” di bawah nol"),
        (("10", "--periode", "2026", "97,5 %"), "tidak terbaca"),
        (("999", "--periode", "2026", "5"), "Indikator “999” tidak ada. Lihat nomor dan teksnya dengan “iki hitung”"),
        (("1", "--periode", "2024", "5"), "Tahun 2024 tidak ada di berkas ini. Pilih tahun yang ada: 2026."),
        (("1", "--periode", "2026-TW2", "5"), "Triwulan II 2026 sudah dikunci"),
        (("Jumlah kuda", "--periode", "2026", "5"), "“Jumlah kuda” cocok dengan 2 indikator: 4 Jumlah kuda (KASI PEM"),
    ],
)
def test_a_target_that_can_not_be_is_refused(
    ditolak: Ditolak, berkas: Path, argv: tuple[str, ...], kalimat: str
) -> None:
    def prepare(kantor: Kantor) -> None:
        lock(kantor, baca_periode("2026-TW2"))
        for nomor in (4, 5):
            set_teks(kantor, Tempat("indikator", nomor, "teks"), "Jumlah kuda")

    within(berkas, prepare)
    assert kalimat in ditolak("target", berkas, "--indikator", *argv)


def test_a_target_goes_to_the_year_of_its_period(iki: Iki, berkas: Path) -> None:
    within(berkas, lambda k: copy_year(k, 2026, 2027))
    jawab = data(iki("target", berkas, "--indikator", "1", "--periode", "2026", "5", "--json"))
    assert jawab["indikator"]["id"] == 1
    for tahun, target in (("2026", "5"), ("2027", None)):
        hasil = data(iki("hitung", berkas, "--periode", tahun, "--json"))
        assert hasil["jabatan"][0]["indikator"][0]["target"] == target


# -- hitung


@pytest.mark.parametrize("kasus", [pytest.param(k, id=k.apa) for k in KASUS])
def test_rules_through_the_command(iki: Iki, berkas: Path, kasus: Kasus) -> None:
    within(berkas, kasus.put)
    jawab = iki("hitung", berkas, "--periode", kasus.periode, "--json")
    assert not re.search(r"\dE[+-]?\d", jawab.out)
    (satu,) = (i for j in data(jawab)["jabatan"] for i in j["indikator"] if i["id"] == 1)
    assert set(satu) == INDIKATOR
    assert (
        dipotong(satu["realisasi"]), dipotong(satu["capaian"]), satu["predikat"], satu["alasan"], satu["lengkap"],
    ) == (kasus.realisasi, kasus.capaian, kasus.predikat, kasus.alasan, kasus.lengkap)  # fmt: skip


def test_hitung_in_json_is_the_contract(iki: Iki, berkas: Path) -> None:
    jawab = data(iki("hitung", berkas, "--periode", "2026-TW1", "--json"))
    assert set(jawab) == {"periode", "jabatan"}
    assert jawab["periode"] == "2026-TW1"
    assert [j["id"] for j in jawab["jabatan"]] == list(range(1, 29))
    assert all(set(j) == {"id", "nama", "indikator"} for j in jawab["jabatan"])
    semua = [i for j in jawab["jabatan"] for i in j["indikator"]]
    assert [i["id"] for i in semua] == list(range(1, 74))
    assert all(set(i) == INDIKATOR for i in semua)
    assert all(i["realisasi"] is i["target"] is i["capaian"] is i["predikat"] is None for i in semua)
    assert semua[0]["alasan"] == "belum diisi: Pegawai, hari tidak masuk kerja"
    assert (semua[0]["satuan"], semua[0]["lengkap"], semua[3]["satuan"]) == ("%", "1/7", "kegiatan")
    json.dumps(jawab)


@pytest.mark.parametrize(
    ("jabatan", "nomor"),
    [(["Camat"], [28]), (["28", "sekretaris kecamatan"], [1, 28]), (["CAMAT", "28"], [28])],
)
def test_hitung_of_some_positions(iki: Iki, berkas: Path, jabatan: list[str], nomor: list[int]) -> None:
    jawab = data(iki("hitung", berkas, "--periode", "2026", "--jabatan", *jabatan, "--json"))
    assert [j["id"] for j in jawab["jabatan"]] == nomor
    assert [j["id"] for j in jawab["jabatan"] if j["indikator"]] == nomor
    teks = iki("hitung", berkas, "--periode", "2026", "--jabatan", *jabatan).out
    assert ("KASI" in teks, "CAMAT" in teks) == (False, True)


@pytest.mark.parametrize(
    ("argv", "kalimat"),
    [
        (("--periode", "2024"), "Tahun 2024 tidak ada di berkas ini. Pilih tahun yang ada: 2026."),
        (("--periode", "TW1"), "“TW1” bukan periode"),
        (("--periode", "2026", "--jabatan", "Lurah"), "Jabatan “Lurah” tidak ada"),
        (("--periode", "2026", "--jabatan", "kasi"), "cocok dengan 5 jabatan"),
    ],
)
def test_hitung_of_what_there_is_not_is_refused(
    ditolak: Ditolak, berkas: Path, argv: tuple[str, ...], kalimat: str
) -> None:
    assert kalimat in ditolak("hitung", berkas, *argv)


def test_rinci_goes_down_to_the_cell_with_who_and_when(iki: Iki, berkas: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iki_desktop.services.angka.who", lambda: "sulastri")
    monkeypatch.setattr("iki_desktop.services.angka.now", lambda: "2026-04-03T08:09:10+07:00")
    iki("isi", berkas, "--variabel", PER_DESA, *JANUARI, "--desa", "Ngroto", "4")
    iki("isi", berkas, "--variabel", PER_DESA, *JANUARI, "--desa", "Ngabab", "-")
    argv = ("hitung", berkas, *JANUARI, "--jabatan", "4", "--rinci")
    (satu,) = (i for j in data(iki(*argv, "--json"))["jabatan"] for i in j["indikator"] if i["id"] == 10)
    assert set(satu) == INDIKATOR | {"rumus", "catatan", "rincian"}
    assert (satu["realisasi"], satu["lengkap"], satu["rumus"]) == ("4", "2/10", f"[{PER_DESA}]")
    (nama,) = satu["rincian"]
    assert {k: n for k, n in nama.items() if k != "sel"} == {
        "nama": PER_DESA, "nilai": "4", "terisi": 2, "seharusnya": 10, "sebab": None, "periode": "2026-01",
    }  # fmt: skip
    assert len(nama["sel"]) == 10
    ngroto, ngabab, kosong = (
        next(s for s in nama["sel"] if s["desa"] == desa) for desa in ("Ngroto", "Ngabab", "Madiredo")
    )
    assert ngroto == {
        "variabel": 14, "periode": "2026-01", "desa": "Ngroto", "nilai": "4", "status": "terisi",
        "waktu": "2026-04-03T08:09:10+07:00", "oleh": "sulastri", "asal": None,
    }  # fmt: skip
    assert (ngabab["nilai"], ngabab["status"]) == (None, "nihil")
    assert (kosong["nilai"], kosong["status"], kosong["waktu"], kosong["oleh"]) == (None, "kosong", None, None)
    teks = iki(*argv).out
    assert f"[{PER_DESA}] = 4 (2 dari 10 terisi)" in teks
    assert "Januari 2026 Ngroto: 4, diketik 03-04-2026 08.09 oleh sulastri\n" in teks
    assert "Januari 2026 Ngabab: -, diketik" in teks
    assert "Madiredo" not in teks


def test_what_people_read_is_indonesian_rounded_and_capped(iki: Iki, berkas: Path) -> None:
    kasus = Kasus(
        "", "[A] / [B] x 100%", {"A 2026-01": "4", "B 2026-01": "3"}, "2026-TW1", {"A": {}, "B": {}}, {}, "100"
    )
    within(berkas, kasus.put)
    argv = ("hitung", berkas, "--periode", "2026-TW1", "--jabatan", "1")
    baris = iki(*argv).out.splitlines()
    assert baris[0] == "Triwulan I 2026"
    assert baris[2] == "SEKRETARIS KECAMATAN"
    assert "        realisasi 133,33 %; target 100 %; capaian 133,33 % (Sangat Baik); 2 dari 6 angka terisi" in baris
    within(berkas, lambda k: (set_batas(k, Decimal(120)), set_pita(k, [Pita(Decimal(0), "Ada")])))
    assert "capaian 120 % (Ada)" in iki(*argv).out
    (satu, *_) = data(iki(*argv, "--json"))["jabatan"][0]["indikator"]
    assert satu["capaian"].startswith("133.333333333")


def test_people_read_why_there_is_no_capaian(iki: Iki, berkas: Path) -> None:
    iki("isi", berkas, "--variabel", BULANAN, *JANUARI, "20")
    iki("isi", berkas, "--variabel", "hari tidak masuk kerja", *JANUARI, "1,5")
    teks = iki("hitung", berkas, *JANUARI, "--jabatan", "1").out
    assert "realisasi 99,39 %; target belum diisi\n" in teks
    assert (
        "Perhatian: “Hari kerja efektif” adalah tetapan setahun penuh, sedangkan angka lain hanya Januari 2026." in teks
    )
    assert "belum diisi: Pengajuan yang dicairkan, Pengajuan yang seharusnya Cair; 0 dari 2 angka terisi" in teks


# -- the environment


PERINTAH: list[tuple[str, ...]] = [
    ("isi", "--variabel", BULANAN, *JANUARI, "20"),
    ("target", "--indikator", "1", "--periode", "2026", "97"),
]


@pytest.mark.parametrize("argv", PERINTAH, ids=lambda a: a[0])
def test_a_file_that_can_only_be_read_is_computed_and_not_written(
    iki: Iki, berkas: Path, argv: tuple[str, ...]
) -> None:
    for satu in PERINTAH:  # all that it needs is loaded before the rights are given up
        assert iki(satu[0], berkas, *satu[1:]).status == 0
    hitung = ("hitung", berkas, "--periode", "2026", "--jabatan", "1")
    with read_only_folder(berkas) as folder:
        before = content(folder)
        jawab = as_nobody_main(argv[0], folder / "pujon.iki", *argv[1:-1], "98")
        assert jawab.status == 3
        assert "hanya bisa dibaca di tempatnya sekarang. Salin ke folder" in require_sentence(jawab, folder)
        assert as_nobody_main(hitung[0], folder / "pujon.iki", *hitung[2:]) == iki(*hitung)
        assert content(folder) == before


@pytest.mark.parametrize("argv", PERINTAH, ids=lambda a: a[0])
def test_an_office_that_is_open_elsewhere_is_not_written(iki: Iki, berkas: Path, argv: tuple[str, ...]) -> None:
    kantor = open_office(berkas)
    try:
        jawab = iki(argv[0], berkas, *argv[1:])
        assert jawab.status == 3
        assert "sedang dibuka di jendela atau komputer lain" in require_sentence(jawab, berkas)
        assert iki("hitung", berkas, "--periode", "2026").status == 0
    finally:
        kantor.close()


@pytest.mark.parametrize(
    "argv",
    [
        ("isi", "{}", *JANUARI, "1"), ("isi", "{}", "--variabel", "1", "1"), ("isi", "{}", "--variabel", "1", *JANUARI),
        ("isi", "{}", "--variabel", "1", *JANUARI, "1", "2"), ("target", "{}", "--periode", "2026", "1"),
        ("target", "{}", "--indikator", "1", "1"), ("hitung", "{}"), ("hitung", "{}", "--periode", "2026", "--jabatan"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_use_is_status_2(iki: Iki, berkas: Path, argv: tuple[str, ...]) -> None:
    before = content(berkas.parent)
    jawab = iki(*(berkas if bagian == "{}" else bagian for bagian in argv))
    assert (jawab.status, jawab.out) == (2, "")
    assert "pemakaian:" in jawab.err
    assert content(berkas.parent) == before


def test_figures_in_a_process_of_its_own(berkas: Path) -> None:
    jawab = process("isi", berkas, "--variabel", BULANAN, *JANUARI, "1.234", "--json")
    assert data(jawab)["angka"] == {"nilai": "1234", "status": "terisi"}
    assert process("isi", berkas, "--variabel", BULANAN, *JANUARI, "x").status == 1
    assert (
        data(process("hitung", berkas, "--periode", "2026", "--json"))["jabatan"][0]["indikator"][0]["lengkap"]
        == "2/25"
    )
