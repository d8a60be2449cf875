"""Rules about the idea of a measure: what is counted, out of whom, and whether it can be fooled.

Sources: frequent errors named by a voivodeship labour office for social-integration projects,
the R of RACER (robust), and the course's own reading; see the bibliography of the lesson on
indicators.
"""

from __future__ import annotations

from collections.abc import Mapping

from msai.base.stems import find_words, has_word, starts_with
from msai.indicators import words
from msai.indicators.card import CHANGE_LEVELS, IndicatorCard
from msai.indicators.rules import Rule, blank, missing, when, words_in


def _change(card: IndicatorCard) -> bool:
    return card.level in CHANGE_LEVELS


def _result(card: IndicatorCard) -> bool:
    return card.level in ("direct_result", "long_term_result")


def _direction_in_name(card: IndicatorCard) -> Mapping[str, str] | None:
    return {"word": card.name.split()[0]} if starts_with(card.name, words.DIRECTION) else None


def _soft(card: IndicatorCard) -> Mapping[str, str] | None:
    settled = has_word(card.definition, words.TARGET) or any(c.isdigit() for c in card.definition)
    found = () if settled else find_words(card.name, words.SOFT)
    return {"word": found[0]} if found else None


def _formula_undefined(card: IndicatorCard) -> bool:
    return blank(card.formula) and blank(card.numerator)


def _share_of_nothing(card: IndicatorCard) -> bool:
    return blank(card.denominator) and "/" not in card.formula


def _count_alone(card: IndicatorCard) -> bool:
    counted = has_word(f"{card.name} {card.numerator}", ("liczb", "ilość", "ilości"))
    return counted and not card.is_rate and "/" not in card.formula


def _job_of_any_kind(card: IndicatorCard) -> bool:
    said = " ".join((card.name, card.definition, card.numerator, card.formula))
    return not has_word(said, words.WORK_QUALITY)


def _about_jobs(card: IndicatorCard) -> bool:
    return _result(card) and has_word(f"{card.name} {card.numerator}", words.WORK)


def _compares_places(card: IndicatorCard) -> bool:
    said = f"{card.name} {card.formula}"
    return has_word(said, words.SCALE) and has_word(said, words.PLACES)


def _only_at_the_end(card: IndicatorCard) -> bool:
    ends = has_word(card.frequency, words.AT_THE_END)
    return ends and not has_word(card.frequency, words.BEFORE) and card.baseline_value is None


def _own_work(card: IndicatorCard) -> bool:
    return not card.is_share


def _work_level(card: IndicatorCard) -> bool:
    return card.level in ("input", "process", "product")


def _gap_is_named(card: IndicatorCard) -> Mapping[str, str] | None:
    found = find_words(card.name, words.AMBIGUOUS)
    settled = bool(card.meaning) or bool(card.distortions)
    return {"word": found[0]} if found and not settled else None


