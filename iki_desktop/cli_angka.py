"""The commands of `iki` about figures: `isi`, `target`, `hitung` (the contract is in docs/CLI.md)."""

import argparse
import re
from typing import TYPE_CHECKING, Any

from iki_desktop.domain.galat import UserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from iki_desktop.domain.figur import Figur
    from iki_desktop.domain.hasil import Hasil
    from iki_desktop.domain.nilai import NilaiVariabel
    from iki_desktop.services.angka import Angka
    from iki_desktop.services.kantor import Kantor

    Jalankan = Callable[[argparse.Namespace], tuple[dict[str, Any], str]]
    Tambah = Callable[[str, Jalankan, str], argparse.ArgumentParser]


def add_commands(tambah: "Tambah") -> None:
    """Tells the parser of them; `tambah` makes a command."""
    periode = "2026, 2026-S1, 2026-TW1, atau 2026-01"
    isi = tambah("isi", _isi, "mengisi satu angka")
    isi.add_argument("--variabel", required=True, metavar="V", help="nama atau nomor variabel")
    isi.add_argument("--periode", required=True, metavar="P", help=periode)
    isi.add_argument("--desa", metavar="D", help="nama atau nomor desa, untuk variabel yang diisi tiap desa")
    isi.add_argument("--alasan", metavar="TEKS", help="mengapa angka yang meragukan dipertahankan")
    isi._negative_number_matcher = re.compile(r"-[0-9.,]+$")  # argparse takes -1,5 for an option
    isi.add_argument("nilai", metavar="NILAI", help="1.234,5; - untuk nihil; n/a; kosong ('') menghapus")
    target = tambah("target", _target, "mengisi satu target")
    target.add_argument("--indikator", required=True, metavar="I", help="nomor atau teks indikator")
    target.add_argument("--periode", required=True, metavar="P", help=periode)
    target.add_argument("nilai", metavar="NILAI", help="97,5; rentang 80-90; kosong ('') menghapus")
    hitung = tambah("hitung", _hitung, "realisasi, target, capaian, dan predikat tiap indikator, dan apa yang kurang")
    hitung.add_argument("--periode", required=True, metavar="P", help=periode)
    hitung.add_argument("--jabatan", nargs="+", action="extend", metavar="J", help="hanya jabatan ini")
    hitung.add_argument("--rinci", action="store_true", help="juga mengapa: tiap nama, nilainya, dan sumbernya")


def _isi(pilihan: argparse.Namespace) -> tuple[dict[str, Any], str]:
    from iki_desktop.domain.figur import tulis_figur
    from iki_desktop.domain.periode import baca_periode
    from iki_desktop.services.angka import set_alasan, set_angka
    from iki_desktop.services.desa import cari_desa, load_desa
    from iki_desktop.services.kantor import open_office
    from iki_desktop.services.ragu import doubts_of
    from iki_desktop.services.variabel import cari_variabel, load_variabel

    kantor = open_office(pilihan.berkas)
    try:
        masa = baca_periode(pilihan.periode)
        variabel = cari_variabel(load_variabel(kantor), pilihan.variabel)
        semua = load_desa(kantor)
        desa = cari_desa(semua, pilihan.desa) if pilihan.desa is not None else None
        if variabel.lingkup == "desa" and desa is None:
            raise UserError(f"“{variabel.nama}” diisi tiap desa. Sebutkan desanya dengan --desa.")
        kunci = (variabel.id, masa, desa)
        figur = _read(pilihan.nilai, variabel)
        changes = set_angka(kantor, {kunci: figur})
        ragu = doubts_of(kantor, [kunci]).get(kunci, "")
        if ragu and pilihan.alasan:
            set_alasan(kantor, kunci, pilihan.alasan)
            ragu = ""
    finally:
        kantor.close()
    nama_desa = {d.id: d.nama for d in semua}
    data = {
        "variabel": {"id": variabel.id, "nama": variabel.nama},
        "periode": str(masa),
        "desa": None if desa is None else {"id": desa, "nama": nama_desa[desa]},
        "angka": figure_json(figur),
        "langkah": changes.step,
        "ragu": ragu or None,
    }
    tempat = f" {nama_desa[desa]}" if desa is not None else ""
    teks = f"{variabel.nama}, {masa.nama}{tempat}: {tulis_figur(figur) or 'kosong'}"
    if changes.step is None:
        teks += " (sudah demikian, tidak ada yang berubah)"
    return data, f"{teks}\nPerhatian: {ragu}" if ragu else teks


