"""The formula panel at work: what is typed in it is shown in the form, stored, and made of known variables."""

from PySide6.QtCore import QObject, QTimer, Signal

from iki_desktop.domain.teks import kunci_cari
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.formulir import load_formulir
from iki_desktop.services.kantor import Changes
from iki_desktop.services.sunting import jabatan_dari
from iki_desktop.services.variabel import create_variabel, load_variabel, rename_variabel, usage_of
from ui.formulir.isian import teks_di
from ui.formulir.simpan import Simpanan
from ui.kerja import RuangKerja
from ui.penyunting import Penyunting
from ui.rumus.panel import PanelRumus
from ui.tema.tema import Tema


class AlurRumus(QObject):
    """`go_to` carries another place that uses a variable."""

    go_to = Signal(object)

    def __init__(self, kerja: RuangKerja, tema: Tema) -> None:
        """The panel is there, and not seen."""
        super().__init__()
        self._kerja = kerja
        self._penyunting: Penyunting | None = None
        self._simpanan = Simpanan(self)
        self._simpanan.share(kerja.formulir.simpanan)
        self.panel = PanelRumus(tema, self._usage)
        self.panel.hide()
        self.panel.typed.connect(self._typed)
        self.panel.left.connect(self._left)
        self.panel.create_variable.connect(self._create)
        self.panel.rename_variable.connect(self._rename)
        self.panel.go_to.connect(self.go_to)

    def use(self, penyunting: Penyunting | None) -> None:
        """Another office."""
        self.close()
        self._penyunting = penyunting
        self._simpanan.use(penyunting)

    # -- opening and closing

    def open(self, tempat: Tempat) -> None:
        """The formulas of a cell, ready to be typed in."""
        if self._penyunting is None:
            return
        self._simpanan.flush()
        formulir = self._kerja.formulir.formulir
        teks = teks_di(formulir, tempat) if formulir is not None else None
        if teks is None:
            return
        self._show_names()
        self._simpanan.start(tempat, teks)
        self.panel.set_writable(self._penyunting.writable)
        self.panel.show_formula(tempat, teks, self._whose(tempat))
        self._kerja.show_below(self.panel)
        self.panel.setFocus()
        QTimer.singleShot(0, self, lambda: self._kerja.formulir.select(tempat))  # the panel may lie over it

    def close(self) -> None:
        """Stores what was typed and goes."""
        self._simpanan.flush()
        self._simpanan.stop()
        self.panel.hide()

    def flush(self) -> bool:
        """Stores what was typed; False where the store refused it."""
        return self._simpanan.flush()

    def _left(self) -> None:
        self.close()
        self._kerja.formulir.setFocus()

    def _whose(self, tempat: Tempat) -> str:
        formulir = self._kerja.formulir.formulir
        semua = [i for s in formulir.sasaran for i in s.indikator] if formulir is not None else []
        return next((i.teks for i in semua if i.id == tempat.id), "")

    # -- while it is open

    def _typed(self, tempat: Tempat, teks: str) -> None:
        self._kerja.formulir.set_live_text(tempat, teks)
        self._simpanan.type(teks)

    def refresh(self, changes: Changes) -> None:
        """After a change: the text as it is stored now (undo, a rename), the names there are."""
        if not self.panel.isVisible() or self._penyunting is None:
            return
        tempat = self.panel.tempat
        if "variabel" in changes.rows:
            self._show_names()
        elif "indikator" in changes.rows:
            self.panel.refresh_usage()
        if tempat is None or "indikator" not in changes.rows:
            return
        formulir = self._kerja.formulir.formulir
        if formulir is None or teks_di(formulir, tempat) is None:
            self.close()
            return
        stored = self._penyunting.ask(load_formulir, self._penyunting.ask(jabatan_dari, tempat))
        news = self._simpanan.news(stored)
        if news is not None:
            self.panel.show_formula(tempat, news, self._whose(tempat))
            self._kerja.formulir.set_live_text(tempat, news)

    def _show_names(self) -> None:
        if self._penyunting is not None:
            self.panel.set_variables([v.nama for v in self._penyunting.ask(load_variabel)])

    def _usage(self, nama: str) -> tuple[tuple[Tempat, str], ...]:
        return self._penyunting.ask(usage_of, nama) if self._penyunting is not None else ()

    # -- variables

    def _create(self, nama: str) -> None:
        if self._penyunting is not None:
            self._simpanan.flush()
            self._penyunting.do(create_variabel, nama)

    def _rename(self, lama: str, baru: str) -> None:
        if self._penyunting is None:
            return
        self._simpanan.flush()
        kunci = kunci_cari(lama)
        ada = [v.id for v in self._penyunting.ask(load_variabel) if kunci_cari(v.nama) == kunci]
        if not ada:  # a name that no variable has yet: it becomes one first
            dibuat = self._penyunting.do(create_variabel, lama)
            ada = list(dibuat.new) if dibuat is not None else []
        for nomor in ada:
            self._penyunting.do(rename_variabel, nomor, baru)
