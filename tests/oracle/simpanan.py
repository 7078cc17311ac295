"""What is stored: cases, LibreOffice's answers, and who gave them."""

import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.oracle.banding import beda
from tests.oracle.kasus import Besaran, Kasus, bertarget, buat_kasus
from tests.oracle.libre import Jawaban, hitung_buku

BERKAS = Path(__file__).resolve().parents[1] / "data" / "oracle-libreoffice.json"
BENIH = 2026


@dataclass(frozen=True, slots=True)
class Simpanan:
    """Cases with their answers. `goyah`: how many more were made, and left out because doubles can't tell."""

    mesin: str
    rilis: str
    benih: int
    goyah: int
    isi: list[tuple[Kasus, Jawaban]]

    def beda(self) -> list[str]:
        """All that the engine says otherwise, with the case it is about."""
        return [f"kasus {n}: {satu}\n    {k.rumus}" for n, (k, j) in enumerate(self.isi) for satu in beda(k, j)]


def susun(benih: int, banyak: int) -> Simpanan:
    """Makes cases and has them computed: once to see what is reached, and again with targets around that."""
    acak = random.Random(benih)
    kasus = [buat_kasus(acak) for _ in range(banyak)]
    pertama = hitung_buku(kasus).jawaban
    kasus = [bertarget(acak, k, j.hasil) for k, j in zip(kasus, pertama, strict=True) if j is not None]
    buku = hitung_buku(kasus)
    isi = [(k, j) for k, j in zip(kasus, buku.jawaban, strict=True) if j is not None]
    return Simpanan(buku.mesin, buku.rilis, benih, banyak - len(isi), isi)


def sidik(kasus: Sequence[Kasus]) -> str:
    """A fingerprint of cases."""
    return hashlib.sha256("\n".join(_baris(_ringkas(k)) for k in kasus).encode()).hexdigest()


def simpan(hasil: Simpanan, path: Path = BERKAS) -> None:
    """Writes them, one case to a line."""
    kepala = {"mesin": hasil.mesin, "rilis": hasil.rilis, "benih": hasil.benih, "goyah": hasil.goyah}
    kepala["sidik"] = sidik([k for k, _ in hasil.isi])
    baris = [_baris(kepala), *(_baris({**_ringkas(k), "jawab": asdict(j)}) for k, j in hasil.isi)]
    path.write_text("\n".join(baris) + "\n", encoding="utf-8")


def muat(path: Path = BERKAS) -> Simpanan:
    """Reads them. Raises ValueError where the cases aren't those that were computed."""
    kepala, *baris = (json.loads(satu) for satu in path.read_text(encoding="utf-8").splitlines())
    isi = [(_kasus(b), jawab) for b in baris if (jawab := Jawaban(**b.pop("jawab")))]
    if kepala.pop("sidik") != sidik([k for k, _ in isi]):
        raise ValueError("the stored cases were changed after LibreOffice computed them; run `make oracle`")
    return Simpanan(isi=isi, **kepala)


def _baris(isi: dict[str, Any]) -> str:
    return json.dumps(isi, ensure_ascii=False, separators=(",", ":"))


def _ringkas(kasus: Kasus) -> dict[str, Any]:
    """A case without what says nothing else than is usual."""
    polos = asdict(Besaran(""))
    isi = _tanpa(asdict(kasus), asdict(Kasus(0, (0, 0), (), "", "", {})))
    return {**isi, "besaran": [_tanpa(b, polos) for b in isi["besaran"]]}


def _tanpa(isi: dict[str, Any], polos: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in isi.items() if v != polos[k]}


def _kasus(isi: dict[str, Any]) -> Kasus:
    deret: dict[str, Any] = {k: tuple(isi[k]) for k in ("masa", "target") if k in isi}
    return Kasus(**{**isi, **deret, "besaran": tuple(Besaran(**b) for b in isi["besaran"])})
