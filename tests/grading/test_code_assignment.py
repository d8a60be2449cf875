"""Learner's code (``code = true``) runs locked in; probes see whether anything gets outside."""

import contextlib
import json
import os
import shutil
import socket
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from msai_course.grading.grade import grade
from msai_course.grading.masters import load_master, notebook_path
from msai_course.grading.release import release
from msai_course.grading.sandbox import (
    Limits,
    browser,
    bubblewrap,
    choose,
    choosing,
    coding,
    container,
)
from msai_course.grading.sandbox.model import SandboxJob
from msai_trainer.errors import GradingError
from msai_trainer.handins.code_cells import code_cells

FIXTURE = Path(__file__).parents[1] / "fixtures" / "code_assignment"
GOOD = "srednia = sum(liczby) / len(liczby)", "rozne = len(set(liczby))"
#: No other process of this machine sleeps just so long, not even that of a test beside this one.
MARK = f"86399.{os.getpid():08}"


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A trainer's folder with an assignment of her own, released."""
    folder = tmp_path / "moje"
    shutil.copytree(FIXTURE, folder)
    monkeypatch.setenv("MSAI_ASSIGNMENTS", str(folder))
    monkeypatch.setattr(coding, "LIMITS", Limits(seconds=3, memory_mb=512))
    release(["kod-1"])
    return folder


