"""Templates of an office: who gets which variables, until when, and that no file is ever overwritten."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from iki_desktop.domain.figur import NIHIL, Figur
from iki_desktop.domain.galat import EnvironmentFailure, UserError
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.peta import KECAMATAN
from iki_desktop.domain.periode import baca_periode
from iki_desktop.services.angka import set_angka
from iki_desktop.services.desa import load_desa, set_desa
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.kemajuan import Cancelled, silent
from iki_desktop.services.kunci import lock
from iki_desktop.services.pengaturan import set_tenggat
from iki_desktop.services.sunting import set_indikator
from iki_desktop.services.templat import LAIN_LAIN, load_templat, nama_berkas, write_templates
from iki_desktop.services.variabel import create_variabel, load_variabel
from iki_desktop.sheets.templat_isi import IsiTemplat
from tests.services.bahan_angka import PER_DESA, isi, kunci
from tests.sheets.bahan_templat import recognised

NGROTO = 6
TAHUN, JANUARI = baca_periode("2026"), baca_periode("2026-01")


def one(kantor: Kantor, periode: str, desa: int | None = NGROTO) -> IsiTemplat:
    """What one template tells."""
    (satu,) = load_templat(kantor, baca_periode(periode), [desa])
    return satu


def names(templat: IsiTemplat) -> dict[str, list[str]]:
    """The names of the variables, by frequency and group."""
    return {
        f"{lembar.frekuensi} {kelompok.nama}": [v.nama for v in kelompok.variabel]
        for lembar in templat.lembar
        for kelompok in lembar.kelompok
    }


def konteks(kantor: Kantor) -> Konteks:
    kode = kantor.store.connection.execute("SELECT kode FROM kantor").get
    return Konteks(kode, "Pujon", "Malang", 2026, (2026,), load_desa(kantor), load_variabel(kantor))


def test_a_village_gets_what_each_village_reports_by_position(kantor: Kantor) -> None:
    templat = one(kantor, "2026")
    assert [(s.frekuensi, len(s.periode)) for s in templat.lembar] == [
        ("bulanan", 12), ("triwulanan", 4), ("tahunan", 1)
    ]  # fmt: skip
    semua = names(templat)
    assert PER_DESA in semua["bulanan KASI KETENTRAMAN DAN KETERTIBAN UMUM"]
    dapat = sorted(n for nama in semua.values() for n in nama)
    assert dapat == sorted(v.nama for v in load_variabel(kantor) if v.lingkup == "desa")  # each once
    identitas = templat.identitas
    assert (identitas.desa, identitas.nama_desa, identitas.kecamatan, identitas.kabupaten) == (
        NGROTO, "Ngroto", "Pujon", "Malang"
    )  # fmt: skip
    assert identitas.kode == kantor.store.connection.execute("SELECT kode FROM kantor").get
    assert identitas.kode


def test_only_frequencies_that_lie_in_the_period(kantor: Kantor) -> None:
    assert [s.frekuensi for s in one(kantor, "2026-03").lembar] == ["bulanan"]
    assert [s.frekuensi for s in one(kantor, "2026-TW1").lembar] == ["bulanan", "triwulanan"]


def test_the_office_itself_gets_what_it_reports_and_no_constant(kantor: Kantor) -> None:
    templat = one(kantor, "2026", None)
    assert templat == one(kantor, "2026", KECAMATAN)
    dapat = {n for nama in names(templat).values() for n in nama}
    semua = {v.nama: v for v in load_variabel(kantor)}
    assert "Pegawai" in dapat
    assert all(semua[n].lingkup == "kecamatan" and not semua[n].tetap and not semua[n].asal_id for n in dapat)
    assert len(dapat) == 64
    assert "Nilai SKM" in dapat
    assert not any("Nilai SKM" in nama for kelompok, nama in names(templat).items() if LAIN_LAIN in kelompok)


def test_what_no_formula_uses_stands_at_the_end(kantor: Kantor) -> None:
    create_variabel(kantor, "Pohon ditanam", lingkup="desa")
    assert list(names(one(kantor, "2026-01")).items())[-1] == (f"bulanan {LAIN_LAIN}", ["Pohon ditanam"])
    set_indikator(kantor, 1, hitungan="[Pohon ditanam]")
    assert next(iter(names(one(kantor, "2026-01")).values())) == ["Pohon ditanam"]


def test_the_day_it_is_due(kantor: Kantor) -> None:
    assert one(kantor, "2026-01").tenggat == date(2026, 2, 10)
    set_tenggat(kantor, 5)
    assert one(kantor, "2026-TW4").tenggat == date(2027, 1, 5)
    assert one(kantor, "2030-11").tenggat == date(2030, 12, 5)  # no such year in the office: as in this one


def test_the_figure_of_the_period_before_comes_along_of_this_village_only(kantor: Kantor) -> None:
    isi(kantor, PER_DESA, "2025-12", "7", "Ngroto")
    isi(kantor, PER_DESA, "2025-12", "8", "Ngabab")
    isi(kantor, PER_DESA, "2026-01", "9", "Ngroto")
    assert one(kantor, "2026").figur == {kunci(kantor, PER_DESA, "2025-12", "Ngroto"): Figur("terisi", Decimal(7))}


def test_locked_periods_are_closed_and_a_wholly_locked_one_is_refused(kantor: Kantor) -> None:
    set_angka(kantor, {kunci(kantor, PER_DESA, "2026-01", "Ngroto"): NIHIL})
    lock(kantor, JANUARI)
    templat = one(kantor, "2026-TW1")
    assert templat.lembar[0].terkunci == {JANUARI}
    assert templat.figur == {kunci(kantor, PER_DESA, "2026-01", "Ngroto"): NIHIL}
    with pytest.raises(UserError, match=r"Januari 2026 sudah dikunci.*buka kuncinya"):
        one(kantor, "2026-01")


def test_what_cannot_be_made_is_told(kantor: Kantor, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Pilih desa"):
        load_templat(kantor, TAHUN, [])
    with pytest.raises(UserError, match="Desa ini sudah tidak ada"):
        load_templat(kantor, TAHUN, [NGROTO, 99])
    kantor.store.connection.execute("UPDATE variabel SET lingkup = 'kecamatan'")
    with pytest.raises(UserError, match=r"Tidak ada variabel yang diisi tiap desa untuk Januari 2026\..*Variabel"):
        one(kantor, "2026-01")
    with pytest.raises(UserError, match="Buat foldernya dulu"):
        write_templates([one(kantor, "2026", None)], tmp_path / "tidak ada", silent)


def test_a_file_for_each_village_that_is_known_when_it_comes_back(kantor: Kantor, tmp_path: Path) -> None:
    langkah: list[tuple[int, int, str]] = []
    semua: list[int | None] = [d.id for d in load_desa(kantor)]
    path = write_templates(load_templat(kantor, JANUARI, [*semua, None]), tmp_path, lambda *apa: langkah.append(apa))
    assert [p.name for p in path][5:] == [
        *(f"IKI {n} 2026-01.xlsx" for n in ("Ngroto", "Ngabab", "Tawangsari", "Madiredo", "Wiyurejo")),
        "IKI Kecamatan Pujon 2026-01.xlsx",
    ]
    assert sorted(p.name for p in path) == sorted(p.name for p in tmp_path.glob("*.xlsx"))
    assert langkah[5] == (5, 11, "Menulis templat Desa Ngroto")
    for satu, desa in zip(path, [*semua, KECAMATAN], strict=True):
        templat, angka = recognised(satu.name, satu.read_bytes(), konteks(kantor))
        assert (templat.desa, templat.periode, set(templat.lembar)) == (desa, JANUARI, {"Bulanan"})
        assert not angka


def test_a_file_that_is_there_is_never_replaced(kantor: Kantor, tmp_path: Path) -> None:
    terisi = tmp_path / "iki ngroto 2026-01.XLSX"
    terisi.write_bytes(b"filled in")
    for nama in ("IKI Ngroto 2026-01 (2).xlsx", "IKI Ngroto 2026-01 (3).xlsx"):
        (path,) = write_templates(load_templat(kantor, JANUARI, [NGROTO]), tmp_path, silent)
        assert path.name == nama
    assert terisi.read_bytes() == b"filled in"


def test_names_of_files_are_such_as_windows_takes(kantor: Kantor) -> None:
    set_desa(kantor, NGROTO, nama='Ngr/oto: "A" <b>. ')
    assert nama_berkas(one(kantor, "2026-01")) == "IKI Ngr oto A b 2026-01"
    set_desa(kantor, NGROTO, nama="???")
    assert nama_berkas(one(kantor, "2026-01")) == "IKI 6 2026-01"
    set_desa(kantor, NGROTO, nama="N" * 100)
    assert len(nama_berkas(one(kantor, "2026-01"))) < 100


def test_cancelling_keeps_what_is_written_whole(kantor: Kantor, tmp_path: Path) -> None:
    def stop(step: int, _total: int, _text: str) -> None:
        if step == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_templates(load_templat(kantor, JANUARI, [NGROTO, 7]), tmp_path, stop)
    assert [p.name for p in tmp_path.glob("*.xlsx")] == ["IKI Ngroto 2026-01.xlsx"]
    assert not list(tmp_path.glob(".*.tmp"))


def test_writing_needs_no_office(kantor: Kantor, tmp_path: Path) -> None:
    semua = load_templat(kantor, JANUARI, [NGROTO])
    kantor.close()
    assert len(write_templates(semua, tmp_path, silent)) == 1


def test_a_disk_that_refuses_is_told(kantor: Kantor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr("iki_desktop.services.berkas._write_synced", refuse)
    with pytest.raises(EnvironmentFailure, match="tidak bisa ditulis"):
        write_templates(load_templat(kantor, JANUARI, [NGROTO]), tmp_path, silent)
