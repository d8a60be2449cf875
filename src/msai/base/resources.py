"""Where the package finds its data: packed into the wheel, or in the source checkout.

The wheel carries `_packed/` (data files, banks as JSON, compiled catalogues); in a checkout the
same things are read from `data/` and `locale/`, so that an author sees a change at once.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from msai.base.settings import EDITION_DATA

_PACKAGE = Path(__file__).parents[1]
PACKED = _PACKAGE / "_packed"
CHECKOUT_DATA = _PACKAGE.parents[1] / "data"
CHECKOUT_EXERCISES = _PACKAGE.parents[1] / "exercises"


def data_path(name: str) -> Path:
    """Return the path of a file of the data package, such as ``wierzbogrod/units.csv``.

    Raises:
        FileNotFoundError: The data package has no such file.
    """
    for base in (PACKED / "data", CHECKOUT_DATA):
        if (path := base / name).is_file():
            return path
    raise FileNotFoundError(name)


def edition_path(name: str) -> Path | None:
    """Return a file of the edition's own data, such as ``units.csv``; None: it brings none.

    The wheel of an edition carries them in ``_packed/edition/``. What the setting names comes
    first, so that an edition can be made of another one.
    """
    for base in (EDITION_DATA.path, PACKED / "edition"):
        if base is not None and (path := base / name).is_file():
            return path
    return None


def edition_files(pattern: str) -> tuple[Path, ...]:
    """Return the files of the edition's own data whose names fit a pattern, by name."""
    found: dict[str, Path] = {}
    for base in (PACKED / "edition", EDITION_DATA.path):
        if base is not None and base.is_dir():
            found |= {path.name: path for path in base.glob(pattern)}
    return tuple(found[name] for name in sorted(found))


def released_notebook(assignment: str) -> dict[str, Any]:
    """Return the released notebook of an assignment as raw JSON (nbformat is for the host only).

    Raises:
        FileNotFoundError: The assignment has not been released.
    """
    for base in (PACKED / "exercises", CHECKOUT_EXERCISES):
        if (path := base / assignment / f"{assignment}.ipynb").is_file():
            notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            return notebook
    raise FileNotFoundError(assignment)


@cache
def load_bank(name: str) -> Any:
    """Return the bank of examples ``banks/<name>.yaml`` as plain lists and dictionaries.

    The browser has no YAML reader, so the wheel carries the banks as JSON. The result is shared:
    do not change it.

    Raises:
        FileNotFoundError: There is no such bank.
    """
    packed = PACKED / "data" / "banks" / f"{name}.json"
    if packed.is_file():
        return json.loads(packed.read_text(encoding="utf-8"))
    import yaml

    return yaml.safe_load(data_path(f"banks/{name}.yaml").read_text(encoding="utf-8"))
