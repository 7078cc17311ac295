"""The page of people: the list, and the form of the one chosen with the positions he or she holds."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iki_desktop.domain.jabatan import Jabatan
from iki_desktop.domain.pegawai import (
    PANGKAT,
    SINGKATAN,
    Pegawai,
    Pemangku,
    memangku,
    pangkat_usulan,
    periksa_nip,
    periksa_pemangku,
)
from iki_desktop.domain.teks import nip_berspasi
from iki_desktop.services.pegawai import (
    add_pegawai,
    add_pemangku,
    delete_pegawai,
    delete_pemangku,
    set_pegawai,
    set_pemangku,
)
from ui.bersama.kolom import Kalimat, KolomTeks, medan
from ui.bersama.panel_isi import Daftar, PanelIsi, beside, judul, scrolled
from ui.bersama.pilihan import Pilihan
from ui.bersama.tabel import Kolom, TabelModel
from ui.pegawai.kartu import BarisTambah, DaftarKartu
from ui.tema.ikon import give_icon
from ui.tema.tema import Tema

_KOSONG = "Belum ada pegawai. Pilih Tambah, ketik namanya, lalu tetapkan jabatan yang dipangkunya."


class HalamanPegawai(QWidget):
    """List at the left, form at the right; all changes go through `panel.do`."""

    def __init__(self, tema: Tema, panel: PanelIsi) -> None:
        """Empty; `show_all` fills it."""
        super().__init__()
        self._panel = panel
        self._pegawai: dict[int, Pegawai] = {}
        self._pemangku: tuple[Pemangku, ...] = ()
        self._new = False
        self.model = TabelModel(tema, self._columns(), self)
        self.daftar = Daftar(tema, self.model, "Pegawai", "Cari pegawai…", "Tambah", _KOSONG)
        self._make_fields(tema)
        self._form = scrolled(self._make_form(tema))
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(beside(self.daftar, self._form))
        self._connect()

    def _columns(self) -> tuple[Kolom, ...]:
        return (
            Kolom("Nama", lambda p: p.nama),
            Kolom("NIP", lambda p: nip_berspasi(p.nip), 180, dari=560),
            Kolom("Jabatan", self._held, dari=380),
        )

    def _held(self, pegawai: Pegawai) -> str:
        kini = date.today()
        return "; ".join(
            f"{SINGKATAN[p.sebagai]} {p.jabatan}".strip()
            for p in self._pemangku
            if p.pegawai.id == pegawai.id and memangku(p, kini)
        )

    def _make_fields(self, tema: Tema) -> None:
        self.nama = KolomTeks("Nama", "Nama lengkap dengan gelar")
        self.nip = KolomTeks("NIP", "18 angka, boleh kosong")
        self.nip_kalimat = Kalimat("ingat")
        self.golongan = Pilihan(
            tema, "Golongan", [("Tidak diisi", ""), *((f"{g}  {p}", g) for g, p in PANGKAT.items())]
        )
        self.pangkat = KolomTeks("Pangkat")
        self.telepon = KolomTeks("Telepon", "Boleh kosong")
        self.kartu = DaftarKartu(tema, "Belum memangku jabatan.")
        self.rangkap = Kalimat("ingat")
        self.tambah = BarisTambah(tema, "Jabatan", "Pilih jabatan…")
        self.delete = QPushButton("Hapus pegawai")
        give_icon(self.delete, "x", tema.palet)
        self.hint = Kalimat("dua")

    def _make_form(self, tema: Tema) -> QWidget:  # noqa: ARG002
        hasil = QWidget()
        column = QVBoxLayout(hasil)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addLayout(medan("Nama", self.nama, self.hint))
        column.addLayout(medan("NIP", self.nip, self.nip_kalimat))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.addLayout(medan("Golongan", self.golongan), 0, 0)
        grid.addLayout(medan("Pangkat", self.pangkat), 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addLayout(medan("Telepon", self.telepon))
        self._held_part = QWidget()
        held = QVBoxLayout(self._held_part)
        held.setContentsMargins(0, 8, 0, 0)
        held.setSpacing(8)
        held.addWidget(judul("Jabatan yang dipangku"))
        held.addWidget(self.kartu)
        held.addWidget(self.rangkap)
        held.addWidget(self.tambah)
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 0)
        row.addWidget(self.delete)
        row.addStretch(1)
        held.addLayout(row)
        column.addWidget(self._held_part)
        column.addStretch(1)
        return hasil

    def _connect(self) -> None:
        self.daftar.tabel.chosen.connect(self._chosen)
        self.daftar.tabel.entered.connect(self.nama.setFocus)
        self.daftar.tabel.deleted.connect(self._delete)
        self.daftar.add_wanted.connect(self.begin_new)
        self.nama.entered.connect(self._name_entered)
        for kolom, nama in ((self.nip, "nip"), (self.pangkat, "pangkat"), (self.telepon, "telepon")):
            kolom.entered.connect(lambda teks, n=nama: self._set(**{n: teks}))
        self.nip.textChanged.connect(self._check_nip)
        self.golongan.chosen.connect(self._golongan_chosen)
        self.tambah.added.connect(lambda j, s: self._panel.do(add_pemangku, j, self.current, s))
        self.kartu.edited.connect(lambda nomor, kolom: self._panel.do(set_pemangku, nomor, **kolom))
        self.kartu.removed.connect(lambda nomor: self._panel.do(delete_pemangku, nomor))
        self.delete.clicked.connect(self._delete)

    # -- what is shown

    @property
    def current(self) -> int:
        """The person in the form (0: none, or one that is only being added)."""
        return 0 if self._new else self.daftar.tabel.current

    def show_all(
        self,
        pegawai: tuple[Pegawai, ...],
        pemangku: tuple[Pemangku, ...],
        jabatan: tuple[Jabatan, ...],
        *,
        writable: bool,
    ) -> None:
        """What is stored now."""
        self._pegawai = {p.id: p for p in pegawai}
        self._pemangku = pemangku
        self._writable = writable
        self.tambah.fill([(" ".join(j.nama.split()), j.id) for j in jabatan])
        self.model.set_rows(pegawai)
        self.daftar.allow_adding(writable)
        self._show_form()

    def choose(self, id_pegawai: int) -> None:
        """Shows a person; ends a search that hides him."""
        self._new = False
        if not self.daftar.tabel.choose(id_pegawai):
            self.daftar.show_all()
            self.daftar.tabel.choose(id_pegawai)
        self._show_form()

    def _chosen(self, _id_pegawai: int) -> None:
        self._new = False
        self._show_form()

    def _show_form(self) -> None:
        pegawai = self._pegawai.get(self.current)
        can = self._writable and (pegawai is not None or self._new)
        self.nama.setEnabled(can)
        for kolom in (self.nip, self.golongan, self.pangkat, self.telepon):
            kolom.setEnabled(can and not self._new)
        self._held_part.setVisible(pegawai is not None)
        self.kartu.setEnabled(self._writable)
        self.tambah.setVisible(self._writable)
        self.delete.setVisible(self._writable)
        self.hint.say("Tekan Enter untuk menambahkan, Esc untuk batal." if self._new else "")
        isi = pegawai or Pegawai(0, "")
        for teks, nilai in ((self.nip, isi.nip), (self.pangkat, isi.pangkat), (self.telepon, isi.telepon)):
            teks.show_text(nip_berspasi(nilai) if teks is self.nip else nilai)
        self.nama.show_text(isi.nama)
        self._show_golongan(isi.golongan)
        self._check_nip()
        self._show_held(isi.id)

    def _show_golongan(self, golongan: str) -> None:
        if golongan and golongan not in PANGKAT and self.golongan.findData(golongan) < 0:
            self.golongan.addItem(golongan, golongan)
        self.golongan.show_value(golongan)

    def _show_held(self, id_pegawai: int) -> None:
        milik = [p for p in self._pemangku if p.pegawai.id == id_pegawai]
        self.kartu.show_all([(p, p.jabatan) for p in milik], date.today())
        jabatan = {p.id_jabatan for p in milik}
        nama = self._pegawai[id_pegawai].nama if milik else ""
        bentrok = periksa_pemangku(p for p in self._pemangku if p.id_jabatan in jabatan)
        self.rangkap.say("\n".join(k for k in bentrok if nama in k))

    def _check_nip(self) -> None:
        self.nip_kalimat.say(" ".join(periksa_nip(self.nip.text(), date.today())))

    # -- what the user does

    def begin_new(self) -> None:
        """An empty form; the person is added once there is a name."""
        self._panel.flush()
        self._new = True
        self._show_form()
        self.nama.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_entered(self, nama: str) -> None:
        if not self._new:
            self._set(nama=nama)
            return
        if not nama.strip():
            return
        self._new = False
        changes = self._panel.do(add_pegawai, nama=nama)
        if changes is not None and changes.new:
            self.choose(changes.new[0])
            self.nip.setFocus(Qt.FocusReason.OtherFocusReason)

    def cancel_new(self) -> bool:
        """Ends adding; whether there was something to end."""
        was, self._new = self._new, False
        if was:
            self._show_form()
            self.daftar.tabel.setFocus(Qt.FocusReason.OtherFocusReason)
        return was

    def _golongan_chosen(self, golongan: str) -> None:
        kolom = {"golongan": golongan}
        lama = self._pegawai.get(self.current)
        if lama is not None and lama.pangkat in ("", pangkat_usulan(lama.golongan)):
            kolom["pangkat"] = pangkat_usulan(golongan)  # one that was typed otherwise stays
        self._set(**kolom)

    def _set(self, **kolom: Any) -> None:
        if "nip" in kolom:
            kolom["nip"] = "".join(kolom["nip"].split()) if not periksa_nip(kolom["nip"]) else kolom["nip"]
        if self.current:
            self._panel.do(set_pegawai, self.current, **kolom)

    def _delete(self) -> None:
        if self.current and self._writable:
            self._panel.do(delete_pegawai, self.current)
