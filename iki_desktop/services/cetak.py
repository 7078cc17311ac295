"""Documents out: the pages of each form, and all of them as one PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from iki_desktop.domain.dokumen import Dokumen, Formulir
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.rumus import RumusError, baca_rumus
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.report.halaman import Halaman, bidang
from iki_desktop.report.huruf import measure, tanpa_huruf
from iki_desktop.report.iki import penandatangan_di, susun_formulir
from iki_desktop.report.pdf import Bab, Keterangan, tulis_pdf
from iki_desktop.services.berkas import write_whole
from iki_desktop.services.kemajuan import Progress, silent


@dataclass(frozen=True, slots=True)
class HasilCetak:
    """What was written: where, how many pages and forms, and what the reader should know of it."""

    berkas: Path
    halaman: int
    formulir: int
    peringatan: tuple[str, ...]


def export(dokumen: Dokumen, path: Path, progress: Progress = silent) -> HasilCetak:
    """Writes a document as its name asks: `.pdf` the formal PDF, `.xlsx` the workbook of the same."""
    match path.suffix.lower():
        case ".pdf":
            return export_pdf(dokumen, path, progress)
        case ".xlsx":
            return export_xlsx(dokumen, path, progress)
    raise UserError(f"“{path.name}” tidak berakhiran .pdf atau .xlsx. Tulis salah satunya, misalnya iki.pdf.")


def export_xlsx(dokumen: Dokumen, path: Path, progress: Progress = silent) -> HasilCetak:
    """Writes the workbook of a document to `path`, one sheet a form, wholly or not at all."""
    from iki_desktop.sheets.iki import tulis_xlsx

    _require_forms(dokumen)
    semua = tuple(with_printed_names(f, dokumen.nama_tercetak) for f in dokumen.formulir)
    write_whole(path, tulis_xlsx(replace(dokumen, formulir=semua), progress))
    return HasilCetak(path, len(dokumen.formulir), len(dokumen.formulir), ())


def _require_forms(dokumen: Dokumen) -> None:
    if not dokumen.formulir:
        raise UserError(
            "Belum ada jabatan untuk dicetak. Tambahkan jabatan atau pilih katalog lain saat membuat berkas."
        )


def export_pdf(dokumen: Dokumen, path: Path, progress: Progress = silent) -> HasilCetak:
    """Writes the formal PDF of a document to `path`, wholly or not at all."""
    isi, halaman = render_pdf(dokumen, progress)
    write_whole(path, isi)
    return HasilCetak(path, halaman, len(dokumen.formulir), peringatan(dokumen))


def render_pdf(dokumen: Dokumen, progress: Progress = silent) -> tuple[bytes, int]:
    """The formal PDF and the number of its pages. Raises `UserError` for a document without forms."""
    _require_forms(dokumen)
    bab = []
    for nomor, satu in enumerate(dokumen.formulir):
        progress(nomor, len(dokumen.formulir), f"Menata {satu.nama}")
        bab.append(Bab(satu.nama, pages_of(dokumen, nomor)))
    progress(len(dokumen.formulir), len(dokumen.formulir), "Menulis PDF")
    area = bidang(dokumen.gaya, measure)
    return tulis_pdf(bab, area, keterangan(dokumen)), sum(len(b.halaman) for b in bab)


def pages_of(dokumen: Dokumen, nomor: int) -> list[Halaman]:
    """The pages of form `nomor` of a document (counted from 0)."""
    area = bidang(dokumen.gaya, measure)
    formulir = with_printed_names(dokumen.formulir[nomor], dokumen.nama_tercetak)
    return susun_formulir(formulir, area, penandatangan_di(dokumen, nomor))


def with_printed_names(formulir: Formulir, nama: Sequence[tuple[str, str]]) -> Formulir:
    """The form with its variables under the names they print with."""
    if not nama:
        return formulir
    from iki_desktop.domain.nama_rumus import ganti_semua

    tercetak = {kunci_cari(satu): cetak for satu, cetak in reversed(nama)}  # of two alike the first counts
    semua = tuple(
        replace(s, indikator=tuple(replace(i, rumus=ganti_semua(i.rumus, tercetak)) for i in s.indikator))
        for s in formulir.sasaran
    )
    return replace(formulir, sasaran=semua)


def keterangan(dokumen: Dokumen) -> Keterangan:
    """The metadata of the PDF."""
    kantor = f"Kecamatan {dokumen.kecamatan}".strip()
    return Keterangan(
        judul=f"Indikator Kinerja Individu {kantor} Tahun {dokumen.tahun}",
        penulis=kantor,
        perihal=f"IKI {len(dokumen.formulir)} jabatan, Kabupaten {dokumen.kabupaten}".removesuffix(", Kabupaten "),
    )


def peringatan(dokumen: Dokumen) -> tuple[str, ...]:
    """Sentences about what could not be printed as it is written."""
    return tuple(kalimat for formulir in dokumen.formulir for kalimat in peringatan_formulir(formulir))


def peringatan_formulir(formulir: Formulir) -> tuple[str, ...]:
    """The same for one form."""
    kalimat = [
        f"{formulir.nama}: rumus indikator {ke} belum lengkap, tercetak seperti diketik."
        for ke, indikator in enumerate((i for s in formulir.sasaran for i in s.indikator), start=1)
        if is_draft(indikator.rumus)
    ]
    hilang = set[str]().union(*(tanpa_huruf(teks) for teks in texts_of(formulir)))
    if hilang:
        huruf = " ".join(sorted(hilang)[:10])
        kalimat.append(f"{formulir.nama}: huruf {huruf} tidak ada pada huruf cetak, tercetak sebagai kodenya.")
    return tuple(kalimat)


def is_draft(rumus: str) -> bool:
    """Whether a line of a formula cell is neither a formula nor plain words."""
    for baris in rumus.split("\n") if rumus else ():
        try:
            baca_rumus(baris)
        except RumusError:
            from iki_desktop.domain.periksa_rumus import jenis_baris

            if jenis_baris(baris) == "draf":
                return True
    return False


def texts_of(formulir: Formulir) -> Iterator[str]:
    """All texts of a form that are printed."""
    yield from (formulir.judul, formulir.nama, formulir.gaya_daftar, *formulir.kolom, *formulir.tugas, *formulir.fungsi)
    for sasaran in formulir.sasaran:
        yield sasaran.teks
        for i in sasaran.indikator:
            yield from (i.penanda, i.teks, i.penjelasan, i.rumus, i.catatan, i.sumber)
