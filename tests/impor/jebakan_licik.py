"""Traps that lead astray: figures that look like ours and are others', cells that say something else than they seem."""

# ruff: noqa: ARG001 (each trap is given the draw and the file, and not each needs both)
from decimal import Decimal
from random import Random

from iki_desktop.domain.teks import BULAN
from tests.impor.jebakan import (
    ABAIKAN,
    another,
    disown,
    figures_of,
    header_end,
    headers,
    jebakan,
    label_column,
    some_cells,
    some_labels,
)
from tests.impor.papan import Baris, Berkas, Petak
from tests.impor.tata import nilai_acak, petak_nilai


@jebakan("tolak")
def tak_pasti(r: Random, berkas: Berkas) -> bool:
    """Numbers that are none: ranges, guesses, slips of the hand."""
    petak = some_cells(r, berkas)
    tulisan = (
        "10-12",
        "5 s/d 7",
        "±20",
        "lebih dari 100",
        "1O",
        "12 atau 13",
        "1/2",
        "10 + 2",
        "?",
        "ada",
        "V",
        "3 ribu-an",
    )
    for p in petak:
        p.isi, p.bentuk, p.harap = r.choice(tulisan), "t", "tolak"
    return bool(petak)


@jebakan("tanya")
def tulisan_lain(r: Random, berkas: Berkas) -> bool:
    """Ways of writing a number that may be read right or refused."""
    petak = some_cells(r, berkas, 4, bulat=True)
    for p in petak:
        ribuan = f"{int(p.isi):,}"
        calon = [
            f"{p.isi}*",
            f"{p.isi} *)",
            f"({p.isi})",
            f"{p.isi},-",
            f"+{p.isi}",
            f"{p.isi},00",
            f"Rp {p.isi}",
            f"{p.isi}.",
        ]
        if ribuan.count(","):
            calon += [ribuan.replace(",", " "), ribuan.replace(",", "'")]
        if ribuan.count(",") > 1:
            calon += [ribuan, ribuan.replace(",", ".")]
        p.isi, p.bentuk, p.harap = r.choice(calon), "t", "boleh"
        if p.isi.startswith("("):  # in brackets: below zero to some, a number in brackets to others
            p.harap = "tolak"
    return bool(petak)


@jebakan("tolak", xlsx=True, urutan=3)
def angka_digabung(r: Random, berkas: Berkas) -> bool:
    """One number in a cell merged over two: of both together, so of neither."""
    papan = r.choice([p for p in berkas.papan if p.data()])
    letak = papan.letak()
    pernah = {id(p) for pasangan in papan.gabung for p in pasangan}
    calon = []
    for b, k in letak.values():
        bawah = papan.baris[b + 1].sel[k] if b + 1 < len(papan.baris) and k < len(papan.baris[b + 1].sel) else None
        atas = papan.baris[b].sel[k]
        if bawah is None or atas.kunci is None or bawah.kunci is None or not atas.ada or {id(atas), id(bawah)} & pernah:
            continue
        beda = atas.kunci != bawah.kunci  # of one figure that stands in two rows it would be that figure
        if papan.baris[b].jenis == papan.baris[b + 1].jenis == "data" and atas.harap == "ambil" and beda:
            calon.append((atas, bawah))
    if not calon:
        return False
    atas, bawah = r.choice(calon)
    papan.gabung.append((atas, bawah))
    bawah.isi, bawah.harap, atas.harap = "", "", "tolak"
    return True


@jebakan("tanya")
def dua_desa_satu_sel(r: Random, berkas: Berkas) -> bool:
    """`Ngroto / Ngabab`, `Ngroto dan Ngabab`: figures of neither."""
    petak = some_labels(r, berkas, 1)
    for p in petak:
        assert p.arti is not None
        lain = "Ngabab" if p.arti[1] != "Ngabab" else "Madiredo"
        disown(figures_of(berkas, p))
        p.isi = f"{p.arti[1]}{r.choice((' / ', ' dan ', ', ', '-', ' & '))}{lain}"
        p.arti = ("desa", ABAIKAN)
        berkas.desa[p.isi] = ABAIKAN
    return bool(petak)


