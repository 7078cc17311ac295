"""Two hundred things a clerk does at random: after each, the grid shows what the office file holds, and no more."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from iki_desktop.domain.figur import rekap, tulis_figur
from iki_desktop.domain.kisi import jenis_sel
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Periode
from iki_desktop.services.angka import load_angka
from iki_desktop.services.kunci import load_kunci, lock, unlock
from iki_desktop.services.riwayat import redo, undo
from tests.ui.bahan_angka import CTRL, SHIFT, JuruAngka, Key, juru, panel
from ui.angka.tampilan import NamaTampilan

__all__ = ["juru", "panel"]

pytestmark = pytest.mark.usefixtures("app")

# What is typed into a whole variable, and how it is stored; None: refused.
KETIKAN = {
    "0": "0", "7": "7", "12": "12", "1.234": "1.234", "98765": "98.765", "-": "-", "n/a": "n/a", "3,0": "3",
    "": "", "x": None, "12 orang": None, "1,5": None, "-4": None, "5/1/2026": None, "9 %": None,
}  # fmt: skip
CARA: tuple[tuple[NamaTampilan, dict[str, object]], ...] = (
    ("kecamatan", {"frekuensi": "bulanan"}),
    ("semua_desa", {"frekuensi": "bulanan"}),
    ("satu_desa", {"frekuensi": "triwulanan"}),
    ("sendiri", {"baris": "desa", "kolom": "periode", "frekuensi": "bulanan", "variabel": 14}),
    ("sendiri", {"baris": "periode", "kolom": "variabel", "frekuensi": "tahunan", "desa": None}),
)
ENDS = (Key.Key_Return, Key.Key_Tab, (Key.Key_Backtab, SHIFT), Key.Key_Up, Key.Key_Right)


@dataclass
class Acak:
    """Does things by chance and knows what has to come of them."""

    juru: JuruAngka
    acak: random.Random
    isi: dict[KunciFigur, str] = field(default_factory=dict)  # what has to be stored

    def cell(self) -> tuple[int, int]:
        tinggi, lebar = self.juru.panel.model.kisi.ukuran
        return self.acak.randrange(min(tinggi, 9)), self.acak.randrange(lebar)

    def put(self, baris: int, kolom: int, teks: str) -> None:
        """What comes of a text in a cell."""
        model = self.juru.panel.model
        milik, masa, desa = model.kisi.tempat(baris, kolom)
        kunci = (milik.id, masa, desa)
        terkunci = any(k.periode.holds(masa) for k in load_kunci(self.juru.kantor))
        hasil = KETIKAN[teks] if milik.bulat or teks != "1,5" else "1,5"
        if jenis_sel(milik, desa) == "isi" and not terkunci and hasil is not None:
            self.isi[kunci] = hasil

    def type(self) -> None:
        baris, kolom = self.cell()
        teks = self.acak.choice([t for t in KETIKAN if t])
        self.juru.at(baris, kolom)
        if self.juru.panel.model.terbuka(baris, kolom):
            self.juru.keys(teks, self.acak.choice(ENDS))
            self.put(baris, kolom, teks)

    def paste(self) -> None:
        baris, kolom = self.cell()
        blok = [[self.acak.choice(list(KETIKAN)) for _ in range(3)] for _ in range(2)]
        self.juru.at(baris, kolom)
        self.juru.paste("\r\n".join("\t".join(satu) for satu in blok))
        tinggi, lebar = self.juru.panel.model.kisi.ukuran
        for b, satu in enumerate(blok):
            for k, teks in enumerate(satu):
                if baris + b < tinggi and kolom + k < lebar:
                    self.put(baris + b, kolom + k, teks)

    def clear_or_fill(self) -> None:
        baris, kolom = self.cell()
        tinggi, lebar = self.juru.panel.model.kisi.ukuran
        b_akhir, k_akhir = min(baris + 1, tinggi - 1), min(kolom + 2, lebar - 1)
        self.juru.choose(baris, kolom, b_akhir - baris + 1, k_akhir - kolom + 1)
        ditolak = self.juru.marked()
        key, teks = self.acak.choice(
            (
                (Key.Key_Delete, ""),
                ((Key.Key_Minus, CTRL | SHIFT), "-"),
                ((Key.Key_N, CTRL | SHIFT), "n/a"),
            )
        )
        self.juru.keys(key)
        for b in range(baris, b_akhir + 1):
            for k in range(kolom, k_akhir + 1):
                if teks or (b, k) not in ditolak:  # emptied first: what was refused is given up, the figure stays
                    self.put(b, k, teks)

    def turn_back(self) -> None:
        self.juru.panel.flush()
        self.juru.panel._penyunting.do(self.acak.choice((undo, undo, redo)))
        self.isi = self.stored()

    def lock(self) -> None:
        masa = Periode(2026, self.acak.randint(1, 12), 1)
        ada = [k for k in load_kunci(self.juru.kantor) if k.periode.tahun == 2026]
        if ada:
            self.juru.panel._penyunting.do(unlock, ada[0].id, "diperbaiki")
        else:
            self.juru.panel._penyunting.do(lock, masa)

    def look(self) -> None:
        nama, lain = self.acak.choice(CARA)
        self.juru.show(nama, **lain)
        assert 0 not in self.juru.panel.model.kisi.ukuran

    def stored(self) -> dict[KunciFigur, str]:
        """All figures of the office file, by a way of its own."""
        with self.juru.kantor.read() as connection:
            return {
                (nomor, Periode(tahun, awal, panjang), desa): _as_typed(status, nilai)
                for nomor, tahun, awal, panjang, desa, status, nilai in connection.execute(
                    "SELECT variabel_id, tahun, awal, panjang, desa_id, status, nilai FROM angka"
                )
            }

    def check(self) -> None:
        self.juru.rest()
        harap = {kunci: teks for kunci, teks in self.isi.items() if teks}
        assert self.stored() == harap
        model = self.juru.panel.model
        kisi = model.kisi
        tinggi, lebar = kisi.ukuran
        ada = load_angka(self.juru.kantor, [v.id for v in kisi.variabel], kisi.periode, [*range(1, 11), None])
        for b in range(tinggi):
            for k in range(lebar):
                milik, masa, desa = kisi.tempat(b, k)
                kunci = (milik.id, masa, desa)
                if not model.terbuka(b, k):
                    bagian = [ada[milik.id, masa, d].figur for d in range(1, 11) if (milik.id, masa, d) in ada]
                    assert model.nilai(b, k) == (rekap(bagian, "jumlah").nilai if desa is None else None), kunci
                elif kunci not in model.salah:
                    assert model.ketikan(b, k) == harap.get(kunci, ""), kunci
                    assert kunci not in ada or tulis_figur(ada[kunci].figur) == harap[kunci]


def _as_typed(status: str, nilai: str) -> str:
    if status == "terisi":
        bulat, _, pecahan = nilai.partition(".")
        return f"{int(bulat):,}".replace(",", ".") + (f",{pecahan}" if pecahan else "")
    return {"nihil": "-", "tidak_berlaku": "n/a", "kosong": ""}[status]


@pytest.mark.parametrize("benih", [2026, 7])
def test_grid_and_office_file_never_part(juru: JuruAngka, refused: list[str], benih: int) -> None:
    satu = Acak(juru, random.Random(benih))
    laku: list[Callable[[], None]] = [satu.type] * 8 + [satu.paste] * 4 + [satu.clear_or_fill] * 3
    laku += [satu.turn_back] * 3 + [satu.lock, satu.look]
    for _ in range(100):
        satu.acak.choice(laku)()
        satu.check()
    assert len(satu.isi) > 20
    assert all("tidak diurungkan begitu saja" in satu for satu in refused)  # locks are opened, not undone
