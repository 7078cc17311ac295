"""What an import has to ask: a question with its answers to choose from, and the answers that were given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from iki_desktop.domain.teks import kunci_cari

JenisTanya = Literal["desa", "periode", "variabel", "pemisah", "persen", "tersembunyi", "tahun", "timpa", "kantor"]
ABAIKAN = "abaikan"  # an answer to each question about what something is: nothing of ours
# Answers to whether `1.234` is one thousand and more (point between thousands) or a little more than one.
RIBUAN, DESIMAL = "ribuan", "desimal"
YA, TIDAK = "ya", "tidak"


@dataclass(frozen=True, slots=True)
class Pilihan:
    """An answer that may be given: what is written (`nilai`), what is shown, and why it is proposed."""

    nilai: str
    sebutan: str
    sebab: str = ""


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """One open question. `kunci` is what an answer is given to (`iki impor --jawab "KUNCI=NILAI"`): the name as the
    file writes it for a village, else the kind with sheet and cell (`pemisah Rekap!D7`).

    `pilihan` begin with the likeliest; where `bebas`, others may be answered too (a name, a period). `sel` are the
    cells it is about (`C7`), at most a few, of sheet `lembar`; `banyak` how many there are. What is `setempat` is asked
    of one file: another one may have a sheet and a column of the same name.
    """

    jenis: JenisTanya
    kunci: str
    kalimat: str
    pilihan: tuple[Pilihan, ...] = ()
    bebas: bool = False
    lembar: str = ""
    sel: tuple[str, ...] = ()
    banyak: int = 0
    setempat: bool = False


Jawaban: TypeAlias = Mapping[str, str]  # answers by `kunci_cari` of the question's key


def kunci_di(berkas: str, kunci: str) -> str:
    """The key of a question of one file: `[laporan.xlsx] periode Sheet1`, as Excel names a sheet of a file."""
    return f"[{berkas}] {kunci}"


def jawaban_di(berkas: str, jawaban: Jawaban) -> Jawaban:
    """The answers that hold for a file: those given of it, by the keys without its name, and those given of any."""
    awal = kunci_cari(kunci_di(berkas, ""))
    return {
        **jawaban,
        **{kunci.removeprefix(awal): nilai for kunci, nilai in jawaban.items() if kunci.startswith(awal)},
    }


def jawaban_untuk(kunci: str, jawaban: Jawaban) -> str | None:
    """The answer that was given to a question; None where it is open."""
    return jawaban.get(kunci_cari(kunci))
