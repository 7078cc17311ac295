"""The page of variables: the list with where each is used, and the form of the one chosen."""

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from iki_desktop.domain.teks import kunci_cari
from iki_desktop.domain.variabel import NAMA_FREKUENSI, NAMA_LINGKUP, Variabel, rekap_singkat
from iki_desktop.services.penandatangan import load_kantor
from iki_desktop.services.variabel import (
    Pemakaian,
    create_unknown,
    create_variabel,
    delete_variabel,
    load_konstanta,
    load_variabel,
    rename_variabel,
    set_konstanta,
    set_variabel,
    unknown_names,
    usage,
)
from ui.bersama.centang import Centang
from ui.bersama.kolom import Kalimat
from ui.bersama.panel_daftar import PanelDaftar
from ui.bersama.tabel import Kolom
from ui.tema.tema import Tema
from ui.variabel.rincian import RincianVariabel

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

_KOSONG = (
    "Belum ada variabel. Variabel dibuat sendiri saat namanya diketik di rumus, misalnya [Hari kerja efektif], "
    "atau pilih Tambah."
)
_NAMED = 3  # names said before the rest is counted


class PanelVariabel(PanelDaftar):
    """`go_to` carries the `Tempat` of a formula to show; `rules_wanted`: the page of the rules between figures."""

    go_to = Signal(object)
    rules_wanted = Signal()

    def __init__(self, tema: Tema, penyunting: "Penyunting") -> None:
        """With what is stored now."""
        super().__init__(tema, penyunting, "Variabel", _KOSONG)
        self._semua: dict[int, Variabel] = {}
        self._pakai: dict[str, Pemakaian] = {}
        self._nilai: dict[int, Decimal] = {}
        self._tahun = 0
        self.tidak_dipakai = Centang(
            tema, "Tidak dipakai", "Tampilkan hanya variabel yang tidak dipakai di rumus mana pun"
        )
        self.asing = Kalimat("ingat")
        self.daftarkan = QPushButton("Jadikan variabel")
        self.aturan = QPushButton("Aturan antarvariabel…")
        self.aturan.setToolTip("Hubungan yang harus benar antara dua angka, misalnya [Hadir] <= [Undangan]")
        self.rincian = RincianVariabel(tema)
        self._lay_out()
        self._connect()
        self._stand(self.rincian, self.rincian.nama)

    def _columns(self) -> tuple[Kolom, ...]:
        return (
            Kolom("Nama", lambda v: v.nama),
            Kolom("Satuan", lambda v: v.satuan, 80, dari=480),
            Kolom("Dilaporkan", self._reported, 100, dari=560),
            Kolom("Oleh", lambda v: NAMA_LINGKUP[v.lingkup] if self._reported(v) else "", 100, dari=760),
            Kolom("Rekap", self._rolled, 124, dari=400),
            Kolom("Dipakai", lambda v: str(len(self._used(v))), 76, kanan=True, peran=self._role),
        )

    def _reported(self, variabel: Variabel) -> str:
        if variabel.tetap or variabel.asal_id is not None:
            return ""
        return NAMA_FREKUENSI[variabel.frekuensi]

    def _rolled(self, variabel: Variabel) -> str:
        return rekap_singkat(variabel)

    def _used(self, variabel: Variabel) -> Pemakaian:
        return self._pakai.get(kunci_cari(variabel.nama), ())

    def _role(self, variabel: Variabel) -> str:
        return "text" if self._used(variabel) else "attention"

    def _lay_out(self) -> None:
        self.heading.insertWidget(self.heading.indexOf(self.close_button), self.aturan)
        QWidget.setTabOrder(self.aturan, self.close_button)
        below = QHBoxLayout()
        below.setContentsMargins(12, 0, 12, 8)
        below.addWidget(self.tidak_dipakai)
        below.addStretch(1)
        self.daftar.column.insertLayout(1, below)
        self._asing_part = QWidget()
        row = QHBoxLayout(self._asing_part)
        row.setContentsMargins(12, 0, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.asing, 1)
        row.addWidget(self.daftarkan)
        self.daftar.column.insertWidget(1, self._asing_part)

    def _connect(self) -> None:
        self.aturan.clicked.connect(self.rules_wanted)
        self.daftarkan.clicked.connect(lambda: self.do(create_unknown))
        self.tidak_dipakai.toggled.connect(self._filter)
        self.rincian.named.connect(self._named)
        self.rincian.edited.connect(lambda kolom: self._set(set_variabel, **kolom))
        self.rincian.valued.connect(lambda nilai: self._set(set_konstanta, nilai))
        self.rincian.deleted.connect(self._delete)
        self.rincian.go_to.connect(self.go_to)

    # -- what is shown

    def refresh(self) -> None:
        """Reads the variables and where they are used again."""
        ask = self._penyunting.ask
        semua = ask(load_variabel)
        self._semua = {v.id: v for v in semua}
        self._pakai = ask(usage)
        self._nilai = ask(load_konstanta)
        self._tahun = ask(load_kantor).tahun
        self._show_unknown(ask(unknown_names))
        self.model.set_rows(semua)
        self.daftar.allow_adding(self._penyunting.writable)
        menganggur = sum(not self._used(v) for v in semua)
        teks = f"{len(semua)} variabel"
        self.count.setText(f"{teks} · {menganggur} tidak dipakai" if menganggur else teks)
        self._show_form()

    def _show_unknown(self, nama: tuple[str, ...]) -> None:
        sebut = ", ".join(nama[:_NAMED]) + (f", dan {len(nama) - _NAMED} lagi" if len(nama) > _NAMED else "")
        self.asing.say(f"Nama di rumus yang belum menjadi variabel: {sebut}." if nama else "")
        self._asing_part.setVisible(bool(nama))
        self.daftarkan.setVisible(self._penyunting.writable)

    def _show_form(self) -> None:
        variabel = self._semua.get(self.current)
        self.rincian.show_variabel(
            variabel,
            self._semua,
            self._used(variabel) if variabel else (),
            self._nilai.get(self.current),
            self._tahun,
            baru=self._new,
            writable=self._penyunting.writable,
        )

    def _show_all(self) -> None:
        self.tidak_dipakai.setChecked(False)
        super()._show_all()

    def show_nama(self, nama: str) -> None:
        """Shows the variable that a formula names so, if there is one."""
        kunci = kunci_cari(nama)
        for variabel in self._semua.values():
            if kunci_cari(variabel.nama) == kunci:
                self.choose(variabel.id)

    def _filter(self, on: bool) -> None:
        self.daftar.filter_by((lambda v: not self._used(v)) if on else None)

    # -- what the user does

    def _named(self, nama: str) -> None:
        if self._new:
            self._add(create_variabel, nama, self.rincian.satuan)
        else:
            self._set(rename_variabel, nama)

    def _delete(self) -> None:
        self._remove(delete_variabel)
