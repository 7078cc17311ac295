"""What the keys do in a form: they lead from slot to slot, begin to type, or change what is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from iki_desktop.domain.tempat import Tempat
from ui.formulir import gerak
from ui.formulir.dasar import EditorDasar
from ui.formulir.isian import Kunci
from ui.formulir.perkakas import Perkakas
from ui.formulir.tunjuk import Penunjuk

Mod = Qt.KeyboardModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Tombol:
    """The keys of one editor. `column`: the one that up and down keep to."""

    def __init__(self, editor: EditorDasar, perkakas: Perkakas, penunjuk: Penunjuk) -> None:
        """Of one editor."""
        self.editor, self.perkakas, self.penunjuk = editor, perkakas, penunjuk
        self.column: float | None = None

    def tab(self, event: QKeyEvent) -> bool:
        """Tab and Shift+Tab; False past the ends."""
        step = _tab(event)
        return bool(step) and self.step(step)

    def press(self, event: QKeyEvent) -> bool:
        """A key while nothing is typed in; whether it means anything here."""
        return self.common(event) or self.plain(event)

    def step(self, step: int, *, edit: bool = False) -> bool:
        kunci = gerak.along(self.editor.tata, self.editor.sorotan.kini, step)
        return kunci is not None and self.visit(kunci, edit=edit)

    def visit(self, kunci: Kunci, *, edit: bool, caret: int = -1) -> bool:
        self.column = None
        if edit and isinstance(kunci, Tempat):
            return self.editor.edit(kunci, caret)
        return self.editor.select(kunci)

    def up_down(self, step: int, *, extend: bool = False, edit: bool = False) -> None:
        petak = self.editor.tata.at(self.editor.sorotan.kini)
        if extend and petak is not None and petak.satuan is not None and self.editor.formulir is not None:
            semua = gerak.units(self.editor.formulir, petak.satuan[0])
            ke = semua.index(petak.satuan[1]) + step
            if 0 <= ke < len(semua):
                self.editor.select(gerak.slot_of((petak.satuan[0], semua[ke]), self.editor.kini), extend=True)
            else:
                self.editor.sorotan.pilihan |= {petak.satuan}
                self.editor.viewport().update()
            return
        x = self.column if self.column is not None else (petak.kotak.center().x() if petak else 0.0)
        kunci = gerak.straight(self.editor.tata, self.editor.sorotan.kini, step, x)
        if kunci is not None:
            self.visit(kunci, edit=edit, caret=0 if step > 0 else -1)
            self.column = x

    def common(self, event: QKeyEvent) -> bool:
        """Keys that mean the same while typing and while not."""
        key, mod = event.key(), event.modifiers() & ~Mod.KeypadModifier
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)
        if step and mod == Mod.AltModifier:
            self.perkakas.ubah.move(step)
        elif _tab(event):
            return self.step(_tab(event)) or self.editor.editing
        elif key == Qt.Key.Key_Delete and mod == Mod.ControlModifier and not self.editor.editing:
            self.perkakas.ubah.delete_selected()
        elif key == Qt.Key.Key_Insert and mod == Mod.NoModifier:
            self.perkakas.ubah.add_below()
        else:
            return False
        return True

    def plain(self, event: QKeyEvent) -> bool:
        key, mod = Qt.Key(event.key()), event.modifiers() & ~Mod.KeypadModifier
        shift = bool(mod & Mod.ShiftModifier)
        std = QKeySequence.StandardKey
        if mod in (Mod.NoModifier, Mod.ShiftModifier) and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.up_down(1 if key == Qt.Key.Key_Down else -1, extend=shift)
        elif mod == Mod.NoModifier and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step(1 if key == Qt.Key.Key_Right else -1)
        elif mod == Mod.NoModifier and (key in _ENTER or key == Qt.Key.Key_F2):
            self.editor.edit()
        elif key == Qt.Key.Key_Escape and self.penunjuk.drop_nothing():
            pass
        elif key == Qt.Key.Key_Escape and self.editor.sorotan.pilihan:
            self.editor.select(self.editor.sorotan.kini)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and mod == Mod.NoModifier:
            self.perkakas.ubah.clear_or_delete()
        elif event.matches(std.SelectAll):
            self.editor.select_all()
        elif event.matches(std.Copy):
            self.perkakas.papan.copy()
        elif event.matches(std.Cut):
            self.perkakas.papan.cut()
        elif event.matches(std.Paste):
            self.perkakas.papan.paste(QApplication.clipboard().mimeData())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.editor.tata.petak:
            self.visit(self.editor.tata.petak[0 if key == Qt.Key.Key_Home else -1].kunci, edit=False)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and mod == Mod.NoModifier:
            bar = self.editor.verticalScrollBar()
            bar.setValue(bar.value() + (1 if key == Qt.Key.Key_PageDown else -1) * bar.pageStep())
        else:
            return self.begin(event)
        return True

    def begin(self, event: QKeyEvent) -> bool:
        """A letter begins to type behind what stands there, as in Word."""
        teks = event.text()
        if not teks or not teks.isprintable() or event.modifiers() & (Mod.ControlModifier | Mod.AltModifier):
            return False
        if self.editor.sorotan.kini is None:
            return False
        if self.editor.edit():
            self.editor.field.insert_cleaned(teks)
            return True
        tujuan = QApplication.focusWidget()
        if tujuan not in (None, self.editor) and self.editor.formula_editor is not None and self.editor.can_edit:
            QApplication.sendEvent(tujuan, event)  # the panel has taken the keys: the letter goes there as well
        return True

    def typing(self, event: QKeyEvent) -> bool:
        """Keys while a slot is typed in; False leaves them to the field."""
        key, mod = event.key(), event.modifiers() & ~Mod.KeypadModifier
        daftar = self.editor.kini is not None and self.editor.kini.tabel in ("tugas", "fungsi")
        kolom = self.editor.kini.kolom if self.editor.kini is not None else ""
        cursor = self.editor.field.textCursor()
        bare = not cursor.hasSelection() and mod == Mod.NoModifier
        if key == Qt.Key.Key_Escape:
            self.editor.finish()
        elif key in _ENTER and mod in (Mod.ControlModifier, Mod.ShiftModifier):
            self.editor.field.insert_cleaned("\n")
        elif key in _ENTER and kolom == "nama":
            self.step(1)
        elif key in _ENTER and daftar and mod == Mod.NoModifier:
            self.perkakas.ubah.enter()
        elif key == Qt.Key.Key_Backspace and bare and daftar and cursor.atStart():
            return self.perkakas.ubah.join_before()
        elif key == Qt.Key.Key_Delete and bare and daftar and cursor.atEnd():
            return self.perkakas.ubah.join_after()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and bare:
            step = 1 if key == Qt.Key.Key_Down else -1
            if not self.editor.field.at_edge(step):
                return False
            self.up_down(step, edit=True)
        else:
            return self.common(event)
        return True


def _tab(event: QKeyEvent) -> int:
    """1 for Tab, -1 for Shift+Tab, 0 for all else."""
    if event.modifiers() & (Mod.ControlModifier | Mod.AltModifier):
        return 0
    if event.key() == Qt.Key.Key_Tab:
        return -1 if event.modifiers() & Mod.ShiftModifier else 1
    return -1 if event.key() == Qt.Key.Key_Backtab else 0
