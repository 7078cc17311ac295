"""What a clerk types or pastes into one cell of a variable, read strictly: a figure, or a sentence with its cure.

Nothing is guessed. What has but one reading is offered to be typed instead (`saran`); what has two is only told.
"""

import re
from decimal import Decimal

from iki_desktop.domain.angka import KONTEKS, AngkaError, baca_angka, tulis_angka
from iki_desktop.domain.figur import Figur, baca_figur
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.teks import BULAN, bersihkan, kunci_cari, singkat
from iki_desktop.domain.tempel import rapikan_tempel
from iki_desktop.domain.variabel import Variabel

_PERSEN = {"%", "persen"}
_RUPIAH = {"rp", "rp.", "rupiah", "idr"}
_PANGKAT = {
    "puluh": 1, "ratus": 2, "ribu": 3, "rb": 3, "juta": 6, "jt": 6,
    "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12,
}  # fmt: skip
_SINGKATAN = {"k", "m", "t", "lusin", "kodi"}  # multiply too, or are a unit: who knows
_KIRA = {"sekitar", "kurang", "lebih", "hampir", "kira", "minimal", "maksimal"}
# In old spelling, and in the English of Excel.
_BULAN_LAIN = ("pebruari", "nopember", "peb", "nop", "agt", "ags", "may", "aug", "oct", "dec")

_DALAM_PERSEN = re.compile(r"(.*[0-9])\s*%")
_DALAM_RUPIAH = re.compile(r"(?:(?:Rp|IDR)\.?\s*)?([-−–]?[0-9](?:[0-9.,]*[0-9])?)(?:,[-–—=]{1,2})?", re.IGNORECASE)
_RP = re.compile(r"(?<!\w)(?:Rp|IDR)\.?\s*(?=[-−–]?[0-9])", re.IGNORECASE)
_ADA_PERSEN = re.compile(r"[0-9]\s*(?:%|persen|prosen)", re.IGNORECASE)
_DERET_ANGKA = re.compile(r"(?<![\w.,])[-−–]?[0-9][0-9.,]*")
_BERSPASI = re.compile(r"[-−–]?[1-9][0-9]{0,2}(?: [0-9]{3})+(?:,[0-9]+)?")
_BERKURUNG = re.compile(r"\(([0-9][0-9.,]*)\)")
_RIBUAN_ASING = re.compile(r"[-−–]?[1-9][0-9]{0,2},[0-9]{3}")
_NAMA_BULAN = "|".join(sorted({*BULAN, *(b[:3] for b in BULAN), *_BULAN_LAIN}, key=len, reverse=True))
_TANGGAL = re.compile(
    rf"""(?:[a-z']+,\s*)?(?:
        [0-9]{{1,2}}([/.-])[0-9]{{1,2}}\1(?:[0-9]{{4}}|[0-9]{{2}})
      | [0-9]{{4}}([/.-])[0-9]{{1,2}}\2[0-9]{{1,2}}
      | [0-9]{{1,2}}[\s./-]*(?:{_NAMA_BULAN})\.?(?:[\s./-]*[0-9]{{2,4}})?
      | (?:{_NAMA_BULAN})\.?[\s./-]*(?:[0-9]{{1,2}},\s*)?[0-9]{{2,4}}
    )(?:[\sT]+[0-9]{{1,2}}[:.][0-9]{{2}}(?:[:.][0-9]{{2}})?)?""",
    re.VERBOSE | re.IGNORECASE,
)


class KetikanError(UserError):
    """What was typed is no figure of the variable: `kalimat`, and what to type instead (empty where not certain)."""

    def __init__(self, kalimat: str, saran: str = "") -> None:
        """`saran` is a text that `baca_ketikan` reads for the same variable."""
        super().__init__(kalimat)
        self.kalimat, self.saran = kalimat, saran


