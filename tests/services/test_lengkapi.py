"""An office from before figures were known gets what its indicators need, and keeps what somebody chose."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.periode import baca_periode
from iki_desktop.services.capaian import compute
from iki_desktop.services.desa import load_desa
from iki_desktop.services.kantor import Kantor, create_office, open_office
from iki_desktop.services.lengkapi import complete_from_katalog
from iki_desktop.services.ragu import load_aturan
from iki_desktop.services.riwayat import undo
from iki_desktop.services.variabel import load_konstanta, load_variabel, set_variabel

DULU = 11  # variables that an office of version 2 had: the names of the printed formulas


@pytest.fixture
def lama(tmp_path: Path) -> Iterator[Kantor]:
    """Pujon's office as version 2 made it: variables of the printed formulas alone, with what was usual."""
    create_office(tmp_path / "lama.iki", "pujon", 2026)
    kantor = open_office(tmp_path / "lama.iki")
    connection = kantor.store.connection
    connection.execute(
        """
        UPDATE indikator SET hitungan = '', arah = 'naik';
        DELETE FROM desa; DELETE FROM aturan; DELETE FROM konstanta;
        CREATE TEMP TABLE nama AS SELECT nama FROM variabel v WHERE EXISTS (
            SELECT 1 FROM indikator i WHERE replace(lower(i.rumus), ' ', '') LIKE
                '%[' || replace(lower(v.nama), ' ', '') || ']%');
        DELETE FROM variabel;
        INSERT INTO variabel (nama) SELECT nama FROM nama;
        """
    )
    yield kantor
    kantor.close()


def test_an_old_office_becomes_as_a_new_one(lama: Kantor, tmp_path: Path) -> None:
    assert (len(load_variabel(lama)), len(load_desa(lama))) == (DULU, 0)
    complete_from_katalog(lama)
    create_office(tmp_path / "baru.iki", "pujon", 2026)
    baru = open_office(tmp_path / "baru.iki")
    try:
        tahun = baca_periode("2026")
        rumus = [h.butir.rumus for h in compute(lama, tahun)]
        assert rumus == [h.butir.rumus for h in compute(baru, tahun)]
        assert _attributes(lama) == _attributes(baru)
        assert [d.nama for d in load_desa(lama)] == [d.nama for d in load_desa(baru)]
        assert len(load_aturan(lama)) == len(load_aturan(baru))
        assert list(load_konstanta(lama).values()) == [Decimal(245)]
    finally:
        baru.close()


def _attributes(kantor: Kantor) -> dict[str, tuple[object, ...]]:
    semua = load_variabel(kantor)
    return {v.nama: (v.satuan, v.frekuensi, v.lingkup, v.rekap_waktu, v.jeda, v.bulat, v.tetap) for v in semua}


def test_it_is_one_step_and_nothing_is_left_to_add(lama: Kantor) -> None:
    complete_from_katalog(lama)
    with pytest.raises(UserError, match="Tidak ada yang perlu dilengkapi"):
        complete_from_katalog(lama)
    undo(lama)
    assert (len(load_variabel(lama)), len(load_desa(lama)), load_konstanta(lama)) == (DULU, 0, {})


def test_what_somebody_chose_stays(lama: Kantor) -> None:
    pegawai = next(v for v in load_variabel(lama) if v.nama == "Pegawai")
    set_variabel(lama, pegawai.id, satuan="jiwa", frekuensi="tahunan")
    lama.store.connection.execute("UPDATE indikator SET hitungan = '[Pegawai]' WHERE id = 4")
    complete_from_katalog(lama)
    sekarang = next(v for v in load_variabel(lama) if v.nama == "Pegawai")
    assert (sekarang.satuan, sekarang.frekuensi, sekarang.rekap_waktu) == ("jiwa", "tahunan", "jumlah")
    hasil = {h.butir.id: h.butir.rumus for h in compute(lama, baca_periode("2026"))}
    assert hasil[4] == "[Pegawai]"


def test_another_office_gets_neither_pujons_villages_nor_its_working_days(tmp_path: Path) -> None:
    create_office(tmp_path / "umum.iki", "umum", 2026)
    kantor = open_office(tmp_path / "umum.iki")
    try:
        kantor.store.connection.execute("UPDATE indikator SET hitungan = ''")
        complete_from_katalog(kantor)
        assert (load_desa(kantor), load_konstanta(kantor)) == ((), {})
        assert all(h.butir.rumus for h in compute(kantor, baca_periode("2026")))
    finally:
        kantor.close()
