"""Sets a form for a width: its head, lists that hang under their marks, and below them the table."""

from PySide6.QtCore import QRectF

from iki_desktop.domain.teks import bersihkan, penanda_ke
from iki_desktop.domain.tempat import NamaDaftar, Tempat
from iki_desktop.report.kotak import Huruf
from ui.formulir.isian import DAFTAR, Tawaran, daftar
from ui.formulir.petak import KunciSatuan, Label, Petak, Satuan, Tata
from ui.formulir.rupa import MARGIN
from ui.formulir.tata_tabel import PenataTabel
from ui.formulir.teks_layar import susun_teks

KOSONG = "Formulir ini belum berisi tugas, sasaran, dan indikator."
TANPA_TUGAS = "Formulir ini belum berisi tugas."
TANPA_TABEL = "Formulir ini belum berisi sasaran dan indikator."
AJAKAN = "Ketik satu per satu, atau tempel daftar dan tabel dari Word atau Excel sekaligus."
_GRIP = 12.0  # the width of a handle


class PenataForm(PenataTabel):
    """Lays one form out."""

    def susun(self) -> Tata:
        """All of it."""
        formulir = self.formulir
        self.line("judul", formulir.judul, MARGIN, self.penuh, "tebal")
        self.y += self.rupa.pad
        self.label("Jabatan")
        self.line("nama", formulir.nama, MARGIN + self.rupa.kolom, self.penuh - self.rupa.kolom, "biasa")
        kosong = not (formulir.tugas or formulir.fungsi or formulir.sasaran)
        if kosong:
            self.note(f"{KOSONG} {AJAKAN}" if self.sunting else KOSONG)
        for nama in DAFTAR:
            self.list(nama)
        if not kosong and not formulir.tugas and not self.sunting:
            self.note(TANPA_TUGAS)
        if formulir.sasaran or self.sunting:
            self.table()
        elif not kosong:
            self.note(TANPA_TABEL)
        self.tata.tinggi = self.y + MARGIN
        return self.tata

    # -- the head

    def line(self, kolom: str, teks: str, x: float, lebar: float, huruf: Huruf) -> None:
        """Title or name."""
        tempat = Tempat("jabatan", self.formulir.id, kolom)
        isi = susun_teks(teks, self.rupa, lebar, huruf)
        kotak = QRectF(x - 4, self.y - 3, lebar + 8, isi.tinggi + 4)
        self.tata.add(Petak(tempat, teks, kotak, x, self.y, lebar, isi, tempat.nama.capitalize(), huruf))
        self.y += isi.tinggi

    def label(self, teks: str) -> None:
        """A word at the left; what it names goes beside it."""
        self.tata.label.append(Label(MARGIN, self.y, susun_teks(teks, self.rupa, self.rupa.kolom)))

    def note(self, teks: str) -> None:
        """A sentence about what is missing."""
        isi = susun_teks(teks, self.rupa, self.penuh)
        self.y += self.rupa.pad
        self.tata.label.append(Label(MARGIN, self.y, isi))
        self.y += isi.tinggi

    def list(self, nama: NamaDaftar) -> None:
        """Duties or functions; below them the offer of another one."""
        butir = daftar(self.formulir, nama)
        tanpa = nama == "fungsi" and self.formulir.fungsi_tercetak and not butir
        if not (butir or tanpa or self.sunting):
            return
        self.y += self.rupa.pad
        self.label(nama.capitalize())
        tanda = [bersihkan(penanda_ke(self.formulir.gaya_daftar, ke)) for ke in range(len(butir) + 1)]
        masuk = max(map(self.rupa.room, tanda))
        x = MARGIN + self.rupa.kolom
        if tanpa:
            self.tata.label.append(Label(x, self.y, susun_teks("–", self.rupa, self.penuh)))
            self.y += self.rupa.baris if self.sunting else 0
        for satu, mark in zip(butir, tanda, strict=False):
            self.item(nama, satu.id, satu, mark, x, masuk)
        if self.sunting:
            self.offer(Tawaran(nama), x, self.penuh - self.rupa.kolom)
        else:
            self.y += self.rupa.baris if tanpa else 0

    def item(self, nama: NamaDaftar, id: int, teks: str, tanda: str, x: float, masuk: float) -> None:
        """One item."""
        lebar = self.penuh - (x - MARGIN) - masuk
        isi = susun_teks(teks, self.rupa, lebar)
        sela = round(self.rupa.em * 0.25)
        kotak = QRectF(x - 4, self.y - 2, lebar + masuk + 8, isi.tinggi + sela)
        kunci: KunciSatuan = (nama, id)
        tempat = Tempat(nama, id, "teks")
        hint = f"Ketik {tempat.nama}"
        self.tata.add(
            Petak(tempat, teks, kotak, x + masuk, self.y, lebar, isi, hint, tanda=tanda, x_tanda=x, satuan=kunci)
        )
        gagang = QRectF(kotak.left() - _GRIP, kotak.top(), _GRIP, kotak.height())
        self.tata.satuan[kunci] = Satuan(kunci, kotak, gagang)
        self.y += isi.tinggi + sela
