"""nbgrader's formgrader opens on the class that was graded and talks to nobody else."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from ctrl_c import hear_ctrl_c
from msai_course.grading.engine.formgrader import formgrader_command
from msai_course.grading.engine.workspace import put_tools_on_path
from msai_course.grading.grade import grade
from msai_trainer.errors import GradingError


def test_nothing_graded_yet(tmp_path):
    with pytest.raises(GradingError, match="nie ma jeszcze ocen"):
        formgrader_command(tmp_path)


def test_formgrader_shows_the_class(tmp_path, write_file, write_roster):
    folder = write_file("K01")
    output = tmp_path / "wynik"
    grade(folder, "zadanie-1", write_roster("K01"), output)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    put_tools_on_path()
    command, course = formgrader_command(output, port=port, browser=False)
    own = {name: str(tmp_path / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")}
    environment = {**os.environ, **own, "JUPYTER_TOKEN": "test"}
    process = subprocess.Popen(
        [*command, "--allow-root"], cwd=course, env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        base = f"http://127.0.0.1:{port}/formgrader"
        notebooks, _headers = _get(f"{base}/api/submitted_notebooks/zadanie-1/zadanie-1", 60)
        (one,) = json.loads(notebooks)
        assert one["student"].endswith(".K01")
        assert (one["score"], one["needs_manual_grade"]) == (17.0, True)
        page, headers = _get(f"{base}/submissions/{one['id']}/", 5)
        assert "Tysiąclecia" in page
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'self'")
        assert not re.search(r"https?:", policy)
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_the_trainer_reads_polish_and_what_not_to_press(tmp_path, write_file, write_roster):
    """The program's English log goes to a file; Ctrl+C ends it without a question."""
    output = tmp_path / "wynik"
    grade(write_file("K01"), "zadanie-1", write_roster("K01"), output)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from msai_course.grading.engine.formgrader import formgrader as run"
        f"\nsys.exit(run(Path({str(output)!r}), port={port}, options=("
        "'--no-browser',), say=lambda text: print(text, flush=True)))"
    )
    own = {name: str(tmp_path / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")}
    process = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", script], env={**os.environ, **own},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", start_new_session=True,
        preexec_fn=hear_ctrl_c,
    )  # fmt: skip
    try:
        lines = [process.stdout.readline() for _ in range(5)]
        os.killpg(process.pid, signal.SIGINT)
        lines += process.stdout.readlines()
        code = process.wait(timeout=30)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        process.stdout.close()
    assert code == 0
    assert len(lines) == 5, "nothing of the log on the screen"
    said = "".join(lines)
    assert f"http://127.0.0.1:{port}/formgrader/gradebook?token=" in said
    assert "Nie naciskaj niczego w „Manage Assignments”: „Generate”, „Release”" in said
    assert "ServerApp" in (output / "dziennik" / "formgrader.log").read_text(encoding="utf-8")


def _get(url, patience):
    deadline = time.monotonic() + patience
    while True:
        try:
            with urllib.request.urlopen(f"{url}?token=test", timeout=10) as answer:
                return answer.read().decode(), answer.headers
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)