def baca_ketikan(teks: str, variabel: Variabel) -> Figur:
    """The figure that was typed for a variable, in one of its four states (`figur.baca_figur`).

    Spaces of any kind around it and Excel's `'` before it have no meaning; `97,5 %` and `Rp1.500.000` are read where
    that is the variable's unit. What is whole is stored whole (`12,00` is 12). Raises `KetikanError`.
    """
    isi = bersihkan(teks.strip())
    if "\n" in isi or "\t" in teks.strip():
        raise KetikanError(f"{_kutip(isi)} lebih dari satu baris atau sel. Ketik satu angka di tiap sel.")
    isi = rapikan_tempel(isi).strip()
    if isi.startswith("'") and isi[1:].strip():
        isi = isi[1:].strip()
    angka = _without_unit(isi, variabel)
    try:
        figur = baca_figur(angka)
    except UserError as galat:
        raise _refusal(isi, variabel, galat) from galat
    return figur if figur.nilai is None else Figur("terisi", _allowed(figur.nilai, angka, variabel))


def _kutip(isi: str) -> str:
    return f"“{singkat(isi, 40)}”"


def _without_unit(isi: str, variabel: Variabel) -> str:
    """The number alone where it is written with the variable's own sign, else the text as it is."""
    satuan = kunci_cari(variabel.satuan)
    if satuan in _PERSEN:
        cocok = _DALAM_PERSEN.fullmatch(isi)
    else:
        cocok = _DALAM_RUPIAH.fullmatch(isi) if satuan in _RUPIAH else None
    return cocok[1] if cocok else isi


def _allowed(nilai: Decimal, angka: str, variabel: Variabel) -> Decimal:
    """The number, if the variable may have it."""
    if nilai < 0 and not variabel.negatif:
        raise KetikanError(f"{_kutip(angka)} di bawah nol. Ketik nol atau lebih, atau - bila nihil.")
    if variabel.bulat:
        if _RIBUAN_ASING.fullmatch(angka):  # also 1,000: whole, but one thousand to who writes English
            raise KetikanError(
                f"{_kutip(angka)} berarti {angka.replace(',', ' koma ')}, padahal di sini hanya angka bulat. "
                f"Ketik {angka.replace(',', '.')} bila maksudnya ribuan."
            )
        if nilai != nilai.to_integral_value():
            raise KetikanError(f"{_kutip(angka)} adalah pecahan, padahal di sini hanya angka bulat. Ketik tanpa koma.")
        return Decimal(int(nilai))
    return nilai if nilai else nilai.copy_abs()


def _refusal(isi: str, variabel: Variabel, galat: UserError) -> KetikanError:
    """Why the text is no number at all; each kind has its own sentence."""
    kutip = _kutip(isi)
    if isi.startswith("="):
        return KetikanError(f"{kutip} adalah rumus lembar kerja. Ketik hasilnya, seperti 1.234,5.")
    if isi.startswith("#"):
        return KetikanError(f"{kutip} adalah tanda galat atau kolom sempit di lembar kerja. Ketik angkanya.")
    if _TANGGAL.fullmatch(isi):
        return KetikanError(f"{kutip} adalah tanggal, bukan angka. Ketik angkanya, seperti 1.234,5.")
    if _ADA_PERSEN.search(isi) and kunci_cari(variabel.satuan) not in _PERSEN:
        padahal = f"padahal satuannya {singkat(variabel.satuan, 30)}" if variabel.satuan else "padahal diminta jumlah"
        return KetikanError(f"{kutip} adalah persen, {padahal}. Ketik jumlahnya, bukan persennya.")
    if _BERSPASI.fullmatch(isi):
        return _proposal(f"{kutip} berisi spasi.", isi.replace(" ", "."), variabel)
    if variabel.negatif and (cocok := _BERKURUNG.fullmatch(isi)):
        return _proposal(f"{kutip} di dalam kurung, artinya di bawah nol.", f"-{cocok[1]}", variabel)
    return _with_words(isi, variabel) or _no_number(isi, variabel, galat)


