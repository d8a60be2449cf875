"""Environment variables: each is declared once, with its default, and read nowhere else.

These are the ones of the pure package; `msai_course.base.settings` adds those of the host and tells
people what each is for.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Setting:
    """One environment variable.

    Attributes:
        name: As people set it.
        default: What counts when it is not set or empty.
    """

    name: str
    default: str = ""

    @property
    def value(self) -> str:
        """What it says now, or the default."""
        return os.environ.get(self.name) or self.default

    @property
    def path(self) -> Path | None:
        """The file or folder it names; None: it names none."""
        return Path(self.value) if self.value else None


LANGUAGE = Setting("MSAI_LANGUAGE", "pl")
ASSIGNMENTS = Setting("MSAI_ASSIGNMENTS")
#: On the host: folder with the data of an edition, while its lessons are executed.
EDITION_DATA = Setting("MSAI_EDITION_DATA")
