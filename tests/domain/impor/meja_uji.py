"""A small office and sheets of it, for the tests of the review."""

from collections.abc import Mapping, Sequence

from iki_desktop.domain.desa import Desa
from iki_desktop.domain.impor.hasil import NasibSel, Tinjauan
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.lembar import Lembar, Sel, baca_alamat
from iki_desktop.domain.impor.peta import KolomNilai, Peta, Sumbu, Tabel, Usulan
from iki_desktop.domain.impor.tinjau import tinjau_lembar
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.domain.variabel import Variabel

DESA = tuple(
    Desa(ke, nama, kode_bps=f"350731{ke:04}")
    for ke, nama in enumerate(("Bendosari", "Sukomulyo", "Pujon Kidul", "Pandesari", "Ngroto"), start=1)
)
BENDOSARI, SUKOMULYO, PUJON_KIDUL, PANDESARI, NGROTO = (d.id for d in DESA)
HADIR = Variabel(1, "Warga hadir", satuan="orang", lingkup="desa", bulat=True)
SERAPAN = Variabel(2, "Serapan anggaran", satuan="%", lingkup="desa")
SURAT = Variabel(3, "Surat terlayani", satuan="surat")
BELANJA = Variabel(4, "Belanja", lingkup="desa", negatif=True)
LUAS = Variabel(5, "Luas tanam", satuan="hektare", lingkup="desa", frekuensi="tahunan")
VARIABEL = (HADIR, SERAPAN, SURAT, BELANJA, LUAS)
KONTEKS = Konteks("kode-kita", "Pujon", "Malang", 2026, (2025, 2026), DESA, VARIABEL)
JANUARI = Periode(2026, 1, 1)


def kolom_desa(*nilai: KolomNilai, periode: Periode | None = JANUARI, abaikan: Sequence[int] = ()) -> Peta:
    """Villages in the first column, variables above the others."""
    return Peta(Sumbu("kolom", kolom=0), Sumbu("kepala"), Sumbu("tetap", periode), nilai, frozenset(abaikan))


def lembar(*baris: str | Sequence[Sel], nama: str = "Rekap") -> Lembar:
    """A sheet; a row may be one text with `|` between its cells: numbers are numbers, all else is text."""
    return Lembar(nama, [[_sel(s) for s in b.split("|")] if isinstance(b, str) else list(b) for b in baris])


def _sel(teks: str) -> Sel:
    rapi = teks.strip()
    if not rapi:
        return None
    angka = rapi.removeprefix("-").replace(".", "", 1)
    return f"n{rapi}" if angka.isdigit() and not rapi.endswith(".") else f"t{rapi}"


def tabel(satu: Lembar, kepala: int = 0, jenis: Mapping[int, str] | None = None) -> Tabel:
    """A table from a header row on, all rows of it data but those of another kind."""
    judul = [(s or "t")[1:] for s in satu.baris[kepala]]
    judul += [""] * (satu.lebar - len(judul))
    kinds = tuple((jenis or {}).get(b, "data") for b in range(kepala + 1, len(satu.baris)))
    return Tabel((kepala, kepala), (0, satu.lebar - 1), kinds, tuple(judul))  # type: ignore[arg-type]


def tinjau(
    satu: Lembar,
    peta: Peta,
    jawaban: Mapping[str, str] | None = None,
    konteks: Konteks = KONTEKS,
    jenis: Mapping[int, str] | None = None,
    kepala: int = 0,
    yakin: float = 1.0,
) -> Tinjauan:
    """The review of a sheet with one table."""
    jawab = {kunci_cari(k): v for k, v in (jawaban or {}).items()}
    return tinjau_lembar(satu, [tabel(satu, kepala, jenis)], [Usulan(peta, yakin, "")], konteks, jawab)


def nasib(hasil: Tinjauan, alamat: str) -> NasibSel:
    """To what end a cell comes."""
    return _temuan(hasil, alamat)[0]


def sebab(hasil: Tinjauan, alamat: str) -> str:
    """Why."""
    return _temuan(hasil, alamat)[1]


def _temuan(hasil: Tinjauan, alamat: str) -> tuple[NasibSel, str]:
    tempat = baca_alamat(alamat)
    assert tempat is not None
    temuan = hasil.temuan_di(*tempat)
    assert temuan is not None, alamat
    return temuan.nasib, temuan.sebab


def nilai(hasil: Tinjauan) -> dict[tuple[int, str, int | None], str]:
    """The figures taken, as text: by variable, period and village."""
    return {
        (a.kunci[0], str(a.kunci[1]), a.kunci[2]): str(a.figur.nilai if a.figur.nilai is not None else a.figur.status)
        for a in hasil.ambilan.values()
    }


def kunci_tanya(hasil: Tinjauan) -> list[str]:
    """The keys of what is asked."""
    return [p.kunci for p in hasil.pertanyaan]
