"""`iki`: the work of the window without one, for scripts and checks (the contract is in docs/CLI.md).

Exit status: 0 done, 1 refused, 2 wrong use, 3 the environment failed, 4 questions are open.
"""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from iki_desktop.cli_angka import add_commands
from iki_desktop.cli_cetak import add_options, check_options, choose_period, print_villages
from iki_desktop.cli_impor import Belum
from iki_desktop.cli_impor import add_commands as add_import_commands
from iki_desktop.domain.galat import EnvironmentFailure, UserError
from iki_desktop.services.kemajuan import Progress, silent
from iki_desktop.sheets.baca.pintu import run_if_child

# The office's papers and catalogues by name; the services behind them are imported only by the command that runs.
_KERTAS = ("a4", "f4", "folio")
_KATALOG = ("pujon", "umum", "kosong")

# What argparse says of wrong use, in the clerk's language.
_ARGPARSE = {
    "usage: ": "pemakaian: ",
    "positional arguments": "argumen",
    "options": "pilihan",
    "show this help message and exit": "tampilkan bantuan ini",
    "the following arguments are required: %s": "argumen ini belum ditulis: %s",
    "unrecognized arguments: %s": "argumen tidak dikenal: %s",
    "expected one argument": "perlu satu nilai",
    "expected at least one argument": "perlu sedikitnya satu nilai",
    "invalid choice: %(value)r (choose from %(choices)s)": "“%(value)s” tidak ada pilihannya (pilih: %(choices)s)",
    "invalid %(type)s value: %(value)r": "“%(value)s” bukan nilai yang sah",
    "argument %(argument_name)s: %(message)s": "argumen %(argument_name)s: %(message)s",
    "ignored explicit argument %r": "tidak memakai nilai: %r",
}

Hasil = tuple[dict[str, Any], str]
Perintah = Callable[[argparse.Namespace], Hasil]


class _Bantuan(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=100)  # a given width spares the import that asks the terminal


class _Parser(argparse.ArgumentParser):
    def __init__(self, **pilihan: Any) -> None:
        super().__init__(
            **pilihan, formatter_class=_Bantuan, allow_abbrev=False
        )  # a script that leans on `--js` breaks with the next option

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {message}. Lihat “{self.prog} --help”.\n")


def run() -> NoReturn:
    """The entry point `iki`: one command and out. A process this short needs no garbage collector, and what the
    interpreter tidies up at its end (a sixth of the time of `iki cetak`) is nothing of ours: all files are closed."""
    gc.disable()
    status = 0 if run_if_child(sys.argv) else main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    for aliran in (sys.stdout, sys.stderr):
        if hasattr(aliran, "reconfigure"):
            aliran.reconfigure(encoding="utf-8", errors="backslashreplace")
    pilihan = _parser().parse_args(argv)
    try:
        data, teks = pilihan.perintah(pilihan)
    except Belum as belum:
        keluar = _print(_told(pilihan, belum.hasil))
        print(f"iki: {belum.kalimat}", file=sys.stderr)
        return keluar or belum.status
    except UserError as galat:
        return _refuse(pilihan, str(galat), 1)
    except EnvironmentFailure as galat:
        return _refuse(pilihan, str(galat), 3)
    except KeyboardInterrupt:
        print("iki: Dihentikan. Tidak ada berkas yang tertulis setengah.", file=sys.stderr)
        return 130
    return _print(_told(pilihan, (data, teks)))


def _told(pilihan: argparse.Namespace, hasil: Hasil) -> str:
    """An outcome as it was asked for: for scripts, or for people."""
    return _json(hasil[0], indent=1) if pilihan.json else hasil[1]


def _json(data: dict[str, Any], indent: int | None = None) -> str:
    import json

    return json.dumps(data, ensure_ascii=False, indent=indent)


