"""What paper says of formulas: a draft prints as typed and is told, variables print under their printed names."""

from dataclasses import replace
from pathlib import Path

import pytest

from iki_desktop.domain.dokumen import Dokumen, Formulir, Indikator, Sasaran
from iki_desktop.services.cetak import export_pdf, with_printed_names
from iki_desktop.services.formulir import load_dokumen
from iki_desktop.services.kantor import open_office
from iki_desktop.services.pratinjau import Pratinjau
from iki_desktop.services.variabel import load_variabel, set_variabel


def form(*rumus: str) -> Formulir:
    """A form with an indicator for each formula."""
    return Formulir(1, "KASI", sasaran=(Sasaran(1, "", tuple(Indikator(n, "", rumus=r) for n, r in enumerate(rumus))),))


@pytest.mark.parametrize(
    ("rumus", "draf"),
    [
        ("", False),
        ("∑[A] / ∑[B] x 100%", False),
        ("∑[A] / (∑[B]", True),
        ("∑[A]\n∑[B] x", True),
        ("Jumlah kegiatan yang dilaksanakan", False),
    ],
)
def test_a_draft_is_told_when_it_is_printed(tmp_path: Path, rumus: str, draf: bool) -> None:
    hasil = export_pdf(Dokumen("Pujon", "Malang", 2026, (form("∑[A]", rumus),)), tmp_path / "a.pdf")
    kalimat = "KASI: rumus indikator 2 belum lengkap, tercetak seperti diketik."
    assert hasil.peringatan == ((kalimat,) if draf else ())


def test_a_variable_prints_under_its_printed_name(kantor_pujon_path: Path) -> None:
    kantor = open_office(kantor_pujon_path)
    pegawai = next(v for v in load_variabel(kantor) if v.nama == "Pegawai")
    set_variabel(kantor, pegawai.id, tercetak="Jumlah PNS")
    dokumen = load_dokumen(kantor)
    asli = next(f for f in dokumen.formulir if "[Pegawai]" in f.sasaran[0].indikator[0].rumus)
    cetak = with_printed_names(asli, dokumen.nama_tercetak)
    assert cetak.sasaran[0].indikator[0].rumus == asli.sasaran[0].indikator[0].rumus.replace(
        "[Pegawai]", "[Jumlah PNS]"
    )
    assert with_printed_names(asli, ()) is asli
    kantor.close()


def test_the_preview_follows_a_printed_name(dokumen_pujon: Dokumen) -> None:
    layar = Pratinjau()
    semula = layar.susun(dokumen_pujon, 1).gambar(0, 1.0).isi
    lain = replace(dokumen_pujon, nama_tercetak=(("Pegawai", "Jumlah PNS"),))
    assert layar.susun(lain, 1).gambar(0, 1.0).isi != semula
