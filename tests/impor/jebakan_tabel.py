"""Traps around a table and in its rows and columns."""

# ruff: noqa: ARG001 (each trap is given the draw and the file, and not each needs both)
from decimal import Decimal
from random import Random

from tests.impor.jebakan import KODE, header_end, headers, jebakan, label_column, middle, width
from tests.impor.papan import Baris, Berkas, Papan, Petak

# -- around the table


@jebakan("aman", urutan=2)
def kop_surat(r: Random, berkas: Berkas) -> bool:
    """A letterhead and blank rows above."""
    for papan in berkas.papan:
        kop = ["PEMERINTAH KABUPATEN MALANG", "KECAMATAN PUJON", "Jl. Raya Contoh No. 12 Telp. (0341) 000000", ""]
        papan.baris[:0] = [Baris([Petak(), Petak(t)], "judul") for t in kop[: r.randrange(2, 5)]] + [
            Baris([], "kosong")
        ]
    return True


@jebakan("aman")
def nomor_teks(r: Random, berkas: Berkas) -> bool:
    """A numbering row (1) (2) (3) as text."""
    return _numbering(r, berkas, "t")


@jebakan("aman")
def nomor_negatif(r: Random, berkas: Berkas) -> bool:
    """The same as a spreadsheet stores it: -1, -2, -3."""
    return _numbering(r, berkas, "n")


@jebakan("aman", xlsx=True)
def nomor_rumus(r: Random, berkas: Berkas) -> bool:
    """The same as formulas, with a result or without."""
    return _numbering(r, berkas, "f")


def _numbering(r: Random, berkas: Berkas, bentuk: str) -> bool:
    hasil = r.random() < 0.5
    jadi = False
    for papan in berkas.papan:
        ke = header_end(papan)
        if ke is None:
            continue
        sel = []
        for n in range(1, width(papan) + 1):
            if bentuk == "t":
                sel.append(Petak(f"({n})"))
            elif bentuk == "n":
                sel.append(Petak(f"-{n}", "n"))
            else:
                sel.append(Petak("1", "n") if n == 1 else Petak("=A1+1", "f", hasil=str(n) if hasil else None))
        papan.baris.insert(ke, Baris(sel, "nomor"))
        jadi = True
    return jadi


@jebakan("aman")
def baris_kode(r: Random, berkas: Berkas) -> bool:
    """A row of codes under the header."""
    awalan = r.choice(("K.", "R1", "B."))
    jadi = False
    for papan in berkas.papan:
        ke = header_end(papan)
        if ke is not None:
            sel = [Petak(f"{awalan}{n}") if k >= len(papan.kolom) or papan.kolom[k] == "nilai" else Petak()
                   for n, k in enumerate(range(width(papan)), 1)]  # fmt: skip
            papan.baris.insert(ke, Baris(sel, "nomor"))
            jadi = True
    return jadi


@jebakan("aman", urutan=1)
def halaman_berulang(r: Random, berkas: Berkas) -> bool:
    """In the middle a page ends: signature, page number, and the header again."""
    papan = berkas.papan[0]
    ke, kepala = middle(r, papan), headers(papan)
    if ke is None or not kepala or berkas.tata in ("dua_tabel",):
        return False
    ulang = [
        Baris([Petak(p.isi, p.bentuk, arti=p.arti) for p in papan.baris[k].sel], "kepala_lagi")
        for k in range(kepala[0], kepala[0] + 1 + (len(kepala) > 1 and kepala[1] == kepala[0] + 1))
    ]
    sisip = [
        Baris([], "kosong"),
        Baris([Petak(), Petak(), Petak("Pujon, 5 April 2026")], "ttd"),
        Baris([Petak(), Petak(), Petak("Kepala Urusan Umum")], "ttd"),
        Baris([], "kosong"),
        Baris([Petak(), Petak(), Petak("BUNGA CONTOH")], "ttd"),
        Baris([Petak("Halaman 2")], "judul"),
        *ulang,
    ]
    papan.baris[ke:ke] = sisip
    return True


