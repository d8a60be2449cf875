"""A problem says its place as the person sees it in the table."""

import io

import openpyxl
import pytest

from msai.diagnosis import read_units
from msai.errors import MsaiError, Problem

LINES = {
    2: ["Dane gminy"],
    4: ["Jednostka", "Ludnosc", "Bezrobotni"],
    5: ["A", 100, 5],
    7: ["B", 200, "x7"],
    9: ["C", 300, 9],
}


def test_a_number_is_said_to_be_a_row():
    problem = Problem(2, "Interes partnera", "bad_points", "Tu może stać tylko: 0, 1.", "Popraw.")
    said = "wiersz 2, Interes partnera: Tu może stać tylko: 0, 1. Popraw."
    assert str(problem) == said
    assert str(MsaiError(problem)) == said


def test_a_name_of_a_unit_stays_a_name_and_no_place_stays_none():
    assert str(Problem("Zatorze", None, "x", "Źle.", "")) == "Zatorze: Źle."
    assert str(Problem(None, None, "x", "Źle.", "Popraw.")) == "Źle. Popraw."


def as_csv() -> bytes:
    last = max(LINES)
    rows = [";".join(map(str, LINES.get(number, []))) for number in range(1, last + 1)]
    return "\r\n".join(rows).encode()


def as_xlsx() -> bytes:
    book = openpyxl.Workbook()
    for number, cells in LINES.items():
        for column, value in enumerate(cells, start=1):
            book.active.cell(number, column, value)
    book.active.merge_cells("A2:C2")
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize(("name", "make"), [("t.csv", as_csv), ("t.xlsx", as_xlsx)])
def test_titles_merged_cells_and_blank_lines_above_do_not_shift_the_row(tmp_path, name, make):
    (tmp_path / name).write_bytes(make())
    with pytest.raises(MsaiError, match="wiersz 7, Bezrobotni"):
        read_units(tmp_path / name)