@jebakan("tanya")
def variabel_mirip(r: Random, berkas: Berkas) -> bool:
    """A label that holds the name of a variable, and is of something else."""
    if berkas.tata in ("daftar", "dua_kepala", "desa_bulan"):
        return False
    semua = sorted(
        {p.arti[1] for papan in berkas.papan for b in papan.baris for p in b.sel if p.arti and p.arti[0] == "variabel"}
    )
    nama = r.choice(semua)
    ubah = r.choice(
        ("{} tahun lalu", "{} yang dibatalkan", "Target {}", "Rencana {}", "{} (rencana)", "{} yang belum", "% {}")
    )
    if ubah == "Target {}" and nama == "Realisasi PBB":
        return False
    for papan in berkas.papan:
        for b in papan.baris:
            for p in b.sel:
                if p.arti == ("variabel", nama) and b.jenis in ("data", "kepala", "kepala_lagi"):
                    p.isi, p.arti = ubah.format(nama), ("variabel", ABAIKAN)
        disown([p for p in papan.petak_nilai() if p.kunci and p.kunci[0] == nama])
    return True


@jebakan("tanya", urutan=2)
def target_realisasi(r: Random, berkas: Berkas) -> bool:
    """Each variable has a column of targets beside what was done."""
    papan = berkas.papan[0]
    if berkas.tata != "desa_variabel" or any(b.jenis not in ("judul", "kepala", "data", "kosong") for b in papan.baris):
        return False
    if papan.gabung or len(headers(papan)) != 1:
        return False
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
                dua = [p, Petak()]
                papan.gabung.append((p, dua[1]))
                sel += dua
                anak.sel += [Petak("TARGET"), Petak("REALISASI")]
            else:
                p.harap = "boleh" if p.harap == "ambil" else p.harap
                sel += [Petak(str(r.randrange(1, 500)), "n"), p]
        b.sel = sel
    papan.baris.insert(headers(papan)[0] + 1, anak)
    papan.kolom = [j for jenis in papan.kolom for j in (["lain", "nilai"] if jenis == "nilai" else [jenis])]
    return True


@jebakan("tanya")
def masa_lain(r: Random, berkas: Berkas) -> bool:
    """The title says a quarter or half a year, the variables are monthly: none of it is a month's."""
    papan = berkas.papan[0]
    if berkas.tata != "desa_variabel" or berkas.nama != "rekap desa.xlsx":
        return False
    masa = r.choice(("TRIWULAN I", "SEMESTER I", "JANUARI S/D MARET", "JAN - MAR"))
    judul = [p for b in papan.baris if b.jenis == "judul" for p in b.sel if p.isi.startswith("BULAN ")]
    for p in judul:
        p.isi = f"{masa} {p.isi[-4:]}"
    disown(papan.petak_nilai())
    return bool(judul)


@jebakan("tanya")
def tanpa_periode(r: Random, berkas: Berkas) -> bool:
    """No month is told; the only date is that of the signature, a month later."""
    papan = berkas.papan[0]
    if berkas.tata not in ("desa_variabel", "variabel_desa"):
        return False
    ke = int(papan.tetap["periode"][5:])
    for b in papan.baris:
        for p in b.sel:
            if b.jenis == "judul" and "20" in p.isi:
                p.isi = "LAPORAN DESA"
    for teks in ("", f"Pujon, 5 {BULAN[ke % 12]} 2026", "Kepala Seksi", "BUNGA CONTOH"):
        papan.baris.append(Baris([Petak(), Petak(), Petak(teks)], "ttd"))
    return True


@jebakan("tanya", urutan=3)
def surat_pengantar(r: Random, berkas: Berkas) -> bool:
    """Above the title the number and date of a letter, a month later, and an address with a village."""
    for papan in berkas.papan:
        if not papan.baris:
            continue
        semua = [p.kunci[2] for p in papan.petak_nilai() if p.kunci]
        ke = int(max(semua)[5:]) if semua else 3
        surat = [
            "Jl. Raya Ngroto 5 Pujon",
            "Nomor : 470/12/35.07.31/2026",
            f"Tanggal : 5 {BULAN[ke % 12]} 2026",
        ]
        papan.baris[:0] = [*(Baris([Petak(t)], "judul") for t in surat), Baris([], "kosong")]
        for p in papan.petak_nilai():
            p.harap = "boleh" if p.harap == "ambil" else p.harap
    return True


