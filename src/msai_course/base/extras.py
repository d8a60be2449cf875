"""Parts of the environment that few need: whether they are there, and how one gets them.

They are the extras of ``pyproject.toml``; `course.py` installs them from the lock.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.util import find_spec


@dataclass(frozen=True)
class Extra:
    """An extra.

    Attributes:
        modules: What can be imported when it is installed.
        purpose: What it is for, in Polish.
    """

    modules: tuple[str, ...]
    purpose: str

    @property
    def installed(self) -> bool:
        """Whether everything of it can be imported."""
        return all(find_spec(name) is not None for name in self.modules)


EXTRAS = {
    "region": Extra(
        ("distributed", "psycopg"), "ocenianie na wielu komputerach i dziennik w PostgreSQL"
    ),
    "browser": Extra(("playwright",), "uruchamianie cudzego kodu w zamkniętej przeglądarce"),
}


def how_to_install(name: str) -> str:
    """Return the sentence that tells how to get an extra."""
    python = "py" if os.name == "nt" else "python3"
    return f"Doinstaluj go poleceniem: {python} course.py install {name}. Potem powtórz to samo."


def lacking(name: str, what: str) -> tuple[str, str] | None:
    """Return message and hint when an extra is needed and not there.

    Args:
        name: The extra.
        what: What cannot be done without it, in Polish.
    """
    if EXTRAS[name].installed:
        return None
    return f"{what}: potrzebny jest do tego dodatek „{name}”, a go tu nie ma.", how_to_install(name)
