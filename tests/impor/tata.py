"""The layouts that villages use, filled with known figures."""

from collections.abc import Callable
from random import Random

from iki_desktop.domain.teks import BULAN
from tests.impor.kantor_uji import DESA, MENURUT_NAMA
from tests.impor.papan import Baris, Berkas, KunciNama, Papan, Petak

SEMUA_DESA = tuple(d.nama for d in DESA)
# Monthly figures of each village: whole ones, one with decimals, one in rupiah.
CACAH = (
    "Laporan distribusi BPNT",
    "Kegiatan pembinaan linmas",
    "Kegiatan monitoring siskamling",
    "Administrasi kependudukan yang ditangani",
    "Penduduk laki-laki",
    "Penduduk perempuan",
    "KPM penerima BPNT",
)
PECAHAN = ("Luas tanam padi", "Realisasi PBB")
PERSEN = "Kehadiran rapat desa"
Angka = dict[KunciNama, str]


def nilai_acak(r: Random, variabel: str) -> str:
    """A figure of a variable; a tenth are zero, a tenth blank."""
    undi = r.random()
    if undi < 0.1:
        return ""
    if undi < 0.2:
        return "0"
    if variabel == "Realisasi PBB":
        return str(r.randrange(1, 90_000) * 500)
    if variabel == PERSEN:
        return r.choice((f"{r.randrange(20, 100)}.5", str(r.randrange(20, 101))))
    if variabel in PECAHAN:
        return (
            f"{r.randrange(1, 400)}.{r.choice('13579')}"
            if r.random() < 0.5
            else f"{r.randrange(400)}.{r.randrange(1, 10)}5"
        )
    return str(r.choice((r.randrange(1, 10), r.randrange(10, 1000), r.randrange(1000, 6000))))


def petak_nilai(kunci: KunciNama, figur: str) -> Petak:
    """The cell of a figure; blank where none was reported."""
    if figur == "":
        return Petak("", "n", kunci=kunci)
    return Petak(figur, "n", kunci=kunci, figur=figur, harap="ambil")


def label(jenis: str, nama: str, tulisan: str = "") -> Petak:
    """A label that means something."""
    return Petak(tulisan or nama, arti=(jenis, nama))


def bulan(ke: int) -> str:
    """`2026-03` of 3."""
    return f"2026-{ke:02}"


def _tulis_bulan(ke: int, gaya: int) -> str:
    nama = BULAN[ke - 1]
    return (nama.upper(), nama, nama[:3].upper(), f"{nama} 2026")[gaya]


def _tulis_variabel(nama: str, gaya: int) -> str:
    satuan = MENURUT_NAMA[nama].satuan
    return (nama, nama.upper(), f"{nama}\n({satuan})", f"{nama.upper()} ({satuan})")[gaya]


class Pilihan:
    """What a layout is filled with, drawn at once."""

    def __init__(self, r: Random) -> None:
        """Which villages, variables, months, and how their labels are written."""
        self.r = r
        self.desa = r.sample(SEMUA_DESA, r.randrange(3, 8))
        if r.random() < 0.5:
            self.desa.sort(key=SEMUA_DESA.index)
        self.variabel = r.sample((*CACAH, *PECAHAN, PERSEN), r.randrange(2, 5))
        awal = r.randrange(1, 8)
        self.bulan = list(range(awal, awal + r.randrange(2, 6)))
        self.gaya_bulan = r.randrange(4)
        self.gaya_variabel = r.randrange(4)
        self.nomor = r.random() < 0.7

    def nilai(self, variabel: str, desa: str, ke: int) -> Petak:
        """A cell with a figure drawn for it."""
        return petak_nilai((variabel, desa, bulan(ke)), nilai_acak(self.r, variabel))

    def kepala_variabel(self, nama: str) -> Petak:
        """The label of a variable, as this file writes them."""
        return label("variabel", nama, _tulis_variabel(nama, self.gaya_variabel))

    def kepala_bulan(self, ke: int) -> Petak:
        """The label of a month."""
        return label("periode", bulan(ke), _tulis_bulan(ke, self.gaya_bulan))

    def depan(self, ke: int | None = None, tulisan: str = "No") -> list[Petak]:
        """The column of numbers, where this file has one."""
        if not self.nomor:
            return []
        return [Petak(tulisan) if ke is None else Petak(str(ke), "n")]

    def jenis_depan(self) -> list[str]:
        """What that column is."""
        return ["no"] if self.nomor else []


