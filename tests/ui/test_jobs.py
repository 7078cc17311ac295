"""The lane: one job at a time, told in the window's thread, stopped cleanly."""

import threading

from pytestqt.qtbot import QtBot

from iki_desktop.domain.galat import UserError
from iki_desktop.services.kemajuan import Progress
from ui.jobs import Job, Lane


def fail(galat: Exception) -> None:
    raise AssertionError from galat


def test_jobs_run_one_after_the_other_off_the_windows_thread(qtbot: QtBot, lane: Lane) -> None:
    seen: list[tuple[int, bool]] = []
    told: list[bool] = []
    for nomor in range(5):

        def work(_: Progress, n: int = nomor) -> None:
            seen.append((n, threading.current_thread() is threading.main_thread()))

        lane.submit(Job(work, lambda _: told.append(threading.current_thread() is threading.main_thread()), fail))
    qtbot.waitUntil(lambda: len(told) == 5)
    assert seen == [(n, False) for n in range(5)]
    assert all(told)


def test_what_is_raised_is_told(qtbot: QtBot, lane: Lane) -> None:
    galat: list[Exception] = []

    def work(_: Progress) -> None:
        raise UserError("Tidak bisa.")

    lane.submit(Job(work, lambda _: None, galat.append))
    qtbot.waitUntil(lambda: len(galat) == 1)
    assert str(galat[0]) == "Tidak bisa."


def test_cancel_stops_at_the_next_step(qtbot: QtBot, lane: Lane) -> None:
    begun, steps, done, cancelled = threading.Event(), list[int](), list[None](), list[None]()

    def work(progress: Progress) -> None:
        for step in range(10_000):
            progress(step, 10_000, "Bekerja")
            steps.append(step)
            begun.set()
            threading.Event().wait(0.001)

    job = lane.submit(Job(work, done.append, fail, cancelled=cancelled.append))
    assert begun.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: len(cancelled) == 1)
    assert len(steps) < 10_000
    assert done == []


def test_progress_is_told_but_not_at_every_step(qtbot: QtBot, lane: Lane) -> None:
    told: list[tuple[int, int, str]] = []
    done: list[object] = []

    def work(progress: Progress) -> str:
        for step in range(20_000):
            progress(step, 20_000, "Menata")
        return "selesai"

    lane.submit(Job(work, done.append, fail, told.append))
    qtbot.waitUntil(lambda: done == ["selesai"])
    assert told[0] == (0, 20_000, "Menata")
    assert len(told) < 200


def test_newer_wish_takes_the_place_of_older_ones(qtbot: QtBot, lane: Lane) -> None:
    gate, ran, told = threading.Event(), list[int](), list[int]()

    def job(nomor: int, key: str) -> Job:
        def work(progress: Progress) -> int:
            gate.wait(5)
            progress(0, 0, "")
            ran.append(nomor)
            return nomor

        return Job(work, told.append, fail, key=key)

    for nomor in range(4):
        lane.submit(job(nomor, "pratinjau"))
    lane.submit(job(9, ""))
    gate.set()
    qtbot.waitUntil(lambda: 9 in told)
    assert told == [3, 9]
    assert ran == [3, 9]


def test_result_of_a_replaced_job_is_not_told(qtbot: QtBot, lane: Lane) -> None:
    ready, told = threading.Event(), list[int]()

    def old(_: Progress) -> int:
        ready.set()
        return 1

    lane.submit(Job(old, told.append, fail, key="k"))
    assert ready.wait(5)  # done, but this thread hasn't heard of it yet
    lane.submit(Job(lambda _: 2, told.append, fail, key="k"))
    qtbot.waitUntil(lambda: 2 in told)
    assert told == [2]


def test_close_waits_and_tells_nothing_more(qtbot: QtBot, lane: Lane) -> None:
    begun, told = threading.Event(), list[object]()

    def work(progress: Progress) -> None:
        begun.set()
        while True:
            progress(0, 0, "")
            threading.Event().wait(0.001)

    lane.submit(Job(work, told.append, fail, cancelled=told.append))
    assert begun.wait(5)
    lane.close()
    qtbot.wait(20)
    assert told == []
    assert not any(t.name == "lane" and t.is_alive() for t in threading.enumerate())
