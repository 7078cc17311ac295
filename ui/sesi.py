"""The office that is open: its file and what was read from it. The store is touched in the window's thread only."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from iki_desktop.domain.dokumen import Dokumen, Formulir
from iki_desktop.services.formulir import load_dokumen, load_formulir, load_jabatan
from iki_desktop.services.kantor import Changes, office_info, open_office
from ui.penyunting import Penyunting

# Tables that the form of a position is read from; what touches others leaves all forms as they are.
_FORMS = {"jabatan", "tugas", "fungsi", "sasaran", "indikator"}
_HEADS = {"kantor", "tahun", "penandatangan", "variabel"}


class Sesi:
    """One open office file. Keeps what was read, and after a change reads again only what it touched."""

    def __init__(self, path: Path, report: Callable[[Exception], None]) -> None:
        """Opens it; raises what `open_office` raises, and then nothing stays open."""
        self._kantor = open_office(path)
        try:
            self.info = office_info(self._kantor)
            self.jabatan = load_jabatan(self._kantor)
        except BaseException:
            self._kantor.close()
            raise
        self._dokumen: Dokumen | None = None
        self.penyunting = Penyunting(self._kantor, report)

    @property
    def path(self) -> Path:
        """The office file."""
        return self.info.berkas

    @property
    def judul(self) -> str:
        """`Kecamatan Pujon · 2026`."""
        return f"Kecamatan {self.info.kecamatan or '(belum diisi)'} · {self.info.tahun}"

    @property
    def counts(self) -> tuple[int, int]:
        """How many positions and indicators the year has."""
        return len(self.jabatan), sum(j.jumlah_indikator for j in self.jabatan)

    @property
    def dokumen(self) -> Dokumen:
        """The whole document, read when it is first wanted."""
        if self._dokumen is None:
            self._dokumen = load_dokumen(self._kantor)
        return self._dokumen

    def dokumen_dengan(self, formulir: Formulir) -> Dokumen:
        """The document with one form as it stands on the screen, saved or not."""
        dokumen = self.dokumen
        semua = tuple(formulir if f.id == formulir.id else f for f in dokumen.formulir)
        return replace(dokumen, formulir=semua)

    def formulir(self, id_jabatan: int) -> Formulir:
        """The form of one position."""
        return load_formulir(self._kantor, id_jabatan)

    def holds(self, id_jabatan: int) -> bool:
        """Whether the year has that position."""
        return any(j.id == id_jabatan for j in self.jabatan)

    def refresh(self, changes: Changes) -> None:
        """Reads again what a change touched."""
        tabel = set(changes.rows)
        if tabel & _HEADS:
            self.reload()
        elif tabel & _FORMS:
            jabatan = load_jabatan(self._kantor)
            if jabatan != self.jabatan:
                self.jabatan = jabatan
            if self._dokumen is not None:
                self._dokumen = self._renewed(self._dokumen, changes.jabatan)

    def reload(self) -> None:
        """Reads everything again, as after another year was chosen."""
        self.info = office_info(self._kantor)
        self.jabatan = load_jabatan(self._kantor)
        self._dokumen = None

    def _renewed(self, dokumen: Dokumen, touched: set[int]) -> Dokumen:
        lama = {f.id: f for f in dokumen.formulir}
        nama = {j.id: j.nama for j in self.jabatan}
        hasil = []
        for satu in self.jabatan:
            formulir = lama.get(satu.id)
            if formulir is None or satu.id in touched:
                formulir = load_formulir(self._kantor, satu.id)
            elif satu.induk_id in touched:  # the name of its superior may be another
                formulir = replace(formulir, atasan=nama[satu.induk_id])
            hasil.append(formulir)
        return replace(dokumen, formulir=tuple(hasil))

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
