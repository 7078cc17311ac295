"""`python -m tests.impor [N]`: N messy files through the importer, and what came of their figures."""

import sys
from collections import Counter

from tests.impor.kotor import acak
from tests.impor.uji import periksa

TANPA_TANYA, DENGAN_TANYA = "without a question", "with questions"


def main(banyak: int) -> int:
    """Prints the report; 1 where a figure is wrong or a cell vanished."""
    hitung: Counter[str] = Counter()
    sebab: Counter[str] = Counter()
    cela: list[str] = []
    for benih in range(banyak):
        berkas = acak(benih)
        putusan = periksa(berkas)
        hitung.update(putusan.hitung)
        hitung[DENGAN_TANYA if putusan.ditanya else TANPA_TANYA] += putusan.hitung["diambil"]
        sebab.update(putusan.sebab)
        asal = f"{benih} {berkas.tata} {berkas.format} {'+'.join(berkas.jebakan)}"
        cela += [f"{asal}: {satu}" for satu in (*putusan.salah, *putusan.hilang)]
    semua = max(hitung["dikenal"], 1)
    print(f"{banyak} files, {hitung['dikenal']} cells with a known figure")
    for apa in (TANPA_TANYA, DENGAN_TANYA, "ditolak", "ditolak semestinya", "diabaikan"):
        print(f"{hitung[apa] * 100 / semua:6.1f} %  {apa}")
    print(f"{len(cela):6}    wrong or lost")
    for satu in cela[:30]:
        print("        ", satu)
    for teks, n in sebab.most_common(15):
        print(f"{n:6}    {teks}")
    return bool(cela)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
