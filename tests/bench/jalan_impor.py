"""Imports files into an office, as `iki impor` does, and prints how many figures came in."""

import sys
from pathlib import Path

from iki_desktop.domain.impor.tinjau_buku import tinjau_buku
from iki_desktop.services.impor import commit, load_konteks, plan
from iki_desktop.services.impor_baca import list_files, read_files
from iki_desktop.services.kantor import open_office


def main() -> None:
    """`jalan_impor BERKAS.iki FOLDER`."""
    kantor = open_office(Path(sys.argv[1]))
    konteks = load_konteks(kantor)
    buku = [satu.buku for satu in read_files(list_files([Path(sys.argv[2])])) if satu.buku is not None]
    rencana = plan(kantor, [tinjau_buku(satu, konteks, {}) for satu in buku], {})
    commit(kantor, rencana)
    print(sum(satu.hitung_ubah()["baru"] for satu in rencana))
    kantor.close()


if __name__ == "__main__":
    main()
