"""Firefox over WebDriver BiDi: the program of Debian, a WebSocket, no Node."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import websocket
from engines import PATIENCE, Engine, Storage, empty_folder, end_group
from pressing import CHOOSE, Beside, press

#: No first run, no word to its maker, no safe browsing, no updates; downloads without a question.
QUIET: dict[str, bool | int | str] = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutConfig.showWarning": False,
    "browser.discovery.enabled": False,
    "browser.download.folderList": 2,
    "browser.download.always_ask_before_handling_new_types": False,
    "browser.download.manager.showWhenStarting": False,
    "browser.download.alwaysOpenPanel": False,
    "browser.newtabpage.enabled": False,
    "browser.region.network.url": "",
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.safebrowsing.update.enabled": False,
    "browser.search.update": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "browser.topsites.contile.enabled": False,
    "captivedetect.canonicalURL": "",
    "datareporting.healthreport.uploadEnabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.push.connection.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "geo.provider.testing": True,
    "intl.accept_languages": "pl, en",
    "media.gmp-manager.updateEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.trr.mode": 5,
    "pdfjs.disabled": True,
    "privacy.trackingprotection.enabled": False,
    "security.OCSP.enabled": 0,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.server": "data:,",
    "toolkit.telemetry.unified": False,
}
#: What makes a window that forgets, and one that may keep nothing at all.
STORAGE: dict[Storage, dict[str, bool | int | str]] = {
    "kept": {},
    "blocked": {"network.cookie.cookieBehavior": 2},
    "private": {"browser.privatebrowsing.autostart": True},
}
KEYS = {"Enter": "\ue007", "Tab": "\ue004", "Escape": "\ue00c", "Space": " ", "Delete": "\ue017"}
CONTROL = "\ue009"
#: What it says when an element is not where it was looked up.
_GONE = ("move target out of bounds", "no such node")


class Firefox(Engine):
    """One process as long as persons keep the same storage; a person is a user context of it."""

    name = "firefox"

    def __init__(self, program: str, downloads: Path, proxy: str) -> None:
        super().__init__(downloads)
        self._program = program
        self._proxy = proxy
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: list[str] = []

    @property
    def errors(self) -> list[str]:
        """Errors of the console and uncaught ones."""
        self._command("session.status")  # takes in what was told meanwhile
        return self._errors

    # --- the process and its socket

    def _start(self, storage: Storage) -> None:
        self._profile = Path(tempfile.mkdtemp(prefix="firefox-"))
        host, _colon, port = self._proxy.removeprefix("http://").partition(":")
        own = {"browser.download.dir": str(self.downloads_folder), "network.proxy.type": 1}
        for scheme in ("http", "ssl"):
            own |= {f"network.proxy.{scheme}": host, f"network.proxy.{scheme}_port": int(port)}
        lines = (
            f"user_pref({json.dumps(name)}, {json.dumps(value)});"
            for name, value in (QUIET | own | STORAGE[storage]).items()
        )
        (self._profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [self._program, "--headless", "--no-remote", "--remote-debugging-port", "0"]
        self._process = subprocess.Popen(
            [*command, "--profile", str(self._profile)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # The preference of its settings server counts in a release only with this.
            env={**os.environ, "MOZ_REMOTE_SETTINGS_DEVTOOLS": "1"},
            start_new_session=True,
        )
        self._storage = storage
        self._person = "default"
        try:
            self._connect()
        except BaseException:
            self.close()
            raise

    def _connect(self) -> None:
        told = self._wait_for_port()
        self._socket = websocket.create_connection(
            f"ws://{told['ws_host']}:{told['ws_port']}/session",
            suppress_origin=True,
            timeout=PATIENCE,
        )
        self._number = 0
        self._command("session.new", capabilities={})
        self._command("session.subscribe", events=["log.entryAdded"])

    def _wait_for_port(self) -> dict[str, Any]:
        """Firefox chooses a free port and writes it into its profile."""
        place = self._profile / "WebDriverBiDiServer.json"
        deadline = time.monotonic() + PATIENCE
        while True:
            with contextlib.suppress(OSError, ValueError):
                return dict(json.loads(place.read_text(encoding="utf-8")))
            assert self._process is not None
            assert self._process.poll() is None, "Firefox ended before it listened"
            assert time.monotonic() < deadline, "Firefox does not listen"
            time.sleep(0.05)

    def _command(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while (answer := json.loads(self._socket.recv())).get("id") != self._number:
            self._take_in(answer)
        if answer.get("error") in _GONE:
            raise Beside(answer["message"])
        assert answer["type"] == "success", f"{method}: {answer.get('message')}"
        return dict(answer["result"])

    def _take_in(self, told: dict[str, Any]) -> None:
        entry = told.get("params", {})
        if told.get("method") == "log.entryAdded" and entry["level"] == "error":
            self._errors.append(str(entry["text"]))

    # --- persons and tabs

    def new_person(self, storage: Storage = "kept") -> None:
        if self._process is not None and (self._storage != storage or storage == "private"):
            self.close()
        if self._process is None:
            self._start(storage)
        self._forget()
        empty_folder(self.downloads_folder)
        self._errors = []
        self._tabs: list[str] = []
        self.new_tab()

    def _forget(self) -> None:
        """Remove the person before; a private window has no user contexts and is started anew."""
        if self._person != "default":
            self._command("browser.removeUserContext", userContext=self._person)
        if self._storage != "private":
            self._person = self._command("browser.createUserContext")["userContext"]

    def new_tab(self) -> None:
        opened = self._command("browsingContext.create", type="tab", userContext=self._person)
        self._tab = str(opened["context"])
        self._tabs.append(self._tab)
        self._command(
            "browsingContext.setViewport",
            context=self._tab,
            viewport={"width": 1280, "height": 900},
        )

    def use_tab(self, number: int) -> None:
        self._tab = self._tabs[number]
        self._command("browsingContext.activate", context=self._tab)

    def goto(self, address: str) -> None:
        self._command("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def reload(self) -> None:
        self._command("browsingContext.reload", context=self._tab, wait="complete")

    # --- looking and doing

    def _call(self, function: str, *arguments: Any, owned: bool = False) -> dict[str, Any]:
        """Call a function in a realm beside the page's: its policy does not reach there."""
        packed = {"type": "string", "value": json.dumps(arguments)}
        answer = self._command(
            "script.callFunction",
            functionDeclaration=function,
            arguments=[packed],
            target={"context": self._tab, "sandbox": "tests"},
            awaitPromise=True,
            resultOwnership="root" if owned else "none",
        )
        assert answer["type"] == "success", answer.get("exceptionDetails", {}).get("text")
        return dict(answer["result"])

    def evaluate(self, function: str, *arguments: Any) -> Any:
        told = self._call(
            f"async (all) => JSON.stringify(await ({function})(...JSON.parse(all)) ?? null)",
            *arguments,
        )
        return json.loads(told["value"])

    def _element(self, selector: str) -> dict[str, str]:
        found = self._call(f"(all) => ({CHOOSE})(JSON.parse(all)[0])", selector, owned=True)
        return {"sharedId": found["sharedId"]}

    def click(self, selector: str) -> None:
        press(self, selector, lambda: self._press_place(selector))

    def _press_place(self, selector: str) -> None:
        place = {"type": "element", "element": self._element(selector)}
        moves = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": place},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "mouse", "actions": moves})

    def fill(self, selector: str, text: str) -> None:
        self.click(selector)
        erase = [("keyDown", CONTROL), *_strokes("a"), ("keyUp", CONTROL), *_strokes("\ue017")]
        typed = [
            stroke for letter in text for stroke in _strokes("\ue007" if letter == "\n" else letter)
        ]
        self._keys(erase + typed)

    def press(self, key: str) -> None:
        self._keys(_strokes(KEYS.get(key, key)))

    def _keys(self, strokes: list[tuple[str, str]]) -> None:
        actions = [{"type": kind, "value": value} for kind, value in strokes]
        self._act({"type": "key", "id": "keyboard", "actions": actions})

    def _act(self, source: dict[str, Any]) -> None:
        self._command("input.performActions", context=self._tab, actions=[source])

    def upload(self, selector: str, *files: Path) -> None:
        names = [str(path) for path in files]
        element = self._element(selector)
        self._command("input.setFiles", context=self._tab, element=element, files=names)

    def screenshot(self, path: Path) -> Path:
        taken = self._command("browsingContext.captureScreenshot", context=self._tab)
        path.write_bytes(base64.b64decode(taken["data"]))
        return path

    def close(self) -> None:
        if self._process is None:
            return
        with contextlib.suppress(Exception):
            self._command("browser.close")
            self._process.wait(10)
        end_group(self._process)
        self._process = None
        with contextlib.suppress(Exception):
            self._socket.close()
        shutil.rmtree(self._profile, ignore_errors=True)


def _strokes(key: str) -> list[tuple[str, str]]:
    return [("keyDown", key), ("keyUp", key)]
