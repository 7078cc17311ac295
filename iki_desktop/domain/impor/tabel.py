"""Tables found in a sheet that is not of ours: header, rows of each kind, also several side by side or in a column."""

from iki_desktop.domain.impor.badan import Badan, peran_daun
from iki_desktop.domain.impor.kenal import Isi, Kenal, kenal, seperti_angka, teks_sel
from iki_desktop.domain.impor.kepala import (
    Bidang,
    angka_kepala,
    baris_nomor,
    berangka,
    cari_kepala,
    seperti_kepala,
    teks_kolom,
)
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.lembar import Lembar
from iki_desktop.domain.impor.peran import jenis_label
from iki_desktop.domain.impor.peta import JenisBaris, Tabel

_CONTOH = 30  # rows that are looked at to see which columns are used
_AWAL: frozenset[str] = frozenset({"no", "desa", "variabel", "periode", "kode"})


def temukan_tabel(lembar: Lembar, konteks: Konteks) -> tuple[Tabel, ...]:
    """The tables of figures in a sheet, from top to bottom and left to right; none where it has no figures.

    A header repeated inside belongs to its table, unless what stands over it names another village or period: then a
    table of its own begins, with its own title.
    """
    lebar = lembar.lebar
    return tuple(_search(Bidang(lembar, 0, len(lembar.baris), 0, lebar - 1), kenal(konteks))) if lebar else ()


def tabel_cadangan(lembar: Lembar) -> Tabel | None:
    """What may be a table in a sheet in which none was found, for the clerk to give it a meaning: from the last row of
    texts before the first with a number on; None where nothing has a number beside something else."""
    bidang = Bidang(lembar, 0, len(lembar.baris), 0, lembar.lebar - 1)
    data = next((b for b, baris in enumerate(lembar.baris) if baris and _numbers_beside(bidang.isi(b))), None)
    if data is None:
        return None
    calon = (b for b in range(data - 1, max(data - 1 - _CONTOH, -1), -1) if len(bidang.isi(b)) > 1)
    kepala = next(calon, data - 1)
    jenis: list[JenisBaris] = []
    kosong = 0
    for b in range(kepala + 1, bidang.bawah):
        isi = bidang.isi(b)
        kosong = 0 if isi else kosong + 1
        if kosong > _CONTOH:
            break
        jumlah = bool(isi) and jenis_label(teks_sel(isi[0][1])) == "jumlah"
        jenis.append("jumlah" if jumlah else "data" if len(isi) > 1 else "catatan" if isi else "kosong")
    while jenis[-1] == "kosong":
        jenis.pop()
    kolom = {k for b in range(max(kepala, 0), kepala + 1 + len(jenis)) for k, _ in bidang.isi(b)}
    teks = teks_kolom(bidang, kepala, kepala) if kepala >= 0 else {}
    rentang = range(min(kolom), max(kolom) + 1)
    return Tabel((kepala, kepala), (rentang[0], rentang[-1]), tuple(jenis), tuple(teks.get(k, "") for k in rentang))


def _numbers_beside(isi: Isi) -> bool:
    return len(isi) > 1 and any(
        c[0] in "npfe" or (c[0] == "t" and seperti_angka(c[1:]) and any(map(str.isdigit, c))) for _, c in isi
    )


def _search(bidang: Bidang, tahu: Kenal) -> list[Tabel]:
    hasil: list[Tabel] = []
    b = batas = bidang.atas
    while b < bidang.bawah:
        if not bidang.lembar.baris[b]:
            b += 1
            continue
        isi = bidang.isi(b)
        if not _first_figures(isi, tahu) or angka_kepala(isi, bidang, b):
            b += 1
            continue
        sisa = Bidang(bidang.lembar, batas, bidang.bawah, bidang.kiri, bidang.kanan)
        kepala = cari_kepala(sisa, b, tahu)
        if kepala is None:
            b += 1
            continue
        baru, sampai = _built(sisa, kepala, tahu)
        hasil += baru
        b = batas = max(sampai, b + 1 if not baru else sampai, kepala[1] + 1)
    return hasil


