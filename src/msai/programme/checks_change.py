"""Consistency checks of change and its measurement: the chain, indicators, assumptions, cost."""

from __future__ import annotations

from collections.abc import Iterator

from msai.base.findings import to_repair
from msai.base.form_values import Unreadable, read_number
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.base.stems import has_word
from msai.indicators.card import CHANGE_LEVELS, IndicatorCard
from msai.indicators.check import check_card
from msai.indicators.credibility import usual_swing
from msai.planning.budget import total
from msai.planning.check import broken_links
from msai.programme.consistency import Remark, check
from msai.programme.state import Programme

_, ngettext = catalogue("programme")

#: Rules of the card that compare its own numbers.
_NUMBER_RULES = {"impossible_percentage", "target_worse_than_baseline", "baseline_after_target"}


@check(
    "S8",
    title="A chain without gaps: problem → goal → action → indicator and back",
    chapters=("3", "4", "5", "6", "7", "8", "9"),
    degree="contradiction",
    why="What is not joined to the chain costs money and changes nothing.",
    todo="Join it to what it belongs to, or leave it out.",
)
def chain_without_gaps(programme: Programme) -> Iterator[Remark]:
    """Look for gaps in both directions."""
    texts = {
        "problem_without_goal": _("Problem “{name}” has no goal."),
        "goal_without_problem": _("Goal “{name}” answers no problem."),
        "goal_without_action": _("Goal “{name}” has no action."),
        "goal_without_indicator": _("Goal “{name}” has no indicator."),
        "action_without_goal": _("Action “{name}” leads to no goal."),
    }
    gaps = broken_links(
        programme.issues,
        programme.goals,
        [(action.name, action.goal) for action in programme.actions],
        [card.goal for card in programme.indicators],
    )
    for gap in gaps:
        yield Remark(f"{gap.code}:{gap.subject}", texts[gap.code].format(name=gap.subject))
    goals = {goal.name for goal in programme.goals}
    for card in programme.indicators:
        if card.goal not in goals:
            text = _("Indicator “{name}” measures no goal.").format(name=card.name)
            yield Remark(f"indicator:{card.name}", text)


@check(
    "S9",
    title="A goal has at least one indicator of result, not products alone",
    chapters=("4", "9"),
    degree="missing",
    why="Products show that you worked. Only a result shows that somebody lives otherwise.",
    todo="Add one result: what do people do differently, how many, by when?",
)
def goal_has_a_result(programme: Programme) -> Iterator[Remark]:
    """Look at the levels of the indicators of each goal."""
    for goal in programme.goals:
        cards = [card for card in programme.indicators if card.goal == goal.name]
        if cards and not any(card.level in CHANGE_LEVELS for card in cards):
            text = _("Goal “{goal}” is measured by “{indicator}”: that is no result.")
            yield Remark(goal.name, text.format(goal=goal.name, indicator=cards[0].name))


@check(
    "S17",
    title="“Provided that” of the chain: depends on you → a task, does not → a risk",
    chapters=("4", "7", "10"),
    degree="missing",
    why="An assumption that nobody looks after breaks the chain when it is least expected.",
    todo="Add a task or a risk and choose it beside the assumption.",
)
def assumptions_are_covered(programme: Programme) -> Iterator[Remark]:
    """Look for the task or risk of each assumption."""
    tasks = {task.name for task in programme.tasks}
    risks = {risk.name for risk in programme.risks}
    for chain in programme.chains:
        for item in chain.assumptions:
            outside = item.control == "outside"
            if item.name and item.covered_by not in (risks if outside else tasks):
                text = (
                    _("“Provided that {name}”: this does not depend on you. Add a risk.")
                    if outside
                    else _(
                        "“Provided that {name}”: this can be agreed. Add a task in place of an"
                        " assumption."
                    )
                )
                yield Remark(item.name, text.format(name=item.name))


