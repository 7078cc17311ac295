"""The meaning of a table as JSON: as it is remembered in the office file, and as a script writes it (`--peta`).

`{"desa": {"letak": "kolom", "kolom": "B"}, "variabel": {"letak": "kepala"}, "periode": {"letak": "tetap", "nilai":
"2026-01"}, "kolom": {"D": {"variabel": "Pegawai"}}, "abaikan": ["A"], "catatan": "F"}`. Villages and variables are
named, or told by their id.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from iki_desktop.domain.acuan import Calon, cari
from iki_desktop.domain.desa import Desa
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.impor.lembar import baca_alamat, huruf_kolom
from iki_desktop.domain.impor.peta import KECAMATAN, KolomNilai, Letak, Nilai, Peta, Sumbu
from iki_desktop.domain.periode import Periode, baca_periode
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.domain.variabel import Variabel

_KECAMATAN = "kecamatan"


def tulis_peta(peta: Peta) -> str:
    """As it is remembered for the next file of its layout: what each file says itself, in title and headers, is left
    out (its village, its period, its one variable), so that no figure lands where the file before it belonged.
    """
    return json.dumps(
        {
            "desa": _axis(peta.desa),
            "variabel": _axis(peta.variabel),
            "periode": _axis(peta.periode),
            "kolom": {huruf_kolom(k.kolom): _column(k) for k in peta.kolom},
            "abaikan": [huruf_kolom(k) for k in sorted(peta.abaikan)],
            **({"catatan": huruf_kolom(peta.catatan)} if peta.catatan >= 0 else {}),
            **({"jawaban": dict(peta.jawaban)} if peta.jawaban else {}),
        },
        ensure_ascii=False,
    )


def _axis(sumbu: Sumbu) -> dict[str, str]:
    return {"letak": sumbu.letak, **({"kolom": huruf_kolom(sumbu.kolom)} if sumbu.kolom >= 0 else {})}


def _column(kolom: KolomNilai) -> dict[str, str]:
    return {"variabel": str(kolom.variabel)} if kolom.variabel is not None else {}


def baca_peta(data: object, desa: Iterable[Desa], variabel: Iterable[Variabel]) -> Peta:
    """A meaning that was written as JSON. Raises `UserError` for what can't be read, or names what isn't there."""
    if not isinstance(data, Mapping):
        raise UserError('Peta bukan objek JSON. Tulis seperti {"desa": {"letak": "kolom", "kolom": "B"}, …}.')
    baca = _Pembaca(desa, variabel)
    asing = set(data) - {"desa", "variabel", "periode", "kolom", "abaikan", "catatan", "jawaban"}
    if asing:
        raise UserError(
            f"Peta berisi “{min(asing)}”, yang tidak dikenal. Tulis desa, variabel, periode, kolom, abaikan."
        )
    return Peta(
        desa=baca.axis(data.get("desa", {}), "desa"),
        variabel=baca.axis(data.get("variabel", {}), "variabel"),
        periode=baca.axis(data.get("periode", {}), "periode"),
        kolom=tuple(baca.column(huruf, isi) for huruf, isi in _object(data.get("kolom", {}), "kolom").items()),
        abaikan=frozenset(_letters(huruf) for huruf in data.get("abaikan", [])),
        catatan=_letters(data["catatan"]) if "catatan" in data else -1,
        jawaban=tuple((str(kunci), str(nilai)) for kunci, nilai in _object(data.get("jawaban", {}), "jawaban").items()),
    )


class _Pembaca:
    """Reads names of one office."""

    def __init__(self, desa: Iterable[Desa], variabel: Iterable[Variabel]) -> None:
        self._desa = [Calon(d.id, d.semua_nama, d.nama) for d in desa]
        self._variabel = [Calon(v.id, (v.nama, v.tercetak) if v.tercetak else (v.nama,), v.nama) for v in variabel]

    def axis(self, isi: object, apa: str) -> Sumbu:
        isi = _object(isi, apa)
        letak: Letak = isi.get("letak", "tetap")
        if letak not in get_args(Letak):
            raise UserError(f"Letak {apa} “{letak}” tidak dikenal. Tulis tetap, kolom, kepala, atau kelompok.")
        if letak == "kolom" and "kolom" not in isi:
            raise UserError(f'Kolom {apa} belum disebut di peta. Tambahkan hurufnya, misalnya "kolom": "B".')
        nilai = self._value(apa, isi["nilai"]) if "nilai" in isi else None
        return Sumbu(letak, nilai, _letters(isi["kolom"]) if "kolom" in isi else -1)

    def column(self, huruf: str, isi: object) -> KolomNilai:
        satu = {apa: self._value(apa, nilai) for apa, nilai in _object(isi, f"kolom {huruf}").items()}
        variabel, periode, desa = (satu.get(apa) for apa in ("variabel", "periode", "desa"))
        assert not isinstance(variabel, Periode)
        assert not isinstance(desa, Periode)
        return KolomNilai(_letters(huruf), variabel, periode if isinstance(periode, Periode) else None, desa)

    def _value(self, apa: str, nilai: object) -> Nilai:
        if apa == "periode":
            return baca_periode(str(nilai))
        if apa == "desa":
            if kunci_cari(str(nilai)) in {_KECAMATAN, str(KECAMATAN)}:
                return KECAMATAN
            return cari(self._desa, str(nilai), "desa", "Lihat nama desa di halaman Desa.")
        if apa == "variabel":
            return cari(self._variabel, str(nilai), "variabel", "Lihat nama variabel di halaman Variabel.")
        raise UserError(f"Peta berisi “{apa}”, yang tidak dikenal. Tulis desa, variabel, atau periode.")


def _object(isi: object, apa: str) -> Mapping[str, Any]:
    if not isinstance(isi, Mapping):
        raise UserError(f"Bagian {apa} di peta bukan objek JSON. Tulis di antara kurung kurawal.")
    return isi


def _letters(huruf: object) -> int:
    tempat = baca_alamat(f"{huruf}1")
    if tempat is None:
        raise UserError(f"“{huruf}” bukan huruf kolom. Tulis seperti B atau AC.")
    return tempat[1]
