"""A second round of an edition is declared in one line, and begins with empty pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from msai_course.editions.model import read_edition, write_edition
from msai_trainer.editions.declared import Edition, value_problems
from msai_trainer.editions.errors import EditionError

EDITION = Edition("gmina", "Kurs", "OPS", "ops@gmina.pl", ("l01",), "0.1")


def test_an_edition_without_a_round_is_in_its_first_one(tmp_path):
    write_edition(EDITION, tmp_path)
    path = tmp_path / "edycja.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if "tura" not in line), encoding="utf-8")
    assert read_edition(tmp_path).tura == ""


def test_a_round_survives_the_file_and_its_line_says_what_it_does(tmp_path):
    write_edition(replace(EDITION, tura="2027-jesien"), tmp_path)
    assert read_edition(tmp_path).tura == "2027-jesien"
    assert "# Tura" in (tmp_path / "edycja.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("bad", ["jesień 2027", "a/b", "A", "-"])
def test_a_round_that_cannot_be_a_key_is_refused_with_an_example(bad):
    [problem] = value_problems(replace(EDITION, tura=bad))
    assert (problem.column, problem.code) == ("tura", "bad_round")
    assert "2027-jesien" in problem.hint


def test_a_round_that_is_no_text_is_refused(tmp_path):
    path = write_edition(EDITION, tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('tura = ""', "tura = 2"), encoding="utf-8")
    with pytest.raises(EditionError):
        read_edition(tmp_path)
