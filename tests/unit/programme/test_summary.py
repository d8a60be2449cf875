"""The summary is written from the chapters, and its numbers are read as people write them."""

from dataclasses import replace

import pytest

from msai.indicators import IndicatorCard
from msai.programme import (
    Programme,
    clarify,
    example,
    summary_sentences,
)
from msai.programme.cards import Summary
from msai.programme.checks_change import lasting_changes
from msai.programme.summary import amounts_in, people_in, years_in


def test_the_summary_is_written_from_the_chapters_and_leaves_out_what_is_unknown():
    sentences = summary_sentences(example())
    assert sentences[0].startswith("Program dotyczy obszaru Zatorze z Fabrycznym")
    assert "miejsce dla 68 osób" in sentences[3] and "191\u00a0400 zł" in sentences[4]
    assert summary_sentences(Programme()) == []


def test_the_generated_summary_agrees_with_the_chapters_even_when_it_is_kept_as_text():
    text = "\n".join(summary_sentences(example()))
    kept = replace(example(), summary=Summary(text))
    assert {e.code for e in clarify(kept)} == {e.code for e in clarify(example())}


def test_numbers_in_a_summary_are_read_as_people_write_them():
    assert amounts_in("190 000 zł, 21 tys. zł i 1,5 mln zł") == [1_500_000, 190_000, 21_000]
    assert people_in("48 osób, 3 osoby i 1 655 mieszkańców") == [48, 3, 1655]
    assert years_in("od 2026 do 2028 r. za 2030 zł") == [2026, 2028]


def test_lasting_changes_are_counted_in_people():
    assert lasting_changes(example()) == pytest.approx(0.2 * 48)
    people = IndicatorCard("w", level="long_term_result", unit="osoby",
                           baseline_value=2, target_value=14)  # fmt: skip
    assert lasting_changes(Programme(indicators=(people,))) == 12
    assert lasting_changes(Programme(indicators=(replace(people, unit="dni"),))) == 0
