"""Archives (ZIP) that depend on nothing but their content: the same files give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

#: The earliest moment that a ZIP can tell.
EPOCH = (1980, 1, 1, 0, 0, 0)


def entry_of(name: str, kind: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    """Return the head of a file that does not say when it was made."""
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = kind
    return entry


def packed(files: Mapping[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of files by their names, in their order."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(entry_of(name, kind), content)
    return archive.getvalue()
