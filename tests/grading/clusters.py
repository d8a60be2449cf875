"""Real schedulers and workers, started as the handbook says, on this machine."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time

DASK = [sys.executable, "-m", "dask"]
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
#: Seconds within which something is said, as promised.
PROMISED = 15


def in_time(started):
    """Whether the promise was kept; where others work on the machine as well, it takes longer."""
    busy = os.getloadavg()[0] > 1.5 * (os.cpu_count() or 1)
    return time.monotonic() - started < PROMISED * (4 if busy else 1)


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


def clusters(tmp_path):
    """Give what starts clusters in a folder, and end them."""
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


def table(run):
    return [[row.student_id, row.score, row.status] for row in run.rows]
