"""nbgrader's formgrader opens on the class that was graded and talks to nobody else."""

import json
import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request

import pytest

from msai_course.grading.errors import GradingError
from msai_course.grading.formgrader import formgrader_command
from msai_course.grading.grade import grade
from msai_course.grading.workspace import put_tools_on_path


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
