"""The rubric page answers many at once, and nonsense with a clear sentence; it never hangs."""

import http.client
import socket
from concurrent.futures import ThreadPoolExecutor
from threading import Thread
from urllib.parse import urlencode

import pytest

from msai_course.grading.grade import grade
from msai_course.grading.rubric import local_server
from msai_course.grading.rubric.rubric_page import rubric_server

FORM = urlencode({"code": "K01", "question": "obrona", "k0": 0, "k1": 0, "k2": 0, "k3": 0})
TYPE = "Content-Type: application/x-www-form-urlencoded\r\n"
NOTHING = "Nic nie zapisano"


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """A graded class; made once, since what is tried here stores nothing or the same."""
    import json

    from msai.assignments import hand_in
    from msai_course.base.paths import SOLUTIONS
    from msai_course.grading.masters import load_master, notebook_path
    from msai_trainer.handins.answers import extract

    folder = tmp_path_factory.mktemp("rubryka")
    master = load_master("zadanie-1")
    source = notebook_path(SOLUTIONS, "zadanie-1").read_text(encoding="utf-8")
    good = dict(extract(json.loads(source), master.released, master.assignment).answers)
    (folder / "oddane").mkdir()
    for code in ("K01", "K02"):
        text = json.dumps(hand_in(master.released, code=code, answers=good))
        (folder / "oddane" / f"zadanie-1__{code}.ipynb").write_text(text, encoding="utf-8")
    (folder / "lista.csv").write_text("kod\nK01\nK02\n", encoding="utf-8")
    grade(folder / "oddane", "zadanie-1", folder / "lista.csv", folder / "wynik")
    return folder / "wynik"


