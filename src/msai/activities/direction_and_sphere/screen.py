"""What exercise 1 shows: an indicator a box, reasons after the answer, then counts and shares."""

from __future__ import annotations

from collections.abc import Sequence

from msai import ui
from msai.activities.common.stage import with_answer
from msai.activities.direction_and_sphere.counts_and_shares import (
    candidates,
    greatest,
    hardest,
    units,
)
from msai.activities.direction_and_sphere.indicators import Item, items
from msai.activities.direction_and_sphere.state import Answer, Judging
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.base.spheres import SPHERES, sphere_label

_, ngettext = catalogue("activities_data")


def view(state: Judging) -> Sequence[ui.Node]:
    """Return the indicators, the sum of answers, and the question about counts."""
    return [
        made_up(),
        with_answer(
            [_indicator(item, state.answer(item.name)) for item in items()],
            [ui.Status(summary(state))],
        ),
        ui.Group(_("How many people, or what part?"), _share(state)),
    ]


def made_up() -> ui.Chip:
    """Return the note that stands where the town's figures are shown."""
    return ui.Chip(_("Wierzbogród is made up, and so are all its figures."))


def meaning(direction: int) -> str:
    """Return what a higher value means."""
    return _("worse situation") if direction == 1 else _("better situation")


def _indicator(item: Item, answer: Answer) -> ui.Node:
    spheres = [ui.Option(sphere, sphere_label(sphere)) for sphere in SPHERES]
    directions = [ui.Option(str(sign), meaning(sign)) for sign in (1, -1)]
    questions = ui.Columns(
        [
            ui.Choice(f"sphere:{item.name}", _("Sphere"), spheres, answer.sphere),
            ui.Choice(
                f"direction:{item.name}", _("A higher value means"), directions, answer.direction
            ),
        ]
    )
    return ui.Group(item.label, [questions, *_reasons(item, answer)], fieldset=True)


def _reasons(item: Item, answer: Answer) -> list[ui.Node]:
    if not answer.complete:
        return []
    sphere_fits = answer.sphere == item.sphere
    direction_fits = answer.direction == str(item.direction)
    sphere = _("Sphere: {sphere}.").format(sphere=sphere_label(item.sphere))
    direction = _("Higher: {meaning}.").format(meaning=meaning(item.direction))
    return [
        ui.Message("ok" if sphere_fits else "problem", item.sphere_why, sphere),
        ui.Message("ok" if direction_fits else "problem", item.direction_why, direction),
    ]


def summary(state: Judging) -> str:
    """Return the score in words."""
    judged = [(item, state.answer(item.name)) for item in items()]
    done = [(item, answer) for item, answer in judged if answer.complete]
    if not done:
        return _("Nothing answered yet. Begin with the first indicator.")
    missed = [
        item.label.partition(" (")[0]
        for item, answer in done
        if (answer.sphere, answer.direction) != (item.sphere, str(item.direction))
    ]
    right = len(done) - len(missed)
    told = _("Answered: {done} of {all}. Both answers right: {right}.").format(
        done=len(done), all=len(judged), right=right
    )
    if missed:
        return f"{told} {_('Read the reasons once more: {names}.').format(names='; '.join(missed))}"
    praise = _("All of them: you can read a data dictionary now.")
    return f"{told} {praise if len(done) == len(judged) else _('Go on.')}"


def _share(state: Judging) -> list[ui.Node]:
    people = [
        _("{name}: {persons}").format(name=unit.name, persons=unit.persons) for unit in units()
    ]
    options = [ui.Option(name, name) for name in candidates()]
    nodes: list[ui.Node] = [
        ui.Text(_("So many people in these housing estates live in families that get assistance:")),
        ui.Items(people),
        ui.Choice("foreseen", _("Where do you expect it to be hardest?"), options, state.foreseen),
    ]
    return [*nodes, *_seen(state)] if state.foreseen else nodes


def _seen(state: Judging) -> list[ui.Node]:
    rows = [
        [unit.name, str(unit.persons), number_text(unit.inhabitants, 0), number_text(unit.share, 1)]
        for unit in sorted(units(), key=lambda unit: -unit.share)
    ]
    header = [_("Unit"), _("Persons"), _("Inhabitants"), _("Per 100 inhabitants")]
    options = [
        ui.Option("count", _("Where most people get help, there it is hardest.")),
        ui.Option("share", _("Only the share counts; the number of people does not matter.")),
        ui.Option(
            "both", _("The share says where it is hard, the number how much help is needed.")
        ),
    ]
    return [
        ui.Table(_("The same units with their inhabitants"), header, rows, numeric=(1, 2, 3)),
        _comparison(state.foreseen),
        ui.Choice("sentence", _("What will you say now?"), options, state.sentence, style="radio"),
        *_sentence(state.sentence),
    ]


def _comparison(foreseen: str) -> ui.Message:
    most, first = greatest(), hardest()
    fact = _(
        "{most} has the most people, {persons}, but that is {share} of 100 inhabitants. "
        "In {first} it is {highest} of 100."
    ).format(
        most=most.name,
        persons=most.persons,
        share=number_text(most.share, 1),
        first=first.name,
        highest=number_text(first.share, 1),
    )
    if foreseen == first.name:
        return ui.Message("ok", fact, _("You looked past the number of people."))
    # Not to shame: this belief has a good reason, and most people share it.
    reason = _("A good reason stood behind it: a centre sees people, not shares.")
    return ui.Message("problem", f"{fact} {reason}" if foreseen == most.name else fact)


def _sentence(sentence: str) -> list[ui.Node]:
    if not sentence:
        return []
    tone, text = {
        "both": (
            "ok",
            _("Yes. A big unit has more of everything. The share makes units comparable."),
        ),
        "count": (
            "problem",
            _("A big estate would nearly always win, only because many people live there."),
        ),
        "share": (
            "problem",
            _(
                "Nearly. To plan hours and money you need the number too, and in a very small unit "
                "the share jumps with one family."
            ),
        ),
    }[sentence]
    return [ui.Message("ok" if tone == "ok" else "problem", text)]


def solution(_state: Judging) -> Sequence[ui.Node]:
    """Show every indicator with its sphere, its direction and the reasons."""
    rows = [
        [
            item.label,
            sphere_label(item.sphere),
            meaning(item.direction),
            f"{item.sphere_why} {item.direction_why}",
        ]
        for item in items()
    ]
    header = [_("Indicator"), _("Sphere"), _("A higher value means"), _("Why")]
    return [ui.Table(_("Ten indicators with their answers"), header, rows)]
