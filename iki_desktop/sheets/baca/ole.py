"""The compound files that .xls, .doc and everything with a password are: which streams they hold at the top."""

from collections.abc import Iterator, Mapping

TANDA = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRI = 128
_TIADA = 0xFFFFFFF0  # and above: no sector, no entry
_KECIL = 4096  # streams below this size lie elsewhere


def aliran_utama(isi: bytes) -> Mapping[str, tuple[int, int]]:
    """Streams and storages right under the root by their name in lower case: first sector and size; none where the
    directory is broken."""
    entri = _directory(isi)
    hasil: dict[str, tuple[int, int]] = {}
    antre, pernah = [_u32(entri, 76)], set[int]()
    while antre:
        ke = antre.pop()
        satu = entri[ke * _ENTRI : (ke + 1) * _ENTRI] if ke < _TIADA else b""
        if len(satu) < _ENTRI or ke in pernah:
            continue
        pernah.add(ke)
        panjang = min(int.from_bytes(satu[64:66], "little"), 64)
        nama = satu[: max(panjang - 2, 0)].decode("utf-16-le", "replace").lower()
        hasil[nama] = _u32(satu, 116), _u32(satu, 120)
        antre += [_u32(satu, 68), _u32(satu, 72)]  # its neighbours in the tree; not what is inside of it
    return hasil


def isi_aliran(isi: bytes, nama: str) -> bytes:
    """The bytes of a stream right under the root; none where it isn't there or not whole."""
    awal, ukuran = aliran_utama(isi).get(nama, (_TIADA, 0))
    potongan = _chain(isi, awal) if ukuran >= _KECIL else _small(isi, awal)
    hasil = b"".join(potongan)[:ukuran]
    return hasil if len(hasil) == ukuran else b""


def _directory(isi: bytes) -> bytes:
    return b"".join(_chain(isi, _u32(isi, 48)))


def _small(isi: bytes, sektor: int) -> Iterator[bytes]:
    """A small stream: in pieces of 64 bytes within the stream of the root, with a table of their own."""
    dalam = b"".join(_chain(isi, _u32(_directory(isi), 116)))
    tabel = b"".join(_chain(isi, _u32(isi, 60)))
    pernah = set[int]()
    while sektor < _TIADA and sektor not in pernah and 4 * sektor + 4 <= len(tabel):
        pernah.add(sektor)
        yield dalam[64 * sektor : 64 * sektor + 64]
        sektor = _u32(tabel, 4 * sektor)


def _u32(isi: bytes, tempat: int) -> int:
    return int.from_bytes(isi[tempat : tempat + 4], "little")


def _sector_size(isi: bytes) -> int:
    return 1 << min(max(int.from_bytes(isi[30:32], "little"), 7), 16)


def _tables(isi: bytes) -> list[int]:
    """Where the sectors are that say which follows which: 109 of them in the header, more in sectors of their own."""
    ukuran = _sector_size(isi)
    hasil = [_u32(isi, 76 + 4 * ke) for ke in range(109)]
    sektor, pernah = _u32(isi, 68), set[int]()
    while sektor < _TIADA and sektor not in pernah and (sektor + 2) * ukuran <= len(isi):
        pernah.add(sektor)
        awal = (sektor + 1) * ukuran
        hasil += [_u32(isi, awal + 4 * ke) for ke in range(ukuran // 4 - 1)]
        sektor = _u32(isi, awal + ukuran - 4)
    return hasil


def _chain(isi: bytes, sektor: int) -> Iterator[bytes]:
    ukuran, tabel, pernah = _sector_size(isi), _tables(isi), set[int]()
    while sektor < _TIADA and sektor not in pernah and (sektor + 1) * ukuran < len(isi):
        pernah.add(sektor)
        yield isi[(sektor + 1) * ukuran : (sektor + 2) * ukuran]
        ke, sisa = divmod(sektor, ukuran // 4)
        if ke >= len(tabel) or (tempat := (tabel[ke] + 1) * ukuran + 4 * sisa) + 4 > len(isi):
            return
        sektor = _u32(isi, tempat)
