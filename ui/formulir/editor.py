"""The form as a form, edited in place: one slot is the current one, one field lies over it while it is typed in.

What is typed is stored at each pause; nothing has to be saved. `typed` carries the form as it stands, letter for
letter; the window answers each change with `show_form`.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from iki_desktop.domain.dokumen import Formulir
from iki_desktop.domain.tempat import Tempat
from ui.formulir.dasar import EditorDasar
from ui.formulir.isian import Kunci, Tawaran, ganti_teks, sama, teks_di
from ui.formulir.perkakas import Perkakas
from ui.formulir.petak import Petak
from ui.formulir.teks_layar import susun_teks
from ui.formulir.tombol import Tombol
from ui.formulir.tunjuk import Penunjuk
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.formulir.ketik import KotakKetik
    from ui.formulir.salin import Papan
    from ui.formulir.ubah import Pengubah
    from ui.penyunting import Penyunting


class FormulirEditor(EditorDasar):
    """Shows one form and edits it."""

    def __init__(self, tema: Tema, zoom: int = 100, penyunting: "Penyunting | None" = None) -> None:
        """Empty, for reading only until it is given a `penyunting` (`use`)."""
        super().__init__(tema, zoom, penyunting)
        self._field: KotakKetik | None = None
        self._wanted: tuple[Tempat, bool, int] | None = None  # where to go when the form shows it
        self.perkakas = Perkakas(self)
        self.penunjuk = Penunjuk(self, self.perkakas)
        self.tombol = Tombol(self, self.perkakas, self.penunjuk)
        self.setAccessibleName("Isi formulir")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)

    # -- what it works with

    def use(self, penyunting: "Penyunting | None") -> None:
        """Another office, or none; shows nothing until `show_form`."""
        self.show_form(None)
        self.simpanan.use(penyunting)

    @property
    def field(self) -> "KotakKetik":
        """The field that is typed in, made when it is first wanted."""
        if self._field is None:
            from ui.formulir.ketik import KotakKetik

            self._field = KotakKetik(self.viewport(), self.tombol.typing, lambda mime: self.papan.paste(mime))
            self._field.typed.connect(self._typed)
            self._field.left.connect(self._field_left)
        return self._field

    @property
    def papan(self) -> "Papan":
        """Copying and pasting."""
        return self.perkakas.papan

    @property
    def ubah(self) -> "Pengubah":
        """What changes the form other than by typing."""
        return self.perkakas.ubah

    # -- what is shown

    def show_form(self, formulir: Formulir | None) -> None:
        """Another form from its top; the same form again in place, with slot, scroll and caret where they were."""
        if formulir is None or self.formulir is None or formulir.id != self.formulir.id:
            self._show_other(formulir)
            return
        news = self.simpanan.news(formulir)
        baru = self.simpanan.with_refused(formulir)
        if self.editing and self.kini is not None:
            if teks_di(baru, self.kini) is None:
                self._close_field()
            elif news is not None:
                self.field.set_text(news)
            else:
                baru = ganti_teks(baru, self.kini, self.field.text())
        if not sama(baru, self.formulir) or self.simpanan.refused:
            place = self.tata.place(self.sorotan.kini)
            self.formulir = baru
            self.lay_out()
            self._keep_slot(place)
        self._go_wanted()

    def _show_other(self, formulir: Formulir | None) -> None:
        self.finish()
        self.simpanan.give_up_blank()
        self.fresh.clear()
        self.anchor = self._wanted = None
        self.formulir = None if formulir is None else self.simpanan.with_refused(formulir)
        self._set_current(None)
        self.sorotan.pilihan = frozenset()
        self.penunjuk.forget()
        self.lay_out()
        self.verticalScrollBar().setValue(0)

    def _keep_slot(self, place: int | None) -> None:
        """The current slot, or what stands in its place if it is gone."""
        self.sorotan.pilihan = frozenset(k for k in self.sorotan.pilihan if k in self.tata.satuan)
        if self.sorotan.kini is not None and self.tata.at(self.sorotan.kini) is None:
            ada = self.tata.petak
            self._set_current(ada[min(place or 0, len(ada) - 1)].kunci if ada else None)
            self.anchor = None
            self.lay_out()
        self._describe()

    def laid_out(self) -> None:
        """The field stays over its slot."""
        petak = self.tata.at(self.sorotan.kini)
        if self.editing and petak is not None:
            self.field.lay_over(self.on_view(QRectF(petak.x, petak.y, petak.lebar, petak.isi.tinggi)))
        self.penunjuk.refresh()

    def _recoloured(self) -> None:
        if self.editing:
            self._dress()
        super()._recoloured()

    def set_zoom(self, persen: int) -> None:
        """The size of the letters, also of those being typed."""
        super().set_zoom(persen)
        if self.editing:
            self._dress()
            self.laid_out()

    # -- typing

    def edit(self, kunci: Kunci | None = None, caret: int = -1) -> bool:
        """Begins to type in a slot, with the caret behind so many letters (-1: at the end)."""
        kunci = self.sorotan.kini if kunci is None else kunci
        if not self.can_edit or not self.select(kunci):
            return False
        if isinstance(kunci, Tawaran):
            self.ubah.accept(kunci)
            return self.editing
        if self.kini is None or self.formulir is None:
            return False
        if self.kini.kolom == "rumus" and self.formula_editor is not None:
            self.formula_wanted.emit(self.kini)
            return False
        if not self.editing:
            teks = teks_di(self.formulir, self.kini) or ""
            self.sorotan.sunting = True
            self.sorotan.pilihan = frozenset()
            self.simpanan.start(self.kini, teks)
            self.lay_out()
            self._dress()
            self.field.set_text(teks)
            self.laid_out()
            self.field.show()
        self.field.put_caret(caret)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._caret_in_view()
        return True

    def _dress(self) -> None:
        petak = self.tata.at(self.sorotan.kini)
        if petak is not None:
            self.field.dress(petak, self.rupa, self.tema.palet)

    def _typed(self) -> None:
        petak = self.tata.at(self.sorotan.kini)
        if self.kini is None or petak is None:
            return
        teks = self.field.text()
        self.simpanan.type(teks)
        self._show_text(self.kini, petak, teks)
        self._caret_in_view()

    def _show_text(self, tempat: Tempat, petak: Petak, teks: str) -> None:
        """Another text in a slot; only what it moves is laid out anew."""
        if self.formulir is None:
            return
        self.formulir = ganti_teks(self.formulir, tempat, teks)
        isi = None
        if tempat.kolom != "rumus" or self.editing:
            isi = susun_teks(teks, self.rupa, petak.lebar, petak.huruf, tengah=petak.tengah)
        if isi is not None and isi.tinggi == petak.isi.tinggi:
            petak.teks, petak.isi = teks, isi
            self.viewport().update(self.on_view(petak.kotak).toAlignedRect())
        else:
            self.lay_out()
        self.typed.emit(self.formulir)

    def set_live_text(self, tempat: Tempat, teks: str) -> None:
        """Shows a text that is typed elsewhere (in the formula panel), which also stores it."""
        petak = self.tata.at(tempat)
        if petak is not None:
            self._show_text(tempat, petak, teks)
        elif self.formulir is not None:
            self.formulir = ganti_teks(self.formulir, tempat, teks)
            self.lay_out()
            self.typed.emit(self.formulir)

    def _caret_in_view(self) -> None:
        caret = QRectF(self.field.cursorRect()).translated(QPointF(self.field.pos()))
        self.bring_into_view(caret.translated(0, self.above))

    def _field_left(self) -> None:
        if self.editing:
            self.flush()

    def finish(self, *, drop: bool = True) -> None:
        """Ends typing: what was typed is stored; an item just begun that stayed empty goes again."""
        if not self.editing:
            return
        tempat, kosong = self.kini, not self.field.text().strip()
        stored = self.flush()
        if stored and self.formulir is not None and tempat is not None:  # without what the store left out
            self.formulir = ganti_teks(self.formulir, tempat, self.simpanan.stored)
        self._close_field()
        self.lay_out()
        if tempat in self.fresh and kosong and stored and drop:
            self.ubah.drop_empty(tempat)
        if tempat is not None:
            self.fresh.discard(tempat)

    def take_back(self) -> None:
        """What the store refused is taken back: the text as it is stored."""
        if self.editing:
            self.field.set_text(self.simpanan.stored)
            self._typed()
            self.flush()

    def _close_field(self) -> None:
        had = self.field.hasFocus()
        self.simpanan.stop()
        self.sorotan.sunting = False
        if had:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.hide()

    # -- after a change

    def go(self, tempat: Tempat, *, edit: bool = True, caret: int = -1) -> None:
        """Goes to a slot: now, or as soon as the form shows it."""
        self._wanted = (tempat, edit, caret)
        self._go_wanted()

    def _go_wanted(self) -> None:
        if self._wanted is None or self.formulir is None:
            return
        tempat, edit, caret = self._wanted
        if teks_di(self.formulir, tempat) is None:
            return
        self._wanted = None
        if edit:
            self.edit(tempat, caret)
        else:
            self.select(tempat)

    # -- keys

    def event(self, event: QEvent) -> bool:
        """Tab goes from slot to slot, and on to the next part of the window at the ends."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.tombol.tab(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys while nothing is typed in; what isn't ours is the window's."""
        if self.formulir is None or not self.tombol.press(event):
            event.ignore()

    # -- focus, mouse, menu

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go to the field while there is one; who comes by keys finds a slot chosen."""
        super().focusInEvent(event)
        if self.editing:
            self.field.setFocus(event.reason())
            return
        keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
        if self.sorotan.kini is None and event.reason() in keys:
            butir = next((p for p in self.tata.petak if p.satuan or isinstance(p.kunci, Tawaran)), None)
            self.select(butir.kunci if butir else None)
        self.sorotan.fokus = True
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The outline of the slot pales."""
        super().focusOutEvent(event)
        self.sorotan.fokus = False
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses what is below the mouse."""
        self.tombol.column = None
        self.penunjuk.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tints what is below the mouse, or drags what was taken."""
        self.penunjuk.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drops it."""
        self.penunjuk.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Types in it."""
        self.penunjuk.double(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Nothing is pointed at when the mouse has left."""
        if event.type() == QEvent.Type.Leave:
            self.penunjuk.leave()
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the current slot."""
        from ui.formulir.menu import show_menu

        if self.formulir is not None:
            show_menu(self, self.perkakas, event)

    def make_menu(self) -> QMenu:
        """What can be done with the current slot."""
        from ui.formulir.menu import make_menu

        return make_menu(self, self.perkakas)
