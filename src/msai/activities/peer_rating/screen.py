"""What the page shows: what goes out, what came back, where the two differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msai import ui
from msai.activities.peer_rating.state import RATERS, PeerRating
from msai.base.i18n import catalogue
from msai.peers import ComparedPoint, agreement_words, compared

_, ngettext = catalogue("peers")


def view(state: PeerRating) -> Sequence[ui.Node]:
    """Return the three steps."""
    return [
        ui.Group(_("1. Send out"), list(_going_out(state))),
        ui.Group(_("2. Take in"), list(_coming_back(state))),
        *_side_by_side(state),
    ]


def _going_out(state: PeerRating) -> Iterator[ui.Node]:
    if not state.written:
        yield ui.Message(
            "info", _("There is nothing to rate yet. Write the long answer of an assignment.")
        )
        return
    yield ui.Items([one.asked.field.label for one in state.written])
    if state.sent and set(state.sent) != set(state.written):
        text = _("The answers differ from what you sent out. A new file begins a new rating.")
        yield ui.Message("question", text)
    yield ui.Button("send", _("Save the file for two people (HTML)"), "primary")


def _coming_back(state: PeerRating) -> Iterator[ui.Node]:
    if not state.sent:
        yield ui.Text(_("First save the file and give it to two people."))
        return
    came = _("Ratings taken in: {count} of {all}.")
    yield ui.Status(came.format(count=len(state.ratings), all=RATERS))
    if state.problem:
        yield ui.Message("problem", state.problem, alert=True)
    if len(state.ratings) < RATERS:
        label = _("A rating that you got back (ocena-….json)")
        hint = _("You can choose both at once. They stay in this browser.")
        yield ui.File("rating", label, ".json,application/json", hint, multiple=True)
    yield ui.Button("anew", _("Forget this rating and begin anew"), "quiet")


def _side_by_side(state: PeerRating) -> Iterator[ui.Node]:
    if len(state.ratings) < RATERS:
        return
    points = compared(state.sent, *state.ratings)
    far = [point for point in points if point.apart == RATERS]
    yield ui.Heading(_("3. Side by side"))
    yield ui.Status(agreement_words(points))
    yield ui.Text(_("So few points say where to talk, not how good the raters are."), small=True)
    if far:
        yield ui.Group(_("Talk about this first"), [_apart(point) for point in far])
    yield _all(points)
    yield from _notes(state)


def _apart(point: ComparedPoint) -> ui.Node:
    told = [f"{one} – {point.anchor(one)}" for one in point.points]
    title = f"{point.answer.asked.field.label} {point.criterion.name}"
    return ui.Message("question", _("One: {one} The other: {other}").format(
        one=told[0], other=told[1]), title=title)  # fmt: skip


def _all(points: Sequence[ComparedPoint]) -> ui.Node:
    rows = [
        [
            point.answer.asked.field.label,
            point.criterion.name,
            *map(str, point.points),
            point.anchor(max(point.points)),
        ]
        for point in points
    ]
    columns = [_("Answer"), _("Criterion"), _("One"), _("The other"), _("What the higher one says")]
    return ui.Table(_("Both ratings"), columns, rows, numeric=(2, 3), stacked=True)


def _notes(state: PeerRating) -> Iterator[ui.Node]:
    labels = {one.id: one.asked.field.label for one in state.sent}
    notes = [
        f"{labels[one.answer]} – {one.note}"
        for rating in state.ratings
        for one in rating.answers
        if one.note
    ]
    if notes:
        yield ui.Group(_("What they would change"), [ui.Items(notes)])