@pytest.fixture
def hand_in(own, tmp_path):
    """Write a notebook with code in its answer cells; return the folder of all of them."""

    def write(code, first, second=GOOD[1]):
        path = notebook_path(own / "exercises", "kod-1")
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            if cell["id"] in ("srednia", "rozne"):
                cell["source"] = first if cell["id"] == "srednia" else second
        notebook["metadata"]["msai"]["code"] = code
        folder = tmp_path / "oddane"
        folder.mkdir(exist_ok=True)
        (folder / f"kod-1__{code}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
        return folder

    return write


class Canary:
    """A port outside that counts who comes, and a look at the processes of this machine."""

    def __init__(self):
        self.visits = 0
        self.most_processes = 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.settimeout(0.05)
        self.port = self.socket.getsockname()[1]
        self.running = True
        self.thread = Thread(target=self._watch, daemon=True)
        self.thread.start()

    def _watch(self):
        while self.running:
            self.most_processes = max(self.most_processes, self.processes())
            try:
                self.socket.accept()[0].close()
                self.visits += 1
            except TimeoutError:
                pass

    @staticmethod
    def processes():
        """Processes that carry the mark, alive now."""
        count = 0
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            with contextlib.suppress(OSError):
                count += MARK.encode() in path.read_bytes()
        return count

    def close(self):
        self.running = False
        self.thread.join()
        self.socket.close()


@pytest.fixture
def canary():
    bird = Canary()
    yield bird
    bird.close()


def faults(port, secret):
    """Code by fault; what it would earn if it worked is 3 points."""
    spawn = f"subprocess.Popen(['sleep', '{MARK}'])"
    return {
        "endless-loop": "while True:\n    pass",
        "sleeper": "import time\ntime.sleep(600)",
        "memory-hog": "x = []\nwhile True:\n    x.append(bytearray(10**7))",
        "memory-in-children": "import os, time\nfor _ in range(8):\n    if os.fork() == 0:\n"
        "        b = b'x' * (200 * 10**6)\n        time.sleep(60)\ntime.sleep(60)",
        "endless-output": "while True:\n    print('x' * 1000)",
        # Slow enough for the look from outside, far too many for the limit.
        "fork-bomb": f"import subprocess, time\nwhile True:\n    {spawn}\n    time.sleep(0.01)",
        "left-behind": f"import subprocess\n{spawn}\nsrednia = 0",
        "network": "import socket\nsrednia = 0\n"
        f"socket.create_connection(('127.0.0.1', {port}), 2).close()\nsrednia = 12.25",
        "reads-outside": f"srednia = 0\nopen({str(secret)!r}).read()\nsrednia = 12.25",
        "writes-outside": f"srednia = 0\nopen({str(secret) + '.zmienione'!r}, 'w').write('x')\n"
        "srednia = 12.25",
        "quits": "import os\nos._exit(0)",
        "forges-the-answers": "import os\n[os.write(n, b'{}') for n in range(1, 9) if n != 2]",
    }


#: What `grades.csv` says of each: status, points, part of the message.
EXPECTED = {
    "endless-loop": ("failed", 0, "działał dłużej niż 3 s"),
    "sleeper": ("failed", 0, "działał dłużej niż 3 s"),
    "memory-hog": ("repaired", 2, "MemoryError"),
    "memory-in-children": ("failed", 0, "zajął ponad 512 MB pamięci"),
    "endless-output": ("failed", 0, "wypisał ponad 256 KB"),
    "fork-bomb": ("failed", 0, "uruchomił ponad 32 procesy"),
    "left-behind": ("graded", 2, ""),
    "network": ("repaired", 2, "ConnectionRefusedError"),
    "reads-outside": ("repaired", 2, "FileNotFoundError"),
    "writes-outside": ("repaired", 2, "FileNotFoundError"),
    "quits": ("failed", 0, "przerwał działanie"),
    "forges-the-answers": ("failed", 0, "przerwał działanie"),
}


def people(tmp_path, codes):
    roster = tmp_path / "lista.csv"
    roster.write_text("\n".join(["kod", *codes]), encoding="utf-8")
    return roster


def needs(works, what):
    if not works:
        pytest.skip(f"{what} does not work on this machine")


def test_every_fault_is_stopped_and_the_others_are_graded(own, hand_in, canary, tmp_path, need):
    need("bwrap")
    needs(bubblewrap.works(), "bubblewrap")
    secret = notebook_path(own / "solutions", "kod-1")
    sources = faults(canary.port, secret)
    for name, source in sources.items():
        hand_in(name, source)
    folder = hand_in("good", GOOD[0])
    started = time.monotonic()
    run = grade(folder, "kod-1", people(tmp_path, [*sources, "good"]), tmp_path / "wynik")
    took = time.monotonic() - started

    rows = {row.student_id: row for row in run.rows}
    assert (rows["good"].status, rows["good"].score) == ("graded", 5)
    told = {name: (rows[name].status, rows[name].score) for name in EXPECTED}
    assert told == {name: (status, score) for name, (status, score, _part) in EXPECTED.items()}
    for name, (_status, _score, part) in EXPECTED.items():
        assert part in rows[name].message
    assert canary.visits == 0
    assert canary.most_processes > 1, "the bomb went off inside, so the probe sees it"
    assert canary.processes() == 0
    assert not secret.with_name(secret.name + ".zmienione").exists()
    assert took < 60, "nobody waited for the sleeper"

    again = grade(folder, "kod-1", people(tmp_path, [*sources, "good"]), tmp_path / "wynik")
    assert again.regraded == 0
    assert {row.student_id: (row.status, row.score) for row in again.rows} == {
        row.student_id: (row.status, row.score) for row in run.rows
    }


@pytest.mark.parametrize("fault", ["network", "reads-outside", "writes-outside"])
def test_without_a_sandbox_the_same_code_gets_through(own, hand_in, canary, tmp_path, fault):
    """The probes above can fail: `none`, when typed, has no walls."""
    secret = notebook_path(own / "solutions", "kod-1")
    folder = hand_in("K01", faults(canary.port, secret)[fault])
    run = grade(folder, "kod-1", people(tmp_path, ["K01"]), tmp_path / "wynik", sandbox="none")
    assert (run.rows[0].status, run.rows[0].score) == ("graded", 5)
    assert canary.visits == (fault == "network")


#: The same in Pyodide: no processes, no sockets, no files of this machine.
IN_THE_BROWSER = {
    "endless-loop": ("failed", 0),
    "memory-hog": ("repaired", 2),
    "endless-output": ("failed", 0),
    "network": ("repaired", 2),
    "reads-outside": ("repaired", 2),
    "fork-bomb": ("repaired", 2),
    "good": ("graded", 5),
}


@pytest.mark.browser
def test_the_browser_locks_code_in_too(own, hand_in, canary, tmp_path):
    """What Windows has: Pyodide in a headless Chromium that may ask nobody."""
    needs(browser.works(), "the browser with the built site")
    secret = notebook_path(own / "solutions", "kod-1")
    sources = faults(canary.port, secret) | {
        "network": "import js\nsrednia = 0\nr = js.XMLHttpRequest.new()\n"
        f"r.open('GET', 'http://127.0.0.1:{canary.port}/', False)\nr.send()\nsrednia = 12.25",
        "good": "import numpy as np\nsrednia = np.mean(liczby)",
    }
    for name in IN_THE_BROWSER:
        folder = hand_in(name, sources[name])
    roster = people(tmp_path, IN_THE_BROWSER)
    run = grade(folder, "kod-1", roster, tmp_path / "wynik", sandbox="browser")
    assert {row.student_id: (row.status, row.score) for row in run.rows} == IN_THE_BROWSER
    assert canary.visits == 0
    assert canary.most_processes == 0


def test_a_container_locks_code_in(own, hand_in, tmp_path):
    needs(container.program(), "Podman or Docker")
    folder = hand_in("K01", GOOD[0])
    run = grade(folder, "kod-1", people(tmp_path, ["K01"]), tmp_path / "wynik", sandbox="container")
    assert run.rows[0].status in ("graded", "repaired")


#: A program that stands where Podman stands: writes down how it was called, then runs the command.
STAND_IN = """#!{python}
import json, os, sys
with open({log!r}, "a") as log:
    log.write(json.dumps(sys.argv[1:]) + "\\n")
if sys.argv[1] == "run":
    os.execv({python!r}, [{python!r}, *sys.argv[sys.argv.index("python") + 1 :]])
"""


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script with a #! line")
def test_how_a_container_is_called(tmp_path, monkeypatch):
    """No network, no writable disk, no rights, bounded memory and processes; always removed."""
    log, program = tmp_path / "log.jsonl", tmp_path / "podman"
    program.write_text(STAND_IN.format(python=sys.executable, log=str(log)), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert container.program() == "podman"
    locked_in = container.Container("podman")
    outcome = locked_in.run(SandboxJob(("srednia = 12.25",), ("srednia",)), Limits(memory_mb=300))
    assert outcome.answers == {"srednia": 12.25}
    info, run, removed = [json.loads(line) for line in log.read_text().splitlines()]
    assert info == ["info"]
    assert {"--network=none", "--read-only", "--cap-drop=ALL", "--user=65534:65534", "--rm",
            "--security-opt=no-new-privileges", "--memory=300m", "--memory-swap=300m",
            "--pids-limit=32", "--interactive", "--read-only-tmpfs=false", "--shm-size=1m",
            "--tmpfs=/praca:size=31m,mode=1777"} <= set(run)  # fmt: skip
    assert not {"--privileged", "--volume", "-v", "--mount", "--net=host"} & set(run)
    assert removed == ["rm", "-f", run[run.index("--name") + 1]]


@pytest.mark.parametrize(
    ("works", "chosen"),
    [
        ({"bubblewrap", "browser", "podman"}, "Bubblewrap"),
        ({"browser", "podman"}, "Browser"),
        ({"podman"}, "Container"),
    ],
)
def test_auto_takes_the_first_that_works(monkeypatch, works, chosen):
    """On Windows there is no bubblewrap: the browser comes next."""
    monkeypatch.setattr(bubblewrap, "works", lambda: "bubblewrap" in works)
    monkeypatch.setattr(browser, "works", lambda: "browser" in works)
    monkeypatch.setattr(container, "program", lambda: "podman" if "podman" in works else None)
    assert choose("auto").__class__.__name__ == chosen


def test_without_any_sandbox_nothing_runs(own, hand_in, tmp_path, monkeypatch):
    monkeypatch.setattr(choosing, "_working", lambda _name: None)
    with pytest.raises(GradingError, match="Nie ma tu działającej piaskownicy"):
        grade(hand_in("K01", GOOD[0]), "kod-1", people(tmp_path, ["K01"]), tmp_path / "wynik")
    assert not (tmp_path / "wynik").exists()


def test_auto_is_never_none():
    assert choose("none").__class__.__name__ == "Unguarded"
    try:
        chosen = choose("auto")
    except GradingError:
        return
    assert chosen.__class__.__name__ != "Unguarded"


def test_the_tests_are_not_handed_to_the_code(own, hand_in):
    """Kernel A gets the answer cells and our preparation, neither tests nor the form."""
    folder = hand_in("K01", "srednia = 1")
    notebook = json.loads((folder / "kod-1__K01.ipynb").read_text(encoding="utf-8"))
    sources = code_cells(notebook, load_master("kod-1").released)
    assert [source.splitlines()[0] for source in sources] == [
        "from msai.assignments import Marking", "srednia = 1", GOOD[1],
    ]  # fmt: skip


def test_an_assignment_that_was_not_released_is_refused(own, tmp_path):
    shutil.rmtree(own / "exercises")
    with pytest.raises(GradingError, match="nie zostało wydane"):
        grade(tmp_path, "kod-1", people(tmp_path, ["K01"]), tmp_path / "wynik")