def _read(teks: str, variabel: Any) -> "Figur":
    from iki_desktop.domain.ketikan import KetikanError, baca_ketikan

    try:
        return baca_ketikan(teks, variabel)
    except KetikanError as galat:
        saran = (
            f" Mungkin maksudnya {galat.saran}." if galat.saran and f"Ketik {galat.saran}" not in galat.kalimat else ""
        )
        raise UserError(f"{variabel.nama}: {galat.kalimat}{saran}") from galat


def figure_json(figur: "Figur") -> dict[str, str | None]:
    """A figure as the contract writes it: `{"nilai": "12", "status": "terisi"}`."""
    return {"nilai": _plain(figur.nilai), "status": figur.status}


def _plain(nilai: "Decimal | None") -> str | None:
    """A number in plain decimal, without zeros at its end, so that nothing is rounded."""
    if nilai is None:
        return None
    teks = f"{nilai:f}" if nilai else "0"
    return teks.rstrip("0").rstrip(".") if "." in teks else teks


def _target(pilihan: argparse.Namespace) -> tuple[dict[str, Any], str]:
    from iki_desktop.domain.hasil import satuan_indikator
    from iki_desktop.domain.periode import baca_periode
    from iki_desktop.domain.target import baca_target, tulis_target
    from iki_desktop.services.capaian import cari_indikator, load_butir, load_laporan
    from iki_desktop.services.kantor import open_office
    from iki_desktop.services.tahun import choose_year
    from iki_desktop.services.target import set_target

    kantor = open_office(pilihan.berkas)
    try:
        masa = baca_periode(pilihan.periode)
        choose_year(kantor, masa.tahun)
        butir = cari_indikator(load_butir(kantor), pilihan.indikator)
        target = baca_target(pilihan.nilai, satuan_indikator(butir.rumus, load_laporan(kantor, masa, ())))
        changes = set_target(kantor, {(butir.id, masa): target})
    finally:
        kantor.close()
    data = {
        "indikator": {"id": butir.id, "teks": butir.teks, "jabatan": butir.jabatan},
        "periode": str(masa),
        "target": _target_json(target),
        "langkah": changes.step,
    }
    return data, f"{butir.jabatan}: {_line(butir.teks)}\nTarget {masa.nama}: {tulis_target(target) or 'kosong'}"


def _target_json(target: Any) -> str | None:
    """`"100"`, of a range `"80-90"`."""
    if target is None:
        return None
    bawah, atas = _plain(target.bawah), _plain(target.atas)
    return bawah if bawah == atas else f"{bawah}-{atas}"


def _line(teks: str) -> str:
    return " ".join(teks.split())


def _hitung(pilihan: argparse.Namespace) -> tuple[dict[str, Any], str]:
    from iki_desktop.domain.jabatan import cari_jabatan
    from iki_desktop.domain.periode import baca_periode
    from iki_desktop.services.capaian import compute
    from iki_desktop.services.formulir import load_jabatan
    from iki_desktop.services.kantor import opened
    from iki_desktop.services.pengaturan import load_pengaturan
    from iki_desktop.services.tahun import choose_year

    with opened(pilihan.berkas) as kantor:
        masa = baca_periode(pilihan.periode)
        choose_year(kantor, masa.tahun)
        semua = load_jabatan(kantor)
        hanya = {cari_jabatan(semua, acuan).id for acuan in pilihan.jabatan or ()}
        hasil = compute(kantor, masa, hanya or None)
        batas = load_pengaturan(kantor).batas
        rinci = _Rinci(kantor, hasil) if pilihan.rinci else None
    per_jabatan: dict[int, list[Hasil]] = {j.id: [] for j in semua if not hanya or j.id in hanya}
    for satu in hasil:
        per_jabatan[satu.butir.jabatan_id].append(satu)
    nama = {j.id: j.nama for j in semua}
    data = {
        "periode": str(masa),
        "jabatan": [
            {"id": nomor, "nama": nama[nomor], "indikator": [_result_json(h, rinci) for h in isi]}
            for nomor, isi in per_jabatan.items()
        ],
    }
    baris = [masa.nama]
    for nomor, isi in per_jabatan.items():
        baris += ["", _line(nama[nomor])]
        for satu in isi:
            baris += _result_lines(satu, batas, rinci)
    return data, "\n".join(baris)


def _result_json(hasil: "Hasil", rinci: "_Rinci | None") -> dict[str, Any]:
    terisi, seharusnya = hasil.nilai.lengkap
    data: dict[str, Any] = {
        "id": hasil.butir.id,
        "teks": hasil.butir.teks,
        "satuan": hasil.satuan,
        "realisasi": _plain(hasil.nilai.nilai),
        "target": _target_json(hasil.target),
        "capaian": _plain(hasil.capaian),
        "predikat": hasil.predikat or None,
        "alasan": hasil.nilai.alasan or None,
        "lengkap": f"{terisi}/{seharusnya}",
    }
    if rinci is not None:
        data |= {
            "rumus": hasil.butir.rumus,
            "catatan": list(hasil.catatan),
            "rincian": [rinci.name_json(satu) for satu in hasil.nilai.nama],
        }
    return data


