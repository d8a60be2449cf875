"""A small class: a roster, good answers taken from the master, files as learners hand them in."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from clusters import clusters
from postgresql import PROGRAMS, start, stop

from msai.assignments import assignment, hand_in, hand_in_name
from msai_course.base.paths import EXERCISES, SOLUTIONS
from msai_course.cli import main
from msai_course.grading.classes.folders import class_new
from msai_course.grading.grade import grade
from msai_course.grading.masters import notebook_path, served
from msai_trainer.handins.answers import extract
from msai_trainer.marking.masters import read_masters

NAME = "zadanie-1"
MONDAY = datetime(2025, 11, 24, 10, 15, tzinfo=UTC)


def load(folder: Path, name: str = NAME) -> dict[str, Any]:
    return json.loads(notebook_path(folder, name).read_text(encoding="utf-8"))


@pytest.fixture
def released() -> dict[str, Any]:
    """The notebook that learners get."""
    return load(EXERCISES)


@pytest.fixture
def good_answers() -> dict[str, Any]:
    """The answers of the master: full points wherever a machine gives them."""
    return dict(extract(load(SOLUTIONS), load(EXERCISES), assignment(NAME)).answers)


@pytest.fixture
def write_roster(tmp_path: Path) -> Callable[..., Path]:
    """Write a roster of the given codes."""

    def write(*codes: str) -> Path:
        path = tmp_path / "lista.csv"
        lines = [f"{code};Osoba;{code}" for code in codes]
        path.write_text("\n".join(["kod;imię;nazwisko", *lines]), encoding="utf-8")
        return path

    return write


@pytest.fixture
def write_file(tmp_path: Path, released: dict[str, Any], good_answers: dict[str, Any]):
    """Write a hand-in file and return the folder with all of them."""

    def write(code: str, answers: dict[str, Any] | None = None, **options: Any) -> Path:
        folder = tmp_path / "oddane"
        folder.mkdir(exist_ok=True)
        moment = options.pop("saved_at", MONDAY)
        chosen = good_answers if answers is None else answers
        notebook = hand_in(released, code=code, answers=chosen, saved_at=moment, **options)
        text = json.dumps(notebook, ensure_ascii=False)
        (folder / hand_in_name(NAME, code, moment)).write_text(text, encoding="utf-8")
        return folder

    return write


@dataclass(frozen=True)
class AClass:
    """A class made with ``class new`` from a trainer's list, and what its people handed in."""

    name: str
    roster: Path
    codes: tuple[str, ...]

    def handed_in(self, assignment_id: str) -> Path:
        """Return the folder with the files of one assignment."""
        return self.roster.parent / "oddane" / assignment_id


@pytest.fixture(scope="session")
def two_classes(tmp_path_factory) -> Callable[..., list[AClass]]:
    """Make two classes whose people have the same codes, K01 and so on, and other answers.

    ``two_classes(people, names)``: so many in each class, these assignments; ``of_five``: in so
    many of five each person hands in. Everybody answers differently, so that no mixing up could go
    unnoticed; the essays are left out.
    """

    def make(people: int, names: tuple[str, ...], of_five: int = 5) -> list[AClass]:
        folder = tmp_path_factory.mktemp("klasy")
        return [_a_class(folder, klasa, people, names, of_five) for klasa in ("wiosna", "jesien")]

    return make


def _a_class(folder: Path, klasa: str, people: int, names: tuple[str, ...], of_five: int) -> AClass:
    codes = tuple(f"K{number:02}" for number in range(1, people + 1))
    own = folder / f"{klasa}.csv"
    lines = [f"{code};Osoba;{klasa.title()} {code}" for code in codes]
    own.write_text("\n".join(["kod;imię;nazwisko", *lines]), encoding="utf-8")
    made = class_new(klasa, folder, roster=own)
    one = AClass(klasa, made.folder / "lista.csv", codes)
    for place, name in enumerate(names):
        one.handed_in(name).mkdir(parents=True)
        handing_in = [(n, code) for n, code in enumerate(codes) if (n + place) % 5 < of_five]
        for number, code in handing_in:
            shift = number + (3 if klasa == "jesien" else 0)
            notebook = hand_in(
                load(EXERCISES, name), code=code, answers=_some(name, shift), saved_at=MONDAY
            )
            path = one.handed_in(name) / hand_in_name(name, code, MONDAY)
            path.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
    return one


def _some(name: str, shift: int) -> dict[str, Any]:
    """Return good answers without some: which ones is written in the bits of a number."""
    whole = extract(load(SOLUTIONS, name), load(EXERCISES, name), assignment(name)).answers
    machine = [q.grade_id for q in assignment(name).questions if not q.manual]
    left_out = shift % (2 ** len(machine) - 1)  # never all of them: an empty file is not graded
    return {
        grade_id: whole[grade_id] for bit, grade_id in enumerate(machine) if not left_out >> bit & 1
    }


@pytest.fixture
def results(tmp_path, write_file, write_roster):
    """Two people and a pair, graded: three answers to judge."""
    folder = write_file("K01")
    write_file("K02")
    write_file("K03", group=["K03", "K04"])
    roster = write_roster("K01", "K02", "K03", "K04")

    def again():
        run = grade(folder, NAME, roster, tmp_path / "wynik")
        return {row.student_id: row for row in reversed(run.rows)}

    again()
    return tmp_path / "wynik", again


@pytest.fixture
def class_of_six(write_file, write_roster):
    codes = [f"K{number:02}" for number in range(1, 7)]
    for code in codes:
        folder = write_file(code)
    return folder, write_roster(*codes)


@pytest.fixture(name="start")
def start_clusters(tmp_path: Path):
    """Start clusters of dask that end with the test."""
    yield from clusters(tmp_path)


@pytest.fixture
def empty_database(postgresql_url: str) -> Callable[[], str]:
    """Return the address of a new, empty database on our PostgreSQL server."""
    import psycopg

    def make() -> str:
        name = f"pusta{time.monotonic_ns()}"
        with psycopg.connect(postgresql_url.replace("+psycopg", ""), autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name}")
        return postgresql_url.rpartition("/")[0] + f"/{name}"

    return make


@pytest.fixture(scope="session")
def postgresql_url(once, need):
    """A real PostgreSQL server of our own on a free port, one for the run; never as root."""
    programs = {name: need(name) for name in PROGRAMS}
    with once.service(
        "postgresql",
        lambda: start(programs),
        lambda server: stop(server, programs),
    ) as server:
        yield f"postgresql+psycopg://msai@127.0.0.1:{server['port']}/postgres"


@pytest.fixture
def run(monkeypatch, capsys):
    """Run a command as a trainer types it; gives its exit code and what it says."""

    def typed(*arguments):
        monkeypatch.setattr(sys, "argv", ["msai", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return ended.value.code, " ".join((said.out + said.err).split())

    return typed


@pytest.fixture(scope="session")
def masters():
    """The masters as a page of the trainer's gets them: read when they are asked for."""
    read = read_masters(served())
    return lambda: read
