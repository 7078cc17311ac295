"""The bar below the page: what is about to be written, and the button that does it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from iki_desktop.domain.impor.hasil import NASIB
from iki_desktop.domain.impor.rencana import Rencana
from iki_desktop.domain.telusur import banyak
from ui.bersama.label import ElidedLabel
from ui.bersama.peran import give_role
from ui.impor.alur import AlurImpor
from ui.impor.kata import banyak_ubah, kata_kurang, kata_tetap, kata_tombol
from ui.impor.keadaan import Berkas
from ui.kisi.kata import HANYA_BACA


class BilahBawah(QWidget):
    """`wanted`: import; `dropped`: all of it is put away; `questions_wanted`: to the first open question;
    `back_wanted`: what is refused goes back to the village, also where nothing can be imported."""

    wanted = Signal()
    back_wanted = Signal()
    dropped = Signal()
    questions_wanted = Signal()

    def __init__(self) -> None:
        """Nothing to import."""
        super().__init__()
        self.setObjectName("bawah")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.jumlah = ElidedLabel()
        self.sebab = QPushButton()
        self.sebab.setObjectName("belum")
        self.sebab.setProperty("rata", True)
        self.sebab.setToolTip("Ke pertanyaan pertama yang belum dijawab")
        self.bilah = QProgressBar()
        self.bilah.setFixedSize(120, 8)
        self.bilah.setTextVisible(False)
        self.bilah.setRange(0, 0)
        self.bilah.setAccessibleName("Meninjau berkas")
        self.perbaikan = QPushButton("Simpan berkas perbaikan…")
        self.perbaikan.setToolTip("Buku kerja berisi sel yang ditolak dan sebabnya, untuk dikirim kembali ke desa")
        self.batal = QPushButton("Batal")
        self.batal.setToolTip("Singkirkan semua berkas dari halaman ini; tidak ada yang diimpor")
        self.impor = QPushButton("Impor")
        self.impor.setProperty("utama", True)
        self.impor.setAutoDefault(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.jumlah, 1)
        row.addWidget(self.bilah)
        row.addWidget(self.sebab)
        row.addWidget(self.perbaikan)
        row.addWidget(self.batal)
        row.addWidget(self.impor)
        self.impor.clicked.connect(self.wanted)
        self.perbaikan.clicked.connect(self.back_wanted)
        self.batal.clicked.connect(self.dropped)
        self.sebab.clicked.connect(self.questions_wanted)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys come to what can be done."""
        super().focusInEvent(event)
        first = next((t for t in (self.impor, self.sebab) if t.isEnabled() and not t.isHidden()), self.batal)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, kemajuan: tuple[int, int, str]) -> None:
        """How far the review is."""
        langkah, total, nama = kemajuan
        self.bilah.setRange(0, total if total > 1 else 0)
        self.bilah.setValue(langkah)
        self.jumlah.setText(f"Meninjau {nama}…")

    def show_state(self, alur: AlurImpor, *, writable: bool) -> None:
        """What would be written, or why nothing can be yet."""
        rencana = alur.rencana
        tanya = len(list(alur.questions()))
        meninjau = alur.kerja == "tinjau"
        ditolak = any(b.hitung()["ditolak"] for b in alur.berkas)
        kata, peran = "", "dua"
        if not writable:
            kata, peran = HANYA_BACA, "ingat"
        elif meninjau:
            kata = "Meninjau…"
        elif not tanya and rencana:
            kata = kata_tetap(rencana, ditolak=ditolak)
            if kata and alur.konteks is not None and not any(r.perubahan for r in rencana):
                kata = kata_kurang(alur.konteks) or kata
        self.jumlah.setText(kata or _counts(alur.berkas, rencana))
        give_role(self.jumlah, peran)
        self.bilah.setVisible(meninjau)
        self.sebab.setVisible(bool(tanya) and writable)
        self.sebab.setText(f"{banyak(tanya)} pertanyaan belum dijawab")
        self.perbaikan.setVisible(ditolak and not tanya and not meninjau)
        self.impor.setText(kata_tombol(rencana))
        self.impor.setEnabled(writable and alur.siap)


def _counts(berkas: Sequence[Berkas], rencana: Sequence[Rencana]) -> str:
    """Of all files: how many cells came to which end."""
    if not rencana:
        return ""
    nasib = {n: sum(b.hitung()[n] for b in berkas) for n in NASIB}
    dari = f"{banyak(len(berkas))} berkas · " if len(berkas) > 1 else ""
    angka, _ = banyak_ubah(rencana)
    tetap = sum(r.hitung_ubah()["tetap"] for r in rencana)
    bagian = [f"{banyak(nasib[n])} {n}" for n in NASIB if nasib[n]]
    sama = f" · {banyak(tetap)} angka tetap" if tetap and angka else ""
    return f"{dari}{' · '.join(bagian)}{sama}"