@jebakan("aman")
def tanda_tangan(r: Random, berkas: Berkas) -> bool:
    """A signature block and notes with numbers in them, below."""
    for papan in berkas.papan:
        k = max(width(papan) - 2, 1)
        for teks in (
            "",
            "Pujon, 31 Maret 2026",
            "Mengetahui,",
            "KEPALA DESA",
            "",
            "MELATI CONTOH",
            "NIP. 19700101 199503 1 001",
        ):
            papan.baris.append(Baris([*(Petak() for _ in range(k)), Petak(teks)], "ttd"))
        papan.tambah("catatan", "Catatan: 2 dusun belum melapor")
    return True


@jebakan("aman", xlsx=True)
def ribuan_baris_kosong(r: Random, berkas: Berkas) -> bool:
    """Thousands of rows that are formatted and hold nothing."""
    berkas.papan[0].kosong_berformat = r.choice((1500, 8425))
    return True


@jebakan("aman")
def penanda_akhir(r: Random, berkas: Berkas) -> bool:
    """`###` ends the data; notes follow."""
    for papan in berkas.papan:
        papan.tambah("akhir", "###")
        papan.tambah("catatan", "Catatan:")
        papan.tambah("catatan", "1. Isi 0 bila tidak ada kegiatan")
        papan.tambah("catatan", "2. Dikirim paling lambat tanggal 5")
    return True


@jebakan("aman")
def contoh_sesudah_akhir(r: Random, berkas: Berkas) -> bool:
    """After `###` a row that shows how to fill it in, with figures that are nobody's."""
    papan = berkas.papan[-1]
    contoh = r.choice(papan.data())
    papan.tambah("akhir", "###")
    papan.tambah("catatan", "Contoh pengisian:")
    papan.baris.append(
        Baris([Petak("99" if p.kunci else p.isi, "n" if p.kunci else p.bentuk) for p in contoh.sel], "catatan")
    )
    return True


@jebakan("aman", xlsx=True, urutan=2)
def lembar_kosong(r: Random, berkas: Berkas) -> bool:
    """Sheet2 and Sheet3 with nothing in them."""
    berkas.papan += [Papan("Sheet2"), Papan("Sheet3")]
    return True


@jebakan("aman", xlsx=True, urutan=2)
def lembar_kode(r: Random, berkas: Berkas) -> bool:
    """A second sheet with a list of codes: numbers beside names of villages, none of them a figure."""
    papan = Papan("KODE")
    papan.tambah("kepala", "KODE", "NAMA DESA")
    for nama, kode in KODE.items():
        papan.baris.append(Baris([Petak(kode, "n"), Petak(nama)], "lain"))
    berkas.papan.append(papan)
    return True


@jebakan("aman", xlsx=True)
def dimensi_salah(r: Random, berkas: Berkas) -> bool:
    """The file says its sheet is one cell."""
    for papan in berkas.papan:
        papan.dimensi = r.choice(("A1", "A1:B2"))
    return True


# -- rows and columns


@jebakan("aman")
def jumlah_benar(r: Random, berkas: Berkas) -> bool:
    """A row of totals below."""
    return _totals(r, berkas, 0)


@jebakan("aman")
def jumlah_salah(r: Random, berkas: Berkas) -> bool:
    """A row of totals that don't add up."""
    return _totals(r, berkas, 7)


def _totals(r: Random, berkas: Berkas, selisih: int) -> bool:
    kata = r.choice(("JUMLAH", "Total", "Jumlah/Rata-rata", "JUMLAH TOTAL", "Jml"))
    jadi = False
    for papan in berkas.papan:
        data = papan.data()
        if berkas.tata in ("dua_tabel", "kelompok") or not data:
            continue
        papan.baris.insert(papan.baris.index(data[-1]) + 1, _total_row(papan, data, kata, selisih))
        jadi = True
    return jadi