@check(
    "S22",
    title="The cost of a participant and of one lasting change is worked out and compared",
    chapters=("8", "9"),
    degree="question",
    why="Those who pay will ask. Better to have an answer than to be surprised.",
    todo="Compare it with another project, with the cost of doing nothing, or with last year.",
)
def cost_of_a_change_is_compared(programme: Programme) -> Iterator[Remark]:
    """Work out the costs and look for the comparison."""
    cost, people = total(programme.budget), programme.people
    if not cost or not people or programme.cost_comparison:
        return
    changes = lasting_changes(programme)
    if changes:
        text = _(
            "One lasting change costs {change} with you, one participant {participant}. Much or"
            " little? What do you compare it with?"
        )
        change, participant = _money(cost / changes), _money(cost / people)
        yield Remark("", text.format(change=change, participant=participant))
    else:
        text = _(
            "One participant costs {participant} with you. The cost of one lasting change cannot"
            " be worked out: no long-term result has a target."
        )
        yield Remark("", text.format(participant=_money(cost / people)))


def lasting_changes(programme: Programme) -> float:
    """Return how many people are expected to change for good: the sum over long-term results.

    A target in persons counts as it is, less the baseline; one in percent is taken of the
    participants of the actions that serve the same goal.
    """
    return sum(_changes(card, programme) for card in programme.indicators)


def _changes(card: IndicatorCard, programme: Programme) -> float:
    if card.level != "long_term_result" or card.target_value is None:
        return 0.0
    step = abs(card.target_value - (card.baseline_value or 0))
    if card.is_share:
        serving = (action for action in programme.actions if action.goal == card.goal)
        return step / 100 * sum(action.people or 0 for action in serving)
    return step if has_word(card.unit, ("osob", "osób", "dzieci", "rodzin")) else 0.0


def _money(amount: float) -> str:
    return _("{amount} PLN").format(amount=number_text(amount, 0))


@check(
    "S23",
    title="Baseline and target: the same unit and definition; a good direction; shares up to 100",
    chapters=("9",),
    degree="contradiction",
    why="Numbers of two kinds cannot be subtracted, so no change will be seen.",
    todo="Correct the unit, the formula or the values on the card of the indicator.",
)
def baseline_and_target_fit(programme: Programme) -> Iterator[Remark]:
    """Look at the numbers of each card."""
    for card in programme.indicators:
        for finding in to_repair(check_card(card, parts=("plan",))):
            if finding.code in _NUMBER_RULES:
                yield Remark(f"{finding.code}:{card.name}", f"{card.name}: {finding.reason}")
        percent = "%" in card.formula or "× 100" in card.formula
        if percent and has_word(card.unit, ("osob", "osoby", "osób")):
            text = _("“{name}”: the unit is persons, the formula gives percent.")
            yield Remark(f"unit:{card.name}", text.format(name=card.name))


@check(
    "S24",
    title="The expected change is larger than the usual swing from year to year",
    chapters=("9",),
    degree="question",
    why="A change smaller than the usual swing may come and go without you.",
    todo="Join several years, aim higher, or say how you will tell the change from the swing.",
)
def change_exceeds_the_swing(programme: Programme) -> Iterator[Remark]:
    """Compare the planned change with changes of earlier years."""
    for card in programme.indicators:
        swing = usual_swing(earlier_values(card))
        if swing is None or card.baseline_value is None or card.target_value is None:
            continue
        step = abs(card.target_value - card.baseline_value)
        if step <= swing:
            text = _(
                "“{name}”: you want a change of {step}, and without the programme it jumped by"
                " {swing}."
            )
            values = {"step": number_text(step, 1), "swing": number_text(swing, 1)}
            yield Remark(card.name, text.format(name=card.name, **values))


def earlier_values(card: IndicatorCard) -> list[float]:
    """Return the numbers of earlier years, oldest first; what is no number is left out."""
    values = []
    for text in card.earlier_values.split(";"):
        try:
            value = read_number(text)
        except Unreadable:
            continue
        if value is not None:
            values.append(value)
    return values


@check(
    "S25",
    title="There is a comparison, or a sentence on what the result will not show",
    chapters=("9",),
    degree="missing",
    why="Without a comparison a change may have come by itself.",
    todo="Add a similar estate, the rest of the municipality or a trend, or say the limit.",
)
def there_is_a_comparison(programme: Programme) -> Iterator[Remark]:
    """Look for a comparison or a limit of each result."""
    for card in programme.indicators:
        if card.level in CHANGE_LEVELS and not (card.comparison or card.distortions):
            text = _(
                "You have nothing to compare “{name}” with. Add what cannot be concluded from"
                " the result."
            )
            yield Remark(card.name, text.format(name=card.name))
