"""What an import teaches: other names of villages, and what layouts mean: the next file of a kind asks nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from iki_desktop.domain.acuan import Calon, cari
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.impor.hasil import Tinjauan
from iki_desktop.domain.impor.hasil_buku import TinjauanBuku
from iki_desktop.domain.impor.kenali_desa import kenali_desa
from iki_desktop.domain.impor.kepala import PEMISAH
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.lembar import isi
from iki_desktop.domain.impor.meja import alamat_kepala
from iki_desktop.domain.impor.peta import KolomNilai, Peta, Tabel
from iki_desktop.domain.impor.tanya import ABAIKAN, Jawaban, jawaban_di, jawaban_untuk
from iki_desktop.domain.impor.usul import sidik
from iki_desktop.domain.teks import kunci_cari, satu_baris

PetaTangan = Mapping[tuple[str, int], Peta]  # meanings set by hand, by sheet and number of the table


def nama_baru(hasil: Sequence[TinjauanBuku], konteks: Konteks, jawaban: Jawaban) -> dict[int, set[str]]:
    """The names, as files write them, that the clerk said mean a village: by its id."""
    semua = [Calon(d.id, d.semua_nama, d.nama) for d in konteks.desa]
    dijawab = {kunci: nomor for kunci, nilai in jawaban.items() if (nomor := _named(semua, nilai)) is not None}
    baru: dict[int, set[str]] = {}
    for teks in _labels(hasil) if dijawab else ():
        nomor = dijawab.get(kunci_cari(teks))
        if nomor is not None and kenali_desa(teks, konteks.desa).id is None:
            baru.setdefault(nomor, set()).add(teks)
    return baru


def _labels(hasil: Sequence[TinjauanBuku]) -> Iterable[str]:
    """The texts of all rows, as questions quote them, each once."""
    return dict.fromkeys(
        satu_baris(satu[1:])
        for buku in hasil
        for tinjauan in buku.lembar
        for baris in tinjauan.lembar.baris
        for satu in baris
        if satu is not None and satu[0] == "t"
    )


def _named(calon: Iterable[Calon], acuan: str) -> int | None:
    try:
        return cari(calon, acuan, "jawaban", "")
    except UserError:
        return None


def peta_baru(
    hasil: Sequence[TinjauanBuku], konteks: Konteks, jawaban: Jawaban, tangan: Mapping[str, PetaTangan]
) -> dict[str, Peta]:
    """The meanings to be remembered, by the signature of their layout: those set by hand (`tangan`, by the name of the
    file), and those that answers completed. What was understood without help is understood again."""
    baru: dict[str, Peta] = {}
    for buku in hasil:
        if buku.templat:
            continue
        milik = jawaban_di(buku.buku.nama, jawaban)
        for tinjauan in buku.lembar:
            for ke, (tabel, usulan) in enumerate(zip(tinjauan.tabel, tinjauan.usulan, strict=True)):
                peta = _answered(tinjauan, tabel, usulan.peta, konteks, milik)
                if peta != usulan.peta or (tinjauan.lembar.nama, ke) in tangan.get(buku.buku.nama, {}):
                    baru[sidik(tinjauan.lembar, tabel, konteks)] = peta
    baru.pop("", None)  # of tables without a header
    return baru


def _answered(tinjauan: Tinjauan, tabel: Tabel, peta: Peta, konteks: Konteks, jawaban: Jawaban) -> Peta:
    """A meaning with what was answered about its columns and labels."""
    variabel = [Calon(v.id, tuple(filter(None, (v.nama, v.tercetak))), v.nama) for v in konteks.variabel]
    kolom = {satu.kolom: satu for satu in peta.kolom}
    abaikan = set(peta.abaikan)
    for k in range(tabel.kolom[0], tabel.kolom[1] + 1) if peta.variabel.letak == "kepala" else ():
        jawab = jawaban_untuk(f"variabel {tinjauan.lembar.nama}!{alamat_kepala(tinjauan.lembar, tabel, k)}", jawaban)
        if jawab == ABAIKAN:
            kolom.pop(k, None)
            abaikan.add(k)
        elif jawab and (nomor := _named(variabel, jawab)) is not None:
            kolom[k] = replace(kolom.get(k, KolomNilai(k)), variabel=nomor)
    label = dict(peta.jawaban)
    for teks in _row_labels(tinjauan, tabel, peta):
        for kunci, berarti in ((f"variabel {teks}", variabel), (teks, [])):
            jawab = jawaban_untuk(kunci, jawaban)
            if jawab == ABAIKAN:
                label[kunci_cari(kunci)] = ABAIKAN
            elif jawab and (nomor := _named(berarti, jawab)) is not None:
                label[kunci_cari(kunci)] = str(nomor)
    return replace(
        peta,
        kolom=tuple(kolom[k] for k in sorted(kolom)),
        abaikan=frozenset(abaikan),
        jawaban=tuple(sorted(label.items())),
    )


def _row_labels(tinjauan: Tinjauan, tabel: Tabel, peta: Peta) -> Iterable[str]:
    """The texts of a table that tell a village or a variable, by row or by group of rows; villages above columns."""
    kolom = [sumbu.kolom for sumbu in (peta.desa, peta.variabel) if sumbu.letak == "kolom"]
    berkelompok = any(sumbu.letak == "kelompok" for sumbu in (peta.desa, peta.variabel))
    hasil: dict[str, None] = {}
    for b in tabel.baris("data") if kolom else ():
        for k in kolom:
            hasil[satu_baris(isi(tinjauan.lembar.di(b, k)))] = None
    for b in tabel.baris("kelompok") if berkelompok else ():
        hasil[satu_baris(" ".join(isi(satu) for satu in tinjauan.lembar.baris[b] if satu is not None))] = None
    if peta.desa.letak == "kepala":
        hasil |= {satu.strip(): None for teks in tabel.teks_kepala for satu in satu_baris(teks).split(PEMISAH)}
    return (teks for teks in hasil if teks)
