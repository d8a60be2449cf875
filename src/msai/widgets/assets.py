"""The front-end modules of our widgets, and the short loader that each of them carries."""

from __future__ import annotations

import json
import re
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import anywidget

from msai.base.i18n import catalogue
from msai.base.resources import PACKED

_, _ngettext = catalogue("ui")

_LOADER = Path(__file__).with_name("loader.js")
#: Where the bundles are in a source checkout, after a build.
_CHECKOUT = Path(__file__).parents[3] / "_build" / "web" / "live"
#: The front-end modules that there are.
MODULES = ("bridge", "chart", "exercise")


@cache
def esm(name: str) -> str:
    """Return the loader of the front-end module ``name`` as an anywidget ``_esm``.

    In the browser the module lies beside the page. Elsewhere the loader carries it, so that a
    widget is drawn without asking a kernel that may be busy.
    """
    alone = sys.platform != "emscripten"
    failed = _("This exercise cannot be shown here. Open this page of the course in a browser.")
    parts = {
        "__NAME__": name,
        "__VERSION__": _version() if alone else "",
        "__CARRIED__": json.dumps(_carried(name) if alone else None),
        "__FAILED__": json.dumps(failed),
    }
    # Types are for the compiler of ``web/``, which checks the file: no widget carries them.
    text = re.sub(r" */\*\*.*?\*/\n", "", _LOADER.read_text(encoding="utf-8"), flags=re.DOTALL)
    for mark, part in parts.items():
        text = text.replace(mark, part)
    return text


def _carried(name: str) -> str | None:
    try:
        return module_text(name).decode("utf-8")
    except FileNotFoundError:
        return None


def _version() -> str:
    """Tell the modules of two versions of the course apart: a tab may show notebooks of both."""
    texts = (_carried(name) or "" for name in MODULES)
    return sha256("".join(texts).encode("utf-8")).hexdigest()[:12]


@cache
def styles() -> str:
    """Return the style sheet of exercises; the theme of the book carries the same file."""
    return Path(__file__).with_name("exercise.css").read_text(encoding="utf-8")


def module_text(name: str) -> bytes:
    """Return a bundled module for a host that has no copy of its own (plain JupyterLab).

    Raises:
        FileNotFoundError: There is no such module, or the site has not been built yet.
    """
    for folder in (PACKED / "live", _CHECKOUT) if name in MODULES else ():
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
            self._send_module(str(content["name"]))

    def _send_module(self, name: str) -> None:
        try:
            self.send({"module": name}, [module_text(name)])
        except FileNotFoundError:
            words = _("A part of the course is missing: build the site first.")
            self.send({"module": name, "error": words})
