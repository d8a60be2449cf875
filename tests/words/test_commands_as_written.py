"""README, handbook and deploy notes: each command as written, from the folder as written.

The commands of a page are done in its order, in a checkout as a person has it, with what the page
says she has by then (files that were handed in, a list of her own). Commands that a command prints
are done too. What a command promises to write must be there afterwards.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest
from commands import (
    Command,
    checkout,
    done_here,
    environment_fits,
    pages_with_commands,
    printed_in,
    written_in,
)
from people_and_files import PREPARED, filled_in

from ctrl_c import hear_ctrl_c
from msai_course.base.paths import ROOT

#: For authors: done by the tests of the book, one by one.
AUTHORS = {"CONTRIBUTING.md"}
#: Commands that cannot run inside a test, with the reason.
NOT_RUN = {"test": "it is what runs this"}
#: Commands that serve until somebody stops them.
SERVING = (["serve"], ["lab"], ["formgrader"], ["gradebook", "rubric"])
_ADDRESS = re.compile(r"https?://[\w.:/?=&%-]+")
#: What a person answers where Enter is not enough.
ANSWERS = {"prowadzi": "OPS w Mojej Gminie", "mail": "ops@moja-gmina.pl"}
#: Questions end so.
_PROMPT = re.compile(r"[^\n]*: \Z")


@pytest.fixture
def folder(course_pack, tmp_path) -> Iterator[Path]:
    """The folder of the course, as it is before a page is read, with the papers made before."""
    assert environment_fits(), "begin with `python3 course.py test`: it installs what is missing"
    place = checkout(tmp_path / "msai")
    yield place
    shutil.rmtree(place)


def environment(folder: Path) -> dict[str, str]:
    """Return the variables of a person's terminal; nothing may open a window here."""
    return {**os.environ, "PYTHONPATH": str(folder / "src"), "BROWSER": "true", "COLUMNS": "200"}


def call(command: Command, folder: Path) -> list[str]:
    """Return the program call that the typed line is."""
    return [sys.executable, "course.py", *filled_in(command, folder)]


def serves(words: list[str]) -> bool:
    return "--show" in words or any(words[: len(one)] == one for one in SERVING)


def done(command: Command, folder: Path) -> str:
    """Do a command to its end in a terminal, as a person who takes what is proposed."""
    program, *arguments = call(command, folder)
    terminal = pexpect.spawn(
        program, arguments, cwd=str(folder), env=environment(folder), encoding="utf-8",
        timeout=600, dimensions=(60, 200),
    )  # fmt: skip
    said = ""
    while terminal.expect([_PROMPT, pexpect.EOF]) == 0:
        asked = str(terminal.after)
        said += str(terminal.before) + asked
        terminal.sendline(next((a for words, a in ANSWERS.items() if words in asked), ""))
    said += str(terminal.before)
    terminal.close()
    assert terminal.exitstatus == 0, f"{command}\n{said[-3000:]}"
    return said


def served(command: Command, folder: Path) -> str:
    """Start a command that serves, ask its address for the first page, stop it with Ctrl+C."""
    running = subprocess.Popen(
        call(command, folder), cwd=folder, env=environment(folder), text=True, encoding="utf-8",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        start_new_session=True, preexec_fn=hear_ctrl_c,
    )  # fmt: skip
    assert running.stdout is not None
    try:
        said, address = "", None
        for line in running.stdout:
            said += line
            if address := _ADDRESS.search(line):
                break
        assert address, f"{command}: no address\n{said[-3000:]}"
        with urllib.request.urlopen(address[0], timeout=60) as answer:
            assert answer.status == 200
        os.killpg(running.pid, signal.SIGINT)
        return said + running.communicate(timeout=60)[0]
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
            running.communicate()


PAGES = {page: written_in(page) for page in pages_with_commands() if page not in AUTHORS}
TEXTS = {page: [command.text for command in commands] for page, commands in PAGES.items()}


@pytest.mark.parametrize("page", [page for page in PAGES if done_here(TEXTS, page)])
def test_every_command_of_a_page_does_what_it_says(folder, page, once):
    waiting, met = PAGES[page][: len(done_here(TEXTS, page))], set()
    while waiting:
        command = waiting.pop(0)
        if command.text in met or (command.words and command.words[0] in NOT_RUN):
            continue
        met.add(command.text)
        for words, prepare in PREPARED.items():
            if " ".join(command.words).startswith(words):
                prepare(folder)
        if serves(command.words):
            with once.turn("usual-ports"):  # another page may be read at the same time
                said = served(command, folder)
        else:
            said = done(command, folder)
        assert "Traceback" not in said, f"{command}\n{said[-3000:]}"
        for output in command.outputs:
            assert (folder / output).exists(), f"{command} wrote no {output}"
        if "--help" not in command.words:
            waiting = printed_in(said, command) + waiting


def test_what_one_page_leaves_to_another_is_done_there():
    done = {text for page in PAGES for text in done_here(TEXTS, page)}
    assert {text for texts in TEXTS.values() for text in texts} == done
    assert done_here(TEXTS, "book/trener/przygotowanie.md") == []
    assert done_here(TEXTS, "README.md") == TEXTS["README.md"]
    same = {"a": ["x", "y"], "b": ["x", "y"]}
    assert [done_here(same, page) for page in same] == [["x", "y"]] * 2
    assert done_here({"a": ["x", "y"], "b": ["y", "z"]}, "a") == ["x"]


def test_pages_with_commands_are_found():
    assert {"README.md", "book/trener/ocenianie-polecenia.md"} <= set(pages_with_commands())
    assert len(written_in("README.md")) > 10
    assert all(name in (ROOT / "README.md").read_text("utf-8") for name in NOT_RUN)
