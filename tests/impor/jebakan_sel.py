"""Traps in the cells: the same figure as people and programs write it, and what is no figure."""

# ruff: noqa: ARG001, ARG005 (each trap is given the draw and the file, and not each needs both)
from collections.abc import Callable
from decimal import Decimal
from random import Random

from iki_desktop.domain.angka import tulis_angka
from tests.impor.jebakan import jebakan, some_cells, some_labels
from tests.impor.kantor_uji import MENURUT_NAMA
from tests.impor.papan import Berkas, Petak
from tests.impor.tata import PECAHAN, PERSEN

# -- in the cells


@jebakan("aman")
def strip_nihil(r: Random, berkas: Berkas) -> bool:
    """`-` as nothing."""
    return _write(r, berkas, lambda p: ("-", "t"), figur="-")


@jebakan("aman")
def tidak_berlaku(r: Random, berkas: Berkas) -> bool:
    """`n/a`."""
    return _write(r, berkas, lambda p: ("n/a", "t"), figur="n/a")


def _write(
    r: Random, berkas: Berkas, tulis: Callable[[Petak], tuple[str, str]], *, figur: str = "", harap: str = "",
    petak: list[Petak] | None = None,
) -> bool:  # fmt: skip
    """Writes some cells in another way; `figur` is what they then are, where not what they were."""
    semua = some_cells(r, berkas) if petak is None else petak
    for p in semua:
        isi, bentuk = tulis(p)
        p.isi, p.bentuk = isi, bentuk  # type: ignore[assignment]
        p.figur = figur or p.figur
        p.harap = harap or p.harap  # type: ignore[assignment]
    return bool(semua)


@jebakan("tolak")
def tanggal(r: Random, berkas: Berkas) -> bool:
    """A date among the figures: `3/4` was typed."""
    return _write(r, berkas, lambda p: ("2026-04-03", "d"), harap="tolak")


@jebakan("aman")
def angka_teks(r: Random, berkas: Berkas) -> bool:
    """Whole numbers as text."""
    return _write(r, berkas, lambda p: (p.isi, "t"), petak=some_cells(r, berkas, 5, bulat=True))


@jebakan("tolak")
def ilmiah(r: Random, berkas: Berkas) -> bool:
    """`2.01…e+007` as text: digits are lost."""
    return _write(r, berkas, lambda p: ("2.01e+007", "t"), harap="tolak")


@jebakan("aman")
def spasi_keras(r: Random, berkas: Berkas) -> bool:
    """No-break spaces around labels and numbers."""
    _write(r, berkas, lambda p: (f"{p.isi}\xa0", "t"), petak=some_cells(r, berkas, bulat=True))
    for p in some_labels(r, berkas, 3):
        p.isi = f"{p.isi}\xa0\xa0"
    return True


@jebakan("aman")
def petik_depan(r: Random, berkas: Berkas) -> bool:
    """A leading apostrophe that came along."""
    return _write(r, berkas, lambda p: (f"'{p.isi}", "t"), petak=some_cells(r, berkas, bulat=True))


@jebakan("aman")
def spasi_ekor(r: Random, berkas: Berkas) -> bool:
    """Numbers as text with spaces around."""
    return _write(r, berkas, lambda p: (f" {p.isi}  ", "t"), petak=some_cells(r, berkas, bulat=True))


@jebakan("tanya")
def satuan_di_sel(r: Random, berkas: Berkas) -> bool:
    """`2264 orang`, or a unit that is another's: taken right or refused."""
    petak = some_cells(r, berkas, bulat=True)
    for p in petak:
        assert p.kunci is not None
        satuan = r.choice((MENURUT_NAMA[p.kunci[0]].satuan, "per KM", "kali"))
        p.isi, p.bentuk, p.harap = f"{p.isi} {satuan}", "t", "boleh"
    return bool(petak)


@jebakan("aman")
def teks_indonesia(r: Random, berkas: Berkas) -> bool:
    """`1.234,56` as text, where the variable has decimals."""
    petak = [p for p in some_cells(r, berkas, 8) if p.kunci and p.kunci[0] in PECAHAN]
    for p in petak:
        figur = Decimal(r.randrange(100_000, 9_000_000)) / 100
        p.figur = f"{figur:f}"
        p.isi, p.bentuk = tulis_angka(figur, None), "t"
        if "," not in p.isi:
            p.isi += ",00"
    return bool(petak)


@jebakan("tanya")
def teks_inggris(r: Random, berkas: Berkas) -> bool:
    """`1,234.56` as text: taken right or refused."""
    petak = [p for p in some_cells(r, berkas, 8) if p.kunci and p.kunci[0] in PECAHAN]
    for p in petak:
        p.figur = f"{r.randrange(1000, 99_000)}.{r.randrange(10, 99)}"
        p.isi, p.bentuk, p.harap = f"{Decimal(p.figur):,}", "t", "boleh"
    return bool(petak)


