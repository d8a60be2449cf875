"""The front-end modules of our widgets, and the short loader that each of them carries."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import anywidget

from msai.resources import PACKED

_LOADER = Path(__file__).with_name("loader.js")
#: Where the bundles are in a source checkout, after a build.
_CHECKOUT = Path(__file__).parents[3] / "_build" / "runtime"


@cache
def esm(name: str) -> str:
    """Return the loader of the front-end module ``name`` as an anywidget ``_esm``."""
    return _LOADER.read_text(encoding="utf-8").replace("__NAME__", name)


@cache
def styles() -> str:
    """Return the style sheet of exercises; the theme of the book carries the same file."""
    return Path(__file__).with_name("exercise.css").read_text(encoding="utf-8")


def module_text(name: str) -> bytes:
    """Return a bundled module for a host that has no copy of its own (plain JupyterLab).

    Raises:
        FileNotFoundError: The site has not been built yet.
    """
    for folder in (PACKED / "live", _CHECKOUT):
        if (path := folder / f"{name}.js").is_file():
            return path.read_bytes()
    raise FileNotFoundError(name)


class LoadedWidget(anywidget.AnyWidget):
    """A widget whose front end is loaded by name and may ask Python for its modules."""

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.on_msg(self._answer_module_request)

    def _answer_module_request(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        if content.get("op") == "module":
            name = str(content["name"])
            self.send({"module": name}, [module_text(name)])
