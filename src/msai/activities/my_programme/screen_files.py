"""What *Mój program* shows of files: one to open, the decision about it, what came of it."""

from __future__ import annotations

from msai import ui
from msai.activities.my_programme.work import Joining, Work, joined
from msai.base.i18n import catalogue
from msai.programme import Programme, has_content

_, ngettext = catalogue("activities_change")

#: More differences are counted, not listed.
MOST_SHOWN = 40


def file_section(work: Work) -> ui.Node:
    """Return everything about files; open as long as a decision or a note waits."""
    waiting = work.joining is not None or bool(work.said or work.wrong)
    return ui.Details(_("Open a saved draft or join two"), file_nodes(work), open=waiting)


def file_nodes(work: Work) -> list[ui.Node]:
    """Return the parts about files: open one, decide, what came of it."""
    notes: list[ui.Node] = [
        *[ui.Message("problem", text) for text in work.wrong],
        *[ui.Message("info", text) for text in work.said],
    ]
    if work.joining is not None:
        return [*notes, *_decision(work, work.joining)]
    label = _("A saved draft: your own, or a colleague's")
    hint = _("The file stays in this browser. If you have work here, you will be asked first.")
    return [*notes, ui.File("file", label, accept=".json,application/json", help=hint)]


def _decision(work: Work, joining: Joining) -> list[ui.Node]:
    if joining.prefer is not None:
        return _differences(work, joining)
    text = _("The file {name} holds: {content}. You have work here already. What shall be done?")
    leave = ui.Button("file:cancel", _("Leave it"))
    buttons = [
        ui.Button("file:join", _("Join the two"), "primary"),
        ui.Button("file:replace", _("Put the file in place of mine")),
        leave,
    ]
    if not has_content(work.mine):
        text = _("What can be read of the file {name}: {content}. Shall it be opened all the same?")
        buttons = [ui.Button("file:replace", _("Open it all the same")), leave]
    question = text.format(name=joining.name, content=_content_of(joining.theirs))
    return [ui.Message("question", question), ui.Columns(buttons)]


def _content_of(programme: Programme) -> str:
    name = programme.start.name or _("a draft without a name")
    return _("“{name}” (goals: {goals}, actions: {actions}, indicators: {indicators})").format(
        name=name,
        goals=len(programme.goals),
        actions=len(programme.actions),
        indicators=len(programme.indicators),
    )


def _differences(work: Work, joining: Joining) -> list[ui.Node]:
    programme, conflicts = joined(work)
    accept = ui.Columns(
        [
            ui.Button("file:accept", _("Accept the joined draft"), "primary"),
            ui.Button("file:cancel", _("Leave it")),
        ]
    )
    summary = ui.Text(_("Joined it holds: {content}.").format(content=_content_of(programme)))
    if not conflicts:
        agree = ui.Message("ok", _("The two drafts contradict each other nowhere."))
        return [agree, summary, accept]
    options = [
        ui.Option("mine", _("mine stands")),
        ui.Option("theirs", _("the one of the file stands")),
    ]
    label = _("Where both of you answered differently")
    prefer = ui.Choice("file:prefer", label, options, joining.prefer or "mine", style="radio")
    rows = [[c.place, c.label, c.kept, c.other] for c in conflicts[:MOST_SHOWN]]
    columns = [_("Where"), _("Field"), _("Stands"), _("Falls away")]
    more = len(conflicts) - len(rows)
    rest = [ui.Text(_("And {n} more places.").format(n=more))] if more else []
    return [summary, prefer, ui.Table(_("Where you differ"), columns, rows), *rest, accept]
