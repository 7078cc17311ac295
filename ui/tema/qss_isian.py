"""What panels with fields and tables need of a style sheet beyond that of the window."""

from string import Template

from ui.tema.palet import Palet


def field_sheet(palet: Palet) -> str:
    """The sheet in the colours of one palette."""
    return _SHEET.substitute(palet._asdict())


_SHEET = Template("""
QComboBox, QPlainTextEdit { background: $surface; color: $text; border: 1px solid $edge; border-radius: 4px;
  padding: 4px 6px; selection-background-color: $accent; selection-color: $on_accent; }
QComboBox { min-height: 20px; padding-right: 26px; }
QComboBox:focus { border: 2px solid $accent; padding: 3px 25px 3px 5px; }
QPlainTextEdit { padding: 2px 3px; }
QPlainTextEdit:focus { border: 2px solid $accent; padding: 1px 2px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: none; }
QComboBox QLineEdit { border: none; padding: 0; background: transparent; min-height: 0; }
QComboBox QAbstractItemView, QListView#usulan { background: $surface; color: $text; border: 1px solid $edge;
  outline: 0; padding: 2px; selection-background-color: $accent_soft; selection-color: $text; }
QComboBox:disabled, QLineEdit:disabled, QSpinBox:disabled, QPlainTextEdit:disabled { color: $text2;
  border-color: $line; background: $ground; }
QLineEdit[salah="true"] { border-color: $wrong; }
QTableView#tabel, QListWidget { background: $surface; border: none; outline: 0; gridline-color: $line; }
QTableView#tabel::item { padding: 0 9px; border: none; }
QTableView#tabel::item:selected, QListWidget::item:selected { background: $accent_soft; color: $text; }
QTableView#tabel::item:focus { background: $accent_soft; border-left: 3px solid $accent; padding-left: 6px; }
QListWidget { border: 1px solid $line; border-radius: 4px; }
QListWidget:focus { border: 1px solid $accent; }
QListWidget::item { padding: 4px 8px; min-height: 20px; }
QListWidget::item:hover { background: $ground; }
QTableView#tabel QHeaderView { background: $surface; border: none; }
QTableView#tabel QHeaderView::section { background: $surface; color: $text2; border: none;
  border-bottom: 1px solid $line; padding: 4px 12px; }
QTableView#kisi { background: $surface; border: none; outline: 0; gridline-color: $line; }
QTableView#kisi QHeaderView { background: $ground; border: none; }
QTableView#kisi QHeaderView::section { background: $ground; color: $text2; border: none; padding: 0 6px;
  border-right: 1px solid $line; border-bottom: 1px solid $line; font-weight: normal; }
QTableView#kisi QHeaderView::section:vertical { color: $text; padding: 0 12px; }
QTableView#kisi QHeaderView::section:checked { background: $accent_soft; color: $text; }
QTableView#kisi QTableCornerButton::section { background: $ground; border: none; border-right: 1px solid $line;
  border-bottom: 1px solid $line; }
QLineEdit#ketik_sel { border: 2px solid $accent; border-radius: 0; padding: 0 4px; min-height: 0; }
QScrollArea, QScrollArea > QWidget > QWidget#rincian { background: $surface; border: none; }
QWidget#rincian { background: $surface; }
QLabel[peran="ingat"] { color: $attention; }
QLabel[peran="salah"] { color: $wrong; }
QFrame#kartu { background: $surface; }
QFrame#tanggal { background: $surface; border: 1px solid $edge; border-radius: 4px; }
QListView#usulan::item { padding: 4px 6px; min-height: 20px; }
QListView#usulan::item:selected { background: $accent_soft; color: $text; }
QCalendarWidget QWidget { alternate-background-color: $surface; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton { border-color: transparent; background: transparent; font-weight: bold; }
QCalendarWidget QAbstractItemView { background: $surface; color: $text; border: none; padding: 0;
  selection-background-color: $accent; selection-color: $on_accent; }
""")
