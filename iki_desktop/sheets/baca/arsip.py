"""The zip archive that an .xlsx, .ods or .xlsb is, opened with suspicion: how large it gets is known before it is."""

import posixpath
import zlib
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from iki_desktop.sheets.baca.batas import MB, Batas, Tolak

_ANGGOTA_MAKS = 20_000
_SEKALI = 1 << 20


def _rapi(nama: str) -> str:
    return posixpath.normpath(nama.replace("\\", "/").lstrip("/")).lower()


class Arsip:
    """The members of an archive by name, without regard to case and kind of slash, as spreadsheets look for them."""

    def __init__(self, isi: bytes, batas: Batas) -> None:
        """Raises `Tolak` for one that is cut off, too large when unpacked, or has a password."""
        self._isi = isi
        try:
            self._zip = ZipFile(BytesIO(isi))
        except BadZipFile as galat:
            raise Tolak("terpotong") from galat
        anggota = self._zip.infolist()
        if len(anggota) > _ANGGOTA_MAKS or sum(satu.file_size for satu in anggota) > batas.buka:
            raise Tolak("besar_isi", str(batas.buka // MB))
        if any(satu.flag_bits & 1 for satu in anggota):
            raise Tolak("sandi")
        self.anggota: dict[str, ZipInfo] = {_rapi(satu.filename): satu for satu in anggota if not satu.is_dir()}

    def ada(self, nama: str) -> bool:
        """Whether it has a member."""
        return _rapi(nama) in self.anggota

    def buka(self, nama: str) -> IO[bytes]:
        """A member, unpacked as it is read and never beyond its declared size; raises `Tolak` where it isn't there."""
        info = self.anggota.get(_rapi(nama))
        if info is None:
            raise Tolak("rusak")
        return self._zip.open(info)

    def awal(self, nama: str, banyak: int = 1 << 16) -> bytes:
        """The first bytes of a member; none where it isn't there."""
        if not self.ada(nama):
            return b""
        with self.buka(nama) as berkas:
            return berkas.read(banyak)

    def periksa(self) -> None:
        """Unpacks all without keeping it: what declares less than it holds is refused before another library, which
        doesn't count, is given it."""
        for info in self.anggota.values():
            kepala = self._isi[info.header_offset : info.header_offset + 30]
            if len(kepala) < 30 or info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
                raise Tolak("rusak")
            awal = info.header_offset + 30 + int.from_bytes(kepala[26:28], "little")
            awal += int.from_bytes(kepala[28:30], "little")
            if info.compress_type == ZIP_DEFLATED:
                _count(self._isi[awal : awal + info.compress_size], info.file_size)
            elif info.compress_size != info.file_size:
                raise Tolak("bom")


def _count(mampat: bytes, paling: int) -> None:
    pembuka, banyak = zlib.decompressobj(-15), 0
    while mampat and not pembuka.eof:
        banyak += len(pembuka.decompress(mampat, _SEKALI))
        mampat = pembuka.unconsumed_tail
        if banyak > paling:
            raise Tolak("bom")
