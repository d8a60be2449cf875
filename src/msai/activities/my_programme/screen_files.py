"""What *Mój program* shows of files: one to open, the decision about it, what came of it."""

from __future__ import annotations

from msai.activities.my_programme.work import Joining, Work, joined
from msai.base.i18n import catalogue
from msai.programme import Programme, has_content
from msai.ui import (
    Button,
    Choice,
    Columns,
    Details,
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


def file_section(work: Work) -> Node:
    """Return everything about files; open as long as a decision or a note waits."""
    waiting = work.joining is not None or bool(work.said or work.wrong)
    return Details(_("Open a saved draft or join two"), file_nodes(work), open=waiting)


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
    rows = [[c.place, c.label, c.kept, c.other] for c in conflicts[:MOST_SHOWN]]
    columns = [_("Where"), _("Field"), _("Stands"), _("Falls away")]
    more = len(conflicts) - len(rows)
    rest = [Text(_("And {n} more places.").format(n=more))] if more else []
    return [summary, prefer, Table(_("Where you differ"), columns, rows), *rest, accept]
