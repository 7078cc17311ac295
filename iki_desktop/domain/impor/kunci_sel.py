"""Which figure a cell stands for: village, period and variable, each told somewhere in the table, or asked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from iki_desktop.domain.acuan import Calon, cari
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.impor.kenali_desa import kenali_desa
from iki_desktop.domain.impor.kenali_periode import kenali_periode
from iki_desktop.domain.impor.kenali_variabel import kenali_variabel
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.peta import KECAMATAN
from iki_desktop.domain.impor.tanya import ABAIKAN, TIDAK, YA, Jawaban, Pertanyaan, Pilihan
from iki_desktop.domain.impor.tanya_sel import (
    dijawab,
    kutip,
    pilihan_periode,
    tanya_desa,
    tanya_desa_lembar,
    tanya_periode,
    tanya_periode_kolom,
    tanya_periode_lembar,
    tanya_tahun,
    tanya_variabel,
)
from iki_desktop.domain.impor.templat import kunci_variabel
from iki_desktop.domain.kisi import TAHUN_LALU, halangan
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Periode, baca_periode
from iki_desktop.domain.variabel import Variabel

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Arti(Generic[T]):
    """What something of a sheet stands for: `nilai` where that is certain; where `nasib` is told, its cells come to
    that end for the reason `sebab` (and `nilai` is what they would have been); where `tanya` has questions, they wait
    for the answers."""

    nilai: T | None = None
    nasib: Literal["", "ditolak", "diabaikan"] = ""
    sebab: str = ""
    tanya: tuple[Pertanyaan, ...] = ()


ArtiDesa = Arti[int]  # `KECAMATAN` where it is the office itself
ArtiPeriode = Arti[Periode]
ArtiVariabel = Arti[Variabel]
ArtiKunci = Arti[KunciFigur]
TAK_DITANYA: ArtiPeriode = Arti()  # not known, and not asked yet


def _named(jawaban: str, calon: Iterable[Calon]) -> int | None:
    """The one that an answer names; None where it names none, or several: then it stays open."""
    try:
        return cari(calon, jawaban, "jawaban", "")
    except UserError:
        return None


class PembacaSumbu:
    """What the texts of one sheet mean, each looked at once.

    `tahun` is the year of its periods that don't name one; None where the sheet names several. `variabel_asing` are
    the variables of a template by their id there.
    """

    def __init__(
        self,
        konteks: Konteks,
        jawaban: Jawaban,
        lembar: str,
        variabel_asing: Mapping[int, int | None] | None = None,
    ) -> None:
        """Begins with nothing known."""
        self.konteks, self.jawaban, self.lembar = konteks, jawaban, lembar
        self._asing = variabel_asing
        self._variabel = {v.id: v for v in konteks.variabel}
        self._id_desa = {d.id for d in konteks.desa}
        self._desa: dict[str, ArtiDesa] = {}
        self._periode: dict[tuple[str, int | None], ArtiPeriode] = {}
        self._masa: dict[Periode, ArtiPeriode] = {}
        self._arti_variabel: dict[str | int, ArtiVariabel] = {}
        self._arti_id_desa: dict[int, ArtiDesa] = {}
        self._kunci: dict[tuple[ArtiDesa, ArtiPeriode, ArtiVariabel, bool], ArtiKunci] = {}

    # -- villages

    def desa(self, nomor: int) -> ArtiDesa:
        """The village of an id, or the office itself."""
        if nomor not in self._arti_id_desa:
            ada = nomor == KECAMATAN or nomor in self._id_desa
            self._arti_id_desa[nomor] = (
                Arti(nomor) if ada else Arti(nasib="ditolak", sebab="Desanya tidak ada lagi di daftar desa kantor ini.")
            )
        return self._arti_id_desa[nomor]

    def desa_bernama(self, teks: str) -> ArtiDesa:
        """The village that a text names."""
        if teks not in self._desa:
            self._desa[teks] = self._village(teks)
        return self._desa[teks]

    def _village(self, teks: str) -> ArtiDesa:
        dikenal = kenali_desa(teks, self.konteks.desa)
        if dikenal.id is not None:
            return self.desa(dikenal.id)
        nama = {d.id: d.nama for d in self.konteks.desa}
        calon = [Pilihan(nama[c.id], nama[c.id], c.sebab) for c in dikenal.calon if c.id in nama]
        bukan = f"{kutip(teks)} bukan desa di kecamatan ini (jawaban Anda)."
        return self._answered_village(tanya_desa(teks, calon, self.lembar), bukan)

    def desa_lembar(self, kunci: str, apa: str) -> ArtiDesa:
        """The village of a table that names none: as it was answered, else asked."""
        semua = [Pilihan(d.nama, d.nama) for d in self.konteks.desa]
        pertanyaan = tanya_desa_lembar(kunci, apa, semua, self.lembar)
        return self._answered_village(pertanyaan, "Tabel ini diabaikan (jawaban Anda).")

    def _answered_village(self, pertanyaan: Pertanyaan, bukan: str) -> ArtiDesa:
        jawaban = dijawab(pertanyaan, self.jawaban)
        if jawaban == ABAIKAN:
            return Arti(nasib="diabaikan", sebab=bukan)
        nomor = self._named_village(jawaban) if jawaban else None
        return Arti(tanya=(pertanyaan,)) if nomor is None else self.desa(nomor)

    def _named_village(self, jawaban: str) -> int | None:
        kode = {d.id: tuple(filter(None, (d.kode_bps, d.kode_kemendagri))) for d in self.konteks.desa}
        nomor = _named(jawaban, [Calon(d.id, (*d.semua_nama, *kode[d.id]), d.nama) for d in self.konteks.desa])
        return kenali_desa(jawaban, self.konteks.desa).id if nomor is None else nomor

    # -- periods

    def periode(self, masa: Periode) -> ArtiPeriode:
        """A period, if figures of it may come in this file."""
        if masa not in self._masa:
            self._masa[masa] = self._allowed(masa)
        return self._masa[masa]

    def _allowed(self, masa: Periode) -> ArtiPeriode:
        diminta, tahun = self.konteks.periode, self.konteks.tahun
        if diminta is not None and not (diminta.holds(masa) or masa.holds(diminta)):
            return Arti(nasib="ditolak", sebab=f"Angka ini untuk {masa.nama}, padahal yang diimpor {diminta.nama}.")
        if masa.tahun not in self.konteks.semua_tahun and not tahun - TAHUN_LALU <= masa.tahun <= tahun:
            periksa = "Periksa tahunnya, atau buat tahun itu dahulu."
            return Arti(nasib="ditolak", sebab=f"Tahun {masa.tahun} tidak ada di berkas kantor ini. {periksa}")
        if masa.tahun == tahun or diminta is not None:
            return Arti(masa)
        pertanyaan = tanya_tahun(masa.tahun, tahun, self.lembar)
        jawaban = dijawab(pertanyaan, self.jawaban)
        if jawaban == YA:
            return Arti(masa)
        if jawaban in (TIDAK, ABAIKAN):
            return Arti(nasib="diabaikan", sebab=f"Angka tahun {masa.tahun} tidak diimpor (jawaban Anda).")
        return Arti(tanya=(pertanyaan,))

    def periode_bernama(self, teks: str, tahun: int | None) -> ArtiPeriode:
        """The period that a text names; `tahun` where it names no year itself."""
        if (teks, tahun) not in self._periode:
            masa = kenali_periode(teks, tahun)
            self._periode[teks, tahun] = self.periode(masa) if masa is not None else self._unknown_period(teks, tahun)
        return self._periode[teks, tahun]

    def _unknown_period(self, teks: str, tahun: int | None) -> ArtiPeriode:
        pilihan = pilihan_periode(self.konteks.periode, tahun or self.konteks.tahun, ())
        return self._answered_period(
            tanya_periode(teks, pilihan, self.lembar), tahun, f"{kutip(teks)} bukan periode (jawaban Anda)."
        )

    def periode_lembar(self, variabel: Iterable[Variabel]) -> ArtiPeriode:
        """The period of a table that names none: as it was answered, else asked."""
        pilihan = pilihan_periode(self.konteks.periode, self.konteks.tahun, variabel)
        return self._answered_period(
            tanya_periode_lembar(pilihan, self.lembar), self.konteks.tahun, "Tabel ini diabaikan (jawaban Anda)."
        )

    def periode_kolom(self, alamat: str, judul: str, calon: Sequence[Periode]) -> ArtiPeriode:
        """The period of a column whose header and title say two: as it was answered, else asked."""
        return self._answered_period(
            tanya_periode_kolom(alamat, judul, calon, self.lembar),
            calon[0].tahun,
            f"Kolom {kutip(judul)} diabaikan (jawaban Anda).",
        )

    def _answered_period(self, pertanyaan: Pertanyaan, tahun: int | None, bukan: str) -> ArtiPeriode:
        jawaban = dijawab(pertanyaan, self.jawaban)
        if jawaban == ABAIKAN:
            return Arti(nasib="diabaikan", sebab=bukan)
        masa = None
        if jawaban:
            try:
                masa = baca_periode(jawaban)
            except UserError:  # not as scripts write it: perhaps `Januari 2026`
                masa = kenali_periode(jawaban, tahun)
        return Arti(tanya=(pertanyaan,)) if masa is None else self.periode(masa)

    # -- variables

    def variabel(self, nomor: int) -> ArtiVariabel:
        """The variable of an id."""
        if nomor not in self._arti_variabel:
            ada = self._variabel.get(nomor)
            self._arti_variabel[nomor] = (
                Arti(ada) if ada else Arti(nasib="ditolak", sebab="Variabelnya tidak ada lagi di kantor ini.")
            )
        return self._arti_variabel[nomor]

    def variabel_bernama(self, teks: str) -> ArtiVariabel:
        """The variable that the label of a row names, or the key that a template has there."""
        if teks not in self._arti_variabel:
            nomor = kunci_variabel(teks) if self._asing is not None else None
            self._arti_variabel[teks] = self._of_template(teks, nomor) if nomor is not None else self._labelled(teks)
        return self._arti_variabel[teks]

    def _of_template(self, teks: str, nomor: int) -> ArtiVariabel:
        kita = (self._asing or {}).get(nomor)
        if kita is None:
            sebab = f"Variabel templat dengan kunci {teks} tidak ada lagi di kantor ini. Buat templat baru."
            return Arti(nasib="ditolak", sebab=sebab)
        return self.variabel(kita)

    def _labelled(self, teks: str) -> ArtiVariabel:
        dikenal = kenali_variabel(teks, self.konteks.variabel)
        if dikenal.id is not None:
            return self.variabel(dikenal.id)
        calon = [(c.id, c.sebab) for c in dikenal.calon]
        pertanyaan = tanya_variabel(teks, self.pilihan_variabel(calon), self.lembar)
        arti = self.jawaban_variabel(pertanyaan, f"{kutip(teks)} bukan variabel kantor ini (jawaban Anda).")
        if arti.tanya and not calon:
            return Arti(nasib="ditolak", sebab=f"{kutip(teks)} tidak dikenali sebagai variabel.")
        return arti

    def pilihan_variabel(self, calon: Iterable[tuple[int, str]]) -> tuple[Pilihan, ...]:
        """Candidates, by id and reason, as answers to choose from."""
        ada = self._variabel
        return tuple(Pilihan(ada[nomor].nama, ada[nomor].nama, sebab) for nomor, sebab in calon if nomor in ada)

    def jawaban_variabel(self, pertanyaan: Pertanyaan, bukan: str) -> ArtiVariabel:
        """What was answered to a question about a variable; the question where nothing that can be used was."""
        jawaban = dijawab(pertanyaan, self.jawaban)
        if jawaban == ABAIKAN:
            return Arti(nasib="diabaikan", sebab=bukan)
        if jawaban:
            calon = [Calon(v.id, tuple(filter(None, (v.nama, v.tercetak))), v.nama) for v in self.konteks.variabel]
            nomor = _named(jawaban, calon)
            if nomor is not None:
                return self.variabel(nomor)
        return Arti(tanya=(pertanyaan,))

    # -- all three together

    def gabung(
        self,
        desa: ArtiDesa,
        periode: ArtiPeriode,
        variabel: ArtiVariabel,
        *,
        tanpa_desa: bool = False,
        tanpa_periode: bool = False,
    ) -> ArtiKunci:
        """The figure that a village, a period and a variable make. `tanpa_desa`, `tanpa_periode`: the table names none,
        so what is the office's own is that, and nothing is asked before the variable is known."""
        if tanpa_periode and variabel.nilai is None:
            periode = TAK_DITANYA
        tanda = (desa, periode, variabel, tanpa_desa)
        if tanda not in self._kunci:
            self._kunci[tanda] = self._joined(desa, periode, variabel, tanpa_desa)
        return self._kunci[tanda]

    def _joined(self, desa: ArtiDesa, periode: ArtiPeriode, variabel: ArtiVariabel, tanpa_desa: bool) -> ArtiKunci:
        if tanpa_desa and (variabel.nilai is None or variabel.nilai.lingkup == "kecamatan"):
            desa = self.desa(KECAMATAN)
        for satu in (variabel, desa, periode):
            if satu.nasib:
                return Arti(nasib=satu.nasib, sebab=satu.sebab)
        apa, masa = variabel.nilai, periode.nilai
        if apa is not None and masa is not None:
            id_desa = self._place(desa)
            kunci = None if desa.tanya else (apa.id, masa, id_desa)
            if salah := halangan(apa, masa, id_desa, self.konteks.kunci):
                return Arti(kunci, "ditolak", salah if salah[0].isupper() else f"{apa.nama}: {salah}")
            if kunci is not None:
                return Arti(kunci)
        return Arti(tanya=(*variabel.tanya, *desa.tanya, *periode.tanya))

    def _place(self, desa: ArtiDesa) -> int | None:
        """Whose figure it is; of a village that is still asked for, any."""
        if desa.nilai is None:
            return next(iter(self._id_desa), 1)
        return None if desa.nilai == KECAMATAN else desa.nilai
