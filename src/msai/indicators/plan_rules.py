"""Rules about the plan of measuring: baseline, target, dates, people, decisions."""

from __future__ import annotations

from collections.abc import Mapping

from msai.base.form_values import date_text
from msai.base.numbers import number_text
from msai.base.stems import has_word
from msai.indicators import words
from msai.indicators.card import CHANGE_LEVELS, IndicatorCard
from msai.indicators.rules import Rule, blank, missing, when, words_in

#: Below this number of cases one person moves the result by several points.
SMALL_NUMBER = 20


def _has_target(card: IndicatorCard) -> bool:
    return card.target_value is not None


def _has_both(card: IndicatorCard) -> bool:
    return card.baseline_value is not None and card.target_value is not None


def _is_change(card: IndicatorCard) -> bool:
    return card.level in CHANGE_LEVELS


def _goal_about_people(card: IndicatorCard) -> bool:
    made = has_word(card.goal, words.MADE_THINGS)
    return card.level in ("input", "process", "product") and not made


def _dates(card: IndicatorCard) -> Mapping[str, str] | None:
    before, after = card.baseline_date, card.target_date
    if before is None or after is None or before < after:
        return None
    return {"baseline": date_text(before), "target": date_text(after)}


def _values(card: IndicatorCard) -> dict[str, str]:
    baseline, target = card.baseline_value or 0.0, card.target_value or 0.0
    return {"baseline": number_text(baseline), "target": number_text(target)}


def _wrong_way(card: IndicatorCard) -> Mapping[str, str] | None:
    baseline, target = card.baseline_value, card.target_value
    if baseline is None or target is None:
        return None
    worse = target < baseline if card.direction == "up" else target > baseline
    return _values(card) if worse else None


def _no_change(card: IndicatorCard) -> Mapping[str, str] | None:
    return _values(card) if card.baseline_value == card.target_value else None


def _impossible_share(card: IndicatorCard) -> Mapping[str, str] | None:
    for value in (card.baseline_value, card.target_value):
        if value is not None and not 0 <= value <= 100:
            return {"value": number_text(value)}
    return None


def _small(card: IndicatorCard) -> bool:
    known = [v for v in (card.baseline_value, card.target_value) if v is not None]
    return max(known) < SMALL_NUMBER and blank(card.privacy)


