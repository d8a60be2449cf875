"""A second marker judges beside the first, unseen, until both agree."""

import pytest
from judged import NAME, by_label, desk, feedback, form

from msai_course.grading.masters import load_master
from msai_trainer.errors import GradingError
from msai_trainer.rubric.agreement import agreement


def test_a_second_marker_stands_beside_the_first_until_both_agree(results):
    output, again = results
    desk(output).take(form(levels="0000", comment="Od pierwszej."))
    blind = desk(output, "Anna").show().decode()
    assert "8 z 8" not in blind
    assert "Od pierwszej." not in blind
    page = desk(output, "Anna").submit(form(levels="0100", comment="Od Anny.")).decode()
    assert "różnica" in page
    assert "Różne oceny, do uzgodnienia: 1" in page
    assert again()["K01"].score == 25
    assert "Od pierwszej." in feedback(output, "K01")
    found = {one.criterion: one for one in agreement(by_label(output).values())}
    rubric = load_master(NAME).assignment.question("obrona").rubric
    assert [found[c.name].same for c in rubric] == [1, 0, 1, 1]
    assert found[rubric[1].name].differing == ("K01",)
    page = desk(output).submit(form(levels="0100", comment="Razem.", **{"as": "uzgodniona"}))
    assert "do uzgodnienia" not in page.decode()
    assert again()["K01"].score == 24
    assert "Razem." in feedback(output, "K01")
    desk(output).take(form(levels="2222"))
    assert again()["K01"].score == 24, "what was agreed on counts"


def test_nothing_is_agreed_on_by_one(results):
    output, _again = results
    desk(output).take(form())
    with pytest.raises(GradingError, match="nie oceniły jeszcze dwie osoby"):
        desk(output).take(form(**{"as": "uzgodniona"}))


def test_a_second_marker_may_come_first(results):
    output, again = results
    desk(output, "2").take(form(levels="1111"))
    assert again()["K01"].score == 21
    desk(output).take(form(levels="0000"))
    assert again()["K01"].score == 25
    desk(output, "2").take(form(levels="2222"))
    assert again()["K01"].score == 25
