"""Traps in what labels mean: villages, variables, months, years."""

# ruff: noqa: ARG001 (each trap is given the draw and the file, and not each needs both)
from random import Random

from iki_desktop.domain.teks import BULAN
from tests.impor.jebakan import ABAIKAN, KODE, another, disown, figures_of, insert_column, jebakan, refuse, some_labels
from tests.impor.jebakan_tabel import kepala_berinduk
from tests.impor.papan import BINGKAI, BULAN_TAHUN, Baris, Berkas, Petak

# -- villages and periods


@jebakan("aman")
def nama_berawalan(r: Random, berkas: Berkas) -> bool:
    """`Ds. Ngroto`, `DESA PUJON KIDUL`, `Pujonkidul`, `3. Ngabab`."""
    petak = some_labels(r, berkas, 4)
    for p in petak:
        assert p.arti is not None
        nama = p.arti[1]
        p.isi = r.choice(
            (f"Ds. {nama}", f"DESA {nama.upper()}", nama.replace(" ", "").capitalize(), f"Desa  {nama} ", f"{nama},")
        )
    return bool(petak)


@jebakan("tanya")
def salah_eja(r: Random, berkas: Berkas) -> bool:
    """A name misspelt by a letter: asked, and answered."""
    petak = some_labels(r, berkas)
    for p in petak:
        assert p.arti is not None
        nama = p.arti[1]
        ke = r.randrange(2, len(nama) - 1)
        p.isi = r.choice((nama[:ke] + nama[ke + 1 :], nama[:ke] + nama[ke] + nama[ke:], nama.replace("o", "u")))
        if p.isi != nama:
            berkas.desa[p.isi] = nama
    return bool(petak)


@jebakan("tanya")
def pandansari(r: Random, berkas: Berkas) -> bool:
    """Pandansari: Pandesari misspelt, or the village of the next kecamatan. Only the clerk knows."""
    petak = [p for p in some_labels(r, berkas, 1) if p.arti is not None]
    if not petak or "Pandansari" in berkas.desa or berkas.tata == "daftar":
        return False
    p = petak[0]
    kena = figures_of(berkas, p)
    p.isi = r.choice(("Pandansari", "Pandensari"))
    if p.arti == ("desa", "Pandesari"):
        berkas.desa[p.isi] = "Pandesari"
    else:
        berkas.desa[p.isi] = ABAIKAN
        p.arti = ("desa", ABAIKAN)
        disown(kena)
    return True


@jebakan("tanya")
def desa_asing(r: Random, berkas: Berkas) -> bool:
    """A village that isn't ours."""
    petak = some_labels(r, berkas, 1)
    for p in petak:
        disown(figures_of(berkas, p))
        p.isi = r.choice(("Sumberagung", "Kaumrejo", "Ngantru", "Mulyorejo"))
        p.arti = ("desa", ABAIKAN)
        berkas.desa[p.isi] = ABAIKAN
    return bool(petak)


@jebakan("tolak")
def desa_kosong(r: Random, berkas: Berkas) -> bool:
    """A row with figures and no village."""
    papan = berkas.papan[0]
    if "desa" not in papan.kolom:
        return False
    for p in some_labels(r, berkas, 1):
        kena = figures_of(berkas, p)
        p.isi, p.arti = "", None
        disown(kena)
        return True
    return False


@jebakan("aman")
def kode_bps(r: Random, berkas: Berkas) -> bool:
    """A column with the codes of the villages beside their names, as numbers or text."""
    papan = berkas.papan[0]
    if "desa" not in papan.kolom:
        return False
    ke, bentuk = papan.kolom.index("desa"), r.choice("nt")

    def kode(b: Baris) -> Petak:
        arti = b.sel[ke].arti
        return Petak(KODE.get(arti[1], "") if arti else "", bentuk)  # type: ignore[arg-type]

    insert_column(papan, ke, "Kode Desa", kode)
    return True


