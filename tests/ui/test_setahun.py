"""A year of Pujon's figures, typed and pasted through the grid way by way, and what the indicators then amount to."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import pytest

from iki_desktop.domain.blok import tulis_html
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Periode, baca_periode, periode_ke
from iki_desktop.services.capaian import compute
from iki_desktop.services.desa import load_desa
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.ragu import doubts_of
from iki_desktop.services.variabel import load_konstanta, load_variabel
from tests.ui.bahan_angka import JuruAngka, Key, juru, panel, table
from tests.ui.bahan_setahun import angka, setahun

__all__ = ["juru", "panel"]

pytestmark = pytest.mark.usefixtures("app")

TAHUN = Periode(2026, 1, 12)
TRIWULAN = [periode_ke(2026, "triwulanan", n) for n in (1, 2, 3, 4)]
SETAHUN_SEKALI = {13, 14, 26, 30, 32, 53, 56, 59, 66, 67, 68, 72, 73}  # indicators that no quarter has a figure of


class Tahun:
    """What was entered, by name."""

    def __init__(self, kantor: Kantor) -> None:
        self.variabel = load_variabel(kantor)
        self.desa = load_desa(kantor)
        self.isi = setahun(self.variabel, self.desa, 2026)
        self.id = {v.nama: v.id for v in self.variabel}

    def of(self, nama: str, periode: Iterable[Periode]) -> list[Fraction]:
        """The figures of a variable in these periods, of all who report."""
        masa = set(periode)
        semua = [angka(t) for (nomor, p, _), t in self.isi.items() if nomor == self.id[nama] and p in masa]
        return [n for n in semua if n is not None]

    def months(self, nama: str, periode: Periode = TAHUN) -> Fraction:
        return sum(self.of(nama, periode.bagian("bulanan")), Fraction(0))

    def quarters(self, nama: str, periode: Periode = TAHUN) -> Fraction:
        return sum(self.of(nama, periode.bagian("triwulanan")), Fraction(0))


@pytest.fixture
def tahun(kantor: Kantor) -> Tahun:
    return Tahun(kantor)


def block(juru: JuruAngka, isi: dict[KunciFigur, str]) -> list[list[str]]:
    """What belongs into the open cells of the grid, from the first one on."""
    model = juru.panel.model
    tinggi, lebar = model.kisi.ukuran
    lebar -= sum(1 for k in range(lebar) if not model.terbuka(0, k))
    tinggi -= sum(1 for b in range(tinggi) if not model.terbuka(b, 0))
    return [[isi.get(model.kisi.kunci(b, k), "") for k in range(lebar)] for b in range(tinggi)]


def paste(juru: JuruAngka, isi: dict[KunciFigur, str], *, html: bool = False) -> None:
    blok = block(juru, isi)
    juru.at(0, 0)
    juru.paste_html(tulis_html(blok)) if html else juru.paste(table(*blok))
    banyak = sum(1 for baris in blok for teks in baris if teks)
    assert juru.panel.count.text() == f"Ditempel: {banyak} angka."


def type_in(juru: JuruAngka, isi: dict[KunciFigur, str], sampai: int) -> None:
    """The first rows by keys: Tab through the months, Enter to the row below."""
    juru.at(0, 0)
    for satu in block(juru, isi)[:sampai]:
        for teks in satu[:-1]:
            juru.keys(teks, Key.Key_Tab)
        juru.keys(satu[-1], Key.Key_Return)
    assert juru.here == (sampai, 0)


def enter_all(juru: JuruAngka, isi: dict[KunciFigur, str]) -> None:
    """All figures, each kind in the way to look that suits it."""
    type_in(juru, isi, 3)
    for frekuensi in ("bulanan", "triwulanan", "semesteran", "tahunan"):
        juru.show("kecamatan", frekuensi=frekuensi)
        paste(juru, isi)
    juru.show("semua_desa", frekuensi="bulanan", periode=Periode(2026, 1, 1))
    for _ in range(12):
        paste(juru, isi)
        juru.panel.turn(1)
    juru.show("satu_desa", frekuensi="triwulanan", desa=1)
    for _ in range(10):
        paste(juru, isi, html=True)
        juru.panel.turn(1)
    juru.show("sendiri", baris="desa", kolom="variabel", frekuensi="tahunan", periode=TAHUN, cakupan="desa")
    paste(juru, isi)


def test_a_year_through_the_grid_gives_every_indicator_its_value(
    juru: JuruAngka, kantor: Kantor, tahun: Tahun, refused: list[str]
) -> None:
    enter_all(juru, tahun.isi)
    assert refused == []
    assert juru.panel.model.salah == {}
    assert juru.all_stored() == len(tahun.isi)
    assert doubts_of(kantor, list(tahun.isi)) == {}
    setahun = compute(kantor, TAHUN)
    assert len(setahun) == 73
    assert {h.butir.id: h.nilai.alasan for h in setahun if h.nilai.nilai is None} == {}
    assert {h.butir.id for h in setahun if h.nilai.lengkap[0] != h.nilai.lengkap[1]} == set()
    for triwulan in TRIWULAN:
        tanpa = {h.butir.id: h.nilai.alasan for h in compute(kantor, triwulan) if h.nilai.nilai is None}
        assert set(tanpa) == SETAHUN_SEKALI
        assert all("hanya dilaporkan" in alasan or "belum diisi" in alasan for alasan in tanpa.values())
    _check_year(kantor, tahun)
    for triwulan in TRIWULAN:
        _check_quarter(kantor, tahun, triwulan)
    _check_screen(juru, tahun)


def _check(kantor: Kantor, periode: Periode, harap: dict[int, Fraction]) -> None:
    nilai = {h.butir.id: h.nilai.nilai for h in compute(kantor, periode)}
    for nomor, pasti in harap.items():
        ada = nilai[nomor]
        assert ada is not None
        assert abs(Fraction(ada) - pasti) <= Fraction(1, 10**28), (periode.nama, nomor)


def _check_year(kantor: Kantor, tahun: Tahun) -> None:
    hari = Fraction(load_konstanta(kantor)[tahun.id["Hari kerja efektif"]])
    absen, pegawai = tahun.months("hari tidak masuk kerja"), Fraction(23)
    assert hari == 245
    assert tahun.of("Pegawai", [baca_periode("2026-12")]) == [pegawai]
    linmas = tahun.of("Kegiatan pembinaan linmas", TAHUN.bagian("bulanan"))
    assert len(linmas) == 9 * 12  # one village has none
    harap = {
        1: pegawai * (hari - absen) / (pegawai * hari) * 100,
        2: tahun.months("Pengajuan yang dicairkan") / tahun.months("Pengajuan yang seharusnya Cair") * 100,
        3: Fraction(20, 24) * 100,
        10: sum(linmas, Fraction(0)),
        13: sum(tahun.of("Usulan yang diterima dalam Musrenbangdes", [TAHUN]), Fraction(0)),
        15: tahun.quarters("Pembangunan di desa yang terealisasi"),
        16: tahun.months("Administrasi kependudukan yang ditangani"),
        20: pegawai * (hari - absen),
        21: Fraction(0),
        26: tahun.of("Aset kecamatan yang terdokumentasi", [baca_periode("2026-S2")])[0],
        31: tahun.months("Surat yang terdistribusi"),
        61: tahun.months("Draf pelayanan administrasi kependudukan"),
        72: (Fraction("83.75") + Fraction("81.25")) / 2,
        73: Fraction(57) / tahun.of("Keseluruhan undangan yang hadir", [TAHUN])[0] * 100,
    }
    _check(kantor, TAHUN, harap)


def _check_quarter(kantor: Kantor, tahun: Tahun, triwulan: Periode) -> None:
    cair, seharusnya = (tahun.months(f"Pengajuan yang {n}", triwulan) for n in ("dicairkan", "seharusnya Cair"))
    harap = {
        2: cair / seharusnya * 100,
        3: Fraction(500, 6),
        9: tahun.quarters("Laporan monitoring dan fasilitasi PKH", triwulan),
        17: tahun.months("Pelayanan PATEN dan legalisasi umum yang ditangani", triwulan),
        18: Fraction(2),
    }
    _check(kantor, triwulan, harap)


def _check_screen(juru: JuruAngka, tahun: Tahun) -> None:
    """What the villages add up to, as it is seen; and what the selection does."""
    juru.show("semua_desa", frekuensi="bulanan", periode=Periode(2026, 5, 1))
    model = juru.panel.model
    for baris, satu in enumerate(model.kisi.variabel):
        jumlah = sum(tahun.of(satu.nama, [Periode(2026, 5, 1)]), Fraction(0))
        assert model.nilai(baris, 10) == Decimal(int(jumlah))
    juru.choose(0, 0, 1, 11)
    juru.rest()
    dua_kali = 2 * int(sum(tahun.of(model.kisi.variabel[0].nama, [Periode(2026, 5, 1)]), Fraction(0)))
    assert juru.panel.pita.jumlah.text().startswith(f"11 angka · jumlah {dua_kali} · rata-rata ")
