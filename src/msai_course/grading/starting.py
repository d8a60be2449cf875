"""A quicker start: jsonschema comes without its parsers of international web addresses.

It imports ``rfc3987_syntax`` when that is installed, and with it 38 grammars are compiled: a third
of the time that `grade` needs to start. Notebooks have no field of that format.
"""

from __future__ import annotations

import sys
from importlib import import_module

_GRAMMARS = "rfc3987_syntax"


def import_jsonschema() -> None:
    """Import jsonschema as if the grammars were not installed; others may still import them."""
    if "jsonschema" in sys.modules or _GRAMMARS in sys.modules:
        return
    # None makes an import fail as if there were no such package; jsonschema then does without it.
    sys.modules[_GRAMMARS] = None  # type: ignore[assignment]
    try:
        import_module("jsonschema")
    finally:
        del sys.modules[_GRAMMARS]
