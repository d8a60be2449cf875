"""Pages fetch pandas early exactly when one of their exercises imports it."""

import subprocess
import sys

import pytest

from msai.widgets import EXERCISES
from msai_course.content.live_needs import needs_of


def test_an_exercise_on_a_table_needs_tables():
    assert needs_of(["from msai.widgets import delimit_area\n\ndelimit_area()"]) == ("tables",)


def test_a_form_without_tables_needs_nothing_more():
    assert (
        needs_of(['from msai.widgets import assignment_form\n\nassignment_form("zadanie-1")']) == ()
    )


def test_a_library_that_the_cell_itself_imports_counts():
    assert needs_of(["import numpy as np\nnp.arange(3)"]) == ("numpy",)


@pytest.mark.parametrize("name", ["delimit_area", "assignment_form"])
def test_it_agrees_with_what_python_really_imports(name):
    assert name in EXERCISES
    code = (
        f"import sys, msai.widgets, msai.activities.{name}.program; print('pandas' in sys.modules)"
    )
    imported = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout
    said = "tables" in needs_of([f"from msai.widgets import {name}"])
    assert imported.strip() == str(said)
