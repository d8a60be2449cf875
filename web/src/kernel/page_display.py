"""The few names of IPython that widgets and lessons use, without IPython."""

from __future__ import annotations

import sys
from base64 import b64encode
from types import ModuleType
from typing import Any

_METHODS = {
    "text/html": "_repr_html_",
    "image/svg+xml": "_repr_svg_",
    "image/png": "_repr_png_",
    "text/markdown": "_repr_markdown_",
}


def mime_bundle(value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the representations of a value and their metadata, as IPython would."""
    data: dict[str, Any] = {}
    metadata: dict[str, Any] = {}
    for mime, name in _METHODS.items():
        shown = _call(value, name)
        if shown is not None:
            data[mime] = b64encode(shown).decode() if isinstance(shown, bytes) else shown
    whole = _call(value, "_repr_mimebundle_", include=None, exclude=None)
    if whole is not None:
        more, about = whole if isinstance(whole, tuple) else (whole, {})
        data.update(more)
        metadata.update(about)
    data.setdefault("text/plain", repr(value))
    return data, metadata


def install_ipython(shell: Any) -> None:
    """Register modules named ``IPython…`` that lead to the page's shell."""

    def get_ipython() -> Any:
        return shell

    names = {"get_ipython": get_ipython}
    display = _display_names(shell)
    _module("IPython", **names, version_info=(9, 0, 0), __version__="9.0.0", __path__=[])
    _module("IPython.display", **display)
    _module("IPython.core", __path__=[])
    _module("IPython.core.display", **display)
    _module("IPython.core.getipython", **names)
    _module("IPython.core.interactiveshell", InteractiveShell=type(shell))


def _display_names(shell: Any) -> dict[str, Any]:
    def display(*values: Any, raw: bool = False, metadata: Any = None, **_: Any) -> None:
        for value in values:
            if raw:
                shell.publish_bundle(value, metadata or {})
            else:
                shell.publish(value)

    def clear_output(wait: bool = False) -> None:
        shell.clear_output(wait)

    kinds = {"HTML": "text/html", "SVG": "image/svg+xml", "Markdown": "text/markdown"}
    classes = {name: _shown_as(name, mime) for name, mime in kinds.items()}
    return {"display": display, "clear_output": clear_output, **classes}


def _shown_as(name: str, mime: str) -> type:
    def __init__(self: Any, data: str = "") -> None:
        self.data = data

    def _repr_mimebundle_(self: Any, **_: Any) -> dict[str, Any]:
        return {mime: self.data}

    return type(name, (), {"__init__": __init__, "_repr_mimebundle_": _repr_mimebundle_})


def _module(name: str, **members: Any) -> None:
    module = ModuleType(name)
    module.__dict__.update(members)
    sys.modules[name] = module
    parent, _, child = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], child, module)


def _call(value: Any, name: str, **arguments: Any) -> Any:
    method = getattr(value, name, None)
    # A class has the method too, but unbound; and DataFrame-like objects invent attributes.
    if isinstance(value, type) or not callable(method):
        return None
    return method(**arguments)
