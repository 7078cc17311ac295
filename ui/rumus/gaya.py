"""What the style sheet of the window leaves to be said about the formula editor."""

from string import Template

from ui.tema.palet import Palet


def panel_sheet(palet: Palet) -> str:
    """The sheet of the panel in the colours of one palette."""
    return _SHEET.substitute(palet._asdict())


_SHEET = Template("""
QWidget#panelRumus { background: $surface; border-top: 1px solid $line; }
QWidget#kepalaRumus { background: $ground; border-top: 1px solid $line; border-bottom: 1px solid $line; }
QPlainTextEdit#teksRumus { background: $surface; color: $text; border: 1px solid $edge; border-radius: 4px;
  padding: 1px; selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit#teksRumus:focus { border: 2px solid $accent; padding: 0; }
QScrollArea#gambarRumus { background: $surface; border: 1px solid $line; border-radius: 4px; }
QScrollArea#gambarRumus:focus { border: 1px solid $accent; }
QListView, QTableView { background: $surface; color: $text; border: 1px solid $line; border-radius: 4px; outline: 0;
  selection-background-color: $accent_soft; selection-color: $text; gridline-color: $line; }
QListView:focus, QTableView:focus { border: 1px solid $accent; }
QListView::item { padding: 3px 6px; }
QListView::item:hover { background: $ground; }
QListView::item:selected { background: $accent_soft; color: $text; }
QTableView::item { padding: 0 6px; }
QTableView::item:selected { background: $accent_soft; color: $text; }
QTableView QLineEdit { border: 2px solid $accent; border-radius: 0; padding: 0 4px; min-height: 0; }
QHeaderView { background: $ground; border: none; }
QHeaderView::section { background: $ground; color: $text2; border: none; border-bottom: 1px solid $line;
  padding: 3px 6px; }
QPushButton[kecil="true"], QToolButton[kecil="true"] { min-height: 16px; padding: 2px 8px; }
QPushButton[kecil="true"]:focus, QToolButton[kecil="true"]:focus { padding: 1px 7px; }
QLabel[peran="salah"] { color: $wrong; }
QLabel[peran="selesai"] { color: $done; }
QLabel[peran="hasil"] { font-weight: bold; }
QTabBar::tab { padding: 4px 8px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $accent; }
QSplitter::handle:horizontal { width: 1px; margin: 0 3px; }
QSplitter::handle:vertical { height: 1px; margin: 2px 0; }
""")


def popup_sheet(palet: Palet) -> str:
    """The sheet of the list of names that opens at the caret, which lies outside the panel."""
    return _POPUP.substitute(palet._asdict())


_POPUP = Template("""
QListWidget { background: $surface; color: $text; border: 1px solid $edge; border-radius: 4px; outline: 0;
  padding: 2px; }
QListWidget::item { padding: 3px 8px; border-radius: 3px; }
QListWidget::item:hover { background: $ground; }
QListWidget::item:selected { background: $accent_soft; color: $text; }
""")
