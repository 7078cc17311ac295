"""The style sheet: what the Fusion style leaves to be said. Sizes keep to a grid of four pixels."""

from string import Template

from ui.tema.palet import Palet


def style_sheet(palet: Palet) -> str:
    """The sheet in the colours of one palette."""
    return _SHEET.substitute(palet._asdict())


_SHEET = Template("""
QMainWindow, QDialog { background: $ground; }
QToolTip { background: $surface; color: $text; border: 1px solid $edge; padding: 4px 6px; }

QMenuBar { background: $ground; padding: 2px 4px; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $accent_soft; }
QMenu { background: $surface; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 8px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }

QToolBar { background: $ground; border: none; border-bottom: 1px solid $line; padding: 4px 8px; spacing: 4px; }
QToolBar::separator { width: 1px; background: $line; margin: 4px 6px; }
QStatusBar { background: $ground; border-top: 1px solid $line; color: $text2; }
QStatusBar::item { border: none; }
QStatusBar QPushButton { min-height: 16px; padding: 1px 10px; }
QStatusBar QPushButton:focus { padding: 0 9px; }
QStatusBar QLabel { color: $text2; padding: 0 4px; }

QPushButton, QToolButton { background: $surface; color: $text; border: 1px solid $edge; border-radius: 4px;
  padding: 4px 12px; min-height: 20px; }
QPushButton:hover, QToolButton:hover { background: $accent_soft; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:disabled, QToolButton:disabled { color: $faint; border-color: $line; background: transparent; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 3px 11px; }
QPushButton[utama="true"], QToolButton[utama="true"], QPushButton:default { background: $accent; color: $on_accent;
  border-color: $accent; }
QPushButton[utama="true"]:hover, QToolButton[utama="true"]:hover { border-color: $text; }
QPushButton[utama="true"]:focus, QToolButton[utama="true"]:focus, QPushButton:default:focus {
  border: 2px solid $text; }
QPushButton[utama="true"]:disabled, QToolButton[utama="true"]:disabled, QPushButton:default:disabled {
  background: $line; color: $text2; border-color: $line; }
QToolButton { padding: 4px 6px; }
QToolButton:focus { padding: 3px 5px; }
QToolButton[utama="true"] { padding: 4px 24px 4px 10px; }
QToolButton[utama="true"]:focus { padding: 3px 23px 3px 9px; }
QToolButton[rata="true"] { background: transparent; border-color: transparent; }
QToolButton[rata="true"]:hover { background: $accent_soft; }
QToolButton[rata="true"]:checked { background: $accent_soft; border-color: $accent; }
QToolButton[rata="true"]:focus { border: 2px solid $accent; }
QToolButton[bermenu="true"] { padding-right: 20px; }
QToolButton[bermenu="true"]:focus { padding-right: 19px; }
QToolButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: right center; right: 6px; }

QLineEdit, QSpinBox { background: $surface; color: $text; border: 1px solid $edge; border-radius: 4px; padding: 4px 6px;
  min-height: 20px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QSpinBox:focus { border: 2px solid $accent; padding: 3px 5px; }
QLineEdit QToolButton, QLineEdit QToolButton:focus { border: none; background: transparent; padding: 0; min-height: 0; }

QTreeView { background: $surface; border: none; outline: 0; show-decoration-selected: 0; }
QDialog QTreeView { border: 1px solid $edge; border-radius: 4px; }
QDialog QTreeView:focus { border: 2px solid $accent; }
QTextEdit#formulir, QTextBrowser { background: $surface; border: 1px solid transparent; }
QTextEdit#formulir:focus, QTextBrowser:focus { border: 1px solid $accent; }
QAbstractScrollArea#halaman { background: $ground; border: 1px solid transparent; }
QAbstractScrollArea#halaman:focus { border: 1px solid $accent; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; margin: 0 2px; }
QSplitter::handle:hover { background: $accent; }

QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $text2; padding: 6px 12px; border: 1px solid transparent;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; font-weight: bold; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { border: 1px solid $accent; border-bottom: 2px solid $accent; }

QRadioButton { spacing: 8px; padding: 2px; border: 1px solid transparent; border-radius: 4px; }
QRadioButton:focus { border: 1px solid $accent; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $edge; border-radius: 8px;
  background: $surface; }
QRadioButton::indicator:hover { border-color: $accent; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; background: $on_accent; }

QCheckBox { spacing: 8px; padding: 2px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus { border: 1px solid $accent; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid $edge; border-radius: 3px; background: $surface; }
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; border-radius: 3px;
  background: $on_accent; }
QCheckBox::indicator:disabled { border-color: $line; }

QPushButton[rata="true"] { background: transparent; border-color: transparent; padding: 2px 8px; }
QPushButton[rata="true"]:hover { background: $accent_soft; }
QPushButton[rata="true"]:focus { border: 2px solid $accent; padding: 1px 7px; }

QProgressBar { background: $surface; border: 1px solid $edge; border-radius: 4px; text-align: center; color: $text; }
QProgressBar::chunk { background: $accent_soft; border-radius: 3px; }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $edge; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px 2px; }
QScrollBar::handle:hover { background: $accent; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none;
  width: 0; height: 0; }

QFrame#bilah { border: none; border-bottom: 1px solid $line; }
QFrame#bilah[jenis="selesai"] { background: $done_soft; }
QFrame#bilah[jenis="perhatian"] { background: $attention_soft; }
QFrame#bilah[jenis="salah"] { background: $wrong_soft; }
QLabel[peran="dua"] { color: $text2; }
QLabel[peran="judul"] { font-weight: bold; }
QLabel[peran="cip"] { background: $attention_soft; color: $attention; border-radius: 4px; padding: 1px 6px; }
QFrame#kartu { background: $surface; border: 1px solid $line; border-radius: 4px; }
QWidget#panel { background: $surface; }
QWidget#kepala { background: $surface; border-bottom: 1px solid $line; }
""")
