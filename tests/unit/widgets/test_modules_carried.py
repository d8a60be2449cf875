"""Front ends without a page beside the kernel: the module is carried or asked for."""

import json

import pytest

from msai.widgets import assets


@pytest.fixture
def built(tmp_path, monkeypatch):
    """A folder with the built front ends, as after a build."""
    for name in assets.MODULES:
        (tmp_path / f"{name}.js").write_text(f'export default {{ name: "{name}" }};\n', "utf-8")
    monkeypatch.setattr(assets, "_CHECKOUT", tmp_path)
    monkeypatch.setattr(assets, "PACKED", tmp_path / "none")
    assets.esm.cache_clear()
    yield tmp_path
    assets.esm.cache_clear()


@pytest.fixture
def widget(monkeypatch):
    """A widget that notes what it sends."""
    made = assets.LoadedWidget()
    made.sent = []
    monkeypatch.setattr(
        type(made), "send", lambda self, content, buffers=None: self.sent.append((content, buffers))
    )
    yield made
    made.close()


def test_a_widget_carries_its_own_small_module_and_not_the_charts(built):
    loader = assets.esm("exercise")
    assert json.dumps((built / "exercise.js").read_text("utf-8")) in loader
    assert (built / "chart.js").read_text("utf-8").strip() not in loader
    assert "__" not in loader.replace("__proto__", "")


def test_in_the_browser_a_widget_carries_nothing(built, monkeypatch):
    monkeypatch.setattr(assets.sys, "platform", "emscripten")
    loader = assets.esm("exercise")
    assert "const CARRIED = null;" in loader
    assert len(loader) < 4000


def test_two_versions_of_the_course_in_one_tab_are_told_apart(built):
    before = assets.esm("exercise")
    (built / "chart.js").write_text("export default {};\n", "utf-8")
    assets.esm.cache_clear()
    assert assets.esm("exercise") != before


def test_a_module_is_sent_when_it_is_asked_for(built, widget):
    widget._answer_module_request(widget, {"op": "module", "name": "chart"}, [])
    assert widget.sent == [({"module": "chart"}, [(built / "chart.js").read_bytes()])]


@pytest.mark.parametrize("name", ["../secret", "unknown"])
def test_what_is_no_module_is_answered_in_words_and_never_read(built, widget, name):
    (built.parent / "secret.js").write_text("secret", "utf-8")
    widget._answer_module_request(widget, {"op": "module", "name": name}, [])
    [(content, buffers)] = widget.sent
    assert content["module"] == name
    assert "zbuduj stronę" in content["error"]
    assert buffers is None


def test_a_checkout_that_was_not_built_says_so(widget, tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "_CHECKOUT", tmp_path)
    monkeypatch.setattr(assets, "PACKED", tmp_path)
    widget._answer_module_request(widget, {"op": "module", "name": "exercise"}, [])
    assert "zbuduj stronę" in widget.sent[0][0]["error"]
