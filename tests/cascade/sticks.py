"""Unzip an offline course as on a USB stick and start it as a person would."""

from __future__ import annotations

import os
import re
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def unpack(packed: Path, target: Path) -> Path:
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(target)
        for entry in archive.infolist():
            (target / entry.filename).chmod(entry.external_attr >> 16)
    return target / packed.stem


@contextmanager
def started(folder: Path) -> Iterator[str]:
    """Run ``start.sh`` as a person would; give the address it tells, stop it at the end."""
    command = [folder / "start.sh", "--bez-przegladarki", "--port", "0"]
    told = {"stdout": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    with subprocess.Popen(command, env={**os.environ, "PYTHONUTF8": "1"}, **told) as server:
        try:
            yield re.search(r"http://\S+", server.stdout.readline())[0]
        finally:
            server.terminate()
