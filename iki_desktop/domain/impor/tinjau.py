"""The review of one sheet: each cell that holds something is taken, corrected, refused or ignored, with its reason.

Nothing is guessed. What can't be told from the sheet is asked, and the cells it is about wait, refused until then.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from iki_desktop.domain.impor.angka_asing import Bacaan
from iki_desktop.domain.impor.arti_tabel import ArtiBaris, ArtiKolom, ArtiTabel, artikan
from iki_desktop.domain.impor.baca_kolom import CaraKolom, cara_kolom
from iki_desktop.domain.impor.ganda import selesaikan
from iki_desktop.domain.impor.hasil import Tinjauan
from iki_desktop.domain.impor.judul import judul_tabel, rencana_disebut, skala_tabel
from iki_desktop.domain.impor.jumlah_kolom import Jumlah
from iki_desktop.domain.impor.kata import kata
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.kunci_sel import ArtiKunci
from iki_desktop.domain.impor.lembar import Lembar, Rentang, huruf_kolom, isi
from iki_desktop.domain.impor.meja import Calon, CatatanBaris, Meja
from iki_desktop.domain.impor.peta import Tabel, Usulan
from iki_desktop.domain.impor.satuan import kata_satuan, satuan_persen
from iki_desktop.domain.impor.susunan_tabel import abaikan_tabel, tandai_atas, tandai_baris, tandai_kunci, tandai_label
from iki_desktop.domain.impor.tanya import ABAIKAN, TIDAK, YA, Jawaban, Pertanyaan
from iki_desktop.domain.impor.tanya_sel import dijawab, kutip, tanya_kantor, tanya_templat_asing, tanya_tersembunyi
from iki_desktop.domain.impor.templat import Templat
from iki_desktop.domain.impor.usul import kecamatan_lain
from iki_desktop.domain.teks import singkat
from iki_desktop.domain.variabel import Variabel

_LEMBAR_TERSEMBUNYI = "Lembar ini tersembunyi di berkasnya, jadi tidak diimpor."
_SEL_TERSEMBUNYI = "Baris atau kolomnya tersembunyi di berkas, dan diabaikan (jawaban Anda)."
_GABUNG = "Sel ini digabung dengan sel angka lain, jadi tidak jelas angka siapa. Pisahkan, lalu isi satu per satu."
_HANYA_SPASI = "Sel ini hanya berisi spasi."


def tinjau_lembar(
    lembar: Lembar,
    tabel: Sequence[Tabel],
    usulan: Sequence[Usulan],
    konteks: Konteks,
    jawaban: Jawaban,
    templat: Templat | None = None,
    nama_berkas: str = "",
) -> Tinjauan:
    """What becomes of each cell of a sheet, its tables and what they mean being known; `usulan` has one for each."""
    meja = tinjau_sel(lembar, tabel, usulan, konteks, jawaban, templat, nama_berkas)
    selesaikan([meja])
    return meja.penulis.tinjauan


def tinjau_sel(
    lembar: Lembar,
    tabel: Sequence[Tabel],
    usulan: Sequence[Usulan],
    konteks: Konteks,
    jawaban: Jawaban,
    templat: Templat | None = None,
    nama_berkas: str = "",
) -> Meja:
    """The review of a sheet before figures that come twice are looked for, in it and in other sheets of its file."""
    meja = Meja(lembar, konteks, jawaban, templat, nama_berkas)
    meja.penulis.tinjauan.tabel, meja.penulis.tinjauan.usulan = tuple(tabel), tuple(usulan)
    if lembar.tersembunyi and templat is None:
        meja.semua("diabaikan", _LEMBAR_TERSEMBUNYI)
        return meja
    gerbang: tuple[Pertanyaan, ...] = ()
    if templat is not None:
        dijawab = _template_closed(meja, templat)
        if dijawab is None:
            return meja
        gerbang = dijawab
    tandai_atas(meja, tabel)
    for satu, usul in zip(tabel, usulan, strict=True):
        _PeninjauTabel(meja, satu, usul, gerbang).review()
    if templat is not None:
        tandai_kunci(meja)
    meja.penulis.tinjauan.pertanyaan = meja.pertanyaan()
    return meja


def _template_closed(meja: Meja, templat: Templat) -> tuple[Pertanyaan, ...] | None:
    """What is to be asked before a template of another office file is read; None where nothing of it is taken."""
    if templat.kode == meja.konteks.kode:
        return ()
    pertanyaan = tanya_templat_asing(templat.kecamatan, meja.lembar.nama)
    jawaban = dijawab(pertanyaan, meja.jawaban)
    if jawaban in (ABAIKAN, TIDAK):
        meja.semua("diabaikan", "Templat dari berkas kantor lain, diabaikan (jawaban Anda).")
        return None
    return () if jawaban == YA else (pertanyaan,)


def _planned_itself(rencana: str, variabel: Variabel | None) -> bool:
    return variabel is not None and rencana in kata(variabel.nama)


def _scaled(skala: str, variabel: Variabel | None) -> bool:
    """Whether thousands or millions are said of a variable: those of rupiah only of what is counted in rupiah."""
    uang = "rp" in skala or "rupiah" in skala
    return not uang or variabel is None or kata_satuan(variabel.satuan) in ([], ["rupiah"])


@dataclass(slots=True)
class _BarisSiap:
    """A row of figures with the key of each of its columns."""

    arti: ArtiBaris
    sel: Sequence[str | None]
    kunci: list[ArtiKunci]
    variabel: list[Variabel | None]
    tersembunyi: bool = False


@dataclass(slots=True)
class _PeninjauTabel:
    meja: Meja
    tabel: Tabel
    usulan: Usulan
    gerbang: tuple[Pertanyaan, ...]  # asked of the table as a whole
    arti: ArtiTabel = field(default_factory=ArtiTabel)
    cara: list[CaraKolom] = field(default_factory=list)

    def review(self) -> None:
        """Says of each cell of the table what becomes of it."""
        meja, peta = self.meja, self.usulan.peta
        meja.mulai_tabel(peta)
        tandai_baris(meja, self.tabel)
        arti = artikan(meja, self.tabel, self.usulan)
        if arti is None:
            abaikan_tabel(meja, self.tabel)
            return
        self.arti = arti
        tandai_label(meja, self.tabel, peta, (k.kolom for k in arti.kolom))
        if self._closed():
            return
        baris = self._rows()
        self.cara = [self._manner(ke, kolom, baris) for ke, kolom in enumerate(arti.kolom)]
        self._figures(baris)
        self._notes(baris)

    def _closed(self) -> bool:
        """Whether the table is another sub-district's and so ignored; where that is open, its figures wait."""
        lain = kecamatan_lain(self.meja.lembar, self.tabel, self.meja.konteks) if self.meja.templat is None else ""
        if not lain:
            return False
        pertanyaan = tanya_kantor(self.meja.lembar.nama, lain, self.meja.lembar.nama)
        jawaban = dijawab(pertanyaan, self.meja.jawaban)
        if jawaban in (ABAIKAN, TIDAK):
            abaikan_tabel(self.meja, self.tabel, f"Tabel Kecamatan {singkat(lain, 40)}, diabaikan (jawaban Anda).")
            return True
        if jawaban != YA:
            self.gerbang = (*self.gerbang, pertanyaan)
        return False

    # -- what each cell is

    def _rows(self) -> list[_BarisSiap]:
        lembar, ingat = self.meja.lembar, dict[tuple[object, ...], tuple[list[ArtiKunci], list[Variabel | None]]]()
        hasil = []
        for satu in self.arti.baris:
            tanda = (satu.desa, satu.periode, satu.variabel, satu.tolak)
            if tanda not in ingat:
                ingat[tanda] = (self.arti.kunci(self.meja, satu), self.arti.variabel(satu))
            tersembunyi = self.meja.templat is None and satu.baris in lembar.baris_tersembunyi
            hasil.append(_BarisSiap(satu, lembar.baris[satu.baris], *ingat[tanda], tersembunyi))
        return hasil

    def _manner(self, ke: int, kolom: ArtiKolom, baris: Sequence[_BarisSiap]) -> CaraKolom:
        """How the numbers of a column are read; totals bear witness too."""
        k = kolom.kolom
        jumlah = [satu for b in self.tabel.baris("jumlah") if (satu := self.meja.lembar.di(b, k)) is not None]
        sel = [satu for r in baris if k < len(r.sel) and (satu := r.sel[k]) is not None]
        persen = {id(v) for r in self._kinds(ke, baris) if (v := r.variabel[ke]) and satuan_persen(v.satuan)}
        berpersen = (
            (satu, v)
            for r in baris  # what isn't taken bears no witness of fractions
            if id(v := r.variabel[ke]) in persen
            and v
            and k < len(r.sel)
            and (satu := r.sel[k]) is not None
            and not r.kunci[ke].nasib
        )
        return cara_kolom(self.meja, kolom, sel + jumlah, berpersen if persen else ())

    def _kinds(self, ke: int, baris: Sequence[_BarisSiap]) -> Iterable[_BarisSiap]:
        """One row for each variable that the rows of a column have."""
        return {id(r.variabel[ke]): r for r in baris}.values()

    # -- figures

    def _figures(self, baris: Sequence[_BarisSiap]) -> None:
        lembar = self.meja.lembar
        jumlah = [Jumlah() for _ in self.arti.kolom]
        total = [b for b in self.tabel.baris("jumlah") if 0 <= b < len(lembar.baris)]
        tutup = lembar.kolom_tersembunyi if self.meja.templat is None else frozenset()
        kolom = [(ke, satu.kolom, satu.kolom in tutup) for ke, satu in enumerate(self.arti.kolom)]
        terisi = [b for b in range(self.tabel.awal, self._end()) if lembar.baris[b]]
        gabung = self.meja.gabungan(terisi, [k for _, k, _ in kolom])
        tolak = self._twins(baris)
        skala = skala_tabel(lembar, self.tabel)
        rencana = self._planned()
        for r in baris:
            while total and total[0] < r.arti.baris:
                self._total(total.pop(0), jumlah)
            lebar = len(r.sel)
            for ke, k, kolom_tutup in kolom:
                if k >= lebar or (satu := r.sel[k]) is None:
                    continue
                if gabung and (r.arti.baris, k) in gabung and not r.kunci[ke].nasib:
                    self._merged(baris, ke, r.arti.baris, k, gabung[r.arti.baris, k])
                elif k in tolak and not (r.kunci[ke].nasib or r.kunci[ke].tanya):
                    self.meja.penulis.tolak(r.arti.baris, k, tolak[k], r.kunci[ke].nilai)
                elif rencana and not r.kunci[ke].nasib and not _planned_itself(rencana, r.variabel[ke]):
                    sebab = f"Judulnya menyebut {kutip(rencana)}, bukan yang sudah terjadi. Ubah judulnya bila keliru."
                    self.meja.penulis.tolak(r.arti.baris, k, sebab, r.kunci[ke].nilai)
                elif skala and not r.kunci[ke].nasib and _scaled(skala, r.variabel[ke]):
                    sebab = f"Angka tabel ini tidak utuh ({kutip(skala)}). Tulis angka utuhnya, lalu impor lagi."
                    self.meja.penulis.tolak(r.arti.baris, k, sebab, r.kunci[ke].nilai)
                else:
                    self._cell(r, ke, k, satu, r.tersembunyi or kolom_tutup, jumlah[ke] if total else None)
        for b in total:
            self._total(b, jumlah)

    def _end(self) -> int:
        return min(self.tabel.awal + len(self.tabel.jenis), len(self.meja.lembar.baris))

    def _planned(self) -> str:
        """The word by which title, sheet or file say that the figures of the table are none of what was done."""
        if self.meja.templat is not None:
            return ""
        judul = judul_tabel(self.meja.lembar, self.tabel)
        return rencana_disebut([*judul, self.meja.lembar.nama, self.meja.nama_berkas])

    def _twins(self, baris: Sequence[_BarisSiap]) -> dict[int, str]:
        """Columns of one meaning that differ anywhere: one of them is of something else, so neither is taken."""
        arti: dict[tuple[object, ...], list[int]] = {}
        for satu in self.arti.kolom:
            arti.setdefault((satu.desa, satu.periode, satu.variabel), []).append(satu.kolom)
        hasil: dict[int, str] = {}
        for semua in arti.values():
            if len(semua) < 2:
                continue
            isi_kolom = {k: [r.sel[k] if k < len(r.sel) else None for r in baris] for k in semua}
            terisi = [k for k in semua if any(isi_kolom[k])]
            if any(isi_kolom[k] != isi_kolom[terisi[0]] for k in terisi[1:]):
                nama = " dan ".join(map(huruf_kolom, terisi))
                hasil |= dict.fromkeys(terisi, f"Kolom {nama} sama artinya, angkanya berlainan. Hapus yang salah.")
        return hasil

    def _merged(self, baris: Sequence[_BarisSiap], ke: int, b: int, k: int, rentang: Rentang) -> None:
        """A number in a cell that spans several figures: of none of them, but it speaks against others of them."""
        satu = self.meja.lembar.di(b, k)
        if satu is None:
            return
        awal = bisect_left(baris, rentang.atas, key=lambda r: r.arti.baris)
        for r in baris[awal : bisect_right(baris, rentang.bawah, key=lambda r: r.arti.baris)]:
            for di, kolom in enumerate(self.arti.kolom):
                kunci, variabel = r.kunci[di].nilai, r.variabel[di]
                if rentang.kiri <= kolom.kolom <= rentang.kanan and kunci is not None and variabel is not None:
                    bacaan = self.cara[ke].baca(self.meja, satu, variabel)
                    self.meja.sanggah[kunci] = (b * self.meja.lebar + k, bacaan)
        self.meja.penulis.tolak(b, k, _GABUNG)

    def _cell(self, r: _BarisSiap, ke: int, k: int, satu: str, tersembunyi: bool, jumlah: Jumlah | None) -> None:
        meja, b, arti, variabel = self.meja, r.arti.baris, r.kunci[ke], r.variabel[ke]
        if arti.nasib == "ditolak":
            meja.penulis.tolak(b, k, arti.sebab, arti.nilai)
            return
        if arti.nasib:
            meja.penulis.tandai(b, k, arti.nasib, arti.sebab)
            return
        tanya = self.gerbang + arti.tanya
        bacaan = self.cara[ke].baca(meja, satu, variabel) if variabel is not None else Bacaan(None)
        figur = bacaan.figur
        if bacaan.tanya:
            tanya += self.cara[ke].pertanyaan(bacaan)
        elif bacaan.sebab and figur is None:
            meja.penulis.tolak(b, k, bacaan.sebab, arti.nilai)
            return
        elif figur is not None and figur.status == "kosong":
            meja.penulis.tandai(b, k, "diabaikan", _HANYA_SPASI)
            return
        if tersembunyi and (tanya_dulu := self._hidden(b, k)) is not None:
            tanya = tanya_dulu
            if not tanya:
                return
        if tanya or arti.nilai is None or figur is None:
            if jumlah is not None:
                jumlah.pasti = False
            meja.tunggu(b, k, tanya, arti.nilai)
            return
        if jumlah is not None:
            jumlah.add(figur.hitungan)
        calon = meja.calon.get(arti)
        if calon is None:
            calon = meja.calon[arti] = Calon(meja)
        calon.tempat.append(b * meja.lebar + k)
        calon.bacaan.append(bacaan)

    def _hidden(self, b: int, k: int) -> tuple[Pertanyaan, ...] | None:
        """What is to be asked of a hidden cell before anything else: () where it is ignored, None where it is taken."""
        pertanyaan = tanya_tersembunyi(self.meja.lembar.nama)
        jawaban = dijawab(pertanyaan, self.meja.jawaban)
        if jawaban == YA:
            return None
        if jawaban in (TIDAK, ABAIKAN):
            self.meja.penulis.tandai(b, k, "diabaikan", _SEL_TERSEMBUNYI)
            return ()
        return (pertanyaan,)

    # -- totals and notes

    def _total(self, b: int, jumlah: list[Jumlah]) -> None:
        """A row of totals: ignored, but one that isn't the sum of what was read above it says so."""
        baris = self.meja.lembar.baris[b]
        rata = any("rata" in isi(satu).casefold() for satu in baris if satu is not None)
        for ke, kolom in enumerate(self.arti.kolom):
            ada, jumlah[ke] = jumlah[ke], Jumlah()
            satu = baris[kolom.kolom] if kolom.kolom < len(baris) else None
            if satu is None or rata or not ada.banyak or not ada.pasti or not self._summed(kolom):
                continue
            tertulis = self.cara[ke].baca(self.meja, satu, Variabel(0, "", negatif=True)).figur
            if tertulis is not None and (sebab := ada.selisih(tertulis.hitungan)):
                self.meja.penulis.tandai(b, kolom.kolom, "diabaikan", sebab)

    def _summed(self, kolom: ArtiKolom) -> bool:
        """Whether the rows of a column are of one variable, of which there is a sum."""
        semua: set[int] = set()
        satuan = ""
        for r in self.arti.baris[:1] if kolom.variabel is not None else self.arti.baris:
            variabel = (kolom.variabel or r.variabel).nilai
            if variabel is not None:
                semua.add(variabel.id)
                satuan = variabel.satuan
        return len(semua) == 1 and not satuan_persen(satuan)

    def _notes(self, baris: Sequence[_BarisSiap]) -> None:
        k = self.usulan.peta.catatan
        if k < 0 or k in {satu.kolom for satu in self.arti.kolom}:
            return
        angka = tuple(satu.kolom for satu in self.arti.kolom)
        for r in baris:
            if k < len(r.sel) and r.sel[k] is not None:
                self.meja.catatan.append(CatatanBaris(r.arti.baris, k, angka))
