"""What is shown after a sitting: points by outcome, the task, the path, at last the answers."""

from __future__ import annotations

from msai.activities.outcomes_test.state import OutcomesTest
from msai.assignments.outcomes import outcome_name
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.base.polish_dates import in_words
from msai.outcomes.items import OutcomeItem, asked_outcomes, has_task, items_of
from msai.outcomes.path import advice, way_words
from msai.outcomes.sitting import (
    OCCASIONS,
    TASK_MINUTES,
    Sitting,
    most_points,
    points_of,
    repair_of,
)
from msai.ui import Button, Details, Group, Items, Node, Table, Text

_, ngettext = catalogue("activities_training")


def result_nodes(state: OutcomesTest) -> list[Node]:
    """Return the results so far; nothing before the first."""
    if not state.done:
        return []
    last = state.done[-1]
    nodes: list[Node] = [
        Group(_("Your result"), [_points(state), *_task(last), Text(_limits())]),
        Group(_("Your path"), [_path(last), Text(_ways(), small=True)]),
        Button("give", _("Download the result for your trainer (JSON)")),
        Text(_("The file holds points and no answers. You decide whether to give it."), small=True),
    ]
    if len(state.done) == len(OCCASIONS):
        nodes.insert(2, Details(_("Questions with right answers"), _answers()))
    return nodes


def _points(state: OutcomesTest) -> Table:
    heads = [in_words(one.ended) for one in state.done]
    got = [points_of(one) for one in state.done]
    most = [most_points(one.short) for one in state.done]
    rows = [
        [
            outcome_name(outcome),
            *(_of(g[outcome], m[outcome]) for g, m in zip(got, most, strict=True)),
        ]
        for outcome in asked_outcomes()
    ]
    total = [_of(sum(g.values()), sum(m.values())) for g, m in zip(got, most, strict=True)]
    rows.append([_("Together"), *total])
    numeric = list(range(1, len(heads) + 1))
    return Table(_("Points by outcome"), [_("Outcome"), *heads], rows, numeric=numeric)


def _of(got: int, most: int) -> str:
    return _("{got} of {most}").format(got=got, most=most)


def _task(sitting: Sitting) -> list[Node]:
    return [Text(repair_words(sitting))] if has_task() else []


def repair_words(sitting: Sitting) -> str:
    """Return what became of the indicator, in one or two sentences."""
    repair = repair_of(sitting)
    if not sitting.repaired:
        return _("Task: the indicator was left as it was.")
    text = _("Task: of {faults} remarks of the rules {gone} are gone, {new} are new.").format(
        faults=repair.faults, gone=repair.faults - repair.left, new=repair.new
    )
    if sitting.minutes is None:
        return text
    time = _("It took {n} min of {meant}.").format(
        n=number_text(sitting.minutes, 0), meant=TASK_MINUTES
    )
    return f"{text} {time}"


def _limits() -> str:
    return _("One point more or less may be chance. The forms have not been tried on people yet.")


def _path(sitting: Sitting) -> Table:
    rows = [[one.lesson, way_words(one.way), one.reason] for one in advice(sitting)]
    header = [_("Lesson"), _("How"), _("Why")]
    return Table(_("Path by lesson"), header, rows, stacked=True)


def _ways() -> str:
    return _(
        "In short: the situation, the exercise, “Remember”. Of a lesson you skip, do the exercise"
        " once, to be sure."
    )


def _answers() -> list[Node]:
    return [
        Group(
            _("Form {form}").format(form=form.upper()),
            [Items([f"{item.text} **{right_words(item)}**" for item in items_of(form)], True)],
        )
        for form in ("a", "b")
    ]


def right_words(item: OutcomeItem) -> str:
    """Return the right answer of a question, with the reason where one alone is right."""
    if item.kind == "number":
        return f"{number_text(item.right)} {item.unit}. {item.answers[0].why}"
    if item.kind == "match":
        return "; ".join(f"{pair.left} – {pair.right}" for pair in item.pairs)
    if item.kind == "order":
        return " → ".join(step.text for step in item.steps)
    right = [one for one in item.options if one.right]
    return " ".join(f"{one.text} {one.why}" for one in right)
