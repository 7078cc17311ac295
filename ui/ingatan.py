"""What the window remembers from day to day: places, sizes, recent files, theme. Nothing of the office itself."""

import zlib
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from ui.tema.tema import PILIHAN, PilihanTema

if TYPE_CHECKING:
    from ui.pratinjau.skala import Pas

RECENT = 8


class Ingatan:
    """A thin, typed cover over `QSettings`. What is missing or damaged there reads as its default."""

    def __init__(self, settings: QSettings | None = None) -> None:
        """Without `settings`, those of the user."""
        self.settings = settings if settings is not None else QSettings()

    # -- recent files

    def recent(self) -> list[Path]:
        """The files opened last, newest first; those that are gone are left out, but not forgotten at once."""
        return [p for p in self._recent() if p.is_file()]

    def _recent(self) -> list[Path]:
        return [Path(teks) for teks in self._list("berkas/terakhir") if teks]

    def remember_file(self, path: Path) -> None:
        """Puts a file first among the recent ones."""
        path = path.absolute()
        others = [p for p in self._recent() if p != path]
        self.settings.setValue("berkas/terakhir", [str(p) for p in [path, *others][:RECENT]])
        self._forget_trees({_key(p) for p in [path, *others][:RECENT]})

    def forget_file(self, path: Path) -> None:
        """Takes a file off the list."""
        self.settings.setValue("berkas/terakhir", [str(p) for p in self._recent() if p != path.absolute()])

    def folder(self, purpose: str) -> Path:
        """The folder used last for `purpose`; the user's documents at first, and where it is gone."""
        last = Path(self._text(f"folder/{purpose}"))
        if last.is_absolute() and last.is_dir():
            return last
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    def remember_folder(self, purpose: str, folder: Path) -> None:
        """Offered the next time for the same purpose."""
        self.settings.setValue(f"folder/{purpose}", str(folder))

    # -- the watched folder

    @property
    def pantauan(self) -> Path | None:
        """The folder that is watched for spreadsheets; None: watching is off."""
        teks = self._text("pantau/folder")
        return Path(teks) if teks else None

    @pantauan.setter
    def pantauan(self, folder: Path | None) -> None:
        self.settings.setValue("pantau/folder", str(folder) if folder is not None else "")

    @property
    def pantauan_dikenal(self) -> list[str]:
        """The marks of files that need not be offered any more."""
        return self._list("pantau/dikenal")

    @pantauan_dikenal.setter
    def pantauan_dikenal(self, tanda: list[str]) -> None:
        self.settings.setValue("pantau/dikenal", tanda)

    # -- the look

    @property
    def tema(self) -> PilihanTema:
        """The theme chosen."""
        teks = self._text("tampilan/tema")
        return teks if teks in PILIHAN else "sistem"

    @tema.setter
    def tema(self, pilihan: PilihanTema) -> None:
        self.settings.setValue("tampilan/tema", pilihan)

    @property
    def zoom_formulir(self) -> int:
        """Size of the form's letters in per cent."""
        return max(70, min(200, self._number("tampilan/zoom_formulir", 100)))

    @zoom_formulir.setter
    def zoom_formulir(self, persen: int) -> None:
        self.settings.setValue("tampilan/zoom_formulir", persen)

    @property
    def zoom_pratinjau(self) -> "tuple[Pas, int]":
        """How the page is fitted, and its zoom in per cent where it isn't."""
        from ui.pratinjau.skala import ZOOMS, Pas

        pas = self._text("tampilan/pas_pratinjau")
        zoom = max(ZOOMS[0], min(ZOOMS[-1], self._number("tampilan/zoom_pratinjau", 100)))
        return (cast(Pas, pas) if pas in get_args(Pas) else "lebar"), zoom

    @zoom_pratinjau.setter
    def zoom_pratinjau(self, value: "tuple[Pas, int]") -> None:
        self.settings.setValue("tampilan/pas_pratinjau", value[0])
        self.settings.setValue("tampilan/zoom_pratinjau", value[1])

    def state(self, name: str) -> QByteArray:
        """Geometry or state of a window or splitter as Qt packs it; empty at first."""
        hasil = self.settings.value(f"jendela/{name}")
        return hasil if isinstance(hasil, QByteArray) else QByteArray()

    def remember_state(self, name: str, state: QByteArray) -> None:
        """Keeps geometry or state."""
        self.settings.setValue(f"jendela/{name}", state)

    # -- the tree of a file

    def tree(self, path: Path) -> tuple[int, frozenset[int] | None]:
        """The position chosen last in a file (0: none) and those folded; None for a file never seen."""
        akar = f"pohon/{_key(path)}"
        if not self.settings.contains(f"{akar}/terpilih"):
            return 0, None
        folded = frozenset(int(teks) for teks in self._list(f"{akar}/terlipat") if teks.lstrip("-").isdigit())
        return self._number(f"{akar}/terpilih", 0), folded

    def remember_tree(self, path: Path, chosen: int, folded: frozenset[int]) -> None:
        """Keeps the position chosen and the positions folded."""
        akar = f"pohon/{_key(path)}"
        self.settings.setValue(f"{akar}/terpilih", chosen)
        self.settings.setValue(f"{akar}/terlipat", [str(i) for i in sorted(folded)])

    def _forget_trees(self, keep: set[str]) -> None:
        self.settings.beginGroup("pohon")
        for group in self.settings.childGroups():
            if group not in keep:
                self.settings.remove(group)
        self.settings.endGroup()

    # -- reading with care: QSettings gives back a single text for a list of one, and texts for numbers

    def _text(self, key: str) -> str:
        hasil = self.settings.value(key)
        return hasil if isinstance(hasil, str) else ""

    def _number(self, key: str, default: int) -> int:
        try:
            return int(str(self.settings.value(key, default)))
        except ValueError:
            return default

    def _list(self, key: str) -> list[str]:
        hasil = self.settings.value(key)
        if isinstance(hasil, str):
            return [hasil]
        return [str(satu) for satu in hasil] if isinstance(hasil, list) else []


def _key(path: Path) -> str:
    """A path as a key: separators and length have a meaning to QSettings."""
    return f"{zlib.crc32(str(path.absolute()).encode()):08x}"
