"""A model of an office as plain lists, and the same edits on both: what the store must equal at any time."""

from copy import deepcopy
from dataclasses import dataclass, field

from iki_desktop.domain.dokumen import Dokumen
from iki_desktop.domain.jabatan import Jabatan, anak


@dataclass
class ModelSasaran:
    """A goal and its indicators by their text."""

    teks: str = ""
    indikator: list[str] = field(default_factory=list)


@dataclass
class ModelJabatan:
    """A position, its form, and the positions below it."""

    id: int
    nama: str
    tugas: list[str] = field(default_factory=list)
    fungsi: list[str] = field(default_factory=list)
    sasaran: list[ModelSasaran] = field(default_factory=list)
    bawahan: list["ModelJabatan"] = field(default_factory=list)

    def semua(self) -> list["ModelJabatan"]:
        """It and all below it."""
        return [self, *(s for b in self.bawahan for s in b.semua())]


@dataclass
class ModelKantor:
    """The roots."""

    akar: list[ModelJabatan] = field(default_factory=list)

    def semua(self) -> list[ModelJabatan]:
        """All positions."""
        return [s for a in self.akar for s in a.semua()]

    def cari(self, nomor: int) -> ModelJabatan:
        """The position of that id."""
        return next(s for s in self.semua() if s.id == nomor)

    def saudara(self, nomor: int) -> list[ModelJabatan]:
        """The list that a position stands in."""
        for daftar in (self.akar, *(s.bawahan for s in self.semua())):
            if any(s.id == nomor for s in daftar):
                return daftar
        raise KeyError(nomor)

    def salinan(self) -> "ModelKantor":
        """A deep copy."""
        return deepcopy(self)


def terbaca(jabatan: tuple[Jabatan, ...], dokumen: Dokumen) -> ModelKantor:
    """What the store says, as a model."""
    formulir = {f.id: f for f in dokumen.formulir}
    menurut_induk = anak(jabatan)

    def satu(j: Jabatan) -> ModelJabatan:
        f = formulir[j.id]
        return ModelJabatan(
            j.id,
            j.nama,
            [str(t) for t in f.tugas],
            [str(t) for t in f.fungsi],
            [ModelSasaran(s.teks, [i.teks for i in s.indikator]) for s in f.sasaran],
            [satu(b) for b in menurut_induk.get(j.id, ())],
        )

    return ModelKantor([satu(j) for j in menurut_induk.get(None, ())])
