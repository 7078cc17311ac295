"""The proposed meaning of a table: where village, variable and period are told, what each column holds, and why.

What isn't certain stays open: a fixed axis without a value, a column that is neither taken nor ignored. Both are asked.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from iki_desktop.domain.impor.baca_kepala import KepalaKolom, baca_kepala, calon_kepala
from iki_desktop.domain.impor.judul import judul_lembar, judul_tabel, kecamatan_disebut, sebutan_desa
from iki_desktop.domain.impor.kata import kata
from iki_desktop.domain.impor.kenal import Kenal, kenal, teks_sel
from iki_desktop.domain.impor.kenali_periode import baca_teks_periode, kenali_periode
from iki_desktop.domain.impor.kenali_variabel import CalonVariabel
from iki_desktop.domain.impor.kepala import PEMISAH
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.label import IsiKolom, Label, cari_label, isi_kolom
from iki_desktop.domain.impor.lembar import Lembar, huruf_kolom, isi
from iki_desktop.domain.impor.peta import KolomNilai, Letak, Peta, Sumbu, Tabel, Usulan
from iki_desktop.domain.impor.sebab import sebab, yakin
from iki_desktop.domain.impor.tetap import Tetapan, masa_tetap, sumber_tabel, tetapan, variabel_tabel

_BUKAN_ANGKA = frozenset({"no", "kode", "satuan", "keterangan"})


@dataclass(slots=True)
class _Bacaan:
    """One table, read: its columns, its label columns, what is said of it as a whole, what its headings name."""

    kepala: Mapping[int, KepalaKolom]
    isi: Mapping[int, IsiKolom]
    label: Label
    tetap: Tetapan
    kelompok: frozenset[str]

    def nilai(self) -> list[int]:
        """The columns that may hold figures."""
        bukan = {self.label.desa, self.label.variabel, self.label.periode}
        return [k for k in self.kepala if k not in bukan and self.kepala[k].peran not in _BUKAN_ANGKA]


def usulkan(lembar: Lembar, tabel: Tabel, konteks: Konteks, nama_berkas: str) -> Usulan:
    """The meaning of a table as far as it tells it, how sure that is, and why in a sentence or two.

    A meaning remembered for this layout wins (1.0), but what each file says itself, in its title and its headers, is
    read anew.
    """
    tahu = kenal(konteks)
    tetap = tetapan(sumber_tabel(lembar, tabel, nama_berkas, tahu), tahu, konteks)
    bacaan = _read(lembar, tabel, tahu, tetap)
    diingat = (konteks.peta or {}).get(sidik(lembar, tabel, konteks))
    if diingat is not None and not _of_another(diingat, tetap):
        return _remembered(lembar, tabel, diingat, bacaan, konteks)
    desa, variabel, periode = _axes(bacaan, konteks)
    kolom, abaikan, tanya = _columns(bacaan, tahu, (desa.letak, variabel.letak, periode.letak))
    if variabel.letak == "kepala" and not tanya and not any(k.variabel is not None for k in kolom):
        variabel = Sumbu("tetap", bacaan.tetap.variabel)
    if periode.letak == "tetap":
        masa = masa_tetap(bacaan.tetap, variabel_tabel(lembar, tabel, kolom, variabel, konteks))
        periode = Sumbu("tetap", masa)
    peta = Peta(desa, variabel, periode, kolom, abaikan)
    if all(s.letak == "tetap" for s in (desa, variabel, periode)) and variabel.nilai is None:
        return Usulan(
            Peta(desa, Sumbu("tetap"), periode), 0.0, "Tidak ada desa atau variabel yang dikenali di tabel ini."
        )
    if _rows_say_other(peta, bacaan):
        peta = replace(peta, kolom=(), abaikan=frozenset(bacaan.kepala))
        return Usulan(peta, 0.0, "Baris tabel ini bukan desa, variabel, atau periode yang dikenali.")
    if desa.letak == "kolom" and (beda := _other_village(lembar, tabel, desa.kolom, bacaan, tahu)):
        tetap.bentrok.append(beda)
    if not kolom and not tanya:
        return Usulan(peta, 0.0, "Tidak ada kolom angka yang dikenali di tabel ini.")
    return Usulan(
        peta, yakin(peta, bacaan.isi, tanya, konteks), sebab(lembar, tabel, peta, bacaan.isi, tetap, tanya, konteks)
    )


def usulan_cadangan(lembar: Lembar, tabel: Tabel, konteks: Konteks, nama_berkas: str) -> Usulan:
    """For a table that is none for certain: the meaning remembered for it, else one that takes and asks nothing."""
    if sidik(lembar, tabel, konteks) in (konteks.peta or {}):
        return usulkan(lembar, tabel, konteks, nama_berkas)
    tetap = Sumbu("tetap")
    return Usulan(Peta(tetap, tetap, tetap), 0.0, "Tabel ini tidak dikenali. Klik kepala kolom untuk memilih artinya.")


def _of_another(peta: Peta, tetap: Tetapan) -> bool:
    """Whether a remembered meaning has variables, and the title names another one: `Jumlah` heads many things."""
    ada = {k.variabel for k in peta.kolom if k.variabel is not None}
    return bool(ada) and tetap.variabel is not None and tetap.variabel not in ada


def _read(lembar: Lembar, tabel: Tabel, tahu: Kenal, tetap: Tetapan) -> _Bacaan:
    kelompok = _groups(lembar, tabel, tahu, tetap)
    kepala = {k: baca_kepala(teks, tahu, tetap.tahun) for k, teks in enumerate(tabel.teks_kepala, tabel.kolom[0])}
    isi = isi_kolom(lembar, tabel, tahu, tetap.tahun)
    _without_common(kepala)
    label = cari_label(kepala, isi)
    return _Bacaan(kepala, isi, label, tetap, kelompok)


def _groups(lembar: Lembar, tabel: Tabel, tahu: Kenal, tetap: Tetapan) -> frozenset[str]:
    """The axes that headings of groups tell; one that only says what the title does tells none. Where a heading is of
    another year, no year is known of months told without one."""
    data = tabel.baris("data")
    desa: set[object] = set()
    masa: set[object] = set()
    hasil: set[str] = set()
    for b in tabel.baris("kelompok"):
        teks = " ".join(teks_sel(c) for c in lembar.baris[b] if c is not None)
        if not data or b > data[-1]:
            continue
        if tahu.variabel.pasti(teks) is not None:
            hasil.add("variabel")
            continue
        disebut = sebutan_desa([teks], tahu)
        desa |= disebut.desa | disebut.lain
        bacaan = baca_teks_periode(teks, tetap.tahun)
        masa |= {p for p in bacaan.periode if p.panjang < 12}
        if any(tahun != tetap.tahun for tahun in bacaan.tahun):
            tetap.tahun = None
    if desa - {tetap.desa}:
        hasil.add("desa")
    if masa - {tetap.periode}:
        hasil.add("periode")
    return frozenset(hasil)


def _without_common(kepala: Mapping[int, KepalaKolom]) -> None:
    """A text over all columns of figures tells none of them from another: it is no unknown part of any."""
    nilai = [
        k
        for k, satu in kepala.items()
        if satu.periode is not None or satu.desa is not None or satu.variabel is not None
    ]
    if len(nilai) < 2:
        return
    for teks in set(kepala[nilai[0]].sisa):
        if all(teks in kepala[k].sisa and teks != kepala[k].teks for k in nilai):
            for k in nilai:
                kepala[k].sisa.remove(teks)


def _axes(bacaan: _Bacaan, konteks: Konteks) -> tuple[Sumbu, Sumbu, Sumbu]:
    """Where each axis is told: in a column, above the columns, in headings of groups, or once for all."""
    label, nilai = bacaan.label, [bacaan.kepala[k] for k in bacaan.nilai()]
    pasti = [k for k in nilai if not k.lain]

    def axis(apa: str, kolom: int, ada: bool, tetap: int | None) -> Sumbu:
        if kolom >= 0:
            return Sumbu("kolom", None, kolom)
        if ada:
            return Sumbu("kepala")
        return Sumbu("kelompok") if apa in bacaan.kelompok else Sumbu("tetap", tetap)

    desa = axis("desa", label.desa, any(k.desa is not None for k in pasti), bacaan.tetap.desa)
    ada_variabel = any(k.variabel is not None for k in pasti)
    variabel = axis("variabel", label.variabel, ada_variabel, bacaan.tetap.variabel)
    if variabel.letak == "tetap" and variabel.nilai is None and _may_be_variables(bacaan, konteks):
        variabel = Sumbu("kepala")
    ada_periode = any(k.periode is not None or (bacaan.tetap.tahun is None and k.mirip_periode) for k in pasti)
    periode = axis("periode", label.periode, ada_periode, None)
    return desa, variabel, periode


def _may_be_variables(bacaan: _Bacaan, konteks: Konteks) -> bool:
    """Whether the headers have something like a variable in them."""
    tahu = kenal(konteks)
    return any(
        calon_kepala(bacaan.kepala[k], tahu)
        for k in bacaan.nilai()
        if bacaan.kepala[k].sisa and bacaan.isi.get(k, IsiKolom()).angka
    )


def _columns(
    bacaan: _Bacaan, tahu: Kenal, letak: tuple[Letak, Letak, Letak]
) -> tuple[tuple[KolomNilai, ...], frozenset[int], tuple[int, ...]]:
    """The columns of figures, those that hold nothing of ours, and those that are to be asked for."""
    di_kepala = [satu == "kepala" for satu in letak]
    nilai = bacaan.nilai()
    label = {bacaan.label.desa, bacaan.label.variabel, bacaan.label.periode}
    ambil: dict[int, KolomNilai] = {}
    tanya: list[int] = []
    total: dict[int, int] = {}  # a sum, or the one column of its variable
    for k in nilai:
        satu = bacaan.kepala[k]
        punya = [satu.desa, satu.variabel, satu.periode]
        lengkap = any(di_kepala) and all((p is not None) == ada for p, ada in zip(punya, di_kepala, strict=True))
        berisi = bacaan.isi.get(k, IsiKolom())
        if satu.lain:
            continue
        if satu.peran == "jumlah":
            if di_kepala[1] and satu.variabel is not None and berisi.angka:
                total[k] = satu.variabel
            continue
        if lengkap and not satu.sisa:
            ambil[k] = KolomNilai(k, satu.variabel, satu.periode, satu.desa)
        elif berisi.angka and _may_be_ours(satu, di_kepala, tahu):
            tanya.append(k)
    terpakai = {bacaan.kepala[k].variabel for k in (*ambil, *tanya)}
    tanya += [k for k, variabel in total.items() if variabel not in terpakai]
    if not any(di_kepala):
        ambil = {k: KolomNilai(k) for k in _only_figures(bacaan, nilai)}
    banyak = Counter((s.variabel, s.periode, s.desa) for s in ambil.values())
    for k in [k for k, s in ambil.items() if banyak[s.variabel, s.periode, s.desa] > 1]:
        if di_kepala[1]:  # of two columns of one name, each may be something else
            tanya.append(k)
        if di_kepala[1] or bacaan.kepala[k].hari:  # one month for each of its days
            del ambil[k]
    abaikan = frozenset(set(bacaan.kepala) - set(ambil) - set(tanya) - label)
    return tuple(ambil[k] for k in sorted(ambil)), abaikan, tuple(sorted(tanya))


def _may_be_ours(satu: KepalaKolom, di_kepala: list[bool], tahu: Kenal) -> bool:
    """Whether a header, of which not all is certain, is like what headers of this table tell."""
    desa, variabel, periode = di_kepala
    if variabel and (satu.variabel is not None or (satu.sisa and calon_kepala(satu, tahu))):
        return True
    return (desa and satu.mirip_desa) or (periode and satu.mirip_periode)


def _only_figures(bacaan: _Bacaan, nilai: list[int]) -> list[int]:
    """The one column of figures where no header tells what its columns are of: `Nilai`, `Realisasi`, else `Jumlah`."""
    for peran in ("nilai", "jumlah"):
        ada = [
            k
            for k in nilai
            if bacaan.kepala[k].peran == peran and not bacaan.kepala[k].sisa and not bacaan.kepala[k].lain
        ]
        if ada:
            return ada if len(ada) == 1 else []
    return []


def _rows_say_other(peta: Peta, bacaan: _Bacaan) -> bool:
    """Whether the rows have names of something else (hamlets, schools): none of them is the whole village."""
    if any(s.letak in {"kolom", "kelompok"} for s in (peta.desa, peta.variabel, peta.periode)):
        return False
    bernama = [k for k, satu in bacaan.kepala.items() if satu.peran not in {*_BUKAN_ANGKA, "lain"}]
    return any(bacaan.isi[k].teks > bacaan.isi[k].angka for k in bernama if k in bacaan.isi)


def _other_village(lembar: Lembar, tabel: Tabel, kolom: int, bacaan: _Bacaan, tahu: Kenal) -> str:
    """A sentence where codes beside the names are those of other villages; empty where none is."""
    for k, satu in bacaan.isi.items():
        if k == kolom or not satu.desa:
            continue
        for b in tabel.baris("data"):
            kode, nama = (tahu.desa.pasti(isi(lembar.di(b, di))) for di in (k, kolom))
            if kode is not None and nama is not None and kode != nama:
                return f"Baris {b + 1}: desa di kolom {huruf_kolom(k)} dan kolom {huruf_kolom(kolom)} berlainan."
    return ""


def _remembered(lembar: Lembar, tabel: Tabel, peta: Peta, bacaan: _Bacaan, konteks: Konteks) -> Usulan:
    """A meaning that was confirmed for this layout, with village, periods and variable as this file tells them."""
    tetap = bacaan.tetap
    kolom: list[KolomNilai] = []
    for satu in peta.kolom:
        judul = bacaan.kepala.get(satu.kolom)
        if judul is None:
            continue
        if peta.periode.letak == "kepala":
            satu = replace(satu, periode=judul.periode)
        if peta.desa.letak == "kepala":
            satu = replace(satu, desa=judul.desa)
        kolom.append(satu)
    peta = replace(peta, kolom=tuple(kolom))
    if peta.desa.letak == "tetap":
        peta = replace(peta, desa=Sumbu("tetap", tetap.desa))
    if peta.variabel.letak == "tetap" and tetap.variabel is not None:
        peta = replace(peta, variabel=Sumbu("tetap", tetap.variabel))
    if peta.periode.letak == "tetap":
        masa = masa_tetap(tetap, variabel_tabel(lembar, tabel, peta.kolom, peta.variabel, konteks))
        peta = replace(peta, periode=Sumbu("tetap", masa))
    kalimat = ["Susunan tabel ini sudah pernah Anda tetapkan.", *tetap.bentrok]
    return Usulan(peta, 1.0, " ".join(kalimat))


def sidik(_lembar: Lembar, tabel: Tabel, konteks: Konteks) -> str:
    """The signature of a layout: the header texts of its columns where they stand, with placeholders for villages,
    periods and years; the same for the next month's file, whatever its title and however many rows it has. Empty where
    there is no header: nothing can be known again then."""
    if not any(tabel.teks_kepala):
        return ""
    tahu = kenal(konteks)
    kolom = [str(tabel.kolom[0])]
    for teks in tabel.teks_kepala:
        kolom.append(PEMISAH.join(_layout(bagian, tahu) for bagian in teks.split(PEMISAH)))
    return hashlib.sha256("\n".join(kolom).encode()).hexdigest()[:32]


def _layout(teks: str, tahu: Kenal) -> str:
    if tahu.variabel.pasti(teks) is None:
        if (masa := kenali_periode(teks, tahu.tahun)) is not None:
            return f"<{masa.frekuensi}>"
        if tahu.desa.pasti(teks) is not None:
            return "<desa>"
    bacaan = baca_teks_periode(teks, tahu.tahun)
    sisa = f"{bacaan.sisa} <periode>" if bacaan.periode and not bacaan.tak_tentu else teks
    return " ".join("<tahun>" if len(k) == 4 and k[:2] in {"19", "20"} and k.isdigit() else k for k in kata(sisa))


def calon_kolom(lembar: Lembar, tabel: Tabel, kolom: int, konteks: Konteks) -> tuple[CalonVariabel, ...]:
    """The variables that a column's header may mean, the likeliest first; of the table's title where it says none."""
    tahu = kenal(konteks)
    ke = kolom - tabel.kolom[0]
    teks = tabel.teks_kepala[ke] if 0 <= ke < len(tabel.teks_kepala) else ""
    calon = calon_kepala(baca_kepala(teks, tahu, konteks.tahun), tahu) if teks else ()
    if calon:
        return calon
    dari_judul: dict[int, CalonVariabel] = {}
    for baris in judul_tabel(lembar, tabel):
        sisa = baca_teks_periode(baris, konteks.tahun).sisa
        for satu in calon_kepala(KepalaKolom(sisa), tahu) if len(sisa) < 150 else ():
            dari_judul.setdefault(satu.id, satu)
    return tuple(sorted(dari_judul.values(), key=lambda c: (-c.skor, c.id)))[:5]


def kecamatan_lain(lembar: Lembar, tabel: Tabel, konteks: Konteks) -> str:
    """The name of another sub-district that the title of a table names; empty where it names none, or this one."""
    tahu = kenal(konteks)
    return kecamatan_disebut([*judul_tabel(lembar, tabel), *judul_lembar(lembar, tahu)], tahu)
