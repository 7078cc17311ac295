"""The mouse over a form: what it points at, the handles and offers that appear there, and dragging by a handle."""

from typing import NamedTuple

from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QApplication

from iki_desktop.domain.dokumen import Formulir
from iki_desktop.domain.tempat import Tempat
from ui.formulir import gerak
from ui.formulir.dasar import EditorDasar
from ui.formulir.isian import Kunci, Tawaran, letak_indikator
from ui.formulir.lukis import drop_line
from ui.formulir.perkakas import Perkakas
from ui.formulir.petak import Cip, KunciSatuan, Satuan

_SCROLL = 40  # ms between two steps while something is dragged at an edge
_EDGE = 24  # pixels from the edge where that begins


class Tujuan(NamedTuple):
    """Where something that is dragged would be put: under which goal (0: as it is), at which place among the others."""

    induk: int
    ke: int
    garis: QLineF


class Penunjuk(QObject):
    """Follows the mouse for the editor."""

    def __init__(self, editor: EditorDasar, perkakas: Perkakas) -> None:
        """Nothing is pointed at."""
        super().__init__(editor)
        self.editor, self.perkakas = editor, perkakas
        self._at: QPointF | None = None
        self._chips_seen: list[Cip] = []
        self._pressed: Kunci | None = None
        self._taken: Satuan | None = None
        self._from = QPointF()
        self._drop: Tujuan | None = None
        self._dragging = False
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL)
        self._scroll.timeout.connect(self._scroll_on)

    # -- pointing

    def forget(self) -> None:
        """Another form: what was pointed at is gone."""
        self._pressed = None
        self.drop_nothing()

    def leave(self) -> None:
        """The mouse is elsewhere."""
        self._at = None
        self.refresh()
        self.editor.viewport().update()

    def refresh(self) -> None:
        """What lies below the mouse, and what is offered there and at the current slot."""
        editor, sorotan = self.editor, self.editor.sorotan
        titik = editor.on_form(self._at) if self._at is not None else None
        petak = editor.tata.under(titik) if titik is not None else None
        sorotan.bawah = petak.kunci if petak else None
        sorotan.gagang, sorotan.cip, sorotan.cip_bawah = [], [], None
        sorotan.gagal = frozenset(editor.simpanan.refused)
        if not editor.can_edit:
            return
        if titik is not None:
            sorotan.gagang = editor.tata.units_at(titik)
        sorotan.cip = self._chips(titik)
        if titik is not None:
            cip = next((c for c in sorotan.cip if c.kotak.contains(titik)), None)
            if cip is not None:
                sorotan.cip_bawah, sorotan.bawah = cip.kunci, None

    def _chips(self, titik: QPointF | None) -> list[Cip]:
        """Offers below the current row and the one pointed at; of two at one place the latter's."""
        editor = self.editor
        baris: list[int] = []
        if titik is not None:
            # The chips of a row reach into the next one: they stay while the mouse is on them.
            lama = [c.baris for c in self._chips_seen if c.kotak.contains(titik)]
            baris += lama or [s.kunci[1] for s in editor.tata.units_at(titik) if s.kunci[0] == "indikator"]
        kini = editor.tata.at(editor.sorotan.kini)
        if kini and kini.satuan and kini.satuan[0] == "indikator":
            baris.append(kini.satuan[1])
        hasil: list[Cip] = []
        for id in dict.fromkeys(baris):
            for cip in self._of_row(id):
                if not any(c.kotak.intersects(cip.kotak) for c in hasil):
                    hasil.append(cip)
        self._chips_seen = hasil
        return hasil

    def _of_row(self, id: int) -> list[Cip]:
        editor = self.editor
        letak = letak_indikator(editor.formulir, id) if editor.formulir else None
        satuan = editor.tata.satuan.get(("indikator", id))
        isi, sumber = editor.tata.penjelasan.get(id), editor.tata.sumber.get(id)
        if letak is None or satuan is None or isi is None or sumber is None:
            return []
        satu = letak.indikator
        hasil = self._row_of_chips(
            id, [(Tawaran("indikator", id), "+ indikator")], satuan.gagang.left(), satuan.kotak.bottom()
        )
        kurang = [k for k in ("penjelasan", "rumus", "catatan") if editor.tata.at(Tempat("indikator", id, k)) is None]
        tawar: list[tuple[Kunci, str]] = [
            (Tempat("indikator", id, k), f"+ {k}") for k in kurang if not getattr(satu, k)
        ]
        return hasil + self._row_of_chips(id, tawar, isi.left(), isi.bottom())

    def _row_of_chips(self, id: int, isi: list[tuple[Kunci, str]], x: float, y: float) -> list[Cip]:
        """Side by side, in the padding on both sides of a rule, where no text is."""
        rupa = self.editor.rupa
        tinggi = 2 * rupa.pad - 1
        x += rupa.pad
        hasil = []
        for kunci, teks in isi:
            lebar = round(rupa.lebar(teks) * 0.9 + 12)
            hasil.append(Cip(kunci, teks, QRectF(x, y - rupa.pad - 1, lebar, tinggi), id))
            x += lebar + 4
        return hasil

    # -- clicks

    def press(self, event: QMouseEvent) -> None:
        """Takes a handle, accepts an offer, chooses a slot."""
        editor = self.editor
        self._at = event.position()
        self.refresh()
        titik = editor.on_form(event.position())
        cip, satuan, petak = editor.sorotan.cip_bawah, editor.tata.grips_at(titik), editor.tata.under(titik)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = petak.kunci if petak else None
        if left and cip is not None:
            self._open(cip)
        elif left and satuan is not None and editor.can_edit:
            self._taken, self._from, self._dragging = satuan, event.position(), False
            editor.select(gerak.slot_of(satuan.kunci))
            self._pressed = None
        elif petak is None:
            editor.finish()
        elif isinstance(petak.kunci, Tawaran):
            if left:
                self.perkakas.ubah.accept(petak.kunci)
        elif left or petak.satuan not in editor.sorotan.pilihan:
            self._choose(petak.kunci, event)

    def _choose(self, kunci: Tempat, event: QMouseEvent) -> None:
        editor = self.editor
        if editor.editing and kunci == editor.kini:
            editor.field.put_caret(editor.caret_at(event.position()))
            editor.field.setFocus(Qt.FocusReason.MouseFocusReason)
        else:
            editor.select(kunci, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _open(self, kunci: Kunci) -> None:
        if isinstance(kunci, Tawaran):
            self.perkakas.ubah.add_row_below(kunci.id)
        else:
            self.editor.edit(kunci)

    def double(self, event: QMouseEvent) -> None:
        """Types where the mouse is; what was pressed counts, the form may have moved since."""
        editor = self.editor
        kunci = self._pressed
        if event.button() == Qt.MouseButton.LeftButton and isinstance(kunci, Tempat) and editor.edit(kunci):
            editor.field.put_caret(editor.caret_at(event.position()))

    # -- dragging

    def move(self, event: QMouseEvent) -> None:
        """Points, or drags."""
        self._at = event.position()
        if self._taken is not None:
            weg = (event.position() - self._from).manhattanLength()
            if self._dragging or weg >= QApplication.startDragDistance():
                self._dragging = True
                self._drag()
            return
        sorotan = self.editor.sorotan
        lama = (sorotan.bawah, sorotan.cip_bawah, [s.kunci for s in sorotan.gagang])
        self.refresh()
        self._set_cursor()
        if lama != (sorotan.bawah, sorotan.cip_bawah, [s.kunci for s in sorotan.gagang]):
            self.editor.viewport().update()

    def _set_cursor(self) -> None:
        editor, bentuk = self.editor, Qt.CursorShape.ArrowCursor
        if self._at is not None:
            titik = editor.on_form(self._at)
            if editor.sorotan.cip_bawah is not None or isinstance(editor.sorotan.bawah, Tawaran):
                bentuk = Qt.CursorShape.PointingHandCursor
            elif editor.can_edit and editor.tata.grips_at(titik) is not None:
                bentuk = Qt.CursorShape.OpenHandCursor
        editor.viewport().setCursor(QCursor(bentuk))

    def _drag(self) -> None:
        editor = self.editor
        if self._at is None or self._taken is None or editor.formulir is None:
            return
        editor.viewport().setCursor(QCursor(Qt.CursorShape.ClosedHandCursor))
        self._drop = self._where(editor.formulir, self._taken.kunci, editor.on_form(self._at))
        editor.sorotan.sisip = self._drop.garis if self._drop else None
        tepi = self._at.y() < _EDGE or self._at.y() > editor.viewport().height() - _EDGE
        if tepi != self._scroll.isActive():
            self._scroll.start() if tepi else self._scroll.stop()
        editor.viewport().update()

    def _scroll_on(self) -> None:
        if self._at is None:
            return
        bar = self.editor.verticalScrollBar()
        bar.setValue(bar.value() + (-1 if self._at.y() < _EDGE else 1) * bar.singleStep())
        self._drag()

    def release(self, event: QMouseEvent) -> None:  # noqa: ARG002
        """Puts what was dragged where the line shows."""
        taken, drop = self._taken, self._drop if self._dragging else None
        self.drop_nothing()
        if taken is not None and drop is not None:
            self.perkakas.ubah.put(taken.kunci, drop.induk, drop.ke)

    def drop_nothing(self) -> bool:
        """Ends dragging; whether there was any."""
        dragged = self._dragging
        self._taken = self._drop = None
        self._dragging = False
        self._scroll.stop()
        self.editor.sorotan.sisip = None
        self.editor.viewport().update()
        return dragged

    def _where(self, formulir: Formulir, kunci: KunciSatuan, titik: QPointF) -> Tujuan | None:
        nama, id = kunci
        satuan = self.editor.tata.satuan
        if nama == "indikator":
            return self._where_row(formulir, id, titik)
        semua = [satuan[nama, lain] for lain in gerak.units(formulir, nama)]
        ke = sum(titik.y() > s.kotak.center().y() for s in semua)
        y = semua[ke].kotak.top() if ke < len(semua) else semua[-1].kotak.bottom()
        diri = gerak.units(formulir, nama).index(id)
        return Tujuan(0, ke - (ke > diri), drop_line(semua[0].kotak.left(), semua[0].kotak.right(), y))

    def _where_row(self, formulir: Formulir, id: int, titik: QPointF) -> Tujuan | None:
        """Before or after the row below the mouse, under that row's goal."""
        satuan = self.editor.tata.satuan
        for sasaran in formulir.sasaran:
            utuh = satuan["sasaran", sasaran.id].kotak
            terakhir = sasaran is formulir.sasaran[-1]
            if titik.y() > utuh.bottom() and not terakhir:
                continue
            baris = [satuan["indikator", i.id].kotak for i in sasaran.indikator]
            ke = sum(titik.y() > k.center().y() for k in baris)
            kiri = baris[0].left() if baris else utuh.left()
            y = utuh.top() if not baris else baris[ke].top() if ke < len(baris) else baris[-1].bottom()
            diri = next((n for n, i in enumerate(sasaran.indikator) if i.id == id), None)
            return Tujuan(sasaran.id, ke - (diri is not None and ke > diri), drop_line(kiri, utuh.right(), y))
        return None
