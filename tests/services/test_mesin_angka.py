"""Random figures, targets, locks, villages, variables and years, forth and back: the file always equals a model."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule

from iki_desktop.domain.capaian import PITA, Pita, Target
from iki_desktop.domain.figur import Figur, baca_figur
from iki_desktop.domain.impor.hasil import Ambilan
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Periode, baca_periode
from iki_desktop.services import angka, desa, hitungan, impor, kunci, pengaturan, ragu, sebar_target, sunting, tahun
from iki_desktop.services import variabel as variabel_
from iki_desktop.services.capaian import load_butir
from iki_desktop.services.kantor import Changes
from iki_desktop.services.target import set_target
from tests.domain.impor.bahan_rencana import tinjauan_buku
from tests.services.mesin_angka import (
    MASA,
    Isi,
    berbaris,
    bisa_diisi,
    desa_urut,
    diketik,
    dipakai,
    hapus,
    jenis_ada,
    rapikan_baris,
    semua,
    set_figur,
    teks_figur,
    teks_target,
    terbaca,
    terkunci,
    variabel,
)
from tests.services.mesin_dasar import NOMOR, MesinDasar, ada

PERIODE = st.sampled_from(MASA)
BERTARGET = st.sampled_from(tuple(baca_periode(teks) for teks in ("2026", "2026", "2026-TW1", "2026-01", "2025-TW4")))
FIGUR = st.sampled_from(("5", "6", "0", "12,5", "5,0", "-3", "-", "n/a", ""))
TULISAN = st.sampled_from(("", "", "x", "beda lokasi"))
TAHUN = st.integers(2025, 2028)
NAMA = st.sampled_from(("A", "B", "G", "H"))
NAMA_DESA = st.sampled_from(("Ngroto", "Pandesari", "pandesari", "Sukomulyo"))
TARGET = st.sampled_from(((80, 90), (80, 95), (93, 95), (12, 12), (0, 0), None))
RUMUS = st.sampled_from(("", "[A]", "[A] / [B]", "[C] + 1", "[Tak ada]", "[A"))
PITA_LAIN = (Pita(Decimal(50), "Cukup"), Pita(Decimal(0), "Kurang")), (Pita(Decimal(0), "Ada"),), ()
KOLOM = st.sampled_from(
    ({"frekuensi": "bulanan"}, {"frekuensi": "tahunan"}, {"lingkup": "desa"}, {"lingkup": "kecamatan"}, {"tetap": True},
     {"tetap": False}, {"bulat": True}, {"negatif": True}, {"rekap_waktu": "akhir"}, {"rekap_desa": "rata"},
     {"terbesar": Decimal(5)}, {"satuan": "orang"}, {"frekuensi": "triwulanan", "lingkup": "desa"})
)  # fmt: skip


class MesinAngka(MesinDasar):
    """Each rule is one intention of the clerk, done in the store and in the model."""

    berkas_ke = 0  # files imported so far: no two are the same

    # -- figures

    @rule(isi=st.lists(st.tuples(NOMOR, NOMOR, st.integers(0, 2), FIGUR), min_size=1, max_size=4))
    def set_figures(self, isi: list[tuple[int, int, int, str]]) -> None:
        sel = {self.cell(n, m, d): baca_figur(f) for n, m, d, f in isi}
        self.set_cells({k: f for k, f in sel.items() if bisa_diisi(self.now, k, teks_figur(f))})

    @rule(nomor=NOMOR, masa=PERIODE, desa_ke=st.none() | st.integers(0, 2), figur=FIGUR)
    def try_a_figure(self, nomor: int, masa: Periode, desa_ke: int | None, figur: str) -> None:
        di = None if desa_ke is None else self.pick("desa", desa_ke)
        self.set_cells({(self.pick("variabel", nomor), masa, di): baca_figur(figur)})

    def set_cells(self, sel: dict[KunciFigur, Figur]) -> None:
        baru = dict(self.now)
        for satu, figur in sel.items():
            set_figur(baru, satu, teks_figur(figur))
        refused = not all(bisa_diisi(self.now, k, teks_figur(f)) for k, f in sel.items())
        self.step(lambda: angka.set_angka(self.kantor, sel), baru, refused=refused)

    @rule(
        isi=st.lists(st.tuples(NOMOR, NOMOR, st.integers(0, 2), FIGUR), min_size=1, max_size=4),
        nama=st.sampled_from(("linmas", "ronda")),
        sah=st.booleans(),
    )
    def import_file(self, isi: list[tuple[int, int, int, str]], nama: str, sah: bool) -> None:
        """What is there is replaced where the clerk says so; each figure tells its cell, unless it was so before."""
        sel = {self.cell(n, m, d): baca_figur(f) for n, m, d, f in isi if f}
        if sah:
            sel = {k: f for k, f in sel.items() if bisa_diisi(self.now, k, teks_figur(f))}
        if not sel:
            return
        self.berkas_ke += 1
        berkas = tinjauan_buku(
            f"{nama} {self.berkas_ke}.xlsx", nama, {f"A{b}": Ambilan(k, f) for b, (k, f) in enumerate(sel.items(), 1)}
        )
        rencana = impor.plan(self.kantor, [berkas], {"timpa": "ya"})
        baru = dict(self.now)
        sama = {k for k, f in sel.items() if self.same_number(k, f)}
        for b, (satu, figur) in enumerate(sel.items(), 1):
            if satu in sama:
                continue
            set_figur(baru, satu, teks_figur(figur), f"dari {berkas.buku.nama}, lembar Data, sel A{b}")

        def after(changes: Changes) -> Isi:
            return baru | {("impor", nomor): berkas.buku.nama for nomor in changes.rows.get("impor", ())}

        refused = not all(k in sama or bisa_diisi(self.now, k, teks_figur(f)) for k, f in sel.items())
        self.step(lambda: impor.commit(self.kantor, rencana), after, refused=refused)

    def same_number(self, sel: KunciFigur, figur: Figur) -> bool:
        """Whether a cell has this figure already, if written otherwise: 5 and 5,0."""
        ada = self.now.get(("angka", sel), "")
        return ada == figur.status if figur.nilai is None else ada[-1:].isdigit() and Decimal(ada) == figur.nilai

    def cell(self, nomor: int, masa_ke: int, desa_ke: int) -> KunciFigur:
        """A cell of a variable, of its frequency and scope."""
        di = self.pick("variabel", nomor)
        kolom = variabel(self.now, di)
        masa = [m for m in MASA if m.frekuensi == kolom["frekuensi"]]
        return (
            di,
            masa[masa_ke % self.luas % len(masa)],
            self.pick("desa", desa_ke) if kolom["lingkup"] == "desa" else None,
        )

    @rule(nomor=NOMOR, masa=NOMOR, desa_ke=st.integers(0, 2), teks=TULISAN)
    def note(self, nomor: int, masa: int, desa_ke: int, teks: str) -> None:
        self.annotate(self.cell(nomor, masa, desa_ke), teks)

    @ada("baris")
    @rule(nomor=NOMOR, teks=TULISAN)
    def note_where_there_is_one(self, nomor: int, teks: str) -> None:
        self.annotate(self.pick_row("baris", nomor), teks)

    def pick_row(self, jenis: str, nomor: int) -> KunciFigur:
        ada = sorted((k[1] for k in self.now if k[0] == jenis), key=repr)
        sel: KunciFigur = ada[nomor % self.luas % len(ada)]
        return sel

    def annotate(self, sel: KunciFigur, teks: str) -> None:
        baru = dict(self.now)
        baru.pop(("catatan", sel), None)
        if teks:
            baru["catatan", sel] = teks
        rapikan_baris(baru, sel)
        refused = ("baris", sel) not in self.now and not bisa_diisi(self.now, sel)
        self.step(lambda: angka.set_catatan(self.kantor, sel, teks), baru, refused=refused)

    @ada("baris")
    @rule(nomor=NOMOR, teks=TULISAN)
    def keep(self, nomor: int, teks: str) -> None:
        self.keep_in(self.pick_row("baris", nomor), teks)

    def keep_in(self, sel: KunciFigur, teks: str) -> None:
        baru = {k: n for k, n in self.now.items() if k != ("alasan", sel)} | ({("alasan", sel): teks} if teks else {})
        refused = ("angka", sel) not in self.now
        self.step(lambda: angka.set_alasan(self.kantor, sel, teks), baru, refused=refused)

    @ada("baris")
    @rule(nomor=NOMOR, figur=FIGUR, teks=TULISAN)
    def figure_with_a_reason(self, nomor: int, figur: str, teks: str) -> None:
        """As the clerk does where a figure just typed is doubtful."""
        sel = self.pick_row("baris", nomor)
        if bisa_diisi(self.now, sel, teks_figur(baca_figur(figur))):
            self.set_cells({sel: baca_figur(figur)})
            self.keep_in(sel, teks)

    # -- villages

    @rule(nama=NAMA_DESA, ke=st.integers(0, 4))
    def add_village(self, nama: str, ke: int) -> None:
        def after(changes: Changes) -> Isi:
            (nomor,) = changes.new
            urut = desa_urut(self.now)
            urut.insert(ke, nomor)
            return self.ordered(self.now | {("desa", nomor): nama}, urut)

        self.step(lambda: desa.add_desa(self.kantor, nama, ke), after, refused=self.taken(nama, 0))

    def ordered(self, isi: Isi, urut: list[int]) -> Isi:
        """With the numbers that the store gave the villages, once it has them in this order."""
        assert [d.id for d in desa.load_desa(self.kantor)] == urut
        return isi | {k: n for k, n in terbaca(self.kantor).items() if k[0] == "urutan"}

    def taken(self, nama: str, kecuali: int) -> bool:
        """Whether another village goes by that name."""
        return any(
            nama.casefold() == self.now["desa", d].casefold() or ("nama lain", d, nama.casefold()) in self.now
            for d in semua(self.now, "desa")
            if d != kecuali
        )

    @ada("desa")
    @rule(nomor=NOMOR, nama=NAMA_DESA)
    def rename_village(self, nomor: int, nama: str) -> None:
        di = self.pick("desa", nomor)
        self.step(lambda: desa.set_desa(self.kantor, di, nama=nama), self.now | {("desa", di): nama},
                  refused=self.taken(nama, di))  # fmt: skip

    @ada("desa")
    @rule(nomor=NOMOR, nama=st.none() | NAMA_DESA)
    def other_name(self, nomor: int, nama: str | None) -> None:
        di = self.pick("desa", nomor)
        baru = dict(self.now)
        tetap = nama is not None and ("nama lain", di, nama.casefold()) in baru
        hapus(baru, ("nama lain",), di)
        if nama is not None and (tetap or nama.casefold() != self.now["desa", di].casefold()):
            baru["nama lain", di, nama.casefold()] = nama
        refused = nama is not None and self.taken(nama, di)
        self.step(lambda: desa.set_nama_lain(self.kantor, di, [nama] if nama else []), baru, refused=refused)

    @ada("desa")
    @rule(nomor=NOMOR, ke=st.integers(0, 4))
    def move_village(self, nomor: int, ke: int) -> None:
        di = self.pick("desa", nomor)
        urut = [d for d in desa_urut(self.now) if d != di]
        urut.insert(ke, di)
        self.step(lambda: desa.move_desa(self.kantor, di, ke), lambda _: self.ordered(self.now, urut))

    @ada("desa")
    @rule(nomor=NOMOR)
    def delete_village(self, nomor: int) -> None:
        di = self.pick("desa", nomor)
        refused = terkunci(self.now, berbaris(self.now, 2, di))
        baru = {k: n for k, n in self.now.items() if not (k[0] in _PER_SEL and k[1][2] == di)}
        hapus(baru, ("desa", "nama lain", "urutan"), di)
        self.step(lambda: desa.delete_desa(self.kantor, di), baru, refused=refused)

    # -- targets and locks

    @ada("indikator")
    @rule(isi=st.lists(st.tuples(NOMOR, BERTARGET, TARGET), min_size=1, max_size=4), tahun_sendiri=st.booleans())
    def set_targets(self, isi: list[tuple[int, Periode, tuple[int, int] | None]], tahun_sendiri: bool) -> None:
        target: dict[tuple[int, Periode], Target | None] = {}
        for nomor, masa, ujung in isi:
            di = self.pick("indikator", nomor)
            masa = masa if self.luas > 2 else MASA[-1]
            di_tahun = Periode(self.now["indikator", di], masa.awal, masa.panjang) if tahun_sendiri else masa
            target[di, di_tahun] = Target(Decimal(ujung[0]), Decimal(ujung[1])) if ujung else None
        self.set_all(target)

    @ada("bawah")
    @rule(nomor=NOMOR, bawah=st.sampled_from((None, None, 85, 10)), selisih=st.sampled_from((0, 3, 10)))
    def move_an_end(self, nomor: int, bawah: int | None, selisih: int) -> None:
        """One end of a target, the other stays."""
        di, masa = sorted(k[1:] for k in self.now if k[0] == "bawah")[nomor % self.luas % jenis_ada(self.now, "bawah")]
        tua = Decimal(self.now["bawah", di, masa]), Decimal(self.now["atas", di, masa])
        baru = Target(tua[0], tua[0] + selisih) if bawah is None else Target(min(Decimal(bawah), tua[1]), tua[1])
        self.set_all({(di, masa): baru})

    def set_all(self, target: dict[tuple[int, Periode], Target | None]) -> None:
        baru = dict(self.now)
        for (di, masa), satu in target.items():
            baru.pop(("bawah", di, masa), None)
            baru.pop(("atas", di, masa), None)
            baru |= teks_target(di, masa, satu) if satu else {}
        refused = any(self.now["indikator", di] != m.tahun or terkunci(self.now, [m]) for di, m in target)
        self.step(lambda: set_target(self.kantor, target), baru, refused=refused)

    @rule(
        cara=st.sampled_from((None, "rata", "kumulatif", "tetap", "bentuk")),
        frekuensi=st.sampled_from(("semesteran", "triwulanan", "bulanan")),
        ganti=st.booleans(),
    )
    def spread(self, cara: Any, frekuensi: Any, ganti: bool) -> None:
        nomor = [b.id for b in load_butir(self.kantor)]
        rencana = sebar_target.plan_spread(self.kantor, nomor, cara, frekuensi, ganti=ganti)
        baru = dict(self.now)
        for (di, masa), satu in rencana.isi.items():
            assert masa in Periode(self.tahun_kini(), 1, 12).bagian(frekuensi)
            assert ganti or ("bawah", di, masa) not in self.now
            baru |= teks_target(di, masa, satu)
        refused = not rencana.isi and bool(rencana.dilewati or rencana.terkunci or rencana.ditimpa)
        self.step(
            lambda: sebar_target.spread_target(self.kantor, nomor, cara, frekuensi, ganti=ganti), baru, refused=refused
        )

    @rule(masa=PERIODE, alasan=TULISAN)
    def lock(self, masa: Periode, alasan: str) -> None:
        baru = self.now | {("kunci", masa): alasan}
        self.step(lambda: kunci.lock(self.kantor, masa, alasan), baru, refused=terkunci(self.now, [masa]))

    @ada("kunci")
    @rule(nomor=NOMOR, alasan=st.sampled_from(("keliru", "keliru", " ")))
    def unlock(self, nomor: int, alasan: str) -> None:
        masa = self.pick("kunci", nomor)
        di = next(k.id for k in kunci.load_kunci(self.kantor) if k.periode == masa)
        baru = dict(self.now)
        del baru["kunci", masa]
        self.step(lambda: kunci.unlock(self.kantor, di, alasan), baru, refused=not alasan.strip(), unlocks=True)

    # -- how a year is judged, rules

    @rule(pita=st.sampled_from((*PITA_LAIN, PITA)))
    def bands(self, pita: tuple[Pita, ...]) -> None:
        baru = self.now | {("pita", self.tahun_kini()): pita or PITA}
        self.step(lambda: pengaturan.set_pita(self.kantor, pita), baru)

    @rule(batas=st.sampled_from(pengaturan.BATAS))
    def cap(self, batas: Decimal | None) -> None:
        self.step(lambda: pengaturan.set_batas(self.kantor, batas), self.now | {("batas", self.tahun_kini()): batas})

    @rule(hari=st.sampled_from((0, 5, 10, 29)))
    def deadline(self, hari: int) -> None:
        baru = self.now | {("tenggat", self.tahun_kini()): hari}
        self.step(lambda: pengaturan.set_tenggat(self.kantor, hari), baru, refused=hari in (0, 29))

    @rule(kiri=NAMA, kanan=NAMA, nomor=st.none() | NOMOR)
    def set_rule(self, kiri: str, kanan: str, nomor: int | None) -> None:
        teks, di = f"[{kiri}] <= [{kanan}] + 2", None if nomor is None else self.pick("aturan", nomor)
        work = (
            (lambda: ragu.add_aturan(self.kantor, teks, "periksa"))
            if di is None
            else (lambda: ragu.set_aturan(self.kantor, di, teks, "periksa"))
        )
        self.step(work, lambda changes: self.now | {("aturan", di or changes.new[0]): (teks, "periksa")},
                  refused=not {kiri, kanan} <= self.names())  # fmt: skip

    @ada("aturan")
    @rule(nomor=NOMOR)
    def delete_rule(self, nomor: int) -> None:
        di = self.pick("aturan", nomor)
        baru = dict(self.now)
        del baru["aturan", di]
        self.step(lambda: ragu.delete_aturan(self.kantor, di), baru)

    # -- indicators

    @ada("indikator")
    @rule(nomor=NOMOR, rumus=RUMUS)
    def compute_by(self, nomor: int, rumus: str) -> None:
        di = self.pick("indikator", nomor)
        baru = self.now | {("hitungan", di): rumus}
        self.step(lambda: hitungan.set_hitungan(self.kantor, di, rumus), baru, refused=rumus == "[A")

    @ada("indikator")
    @rule(nomor=NOMOR)
    def count_one(self, nomor: int) -> None:
        di = self.pick("indikator", nomor)

        def after(changes: Changes) -> Isi:
            (baru,) = changes.new
            nama = next(v.nama for v in variabel_.load_variabel(self.kantor) if v.id == baru)
            assert nama.startswith("Usulan")
            assert nama not in self.names()
            return self.now | self.fresh(baru, nama) | {("hitungan", di): f"[{nama}]"}

        terhitung = bool(self.now["rumus", di] or self.now["hitungan", di])
        self.step(lambda: hitungan.count_one(self.kantor, di), after, refused=terhitung)

    @ada("indikator")
    @rule(nomor=NOMOR)
    def delete_indicator(self, nomor: int) -> None:
        di = self.pick("indikator", nomor)
        refused = terkunci(self.now, [k[2] for k in self.now if k[:2] == ("bawah", di)])
        baru = dict(self.now)
        hapus(baru, ("indikator", "rumus", "hitungan", "bawah", "atas"), di)
        self.step(lambda: sunting.delete_indikator(self.kantor, [di]), baru, refused=refused)

    # -- variables

    def names(self) -> set[str]:
        return {n for k, n in self.now.items() if k[0] == "variabel" and k[2] == "nama"}

    def fresh(self, nomor: int, nama: str) -> Isi:
        """A variable as it begins."""
        bawaan = {"rekap_waktu": "jumlah", "rekap_desa": "jumlah", "frekuensi": "bulanan", "lingkup": "kecamatan"}
        bawaan |= {"nama": nama, "tercetak": "", "satuan": ""}
        lain: dict[str, Any] = {"tetap": False, "asal_id": None, "jeda": 0, "bulat": False, "negatif": False}
        batas = {"terkecil": None, "terbesar": None, "lonjakan": Decimal(3)}
        return {("variabel", nomor, kolom): nilai for kolom, nilai in (bawaan | lain | batas).items()}

    @rule(nama=NAMA)
    def create_variable(self, nama: str) -> None:
        self.step(
            lambda: variabel_.create_variabel(self.kantor, nama),
            lambda changes: self.now | self.fresh(changes.new[0], nama),
            refused=nama in self.names(),
        )

    @rule(nomor=NOMOR, nama=NAMA)
    def rename_variable(self, nomor: int, nama: str) -> None:
        di = self.pick("variabel", nomor)
        tua = self.now["variabel", di, "nama"]
        baru = self.now | {("variabel", di, "nama"): nama}
        for satu, isi in self.now.items():
            if satu[0] in ("rumus", "hitungan"):
                baru[satu] = isi.replace(f"[{tua}]", f"[{nama}]")
            elif satu[0] == "aturan":
                baru[satu] = (isi[0].replace(f"[{tua}]", f"[{nama}]"), isi[1])
        refused = nama in self.names() - {tua}
        self.step(lambda: variabel_.rename_variabel(self.kantor, di, nama), baru, refused=refused)

    @rule(nomor=NOMOR, kolom=KOLOM)
    def set_variable(self, nomor: int, kolom: dict[str, Any]) -> None:
        di = self.pick("variabel", nomor)
        lama = variabel(self.now, di)
        tersembunyi = kolom.get("tetap") or any(kolom.get(k, lama[k]) != lama[k] for k in ("frekuensi", "lingkup"))
        refused = bool(diketik(self.now, di) and tersembunyi and berbaris(self.now, 0, di))
        baru = self.now | {("variabel", di, k): n for k, n in kolom.items()}
        self.step(lambda: variabel_.set_variabel(self.kantor, di, **kolom), baru, refused=refused)

    @rule(nomor=NOMOR, asal=st.none() | NOMOR, jeda=st.integers(0, 2))
    def look_back(self, nomor: int, asal: int | None, jeda: int) -> None:
        di, ke = self.pick("variabel", nomor), None if asal is None else self.pick("variabel", asal)
        dilihat = [ke]
        while dilihat[-1] is not None:
            dilihat.append(self.now["variabel", dilihat[-1], "asal_id"])
        tertutup = ke is not None and diketik(self.now, di) and bool(berbaris(self.now, 0, di))
        refused = di in dilihat or tertutup or (ke is not None and not jeda)
        baru = self.now | {("variabel", di, "asal_id"): ke, ("variabel", di, "jeda"): jeda if ke is not None else 0}
        self.step(lambda: variabel_.set_variabel(self.kantor, di, asal_id=ke, jeda=jeda), baru, refused=refused)

    @rule(nomor=NOMOR)
    def delete_variable(self, nomor: int) -> None:
        di = self.pick("variabel", nomor)
        penerus = any(k[0] == "variabel" and k[2] == "asal_id" and n == di for k, n in self.now.items())
        refused = penerus or dipakai(self.now, self.now["variabel", di, "nama"])
        refused = refused or terkunci(self.now, berbaris(self.now, 0, di)) or jenis_ada(self.now, "variabel") == 17
        baru = {k: n for k, n in self.now.items() if not (k[0] in _PER_SEL and k[1][0] == di)}
        hapus(baru, ("variabel", "konstanta"), di)
        if jenis_ada(baru, "variabel"):  # the other rules need one
            self.step(lambda: variabel_.delete_variabel(self.kantor, di), baru, refused=refused)

    @rule(nomor=NOMOR, nilai=st.sampled_from((None, "245", "245.0")))
    def constant(self, nomor: int, nilai: str | None) -> None:
        di = self.pick("variabel", nomor)
        baru, sel = dict(self.now), ("konstanta", di, self.tahun_kini())
        baru.pop(sel, None)
        if nilai is not None:
            baru |= {sel: nilai, ("variabel", di, "tetap"): True}
        refused = nilai is not None and diketik(self.now, di) and bool(berbaris(self.now, 0, di))
        self.step(lambda: variabel_.set_konstanta(self.kantor, di, Decimal(nilai) if nilai else None), baru,
                  refused=refused)  # fmt: skip

    # -- years

    @rule(nomor=NOMOR)
    def choose_year(self, nomor: int) -> None:
        tahun.choose_year(self.kantor, self.pick("tahun", nomor))

    @rule(nomor=NOMOR, ke=TAHUN)
    def copy_year(self, nomor: int, ke: int) -> None:
        dari = self.pick("tahun", nomor)
        asal = [k[1] for k, n in self.now.items() if k[0] == "indikator" and n == dari]

        def after(changes: Changes) -> Isi:
            baru = self.now | {("tahun", ke): changes.new[0]}
            for jenis in ("pita", "batas", "tenggat"):
                baru[jenis, ke] = self.now[jenis, dari]
            baru |= {("konstanta", k[1], ke): n for k, n in self.now.items() if k[0] == "konstanta" and k[2] == dari}
            for lama, nomor in zip(sorted(asal), sorted(changes.rows.get("indikator", ())), strict=True):
                baru |= {("indikator", nomor): ke, **{(j, nomor): self.now[j, lama] for j in ("rumus", "hitungan")}}
            return baru

        self.step(lambda: tahun.copy_year(self.kantor, dari, ke), after, refused=("tahun", ke) in self.now)

    @rule(nomor=NOMOR)
    def delete_year(self, nomor: int) -> None:
        di = self.pick("tahun", nomor)
        milik = [k[1] for k, n in self.now.items() if k[0] == "indikator" and n == di]
        target = [k[2] for k in self.now if k[0] == "bawah" and k[1] in milik]
        baru = {k: n for k, n in self.now.items() if not (k[0] == "konstanta" and k[2] == di)}
        hapus(baru, ("tahun", "pita", "batas", "tenggat"), di)
        for satu in milik:
            hapus(baru, ("indikator", "rumus", "hitungan", "bawah", "atas"), satu)
        refused = jenis_ada(self.now, "tahun") == 1 or terkunci(self.now, target)
        self.step(lambda: tahun.delete_year(self.kantor, di), baru, refused=refused)


_PER_SEL = ("angka", "catatan", "alasan", "baris", "asal")


# Without shrinking: a failing run of so many steps takes minutes to make smaller, and is readable as it is.
_LAPANG = settings(
    deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.reuse, Phase.generate]
)

TestMesinAngka = MesinAngka.TestCase
TestMesinAngka.settings = settings(_LAPANG, max_examples=40, stateful_step_count=30)


class MesinAngkaLama(MesinAngka):
    """The same for long."""


TestMesinAngkaLama = pytest.mark.slow(MesinAngkaLama.TestCase)
TestMesinAngkaLama.settings = settings(_LAPANG, max_examples=90, stateful_step_count=80)
