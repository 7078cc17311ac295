"""Documents made up: long, empty, odd and markup-like texts, merges, deep formulas, all kinds of signatures."""

from datetime import date

from hypothesis import strategies as st

from iki_desktop.domain.dokumen import JUDUL, KOLOM, Dokumen, Formulir, Gaya, Indikator, Penandatangan, Sasaran
from tests.domain.pohon_rumus import bertingkat, rumus

PAHIT = (
    "",
    " ",
    "\n",
    "\n\n \n",
    "<b>tebal</b>&amp;<img src=x onerror=alert(1)><br/>",
    "%PDF (kurung) \\ backslash \\n ) Tj ET",
    "\x00\x07\x1b[31mmerah\x7f\x85akhir",
    "שלום עולם",
    "مرحبا بالعالم ١٢٣",
    "👩‍👩‍👧‍👦 🇮🇩 👍🏽 ☎️",
    "e\u0301\u0302\u0323a\u0308 Za\u0300\u0301\u0302lgo",
    "\ue000\uf0b7\uf076 PUA",
    "𝑇𝑖𝑛𝑔𝑘𝑎𝑡 𝑁 − 1 ½ ﬁ ﷺ Ⅷ ㎏",
    "漢字かな交じり文 한국어",
    "tab\tdi\ttengah\r\nbaris\rbaru\u2028pisah",
    "a\u00a0b\u202fc\u3000d\u200be\u00adf\ufeffg",
    "\u202eterbalik\u202c \u2066x\u2069",
    "W" * 400,
    "panjang/" * 60,
    "kata " * 120,
    "baris\n" * 40,
    "- butir\n  - anak\n      - cucu\n❖ lain\na) satu\nb) dua\n1. tiga",
    "a) - • 1.",
    "-",
    "- ",
    "   masuk dalam sekali",
    "[U+0041] 100% 1.234,5",
    "\ufffd\ufffe\uffff",
    "x" * 3000,
)
RUMUS = (
    "",
    "∑[Pegawai] X (∑[Hari kerja efektif] - ∑[tidak masuk]) / (∑[Pegawai] X ∑[hari kerja efektif]) x 100%",
    "Label panjang sekali untuk rumus ini = ([Nilai SKM Tahun N − 1] + [Tahun N − 2]) / 2 x 100 %",
    "[A] / [B] / [C] / [D]\n[E] : [F]",
    "∑[Pegawai] X (",
    "Pegawai dibagi 2",
    "[" + "nama panjang " * 30 + "] / [" + "W" * 300 + "] x 100%",
    "([a] + " * 30 + "[b]" + ")" * 30 + " / [c]",
    bertingkat(5),
    bertingkat(8, " x 100%"),
    bertingkat(30),
    "[𝑁] / [\ue000]",
)

teks = st.one_of(
    st.sampled_from(PAHIT), st.text(max_size=60), st.text("abc. -/,", max_size=400), st.just("Jumlah laporan yang baik")
)
pendek = st.one_of(st.just("Jumlah laporan"), st.sampled_from(PAHIT[:17]), st.text(max_size=20))
penanda = st.one_of(
    st.sampled_from(["", "-", "❖", "•", "a)", "tanda yang amat panjang", "\n", "x\ny"]), st.text(max_size=3)
)
rumus_apa_saja = st.one_of(
    st.just(""),
    st.sampled_from(RUMUS),
    rumus.map(lambda r: r.teks.replace("\n", " ")),
    st.text("[]()/x+-%=1a∑ ", max_size=40),
)

indikator = st.builds(
    Indikator,
    id=st.just(1),
    teks=teks,
    penanda=penanda,
    penjelasan=st.one_of(st.just(""), teks),
    rumus=rumus_apa_saja,
    catatan=st.one_of(st.just(""), pendek),
    kolom_catatan=st.sampled_from(["penjelasan", "sumber"]),
    sumber=st.one_of(st.just(""), teks),
    gabung_penjelasan=st.booleans(),
    gabung_sumber=st.booleans(),
)
sasaran = st.builds(Sasaran, id=st.just(1), teks=teks, indikator=st.lists(indikator, max_size=6).map(tuple))
kolom = st.one_of(
    st.just(KOLOM), st.just(KOLOM), st.tuples(pendek, pendek, pendek, pendek), st.tuples(teks, teks, teks, teks)
)
formulir = st.builds(
    Formulir,
    id=st.just(1),
    nama=st.one_of(pendek, teks),
    judul=st.one_of(st.just(JUDUL), teks),
    kolom=kolom,
    gaya_daftar=st.one_of(st.sampled_from(["•", "a)", "a.", "1)", "1.", "-", "", "A)"]), st.text(max_size=3)),
    tugas=st.lists(teks, max_size=30).map(tuple) | st.lists(pendek, max_size=6).map(tuple),
    fungsi=st.lists(pendek, max_size=6).map(tuple),
    fungsi_tercetak=st.booleans(),
    sasaran=st.lists(sasaran, max_size=5).map(tuple),
)
penandatangan = st.one_of(
    st.just(Penandatangan()),
    st.just(Penandatangan("CAMAT PUJON", "MULYONO HS")),
    st.just(
        Penandatangan(
            "a.n. CAMAT PUJON\nSEKRETARIS KECAMATAN,\nu.b.\nKASI PEMERINTAHAN,",
            "SITI AMINAH",
            "Penata Tingkat I",
            "197001011995031001",
            "Pujon",
            date(2026, 1, 5),
        )
    ),
    st.builds(
        Penandatangan,
        jabatan=pendek,
        nama=pendek,
        pangkat=pendek,
        nip=pendek,
        tempat=pendek,
        tanggal=st.one_of(st.none(), st.dates()),
    ),
)
gaya = st.builds(
    Gaya,
    kertas=st.sampled_from(["a4", "f4", "folio"]),
    ukuran_huruf=st.sampled_from([11, 12]),
    tanda_tangan=st.sampled_from(["akhir", "tiap"]),
)
dokumen = st.builds(
    Dokumen,
    kecamatan=pendek,
    kabupaten=pendek,
    tahun=st.just(2026),
    formulir=st.lists(formulir, min_size=1, max_size=3).map(tuple),
    penandatangan=penandatangan,
    gaya=gaya,
)
