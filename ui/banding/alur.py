"""The way of a comparison to paper: where, the work in the lane, the message about what came of it."""

from pathlib import Path

from iki_desktop.domain.dokumen import Dokumen
from iki_desktop.services.kemajuan import Progress
from ui.banding.panel import Perbandingan
from ui.ekspor.alur import AlurEkspor, Export, HasilLike
from ui.ekspor.nama import pdf_name


class AlurBanding(AlurEkspor):
    """As the export of forms, for what a `PanelBanding` shows."""

    def export_comparison(self, apa: Perbandingan) -> None:
        """Asks where, and writes."""
        path = self._pemilih.pdf_to_write(self._ingatan.folder("ekspor") / comparison_name(apa))
        if path is None:
            return
        self._ingatan.remember_folder("ekspor", path.parent)
        self._export = _writer(apa)
        self._start(apa.baru, path)


def _writer(apa: Perbandingan) -> Export:
    def write(_dokumen: Dokumen, path: Path, progress: Progress) -> HasilLike:
        from iki_desktop.services.banding import export_banding

        return export_banding(apa.lama, apa.baru, apa.judul_lama, apa.judul_baru, path, progress)

    return write


def comparison_name(apa: Perbandingan) -> str:
    """The name a file is offered: `Perbandingan IKI Kecamatan Pujon 2026-2027.pdf`."""
    tahun = dict.fromkeys((apa.lama.tahun, apa.baru.tahun))
    kantor = pdf_name(apa.baru, len(apa.baru.formulir)).removesuffix(f" {apa.baru.tahun}.pdf")
    return f"Perbandingan {kantor} {'-'.join(map(str, tahun))}.pdf"
