"""Asks the service for pages, in the lane: a newer wish takes the place of an older one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from iki_desktop.domain.dokumen import Dokumen
from iki_desktop.services.kemajuan import Progress
from ui.jobs import Job, Lane
from ui.pratinjau.skala import Tampilan


class GambarLike(Protocol):
    """A picture as the service gives it: 32 bits a pixel."""

    @property
    def lebar(self) -> int: ...
    @property
    def tinggi(self) -> int: ...
    @property
    def stride(self) -> int: ...
    @property
    def isi(self) -> bytes: ...


class LembarLike(Protocol):
    """The pages of one form, as `services.pratinjau.Lembar`."""

    awal: int
    jumlah: int
    total: int
    ukuran: tuple[float, float]
    peringatan: tuple[str, ...]
    pasti: bool

    def gambar(self, nomor: int, skala: float) -> GambarLike: ...

    def tempat_teks(self, teks: str, kini: int) -> tuple[int, float] | None: ...


class PratinjauLike(Protocol):
    """What lays out forms, as `services.pratinjau.Pratinjau`."""

    def susun(self, dokumen: Dokumen, id_jabatan: int) -> LembarLike: ...


@dataclass(frozen=True, slots=True)
class Halaman:
    """A page that can be shown: its picture, `nomor` within its form (from 0), and where it stands in the document.

    `tampak`: how far down what one is typing stands, in points, where the page was asked to follow it.
    """

    id_jabatan: int
    nomor: int
    awal: int
    jumlah: int
    total: int
    ukuran: tuple[float, float]
    peringatan: tuple[str, ...]
    gambar: QImage
    pasti: bool = True
    tampak: float | None = None

    @property
    def ke(self) -> int:
        """Its number in the document, from 1."""
        return self.awal + self.nomor


def service() -> PratinjauLike:
    """The real one; it loads the PDF writer and renderer, so it is only asked for in the lane."""
    from iki_desktop.services.pratinjau import Pratinjau

    return Pratinjau()


class Penggambar(QObject):
    """Wishes for pages in, pictures out. What lays out and renders lives in the lane's thread only."""

    ready = Signal(object)  # Halaman
    failed = Signal(object)  # Exception

    def __init__(self, lane: Lane, make: Callable[[], PratinjauLike] = service) -> None:
        """`make` is called once, in the lane."""
        super().__init__()
        self._lane, self._make = lane, make
        self._pratinjau: PratinjauLike | None = None
        self._last: tuple[Dokumen, int, LembarLike] | None = None
        self._wish: tuple[Dokumen, int, int, Tampilan] | None = None

    def forget(self) -> None:
        """No page is wished for any more."""
        self._wish = None

    def ask(self, dokumen: Dokumen, id_jabatan: int, nomor: int, tampilan: Tampilan, ikut: str = "") -> None:
        """Asks for page `nomor` (from 0; -1 for the last) of a form, or for the one on which the text `ikut` stands."""
        self._wish = (dokumen, id_jabatan, nomor, tampilan)

        def work(progress: Progress) -> Halaman:
            progress(0, 0, "")  # a wish that was replaced while it waited ends here
            lembar = self._lay_out(dokumen, id_jabatan)
            ke = lembar.jumlah - 1 if nomor < 0 else min(nomor, lembar.jumlah - 1)
            tampak = None
            if ikut and (found := lembar.tempat_teks(ikut, ke)) is not None:
                ke, tampak = found
            progress(0, 0, "")
            gambar = lembar.gambar(ke, tampilan.dots(lembar.ukuran))
            bentuk = QImage.Format.Format_RGB32
            image = QImage(gambar.isi, gambar.lebar, gambar.tinggi, gambar.stride, bentuk).copy()
            return Halaman(
                id_jabatan, ke, lembar.awal, lembar.jumlah, lembar.total, lembar.ukuran, lembar.peringatan, image,
                lembar.pasti, tampak,
            )  # fmt: skip

        self._lane.submit(Job(work, self._show, self.failed.emit, key="pratinjau"))

    def _show(self, halaman: Halaman) -> None:
        self.ready.emit(halaman)
        if not halaman.pasti and self._wish is not None:
            dokumen, id_jabatan, _, tampilan = self._wish
            self._wish = dokumen, id_jabatan, halaman.nomor, tampilan  # the page one is led to stays
            self._count(self._wish)

    def _count(self, wish: tuple[Dokumen, int, int, Tampilan]) -> None:
        """Counts on, a few forms at a time, so that a newer wish waits for no more than that; then asks again."""
        dokumen, id_jabatan, *_ = wish

        def work(progress: Progress) -> bool:
            progress(0, 0, "")
            self._last = None
            return self._lay_out(dokumen, id_jabatan).pasti

        def done(pasti: bool) -> None:
            if self._wish is wish:
                self.ask(*wish) if pasti else self._count(wish)

        self._lane.submit(Job(work, done, self.failed.emit, key="hitung"))

    def _lay_out(self, dokumen: Dokumen, id_jabatan: int) -> LembarLike:
        if self._pratinjau is None:
            self._pratinjau = self._make()
        if self._last is None or self._last[0] is not dokumen or self._last[1] != id_jabatan:
            self._last = (dokumen, id_jabatan, self._pratinjau.susun(dokumen, id_jabatan))
        return self._last[2]
