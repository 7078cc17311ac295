"""What the parts of the form editor (keys, mouse, commands, clipboard) need of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Signal

from iki_desktop.domain.tempat import Tempat
from ui.formulir.isian import Kunci
from ui.formulir.pilihan import KanvasPilihan
from ui.formulir.simpan import Simpanan
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.formulir.ketik import KotakKetik
    from ui.penyunting import Penyunting


class EditorDasar(KanvasPilihan):
    """A form that can be typed in; `FormulirEditor` says how.

    `typed` carries the form with what isn't stored yet; `formula_wanted` the place of a formula that the user wants to
    edit, where the window has set `formula_editor`. `fresh` are items made by Enter, which go again if they stay empty.
    """

    typed = Signal(object)
    formula_wanted = Signal(object)

    def __init__(self, tema: Tema, zoom: int = 100, penyunting: "Penyunting | None" = None) -> None:
        """Empty, for reading only until it is given a `penyunting` (`use`)."""
        super().__init__(tema, zoom)
        self.simpanan = Simpanan(self)
        self.simpanan.use(penyunting)
        self.formula_editor: object | None = None
        self.fresh: set[Tempat] = set()

    @property
    def penyunting(self) -> "Penyunting | None":
        """The way to the store; None: reading only."""
        return self.simpanan.penyunting

    @property
    def can_edit(self) -> bool:
        """Whether the office can be changed."""
        return self.penyunting is not None and self.penyunting.writable

    @property
    def field(self) -> "KotakKetik":
        """The field that is typed in."""
        raise NotImplementedError

    def edit(self, kunci: Kunci | None = None, caret: int = -1) -> bool:
        """Begins to type in a slot, with the caret behind so many letters (-1: at the end)."""
        raise NotImplementedError

    def flush(self) -> bool:
        """Stores at once what was typed; False where the store refused it."""
        return self.simpanan.flush()

    def go(self, tempat: Tempat, *, edit: bool = True, caret: int = -1) -> None:
        """Goes to a slot: now, or as soon as the form shows it."""
        raise NotImplementedError

    def caret_at(self, titik: QPoint | QPointF) -> int:
        """The place in the text of the field nearest to a point of the viewport."""
        lokal = QPointF(titik) - QPointF(self.field.pos())
        return self.field.cursorForPosition(lokal.toPoint()).position()
