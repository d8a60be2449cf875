"""What is no lesson is said or passed over, and stays as it is."""

import pytest

from msai.errors import MsaiError
from msai_course.cli.quality import refresh
from msai_course.content.refresh import refresh_notebook


@pytest.mark.parametrize("text", ["tekst", "[]", '{"a": 1}', '{"nbformat": 4, "cells": 3}'])
def test_what_is_no_notebook_is_said(tmp_path, text):
    path = tmp_path / "lekcja.ipynb"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MsaiError, match=r"lekcja\.ipynb.*nie da się przeczytać"):
        refresh_notebook(path)
    assert path.read_text(encoding="utf-8") == text


def test_a_page_of_prose_has_nothing_to_execute(tmp_path):
    path = tmp_path / "strona.md"
    path.write_text("# Strona\n", encoding="utf-8")
    refresh([path])
    assert path.read_text(encoding="utf-8") == "# Strona\n"
