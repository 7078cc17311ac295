"""The table over pages: rows move whole where they can, are split where they must, and lose nothing."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_desktop.report.halaman import TEPI_ATAS, TEPI_KIRI, Aliran, Bidang, Halaman
from iki_desktop.report.huruf import measure
from iki_desktop.report.kotak import Garis, Kotak, Teks
from iki_desktop.report.tabel import PAD_Y, Baris, Sel, susun_tabel

BIDANG = Bidang(800.0, 527.6, 11.0, measure)  # 400 points of height for text
TEPI = [TEPI_KIRI, TEPI_KIRI + 100, TEPI_KIRI + 200, TEPI_KIRI + 300]
BARIS_MIN = 20.0
KEPALA_TINGGI = 10 + 2 * PAD_Y
PENUH = BIDANG.tinggi - KEPALA_TINGGI


def kotak(isi: str, tinggi: float = 10.0) -> Kotak:
    return Kotak(50.0, tinggi, (Teks(0.0, 0.8 * tinggi, isi, 8.0),))


def sel(nama: str, banyak: int, baris: int = 1, tinggi: float = 10.0) -> Sel:
    """A cell of boxes named `nama.0`, `nama.1` …"""
    return Sel([kotak(f"{nama}.{n}", tinggi) for n in range(banyak)], baris)


def baris(nama: str, *banyak: int) -> Baris:
    return [sel(f"{nama}{kolom}", n) for kolom, n in enumerate(banyak)]


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where one box came to stand."""

    halaman: int
    x: float
    y: float


@dataclass
class Tabel:
    """A table that was set: where each box stands, and the pages."""

    halaman: list[Halaman]
    akhir: float

    @property
    def tempat(self) -> dict[str, Tempat]:
        hasil: dict[str, Tempat] = {}
        for n, halaman in enumerate(self.halaman):
            for t in halaman.teks:
                if not t.isi.startswith("kepala"):
                    assert t.isi not in hasil, f"{t.isi} stands twice"
                    hasil[t.isi] = Tempat(n, t.x, t.y)
        return hasil

    def di(self, nama: str) -> set[int]:
        """The pages that boxes of a cell stand on."""
        return {tempat.halaman for isi, tempat in self.tempat.items() if isi.rpartition(".")[0] == nama}

    def kepala(self) -> list[int]:
        """How often the header stands on each page."""
        return [sum(t.isi == "kepala0" for t in halaman.teks) for halaman in self.halaman]


class _Berhingga(Aliran):
    """Pages that end, so that a table that would go on for ever fails."""

    def new_page(self) -> None:
        super().new_page()
        assert len(self.halaman) < 300, "the table never ends"


def susun(isi: list[Baris], mulai: float = 0.0, ekor: float = 0.0, kepala: float = 10.0) -> Tabel:
    """Sets a table below something `mulai` high, and below it, if wanted, a tail of `ekor`."""
    aliran = _Berhingga(BIDANG)
    aliran.y += mulai
    judul = [[kotak(f"kepala{kolom}", kepala)] for kolom in range(3)]
    susun_tabel(aliran, TEPI, judul, isi, baris_min=BARIS_MIN, ekor=ekor)
    if ekor:
        aliran.put(TEPI_KIRI, Kotak(10.0, ekor, (Teks(0.0, 0.0, "ekor.0", 8.0),)))
    return Tabel(aliran.halaman, aliran.y)


def test_a_row_that_fits_on_a_page_moves_to_it_whole() -> None:
    tabel = susun([baris("a", 20, 1, 1), baris("b", 20, 3, 1)])
    assert [tabel.di(nama) for nama in ("a0", "a1", "b0", "b1", "b2")] == [{0}, {0}, {1}, {1}, {1}]
    assert tabel.kepala() == [1, 1]


def test_cells_stand_at_the_top_of_their_row() -> None:
    tempat = susun([baris("a", 1, 4, 2), baris("b", 2, 1, 1)]).tempat
    assert tempat["a0.0"].y == tempat["a1.0"].y == tempat["a2.0"].y
    assert tempat["b0.0"].y == tempat["b1.0"].y == tempat["a1.3"].y + 10 + 2 * PAD_Y


