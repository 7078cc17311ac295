"""The file itself: the same bytes, embedded fonts, bookmarks, metadata, the paper that was asked for."""

import hashlib
import os
import subprocess
import sys
import unicodedata
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from iki_desktop.domain.dokumen import Dokumen, Formulir, Gaya, Indikator, NamaKertas, Sasaran
from iki_desktop.domain.galat import UserError
from iki_desktop.services.cetak import export, export_pdf, render_pdf
from tests.report.baca_pdf import MM, bab, baca, huruf, huruf_pdfium
from tests.report.bahan import PAHIT
from tests.report.harapan import harapan_dokumen, periksa_urutan


def satu_form(**isi: str) -> Dokumen:
    """A document of one form with one row."""
    indikator = Indikator(1, isi.get("teks", "Jumlah laporan"), penjelasan=isi.get("penjelasan", ""))
    form = Formulir(1, isi.get("nama", "CAMAT"), sasaran=(Sasaran(1, "Sasaran", (indikator,)),))
    return Dokumen(isi.get("kecamatan", "Pujon"), isi.get("kabupaten", "Malang"), 2026, (form,))


def test_same_content_same_bytes(dokumen_pujon: Dokumen) -> None:
    pertama = render_pdf(dokumen_pujon)[0]
    render_pdf(satu_form(teks="❖ lain ≥ ✓"))  # what was printed in between leaves no trace
    assert render_pdf(dokumen_pujon)[0] == pertama


def test_other_processes_write_the_same_bytes(dokumen_pujon: Dokumen, kantor_pujon_asli: Path, tmp_path: Path) -> None:
    perintah = (
        "import sys; from pathlib import Path; from iki_desktop.services.cetak import export_pdf;"
        "from iki_desktop.services.formulir import load_dokumen; from iki_desktop.services.kantor import opened\n"
        "with opened(Path(sys.argv[1])) as kantor: export_pdf(load_dokumen(kantor), Path(sys.argv[2]))"
    )
    harap = hashlib.sha256(render_pdf(dokumen_pujon)[0]).hexdigest()
    for benih, zona, bahasa in (("1", "UTC", "C"), ("4242", "Asia/Jakarta", "C.UTF-8")):
        pdf = tmp_path / f"{benih}.pdf"
        subprocess.run(
            [sys.executable, "-c", perintah, str(kantor_pujon_asli), str(pdf)],
            env=os.environ | {"PYTHONHASHSEED": benih, "TZ": zona, "LC_ALL": bahasa},
            check=True,
        )
        assert hashlib.sha256(pdf.read_bytes()).hexdigest() == harap


@pytest.mark.parametrize(("kertas", "lebar", "tinggi"), [("a4", 297, 210), ("f4", 330, 215), ("folio", 330, 210)])
def test_pages_lie_on_the_paper_asked_for(
    dokumen_pujon: Dokumen, kertas: NamaKertas, lebar: float, tinggi: float
) -> None:
    pembaca = PdfReader(BytesIO(render_pdf(replace(dokumen_pujon, gaya=Gaya(kertas=kertas)))[0]))
    for halaman in pembaca.pages:
        for kotak in (halaman.mediabox, halaman.cropbox):
            assert float(kotak.width) / MM == pytest.approx(lebar, abs=0.1)
            assert float(kotak.height) / MM == pytest.approx(tinggi, abs=0.1)
        assert halaman.rotation == 0


@pytest.mark.parametrize("ukuran", [11, 12])
def test_letters_have_the_size_asked_for(dokumen_pujon: Dokumen, ukuran: int) -> None:
    lembar = baca(render_pdf(replace(dokumen_pujon, gaya=Gaya(ukuran_huruf=ukuran)))[0])
    assert {t.ukuran for satu in lembar for t in satu.badan} == {ukuran, ukuran + 1}  # the title is one larger
    assert {t.ukuran for satu in lembar for t in satu.di_tabel} == {ukuran}


