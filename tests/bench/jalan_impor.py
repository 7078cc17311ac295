"""Imports files into an office, as `iki impor` does, and prints how many figures came in."""

import sys
from pathlib import Path

from iki_desktop.services.impor_baca import list_files, read_files, reader


def main() -> None:
    """`jalan_impor BERKAS.iki FOLDER`."""
    with reader() as pembaca:
        from iki_desktop.domain.impor.tinjau_buku import tinjau_buku
        from iki_desktop.services.impor import commit, load_konteks, plan
        from iki_desktop.services.kantor import open_office

        kantor = open_office(Path(sys.argv[1]))
        konteks = load_konteks(kantor)
        semua = read_files(list_files([Path(sys.argv[2])]), pembaca=pembaca)
        rencana = plan(kantor, [tinjau_buku(s.buku, konteks, {}) for s in semua if s.buku is not None], {})
        commit(kantor, rencana)
    print(sum(satu.hitung_ubah()["baru"] for satu in rencana))
    kantor.close()


if __name__ == "__main__":
    main()
