"""What exercise 7 shows: three steps, the sentence as it grows, the gaps with their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from msai.activities.chain_of_change.state import SWAP, findings_of
from msai.activities.common.desk import Desk, counted, example_note, names_line, sides
from msai.activities.common.feedback import finding_messages
from msai.activities.common.stage import with_answer
from msai.base.forms import field_of, title_of
from msai.base.i18n import catalogue
from msai.evidence import Leaning, by_name, side_by_side
from msai.planning import ChangeChain, sentence
from msai.programme import Programme, example
from msai.ui import Button, Details, Group, Items, Message, Node, Status, Table, Text
from msai.ui.cards import card_nodes, names_of

_, ngettext = catalogue("activities_change")


def view(state: Desk) -> Sequence[Node]:
    """Return the three steps, then what the checks say about the whole."""
    return [
        *sides(state),
        *_around(state),
        with_answer(
            [
                Group(
                    _("1. What happens to people"),
                    _step(state, "issues", _("Add a problem or cause")),
                ),
                Group(_("2. How it will be"), _step(state, "goals", _("Add a goal"))),
                Group(_("3. Why it should work"), _chains(state)),
            ],
            _verdict(state.draft.programme),
        ),
    ]


def _around(state: Desk) -> Iterator[Node]:
    if state.side == "example":
        return
    if state.area:
        text = _("Your area from the exercise “Delimit the area”: {units}.")
        yield Text(text.format(units=", ".join(state.area)))
    heard = [f"{title_of(voice)}: {voice.words}" for voice in state.context.voices if voice.words]
    parts = [*names_line("voices", heard), *names_line("assets", names_of(state.context.assets))]
    if parts:
        yield Details(_("What residents say and what the place already has"), parts)


def _step(state: Desk, part: str, add: str) -> list[Node]:
    nodes = state.draft.list_nodes(part, add, state.around)
    return [*nodes, *finding_messages(findings_of(state.draft.programme)[part])]


def _chains(state: Desk) -> list[Node]:
    draft = state.draft
    nodes = draft.list_nodes("chains", _("Add a sentence"), state.around, typed=("action",))
    opened: ChangeChain | None = draft.opened("chains")
    if opened is not None:
        nodes = [*nodes[:-1], _with_assumptions(_with_comparison(nodes[-1], opened), opened)]
    sentences = [Message("info", sentence(chain)) for chain in draft.programme.chains]
    return [*nodes, *sentences, *finding_messages(findings_of(draft.programme)["chains"])]


def _with_comparison(form: Node, opened: ChangeChain) -> Node:
    """Return the form of a chain with its two evidence cards side by side, above the reason."""
    if not isinstance(form, Group):
        return form
    label = field_of(ChangeChain, "evidence").label
    return replace(
        form,
        children=[
            _compared(child, opened.evidence)
            if isinstance(child, Group) and child.title == label
            else child
            for child in form.children
        ],
    )


def _compared(group: Group, leaning: Leaning) -> Group:
    *choices, why = group.children
    found = [card for name in (leaning.taken, leaning.aside) if (card := by_name(name))]
    note = Text(_("All cards stand in the catalogue, on the page “What works”."), small=True)
    if not found:
        return replace(group, children=[*choices, note])
    columns = [_("What the card says"), *(card.name for card in found)]
    table = Table(_("Two cards side by side"), columns, side_by_side(*found[:2]), stacked=True)
    swap = [Button(SWAP, _("Take the other one"), "quiet")] if len(found) > 1 else []
    return replace(group, children=[*choices, table, *swap, why, note])


def _with_assumptions(form: Node, opened: ChangeChain) -> Node:
    """Return the form of a chain with its assumptions above the button that closes it."""
    if not isinstance(form, Group):
        return form
    *fields, close = form.children
    rows = [_assumption(number, opened) for number in range(len(opened.assumptions))]
    add = Button("assumptions:add", _("Add “provided that”"))
    return replace(form, children=[*fields, *rows, add, close])


def _assumption(number: int, opened: ChangeChain) -> Node:
    title = _("Provided that, no. {number}").format(number=number + 1)
    nodes = card_nodes(opened.assumptions[number], f"assumptions:{number}:")
    remove = _("Remove: {name}").format(name=title_of(opened.assumptions[number]) or title)
    return Group(title, [*nodes, Button(f"assumptions:remove:{number}", remove, "quiet")], True)


def _verdict(programme: Programme) -> list[Node]:
    findings = findings_of(programme)
    if not any(findings.values()):
        return [Status(_("Nothing is written yet. Begin with what happens to people."))]
    all_of_them = [finding for step in findings.values() for finding in step]
    return [Status(counted(all_of_them)), *finding_messages(findings["links"])]


def solution(_state: Desk) -> Sequence[Node]:
    """Show two chains that hold, and why."""
    good = example()
    sentences = [Message("ok", sentence(chain)) for chain in good.chains]
    reasons = [
        _("The problem says what happens to people, so more than one solution is possible."),
        _("The goal can be seen: who, what they do differently, by when."),
        _("“Because” names what becomes easier for the person."),
        _("What can be agreed became a task; what depends on nobody here became a risk."),
    ]
    return [example_note(), *sentences, Items(reasons)]
