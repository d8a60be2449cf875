"""A kernel of a page in this very process: real programs and widgets, without Pyodide.

It obeys the messages of ``web/src/kernel/protocol.ts`` as the worker does: it runs cells, hands
comm messages to widgets, and gives back what those say. Only how Python is reached is another.
"""

from __future__ import annotations

import ast
import json
import sys
import threading
import traceback
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any
from unittest.mock import patch

from comm.base_comm import BaseComm, CommManager
from IPython.core.formatters import DisplayFormatter
from ipywidgets.widgets import widget

from msai.widgets.bridge import Bridge

#: What is patched belongs to the whole process: one page speaks at a time.
_TURN = threading.Lock()


@dataclass(frozen=True)
class Said:
    """A message with its buffers, from the page or to it."""

    message: dict[str, Any]
    buffers: Sequence[bytes] = ()


class Kernel:
    """Python of one page, from its start until the page is left."""

    def __init__(self) -> None:
        self._names: dict[str, Any] = {}
        self._comms = CommManager()
        # A kernel has one bridge; of the pages of this process each has its own.
        self._bridge = cache(Bridge)
        self._said: list[Said] = []
        #: The cell that runs, or the message that is answered.
        self._parent = ""

    def obey(self, asked: Said) -> list[Said]:
        """Do what the page asks for; return all that is said on it, in order."""
        message = asked.message
        with _TURN, self._at_work():
            if message["type"] == "run":
                self._run(message["cell"], message["source"])
            elif message["type"] == "comm":
                self._hear(message, asked.buffers)
        said, self._said = self._said, []
        return said

    def end(self) -> None:
        """Forget the widgets of the page: nobody hears them any more."""
        for identity, known in self._comms.comms.items():
            known._closed = True
            widget._instances.pop(identity, None)

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        places: dict[str, dict[str, Any]] = {
            "comm": {"create_comm": self._new_comm, "get_comm_manager": lambda: self._comms},
            # As in the page: nobody needs to hear their own updates again.
            widget.__name__: {"JUPYTER_WIDGETS_ECHO": False, "get_ipython": lambda: self},
            "msai.widgets.exercise": {"bridge": self._bridge},
        }
        with ExitStack() as patches:
            for place, names in places.items():
                patches.enter_context(patch.multiple(place, **names))
            yield

    def _run(self, cell: str, source: str) -> None:
        self._parent = cell
        self._say({"type": "progress", "step": "exercise", "loaded": 0, "total": None})
        try:
            data, metadata = DisplayFormatter().format(_value(source, self._names))
        except Exception:
            self.showtraceback()
            self._say({"type": "done", "cell": cell, "ok": False})
        else:
            self._put_out({"output_type": "execute_result", "data": data, "metadata": metadata})
            self._say({"type": "done", "cell": cell, "ok": True})

    def _hear(self, message: dict[str, Any], buffers: Sequence[bytes]) -> None:
        self._parent = message["id"]
        heard = {"content": json.loads(message["content"]), "buffers": buffers, "metadata": {}}
        getattr(self._comms, message["kind"])(None, None, heard)
        self._say({"type": "idle", "id": message["id"]})

    def _new_comm(self, **options: Any) -> BaseComm:
        return _PageComm(self, **options)

    def showtraceback(self) -> None:
        """Tell the page of the error that is being handled, as IPython's shell would."""
        error = sys.exception()
        lines = "".join(traceback.format_exception(error)).splitlines()
        output = {"output_type": "error", "ename": type(error).__name__, "evalue": str(error)}
        self._put_out({**output, "traceback": lines})

    def _put_out(self, output: dict[str, Any]) -> None:
        self.publish("output", {"output": output})

    def publish(self, kind: str, content: dict[str, Any], buffers: Sequence[Any] = ()) -> None:
        """Say what a widget or a cell gives out; inside a message it travels as JSON of its own."""
        text = json.dumps({**content, "parent": self._parent}, allow_nan=False, default=str)
        parts = [bytes(part) for part in buffers]
        self._say({"type": "python", "kind": kind, "content": text}, parts)

    def _say(self, message: dict[str, Any], buffers: Sequence[bytes] = ()) -> None:
        self._said.append(Said(message, buffers))


class _PageComm(BaseComm):
    """A comm whose other end is the page."""

    def __init__(self, kernel: Kernel, **options: Any) -> None:
        self._kernel = kernel
        super().__init__(**options)

    def publish_msg(
        self,
        msg_type: str,
        data: Any = None,
        metadata: Any = None,
        buffers: Any = None,
        **keys: Any,
    ) -> None:
        """Send a comm message to the page."""
        content = {"comm_id": self.comm_id, "data": data or {}, **keys}
        message = {"type": msg_type, "content": content, "metadata": metadata or {}}
        self._kernel.publish("comm", message, buffers or ())


def _value(source: str, names: dict[str, Any]) -> Any:
    """Run a cell; return the value of its last expression."""
    *before, last = ast.parse(source).body
    exec(compile(ast.Module(before, []), "<cell>", "exec"), names)
    if isinstance(last, ast.Expr):
        return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)
    exec(compile(ast.Module([last], []), "<cell>", "exec"), names)
    return None
