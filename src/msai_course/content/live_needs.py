"""What the cells of a page load in the browser, told by what their exercises import.

Nobody has to declare it: imports at the head of modules are followed through the ``msai`` package
without running anything. What a function imports later is fetched when it is called.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import msai

#: Library → word of ``data-live-needs`` (``web/src/kernel/packages.ts``).
WORDS = {"pandas": "tables", "numpy": "numpy", "msai_trainer": "trainer"}
_PACKAGE = Path(msai.__file__).parent
#: An exercise that imports it shows the table of the municipality; one that imports the other
#: knows at least whose data they are.
TOWN, ORIGIN = "msai.activities.common.town", "msai.activities.common.town_origin"
#: An exercise that imports one of these shows what of the course a site has, or its own cases.
SCOPE, CASES = "msai.base.scope", "msai.practices.of_edition"
#: What is imported from here is an activity: its program follows.
_SHOWN, _PROGRAM = "msai.widgets", "msai.activities.{}.program"


def needs_of(sources: Iterable[str]) -> tuple[str, ...]:
    """Return what the code of cells needs besides the base, such as ``("tables",)``."""
    imported = {name for source in sources for name in _reached(source)}
    words = {word for library, word in WORDS.items() if library in imported}
    return tuple(sorted(words - {"numpy"} if "tables" in words else words))


def shows_town(code: Iterable[str]) -> bool:
    """Tell whether cells call an exercise that imports the town, itself or through others."""
    return any(TOWN in modules_of(source) for source in code)


def knows_town(source: str) -> bool:
    """Tell whether an exercise looks different where an edition brings data of its own."""
    return not {TOWN, ORIGIN}.isdisjoint(modules_of(source))


def knows_course(source: str) -> bool:
    """Tell whether an exercise looks different where an edition leaves lessons out, or adds."""
    return not {SCOPE, CASES}.isdisjoint(modules_of(source))


def _reached(source: str) -> set[str]:
    """Return every library that a piece of code imports, itself or through ``msai``."""
    return {name.partition(".")[0] for name in modules_of(source)}


def modules_of(source: str) -> set[str]:
    """Return every module that a piece of code imports, itself or through ``msai``."""
    pending, seen = list(_imports(source)), set[str]()
    while pending:
        if (name := pending.pop()) not in seen:
            seen.add(name)
            pending += _imports_of_module(name)
    return seen


@cache
def _imports_of_module(name: str) -> tuple[str, ...]:
    parts = name.split(".")
    if parts[0] != "msai":
        return ()
    place = _PACKAGE.joinpath(*parts[1:])
    files = [place.with_suffix(".py"), place / "__init__.py"]
    found = next((path for path in files if path.is_file()), None)
    if found is None:
        return ()
    return tuple(_imports(found.read_text(encoding="utf-8")))


def _imports(source: str) -> Iterator[str]:
    """Yield the modules that code imports at its top level; an exercise by its own module."""
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.Import):
            for alias in statement.names:
                yield from _with_parents(alias.name)
        elif isinstance(statement, ast.ImportFrom) and statement.module:
            yield from _with_parents(statement.module)
            pattern = _PROGRAM if statement.module == _SHOWN else f"{statement.module}.{{}}"
            yield from (pattern.format(alias.name) for alias in statement.names)


def _with_parents(name: str) -> Iterator[str]:
    parts = name.split(".")
    yield from (".".join(parts[: size + 1]) for size in range(len(parts)))
