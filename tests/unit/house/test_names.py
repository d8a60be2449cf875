"""A class name stands for one thing: whoever reads it knows which."""

from __future__ import annotations

import ast
from collections import defaultdict

from msai_course.base.paths import ROOT


def classes() -> dict[str, list[str]]:
    """Return the files that declare a class, by its name."""
    places: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(path.relative_to(ROOT).as_posix())
    return places


def test_no_class_name_stands_for_two_things() -> None:
    twice = {name: places for name, places in classes().items() if len(places) > 1}
    assert twice == {}
