"""Every path is served under its own policy.

That no page of the course breaks it, alive with its true Python too, is seen by every test that
opens one (the fixture ``page``).
"""

import http.client
import socket
import struct
import threading
from urllib.parse import urlsplit

import pytest

from msai_course.base.paths import SITE
from msai_course.build.headers import COMMON, headers_for
from msai_course.build.server import SiteHandler, make_server

#: Time for a cold start of JupyterLite on a busy two-core machine.
START = 120_000


def get(address, path, **headers):
    """Return the answer of the server, read to its end."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


@pytest.mark.parametrize("path", ["/index.html", "/lite/lab/index.html", "/pyodide/pyodide.mjs"])
def test_the_server_sends_what_is_declared(address, path):
    answer = get(address, path)
    assert answer.status == 200
    expected = headers_for(path)
    assert expected.keys() >= COMMON.keys()
    assert {name: answer.getheader(name) for name in expected} == expected


def test_only_jupyterlite_may_make_code_of_text():
    paths = ("/index.html", "/_static/live/chunks/kernel.worker.js", "/lite/index.html")
    policies = {path: headers_for(path)["Content-Security-Policy"] for path in paths}
    may = {path for path, policy in policies.items() if "'unsafe-eval'" in policy}
    assert may == {"/lite/index.html"}
    assert "'unsafe-inline'" not in policies["/index.html"].partition("style-src")[0]


def test_jupyterlite_keeps_its_own_policy(context, address):
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}lite/lab/index.html")
    page.locator("#jp-main-dock-panel").wait_for(timeout=START)
    assert [text for text in said if "Content Security Policy" in text] == []


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_texts_are_sent_compressed_with_the_type_of_the_plain_file(address, encoding):
    answer = get(address, "/index.html", **{"Accept-Encoding": encoding})
    assert answer.getheader("Content-Encoding") == encoding
    assert answer.getheader("Content-Type") == "text/html; charset=utf-8"
    assert "Accept-Encoding" in answer.getheader("Vary")


def test_a_reader_who_leaves_in_the_middle_is_no_fault(capfd):
    big = max((SITE / "pyodide").iterdir(), key=lambda path: path.stat().st_size)
    with make_server(SITE, handler=_Patient) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with socket.create_connection(("127.0.0.1", server.server_port)) as leaver:
            request = f"GET /pyodide/{big.name} HTTP/1.1\r\nHost: localhost\r\n\r\n"
            leaver.sendall(request.encode())
            leaver.recv(100)
            # A reset instead of a polite end: what a closed tab does.
            leaver.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        assert _Patient.left.wait(10)
        server.shutdown()
    assert "Traceback" not in capfd.readouterr().err


class _Patient(SiteHandler):
    """Tells when a reader has left."""

    left = threading.Event()

    def copyfile(self, source, outputfile):
        try:
            super().copyfile(source, outputfile)
        except ConnectionError:
            self.left.set()
            raise
