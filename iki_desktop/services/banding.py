"""Comparing: a year with a year, or the document as it once was with what it is now; on the screen and as a PDF."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from iki_desktop.domain.banding import BedaJabatan, banding_dokumen
from iki_desktop.domain.dokumen import Dokumen
from iki_desktop.domain.teks import tanggal_panjang
from iki_desktop.services.berkas import write_whole
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.kemajuan import Progress, silent
from iki_desktop.services.riwayat import dokumen_pada, langkah_ke
from iki_desktop.services.tahun import current_year, load_dokumen_tahun, years

if TYPE_CHECKING:  # it brings the writer of PDFs, which looking needs not
    from iki_desktop.services.cetak import HasilCetak

HARI = 30  # days of work that are offered as revisions


@dataclass(frozen=True, slots=True)
class Sisi:
    """One side of a comparison: a year as it is now or, with `langkah`, the current year as that step left it."""

    judul: str
    tahun: int
    langkah: int = 0


def sides(kantor: Kantor) -> tuple[Sisi, ...]:
    """What can be compared: the years, newest first, then the current year at the end of each day it was worked on."""
    tahun = current_year(kantor)
    with kantor.read() as connection:
        hari = list(
            connection.execute(
                "SELECT max(id), max(waktu) FROM langkah WHERE keadaan = 'berlaku' "
                "GROUP BY substr(waktu, 1, 10) ORDER BY 1 DESC LIMIT ?",
                (HARI + 1,),
            )
        )
    revisi = tuple(
        Sisi(f"Tahun {tahun}, akhir {tanggal_panjang(datetime.fromisoformat(waktu).date())}", tahun, nomor)
        for nomor, waktu in hari[1:]  # the newest day ended with what is now
    )
    return (*(year_side(satu) for satu in years(kantor)), *revisi)


def year_side(tahun: int) -> Sisi:
    """A year as it is now."""
    return Sisi(f"Tahun {tahun}", tahun)


def step_side(kantor: Kantor, id_langkah: int) -> Sisi:
    """The current year as one step of the history left it."""
    langkah, tahun = langkah_ke(kantor, id_langkah), current_year(kantor)
    waktu = f"{tanggal_panjang(langkah.waktu.date())} pukul {langkah.waktu:%H.%M}"
    return Sisi(f"Tahun {tahun}, sesudah langkah {id_langkah} “{langkah.label}” ({waktu})", tahun, id_langkah)


def load_side(kantor: Kantor, sisi: Sisi) -> Dokumen:
    """The document of a side. Raises `UserError` where year or step are gone."""
    return dokumen_pada(kantor, sisi.langkah) if sisi.langkah else load_dokumen_tahun(kantor, sisi.tahun)


def compare(kantor: Kantor, lama: Sisi, baru: Sisi) -> tuple[BedaJabatan, ...]:
    """What differs between two sides."""
    return banding_dokumen(load_side(kantor, lama), load_side(kantor, baru))


def export_banding(
    lama: Dokumen,
    baru: Dokumen,
    judul_lama: str,
    judul_baru: str,
    path: Path,
    progress: Progress = silent,
    tanggal: date | None = None,
) -> "HasilCetak":
    """Writes a comparison as a PDF, wholly or not at all, on the paper of the newer document; `tanggal`: today."""
    from iki_desktop.services.cetak import HasilCetak

    isi, halaman, berubah, peringatan = render_banding(lama, baru, judul_lama, judul_baru, progress, tanggal)
    write_whole(path, isi)
    return HasilCetak(path, halaman, berubah, peringatan)


def render_banding(
    lama: Dokumen,
    baru: Dokumen,
    judul_lama: str,
    judul_baru: str,
    progress: Progress = silent,
    tanggal: date | None = None,
) -> tuple[bytes, int, int, tuple[str, ...]]:
    """The PDF, how many pages and positions that differ, and sentences about what can't be printed as written."""
    from iki_desktop.report.banding import KepalaBanding, susun_banding
    from iki_desktop.report.halaman import bidang
    from iki_desktop.report.huruf import measure
    from iki_desktop.report.pdf import Keterangan, tulis_pdf

    progress(0, 1, "Membandingkan")
    beda = banding_dokumen(lama, baru)
    berubah = sum(b.jenis == "berubah" for b in beda)
    area = bidang(baru.gaya, measure)
    kantor = " ".join(f"Kecamatan {baru.kecamatan} Kabupaten {baru.kabupaten}".split())
    kepala = KepalaBanding(kantor.upper(), judul_lama, judul_baru, tanggal or date.today())
    bab = susun_banding(beda, kepala, area, lambda nomor, nama: progress(nomor, berubah, f"Menata {nama}"))
    progress(berubah, berubah, "Menulis PDF")
    tentang = Keterangan(f"Perbandingan IKI: {judul_lama} dengan {judul_baru}", kantor, "Perbandingan IKI")
    isi = tulis_pdf(bab, area, tentang)
    return isi, sum(len(b.halaman) for b in bab), sum(b.jenis != "sama" for b in beda), _warnings(beda)


def _warnings(beda: tuple[BedaJabatan, ...]) -> tuple[str, ...]:
    from iki_desktop.report.huruf import tanpa_huruf

    hasil = []
    for satu in beda:
        hilang = set[str]().union(*(tanpa_huruf(p.lama) | tanpa_huruf(p.baru) for p in satu.bagian))
        if hilang and satu.jenis == "berubah":
            huruf = " ".join(sorted(hilang)[:10])
            hasil.append(f"{satu.nama}: huruf {huruf} tidak ada pada huruf cetak, tercetak sebagai kodenya.")
    return tuple(hasil)