def _total_row(papan: Papan, data: list[Baris], kata: str, selisih: int) -> Baris:
    sel = []
    for k in range(width(papan)):
        nilai = [Decimal(b.sel[k].isi) for b in data if k < len(b.sel) and b.sel[k].kunci and _number(b.sel[k])]
        punya = any(k < len(b.sel) and b.sel[k].kunci for b in data)
        sel.append(Petak(f"{sum(nilai, Decimal(selisih)):f}", "n") if punya else Petak())
    sel[label_column(papan)] = Petak(kata)
    return Baris(sel, "jumlah")


def _number(p: Petak) -> bool:
    return p.ada and p.bentuk == "n"


_SUB = ("Sub Jumlah", "SUB JUMLAH", "SUB TOTAL", "Subtotal", "Jumlah I", "Jumlah Wilayah II", "Sub. Jml")


@jebakan("aman")
def subjumlah(r: Random, berkas: Berkas) -> bool:
    """Subtotals between the rows."""
    papan = berkas.papan[0]
    ke = middle(r, papan)
    if ke is None or berkas.tata in ("kelompok", "dua_tabel"):
        return False
    data = [b for b in papan.baris[:ke] if b.jenis == "data"]
    papan.baris.insert(ke, _total_row(papan, data, r.choice(_SUB), 0))
    return True


@jebakan("aman", urutan=2)
def kolom_jumlah(r: Random, berkas: Berkas) -> bool:
    """A column of totals at the right."""
    if berkas.tata in ("daftar", "dua_kepala"):
        return False
    kata = r.choice(("JUMLAH", "Total", "Jml", "Rata-rata"))
    for papan in berkas.papan:
        if not papan.data():
            continue
        lebar = max(len(b.sel) for b in papan.data())
        for b in papan.baris:
            if b.jenis in ("data", "kepala", "jumlah"):
                b.sel += [Petak() for _ in range(lebar - len(b.sel))]
                nilai = [Decimal(p.isi) for p in b.sel if p.kunci and _number(p)]
                b.sel.append(Petak(kata) if b.jenis == "kepala" else Petak(f"{sum(nilai, Decimal(0)):f}", "n"))
    return True


@jebakan("aman")
def kolom_lain(r: Random, berkas: Berkas) -> bool:
    """Columns with other things: area, the village head's name, remarks."""
    if berkas.tata == "kelompok":
        return False
    tambahan = r.sample([("Luas (km2)", "n"), ("Nama Kades", "t"), ("Keterangan", "k")], r.randrange(1, 4))
    for papan in berkas.papan:
        if not papan.data():
            continue
        lebar = max(len(b.sel) for b in papan.data())
        for b in papan.baris:
            if b.jenis not in ("data", "kepala"):
                continue
            b.sel += [Petak() for _ in range(lebar - len(b.sel))]
            for nama, jenis in tambahan:
                isi = {
                    "n": Petak(f"{r.randrange(1, 20)}.{r.randrange(1, 9)}", "n"),
                    "t": Petak(f"{r.choice(('Budi', 'Siti', 'Joko'))} Contoh"),
                    "k": Petak(r.choice(("", "lengkap", "menyusul 2 dusun"))),
                }[jenis]
                b.sel.append(Petak(nama) if b.jenis == "kepala" else isi)
        papan.kolom += ["lain"] * len(tambahan)
    return True


@jebakan("aman", urutan=2)
def kolom_acak(r: Random, berkas: Berkas) -> bool:
    """The columns of figures in another order."""
    jadi = False
    for papan in berkas.papan:
        if berkas.tata in ("dua_kepala", "kelompok") or papan.gabung:
            continue
        nilai = [k for k, j in enumerate(papan.kolom) if j == "nilai"]
        if len(nilai) < 2:
            continue
        baru = r.sample(nilai, len(nilai))
        for b in papan.baris:
            if b.jenis in ("data", "kepala", "kepala_lagi", "jumlah") and len(b.sel) > max(nilai):
                lama = list(b.sel)
                for ke, dari in zip(nilai, baru, strict=True):
                    b.sel[ke] = lama[dari]
        jadi = True
    return jadi


