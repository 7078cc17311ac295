"""The nodes of the tree: positions under their superiors, branches as headings, and the search."""

from collections.abc import Iterable, Sequence
from textwrap import fill

from iki_desktop.domain.jabatan import Jabatan, anak, cabang_akar
from iki_desktop.domain.teks import kunci_cari

_WIDE = 72  # letters of a line in a tooltip
_MOST = 6  # findings that a tooltip lists


class Simpul:
    """A row: a position, or (with `jabatan` None) the heading of a branch. `hit`: the search meant this row."""

    __slots__ = ("anak", "baris", "hit", "induk", "jabatan", "nama")

    def __init__(self, jabatan: Jabatan | None, nama: str, induk: "Simpul | None" = None, baris: int = 0) -> None:
        """`baris` counts from 0 below `induk`."""
        self.jabatan, self.nama, self.induk, self.baris = jabatan, nama, induk, baris
        self.anak: list[Simpul] = []
        self.hit = True


def build(
    jabatan: Sequence[Jabatan], shown: frozenset[int] | None = None, hits: frozenset[int] | None = None
) -> Simpul:
    """The root above all rows; with `shown`, only those positions (which hold the superiors of each)."""
    children = anak(j for j in jabatan if shown is None or j.id in shown)
    akar = Simpul(None, "")
    work: list[tuple[Simpul, Jabatan]] = []

    def put(induk: Simpul, daftar: Sequence[Jabatan]) -> None:
        for satu in daftar:
            simpul = _append(induk, satu, satu.nama)
            simpul.hit = hits is None or satu.id in hits
            work.append((simpul, satu))

    for cabang, daftar in cabang_akar(children.get(None, ())).items():
        put(_append(akar, None, cabang) if cabang else akar, daftar)
    while work:  # no recursion: a tree may be deep
        simpul, jabatan_ini = work.pop()
        put(simpul, children.get(jabatan_ini.id, ()))
    return akar


def _append(induk: Simpul, jabatan: Jabatan | None, nama: str) -> Simpul:
    simpul = Simpul(jabatan, nama, induk, len(induk.anak))
    induk.anak.append(simpul)
    return simpul


def same_rows(lama: Simpul, baru: Simpul) -> list[tuple[Simpul, Simpul]] | None:
    """The rows of two trees in pairs where they stand alike, each for the same position; else None."""
    hasil: list[tuple[Simpul, Simpul]] = []
    work = [(lama, baru)]
    while work:
        satu, lain = work.pop()
        if len(satu.anak) != len(lain.anak):
            return None
        for a, b in zip(satu.anak, lain.anak, strict=True):
            sama = (a.jabatan.id if a.jabatan else a.nama) == (b.jabatan.id if b.jabatan else b.nama)
            if not sama or a.hit != b.hit:
                return None
            hasil.append((a, b))
            work.append((a, b))
    return hasil


def search(jabatan: Iterable[Jabatan], teks: str) -> tuple[frozenset[int], frozenset[int]]:
    """The positions whose names hold each word of `teks`, and these together with all their superiors."""
    kata = [kunci_cari(satu) for satu in teks.split()]
    by_id = {j.id: j for j in jabatan}
    hits = frozenset(j.id for j in by_id.values() if all(satu in kunci_cari(j.nama) for satu in kata))
    shown: set[int] = set()
    for nomor in hits:
        naik: int | None = nomor
        while naik in by_id and naik not in shown:
            shown.add(naik)
            naik = by_id[naik].induk_id
    return hits, frozenset(shown)


def tooltip(jabatan: Jabatan, atasan: str, kembar: tuple[int, int] | None = None, temuan: Sequence[str] = ()) -> str:
    """What there is no room for in a row; `atasan` is the name of the superior in the tree, `kembar` says which of how
    many of the same name it is, `temuan` are sentences."""
    baris = [jabatan.nama]
    if kembar:
        baris.append(f"Yang ke-{kembar[0]} dari {kembar[1]} jabatan bernama sama di sini (nomor {jabatan.id})")
    atasan = atasan or jabatan.atasan_luar
    if not jabatan.atasan_pasti:
        baris.append(f"Atasan belum pasti: {atasan or 'belum ditulis'}")
    elif jabatan.atasan_luar:
        baris.append(f"Atasan: {jabatan.atasan_luar} (di luar pohon)")
    baris.append(f"{jabatan.jumlah_sasaran} sasaran · {jabatan.jumlah_indikator} indikator")
    baris += [fill(satu, _WIDE, initial_indent="• ", subsequent_indent="   ") for satu in temuan[:_MOST]]
    if len(temuan) > _MOST:
        baris.append(f"• dan {len(temuan) - _MOST} temuan lain")
    return "\n".join(baris)
