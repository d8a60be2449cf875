"""`grade --scheduler`: what is wrong with a cluster is said in words within 15 seconds.

Real schedulers and workers, started here as the handbook says, on this machine.
"""

import contextlib
import http.server
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from threading import Thread

import pytest

from msai_course.base.paths import BOOK
from msai_course.grading.grade import grade
from msai_trainer.errors import GradingError

DASK = [sys.executable, "-m", "dask"]
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
#: Seconds within which something is said, as promised.
PROMISED = 15


def in_time(started):
    """Whether the promise was kept; where others work on the machine as well, it takes longer."""
    busy = os.getloadavg()[0] > 1.5 * (os.cpu_count() or 1)
    return time.monotonic() - started < PROMISED * (4 if busy else 1)


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


class Cluster:
    """A scheduler and workers of this test alone."""

    def __init__(self, folder, *options):
        self.folder, self.started = folder, []
        self.file = folder / "planista.json"
        command = [*DASK, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
        self.scheduler = self._start([*command, "--scheduler-file", str(self.file), *options])
        self.address = self._address()

    def _start(self, command):
        process = subprocess.Popen(command, cwd=self.folder, start_new_session=True, **QUIET)
        self.started.append(process)
        return process

    def _address(self):
        for _ in range(600):
            if self.file.is_file() and (text := self.file.read_text()):
                return json.loads(text)["address"]
            time.sleep(0.1)
        raise AssertionError("the scheduler did not start")

    def worker(self, preload="", *options):
        """Start a worker and wait until the scheduler knows it."""
        before = self.workers()
        command = [*DASK, "worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
        command += ["--local-directory", str(self.folder), *options]
        if preload:
            path = self.folder / "preload.py"
            path.write_text(preload, encoding="utf-8")
            command += ["--preload", str(path)]
        process = self._start(command)
        for _ in range(600):
            if self.workers() > before:
                return process
            time.sleep(0.1)
        raise AssertionError("the worker did not start")

    def workers(self):
        from distributed import Client

        with Client(self.address, timeout="30s", set_as_default=False) as client:
            return len(client.scheduler_info(n_workers=-1)["workers"])

    def close(self):
        for process in self.started:
            if process.poll() is None:
                process.send_signal(signal.SIGCONT)
                process.kill()
            process.wait(timeout=20)


@pytest.fixture
def start(tmp_path):
    """Start clusters that end with the test."""
    made = []

    def begin(*options):
        folder = tmp_path / f"dask{len(made)}"
        folder.mkdir()
        made.append(Cluster(folder, *options))
        return made[-1]

    def run(command):
        # A group of their own: a nanny's workers end with it.
        loose.append(
            subprocess.Popen(command, cwd=tmp_path, env=os.environ, start_new_session=True, **QUIET)
        )

    loose = []
    begin.run = run
    yield begin
    for one in made:
        one.close()
    for process in loose:
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)


@pytest.fixture
def class_of_six(write_file, write_roster):
    codes = [f"K{number:02}" for number in range(1, 7)]
    for code in codes:
        folder = write_file(code)
    return folder, write_roster(*codes)


def refused(class_of_six, tmp_path, address):
    """Return what is said, and check that it is said in time and that nothing was written."""
    folder, roster = class_of_six
    started = time.monotonic()
    with pytest.raises(GradingError) as said:
        grade(folder, "zadanie-1", roster, tmp_path / "wynik", scheduler=address)
    assert in_time(started)
    assert not (tmp_path / "wynik").exists()
    return str(said.value)


def table(run):
    return [[row.student_id, row.score, row.status] for row in run.rows]


@pytest.fixture
def expected(once, class_of_six, tmp_path):
    """What this computer says of the class by itself, asked once in a run."""
    folder, roster = class_of_six
    return once.value(
        "class of six", lambda: table(grade(folder, "zadanie-1", roster, tmp_path / "tu"))
    )


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


@pytest.mark.parametrize(
    "who", ["scheduler killed", "scheduler frozen", "workers killed", "workers frozen"]
)
def test_what_was_graded_stays_when_the_cluster_dies(start, class_of_six, expected, tmp_path, who):
    folder, roster = class_of_six
    output = tmp_path / "wynik"
    cluster = start()
    fallen = []

    def fall(done, _total):
        if done == 2:
            sign = signal.SIGSTOP if "frozen" in who else signal.SIGKILL
            (worker if "workers" in who else cluster.scheduler).send_signal(sign)
            if "scheduler" in who:  # what is under way must not arrive
                worker.send_signal(signal.SIGSTOP)
            fallen.append(time.monotonic())

    # One at a time, so that some are still to come when it dies.
    worker = cluster.worker(
        "import time, msai_course.grading.machines.running as r\n"
        "r.run_notebook = lambda c, run=r.run_notebook, s=time.sleep: (s(1), run(c))[1]"
    )
    with pytest.raises(GradingError) as said:
        grade(folder, "zadanie-1", roster, output, scheduler=cluster.address, progress=fall)
    assert in_time(fallen[0])
    what = "nie ma już działających robotników" if "workers" in who else "przestał odpowiadać"
    assert what in str(said.value)
    assert "oceni tylko resztę" in str(said.value)
    again = grade(folder, "zadanie-1", roster, output)
    assert again.reused >= 2
    assert table(again) == expected


def test_a_worker_that_is_killed_costs_nobody_points(start, class_of_six, expected, tmp_path):
    folder, roster = class_of_six
    cluster = start()
    first = cluster.worker()
    cluster.worker()

    def fall(done, _total):
        if done == 1:
            first.kill()

    run = grade(
        folder, "zadanie-1", roster, tmp_path / "wynik", scheduler=cluster.address, progress=fall
    )
    assert table(run) == expected


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


def certificate(folder):
    """Make a key and a certificate that vouches for itself, as an office would get from its IT."""
    key, cert = folder / "klucz.pem", folder / "certyfikat.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=127.0.0.1", "-keyout", str(key), "-out", str(cert)]
    subprocess.run(command, check=True, **QUIET)
    names = {"CA_FILE": cert}
    for who in ("SCHEDULER", "WORKER", "CLIENT"):
        names |= {f"{who}__CERT": cert, f"{who}__KEY": key}
    return {f"DASK_DISTRIBUTED__COMM__TLS__{name}": str(path) for name, path in names.items()}


