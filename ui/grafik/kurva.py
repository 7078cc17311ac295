"""Where everything of a curve stands: axes, lines, figures, legend. Reckoned once for a size, painted often."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF

from ui.grafik.skala import label_decimals, magnitude, round_ticks, runs, share, tick_texts, write_exactly
from ui.grafik.warna import unit

BELUM_ADA = "belum ada angka"
Peran = Literal["ini", "lalu", "target"]
Garis = tuple[tuple[QPointF, ...], ...]


@dataclass(frozen=True, slots=True)
class Deret:
    """One line: its name in the legend, and a value for each period; None where there is none yet."""

    nama: str
    nilai: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Tren:
    """One indicator over a year. `periode` stand below the axis (`Jan`), `nama_periode` in sentences (`Januari 2026`).

    `satuan` is written after figures ("%") where it isn't empty; `judul` names the indicator for those who listen.
    """

    judul: str
    periode: tuple[str, ...]
    ini: Deret
    lalu: Deret | None = None
    target: Deret | None = None
    satuan: str = ""
    nama_periode: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises ValueError where a line has more or fewer values than there are periods, or there are none."""
        panjang = {len(deret.nilai) for _, deret in self.deret} | {len(self.nama_periode or self.periode)}
        if not self.periode or panjang != {len(self.periode)}:
            raise ValueError("a value for each period, and a period at least")

    @property
    def deret(self) -> tuple[tuple[Peran, Deret], ...]:
        """The lines there are, the foremost first."""
        semua: tuple[tuple[Peran, Deret | None], ...] = (
            ("ini", self.ini),
            ("lalu", self.lalu),
            ("target", self.target),
        )
        return tuple((peran, deret) for peran, deret in semua if deret is not None)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has a value."""
        return all(n is None for _, deret in self.deret for n in deret.nilai)


@dataclass(frozen=True, slots=True)
class Tulisan:
    """A text in its place."""

    kotak: QRectF
    isi: str


@dataclass(frozen=True, slots=True)
class Tata:
    """A curve laid out in a rectangle; `x` are the middles of the periods, `satu` the width of a thin line."""

    bidang: QRectF
    satu: float
    x: tuple[float, ...]
    garis_sumbu: tuple[float, ...]
    sumbu: tuple[Tulisan, ...]
    bawah: tuple[Tulisan, ...]
    garis: dict[Peran, Garis]
    angka: tuple[Tulisan, ...]
    legenda: tuple[tuple[Peran, QRectF, Tulisan], ...]
    satuan: Tulisan | None
    target: Tulisan | None

    def period_at(self, x: float) -> int | None:
        """The period below the mouse."""
        lebar = self.bidang.width() / len(self.x)
        ke = int((x - self.bidang.left()) // lebar)
        return ke if 0 <= ke < len(self.x) else None


def facts(tren: Tren, ke: int) -> tuple[str, ...]:
    """What is known of a period, exactly: its name, then each line with its value."""
    nama = tren.nama_periode[ke] if tren.nama_periode else tren.periode[ke]
    ekor = f" {tren.satuan}" if tren.satuan else ""
    hasil = [nama]
    for _, deret in tren.deret:
        nilai = deret.nilai[ke]
        hasil.append(f"{deret.nama}: {BELUM_ADA if nilai is None else write_exactly(nilai) + ekor}")
    return tuple(hasil)


def polylines(nilai: Sequence[Decimal | None], x: Sequence[float], y: dict[Decimal, float]) -> Garis:
    """The dots of a line, those that are joined together; never across a period without a value."""
    return tuple(tuple(QPointF(x[ke], y[n]) for ke in run if (n := nilai[ke]) is not None) for run in runs(nilai))


def step_lines(nilai: Sequence[Decimal | None], x: Sequence[float], y: dict[Decimal, float], lebar: float) -> Garis:
    """The same as steps: each value holds for the whole width of its period."""
    return tuple(
        tuple(titik + QPointF(geser, 0) for titik in garis for geser in (-lebar / 2, lebar / 2))
        for garis in polylines(nilai, x, y)
    )


def lay_out(tren: Tren, rect: QRectF, metrics: QFontMetricsF) -> Tata:
    """Everything in its place. `tren` has at least one value."""
    satu, tinggi = unit(metrics), metrics.height()
    nilai = {n for _, deret in tren.deret for n in deret.nilai if n is not None}
    ticks = round_ticks(min(nilai), max(nilai))
    besaran = magnitude(ticks)
    desimal = label_decimals(ticks, besaran)
    legenda, atas = _legend(tren, rect, metrics, satu)
    kata = " ".join(t for t in (besaran.kata, tren.satuan) if t)
    satuan = Tulisan(QRectF(rect.left(), atas + 4 * satu, metrics.horizontalAdvance(kata), tinggi), kata)
    atas += tinggi * (1.5 if kata else 1) + 6 * satu  # the unit, and the figure of a dot at the topmost tick
    tulisan = tick_texts(ticks, besaran)
    kiri = rect.left() + max(metrics.horizontalAdvance(t) for t in tulisan) + 8 * satu
    akhir = next((n for n in reversed(tren.target.nilai) if n is not None), None) if tren.target else None
    ujung = "" if akhir is None else besaran.write(akhir, desimal)
    kanan = rect.right() - metrics.horizontalAdvance(ujung) - 6 * satu
    bawah = rect.bottom() - tinggi - 6 * satu
    bidang = QRectF(kiri, atas, max(1.0, kanan - kiri), max(1.0, bawah - atas))
    y = {n: bidang.bottom() - bidang.height() * share(n, ticks[0], ticks[-1]) for n in {*nilai, *ticks}}
    lebar = bidang.width() / len(tren.periode)
    x = tuple(bidang.left() + (ke + 0.5) * lebar for ke in range(len(tren.periode)))
    garis: dict[Peran, Garis] = {}
    for peran, deret in tren.deret:
        garis[peran] = polylines(deret.nilai, x, y) if peran != "target" else step_lines(deret.nilai, x, y, lebar)
    angka = _figures(tren.ini, garis["ini"], bidang, metrics, lambda n: besaran.write(n, desimal))
    sela = 1 if bidang.height() / (len(ticks) - 1) >= tinggi else len(ticks) - 1
    kotak = QRectF(rect.left(), -tinggi / 2, kiri - 6 * satu - rect.left(), tinggi)
    sumbu = tuple(Tulisan(kotak.translated(0, y[t]), isi) for t, isi in zip(ticks, tulisan, strict=True))
    return Tata(
        bidang=bidang,
        satu=satu,
        x=x,
        garis_sumbu=tuple(y[t] for t in ticks),
        sumbu=sumbu[::sela],
        bawah=_below(tren.periode, x, bidang, metrics, satu),
        garis=garis,
        angka=angka,
        legenda=legenda,
        satuan=satuan if kata else None,
        target=Tulisan(
            QRectF(bidang.right() + 4 * satu, y[akhir] - tinggi / 2, rect.right() - bidang.right(), tinggi), ujung
        )
        if akhir is not None
        else None,
    )


def _legend(
    tren: Tren, rect: QRectF, metrics: QFontMetricsF, satu: float
) -> tuple[tuple[tuple[Peran, QRectF, Tulisan], ...], float]:
    """Samples and names from the left, in as many rows as it takes; and where the last row ends."""
    contoh, celah, tinggi = 28 * satu, 6 * satu, metrics.height()
    x, y = rect.left(), rect.top()
    hasil: list[tuple[Peran, QRectF, Tulisan]] = []
    for peran, deret in tren.deret:
        kosong = all(n is None for n in deret.nilai)
        nama = f"{deret.nama}: {BELUM_ADA}" if kosong else deret.nama
        lebar = min(metrics.horizontalAdvance(nama) + 2 * satu, rect.width() - contoh - celah)
        if hasil and x + contoh + celah + lebar > rect.right():
            x, y = rect.left(), y + tinggi + 2 * satu
        tulisan = Tulisan(QRectF(x + contoh + celah, y, lebar, tinggi), nama)
        hasil.append((peran, QRectF(x, y, contoh, tinggi), tulisan))
        x = tulisan.kotak.right() + 16 * satu
    return tuple(hasil), y + tinggi


def _below(
    periode: Sequence[str], x: Sequence[float], bidang: QRectF, metrics: QFontMetricsF, satu: float
) -> tuple[Tulisan, ...]:
    """The names of periods below the axis: all, or each second, third … where room is short."""
    lebar = max(metrics.horizontalAdvance(p) for p in periode) + 6 * satu
    jarak = bidang.width() / len(periode)
    lompat = next((n for n in range(1, len(periode)) if n * jarak >= lebar), len(periode))
    y = bidang.bottom() + 5 * satu
    return tuple(
        Tulisan(QRectF(x[ke] - lebar / 2, y, lebar, metrics.height()), periode[ke])
        for ke in range(0, len(periode), lompat)
    )


def _figures(
    deret: Deret, garis: Garis, bidang: QRectF, metrics: QFontMetricsF, write: Callable[[Decimal], str]
) -> tuple[Tulisan, ...]:
    """Figures beside the dots where there is room: the last, the highest and the lowest before the others."""
    ada = {ke: n for ke, n in enumerate(deret.nilai) if n is not None}
    if not ada:
        return ()
    titik = dict(zip(ada, (t for g in garis for t in g), strict=True))
    ujung = {max(ada.values()), min(ada.values())}
    satu, hasil = unit(metrics), dict[int, Tulisan]()
    dots = [QRectF(t.x() - 4 * satu, t.y() - 4 * satu, 8 * satu, 8 * satu) for t in titik.values()]
    for ke in sorted(ada, key=lambda ke: (ke != max(ada), ada[ke] not in ujung, ke)):
        isi = write(ada[ke])
        ukuran = QSizeF(metrics.horizontalAdvance(isi) + 2 * satu, metrics.height())
        for kotak in _beside(titik[ke], [titik[n] for n in (ke - 1, ke + 1) if n in titik], ukuran, bidang, satu):
            # a dot of another period is not written over, nor a figure that already stands
            if not any(kotak.intersects(t.kotak) for t in hasil.values()) and not any(map(kotak.intersects, dots)):
                hasil[ke] = Tulisan(kotak, isi)
                break
    return tuple(hasil[ke] for ke in sorted(hasil))


def _beside(titik: QPointF, tetangga: Sequence[QPointF], ukuran: QSizeF, bidang: QRectF, satu: float) -> list[QRectF]:
    """Above, below, right and left of a dot, as far as they are in the picture; first where the line does not run."""
    x = max(bidang.left(), min(titik.x() - ukuran.width() / 2, bidang.right() - ukuran.width()))
    y, jarak = min(titik.y(), bidang.bottom() - ukuran.height() / 2) - ukuran.height() / 2, 6 * satu
    atas, bawah = QPointF(x, titik.y() - jarak - ukuran.height()), QPointF(x, titik.y() + jarak)
    lembah = sum(t.y() < titik.y() for t in tetangga) > len(tetangga) / 2
    sudut = [
        *((bawah, atas) if lembah else (atas, bawah)),
        QPointF(titik.x() + jarak, y),
        QPointF(titik.x() - jarak - ukuran.width(), y),
    ]
    ruang = bidang.adjusted(0, -ukuran.height() - 7 * satu, 0, 0)
    calon = [kotak for s in sudut if ruang.contains(kotak := QRectF(s, ukuran))]
    return sorted(calon, key=lambda kotak: sum(_crosses(kotak, titik, lain) for lain in tetangga))


def _crosses(kotak: QRectF, dari: QPointF, ke: QPointF) -> bool:
    return any(kotak.contains(dari + (ke - dari) * (n / 40)) for n in range(41))
