"""Tables for people open in Polish Excel by double click; their twins are for programs."""

import csv
import datetime
import io
import math

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from msai.base.formulas import restored
from msai_course.grading.results.tables import machine_twin, write_grades
from msai_trainer.model import GradeStatus, Row
from msai_trainer.results.csv_bytes import harmless
from msai_trainer.results.csv_tables import PEOPLE, PROGRAMS, csv_bytes, number

HEADER = ["student_id", "assignment", "score", "max_score", "status", "message", "klasa"]
ROWS = [
    Row("K01", "zadanie-1", 17.5, 25, GradeStatus.GRADED, klasa="wiosna"),
    Row("K02", "zadanie-1", None, 25, GradeStatus.MISSING, "Nie ma pracy; poproś, żeby ją oddać."),
    Row("＝1+1", "zadanie-1", 0.0, 25, GradeStatus.UNKNOWN_PERSON, "Zażółć\n„gęślą”"),
]


@pytest.fixture
def written(tmp_path):
    path = tmp_path / "grades.csv"
    write_grades(path, ROWS)
    return path


def test_the_table_for_people_is_what_polish_excel_expects(written):
    content = written.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert lines[0] == HEADER
    assert lines[1] == ["K01", "zadanie-1", "17,5", "25", "graded", "", "wiosna"]
    assert lines[2][2] == ""
    assert lines[3][0] == "'＝1+1"
    assert lines[3][5] == "Zażółć „gęślą”"


def test_the_twin_for_programs_holds_the_same_with_points(written):
    frame = pd.read_csv(machine_twin(written))
    assert machine_twin(written).name == "grades.machine.csv"
    assert not machine_twin(written).read_bytes().startswith(b"\xef\xbb\xbf")
    assert list(frame.columns) == HEADER
    assert frame["score"].dtype == float and frame["score"][0] == 17.5
    assert math.isnan(frame["score"][1])


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@x",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        "\t=1",
        " =1",
        "\u200f=1",
        "'=1",
        "﹦1",
    ],
)
def test_what_looks_like_a_formula_is_a_text_and_comes_back(text):
    told = harmless(text)
    assert told.startswith("'")
    assert restored(told) == " ".join(text.split())


NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**15), 10**15)


@given(NUMBERS)
@example(-7.0)
@example(1234567.0)
@example(1e-9)
@example(-0.0)
@example(1e300)
@settings(deadline=None)
def test_a_number_is_written_as_the_number_it_is(value):
    for dialect in (PEOPLE, PROGRAMS):
        text = csv_bytes(["a"], [[value]], dialect).decode(dialect.encoding).split()[1]
        assert not text.startswith("'") and "e" not in text
        assert float(text.replace(",", ".")) == value


@given(st.lists(st.text(max_size=30), min_size=2, max_size=4))
@settings(deadline=None)
def test_every_text_comes_back_from_the_table(texts):
    for dialect in (PEOPLE, PROGRAMS):
        content = csv_bytes(texts, [texts], dialect).decode(dialect.encoding)
        rows = list(csv.reader(io.StringIO(content), delimiter=dialect.separator))
        assert len(rows) == 2
        assert [restored(cell) for cell in rows[1]] == [restored(harmless(one)) for one in texts]


def test_gaps_and_dates_have_no_sign_of_their_own():
    assert number(None) == number(math.nan) == number(math.inf) == ""
    content = csv_bytes(["a", "b"], [[datetime.date(2027, 3, 1), None]]).decode("utf-8-sig")
    assert content.splitlines()[1] == "2027-03-01;"
