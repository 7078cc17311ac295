"""Changing the tree: menus, keys, names typed in their rows, rows dragged, all of it in a real office file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iki_desktop.services.formulir import load_jabatan
from iki_desktop.services.jabatan import add_jabatan, delete_jabatan, rename_jabatan
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.riwayat import undo
from iki_desktop.services.sunting import insert_butir, insert_sasaran
from tests.ui.conftest import jabatan
from tests.ui.test_pohon import rows
from ui.penyunting import Penyunting
from ui.pohon.atasan import FormAtasan
from ui.pohon.nama import KolomNama
from ui.pohon.panel import NEW_NAME, PanelPohon
from ui.pohon.seret import MIME
from ui.pohon.susunan import Tujuan
from ui.pohon.tanya import make_box
from ui.tema.tema import Tema

pytestmark = pytest.mark.usefixtures("app")

Ctrl, Alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Move = Qt.DropAction.MoveAction


class Meja:
    """A panel over an office file, and what was asked and said."""

    def __init__(self, qtbot: QtBot, tema: Tema, kantor: Kantor) -> None:
        self.kantor = kantor
        self.said: list[str] = []
        self.asked: list[str] = []
        self.answer = True
        self.penyunting = Penyunting(kantor, lambda galat: self.said.append(str(galat)))
        self.panel = PanelPohon(tema, self.penyunting, self._confirm)
        qtbot.addWidget(self.panel)
        QAbstractItemModelTester(
            self.panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal, self.panel.model
        )
        self.panel.resize(320, 600)
        self.panel.show()
        self.panel.show_office(load_jabatan(kantor))
        self.panel.activateWindow()
        self.panel.view.setFocus()
        if self.panel.view.isVisible():
            qtbot.waitUntil(self.panel.view.hasFocus)

    def _confirm(self, kalimat: str) -> bool:
        self.asked.append(kalimat)
        return self.answer

    def rows(self) -> list[str]:
        return rows(self.panel.model)

    def stored(self) -> list[str]:
        """What the office file holds, as a tree of another model shows it."""
        lain = type(self.panel.model)()
        lain.set_jabatan(load_jabatan(self.kantor))
        return rows(lain)

    def id(self, nama: str) -> int:
        return next(j.id for j in load_jabatan(self.kantor) if j.nama == nama)

    def choose(self, nama: str) -> None:
        self.panel.choose(self.id(nama))

    @property
    def chosen(self) -> str:
        satu = self.panel.model.jabatan_at(self.panel.view.currentIndex())
        assert satu is not None
        assert satu.id == self.panel.current
        return satu.nama

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.panel.view, key, modifier)

    def editor(self) -> KolomNama:
        (hasil,) = [e for e in self.panel.view.viewport().findChildren(KolomNama) if e.isVisible()]
        return hasil

    def editing(self) -> bool:
        return any(e.isVisible() for e in self.panel.view.viewport().findChildren(KolomNama))

    def type_name(self, teks: str) -> None:
        QTest.keyClicks(self.editor(), teks)
        QTest.keyClick(self.editor(), Qt.Key.Key_Return)

    def mime(self, nama: str) -> QMimeData:
        return self.panel.model.mimeData([self.panel.model.index_of(self.id(nama))])

    def index(self, nama: str) -> QModelIndex:
        return self.panel.model.index_of(self.id(nama))


@pytest.fixture
def meja(qtbot: QtBot, tema: Tema, kosong: Path) -> Iterator[Meja]:
    """CAMAT with SEKRETARIS (with UMUM and KEUANGAN) and KASI A, KASI B; STAF NGROTO in a branch of its own."""
    kantor = open_office(kosong)

    def add(nama: str, induk: int | None = None, cabang: str = "") -> int:
        return add_jabatan(kantor, nama, induk=induk, cabang=cabang).new[0]

    camat = add("CAMAT")
    sekretaris = add("SEKRETARIS", camat)
    add("UMUM", sekretaris)
    add("KEUANGAN", sekretaris)
    add("KASI A", camat)
    add("KASI B", camat)
    add("STAF NGROTO", None, "Pemerintah Desa")
    yield Meja(qtbot, tema, kantor)
    kantor.close()


@pytest.fixture
def kosongan(qtbot: QtBot, tema: Tema, kosong: Path) -> Iterator[Meja]:
    kantor = open_office(kosong)
    yield Meja(qtbot, tema, kantor)
    kantor.close()


AWAL = [
    "CAMAT", ".SEKRETARIS", "..UMUM", "..KEUANGAN", ".KASI A", ".KASI B", "Pemerintah Desa", ".STAF NGROTO",
]  # fmt: skip


# -- adding and names


def test_insert_adds_a_sibling_and_takes_its_name_at_once(meja: Meja) -> None:
    meja.choose("SEKRETARIS")
    meja.key(Qt.Key.Key_Insert)
    assert meja.chosen == NEW_NAME
    assert meja.editor().selectedText() == NEW_NAME
    assert meja.editor().hasFocus()
    meja.type_name("KASI C")
    assert meja.rows() == meja.stored() == [*AWAL[:4], ".KASI C", *AWAL[4:]]
    assert not meja.editing()
    assert meja.panel.view.hasFocus()


def test_child_is_added_last_and_seen_in_a_folded_branch(meja: Meja) -> None:
    meja.choose("SEKRETARIS")
    meja.panel.view.setExpanded(meja.index("SEKRETARIS"), False)
    meja.key(Qt.Key.Key_Insert, Alt)
    meja.type_name("ASET")
    assert meja.rows()[2:5] == ["..UMUM", "..KEUANGAN", "..ASET"]
    assert meja.panel.view.visualRect(meja.index("ASET")).height() > 0


def test_esc_keeps_a_new_position_with_the_name_it_was_given(meja: Meja) -> None:
    meja.choose("KASI B")
    meja.panel.actions_["tambah_setara"].trigger()
    QTest.keyClicks(meja.editor(), "apa saja")
    QTest.keyClick(meja.editor(), Qt.Key.Key_Escape)
    assert not meja.editing()
    assert f".{NEW_NAME}" in meja.stored()


def test_sibling_in_a_branch_stays_in_the_branch(meja: Meja) -> None:
    meja.choose("STAF NGROTO")
    meja.key(Qt.Key.Key_Insert)
    meja.type_name("STAF PUJON")
    assert meja.stored()[-3:] == ["Pemerintah Desa", ".STAF NGROTO", ".STAF PUJON"]
    meja.panel.add_to_branch("Pemerintah Desa")
    assert meja.stored()[-1] == f".{NEW_NAME}"


def test_f2_renames_and_keeps_rows_and_scroll(qtbot: QtBot, meja: Meja) -> None:
    meja.choose("KASI A")
    with qtbot.assertNotEmitted(meja.panel.model.modelReset):
        meja.key(Qt.Key.Key_F2)
        meja.type_name("KASI PEMERINTAHAN")
    assert meja.stored()[4] == ".KASI PEMERINTAHAN"
    assert meja.chosen == "KASI PEMERINTAHAN"


def test_empty_name_is_refused_where_it_is_typed(meja: Meja) -> None:
    meja.choose("KASI A")
    meja.panel.rename()
    meja.editor().selectAll()
    QTest.keyClick(meja.editor(), Qt.Key.Key_Space)
    QTest.keyClick(meja.editor(), Qt.Key.Key_Return)
    assert [s.split(".")[0] for s in meja.said] == ["Nama jabatan kosong"]
    assert meja.editor().text() == " "
    assert meja.editor().hasFocus()
    QTest.keyClick(meja.editor(), Qt.Key.Key_Escape)
    assert meja.stored() == AWAL
    assert not meja.editing()


def test_name_is_kept_when_one_goes_elsewhere(meja: Meja) -> None:
    meja.choose("KASI A")
    meja.panel.rename()
    QTest.keyClicks(meja.editor(), "KASI X")
    at = meja.panel.view.visualRect(meja.index("UMUM")).center()
    QTest.mouseClick(meja.panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert meja.stored()[4] == ".KASI X"
    assert (meja.chosen, meja.editing()) == ("UMUM", False)


def test_unchanged_name_makes_no_step(meja: Meja) -> None:
    meja.choose("KASI A")
    before = meja.kantor.store.connection.execute("SELECT count(*) FROM langkah").get
    meja.panel.rename()
    QTest.keyClick(meja.editor(), Qt.Key.Key_Return)
    assert meja.kantor.store.connection.execute("SELECT count(*) FROM langkah").get == before


def test_keys_of_the_tree_are_letters_in_the_editor(meja: Meja) -> None:
    meja.choose("KASI A")
    meja.panel.rename()
    QTest.keyClick(meja.editor(), Qt.Key.Key_Delete)
    QTest.keyClick(meja.editor(), Qt.Key.Key_Up, Alt)
    assert (meja.asked, meja.stored()) == ([], AWAL)
    assert meja.editor().text() == ""


def test_renaming_in_a_search_that_then_hides_the_row(meja: Meja) -> None:
    meja.panel.search.setText("kasi")
    meja.choose("KASI A")
    meja.panel.rename()
    meja.type_name("BENDAHARA")
    assert "..UMUM" not in meja.rows()
    assert ".BENDAHARA" in meja.stored()
    assert not meja.editing()
    meja.panel.search.clear()
    assert meja.chosen == "BENDAHARA"


def test_adding_ends_a_search_that_would_hide_it(meja: Meja) -> None:
    meja.panel.search.setText("umum")
    meja.choose("UMUM")
    meja.panel.add_sibling()
    assert meja.panel.search.text() == ""
    assert meja.chosen == NEW_NAME
    assert meja.editor().selectedText() == NEW_NAME


def test_same_name_twice_is_shown_apart(meja: Meja) -> None:
    meja.choose("KASI A")
    meja.panel.rename()
    meja.type_name("kasi  b")
    satu, dua = (meja.panel.model.index_of(j.id) for j in load_jabatan(meja.kantor) if j.nama.lower()[:4] == "kasi")
    assert "Yang ke-1 dari 2 jabatan bernama sama" in satu.data(Qt.ItemDataRole.ToolTipRole)
    assert "Yang ke-2 dari 2 jabatan bernama sama" in dua.data(Qt.ItemDataRole.ToolTipRole)
    assert dua.data(Qt.ItemDataRole.AccessibleTextRole).startswith("KASI B ke-2")


# -- copying and deleting


def test_copy_with_and_without_those_below(meja: Meja) -> None:
    meja.choose("SEKRETARIS")
    meja.key(Qt.Key.Key_D, Ctrl)
    assert meja.chosen == "SEKRETARIS (salinan)"
    assert meja.stored()[4:6] == [".SEKRETARIS (salinan)", ".KASI A"]
    meja.choose("SEKRETARIS")
    meja.panel.actions_["salin_cabang"].trigger()
    assert meja.stored()[4:7] == [".SEKRETARIS (salinan)", "..UMUM", "..KEUANGAN"]


def test_empty_form_goes_without_a_question_and_the_neighbour_is_chosen(qtbot: QtBot, meja: Meja) -> None:
    meja.choose("KASI A")
    with qtbot.waitSignal(meja.panel.chosen) as chosen:
        meja.key(Qt.Key.Key_Delete)
    assert meja.asked == []
    assert meja.chosen == "KASI B"
    assert chosen.args == [meja.id("KASI B")]
    meja.key(Qt.Key.Key_Delete)
    assert meja.chosen == "SEKRETARIS"


def test_question_says_what_goes_with_it(meja: Meja) -> None:
    umum, sekretaris = meja.id("UMUM"), meja.id("SEKRETARIS")
    insert_butir(meja.kantor, umum, "tugas", 0, ["a", "b"])
    insert_sasaran(meja.kantor, sekretaris, 0, "Mutu")
    meja.choose("SEKRETARIS")
    meja.answer = False
    meja.key(Qt.Key.Key_Delete)
    assert meja.asked == [
        "Hapus “SEKRETARIS” dengan 2 bawahan: 2 tugas, 1 sasaran, 1 indikator? Bisa diurungkan dengan Ctrl+Z."
    ]
    assert meja.stored() == AWAL
    meja.answer = True
    meja.key(Qt.Key.Key_Delete)
    assert meja.stored() == ["CAMAT", ".KASI A", ".KASI B", *AWAL[6:]]
    assert meja.chosen == "KASI A"


def test_deleting_the_only_hit_ends_the_search(meja: Meja) -> None:
    meja.panel.search.setText("umum")
    meja.choose("UMUM")
    meja.panel.delete()
    assert (meja.panel.search.text(), meja.chosen) == ("", "KEUANGAN")
    assert meja.rows() == meja.stored()


def test_question_as_a_dialog(meja: Meja) -> None:
    box = make_box(meja.panel, "Hapus “<b>X</b>”?")
    assert box.text() == "Hapus “<b>X</b>”?"
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert [b.text() for b in box.buttons()] == ["Hapus", "Batal"]


def test_undo_from_elsewhere_keeps_what_one_sees(meja: Meja) -> None:
    meja.panel.view.setExpanded(meja.index("SEKRETARIS"), False)
    meja.choose("KASI A")
    meja.penyunting.do(delete_jabatan, meja.id("KASI B"))
    meja.panel.refresh(load_jabatan(meja.kantor))
    assert meja.chosen == "KASI A"
    meja.penyunting.do(undo)
    meja.panel.refresh(load_jabatan(meja.kantor))
    assert (meja.rows(), meja.chosen) == (AWAL, "KASI A")
    assert meja.panel.folded() == {meja.id("SEKRETARIS")}


def test_deleting_all_offers_to_begin_anew(meja: Meja) -> None:
    for nama in ("CAMAT", "STAF NGROTO"):
        meja.choose(nama)
        meja.panel.delete()
    assert (meja.panel.current, meja.panel.view.isVisible()) == (0, False)
    assert not meja.panel.actions_["hapus"].isEnabled()


# -- moving by keys


def test_alt_and_arrows_move(meja: Meja) -> None:
    meja.choose("KASI B")
    meja.key(Qt.Key.Key_Up, Alt)
    assert meja.stored()[4:6] == [".KASI B", ".KASI A"]
    meja.key(Qt.Key.Key_Down, Alt)
    assert meja.stored() == AWAL
    meja.key(Qt.Key.Key_Right, Alt)
    assert meja.rows()[4:6] == meja.stored()[4:6] == [".KASI A", "..KASI B"]
    assert meja.panel.view.visualRect(meja.index("KASI B")).height() > 0
    meja.key(Qt.Key.Key_Left, Alt)
    assert (meja.stored(), meja.chosen) == (AWAL, "KASI B")


def test_keys_go_no_further_than_the_tree(meja: Meja) -> None:
    before = meja.kantor.store.connection.execute("SELECT count(*) FROM langkah").get
    meja.choose("CAMAT")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
        meja.key(key, Alt)
    assert meja.stored() == AWAL
    assert meja.kantor.store.connection.execute("SELECT count(*) FROM langkah").get == before
    assert not meja.panel.actions_["naik"].isEnabled()
    assert not meja.panel.actions_["keluar"].isEnabled()


def test_outwards_of_a_root_s_child_goes_to_the_branch_of_the_root(meja: Meja) -> None:
    meja.choose("STAF NGROTO")
    meja.key(Qt.Key.Key_Insert, Alt)
    meja.type_name("BAWAHAN")
    meja.key(Qt.Key.Key_Left, Alt)
    assert meja.stored()[-2:] == [".STAF NGROTO", ".BAWAHAN"]


def test_sort_children_by_name(meja: Meja) -> None:
    meja.choose("CAMAT")
    meja.panel.sort_children()
    assert meja.stored() == ["CAMAT", ".KASI A", ".KASI B", ".SEKRETARIS", "..UMUM", "..KEUANGAN", *AWAL[6:]]
    assert meja.chosen == "CAMAT"


# -- dragging


def test_drop_between_on_and_below_headings(qtbot: QtBot, meja: Meja) -> None:
    model = meja.panel.model
    kasi_b = meja.mime("KASI B")
    with qtbot.waitSignal(model.dropped) as dropped:
        assert model.dropMimeData(kasi_b, Move, 0, 0, meja.index("CAMAT"))
    assert dropped.args == [meja.id("KASI B"), Tujuan(meja.id("CAMAT"), 0)]
    qtbot.waitUntil(lambda: meja.stored()[1] == ".KASI B")
    assert meja.rows() == meja.stored()
    assert model.dropMimeData(meja.mime("KASI B"), Move, -1, 0, meja.index("UMUM"))
    qtbot.waitUntil(lambda: "...KASI B" in meja.rows())
    assert meja.chosen == "KASI B"
    assert model.dropMimeData(meja.mime("KASI B"), Move, -1, 0, model.branch_index("Pemerintah Desa"))
    qtbot.waitUntil(lambda: meja.stored()[-2:] == [".STAF NGROTO", ".KASI B"])
    assert model.dropMimeData(meja.mime("KASI B"), Move, 0, 0, QModelIndex())
    qtbot.waitUntil(lambda: meja.stored()[0] == "KASI B")


def test_what_can_t_be_dropped(meja: Meja) -> None:
    model = meja.panel.model
    sekretaris = meja.mime("SEKRETARIS")
    for row, parent in ((-1, meja.index("SEKRETARIS")), (0, meja.index("UMUM")), (-1, QModelIndex())):
        assert not model.canDropMimeData(sekretaris, Move, row, 0, parent)
        assert not model.dropMimeData(sekretaris, Move, row, 0, parent)
    asing = QMimeData()
    asing.setData(MIME, b"12345 1")
    assert not model.canDropMimeData(asing, Move, -1, 0, meja.index("CAMAT"))
    assert not model.canDropMimeData(QMimeData(), Move, -1, 0, meja.index("CAMAT"))


def test_drop_where_it_is_makes_no_step(qtbot: QtBot, meja: Meja) -> None:
    model = meja.panel.model
    with qtbot.assertNotEmitted(model.dropped):
        for row in (1, 2):
            assert model.dropMimeData(meja.mime("KASI A"), Move, row, 0, meja.index("CAMAT"))


def test_cycle_that_gets_past_the_view_is_refused_with_a_sentence(meja: Meja) -> None:
    meja.panel._drop(meja.id("SEKRETARIS"), Tujuan(meja.id("UMUM"), 0))
    assert "bawahan dirinya sendiri" in meja.said[0]
    assert meja.rows() == meja.stored() == AWAL


def test_search_forbids_only_what_is_ambiguous(meja: Meja) -> None:
    model = meja.panel.model
    meja.panel.search.setText("kasi")  # hides one child of CAMAT
    mime = meja.mime("KASI B")
    tujuan, kalimat = model.drop_place(meja.id("KASI B"), 0, meja.index("CAMAT"))
    assert tujuan is None
    assert "Hapus pencarian" in kalimat
    assert model.canDropMimeData(mime, Move, -1, 0, meja.index("KASI A"))
    meja.choose("KASI B")
    meja.panel.move_up()
    assert meja.stored()[1:6] == [".SEKRETARIS", "..UMUM", "..KEUANGAN", ".KASI B", ".KASI A"]


def _event(kind: type, at: QPoint, mime: QMimeData) -> QDropEvent:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    hasil = kind(at if kind is QDragMoveEvent else QPointF(at), Move, mime, buttons, keys)
    assert isinstance(hasil, QDropEvent)
    return hasil


@pytest.mark.parametrize(
    ("target", "edge", "expected"),
    [
        ("UMUM", "top", [".SEKRETARIS", "..KASI B", "..UMUM"]),
        ("UMUM", "middle", ["..UMUM", "...KASI B", "..KEUANGAN"]),
        ("UMUM", "bottom", ["..UMUM", "..KASI B", "..KEUANGAN"]),
        ("SEKRETARIS", "bottom", [".SEKRETARIS", "..KASI B", "..UMUM"]),
        ("KASI A", "top", ["..KEUANGAN", ".KASI B", ".KASI A"]),
        ("Pemerintah Desa", "middle", [".STAF NGROTO", ".KASI B"]),
    ],
)
def test_mouse_drops_a_row(qtbot: QtBot, meja: Meja, target: str, edge: str, expected: list[str]) -> None:
    view, model = meja.panel.view, meja.panel.model
    index = model.branch_index(target) if target == "Pemerintah Desa" else meja.index(target)
    rect = view.visualRect(index)
    y = {"top": rect.top() + 2, "middle": rect.center().y(), "bottom": rect.bottom() - 2}[edge]
    mime = meja.mime("KASI B")
    move = _event(QDragMoveEvent, QPoint(rect.left() + 20, y), mime)
    view.dragMoveEvent(move)  # type: ignore[arg-type]
    assert move.isAccepted()
    view.viewport().grab()  # the place of the drop is painted
    drop = _event(QDropEvent, QPoint(rect.left() + 20, y), mime)
    view.dropEvent(drop)
    assert drop.isAccepted()
    qtbot.waitUntil(lambda: "|".join(expected) in "|".join(meja.rows()))
    assert meja.rows() == meja.stored()


def test_mouse_may_not_drop_below_itself(meja: Meja) -> None:
    view = meja.panel.view
    at = view.visualRect(meja.index("UMUM")).center()
    mime = meja.mime("SEKRETARIS")
    for kind in (QDragMoveEvent, QDropEvent):
        event = _event(kind, at, mime)
        view.dragMoveEvent(event) if isinstance(event, QDragMoveEvent) else view.dropEvent(event)
        assert not event.isAccepted()
    assert meja.stored() == AWAL


# -- superior, text, states


def test_superior_outside_the_tree_and_branch(qtbot: QtBot, meja: Meja) -> None:
    meja.choose("CAMAT")
    meja.panel.set_superior()
    (form,) = meja.panel.findChildren(FormAtasan)
    form.luar.setText(" Bupati  Malang ")
    form.ragu.setChecked(True)
    QTest.keyClick(form.luar, Qt.Key.Key_Return)
    camat = meja.panel.model.susunan.by_id[meja.id("CAMAT")]
    assert (camat.atasan_luar, camat.atasan_pasti, camat.cabang) == ("Bupati Malang", False, "")
    qtbot.waitUntil(lambda: not meja.panel.findChildren(FormAtasan))
    meja.choose("STAF NGROTO")
    meja.panel.set_superior()
    (form,) = meja.panel.findChildren(FormAtasan)
    form.cabang.setText("Kelurahan")
    form.simpan.click()
    assert meja.stored()[-2:] == ["Kelurahan", ".STAF NGROTO"]


def test_names_are_copied_as_indented_text(meja: Meja) -> None:
    meja.choose("SEKRETARIS")
    meja.key(Qt.Key.Key_C, Ctrl)
    assert QGuiApplication.clipboard().text() == "SEKRETARIS\n\tUMUM\n\tKEUANGAN"


def test_empty_office_offers_the_first_position(kosongan: Meja) -> None:
    page = kosongan.panel._stack.currentWidget()
    assert isinstance(page, QWidget)
    (tombol,) = page.findChildren(QPushButton)
    assert tombol.text() == "Tambah jabatan pertama"
    tombol.click()
    kosongan.type_name("CAMAT")
    assert kosongan.stored() == ["CAMAT"]
    assert kosongan.panel.view.isVisible()
    assert kosongan.chosen == "CAMAT"


def test_menu_buttons_offer_what_can_be_done(meja: Meja) -> None:
    meja.choose("KASI B")
    meja.panel._add_button.click()
    menu = meja.panel.menus.menu
    assert menu is not None
    assert [a.text().replace("&", "") for a in menu.actions()] == ["Tambah bawahan", "Tambah jabatan setara"]
    menu.close()
    at = meja.panel.view.visualRect(meja.index("KASI A")).center()
    meja.panel._row_menu(meja.index("KASI A"), meja.panel.view.viewport().mapToGlobal(at))
    assert meja.chosen == "KASI A"
    assert meja.panel.menus.menu is not None
    assert meja.panel.actions_["hapus"] in meja.panel.menus.menu.actions()
    meja.panel.menus.menu.close()
    meja.panel._row_menu(meja.panel.model.branch_index("Pemerintah Desa"), QPoint(10, 10))
    meja.panel.menus.menu.actions()[0].trigger()
    assert meja.stored()[-1] == f".{NEW_NAME}"
    meja.panel.menus.menu.close()


def test_office_that_can_only_be_read_stays_as_it_is(qtbot: QtBot, tema: Tema, pujon: Path) -> None:
    kantor = open_office(pujon, hanya_baca=True)
    try:
        meja = Meja(qtbot, tema, kantor)
        panel = meja.panel
        changing = [n for n, a in panel.actions_.items() if a.isEnabled()]
        assert changing == ["salin_nama", "buka_semua", "lipat_semua"]
        index = panel.model.index_of(panel.current)
        assert not panel.model.flags(index) & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled)
        for act in (panel.add_child, panel.add_sibling, panel.rename, panel.delete, panel.move_down, panel.copy_one):
            act()
        assert not meja.editing()
        assert meja.said == []
        assert len(load_jabatan(kantor)) == 28
    finally:
        kantor.close()


def test_without_penyunting_the_panel_only_shows(qtbot: QtBot, tema: Tema) -> None:
    panel = PanelPohon(tema)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_office([jabatan(1, "CAMAT")])
    panel.add_child()
    panel.rename()
    assert panel._add_button.isHidden()
    assert not panel.actions_["ganti_nama"].isEnabled()


# -- many positions


def test_refresh_keeps_scroll_and_folding_of_a_large_tree(qtbot: QtBot, tema: Tema) -> None:
    banyak = [jabatan(n, f"STAF {n:03}", None if n <= 10 else n // 10) for n in range(1, 501)]
    panel = PanelPohon(tema)
    qtbot.addWidget(panel)
    panel.resize(320, 600)
    panel.show()
    panel.show_office(banyak, 42, frozenset({7, 8}))
    bar = panel.view.verticalScrollBar()
    bar.setValue(2000)
    panel.refresh([*banyak[:300], *banyak[301:]])
    assert bar.value() == 2000
    assert panel.folded() == {7, 8}
    assert panel.current == 42
    panel.refresh([])
    assert panel.current == 0


def test_renamed_elsewhere_while_one_types(meja: Meja) -> None:
    meja.choose("KASI A")
    meja.panel.rename()
    QTest.keyClicks(meja.editor(), "KASI")
    meja.penyunting.do(rename_jabatan, meja.id("UMUM"), "UMUM LAIN")
    meja.panel.refresh(load_jabatan(meja.kantor))
    assert meja.editor().text() == "KASI"
    assert "..UMUM LAIN" in meja.rows()
    assert QApplication.focusWidget() is meja.editor()
