"""What changes a form other than by typing, each made when it is first wanted."""

from functools import cached_property
from typing import TYPE_CHECKING

from ui.formulir.dasar import EditorDasar

if TYPE_CHECKING:
    from ui.formulir.salin import Papan
    from ui.formulir.ubah import Pengubah


class Perkakas:
    """The commands and the clipboard of one editor."""

    def __init__(self, editor: EditorDasar) -> None:
        """Nothing is made yet."""
        self._editor = editor

    @cached_property
    def ubah(self) -> "Pengubah":
        """Adding, moving, deleting, setting."""
        from ui.formulir.ubah import Pengubah

        return Pengubah(self._editor)

    @cached_property
    def papan(self) -> "Papan":
        """Copying and pasting."""
        from ui.formulir.salin import Papan

        return Papan(self._editor, self.ubah)
