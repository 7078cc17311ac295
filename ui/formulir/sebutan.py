"""A slot in words, for those who don't see it."""

from iki_desktop.domain.dokumen import Formulir
from ui.formulir.isian import Kunci, Tawaran, daftar, letak_butir, letak_indikator, letak_sasaran
from ui.formulir.tata_tabel import TAWARAN


def describe(formulir: Formulir | None, kunci: Kunci | None) -> str:
    """A slot in words: what it is, which of how many, what stands there."""
    if formulir is None or kunci is None:
        return ""
    if isinstance(kunci, Tawaran):
        return TAWARAN[kunci.jenis].lstrip("+ ")
    nama = kunci.nama.capitalize()
    match kunci.tabel:
        case "sasaran":
            ke, banyak = letak_sasaran(formulir, kunci.id), len(formulir.sasaran)
        case "indikator":
            letak = letak_indikator(formulir, kunci.id)
            if letak is not None:
                nama += f", sasaran {letak.nomor_sasaran + 1}, baris"
            ke, banyak = (letak.nomor if letak else None), (len(letak.sasaran.indikator) if letak else 0)
        case "jabatan":
            ke, banyak = None, 0
        case tabel:
            ke, banyak = letak_butir(formulir, tabel, kunci.id), len(daftar(formulir, tabel))
    return nama if ke is None else f"{nama} {ke + 1} dari {banyak}"
