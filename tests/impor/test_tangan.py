"""Files made by hand as villages send them: exactly what is expected comes of each."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from iki_desktop.domain.impor.lembar import alamat, baca_alamat
from iki_desktop.domain.impor.tanya import ABAIKAN, Pertanyaan
from iki_desktop.domain.teks import kunci_cari
from tests.impor.kantor_uji import konteks
from tests.impor.uji import Kejadian, figur_dari, jalankan, nama_kunci, pembaca

FOLDER = Path(__file__).parents[1] / "data" / "impor" / "tangan"
BERKAS = sorted(p.name.removesuffix(".harapan.json") for p in FOLDER.glob("*.harapan.json"))


def _answerer(harapan: dict[str, Any]) -> Callable[[Pertanyaan], str]:
    """Answers as told beside the file: a village by its text, others by a part of what is asked; `*` for all."""
    desa = {kunci_cari(teks): nama for teks, nama in harapan["jawab"].get("desa", {}).items()}
    menurut_sel = {f["sel"]: f for f in (*harapan["diambil"], *harapan["boleh"])}

    def jawab(p: Pertanyaan) -> str:
        if p.jenis == "desa" and kunci_cari(p.kunci) in desa:
            return str(desa[kunci_cari(p.kunci)])
        semua: dict[str, str] = harapan["jawab"].get(p.jenis, {})
        tentang = kunci_cari(p.kunci) + kunci_cari(p.kalimat)
        for teks, jawaban in semua.items():
            if teks == "*" or (p.jenis != "desa" and kunci_cari(teks) in tentang):
                return str(jawaban)
        for sel in p.sel:  # as one who knows what the cell is
            figur = menurut_sel.get(f"{p.lembar}!{sel}")
            if figur is not None and p.jenis in ("desa", "variabel", "periode"):
                return str(figur[p.jenis])
        return ABAIKAN

    return jawab


def _run(nama: str) -> tuple[dict[str, Any], Kejadian]:
    harapan = json.loads((FOLDER / f"{nama}.harapan.json").read_text(encoding="utf-8"))
    buku = pembaca().baca(nama, (FOLDER / nama).read_bytes())
    return harapan, jalankan(buku, konteks(), _answerer(harapan))


def _finding(kejadian: Kejadian, sel: str) -> Any:
    lembar, _, di = sel.rpartition("!")
    tempat = baca_alamat(di)
    assert tempat is not None
    semua = kejadian.tinjauan.lembar
    return next((t for t in semua if t.lembar.nama == lembar), semua[0]).temuan_di(*tempat)


def test_there_are_enough_of_them() -> None:
    assert len(BERKAS) >= 16
    assert all((FOLDER / nama).stat().st_size < 60_000 for nama in BERKAS)


@pytest.mark.parametrize("nama", BERKAS)
def test_what_comes_of_it(nama: str) -> None:
    harapan, kejadian = _run(nama)
    tinjauan = kejadian.tinjauan
    wajib = {
        (f["sel"].rpartition("!")[2], f["variabel"], f["desa"], f["periode"], f["nilai"]) for f in harapan["diambil"]
    }
    boleh = {
        (f["sel"].rpartition("!")[2], f["variabel"], f["desa"], f["periode"], f["nilai"]) for f in harapan["boleh"]
    }
    hasil = set()
    figur = {x[:4]: figur_dari(x[4]) for x in wajib | boleh}
    salah = []
    for _, tempat, ambilan in tinjauan.ambilan():
        kunci = (alamat(*tempat), *nama_kunci(ambilan.kunci))
        hasil.add(kunci)
        if figur.get(kunci) != ambilan.figur:
            salah.append((kunci, ambilan.figur, figur.get(kunci)))
    assert not salah, "figures that are wrong"
    kurang = {x[:4] for x in wajib} - hasil
    sebab = {
        x: _finding(kejadian, f["sel"]) for f in harapan["diambil"] for x in kurang if f["sel"].endswith(f"!{x[0]}")
    }
    assert not kurang, f"not taken: {sebab}; asked: {[p.kunci for p in kejadian.ditanya]}"
    for sel, kata in harapan["ditolak"].items():
        temuan = _finding(kejadian, sel)
        assert temuan is not None, sel
        assert temuan.nasib == "ditolak", (sel, temuan)
        assert kata in temuan.sebab.casefold(), (sel, temuan)
        assert temuan.sebab
    for sel in harapan["diabaikan"]:
        temuan = _finding(kejadian, sel)
        assert temuan is not None, sel
        assert temuan.nasib == "diabaikan", (sel, temuan)
        assert temuan.sebab, sel
    for satu in tinjauan.lembar:
        if satu.lembar.nama in harapan["lembar_diabaikan"]:
            hitung = satu.hitung()
            assert hitung["diabaikan"] == sum(1 for _ in satu.lembar.terisi()), (satu.lembar.nama, hitung)
    terisi = sum(1 for satu in tinjauan.buku.lembar for _ in satu.terisi())
    assert sum(tinjauan.hitung().values()) == terisi
    ditanya = {(p.jenis, kunci_cari(p.kunci)) for p in kejadian.ditanya}
    for jenis, tentang in harapan["harus_tanya"]:
        ada = {kunci for j, kunci in ditanya if j == jenis}
        assert ada if tentang == "*" else kunci_cari(tentang) in ada, (jenis, tentang, ditanya)