@jebakan("aman")
def hanya_kode(r: Random, berkas: Berkas) -> bool:
    """The codes of the villages in the place of their names."""
    petak, bentuk = some_labels(r, berkas, 9), r.choice("nt")
    for p in petak:
        assert p.arti is not None
        p.isi, p.bentuk = KODE[p.arti[1]], bentuk  # type: ignore[assignment]
    return bool(petak)


@jebakan("tolak")
def kecamatan_lain(r: Random, berkas: Berkas) -> bool:
    """Rows of another kecamatan, which a column names; a village there may have the name of one of ours."""
    papan = berkas.papan[0]
    if "desa" not in papan.kolom or berkas.tata == "dua_tabel":
        return False
    ke = papan.kolom.index("desa")
    asing = r.choice(papan.data())
    disown([p for p in asing.sel if p.kunci])
    insert_column(papan, ke, "Kecamatan", lambda b: Petak("Ngantang" if b is asing else "Pujon"))
    return True


@jebakan("aman", urutan=1)
def ganda_sama(r: Random, berkas: Berkas) -> bool:
    """A row comes twice, with the same figures."""
    papan = r.choice(berkas.papan)
    asal = r.choice(papan.data())
    ulang = Baris(
        [
            Petak(p.isi, p.bentuk, p.hasil, p.kunci, p.figur, "boleh" if p.harap == "ambil" else p.harap, p.arti)
            for p in asal.sel
        ],
        "data",
    )  # fmt: skip
    for p in asal.sel:
        p.harap = "boleh" if p.harap == "ambil" else p.harap
    papan.baris.insert(papan.baris.index(asal) + 1, ulang)
    return True


@jebakan("tolak", urutan=1)
def ganda_beda(r: Random, berkas: Berkas) -> bool:
    """A row comes twice, with other figures: which one is right isn't ours to say."""
    papan = r.choice(berkas.papan)
    bernama = [b for b in papan.data() if all(p.ada for p in b.sel if p.arti is not None)]
    if not bernama:  # another trap took the names: then nobody can see that it is the same row
        return False
    asal = r.choice(bernama)
    ulang = Baris([], "data")
    for p in asal.sel:
        if p.kunci and p.harap == "ambil" and p.bentuk == "n" and p.ada:
            lain = another(p, berkas)
            ulang.sel.append(Petak(lain, "n", None, p.kunci, lain, "tolak"))
            p.harap = "tolak"
        else:
            ulang.sel.append(Petak("" if p.kunci else p.isi, p.bentuk, arti=p.arti))
    papan.baris.insert(papan.baris.index(papan.data()[-1]) + 1, ulang)
    if berkas.tata in ("dua_tabel", "kelompok") and papan.data()[-2] is not asal:
        papan.baris.remove(ulang)
        papan.baris.insert(papan.baris.index(asal) + 1, ulang)
    return True


@jebakan("tanya", xlsx=True)
def desa_digabung(r: Random, berkas: Berkas) -> bool:
    """The cells of a village are merged down over its rows."""
    papan = berkas.papan[0]
    if berkas.tata != "daftar":
        return False
    ke, data = papan.kolom.index("desa"), papan.data()
    mulai: Petak | None = None
    for sebelum, b in zip([None, *data], data, strict=False):
        if sebelum is not None and mulai is not None and b.sel[ke].isi and b.sel[ke].isi == mulai.isi:
            b.sel[ke].isi = ""
            papan.gabung = [(a, z) for a, z in papan.gabung if a is not mulai] + [(mulai, b.sel[ke])]
        else:
            mulai = b.sel[ke]
    return True


@jebakan("tanya", urutan=2)
def singkatan(r: Random, berkas: Berkas) -> bool:
    """Variables as clerks abbreviate them."""
    ganti = {
        "Kegiatan": "Keg.", "Laporan": "Lap.", "Administrasi": "Adm.", "Penduduk": "Pddk.",
        "distribusi": "distr.", "monitoring": "monit.", "KPM penerima": "PENERIMA", "kependudukan": "kepend.",
    }  # fmt: skip
    jadi = False
    for papan in berkas.papan:
        for b in papan.baris:
            for p in b.sel:
                if p.arti is not None and p.arti[0] == "variabel":
                    baru = p.arti[1]
                    for lama, pendek in ganti.items():
                        baru = baru.replace(lama, pendek)
                    if baru != p.arti[1]:
                        p.isi, jadi = baru, True
    return jadi