def desa_variabel(r: Random) -> Berkas:
    """Rows are villages, columns variables; the month is in the title."""
    p = Pilihan(r)
    ke = p.bulan[0]
    papan = Papan("Rekap", kolom=[*p.jenis_depan(), "desa", *["nilai"] * len(p.variabel)], tetap={"periode": bulan(ke)})
    papan.tambah("judul", "REKAPITULASI LAPORAN DESA")
    papan.tambah("judul", f"BULAN {BULAN[ke - 1].upper()} 2026")
    papan.baris.append(Baris([*p.depan(), Petak("Desa"), *map(p.kepala_variabel, p.variabel)], "kepala"))
    for n, desa in enumerate(p.desa, 1):
        sel = [*p.depan(n), label("desa", desa), *(p.nilai(v, desa, ke) for v in p.variabel)]
        papan.baris.append(Baris(sel, "data"))
    return Berkas("rekap desa.xlsx", [papan])


def desa_bulan(r: Random) -> Berkas:
    """Rows are villages, columns months; the variable is in the title."""
    p = Pilihan(r)
    variabel = p.variabel[0]
    papan = Papan("Sheet1", kolom=[*p.jenis_depan(), "desa", *["nilai"] * len(p.bulan)], tetap={"variabel": variabel})
    papan.baris.append(Baris([label("variabel", variabel, variabel.upper())], "judul"))
    papan.tambah("judul", "TAHUN 2026")
    papan.tambah("kosong")
    papan.baris.append(Baris([*p.depan(), Petak("NAMA DESA"), *map(p.kepala_bulan, p.bulan)], "kepala"))
    for n, desa in enumerate(p.desa, 1):
        sel = [*p.depan(n), label("desa", desa), *(p.nilai(variabel, desa, b) for b in p.bulan)]
        papan.baris.append(Baris(sel, "data"))
    return Berkas("data.xlsx", [papan])


def _isi_satu_desa(p: Pilihan, papan: Papan, desa: str, *, kepala: bool = True) -> None:
    papan.kolom = [*p.jenis_depan(), "variabel", *["nilai"] * len(p.bulan)]
    if kepala:
        papan.baris.append(Baris([*p.depan(), Petak("Uraian"), *map(p.kepala_bulan, p.bulan)], "kepala"))
    for n, variabel in enumerate(p.variabel, 1):
        sel = [*p.depan(n), p.kepala_variabel(variabel), *(p.nilai(variabel, desa, b) for b in p.bulan)]
        papan.baris.append(Baris(sel, "data"))


def variabel_bulan(r: Random) -> Berkas:
    """Rows are variables, columns months; the village is in the title, the sheet's or the file's name."""
    p = Pilihan(r)
    desa, letak = p.desa[0], r.choice(("judul", "lembar", "berkas"))
    papan = Papan(desa if letak == "lembar" else "Sheet1", tetap={"desa": desa})
    papan.tambah("judul", "LAPORAN BULANAN DESA")
    if letak == "judul":
        papan.baris.append(Baris([label("desa", desa, f"DESA {desa.upper()} KECAMATAN PUJON")], "judul"))
    papan.tambah("judul", "TAHUN 2026")
    _isi_satu_desa(p, papan, desa)
    return Berkas(f"Laporan {desa}.xlsx" if letak == "berkas" else "laporan bulanan.xlsx", [papan])


def variabel_desa(r: Random) -> Berkas:
    """Rows are variables, columns villages."""
    p = Pilihan(r)
    ke = p.bulan[0]
    papan = Papan("REKAP", kolom=[*p.jenis_depan(), "variabel", *["nilai"] * len(p.desa)], tetap={"periode": bulan(ke)})
    papan.tambah("judul", f"LAPORAN BULAN {BULAN[ke - 1].upper()} TAHUN 2026")
    papan.baris.append(Baris([*p.depan(), Petak("URAIAN"), *(label("desa", d, d.upper()) for d in p.desa)], "kepala"))
    for n, variabel in enumerate(p.variabel, 1):
        sel = [*p.depan(n), p.kepala_variabel(variabel), *(p.nilai(variabel, d, ke) for d in p.desa)]
        papan.baris.append(Baris(sel, "data"))
    return Berkas("rekap.xlsx", [papan])


def daftar(r: Random) -> Berkas:
    """A long list: village, period, variable, value."""
    p = Pilihan(r)
    gaya = r.randrange(2)
    kolom = [("desa", "Desa"), ("periode", "Periode"), ("variabel", "Variabel")]
    if r.random() < 0.3:
        r.shuffle(kolom)
    papan = Papan("Data", kolom=[*p.jenis_depan(), *(k for k, _ in kolom), "nilai"])
    papan.baris.append(Baris([*p.depan(), *(Petak(t) for _, t in kolom), Petak("Nilai")], "kepala"))
    n = 0
    for desa in p.desa[:4]:
        for ke in p.bulan[:2]:
            for variabel in p.variabel:
                n += 1
                isi = {
                    "desa": label("desa", desa),
                    "periode": label("periode", bulan(ke), bulan(ke) if gaya else f"{BULAN[ke - 1]} 2026"),
                    "variabel": p.kepala_variabel(variabel),
                }
                sel = [*p.depan(n), *(isi[k] for k, _ in kolom), p.nilai(variabel, desa, ke)]
                papan.baris.append(Baris(sel, "data"))
    return Berkas("daftar.xlsx", [papan])


