"""Files as a page gives them, as the files that are opened and judged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from msai.ui import GivenFile
from msai_trainer.handins.chosen import ChosenFile


def chosen_files(files: Iterable[GivenFile]) -> list[ChosenFile]:
    """Return files that were chosen together."""
    return [ChosenFile(one.name, one.content, _moment(one.modified)) for one in files]


def _moment(seconds: float | None) -> datetime | None:
    try:
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):  # a clock gone mad
        return None
