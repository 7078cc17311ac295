"""Starting: in Indonesian, with the file named on the command line, without what the start doesn't need."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from ui.awal.baru import DialogBaru
from ui.jawaban import KantorBaru
from ui.mulai import speak_indonesian
from ui.tema.tema import Tema

_RUN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
asli = QApplication.exec
def sebentar(*_):
    window = QApplication.topLevelWidgets()
    jendela = next(w for w in window if type(w).__name__ == "MainWindow")
    dimuat = [m for m in ("reportlab", "pypdfium2", "openpyxl", "PySide6.QtPrintSupport") if m in sys.modules]
    print(jendela.windowTitle(), "|", jendela.kerja.kepala.nama.text(), "|", dimuat)
    QTimer.singleShot(50, jendela.close)
    return asli()
QApplication.exec = sebentar
from ui.app import main
code = main(["iki-desktop", sys.argv[1]])
import gc
print(code, gc.isenabled())
"""


def test_program_starts_with_a_file_and_ends(pujon: Path, tmp_path: Path) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    jalan = subprocess.run(
        [sys.executable, "-c", _RUN, str(pujon)], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert jalan.returncode == 0, jalan.stderr
    assert jalan.stdout.splitlines() == ["Kecamatan Pujon · 2026 | CAMAT | []", "0 True"]
    assert not list(tmp_path.glob("**/galat.txt"))


def test_standard_buttons_are_indonesian(qtbot: QtBot, app: QApplication) -> None:
    speak_indonesian(app)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Batal"
    assert QCoreApplication.translate("QLineEdit", "&Copy") != "&Copy"


@pytest.mark.parametrize("katalog", ["pujon", "umum", "kosong"])
def test_new_office_dialog(qtbot: QtBot, tema: Tema, katalog: str) -> None:
    dialog = DialogBaru(None, tema, 2026)
    qtbot.addWidget(dialog)
    assert dialog.answer() == KantorBaru("pujon", 2026)
    dialog.choose(katalog)  # type: ignore[arg-type]
    dialog.tahun.setText("2030")
    assert dialog.answer() == KantorBaru(katalog, 2030)  # type: ignore[arg-type]
