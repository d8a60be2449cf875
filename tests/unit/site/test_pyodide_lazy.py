"""A package whose imports wait looks the same to whoever uses it."""

import importlib
import sys

import pytest

from msai_course.site.pyodide_lazy import lazy_imports

SOURCE = '"""Doc."""\nfrom .shapes import Circle, Square\nfrom .inks import red\nLIMIT = 3\n'


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package with lazy imports, fresh in each test."""
    folder = tmp_path / "drawing"
    folder.mkdir()
    (folder / "__init__.py").write_text(lazy_imports(SOURCE), encoding="utf-8")
    (folder / "shapes.py").write_text("class Circle: pass\nclass Square: pass\n", encoding="utf-8")
    (folder / "inks.py").write_text("red = '#f00'\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield importlib.import_module("drawing")
    for name in [name for name in sys.modules if name.split(".")[0] == "drawing"]:
        del sys.modules[name]


def test_nothing_is_imported_until_a_name_is_used(package):
    assert "drawing.shapes" not in sys.modules
    assert package.Circle.__module__ == "drawing.shapes"
    assert "drawing.inks" not in sys.modules


def test_names_are_there_in_every_way_of_asking(package):
    space = {}
    exec("from drawing import *\nfrom drawing import red as ink", space)
    assert {"Circle", "Square", "red", "ink"} <= space.keys()
    assert {"Circle", "red", "LIMIT"} <= set(dir(package))
    assert package.LIMIT == 3 and package.__doc__ == "Doc."


def test_an_unknown_name_is_an_attribute_error(package):
    with pytest.raises(AttributeError, match="Triangle"):
        _ = package.Triangle


@pytest.mark.parametrize("statement", ["from .shapes import *", "from .shapes import Circle as C"])
def test_what_cannot_be_put_off_is_refused(statement):
    with pytest.raises(ValueError, match="cannot be put off"):
        lazy_imports(statement)
