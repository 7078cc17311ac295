"""The faults in how one formula is put together: all of them, where reading it stops at the first.

Walks over the pieces of the text once, left to right, knowing only whether a term or a sign of calculation is due.
"""

import re
from collections.abc import Sequence

from iki_desktop.domain.angka import AngkaError, baca_angka
from iki_desktop.domain.cela_rumus import Cela, Obat, hapus, pendek, sisip
from iki_desktop.domain.nama_rumus import kunci_dikenal, mirip
from iki_desktop.domain.rumus import KURANG, Potongan, potong
from iki_desktop.domain.teks import kunci_cari

_SIGN_WORDS = {
    "kali": "x", "dikali": "x", "dikalikan": "x", "bagi": "/", "dibagi": "/", "per": "/", "tambah": "+",
    "ditambah": "+", "plus": "+", "kurang": "-", "dikurangi": "-", "minus": "-", "dan": "+",
}  # fmt: skip
_SIGN_SHAPES = {"·": "x", "•": "x", "∙": "x", "⋅": "x", "⁄": "/", "∕": "/", "\\": "/", "—": "-", "‐": "-", "‑": "-"}
_SCIENCE = re.compile(r"[eE]\d+")
_FAR = 14  # pieces that one name without brackets may take
_MANY = 40  # faults of one formula are enough