DEFINITION_RULES = (
    Rule(
        code="level_missing",
        field="level",
        verdict="problem",
        fault=missing("level"),
        ok="The level is chosen.",
        reason="Without a level nobody knows whether this counts your work or a change in people.",
        better="Ask: could it happen if nobody changed anything in their life? If yes: a product.",
    ),
    Rule(
        code="unit_not_measurable",
        field="unit",
        verdict="problem",
        fault=missing("unit"),
        ok="There is a unit, so the result is a number.",
        reason="Without a unit there is no number, only an opinion.",
        better="Say in what you count: persons, %, days, points of a described scale.",
    ),
    Rule(
        code="formula_missing",
        field="numerator",
        verdict="problem",
        fault=when(_formula_undefined),
        ok="It is said how the value is worked out.",
        reason="It is not said what exactly you count. Any result can then be defended.",
        better="Write the numerator: who counts, under what condition, with what evidence.",
    ),
    Rule(
        code="percentage_without_denominator",
        field="denominator",
        verdict="problem",
        fault=when(_share_of_nothing),
        ok="The share says out of whom.",
        reason="A percentage without a denominator does not say out of whom.",
        better="Add the denominator. Count those who dropped out too, or the result is too good.",
        applies=lambda card: card.is_share,
    ),
    Rule(
        code="count_without_denominator",
        field="denominator",
        verdict="problem",
        fault=when(_count_alone),
        ok="The number is related to the number of inhabitants or cases.",
        reason="The number falls by itself when people move away, and small numbers jump about.",
        better="Count a share of inhabitants of that age, or persons per 1000.",
        applies=lambda card: card.level == "context",
    ),
    Rule(
        code="direction_in_name",
        field="name",
        verdict="problem",
        fault=_direction_in_name,
        ok="The name is free of a direction of change.",
        reason="“{word}” in the name settles the result before it is measured.",
        better="Name what is counted; the direction and the target have fields of their own.",
    ),
    Rule(
        code="target_in_name",
        field="name",
        verdict="problem",
        fault=when(lambda card: starts_with(card.name, words.TARGET)),
        ok="The name is free of the target.",
        reason="The name holds the target, so it looks measurable before anything is defined.",
        better="Move the number to the target and say in the definition who meets the condition.",
    ),
    Rule(
        code="soft_words",
        field="definition",
        verdict="problem",
        fault=_soft,
        ok="There are no words that everybody understands differently.",
        reason="“{word}”: two people will understand it in two ways.",
        better="Say what a person does differently, how often, and what shows it.",
    ),
    Rule(
        code="product_called_result",
        field="level",
        verdict="problem",
        fault=words_in(words.PRODUCT, "name", "numerator", "source"),
        ok="It counts a change, not the work done.",
        reason="“{word}” is a product: it can grow while nothing changes in anybody's life.",
        better="Keep it as a product and add a result: what do people do differently afterwards?",
        applies=_change,
    ),
    Rule(
        code="work_not_change",
        field="level",
        verdict="question",
        fault=when(_own_work),
        ok="The share shows how well the work goes, not only how much of it there is.",
        reason="It measures the team's work or what was bought, not a change in people.",
        better="What should people do differently thanks to it? Put such a result next to it.",
        applies=_work_level,
    ),
    Rule(
        code="money_called_effect",
        field="level",
        verdict="problem",
        fault=words_in(words.MONEY, "name"),
        ok="It is not spending that is counted as an effect.",
        reason="Money spent is an input. More spent does not mean better.",
        better="Show the cost of one lasting change next to the result.",
        applies=lambda card: bool(card.level) and card.level != "input" and not card.is_rate,
    ),
    Rule(
        code="satisfaction_as_effect",
        field="name",
        verdict="problem",
        fault=words_in(words.SATISFACTION, "name", "source"),
        ok="It does not take satisfaction for an effect.",
        reason="Satisfaction is weakly linked with learning and with doing things differently.",
        better="Ask what people did differently, or watch one thing done a month later.",
    ),
    Rule(
        code="handy_sample",
        field="source",
        verdict="problem",
        fault=words_in(words.HANDY_SAMPLE, "source", "method"),
        ok="The people asked were not picked because they were at hand.",
        reason="“{word}”: you ask those who came, and those who came are usually content.",
        better="Draw addresses at random, or ask everybody on the list, also those who left.",
    ),
    Rule(
        code="vague_definition",
        field="definition",
        verdict="problem",
        fault=words_in(words.VAGUE, "name", "definition", "numerator", "formula"),
        ok="The boundary of what counts is clear.",
        reason="“{word}” has no lower limit: one phone call counts as much as a year of work.",
        better="Set the threshold: how many hours or meetings at least, when, how repeats go out.",
    ),
    Rule(
        code="job_of_any_kind",
        field="definition",
        verdict="question",
        fault=when(_job_of_any_kind),
        ok="The name says what sort of work counts.",
        reason="A job of three days counts here as much as a steady one; choosing the easiest"
        " participants raises the result too.",
        better="Add a threshold: unsubsidised, at least half-time, still working after 6 months.",
        applies=_about_jobs,
    ),
    Rule(
        code="comparing_places",
        field="name",
        verdict="problem",
        fault=when(_compares_places),
        ok="A scale made for talking with a person is not used to rank places.",
        reason="Such a scale helps one person see the way; it does not compare institutions.",
        better="To compare, use a fact, for example who still has a home after 12 months.",
    ),
    Rule(
        code="fall_may_be_bad",
        field="meaning",
        verdict="question",
        fault=_gap_is_named,
        ok="It is said what a rise and a fall mean.",
        reason="“{word}”: the number also moves when people give up help or begin to trust.",
        better="Say what a rise and a fall would mean, and count the reasons separately.",
    ),
    Rule(
        code="only_at_the_end",
        field="frequency",
        verdict="question",
        fault=when(_only_at_the_end),
        ok="It is not measured at the end alone.",
        reason="Measured only at the end, it will not show a change: a beginning is needed.",
        better="Measure at entry, at leaving and some months later.",
    ),
    Rule(
        code="source_missing",
        field="source",
        verdict="problem",
        fault=missing("source"),
        ok="The source of data is named.",
        reason="Without a source the number cannot be checked or repeated.",
        better="Name the register, form or survey, and the institution that keeps it.",
    ),
    Rule(
        code="frequency_missing",
        field="frequency",
        verdict="problem",
        fault=missing("frequency"),
        ok="It is said when it is measured.",
        reason="Without a moment of measuring everybody will measure at another time.",
        better="Write the moment for one person and how often you add it up.",
    ),
)
