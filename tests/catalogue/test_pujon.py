"""The catalogue of Pujon is the office's document: each text letter for letter, each superior as the forms name it."""

import json
from pathlib import Path
from typing import Any

import pytest

from iki_desktop.domain.dokumen import Dokumen, Formulir
from iki_desktop.domain.jabatan import Jabatan, anak, cabang_akar
from iki_desktop.domain.rumus import baca_rumus
from iki_desktop.services.formulir import load_formulir, load_jabatan
from iki_desktop.services.kantor import office_info, opened
from iki_desktop.services.katalog import read_katalog

RUJUKAN: dict[str, Any] = json.loads(
    (Path(__file__).parent.parent / "data" / "pujon-rujukan.json").read_text(encoding="utf-8")
)
SEMUA = pytest.mark.parametrize("urutan", range(1, 29))

# The faults of the text extraction, and the words as they are set.
MENEMPEL = {
    "KINERJAINDIVIDU": "KINERJA INDIVIDU",
    "SubagUmum,Kepegawaian,Keuangan": "Subag Umum, Kepegawaian, Keuangan",
    "seharusnyaCair": "seharusnya Cair",
    "harikerja": "hari kerja",
    "dokumenLaporan": "dokumen Laporan",
    "KecamatanPujon": "Kecamatan Pujon",
    "bidangperencanaan": "bidang perencanaan",
    "Jumlahmengemudi": "Jumlah mengemudi",
    "Keseluruhanundangan": "Keseluruhan undangan",
}


def lepas(teks: str) -> str:
    for menempel, pisah in MENEMPEL.items():
        teks = teks.replace(menempel, pisah)
    return teks


def rujukan(urutan: int) -> dict[str, Any]:
    satu: dict[str, Any] = RUJUKAN["jabatan"][urutan - 1]
    assert satu["urutan"] == urutan
    return satu


def formulir(dokumen: Dokumen, urutan: int) -> Formulir:
    return dokumen.formulir[urutan - 1]


@pytest.fixture(scope="module")
def pohon(kantor_pujon_asli: Path) -> tuple[Jabatan, ...]:
    with opened(kantor_pujon_asli) as kantor:
        return load_jabatan(kantor)


@SEMUA
def test_title_name_and_headings(dokumen_pujon: Dokumen, urutan: int) -> None:
    satu, harap = formulir(dokumen_pujon, urutan), rujukan(urutan)
    assert satu.nama == harap["nama"]
    assert satu.judul == harap["judul_dokumen"]
    assert satu.kolom == tuple(lepas(harap[f"kolom_{k}"]) for k in ("sasaran", "indikator", "formulasi", "sumber"))


@SEMUA
def test_tugas_and_fungsi(dokumen_pujon: Dokumen, urutan: int) -> None:
    satu, harap = formulir(dokumen_pujon, urutan), rujukan(urutan)
    assert satu.gaya_daftar == {"bullet": "•", "a)": "a)"}[harap["gaya_daftar"]]
    assert list(satu.tugas) == [lepas(t) for t in harap["tugas"]]
    assert list(satu.fungsi) == harap["fungsi"]
    assert satu.fungsi_tercetak is harap.get("fungsi_tercetak", False)


@SEMUA
def test_sasaran_and_indikator(dokumen_pujon: Dokumen, urutan: int) -> None:
    satu, harap = formulir(dokumen_pujon, urutan), rujukan(urutan)
    assert [s.teks for s in satu.sasaran] == [s["teks"] for s in harap["sasaran"]]
    for sasaran, s in zip(satu.sasaran, harap["sasaran"], strict=True):
        assert [(i.penanda, i.teks) for i in sasaran.indikator] == [
            (i.get("penanda", ""), berbutir(lepas(i["teks"]), i.get("subbutir", []), "")) for i in s["indikator"]
        ]


def berbutir(teks: str, butir: list[str], masuk: str) -> str:
    """The reference runs the items of a cell together; in the catalogue each has its line."""
    for satu in butir:
        teks = teks.replace(f" - {satu}", f"\n{masuk}- {satu}", 1)
    return teks


@SEMUA
def test_explanation_note_and_source(dokumen_pujon: Dokumen, urutan: int) -> None:
    satu, harap = formulir(dokumen_pujon, urutan), rujukan(urutan)
    for sasaran, s in zip(satu.sasaran, harap["sasaran"], strict=True):
        sebelum: dict[str, Any] = {}
        for ini, i in zip(sasaran.indikator, s["indikator"], strict=True):
            assert ini.gabung_penjelasan is bersama("formulasi_bersama", i, sebelum)
            assert ini.gabung_sumber is bersama("sumber_bersama", i, sebelum)
            penjelasan, sumber = sel(i)
            if not ini.gabung_penjelasan:
                assert ini.penjelasan == penjelasan
            if not ini.gabung_sumber:
                assert ini.sumber == sumber
            if "formulasi_bagian" not in i:
                assert ini.catatan == (i["catatan"] or "")
            if ini.catatan:
                assert ini.kolom_catatan == {"formulasi": "penjelasan", "sumber data": "sumber"}[i["catatan_kolom"]]
            sebelum = i


def bersama(kunci: str, ini: dict[str, Any], sebelum: dict[str, Any]) -> bool:
    return kunci in ini and ini[kunci] == sebelum.get(kunci)