def test_a_spanning_cell_is_printed_once_without_a_rule_inside() -> None:
    tabel = susun([[sel("s", 2, baris=2), sel("a", 3), sel("b", 1)], [None, sel("c", 3), sel("d", 1)]])
    (halaman,) = tabel.halaman
    y = sorted({g.y for g in halaman.garis})
    assert [[(g.x, g.lebar) for g in halaman.garis if g.y == y[2]]] == [[(TEPI[1], 100.0), (TEPI[2], 100.0)]]
    assert tabel.tempat["s.0"].y == tabel.tempat["a.0"].y


def test_a_spanning_cell_goes_on_where_its_rows_go_on() -> None:
    rows: list[Baris] = [[sel("s", 30, baris=3), sel("a", 15), sel("x", 1)], [None, sel("b", 15), sel("y", 1)]]
    tabel = susun([*rows, [None, sel("c", 15), sel("z", 1)]])
    assert [tabel.di(nama) for nama in "abc"] == [{0}, {0}, {1}]
    urut = [tabel.tempat[f"s.{n}"] for n in range(30)]
    assert urut == sorted(urut, key=lambda t: (t.halaman, t.y))
    assert tabel.kepala() == [1, 1]


def test_a_row_reaches_down_so_that_a_spanning_text_is_not_cut_for_nothing() -> None:
    """Where the next row goes to a new page anyway, the room left takes the rest of the spanning text."""
    tabel = susun([[sel("s", 28, baris=2), sel("a", 15), sel("x", 1)], [None, sel("b", 30), sel("y", 1)]])
    assert (tabel.di("s"), tabel.di("b")) == ({0}, {1})


def test_a_cell_taller_than_a_page_is_split_between_its_boxes() -> None:
    tabel = susun([baris("a", 100, 2, 0)])
    assert tabel.di("a0") == {0, 1, 2}
    assert tabel.di("a1") == {0}
    assert tabel.kepala() == [1, 1, 1]
    assert len(tabel.tempat) == 102


def test_each_page_of_the_table_is_closed_all_round() -> None:
    for halaman in susun([baris("a", 60, 2, 0), baris("b", 3, 60, 1)]).halaman:
        atas, bawah = min(g.y for g in halaman.garis), max(g.y for g in halaman.garis)
        for y in (atas, bawah):
            assert sum(g.lebar for g in halaman.garis if g.y == y) == pytest.approx(300)
        assert [x for x, _, _ in halaman.tegak] == TEPI
        assert {(round(y, 3), round(y + t, 3)) for _, y, t in halaman.tegak} == {(round(atas, 3), round(bawah, 3))}


@pytest.mark.parametrize("mulai", [300.0, 340.0, 370.0, 395.0])
def test_the_header_moves_along_with_the_first_row(mulai: float) -> None:
    tabel = susun([baris("a", 10, 1, 1)], mulai=mulai)
    assert tabel.kepala() == [0, 1]
    assert tabel.di("a0") == {1}


@pytest.mark.parametrize("mulai", [200.0, 250.0, 280.0, 295.0, 340.0])
@pytest.mark.parametrize("tinggi", [10.0, 60.0, 150.0, 180.0])
def test_the_header_stands_nowhere_alone(mulai: float, tinggi: float) -> None:
    """Nor above a row that is too tall for any page, whose first box may itself be tall (a formula)."""
    tabel = susun([[sel("a", 0), sel("b", round(600 / tinggi), tinggi=tinggi), sel("c", 0)]], mulai=mulai)
    for nomor, ada in enumerate(tabel.kepala()):
        assert not ada or nomor in tabel.di("b")


def test_the_tail_keeps_the_last_row() -> None:
    isi = [baris("a", 10, 1, 1), baris("b", 10, 1, 1), baris("c", 10, 1, 1)]
    assert susun(isi).di("c0") == {0}
    tabel = susun(isi, ekor=100.0)
    assert tabel.di("ekor") == tabel.di("c0") == {1}
    assert tabel.di("b0") == {0}


def test_the_tail_keeps_the_last_lines_of_a_row_that_fills_a_page() -> None:
    tabel = susun([baris("a", 36, 1, 1)], ekor=100.0)
    assert tabel.di("a0") == {0, 1}
    assert tabel.di("ekor") == {1}
    assert tabel.tempat["a0.35"].halaman == 1


