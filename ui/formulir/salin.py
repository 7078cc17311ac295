"""The clipboard of a form: copies as plain text that Word and Excel take, pastes lists and tables of theirs."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtWidgets import QApplication

from iki_desktop.domain.dokumen import Indikator
from iki_desktop.domain.tempat import NamaDaftar, Tempat
from iki_desktop.domain.tempel import pisah_butir, pisah_tabel, rapikan_tempel, tulis_tabel
from iki_desktop.services.sunting import insert_indikator, set_teks
from iki_desktop.services.tabel import insert_tabel
from ui.formulir.dasar import EditorDasar
from ui.formulir.isian import (
    LetakIndikator,
    Tawaran,
    daftar,
    letak_butir,
    letak_indikator,
    letak_sasaran,
    semua_indikator,
    teks_di,
)
from ui.formulir.petak import KunciSatuan
from ui.formulir.ubah import Pengubah, row_texts

OURS = "application/x-iki-formulir"  # beside the plain text: what it can't say
_COLUMNS = ("sasaran", "teks", "penjelasan", "sumber")
_START = {"teks": 1, "penjelasan": 2, "rumus": 2, "catatan": 2, "sumber": 3}
Blok = list[tuple[str, list[Mapping[str, str]]]]


class Papan:
    """Copies from and pastes into one editor."""

    def __init__(self, editor: EditorDasar, ubah: Pengubah) -> None:
        """Of one editor."""
        self.editor, self._ubah = editor, ubah

    # -- copying

    def copy(self) -> None:
        """What is selected: letters while typing, items, rows, or the text of the current slot."""
        editor = self.editor
        if editor.editing:
            editor.field.copy()
            return
        mime = QMimeData()
        if editor.sorotan.pilihan:
            self._copy_units(mime, editor.selected())
        elif editor.kini is not None and editor.formulir is not None:
            mime.setText(teks_di(editor.formulir, editor.kini) or "")
        else:
            return
        QApplication.clipboard().setMimeData(mime)

    def _copy_units(self, mime: QMimeData, pilihan: Sequence[KunciSatuan]) -> None:
        formulir = self.editor.formulir
        assert formulir is not None
        nama, ids = pilihan[0][0], {id for _, id in pilihan}
        if nama == "tugas" or nama == "fungsi":
            butir = [b for b in daftar(formulir, nama) if b.id in ids]
            tanda = {p.satuan: p.tanda for p in self.editor.tata.petak}
            mime.setText("\n".join(f"{tanda.get((nama, b.id), '')} {b}".strip() for b in butir))
            _attach(mime, {"butir": [str(b) for b in butir]})
            return
        baris = [i for i in semua_indikator(formulir) if (i.sasaran.id if nama == "sasaran" else i.indikator.id) in ids]
        kosong = [s for s in formulir.sasaran if nama == "sasaran" and s.id in ids and not s.indikator]
        isi = [_cells(letak) for letak in baris] + [[s.teks, "", "", ""] for s in kosong]
        mime.setText(tulis_tabel(isi))
        blok: list[tuple[str, list[dict[str, str]]]] = []
        lama = 0
        for letak in baris:
            if letak.sasaran.id != lama:
                lama = letak.sasaran.id
                blok.append((letak.sasaran.teks if nama == "sasaran" else "", []))
            blok[-1][1].append(row_texts(letak))
        _attach(mime, {"tabel" if nama == "sasaran" else "baris": blok})

    def cut(self) -> None:
        """Copies and takes away."""
        editor = self.editor
        if not editor.can_edit:
            return
        if editor.editing:
            editor.field.cut()
            return
        self.copy()
        if editor.sorotan.pilihan:
            self._ubah.delete_selected()
        else:
            self._ubah.clear_or_delete()

    # -- pasting

    def can_paste(self) -> bool:
        """Whether there is text."""
        mime = QApplication.clipboard().mimeData()
        return mime is not None and mime.hasText()

    def paste_now(self) -> None:
        """What is on the clipboard."""
        self.paste(QApplication.clipboard().mimeData())

    def paste(self, mime: QMimeData) -> bool:
        """Into the current slot: letters at the caret, items into a list, a block into the table as rows."""
        editor = self.editor
        if not editor.can_edit or editor.formulir is None or not mime.hasText():
            return False
        kunci = editor.sorotan.kini
        if kunci is None:
            return False
        nama = kunci.jenis if isinstance(kunci, Tawaran) else kunci.tabel
        if nama == "tugas" or nama == "fungsi":
            return self._into_list(nama, mime)
        if nama == "jabatan":
            return self._into_cell(rapikan_tempel(mime.text()))
        return self._into_table(mime)

    def _into_cell(self, teks: str) -> bool:
        """At the caret; in place of the whole text where nothing is typed in."""
        editor = self.editor
        if editor.editing:
            editor.field.insert_cleaned(teks)
        elif editor.kini is not None and editor.penyunting is not None:
            editor.penyunting.do(set_teks, editor.kini, teks, origin=editor)
        return True

    def _into_list(self, nama: NamaDaftar, mime: QMimeData) -> bool:
        editor = self.editor
        butir = _ours(mime).get("butir") or pisah_butir(mime.text())
        if not butir:
            return False
        kini = editor.kini
        assert editor.formulir is not None
        if editor.editing and kini is not None:
            cursor = editor.field.textCursor()
            if len(butir) == 1:
                editor.field.insert_cleaned(butir[0])
                return True
            teks = editor.field.text()
            kiri, ekor = teks[: cursor.selectionStart()], teks[cursor.selectionEnd() :]
            editor.fresh.discard(kini)
            self._ubah.split(nama, kini.id, kiri + butir[0], [*butir[1:-1], butir[-1] + ekor])
            return True
        ke = letak_butir(editor.formulir, nama, kini.id) if kini is not None else None
        ke = len(daftar(editor.formulir, nama)) if ke is None else ke + 1
        self._ubah.add_items(nama, ke, tuple(butir))
        return True

    def _into_table(self, mime: QMimeData) -> bool:
        ours = _ours(mime)
        if blok := ours.get("tabel"):
            return self._insert(blok)
        if blok := ours.get("baris"):
            return self._insert([("", [satu for _, baris in blok for satu in baris])])
        sel = pisah_tabel(mime.text())
        if not sel:
            return False
        if len(sel[0]) == 1 and (len(sel) == 1 or "\t" not in mime.text()):
            isi = sel[0][0] if len(sel) == 1 else rapikan_tempel(mime.text())
            if isinstance(self.editor.sorotan.kini, Tawaran):
                return self._insert([(isi, [])])
            return self._into_cell(isi)
        return self._insert(_blocks(sel, self._first_column(len(sel[0]))))

    def _first_column(self, lebar: int) -> int:
        """Four columns are the whole table; fewer begin in the current one."""
        kunci = self.editor.sorotan.kini
        if lebar >= len(_COLUMNS) or not isinstance(kunci, Tempat) or kunci.tabel == "sasaran":
            return 1 if isinstance(kunci, Tawaran) and kunci.jenis == "indikator" and lebar < len(_COLUMNS) else 0
        return min(_START[kunci.kolom], len(_COLUMNS) - lebar)

    def _insert(self, blok: Blok) -> bool:
        """Rows after the current one in one step: under its goal, and under goals of their own after it."""
        editor = self.editor
        formulir, kunci, penyunting = editor.formulir, editor.sorotan.kini, editor.penyunting
        assert formulir is not None
        assert penyunting is not None
        editor.finish()
        letak = (
            letak_indikator(formulir, kunci.id) if isinstance(kunci, Tempat) and kunci.tabel == "indikator" else None
        )
        if letak is not None:
            nomor, id_sasaran, ke = letak.nomor_sasaran, letak.sasaran.id, letak.nomor + 1
        else:
            ada = letak_sasaran(formulir, kunci.id) if kunci is not None else None
            nomor = len(formulir.sasaran) - 1 if ada is None else ada
            id_sasaran = formulir.sasaran[nomor].id if nomor >= 0 else 0
            ke = len(formulir.sasaran[nomor].indikator) if nomor >= 0 else 0
        if len(blok) == 1 and not blok[0][0] and id_sasaran:
            changes = penyunting.do(insert_indikator, id_sasaran, ke, blok[0][1], origin=editor)
        else:
            changes = penyunting.do(insert_tabel, formulir.id, nomor + 1, blok, origin=editor)
        if changes is not None and changes.new:
            editor.go(Tempat("indikator", changes.new[-1], "teks"), edit=False)
        return True


def _blocks(sel: list[list[str]], awal: int) -> Blok:
    """Rows of cells as goals with their rows; a row without a goal goes on under the one above."""
    blok: Blok = []
    for satu in sel:
        isi = dict(zip(_COLUMNS[awal:], satu, strict=False))
        lebih = [teks for teks in satu[len(_COLUMNS) - awal :] if teks]
        sasaran = isi.pop("sasaran", "")
        if lebih:
            isi["sumber"] = "\n".join([isi["sumber"], *lebih])
        if sasaran or not blok:
            blok.append((sasaran, []))
        if any(isi.values()):
            blok[-1][1].append(isi)
    return blok


def _cells(letak: LetakIndikator) -> list[str]:
    satu: Indikator = letak.indikator
    di = {satu.kolom_catatan: satu.catatan}
    penjelasan = (satu.penjelasan, satu.rumus, di.get("penjelasan", ""))
    return [
        letak.sasaran.teks if letak.nomor == 0 else "",
        f"{satu.penanda} {satu.teks}".strip(),
        "\n".join(t for t in penjelasan if t),
        "\n".join(t for t in (satu.sumber, di.get("sumber", "")) if t),
    ]


def _attach(mime: QMimeData, isi: Mapping[str, Any]) -> None:
    mime.setData(OURS, QByteArray(json.dumps(isi).encode()))


def _ours(mime: QMimeData) -> dict[str, Any]:
    """What we copied ourselves; empty for anything else."""
    if not mime.hasFormat(OURS):
        return {}
    try:
        isi = json.loads(bytes(mime.data(OURS).data()))
    except ValueError:  # another program's idea of this format
        return {}
    return isi if isinstance(isi, dict) else {}
