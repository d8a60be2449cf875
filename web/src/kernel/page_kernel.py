"""The Python half of the page's kernel: runs cells, carries comms, publishes outputs.

It stands in for ipykernel: the page needs no history, no magics and no completion, and
without IPython and its dozen wheels an exercise is on screen seconds earlier.

Several pages may share one Python. Each is a `Page` with names, comms and outputs of its own; whose
code runs just now stands in a context variable, which tasks and callbacks inherit.
"""

from __future__ import annotations

import asyncio
import builtins
import gc
import json
import math
import os
import sys
import traceback
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import comm
from comm.base_comm import BaseComm, CommManager
from page_display import install_ipython, mime_bundle
from pyodide.code import eval_code_async
from pyodide.ffi import JsProxy, to_js

# The page is the only front end, so nobody needs to hear their own updates again.
os.environ["JUPYTER_WIDGETS_ECHO"] = "0"

#: Seconds between the end of a page and the search for what it left in cycles.
COLLECT_AFTER = 2.0

Send = Callable[[str, str, Any], None]

_speaking: ContextVar[Page] = ContextVar("speaking")
_collecting: asyncio.TimerHandle | None = None
#: What a page may open from its side: the same for all, since libraries register it once.
_targets: dict[str, Any] = {}


class Page:
    """Python of one page of the course, from its start until the page is left."""

    def __init__(self, send: Send) -> None:
        self.names: dict[str, Any] = {"__name__": "__main__", "__builtins__": builtins}
        self.comms = _new_manager()
        #: The cell that runs, or the message that is answered.
        self.parent = ""
        #: Output widgets that are capturing just now, innermost last (comm ids).
        self.capturing: list[str] = []
        #: What was printed and not yet shown, by the name of its stream.
        self.printed: dict[str, list[str]] = {"stdout": [], "stderr": []}
        self._send: Send = send

    async def run_cell(self, cell: str, code: str, load: Callable[[str], Awaitable[bool]]) -> bool:
        """Run one cell; return whether it ended without an error.

        A module that isn't there yet is fetched by ``load(name)`` and the cell runs again:
        what a lesson imports, and what that imports in turn, is known only here.
        """
        with self._turn():
            self.parent = cell
            try:
                result = await self._evaluate(cell, code, load)
                if result is not None:
                    publish_display(result, kind="execute_result")
                return True
            except Exception as error:
                publish_error(error)
                return False
            finally:
                self.flush()
                gc.enable()

    async def _evaluate(self, cell: str, code: str, load: Callable[[str], Awaitable[bool]]) -> Any:
        while True:
            try:
                return await eval_code_async(code, self.names, filename=f"<{cell}>")
            except ModuleNotFoundError as error:
                if not error.name or not await load(error.name):
                    raise

    def handle_comm(self, kind: str, message_id: str, text: str, buffers: JsProxy) -> None:
        """Hand a comm message of the page (``comm_open|comm_msg|comm_close``) to its widget."""
        before, self.parent = self.parent, message_id
        message = {
            "header": {"msg_id": message_id, "msg_type": kind},
            "content": json.loads(text),
            "buffers": [buffer.to_py() for buffer in buffers],
            "metadata": {},
        }
        with self._turn():
            try:
                getattr(self.comms, kind)(None, None, message)
            except Exception as error:
                publish_error(error)
            finally:
                self.flush()
                self.parent = before

    def close(self) -> None:
        """Forget a page that is gone: its widgets, its names, what it keeps in memory."""
        # Timers may still speak for it; nobody hears them.
        self._send = _to_nobody
        with self._turn():
            for identity in list(self.comms.comms):
                if widget := _widgets().get(identity):
                    widget.close()
        self.comms = _new_manager()
        self.names.clear()
        _collect_soon()

    def output(self, output: dict[str, Any]) -> None:
        """Give out what a cell or a widget shows; an Output widget may be catching it."""
        if widget := self._capturing_widget():
            widget.outputs = (*widget.outputs, output)
        else:
            self.post("output", {"parent": self.parent, "output": output})

    def clear_output(self, wait: bool) -> None:
        """Empty the output that is being written to."""
        self.flush()
        if widget := self._capturing_widget():
            widget.outputs = ()
        else:
            self.post("clear", {"parent": self.parent, "wait": wait})

    def follow_capture(self, comm_id: str, data: dict[str, Any]) -> None:
        """Notice an Output widget that starts or ends capturing: it sets its ``msg_id``."""
        state = data.get("state") or {}
        if data.get("method") != "update" or "msg_id" not in state:
            return
        if comm_id in self.capturing:
            self.capturing.remove(comm_id)
        if state["msg_id"]:
            self.capturing.append(comm_id)

    def flush(self) -> None:
        """Show what was printed."""
        for name, parts in self.printed.items():
            text = "".join(parts)
            parts.clear()
            if text:
                self.output({"output_type": "stream", "name": name, "text": text})

    def post(self, kind: str, content: dict[str, Any], buffers: list[Any] | None = None) -> None:
        """Send something to the page."""
        # A view of a sliced or typed array isn't bytes in order; bytes are copied once here.
        copies = [to_js(memoryview(bytes(buffer))) for buffer in buffers or ()]
        self._send(kind, _as_json(content), to_js(copies))

    def _capturing_widget(self) -> Any:
        return _widgets().get(self.capturing[-1]) if self.capturing else None

    @contextmanager
    def _turn(self) -> Iterator[None]:
        token = _speaking.set(self)
        try:
            yield
        finally:
            _speaking.reset(token)


