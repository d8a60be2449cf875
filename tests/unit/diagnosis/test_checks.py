"""Outliers, correlation, wording: what is shown to people beside the numbers."""

import ast
import string
from pathlib import Path

import numpy as np
import pytest
from babel.messages.pofile import read_po

import msai
from msai.base.i18n import set_language
from msai.diagnosis import correlated_indicators, find_outliers, sphere_label, summarise_outliers
from msai.diagnosis.unit_phrases import units_in_words

SOURCE = Path(msai.__file__).parent


@pytest.fixture
def english():
    set_language("en")
    yield
    set_language("pl")


def test_an_outlier_is_shown_and_not_cut(read):
    table = read("clean")
    table.frame.loc["Zatorze", "przestepczosc"] = 500.0
    found = find_outliers(table)
    assert (found[0].unit, found[0].column, found[0].value) == ("Zatorze", "przestepczosc", 500.0)
    assert "500,0" in found[0].problem().message
    assert table.frame.loc["Zatorze", "przestepczosc"] == 500.0


def test_a_summary_of_outliers_gives_no_numbers_away(read):
    table = read("clean")
    table.frame.loc["Zatorze", "przestepczosc"] = 500.0
    (summary,) = summarise_outliers(find_outliers(table))
    assert summary.column == "przestepczosc" and summary.row == "Zatorze"
    assert not any(sign.isdigit() for sign in summary.message)


def test_too_few_or_mostly_equal_values_have_no_outliers(read):
    table = read("clean")
    table.frame["przestepczosc"] = [1.0] * 8 + [900.0]
    table.frame["frekwencja"] = [np.nan] * 5 + [1.0, 2, 3, 900]
    assert {o.column for o in find_outliers(table)} <= {"stopa_bezrobocia", "stare_budynki"}


def test_indicators_that_repeat_each_other_are_named(town):
    pairs = {problem.column for problem in correlated_indicators(town)}
    assert "bezrobotni, dlugotrwale_bezrobotni" in pairs
    assert all(p.code == "correlated" for p in correlated_indicators(town))
    assert correlated_indicators(town, limit=1.01) == []


def test_a_constant_indicator_correlates_with_nothing(read):
    table = read("clean")
    table.frame["frekwencja"] = 5.0
    assert "frekwencja" not in str([p.column for p in correlated_indicators(table)])


def test_long_lists_of_units_are_cut():
    assert units_in_words("ABC") == "A, B, C"
    assert units_in_words("ABCDEF") == "A, B, C, D i jeszcze 2"


def test_spheres_are_named_as_in_the_act():
    assert sphere_label("spatial") == "przestrzenno-funkcjonalna"


def _placeholders(text):
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}


def _message_ids():
    for path in sorted((SOURCE / "diagnosis").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if named and node.func.id in ("_", "_n"):
                yield tuple(part.value for part in node.args[: 1 if node.func.id == "_" else 2])


def test_every_text_has_a_polish_sentence_with_the_same_placeholders():
    with (SOURCE / "locale/pl/LC_MESSAGES/diagnosis.po").open("rb") as file:
        polish = {
            message.id if isinstance(message.id, tuple) else (message.id,): message.string
            for message in read_po(file)
            if message.id
        }
    wanted = set(_message_ids())
    assert wanted == set(polish)
    for ids, text in polish.items():
        forms = text if isinstance(text, tuple) else (text,)
        assert len(forms) == (3 if len(ids) == 2 else 1), ids
        for form in forms:
            assert form.strip() and _placeholders(form) == _placeholders(ids[-1]), ids
