"""The one way from Python to the browser: save and load states, deliver files, announce.

A worker has no storage of its own, so a small widget on the page does it (``web/PROTOCOL.md``).
Under nbval and in the static build nobody answers: requests wait and exercises keep their
default state.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

import comm

from msai.ui import KeptRecord, Lock, Pack, Shrink
from msai.widgets.assets import LoadedWidget, esm

Answer: TypeAlias = Callable[[Any, str | None], None]


class Bridge(LoadedWidget):
    """Sends requests to the browser and calls back with ``(value, error code or None)``."""

    _esm = esm("bridge")

    def __init__(self) -> None:
        self._numbers = count(1)
        self._waiting: dict[int, Answer] = {}
        self._queue: list[tuple[dict[str, Any], list[bytes]]] | None = []
        self._watchers: list[Callable[[str], None]] = []
        super().__init__()
        self.on_msg(self._receive)

    def load(self, keys: Sequence[str], answer: Answer) -> None:
        """Ask for the saved records of exercises; the answer maps the existing ones by key."""
        self._ask({"op": "load", "keys": list(keys)}, answer)

    def save(self, key: str, state: Mapping[str, Any], answer: Answer) -> None:
        """Save the state of an exercise in the learner's browser."""
        self._ask({"op": "save", "key": key, "state": dict(state)}, answer)

    def remove(self, key: str, answer: Answer | None = None) -> None:
        """Forget the saved state of an exercise."""
        self._ask({"op": "remove", "key": key}, answer)

    def set_aside(self, key: str, answer: Answer) -> None:
        """Move a saved state that cannot be read to a key where nothing writes over it."""
        self._ask({"op": "set_aside", "key": key}, answer)

    def deliver(
        self, filename: str, mime: str, content: bytes, answer: Answer | None = None
    ) -> None:
        """Hand a file to the learner as a download; the answer tells whether the browser took it.

        What the browser does with it afterwards (asks where, refuses, fills the disk) no page can
        know.
        """
        request = {"op": "deliver", "filename": filename, "mime": mime}
        self._ask(request, answer, buffers=[content])

    def draw(self, specs: Sequence[Mapping[str, Any]], answer: Answer) -> None:
        """Have charts drawn for paper; the answer is a PNG for each, None for one that failed."""
        self._ask({"op": "draw", "specs": [dict(spec) for spec in specs]}, answer)

    def sketch(self, specs: Sequence[Mapping[str, Any]], answer: Answer) -> None:
        """Have charts drawn as stored pages have them; the answer is an SVG (text) for each."""
        self._ask({"op": "draw", "specs": [dict(spec) for spec in specs], "how": "sketch"}, answer)

    def sign(self, texts: Sequence[str], key: Mapping[str, Any] | None, answer: Answer) -> None:
        """Have texts signed, or a pair of keys made where ``key`` is None (see `msai.ui.Sign`)."""
        private = None if key is None else dict(key)
        self._ask({"op": "sign", "texts": list(texts), "key": private}, answer)

    def lock(self, wanted: Lock, answer: Answer) -> None:
        """Have a content locked or opened with a password (see `msai.ui.Lock`)."""
        request = {"op": "lock", "password": wanted.password, "rounds": wanted.rounds}
        parts = [wanted.salt, wanted.nonce, wanted.header, wanted.content]
        self._ask({**request, "open": wanted.open}, answer, buffers=parts)

    def shrink(self, wanted: Shrink, answer: Answer) -> None:
        """Have a picture made a PNG that is not too large (see `msai.ui.Shrink`)."""
        request = {"op": "shrink", "mime": wanted.mime, "side": wanted.side, "size": wanted.size}
        self._ask(request, answer, buffers=[wanted.content])

    def fetch(self, names: Sequence[str], answer: Answer) -> None:
        """Read files of the site; the answer is their bytes in order."""
        self._ask({"op": "fetch", "names": list(names)}, answer)

    def pack(self, more: Pack, answer: Answer) -> None:
        """Put files into the archive that the page makes (see `msai.ui.Pack`)."""
        request = {
            "op": "pack",
            "begins": more.begins,
            "names": list(more.files),
            "fetched": list(more.fetched.items()),
            "filename": more.filename,
        }
        self._ask(request, answer, list(more.files.values()))

    def keep(self, key: str, records: Mapping[str, KeptRecord | None], answer: Answer) -> None:
        """Keep records of an exercise beside its state, or remove those that are None."""
        told: list[tuple[str, Any, int | None]] = []
        buffers: list[bytes] = []
        for name, record in records.items():
            if record is None:
                told.append((name, None, None))
            else:
                told.append((name, {"data": record.data}, len(buffers)))
                buffers.append(record.content)
        self._ask({"op": "keep", "key": key, "records": told}, answer, buffers)

    def recall(self, key: str, answer: Answer) -> None:
        """Ask for all records of an exercise; the answer maps each name to its `KeptRecord`."""
        self._ask({"op": "recall", "key": key}, answer)

    def forget(self, key: str, answer: Answer) -> None:
        """Remove all records of an exercise."""
        self._ask({"op": "forget", "key": key}, answer)

    def announce(self, text: str) -> None:
        """Say a sentence to screen readers."""
        self._ask({"op": "announce", "text": text})

    def learner(self, answer: Answer, value: Mapping[str, Any] | None = None) -> None:
        """Read the learner's record (code, group), or store it when ``value`` is given."""
        request: dict[str, Any] = {"op": "learner"}
        self._ask(request if value is None else {**request, "value": dict(value)}, answer)

    def watch(self, changed: Callable[[str], None]) -> None:
        """Call ``changed(key)`` when another tab saved a newer state."""
        self._watchers.append(changed)

    def _ask(
        self, request: dict[str, Any], answer: Answer | None = None, buffers: Sequence[bytes] = ()
    ) -> None:
        number = next(self._numbers)
        if answer is not None:
            self._waiting[number] = answer
        message = ({"id": number, **request}, [*buffers])
        # Messages sent before the front end listens are lost, hence the queue until "ready".
        if self._queue is not None:
            self._queue.append(message)
        else:
            self.send(*message)

    def _receive(self, _widget: Any, content: dict[str, Any], buffers: Any) -> None:
        if content.get("event") == "ready":
            queue, self._queue = self._queue or [], None
            for message in queue:
                self.send(*message)
        elif content.get("event") == "changed":
            for watcher in self._watchers:
                watcher(str(content["key"]))
        elif "id" in content and (answer := self._waiting.pop(content["id"], None)):
            value = _with_parts(content.get("value"), buffers)
            answer(value, None if content.get("ok") else str(content.get("error")))


def _with_parts(value: Any, buffers: Sequence[Any]) -> Any:
    """Return what the browser answered; the numbers of its parts give way to the parts."""
    if isinstance(value, Mapping) and isinstance(found := value.get("records"), list):
        return {name: KeptRecord(data, bytes(buffers[at])) for name, data, at in found}
    if not buffers:
        return value
    return [None if at is None else bytes(buffers[at]) for at in value]


#: One for each front end, which is known by its manager of comms: pages may share a kernel.
_bridges: WeakKeyDictionary[Any, Bridge] = WeakKeyDictionary()


def bridge() -> Bridge:
    """Return the bridge to the page whose code runs; it has one."""
    manager = comm.get_comm_manager()
    if manager not in _bridges:
        _bridges[manager] = Bridge()
    return _bridges[manager]
