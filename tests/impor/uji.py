"""A file through the importer, its questions answered by one who knows; what came of it against what is known."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from iki_desktop.domain.figur import NIHIL, TIDAK_BERLAKU, Figur, tulis_figur
from iki_desktop.domain.impor.hasil_buku import TinjauanBuku
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.lembar import Buku, alamat, baca_alamat
from iki_desktop.domain.impor.tanya import ABAIKAN, YA, Pertanyaan
from iki_desktop.domain.impor.tinjau_buku import tinjau_buku
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import baca_periode
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.sheets.baca.induk import Pembaca
from tests.impor.kantor_uji import NAMA_DESA, NAMA_VARIABEL, konteks
from tests.impor.papan import Berkas, KunciNama, Papan, Petak

PUTARAN_MAKS = 8  # answers may lead to other questions, not without end


@lru_cache(maxsize=1)
def pembaca() -> Pembaca:
    """One reader for all files: it keeps its process."""
    return Pembaca()


@dataclass(slots=True)
class Kejadian:
    """What came of a file: the last review, all that was asked on the way, what was answered."""

    tinjauan: TinjauanBuku
    ditanya: list[Pertanyaan] = field(default_factory=list)
    jawaban: dict[str, str] = field(default_factory=dict)


def jalankan(buku: Buku, konteks: Konteks, jawab: Callable[[Pertanyaan], str]) -> Kejadian:
    """Reviews, answers what is asked, and again until nothing is."""
    jawaban: dict[str, str] = {}
    ditanya: list[Pertanyaan] = []
    for _ in range(PUTARAN_MAKS):
        tinjauan = tinjau_buku(buku, konteks, dict(jawaban))
        baru = [p for p in tinjauan.pertanyaan if kunci_cari(p.kunci) not in jawaban]
        if not baru:
            return Kejadian(tinjauan, ditanya, jawaban)
        for p in baru:
            ditanya.append(p)
            jawaban[kunci_cari(p.kunci)] = jawab(p)
    raise AssertionError(f"asked again and again: {[p.kunci for p in ditanya]}")


def nama_kunci(kunci: KunciFigur) -> KunciNama:
    """A key by names."""
    variabel, periode, desa = kunci
    return NAMA_VARIABEL[variabel], NAMA_DESA.get(desa or 0, "kecamatan"), str(periode)


def figur_dari(teks: str) -> Figur:
    """A known figure."""
    return {"-": NIHIL, "n/a": TIDAK_BERLAKU}.get(teks) or Figur("terisi", Decimal(teks))


# -- generated files


def penjawab(berkas: Berkas) -> Callable[[Pertanyaan], str]:
    """Answers as one who knows the file would; what isn't of the file is to be ignored."""
    papan = {p.nama: p for p in berkas.papan}
    desa = {kunci_cari(teks): nama for teks, nama in berkas.desa.items()}

    def petak(p: Pertanyaan) -> list[Petak]:
        di = papan.get(p.lembar) or berkas.papan[0]
        hasil = []
        for satu in p.sel:
            tempat = baca_alamat(satu)
            if tempat is not None and tempat[0] < len(di.baris) and tempat[1] < len(di.baris[tempat[0]].sel):
                hasil.append(di.baris[tempat[0]].sel[tempat[1]])
        return hasil

    def jawab(p: Pertanyaan) -> str:
        sel = petak(p)
        kunci = [s.kunci for s in sel if s.kunci is not None]
        match p.jenis:
            case "desa":
                if (ada := desa.get(kunci_cari(p.kunci))) is not None:
                    return ada
                return kunci[0][1] if len({k[1] for k in kunci}) == 1 else ABAIKAN
            case "variabel":
                if any(not _ours(papan.get(p.lembar) or berkas.papan[0], s) for s in sel):
                    return ABAIKAN  # asked of a whole table, and not all of it is ours
                return kunci[0][0] if len({k[0] for k in kunci}) == 1 else ABAIKAN
            case "periode":
                return kunci[0][2] if len({k[2] for k in kunci}) == 1 else ABAIKAN
            case "pemisah":
                return next((s.pemisah for s in sel if s.pemisah), "ribuan")
            case "persen":
                return berkas.persen
        return YA

    return jawab


def _ours(papan: Papan, petak: Petak) -> bool:
    """Whether the column of a cell has figures of ours."""
    _, k = papan.letak()[id(petak)]
    kolom = [baris.sel[k] for baris in papan.baris if k < len(baris.sel)]
    return any(p.kunci for p in kolom)