def _print(teks: str) -> int:
    """Writes to standard output, which may be full (status 3) or, as with `| head`, no longer read."""
    try:
        print(teks, flush=True)
    except OSError as galat:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is left unwritten goes nowhere when the program ends
        if isinstance(galat, BrokenPipeError):
            return 0
        print(
            "iki: Hasil tidak bisa ditulis ke keluaran. Kosongkan ruang atau alihkan ke tempat lain.", file=sys.stderr
        )
        return 3
    return 0


def _refuse(pilihan: argparse.Namespace, kalimat: str, status: int) -> int:
    if pilihan.json:
        _print(_json({"galat": kalimat}))
    print(f"iki: {kalimat}", file=sys.stderr)
    return status


def _parser() -> argparse.ArgumentParser:
    setattr(argparse, "_", lambda pesan: _ARGPARSE.get(pesan, pesan))  # noqa: B010 - argparse offers no other way
    parser = _Parser(prog="iki", description="Indikator Kinerja Individu kantor kecamatan, tanpa jendela.")
    perintah = parser.add_subparsers(
        title="perintah", prog="iki", required=True, metavar="PERINTAH", parser_class=_Parser
    )

    def tambah(nama: str, jalankan: Perintah, bantuan: str) -> argparse.ArgumentParser:
        sub = perintah.add_parser(nama, help=bantuan, description=bantuan)
        sub.add_argument("berkas", type=Path, metavar="BERKAS.iki", help="berkas kantor")
        sub.add_argument("--json", action="store_true", help="cetak satu objek JSON saja")
        sub.set_defaults(perintah=jalankan)
        return sub

    baru = tambah("baru", _baru, "membuat berkas kantor")
    baru.add_argument("--katalog", choices=_KATALOG, default="pujon", help="isi awal: pujon (28 jabatan), umum, kosong")
    baru.add_argument("--tahun", type=int, help="tahun dokumen (bawaan: tahun ini)")
    tambah("info", _info, "kantor, tahun, jumlah isi, dan versi berkas")
    tambah("jabatan", _jabatan, "pohon jabatan")
    cetak = tambah("cetak", _cetak, "menulis dokumen: PDF resmi, atau buku kerja .xlsx")
    cetak.add_argument("-o", "--keluaran", type=Path, required=True, metavar="OUT.pdf", help="berkas .pdf atau .xlsx")
    add_options(cetak)
    cetak.add_argument("--jabatan", nargs="+", action="extend", metavar="J", help="hanya jabatan ini (nama atau nomor)")
    cetak.add_argument("--kertas", choices=_KERTAS, help="kertas (bawaan: yang tersimpan di berkas)")
    add_commands(tambah)
    add_import_commands(tambah, _progress)
    riwayat = tambah("riwayat", _riwayat, "riwayat perubahan, yang terbaru di atas")
    riwayat.add_argument("--jabatan", metavar="J", help="hanya langkah yang mengubah jabatan ini (nama atau nomor)")
    riwayat.add_argument(
        "--batas", type=_bilangan, default=50, metavar="N", help="paling banyak sekian langkah (bawaan: 50)"
    )
    urungkan = tambah("urungkan", _urungkan, "mengurungkan langkah terakhir, atau mengambil kembali langkah N")
    urungkan.add_argument("langkah", nargs="?", type=_bilangan, metavar="N", help="nomor langkah, lihat “iki riwayat”")
    tambah("ulangi", _ulangi, "mengulangi langkah yang terakhir diurungkan")
    return parser


def _bilangan(teks: str) -> int:
    """A count or a number of a step: as large as a file of SQLite can hold."""
    angka = int(teks)
    if not -(2**63) <= angka < 2**63:
        raise ValueError(teks)
    return angka


def _baru(pilihan: argparse.Namespace) -> Hasil:
    from iki_desktop.services.kantor import create_office

    create_office(pilihan.berkas, pilihan.katalog, pilihan.tahun)
    data, teks = _info(pilihan)
    return data, f"Berkas kantor dibuat.\n{teks}"


