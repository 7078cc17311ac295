"""The way of an import: files are read and reviewed in the lane, planned beside what is stored, answered, written."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from iki_desktop.domain.galat import EnvironmentFailure, UserError
from iki_desktop.domain.impor.hasil_buku import TinjauanBuku
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.peta import Peta
from iki_desktop.domain.impor.rencana import Rencana
from iki_desktop.domain.impor.tanya import Pertanyaan
from iki_desktop.domain.impor.tinjau_buku import Ingatan
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.services.impor import commit, doubtful, load_konteks, plan
from iki_desktop.services.impor_baca import Bacaan, distinct
from iki_desktop.services.kemajuan import Progress, silent
from ui.impor.keadaan import Berkas, Terimpor, Terjawab
from ui.impor.layanan import Layanan
from ui.jobs import Job, Lane

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

SEGERA = 3000  # cells that are reviewed at once; more of them go to the lane
Kerja = Literal["", "baca", "tinjau"]


class AlurImpor(QObject):
    """`listed`: files came or went. `reviewed`: what becomes of them is known anew. `working` carries what is being
    done (a `Kerja`, empty: nothing), `progressed` step, total and text. `failed` carries an error, `imported` what was
    written, `saved` the files that go back."""

    listed = Signal()
    reviewed = Signal()
    working = Signal(str)
    progressed = Signal(object)
    failed = Signal(object)
    imported = Signal(object)
    saved = Signal(object)

    def __init__(self, penyunting: "Penyunting", lane: Lane, layanan: Layanan | None = None) -> None:
        """No file yet."""
        super().__init__()
        self._penyunting, self._lane, self.layanan = penyunting, lane, layanan or Layanan()
        self.berkas: list[Berkas] = []
        self.jawaban: dict[str, str] = {}
        self.terjawab: dict[str, Terjawab] = {}
        self.periode: Periode | None = None
        self.konteks: Konteks | None = None
        self._reading: list[Job] = []
        self._reviewing: Job | None = None
        self._saving: Job | None = None

    # -- reading

    @property
    def kerja(self) -> Kerja:
        """What is being done."""
        if self._reading:
            return "baca"
        return "tinjau" if self._reviewing is not None else ""

    def add(self, paths: Sequence[Path]) -> None:
        """Reads files, and folders of them; what is in the list already is read again."""
        baca = self.layanan.baca

        def work(progress: Progress) -> tuple[Bacaan, ...]:
            return baca(paths, progress)

        def done(hasil: tuple[Bacaan, ...]) -> None:
            self._reading.remove(job)
            self._take(hasil)

        def failed(galat: Exception) -> None:
            self._reading.remove(job)
            self.working.emit(self.kerja)
            self.failed.emit(galat)

        job = Job(work, done, failed, self.progressed.emit)
        self._reading.append(job)
        self.working.emit("baca")
        self._lane.submit(job)

    def _take(self, hasil: Sequence[Bacaan]) -> None:
        lama = {b.bacaan.path: b for b in self.berkas}
        lagi = {bacaan.path for bacaan in hasil}
        lain = [b.bacaan.buku.nama for b in self.berkas if b.bacaan.buku is not None and b.bacaan.path not in lagi]
        for bacaan in distinct(hasil, lain):
            ada = lama.get(bacaan.path)
            if ada is None:
                self.berkas.append(Berkas(bacaan))
            else:
                ada.bacaan, ada.tinjauan, ada.rencana, ada.ingatan = bacaan, None, None, Ingatan()
                ada.versi += 1
        self.listed.emit()
        self.review()

    def stop(self) -> None:
        """Reads nothing more; what was read before stays, and goes on being reviewed."""
        for job in self._reading:
            job.cancel()
        self._reading.clear()
        self.working.emit(self.kerja)

    def _stop_all(self) -> None:
        if self._reviewing is not None:
            self._reviewing.cancel()
            self._reviewing = None
        self.stop()

    def end(self) -> None:
        """The office closes: nothing that still runs is told here."""
        self.blockSignals(True)
        self._stop_all()
        if self._saving is not None:
            self._saving.cancel()

    def remove(self, berkas: Berkas) -> None:
        """Takes a file off the list; the figures of the others don't clash with it any more."""
        self.berkas.remove(berkas)
        self.listed.emit()
        self._plan()

    def clear(self) -> None:
        """Takes all off the list, and the answers with them."""
        self._stop_all()
        self.berkas.clear()
        self.jawaban.clear()
        self.terjawab.clear()
        self.listed.emit()
        self.reviewed.emit()

    def restore(self, terimpor: Terimpor) -> None:
        """The files of an import that was taken back, to be looked at again, with the answers that were given."""
        for satu in terimpor.terjawab:
            kunci = kunci_cari(satu.pertanyaan.kunci)
            self.jawaban[kunci], self.terjawab[kunci] = satu.nilai, satu
        self.berkas = [*terimpor.berkas, *terimpor.tak_terbaca, *self.berkas]
        self.listed.emit()
        self.review(self.berkas)

    # -- reviewing

    def review(self, berkas: Iterable[Berkas] = ()) -> None:
        """Reviews what is new or has changed, and `berkas` in any case; then the plan is made."""
        for satu in berkas:
            satu.versi += 1
        if not self.berkas:
            return
        try:
            self.konteks = self._penyunting.ask(load_konteks, self.periode)
        except (UserError, EnvironmentFailure) as galat:
            self.failed.emit(galat)
            return
        kotor = [b for b in self.berkas if b.bacaan.buku is not None and b.ditinjau != b.versi]
        if self._reviewing is not None:
            self._reviewing.cancel()
            self._reviewing = None
            for satu in kotor:
                satu.ingatan = Ingatan()  # the one that is stopped may still write into its own
        work = self._work(kotor, self.konteks)
        if sum(b.banyak_sel for b in kotor) <= SEGERA:
            self._reviewed(work(silent))
            return
        job = Job(work, self._reviewed, self._review_failed, self.progressed.emit, key="tinjau")
        self._reviewing = job
        self.working.emit(self.kerja)
        self._lane.submit(job)

    def _work(
        self, kotor: Sequence[Berkas], konteks: Konteks
    ) -> Callable[[Progress], list[tuple[Berkas, int, TinjauanBuku]]]:
        """What the lane does: of copies, so that nothing changes under it."""
        tinjau, jawaban = self.layanan.tinjau, dict(self.jawaban)
        bahan = [(b, b.versi, b.bacaan.buku, dict(b.peta), b.ingatan) for b in kotor]

        def work(progress: Progress) -> list[tuple[Berkas, int, TinjauanBuku]]:
            hasil = []
            for ke, (berkas, versi, buku, peta, ingatan) in enumerate(bahan):
                assert buku is not None
                progress(ke, len(bahan), buku.nama)
                hasil.append((berkas, versi, tinjau(buku, konteks, jawaban, peta, ingatan)))
            return hasil

        return work

    def _reviewed(self, hasil: Iterable[tuple[Berkas, int, TinjauanBuku]]) -> None:
        self._reviewing = None
        for berkas, versi, tinjauan in hasil:
            berkas.tinjauan, berkas.rencana, berkas.ditinjau = tinjauan, None, versi
        self._plan()
        self.working.emit(self.kerja)

    def _review_failed(self, galat: Exception) -> None:
        self._reviewing = None
        self.working.emit(self.kerja)
        self.failed.emit(galat)

    def _plan(self) -> None:
        """The figures beside those that are stored."""
        siap = [(b, b.tinjauan) for b in self.berkas if b.tinjauan is not None]
        if siap and self._reviewing is None:
            try:
                rencana = self._penyunting.ask(plan, [t for _, t in siap], self.jawaban)
            except (UserError, EnvironmentFailure) as galat:
                self.failed.emit(galat)
                return
            for (berkas, _), satu in zip(siap, rencana, strict=True):
                berkas.rencana = satu
        self.reviewed.emit()

    def renew(self) -> None:
        """The office changed: what it knows is asked again, and what would change."""
        if not self.berkas:
            return
        try:
            kini = self._penyunting.ask(load_konteks, self.periode)
        except (UserError, EnvironmentFailure) as galat:
            self.failed.emit(galat)
            return
        if kini != self.konteks:
            self.review(self.berkas)
        else:
            self._plan()

    # -- what the user says

    def set_period(self, periode: Periode | None) -> None:
        """The period that the files are of (None: they say it themselves)."""
        if periode != self.periode:
            self.periode = periode
            self.review(self.berkas)

    def set_peta(self, berkas: Berkas, lembar: str, nomor: int, peta: Peta) -> None:
        """Another meaning of a table."""
        berkas.peta[lembar, nomor] = peta
        self.review([berkas])

    def questions(self) -> Iterator[tuple[Berkas, Pertanyaan]]:
        """All that is open, each question once, with the first file that asks it."""
        sudah: set[str] = set()
        for berkas in self.berkas:
            for satu in berkas.pertanyaan:
                if (kunci := kunci_cari(satu.kunci)) not in sudah:
                    sudah.add(kunci)
                    yield berkas, satu

    def answer(self, pertanyaan: Pertanyaan, nilai: str, serupa: Sequence[Pertanyaan] = ()) -> None:
        """Answers a question, and those like it that the clerk said are answered alike, in all files that ask them."""
        penanya: dict[Berkas, None] = {}
        for satu in (pertanyaan, *serupa):
            kunci = kunci_cari(satu.kunci)
            lama = self.terjawab.pop(kunci, None)
            milik = [b for b in self.berkas if any(kunci_cari(p.kunci) == kunci for p in b.pertanyaan)]
            if lama is not None:
                milik += [b for b in lama.berkas if b in self.berkas and b not in milik]
            self.jawaban[kunci] = nilai
            self.terjawab[kunci] = Terjawab(satu, nilai, tuple(milik))
            penanya |= dict.fromkeys(milik)
        self._heed(pertanyaan, tuple(penanya))

    def ask_again(self, terjawab: Terjawab) -> None:
        """Takes an answer back: the question is open again."""
        kunci = kunci_cari(terjawab.pertanyaan.kunci)
        self.terjawab.pop(kunci, None)
        self.jawaban.pop(kunci, None)
        self._heed(terjawab.pertanyaan, [b for b in terjawab.berkas if b in self.berkas])

    def _heed(self, pertanyaan: Pertanyaan, berkas: Sequence[Berkas]) -> None:
        """What is asked of what is stored needs no other review, only another plan."""
        if pertanyaan.jenis == "timpa":
            self._plan()
        else:
            self.review(berkas)

    # -- writing

    @property
    def rencana(self) -> tuple[Rencana, ...]:
        """What is to be done with the files that could be read."""
        return tuple(b.rencana for b in self.berkas if b.rencana is not None)

    @property
    def siap(self) -> bool:
        """Whether all is read, reviewed and answered, and something would change."""
        return not self.kerja and not any(True for _ in self.questions()) and any(r.isi for r in self.rencana)

    def do(self) -> None:
        """Writes what was planned, in one step."""
        konteks = self.konteks
        if konteks is None or not self.siap:
            return
        dibaca = [(b, b.tinjauan) for b in self.berkas if b.tinjauan is not None and b.rencana is not None]
        hasil = [t for _, t in dibaca]
        nama, peta = self.layanan.ingat(hasil, konteks, self.jawaban, {b.nama: b.peta for b, _ in dibaca})
        changes = self._penyunting.do(commit, self.rencana, nama, peta, origin=self)
        if changes is None or changes.step is None:
            self.renew()
            return
        angka = sum(p.jenis != "tetap" for satu in self.rencana for p in satu.perubahan)
        ditulis = tuple(b for b, _ in dibaca)
        sisa = tuple(b for b in self.berkas if b not in ditulis)
        ragu = tuple(self._penyunting.try_ask(doubtful, self.rencana) or ())
        terimpor = Terimpor(changes.step, angka, ditulis, tuple(self.terjawab.values()), sisa, ragu)
        self.clear()
        self.imported.emit(terimpor)

    def save_refused(self, hasil: Sequence[TinjauanBuku], folder: Path) -> None:
        """Writes back what was refused, a workbook for each file."""
        simpan, konteks = self.layanan.simpan, self.konteks
        if konteks is None:
            return

        def work(progress: Progress) -> tuple[Path, ...]:
            ditulis: list[Path] = []
            for ke, satu in enumerate(hasil):
                progress(ke, len(hasil), satu.buku.nama)
                ditulis.append(simpan(folder, satu, konteks))
            return tuple(ditulis)

        self._saving = self._lane.submit(Job(work, self.saved.emit, self.failed.emit, self.progressed.emit))