def _first_figures(isi: Isi, tahu: Kenal) -> bool:
    """Whether a row may be the first with figures of a table."""
    if len(isi) < 2 or not berangka(isi) or tahu.sebutan_judul(isi) or baris_nomor(isi, bebas=True):
        return False
    if seperti_kepala(isi, tahu) > 0:
        return False  # years above columns
    pertama = teks_sel(isi[0][1])
    return jenis_label(pertama) not in {"kop", "catatan", "akhir"} or tahu.label(pertama)


def _built(bidang: Bidang, kepala: tuple[int, int], tahu: Kenal) -> tuple[list[Tabel], int]:
    """The tables that begin with a header, one or several side by side, and the row where to go on."""
    ruas = _side_by_side(bidang, kepala)
    if len(ruas) == 1:
        satu, sampai = _one(Bidang(bidang.lembar, bidang.atas, bidang.bawah, *ruas[0]), kepala, tahu)
        return ([satu] if satu else []), sampai
    bawah = _end_of_gap(bidang, kepala, ruas)
    hasil: list[Tabel] = []
    for kiri, kanan in ruas:
        bagian = Bidang(bidang.lembar, bidang.atas, bawah, kiri, kanan)
        satu, sampai = _one(bagian, kepala, tahu)
        hasil += [satu] if satu else []
        if sampai < bawah:
            hasil += _search(Bidang(bidang.lembar, sampai, bawah, kiri, kanan), tahu)
    return hasil, bawah


def _one(bidang: Bidang, kepala: tuple[int, int], tahu: Kenal) -> tuple[Tabel | None, int]:
    teks = teks_kolom(bidang, *kepala)
    if not teks:
        return None, kepala[1] + 1
    badan = Badan(bidang, kepala, teks, tahu)
    sampai = badan.scan()
    if not badan.nilai or "data" not in badan.jenis:
        return None, sampai
    rentang = (badan.kiri, badan.kanan)
    return Tabel(
        kepala, rentang, tuple(badan.jenis), tuple(teks.get(k, "") for k in range(rentang[0], rentang[1] + 1))
    ), sampai


def _side_by_side(bidang: Bidang, kepala: tuple[int, int]) -> list[tuple[int, int]]:
    """The columns of each table under one header: parted by an empty column, or where its first columns come again."""
    teks = teks_kolom(bidang, *kepala)
    terpakai, dilihat = set(teks), 0
    for b in range(kepala[1] + 1, min(bidang.bawah, kepala[1] + 1 + _CONTOH)):
        isi = bidang.isi(b)
        if not berangka(isi) and dilihat:
            continue
        terpakai |= {k for k, _ in isi}
        dilihat += 1
    if not terpakai:
        return [(bidang.kiri, bidang.kanan)]
    ruas: list[list[int]] = []
    for k in range(min(terpakai), max(terpakai) + 1):
        if k not in terpakai:
            continue
        pertama = teks.get(ruas[0][0], "") if ruas else ""
        lagi = bool(ruas) and pertama != "" and teks.get(k) == pertama and peran_daun(pertama) in _AWAL
        if not ruas or k > ruas[-1][-1] + 1 or lagi:
            ruas.append([k])
        else:
            ruas[-1].append(k)
    utuh = all(len(r) > 1 and any(peran_daun(teks.get(k, "")) in _AWAL for k in r[:2]) for r in ruas)
    if len(ruas) == 1 or not utuh:
        return [(bidang.kiri, bidang.kanan)]
    batas = [r[0] for r in ruas[1:]]
    return [
        (bidang.kiri if not ke else r[0], (batas[ke] - 1) if ke < len(batas) else bidang.kanan)
        for ke, r in enumerate(ruas)
    ]


def _end_of_gap(bidang: Bidang, kepala: tuple[int, int], ruas: list[tuple[int, int]]) -> int:
    """The row at which tables side by side end: where another header or figures cross the gaps between them."""
    teks = teks_kolom(bidang, *kepala)
    celah = {kiri - 1 for kiri, _ in ruas[1:] if kiri - 1 not in teks}
    if not celah:
        return bidang.bawah
    for b in range(kepala[1] + 1, bidang.bawah):
        isi = bidang.isi(b)
        if len(isi) > 1 and any(k in celah for k, _ in isi):
            return b
    return bidang.bawah