def _info(pilihan: argparse.Namespace) -> Hasil:
    from iki_desktop.services.kantor import office_info, opened

    with opened(pilihan.berkas) as kantor:
        info = office_info(kantor)
    data = {
        "berkas": str(info.berkas),
        "kantor": f"Kecamatan {info.kecamatan}".strip(),
        "kecamatan": info.kecamatan,
        "kabupaten": info.kabupaten,
        "tahun": info.tahun,
        "jumlah": info.jumlah,
        "versi": info.versi,
    }
    baris = [
        ("Kantor", f"{data['kantor']}, Kabupaten {info.kabupaten}" if info.kecamatan else "(nama belum diisi)"),
        ("Tahun", info.tahun),
        ("Berkas", info.berkas),
        ("Versi", info.versi),
        *((nama.capitalize(), banyak) for nama, banyak in info.jumlah.items()),
    ]
    return data, "\n".join(f"{nama:<10} {nilai}" for nama, nilai in baris)


def _jabatan(pilihan: argparse.Namespace) -> Hasil:
    from iki_desktop.domain.jabatan import anak, cabang_akar
    from iki_desktop.services.formulir import load_jabatan
    from iki_desktop.services.kantor import opened

    with opened(pilihan.berkas) as kantor:
        semua = load_jabatan(kantor)
    menurut_induk = anak(semua)
    baris: list[str] = []

    def tree(id_induk: int | None, tingkat: int) -> list[dict[str, Any]]:
        return [node(j, tingkat) for j in menurut_induk.get(id_induk, ())]

    def node(j: Any, tingkat: int) -> dict[str, Any]:
        pasti = "" if j.atasan_pasti else "  (atasan belum pasti)"
        baris.append(f"{j.id:>4}  {'  ' * tingkat}{j.nama}{pasti}")
        return {
            "id": j.id,
            "nama": j.nama,
            "urutan": j.urutan,
            "cabang": j.cabang,
            "atasan_luar": j.atasan_luar,
            "atasan_pasti": j.atasan_pasti,
            "indikator": j.jumlah_indikator,
            "bawahan": tree(j.id, tingkat + 1),
        }

    pohon = []
    for cabang, akar in cabang_akar(menurut_induk.get(None, ())).items():
        if cabang:
            baris.append(f"      {cabang}")
        pohon += [node(j, 1 if cabang else 0) for j in akar]
    return {"jabatan": pohon}, "\n".join(baris) or "Belum ada jabatan di berkas ini."


def _cetak(pilihan: argparse.Namespace) -> Hasil:
    from dataclasses import replace

    from iki_desktop.domain.jabatan import cari_jabatan
    from iki_desktop.services.cetak import export
    from iki_desktop.services.formulir import load_dokumen, load_jabatan
    from iki_desktop.services.kantor import opened

    check_options(pilihan)
    if pilihan.jenis != "iki":
        _require_other_file(pilihan.berkas, pilihan.keluaran)
        return print_villages(pilihan, _progress())
    with opened(pilihan.berkas) as kantor:
        _require_other_file(pilihan.berkas, pilihan.keluaran)
        choose_period(kantor, pilihan)
        dokumen = load_dokumen(kantor)
        semua = load_jabatan(kantor) if pilihan.jabatan else ()
    if pilihan.jabatan:
        dokumen = dokumen.sebagian(frozenset(cari_jabatan(semua, acuan).id for acuan in pilihan.jabatan))
    if pilihan.kertas:
        dokumen = replace(dokumen, gaya=replace(dokumen.gaya, kertas=pilihan.kertas))
    hasil = export(dokumen, pilihan.keluaran, _progress())
    data = {
        "berkas": str(hasil.berkas),
        "jenis": pilihan.jenis,
        "halaman": hasil.halaman,
        "jabatan": hasil.formulir,
        "kertas": dokumen.gaya.kertas,
        "peringatan": list(hasil.peringatan),
    }
    lembar = f"{hasil.halaman} halaman" if hasil.berkas.suffix.lower() == ".pdf" else f"{hasil.halaman} lembar"
    teks = [f"{hasil.formulir} jabatan, {lembar} tertulis ke {hasil.berkas}"]
    return data, "\n".join([*teks, *(f"Perhatian: {kalimat}" for kalimat in hasil.peringatan)])