def _result_lines(hasil: "Hasil", batas: "Decimal | None", rinci: "_Rinci | None") -> list[str]:
    from iki_desktop.domain.angka import tulis_angka
    from iki_desktop.domain.capaian import tampil
    from iki_desktop.domain.target import tulis_target

    bagian = []
    satuan = f" {hasil.satuan}" if hasil.satuan else ""
    if hasil.nilai.nilai is not None:
        bagian.append(f"realisasi {tulis_angka(hasil.nilai.nilai, 2)}{satuan}")
    if hasil.target is not None:
        bagian.append(f"target {tulis_target(hasil.target)}{satuan}")
    if hasil.capaian is not None:
        bagian.append(f"capaian {tulis_angka(tampil(hasil.capaian, 2, batas), 2)} % ({hasil.predikat})")
    else:
        bagian.append(hasil.alasan)
    terisi, seharusnya = hasil.nilai.lengkap
    if terisi < seharusnya:
        bagian.append(f"{terisi} dari {seharusnya} angka terisi")
    baris = [f"  {hasil.butir.id:>4}  {_line(hasil.butir.teks)}", f"        {'; '.join(bagian)}"]
    baris += [f"        Perhatian: {kalimat}" for kalimat in hasil.catatan]
    if rinci is not None:
        baris.append(f"        rumus: {_line(hasil.butir.rumus)}")
        for satu in hasil.nilai.nama:
            baris += rinci.name_lines(satu)
    return baris


class _Rinci:
    """Where each value of a formula came from: the figures behind it, with who set them when."""

    def __init__(self, kantor: "Kantor", hasil: "tuple[Hasil, ...]") -> None:
        from iki_desktop.services.angka import load_angka
        from iki_desktop.services.desa import load_desa

        sel = {kunci for h in hasil for n in h.nilai.nama for kunci in n.sel}
        self._angka = load_angka(kantor, {v for v, _, _ in sel}, {p for _, p, _ in sel}, {d for _, _, d in sel})
        self._desa = {d.id: d.nama for d in load_desa(kantor)}

    def name_json(self, nama: "NilaiVariabel") -> dict[str, Any]:
        """One name of a formula."""
        return {
            "nama": nama.nama,
            "nilai": _plain(nama.nilai),
            "terisi": nama.terisi,
            "seharusnya": nama.seharusnya,
            "sebab": nama.sebab or None,
            "periode": None if nama.masa is None else str(nama.masa),
            "sel": [
                {
                    "variabel": nomor,
                    "periode": str(masa),
                    "desa": self._desa.get(desa or 0),
                    **self._source_json(self._angka.get((nomor, masa, desa))),
                }
                for nomor, masa, desa in nama.sel
            ],
        }

    def _source_json(self, angka: "Angka | None") -> dict[str, Any]:
        if angka is None:
            return {"nilai": None, "status": "kosong", "waktu": None, "oleh": None, "asal": None}
        waktu = angka.waktu.isoformat() if angka.waktu is not None else None
        asal = angka.asal
        dari = {"berkas": asal.berkas, "lembar": asal.lembar, "sel": asal.sel} if asal is not None else None
        return {**figure_json(angka.figur), "waktu": waktu, "oleh": angka.oleh or None, "asal": dari}

    def name_lines(self, nama: "NilaiVariabel") -> list[str]:
        """The same for people; cells that hold nothing are only counted."""
        from iki_desktop.domain.angka import tulis_angka
        from iki_desktop.domain.figur import tulis_figur

        nilai = tulis_angka(nama.nilai, 4) if nama.nilai is not None else nama.sebab
        dari = f" ({nama.terisi} dari {nama.seharusnya} terisi)" if nama.seharusnya > 1 else ""
        baris = [f"          [{nama.nama}] = {nilai}{dari}"]
        for kunci in nama.sel:
            angka = self._angka.get(kunci)
            if angka is None or angka.figur.status == "kosong":
                continue
            tempat = " ".join(filter(None, (kunci[1].nama, self._desa.get(kunci[2] or 0, ""))))
            kapan = f", {angka.riwayat}" if angka.riwayat else ""
            baris.append(f"            {tempat}: {tulis_figur(angka.figur)}{kapan}")
        return baris
