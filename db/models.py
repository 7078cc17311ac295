"""The tables of an office file as peewee models. The schema itself is made by db.migrations, not by these."""

import apsw
from playhouse.apsw_ext import (
    APSWDatabase,
    BlobField,
    BooleanField,
    DatabaseProxy,
    DateField,
    DeferredForeignKey,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

proxy = DatabaseProxy()


class _OnConnection(APSWDatabase):  # type: ignore[misc]
    """peewee over the connection that a store has opened."""

    def __init__(self, connection: apsw.Connection) -> None:
        super().__init__(connection.filename, autoconnect=False)
        self._given = connection

    def _connect(self) -> apsw.Connection:
        return self._given


def bind(connection: apsw.Connection) -> None:
    """Lets the models speak to this connection."""
    database = proxy.obj
    if database is None or database._given is not connection:
        database = _OnConnection(connection)
        database.connect()
        proxy.initialize(database)


class Base(Model):  # type: ignore[misc]
    """A table of the office file that is open."""

    class Meta:
        database = proxy
        legacy_table_names = False


class Kantor(Base):
    """The one row of the office: its names, how its documents are set, and the mark of its own templates."""

    kecamatan = TextField()
    kabupaten = TextField()
    kertas = TextField()
    ukuran_huruf = IntegerField()
    tanda_tangan = TextField()
    kode = TextField(default="")


class Tahun(Base):
    """A year; its document is all that hangs below. `batas_capaian`: the cap on display, empty for none; `tenggat`: the
    day of the next month until which figures are due."""

    tahun = IntegerField()
    batas_capaian = TextField(default="")
    tenggat = IntegerField(default=10)


class Penandatangan(Base):
    """Who signs the document of a year; empty texts print no line."""

    tahun = ForeignKeyField(Tahun)
    jabatan = TextField()
    nama = TextField()
    pangkat = TextField()
    nip = TextField()
    tempat = TextField()
    tanggal = DateField(null=True)
    bentuk = TextField(default="langsung")
    pemangku = DeferredForeignKey("Pemangku", null=True)


class Jabatan(Base):
    """A position and the head of its form; `urutan` orders both siblings and the document."""

    tahun = ForeignKeyField(Tahun)
    induk = ForeignKeyField("self", null=True)
    urutan = IntegerField()
    nama = TextField()
    judul = TextField()
    kolom_sasaran = TextField()
    kolom_indikator = TextField()
    kolom_penjelasan = TextField()
    kolom_sumber = TextField()
    gaya_daftar = TextField()
    fungsi_tercetak = BooleanField()
    cabang = TextField()
    atasan_luar = TextField()
    atasan_pasti = BooleanField()


class Tugas(Base):
    """One duty of a position."""

    jabatan = ForeignKeyField(Jabatan)
    urutan = IntegerField()
    teks = TextField()


class Fungsi(Base):
    """One function of a position."""

    jabatan = ForeignKeyField(Jabatan)
    urutan = IntegerField()
    teks = TextField()


class Sasaran(Base):
    """One goal of a position; its text may be empty."""

    jabatan = ForeignKeyField(Jabatan)
    urutan = IntegerField()
    teks = TextField()


class Indikator(Base):
    """One row of the table of a form."""

    sasaran = ForeignKeyField(Sasaran)
    urutan = IntegerField()
    teks = TextField()
    penanda = TextField()
    penjelasan = TextField()
    rumus = TextField()
    catatan = TextField()
    kolom_catatan = TextField()
    sumber = TextField()
    gabung_penjelasan = BooleanField()
    gabung_sumber = BooleanField()
    arah = TextField(default="naik")
    hitungan = TextField(default="")


class Pegawai(Base):
    """A person of the office."""

    nama = TextField()
    nip = TextField()
    pangkat = TextField()
    golongan = TextField()
    telepon = TextField()


class Pemangku(Base):
    """A person holds a position: as what (`definitif`, `plt`, `plh`, `pj`), from when to when."""

    jabatan = ForeignKeyField(Jabatan)
    pegawai = ForeignKeyField(Pegawai)
    sebagai = TextField()
    mulai = DateField(null=True)
    selesai = DateField(null=True)


class Variabel(Base):
    """A quantity that formulas name; `asal` and `jeda` let it look back at another one some years ago."""

    nama = TextField()
    tercetak = TextField(default="")
    satuan = TextField(default="")
    frekuensi = TextField(default="bulanan")
    lingkup = TextField(default="kecamatan")
    rekap_waktu = TextField(default="jumlah")
    rekap_desa = TextField(default="jumlah")
    tetap = BooleanField(default=False)
    asal = ForeignKeyField("self", null=True)
    jeda = IntegerField(default=0)
    bulat = BooleanField(default=False)
    negatif = BooleanField(default=False)
    terkecil = TextField(default="")
    terbesar = TextField(default="")
    lonjakan = TextField(default="3")


class Konstanta(Base):
    """The value of a constant variable in one year, an exact decimal as text."""

    variabel = ForeignKeyField(Variabel)
    tahun = ForeignKeyField(Tahun)
    nilai = TextField()


class Desa(Base):
    """A village of the sub-district."""

    urutan = IntegerField()
    nama = TextField()
    jenis = TextField(default="desa")
    kode_bps = TextField(default="")
    kode_kemendagri = TextField(default="")


class NamaLain(Base):
    """Another name by which a village is written."""

    desa = ForeignKeyField(Desa)
    nama = TextField()


class Aturan(Base):
    """A rule between figures, and what to say where it is broken."""

    teks = TextField()
    kalimat = TextField()


class Langkah(Base):
    """One step of the history: when, who, its label, and the SQLite changeset that made it (see db.history)."""

    waktu = TextField()
    oleh = TextField()
    label = TextField()
    perubahan = BlobField()
    keadaan = TextField()
    membatalkan = IntegerField(null=True)