class Penelusur:
    """Walks over the formula in `teks` from `mulai` on; afterwards `cela` holds what was found."""

    def __init__(self, teks: str, mulai: int, dikenal: Sequence[str]) -> None:
        """`dikenal` are the names of the variables there are."""
        self.teks, self.dikenal = teks, tuple(dikenal)
        self.potongan = list(potong(teks, mulai))
        self.cela: list[Cela] = []
        self.kurung: list[Potongan] = []
        self.perlu_suku = True
        self.sigma: Potongan | None = None
        self.sebelum: Potongan | None = None
        self.i = 0

    def walk(self) -> list[Cela]:
        """The faults, in order of the text."""
        while self.i < len(self.potongan) and len(self.cela) < _MANY:
            satu = self.potongan[self.i]
            self.sebelum = self.potongan[self.i - 1] if self.i else None
            self.i += 1
            self._step(satu)
        if self.i >= len(self.potongan):
            self._end()
        return sorted(self.cela, key=lambda c: (c.awal, c.akhir))

    def _step(self, satu: Potongan) -> None:
        match satu.jenis:
            case "nama":
                self._nama(satu)
            case "angka":
                self._angka(satu)
            case "sigma":
                self._sigma(satu)
            case "kurung":
                self._kurung(satu)
            case "tanda":
                self._tanda(satu)
            case "persen":
                self._persen(satu)
            case "kata":
                self._kata(satu)
            case _:
                self._lain(satu)

    def _tell(self, awal: int, akhir: int, kalimat: str, *obat: Obat) -> None:
        self.cela.append(Cela(awal, akhir, kalimat, "salah", obat))

    def _peek(self, jenis: str, teks: str = "") -> Potongan | None:
        """The next piece, if it is one of these."""
        if self.i < len(self.potongan):
            satu = self.potongan[self.i]
            if satu.jenis == jenis and (not teks or satu.teks == teks):
                return satu
        return None

    # -- terms

    def _term(self, satu: Potongan, *, quiet: bool = False) -> None:
        """A term begins here; tells if a sign is missing before it."""
        awal = self.sigma.awal if self.sigma else satu.awal
        if not self.perlu_suku and not quiet:
            obat = [sisip(self.teks, awal, tanda, f"Sisipkan {tanda}") for tanda in "x/+-"]
            kalimat = f"Di depan “{pendek(self.teks[awal : satu.akhir])}” kurang tanda hitung: x, /, + atau -."
            self._tell(awal, satu.akhir, kalimat, *obat)
        self.perlu_suku, self.sigma = False, None

    def _no_sigma(self) -> None:
        """What comes now can't stand behind ∑."""
        if self.sigma:
            s, self.sigma = self.sigma, None
            kalimat = "Sesudah ∑ harus ada nama variabel, misalnya ∑[Pegawai]."
            self._tell(s.awal, s.akhir, kalimat, hapus(self.teks, s.awal, s.akhir))

    def _nama(self, satu: Potongan) -> None:
        self._term(satu)
        if not satu.teks[1:-1].strip():
            kalimat = "Nama di dalam kurung siku kosong. Ketik atau pilih nama variabelnya."
            self._tell(satu.awal, satu.akhir, kalimat)

    def _sigma(self, satu: Potongan) -> None:
        self._no_sigma()
        self.sigma = satu

    def _angka(self, satu: Potongan) -> None:
        self._no_sigma()
        akhir = satu.akhir
        kata = self._peek("kata")
        if kata and kata.awal == akhir and _SCIENCE.fullmatch(kata.teks):
            self.i += 1
            akhir = kata.akhir
        self._term(satu)
        tulisan = self.teks[satu.awal : akhir]
        try:
            baca_angka(tulisan)
        except AngkaError as e:
            obat = (Obat(f"Tulis {e.saran}", satu.awal, akhir, e.saran),) if e.saran else ()
            self._tell(satu.awal, akhir, e.kalimat, *obat)
        if self._peek("persen"):
            self.i += 1

    def _persen(self, satu: Potongan) -> None:
        self._no_sigma()
        sebelum = self.sebelum
        buang = hapus(self.teks, satu.awal, satu.akhir, "Hapus %")
        if sebelum and sebelum.jenis == "persen":
            self._tell(satu.awal, satu.akhir, "Persen dari persen: tanda % cukup satu kali.", buang)
            return
        obat = [buang]
        if sebelum and (sebelum.jenis == "nama" or sebelum.teks == ")"):
            obat.insert(0, Obat("Jadikan x 100%", sebelum.akhir, satu.akhir, " x 100%"))
        self._tell(satu.awal, satu.akhir, "Tanda % harus mengikuti satu angka, misalnya 100%.", *obat)

    # -- words outside brackets

    def _kata(self, satu: Potongan) -> None:
        if not any(c.isalnum() for c in satu.teks):
            self._shape(satu)
        elif (tanda := self._sign_word(satu)) and not self.sigma:
            kalimat = f"Tanda hitung ditulis dengan lambang: “{satu.teks}” ditulis {tanda}."
            self._tell(satu.awal, satu.akhir, kalimat, Obat(f"Tulis {tanda}", satu.awal, satu.akhir, tanda))
            self.perlu_suku = True
        elif self._after_number(satu):
            return
        elif tutup := self._peek("lain", "]"):
            self.i += 1
            self._name(satu.awal, tutup.akhir, satu.teks, "Kurung siku ini belum dibuka.")
        else:
            akhir = self._known_end(satu.awal, satu.akhir)
            isi = self.teks[satu.awal : akhir]
            kalimat = f"“{pendek(isi)}” di luar kurung siku. Nama variabel ditulis [{pendek(isi)}]."
            self._name(satu.awal, akhir, isi, kalimat)

    def _sign_word(self, satu: Potongan) -> str:
        """The sign of calculation that a word stands for, unless a variable is called so."""
        dikenal = kunci_cari(satu.teks) in kunci_dikenal(self.dikenal)
        return "" if dikenal else _SIGN_WORDS.get(satu.teks.casefold(), "")

    def _shape(self, satu: Potongan) -> None:
        """A sign that is none of ours."""
        self._no_sigma()
        obat = [hapus(self.teks, satu.awal, satu.akhir)]
        if tanda := _SIGN_SHAPES.get(satu.teks):
            obat.insert(0, Obat(f"Tulis {tanda}", satu.awal, satu.akhir, tanda))
            self.perlu_suku = True
        self._tell(satu.awal, satu.akhir, f"Tanda “{pendek(satu.teks)}” tidak dikenal di dalam rumus.", *obat)

    def _after_number(self, satu: Potongan) -> bool:
        """A unit behind a number (`12 orang`, `100 persen`): told here; whether it was one."""
        sebelum = self.sebelum
        if not sebelum or sebelum.jenis not in ("angka", "persen") or self.perlu_suku or self.sigma:
            return False
        obat = [hapus(self.teks, satu.awal, satu.akhir)]
        if satu.teks.casefold() == "persen" and sebelum.jenis == "angka":
            obat.insert(0, Obat("Tulis %", sebelum.akhir, satu.akhir, "%"))
        kalimat = f"Sesudah angka tidak perlu kata: “{pendek(satu.teks)}”."
        self._tell(satu.awal, satu.akhir, kalimat, *obat)
        return True

    def _name(self, awal: int, akhir: int, isi: str, kalimat: str) -> None:
        """A name whose brackets are missing or not whole: it is put in brackets, or the known one it is like."""
        sebelum = self.sebelum
        obat = []
        if not self.perlu_suku and sebelum and sebelum.jenis == "nama":
            gabung = f"{sebelum.teks[1:-1].strip()} {isi}"
            if dikenal := kunci_dikenal(self.dikenal).get(kunci_cari(gabung)):
                obat.append(Obat(f"Jadikan [{pendek(dikenal)}]", sebelum.awal, akhir, f"[{dikenal}]"))
        for nama in () if obat else mirip(isi, self.dikenal):
            obat.append(Obat(f"Jadikan [{pendek(nama)}]", awal, akhir, f"[{nama}]"))
        rapi = isi.strip()
        if all(o.teks != f"[{rapi}]" for o in obat):
            obat.append(Obat(f"Beri kurung siku: [{pendek(rapi)}]", awal, akhir, f"[{rapi}]"))
        self._tell(awal, akhir, kalimat, *obat)
        while self.i < len(self.potongan) and self.potongan[self.i].awal < akhir:
            self.i += 1
        self._term(self.potongan[self.i - 1], quiet=True)

    def _known_end(self, awal: int, akhir: int) -> int:
        """Where the longest known name that begins here ends; `akhir` if there is none."""
        dikenal = kunci_dikenal(self.dikenal)
        for satu in reversed(self.potongan[self.i : self.i + _FAR]):
            if satu.akhir > akhir and kunci_cari(self.teks[awal : satu.akhir]) in dikenal:
                return satu.akhir
        return akhir

    # -- brackets and other signs

    def _lain(self, satu: Potongan) -> None:
        kata = self._peek("kata")
        if satu.teks == "[" and kata:
            akhir = self._known_end(kata.awal, kata.akhir)
            self._name(satu.awal, akhir, self.teks[kata.awal : akhir], "Kurung siku ini belum ditutup.")
            return
        if satu.teks == "[":
            kalimat = "Kurung siku tidak berpasangan. Nama variabel ditulis [Nama]."
        elif satu.teks == "]":
            kalimat = "Kurung siku ini belum dibuka. Nama variabel ditulis [Nama]."
        elif satu.teks == "=":
            kalimat = "Tanda “=” hanya boleh satu, sesudah label di awal rumus."
        else:
            kalimat = f"Tanda “{satu.teks}” tidak dikenal di dalam rumus."
        self._no_sigma()
        self._tell(satu.awal, satu.akhir, kalimat, hapus(self.teks, satu.awal, satu.akhir))

    def _kurung(self, satu: Potongan) -> None:
        self._no_sigma()
        if satu.teks == "(":
            self._term(satu)
            self.kurung.append(satu)
            self.perlu_suku = True
            return
        if not self.kurung:
            obat = hapus(self.teks, satu.awal, satu.akhir), Obat("Tambah ( di awal", *self._start(), "(")
            self._tell(satu.awal, satu.akhir, "Kurung tutup ini tidak punya kurung buka.", *obat)
            return
        buka = self.kurung.pop()
        if self.perlu_suku:
            self._dangling(self.sebelum, buka, satu)
        self.perlu_suku = False

    def _start(self) -> tuple[int, int]:
        return self.potongan[0].awal, self.potongan[0].awal

    def _tanda(self, satu: Potongan) -> None:
        self._no_sigma()
        if self.perlu_suku and satu.teks not in KURANG:
            sebelum = self.sebelum
            buang = hapus(self.teks, satu.awal, satu.akhir)
            if sebelum and sebelum.jenis == "tanda":
                kalimat = f"Dua tanda hitung berurutan: “{sebelum.teks}” dan “{satu.teks}”."
                obat = buang, hapus(self.teks, sebelum.awal, sebelum.akhir)
                self._tell(sebelum.awal, satu.akhir, kalimat, *obat)
            else:
                self._tell(satu.awal, satu.akhir, f"Di depan “{satu.teks}” kurang nama variabel atau angka.", buang)
        self.perlu_suku = True

    def _dangling(self, sebelum: Potongan | None, buka: Potongan | None, tutup: Potongan | None) -> None:
        """A term is due, and there is none: an empty pair of brackets, or a sign with nothing behind it."""
        if sebelum is None:
            return
        if sebelum is buka and buka is not None and tutup is not None:
            obat = hapus(self.teks, buka.awal, tutup.akhir, "Hapus ( )")
            self._tell(buka.awal, tutup.akhir, "Kurung ini kosong. Isi dengan nama variabel atau angka.", obat)
        elif sebelum.jenis == "tanda":
            kalimat = f"Sesudah “{sebelum.teks}” kurang nama variabel atau angka."
            self._tell(sebelum.awal, sebelum.akhir, kalimat, hapus(self.teks, sebelum.awal, sebelum.akhir))

    def _end(self) -> None:
        self._no_sigma()
        if not self.potongan:
            return
        terakhir = self.potongan[-1]
        if self.perlu_suku:
            self._dangling(terakhir, None, None)
        for buka in self.kurung:
            obat = [hapus(self.teks, buka.awal, buka.akhir)]
            if terakhir is not buka:
                obat.insert(0, Obat("Tambah ) di akhir", terakhir.akhir, terakhir.akhir, ")"))
            self._tell(buka.awal, buka.akhir, "Kurung buka ini belum ditutup.", *obat)
