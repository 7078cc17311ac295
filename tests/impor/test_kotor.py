"""No mess of a village's file yields a wrong figure, and nothing of it vanishes."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.impor.kotor import JEBAKAN, acak, buat
from tests.impor.papan import Berkas
from tests.impor.tata import TATA
from tests.impor.uji import Putusan, periksa

BENIH = (1, 2)


def _told(berkas: Berkas, cela: list[str], putusan: Putusan) -> str:
    asal = f"{berkas.nama} ({berkas.tata}, {berkas.format}; {', '.join(berkas.jebakan) or 'no trap'})"
    return "\n".join([asal, *cela[:8], f"asked: {[p.kunci for p in putusan.ditanya]}"])


@pytest.mark.parametrize("tata", TATA)
@pytest.mark.parametrize("format", ["xlsx", "csv", "html"])
def test_a_clean_file_is_taken_whole(tata: str, format: str) -> None:
    for benih in range(3):
        berkas = buat(benih, tata, (), format)  # type: ignore[arg-type]
        putusan = periksa(berkas)
        assert not putusan.cela, _told(berkas, putusan.cela, putusan)


@pytest.mark.parametrize("nama", JEBAKAN)
def test_each_trap_alone(nama: str) -> None:
    """In each layout; what a trap doesn't touch is taken as ever."""
    kena = 0
    for tata in TATA:
        for benih in BENIH:
            berkas = buat(benih, tata, [nama])
            kena += nama in berkas.jebakan
            putusan = periksa(berkas)
            assert not putusan.cela, _told(berkas, putusan.cela, putusan)
    assert kena


def _any_file(benih: int, tata: str, jebakan: frozenset[str], format: str) -> None:
    """Traps together may cost figures, each with its reason; never a wrong one."""
    berkas = buat(benih, tata, jebakan, format)  # type: ignore[arg-type]
    putusan = periksa(berkas)
    cela = [*putusan.salah, *putusan.hilang]
    assert not cela, _told(berkas, cela, putusan)


@pytest.mark.parametrize(
    "benih",
    [
        61, 1087, 1854, 4192,  # one number merged over several rows of a long list
        1736, 1786,  # a date among the figures is no period of their column
        2176,  # a village in the address of a letterhead is not whose figures these are
    ],
)  # fmt: skip
def test_what_once_gave_a_wrong_figure(benih: int) -> None:
    berkas = acak(benih)
    putusan = periksa(berkas)
    cela = [*putusan.salah, *putusan.hilang]
    assert not cela, _told(berkas, cela, putusan)


_BERKAS = (
    st.integers(0, 9999),
    st.sampled_from(sorted(TATA)),
    st.frozensets(st.sampled_from(sorted(JEBAKAN)), max_size=9),
    st.sampled_from(["xlsx", "xlsx", "csv", "html"]),
)


@settings(max_examples=40)
@given(*_BERKAS)
@example(1, "kelompok", frozenset({"halaman_berulang", "pandansari", "satu_titik"}), "xlsx")
@example(165, "desa_bulan", frozenset({"bulan_angka", "kolom_jumlah"}), "xlsx")
def test_traps_together(benih: int, tata: str, jebakan: frozenset[str], format: str) -> None:
    _any_file(benih, tata, jebakan, format)


@pytest.mark.slow
@settings(max_examples=800)
@given(*_BERKAS)
def test_many_traps_together(benih: int, tata: str, jebakan: frozenset[str], format: str) -> None:
    _any_file(benih, tata, jebakan, format)
