"""The commands of `iki` about village spreadsheets: `templat` and `impor` (the contract is in docs/CLI.md)."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iki_desktop.domain.galat import UserError
from iki_desktop.services.kemajuan import Progress

if TYPE_CHECKING:
    from iki_desktop.domain.impor.hasil import Tinjauan
    from iki_desktop.domain.impor.hasil_buku import TinjauanBuku
    from iki_desktop.domain.impor.konteks import Konteks
    from iki_desktop.domain.impor.lembar import Buku
    from iki_desktop.domain.impor.peta import Peta
    from iki_desktop.domain.impor.rencana import Rencana
    from iki_desktop.domain.impor.tanya import Pertanyaan
    from iki_desktop.domain.nilai import KunciFigur
    from iki_desktop.services.impor_baca import Bacaan
    from iki_desktop.services.kantor import Kantor

Hasil = tuple[dict[str, Any], str]
Tambah = Callable[[str, Callable[[argparse.Namespace], Hasil], str], argparse.ArgumentParser]
BERTANYA = 4  # exit status: questions are open, nothing was written


class Belum(Exception):
    """The command has an outcome to print, and yet isn't done: `status` says why, `kalimat` goes to standard error."""

    def __init__(self, status: int, hasil: Hasil, kalimat: str) -> None:
        """`hasil` is printed as that of a command that is done."""
        super().__init__(kalimat)
        self.status, self.hasil, self.kalimat = status, hasil, kalimat


def add_commands(tambah: Tambah, progress: Callable[[], Progress]) -> None:
    """Tells the parser of them; `tambah` makes a command, `progress` a line that a person may watch."""
    periode = "2026, 2026-S1, 2026-TW1, atau 2026-01"
    templat = tambah("templat", lambda pilihan: _templat(pilihan, progress()), "buku kerja isian untuk tiap desa")
    templat.add_argument("--periode", required=True, metavar="P", help=periode)
    templat.add_argument("--desa", nargs="+", action="extend", metavar="D", help="hanya desa ini (nama atau nomor)")
    templat.add_argument("--kecamatan", action="store_true", help="juga isian untuk meja kecamatan sendiri")
    templat.add_argument("-o", "--keluaran", type=Path, required=True, metavar="FOLDER", help="folder tujuan")
    impor = tambah("impor", lambda pilihan: _impor(pilihan, progress()), "mengimpor lembar kerja dari desa")
    impor.add_argument(
        "file", type=Path, nargs="+", metavar="FILE", help="lembar kerja, atau folder berisi lembar kerja"
    )
    impor.add_argument("--periode", metavar="P", help=f"periode angkanya, bila berkas tidak menyebutnya: {periode}")
    impor.add_argument("--lembar", nargs="+", action="extend", metavar="S", help="hanya lembar ini")
    impor.add_argument("--peta", type=Path, metavar="PETA.json", help="arti kolom, bila tidak dikenali sendiri")
    impor.add_argument(
        "--jawab", nargs="+", action="extend", metavar="TANYA=JAWAB", help="jawaban, misalnya “Pandansari=Pandesari”"
    )
    impor.add_argument("--periksa", action="store_true", help="hanya menunjukkan apa yang akan terjadi")
    impor.add_argument("--tolakan", type=Path, metavar="FOLDER", help="menulis sel yang ditolak sebagai buku kerja")


def _templat(pilihan: argparse.Namespace, progress: Progress) -> Hasil:
    from iki_desktop.domain.periode import baca_periode
    from iki_desktop.services.berkas import make_folder
    from iki_desktop.services.desa import cari_desa, load_desa
    from iki_desktop.services.kantor import opened
    from iki_desktop.services.templat import load_templat, write_templates

    with opened(pilihan.berkas) as kantor:
        periode = baca_periode(pilihan.periode)
        semua = load_desa(kantor)
        desa: list[int | None] = [cari_desa(semua, acuan) for acuan in pilihan.desa or ()] or [d.id for d in semua]
        if pilihan.kecamatan:
            desa.append(None)
        isi = load_templat(kantor, periode, desa)
    make_folder(pilihan.keluaran)
    tertulis = write_templates(isi, pilihan.keluaran, progress)
    data = {"periode": str(periode), "berkas": [str(path) for path in tertulis]}
    return data, "\n".join(
        [f"{len(tertulis)} templat {periode.nama} tertulis ke {pilihan.keluaran}", *map(str, tertulis)]
    )


