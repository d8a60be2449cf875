"""What exercise 7 shows: three steps, the sentence as it grows, the gaps with their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from msai.activities.common.desk import Desk, counted, names_line, sides
from msai.activities.common.feedback import finding_messages
from msai.activities.common.take_home import deliver_docx, made_up_note, remarks
from msai.base.export import Block, Bullets, Heading, Paragraph
from msai.base.findings import Finding
from msai.base.forms import title_of
from msai.base.i18n import catalogue
from msai.planning import (
    ChangeChain,
    broken_links,
    check_chain,
    check_goal,
    check_tree,
    sentence,
)
from msai.programme import Programme, example
from msai.programme.document import part_blocks
from msai.ui import Button, Deliver, Details, Group, Items, Message, Node, Status, Text
from msai.ui.cards import card_nodes, names_of

_, ngettext = catalogue("activities_change")


def view(state: Desk) -> Sequence[Node]:
    """Return the three steps, then what the checks say about the whole."""
    return [
        *sides(state),
        *_around(state),
        Group(_("1. What happens to people"), _step(state, "issues", _("Add a problem or cause"))),
        Group(_("2. How it will be"), _step(state, "goals", _("Add a goal"))),
        Group(_("3. Why it should work"), _chains(state)),
        Group(_("Does the chain hold?"), _verdict(state.draft.programme)),
    ]


def findings_of(programme: Programme) -> dict[str, list[Finding]]:
    """Return findings by step: issues, goals, chains, and the links between them."""
    goals, chains = programme.goals, programme.chains
    action_goals = [(one.action, one.goal) for one in chains if one.action]
    # Indicators come in an exercise of their own, so every goal counts as measured here.
    links = broken_links(programme.issues, goals, action_goals, names_of(goals))
    written = {part: names_of(getattr(programme, part)) for part in ("issues", "goals", "chains")}
    return {
        "issues": check_tree(programme.issues) if written["issues"] else [],
        "goals": [f for one in goals if one.name for f in check_goal(one)],
        "chains": [f for one in chains if one.action for f in check_chain(one)],
        "links": [finding for finding in links if finding.subject],
    }


def _around(state: Desk) -> Iterator[Node]:
    if state.side == "example":
        return
    if state.area:
        text = _("Your area from the exercise “Delimit the area”: {units}.")
        yield Text(text.format(units=", ".join(state.area)))
    heard = [f"{voice.name}: {voice.said}" for voice in state.context.voices if voice.said]
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
        nodes = [*nodes[:-1], _with_assumptions(nodes[-1], opened)]
    sentences = [Message("info", sentence(one)) for one in draft.programme.chains]
    return [*nodes, *sentences, *finding_messages(findings_of(draft.programme)["chains"])]


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
    all_of_them = [finding for some in findings.values() for finding in some]
    return [Status(counted(all_of_them)), *finding_messages(findings["links"])]


def solution(_state: Desk) -> Sequence[Node]:
    """Show two chains that hold, and why."""
    good = example()
    sentences = [Message("ok", sentence(one)) for one in good.chains]
    reasons = [
        _("The problem says what happens to people, so more than one solution is possible."),
        _("The goal can be seen: who, what they do differently, by when."),
        _("“Because” names what becomes easier for the person."),
        _("What can be agreed became a task; what depends on nobody here became a risk."),
    ]
    note = Text(_("Made-up example from Wierzbogród."), small=True)
    return [note, *sentences, Items(reasons)]


def take_home(state: Desk) -> Deliver:
    """Return the chain as a document."""
    programme = state.draft.programme
    findings = [one for some in findings_of(programme).values() for one in some]
    blocks: list[Block] = [
        Heading(_("Chain of change"), 0),
        *([made_up_note()] if state.side == "example" else []),
        Heading(_("1. What happens to people")),
        *part_blocks("issues", programme),
        Heading(_("2. How it will be")),
        *part_blocks("goals", programme),
        Heading(_("3. Why it should work")),
        Bullets([sentence(one) for one in programme.chains], numbered=True),
        Heading(_("Does the chain hold?")),
        Paragraph(counted(findings)),
        remarks(findings),
    ]
    return deliver_docx(_("chain-of-change"), blocks)
