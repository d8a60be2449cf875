"""The limits of locked-in code hold for the sum of all it can fill, and are said in words."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from msai_course.grading.sandbox import Limits, Stop, browser, bubblewrap, container
from msai_course.grading.sandbox.coding import _with_outcome
from msai_course.grading.sandbox.model import SandboxJob
from msai_trainer.model import Submission

LIMITS = Limits(seconds=5, memory_mb=512)
FILL = "for i in range(8000): {out}.write(b'x' * 2**20)"
FILES, NO_SPACE, NO_MEMORY = "stopped", "no space", "no memory"
#: What the learner's message says then.
SAID = {
    FILES: "zapisał ponad 32 MB plików albo za dużo małych plików, więc go zatrzymano",
    NO_SPACE: "chciał zapisać ponad 32 MB plików",
    NO_MEMORY: "nie dostał pamięci (granica: ",
}
#: By fault: the code, and how it ends.
FILLERS = {
    "one-huge-file-in-shm": (f"f = open('/dev/shm/a', 'wb')\n{FILL.format(out='f')}", NO_SPACE),
    "many-files-in-tmp": (
        "for i in range(8000): open(f'/tmp/{i}', 'wb').write(b'x' * 2**20)",
        NO_SPACE,
    ),
    "many-places": (
        "for i in range(3000):\n    for p in ('/dev/shm', '/tmp', '/var/tmp', '/praca'):\n"
        "        open(f'{p}/{i}{len(p)}', 'wb').write(b'x' * 2**18)",
        NO_SPACE,
    ),
    "errors-are-swallowed": (
        "import time\nfor i in range(200):\n    try: open(f'/tmp/{i}', 'wb').write(b'x' * 2**20)\n"
        "    except OSError: pass\ntime.sleep(60)",
        FILES,
    ),
    "empty-files": ("for i in range(10**7): open(f'/tmp/{i}', 'wb').close()", FILES),
    "folders": ("import os\nfor i in range(10**7): os.mkdir(f'/dev/shm/{i}')", FILES),
    "deleted-but-open": (
        "import os\nheld = []\nfor i in range(50):\n    f = open('/dev/shm/x', 'wb')\n"
        "    f.write(b'x' * 2**20)\n    f.flush()\n    os.unlink('/dev/shm/x')\n    held.append(f)",
        NO_SPACE,
    ),
    "memfd": (
        f"import os\nf = open(os.memfd_create('x'), 'wb')\n{FILL.format(out='f')}",
        NO_MEMORY,
    ),
    "shared-mapping": ("import mmap\nm = mmap.mmap(-1, 300 * 2**20)", NO_MEMORY),
}  # fmt: skip


@pytest.fixture
def locked_in(need):
    need("bwrap")
    if not bubblewrap.works():
        pytest.skip("bubblewrap does not work on this machine")
    return lambda code, *names: bubblewrap.Bubblewrap().run(SandboxJob((code,), names), LIMITS)


class SharedMemory:
    """Most of the machine's memory in tmpfs and shared memory while a block runs, in MB."""

    def __enter__(self):
        self.first = self.most = self.now()
        self.running = True
        self.thread = threading.Thread(target=self._watch, daemon=True)
        self.thread.start()
        return self

    def _watch(self):
        while self.running:
            self.most = max(self.most, self.now())
            time.sleep(0.01)

    def __exit__(self, *_exception):
        self.running = False
        self.thread.join()

    @staticmethod
    def now():
        lines = Path("/proc/meminfo").read_text().splitlines()
        return next(int(one.split()[1]) for one in lines if one.startswith("Shmem:")) // 1024


@pytest.mark.parametrize("fault", FILLERS)
def test_whatever_is_filled_stays_within_the_limit(locked_in, fault):
    code, ends = FILLERS[fault]
    with SharedMemory() as seen:
        outcome = locked_in(code)
    assert seen.most - seen.first < 200, "32 MB are promised; other programs write meanwhile"
    # Whoever is first, the watch or the full folder, says it in its own words.
    said = SAID[FILES if outcome.stopped is Stop.FILES else ends]
    assert outcome.stopped in ((Stop.NONE, Stop.FILES) if ends != NO_MEMORY else (Stop.NONE,))
    submission = Submission("x.ipynb", ("K01",))
    notes = " ".join(_with_outcome(submission, outcome).notes)
    assert said in notes


def test_processes_below_the_limit_are_added_up_with_their_files(locked_in):
    """Each child stays under 512 MB; all of them, and 30 MB of files, do not."""
    code = (
        "import os, time\nopen('/dev/shm/x', 'wb').write(b'x' * 30 * 2**20)\n"
        "for _ in range(5):\n    if os.fork() == 0:\n        b = b'x' * (100 * 2**20)\n"
        "        time.sleep(60)\ntime.sleep(60)"
    )
    assert locked_in(code).stopped is Stop.MEMORY  # not Stop.TIME: none of them ends by itself


def test_files_in_memory_count_as_memory(locked_in):
    """30 MB of files beside what a process may just have are too much."""
    take = "import time\nb = b'x' * (480 * 2**20)\ntime.sleep(1)\nx = 1"
    assert locked_in(take, "x").answers == {"x": 1}
    full = "open('/dev/shm/x', 'wb').write(b'x' * 30 * 2**20)\n"
    assert locked_in(full + take, "x").stopped is Stop.MEMORY