def _impor(pilihan: argparse.Namespace, progress: Progress) -> Hasil:
    from iki_desktop.services.impor_baca import list_files, read_files, reader

    files = list_files(pilihan.file)
    with reader() as pembaca:  # the child gets ready while the office is opened
        return _imported(pilihan, lambda: read_files(files, progress, pembaca))


def _imported(pilihan: argparse.Namespace, read: "Callable[[], Sequence[Bacaan]]") -> Hasil:
    from iki_desktop.domain.impor.ingat import nama_baru, peta_baru
    from iki_desktop.domain.impor.tinjau_buku import tinjau_buku
    from iki_desktop.domain.periode import baca_periode
    from iki_desktop.domain.teks import kunci_cari
    from iki_desktop.services.impor import commit, doubtful, load_konteks, plan, save_refused
    from iki_desktop.services.kantor import open_office

    jawaban = {kunci_cari(kunci): nilai for kunci, nilai in map(_answer, pilihan.jawab or ())}
    kantor = open_office(pilihan.berkas, hanya_baca=pilihan.periksa)
    try:
        konteks = load_konteks(kantor, baca_periode(pilihan.periode) if pilihan.periode else None)
        bacaan = read()
        _require_sheets(bacaan, pilihan.lembar)
        tangan: dict[str, Mapping[tuple[str, int], Peta]] = {}
        hasil = []
        for satu in bacaan:
            if satu.buku is not None:
                buku = _chosen(satu.buku, pilihan.lembar)
                tangan[buku.nama] = _meanings(pilihan.peta, buku, konteks)
                hasil.append(tinjau_buku(buku, konteks, jawaban, tangan[buku.nama]))
        rencana = plan(kantor, hasil, jawaban)
        terbuka = [p for satu in rencana for p in satu.pertanyaan]
        langkah = None
        if not (terbuka or pilihan.periksa):
            ingat = peta_baru(hasil, konteks, jawaban, tangan)
            langkah = commit(kantor, rencana, nama_baru(hasil, konteks, jawaban), ingat).step
        ragu = doubtful(kantor, rencana) if langkah is not None else {}
        laporan = _Laporan(kantor, bacaan, rencana, ragu)
    finally:
        kantor.close()
    tolakan = []
    if pilihan.tolakan is not None:
        tolakan = [
            save_refused(pilihan.tolakan, satu.hasil, konteks) for satu in rencana if satu.hasil.hitung()["ditolak"]
        ]
    data = {"berkas": laporan.json(), "langkah": langkah, "tolakan": [str(path) for path in tolakan]}
    teks = "\n".join(
        [*laporan.lines(), *(f"Berkas perbaikan: {path}" for path in tolakan), _ending(pilihan, rencana, langkah)]
    )
    gagal = [satu for satu in bacaan if satu.buku is None]
    if terbuka:
        kalimat = f"{len(terbuka)} pertanyaan perlu dijawab dengan --jawab. Tidak ada yang diimpor."
        raise Belum(BERTANYA, (data, teks), kalimat)
    if gagal:
        kalimat = " ".join(f"{satu.path.name}: {satu.galat}" for satu in gagal)
        raise Belum(3 if all(satu.lingkungan for satu in gagal) else 1, ({**data, "galat": kalimat}, teks), kalimat)
    return data, teks


def _answer(teks: str) -> tuple[str, str]:
    kunci, tanda, nilai = teks.rpartition("=")
    if not (tanda and kunci.strip() and nilai.strip()):
        raise UserError(f"“{teks}” bukan jawaban. Tulis seperti --jawab “Pandansari=Pandesari”.")
    return kunci, nilai.strip()


def _require_sheets(bacaan: "Sequence[Bacaan]", lembar: Sequence[str] | None) -> None:
    from iki_desktop.domain.teks import kunci_cari

    ada = [satu.nama for b in bacaan if b.buku is not None for satu in b.buku.lembar]
    for nama in lembar or () if ada else ():
        if kunci_cari(nama) not in map(kunci_cari, ada):
            raise UserError(f"Lembar “{nama}” tidak ada. Lembar yang ada: {', '.join(dict.fromkeys(ada))}.")