@jebakan("tanya")
def satu_titik(r: Random, berkas: Berkas) -> bool:
    """`1.234` as text, alone: asked once per column; here it is a thousand and more, or a little more than one."""
    ada = {"teks_indonesia", "teks_inggris"} & set(berkas.jebakan)  # these tell in which way the file writes
    if len(ada) == 2 or "tulisan_lain" in berkas.jebakan or (berkas.format != "xlsx" and "teks_inggris" in ada):
        return False
    arah = "ribuan" if "teks_indonesia" in ada or berkas.format != "xlsx" else r.choice(("ribuan", "desimal"))
    arah = "desimal" if "teks_inggris" in ada else arah
    calon = [p for p in some_cells(r, berkas, 8) if arah == "ribuan" or (p.kunci and p.kunci[0] in PECAHAN)]
    for papan in berkas.papan:  # all of a column are meant alike
        kena = {k for b in papan.data() for k, p in enumerate(b.sel) if p in calon}
        for b in papan.data():
            for k, p in enumerate(b.sel):
                if k in kena:
                    p.pemisah = arah
    for p in calon:
        bulat, sisa = r.randrange(1, 99), r.randrange(100, 999)
        p.isi, p.bentuk = f"{bulat}.{sisa}", "t"
        p.figur = f"{bulat}{sisa}" if arah == "ribuan" else f"{bulat}.{sisa}"
        if berkas.tata == "daftar":
            p.harap = "boleh"  # one column, many variables: where some are whole, a comma can't be meant
    return bool(calon)


@jebakan("tolak")
def di_bawah_nol(r: Random, berkas: Berkas) -> bool:
    """A number below zero."""
    return _write(r, berkas, lambda p: (f"-{p.isi}", "n"), harap="tolak", petak=some_cells(r, berkas, nol=False))


@jebakan("tolak")
def berkoma(r: Random, berkas: Berkas) -> bool:
    """A fraction of what is always whole."""
    petak = [p for p in some_cells(r, berkas, 8) if p.kunci and MENURUT_NAMA[p.kunci[0]].bulat]
    return _write(r, berkas, lambda p: ("12.5", "n"), harap="tolak", petak=petak)


@jebakan("tolak", xlsx=True)
def persen(r: Random, berkas: Berkas) -> bool:
    """A number that the sheet shows as percents, where things are counted."""
    petak = [p for p in some_cells(r, berkas, 5) if p.kunci and p.kunci[0] != PERSEN]
    return _write(r, berkas, lambda p: ("0.975", "p"), harap="tolak", petak=petak)


@jebakan("aman", xlsx=True)
def persen_berformat(r: Random, berkas: Berkas) -> bool:
    """A number that the sheet shows as percents, where percents are wanted."""
    petak = [p for p in _all_percents(berkas) if r.random() < 0.6]
    return _write(r, berkas, lambda p: ("0.975", "p"), figur="97.5", petak=petak)


@jebakan("tanya", urutan=-1)
def persen_pecahan(r: Random, berkas: Berkas) -> bool:
    """All percents of the file as fractions, shown as plain numbers: asked."""
    petak = _all_percents(berkas)
    for p in petak:
        p.isi = f"{(Decimal(p.isi) / 100).normalize():f}"
        p.harap = (
            "boleh"
            if berkas.tata in ("daftar", "variabel_bulan", "variabel_desa", "lembar_desa", "kelompok")
            else "ambil"
        )
    berkas.persen = "pecahan" if petak else "persen"
    return bool(petak)


def _all_percents(berkas: Berkas) -> list[Petak]:
    semua = [p for papan in berkas.papan for p in papan.petak_nilai() if p.kunci and p.kunci[0] == PERSEN]
    return [p for p in semua if p.ada and p.bentuk == "n" and p.harap == "ambil"]


@jebakan("tolak")
def galat(r: Random, berkas: Berkas) -> bool:
    """#REF!, #DIV/0!, #N/A."""
    return _write(r, berkas, lambda p: (r.choice(("#REF!", "#DIV/0!", "#N/A", "#VALUE!")), "e"), harap="tolak")


@jebakan("tolak", xlsx=True)
def rumus_tanpa_hasil(r: Random, berkas: Berkas) -> bool:
    """A formula of which the file has no result."""
    return _write(r, berkas, lambda p: ("=SUM(Z1:Z9)", "f"), harap="tolak")


@jebakan("aman", xlsx=True)
def rumus_berhasil(r: Random, berkas: Berkas) -> bool:
    """A formula with its result, some with the noise of binary numbers."""
    petak = some_cells(r, berkas, 4)
    for p in petak:
        p.hasil = p.isi
        if p.kunci and p.kunci[0] == "Luas tanam padi" and r.random() < 0.7:
            p.hasil, p.figur = "0.30000000000000004", "0.3"
        p.isi, p.bentuk = "=SUM(Z1:Z9)", "f"
    return bool(petak)


@jebakan("aman", xlsx=True)
def angka_kembar_biner(r: Random, berkas: Berkas) -> bool:
    """A number as binary arithmetic leaves it."""
    petak = [p for p in some_cells(r, berkas, 8) if p.kunci and p.kunci[0] == "Luas tanam padi"]
    for p in petak:
        p.isi, p.figur = r.choice((("1.1000000000000001", "1.1"), ("2.6749999999999998", "2.675"), ("1E2", "100")))
    return bool(petak)
