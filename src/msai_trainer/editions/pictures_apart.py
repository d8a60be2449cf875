"""Pictures of exercises on an edition's data, made in the Python that runs: a page has no other.

Exercises remember the data that they read. So the course is imported once more for a moment, with
the edition's data before its eyes, and put away again. Charts are left open: the module of the page
draws them, in the browser as on a computer, so that both give the same bytes.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from msai.base.charts import rounded, whole
from msai.base.settings import EDITION_DATA

_OURS = ("msai", "msai_trainer")
_PLACE = "<!--chart:{number}-->"


@dataclass(frozen=True)
class OpenPictures:
    """Pictures whose charts are still to be drawn.

    Attributes:
        html: Pictures by cell, with a mark where a chart goes.
        charts: Specifications of the charts in order, whole.
    """

    html: Mapping[str, str]
    charts: Sequence[Mapping[str, Any]]

    def drawn(self, charts: Sequence[bytes]) -> dict[str, str]:
        """Return the pictures with their charts, as texts of SVGs in order."""
        made = dict(self.html)
        for number, chart in enumerate(charts):
            svg = rounded(chart.decode())
            place = _PLACE.format(number=number)
            made = {name: text.replace(place, svg) for name, text in made.items()}
        return made


def open_pictures(cells: Mapping[str, str], data: Mapping[str, bytes]) -> OpenPictures:
    """Return the pictures of exercises on other data.

    Args:
        cells: Code of the cells by name.
        data: What is published of the edition's table, by name.
    """
    charts: list[Mapping[str, Any]] = []

    def left_open(chart: Any) -> str:
        charts.append(whole(chart.spec, chart.data))
        return _PLACE.format(number=len(charts) - 1)

    with _looking_at(data):
        made = import_module("msai_trainer.editions.pictures").pictures(cells, left_open)
    return OpenPictures(made, charts)


@contextmanager
def _looking_at(data: Mapping[str, bytes]) -> Iterator[None]:
    """Let what is imported meanwhile see the data of an edition."""
    ours = {name: module for name, module in sys.modules.items() if name.split(".")[0] in _OURS}
    before = os.environ.get(EDITION_DATA.name)
    with tempfile.TemporaryDirectory() as folder:
        for name, content in data.items():
            Path(folder, name).write_bytes(content)
        os.environ[EDITION_DATA.name] = folder
        _forget(ours)
        try:
            yield
        finally:
            _forget(name for name in list(sys.modules) if name.split(".")[0] in _OURS)
            sys.modules.update(ours)
            os.environ.pop(EDITION_DATA.name)
            if before is not None:
                os.environ[EDITION_DATA.name] = before


def _forget(names: Iterable[str]) -> None:
    for name in tuple(names):
        sys.modules.pop(name, None)