def _chosen(buku: "Buku", lembar: Sequence[str] | None) -> "Buku":
    from dataclasses import replace

    from iki_desktop.domain.teks import kunci_cari

    if not lembar:
        return buku
    dipilih = {kunci_cari(nama) for nama in lembar}
    return replace(buku, lembar=tuple(satu for satu in buku.lembar if kunci_cari(satu.nama) in dipilih))


def _meanings(path: Path | None, buku: "Buku", konteks: "Konteks") -> "Mapping[tuple[str, int], Peta]":
    """What `--peta` says: one meaning for the first table of each sheet, or one for each sheet by its name."""
    import json

    from iki_desktop.domain.impor.peta_json import baca_peta
    from iki_desktop.services.lingkungan import sentences

    if path is None:
        return {}
    with sentences(path):
        teks = path.read_bytes()
    try:
        data = json.loads(teks)
    except ValueError as galat:
        raise UserError(f"“{path.name}” bukan JSON yang utuh: {galat}. Periksa tanda kutip dan kurungnya.") from galat
    per_lembar = data.get("lembar") if isinstance(data, dict) else None
    if isinstance(per_lembar, dict):
        asing = set(per_lembar) - {satu.nama for satu in buku.lembar}
        if asing:
            raise UserError(f"Peta menyebut lembar “{min(asing)}”, yang tidak ada di {buku.nama}. Periksa namanya.")
        return {(nama, 0): baca_peta(isi, konteks.desa, konteks.variabel) for nama, isi in per_lembar.items()}
    peta = baca_peta(data, konteks.desa, konteks.variabel)
    return {(satu.nama, 0): peta for satu in buku.lembar}


def _ending(pilihan: argparse.Namespace, rencana: "Sequence[Rencana]", langkah: int | None) -> str:
    if pilihan.periksa:
        return "Hanya diperiksa: tidak ada yang ditulis."
    if any(satu.pertanyaan for satu in rencana):
        return "Ada pertanyaan yang perlu dijawab."
    return f"Diimpor sebagai langkah {langkah}." if langkah is not None else "Tidak ada yang berubah."


