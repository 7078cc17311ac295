"""What the tests of the command line share: running a command, and what every answer of it must be like."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.db.bahan import ROOT

# Words that Python, SQLite, argparse or the system would put into a sentence that is not ours.
ENGLISH = re.compile(
    r"traceback|exception|errno|\berrors?\b|\bfiles?\b|director|permission|denied|no such|invalid|unable|malformed|"
    r"database|disk image|space left|usage|arguments?\b|options?\b|required|unrecognized|\bthe\b|\bis not\b|\bto\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Jawab:
    """Exit status, standard output, standard error of a command."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one object on standard output."""
        data = json.loads(self.out)
        assert isinstance(data, dict)
        return data


def process(*argv: object, env: dict[str, str] | None = None, cwd: Path | None = None) -> Jawab:
    """The command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "iki_desktop.cli", *map(str, argv)],
        cwd=cwd or ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Jawab(done.returncode, done.stdout.decode(), done.stderr.decode())


def content(folder: Path) -> dict[str, bytes | None]:
    """All that a folder holds, with the bytes of its files."""
    return {str(p.relative_to(folder)): p.read_bytes() if p.is_file() else None for p in sorted(folder.rglob("*"))}


def require_sentence(jawab: Jawab, *paths: object) -> str:
    """The one sentence on standard error: Indonesian, whole, nothing of the machinery. `paths` may stand in it."""
    assert jawab.err.startswith("iki: ")
    sentence = jawab.err.removeprefix("iki: ").removesuffix("\n")
    assert "\n" not in sentence
    assert sentence.endswith(".")
    plain = re.sub(r"“[^”]*”", "“…”", sentence)
    for path in paths:
        plain = plain.replace(str(path), "…")
    assert not ENGLISH.search(plain), plain
    assert sentence[0].isupper() or sentence[0] in "“("
    return sentence
