"""Random edits, undos, redos, restarts: the file always equals a model, and undoing all gives back the first file."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.tempat import NamaDaftar, Tempat
from iki_desktop.services import jabatan, riwayat, sunting
from iki_desktop.services.formulir import load_dokumen, load_formulir, load_jabatan
from iki_desktop.services.kantor import create_office, open_office
from tests.db.bahan import content_of
from tests.services.mesin import ModelJabatan, ModelKantor, ModelSasaran, terbaca

TEKS = st.text("ab \n", max_size=6)
NAMA = st.text("ABC", min_size=1, max_size=4)
DAFTAR: st.SearchStrategy[NamaDaftar] = st.sampled_from(("tugas", "fungsi"))
NOMOR = st.integers(0, 60)


class MesinKantor(RuleBasedStateMachine):
    """Each rule is one intention of the clerk, done in the store and in the model."""

    @initialize(katalog=st.sampled_from(("kosong", "pujon")))
    def begin(self, katalog: str) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "uji.iki"
        create_office(self.path, katalog, 2026)  # type: ignore[arg-type]
        self.first = content_of(self.path)
        self.kantor = open_office(self.path)
        self.now = self.read()
        self.back: list[ModelKantor] = []
        self.forward: list[ModelKantor] = []
        self.typed: Tempat | None = None

    def read(self) -> ModelKantor:
        return terbaca(load_jabatan(self.kantor), load_dokumen(self.kantor))

    def done(self, lama: ModelKantor, *, typed: Tempat | None = None, changed: bool = True) -> None:
        """A step was made (or joined the one before: typing at the same place)."""
        if changed and not (typed is not None and typed == self.typed):
            self.back.append(lama)
        if changed:
            self.forward.clear()
        self.typed = typed

    def pick(self, nomor: int) -> ModelJabatan | None:
        semua = self.now.semua()
        return semua[nomor % len(semua)] if semua else None

    # -- positions

    @rule(nama=NAMA, di=NOMOR, akar=st.booleans())
    def add(self, nama: str, di: int, akar: bool) -> None:
        lama, induk = self.now.salinan(), None if akar else self.pick(di)
        (baru,) = jabatan.add_jabatan(self.kantor, nama, induk=induk.id if induk else None).new
        (induk.bawahan if induk else self.now.akar).append(ModelJabatan(baru, nama))
        self.done(lama)

    @rule(nama=NAMA, di=NOMOR)
    def add_sibling(self, nama: str, di: int) -> None:
        contoh = self.pick(di)
        if contoh is None:
            return
        lama, daftar = self.now.salinan(), self.now.saudara(contoh.id)
        induk = next((s.id for s in self.now.semua() if s.bawahan is daftar), None)
        (baru,) = jabatan.add_jabatan(self.kantor, nama, induk=induk, sesudah=contoh.id).new
        daftar.insert(daftar.index(contoh) + 1, ModelJabatan(baru, nama))
        self.done(lama)

    @rule(nama=NAMA, di=NOMOR)
    def rename(self, nama: str, di: int) -> None:
        if satu := self.pick(di):
            lama, tua = self.now.salinan(), satu.nama
            jabatan.rename_jabatan(self.kantor, satu.id, nama)
            satu.nama = nama
            self.done(lama, changed=tua != nama)

    @rule(di=NOMOR, ke=NOMOR, tempat=st.integers(0, 8))
    def move(self, di: int, ke: int, tempat: int) -> None:
        satu, induk = self.pick(di), self.pick(ke)
        if satu is None or induk is None:
            return
        if induk in satu.semua():
            with pytest.raises(UserError):
                jabatan.move_jabatan(self.kantor, satu.id, induk.id, tempat)
            return
        lama = self.now.salinan()
        changes = jabatan.move_jabatan(self.kantor, satu.id, induk.id, tempat)
        self.now.saudara(satu.id).remove(satu)
        induk.bawahan.insert(min(tempat, len(induk.bawahan)), satu)
        self.done(lama, changed=bool(changes.rows))

    @rule(di=NOMOR)
    def delete(self, di: int) -> None:
        if satu := self.pick(di):
            lama = self.now.salinan()
            assert jabatan.isi_cabang(self.kantor, satu.id).jabatan == len(satu.semua())
            jabatan.delete_jabatan(self.kantor, satu.id)
            self.now.saudara(satu.id).remove(satu)
            self.done(lama)

    @rule(di=NOMOR, bawahan=st.booleans())
    def copy(self, di: int, bawahan: bool) -> None:
        satu = self.pick(di)
        if satu is None or len(self.now.semua()) > 60:
            return
        lama = self.now.salinan()
        baru = jabatan.copy_jabatan(self.kantor, satu.id, dengan_bawahan=bawahan).new[0]
        daftar = self.now.saudara(satu.id)
        salinan = next(s for s in self.read().semua() if s.id == baru)
        assert [s.nama for s in salinan.semua()[1:]] == ([s.nama for s in satu.semua()[1:]] if bawahan else [])
        assert (salinan.nama, salinan.tugas, salinan.sasaran) == (f"{satu.nama} (salinan)", satu.tugas, satu.sasaran)
        daftar.insert(daftar.index(satu) + 1, salinan)
        self.done(lama)

    # -- duties and functions

    @rule(di=NOMOR, daftar=DAFTAR, ke=st.integers(0, 9), teks=st.lists(TEKS, min_size=1, max_size=3))
    def insert_items(self, di: int, daftar: NamaDaftar, ke: int, teks: list[str]) -> None:
        if satu := self.pick(di):
            lama, isi = self.now.salinan(), getattr(satu, daftar)
            sunting.insert_butir(self.kantor, satu.id, daftar, min(ke, len(isi)), teks)
            isi[min(ke, len(isi)) : min(ke, len(isi))] = teks
            self.done(lama)

    def item(self, di: int, daftar: NamaDaftar, ke: int) -> tuple[list[str], int, int] | None:
        """The list of a position that has items, a place in it, and the id of the row there."""
        ada = [s for s in self.now.semua() if getattr(s, daftar)]
        if not ada:
            return None
        satu = ada[di % len(ada)]
        isi = getattr(satu, daftar)
        ke %= len(isi)
        butir = getattr(load_formulir(self.kantor, satu.id), daftar)[ke]
        return isi, ke, butir.id

    @rule(di=NOMOR, daftar=DAFTAR, ke=NOMOR, teks=TEKS, ketik=st.booleans())
    def type_item(self, di: int, daftar: NamaDaftar, ke: int, teks: str, ketik: bool) -> None:
        if found := self.item(di, daftar, ke):
            isi, ke, nomor = found
            lama, tempat = self.now.salinan(), Tempat(daftar, nomor, "teks")
            tua = isi[ke]
            changes = sunting.set_teks(self.kantor, tempat, teks, ketik=ketik)
            isi[ke] = teks
            if ketik and tempat == self.typed and changes.rows and changes.step is None:
                self.back.pop()  # typed back to what it was: no step is left
                self.typed = None
            else:
                self.done(lama, typed=tempat if ketik and (tua != teks or tempat == self.typed) else None,
                          changed=tua != teks)  # fmt: skip

    @rule(di=NOMOR, daftar=DAFTAR, ke=NOMOR, kiri=TEKS, kanan=TEKS)
    def split(self, di: int, daftar: NamaDaftar, ke: int, kiri: str, kanan: str) -> None:
        if found := self.item(di, daftar, ke):
            isi, ke, nomor = found
            lama = self.now.salinan()
            sunting.split_butir(self.kantor, daftar, nomor, kiri, kanan)
            isi[ke : ke + 1] = [kiri, kanan]
            self.done(lama)

    @rule(di=NOMOR, daftar=DAFTAR, ke=NOMOR)
    def join(self, di: int, daftar: NamaDaftar, ke: int) -> None:
        if found := self.item(di, daftar, ke):
            isi, ke, nomor = found
            lama = self.now.salinan()
            sunting.join_butir(self.kantor, daftar, nomor)
            if ke:
                isi[ke - 1 : ke + 1] = [" ".join(t.strip() for t in isi[ke - 1 : ke + 1] if t.strip())]
            self.done(lama, changed=ke > 0)

    @rule(di=NOMOR, daftar=DAFTAR, ke=NOMOR)
    def delete_item(self, di: int, daftar: NamaDaftar, ke: int) -> None:
        if found := self.item(di, daftar, ke):
            isi, ke, nomor = found
            lama = self.now.salinan()
            sunting.delete_butir(self.kantor, daftar, [nomor])
            del isi[ke]
            self.done(lama)

    @rule(di=NOMOR, daftar=DAFTAR, ke=NOMOR, tujuan=st.integers(0, 6))
    def move_item(self, di: int, daftar: NamaDaftar, ke: int, tujuan: int) -> None:
        if found := self.item(di, daftar, ke):
            isi, ke, nomor = found
            lama = self.now.salinan()
            changes = sunting.move_butir(self.kantor, daftar, nomor, tujuan)
            isi.insert(min(tujuan, len(isi) - 1), isi.pop(ke))
            self.done(lama, changed=bool(changes.rows))

    # -- the table

    @rule(di=NOMOR, ke=st.integers(0, 4), teks=TEKS)
    def add_goal(self, di: int, ke: int, teks: str) -> None:
        if satu := self.pick(di):
            lama, ke = self.now.salinan(), min(ke, len(satu.sasaran))
            sunting.insert_sasaran(self.kantor, satu.id, ke, teks)
            satu.sasaran.insert(ke, ModelSasaran(teks, [""]))
            self.done(lama)

    def goal(self, di: int, ke: int) -> tuple[ModelJabatan, int, int] | None:
        ada = [s for s in self.now.semua() if s.sasaran]
        if not ada:
            return None
        satu = ada[di % len(ada)]
        ke %= len(satu.sasaran)
        return satu, ke, load_formulir(self.kantor, satu.id).sasaran[ke].id

    @rule(di=NOMOR, ke=NOMOR, tujuan=st.integers(0, 4))
    def move_goal(self, di: int, ke: int, tujuan: int) -> None:
        if found := self.goal(di, ke):
            satu, ke, nomor = found
            lama = self.now.salinan()
            changes = sunting.move_sasaran(self.kantor, nomor, tujuan)
            satu.sasaran.insert(min(tujuan, len(satu.sasaran) - 1), satu.sasaran.pop(ke))
            self.done(lama, changed=bool(changes.rows))

    @rule(di=NOMOR, ke=NOMOR)
    def delete_goal(self, di: int, ke: int) -> None:
        if found := self.goal(di, ke):
            satu, ke, nomor = found
            lama = self.now.salinan()
            sunting.delete_sasaran(self.kantor, [nomor])
            del satu.sasaran[ke]
            self.done(lama)

    @rule(di=NOMOR, ke=NOMOR, tempat=st.integers(0, 4), teks=st.lists(TEKS, min_size=1, max_size=3))
    def add_rows(self, di: int, ke: int, tempat: int, teks: list[str]) -> None:
        if found := self.goal(di, ke):
            satu, ke, nomor = found
            lama, isi = self.now.salinan(), satu.sasaran[ke].indikator
            tempat = min(tempat, len(isi))
            sunting.insert_indikator(self.kantor, nomor, tempat, [{"teks": t} for t in teks])
            isi[tempat:tempat] = teks
            self.done(lama)

    @rule(di=NOMOR, dari=NOMOR, ke=NOMOR, baris=NOMOR, tempat=st.integers(0, 4))
    def move_indicator(self, di: int, dari: int, ke: int, baris: int, tempat: int) -> None:
        asal = self.goal(di, dari)
        if asal is None or not asal[0].sasaran[asal[1]].indikator:
            return
        satu, dari, _ = asal
        ke %= len(satu.sasaran)
        formulir = load_formulir(self.kantor, satu.id)
        sumber, tujuan = satu.sasaran[dari].indikator, satu.sasaran[ke].indikator
        baris %= len(sumber)
        lama = self.now.salinan()
        changes = sunting.move_indikator(
            self.kantor, formulir.sasaran[dari].indikator[baris].id, formulir.sasaran[ke].id, tempat
        )
        pindah = sumber.pop(baris)
        tujuan.insert(min(tempat, len(tujuan)), pindah)
        self.done(lama, changed=bool(changes.rows))

    # -- back and forth

    @rule()
    def undo(self) -> None:
        changes = riwayat.undo(self.kantor)
        assert (changes is not None) == bool(self.back)
        if self.back:
            self.forward.append(self.now)
            self.now = self.back.pop()
        self.typed = None

    @rule()
    def redo(self) -> None:
        changes = riwayat.redo(self.kantor)
        assert (changes is not None) == bool(self.forward)
        if self.forward:
            self.back.append(self.now)
            self.now = self.forward.pop()
        self.typed = None

    @rule()
    def restart(self) -> None:
        self.kantor.close()
        self.kantor = open_office(self.path)
        self.typed = None

    @precondition(lambda self: self.back)
    @rule(kembali=st.integers(0, 20))
    def look_back(self, kembali: int) -> None:
        """The document of an older step is what it was, and looking changes nothing."""
        berlaku = [s.id for s in riwayat.history(self.kantor, batas=10_000) if s.keadaan == "berlaku"]
        kembali %= len(berlaku)
        dulu = riwayat.dokumen_pada(self.kantor, berlaku[kembali])
        model = [self.now, *self.back[::-1]][kembali]
        assert sorted((f.id, f.nama, [str(t) for t in f.tugas]) for f in dulu.formulir) == sorted(
            (s.id, s.nama, s.tugas) for s in model.semua()
        )

    @invariant()
    def the_file_equals_the_model(self) -> None:
        if hasattr(self, "now"):
            assert self.read() == self.now
            assert (riwayat.undo_label(self.kantor) is not None) == bool(self.back)

    def teardown(self) -> None:
        if not hasattr(self, "kantor"):
            return
        while riwayat.undo(self.kantor):
            pass
        self.kantor.close()
        assert content_of(self.path) == self.first
        shutil.rmtree(self.folder)


# Without shrinking: a failing run of so many steps takes minutes to make smaller, and is readable as it is.
_LAPANG = settings(
    deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.reuse, Phase.generate]
)

TestMesin = MesinKantor.TestCase
TestMesin.settings = settings(_LAPANG, max_examples=40, stateful_step_count=25)


class MesinLama(MesinKantor):
    """The same for long."""


TestMesinLama = pytest.mark.slow(MesinLama.TestCase)
TestMesinLama.settings = settings(_LAPANG, max_examples=120, stateful_step_count=60)
