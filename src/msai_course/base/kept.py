"""Files that are kept because making them is dear, and forgotten when nobody asks for them."""

from __future__ import annotations

import os
import time
from pathlib import Path

#: Days after which a kept file that nobody has asked for is gone.
DAYS = 14.0
_DAY = 86_400.0


def asked_for(path: Path) -> bool:
    """Tell whether a kept file is there; that it was asked for keeps it longer."""
    try:
        os.utime(path)
    except FileNotFoundError:
        return False
    return True


def forget_unused(folder: Path, days: float = DAYS) -> list[Path]:
    """Remove the files of a folder that nobody has asked for in so many days.

    Args:
        folder: Where they lie; it need not exist. Folders in it are left alone.
        days: Days since a file was made or asked for (`asked_for`).

    Returns:
        What was removed.
    """
    oldest = time.time() - days * _DAY
    old = [one for one in folder.glob("*") if one.is_file() and one.stat().st_mtime < oldest]
    for path in old:
        path.unlink(missing_ok=True)  # another process may have been faster
    return old
