"""Units as villages write them beside a number: which mean the same, and which are another thing."""

import re

from iki_desktop.domain.teks import kunci_cari, singkat

# Words that multiply: a rounded number, or a unit of another size; never taken for the number before them.
KATA_KALI = frozenset(
    {"puluh", "ratus", "ribu", "rb", "juta", "jt", "miliar", "milyar", "triliun", "trilyun", "lusin", "kodi"}
)
# Ways to write one unit, by how it is compared.
_SAMA = {
    "org": "orang", "jiwa": "orang", "prosen": "persen", "rp": "rupiah", "idr": "rupiah", "ha": "hektare",
    "hektar": "hektare", "km": "kilometer", "m": "meter", "mtr": "meter", "dok": "dokumen", "lbr": "lembar",
}  # fmt: skip
_KATA = re.compile(r"[^\W\d_]\w*")


_UKURAN = frozenset(
    {
        "hektare",
        "m2",
        "are",
        "kilometer",
        "meter",
        "kg",
        "kilogram",
        "kuintal",
        "kw",
        "ton",
        "gram",
        "liter",
        "rupiah",
        "persen",
    }
)


def lain_ukuran(teks: str, satuan: str) -> bool:
    """Whether a unit as a village writes it is of another size or measure than that of a variable."""
    kata, sendiri = set(kata_satuan(teks)), set(kata_satuan(satuan))
    kali = {k for k in kata if k.removesuffix("an") in KATA_KALI}
    if kali - sendiri or ("persen" in kata) != ("persen" in sendiri and bool(kata)):
        return bool(kata)
    ukur = kata & _UKURAN
    return bool(ukur) and bool(sendiri & _UKURAN) and ukur != sendiri & _UKURAN


def satuan_persen(satuan: str) -> bool:
    """Whether a unit is per cent."""
    return kunci_cari(satuan) in {"%", "persen", "prosen"}


def kata_satuan(teks: str) -> list[str]:
    """The words of a unit, each as it is compared: `org` as `orang`."""
    kata = _KATA.findall(teks.replace("%", " persen ").casefold())
    return [_SAMA.get(satu, satu) for satu in kata]


def beda_satuan(kutip: str, sisa: str, satuan: str) -> str:
    """Why a number with other words is no figure in this unit; empty where they are the unit, or the unit isn't known.

    `kutip` is the text as a sentence quotes it, `sisa` what stands beside its number.
    """
    kata, sendiri = kata_satuan(sisa), kata_satuan(satuan)
    if kata == sendiri:
        return ""
    disebut = singkat(" ".join(sisa.split()).strip(" .,()"), 30)
    if sendiri:
        return f"{kutip} berisi “{disebut}”, padahal satuannya {singkat(satuan, 30)}. Tulis angkanya dalam satuan itu."
    if "per" in kata or "/" in sisa:
        return f"{kutip} adalah angka per satuan lain. Tulis angka jumlahnya saja."
    return ""
