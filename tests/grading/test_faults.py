"""Whatever comes in, every file gets its row, and nothing of a learner's file ever runs."""

import csv
import json
import re
import socket
import threading
from dataclasses import dataclass
from pathlib import Path

import faults
import pytest

from msai.assignments import assignment
from msai_course.base.paths import EXERCISES, SOLUTIONS
from msai_course.grading.grade import grade
from msai_course.grading.masters import notebook_path
from msai_course.grading.results.tables import machine_twin
from msai_trainer.handins.answers import extract

CODES = {fault.name: f"F{number:02}" for number, fault in enumerate(faults.FAULTS, start=1)}
STRANGERS = ["inny01", "inny02", "inny03", "inny04"]


@dataclass(frozen=True)
class Graded:
    rows: list[dict[str, str]]
    output: Path
    canary: Path
    calls: list[str]


@pytest.fixture(scope="session")
def graded(once) -> Graded:
    """All faulty files in one folder, graded in one go, once in a run."""
    base = once.folder("faults", _grade_all)
    with machine_twin(base / "wynik" / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    calls = json.loads((base / "calls.json").read_text(encoding="utf-8"))
    return Graded(rows, base / "wynik", base / "canary.txt", calls)


def _grade_all(base: Path) -> None:
    master = json.loads(notebook_path(SOLUTIONS, "zadanie-1").read_text(encoding="utf-8"))
    released = json.loads(notebook_path(EXERCISES, "zadanie-1").read_text(encoding="utf-8"))
    answers = extract(master, released, assignment("zadanie-1")).answers
    canary, calls = base / "canary.txt", []
    with socket.create_server(("127.0.0.1", 0)) as server:
        listening = threading.Thread(target=_listen, args=(server, calls), daemon=True)
        listening.start()
        port = server.getsockname()[1]
        workshop = faults.Workshop(base / "oddane", released, answers, canary, port)
        workshop.folder.mkdir()
        for fault in faults.FAULTS:
            fault.make(workshop, CODES[fault.name])
        roster = base / "lista.csv"
        codes = [*CODES.values(), *STRANGERS]
        people = [f"{code};Osoba;{code};{faults.address(code)}" for code in codes]
        roster.write_text("\n".join(["Kod;Imię;Nazwisko;E-mail", *people]), encoding="utf-8")
        grade(workshop.folder, "zadanie-1", roster, base / "wynik")
    (base / "calls.json").write_text(json.dumps(calls), encoding="utf-8")


def _listen(server: socket.socket, calls: list[str]) -> None:
    try:
        while True:
            calls.append(str(server.accept()[1]))
    except OSError:
        return


@pytest.mark.parametrize("fault", faults.FAULTS, ids=lambda fault: fault.name)
def test_row(graded, fault):
    code = CODES[fault.name]
    rows = [row for row in graded.rows if row["student_id"] == code]
    assert rows[0]["status"] == fault.status, rows
    assert rows[0]["score"] == ("" if fault.score is None else f"{fault.score:g}"), rows
    assert fault.message in rows[0]["message"]
    # A graded file has nothing to be told but how many questions were left out.
    if rows[0]["status"] == "graded":
        assert re.fullmatch(r"(Bez odpowiedzi: \d z \d pytań\.)?", rows[0]["message"])
    else:
        assert rows[0]["message"]


def test_nothing_of_a_learner_ran(graded):
    assert not graded.canary.exists()
    assert graded.calls == []


def test_everybody_and_every_file_has_a_row(graded):
    roster = [*CODES.values(), *STRANGERS]
    assert [row["student_id"] for row in graded.rows[: len(roster)]] == roster
    more = {row["student_id"]: row["status"] for row in graded.rows[len(roster) :]}
    assert more == {
        CODES["two_files_of_one_person"]: "superseded",
        CODES["newer_file_unreadable"]: "unreadable",
        CODES["newer_file_without_answers"]: "missing",
        "": "unreadable",  # a question by mail, from an address that is not on the list
        # Of a hundred thousand invented colleagues only the first are listed.
        **dict.fromkeys(["X96", "X98", "X99", *(f"Z{n}" for n in range(20))], "unknown_person"),
    }


def test_whoever_of_a_group_is_on_the_list_has_its_points_and_the_others_are_listed(graded):
    rows = {row["student_id"]: row for row in graded.rows}
    for code in STRANGERS:
        assert (rows[code]["status"], rows[code]["score"]) == ("tampered", "17")
    for code, fault in [
        ("X98", "group_whose_sender_is_a_stranger"),
        ("X99", "group_with_a_stranger"),
    ]:
        told = rows[code]["message"]
        assert f"wymienia go praca grupy: {CODES[fault]}" in told
        assert "Dopisz kod do listy i oceń jeszcze raz" in told
    assert "Kodów X96, X97 nie ma na liście" in rows["X96"]["message"]


def test_older_files_are_listed(graded):
    messages = [row["message"] for row in graded.rows if row["status"] == "superseded"]
    code = CODES["two_files_of_one_person"]
    assert any(f"{code}-stary.ipynb" in text and f"{code}-nowy.ipynb" in text for text in messages)


def test_no_cell_of_the_table_is_a_formula(graded):
    for row in graded.rows:
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@")), row


def test_feedback_shows_script_as_text(graded):
    folder = graded.output / "feedback" / CODES["script_in_an_answer"]
    page = (folder / "zadanie-1.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert not re.search(r"<(script|img|a|iframe)\b", page)


def test_graded_notebook_carries_no_markup_of_a_learner(graded):
    """formgrader renders this notebook's Markdown in the trainer's browser."""
    import nbformat
    from nbconvert.filters import markdown2html

    autograded = graded.output / "dziennik" / "autograded"
    (folder,) = autograded.glob(f"*.{CODES['script_in_an_answer']}")
    notebook = nbformat.read(folder / "zadanie-1" / "zadanie-1.ipynb", as_version=4)
    cell = next(cell for cell in notebook.cells if cell.id == "obrona")
    html = markdown2html(cell.source)
    assert not re.search(r"<(script|img|a|b)\b", html)
    assert "&lt;script&gt;" in html
