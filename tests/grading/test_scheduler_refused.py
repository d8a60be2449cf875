"""`grade --scheduler`: what is wrong with a cluster is said in words within 15 seconds."""

import http.server
import signal
import socket
import subprocess
import sys
import time
from threading import Thread

import pytest
from clusters import in_time

from msai_course.grading.grade import grade
from msai_trainer.errors import GradingError

#: What a worker is made to be, by fault; read by `dask worker --preload`.
PRELOADS = {
    "without-the-course": "import sys\nclass No:\n    def find_spec(self, name, *_):\n"
    "        if name.split('.')[0] in ('msai', 'msai_course'):\n"
    "            raise ModuleNotFoundError(f'No module named {name!r}')\n"
    "sys.meta_path.insert(0, No())",
    "another-course": "import msai_course.grading.masters as m\n"
    "m.package_fingerprint = lambda: 'inna'",
    "another-nbgrader": "import importlib.metadata as m\nv = m.version\n"
    "m.version = lambda name: '0.8.0' if name == 'nbgrader' else v(name)",
    "another-dask": "import importlib.metadata as m\nv = m.version\n"
    "m.version = lambda name: '2024.1.0' if name == 'distributed' else v(name)",
    "another-python": "import distributed.versions as d\ns = d.get_system_info\n"
    "d.get_system_info = lambda s=s: {**s(), 'python': '3.8.10.final.0'}",
}


SAID = {
    "without-the-course": "nie ma na nim kursu",
    "another-course": "ma inną wersję kursu",
    "another-nbgrader": "nbgrader: tam 0.8.0, tu 0.9",
    "another-dask": "distributed: tam 2024.1.0, tu 20",
    "another-python": "Python: tam 3.8.10.final.0, tu 3.",
}


def refused(class_of_six, tmp_path, address):
    """Return what is said, and check that it is said in time and that nothing was written."""
    folder, roster = class_of_six
    started = time.monotonic()
    with pytest.raises(GradingError) as said:
        grade(folder, "zadanie-1", roster, tmp_path / "wynik", scheduler=address)
    assert in_time(started)
    assert not (tmp_path / "wynik").exists()
    return str(said.value)


def test_an_address_where_nobody_answers(class_of_six, tmp_path):
    said = refused(class_of_six, tmp_path, "tcp://127.0.0.1:9")
    assert "nie odpowiada" in said
    assert "dask scheduler" in said


@pytest.mark.parametrize("kind", ["silent", "http"])
def test_an_address_of_something_else(class_of_six, tmp_path, kind):
    if kind == "silent":
        with socket.create_server(("127.0.0.1", 0)) as other:
            address = f"127.0.0.1:{other.getsockname()[1]}"
            assert "nie odpowiada" in refused(class_of_six, tmp_path, address)
        return
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    server.RequestHandlerClass.log_message = lambda *_: None
    Thread(target=server.serve_forever, daemon=True).start()
    said = refused(class_of_six, tmp_path, f"tcp://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()
    assert "nie odpowiada" in said


@pytest.mark.parametrize(
    "address", ["http://10.0.0.5:8786", "abc://x:1", "tcp://", "tcp://127.0.0.1:abc", "nie ma:1"]
)
def test_what_is_no_address(class_of_six, tmp_path, address):
    said = refused(class_of_six, tmp_path, address)
    assert "nie jest adresem" in said or "nie odpowiada" in said


def test_a_scheduler_without_workers(start, class_of_six, tmp_path):
    said = refused(class_of_six, tmp_path, start().address)
    assert "nie ma ani jednego robotnika" in said
    assert "dask worker" in said


@pytest.mark.parametrize("fault", PRELOADS)
def test_workers_that_lack_what_is_here(start, class_of_six, tmp_path, fault):
    cluster = start()
    cluster.worker(PRELOADS[fault])
    said = refused(class_of_six, tmp_path, cluster.address)
    assert SAID[fault] in said
    assert "ten sam folder kursu" in said


def test_a_worker_that_does_not_answer(start, class_of_six, tmp_path):
    cluster = start()
    worker = cluster.worker()
    worker.send_signal(signal.SIGSTOP)
    assert "nie odpowiadają" in refused(class_of_six, tmp_path, cluster.address)


def test_on_the_command_line_it_is_one_sentence_and_not_zero(class_of_six, tmp_path):
    folder, roster = class_of_six
    command = [sys.executable, "-X", "utf8", "-m", "msai_course", "grade", str(folder)]
    command += ["--assignment", "zadanie-1", "--roster", str(roster)]
    command += ["--output", str(tmp_path / "wynik"), "--scheduler", "tcp://127.0.0.1:9"]
    started = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert in_time(started)
    assert done.returncode == 1
    assert "nie odpowiada" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert "distributed" not in done.stderr


def test_an_encrypted_address_without_certificates_is_said(class_of_six, tmp_path):
    said = refused(class_of_six, tmp_path, "tls://127.0.0.1:8786")
    assert "DASK_DISTRIBUTED__COMM__TLS__CA_FILE" in said
