"""Pages fetch pandas early exactly when one of their exercises imports it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from msai.widgets import EXERCISES
from msai_course.base.paths import BOOK
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


def test_a_page_without_tables_shows_its_exercises_without_pandas():
    """All such pages of the book in one Python: whatever one of them imported would be there."""
    sources = [source for page in BOOK.rglob("*.ipynb") for source in cells_without_tables(page)]
    probe = "import sys; print(sorted({'pandas', 'numpy'} & set(sys.modules)))"
    code = "\n".join([*sources, probe])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert len(sources) > 10
    assert done.stdout.splitlines()[-1] == "[]"


def cells_without_tables(page: Path) -> list[str]:
    cells = json.loads(page.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return [] if needs_of(sources) else sources
