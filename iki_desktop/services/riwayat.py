"""The history as the clerk sees it: undo, redo, what each step did, taking back an old one, the document as it was."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import apsw

from db import history as langkah_db
from db import queries
from db.errors import Conflict
from db.history import Changes, Clash
from iki_desktop.domain.dokumen import Dokumen
from iki_desktop.domain.galat import UserError
from iki_desktop.services.formulir import read_dokumen
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.lingkungan import sentences
from iki_desktop.services.perubahan import Perubahan as Perubahan
from iki_desktop.services.perubahan import place_of, read_changes

Keadaan = Literal["berlaku", "diurungkan", "ditinggalkan"]


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step. `membatalkan` is the older step that it takes back; `dibatalkan_oleh` the one that took this back.

    `tahun` is the year whose forms it touches; None where it touches none, or the office has but one year.
    """

    id: int
    waktu: datetime
    oleh: str
    label: str
    keadaan: Keadaan
    membatalkan: int | None
    dibatalkan_oleh: int | None
    tahun: int | None = None


class Bentrok(UserError):
    """An old step can't be taken back whole; `rincian` are sentences about what was changed since."""

    def __init__(self, kalimat: str, rincian: tuple[str, ...]) -> None:
        """`kalimat` says what to do."""
        super().__init__(kalimat)
        self.rincian = rincian


# -- back and forth


def undo(kantor: Kantor) -> Changes | None:
    """Takes back the newest step; None if there is none. Also after a restart.

    Raises `UserError` at a step that locked a period: that is opened with a reason.
    """
    with kantor.read() as connection:
        terakhir = langkah_db.undo_step(connection)
        if terakhir is not None and _locks(langkah_db.changeset_of(connection, terakhir[0])):
            raise UserError(_ASK_REASON.format(apa=f"“{terakhir[1]}”"))
    with _by_another_hand(kantor, undo_label, "diurungkan"):
        return kantor.store.undo()


_ASK_REASON = (
    "{apa} mengunci periode yang sudah dilaporkan, jadi tidak diurungkan begitu saja. Buka kuncinya dengan menulis "
    "alasan, di menu Angka, Predikat, tenggat, dan kunci."
)


def _locks(perubahan: bytes) -> bool:
    return any(c.name == "kunci" and c.op == "INSERT" for c in apsw.Changeset.iter(perubahan))


def redo(kantor: Kantor) -> Changes | None:
    """Does the step again that was taken back last; None if there is none, or other work was done since."""
    with _by_another_hand(kantor, redo_label, "diulangi"):
        return kantor.store.redo()


@contextmanager
def _by_another_hand(kantor: Kantor, label: Callable[[Kantor], str | None], apa: str) -> Iterator[None]:
    """A file that isn't as its last step left it was changed by a program that keeps no history."""
    try:
        with sentences(kantor.path):
            yield
    except Conflict as galat:
        raise UserError(
            f"“{label(kantor)}” tidak bisa {apa}, karena isi berkas ini pernah diubah di luar riwayatnya. "
            "Tidak ada yang berubah; perbaiki isinya dengan mengetik."
        ) from galat


def undo_label(kantor: Kantor) -> str | None:
    """What `undo` would take back."""
    with kantor.read() as connection:
        satu = langkah_db.undo_step(connection)
    return satu[1] if satu else None


def redo_label(kantor: Kantor) -> str | None:
    """What `redo` would do again."""
    with kantor.read() as connection:
        satu = langkah_db.redo_step(connection)
    return satu[1] if satu else None


