"""Failures on screen: the plan, one's own warning sign, then the rest and a contrast."""

from __future__ import annotations

from collections.abc import Sequence

from msai import ui
from msai.activities.practice_catalogue.state import Browsing
from msai.base.i18n import catalogue
from msai.practices import Failure, failures, names_a_sign

_, ngettext = catalogue("activities_people")


def failure_nodes(state: Browsing) -> list[ui.Node]:
    """Return all failures, each up to its plan until a sign is written."""
    text = _("{done} of {all} worked through.")
    intro = _(
        "Each story stops after the plan. Write the sign you would see early; then read the rest."
    )
    return [
        ui.Text(intro),
        ui.Text(text.format(done=len(state.seen), all=len(failures()))),
        *(_one(failure, state) for failure in failures()),
    ]


def _one(failure: Failure, state: Browsing) -> ui.Node:
    sign = state.signs.get(failure.id, "")
    label = _("Warning sign: {name}").format(name=failure.name)
    head: list[ui.Node] = [
        ui.Text(f"**{_('Plan')}.** {failure.plan}"),
        ui.Input(f"sign:{failure.id}", label, sign, rows=2, help=failure.question),
    ]
    if failure.id in state.seen:
        return ui.Group(failure.name, [*head, *_rest(failure)], True)
    words = _("See the rest: {name}").format(name=failure.name)
    wait = not names_a_sign(sign)
    return ui.Group(
        failure.name, [*head, ui.Button(f"end:{failure.id}", words, disabled=wait)], True
    )


def _rest(failure: Failure) -> Sequence[ui.Node]:
    origin = (
        _("our conclusion")
        if failure.signs_from == "wniosek"
        else _("partly from the source, partly our conclusion")
    )
    signs = _("Signs that could be seen earlier ({origin})").format(origin=origin)
    names = "; ".join(name for _key, name in (*failure.sources, *failure.contrast_sources))
    return [
        ui.Text(f"**{_('What happened')}.** {failure.happened}"),
        ui.Text(f"**{signs}:**"),
        ui.Items(failure.signs),
        ui.Text(f"**{_('What is not known')}.** {failure.unknown}"),
        ui.Message("ok", failure.contrast, _("In contrast:")),
        ui.Text(_("Sources, in the bibliography of the course: {names}").format(names=names), True),
    ]
