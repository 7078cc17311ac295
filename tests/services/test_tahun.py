"""Years: a new one from an old one, whole and in one step; an old one gone and back again."""

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.store import Store
from iki_desktop.domain.banding import banding_dokumen
from iki_desktop.domain.dokumen import Dokumen
from iki_desktop.domain.galat import EnvironmentFailure, UserError
from iki_desktop.services.formulir import load_dokumen, load_jabatan
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.tahun import (
    IsiTahun,
    choose_year,
    copy_year,
    current_year,
    delete_year,
    load_dokumen_tahun,
    load_jabatan_tahun,
    new_year,
    year_contents,
    years,
)
from tests.db.bahan import as_nobody, read_only_folder

TABLES = (
    "kantor", "tahun", "penandatangan", "jabatan", "tugas", "fungsi", "sasaran", "indikator", "pegawai", "pemangku",
    "variabel", "konstanta",
)  # fmt: skip


@pytest.fixture
def kantor(kantor_pujon_path: Path) -> Iterator[Kantor]:
    hasil = open_office(kantor_pujon_path)
    yield hasil
    hasil.close()


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    return {t: list(store.connection.execute(f"SELECT * FROM {t} ORDER BY id")) for t in TABLES}


def same_forms(lama: Dokumen, baru: Dokumen) -> bool:
    return {b.jenis for b in banding_dokumen(replace(lama, penandatangan=baru.penandatangan), baru)} == {"sama"}


def test_a_copied_year_holds_the_same_tree_forms_and_order(kantor: Kantor) -> None:
    changes = copy_year(kantor, 2026, 2027)
    assert years(kantor) == (2027, 2026)
    lama, baru = load_dokumen_tahun(kantor, 2026), load_dokumen_tahun(kantor, 2027)
    assert same_forms(lama, baru)
    assert [f.nama for f in lama.formulir] == [f.nama for f in baru.formulir]
    assert not {f.id for f in lama.formulir} & {f.id for f in baru.formulir}
    assert {f.id for f in baru.formulir} == changes.jabatan
    (id_baru,) = changes.new
    assert id_baru in changes.rows["tahun"]
    choose_year(kantor, 2027)
    pohon = {j.id: j for j in load_jabatan(kantor)}
    assert {j.induk_id for j in pohon.values()} - {None} <= pohon.keys()
    assert pohon.keys() == changes.jabatan


def test_copying_is_one_step_and_can_be_undone_and_done_again(kantor: Kantor) -> None:
    before = everything(kantor.store)
    changes = copy_year(kantor, 2026, 2027)
    after = everything(kantor.store)
    assert [label for (label,) in kantor.store.connection.execute("SELECT label FROM langkah")] == [
        "Salin tahun 2026 ke 2027"
    ]
    choose_year(kantor, 2027)
    kantor.store.undo()
    assert everything(kantor.store) == before
    assert current_year(kantor) == 2026
    kantor.store.redo()
    assert everything(kantor.store) == after
    assert kantor.id_tahun == changes.new[0]
    assert current_year(kantor) == 2027


def test_editing_one_year_leaves_the_other_alone(kantor: Kantor) -> None:
    copy_year(kantor, 2026, 2027)
    baru = load_dokumen_tahun(kantor, 2027)
    with kantor.write("Hapus jabatan"):
        kantor.store.connection.execute(
            "DELETE FROM jabatan WHERE tahun_id = (SELECT id FROM tahun WHERE tahun = 2026)"
        )
    assert load_dokumen_tahun(kantor, 2027) == baru


def put_people(kantor: Kantor) -> dict[str, int]:
    """Holders of position 1, by name: their rows; the first of them signs."""
    with kantor.write("Pemangku"):
        sambungan = kantor.store.connection
        hasil = {}
        for nama, mulai, selesai in (
            ("TETAP", None, None), ("LAMA", "2020-01-01", "2026-12-31"), ("PINDAH", "2025-01-01", "2027-03-31"),
            ("KELAK", "2028-01-01", None), ("BARU", "2027-07-01", None),
        ):  # fmt: skip
            sambungan.execute(
                "INSERT INTO pegawai (nama, nip, pangkat, golongan, telepon) VALUES (?, '', '', '', '')", (nama,)
            )
            pegawai = sambungan.last_insert_rowid()
            sambungan.execute(
                "INSERT INTO pemangku (jabatan_id, pegawai_id, sebagai, mulai, selesai) VALUES (1, ?, 'plt', ?, ?)",
                (pegawai, mulai, selesai),
            )
            hasil[nama] = sambungan.last_insert_rowid()
        sambungan.execute(
            "UPDATE penandatangan SET tanggal = '2026-01-05', bentuk = 'an', pemangku_id = ?", (hasil["TETAP"],)
        )
        sambungan.execute("UPDATE konstanta SET nilai = '240'")
    return hasil


