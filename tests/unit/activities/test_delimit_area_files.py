"""What is taken home from exercise 3 says the same as the screen."""

import io

import openpyxl
import pytest
from docx import Document

from msai.activities.common.town import town
from msai.activities.delimit_area.program import program
from msai.activities.delimit_area.state import initial, update
from msai.diagnosis import delimit
from msai.ui import Event


@pytest.fixture(scope="module")
def chosen():
    """A state with the model's own proposal."""
    state = initial()
    for unit in delimit(town()).revitalisation:
        state = update(state, Event(f"unit:{unit}"))
    return state


def made(state):
    return [download.make(state) for download in program().downloads]


def test_the_document_holds_area_reasons_ranking_and_indicators(chosen):
    document = Document(io.BytesIO(made(chosen)[0].content))
    said = [paragraph.text.replace("\u00a0", " ") for paragraph in document.paragraphs]
    assert ", ".join(chosen.outcome.check.selected) in said
    assert all(
        finding.message.replace("\u00a0", " ") in said for finding in chosen.outcome.check.findings
    )
    assert any("zmyślone" in text for text in said)
    ranking, indicators = document.tables
    assert len(ranking.rows) == 1 + len(town().frame)
    assert len(indicators.rows) == 1 + len(chosen.used)


def test_the_workbook_has_the_ranking_of_the_screen(chosen):
    book = openpyxl.load_workbook(io.BytesIO(made(chosen)[1].content))
    rows = list(book["Ranking"].values)[1:]
    index = chosen.outcome.index
    assert [(row[0], row[1]) for row in rows[: len(index)]] == [
        (unit, round(value, 2)) for unit, value in index.items()
    ]
    assert [row[0] for row in rows if row[-1] == "tak"] == [
        unit for unit in index if unit in chosen.selected
    ]


def test_nothing_chosen_is_said_and_not_left_blank():
    document = Document(io.BytesIO(made(initial())[0].content))
    assert "Nie wybrano żadnej jednostki." in [p.text for p in document.paragraphs]


def test_a_choice_without_indicators_can_still_be_taken_home():
    state = initial()
    for name in state.settings:
        state = update(state, Event(f"use:{name}", False))
    assert all(file.content.startswith(b"PK") for file in made(state))
