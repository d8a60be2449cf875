"""Exercise 1 shows the reasons after the answer, and confronts counts with shares."""

import io
import json
import subprocess
import sys

import openpyxl
import pytest
from docx import Document

from msai.activities.direction_and_sphere.counts_and_shares import (
    candidates,
    greatest,
    hardest,
    units,
)
from msai.activities.direction_and_sphere.indicators import items
from msai.activities.direction_and_sphere.program import program
from msai.activities.direction_and_sphere.screen import summary, view
from msai.activities.direction_and_sphere.state import Judging, decode, encode, update
from msai.assignments import town
from msai.base.spheres import SPHERES, sphere_label
from msai.ui import Event, Message, every, to_json
from msai.widgets.exercise import Exercise


def after(*events, state=None):
    state = state or Judging()
    for event in events:
        state = update(state, event)
    return state


def answered(item, *, sphere=None, direction=None):
    return [
        Event(f"sphere:{item.name}", sphere or item.sphere),
        Event(f"direction:{item.name}", direction or str(item.direction)),
    ]


def texts(state):
    return str(to_json(view(state)))


ALL_RIGHT = [event for item in items() for event in answered(item)]


def test_ten_indicators_cover_all_spheres_and_both_directions():
    assert len(items()) == 10
    assert {item.sphere for item in items()} == set(SPHERES)
    assert {item.direction for item in items()} == {1, -1}


@pytest.mark.parametrize("item", items(), ids=lambda item: item.name)
def test_the_reasons_come_only_after_both_answers(item):
    half = after(Event(f"sphere:{item.name}", item.sphere))
    assert item.sphere_why not in texts(half)
    whole = texts(after(*answered(item)))
    assert item.sphere_why in whole and item.direction_why in whole


def test_a_wrong_direction_is_told_apart_from_a_right_sphere():
    item = next(item for item in items() if item.name == "budzet_obywatelski")
    state = after(*answered(item, direction="1"))
    messages = list(every(view(state), Message))
    assert [message.tone for message in messages] == ["ok", "problem"]
    assert "frekwencji" in messages[1].text
    assert "Osoby głosujące w budżecie obywatelskim" in summary(state)


def test_all_right_is_said_in_words():
    assert "przy 10 z 10" in summary(after(*ALL_RIGHT))
    assert "Umiesz już czytać słownik danych" in summary(after(*ALL_RIGHT))


def test_shares_are_hidden_until_a_unit_is_foreseen():
    before, unit = texts(Judging()), hardest()
    assert "Na 100 mieszkańców" not in before
    assert "Na 100 mieszkańców" in texts(after(Event("foreseen", unit.name)))


def test_the_greatest_count_and_the_greatest_share_are_different_units():
    assert greatest() != hardest() and hardest() in units()
    rates = [rate for name in town.unit_names() if (rate := town.rate("pomoc_spoleczna", name))]
    assert hardest().share == max(rates)


def test_the_belief_is_confronted_without_shame():
    wrong = texts(after(Event("foreseen", greatest().name)))
    assert "ma dobry powód" in wrong
    right = texts(after(Event("foreseen", hardest().name)))
    assert "ma dobry powód" not in right


@pytest.mark.parametrize(
    ("sentence", "tone"), [("both", "ok"), ("count", "problem"), ("share", "problem")]
)
def test_each_sentence_gets_its_answer(sentence, tone):
    state = after(Event("foreseen", candidates()[0]), Event("sentence", sentence))
    assert to_json(view(state))[-1]["children"][-1]["tone"] == tone


def test_answers_survive_saving_and_loading():
    state = after(*ALL_RIGHT, Event("foreseen", candidates()[0]), Event("sentence", "both"))
    assert decode(json.loads(json.dumps(encode(state)))) == state


@pytest.mark.parametrize("record", [{}, {"answers": [1]}, {"answers": {"bezrobotni": ["social"]}}])
def test_a_damaged_record_is_refused(record):
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode(record)


def test_nonsense_changes_nothing():
    for event in (
        Event("sphere:bezrobotni", "magiczna"),
        Event("direction:bezrobotni", "2"),
        Event("sphere:nic", "social"),
        Event("foreseen", "<b>Atlantyda</b>"),
        Event("sentence", "both"),
    ):
        assert after(event) == Judging()


def test_the_sheet_and_the_list_can_be_taken_home():
    document, workbook = (download.make(after(*ALL_RIGHT[:2])) for download in program().downloads)
    tables = Document(io.BytesIO(document.content)).tables
    assert [len(table.rows) for table in tables] == [11, 11]
    assert all(row.cells[1].text == "" for row in tables[0].rows[1:])
    about, answers = openpyxl.load_workbook(io.BytesIO(workbook.content)).worksheets
    assert about.title == "O pliku"
    rows = list(answers.values)
    assert rows[1][1] == rows[1][3] == sphere_label(items()[0].sphere)
    assert rows[2][1] in ("", None)


def test_the_first_page_needs_no_pandas():
    code = (
        "import sys; from msai.widgets import direction_and_sphere; direction_and_sphere(); "
        "assert not {'pandas', 'numpy', 'openpyxl', 'xlsxwriter', 'docx'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_snapshot_holds_every_indicator():
    bundle = Exercise(program())._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert data["text/plain"] == "<Ćwiczenie: Kierunek i sfera>"
    assert data["text/html"].count("<legend>") == len(items())


def test_the_solution_gives_every_answer_and_reason():
    shown = str(to_json(program().solution(Judging())))
    assert all(item.sphere_why in shown and item.direction_why in shown for item in items())


def test_the_tree_is_small():
    assert len(json.dumps(to_json(view(after(*ALL_RIGHT))))) < 30_000
