"""Meanings of tables as JSON: what is remembered, what a script writes, and what is refused."""

import json
from typing import Any

import pytest

from iki_desktop.domain.desa import Desa
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.impor.peta import KECAMATAN, KolomNilai, Peta, Sumbu
from iki_desktop.domain.impor.peta_json import baca_peta, tulis_peta
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.variabel import Variabel

DESA = (Desa(3, "Pujon Kidul"), Desa(6, "Ngroto", nama_lain=("Groto",)))
VARIABEL = (Variabel(12, "Kegiatan linmas"), Variabel(13, "Siskamling", tercetak="Ronda"))
JANUARI = Periode(2026, 1, 1)


def baca(data: object) -> Peta:
    return baca_peta(data, DESA, VARIABEL)


def test_what_is_remembered_leaves_out_what_each_file_says_itself() -> None:
    """A next file of the same layout has another month, another village, another title."""
    peta = Peta(
        desa=Sumbu("tetap", 6),
        variabel=Sumbu("tetap", 12),
        periode=Sumbu("tetap", JANUARI),
        kolom=(KolomNilai(3, variabel=13, periode=JANUARI, desa=6), KolomNilai(4)),
        abaikan=frozenset({0, 27}),
        catatan=5,
    )
    assert baca(json.loads(tulis_peta(peta))) == Peta(
        desa=Sumbu("tetap"),
        variabel=Sumbu("tetap"),
        periode=Sumbu("tetap"),
        kolom=(KolomNilai(3, variabel=13), KolomNilai(4)),
        abaikan=frozenset({0, 27}),
        catatan=5,
    )


def test_columns_that_tell_an_axis_are_remembered() -> None:
    peta = Peta(Sumbu("kolom", kolom=1), Sumbu("kepala"), Sumbu("kelompok"), (KolomNilai(2, variabel=12),))
    assert baca(json.loads(tulis_peta(peta))) == peta


def test_a_script_names_villages_and_variables() -> None:
    peta = baca(
        {
            "desa": {"letak": "tetap", "nilai": "pujonkidul"},
            "variabel": {"letak": "kepala"},
            "periode": {"letak": "tetap", "nilai": "2026-TW1"},
            "kolom": {"C": {"variabel": "ronda"}, "AA": {"variabel": "12", "desa": "Groto", "periode": "2026-01"}},
        }
    )
    assert peta.desa == Sumbu("tetap", 3)
    assert peta.periode == Sumbu("tetap", Periode(2026, 1, 3))
    assert peta.kolom == (KolomNilai(2, variabel=13), KolomNilai(26, 12, JANUARI, 6))
    assert baca({"desa": {"nilai": "kecamatan"}}).desa == Sumbu("tetap", KECAMATAN)


@pytest.mark.parametrize(
    ("data", "kalimat"),
    [
        ([], "bukan objek JSON"),
        ({"kolum": {}}, "“kolum”, yang tidak dikenal"),
        ({"desa": "B"}, "Bagian desa di peta bukan objek"),
        ({"desa": {"letak": "baris"}}, "Letak desa “baris” tidak dikenal"),
        ({"desa": {"letak": "kolom"}}, "Kolom desa belum disebut"),
        ({"desa": {"nilai": "Pandansari"}}, "Desa “Pandansari” tidak ada"),
        ({"variabel": {"nilai": "Pegawai"}}, "Variabel “Pegawai” tidak ada"),
        ({"periode": {"nilai": "Januari"}}, "“Januari” bukan periode"),
        ({"kolom": {"7": {}}}, "“7” bukan huruf kolom"),
        ({"kolom": {"B": {"bulan": "1"}}}, "“bulan”, yang tidak dikenal"),
        ({"kolom": {"B": "abaikan"}}, "Bagian kolom B di peta bukan objek"),
        ({"abaikan": ["ZZZZ"]}, "“ZZZZ” bukan huruf kolom"),
    ],
)
def test_what_cant_be_read_is_refused_in_words(data: Any, kalimat: str) -> None:
    with pytest.raises(UserError, match=kalimat):
        baca(data)