def take_back(kantor: Kantor, id_langkah: int, *, lewati: bool = False) -> Changes:
    """Takes back one old step, as a new step of its own. With `lewati`, what was changed since stays as it is.

    Raises `Bentrok` with a sentence for each change that clashes, `UserError` where there is nothing to take back.
    """
    from iki_desktop.services.angka import settle, stored  # the window starts without them
    from iki_desktop.services.keutuhan import troubles
    from iki_desktop.services.kunci import locked_among

    langkah = langkah_ke(kantor, id_langkah)
    if langkah.keadaan != "berlaku":
        raise UserError(f"Langkah {id_langkah} “{langkah.label}” sudah diurungkan. Pilih langkah lain.")
    if langkah.dibatalkan_oleh:
        raise UserError(
            f"Langkah {id_langkah} “{langkah.label}” sudah diambil kembali oleh langkah {langkah.dibatalkan_oleh}. "
            "Untuk memulihkannya, ambil kembali langkah itu."
        )
    with kantor.read() as connection:
        sebelum = set(troubles(connection))
        perubahan = langkah_db.changeset_of(connection, id_langkah)
        if _locks(perubahan):
            raise UserError(_ASK_REASON.format(apa=f"Langkah {id_langkah} “{langkah.label}”"))
        tersentuh = [row for row, _ in langkah_db.touched(perubahan)]
        angka_dulu = stored(connection, (row.id for row in tersentuh if row.table == "angka"))
        terkunci = locked_among(connection, tersentuh)

    def check(connection: apsw.Connection) -> None:
        if kalimat := terkunci or locked_among(connection, tersentuh):
            raise UserError(f"Langkah {id_langkah} “{langkah.label}” tidak bisa diambil kembali. {kalimat}")
        settle(connection, angka_dulu)
        for kalimat in troubles(connection):
            if kalimat not in sebelum:
                raise UserError(f"Langkah {id_langkah} “{langkah.label}” tidak bisa diambil kembali, karena {kalimat}")

    label = f"Ambil kembali: {langkah.label}"
    try:
        with sentences(kantor.path):
            changes = kantor.store.revert(id_langkah, label, skip=lewati, check=check)
    except Conflict as galat:
        raise _bentrok(kantor, langkah, galat.args[0]) from galat
    if changes.step is None:
        raise UserError(f"Langkah {id_langkah} “{langkah.label}” tidak menyisakan apa pun untuk diambil kembali.")
    return changes


def _bentrok(kantor: Kantor, langkah: Langkah, clashes: list[Clash]) -> Bentrok:
    semua = dict.fromkeys(clashes)
    with kantor.read() as connection:
        sesudah = _later(connection, set(semua), langkah.id)
        rincian = dict.fromkeys(_clash(connection, satu, sesudah.get(satu)) for satu in semua)
    return Bentrok(
        f"Langkah {langkah.id} “{langkah.label}” tidak bisa diambil kembali seluruhnya, karena {len(semua)} bagiannya "
        "sudah diubah sesudah itu. Ambil kembali langkah yang lebih baru dulu, atau ambil kembali selebihnya saja.",
        tuple(rincian),
    )


def _clash(connection: apsw.Connection, satu: Clash, sesudah: tuple[int, str, str] | None) -> str:
    if not satu.table:
        return "Ada isi lain yang sekarang bergantung padanya, jadi tidak bisa diambil kembali."
    tempat = place_of(connection, satu.table, satu.id)
    if sesudah is None:
        return f"{tempat}: sekarang ada isi lain di tempatnya."
    nomor, label, apa = sesudah
    return f"{tempat}: sudah {apa} oleh langkah {nomor} “{label}”."


def _later(connection: apsw.Connection, dicari: set[Clash], sesudah: int) -> dict[Clash, tuple[int, str, str]]:
    """The newest step after one that touched each row: its number, its label, and what it did."""
    hasil: dict[Clash, tuple[int, str, str]] = {}
    for nomor, label, perubahan in connection.execute(
        "SELECT id, label, perubahan FROM langkah WHERE id > ? AND keadaan = 'berlaku' ORDER BY id DESC", (sesudah,)
    ):
        for satu, hapus in langkah_db.touched(perubahan):
            if satu in dicari:
                hasil.setdefault(satu, (nomor, label, "dihapus" if hapus else "diubah lagi"))
        if len(hasil) == len(dicari):
            break
    return hasil


# -- looking back


_LANGKAH = (
    "SELECT l.id, l.waktu, l.oleh, l.label, l.keadaan, l.membatalkan, "
    "CASE WHEN (SELECT count(*) FROM tahun) > 1 THEN (SELECT max(t.tahun) FROM langkah_jabatan lj "
    "JOIN jabatan j ON j.id = lj.jabatan_id JOIN tahun t ON t.id = j.tahun_id WHERE lj.langkah_id = l.id) END "
    "FROM langkah l"
)
_PEMBATAL = "SELECT max(id) FROM langkah WHERE membatalkan = ? AND keadaan = 'berlaku'"