@pytest.fixture
def server(results, monkeypatch):
    monkeypatch.setattr(local_server._Handler, "timeout", 3)
    server, _address = rubric_server(results, "zadanie-1")
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def say(server, request):
    """Send bytes as they are and return all that comes back."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=20) as client:
        client.sendall(request)
        return rest(client)


def rest(client):
    return b"".join(iter(lambda: client.recv(65536), b"")).decode()


def post(server, body, *headers, length=None):
    length = len(body) if length is None else length
    lines = "".join(f"{line}\r\n" for line in headers)
    head = f"POST {server.secret} HTTP/1.1\r\nHost: x\r\n{TYPE}Content-Length: {length}\r\n{lines}"
    return say(server, head.encode() + b"\r\n" + body)


def test_an_idle_connection_keeps_nobody_waiting(server):
    idle = [socket.create_connection(("127.0.0.1", server.server_port)) for _ in range(5)]
    half = socket.create_connection(("127.0.0.1", server.server_port), timeout=20)
    half.sendall(f"POST {server.secret} HTTP/1.1\r\nContent-Length: 500\r\n\r\nk0=".encode())
    try:
        assert "Ocena opisowa" in say(server, f"GET {server.secret} HTTP/1.1\r\n\r\n".encode())
        assert "Zapisano ocenę: K01." in post(server, FORM.encode())
        assert "Formularz nie przyszedł do końca" in rest(half)
    finally:
        for one in (*idle, half):
            one.close()


def test_many_tabs_at_once(server):
    with ThreadPoolExecutor(8) as pool:
        pages = list(pool.map(lambda _n: post(server, FORM.encode()), range(8)))
    assert all("Zapisano ocenę: K01." in page for page in pages)


@pytest.mark.parametrize("length", ["", "abc", "-5", "+7", "1e3", "0x10", "٣", "7, 7", "12 3"])
def test_a_bad_length_is_told(server, length):
    answer = post(server, b"k0=0", length=length)
    assert answer.startswith("HTTP/1.0 400")
    assert NOTHING in answer


REQUESTS = {
    "huge-length": (f"POST {{at}} HTTP/1.1\r\n{TYPE}Content-Length: {10**12}\r\n\r\n", 413),
    "endless-length": (f"POST {{at}} HTTP/1.1\r\n{TYPE}Content-Length: {'9' * 5000}\r\n\r\n", 413),
    "no-length": (f"POST {{at}} HTTP/1.1\r\n{TYPE}\r\nk0=1", 411),
    "two-lengths": (
        f"POST {{at}} HTTP/1.1\r\n{TYPE}Content-Length: 4\r\nContent-Length: 9\r\n\r\nk0=1", 400,
    ),
    "chunked": (
        f"POST {{at}} HTTP/1.1\r\n{TYPE}Transfer-Encoding: chunked\r\n\r\n4\r\nk0=1\r\n0\r\n\r\n",
        411,
    ),
    "file-form": (
        "POST {at} HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x\r\n"
        "Content-Length: 4\r\n\r\n--x\r", 415,
    ),
    "put": ("PUT {at} HTTP/1.1\r\nContent-Length: 0\r\n\r\n", 405),
    "delete": ("DELETE {at} HTTP/1.1\r\n\r\n", 405),
    "made-up-method": ("ŻÓŁĆ {at} HTTP/1.1\r\n\r\n", 405),
    "wrong-secret": ("GET /abc/ HTTP/1.1\r\n\r\n", 404),
    "wrong-secret-post": (f"POST /abc/ HTTP/1.1\r\n{TYPE}Content-Length: 0\r\n\r\n", 404),
    "no-secret": ("GET / HTTP/1.1\r\n\r\n", 404),
    "secret-and-more": ("GET {at}../ HTTP/1.1\r\n\r\n", 404),
    "http-2": ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
    "bad-version": ("GET {at} HTTP/x.y\r\n\r\n", 400),
    "long-address": (f"GET /{'a' * 70_000} HTTP/1.1\r\n\r\n", 414),
    "long-header": (f"GET {{at}} HTTP/1.1\r\nX: {'a' * 70_000}\r\n\r\n", 431),
    "many-headers": ("GET {at} HTTP/1.1\r\n" + "X: a\r\n" * 500 + "\r\n", 431),
}  # fmt: skip


@pytest.mark.parametrize("name", REQUESTS)
def test_nonsense_gets_a_clear_answer(server, name, capfd):
    request, status = REQUESTS[name]
    answer = say(server, request.replace("{at}", server.secret).encode())
    assert answer.startswith(f"HTTP/1.0 {status}")
    assert NOTHING in answer
    assert 'lang="pl"' in answer
    assert "Traceback" not in answer + "".join(capfd.readouterr())


@pytest.mark.parametrize(
    "request_line", [b"GET /", b"\x16\x03\x01\x02\x00\x01\x00\r\n", b"\r\n\r\n", b"x\r\n"]
)
def test_what_is_no_request_at_all_ends_quietly(server, request_line, capfd):
    """A browser that tries https, a scanner, HTTP/0.9."""
    say(server, request_line + b"\r\n")
    assert "Traceback" not in "".join(capfd.readouterr())
    assert "Ocena opisowa" in say(server, f"GET {server.secret} HTTP/1.1\r\n\r\n".encode())


@pytest.mark.parametrize(
    "body",
    [b"comment=\xff\xfe", b"comment=%FF%FE", b"\x00\x01", b"k0", b"k0=0&k0=1", b"a=b&" * 200],
)
def test_a_body_that_is_no_form_stores_nothing(server, body):
    answer = post(server, body)
    assert answer.startswith("HTTP/1.0 400")
    assert NOTHING in answer


def test_unknown_fields_are_named(server):
    assert "strona nie ma pola „k77”" in post(server, f"{FORM}&k77=1".encode())
    negative = FORM.replace("k0=0", "k0=-1")
    assert "Wybierz poziom w każdym kryterium" in post(server, negative.encode())


def test_head_says_what_get_would(server):
    client = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    client.request("HEAD", server.secret)
    answer = client.getresponse()
    assert (answer.status, answer.read()) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 1000
    client.close()


def test_a_fault_of_ours_is_a_page_and_goes_to_the_log(server, monkeypatch, caplog, capfd):
    from msai_course.grading.rubric import rubric_page

    def fails(*_args):
        raise RuntimeError("zepsute")

    monkeypatch.setattr(rubric_page, "answers", fails)
    answer = post(server, FORM.encode())
    assert answer.startswith("HTTP/1.0 500")
    assert "z naszej winy" in answer
    assert "zepsute" in caplog.text
    assert "Traceback" not in answer + "".join(capfd.readouterr())