@jebakan("tanya", xlsx=True)
def bulan_tanggal(r: Random, berkas: Berkas) -> bool:
    """`Jan-26` above a column, which a spreadsheet made a date of."""
    jadi = False
    for papan in berkas.papan:
        for b in papan.baris:
            for p in b.sel:
                if p.arti is not None and p.arti[0] == "periode" and b.jenis in ("kepala", "kepala_lagi"):
                    p.isi, p.bentuk, p.gaya, jadi = f"{p.arti[1]}-01", "d", BULAN_TAHUN, True
    return jadi


@jebakan("tanya")
def bulan_angka(r: Random, berkas: Berkas) -> bool:
    """Months as 1, 2, 3 or I, II, III under the word BULAN."""
    romawi = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
    pakai_romawi, jadi = r.random() < 0.5, False
    if berkas.tata not in ("desa_bulan", "variabel_bulan"):
        return False
    for papan in berkas.papan:
        for b in papan.baris:
            for p in b.sel:
                if p.arti is not None and p.arti[0] == "periode" and b.jenis in ("kepala", "kepala_lagi"):
                    ke = int(p.arti[1][5:])
                    p.isi, p.bentuk, jadi = (romawi[ke - 1], "t", True) if pakai_romawi else (str(ke), "n", True)
    return jadi and kepala_berinduk(r, berkas)


@jebakan("tolak")
def tahun_lain(r: Random, berkas: Berkas) -> bool:
    """All of it is of last year, which the office doesn't have: nothing of it is this year's."""
    for papan in berkas.papan:
        for b in papan.baris:
            for p in b.sel:
                if "2026" in p.isi and p.bentuk == "t":
                    p.isi = p.isi.replace("2026", "2025")
                if p.arti is not None and p.arti[0] == "periode":
                    p.arti = ("periode", p.arti[1].replace("2026", "2025"))
                    p.isi = p.isi.replace("2026", "2025")
                if p.kunci is not None:
                    p.kunci = (p.kunci[0], p.kunci[1], p.kunci[2].replace("2026", "2025"))
                    p.harap = "boleh" if p.harap == "ambil" else p.harap
        papan.tetap = {k: n.replace("2026", "2025") for k, n in papan.tetap.items()}
    berkas.nama = berkas.nama.replace("2026", "2025")
    return True


@jebakan("tolak")
def bulan_terkunci(r: Random, berkas: Berkas) -> bool:
    """A month is locked: its figures are refused."""
    semua = sorted({p.kunci[2] for papan in berkas.papan for p in papan.petak_nilai() if p.kunci})
    satu = r.choice(semua)
    berkas.terkunci = (satu,)
    for papan in berkas.papan:
        refuse([p for p in papan.petak_nilai() if p.kunci and p.kunci[2] == satu])
    return True


@jebakan("aman")
def bulan_di_nama_berkas(r: Random, berkas: Berkas) -> bool:
    """The month isn't in the sheet but in the file's name."""
    papan = berkas.papan[0]
    if "periode" not in papan.tetap or len(berkas.papan) > 1:
        return False
    ke = int(papan.tetap["periode"][5:])
    papan.baris = [b for b in papan.baris if b.jenis != "judul"]
    berkas.nama = f"laporan {BULAN[ke - 1].lower()} {papan.tetap['periode'][:4]}.xlsx"
    return True


@jebakan("aman", xlsx=True, urutan=3)
def sel_berformat(r: Random, berkas: Berkas) -> bool:
    """Empty cells with a border within the table, and beside it."""
    for papan in berkas.papan:
        for b in papan.baris:
            for p in b.sel:
                p.gaya = p.gaya or BINGKAI
            b.sel += [Petak(gaya=BINGKAI) for _ in range(r.randrange(3))]
    return True