def sel(i: dict[str, Any]) -> tuple[str, str]:
    """Explanation (without formula) and source as the catalogue must have them."""
    if "formulasi_bagian" in i:
        bagian = i["formulasi_bagian"]
        return "\n".join(f"{b['formulasi']}\n{b['catatan']}" for b in bagian), "\n".join(
            b["sumber_data"] for b in bagian
        )
    penjelasan = "" if "pecahan" in i else f"{i.get('penanda_formulasi', '')} {lepas(i['formulasi'])}".strip()
    sumber = f"{i.get('penanda_sumber', '')} {lepas(i['sumber_data'])}".strip()
    penjelasan = berbutir(penjelasan, i.get("subbutir_formulasi", []), "  ")
    return penjelasan, "\n".join(f"- {b}" for b in i["sumber_data_butir"]) if "sumber_data_butir" in i else sumber


@pytest.mark.parametrize(("urutan", "banyak"), [(1, 3), (28, 2)], ids=["Sekretaris", "Camat"])
def test_formulas(dokumen_pujon: Dokumen, urutan: int, banyak: int) -> None:
    pasangan = [
        (ini, i["pecahan"])
        for sasaran, s in zip(formulir(dokumen_pujon, urutan).sasaran, rujukan(urutan)["sasaran"], strict=True)
        for ini, i in zip(sasaran.indikator, s["indikator"], strict=True)
        if "pecahan" in i
    ]
    assert len(pasangan) == banyak
    for ini, pecahan in pasangan:
        label, _, isi = ini.rumus.rpartition("=")
        pembilang, penyebut = isi.replace("[", "").replace("]", "").split(" / ")
        bawah, tanda, kali = penyebut.rpartition(f" {pecahan['tanda_kali']} ")
        assert (label.strip(), tanda.strip(), kali) == (
            pecahan.get("label", ""),
            pecahan["tanda_kali"],
            pecahan["kali"],
        )
        assert polos(bawah) == polos(lepas(pecahan["penyebut"]))
        assert polos(pembilang) == polos(lepas(pecahan["pembilang"]))
        baca_rumus(ini.rumus)


def polos(teks: str) -> str:
    """Without white space, and without the brackets that a fraction's rule stands for."""
    teks = "".join(teks.split())
    return teks[1:-1] if teks[:1] == "(" and teks[-1:] == ")" else teks


def test_only_sekretaris_and_camat_have_formulas(dokumen_pujon: Dokumen) -> None:
    berumus = [f.nama for f in dokumen_pujon.formulir for s in f.sasaran for i in s.indikator if i.rumus]
    assert berumus == ["SEKRETARIS KECAMATAN"] * 3 + ["CAMAT"] * 2


@SEMUA
def test_superior(pohon: tuple[Jabatan, ...], urutan: int) -> None:
    satu, harap = pohon[urutan - 1], rujukan(urutan)
    if urutan in {11, 12}:  # the forms name nobody: under the Kasubag until somebody confirms it
        assert harap["atasan_urutan"] is None
        assert (satu.induk_id, satu.atasan_pasti) == (8, False)
    else:
        assert (satu.induk_id, satu.atasan_pasti) == (harap["atasan_urutan"], True)
        assert satu.atasan_luar == (harap["atasan"] if satu.induk_id is None else "")


def test_branches_of_the_tree(pohon: tuple[Jabatan, ...]) -> None:
    akar = cabang_akar(anak(pohon)[None])
    assert {cabang: [j.urutan for j in isi] for cabang, isi in akar.items()} == {
        "": [28],
        "Pemerintah Desa": [20, 21, 22],
    }
    assert [j.atasan_luar for j in (*akar[""], *akar["Pemerintah Desa"])] == [
        "Bupati",
        "Kepala Desa Ngroto",
        "Kepala Desa Sukomulyo",
        "Kepala Desa Pujon Kidul",
    ]


def test_how_much_there_is(kantor_pujon_asli: Path, pohon: tuple[Jabatan, ...]) -> None:
    with opened(kantor_pujon_asli) as kantor:
        jumlah = office_info(kantor).jumlah
    assert {k: jumlah[k] for k in ("jabatan", "tugas", "fungsi", "sasaran", "indikator")} == {
        "jabatan": 28,
        "tugas": 162,
        "fungsi": 20,
        "sasaran": 37,
        "indikator": 73,
    }
    assert [(j.jumlah_sasaran, j.jumlah_indikator) for j in pohon] == [
        (len(j["sasaran"]), sum(len(s["indikator"]) for s in j["sasaran"])) for j in RUJUKAN["jabatan"]
    ]


def test_office_and_signature(dokumen_pujon: Dokumen) -> None:
    siapa = dokumen_pujon.penandatangan
    assert (dokumen_pujon.kecamatan, dokumen_pujon.kabupaten, dokumen_pujon.tahun) == ("Pujon", "Malang", 2026)
    assert (siapa.jabatan, siapa.nama) == ("CAMAT PUJON", "MULYONO HS")
    assert (siapa.pangkat, siapa.nip, siapa.tempat, siapa.tanggal) == ("", "", "", None)


def test_one_form_is_the_form_in_the_document(dokumen_pujon: Dokumen, kantor_pujon_asli: Path) -> None:
    with opened(kantor_pujon_asli) as kantor:
        assert [load_formulir(kantor, n) for n in (1, 13, 28)] == [formulir(dokumen_pujon, n) for n in (1, 13, 28)]


def test_catalogue_for_another_office_has_no_name_of_pujon() -> None:
    umum = read_katalog("umum")
    teks = json.dumps({k: v for k, v in umum.items() if k not in {"sumber", "nama_sendiri"}}, ensure_ascii=False)
    assert not [nama for nama in ("pujon", "malang", "ngroto", "sukomulyo", "mulyono") if nama in teks.lower()]
    assert [len(j["tugas"]) for j in umum["jabatan"]] == [len(j["tugas"]) for j in RUJUKAN["jabatan"]]


def test_empty_catalogue_has_nothing() -> None:
    assert not any(read_katalog("kosong").values())
