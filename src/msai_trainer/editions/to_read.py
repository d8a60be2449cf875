"""Which files of the built site an edition is made of: a page has to fetch them first."""

from __future__ import annotations

from collections.abc import Iterable

from msai_trainer.editions.book import BOOK
from msai_trainer.editions.contents import CONTENTS
from msai_trainer.editions.lite import ASSIGNMENTS, LESSONS, LISTS, SETTINGS
from msai_trainer.editions.making import FOREIGN
from msai_trainer.editions.palettes import SCREEN
from msai_trainer.editions.python_data import BASE, FOLDER, LOCKS, PREFETCH
from msai_trainer.editions.snapshot import COURSE
from msai_trainer.editions.styles import MANIFEST, PRINT
from msai_trainer.editions.worker import WORKER

_NAMED = frozenset({BOOK, CONTENTS, COURSE, MANIFEST, PRINT, SCREEN, SETTINGS, WORKER})
_PYTHON = frozenset({*LOCKS, PREFETCH, BASE})


def to_read(names: Iterable[str], *, with_data: bool) -> list[str]:
    """Return the addresses of the files that are read, of those that the site has.

    Args:
        names: All files of the site.
        with_data: Whether the edition brings anything to the Python of its pages.
    """
    return sorted(name for name in names if _is_read(name, with_data))


def _is_read(name: str, with_data: bool) -> bool:
    if name.startswith(FOLDER):
        wheel = name.startswith(f"{FOLDER}msai-") and name.endswith(".whl")
        return with_data and (wheel or name.removeprefix(FOLDER) in _PYTHON)
    if name.startswith("lite/"):
        index = name.count("/") == 2 and name.endswith("/index.html")
        return index or name in _NAMED or name.startswith((LESSONS, ASSIGNMENTS, LISTS))
    return name in _NAMED or (name.endswith(".html") and not name.startswith(FOREIGN))