@jebakan("tanya")
def judul_lupa_diganti(r: Random, berkas: Berkas) -> bool:
    """A sheet was copied for the next village and its title still names the one before: nobody but the clerk knows."""
    if berkas.tata != "lembar_desa":
        return False
    papan = berkas.papan[-1]
    lain = berkas.papan[0].tetap["desa"]
    papan.baris.insert(0, Baris([Petak(f"DESA {lain.upper()}")], "judul"))
    for p in papan.petak_nilai():
        p.harap = "boleh" if p.harap == "ambil" else p.harap
    return True


@jebakan("tanya")
def bulan_tahun_lalu(r: Random, berkas: Berkas) -> bool:
    """Before the months of this year stands December of the last."""
    if berkas.tata not in ("desa_bulan", "variabel_bulan"):
        return False
    papan = berkas.papan[0]
    ke = papan.kolom.index("nilai")
    if any(all(p.kunci is None for p in b.sel) for b in papan.data()):
        return False
    for b in papan.baris:
        if b.jenis == "kepala":
            b.sel.insert(ke, Petak("Des 2025", arti=("periode", "2025-12")))
        elif b.jenis == "data":
            kunci = next(p.kunci for p in b.sel if p.kunci)
            petak = petak_nilai((kunci[0], kunci[1], "2025-12"), nilai_acak(r, kunci[0]))
            petak.harap = "boleh" if petak.ada else ""
            b.sel.insert(ke, petak)
        elif b.jenis in ("jumlah", "nomor") and len(b.sel) > ke:
            b.sel.insert(ke, Petak())
    papan.kolom.insert(ke, "nilai")
    return True


@jebakan("tanya")
def dalam_ribuan(r: Random, berkas: Berkas) -> bool:
    """The heading says the rupiah are in thousands or millions: the numbers as they stand are wrong."""
    return _other_unit(
        berkas, "Realisasi PBB", r.choice(("(ribuan Rp)", "(dalam ribuan rupiah)", "(juta Rp)", "(Rp. 000)"))
    )


@jebakan("tanya")
def satuan_lain(r: Random, berkas: Berkas) -> bool:
    """The heading gives another unit than the variable has."""
    nama, satuan = r.choice((("Luas tanam padi", "(m2)"), ("Realisasi PBB", "(%)"), ("Penduduk laki-laki", "(KK)")))
    return _other_unit(berkas, nama, satuan)


def _other_unit(berkas: Berkas, nama: str, satuan: str) -> bool:
    jadi = False
    for papan in berkas.papan:
        for b in papan.baris:
            for p in b.sel:
                if p.arti == ("variabel", nama):
                    p.isi, p.arti, jadi = f"{nama} {satuan}", ("variabel", ABAIKAN), True
        if jadi:
            disown([p for p in papan.petak_nilai() if p.kunci and p.kunci[0] == nama])
    return jadi


@jebakan("tanya")
def sampai_dengan(r: Random, berkas: Berkas) -> bool:
    """The title says up to and with a month: sums of several months, none of them that month's."""
    papan = berkas.papan[0]
    judul = [p for b in papan.baris if b.jenis == "judul" for p in b.sel if p.isi.startswith("BULAN ")]
    if berkas.tata != "desa_variabel" or berkas.nama != "rekap desa.xlsx":
        return False
    for p in judul:
        p.isi = f"{r.choice(('S/D', 'SAMPAI DENGAN', 'KUMULATIF S/D'))} {p.isi}"
    disown(papan.petak_nilai())
    return bool(judul)


@jebakan("tolak", urutan=1)
def kolom_kembar(r: Random, berkas: Berkas) -> bool:
    """Two columns with the same heading and other figures: which one is right isn't ours to say."""
    papan = berkas.papan[0]
    if berkas.tata not in ("desa_variabel", "desa_bulan", "variabel_bulan", "variabel_desa") or papan.gabung:
        return False
    ke = r.choice([k for k, jenis in enumerate(papan.kolom) if jenis == "nilai"])
    for b in papan.baris:
        if b.jenis not in ("data", "kepala", "kepala_lagi", "nomor", "jumlah") or len(b.sel) <= ke:
            continue
        asal = b.sel[ke]
        if b.jenis != "data":
            b.sel.insert(ke + 1, Petak(asal.isi, asal.bentuk, arti=asal.arti, gaya=asal.gaya))
        elif asal.kunci is not None and asal.ada and asal.bentuk == "n" and asal.harap == "ambil":
            lain = another(asal, berkas)
            asal.harap = "tolak"
            b.sel.insert(ke + 1, Petak(lain, "n", kunci=asal.kunci, figur=lain, harap="tolak"))
        else:
            b.sel.insert(ke + 1, Petak())
    papan.kolom.insert(ke + 1, "nilai")
    return True