def test_nothing_but_one_folder_can_be_written_to(locked_in):
    code = (
        "import os\nx = []\nfor at in ('/', '/dev', '/proc', '/usr', '/etc', '/var', '/biblioteka',"
        " '/run', '/praca', '/tmp', '/var/tmp', '/dev/shm'):\n    try:\n"
        "        open(f'{at}/q', 'w').close()\n        x.append(os.path.realpath(at))\n"
        "    except OSError: pass"
    )
    assert set(locked_in(code, "x").answers["x"]) == {"/praca"}


@pytest.mark.parametrize("option", ["as bwrap has it", "an older bwrap"])
def test_user_namespaces_do_not_nest(locked_in, option, monkeypatch):
    if option == "an older bwrap":
        knows = bubblewrap._knows
        monkeypatch.setattr(bubblewrap, "_knows", lambda o: o != "--disable-userns" and knows(o))
    code = (
        "import ctypes, subprocess\nx = [subprocess.run(['unshare', *o, 'true'],"
        " capture_output=True).returncode for o in (['-U'], ['-Ur'], ['-r', '-m'])]\n"
        "libc = ctypes.CDLL(None)\nx.append(libc.unshare(0x10000000))\n"
        "x.append(libc.syscall(56, 0x10000011, 0, 0, 0, 0))"
    )
    x = locked_in(code, "x").answers["x"]
    assert all(code != 0 for code in x[:3])
    assert x[3:] == [-1, -1]


def test_shared_memory_that_nobody_sees_is_refused(locked_in):
    code = (
        "import ctypes\nlibc = ctypes.CDLL(None)\n"
        "x = [libc.shmget(0, 10**8, 0o1600), libc.msgget(0, 0o1600), libc.prctl(4, 0, 0, 0, 0)]"
    )
    assert locked_in(code, "x").answers == {"x": [-1, -1, -1]}


def test_what_ordinary_code_needs_is_there(locked_in):
    code = (
        "import ctypes, multiprocessing, tempfile\nimport numpy as np\nimport pandas as pd\n"
        "with multiprocessing.get_context('fork').Pool(2) as pool: x = pool.map(abs, [-1, -2])\n"
        "with tempfile.NamedTemporaryFile('w+') as f:\n    f.write('ąę')\n    f.seek(0)\n"
        "    x.append(f.read())\n"
        "x.append(int(pd.DataFrame({'a': np.arange(4)}).a.sum()))"
    )
    assert locked_in(code, "x").answers == {"x": [1, 2, "ąę", 6]}


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root to become nobody"
)
def test_the_same_holds_for_a_trainer_who_is_not_root(locked_in):
    """The watch looks into the sandbox's namespaces without special rights."""
    code, _ends = FILLERS["empty-files"]
    script = (
        "from msai_course.grading.sandbox import bubblewrap, Limits\n"
        "from msai_course.grading.sandbox.model import SandboxJob\n"
        f"job = SandboxJob(({code!r},), ())\n"
        "print(bubblewrap.Bubblewrap().run(job, Limits(seconds=5)).stopped)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], user=65534, group=65534, extra_groups=[],
        capture_output=True, text=True, check=False, cwd="/",
        env={**os.environ, "HOME": "/", "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    if "Permission denied" in done.stderr or "PermissionError" in done.stderr:
        pytest.skip("nobody may not read this checkout")
    assert done.stdout.strip() == "files", done.stderr


def test_a_container_is_told_the_same_limits():
    podman, docker = (container._locked(Limits(), one) for one in ("podman", "docker"))
    assert "--read-only-tmpfs=false" in podman
    assert "--read-only-tmpfs=false" not in docker
    for options in (podman, docker):
        assert {"--tmpfs=/praca:size=31m,mode=1777", "--shm-size=1m", "--ipc=private"} <= set(
            options
        )


@pytest.mark.browser
def test_the_browser_holds_files_and_memory_too():
    """Also what is taken past Pyodide: buffers of the page, the browser's own stores."""
    if not browser.works():
        pytest.skip("the browser with the built site does not work on this machine")
    room = browser.Browser()
    try:
        many = "for i in range(400): open(f'/tmp/{i}', 'wb').write(b'x' * 2**20)"
        assert room.run(SandboxJob((many,), ()), LIMITS).errors == ((1, "OSError:ENOSPC"),)
        again = (
            "import os\nfor i in range(100):\n    open('/tmp/x', 'wb').write(b'x' * 2**20)\n"
            "    os.unlink('/tmp/x')\nx = 1"
        )
        assert room.run(SandboxJob((again,), ("x",)), LIMITS).answers == {"x": 1}
        buffers = (
            "import js\nheld = []\nfor i in range(64):\n    b = js.Uint8Array.new(2**26)\n"
            "    b.fill(7)\n    held.append(b)"
        )
        assert room.run(SandboxJob((buffers,), ()), LIMITS).stopped is Stop.MEMORY
        stores = (
            "import js\nx = [hasattr(js, n) for n in ('indexedDB', 'caches', 'Worker', 'Blob')]\n"
            "x.append(hasattr(js.navigator, 'storage'))"
        )
        assert room.run(SandboxJob((stores,), ("x",)), LIMITS).answers == {"x": [False] * 5}
    finally:
        room.close()
