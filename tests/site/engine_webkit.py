"""WebKitGTK, the engine family of Safari, over the W3C WebDriver protocol and under Xvfb."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from engines import PATIENCE, DriverTrouble, Engine, Storage, empty_folder, end_group
from pressing import CHOOSE, Beside, press, settle

#: The key under which WebDriver names an element.
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {"Enter": "\ue007", "Tab": "\ue004", "Escape": "\ue00c", "Space": " ", "Delete": "\ue017"}
#: The tests' own server must not be asked through somebody's proxy.
_DIRECT = build_opener(ProxyHandler({}))
#: What the driver says when it failed itself, and not the page or the test.
_ITS_OWN = ("unknown error", "session not created", "invalid session id", "timeout")
_STARTING = 30.0
#: Seconds for a session to begin, one attempt after the other: most begin in two, or never.
_ATTEMPTS = (8.0, 15.0, 30.0, 30.0)
#: What it says when an element is not where it was looked up.
_GONE = (
    "element click intercepted",
    "element not interactable",
    "move target out of bounds",
    "stale element reference",
)


class WebKit(Engine):
    """One screen for a module; a person is a driver with one session, which keeps nothing after."""

    name = "webkit"

    def __init__(self, programs: dict[str, str], downloads: Path, proxy: str) -> None:
        super().__init__(downloads)
        self._browser = programs["MiniBrowser"]
        self._proxy = proxy.removeprefix("http://")
        self._session = ""
        self._home = Path(tempfile.mkdtemp(prefix="webkit-"))
        self._processes: list[subprocess.Popen[bytes]] = []
        self._program = programs["WebKitWebDriver"]
        folders = self._home / ".config"
        folders.mkdir()
        # Downloads go where the desktop says that they go.
        (folders / "user-dirs.dirs").write_text(
            f'XDG_DOWNLOAD_DIR="{downloads}"\n', encoding="utf-8"
        )
        try:
            self._screen = self._start_screen(programs["Xvfb"])
        except BaseException:
            self.close()
            raise

    def _start_screen(self, program: str) -> str:
        reading, writing = os.pipe()
        options = ["-screen", "0", "1280x1000x24", "-nolisten", "tcp"]
        self._processes.append(
            subprocess.Popen(
                [program, "-displayfd", str(writing), *options],
                pass_fds=[writing],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        )
        os.close(writing)
        with os.fdopen(reading, encoding="ascii") as told:
            return f":{told.readline().strip()}"

    def _start_driver(self) -> None:
        quiet = {"NO_AT_BRIDGE": "1", "GSETTINGS_BACKEND": "memory", "LIBGL_ALWAYS_SOFTWARE": "1"}
        home = {
            "HOME": str(self._home),
            "XDG_CONFIG_HOME": str(self._home / ".config"),
            "XDG_CACHE_HOME": str(self._home / ".cache"),
            "XDG_DATA_HOME": str(self._home / ".local"),
        }
        port = _free_port()
        self._address = f"http://127.0.0.1:{port}"
        self._processes.append(
            subprocess.Popen(
                [self._program, f"--port={port}", "--host=127.0.0.1"],
                env={**os.environ, **quiet, **home, "DISPLAY": self._screen, "LANG": "C.UTF-8"},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        )
        self._wait_for_driver()

    def _wait_for_driver(self) -> None:
        deadline = time.monotonic() + _STARTING
        while True:
            with contextlib.suppress(DriverTrouble):
                if self._request("GET", "/status")["ready"]:
                    return
            if time.monotonic() > deadline:
                raise DriverTrouble("WebKitWebDriver does not answer")
            time.sleep(0.05)

    def _request(
        self, method: str, path: str, body: Any = None, patience: float = 2 * PATIENCE
    ) -> Any:
        data = None if body is None else json.dumps(body).encode()
        asked = Request(f"{self._address}{path}", method=method, data=data)
        try:
            with _DIRECT.open(asked, timeout=patience) as answer:
                return json.load(answer)["value"]
        except HTTPError as refused:
            told = json.load(refused)["value"]
            said = f"{path}: {told.get('error')}: {told.get('message')}"
            raise _kind_of(told.get("error"))(said) from None
        except OSError as broken:  # it has gone, or does not answer
            raise DriverTrouble(f"{path}: {broken}") from broken

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        return self._request(method, f"/session/{self._session}{path}", body)

    # --- persons and tabs

    def new_person(self, storage: Storage = "kept") -> None:
        """Begin a session: what it stores lives as long as it does."""
        if storage == "blocked":
            raise NotImplementedError("WebKitGTK has no setting that blocks site data")
        self._session = self._begin()
        empty_folder(self.downloads_folder)
        self._ask("POST", "/window/rect", {"x": 0, "y": 0, "width": 1280, "height": 960})
        self._tabs = [self._ask("GET", "/window")]

    def _begin(self) -> str:
        """Start a driver with one session; now and then a browser and its driver do not meet."""
        proxy = {"proxyType": "manual", "httpProxy": self._proxy, "sslProxy": self._proxy}
        wanted = {
            "proxy": {**proxy, "noProxy": ["127.0.0.1", "localhost"]},
            "webkitgtk:browserOptions": {"binary": self._browser, "args": ["--automation"]},
        }
        asked = {"capabilities": {"alwaysMatch": wanted}}
        for patience in _ATTEMPTS:
            self._end_driver()
            with contextlib.suppress(DriverTrouble):
                self._start_driver()
                return str(self._request("POST", "/session", asked, patience)["sessionId"])
        raise DriverTrouble("WebKit's browser and its driver do not meet")

    def new_tab(self) -> None:
        opened = self._ask("POST", "/window/new", {"type": "tab"})
        self._tabs.append(opened["handle"])
        self.use_tab(-1)

    def use_tab(self, number: int) -> None:
        self._ask("POST", "/window", {"handle": self._tabs[number]})

    def goto(self, address: str) -> None:
        self._ask("POST", "/url", {"url": address})

    def reload(self) -> None:
        self._ask("POST", "/refresh", {})

    # --- looking and doing

    def evaluate(self, function: str, *arguments: Any) -> Any:
        script = (
            "const done = arguments[arguments.length - 1];"
            f"Promise.resolve().then(() => ({function})(...JSON.parse(arguments[0])))"
            ".then((it) => done(JSON.stringify([it ?? null])),"
            " (error) => done(JSON.stringify({ error: `${error}` })));"
        )
        packed = {"script": script, "args": [json.dumps(arguments)]}
        told = json.loads(self._ask("POST", "/execute/async", packed))
        assert isinstance(told, list), told["error"]
        return told[0]

    def _element(self, selector: str) -> str:
        packed = {"script": f"return ({CHOOSE})(arguments[0]);", "args": [selector]}
        return f"/element/{self._ask('POST', '/execute/sync', packed)[ELEMENT]}"

    def click(self, selector: str) -> None:
        press(self, selector, lambda: self._ask("POST", f"{self._element(selector)}/click", {}))

    def fill(self, selector: str, text: str) -> None:
        settle(self, selector)
        element = self._element(selector)
        self._ask("POST", f"{element}/clear", {})
        self._ask("POST", f"{element}/value", {"text": text.replace("\n", KEYS["Enter"])})

    def press(self, key: str) -> None:
        value = KEYS.get(key, key)
        strokes = [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
        source = {"type": "key", "id": "keyboard", "actions": strokes}
        self._ask("POST", "/actions", {"actions": [source]})

    def upload(self, selector: str, *files: Path) -> None:
        names = "\n".join(str(path) for path in files)
        self._ask("POST", f"{self._element(selector)}/value", {"text": names})

    def screenshot(self, path: Path) -> Path:
        path.write_bytes(base64.b64decode(self._ask("GET", "/screenshot")))
        return path

    def _end_driver(self) -> None:
        """End the driver and its browser; the screen stays."""
        for process in self._processes[1:]:
            end_group(process)
        del self._processes[1:]

    def close(self) -> None:
        for process in reversed(self._processes):
            end_group(process)
        shutil.rmtree(self._home, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _kind_of(error: str | None) -> type[Exception]:
    if error in _GONE:
        return Beside
    return DriverTrouble if error in _ITS_OWN else AssertionError
