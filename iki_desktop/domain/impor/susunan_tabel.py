"""What of a table is no figure: titles, headers, totals, labels; each cell is ignored for the reason that fits it."""

from collections.abc import Iterable

from iki_desktop.domain.impor.meja import Meja, judul_kolom
from iki_desktop.domain.impor.peta import JenisBaris, Peta, Tabel
from iki_desktop.domain.impor.tanya_sel import kutip

SEBAB_BARIS: dict[JenisBaris, str] = {
    "kosong": "Baris tanpa angka.",
    "judul": "Judul.",
    "kepala": "Kepala tabel.",
    "nomor": "Baris nomor kolom.",
    "jumlah": "Baris jumlah: dihitung sendiri dari angka yang diambil.",
    "kelompok": "Judul kelompok baris.",
    "catatan": "Catatan di sekitar tabel.",
    "tanda_tangan": "Bagian tanda tangan.",
    "kop": "Kop surat.",
}
_SEBAB_LABEL = ("Nama desa baris ini.", "Periode baris ini.", "Nama variabel baris ini.")
_TAK_DIKENAL = "Tabel ini tidak berisi variabel yang dikenal. Klik kepala kolom untuk memilih artinya."


def tandai_atas(meja: Meja, tabel: Iterable[Tabel]) -> None:
    """The rows above the first table: the title of the sheet."""
    awal = min((satu.kepala[0] for satu in tabel), default=0)
    for b, baris in enumerate(meja.lembar.baris[: max(awal, 0)]):
        for k, satu in enumerate(baris):
            if satu is not None:
                meja.penulis.tandai(b, k, "diabaikan", "Judul di atas tabel.")


def tandai_baris(meja: Meja, tabel: Tabel) -> None:
    """Header, numbering, totals and all other rows that hold no figures, each as what it is."""
    for b in range(max(tabel.kepala[0], 0), tabel.awal):
        _row(meja, tabel, b, "Kepala tabel.")
    for ke, jenis in enumerate(tabel.jenis):
        if jenis != "data":
            sebab = "Kepala tabel yang diulang." if jenis == "kepala" else SEBAB_BARIS[jenis]
            _row(meja, tabel, tabel.awal + ke, sebab)


def _row(meja: Meja, tabel: Tabel, b: int, sebab: str) -> None:
    if not 0 <= b < len(meja.lembar.baris):
        return
    baris = meja.lembar.baris[b]
    for k in range(max(tabel.kolom[0], 0), min(tabel.kolom[1] + 1, len(baris))):
        if baris[k] is not None:
            meja.penulis.tandai(b, k, "diabaikan", sebab)


def tandai_label(meja: Meja, tabel: Tabel, peta: Peta, angka: Iterable[int]) -> None:
    """What stands beside the figures of the data rows: labels, and columns that hold nothing of ours."""
    lewat = {*angka, peta.catatan}
    label: dict[int, str] = {}
    for sumbu, sebab in zip((peta.desa, peta.periode, peta.variabel), _SEBAB_LABEL, strict=True):
        if sumbu.letak == "kolom":
            label.setdefault(sumbu.kolom, sebab)
    data = [b for b in tabel.baris("data") if 0 <= b < len(meja.lembar.baris)]
    kiri, kanan = max(tabel.kolom[0], 0), tabel.kolom[1]
    for b in data:
        for k, satu in enumerate(meja.lembar.baris[b][kiri : kanan + 1], kiri):
            if satu is None or k in lewat:
                continue
            if k not in label:
                label[k] = _of_column(judul_kolom(tabel, k), diabaikan=k in peta.abaikan)
            meja.penulis.tandai(b, k, "diabaikan", label[k])


def _of_column(judul: str, *, diabaikan: bool) -> str:
    kolom = f"Kolom {kutip(judul)}" if judul else "Kolom tanpa judul"
    return f"{kolom} bukan angka kantor ini." if diabaikan else f"{kolom} tidak berisi angka."


def abaikan_tabel(meja: Meja, tabel: Tabel, sebab: str = _TAK_DIKENAL) -> None:
    """All data rows of a table that has nothing of ours."""
    for b in tabel.baris("data"):
        _row(meja, tabel, b, sebab)


def tandai_kunci(meja: Meja) -> None:
    """The hidden keys of our own template."""
    for b, k, satu in meja.lembar.terisi():
        if satu.startswith("tiki:"):
            meja.penulis.tandai(b, k, "diabaikan", "Tanda templat.")
