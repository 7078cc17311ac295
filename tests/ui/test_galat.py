"""Errors: sentences as they stand, bugs to the log and to one bar."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from iki_desktop.domain.galat import EnvironmentFailure, UserError
from ui.bersama.bilah import Bilah, TumpukanBilah
from ui.galat import BUG, Catatan, PelaporGalat, sentence
from ui.tema.tema import Tema


@pytest.fixture
def bilah(qtbot: QtBot, tema: Tema) -> TumpukanBilah:
    hasil = TumpukanBilah(tema)
    qtbot.addWidget(hasil)
    return hasil


def raised(galat: Exception) -> Exception:
    try:
        raise galat
    except type(galat) as satu:
        return satu


def test_sentences_of_the_program_are_shown_as_they_stand(bilah: TumpukanBilah, tmp_path: Path) -> None:
    catatan = Catatan(tmp_path / "log")
    pelapor = PelaporGalat(bilah, catatan, lambda: None)
    pelapor.report(UserError("Berkas <b>x</b> tidak ada."), "satu")
    pelapor.report(EnvironmentFailure("Disk penuh."), "dua")
    assert bilah.texts() == ["Berkas <b>x</b> tidak ada.", "Disk penuh."]
    assert [b.property("jenis") for b in bilah.findChildren(Bilah)] == ["perhatian", "salah"]
    assert not catatan.path.exists()


def test_a_newer_message_replaces_the_older_of_its_subject(bilah: TumpukanBilah) -> None:
    bilah.tell("salah", "lama", subject="berkas")
    bilah.tell("selesai", "baru", subject="berkas")
    assert bilah.texts() == ["baru"]
    for nomor in range(5):
        bilah.tell("perhatian", f"pesan {nomor}")
    assert bilah.texts() == ["pesan 2", "pesan 3", "pesan 4"]
    bilah.clear()
    assert not bilah.isVisible()


def test_bug_is_logged_and_told_once(
    bilah: TumpukanBilah, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catatan = Catatan(tmp_path / "log")
    catatan.install()
    target = tmp_path / "catatan.txt"
    pelapor = PelaporGalat(bilah, catatan, lambda: target)
    for _ in range(3):
        galat = raised(ZeroDivisionError("bagi nol"))
        sys.excepthook(type(galat), galat, galat.__traceback__)
    assert bilah.texts() == [BUG]
    assert "test_galat.py" in catatan.path.read_text(encoding="utf-8")
    assert "bagi nol" in capsys.readouterr().err
    pelapor.save_log()
    assert target.read_text(encoding="utf-8").count("ZeroDivisionError: bagi nol") == 3
    assert bilah.texts() == [f"Catatan galat tertulis ke “{target}”."]


def test_log_survives_a_folder_that_refuses(bilah: TumpukanBilah, tmp_path: Path) -> None:
    (tmp_path / "log").write_text("sebuah berkas, bukan folder")
    catatan = Catatan(tmp_path / "log")
    answers: list[Path | None] = [None, tmp_path / "tidak" / "ada.txt", tmp_path / "ada.txt"]
    pelapor = PelaporGalat(bilah, catatan, lambda: answers.pop(0))
    pelapor.report(raised(KeyError("x")))
    pelapor.save_log()
    pelapor.save_log()
    assert "Pilih tempat lain" in bilah.texts()[-1]
    pelapor.save_log()
    assert "KeyError" in (tmp_path / "ada.txt").read_text(encoding="utf-8")


def test_interrupt_of_a_terminal_is_no_bug(bilah: TumpukanBilah, tmp_path: Path) -> None:
    catatan = Catatan(tmp_path / "log")
    PelaporGalat(bilah, catatan, lambda: None)
    catatan.catch(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert bilah.texts() == []


def test_only_two_kinds_are_sentences() -> None:
    assert sentence(UserError("a")) == "a"
    assert sentence(EnvironmentFailure("b")) == "b"
    assert sentence(ValueError("c")) is None


def test_buttons_of_a_bar_act_and_close(qtbot: QtBot, tema: Tema) -> None:
    done: list[str] = []
    bar = Bilah(tema, "selesai", "44 halaman", [("Buka", lambda: done.append("buka"))])
    qtbot.addWidget(bar)
    assert bar.accessibleName() == "Selesai: 44 halaman"
    with qtbot.waitSignal(bar.closed):
        for tombol in bar.findChildren(QAbstractButton):
            tombol.click()
    assert done == ["buka"]
