"""What spreading targets would do, in sentences (pure: no widget, no store)."""

from collections import Counter
from collections.abc import Mapping, Sequence

from iki_desktop.domain.periode import Frekuensi, Periode
from iki_desktop.domain.sebar import CaraSebar
from iki_desktop.domain.target import tulis_target
from iki_desktop.domain.teks import singkat
from iki_desktop.services.sebar_target import Sebaran
from ui.kisi.kata import nama_kolom

NAMA_BAGIAN: dict[Frekuensi, str] = {"triwulanan": "triwulan", "semesteran": "semester", "bulanan": "bulan"}

_SEBUT = 2  # indicators that are named before they are only counted
_SEBAB = 3  # reasons that are told before the rest is only counted
_PANJANG = 48  # letters of an indicator that is named


def kata_cara(cara: CaraSebar, bagian: str, tahun: int) -> str:
    """A way of spreading as it stands in a sentence."""
    match cara:
        case "rata":
            return "dibagi rata"
        case "kumulatif":
            return "kumulatif"
        case "tetap":
            return f"sama tiap {bagian}"
    return f"menurut pola {tahun - 1}"


def kalimat_sebaran(sebaran: Sebaran, nama: Mapping[int, str], frekuensi: Frekuensi, tahun: int) -> str:
    """What will be written. `nama`: of the indicators."""
    bagian = NAMA_BAGIAN[frekuensi]
    berubah = list(dict.fromkeys(nomor for nomor, _ in sebaran.isi))
    if not berubah:
        sudah = sebaran.cara and not _all_locked(sebaran)
        return f"Target {bagian} sudah sesuai sebaran ini." if sudah else "Tidak ada target yang dapat disebar."
    if len(berubah) == 1:
        isi = " · ".join(f"{nama_kolom(masa)} {tulis_target(satu)}" for (_, masa), satu in sebaran.isi.items())
        return f"{_named(berubah, nama)} {kata_cara(sebaran.cara[berubah[0]], bagian, tahun)}: {isi}."
    cara = Counter(sebaran.cara[nomor] for nomor in berubah)
    kata = [f"{banyak} {kata_cara(satu, bagian, tahun)}" for satu, banyak in cara.most_common()]
    apa = ", ".join(kata) if len(cara) > 1 else kata_cara(sebaran.cara[berubah[0]], bagian, tahun)
    return f"{len(sebaran.isi)} target {bagian} untuk {len(berubah)} indikator: {apa}."


def kalimat_lain(sebaran: Sebaran, nama: Mapping[int, str], frekuensi: Frekuensi, tahun: int, *, ganti: bool) -> str:
    """What is replaced, and what is left out for which reason: a line each."""
    return "\n".join(
        filter(
            None,
            (
                _replaced(sebaran, nama, NAMA_BAGIAN[frekuensi], ganti=ganti),
                _locked(sebaran),
                _incomplete(sebaran, nama, tahun),
                *_left_out(sebaran, nama),
            ),
        )
    )


def _replaced(sebaran: Sebaran, nama: Mapping[int, str], bagian: str, *, ganti: bool) -> str:
    if not sebaran.ditimpa:
        return ""
    siapa = _counted(sorted(sebaran.ditimpa), nama)
    akhir = "akan diganti." if ganti else "dilewati. Centang “Ganti yang sudah ada” bila harus diganti."
    return f"{siapa} sudah punya target {bagian}; {akhir}"


def _locked(sebaran: Sebaran) -> str:
    if not (sebaran.terkunci and (sebaran.cara or sebaran.ditimpa)):
        return ""
    masa = ", ".join(p.nama_pendek for p in sebaran.terkunci)
    beda = {"rata", "bentuk"} & set(sebaran.cara.values()) and sebaran.isi
    ekor = ", jadi jumlah targetnya bisa berbeda dari target setahun" if beda else ""
    return f"{masa} dilewati karena dikunci{ekor}."


def _all_locked(sebaran: Sebaran) -> bool:
    return sum(p.panjang for p in sebaran.terkunci) == Periode(0, 1, 12).panjang


def _incomplete(sebaran: Sebaran, nama: Mapping[int, str], tahun: int) -> str:
    kurang = sorted(sebaran.tak_lengkap & {nomor for nomor, _ in sebaran.isi})
    return f"Pola {_counted(kurang, nama)} dari angka {tahun - 1} yang belum lengkap." if kurang else ""


def _left_out(sebaran: Sebaran, nama: Mapping[int, str]) -> list[str]:
    menurut: dict[str, list[int]] = {}
    for nomor, sebab in sebaran.dilewati.items():
        menurut.setdefault(sebab, []).append(nomor)
    urut = sorted(menurut.items(), key=lambda satu: -len(satu[1]))
    hasil = [f"{_counted(siapa, nama)} dilewati: {sebab}." for sebab, siapa in urut[:_SEBAB]]
    if sisa := sum(len(siapa) for _, siapa in urut[_SEBAB:]):
        hasil.append(f"{sisa} indikator lain juga dilewati.")
    return hasil


def _counted(nomor: Sequence[int], nama: Mapping[int, str]) -> str:
    """One is named; of several it is told how many, and the first are named."""
    if len(nomor) == 1:
        return _named(nomor, nama)
    lagi = f", dan {len(nomor) - _SEBUT} lagi" if len(nomor) > _SEBUT else ""
    return f"{len(nomor)} indikator ({_named(nomor[:_SEBUT], nama)}{lagi})"


def _named(nomor: Sequence[int], nama: Mapping[int, str]) -> str:
    return ", ".join(f"“{singkat(nama.get(satu, ''), _PANJANG)}”" for satu in nomor)