@dataclass(slots=True)
class Putusan:
    """What is wrong about the outcome of a file, and the counts of the report."""

    salah: list[str] = field(default_factory=list)  # wrong figures: never
    hilang: list[str] = field(default_factory=list)  # without a reason, or counts that don't add up: never
    tak_diambil: list[str] = field(default_factory=list)  # expected to be taken, and wasn't
    hitung: Counter[str] = field(default_factory=Counter)
    sebab: Counter[str] = field(default_factory=Counter)  # why known figures weren't taken
    ditanya: tuple[Pertanyaan, ...] = ()

    @property
    def cela(self) -> list[str]:
        """All faults."""
        return [*self.salah, *self.hilang, *self.tak_diambil]


def periksa(berkas: Berkas) -> Putusan:
    """Runs a generated file and judges each cell."""
    isi = berkas.bytes()
    buku = pembaca().baca(berkas.nama, isi)
    return hakimi(berkas, buku)


def hakimi(berkas: Berkas, buku: Buku) -> Putusan:
    """Judges what comes of a file as it was read."""
    terkunci = tuple(map(baca_periode, berkas.terkunci))
    kejadian = jalankan(buku, konteks(terkunci=terkunci), penjawab(berkas))
    putusan = Putusan(ditanya=tuple(kejadian.ditanya))
    tinjauan = kejadian.tinjauan
    terisi = sum(1 for lembar in buku.lembar for _ in lembar.terisi())
    if sum(tinjauan.hitung().values()) != terisi:
        putusan.hilang.append(f"counts {dict(tinjauan.hitung())} are not the {terisi} cells seen")
    menurut_nama = {t.lembar.nama: t for t in tinjauan.lembar}
    if berkas.format != "xlsx":
        menurut_nama = dict.fromkeys((p.nama for p in berkas.papan), tinjauan.lembar[0])
    for papan in berkas.papan:
        satu = menurut_nama.get(papan.nama)
        for b, baris in enumerate(papan.baris):
            for k, petak in enumerate(baris.sel):
                if not petak.ada:
                    continue
                di = f"{papan.nama}!{alamat(b, k)} {petak.isi!r}"
                temuan = satu.temuan_di(b, k) if satu is not None else None
                ambilan = satu.ambilan.get((b, k)) if satu is not None else None
                if temuan is None:
                    putusan.hilang.append(f"{di}: no finding")
                    continue
                if (ambilan is not None) != (temuan.nasib in ("diambil", "dikoreksi")):
                    putusan.hilang.append(f"{di}: {temuan} and {ambilan} don't agree")
                if ambilan is not None:
                    _judge(putusan, petak, di, nama_kunci(ambilan.kunci), ambilan.figur)
                elif petak.kunci is not None:
                    _judge_untaken(putusan, petak, di, temuan.sebab, temuan.nasib)
    banyak = sum(1 for p in berkas.papan for b in p.baris for s in b.sel if s.kunci is not None and s.ada)
    putusan.hitung["dikenal"] = banyak
    if sum(len(t.ambilan) for t in tinjauan.lembar) != putusan.hitung["diambil"]:
        putusan.salah.append("figures were taken of cells that the file doesn't have")
    return putusan


def _judge(putusan: Putusan, petak: Petak, di: str, kunci: KunciNama, figur: Figur) -> None:
    putusan.hitung["diambil"] += 1
    if petak.kunci is None:
        putusan.salah.append(f"{di}: taken as {kunci}, but it is no figure")
    elif kunci != petak.kunci:
        putusan.salah.append(f"{di}: taken as {kunci}, is {petak.kunci}")
    elif petak.harap == "tolak":
        putusan.salah.append(f"{di}: taken as {tulis_figur(figur)}, must be refused")
    elif figur != figur_dari(petak.figur):
        putusan.salah.append(f"{di}: taken as {tulis_figur(figur)}, is {petak.figur}")


def _judge_untaken(putusan: Putusan, petak: Petak, di: str, sebab: str, nasib: str) -> None:
    putusan.hitung[nasib] += 1
    if not sebab:
        putusan.hilang.append(f"{di}: {nasib} without a reason")
    if nasib == "ditolak" and petak.harap == "tolak":
        putusan.hitung["ditolak semestinya"] += 1
    if petak.harap == "ambil":
        putusan.sebab[sebab] += 1
        putusan.tak_diambil.append(f"{di}: {nasib}, {sebab}")
    elif petak.harap == "tolak" and nasib == "diabaikan" and "jawaban Anda" not in sebab:
        putusan.tak_diambil.append(f"{di}: must be refused, was ignored: {sebab}")
