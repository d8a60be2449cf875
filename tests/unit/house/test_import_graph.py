"""The rooms of the house: who imports whom, drawn from every ``import`` of ``src``.

Imports under ``TYPE_CHECKING`` and inside functions count like any other: whoever reads a room has
to know what it leans on.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from msai_course.base.paths import ROOT

SOURCE = ROOT / "src"
#: Arrows between the distributions go from the left to the right.
DISTRIBUTIONS = ("msai_course", "msai_trainer", "msai")
#: Rooms of `msai`, the topmost first; whatever is not named is a model, and stands beside ``ui``.
FLOORS = {"widgets": 0, "activities": 1, "base": 3}
_MODELS = 2
Graph = Mapping[str, set[str]]


def name_of(path: Path, source: Path) -> str:
    parts = path.relative_to(source).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(tree: ast.AST, package: str) -> Iterator[str]:
    """Yield what a module imports; ``from a import b`` may mean the module ``a.b``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: -node.level + 1 or None] if node.level else []
            start = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{start}.{alias.name}" for alias in node.names)


def draw(source: Path = SOURCE) -> dict[str, set[str]]:
    """Return module → modules of ours that it imports."""
    paths = {name_of(path, source): path for path in sorted(source.rglob("*.py"))}
    graph: dict[str, set[str]] = {}
    for name, path in paths.items():
        package = name if path.stem == "__init__" else name.rpartition(".")[0]
        targets = imported(ast.parse(path.read_text(encoding="utf-8")), package)
        found = {_known(target, paths) for target in targets}
        graph[name] = {one for one in found if one} - {name}
    return graph


def _known(target: str, paths: Mapping[str, Path]) -> str:
    """Return the module that is meant: the name itself, or what it is taken from."""
    return target if target in paths else _parent(target, paths)


def _parent(target: str, paths: Mapping[str, Path]) -> str:
    above = target.rpartition(".")[0]
    return above if above in paths else ""


def circles(graph: Graph) -> set[frozenset[str]]:
    """Return the groups of modules that reach each other (Tarjan's strongly connected parts)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    found: set[frozenset[str]] = set()

    def visit(name: str) -> None:
        number[name] = lowest[name] = len(number)
        stack.append(name)
        for other in graph[name]:
            if other not in number:
                visit(other)
            if other in stack:
                lowest[name] = min(lowest[name], lowest[other])
        if lowest[name] == number[name]:
            at = stack.index(name)
            part = stack[at:]
            del stack[at:]
            if len(part) > 1:
                found.add(frozenset(part))

    for name in graph:
        if name not in number:
            visit(name)
    return found


def back_arrows(graph: Graph) -> set[str]:
    """Return the arrows that go up, as ``from → to``."""
    arrows = ((name, other) for name, others in graph.items() for other in others)
    return {f"{name} → {other}" for name, other in arrows if not _is_down(name, other)}


def _is_down(name: str, other: str) -> bool:
    ours, theirs = name.split(".")[0], other.split(".")[0]
    if ours != theirs:
        return DISTRIBUTIONS.index(ours) < DISTRIBUTIONS.index(theirs)
    return ours != "msai" or _floor(name) <= _floor(other)


def _floor(name: str) -> int:
    """Return the floor of a module of `msai`; what stands beside the rooms is for all of them."""
    room = name.split(".")[1:2]
    if not room or room == ["errors"]:
        return FLOORS["base"]
    return FLOORS.get(room[0], _MODELS)


@pytest.fixture(scope="module")
def graph() -> dict[str, set[str]]:
    return draw()


def test_every_room_is_drawn(graph):
    assert len(graph) > 300
    assert {"msai.base", "msai_course.cli.app"} <= set(graph)
    assert "msai_course.base.paths" in graph["msai_course.cli.quality"]


def test_no_modules_import_each_other_in_a_circle(graph):
    assert sorted(map(sorted, circles(graph))) == []


def test_arrows_go_down_only(graph):
    assert sorted(back_arrows(graph)) == []


def test_no_activity_imports_another_nor_do_shared_parts_import_one(graph):
    found = {
        f"{name} → {other}"
        for name, others in graph.items()
        for other in others
        if (theirs := _activity(other))
        and (mine := _activity(name))
        and theirs not in ("common", mine)
    }
    assert sorted(found) == []


def _activity(name: str) -> str:
    """Return the folder of an activity, ``common`` for what they share, else an empty text."""
    parts = name.split(".")
    return parts[2] if parts[:2] == ["msai", "activities"] and len(parts) > 2 else ""


SKETCH = {
    "a": "import typing\nif typing.TYPE_CHECKING:\n    from m.b import Thing",
    "b": "def later():\n    from m import c",
    "c": "from .a import x",
    "d": "import m.a",
}


def test_a_circle_is_seen_through_type_checking_functions_and_dots(tmp_path):
    (tmp_path / "m").mkdir()
    for name, text in {"__init__": "", **SKETCH}.items():
        (tmp_path / "m" / f"{name}.py").write_text(text, encoding="utf-8")
    assert circles(draw(tmp_path)) == {frozenset({"m.a", "m.b", "m.c"})}


@pytest.mark.parametrize(
    ("name", "other", "down"),
    [
        ("msai_course.cli", "msai.ui", True),
        ("msai_trainer.people", "msai_course.cli", False),
        ("msai.base.text", "msai.diagnosis.reading", False),
        ("msai.ui.html", "msai.activities.common.desk", False),
        ("msai.activities.x.screen", "msai.ui.nodes", True),
    ],
)
def test_an_arrow_is_known_as_up_or_down(name, other, down):
    assert _is_down(name, other) == down
