"""Opening a saved draft, joining it with one's own, and saying in words what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from msai.activities.common.town_origin import edition_name
from msai.activities.my_programme.state import Joining, Work, joined, with_programme
from msai.base.i18n import catalogue
from msai.errors import MsaiError
from msai.programme import Programme, has_content
from msai.programme.state import Opened, newer_problem, open_file
from msai.ui import (
    Button,
    Choice,
    Columns,
    Details,
    Event,
    File,
    Message,
    Node,
    Option,
    Table,
    Text,
)

_, ngettext = catalogue("activities_change")

#: More differences are counted, not listed.
MOST_SHOWN = 40


def opened(work: Work, event: Event) -> Work:
    """Read a file; where there is work already, or something odd about the file, ask first."""
    try:
        file = open_file(event.content)
        if file.newer:
            raise MsaiError(newer_problem())
    except MsaiError as error:
        return replace(work, joining=None, said=(), wrong=tuple(map(str, error.problems)))
    name = str(event.value or "")
    wrong = _doubts(file)
    if wrong or has_content(work.mine):
        return replace(work, joining=Joining(name, file.programme), said=(), wrong=wrong)
    done = _("The file {name} is open.").format(name=name)
    return replace(with_programme(work, file.programme), said=(done,), wrong=())


def _doubts(file: Opened) -> tuple[str, ...]:
    """Return what the learner has to know before anything of a file is taken."""
    doubts = [str(problem) for problem in file.problems[:MOST_SHOWN]]
    if len(file.problems) > MOST_SHOWN:
        doubts.append(_("And {n} more places.").format(n=len(file.problems) - MOST_SHOWN))
    if file.edition is not None and file.edition != edition_name():
        which = file.edition or _("the course without an edition")
        text = _("The file was saved in another edition of the course: {name}.")
        doubts.insert(0, text.format(name=which))
    return tuple(doubts)


def decided(work: Work, decision: str, value: Any) -> Work:
    """Take the learner's decision about the file that waits."""
    joining = work.joining
    if joining is None:
        return work
    if decision == "cancel":
        return replace(work, joining=None, said=(), wrong=())
    if decision == "replace":
        done = _("The file {name} is open.").format(name=joining.name)
        return replace(with_programme(work, joining.theirs), said=(done,), wrong=())
    if decision == "join":
        return replace(work, joining=replace(joining, prefer="mine"))
    if decision == "prefer":
        prefer = replace(joining, prefer="theirs" if value == "theirs" else "mine")
        return replace(work, joining=prefer)
    return _accepted(work, joining) if decision == "accept" else work


def _accepted(work: Work, joining: Joining) -> Work:
    programme, conflicts = joined(work)
    done = _("Your draft and the file {name} are joined.").format(name=joining.name)
    count = ngettext(
        "In {n} place the two said something else.",
        "In {n} places the two said something else.",
        len(conflicts),
    ).format(n=len(conflicts))
    said = (done, count) if conflicts else (done,)
    return replace(with_programme(work, programme), said=said, wrong=())


def file_nodes(work: Work) -> list[Node]:
    """Return the parts about files: open one, decide, what came of it."""
    notes: list[Node] = [
        *[Message("problem", text) for text in work.wrong],
        *[Message("info", text) for text in work.said],
    ]
    if work.joining is not None:
        return [*notes, *_decision(work, work.joining)]
    label = _("A saved draft: your own, or a colleague's")
    hint = _("The file stays in this browser. If you have work here, you will be asked first.")
    return [*notes, File("file", label, accept=".json,application/json", help=hint)]


def _decision(work: Work, joining: Joining) -> list[Node]:
    if joining.prefer is not None:
        return _differences(work, joining)
    text = _("The file {name} holds: {content}. You have work here already. What shall be done?")
    leave = Button("file:cancel", _("Leave it"))
    buttons = [
        Button("file:join", _("Join the two"), "primary"),
        Button("file:replace", _("Put the file in place of mine")),
        leave,
    ]
    if not has_content(work.mine):
        text = _("What can be read of the file {name}: {content}. Shall it be opened all the same?")
        buttons = [Button("file:replace", _("Open it all the same")), leave]
    question = text.format(name=joining.name, content=_content_of(joining.theirs))
    return [Message("question", question), Columns(buttons)]


def _content_of(programme: Programme) -> str:
    name = programme.start.name or _("a draft without a name")
    return _("“{name}” (goals: {goals}, actions: {actions}, indicators: {indicators})").format(
        name=name,
        goals=len(programme.goals),
        actions=len(programme.actions),
        indicators=len(programme.indicators),
    )


def _differences(work: Work, joining: Joining) -> list[Node]:
    programme, conflicts = joined(work)
    accept = Columns(
        [
            Button("file:accept", _("Accept the joined draft"), "primary"),
            Button("file:cancel", _("Leave it")),
        ]
    )
    summary = Text(_("Joined it holds: {content}.").format(content=_content_of(programme)))
    if not conflicts:
        agree = Message("ok", _("The two drafts contradict each other nowhere."))
        return [agree, summary, accept]
    options = [
        Option("mine", _("mine stands")),
        Option("theirs", _("the one of the file stands")),
    ]
    label = _("Where both of you answered differently")
    prefer = Choice("file:prefer", label, options, joining.prefer or "mine", style="radio")
    rows = [[one.place, one.label, one.kept, one.other] for one in conflicts[:MOST_SHOWN]]
    columns = [_("Where"), _("Field"), _("Stands"), _("Falls away")]
    more = len(conflicts) - len(rows)
    rest = [Text(_("And {n} more places.").format(n=more))] if more else []
    return [summary, prefer, Table(_("Where you differ"), columns, rows), *rest, accept]


def file_section(work: Work) -> Node:
    """Return everything about files; open as long as a decision or a note waits."""
    waiting = work.joining is not None or bool(work.said or work.wrong)
    return Details(_("Open a saved draft or join two"), file_nodes(work), open=waiting)
