"""The page of positions: who holds each, which ones are vacant, and the appointments of the one chosen."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from iki_desktop.domain.jabatan import Jabatan
from iki_desktop.domain.pegawai import Pegawai, Pemangku, memangku, periksa_pemangku
from iki_desktop.domain.teks import tanggal_panjang
from iki_desktop.services.pegawai import add_pemangku, delete_pemangku, set_pemangku
from ui.bersama.centang import Centang
from ui.bersama.kolom import Kalimat
from ui.bersama.panel_isi import Daftar, PanelIsi, beside, judul, scrolled
from ui.bersama.tabel import Kolom, TabelModel
from ui.pegawai.kartu import BarisTambah, DaftarKartu
from ui.tema.tema import Tema

KOSONG = "kosong"


class HalamanJabatan(QWidget):
    """List at the left, holders at the right."""

    def __init__(self, tema: Tema, panel: PanelIsi) -> None:
        """Empty; `show_all` fills it."""
        super().__init__()
        self._panel = panel
        self._jabatan: dict[int, Jabatan] = {}
        self._pemangku: dict[int, list[Pemangku]] = {}
        self.model = TabelModel(tema, self._columns(), self)
        self.daftar = Daftar(tema, self.model, "Jabatan", "Cari jabatan atau nama…", kosong="Belum ada jabatan.")
        self.hanya_kosong = Centang(tema, "Kosong saja", "Tampilkan hanya jabatan yang belum ada pemangkunya")
        self.hanya_kosong.toggled.connect(self._filter)
        self.daftar.above.addWidget(self.hanya_kosong)
        self.nama = QLabel()
        self.nama.setProperty("peran", "judul")
        self.nama.setTextFormat(Qt.TextFormat.PlainText)
        self.nama.setWordWrap(True)
        self.kartu = DaftarKartu(tema, "Belum ada yang memangku jabatan ini.")
        self.bentrok = Kalimat("ingat")
        self.tambah_judul = judul("Tetapkan pemangku")
        self.tambah = BarisTambah(tema, "Pegawai", "Pilih pegawai…")
        self.tanpa_pegawai = Kalimat("dua")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(beside(self.daftar, scrolled(self._make_details())))
        self.daftar.tabel.chosen.connect(lambda _: self._show_details())
        self.daftar.tabel.entered.connect(self._enter)
        self.tambah.added.connect(lambda p, s: panel.do(add_pemangku, self.daftar.tabel.current, p, s))
        self.kartu.edited.connect(lambda nomor, kolom: panel.do(set_pemangku, nomor, **kolom))
        self.kartu.removed.connect(lambda nomor: panel.do(delete_pemangku, nomor))

    def _columns(self) -> tuple[Kolom, ...]:
        return (
            Kolom("Jabatan", lambda j: " ".join(j.nama.split())),
            Kolom("Pemangku", self._holder, peran=lambda j: "text" if self._now(j) else "attention"),
            Kolom("Sejak", self._since, 140, dari=520),
        )

    def _now(self, jabatan: Jabatan) -> list[Pemangku]:
        kini = date.today()
        return [p for p in self._pemangku.get(jabatan.id, ()) if memangku(p, kini)]

    def _holder(self, jabatan: Jabatan) -> str:
        return "; ".join(p.tertulis for p in self._now(jabatan)) or KOSONG

    def _since(self, jabatan: Jabatan) -> str:
        mulai = [p.mulai for p in self._now(jabatan) if p.mulai]
        return tanggal_panjang(mulai[0]) if mulai else ""

    def _make_details(self) -> QWidget:
        hasil = QWidget()
        column = QVBoxLayout(hasil)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.nama)
        column.addWidget(self.kartu)
        column.addWidget(self.bentrok)
        column.addSpacing(8)
        column.addWidget(self.tambah_judul)
        column.addWidget(self.tambah)
        column.addWidget(self.tanpa_pegawai)
        column.addStretch(1)
        return hasil

    # -- what is shown

    def show_all(
        self,
        pegawai: tuple[Pegawai, ...],
        pemangku: tuple[Pemangku, ...],
        jabatan: tuple[Jabatan, ...],
        *,
        writable: bool,
    ) -> None:
        """What is stored now."""
        self._jabatan = {j.id: j for j in jabatan}
        self._pemangku = {}
        for satu in pemangku:
            self._pemangku.setdefault(satu.id_jabatan, []).append(satu)
        self.kartu.setEnabled(writable)
        self.tambah.fill([(p.nama, p.id) for p in pegawai])
        for widget in (self.tambah, self.tambah_judul):
            widget.setVisible(writable and bool(pegawai))
        self.tanpa_pegawai.say(
            "" if pegawai or not writable else "Belum ada pegawai. Tambahkan dahulu di bagian Pegawai."
        )
        self.model.set_rows(jabatan)
        self._show_details()

    def vacant(self) -> int:
        """How many positions nobody holds today."""
        return sum(not self._now(j) for j in self._jabatan.values())

    def choose(self, id_jabatan: int) -> None:
        """Shows a position; ends a search that hides it."""
        if not self.daftar.tabel.choose(id_jabatan):
            self.hanya_kosong.setChecked(False)
            self.daftar.show_all()
            self.daftar.tabel.choose(id_jabatan)

    def _filter(self, on: bool) -> None:
        self.daftar.filter_by((lambda j: not self._now(j)) if on else None)

    def _show_details(self) -> None:
        jabatan = self._jabatan.get(self.daftar.tabel.current)
        milik = self._pemangku.get(jabatan.id, []) if jabatan else []
        self.nama.setText(" ".join(jabatan.nama.split()) if jabatan else "")
        self.kartu.show_all([(p, p.pegawai.nama) for p in milik], date.today())
        self.bentrok.say("\n".join(periksa_pemangku(milik)))
        self.tambah.setEnabled(jabatan is not None)

    def _enter(self) -> None:
        (self.kartu.cards[0].sebagai if self.kartu.cards else self.tambah.siapa).setFocus()
