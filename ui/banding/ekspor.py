"""A comparison on its way to paper."""

from pathlib import Path

from iki_desktop.domain.dokumen import Dokumen
from iki_desktop.services.kemajuan import Progress
from ui.banding.panel import Perbandingan
from ui.ekspor.alur import Export, HasilLike
from ui.ekspor.nama import pdf_name


def comparison_writer(apa: Perbandingan) -> Export:
    """Writes what is compared as a PDF."""

    def write(_dokumen: Dokumen, path: Path, progress: Progress) -> HasilLike:
        from iki_desktop.services.banding import export_banding

        return export_banding(apa.lama, apa.baru, apa.judul_lama, apa.judul_baru, path, progress)

    return write


def comparison_name(apa: Perbandingan) -> str:
    """The name a file is offered: `Perbandingan IKI Kecamatan Pujon 2026-2027.pdf`."""
    tahun = dict.fromkeys((apa.lama.tahun, apa.baru.tahun))
    kantor = pdf_name(apa.baru, len(apa.baru.formulir)).removesuffix(f" {apa.baru.tahun}.pdf")
    return f"Perbandingan {kantor} {'-'.join(map(str, tahun))}.pdf"
