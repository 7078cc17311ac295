"""How sure a proposed meaning is, and why, in a sentence or two for the clerk."""

from collections.abc import Mapping, Sequence

from iki_desktop.domain.impor.kenali_periode import baca_teks_periode
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.label import IsiKolom, kolom_tahun
from iki_desktop.domain.impor.lembar import Lembar, huruf_kolom
from iki_desktop.domain.impor.peta import Peta, Tabel
from iki_desktop.domain.impor.tetap import PILIHAN, Tetapan
from iki_desktop.domain.periode import Periode

_PALING_YAKIN = 0.95  # 1 is what the clerk has confirmed


def yakin(peta: Peta, isi: Mapping[int, IsiKolom], tanya: Sequence[int], konteks: Konteks) -> float:
    """From 0 to 1: the part of names that is known, less for each axis that has to be asked."""
    nilai = _PALING_YAKIN
    kosong = IsiKolom()
    if peta.desa.letak == "kolom":
        satu = isi.get(peta.desa.kolom, kosong)
        nilai *= satu.sebagian(satu.desa)
    elif peta.desa.letak == "tetap" and peta.desa.nilai is None and _by_village(peta, konteks):
        nilai *= 0.5
    if peta.variabel.letak == "kolom":
        satu = isi.get(peta.variabel.kolom, kosong)
        nilai *= satu.sebagian(satu.variabel)
    elif peta.variabel.letak == "kepala":
        nilai *= len(peta.kolom) / (len(peta.kolom) + len(tanya)) if peta.kolom else 0.2
    elif peta.variabel.letak == "tetap" and peta.variabel.nilai is None:
        nilai *= 0.5
    if peta.periode.letak == "kolom":
        satu = isi.get(peta.periode.kolom, kosong)
        nilai *= satu.sebagian(satu.periode)
    elif peta.periode.letak == "tetap" and peta.periode.nilai is None:
        nilai *= 0.5
    return round(nilai, 2)


def _by_village(peta: Peta, konteks: Konteks) -> bool:
    """Whether a village is needed at all: not where all the variables are the office's own."""
    lingkup = {v.id: v.lingkup for v in konteks.variabel}
    ada = {k.variabel for k in peta.kolom if k.variabel is not None}
    return not ada or any(lingkup.get(v) == "desa" for v in ada)


def sebab(
    lembar: Lembar,
    tabel: Tabel,
    peta: Peta,
    isi: Mapping[int, IsiKolom],
    tetap: Tetapan,
    tanya: Sequence[int],
    konteks: Konteks,
) -> str:
    """`Kolom B berisi nama desa (10 dari 10 dikenal), kolom D–F nama variabel, periode Januari 2026 dari judul.`"""
    bagian = [_village(peta, isi, tetap, konteks), _variable(peta, isi, tetap, konteks), _period(peta, isi, tetap)]
    kalimat = ", ".join(b for b in bagian if b)
    hasil = [f"{kalimat[:1].upper()}{kalimat[1:]}."]
    if tetap.tahun is not None and not tetap.tahun_disebut and _year_taken(lembar, tabel, peta, isi, tetap):
        hasil.append(f"Tahunnya tidak disebut; dipakai {tetap.tahun}.")
    hasil += tetap.bentrok
    if tanya:
        hasil.append(f"Kolom {_columns(tanya)} belum pasti artinya.")
    return " ".join(hasil)


def _columns(kolom: Sequence[int]) -> str:
    """`D–F, H`."""
    ruas: list[list[int]] = []
    for k in sorted(kolom):
        if ruas and k == ruas[-1][-1] + 1:
            ruas[-1].append(k)
        else:
            ruas.append([k])
    return ", ".join(huruf_kolom(r[0]) + (f"–{huruf_kolom(r[-1])}" if len(r) > 1 else "") for r in ruas)


def _label(kolom: int, apa: str, dikenal: int, semua: int) -> str:
    return f"kolom {huruf_kolom(kolom)} berisi {apa} ({dikenal} dari {semua} dikenal)"


def _village(peta: Peta, isi: Mapping[int, IsiKolom], tetap: Tetapan, konteks: Konteks) -> str:
    match peta.desa.letak:
        case "kolom":
            satu = isi.get(peta.desa.kolom, IsiKolom())
            return _label(peta.desa.kolom, "nama desa", satu.desa, satu.lain)
        case "kepala":
            return f"kepala kolom {_columns([k.kolom for k in peta.kolom])} nama desa" if peta.kolom else ""
        case "kelompok":
            return "desa dari judul tiap kelompok"
    nama = next((d.nama for d in konteks.desa if d.id == peta.desa.nilai), "")
    return f"desa {nama} dari {tetap.dari_desa}" if nama else ""


def _variable(peta: Peta, isi: Mapping[int, IsiKolom], tetap: Tetapan, konteks: Konteks) -> str:
    match peta.variabel.letak:
        case "kolom":
            satu = isi.get(peta.variabel.kolom, IsiKolom())
            return _label(peta.variabel.kolom, "nama variabel", satu.variabel, satu.lain)
        case "kepala":
            ada = [k.kolom for k in peta.kolom if k.variabel is not None]
            return f"kolom {_columns(ada)} nama variabel" if ada else "kepala kolom mirip nama variabel"
        case "kelompok":
            return "variabel dari judul tiap kelompok"
    nama = next((v.nama for v in konteks.variabel if v.id == peta.variabel.nilai), "")
    return f"variabel {nama} dari {tetap.dari_variabel}" if nama else "variabelnya belum diketahui"


def _period(peta: Peta, isi: Mapping[int, IsiKolom], tetap: Tetapan) -> str:
    match peta.periode.letak:
        case "kolom":
            satu = isi.get(peta.periode.kolom, IsiKolom())
            return _label(peta.periode.kolom, "periode", satu.periode, satu.lain)
        case "kepala":
            ada = [k.kolom for k in peta.kolom if k.periode is not None]
            return f"kolom {_columns(ada)} periode" if ada else "periode di kepala kolom"
        case "kelompok":
            return "periode dari judul tiap kelompok"
    masa = peta.periode.nilai
    return (
        f"periode {masa.nama} dari {tetap.dari_periode}" if isinstance(masa, Periode) else "periodenya belum diketahui"
    )


def _year_taken(lembar: Lembar, tabel: Tabel, peta: Peta, isi: Mapping[int, IsiKolom], tetap: Tetapan) -> bool:
    """Whether a year was taken that the table doesn't say itself."""
    match peta.periode.letak:
        case "kolom":
            tanpa = isi.get(peta.periode.kolom, IsiKolom()).tanpa_tahun
            return tanpa and kolom_tahun(lembar, tabel, peta.periode.kolom) < 0
        case "kelompok":
            return True
        case "kepala":
            return any(baca_teks_periode(teks, tetap.tahun).tanpa_tahun for teks in tabel.teks_kepala)
    return isinstance(peta.periode.nilai, Periode) and tetap.dari_periode != PILIHAN