def test_who_holds_a_position_in_the_new_year_comes_along_and_signs_without_a_date(kantor: Kantor) -> None:
    put_people(kantor)
    (id_baru,) = copy_year(kantor, 2026, 2027).new
    sambungan = kantor.store.connection
    pemangku = list(
        sambungan.execute(
            "SELECT p.id, g.nama, p.mulai, p.selesai FROM pemangku p JOIN jabatan j ON j.id = p.jabatan_id "
            "JOIN pegawai g ON g.id = p.pegawai_id WHERE j.tahun_id = ? ORDER BY p.id",
            (id_baru,),
        )
    )
    assert [baris[1:] for baris in pemangku] == [
        ("TETAP", None, None), ("PINDAH", "2025-01-01", "2027-03-31"), ("BARU", "2027-07-01", None),
    ]  # fmt: skip
    assert sambungan.execute("SELECT count(*) FROM pegawai").get == 5
    (tertanda,) = sambungan.execute(
        "SELECT jabatan, tanggal, bentuk, pemangku_id FROM penandatangan WHERE tahun_id = ?", (id_baru,)
    )
    assert tertanda == ("CAMAT PUJON", None, "an", pemangku[0][0])
    assert load_dokumen_tahun(kantor, 2026).penandatangan.tanggal == date(2026, 1, 5)
    assert list(
        sambungan.execute(
            "SELECT v.nama, k.nilai FROM konstanta k JOIN variabel v ON v.id = k.variabel_id WHERE k.tahun_id = ?",
            (id_baru,),
        )
    ) == [("Hari kerja efektif", "240")]


def test_a_signatory_whose_term_has_ended_stays_in_words_only(kantor: Kantor) -> None:
    orang = put_people(kantor)
    with kantor.write("Ganti"):
        kantor.store.connection.execute("UPDATE penandatangan SET pemangku_id = ?", (orang["LAMA"],))
    (id_baru,) = copy_year(kantor, 2026, 2027).new
    assert list(
        kantor.store.connection.execute(
            "SELECT nama, pemangku_id FROM penandatangan WHERE tahun_id = ?", (id_baru,)
        )
    ) == [("MULYONO HS", None)]  # fmt: skip


@pytest.mark.parametrize(
    ("dari", "ke", "kalimat"),
    [
        (2026, 2026, "Tahun 2026 sudah ada"),
        (2026, 27, "Tahun 27 tidak masuk akal"),
        (2026, 3000, "Tahun 3000 tidak masuk akal"),
        (2024, 2027, "Tahun 2024 tidak ada di berkas ini. Pilih tahun yang ada: 2026."),
    ],
)
def test_what_cannot_be_copied_is_refused_and_nothing_is_stored(
    kantor: Kantor, dari: int, ke: int, kalimat: str
) -> None:
    before = everything(kantor.store)
    with pytest.raises(UserError, match=kalimat):
        copy_year(kantor, dari, ke)
    assert everything(kantor.store) == before
    assert kantor.store.connection.execute("SELECT count(*) FROM langkah").get == 0


def test_a_year_can_begin_empty(kantor: Kantor) -> None:
    new_year(kantor, 2030)
    dokumen = load_dokumen_tahun(kantor, 2030)
    assert (dokumen.tahun, dokumen.formulir, dokumen.penandatangan.nama) == (2030, (), "")
    with pytest.raises(UserError, match="sudah ada"):
        new_year(kantor, 2030)


def test_the_year_one_works_in_is_the_newest_until_another_is_chosen(kantor: Kantor) -> None:
    assert current_year(kantor) == 2026
    copy_year(kantor, 2026, 2025)
    assert (years(kantor), current_year(kantor)) == ((2026, 2025), 2026)
    choose_year(kantor, 2025)
    assert load_dokumen(kantor).tahun == current_year(kantor) == 2025
    with pytest.raises(UserError, match="Tahun 1999 tidak ada"):
        choose_year(kantor, 1999)
    assert current_year(kantor) == 2025
    assert len(load_jabatan_tahun(kantor, 2026)) == 28
    assert current_year(kantor) == 2025


def test_a_deleted_year_comes_back_by_undo(kantor: Kantor) -> None:
    put_people(kantor)
    copy_year(kantor, 2026, 2027)
    assert year_contents(kantor, 2026) == IsiTahun(28, 37, 73)
    before = everything(kantor.store)
    delete_year(kantor, 2026)
    assert years(kantor) == (2027,)
    assert kantor.store.connection.execute("SELECT count(*) FROM indikator").get == 73
    kantor.store.undo()
    assert everything(kantor.store) == before


def test_the_only_year_is_never_deleted(kantor: Kantor) -> None:
    with pytest.raises(UserError, match="satu-satunya tahun"):
        delete_year(kantor, 2026)
    with pytest.raises(UserError, match="Tahun 2024 tidak ada"):
        delete_year(kantor, 2024)
    assert len(load_dokumen(kantor).formulir) == 28


def test_a_file_that_can_only_be_read_is_not_copied_into(kantor_pujon_path: Path) -> None:
    def work() -> int:
        kantor = open_office(path)
        try:
            copy_year(kantor, 2026, 2027)
        except EnvironmentFailure:
            return 0
        return 1

    with read_only_folder(kantor_pujon_path) as folder:
        path = folder / kantor_pujon_path.name
        assert as_nobody(work) == 0


def test_a_large_office_is_copied_in_a_moment(tmp_path: Path, kantor_pujon_asli: Path) -> None:
    path = Path(shutil.copy(kantor_pujon_asli, tmp_path / "besar.iki"))
    kantor = open_office(path)
    with kantor.write("Isi banyak"):
        sambungan = kantor.store.connection
        kolom = [b[1] for b in sambungan.execute("PRAGMA table_info(indikator)")][3:]
        sambungan.execute(
            f"WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 5000) "
            f"INSERT INTO indikator (sasaran_id, urutan, {', '.join(kolom)}) "
            f"SELECT 1 + n % 28, n << 22, {', '.join(kolom)} FROM n, indikator WHERE indikator.id = 1"
        )
    mulai = time.perf_counter()
    copy_year(kantor, 2026, 2027)
    lama = time.perf_counter() - mulai
    assert year_contents(kantor, 2027).indikator == 5073
    kantor.close()
    assert lama < 2