def test_an_encrypted_address_without_certificates_is_said(class_of_six, tmp_path):
    said = refused(class_of_six, tmp_path, "tls://127.0.0.1:8786")
    assert "DASK_DISTRIBUTED__COMM__TLS__CA_FILE" in said


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificates")
def test_an_encrypted_cluster(start, class_of_six, tmp_path, monkeypatch):
    import dask

    for name, path in certificate(tmp_path).items():
        monkeypatch.setenv(name, path)
    with dask.config.set():
        dask.config.refresh()
        cluster = start("--protocol", "tls")
        cluster.worker()
        assert cluster.address.startswith("tls://")
        folder, roster = class_of_six
        run = grade(folder, "zadanie-1", roster, tmp_path / "wynik", scheduler=cluster.address)
        assert {row.score for row in run.rows} == {17}
        plain = cluster.address.replace("tls://", "tcp://")
        with pytest.raises(GradingError, match="nie odpowiada"):
            grade(folder, "zadanie-1", roster, tmp_path / "inny", scheduler=plain)
    monkeypatch.undo()
    dask.config.refresh()


def test_the_commands_of_the_handbook(start, class_of_six, tmp_path):
    """Scheduler and workers started with the very words of the chapter, on this machine."""
    text = (BOOK / "trener" / "ocenianie-zadan.md").read_text(encoding="utf-8")
    written = re.findall(r"`\.venv/bin/(dask [^`]+)`", text.split("**Wiele komputerów.**")[1])
    assert [one.split()[1] for one in written] == ["scheduler", "worker"]
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    for one in written:
        told = one.replace("10.0.0.5", "127.0.0.1").replace("8786", port).split()[1:]
        start.run([*DASK, *told])
    folder, roster = class_of_six
    address = f"tcp://127.0.0.1:{port}"
    for _attempt in range(6):  # they take a while to start
        try:
            run = grade(folder, "zadanie-1", roster, tmp_path / "wynik", scheduler=address)
            break
        except GradingError as fault:
            assert "nie odpowiada" in str(fault) or "ani jednego" in str(fault)
    assert {row.score for row in run.rows} == {17}
