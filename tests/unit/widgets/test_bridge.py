"""The bridge asks the browser in order, waits until it listens, and hands answers back."""

import pytest

from msai.widgets import assets
from msai.widgets.bridge import Bridge


@pytest.fixture
def sent(monkeypatch):
    messages = []
    monkeypatch.setattr(Bridge, "send", lambda _self, *message: messages.append(message))
    return messages


def hear(bridge, **content):
    bridge._receive(bridge, content, [])


def test_what_is_asked_before_the_page_listens_is_sent_in_order_once_it_does(sent):
    bridge = Bridge()
    bridge.load(["a", "b"], print)
    bridge.save("a", {"n": 1}, print)
    assert sent == []
    hear(bridge, event="ready")
    bridge.remove("a")
    assert [(content["id"], content["op"]) for content, _buffers in sent] == [
        (1, "load"), (2, "save"), (3, "remove"),
    ]  # fmt: skip
    assert sent[0][0]["keys"] == ["a", "b"] and sent[1][0]["state"] == {"n": 1}


def test_each_operation_says_what_it_needs(sent):
    bridge = Bridge()
    hear(bridge, event="ready")
    bridge.deliver("a.txt", "text/plain", b"bytes")
    bridge.announce("done")
    bridge.learner(print)
    bridge.learner(print, {"code": "K07"})
    contents = [{k: v for k, v in content.items() if k != "id"} for content, _buffers in sent]
    assert contents == [
        {"op": "deliver", "filename": "a.txt", "mime": "text/plain"},
        {"op": "announce", "text": "done"},
        {"op": "learner"},
        {"op": "learner", "value": {"code": "K07"}},
    ]
    assert sent[0][1] == [b"bytes"]


def test_an_answer_goes_to_who_asked_and_only_once(sent):
    heard = []
    bridge = Bridge()
    bridge.load(["a"], lambda *answer: heard.append(("load", *answer)))
    bridge.save("a", {}, lambda *answer: heard.append(("save", *answer)))
    hear(bridge, id=2, ok=False, error="storage_full")
    hear(bridge, id=1, ok=True, value={"a": 1})
    hear(bridge, id=1, ok=True, value="again")
    hear(bridge, id=99, ok=True)
    assert heard == [("save", None, "storage_full"), ("load", {"a": 1}, None)]


def test_who_watches_is_told_of_changes_in_another_tab(sent):
    heard = []
    bridge = Bridge()
    bridge.watch(heard.append)
    hear(bridge, event="changed", key="a")
    assert heard == ["a"]


def test_a_host_without_a_copy_of_a_module_gets_it_from_python(sent, monkeypatch, tmp_path):
    (tmp_path / "bridge.js").write_bytes(b"export default {}")
    monkeypatch.setattr(assets, "_CHECKOUT", tmp_path)
    monkeypatch.setattr(assets, "PACKED", tmp_path / "none")
    bridge = Bridge()
    bridge._answer_module_request(bridge, {"op": "module", "name": "bridge"}, [])
    bridge._answer_module_request(bridge, {"op": "other"}, [])
    assert sent == [({"module": "bridge"}, [b"export default {}"])]
    with pytest.raises(FileNotFoundError):
        assets.module_text("chart")