@jebakan("tanya", urutan=2)
def sd_bulan(r: Random, berkas: Berkas) -> bool:
    """Each figure stands between what was up to last month and what is up to this month."""
    if berkas.tata != "desa_variabel" or any(
        b.jenis not in ("judul", "kepala", "data", "kosong") for b in berkas.papan[0].baris
    ):
        return False
    papan = berkas.papan[0]
    anak = Baris([], "kepala")
    for b in list(papan.baris):
        if b.jenis not in ("kepala", "data"):
            continue
        sel: list[Petak] = []
        for k, p in enumerate(b.sel):
            if k >= len(papan.kolom) or papan.kolom[k] != "nilai":
                sel.append(p)
                if b.jenis == "kepala":
                    anak.sel.append(Petak())
                    papan.gabung.append((p, anak.sel[-1]))
            elif b.jenis == "kepala":
                tiga = [p, Petak(), Petak()]
                papan.gabung.append((tiga[0], tiga[2]))
                sel += tiga
                anak.sel += [Petak("s/d bulan lalu"), Petak("bulan ini"), Petak("s/d bulan ini")]
            else:
                p.harap = "boleh" if p.harap == "ambil" else p.harap
                lalu = r.randrange(5, 500)
                kini = Decimal(p.isi) if _number(p) else Decimal(0)
                sel += [Petak(str(lalu), "n"), p, Petak(f"{lalu + kini:f}", "n")]
        b.sel = sel
        if b.jenis == "kepala":
            papan.baris.insert(papan.baris.index(b) + 1, anak)
    papan.kolom = [j for jenis in papan.kolom for j in ([jenis] if jenis != "nilai" else ["lain", "nilai", "lain"])]
    return True


@jebakan("aman", urutan=2)
def kepala_berinduk(r: Random, berkas: Berkas) -> bool:
    """A heading merged above the columns of figures; No and Desa go down two rows."""
    papan = berkas.papan[0]
    kepala = headers(papan)
    if len(kepala) != 1 or berkas.tata in ("daftar", "kelompok"):
        return False
    bawah = papan.baris[kepala[0]]
    atas = Baris([Petak() for _ in bawah.sel], "kepala")
    nilai = [k for k, j in enumerate(papan.kolom) if j == "nilai"]
    atas.sel[nilai[0]] = Petak({"desa_bulan": "BULAN", "variabel_bulan": "BULAN", "lembar_desa": "BULAN",
                                "variabel_desa": "DESA"}.get(berkas.tata, "JENIS KEGIATAN"))  # fmt: skip
    if nilai[-1] > nilai[0]:
        papan.gabung.append((atas.sel[nilai[0]], atas.sel[nilai[-1]]))
    for k, jenis in enumerate(papan.kolom):
        if jenis != "nilai" and k < len(bawah.sel):
            atas.sel[k], bawah.sel[k] = bawah.sel[k], Petak()
            papan.gabung.append((atas.sel[k], bawah.sel[k]))
    papan.baris.insert(kepala[0], atas)
    return True


@jebakan("tanya", xlsx=True)
def baris_tersembunyi(r: Random, berkas: Berkas) -> bool:
    """A row with figures is hidden."""
    r.choice(r.choice(berkas.papan).data()).tersembunyi = True
    return True


@jebakan("tanya", xlsx=True, urutan=2)
def kolom_tersembunyi(r: Random, berkas: Berkas) -> bool:
    """A column with figures is hidden."""
    papan = r.choice([p for p in berkas.papan if p.data()])
    kolom = sorted({k for b in papan.data() for k, p in enumerate(b.sel) if p.kunci})
    if not kolom:
        return False
    papan.kolom_tersembunyi.add(r.choice(kolom))
    return True


@jebakan("tolak", xlsx=True)
def lembar_tersembunyi(r: Random, berkas: Berkas) -> bool:
    """A sheet with figures is hidden, beside one that isn't: it isn't imported unless somebody says so."""
    if len(berkas.papan) < 2:
        return False
    for p in berkas.papan[-1].petak_nilai():
        p.harap = "boleh" if p.harap == "ambil" else p.harap
    berkas.papan[-1].tersembunyi = True
    return True
