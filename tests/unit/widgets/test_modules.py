"""A module that an action needs is fetched once, and the action goes on."""

import asyncio
import importlib

import pytest

from msai.widgets.modules import fetch_module


def missing_module(name):
    with pytest.raises(ModuleNotFoundError) as caught:
        importlib.import_module(name)
    return caught.value


def run(name, load):
    """Ask for a module inside an event loop; return what was called."""
    called = []

    async def ask():
        begun = fetch_module(
            missing_module(name),
            lambda: called.append("again"),
            lambda: called.append("failed"),
            load,
        )
        called.append(begun)
        await asyncio.sleep(0.01)

    asyncio.run(ask())
    return called


def test_the_action_goes_on_when_the_module_is_there(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)

    async def load(name):
        (tmp_path / f"{name}.py").write_text("WORKS = True")
        importlib.invalidate_caches()

    assert run("msai_fetched_late", load) == [True, "again"]
    assert importlib.import_module("msai_fetched_late").WORKS


def test_a_module_that_does_not_exist_is_asked_for_once():
    async def load(_name):
        return None

    assert run("msai_no_such_module", load) == [True, "again"]
    assert run("msai_no_such_module", load) == [False]


def test_a_broken_connection_is_told_and_can_be_tried_again():
    async def load(_name):
        raise OSError("no network")

    assert run("msai_out_of_reach", load) == [True, "failed"]
    assert run("msai_out_of_reach", load) == [True, "failed"]


def test_outside_the_browser_the_error_stands():
    assert run("msai_not_in_the_browser", None) == [False]