def test_a_tail_as_tall_as_a_page_stands_alone_but_whole() -> None:
    tabel = susun([baris("a", 10, 1, 1)], ekor=390.0)
    assert (tabel.di("a0"), tabel.di("ekor")) == ({0}, {1})


@pytest.mark.parametrize("mulai", range(150, 250, 4))
def test_a_table_of_one_row_moves_on_with_its_tail(mulai: float) -> None:
    """Also an empty one, on the form of a position that has nothing yet."""
    for isi in (baris("a", 0, 0, 0), baris("a", 1, 0, 0)):
        tabel = susun([isi], mulai=float(mulai), ekor=150.0)
        assert tabel.kepala() == [0, 1][-len(tabel.halaman) :]
        assert tabel.di("ekor") == {len(tabel.halaman) - 1}


def test_a_tail_that_does_not_fit_below_a_tall_formula_is_no_endless_table() -> None:
    tabel = susun([[sel("a", 1, tinggi=33.0), sel("b", 0), sel("c", 0)]], ekor=342.0)
    assert (tabel.di("a"), tabel.di("ekor")) == ({0}, {1})


def test_a_header_too_tall_to_be_repeated_stands_once() -> None:
    tabel = susun([baris("a", 30, 1, 1)], kepala=200.0)
    assert tabel.kepala() == [1, 0]
    assert len(tabel.tempat) == 32


@st.composite
def tabel_apa_saja(draw: st.DrawFn) -> list[Baris]:
    """Rows of three columns; cells span as many rows as they like."""
    banyak = draw(st.integers(1, 12))
    rows: list[list[Sel | None]] = [[None] * 3 for _ in range(banyak)]
    tinggi = st.one_of(st.sampled_from([10.0, 13.75]), st.floats(5.0, 180.0))
    for kolom in range(3):
        nomor = 0
        while nomor < banyak:
            # As on the forms, the second column has a cell in each row.
            span = 1 if kolom == 1 else draw(st.integers(1, banyak - nomor))
            isi = draw(st.one_of(st.lists(tinggi, max_size=5), st.integers(0, 60).map(lambda n: [12.5] * n)))
            rows[nomor][kolom] = Sel([kotak(f"{nomor}-{kolom}.{n}", t) for n, t in enumerate(isi)], span)
            nomor += span
    return list(rows)


@given(tabel_apa_saja(), st.floats(0, 399), st.one_of(st.just(0.0), st.floats(20, 390)))
@settings(max_examples=300)
def test_any_table_is_whole_in_order_and_within_the_page(isi: list[Baris], mulai: float, ekor: float) -> None:
    tabel = susun(isi, mulai, ekor)
    semua = {k.teks[0].isi: k for row in isi for s in row if s for k in s.kotak}
    tempat = tabel.tempat
    assert set(tempat) - {"ekor.0"} == set(semua)
    for row in isi:
        for s in row:
            urut = [tempat[k.teks[0].isi] for k in s.kotak] if s else []
            assert urut == sorted(urut, key=lambda t: (t.halaman, t.y))
    for nama, k in semua.items():
        atas = tempat[nama].y - 0.8 * k.tinggi
        assert atas >= TEPI_ATAS + PAD_Y - 0.1
        assert atas + k.tinggi <= BIDANG.bawah - PAD_Y + 0.1
        for garis in tabel.halaman[tempat[nama].halaman].garis:
            assert not melintasi(garis, tempat[nama].x, atas, k.tinggi), nama
    assert tabel.akhir <= BIDANG.bawah + 0.1
    bertabel = [bool(h.tegak) for h in tabel.halaman]
    assert tabel.kepala() == [int(ada) for ada in bertabel]
    terbesar = max((k.tinggi for k in semua.values()), default=0.0)
    if 0 < ekor < PENUH - max(2 * BARIS_MIN, terbesar + 2 * PAD_Y) - 1:
        assert bertabel[-1], "the tail stands without a row of the table"
        assert max(y + t for _, y, t in tabel.halaman[-1].tegak) - TEPI_ATAS > KEPALA_TINGGI + PAD_Y


def melintasi(garis: Garis, x: float, atas: float, tinggi: float) -> bool:
    return garis.x < x < garis.x + garis.lebar and atas + 0.1 < garis.y < atas + tinggi - 0.1
