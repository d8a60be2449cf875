"""Whatever an editor drops from a file, answers are found again, in every assignment."""

import itertools
import json

import pytest
from all_assignments import NAMES, good_answers, notebook, released

from msai.assignments import assignment
from msai_course.grading.masters import catalogue_of
from msai_trainer.handins.answers import extract


def top(found):
    found["metadata"] = {"kernelspec": {"name": "python3"}}


def cells(found):
    for cell in found["cells"]:
        cell["metadata"] = {}


def ids(found):
    for number, cell in enumerate(found["cells"]):
        cell["id"] = f"c{number}"


def outputs(found):
    for cell in found["cells"]:
        cell.pop("outputs", None)
        cell.pop("execution_count", None)


def merged(found):
    """Neighbours of one kind put together, as “merge cells” does: the first keeps its labels."""
    together = []
    for cell in found["cells"]:
        text = "".join(cell["source"])
        if together and together[-1]["cell_type"] == cell["cell_type"]:
            together[-1]["source"] += "\n\n" + text
        else:
            together.append({**cell, "source": text})
    found["cells"] = together


LOSSES = [top, cells, ids, outputs, merged]
SOME = [chosen for size in (1, 2, 5) for chosen in itertools.combinations(LOSSES, size)]


@pytest.mark.parametrize("losses", SOME, ids=lambda some: "+".join(one.__name__ for one in some))
@pytest.mark.parametrize("name", NAMES)
def test_every_answer_is_found_again(name, losses):
    found = notebook(name)
    for lose in losses:
        lose(found)
    found = json.loads(json.dumps(found))
    assert catalogue_of(()).which(found, "praca.ipynb") == name
    taken = extract(found, released(name), assignment(name))
    assert taken.answers == good_answers(name)
    assert taken.status != "tampered", taken.notes
    asked = len(assignment(name).questions)
    said = f"zniknęły; odczytano odpowiedzi z komórek: {asked} z {asked}."
    assert any(said in note for note in taken.notes) == (top in losses)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_nowhere_is_said_to_be_lost(name):
    found = {**released(name), "metadata": {}}
    taken = extract(found, released(name), assignment(name))
    assert (taken.answers, taken.lost) == ({}, True)


def test_a_part_that_is_left_is_counted():
    found = notebook("zadanie-1")
    top(found)
    found["cells"] = [cell for cell in found["cells"] if cell.get("id") != "udzial"]
    taken = extract(found, released("zadanie-1"), assignment("zadanie-1"))
    assert any("odczytano odpowiedzi z komórek: 4 z 5" in note for note in taken.notes)


def test_a_text_without_mark_and_label_is_known_by_its_place():
    """Somebody wrote into the cells of a notebook whose labels an editor had dropped."""
    found = released("zadanie-1")
    cell = next(one for one in found["cells"] if one["id"] == "obrona")
    cell["source"] = ["Nasza odpowiedź.\n", "\n", "W dwóch akapitach."]
    found["cells"].insert(1, {"cell_type": "markdown", "metadata": {}, "source": "Notatka własna"})
    for lose in (cells, ids):
        lose(found)
    taken = extract(found, released("zadanie-1"), assignment("zadanie-1"))
    assert taken.answers == {"obrona": "Nasza odpowiedź.\n\nW dwóch akapitach."}
