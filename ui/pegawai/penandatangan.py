"""Who signs the document of the year: chosen from the holders, in all forms of the block, with a live picture."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.domain.jabatan import Jabatan
from iki_desktop.domain.pegawai import (
    BENTUK,
    SINGKATAN,
    Bentuk,
    Pemangku,
    jabatan_tertulis,
    memangku,
    periksa_nip,
    sebutan_jabatan,
    urai_jabatan,
)
from iki_desktop.domain.teks import nip_berspasi
from iki_desktop.services.formulir import load_jabatan
from iki_desktop.services.pegawai import load_pemangku
from iki_desktop.services.penandatangan import (
    PenandatanganTahun,
    load_kantor,
    load_penandatangan,
    set_penandatangan,
)
from ui.bersama.kolom import Kalimat, KolomTanggal, KolomTeks, medan
from ui.bersama.kolom_baris import KolomBaris
from ui.bersama.panel_isi import PanelIsi, judul, scrolled
from ui.bersama.pilihan import Pilihan, PilihanCari
from ui.pegawai.blok import GambarBlok
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

_BENTUK: dict[Bentuk, tuple[str, str]] = {
    "langsung": ("Langsung", "Pejabat menandatangani sendiri."),
    "an": ("a.n.", "Atas nama pejabat lain, misalnya Sekretaris atas nama Camat."),
    "ub": ("u.b.", "Untuk beliau: satu tingkat lebih jauh, atas nama pejabat dan melalui wakilnya."),
}
_NARROW = 760  # below this width the picture stands under the fields


class PanelPenandatangan(PanelIsi):
    """`people_wanted`: nobody holds a position yet, the user wants to appoint somebody."""

    people_wanted = Signal()

    def __init__(self, tema: Tema, penyunting: "Penyunting") -> None:
        """With what is stored now."""
        super().__init__(tema, penyunting, "Penandatangan")
        self._stored = PenandatanganTahun()
        self._pemangku: dict[int, Pemangku] = {}
        self._jabatan: dict[int, Jabatan] = {}
        self._kecamatan = ""
        self._make_fields(tema)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        body = QWidget()
        self._lay_out(body)
        self.isi.addWidget(scrolled(body))
        self._connect()
        self.setFocusProxy(self.siapa)
        self.refresh()

    def _make_fields(self, tema: Tema) -> None:
        self.siapa = Pilihan(tema, "Penandatangan")
        self.siapa.setPlaceholderText("Ditulis sendiri")
        self.belum = Kalimat("dua")
        self.ke_pegawai = QPushButton("Isi pegawai dan jabatan…")
        self.bentuk = QButtonGroup(self)
        self._bentuk_buttons = [QRadioButton(_BENTUK[b][0]) for b in BENTUK]
        for nomor, tombol in enumerate(self._bentuk_buttons):
            tombol.setToolTip(_BENTUK[BENTUK[nomor]][1])
            self.bentuk.addButton(tombol, nomor)
        self.bentuk_arti = Kalimat("dua")
        self.atas_nama = PilihanCari(tema, "Atas nama", "Pilih jabatan…")
        self.melalui = PilihanCari(tema, "Melalui", "Pilih jabatan…")
        self.tempat = KolomTeks("Tempat", "Boleh kosong")
        self.tanggal = KolomTanggal(tema, "Tanggal", "Diisi tangan")
        self.tanggal_galat = Kalimat("salah")
        self.baris = KolomBaris("Baris jabatan")
        self.nama = KolomTeks("Nama")
        self.pangkat = KolomTeks("Pangkat", "Boleh kosong")
        self.nip = KolomTeks("NIP", "Boleh kosong")
        self.nip_kalimat = Kalimat("ingat")
        self.gambar = GambarBlok()

    def _lay_out(self, body: QWidget) -> None:
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(medan("Penandatangan", self.siapa, self.belum, self.ke_pegawai))
        column.addLayout(self._form_row())
        self._an_part, self._ub_part = QWidget(), QWidget()
        for part, label, kolom in (
            (self._an_part, "Atas nama", self.atas_nama),
            (self._ub_part, "Melalui", self.melalui),
        ):
            inside = medan(label, kolom)
            inside.setContentsMargins(0, 0, 0, 0)
            part.setLayout(inside)
            column.addWidget(part)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(12)
        grid.addLayout(medan("Tempat", self.tempat), 0, 0)
        grid.addLayout(medan("Tanggal", self.tanggal), 0, 1)
        grid.addWidget(self.tanggal_galat, 1, 0, 1, 2)
        grid.addLayout(medan("Baris di atas tanda tangan", self.baris), 2, 0, 1, 2)
        grid.addLayout(medan("Nama", self.nama), 3, 0, 1, 2)
        grid.addLayout(medan("Pangkat", self.pangkat), 4, 0)
        grid.addLayout(medan("NIP", self.nip), 4, 1)
        grid.addWidget(self.nip_kalimat, 5, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        fields.setMinimumWidth(340)
        self._fields = fields
        picture = QVBoxLayout()
        picture.setSpacing(4)
        picture.addWidget(judul("Akan tercetak"))
        picture.addWidget(self.gambar)
        picture.addStretch(1)
        self._both.setContentsMargins(16, 12, 16, 16)
        self._both.setSpacing(24)
        self._both.addWidget(fields, 3)
        self._both.addLayout(picture, 2)
        body.setLayout(self._both)

    def _form_row(self) -> QVBoxLayout:
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        for tombol in self._bentuk_buttons:
            inside.addWidget(tombol)
        inside.addStretch(1)
        return medan("Bentuk", row, self.bentuk_arti)

    def _connect(self) -> None:
        self.siapa.chosen.connect(self._signer_chosen)
        self.ke_pegawai.clicked.connect(self.people_wanted)
        self.bentuk.idClicked.connect(lambda nomor: self._compose(bentuk=BENTUK[nomor]))
        self.atas_nama.chosen.connect(lambda nama: self._compose(atas_nama=nama))
        self.melalui.chosen.connect(lambda nama: self._compose(melalui=nama))
        self.tanggal.dated.connect(lambda hari: self.do(set_penandatangan, tanggal=hari))
        self.tanggal.refused.connect(self.tanggal_galat.say)
        self.baris.entered.connect(lambda teks: self.do(set_penandatangan, jabatan=teks))
        self.baris.textChanged.connect(self._draw)
        for kolom, nama in self._texts():
            kolom.entered.connect(lambda teks, n=nama: self.do(set_penandatangan, **{n: teks}))
            kolom.textChanged.connect(self._draw)

    def _texts(self) -> tuple[tuple[KolomTeks, str], ...]:
        return ((self.tempat, "tempat"), (self.nama, "nama"), (self.pangkat, "pangkat"), (self.nip, "nip"))

    # -- what is shown

    def refresh(self) -> None:
        """Reads the signatory, the holders and the positions again."""
        ask = self._penyunting.ask
        self._stored = ask(load_penandatangan)
        self._jabatan = {j.id: j for j in ask(load_jabatan)}
        kantor = ask(load_kantor)
        self._kecamatan = kantor.kecamatan
        self.count.setText(f"dokumen tahun {kantor.tahun}")
        self._fill_signers(ask(load_pemangku))
        nama = list(dict.fromkeys(sebutan_jabatan(j.nama, self._kecamatan) for j in self._in_rank()))
        for kolom in (self.atas_nama, self.melalui):
            kolom.fill([(n, n) for n in nama])
        self._show()

    def _in_rank(self) -> list[Jabatan]:
        """Heads first: those on whose behalf others sign."""
        return sorted(self._jabatan.values(), key=lambda j: (self._depth(j), j.urutan))

    def _depth(self, jabatan: Jabatan) -> int:
        depth, seen = (5 if jabatan.cabang else 0), {jabatan.id}
        while jabatan.induk_id in self._jabatan and jabatan.induk_id not in seen:
            jabatan = self._jabatan[jabatan.induk_id]
            seen.add(jabatan.id)
            depth += 1
        return depth

    def _fill_signers(self, pemangku: tuple[Pemangku, ...]) -> None:
        self._pemangku = {p.id: p for p in pemangku}
        pada = self._stored.cetak.tanggal or date.today()
        boleh = [p for p in pemangku if memangku(p, pada) or p.id == self._stored.pemangku_id]
        boleh.sort(key=lambda p: (self._depth(self._jabatan[p.id_jabatan]), self._jabatan[p.id_jabatan].urutan))
        isi: list[tuple[str, int | None]] = [("Ditulis sendiri", None)]
        isi += [(f"{p.pegawai.nama} — {SINGKATAN[p.sebagai]} {p.jabatan}".replace("—  ", "— "), p.id) for p in boleh]
        self.siapa.fill(isi)
        self.belum.say(
            "" if boleh else "Belum ada pegawai yang memangku jabatan. Tetapkan dahulu untuk memilihnya di sini."
        )
        self.ke_pegawai.setVisible(not boleh and self._penyunting.writable)

    def _show(self) -> None:
        cetak, bentuk = self._stored.cetak, self._stored.bentuk
        self.siapa.show_value(self._stored.pemangku_id)
        self._bentuk_buttons[BENTUK.index(bentuk)].setChecked(True)
        self.bentuk_arti.say(_BENTUK[bentuk][1])
        atas_nama, melalui = urai_jabatan(bentuk, cetak.jabatan)
        for kolom, nilai in ((self.atas_nama, atas_nama), (self.melalui, melalui)):
            if nilai and kolom.findData(nilai) < 0:
                kolom.addItem(nilai, nilai)
            kolom.show_value(nilai or None)
        self._an_part.setVisible(bentuk != "langsung")
        self._ub_part.setVisible(bentuk == "ub")
        self.tempat.show_text(cetak.tempat)
        self.tanggal.show_date(cetak.tanggal)
        self.baris.show_text(cetak.jabatan)
        self.nama.show_text(cetak.nama)
        self.pangkat.show_text(cetak.pangkat)
        self.nip.show_text(nip_berspasi(cetak.nip))
        for widget in (
            self.siapa,
            *self._bentuk_buttons,
            self.atas_nama,
            self.melalui,
            self.tempat,
            self.tanggal,
            self.baris,
            self.nama,
            self.pangkat,
            self.nip,
        ):
            widget.setEnabled(self._penyunting.writable)
        self._draw()

    def _draw(self) -> None:
        """The picture of what stands in the fields now, also while one types."""
        self.nip_kalimat.say(" ".join(periksa_nip(self.nip.text(), date.today())))
        cetak = replace(
            self._stored.cetak,
            jabatan=self.baris.toPlainText().strip("\n"),
            nama=self.nama.text().strip(),
            pangkat=self.pangkat.text().strip(),
            nip=self.nip.text().strip(),
            tempat=self.tempat.text().strip(),
        )
        self.gambar.show_block(cetak)

    # -- what the user does

    def _signer_chosen(self, id_pemangku: int | None) -> None:
        if id_pemangku is None:
            self.do(set_penandatangan, pemangku_id=None)
        else:
            self._compose(pemangku=self._pemangku[id_pemangku])

    def _compose(
        self, pemangku: Pemangku | None = None, bentuk: Bentuk | None = None, atas_nama: str = "", melalui: str = ""
    ) -> None:
        """Writes the lines anew, after another signer or form was chosen; one step."""
        stored = self._stored
        baru: dict[str, Any] = {"bentuk": bentuk or stored.bentuk}
        lama_an, lama_ub = urai_jabatan(stored.bentuk, stored.cetak.jabatan)
        siapa = pemangku or self._pemangku.get(stored.pemangku_id or 0)
        if pemangku is not None:
            orang = pemangku.pegawai
            baru |= {"pemangku_id": pemangku.id, "nama": orang.nama, "pangkat": orang.pangkat, "nip": orang.nip}
        if siapa is None:  # written by hand: the last line is the signer's own
            sebagai, jabatan, sendiri = "definitif", self._last_line(), ""
        else:
            sebagai, jabatan = siapa.sebagai, sebutan_jabatan(siapa.jabatan, self._kecamatan)
            sendiri = self._own_position(siapa)
        an = atas_nama or lama_an or self._head()
        ub = melalui or lama_ub or self._above(siapa)
        baru["jabatan"] = jabatan_tertulis(baru["bentuk"], sebagai, an, ub, jabatan, sendiri)  # type: ignore[arg-type]
        self.do(set_penandatangan, **baru)

    def _last_line(self) -> str:
        baris = self._stored.cetak.jabatan.split("\n")
        return baris[-1].removesuffix(",")

    def _own_position(self, siapa: Pemangku) -> str:
        """The position that somebody who acts for another holds definitively."""
        pada = self._stored.cetak.tanggal or date.today()
        for lain in self._pemangku.values():
            if lain.pegawai.id == siapa.pegawai.id and lain.sebagai == "definitif" and memangku(lain, pada):
                return sebutan_jabatan(lain.jabatan, self._kecamatan)
        return ""

    def _head(self) -> str:
        kepala = [j for j in self._in_rank() if j.induk_id is None and not j.cabang]
        return sebutan_jabatan(kepala[0].nama, self._kecamatan) if kepala else ""

    def _above(self, siapa: Pemangku | None) -> str:
        """The superior of the signer, through whom he signs."""
        jabatan = self._jabatan.get(siapa.id_jabatan) if siapa else None
        atasan = self._jabatan.get(jabatan.induk_id or 0) if jabatan else None
        return sebutan_jabatan(atasan.nama, self._kecamatan) if atasan else ""

    # -- arrangement

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture beside the fields, or below them where room is short."""
        narrow = self.width() < _NARROW
        self._both.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._fields.setMaximumWidth(16_777_215 if narrow else 520)
        super().resizeEvent(event)
