"""The door to the reading process in a bundle: the program starts itself again with a mark. Imports nothing heavy."""

from collections.abc import Sequence

TANDA = "--baca-lembar"


def run_if_child(argv: Sequence[str]) -> bool:
    """Serves as the reading process until its parent is done, where `argv` is that of one; False where it isn't.

    To be called first of all by each entry point of the bundle, which ends after True.
    """
    if list(argv[1:]) != [TANDA]:
        return False
    from iki_desktop.sheets.baca.anak import layani

    layani()
    return True
