"""The office that is open: its file and what was read from it. The store is touched in the window's thread only."""

from pathlib import Path

from iki_desktop.domain.dokumen import Dokumen, Formulir, Gaya
from iki_desktop.services.formulir import load_dokumen, load_formulir, load_jabatan
from iki_desktop.services.kantor import office_info, open_office, set_gaya


class Sesi:
    """One open office file."""

    def __init__(self, path: Path) -> None:
        """Opens it; raises what `open_office` raises, and then nothing stays open."""
        self._kantor = open_office(path)
        try:
            self.info = office_info(self._kantor)
            self.jabatan = load_jabatan(self._kantor)
        except BaseException:
            self._kantor.close()
            raise
        self._dokumen: Dokumen | None = None

    @property
    def path(self) -> Path:
        """The office file."""
        return self.info.berkas

    @property
    def judul(self) -> str:
        """`Kecamatan Pujon · 2026`."""
        return f"Kecamatan {self.info.kecamatan or '(belum diisi)'} · {self.info.tahun}"

    @property
    def dokumen(self) -> Dokumen:
        """The whole document, read when it is first wanted."""
        if self._dokumen is None:
            self._dokumen = load_dokumen(self._kantor)
        return self._dokumen

    def formulir(self, id_jabatan: int) -> Formulir:
        """The form of one position."""
        return load_formulir(self._kantor, id_jabatan)

    def set_gaya(self, gaya: Gaya) -> None:
        """Stores how the document is set."""
        set_gaya(self._kantor, gaya)
        self._dokumen = None

    def neighbour(self, id_jabatan: int, step: int) -> int:
        """The position after (1) or before (-1) one in the order of the document; 0 at its ends."""
        urutan = [j.id for j in self.jabatan]
        if id_jabatan not in urutan:
            return 0
        ke = urutan.index(id_jabatan) + step
        return urutan[ke] if 0 <= ke < len(urutan) else 0

    def close(self) -> None:
        """Closes the file."""
        self._kantor.close()
