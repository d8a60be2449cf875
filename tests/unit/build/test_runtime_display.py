"""What a value looks like on the page: IPython's rules, without IPython."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from msai_course.base.paths import WEB


@pytest.fixture(scope="module")
def page_display() -> ModuleType:
    path = WEB / "src" / "kernel" / "page_display.py"
    spec = importlib.util.spec_from_file_location("page_display", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Table:
    def __repr__(self) -> str:
        return "tabela"

    def _repr_html_(self) -> str:
        return "<table></table>"


class Picture:
    def _repr_png_(self) -> bytes:
        return b"\x89PNG"


class Exercise:
    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        return {"text/plain": "ćwiczenie", "x/widget": {"model_id": "1"}}, {"x/widget": {"a": 1}}


def test_a_plain_value_is_its_repr(page_display: ModuleType) -> None:
    assert page_display.mime_bundle([1, "a"]) == ({"text/plain": "[1, 'a']"}, {})


def test_rich_values_keep_a_text_beside(page_display: ModuleType) -> None:
    data, _ = page_display.mime_bundle(Table())
    assert data == {"text/html": "<table></table>", "text/plain": "tabela"}


def test_bytes_travel_as_base64(page_display: ModuleType) -> None:
    assert page_display.mime_bundle(Picture())[0]["image/png"] == "iVBORw=="


def test_a_bundle_brings_its_metadata(page_display: ModuleType) -> None:
    data, metadata = page_display.mime_bundle(Exercise())
    assert data["x/widget"] == {"model_id": "1"}
    assert metadata == {"x/widget": {"a": 1}}


def test_a_class_is_not_taken_for_its_instance(page_display: ModuleType) -> None:
    assert list(page_display.mime_bundle(Table)[0]) == ["text/plain"]


def ipython_modules() -> dict[str, ModuleType]:
    return {name: m for name, m in sys.modules.items() if name.split(".")[0] == "IPython"}


@pytest.fixture
def without_ipython() -> Iterator[None]:
    real = ipython_modules()
    for name in real:
        del sys.modules[name]
    yield
    for name in ipython_modules():
        del sys.modules[name]
    sys.modules.update(real)


@pytest.mark.usefixtures("without_ipython")
def test_lessons_find_the_names_of_ipython(page_display: ModuleType) -> None:
    shown: list[Any] = []
    shell = SimpleNamespace(publish=shown.append, publish_bundle=None, clear_output=None)
    page_display.install_ipython(shell)
    from IPython import get_ipython
    from IPython.display import HTML, display

    display("a", HTML("<b>b</b>"))
    assert get_ipython() is shell
    assert shown[0] == "a"
    assert page_display.mime_bundle(shown[1])[0]["text/html"] == "<b>b</b>"
