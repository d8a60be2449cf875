"""A lesson is written as one text file and committed as a notebook."""

import nbformat
import pytest

from msai_course.content.notebook import convert, main, to_notebook, to_text
from msai_course.content.refresh import normalised

LESSON = """---
msai:
  id: l99
  title: Próba
---

# Próba

Wstęp.

:::{situation}
## To nie jest sekcja, bo stoi w ramce
:::

## Pierwsza sekcja

Treść {cite:p}`a,b`, {cite:p}`a`.

```{code-cell} python
from msai.widgets import delimit_area

delimit_area()
```

## Druga sekcja

Koniec.
"""


def test_each_section_is_a_cell():
    cells = to_notebook(LESSON).cells
    assert [cell.cell_type for cell in cells] == ["markdown", "markdown", "code", "markdown"]
    assert cells[1].source.startswith("## Pierwsza sekcja")


def test_what_is_written_is_already_in_normal_form(tmp_path):
    source, target = tmp_path / "l.md", tmp_path / "l.ipynb"
    source.write_text(LESSON, encoding="utf-8")
    convert(source, target)
    notebook = nbformat.read(target, as_version=4)
    assert nbformat.writes(normalised(notebook)) + "\n" == target.read_text(encoding="utf-8")


def test_the_notebook_is_valid_and_carries_metadata_and_kernel():
    notebook = to_notebook(LESSON)
    nbformat.validate(notebook)
    assert notebook.metadata["msai"] == {"id": "l99", "title": "Próba", "sources": ["a", "b"]}
    assert notebook.metadata["kernelspec"]["name"] == "python3"


def test_code_is_hidden_from_the_reader():
    assert to_notebook(LESSON).cells[2].metadata["tags"] == ["remove-input"]


def test_text_and_notebook_are_the_same_lesson():
    notebook = to_notebook(LESSON)
    assert to_notebook(to_text(notebook)) == notebook


def test_converting_again_keeps_outputs_of_unchanged_code_only(tmp_path):
    source, target = tmp_path / "l.md", tmp_path / "day" / "l.ipynb"
    source.write_text(LESSON, encoding="utf-8")
    convert(source, target)
    notebook = nbformat.read(target, as_version=4)
    notebook.cells[2].outputs = [nbformat.v4.new_output("stream", text="wynik")]
    nbformat.write(notebook, target)

    source.write_text(LESSON.replace("Koniec.", "Nowy koniec."), encoding="utf-8")
    convert(source, target)
    assert nbformat.read(target, as_version=4).cells[2].outputs[0].text == "wynik"

    source.write_text(LESSON.replace("delimit_area()", "delimit_area(1)"), encoding="utf-8")
    convert(source, target)
    assert nbformat.read(target, as_version=4).cells[2].outputs == []


def test_text_without_metadata_is_refused():
    with pytest.raises(ValueError, match="msai"):
        to_notebook("# Bez metadanych\n")


def test_wrong_use_says_how_to_use_it(capsys):
    assert main(["unknown"]) == 2
    assert "convert LESSON.md" in capsys.readouterr().err