def test_every_font_is_embedded(dokumen_pujon: Dokumen) -> None:
    pembaca = PdfReader(BytesIO(render_pdf(dokumen_pujon)[0]))
    font = [acuan.get_object() for h in pembaca.pages for acuan in h["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert {str(f["/BaseFont"]).rpartition("+")[2] for f in font} == {
        "LiberationSans",
        "LiberationSans-Bold",
        "DejaVuSans",
    }
    assert [f["/BaseFont"] for f in font if "/FontFile2" not in f.get("/FontDescriptor", {})] == []


def test_a_document_of_thousands_of_different_letters_keeps_them_all() -> None:
    teks = "".join(chr(kode) for kode in range(0x21, 0x3000) if chr(kode).isprintable())
    dokumen = satu_form(teks=" ".join(teks[n : n + 9] for n in range(0, len(teks), 9)))
    lembar = baca(render_pdf(dokumen)[0])
    periksa_urutan(lembar, harapan_dokumen(dokumen)[0])
    assert len({c for satu in lembar for t in satu.badan for c in t.isi}) > 3000


def test_bookmarks_lead_to_the_first_page_of_each_position(dokumen_pujon: Dokumen) -> None:
    pdf = render_pdf(replace(dokumen_pujon, gaya=Gaya(ukuran_huruf=12)))[0]
    lembar = baca(pdf)
    assert [nama for nama, _ in bab(pdf)] == [f.nama for f in dokumen_pujon.formulir]
    awal = [n for n, satu in enumerate(lembar) if any(t.isi == "Jabatan" for t in satu.badan)]
    assert [n for _, n in bab(pdf)] == awal
    for nama, n in bab(pdf):
        assert huruf(nama) in huruf("".join(t.isi for t in lembar[n].badan))
    pembaca = PdfReader(BytesIO(pdf))
    assert [pembaca.get_destination_page_number(satu) for satu in pembaca.outline] == awal  # type: ignore[arg-type]


def test_the_file_says_what_it_is(dokumen_pujon: Dokumen) -> None:
    keterangan = PdfReader(BytesIO(render_pdf(dokumen_pujon)[0])).metadata
    assert keterangan is not None
    assert keterangan.title == "Indikator Kinerja Individu Kecamatan Pujon Tahun 2026"
    assert keterangan.author == "Kecamatan Pujon"
    assert keterangan.subject == "IKI 28 jabatan, Kabupaten Malang"
    assert keterangan.creator == "IKI Desktop"


@pytest.mark.parametrize("teks", [*PAHIT, "a\ud800b"], ids=ascii)
def test_odd_names_of_office_and_position_do_no_harm(teks: str) -> None:
    pdf = render_pdf(satu_form(nama=teks, kecamatan=teks, kabupaten=teks))[0]
    ((nama, halaman),) = bab(pdf)
    assert halaman == 0
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in nama)
    assert len(huruf_pdfium(pdf)) == len(PdfReader(BytesIO(pdf), strict=True).pages)


def test_export_writes_the_pdf_whole_and_tells_what_it_wrote(dokumen_pujon: Dokumen, tmp_path: Path) -> None:
    hasil = export(dokumen_pujon, tmp_path / "iki.PDF")
    isi, halaman = render_pdf(dokumen_pujon)
    assert hasil.berkas.read_bytes() == isi
    assert (hasil.halaman, hasil.formulir, hasil.peringatan) == (halaman, 28, ())
    assert [p.name for p in tmp_path.iterdir()] == ["iki.PDF"]


def test_letters_without_a_shape_are_told() -> None:
    hasil = satu_form(nama="KASI 漢字", teks="𝑁 − 1")
    with pytest.MonkeyPatch.context() as tambal:
        tambal.setattr("iki_desktop.services.cetak.write_whole", lambda *_: None)
        peringatan = export_pdf(hasil, Path("tak-ditulis.pdf")).peringatan
    assert peringatan == ("KASI 漢字: huruf 字 漢 tidak ada pada huruf cetak, tercetak sebagai kodenya.",)


def test_a_document_without_forms_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Belum ada jabatan"):
        export(Dokumen("Pujon", "Malang", 2026, ()), tmp_path / "iki.pdf")
    with pytest.raises(UserError, match=r"\.pdf atau \.xlsx"):
        export(satu_form(), tmp_path / "iki.docx")
    assert list(tmp_path.iterdir()) == []
