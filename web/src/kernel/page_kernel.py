"""The Python half of the page's kernel: runs cells, carries comms, publishes outputs.

It stands in for ipykernel: the page needs no history, no magics and no completion, and
without IPython and its dozen wheels an exercise is on screen seconds earlier.
"""

from __future__ import annotations

import json
import math
import os
import sys
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

import comm
from comm.base_comm import BaseComm
from page_display import install_ipython, mime_bundle
from pyodide.code import eval_code_async
from pyodide.ffi import JsProxy, to_js

import __main__

# The page is the only front end, so nobody needs to hear their own updates again.
os.environ["JUPYTER_WIDGETS_ECHO"] = "0"

_send: Callable[[str, str, Any], None]
_parent = ""
#: Output widgets that are capturing just now, innermost last (comm ids).
_capturing: list[str] = []


def connect(send: Callable[[str, str, Any], None]) -> None:
    """Start talking to the page through ``send(kind, json, buffers)``."""
    global _send
    _send = send
    comm.create_comm = PageComm
    sys.stdout, sys.stderr = _Stream("stdout"), _Stream("stderr")
    install_ipython(_Shell())


async def run_cell(cell: str, code: str, load: Callable[[str], Awaitable[bool]]) -> bool:
    """Run one cell in ``__main__``; return whether it ended without an error.

    A module that isn't there yet is fetched by ``load(name)`` and the cell runs again:
    what a lesson imports, and what that imports in turn, is known only here.
    """
    global _parent
    _parent = cell
    try:
        result = await _evaluate(cell, code, load)
        if result is not None:
            publish_display(result, kind="execute_result")
        return True
    except Exception as error:
        publish_error(error)
        return False
    finally:
        _flush()


async def _evaluate(cell: str, code: str, load: Callable[[str], Awaitable[bool]]) -> Any:
    while True:
        try:
            return await eval_code_async(code, __main__.__dict__, filename=f"<{cell}>")
        except ModuleNotFoundError as error:
            if not error.name or not await load(error.name):
                raise


def handle_comm(kind: str, message_id: str, text: str, buffers: JsProxy) -> None:
    """Hand a comm message of the page (``comm_open|comm_msg|comm_close``) to its widget."""
    global _parent
    before, _parent = _parent, message_id
    message = {
        "header": {"msg_id": message_id, "msg_type": kind},
        "content": json.loads(text),
        "buffers": [buffer.to_py() for buffer in buffers],
        "metadata": {},
    }
    try:
        getattr(comm.get_comm_manager(), kind)(None, None, message)
    except Exception as error:
        publish_error(error)
    finally:
        _flush()
        _parent = before


def publish_display(value: Any, *, kind: str = "display_data") -> None:
    """Publish a value as the page should show it."""
    data, metadata = mime_bundle(value)
    publish_bundle(data, metadata, kind=kind)


def publish_bundle(
    data: dict[str, Any], metadata: dict[str, Any], *, kind: str = "display_data"
) -> None:
    """Publish a ready mime bundle."""
    _publish_output({"output_type": kind, "data": data, "metadata": metadata})


def publish_error(error: BaseException) -> None:
    """Publish an exception; the page says it in plain words and keeps the details folded."""
    lines = traceback.format_exception(error)
    _publish_output(
        {
            "output_type": "error",
            "ename": type(error).__name__,
            "evalue": str(error),
            "traceback": "".join(lines).splitlines(),
        }
    )


def clear_output(wait: bool = False) -> None:
    """Empty the output that is being written to."""
    _flush()
    if widget := _capturing_widget():
        widget.outputs = ()
    else:
        _post("clear", {"parent": _parent, "wait": wait})


class PageComm(BaseComm):
    """A comm whose other end is the page."""

    def publish_msg(
        self,
        msg_type: str,
        data: dict[str, Any] | None = None,
        metadata: dict[str, Any] | None = None,
        buffers: list[Any] | None = None,
        **keys: Any,
    ) -> None:
        """Send a comm message to the page."""
        _follow_capture(self.comm_id, data or {})
        content = {"comm_id": self.comm_id, "data": data or {}, **keys}
        message = {"type": msg_type, "content": content, "metadata": metadata or {}}
        _post("comm", {**message, "parent": _parent}, buffers)


class _Events:
    """Hooks around each run: nobody uses them in the page."""

    def trigger(self, name: str) -> None:
        pass


class _Shell:
    """What ipywidgets and comm ask of IPython's shell."""

    def __init__(self) -> None:
        self.kernel = self
        self.events = _Events()
        self.comm_manager = comm.get_comm_manager()

    def get_parent(self) -> dict[str, Any]:
        return {"header": {"msg_id": _parent}}

    def showtraceback(self, exc_info: Any = None, **_: Any) -> None:
        error = exc_info[1] if exc_info else sys.exception()
        if error is not None:
            publish_error(error)

    publish = staticmethod(publish_display)
    publish_bundle = staticmethod(publish_bundle)
    clear_output = staticmethod(clear_output)


class _Stream:
    """``sys.stdout`` or ``sys.stderr`` of the page: gathers text, publishes on flush."""

    encoding = "utf-8"

    def __init__(self, name: str) -> None:
        self.name = name
        self._parts: list[str] = []

    def write(self, text: str) -> int:
        self._parts.append(text)
        return len(text)

    def flush(self) -> None:
        text = "".join(self._parts)
        self._parts.clear()
        if text:
            _publish_output({"output_type": "stream", "name": self.name, "text": text})

    def isatty(self) -> bool:
        return False


def _flush() -> None:
    sys.stdout.flush()
    sys.stderr.flush()


def _follow_capture(comm_id: str, data: dict[str, Any]) -> None:
    """Notice an Output widget that starts or ends capturing: it sets its ``msg_id``."""
    state = data.get("state") or {}
    if data.get("method") != "update" or "msg_id" not in state:
        return
    if comm_id in _capturing:
        _capturing.remove(comm_id)
    if state["msg_id"]:
        _capturing.append(comm_id)


def _capturing_widget() -> Any:
    if not _capturing:
        return None
    from ipywidgets.widgets.widget import _instances

    return _instances.get(_capturing[-1])


def _publish_output(output: dict[str, Any]) -> None:
    if widget := _capturing_widget():
        widget.outputs = (*widget.outputs, output)
    else:
        _post("output", {"parent": _parent, "output": output})


def _post(kind: str, content: dict[str, Any], buffers: list[Any] | None = None) -> None:
    # A view of a sliced or typed array isn't bytes in order; bytes are copied once here.
    copies = [to_js(memoryview(bytes(buffer))) for buffer in buffers or ()]
    _send(kind, _as_json(content), to_js(copies))


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