def _riwayat(pilihan: argparse.Namespace) -> Hasil:
    from iki_desktop.domain.jabatan import cari_jabatan
    from iki_desktop.services.formulir import load_jabatan
    from iki_desktop.services.kantor import opened
    from iki_desktop.services.riwayat import history

    with opened(pilihan.berkas) as kantor:
        nomor = cari_jabatan(load_jabatan(kantor), pilihan.jabatan).id if pilihan.jabatan else None
        semua = history(kantor, id_jabatan=nomor, batas=max(1, pilihan.batas))
    data = [
        {
            "id": s.id,
            "waktu": s.waktu.isoformat(),
            "oleh": s.oleh,
            "label": s.label,
            "keadaan": s.keadaan,
            "membatalkan": s.membatalkan,
            "dibatalkan_oleh": s.dibatalkan_oleh,
        }
        for s in semua
    ]
    baris = []
    for s in semua:
        keadaan = f"  ({s.keadaan})" if s.keadaan != "berlaku" else ""
        keadaan += f"  (diambil kembali oleh langkah {s.dibatalkan_oleh})" if s.dibatalkan_oleh else ""
        baris.append(f"{s.id:>5}  {s.waktu:%Y-%m-%d %H.%M}  {s.oleh or '-':<12}  {s.label}{keadaan}")
    return {"langkah": data}, "\n".join(baris) or "Belum ada perubahan di berkas ini."


def _urungkan(pilihan: argparse.Namespace) -> Hasil:
    from iki_desktop.services.kantor import open_office
    from iki_desktop.services.riwayat import Bentrok, langkah_ke, take_back, undo, undo_label

    kantor = open_office(pilihan.berkas)
    try:
        if pilihan.langkah is None:
            label = undo_label(kantor)
            changes = undo(kantor)
            if changes is None or label is None:
                raise UserError("Tidak ada langkah untuk diurungkan.")
            return {"langkah": changes.step, "label": label}, f"Diurungkan: langkah {changes.step} “{label}”"
        label = langkah_ke(kantor, pilihan.langkah).label
        try:
            changes = take_back(kantor, pilihan.langkah)
        except Bentrok as galat:
            raise UserError("\n".join((str(galat), *galat.rincian))) from galat
        data = {"langkah": changes.step, "membatalkan": pilihan.langkah, "label": label}
        return data, f"Diambil kembali: langkah {pilihan.langkah} “{label}” (menjadi langkah {changes.step})"
    finally:
        kantor.close()


def _ulangi(pilihan: argparse.Namespace) -> Hasil:
    from iki_desktop.services.kantor import open_office
    from iki_desktop.services.riwayat import redo, redo_label

    kantor = open_office(pilihan.berkas)
    try:
        label = redo_label(kantor)
        changes = redo(kantor)
    finally:
        kantor.close()
    if changes is None or label is None:
        raise UserError("Tidak ada langkah untuk diulangi.")
    return {"langkah": changes.step, "label": label}, f"Diulangi: langkah {changes.step} “{label}”"


def _require_other_file(berkas: Path, keluaran: Path) -> None:
    with suppress(OSError):
        if keluaran.samefile(berkas):
            raise UserError(f"“{keluaran}” adalah berkas kantor itu sendiri. Pilih nama lain untuk hasilnya.")


def _progress() -> Progress:
    """A line of progress on standard error, if a person is watching."""
    if not sys.stderr.isatty():
        return silent
    return lambda step, total, teks: print(
        f"\r{step}/{total} {teks[:60]:<60}", end="\n" if step == total else "", file=sys.stderr, flush=True
    )


if __name__ == "__main__":
    run()