def open_page(send: Send) -> Page:
    """Begin a page, which is spoken to through ``send(kind, json, buffers)``."""
    return Page(send)


def publish_display(value: Any, *, kind: str = "display_data") -> None:
    """Publish a value as the page should show it."""
    data, metadata = mime_bundle(value)
    publish_bundle(data, metadata, kind=kind)


def publish_bundle(
    data: dict[str, Any], metadata: dict[str, Any], *, kind: str = "display_data"
) -> None:
    """Publish a ready mime bundle."""
    _speaking.get().output({"output_type": kind, "data": data, "metadata": metadata})


def publish_error(error: BaseException) -> None:
    """Publish an exception; the page says it in plain words and keeps the details folded."""
    lines = traceback.format_exception(error)
    _speaking.get().output(
        {
            "output_type": "error",
            "ename": type(error).__name__,
            "evalue": str(error),
            "traceback": "".join(lines).splitlines(),
        }
    )


class PageComm(BaseComm):
    """A comm whose other end is the page that opened it."""

    def __init__(self, **options: Any) -> None:
        self._page = _speaking.get()
        super().__init__(**options)

    def publish_msg(
        self,
        msg_type: str,
        data: dict[str, Any] | None = None,
        metadata: dict[str, Any] | None = None,
        buffers: list[Any] | None = None,
        **keys: Any,
    ) -> None:
        """Send a comm message to the page."""
        self._page.follow_capture(self.comm_id, data or {})
        content = {"comm_id": self.comm_id, "data": data or {}, **keys}
        message = {"type": msg_type, "content": content, "metadata": metadata or {}}
        self._page.post("comm", {**message, "parent": self._page.parent}, buffers)


class _Events:
    """Hooks around each run: nobody uses them in the page."""

    def trigger(self, name: str) -> None:
        pass


class _Shell:
    """What ipywidgets and comm ask of IPython's shell."""

    def __init__(self) -> None:
        self.kernel = self
        self.events = _Events()

    @property
    def comm_manager(self) -> CommManager:
        return _manager()

    def get_parent(self) -> dict[str, Any]:
        return {"header": {"msg_id": _speaking.get().parent}}

    def showtraceback(self, exc_info: Any = None, **_: Any) -> None:
        error = exc_info[1] if exc_info else sys.exception()
        if error is not None:
            publish_error(error)

    publish = staticmethod(publish_display)
    publish_bundle = staticmethod(publish_bundle)

    def clear_output(self, wait: bool = False) -> None:
        _speaking.get().clear_output(wait)


class _Stream:
    """``sys.stdout`` or ``sys.stderr``: gathers text for the page that prints."""

    encoding = "utf-8"

    def __init__(self, name: str) -> None:
        self.name = name

    def write(self, text: str) -> int:
        if page := _speaking.get(None):
            page.printed[self.name].append(text)
        return len(text)

    def flush(self) -> None:
        if page := _speaking.get(None):
            page.flush()

    def isatty(self) -> bool:
        return False


def _new_manager() -> CommManager:
    manager = CommManager()
    manager.targets = _targets
    return manager


def _manager() -> CommManager:
    """Return the comms of the page whose code runs."""
    return _speaking.get().comms


def _widgets() -> Any:
    """Return the widgets of all pages by their comm."""
    known = sys.modules.get("ipywidgets.widgets.widget")
    return known._instances if known else {}


def _collect_soon() -> None:
    """Give memory back, but not while the next page waits for its exercises."""
    global _collecting
    if _collecting is None:
        _collecting = asyncio.get_event_loop().call_later(COLLECT_AFTER, _collect)


def _collect() -> None:
    global _collecting
    _collecting = None
    gc.collect()


def _to_nobody(kind: str, content: str, buffers: Any) -> None:
    pass


def _as_json(content: dict[str, Any]) -> str:
    try:
        return json.dumps(content, allow_nan=False, default=str, ensure_ascii=False)
    except ValueError:
        # JavaScript's JSON knows no NaN and no infinity.
        return json.dumps(_finite(content), default=str, ensure_ascii=False)


def _finite(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(item) for item in value]
    return value


# Until a first cell has run all that is made is libraries, and they stay: no cycles to look for.
gc.disable()
comm.create_comm = PageComm
comm.get_comm_manager = _manager
sys.stdout, sys.stderr = _Stream("stdout"), _Stream("stderr")
install_ipython(_Shell())
