"""What importing some files would change: old beside new, whose figures would be replaced, and what is to be asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from iki_desktop.domain.figur import KOSONG, Figur, tulis_figur
from iki_desktop.domain.impor.hasil import Ambilan, Penulis, Temuan, Tinjauan
from iki_desktop.domain.impor.hasil_buku import TinjauanBuku
from iki_desktop.domain.impor.lembar import alamat
from iki_desktop.domain.impor.tanya import TIDAK, YA, Jawaban, Pertanyaan, Pilihan, jawaban_untuk
from iki_desktop.domain.nilai import KunciFigur

_SEL_DISEBUT = 10  # cells that a question names
JenisUbah = Literal["baru", "ubah", "tetap"]


@dataclass(frozen=True, slots=True)
class Tersimpan:
    """A figure that the office has: what it is, how it came there (`riwayat`), of which file (`sumber`, empty where it
    was typed), and its note."""

    figur: Figur
    riwayat: str = ""
    sumber: str = ""
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Perubahan:
    """A figure that a cell brings, beside the one that is there (None: none yet). `catatan` is a note that comes along:
    only where there is none yet."""

    lembar: str
    tempat: tuple[int, int]
    ambilan: Ambilan
    lama: Tersimpan | None
    jenis: JenisUbah
    catatan: str = ""

    @property
    def sel(self) -> str:
        """Its address, `C7`."""
        return alamat(*self.tempat)


@dataclass(frozen=True, slots=True)
class Rencana:
    """What is to be done with one file. `sebelumnya` tells of the import of the very same file, empty where there is
    none."""

    hasil: TinjauanBuku
    perubahan: tuple[Perubahan, ...]
    pertanyaan: tuple[Pertanyaan, ...]
    sebelumnya: str = ""

    def hitung_ubah(self) -> Mapping[JenisUbah, int]:
        """How many figures are new, changed, and the same as before."""
        hasil: dict[JenisUbah, int] = {"baru": 0, "ubah": 0, "tetap": 0}
        for satu in self.perubahan:
            hasil[satu.jenis] += 1
        return hasil

    @property
    def isi(self) -> tuple[Perubahan, ...]:
        """Those that change something."""
        return tuple(p for p in self.perubahan if p.jenis != "tetap" or p.catatan)


def rencanakan(
    hasil: Sequence[TinjauanBuku],
    tersimpan: Mapping[KunciFigur, Tersimpan],
    sudah: Mapping[str, str],
    jawaban: Jawaban,
    sebut: Callable[[KunciFigur], str],
) -> tuple[Rencana, ...]:
    """Files beside what is stored. `sudah` tells, by SHA-256, of files imported before; `sebut` names a figure.

    A file replaces what it brought itself. What was typed, or came with another file, is replaced only where the clerk
    says so (question "timpa"), and never by a file that had been imported before it was changed; what such a file
    hadn't brought then, it adds only where the clerk says so (“lagi”). Two files that bring different figures for the
    same cell are refused both there: nobody knows which is right.
    """
    lain = _between_files(hasil, sebut)
    return tuple(_plan(satu, lain.get(ke, {}), tersimpan, sudah, jawaban) for ke, satu in enumerate(hasil))


_Tempat = tuple[int, tuple[int, int]]  # number of the sheet, row and column


def _between_files(
    hasil: Sequence[TinjauanBuku], sebut: Callable[[KunciFigur], str]
) -> dict[int, dict[_Tempat, Temuan]]:
    """The cells, by file, whose figure another file has too: refused in all where they differ, else taken from the
    first file only."""
    pembawa: dict[KunciFigur, list[tuple[int, _Tempat, Figur]]] = {}
    for ke, berkas in enumerate(hasil):
        for nomor, lembar in enumerate(berkas.lembar):
            for tempat, ambilan in lembar.ambilan.items():
                pembawa.setdefault(ambilan.kunci, []).append((ke, (nomor, tempat), ambilan.figur))

    def letak(ke: int, di: _Tempat) -> str:
        nomor, tempat = di
        return f"{hasil[ke].buku.nama} ({hasil[ke].lembar[nomor].lembar.nama} {alamat(*tempat)})"

    temuan: dict[int, dict[_Tempat, Temuan]] = {}
    for kunci, semua in pembawa.items():
        pertama = semua[0]
        if len({figur for _, _, figur in semua}) == 1:
            for ke, di, _ in semua[1:]:
                temuan.setdefault(ke, {})[di] = Temuan("diabaikan", f"Sama dengan {letak(*pertama[:2])}.")
            continue
        for ke, di, figur in semua:
            lain_ke, lain_di, lain_figur = next(s for s in semua if s[2] != figur)
            temuan.setdefault(ke, {})[di] = Temuan(
                "ditolak",
                f"{sebut(kunci)} juga ada di {letak(lain_ke, lain_di)}: {tulis_figur(lain_figur)}. "
                "Impor hanya berkas yang benar.",
            )
    return temuan


def _plan(
    hasil: TinjauanBuku,
    antarberkas: Mapping[_Tempat, Temuan],
    tersimpan: Mapping[KunciFigur, Tersimpan],
    sudah: Mapping[str, str],
    jawaban: Jawaban,
) -> Rencana:
    sebelumnya = sudah.get(hasil.buku.sha256, "")
    kunci_timpa = f"timpa {hasil.buku.nama}"
    timpa = jawaban_untuk(kunci_timpa, jawaban) or jawaban_untuk("timpa", jawaban)
    kunci_lagi = f"lagi {hasil.buku.nama}"
    lagi = jawaban_untuk(kunci_lagi, jawaban) or jawaban_untuk("lagi", jawaban)
    lembar: list[Tinjauan] = []
    perubahan: list[Perubahan] = []
    asing: list[str] = []
    tambahan: list[str] = []
    for nomor, satu in enumerate(hasil.lembar):
        penulis = Penulis.lanjutkan(satu)
        for tempat, ambilan in satu.ambilan.items():
            if (temuan := antarberkas.get((nomor, tempat))) is not None:
                penulis.lepas(*tempat, temuan.nasib, temuan.sebab)
                continue
            lama = tersimpan.get(ambilan.kunci)
            if lama is not None and _not_its_own(lama, ambilan.figur, hasil.sumber, same_again=bool(sebelumnya)):
                if sebelumnya or timpa == TIDAK:
                    penulis.lepas(*tempat, "diabaikan", _kept(lama, sebelumnya))
                    continue
                if timpa != YA:
                    asing.append(alamat(*tempat))
            beda = _beside(satu.lembar.nama, tempat, ambilan, lama)
            if sebelumnya and beda.jenis == "baru":
                if lagi == TIDAK:
                    penulis.lepas(*tempat, "diabaikan", f"{sebelumnya} Angka ini tidak ditambahkan (jawaban Anda).")
                    continue
                if lagi != YA:
                    tambahan.append(beda.sel)
            perubahan.append(beda)
        lembar.append(penulis.tinjauan)
    pertanyaan = list(hasil.pertanyaan)
    if asing:
        pertanyaan.append(_ask_to_replace(kunci_timpa, hasil.buku.nama, asing))
    if tambahan:
        pertanyaan.append(_ask_to_add(kunci_lagi, sebelumnya, tambahan))
    return Rencana(replace(hasil, lembar=tuple(lembar)), tuple(perubahan), tuple(pertanyaan), sebelumnya)


def _not_its_own(lama: Tersimpan, baru: Figur, sumber: str, *, same_again: bool) -> bool:
    """Whether a stored figure would be replaced that this file hasn't brought."""
    return lama.figur not in (KOSONG, baru) and (lama.sumber != sumber or same_again)


