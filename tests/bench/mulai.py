"""Starting our window as the program itself does: to be imported before Qt."""

from ui.app import load_before_qt
from ui.app import main as start

load_before_qt()

__all__ = ["start"]
