"""What the second machine stands on: one step in store and model, back and forth, and what holds after each step."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.periode import baca_periode
from iki_desktop.services import riwayat, tahun
from iki_desktop.services.capaian import compute, load_butir
from iki_desktop.services.kantor import Changes, open_office
from iki_desktop.services.keadaan import completeness
from iki_desktop.services.keutuhan import troubles
from iki_desktop.services.ragu import doubts_of
from tests.db.bahan import content_of
from tests.services.mesin_angka import (
    Isi,
    beda,
    dari_terkunci,
    jenis_ada,
    kantor_awal,
    locks,
    require_readable,
    semua,
    terbaca,
)

NOMOR = st.integers(0, 60)
SEKARANG = "2026-07-01T08:00:00+07:00"  # a clock that stands: two figures of one second tell nothing apart
_FOLDER = Path(tempfile.mkdtemp())
_Aturan = TypeVar("_Aturan", bound=Callable[..., None])


def ada(jenis: str) -> Callable[[_Aturan], _Aturan]:
    """Only where there is something of a kind."""
    return precondition(lambda self: jenis_ada(self.now, jenis) > 0)


class MesinDasar(RuleBasedStateMachine):
    """An office and its model, and the history of both; a machine adds the intentions of the clerk."""

    @initialize(luas=st.sampled_from((1, 2, 60)))
    def begin(self, luas: int) -> None:
        self.luas = luas  # how many things of a kind are in play: of few, later steps touch what earlier ones did
        self.tempel = pytest.MonkeyPatch()
        for di in ("kunci", "angka", "impor"):
            self.tempel.setattr(f"iki_desktop.services.{di}.now", lambda: SEKARANG)
        self.folder = Path(tempfile.mkdtemp())
        self.path = Path(shutil.copy(kantor_awal(_FOLDER), self.folder / "uji.iki"))
        self.first = content_of(self.path)
        self.kantor = open_office(self.path)
        self.now = terbaca(self.kantor)
        self.back: list[tuple[int, Isi]] = []
        self.forward: list[tuple[int, Isi]] = []
        self.steps: dict[int, tuple[Isi, Isi]] = {}

    def step(
        self, work: Callable[[], Changes], baru: Isi | Callable[[Changes], Isi], *, refused: bool = False, **may: bool
    ) -> None:
        """Does it in the store; `baru` is the model after it. Where it is refused, all stays."""
        if refused:
            with pytest.raises(UserError) as galat:
                work()
            assert "_" not in str(galat.value)
            assert str(galat.value).endswith(".")
            return
        changes = work()
        self.done(changes, baru(changes) if callable(baru) else baru, **may)

    def done(self, changes: Changes, baru: Isi, *, unlocks: bool = False) -> None:
        """A step is in the history exactly where something is another; what was locked isn't."""
        berubah = beda(self.now, baru)
        assert (changes.step is not None) == bool(berubah), berubah
        assert not list(dari_terkunci(self.now, berubah))
        assert unlocks or not [k for k in self.now if k[0] == "kunci" and k not in baru]
        if changes.step is not None:
            self.back.append((changes.step, self.now))
            self.forward.clear()
            self.steps[changes.step] = self.now, baru
        self.now = baru

    def pick(self, jenis: str, nomor: int) -> Any:
        ada = semua(self.now, jenis)
        return ada[nomor % self.luas % len(ada)] if ada else None

    def tahun_kini(self) -> int:
        return tahun.current_year(self.kantor)

    # -- back and forth

    @rule()
    def undo(self) -> None:
        if self.back and locks(*self.steps[self.back[-1][0]]):
            with pytest.raises(UserError, match="mengunci periode"):
                riwayat.undo(self.kantor)
            return
        changes = riwayat.undo(self.kantor)
        assert (changes is not None) == bool(self.back)
        if self.back:
            nomor, lama = self.back.pop()
            self.forward.append((nomor, self.now))
            self.now = lama

    @rule()
    def redo(self) -> None:
        changes = riwayat.redo(self.kantor)
        assert (changes is not None) == bool(self.forward)
        if self.forward:
            nomor, baru = self.forward.pop()
            self.back.append((nomor, self.now))
            self.now = baru

    @precondition(lambda self: bool(self.steps))
    @rule(kembali=st.integers(0, 12), lewati=st.booleans())
    def take_back_any(self, kembali: int, lewati: bool) -> None:
        self.take_back(sorted(self.steps), kembali, lewati)

    @rule(
        kembali=st.integers(0, 6),
        lewati=st.booleans(),
        jenis=st.sampled_from(("angka", "bawah", "atas", "pita", "variabel")),
    )
    def take_back_of_a_kind(self, kembali: int, lewati: bool, jenis: str) -> None:
        """Steps that touched the same kind of thing clash more often."""
        self.take_back([n for n, s in sorted(self.steps.items()) if jenis in {k[0] for k in beda(*s)}], kembali, lewati)

    def take_back(self, calon: list[int], kembali: int, lewati: bool) -> None:
        """What a step changed is as it was before, or, skipping what clashes, as it is now; all else stays."""
        if not calon:
            return
        nomor = calon[-1 - kembali % len(calon)]
        lama, baru = self.steps[nomor]
        berubah = beda(lama, baru)
        terbaru = bool(self.back) and self.back[-1][0] == nomor
        try:
            changes = riwayat.take_back(self.kantor, nomor, lewati=lewati)
        except UserError as galat:
            kalimat = " ".join((str(galat), *getattr(galat, "rincian", ())))
        else:
            kini = terbaca(self.kantor)
            self.require_taken_back(kini, lama, berubah, lewati=lewati, terbaru=terbaru)
            self.done(changes, kini)
            return
        assert "_" not in kalimat
        # the newest step can always be taken back, unless it locked a period or was in one that is locked
        assert not terbaru or locks(lama, baru) or "dikunci" in kalimat

    def require_taken_back(
        self, kini: Isi, lama: Isi, berubah: set[tuple[Any, ...]], *, lewati: bool, terbaru: bool
    ) -> None:
        assert kini == lama or not terbaru
        kembali = beda(self.now, kini)
        for satu in kembali:
            if satu[0] == "angka" and ("alasan", satu[1]) not in kembali:
                assert ("alasan", satu[1]) not in kini, satu
        for satu in kembali | (set() if lewati else berubah):
            if satu[0] in ("baris", "pita"):  # of each cell, and of all bands of a year: more than one thing
                continue
            if satu[0] == "asal" and satu not in kini:  # the import that it came by is gone
                continue
            if satu in berubah:
                assert kini.get(satu) == lama.get(satu), satu
            else:  # a figure that is another needs a reason of its own
                assert satu[0] == "alasan", satu
                assert satu not in kini
                assert ("angka", satu[1]) in berubah

    @rule()
    def restart(self) -> None:
        self.kantor.close()
        self.kantor = open_office(self.path)

    @precondition(lambda self: bool(self.steps))
    @rule(kembali=NOMOR)
    def look_at_a_step(self, kembali: int) -> None:
        nomor = sorted(self.steps)[-1 - kembali % len(self.steps)]
        require_readable(riwayat.rincian(self.kantor, nomor))

    # -- what always holds

    @invariant()
    def the_file_equals_the_model(self) -> None:
        if hasattr(self, "now"):
            kini = terbaca(self.kantor)
            assert {k: (kini.get(k), self.now.get(k)) for k in beda(kini, self.now)} == {}

    @invariant()
    def nothing_makes_no_sense(self) -> None:
        if not hasattr(self, "now"):
            return
        assert list(troubles(self.kantor.store.connection)) == []
        for satu, isi in self.now.items():
            match satu[0]:
                case "bawah":
                    assert Decimal(isi) <= Decimal(self.now["atas", *satu[1:]]), satu
                case "pita":
                    assert len({p.dari for p in isi}) == len(isi)
                    assert isi[-1].dari == 0
                case "alasan":
                    assert ("angka", satu[1]) in self.now
                case "baris":
                    assert ("angka", satu[1]) in self.now or ("catatan", satu[1]) in self.now

    @invariant()
    def all_can_be_computed(self) -> None:
        if hasattr(self, "now"):
            for masa in (f"{self.tahun_kini()}", "2026-TW1", "2026-01"):
                assert len(compute(self.kantor, baca_periode(masa))) == len(load_butir(self.kantor))
            sel = [k[1] for k in self.now if k[0] == "angka"]
            assert set(doubts_of(self.kantor, sel)) <= set(sel)
            completeness(self.kantor, date(2026, 7, 1))

    def teardown(self) -> None:
        if not hasattr(self, "now"):
            return
        self.tempel.undo()
        try:
            for nomor in self.steps:
                require_readable(riwayat.rincian(self.kantor, nomor))
            for _ in self.back:
                assert self.kantor.store.undo()  # also the locks, which no clerk undoes
            connection = self.kantor.store.connection
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert connection.pragma("integrity_check") == "ok"
        finally:
            self.kantor.close()
        assert content_of(self.path) == self.first
        shutil.rmtree(self.folder)