def _with_words(isi: str, variabel: Variabel) -> KetikanError | None:
    """Of a text with a number and words; None where it isn't one."""
    kutip, tanpa_rp = _kutip(isi), _RP.sub("", isi)
    deret = list(_DERET_ANGKA.finditer(tanpa_rp))
    if len(deret) > 1:
        return KetikanError(f"{kutip} berisi beberapa angka. Ketik satu angka saja.")
    if not deret:
        return None
    angka = deret[0][0].rstrip(".,")
    depan, belakang = tanpa_rp[: deret[0].start()], tanpa_rp[deret[0].start() + len(angka) :]
    ekor = re.sub(r"^,[-–—=]{1,2}", "", belakang)  # Rp1.500,- has no cents
    sisa = f"{depan} {ekor}"
    kata = re.findall(r"[^\W\d_]\w*", sisa.casefold())
    rupiah = tanpa_rp != isi
    if re.search(r"[<>≤≥±~]", sisa) or _KIRA.intersection(kata):
        return KetikanError(f"{kutip} bukan angka yang pasti. Ketik angka pastinya.")
    tambahan = kata or rupiah or ekor != belakang or depan == "+"
    aneh = re.search(r"[^\w\s.,/()]", sisa.removeprefix("+")) or depan.endswith("(") or _slip(belakang)
    return _unit(kutip, angka, kata, variabel, rupiah=rupiah) if tambahan and not aneh else None


def _slip(belakang: str) -> bool:
    """Whether a letter stuck to the number may be a digit mistyped (`1O`) or say something else (`5k`, `12x`)."""
    kata = re.match(r"[^\W\d_]*", belakang)
    assert kata is not None  # it also matches nothing
    return len(kata[0]) == 1 or (kata[0] != "" and not kata[0].strip("oOlI"))


def _unit(kutip: str, angka: str, kata: list[str], variabel: Variabel, *, rupiah: bool) -> KetikanError:
    """Of one number with its unit: the number is what is wanted, unless the words multiply it."""
    satuan = variabel.satuan.casefold().split()
    pertama = kata[0] if kata else ""
    if pertama in _SINGKATAN - set(satuan) or (rupiah and set(satuan) & set(_PANGKAT)):
        dalam = f" dalam {singkat(variabel.satuan, 30)}" if satuan else ""
        return KetikanError(f"{kutip} bukan angka lengkap. Ketik angka lengkapnya{dalam}.")
    if pertama in _PANGKAT and pertama not in satuan:
        try:
            penuh = baca_angka(angka).scaleb(_PANGKAT[pertama], KONTEKS)
        except AngkaError:
            return KetikanError(f"{kutip} bukan angka lengkap. Ketik angka lengkapnya, seperti 1.500.000.")
        return _proposal(f"{kutip} memakai kata “{pertama}”.", tulis_angka(penuh), variabel)
    return _proposal(f"{kutip} bukan angka.", angka, variabel, " saja")


def _proposal(kalimat: str, saran: str, variabel: Variabel, ekor: str = "") -> KetikanError:
    """The sentence with what to type; where that can't be typed either, what is wrong with it."""
    try:
        baca_ketikan(saran, variabel)
    except KetikanError as galat:
        return galat
    return KetikanError(f"{kalimat} Ketik {saran}{ekor}.", saran)


def _no_number(isi: str, variabel: Variabel, galat: UserError) -> KetikanError:
    """As `figur` says it; what it proposes is kept where the variable may have it."""
    if not re.search("[0-9]", isi):
        contoh = "1.234" if variabel.bulat else "1.234,5"
        return KetikanError(f"{_kutip(isi)} bukan angka. Ketik seperti {contoh}, atau - bila nihil.")
    saran = galat.__cause__.saran if isinstance(galat.__cause__, AngkaError) else ""
    try:
        baca_ketikan(saran, variabel)
    except KetikanError:
        saran = ""
    kalimat = str(galat).replace("1.234,5", "1.234") if variabel.bulat else str(galat)
    return KetikanError(kalimat, saran)