def history(
    kantor: Kantor, *, id_jabatan: int | None = None, sebelum: int | None = None, batas: int = 200
) -> tuple[Langkah, ...]:
    """The steps, newest first: at most `batas`, those before step `sebelum`, those that touch one position."""
    syarat, nilai = ["l.id < ?"], [sebelum if sebelum is not None else 2**62]
    if id_jabatan is not None:
        syarat.append("l.id IN (SELECT langkah_id FROM langkah_jabatan WHERE jabatan_id = ?)")
        nilai.append(id_jabatan)
    with kantor.read() as connection:
        baris = connection.execute(
            f"{_LANGKAH} WHERE {' AND '.join(syarat)} ORDER BY l.id DESC LIMIT ?", (*nilai, batas)
        )
        return tuple(_langkah(connection, b) for b in baris)


def langkah_ke(kantor: Kantor, id_langkah: int) -> Langkah:
    """One step. Raises `UserError` if there is none of that number."""
    with kantor.read() as connection:
        for baris in connection.execute(f"{_LANGKAH} WHERE l.id = ?", (id_langkah,)):
            return _langkah(connection, baris)
    raise UserError(f"Langkah {id_langkah} tidak ada. Lihat nomor langkah di riwayat.")


def _langkah(connection: apsw.Connection, baris: queries.Row) -> Langkah:
    nomor, waktu, oleh, label, keadaan, membatalkan, tahun = baris
    dibatalkan = _taken_back_by(connection, nomor)
    return Langkah(nomor, datetime.fromisoformat(waktu), oleh, label, keadaan, membatalkan, dibatalkan, tahun)


def _taken_back_by(connection: apsw.Connection, nomor: int) -> int | None:
    """The step that took one back, unless that was taken back itself, and so on."""
    rantai: list[int] = []
    while nomor := connection.execute(_PEMBATAL, (nomor,)).get or 0:
        rantai.append(nomor)
    return rantai[0] if len(rantai) % 2 else None


def rincian(kantor: Kantor, id_langkah: int) -> tuple[Perubahan, ...]:
    """What a step changed, text by text; a row that was added or deleted shows all of its texts."""
    langkah_ke(kantor, id_langkah)
    with kantor.read() as connection:
        return tuple(read_changes(connection, langkah_db.changeset_of(connection, id_langkah)))


def dokumen_pada(kantor: Kantor, id_langkah: int) -> Dokumen:
    """The document of the year as it was right after a step: all later steps are taken back in a copy in memory.

    Raises `UserError` where that step isn't there or was left behind, or the year didn't exist then.
    """
    langkah = langkah_ke(kantor, id_langkah)
    if langkah.keadaan == "ditinggalkan":
        raise UserError(
            f"Langkah {id_langkah} “{langkah.label}” sudah diurungkan lalu diganti langkah lain, jadi dokumen "
            "sesudahnya tidak tersimpan. Pilih langkah yang masih berlaku."
        )
    salinan = apsw.Connection(":memory:")
    try:
        with kantor.read() as connection:
            id_tahun = queries.office(connection, kantor.id_tahun)[5]
            with salinan.backup("main", connection, "main") as backup:
                backup.step()
        _go_to(salinan, langkah)
        if not salinan.execute("SELECT count(*) FROM tahun WHERE id = ?", (id_tahun,)).get:
            raise UserError("Pada langkah itu dokumen tahun ini belum ada. Pilih langkah yang lebih baru.")
        return read_dokumen(salinan, id_tahun)
    finally:
        salinan.close()


def _go_to(salinan: apsw.Connection, langkah: Langkah) -> None:
    """Takes back, in a copy, all that holds and came after a step; or does again what was undone, up to that step."""
    maju = langkah.keadaan == "diurungkan"
    semua: Iterator[Any] = salinan.execute(
        f"SELECT perubahan FROM langkah WHERE keadaan = ? AND id {'<=' if maju else '>'} ? ORDER BY id",
        (langkah.keadaan, langkah.id),
    )
    perubahan = langkah_db.joined(salinan, (p for (p,) in semua))
    salinan.pragma("foreign_keys", 1)
    salinan.execute("BEGIN")
    if langkah_db.apply(salinan, perubahan if maju else apsw.Changeset.invert(perubahan)):
        raise UserError(f"Riwayat sesudah langkah {langkah.id} tidak bisa dibaca utuh. Pilih langkah yang lebih baru.")