@jebakan("tanya", urutan=1)
def nama_berkas_lain(r: Random, berkas: Berkas) -> bool:
    """The file's name tells of another village or month than its title: asked, or by the title."""
    papan = berkas.papan[0]
    if len(berkas.papan) > 1 or berkas.nama.startswith("Laporan "):
        return False
    if {"bulan_di_nama_berkas", "tanpa_periode", "masa_lain"} & set(berkas.jebakan):  # there the title tells nothing
        return False
    if "periode" in papan.tetap:
        berkas.nama = f"laporan {BULAN[int(papan.tetap['periode'][5:]) % 12].lower()} 2026.xlsx"
    elif "desa" in papan.tetap and papan.nama != papan.tetap["desa"]:
        berkas.nama = f"laporan {'Ngroto' if papan.tetap['desa'] != 'Ngroto' else 'Ngabab'}.xlsx"
    else:
        return False
    for p in papan.petak_nilai():
        p.harap = "boleh" if p.harap == "ambil" else p.harap
    return True


@jebakan("tanya", xlsx=True)
def periode_tanggal(r: Random, berkas: Berkas) -> bool:
    """In a long list the month is a date: its first day, or its last."""
    if berkas.tata != "daftar":
        return False
    akhir = r.random() < 0.5
    for b in berkas.papan[0].data():
        for p in b.sel:
            if p.arti is not None and p.arti[0] == "periode":
                p.isi, p.bentuk = f"{p.arti[1]}-{'28' if akhir else '01'}", "d"
            elif p.kunci is not None and p.harap == "ambil":
                p.harap = "boleh"
    return True


@jebakan("aman", urutan=1)
def jumlah_kecamatan(r: Random, berkas: Berkas) -> bool:
    """The row of totals is called by the kecamatan's name, or its label stands in the column of numbers."""
    papan = berkas.papan[0]
    data = papan.data()
    if berkas.tata in ("kelompok", "dua_tabel", "daftar") or "desa" not in papan.kolom or not data:
        return False
    sel = [
        Petak(
            f"{sum((Decimal(b.sel[k].isi) for b in data if b.sel[k].bentuk == 'n' and b.sel[k].ada), Decimal(0)):f}",
            "n",
        )
        if papan.kolom[k] == "nilai"
        else Petak()
        for k in range(len(papan.kolom))
    ]
    sel[label_column(papan)] = Petak(
        r.choice(("KECAMATAN PUJON", "Kec. Pujon", "PUJON", "TOTAL KEC.", "Jumlah s/d bulan ini"))
    )
    if r.random() < 0.4 and label_column(papan):
        sel[0], sel[label_column(papan)] = Petak("JUMLAH"), Petak()
        papan.gabung.append((sel[0], sel[label_column(papan)]))
    papan.baris.insert(papan.baris.index(data[-1]) + 1, Baris(sel, "jumlah"))
    return True


@jebakan("aman")
def angka_lepas(r: Random, berkas: Berkas) -> bool:
    """Numbers beside and below the table that nobody reports."""
    for papan in berkas.papan:
        papan.tambah("kosong")
        papan.baris.append(Baris([Petak("Jumlah penduduk seluruhnya"), Petak(), Petak("65432", "n")], "catatan"))
        papan.baris.append(Baris([Petak(), Petak(), Petak(), Petak("17", "n")], "catatan"))
    return True


@jebakan("tanya", urutan=1)
def tabel_berdampingan(r: Random, berkas: Berkas) -> bool:
    """Beside the table, after a blank column, another one with other things about the same villages."""
    papan = berkas.papan[0]
    if berkas.tata not in ("desa_variabel", "desa_bulan") or papan.gabung:
        return False
    lebar = max(len(b.sel) for b in papan.baris)
    awal = header_end(papan)
    if awal is None:
        return False
    for ke, b in enumerate(papan.baris):
        if b.jenis not in ("kepala", "data"):
            continue
        b.sel += [Petak() for _ in range(lebar + 1 - len(b.sel))]
        if b.jenis == "kepala":
            b.sel += [Petak("Nama Dusun"), Petak("Jumlah RT")]
        else:
            b.sel += [Petak(f"Dusun {chr(64 + ke % 20)}"), Petak(str(r.randrange(2, 30)), "n")]
    return True
