"""What the learner did, read from the message that tells it (``web/PROTOCOL.md``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msai.ui import Event, GivenFile, Tick


def given(content: Mapping[str, Any], buffers: Sequence[Any]) -> Event | Tick:
    """Return the event of a message."""
    identity = str(content["id"])
    if "option" in content:
        return Tick(identity, str(content["option"]), bool(content["on"]))
    value = _whole(content.get("value"))
    if isinstance(moments := content.get("files"), list):
        return Event(identity, value, files=_files(value, moments, buffers))
    return Event(identity, value, bytes(buffers[0]) if buffers else b"")


def _files(
    names: Sequence[str], moments: Sequence[Any], buffers: Sequence[Any]
) -> tuple[GivenFile, ...]:
    """Return several files; browsers count milliseconds."""
    told = zip(names, moments, buffers, strict=True)
    return tuple(GivenFile(name, bytes(part), moment / 1000) for name, moment, part in told)


def _whole(value: Any) -> Any:
    """Return texts without halves of characters, which no file can hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "ignore").decode()
    return [_whole(part) for part in value] if isinstance(value, list) else value
