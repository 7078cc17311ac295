"""Bars, curves and the heat map: what is drawn where, by mouse and keys, and that grey tells it all."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QImage, QPainter, QPicture
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.grafik.batang import bar_share, is_beyond, paint_bar
from ui.grafik.kisi import Isi, Kisi, make_grid, summary
from ui.grafik.kurva import Deret, Tren, facts, lay_out, polylines, step_lines
from ui.grafik.lukis import pen_of
from ui.grafik.panas import Isian, PetaPanas
from ui.grafik.petak import paint_cell
from ui.grafik.petunjuk import plain
from ui.grafik.skala import Besaran, label_decimals, magnitude, round_ticks, runs, share, tick_texts, write_exactly
from ui.grafik.tren import KOSONG, GrafikTren
from ui.grafik.warna import KERTAS, PITA, capaian_colour, draw_sign, fill_band
from ui.tema.ikon import drawing
from ui.tema.palet import GELAP, TERANG, Palet, contrast
from ui.tema.tema import Tema

pytestmark = pytest.mark.usefixtures("app")
THEMES = pytest.mark.parametrize("palet", [TERANG, GELAP], ids=["terang", "gelap"])
BULAN = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
KEY = Qt.Key


def angka(*nilai: str | None) -> tuple[Decimal | None, ...]:
    return tuple(None if n is None else Decimal(n) for n in nilai)


def painted(draw: Callable[[QPainter], object], palet: Palet, lebar: int = 120, tinggi: int = 28) -> QImage:
    """What is drawn on a surface, as a grey printer gives it."""
    gambar = QImage(lebar, tinggi, QImage.Format.Format_RGB32)
    gambar.fill(QColor(palet.surface))
    painter = QPainter(gambar)
    draw(painter)
    painter.end()
    return gambar.convertToFormat(QImage.Format.Format_Grayscale8)


def greys(gambar: QImage) -> list[int]:
    return [gambar.pixelColor(x, y).value() for y in range(gambar.height()) for x in range(gambar.width())]


def unlike(one: QImage, other: QImage, by: int = 20) -> int:
    """How many dots differ so much that it is seen."""
    return sum(abs(a - b) >= by for a, b in zip(greys(one), greys(other), strict=True))


# -- colours


@THEMES
def test_bands_are_seen_and_read(palet: Palet) -> None:
    for pita in (None, *range(PITA)):
        warna = capaian_colour(pita, palet)
        assert contrast(warna.teks.name(), warna.isi.name()) >= 4.5
        assert contrast(warna.tepi.name(), palet.surface) >= 3
    with pytest.raises(ValueError, match="band 5"):
        capaian_colour(PITA, palet)


@THEMES
def test_bands_are_told_apart_in_grey(palet: Palet) -> None:
    """By the mean of their grey, or by their hatching."""

    def look(pita: int) -> tuple[float, float]:
        ground = QRectF(-2, -2, 64, 16)  # without its outline
        dots = greys(painted(lambda p: fill_band(p, ground, capaian_colour(pita, palet), 1), palet, 60, 12))
        mean = sum(dots) / len(dots)
        return mean, (sum((d - mean) ** 2 for d in dots) / len(dots)) ** 0.5

    for (mean, rough), (other_mean, other_rough) in combinations(map(look, range(PITA)), 2):
        assert abs(mean - other_mean) >= 12 or abs(rough - other_rough) >= 6


def test_signs_are_told_apart() -> None:
    def sign(pita: int) -> QImage:
        return painted(lambda p: draw_sign(p, QRectF(0, 0, 20, 20), pita, QColor("#000000")), TERANG, 20, 20)

    for one, other in combinations(map(sign, range(PITA)), 2):
        assert unlike(one, other, 80) >= 8


# -- bars


@pytest.mark.parametrize(
    ("nilai", "batas", "part", "beyond"),
    [
        ("0", None, 0, False),
        ("60", None, 0.5, False),
        ("120", None, 1, False),
        ("250", None, 1, True),
        ("250", "100", 100 / 120, False),
        ("250", "120", 1, False),
        ("-3", None, 0, False),
        ("1" * 30, None, 1, True),
    ],
)
def test_bar_keeps_to_its_track(nilai: str, batas: str | None, part: float, beyond: bool) -> None:
    cap = None if batas is None else Decimal(batas)
    assert bar_share(Decimal(nilai), cap) == pytest.approx(part)
    assert is_beyond(Decimal(nilai), cap) is beyond


@THEMES
def test_bars_that_mean_other_things_look_different(palet: Palet) -> None:
    def bar(nilai: str | None, pita: int | None) -> QImage:
        isi = None if nilai is None else Decimal(nilai)
        return painted(lambda p: paint_bar(p, QRectF(4, 0, 112, 28), isi, capaian_colour(pita, palet), palet), palet)

    looks = [bar(*satu) for satu in ((None, None), ("0", 4), ("50", 4), ("100", 0), ("120", 0), ("250", 0))]
    for one, other in combinations(looks, 2):
        assert unlike(one, other) >= 6


def test_bar_goes_to_paper_and_leaves_the_painter_as_it_was() -> None:
    picture = QPicture()
    painter = QPainter(picture)
    painter.setPen(QColor("#123456"))
    for nilai in (None, Decimal(0), Decimal("97.5"), Decimal(300)):
        paint_bar(painter, QRectF(0, 0, 200, 30), nilai, capaian_colour(1, TERANG), TERANG)
    assert painter.pen().color().name() == "#123456"
    painter.end()
    assert picture.boundingRect().width() <= 204


# -- ticks

FIGURES = st.builds(lambda n, e: Decimal(f"{n}E-{e}"), st.integers(-(10**30) + 1, 10**30 - 1), st.integers(0, 30))


@given(FIGURES, FIGURES)
def test_ticks_are_few_round_and_hold_everything(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    ticks = round_ticks(low, high)
    assert 3 <= len(ticks) <= 5
    assert ticks[0] <= low <= high <= ticks[-1]
    steps = {Fraction(b) - Fraction(a) for a, b in pairwise(ticks)}
    assert len(steps) == 1
    step = steps.pop()
    assert str(step.numerator).strip("0") in ("1", "2", "5") or str(step.denominator).strip("0") in ("1", "2", "5")
    assert all((Fraction(t) / step).denominator == 1 for t in ticks)
    assert 0 <= share(one, ticks[0], ticks[-1]) <= 1
    besaran = magnitude(ticks)
    texts = tick_texts(ticks, besaran)
    assert len(set(texts)) == len(texts)
    assert len({len(t.partition(",")[2]) for t in texts}) == 1
    assert label_decimals(ticks, besaran) >= 2


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        ("94", "100", ("94", "96", "98", "100")),
        ("3", "97", ("0", "50", "100")),
        ("-97", "-3", ("-100", "-50", "0")),
        ("97.5", "97.5", ("0", "50", "100")),
        ("0", "0", ("0", "0.5", "1")),
        ("-5", "12", ("-5", "0", "5", "10", "15")),
    ],
)
def test_ticks_begin_at_zero_where_values_lie_far_apart(low: str, high: str, ticks: tuple[str, ...]) -> None:
    assert round_ticks(Decimal(low), Decimal(high)) == tuple(map(Decimal, ticks))


def test_texts_of_the_axis_are_indonesian_and_short() -> None:
    assert tick_texts(round_ticks(Decimal(0), Decimal(2000)), Besaran()) == ("0", "500", "1.000", "1.500", "2.000")
    assert tick_texts(round_ticks(Decimal(1), Decimal(2)), Besaran())[1] == "1,5"
    assert magnitude([Decimal(999_999)]) == Besaran()
    assert magnitude([Decimal(-25_000_000)]) == Besaran(6, "juta")
    assert magnitude([Decimal("0.00002")]) == Besaran(-6, "× 10^-6")
    assert magnitude([Decimal(10) ** 30]).kata == "× 10^30"
    assert Besaran(6, "juta").write(Decimal(1_234_567), 2) == "1,23"
    assert write_exactly(Decimal("1234.50")) == "1.234,50"
    assert write_exactly(Decimal("33." + "3" * 32)) == "≈ 33,333333"


# -- lines


def test_gaps_are_never_joined_and_never_zero() -> None:
    nilai = angka("5", "6", None, "7", None, None, "0", "9")
    assert runs(nilai) == ((0, 1), (3,), (6, 7))
    x = [float(10 * n) for n in range(8)]
    y = {n: -float(n) for n in nilai if n is not None}
    assert polylines(nilai, x, y) == (
        (QPointF(0, -5), QPointF(10, -6)),
        (QPointF(30, -7),),
        (QPointF(60, 0), QPointF(70, -9)),
    )
    assert step_lines(nilai[2:5], x, y, 10) == ((QPointF(5, -7), QPointF(15, -7)),)
    assert runs((None, None)) == ()


@given(st.lists(st.none() | st.integers(0, 99).map(Decimal), max_size=20))
def test_each_value_is_in_one_line_and_neighbours_in_the_same(nilai: list[Decimal | None]) -> None:
    joined = runs(nilai)
    assert [ke for run in joined for ke in run] == [ke for ke, n in enumerate(nilai) if n is not None]
    assert all(b == a + 1 for run in joined for a, b in pairwise(run))
    assert all(nilai[run[-1] + 1] is None for run in joined[:-1])


# -- curves

PENUH = Tren(
    "Persentase kehadiran",
    BULAN,
    Deret("2026", angka("95", "96.5", None, "97.5", "98", "99", "97", "96", "95.5", "98", "99", "100")),
    Deret("2025", angka(*["90"] * 12)),
    Deret("Target", angka(*["95"] * 12)),
    "%",
    tuple(f"{b} 2026" for b in BULAN),
)
EKSTREM = Tren("x", BULAN, Deret("2026", angka("1" * 30, None, "0", "250", "-7", *[None] * 7)), None, None, "orang")
RAMAI = Tren("x", BULAN, Deret("2026" * 20, angka(*["1234.56"] * 12)), PENUH.lalu, PENUH.target)


@pytest.mark.parametrize("tren", [PENUH, EKSTREM, RAMAI], ids=["penuh", "ekstrem", "ramai"])
@pytest.mark.parametrize("size", [(400, 220), (1200, 500)])
def test_nothing_of_a_curve_is_cut_off_or_written_over(app: QApplication, tren: Tren, size: tuple[int, int]) -> None:
    metrics, room = QFontMetricsF(app.font()), QRectF(0, 0, *size)
    tata = lay_out(tren, room, metrics)
    legenda = [t for _, _, t in tata.legenda]
    for t in (*tata.sumbu, *tata.angka, *legenda):
        assert room.contains(t.kotak)
    for t in (*tata.sumbu, *tata.angka):
        assert t.kotak.width() + 0.01 >= metrics.horizontalAdvance(t.isi)
    for texts in (tata.angka, tata.sumbu, tata.bawah, legenda):
        assert not any(a.kotak.intersects(b.kotak) for a, b in combinations(texts, 2))
    area = tata.bidang.adjusted(-0.01, -0.01, 0.01, 0.01)
    assert all(area.contains(titik) for garis in tata.garis.values() for run in garis for titik in run)
    assert [tata.period_at(x) for x in tata.x] == list(range(12))
    assert tata.period_at(tata.bidang.left() - 1) is None


def test_last_value_of_a_year_is_written(app: QApplication) -> None:
    tata = lay_out(RAMAI, QRectF(0, 0, 240, 200), QFontMetricsF(app.font()))
    assert tata.angka[-1].kotak.right() > tata.x[-2]
    assert 1 < len(tata.bawah) < 12


def test_lines_are_told_apart_without_colour() -> None:
    styles = [pen_of(peran, KERTAS, 1).dashPattern() for peran in ("ini", "lalu", "target")]
    assert len({tuple(s) for s in styles}) == 3


def test_facts_are_exact_and_a_blank_is_not_zero() -> None:
    assert facts(PENUH, 1) == ("Feb 2026", "2026: 96,5 %", "2025: 90 %", "Target: 95 %")
    assert facts(PENUH, 2)[1] == "2026: belum ada angka"
    assert facts(EKSTREM, 0) == ("Jan", "2026: 111.111.111.111.111.111.111.111.111.111 orang")


def test_each_period_has_its_value() -> None:
    for periode, nilai in ((BULAN, angka("1")), ((), ()), (("Jan",), angka("1", "2"))):
        with pytest.raises(ValueError, match="each period"):
            Tren("x", periode, Deret("2026", nilai))


@pytest.fixture
def grafik(qtbot: QtBot, tema: Tema) -> GrafikTren:
    hasil = GrafikTren(tema)
    qtbot.addWidget(hasil)
    hasil.resize(600, 260)
    hasil.show()
    return hasil


def test_empty_curve_says_so(grafik: GrafikTren) -> None:
    assert grafik.accessibleDescription() == KOSONG
    grafik.show_trend(Tren("x", BULAN, Deret("2026", angka(*[None] * 12)), Deret("2025", angka(*[None] * 12))))
    QTest.keyClick(grafik, KEY.Key_Right)
    assert grafik.penanda is None
    assert grafik.sentence(None) == KOSONG
    assert len(set(greys(grafik.grab().toImage()))) > 2  # the sentence is painted


def test_keys_move_the_marker_and_tell_of_it(grafik: GrafikTren) -> None:
    grafik.show_trend(PENUH)
    assert grafik.accessibleName() == "Grafik tren: Persentase kehadiran"
    assert grafik.accessibleDescription().startswith("11 dari 12 periode terisi.")
    before = grafik.grab().toImage()
    places = []
    for key in (KEY.Key_Right, KEY.Key_Left, KEY.Key_Right, KEY.Key_End, KEY.Key_Right, KEY.Key_Home):
        QTest.keyClick(grafik, key)
        places.append(grafik.penanda)
    assert places == [0, 0, 1, 11, 11, 0]
    assert grafik.accessibleDescription() == "Jan 2026. 2026: 95 %; 2025: 90 %; Target: 95 %."
    assert grafik.grab().toImage() != before
    QTest.keyClick(grafik, KEY.Key_Escape)
    assert grafik.penanda is None
    QTest.keyClick(grafik, KEY.Key_Left)
    assert grafik.penanda == 11


def test_escape_without_a_marker_is_the_panels(qtbot: QtBot, grafik: GrafikTren) -> None:
    heard: list[int] = []

    class Panel(QWidget):
        def keyPressEvent(self, event: object) -> None:  # noqa: ARG002, N802
            heard.append(1)

    panel = Panel()
    qtbot.addWidget(panel)
    grafik.setParent(panel)
    grafik.show_trend(PENUH)
    QTest.keyClick(grafik, KEY.Key_Escape)
    assert heard == [1]
    grafik.setParent(None)


def test_mouse_tells_of_the_period_below_it(grafik: GrafikTren) -> None:
    grafik.show_trend(PENUH)
    tata = lay_out(PENUH, QRectF(8, 8, 584, 244), QFontMetricsF(grafik.font(), grafik))
    QTest.mouseClick(grafik, Qt.MouseButton.LeftButton, pos=QPoint(round(tata.x[3]), 100))
    assert grafik.penanda == 3
    QTest.mouseClick(grafik, Qt.MouseButton.LeftButton, pos=QPoint(2, 100))
    assert grafik.penanda == 3
    grafik.show_trend(Tren("lain", ("TW I", "TW II"), Deret("2026", angka("1", "2"))))
    assert grafik.penanda is None


@pytest.mark.parametrize("tren", [None, PENUH, EKSTREM], ids=["kosong", "penuh", "ekstrem"])
def test_paper_is_grey(grafik: GrafikTren, tren: Tren | None) -> None:
    grafik.show_trend(tren)
    gambar = QImage(600, 300, QImage.Format.Format_RGB32)
    gambar.fill(QColor("#FFFFFF"))
    painter = QPainter(gambar)
    painter.setFont(grafik.font())
    grafik.print_to(painter, QRectF(0, 0, 600, 300))
    painter.end()
    seen = {gambar.pixelColor(x, y).name() for x in range(600) for y in range(300)}
    assert "#000000" in seen or tren is None
    assert all(c[1:3] == c[3:5] == c[5:7] for c in seen)
    assert len(seen) > 2


# -- heat map

DESA = ("Ngabab", "Wiyurejo", "Bendosari yang namanya jauh lebih panjang daripada ruangnya")
KEADAAN = (
    Isian(8, 8),
    Isian(3, 8),
    Isian(3, 8, tenggat_lewat=True),
    Isian(0, 8),
    Isian(0, 8, tenggat_lewat=True),
    Isian(0, 0),
    Isian(8, 8, terkunci=True),
    Isian(0, 8, terkunci=True),
    Isian(0, 0, terkunci=True),
    Isian(3, 8, terkunci=True),
)


@THEMES
@pytest.mark.parametrize("lebar", [60, 140])
def test_cells_are_told_apart_in_grey(palet: Palet, lebar: int) -> None:
    kunci = drawing("lock", palet.text2, 12)

    def look(isian: Isian) -> QImage:
        return painted(lambda p: paint_cell(p, QRectF(0, 0, lebar, 27), isian, palet, kunci), palet, lebar)

    looks = list(map(look, KEADAAN))
    for one, other in combinations(looks, 2):
        assert unlike(one, other) >= 15


def test_words_of_a_cell() -> None:
    assert KEADAAN[0].kalimat == "lengkap, 8 dari 8 terisi"
    assert KEADAAN[2].kalimat == "3 dari 8 terisi, tenggat lewat"
    assert Isian(0, 8, True, True).kalimat == "belum diisi, 8 ditunggu, tenggat lewat, terkunci"
    assert Isian(8, 8, True).kalimat == "lengkap, 8 dari 8 terisi"
    assert summary(KEADAAN) == (2, 8)


def grid(baris: int, kolom: int, ruang: tuple[int, int], metrics: QFontMetrics) -> Kisi:
    isi = Isi(("Ngabab",) * baris, BULAN[:kolom], ((Isian(12, 15, terkunci=True),) * kolom,) * baris)
    return make_grid(isi, metrics, ruang)


@given(
    st.integers(1, 40),
    st.integers(1, 12),
    st.integers(150, 2000),
    st.integers(60, 900),
    st.integers(0, 10_000),
    st.integers(0, 10_000),
)
def test_what_is_drawn_is_what_is_hit(baris: int, kolom: int, wide: int, high: int, row: int, column: int) -> None:
    kisi = grid(baris, kolom, (wide, high), QFontMetrics(QApplication.font()))
    place = (row % baris, column % kolom)
    assert kisi.tinggi >= 28
    assert kisi.lebar >= 40
    assert kisi.jendela.right() + kisi.ringkasan <= wide
    geser = kisi.reveal(*place, QPoint(0, 0))
    assert 0 <= geser.x() <= kisi.gulir[0]
    assert 0 <= geser.y() <= kisi.gulir[1]
    tengah = kisi.cell(*place, geser).center()
    if kisi.jendela.contains(tengah):
        assert (kisi.row_at(tengah.y(), geser), kisi.column_at(tengah.x(), geser)) == place
    assert kisi.row_at(kisi.tinggi - 1, geser) is None
    assert kisi.column_at(kisi.judul - 1, geser) is None


@pytest.fixture
def peta(qtbot: QtBot, tema: Tema) -> PetaPanas:
    hasil = PetaPanas(tema, nama="Kelengkapan")
    qtbot.addWidget(hasil)
    hasil.resize(900, 200)
    hasil.show_grid(DESA, BULAN, [[KEADAAN[(r + c) % len(KEADAAN)] for c in range(12)] for r in range(3)])
    hasil.show()
    return hasil


def test_click_and_enter_choose_a_cell(peta: PetaPanas) -> None:
    chosen: list[tuple[int, int]] = []
    moved: list[tuple[int, int]] = []
    peta.cell_chosen.connect(lambda r, c: chosen.append((r, c)))
    peta.current_changed.connect(lambda r, c: moved.append((r, c)))
    click = peta.cell_rect(1, 4).center()
    QTest.mouseClick(peta.viewport(), Qt.MouseButton.LeftButton, pos=click)
    assert chosen == moved == [(1, 4)]
    for key in (KEY.Key_Right, KEY.Key_Down, KEY.Key_Down, KEY.Key_Return, KEY.Key_Left, KEY.Key_Space):
        QTest.keyClick(peta, key)
    assert chosen == [(1, 4), (2, 5), (2, 4)]
    assert moved == [(1, 4), (1, 5), (2, 5), (2, 4)]
    QTest.mousePress(peta.viewport(), Qt.MouseButton.LeftButton, pos=click)
    QTest.mouseRelease(peta.viewport(), Qt.MouseButton.LeftButton, pos=peta.cell_rect(0, 0).center())
    QTest.mouseClick(peta.viewport(), Qt.MouseButton.RightButton, pos=click)
    QTest.mouseClick(peta.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(4, 60))  # a heading
    assert len(chosen) == 3


def test_keys_reach_each_cell_and_stay_inside(peta: PetaPanas) -> None:
    places = []
    for key, ctrl in (
        (KEY.Key_Up, False),
        (KEY.Key_End, False),
        (KEY.Key_Right, False),
        (KEY.Key_Down, True),
        (KEY.Key_Left, True),
        (KEY.Key_End, True),
        (KEY.Key_Home, True),
        (KEY.Key_PageDown, False),
        (KEY.Key_PageUp, False),
    ):
        QTest.keyClick(peta, key, Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier)
        places.append(peta.current)
    assert places == [(0, 0), (0, 11), (0, 11), (2, 11), (2, 0), (2, 11), (0, 0), (2, 0), (0, 0)]


def test_map_tells_of_its_cells(peta: PetaPanas) -> None:
    assert peta.accessibleName() == "Kelengkapan"
    assert peta.accessibleDescription() == "Ngabab, Jan: lengkap, 8 dari 8 terisi."
    peta.resize(500, 200)
    peta.show_grid(DESA, BULAN[:1], [[Isian(1, 2)]] * 3, lambda r, c: f"<b>{r}-{c}")
    assert peta.accessibleDescription() == "<b>0-0"
    QTest.mouseMove(peta.viewport(), peta.cell_rect(2, 0).center())
    assert peta.viewport().toolTip() == plain("<b>2-0") != "<b>2-0"
    QTest.mouseMove(peta.viewport(), QPoint(4, peta.cell_rect(2, 0).center().y()))
    assert peta.viewport().toolTip() == DESA[2]
    QTest.mouseMove(peta.viewport(), QPoint(peta.viewport().width() - 4, peta.cell_rect(1, 0).center().y()))
    assert peta.viewport().toolTip() == "Wiyurejo: 0 dari 1 lengkap."


def test_current_cell_is_brought_into_view(peta: PetaPanas) -> None:
    peta.show_grid([f"Desa {n}" for n in range(60)], BULAN, [[Isian(12, 15)] * 12] * 60)
    peta.resize(320, 160)
    QTest.keyClick(peta, KEY.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert peta.current == (59, 11)
    assert peta.viewport().rect().contains(peta.cell_rect(59, 11))
    assert peta.cell_at(peta.cell_rect(59, 11).center()) == (59, 11)
    peta.show_grid(DESA[:1], BULAN[:2], [[Isian(1, 1)] * 2])
    assert peta.current == (0, 1)
    peta.show_grid((), (), ())
    QTest.keyClick(peta, KEY.Key_Return)
    assert peta.accessibleDescription() == "Belum ada yang ditunggu."
    assert not peta.grab().isNull()


def test_focus_is_seen(peta: PetaPanas) -> None:
    other = QWidget(peta)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    other.show()
    peta.activateWindow()
    peta.setFocus()
    with_keys = peta.grab().toImage()
    other.setFocus()
    assert peta.grab().toImage() != with_keys


def test_theme_recolours(peta: PetaPanas, grafik: GrafikTren, tema: Tema) -> None:
    grafik.show_trend(PENUH)
    light = [w.grab().toImage() for w in (peta, grafik)]
    try:
        tema.choose("gelap")
        dark = [w.grab().toImage() for w in (peta, grafik)]
        assert all(gambar.pixelColor(3, 3).name().upper() == GELAP.surface for gambar in dark)
    finally:
        tema.choose("terang")
    assert all(a != b for a, b in zip(light, dark, strict=True))
    assert [w.grab().toImage() for w in (peta, grafik)] == light


def test_larger_letters_need_more_room(peta: PetaPanas, grafik: GrafikTren) -> None:
    grafik.show_trend(PENUH)
    was = (peta.cell_rect(0, 0).height(), grafik.minimumSizeHint().width())
    for widget in (peta, grafik):
        font = widget.font()
        font.setPointSizeF(font.pointSizeF() * 2)
        widget.setFont(font)
    assert peta.cell_rect(0, 0).height() > was[0]
    assert grafik.minimumSizeHint().width() > was[1]
    assert not grafik.grab().isNull()
