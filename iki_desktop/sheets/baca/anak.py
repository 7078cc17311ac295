"""The reading process: takes files from its standard input one after another, tells what is in them, and may die.

A request is one line of JSON (name, length, limits) and the bytes; the answer are the lines of `aliran`.
"""

import csv
import faulthandler
import json
import os
import struct
import sys
import warnings
import zlib
from contextlib import suppress
from io import BytesIO
from typing import IO, Any, Literal
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from iki_desktop.sheets.baca.aliran import KELUAR_MEMORI, Aliran
from iki_desktop.sheets.baca.arsip import Arsip
from iki_desktop.sheets.baca.batas import MB, Batas, Tolak
from iki_desktop.sheets.baca.kenali import kenali

_RUANG_MAKS = 2048 * MB  # of addresses: what asks for more dies at once instead of taking the machine along
# What a broken file may raise in the readers. Anything else ends the process, and the parent says that it did.
_RUSAK = (
    ValueError, LookupError, ArithmeticError, TypeError, EOFError, OSError, RuntimeError, BadZipFile, zlib.error,
    struct.error, ExpatError, csv.Error, AssertionError, AttributeError,
)  # fmt: skip


def baca_isi(nama: str, isi: bytes, aliran: Aliran) -> None:
    """Tells a whole file, or raises `Tolak`; a broken one may raise much."""
    jenis, terbuka = kenali(nama, isi, aliran.batas)
    match jenis, terbuka:
        case "xlsx", Arsip():
            from iki_desktop.sheets.baca.xlsx import baca_xlsx

            baca_xlsx(terbuka, aliran)
        case "ods", Arsip():
            from iki_desktop.sheets.baca.ods import baca_ods

            baca_ods(terbuka, aliran)
        case "fods", _:
            from iki_desktop.sheets.baca.ods import baca_isi_ods

            baca_isi_ods(BytesIO(isi), aliran)
        case "xlsb", Arsip():
            terbuka.periksa()
            _binary(isi, "xlsb", aliran)
        case "xls", _:
            _binary(isi, "xls", aliran)
        case "html", str():
            from iki_desktop.sheets.baca.tabel_html import baca_tabel_html

            baca_tabel_html(terbuka, aliran)
        case "csv", str():
            from iki_desktop.sheets.baca.teks_pisah import baca_csv

            baca_csv(nama, terbuka, aliran)
        case _:
            from iki_desktop.sheets.baca.xml2003 import baca_xml2003

            baca_xml2003(isi, aliran)
    aliran.selesai()


def _binary(isi: bytes, jenis: Literal["xls", "xlsb"], aliran: Aliran) -> None:
    from iki_desktop.sheets.baca.biner import baca_biner

    baca_biner(isi, jenis, aliran)


def jawab(nama: str, isi: bytes, aliran: Aliran) -> None:
    """Tells a whole file, or why not."""
    try:
        baca_isi(nama, isi, aliran)
    except Tolak as tolak:
        aliran.gagal(tolak)
    except _RUSAK:
        aliran.gagal(Tolak("rusak"))


class _Putus(Exception):
    """The parent is gone."""


def layani() -> None:
    """Answers requests until there are none."""
    warnings.simplefilter("ignore")
    _limit_memory()
    masuk, keluar, buang = _pipes()

    def tulis(baris: bytes) -> None:
        try:
            keluar.write(baris)
            keluar.flush()
        except OSError as galat:
            raise _Putus from galat

    while kepala := masuk.readline():
        minta: dict[str, Any] = json.loads(kepala)
        batas = Batas(**minta["batas"])
        isi = masuk.read(minta["panjang"])
        # Ends a process whose parent is gone while a library works on, which nothing else would.
        faulthandler.dump_traceback_later(batas.total + 30, exit=True, file=buang)
        try:
            jawab(minta["nama"], isi, Aliran(tulis, batas))
        except MemoryError:
            os._exit(KELUAR_MEMORI)  # nothing is sure after it
        except _Putus:
            return
        finally:
            faulthandler.cancel_dump_traceback_later()


def _pipes() -> tuple[IO[bytes], IO[bytes], int]:
    """Input and output as the parent gave them, and nowhere: there goes what a library prints, instead of into the
    answer."""
    masuk, keluar = os.fdopen(_descriptor(0), "rb"), os.fdopen(os.dup(_descriptor(1)), "wb")
    buang = os.open(os.devnull, os.O_WRONLY)
    os.dup2(buang, 1)
    return masuk, keluar, buang


def _descriptor(nomor: int) -> int:
    """The descriptor of input or output. A program for Windows without a console may have only handles of them."""
    if sys.platform == "win32":
        try:
            os.fstat(nomor)
        except OSError:
            import ctypes
            import msvcrt

            return msvcrt.open_osfhandle(ctypes.windll.kernel32.GetStdHandle(-10 - nomor), os.O_BINARY)
    return nomor


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        with suppress(ValueError, OSError):  # macOS knows the limit and won't have it
            resource.setrlimit(resource.RLIMIT_AS, (_RUANG_MAKS, _RUANG_MAKS))


if __name__ == "__main__":
    layani()