PLAN_RULES = (
    Rule(
        code="goal_missing",
        field="goal",
        verdict="problem",
        fault=missing("goal"),
        ok="It is said which goal it measures.",
        reason="A number without a goal is not an indicator: nobody knows what it proves.",
        better="Choose the goal. If none fits, you may not need this number.",
    ),
    Rule(
        code="level_does_not_match_goal",
        field="level",
        verdict="problem",
        fault=when(_goal_about_people),
        ok="The level matches the goal.",
        reason="The goal speaks of a change in people, and the indicator counts work or things.",
        better="Add a result for this goal; keep the product as a sign that work goes on.",
        applies=lambda card: not blank(card.goal),
    ),
    Rule(
        code="definition_missing",
        field="definition",
        verdict="problem",
        fault=missing("definition"),
        ok="It is said who counts.",
        reason="Two people will not get the same number if it is not said who counts.",
        better="Write the condition with a threshold and say what shows it is met.",
    ),
    Rule(
        code="direction_missing",
        field="direction",
        verdict="problem",
        fault=missing("direction"),
        ok="The direction of a good change is said.",
        reason="It is not said whether a rise is good news.",
        better="Choose: it should rise, or it should fall.",
        applies=lambda card: bool(card.level),
    ),
    Rule(
        code="baseline_missing",
        field="baseline_value",
        verdict="problem",
        fault=missing("baseline_value"),
        ok="There is a baseline.",
        reason="Without a baseline nobody will be able to tell a change.",
        better="Measure before the first action. If that is no longer possible, say so.",
        applies=lambda card: not _has_target(card),
    ),
    Rule(
        code="target_without_baseline",
        field="baseline_value",
        verdict="problem",
        fault=missing("baseline_value"),
        ok="The target stands against a baseline.",
        reason="There is a target and no baseline: it is not known how far the way is.",
        better="Enter the value from before the first action and its date.",
        applies=_has_target,
    ),
    Rule(
        code="baseline_without_date",
        field="baseline_date",
        verdict="problem",
        fault=missing("baseline_date"),
        ok="The baseline has a date.",
        reason="A baseline without a date may come from other times or another definition.",
        better="Enter the day for which the value holds.",
        applies=lambda card: card.baseline_value is not None,
    ),
    Rule(
        code="target_missing",
        field="target_value",
        verdict="problem",
        fault=missing("target_value"),
        ok="There is a target.",
        reason="Without a target there is no moment to say: enough, or: we change course.",
        better="Enter a value that would let you say it worked.",
    ),
    Rule(
        code="target_without_date",
        field="target_date",
        verdict="problem",
        fault=missing("target_date"),
        ok="The target has a date.",
        reason="A target without a date can be put off for ever.",
        better="Enter the day on which you will read the value.",
        applies=_has_target,
    ),
    Rule(
        code="baseline_after_target",
        field="baseline_date",
        verdict="problem",
        fault=_dates,
        ok="The baseline is earlier than the target.",
        reason="The baseline is of {baseline} and the target of {target}: the order is reversed.",
        better="Correct the dates: first the measurement before, then the target.",
    ),
    Rule(
        code="target_worse_than_baseline",
        field="target_value",
        verdict="problem",
        fault=_wrong_way,
        ok="The target goes in the good direction.",
        reason="From {baseline} to {target}: this is a step in the bad direction you chose.",
        better="Correct the target or the direction.",
        applies=lambda card: bool(card.direction) and _has_both(card),
    ),
    Rule(
        code="target_equals_baseline",
        field="target_value",
        verdict="question",
        fault=_no_change,
        ok="The target differs from the baseline.",
        reason="Baseline and target are the same: {target}. No change is planned.",
        better="If keeping the level is the goal, write why it would fall without you.",
        applies=_has_both,
    ),
    Rule(
        code="impossible_percentage",
        field="target_value",
        verdict="problem",
        fault=_impossible_share,
        ok="The percentages are between 0 and 100.",
        reason="{value} % is impossible: a share lies between 0 and 100.",
        better="Check the numerator and the denominator; perhaps the unit is persons.",
        applies=lambda card: card.is_share,
    ),
    Rule(
        code="baseline_of_zero",
        field="baseline_value",
        verdict="question",
        fault=when(lambda card: card.baseline_value == 0),
        ok="The baseline was measured.",
        reason="A baseline of 0 often means that nobody looked. Such a target is always met.",
        better="Say how you checked that there really was none.",
        applies=lambda card: _is_change(card) and card.baseline_value is not None,
    ),
    Rule(
        code="small_numbers",
        field="privacy",
        verdict="question",
        fault=when(_small),
        ok="The numbers are large enough, or it is said how people are protected.",
        reason="With so few cases one person changes the result and may be recognised.",
        better="Join years or streets, show “7 of 12” instead of a percentage, set a threshold.",
        applies=lambda card: (
            not card.is_rate and (_has_target(card) or card.baseline_value is not None)
        ),
    ),
    Rule(
        code="target_without_reason",
        field="target_reason",
        verdict="question",
        fault=missing("target_reason"),
        ok="It is said where the target comes from.",
        reason="It is not known why just so much: perhaps too little to matter.",
        better="Refer to the baseline, to earlier years or to a similar project.",
        applies=_has_target,
    ),
    Rule(
        code="responsible_missing",
        field="responsible",
        verdict="problem",
        fault=missing("responsible"),
        ok="It is said who measures.",
        reason="What nobody is responsible for will not be measured.",
        better="Enter one person or post.",
    ),
    Rule(
        code="responsible_is_everybody",
        field="responsible",
        verdict="question",
        fault=words_in(words.EVERYBODY, "responsible"),
        ok="One person or post is responsible.",
        reason="“{word}”: when all are responsible, nobody remembers.",
        better="Enter one person or post; the others may help.",
        applies=lambda card: not blank(card.responsible),
    ),
    Rule(
        code="comparison_missing",
        field="comparison",
        verdict="question",
        fault=missing("comparison"),
        ok="There is something to compare with.",
        reason="Without a comparison it is not known what would have happened anyway.",
        better="Add a similar estate, the rest of the municipality or a trend; or say what the"
        " result will not show.",
        applies=_is_change,
    ),
    Rule(
        code="distortions_missing",
        field="distortions",
        verdict="question",
        fault=missing("distortions"),
        ok="It is known how the number could deceive.",
        reason="Every indicator can get better without anybody living better.",
        better="Write how, and what you will do to notice it.",
        applies=_is_change,
    ),
    Rule(
        code="meaning_missing",
        field="meaning",
        verdict="question",
        fault=missing("meaning"),
        ok="It is known what decision the number changes.",
        reason="It is not known what you will do when it does not grow.",
        better="Write one decision: if by this date it is below this, then we …",
    ),
)
