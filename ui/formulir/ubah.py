"""What changes a form other than by typing: items, rows and goals added, moved, deleted; how cells are joined."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from iki_desktop.domain.tempat import NamaDaftar, Tempat
from iki_desktop.services import sunting
from iki_desktop.services.kantor import Changes
from ui.formulir import gerak
from ui.formulir.dasar import EditorDasar
from ui.formulir.isian import (
    LetakIndikator,
    Tawaran,
    daftar,
    letak_butir,
    letak_indikator,
    letak_sasaran,
    teks_di,
)
from ui.formulir.petak import KunciSatuan

if TYPE_CHECKING:
    from iki_desktop.domain.dokumen import Formulir

Gabung = Literal["gabung_penjelasan", "gabung_sumber"]


class Pengubah:
    """The commands of the menus and keys. Each stores first what is being typed, and works on the current slot."""

    def __init__(self, editor: EditorDasar) -> None:
        """Of one editor."""
        self.editor = editor

    def _do(self, service: Any, *args: Any, **kwargs: Any) -> Changes | None:
        """Runs a service with what was typed stored; None where either is refused."""
        editor = self.editor
        if not editor.can_edit or editor.penyunting is None or not editor.flush():
            return None
        return editor.penyunting.do(service, *args, origin=editor, **kwargs)

    @property
    def form(self) -> "Formulir":
        """The form that is shown."""
        assert self.editor.formulir is not None
        return self.editor.formulir

    @property
    def unit(self) -> KunciSatuan | None:
        """The item, row or goal of the current slot."""
        petak = self.editor.tata.at(self.editor.sorotan.kini)
        return petak.satuan if petak else None

    def _row(self) -> LetakIndikator | None:
        kini = self.editor.kini
        return letak_indikator(self.form, kini.id) if kini and kini.tabel == "indikator" else None

    # -- adding

    def accept(self, tawaran: Tawaran) -> None:
        """Makes what a slot offers."""
        self.editor.finish()
        match tawaran.jenis:
            case "sasaran":
                self.add_sasaran(len(self.form.sasaran))
            case "indikator":
                self._add_rows(tawaran.id, 0)
            case nama:
                self.add_items(nama, len(daftar(self.form, nama)))

    def add_items(self, nama: NamaDaftar, ke: int, teks: tuple[str, ...] = ("",)) -> None:
        """Items at a place of a list; the last one is typed in, if it is empty."""
        changes = self._do(sunting.insert_butir, self.form.id, nama, ke, teks)
        if changes is not None and changes.new:
            tempat = Tempat(nama, changes.new[-1], "teks")
            if not teks[-1]:
                self.editor.fresh.add(tempat)
            self.editor.go(tempat, edit=not teks[-1])

    def add_item(self) -> None:
        """The next item after the current one, else at the end of the duties."""
        unit = self.unit
        nama: NamaDaftar = "tugas"
        kunci = self.editor.sorotan.kini
        if unit is not None and (unit[0] == "tugas" or unit[0] == "fungsi"):
            nama = unit[0]
            self.add_items(nama, (letak_butir(self.form, nama, unit[1]) or 0) + 1)
            return
        if isinstance(kunci, Tawaran) and kunci.jenis == "fungsi":
            nama = "fungsi"
        self.add_items(nama, len(daftar(self.form, nama)))

    def add_row_below(self, id_indikator: int | None = None) -> None:
        """An empty row after the current one (or another)."""
        self._add_beside(id_indikator, 1)

    def add_row_above(self) -> None:
        """An empty row before the current one."""
        self._add_beside(None, 0)

    def _add_beside(self, id_indikator: int | None, sesudah: int) -> None:
        kini = self.editor.kini
        letak = self._row() if id_indikator is None else letak_indikator(self.form, id_indikator)
        if letak is not None:
            self._add_rows(letak.sasaran.id, letak.nomor + sesudah)
        elif kini is not None and kini.tabel == "sasaran":
            ke = letak_sasaran(self.form, kini.id)
            self._add_rows(kini.id, len(self.form.sasaran[ke or 0].indikator) if sesudah else 0)

    def _add_rows(self, id_sasaran: int, ke: int) -> None:
        changes = self._do(sunting.insert_indikator, id_sasaran, ke)
        if changes is not None and changes.new:
            self.editor.go(Tempat("indikator", changes.new[0], "teks"))

    def add_sasaran(self, ke: int | None = None) -> None:
        """A goal after the current one, or at a place."""
        if ke is None:
            unit, letak = self.unit, self._row()
            nomor = letak.nomor_sasaran if letak else letak_sasaran(self.form, unit[1]) if unit else None
            ke = len(self.form.sasaran) if nomor is None else nomor + 1
        changes = self._do(sunting.insert_sasaran, self.form.id, ke)
        if changes is not None and changes.new:
            self.editor.go(Tempat("sasaran", changes.new[0], "teks"))

    def add_below(self) -> None:
        """One more of what the current slot belongs to: an item, a row, a goal."""
        unit, kunci = self.unit, self.editor.sorotan.kini
        if isinstance(kunci, Tawaran):
            self.accept(kunci)
        elif unit is None or unit[0] in ("tugas", "fungsi"):
            self.add_item()
        elif unit[0] == "sasaran":
            self.add_sasaran()
        else:
            self.add_row_below()

    def duplicate(self) -> None:
        """The current item or row once more, below."""
        unit, letak = self.unit, self._row()
        if letak is not None:
            self.editor.flush()
            changes = self._do(sunting.insert_indikator, letak.sasaran.id, letak.nomor + 1, (row_texts(letak),))
            if changes is not None and changes.new:
                self.editor.go(Tempat("indikator", changes.new[0], "teks"), edit=False)
        elif unit is not None and (unit[0] == "tugas" or unit[0] == "fungsi"):
            ke = letak_butir(self.form, unit[0], unit[1]) or 0
            self.editor.finish()
            self.add_items(unit[0], ke + 1, (str(daftar(self.form, unit[0])[ke]),))

    # -- items while typing

    def enter(self) -> None:
        """Enter in an item: what stands right of the caret begins the next one; in an empty item the list ends."""
        editor = self.editor
        tempat = editor.kini
        if tempat is None:
            return
        teks, cursor = editor.field.text(), editor.field.textCursor()
        if not teks.strip():
            editor.fresh.add(tempat)
            step = gerak.along(editor.tata, tempat, 1)
            editor.finish()
            editor.select(step)
            return
        kiri, kanan = teks[: cursor.selectionStart()], teks[cursor.selectionEnd() :]
        nama = _list_of(tempat)
        if not kanan.strip():
            self.add_items(nama, (letak_butir(self.form, nama, tempat.id) or 0) + 1)
            return
        changes = self._do(sunting.split_butir, nama, tempat.id, kiri.rstrip(), kanan.lstrip())
        if changes is not None and changes.new:
            editor.go(Tempat(nama, changes.new[0], "teks"), caret=0)

    def split(self, nama: NamaDaftar, id_butir: int, kiri: str, kanan: Sequence[str]) -> None:
        """A list pasted within an item being typed: what stands before it stays, the last one is gone on with."""
        changes = self._do(sunting.split_butir, nama, id_butir, kiri, *kanan)
        if changes is not None and changes.new:
            self.editor.go(Tempat(nama, changes.new[-1], "teks"))

    def join_before(self) -> bool:
        """Backspace at the start: the item goes on with the one before; False for the first."""
        tempat = self.editor.kini
        return tempat is not None and self._join(_list_of(tempat), tempat.id)

    def join_after(self) -> bool:
        """Delete at the end: the next item goes on here; False for the last."""
        tempat = self.editor.kini
        if tempat is None:
            return False
        nama = _list_of(tempat)
        semua = gerak.units(self.form, nama)
        ke = semua.index(tempat.id) + 1
        return ke < len(semua) and self._join(nama, semua[ke])

    def _join(self, nama: NamaDaftar, id: int) -> bool:
        semua = gerak.units(self.form, nama)
        ke = semua.index(id)
        if ke == 0:
            return False
        tempat = Tempat(nama, semua[ke - 1], "teks")
        kiri = (teks_di(self.form, tempat) or "").strip()
        kanan = (teks_di(self.form, Tempat(nama, id, "teks")) or "").strip()
        if self._do(sunting.join_butir, nama, id) is not None:
            self.editor.go(tempat, caret=len(kiri) + bool(kiri and kanan))
        return True

    def drop_empty(self, tempat: Tempat) -> None:
        """An item that was begun and left empty."""
        self.editor.fresh.discard(tempat)
        if tempat.tabel in ("tugas", "fungsi"):
            self._do(sunting.delete_butir, tempat.tabel, (tempat.id,))

    # -- deleting

    def delete_selected(self) -> None:
        """The selected items, rows or goals, or the one of the current slot."""
        pilihan = self.editor.selected()
        if not pilihan:
            return
        nama, ids = pilihan[0][0], tuple(id for _, id in pilihan)
        self.editor.finish(drop=False)
        if nama == "sasaran":
            self._do(sunting.delete_sasaran, ids)
        elif nama == "indikator":
            self._do(sunting.delete_indikator, ids)
        else:
            self._do(sunting.delete_butir, nama, ids)

    def clear_or_delete(self) -> None:
        """The Delete key: a list item or what is selected goes; a cell is emptied."""
        kini = self.editor.kini
        if self.editor.sorotan.pilihan or (kini is not None and kini.tabel in ("tugas", "fungsi")):
            self.delete_selected()
        elif kini is not None and teks_di(self.form, kini):
            self._do(sunting.set_teks, kini, "")

    # -- moving

    def move(self, step: int) -> None:
        """The current item, row or goal one place up (-1) or down (1); a row goes on into the neighbouring goal."""
        unit = self.unit
        if unit is None:
            return
        nama, id = unit
        if nama == "indikator":
            letak = letak_indikator(self.form, id)
            if letak is None:
                return
            ke, induk = letak.nomor + step, letak.nomor_sasaran
            if not 0 <= ke < len(letak.sasaran.indikator):
                induk += step
                if not 0 <= induk < len(self.form.sasaran):
                    return
                ke = 0 if step > 0 else len(self.form.sasaran[induk].indikator)
            self.put(unit, self.form.sasaran[induk].id, ke)
            return
        ke = gerak.units(self.form, nama).index(id) + step
        if 0 <= ke < len(gerak.units(self.form, nama)):
            self.put(unit, 0, ke)

    def put(self, unit: KunciSatuan, induk: int, ke: int) -> None:
        """Puts an item, row or goal at a place among the others, a row under the goal `induk`."""
        nama, id = unit
        if nama == "indikator":
            letak = letak_indikator(self.form, id)
            if letak is not None and (letak.sasaran.id, letak.nomor) != (induk, ke):
                self._do(sunting.move_indikator, id, induk, ke)
        elif gerak.units(self.form, nama).index(id) != ke:
            if nama == "sasaran":
                self._do(sunting.move_sasaran, id, ke)
            else:
                self._do(sunting.move_butir, nama, id, ke)
        petak = self.editor.tata.at(self.editor.sorotan.kini)
        if petak is not None:
            self.editor.bring_into_view(petak.kotak)

    # -- how a row and a form are set

    def set_row(self, **kolom: str | bool) -> None:
        """Mark, direction, column of the note, merged cells of the current row."""
        letak = self._row()
        if letak is not None:
            self._do(sunting.set_indikator, letak.indikator.id, **kolom)

    def toggle_merge(self, kolom: Gabung) -> None:
        """The cell is one with the cell above, or stands alone."""
        letak = self._row()
        if letak is not None and letak.nomor:
            self.set_row(**{kolom: not getattr(letak.indikator, kolom)})

    def set_form(self, **kolom: str | bool) -> None:
        """List marks, the printed line of functions."""
        self._do(sunting.set_formulir, self.form.id, **kolom)


def _list_of(tempat: Tempat) -> NamaDaftar:
    return "fungsi" if tempat.tabel == "fungsi" else "tugas"


def row_texts(letak: LetakIndikator) -> dict[str, str]:
    """What a row says, for another one that says the same."""
    kolom = ("teks", "penanda", "penjelasan", "rumus", "catatan", "kolom_catatan", "sumber", "arah")
    return {satu: getattr(letak.indikator, satu) for satu in kolom}