def _kept(lama: Tersimpan, sebelumnya: str) -> str:
    ada = f"Yang tersimpan, {tulis_figur(lama.figur)} ({lama.riwayat}), dibiarkan"
    return f"{ada}: berkas yang sama sudah diimpor sebelumnya." if sebelumnya else f"{ada} sesuai jawaban Anda."


def _beside(lembar: str, tempat: tuple[int, int], ambilan: Ambilan, lama: Tersimpan | None) -> Perubahan:
    if lama is None or lama.figur == KOSONG:
        jenis: JenisUbah = "baru"
    else:
        jenis = "tetap" if lama.figur == ambilan.figur else "ubah"
    catatan = ambilan.catatan if lama is None or not lama.catatan else ""
    return Perubahan(lembar, tempat, ambilan, lama, jenis, catatan)


def _ask_to_replace(kunci: str, berkas: str, sel: Sequence[str]) -> Pertanyaan:
    return Pertanyaan(
        "timpa",
        kunci,
        f"{len(sel)} angka di “{berkas}” berbeda dari yang tersimpan, dan yang tersimpan itu diketik atau berasal "
        "dari berkas lain. Ganti dengan angka dari berkas ini?",
        (
            Pilihan(TIDAK, "Biarkan yang tersimpan"),
            Pilihan(YA, "Ganti dengan isi berkas ini"),
        ),
        sel=tuple(sel[:_SEL_DISEBUT]),
        banyak=len(sel),
    )


def _ask_to_add(kunci: str, sebelumnya: str, sel: Sequence[str]) -> Pertanyaan:
    """Of a file that was imported before and brings more now: another meaning, a lock opened, or a mistake."""
    return Pertanyaan(
        "timpa",
        kunci,
        f"{sebelumnya} Sekarang {len(sel)} angkanya belum ada di kantor. Tambahkan juga?",
        (Pilihan(TIDAK, "Jangan tambahkan"), Pilihan(YA, "Tambahkan")),
        sel=tuple(sel[:_SEL_DISEBUT]),
        banyak=len(sel),
    )
