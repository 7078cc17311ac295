"""Our window on an office with many figures: milliseconds from what the user does to what is painted. Prints JSON.

Beside each reading, what SQLite alone needs to read the same figures, through the same connection.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tests.bench.mulai import start  # as the program itself does: before Qt

# isort: split
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from iki_desktop.domain.periode import Periode, periode_ke
from iki_desktop.services.capaian import compute, compute_touched
from tests.bench.jalan_kita import tell_and_close, watch
from tests.bench.jam import Jam

if TYPE_CHECKING:
    from ui.angka.panel import PanelAngka
    from ui.window import MainWindow

LEBAR, TINGGI = 1366, 728
_PAUSE = 300  # ms
_KALI = {"buka": 9, "ketik": 40, "gulir": 60, "tempel": 5, "hitung": 5}
_TAHUN = 2026


class Percobaan:
    """All measurements in one window."""

    def __init__(self, window: "MainWindow") -> None:
        """The window as it is when it has just been opened."""
        self.window, self.jam = window, Jam()
        self.hasil: dict[str, list[float]] = {}
        assert window.berkas.sesi is not None
        self.kantor = window.berkas.sesi.penyunting.kantor

    @property
    def panel(self) -> "PanelAngka":
        """The page of figures."""
        from ui.angka.panel import PanelAngka

        panel = self.window.kerja.panel
        assert isinstance(panel, PanelAngka)
        return panel

    def run(self) -> dict[str, list[float]]:
        """Everything."""
        self.window.showNormal()
        self.window.resize(LEBAR, TINGGI)
        self.jam.rest(_PAUSE)
        self.open_page()
        self.open_grids()
        self.type_cells()
        self.scroll()
        self.paste()
        self.compute()
        return self.hasil

    def note(self, nama: str, ms: float) -> None:
        """One more figure."""
        self.hasil.setdefault(nama, []).append(ms)

    def held(self, nama: str, act: Callable[[], object]) -> None:
        """How long a call takes."""
        mulai = time.perf_counter()
        act()
        self.note(nama, (time.perf_counter() - mulai) * 1000)

    def open_page(self) -> None:
        """The page for the first time: its modules are loaded, too."""
        mulai = time.perf_counter()
        self.window.actions_["angka"].trigger()
        self.jam.measure(self.panel.kisi.viewport().update, (None, [self.panel.kisi.viewport()]))
        self.note("halaman_pertama", (time.perf_counter() - mulai) * 1000)
        self.jam.rest(_PAUSE)

    def open_grids(self) -> None:
        """All villages for a month, another month each time; and one village for the year."""
        from ui.angka.tampilan import preset

        for ke in range(_KALI["buka"]):
            for nama, cara in (("buka_bulan", "semua_desa"), ("buka_desa", "satu_desa")):
                dasar = replace(self.panel._tampilan, periode=Periode(_TAHUN, ke % 12 + 1, 1), desa=ke % 20 + 1)
                tampilan = preset(cara, dasar)  # type: ignore[arg-type]
                (ms,) = self.jam.measure(
                    partial(self.panel.show_tampilan, tampilan), (None, [self.panel.kisi.viewport()])
                )
                self.note(nama, ms)
                self.jam.rest(_PAUSE / 3)
                self.held(f"{nama}_sqlite", self.read_seen)

    def read_seen(self) -> None:
        """What the grid shows, read by SQLite alone."""
        kisi = self.panel.model.kisi
        seen = self.panel.kisi.viewport().height() // 28 + 1
        variabel = ", ".join(str(v.id) for v in kisi.variabel[:seen])
        desa = ", ".join(str(d or 0) for d in kisi.desa)
        for masa in kisi.periode:
            self.kantor.store.connection.execute(
                "SELECT variabel_id, desa_id, status, nilai FROM angka WHERE tahun = ? AND panjang = ? AND awal = ? "
                f"AND variabel_id IN ({variabel}) AND ifnull(desa_id, 0) IN ({desa})",
                (masa.tahun, masa.panjang, masa.awal),
            ).fetchall()

    def type_cells(self) -> None:
        """A figure and Enter: until the next cell is painted, and until the figure is on the disk."""
        kisi = self.panel.kisi
        for ke in range(_KALI["ketik"]):
            kisi.go(ke % 20, ke // 20)
            self.jam.rest(30)
            self.press(kisi, Qt.Key.Key_4, "4")
            self.jam.rest(30)
            field = kisi.indexWidget(kisi.currentIndex())
            assert isinstance(field, QLineEdit)
            field.setText(str(1000 + ke))  # nothing that stands there already
            self.jam.rest(20)
            changed = self.panel._penyunting.changed
            layar, tersimpan = self.jam.measure(
                partial(self.press, field, Qt.Key.Key_Return, "\r"),
                (None, [kisi.viewport()]),
                (changed, [kisi.viewport()]),
            )
            self.note("ketik", layar)
            self.note("tersimpan", tersimpan)
            self.jam.rest(40)

    def press(self, widget: QWidget, key: Qt.Key, teks: str) -> None:
        """As the system posts it."""
        tanpa = Qt.KeyboardModifier.NoModifier
        QCoreApplication.postEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, tanpa, teks))

    def scroll(self) -> None:
        """One notch of the wheel: until it is painted."""
        port = self.panel.kisi.viewport()
        at = QPointF(port.rect().center())
        for ke in range(_KALI["gulir"]):
            arah = -120 if ke % 20 < 10 else 120
            wheel = QWheelEvent(
                at, port.mapToGlobal(at), QPoint(), QPoint(0, arah), Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            (ms,) = self.jam.measure(partial(QCoreApplication.sendEvent, port, wheel), (None, [port]))
            self.note("gulir", ms)

    def paste(self) -> None:
        """A block over the whole grid of a month, up to 5,000 cells."""
        from ui.angka.tampilan import preset

        self.panel.show_tampilan(preset("semua_desa", self.panel._tampilan))
        self.jam.rest(_PAUSE)
        kisi, model = self.panel.kisi, self.panel.model
        lebar = min(model.columnCount() - 1, 50)
        for ke in range(_KALI["tempel"]):
            blok = "\n".join("\t".join(str(100 * ke + 70 + (b + k) % 9) for k in range(lebar)) for b in range(100))
            QGuiApplication.clipboard().setText(blok)
            kisi.go(0, 0)
            self.jam.rest(_PAUSE)
            (ms,) = self.jam.measure(kisi.paste, (None, [kisi.viewport()]))
            self.note("tempel", ms)
            self.note("tempel_sel", lebar * 100)
            self.jam.rest(_PAUSE)

    def compute(self) -> None:
        """The whole office for a year; only what one variable touches."""
        tahun = periode_ke(_TAHUN, "tahunan", 1)
        for _ in range(_KALI["hitung"]):
            self.held("hitung", lambda: compute(self.kantor, tahun))
            self.held(
                "hitung_sqlite",
                lambda: self.kantor.store.connection.execute(
                    "SELECT variabel_id, awal, desa_id, status, nilai FROM angka WHERE tahun = ? AND panjang = 1",
                    (_TAHUN,),
                ).fetchall(),
            )
            self.held("hitung_sentuh", lambda: compute_touched(self.kantor, tahun, [5]))


def main() -> None:
    """One run."""
    watch(lambda window: tell_and_close(window, lambda: Percobaan(window).run()))
    start(sys.argv[:2])


if __name__ == "__main__":
    main()