def lembar_desa(r: Random) -> Berkas:
    """One sheet per village."""
    p = Pilihan(r)
    semua = []
    for desa in p.desa:
        papan = Papan(desa, tetap={"desa": desa})
        papan.tambah("judul", "LAPORAN TAHUN 2026")
        _isi_satu_desa(p, papan, desa)
        semua.append(papan)
    return Berkas("semua desa.xlsx", semua)


def dua_kepala(r: Random) -> Berkas:
    """Rows are villages; a variable spans its months."""
    p = Pilihan(r)
    variabel, masa = p.variabel[:2], p.bulan[:3]
    papan = Papan("Rekap", kolom=[*p.jenis_depan(), "desa", *["nilai"] * (len(variabel) * len(masa))])
    papan.tambah("judul", "REKAP KEGIATAN DESA TAHUN 2026")
    atas, bawah = [*p.depan(), Petak("Desa")], [Petak(), Petak()] if p.nomor else [Petak()]
    papan.gabung += [(a, b) for a, b in zip(atas, bawah, strict=True)]
    for satu in variabel:
        kepala = [p.kepala_variabel(satu), *(Petak() for _ in masa[1:])]
        papan.gabung.append((kepala[0], kepala[-1]))
        atas += kepala
        bawah += [p.kepala_bulan(b) for b in masa]
    papan.baris += [Baris(atas, "kepala"), Baris(bawah, "kepala")]
    for n, desa in enumerate(p.desa, 1):
        sel = [*p.depan(n), label("desa", desa), *(p.nilai(v, desa, b) for v in variabel for b in masa)]
        papan.baris.append(Baris(sel, "data"))
    return Berkas("rekap tahun.xlsx", [papan])


def kelompok(r: Random) -> Berkas:
    """Several villages in one sheet, each under its heading `DESA: X`."""
    p = Pilihan(r)
    ulang = r.random() < 0.5
    papan = Papan("Laporan")
    papan.tambah("judul", "LAPORAN KEGIATAN TAHUN 2026")
    if not ulang:
        papan.baris.append(Baris([*p.depan(), Petak("Uraian"), *map(p.kepala_bulan, p.bulan)], "kepala"))
    for desa in p.desa:
        papan.baris.append(Baris([label("desa", desa, f"DESA: {desa.upper()}")], "kelompok"))
        _isi_satu_desa(p, papan, desa, kepala=ulang)
    return Berkas("laporan semua desa.xlsx", [papan])


def dua_tabel(r: Random) -> Berkas:
    """Two tables in one sheet, one under the other, each of another month."""
    p = Pilihan(r)
    papan = Papan("Sheet1", kolom=[*p.jenis_depan(), "desa", *["nilai"] * len(p.variabel)])
    for ke in p.bulan[:2]:
        papan.baris.append(Baris([label("periode", bulan(ke), f"BULAN {BULAN[ke - 1].upper()} 2026")], "judul"))
        papan.baris.append(Baris([*p.depan(), Petak("Desa"), *map(p.kepala_variabel, p.variabel)], "kepala"))
        for n, desa in enumerate(p.desa, 1):
            sel = [*p.depan(n), label("desa", desa), *(p.nilai(v, desa, ke) for v in p.variabel)]
            papan.baris.append(Baris(sel, "data"))
        papan.tambah("kosong")
    return Berkas("dua bulan.xlsx", [papan])


def lembar_bulan(r: Random) -> Berkas:
    """One sheet per month; the month is the sheet's name, and the year the file's."""
    p = Pilihan(r)
    semua = []
    for ke in p.bulan:
        papan = Papan(BULAN[ke - 1], tetap={"periode": bulan(ke)})
        papan.kolom = [*p.jenis_depan(), "desa", *["nilai"] * len(p.variabel)]
        papan.tambah("judul", "REKAPITULASI LAPORAN DESA")
        papan.baris.append(Baris([*p.depan(), Petak("Desa"), *map(p.kepala_variabel, p.variabel)], "kepala"))
        for n, desa in enumerate(p.desa, 1):
            sel = [*p.depan(n), label("desa", desa), *(p.nilai(v, desa, ke) for v in p.variabel)]
            papan.baris.append(Baris(sel, "data"))
        semua.append(papan)
    return Berkas("rekap 2026.xlsx", semua)


TATA: dict[str, Callable[[Random], Berkas]] = {
    f.__name__: f
    for f in (
        desa_variabel, desa_bulan, variabel_bulan, variabel_desa, daftar, lembar_desa, lembar_bulan,
        dua_kepala, kelompok, dua_tabel,
    )
}  # fmt: skip
