"""What the system refuses, as sentences: the one place where errors of disk, lock and store become words."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db import errors
from iki_desktop.domain.galat import EnvironmentFailure, UserError

_DISK_FULL = {errno.ENOSPC, errno.EDQUOT}
_OF_DAMAGE = ("no such table", "no such column", "malformed")  # the description of the tables itself is hit


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turns what the store or the system raises about `path` into `UserError` or `EnvironmentFailure`."""
    try:
        yield
    except errors.NotAnOffice as galat:
        raise UserError(
            f"“{path}” bukan berkas kantor IKI. Pilih berkas berakhiran .iki, atau buat yang baru."
        ) from galat
    except errors.NewerFile as galat:
        raise UserError(
            f"“{path.name}” dibuat oleh IKI Desktop yang lebih baru (versi berkas {galat.args[0]}, program ini sampai "
            f"{galat.args[1]}). Perbarui program ini; berkasnya tidak diubah."
        ) from galat
    except errors.Damaged as galat:
        raise _damaged(path) from galat
    except errors.InUse as galat:
        raise EnvironmentFailure(
            f"“{path.name}” sedang dibuka di jendela atau komputer lain. Tutup di sana, lalu coba lagi."
        ) from galat
    except errors.ReadOnly as galat:
        raise EnvironmentFailure(
            f"“{path.name}” hanya bisa dibaca di tempatnya sekarang. Salin ke folder milik Anda, lalu buka salinannya."
        ) from galat
    except OSError as galat:
        raise _of_system(path, galat) from galat
    except Exception as galat:
        kalimat = _of_sqlite(path, galat)
        if kalimat is None:
            raise
        raise kalimat from galat


def _of_system(path: Path, galat: OSError) -> UserError | EnvironmentFailure:
    if galat.errno == errno.ENAMETOOLONG:
        return UserError(f"Nama “{path.name[:30]}…” terlalu panjang. Pilih nama berkas yang lebih pendek.")
    if galat.errno in _DISK_FULL:
        return EnvironmentFailure(
            f"Tempat simpan penuh, “{path.name}” belum tertulis. Kosongkan sedikit ruang atau pilih tempat lain."
        )
    if isinstance(galat, FileExistsError):
        return UserError(f"“{path}” sudah ada dan tidak ditimpa. Pilih nama lain.")
    if isinstance(galat, IsADirectoryError) or path.is_dir():
        return UserError(f"“{path}” adalah folder. Tulis nama berkasnya juga.")
    if isinstance(galat, FileNotFoundError | NotADirectoryError):
        if path.parent.is_dir():
            return UserError(f"Berkas “{path}” tidak ada. Periksa nama dan foldernya.")
        return UserError(f"Folder “{path.parent}” tidak ada. Buat foldernya dulu atau pilih tempat lain.")
    if isinstance(galat, PermissionError) or galat.errno == errno.EROFS:
        return EnvironmentFailure(
            f"“{path.name}” tidak bisa ditulis atau dibaca di “{path.parent}”: folder atau berkas itu terkunci, "
            "hanya bisa dibaca, atau sedang dibuka program lain. Tutup program itu atau pilih tempat lain."
        )
    return EnvironmentFailure(
        f"“{path.name}” tidak bisa ditulis atau dibaca (galat sistem {galat.errno}). "
        "Periksa disk atau flash disk, lalu coba lagi."
    )


def _damaged(path: Path) -> EnvironmentFailure:
    return EnvironmentFailure(
        f"“{path.name}” rusak dan tidak bisa dibaca utuh. Jangan ditimpa; pakai cadangan terakhirnya."
    )


def _of_sqlite(path: Path, galat: Exception) -> EnvironmentFailure | UserError | None:
    """The sentence for an error of SQLite itself, raised bare by apsw or wrapped by peewee; None for any other."""
    import apsw

    asal = galat if isinstance(galat, apsw.Error | UnicodeError) else galat.__cause__ or galat.__context__
    match asal:
        case apsw.FullError():
            return EnvironmentFailure(
                f"Tempat simpan penuh. Perubahan terakhir pada “{path.name}” tidak jadi ditulis, isi sebelumnya aman. "
                "Kosongkan sedikit ruang, lalu ulangi."
            )
        case apsw.CorruptError() | apsw.NotADBError() | UnicodeDecodeError():
            return _damaged(path)
        case apsw.SQLError() if str(asal).startswith(_OF_DAMAGE):
            return _damaged(path)
        case apsw.ConstraintError() if str(asal).startswith("FOREIGN KEY"):
            return UserError(
                "Isi yang dipilih sudah tidak ada, mungkin baru dihapus atau diurungkan. Tidak ada yang berubah; "
                "pilih yang lain."
            )
        case apsw.BusyError() | apsw.LockedError():
            return EnvironmentFailure(f"“{path.name}” sedang ditulis program lain. Coba lagi sebentar lagi.")
        case apsw.ReadOnlyError() | apsw.CantOpenError() | apsw.PermissionsError() | apsw.AuthError():
            return EnvironmentFailure(
                f"“{path.name}” tidak bisa dibuka untuk ditulis: folder atau berkasnya hanya bisa dibaca. "
                "Salin ke folder milik Anda, lalu buka salinannya."
            )
        case apsw.IOError():
            return EnvironmentFailure(
                f"Disk atau flash disk tempat “{path.name}” tidak menjawab. Isi yang tersimpan terakhir aman; "
                "pasang kembali, lalu coba lagi."
            )
    return None
