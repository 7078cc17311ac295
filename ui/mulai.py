"""Starting: the application, its letters and language, the window, the file."""

import gc
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from resources import bahasa, icon
from ui.galat import Catatan, log_folder
from ui.ingatan import Ingatan
from ui.tema.huruf import ui_font
from ui.tema.ikon import draw_later, recolour
from ui.tema.tema import Tema
from ui.window import MainWindow

NAME = "IKI Desktop"
_TURN = 0.0005  # s: the lane hands the interpreter back this often, so that a key never waits for a page
_SEEN = 30  # ms: by then the window has been painted and takes keys


def make_app(argv: Sequence[str]) -> QApplication:
    """The application: its name, its letters, Qt in Indonesian."""
    QApplication.setOrganizationName("IKI")
    QApplication.setApplicationName(NAME)
    QApplication.setApplicationDisplayName(NAME)
    app = QApplication([*argv[:1], "-style", "fusion", *argv[1:]])
    app.setFont(ui_font())
    app.setWindowIcon(_window_icon())
    speak_indonesian(app)
    return app


def speak_indonesian(app: QApplication) -> None:
    """Qt's own buttons and menus in Indonesian."""
    translator = QTranslator(app)  # the application keeps it alive
    if translator.load(str(bahasa("qt_id.qm"))):
        app.installTranslator(translator)


def _window_icon() -> QIcon:
    if sys.platform == "win32":
        return QIcon(str(icon("app.ico")))
    hasil = QIcon()
    hasil.addFile(str(icon("app.png")), QSize(256, 256))
    return hasil


def run(argv: Sequence[str]) -> int:
    """Shows the window and runs until it is closed; returns the exit code."""
    sys.setswitchinterval(_TURN)
    app = make_app(argv)
    catatan = Catatan(log_folder())
    catatan.install()
    ingatan = Ingatan()
    tema = Tema(ingatan.tema)
    draw_later()
    window = MainWindow(tema, ingatan, catatan)
    files = [a for a in app.arguments()[1:] if not a.startswith("-")]
    window.start(Path(files[0]) if files else None)
    tema.dress()
    window.show()
    QTimer.singleShot(_SEEN, partial(_after_start, window))
    app.aboutToQuit.connect(window.lane.close)  # also where the session ends without closing the window
    return app.exec()


def _after_start(window: MainWindow) -> None:
    """What can wait until the window is seen."""
    gc.enable()
    recolour(window, window.tema.palet)
    # Qt's own controls follow it; figures of ours never do, they are written by the domain.
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
