"""Makes a package's ``__init__`` import its modules when a name of theirs is first used.

``import ipywidgets`` imports forty modules of controls; the course's exercises use one base class.
"""

from __future__ import annotations

import ast

_ON_FIRST_USE = """
__all__ = sorted(_LAZY)


def __getattr__(name):
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(_LAZY[name], __package__), name)
    return value


def __dir__():
    return sorted({*globals(), *__all__})
"""


def lazy_imports(source: str) -> str:
    """Return a module with each ``from .part import name`` put off until the name is used.

    Other statements stay as they are. A star among the imports cannot be put off.

    Raises:
        ValueError: The module has a relative import of everything.
    """
    kept, places = [], {}
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.ImportFrom) and statement.level:
            places.update(_names(statement))
        else:
            kept.append(ast.unparse(statement))
    return "\n".join([*kept, f"_LAZY = {places!r}", _ON_FIRST_USE])


def _names(statement: ast.ImportFrom) -> dict[str, str]:
    module = "." * statement.level + (statement.module or "")
    if any(alias.name == "*" or alias.asname for alias in statement.names):
        raise ValueError(f"from {module} import … cannot be put off: {ast.unparse(statement)}")
    return {alias.name: module for alias in statement.names}