class _Laporan:
    """What came of the files, for scripts and for people."""

    def __init__(
        self,
        kantor: "Kantor",
        bacaan: "Sequence[Bacaan]",
        rencana: "Sequence[Rencana]",
        ragu: "Mapping[KunciFigur, str]",
    ) -> None:
        from iki_desktop.services.desa import load_desa
        from iki_desktop.services.variabel import load_variabel

        self._desa = {d.id: d.nama for d in load_desa(kantor)}
        self._variabel = {v.id: v.nama for v in load_variabel(kantor)}
        self._ragu = ragu
        menunggu = iter(rencana)
        self._berkas = [(satu, next(menunggu) if satu.buku is not None else None) for satu in bacaan]

    def json(self) -> list[dict[str, Any]]:
        return [self._file(bacaan, rencana) for bacaan, rencana in self._berkas]

    def _file(self, bacaan: "Bacaan", rencana: "Rencana | None") -> dict[str, Any]:
        if rencana is None:
            return {"nama": bacaan.path.name, "galat": bacaan.galat}
        hasil = rencana.hasil
        sel = hasil.hitung()
        return {
            "nama": hasil.buku.nama,
            "sha256": hasil.buku.sha256,
            "jenis": hasil.buku.jenis,
            "lembar": [satu.lembar.nama for satu in hasil.lembar],
            "sel": {"dilihat": sum(sel.values()), **sel},
            "perubahan": dict(rencana.hitung_ubah()),
            "rincian": [baris for satu in hasil.lembar for baris in self._cells(satu)],
            "pertanyaan": [_question(satu) for satu in rencana.pertanyaan],
            "sebelumnya": rencana.sebelumnya or None,
            "catatan": list(hasil.buku.catatan),
            "galat": None,
        }

    def _cells(self, tinjauan: "Tinjauan") -> list[dict[str, Any]]:
        from iki_desktop.domain.impor.lembar import alamat, isi

        hasil = []
        for baris, kolom, satu in tinjauan.lembar.terisi():
            temuan = tinjauan.temuan_di(baris, kolom)
            assert temuan is not None
            ambilan = tinjauan.ambilan.get((baris, kolom))
            figur = ambilan.figur if ambilan is not None else None
            hasil.append(
                {
                    "lembar": tinjauan.lembar.nama,
                    "sel": alamat(baris, kolom),
                    "hasil": temuan.nasib,
                    "mentah": isi(satu),
                    "nilai": f"{figur.nilai:f}" if figur is not None and figur.nilai is not None else None,
                    "status": figur.status if figur is not None else None,
                    **self._key(ambilan.kunci if ambilan is not None else tinjauan.niat.get((baris, kolom))),
                    "sebab": temuan.sebab,
                    "ragu": self._ragu.get(ambilan.kunci) if ambilan is not None else None,
                }
            )
        return hasil

    def _key(self, kunci: "KunciFigur | None") -> dict[str, Any]:
        if kunci is None:
            return {"desa": None, "variabel": None, "periode": None}
        variabel, periode, desa = kunci
        return {
            "desa": self._desa.get(desa) if desa is not None else None,
            "variabel": self._variabel.get(variabel),
            "periode": str(periode),
        }

    def lines(self) -> list[str]:
        return [baris for bacaan, rencana in self._berkas for baris in self._file_lines(bacaan, rencana)]

    def _file_lines(self, bacaan: "Bacaan", rencana: "Rencana | None") -> list[str]:
        if rencana is None:
            return [f"{bacaan.path.name}: {bacaan.galat}"]
        hasil, ubah = rencana.hasil, rencana.hitung_ubah()
        sel = hasil.hitung()
        baris = [
            f"{hasil.buku.nama}: {sum(sel.values())} sel = " + " + ".join(f"{n} {nasib}" for nasib, n in sel.items()),
            f"  {ubah['baru']} angka baru, {ubah['ubah']} berubah, {ubah['tetap']} tetap",
            *([f"  {rencana.sebelumnya}"] if rencana.sebelumnya else []),
            *(
                []
                if rencana.perubahan or rencana.pertanyaan
                else ["  Tidak ada angka yang bisa diambil dari berkas ini."]
            ),
            *(f"  Perhatian: {kalimat}" for kalimat in hasil.buku.catatan),
            *_told(hasil, "dikoreksi"),
            *_told(hasil, "ditolak"),
            *(
                f"  meragukan {p.lembar} {p.sel}: {self._ragu[p.ambilan.kunci]}"
                for p in rencana.perubahan
                if p.ambilan.kunci in self._ragu
            ),
        ]
        for satu in rencana.pertanyaan:
            pilihan = [p.nilai for p in satu.pilihan]
            lagi = ", …" if satu.banyak > len(satu.sel) else ""
            baris += [
                f"  ? {satu.kalimat} ({satu.banyak} sel: {', '.join(satu.sel)}{lagi})",
                f'    --jawab "{satu.kunci}={"…" if satu.bebas else "|".join(pilihan)}"',
            ]
            if satu.bebas and pilihan:
                baris.append(f"    usulan: {', '.join(pilihan)}")
        return baris


def _told(hasil: "TinjauanBuku", nasib: str) -> list[str]:
    """The cells that came to an end worth telling, each with its reason; those that wait are told by their question."""
    from iki_desktop.domain.impor.lembar import alamat, isi
    from iki_desktop.domain.impor.tanya_sel import sedang_menunggu

    baris = []
    for satu in hasil.lembar:
        for b, k, sel in satu.lembar.terisi():
            temuan = satu.temuan_di(b, k)
            if temuan is not None and temuan.nasib == nasib and not sedang_menunggu(temuan.sebab):
                baris.append(f"  {nasib} {satu.lembar.nama} {alamat(b, k)} “{isi(sel)}”: {temuan.sebab}")
    return baris


def _question(satu: "Pertanyaan") -> dict[str, Any]:
    return {
        "jenis": satu.jenis,
        "kunci": satu.kunci,
        "kalimat": satu.kalimat,
        "pilihan": [{"nilai": p.nilai, "sebutan": p.sebutan, "sebab": p.sebab} for p in satu.pilihan],
        "bebas": satu.bebas,
        "lembar": satu.lembar,
        "sel": list(satu.sel),
        "banyak": satu.banyak,
    }
