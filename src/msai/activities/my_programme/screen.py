"""What *Mój program* shows: first the path, then chapters with readiness and what is unclear."""

from __future__ import annotations

from collections.abc import Sequence

from msai import ui
from msai.activities.common.clarifications import clarification_message
from msai.activities.my_programme.screen_chapter import chapter_nodes
from msai.activities.my_programme.screen_files import file_section
from msai.activities.my_programme.work import ANNEX, Work, parts_of_chapter
from msai.base.forms import field_of
from msai.base.i18n import catalogue
from msai.programme import (
    CHAPTERS,
    ON_TOP,
    Clarification,
    Programme,
    clarify,
    in_order_of_work,
    of_parts,
)
from msai.programme.cards import Start
from msai.programme.consistency import DEGREES
from msai.programme.made_up import CODE

_, ngettext = catalogue("activities_change")

#: Made-up data before everything else.
FIRST = (CODE, *ON_TOP)
#: More entries of the checks are counted here and written in the document.
MOST_SHOWN = 20


def view(state: Work) -> Sequence[ui.Node]:
    """Return the first screen, or the draft."""
    if not state.begun and not state.looking:
        return [*_first_screen(state), _example_button(state), file_section(state)]
    programme = state.shown
    entries = _steady(clarify(programme))
    return [
        *_whose(state),
        ui.Status(_summary(programme, entries)),
        _chapters(state),
        *chapter_nodes(state),
        ui.Group(_("To clarify"), _to_clarify(state, entries)),
        *([] if state.looking else [file_section(state)]),
    ]


def _first_screen(state: Work) -> list[ui.Node]:
    options = [ui.Option(path.value, path.label) for path in field_of(Start, "path").options]
    question = _("In what sort of municipality are you?")
    chosen = state.mine.start.path
    return [
        ui.Choice("start.path", question, options, chosen, style="radio"),
        ui.Table(
            _("What follows from the path"),
            [_("Path"), _("What your draft is"), _("What you leave out"), _("Keep in mind")],
            [["A", *_path_a()], ["B", *_path_b()], ["C", *_path_c()]],
            marked=["ABC".index(chosen)] if chosen else (),
            mark=_("your path"),
        ),
        ui.Text(
            _("If you do not know, ask the office whether the council adopted such a resolution.")
        ),
        ui.Button("begin", _("Go on to my draft"), "primary", disabled=not chosen),
    ]


def _path_a() -> tuple[str, str, str]:
    return (
        _("the social part: cards of actions for the programme and a plan for running them"),
        _("marking out the area: you choose a place inside it"),
        _("adding to the list of basic undertakings is a change of the programme (art. 23)"),
    )


def _path_b() -> tuple[str, str, str]:
    return (
        _("your centre's contribution: data, residents' voice, actions, social indicators"),
        _("nothing"),
        _("limits of art. 9 and 10; at least 35 days for remarks in the consultation (art. 6)"),
    )


def _path_c() -> tuple[str, str, str]:
    return (
        _("a local programme for a chosen community"),
        _("the limits of 20 % and 30 % and the requirements for maps"),
        _("do not call it a municipal revitalisation programme; ask which form fits"),
    )


def _example_button(state: Work) -> ui.Node:
    label = _("Back to my draft") if state.looking else _("Look at an example")
    return ui.Button("example", label, "quiet" if not state.looking else "primary")


def _whose(state: Work) -> list[ui.Node]:
    if state.looking:
        note = _("This is a made-up example from Wierzbogród. Your own draft is untouched.")
        return [ui.Message("info", note), _example_button(state)]
    path = field_of(Start, "path").text(state.mine.start.path)
    again = ui.Button("path-again", _("Change the path"), "quiet")
    return [
        ui.Text(_("Your municipality – {path}.").format(path=path)),
        ui.Columns([again, _example_button(state)]),
    ]


def _summary(programme: Programme, entries: Sequence[Clarification]) -> str:
    ready = sum(chapter.ready(programme) for chapter in CHAPTERS)
    still = [entry for entry in entries if entry.is_open]
    contradictions = sum(entry.degree == "contradiction" for entry in still)
    text = _("Chapters ready: {ready} of {all}. To clarify: {still}, contradictions: {worst}.")
    return text.format(ready=ready, all=len(CHAPTERS), still=len(still), worst=contradictions)


def _chapters(state: Work) -> ui.Node:
    """Return the chapters as a list: a table this long would scroll inside itself."""
    items: list[ui.Node] = []
    for chapter in in_order_of_work():
        ready = chapter.ready(state.shown)
        names = {name for _title, some in parts_of_chapter(chapter.number) for name in some}
        invented = " " + _("(made-up data)") if of_parts(state.shown, names) else ""
        wait = _("not yet; ready when {condition}").format(condition=chapter.readiness)
        items.append(
            _chapter(
                state, chapter.number, chapter.heading, (_("ready") if ready else wait) + invented
            )
        )
    optional = _("optional: scenario of a workshop, cases of the catalogue")
    items.append(_chapter(state, ANNEX, _("Annexes"), optional))
    return ui.Group(_("Chapters in the order in which one works on them"), [ui.Items(items)])


def _chapter(state: Work, number: str, heading: str, words: str) -> ui.Node:
    button = ui.Button(f"chapter:{number}", heading, pressed=number == state.chapter)
    return ui.Columns([button, ui.Text(words)])


def _steady(entries: Sequence[Clarification]) -> list[Clarification]:
    """Return entries in an order that answering does not change, so that nothing jumps away."""
    top = {code: at for at, code in enumerate(FIRST)}

    def place(entry: Clarification) -> tuple[int, int, int, str]:
        number = int(entry.code.removeprefix("S"))
        return top.get(entry.code, len(top)), DEGREES.index(entry.degree), number, entry.key

    return sorted(entries, key=place)


def _to_clarify(state: Work, entries: Sequence[Clarification]) -> list[ui.Node]:
    top = [entry for entry in entries if entry.code in FIRST]
    rest = [entry for entry in entries if entry.code not in FIRST]
    nodes: list[ui.Node] = [
        ui.Text(
            _("Nothing here holds the download back; a file of its own lists it for the team.")
        ),
        *[node for entry in top for node in _entry(state, entry)],
    ]
    if not any(entry.code in ON_TOP for entry in top):
        nodes.append(ui.Message("ok", _("The five checks that fail most often find nothing.")))
    if rest:
        label = ngettext("{n} other matter", "{n} other matters", len(rest)).format(n=len(rest))
        shown = [node for entry in rest[:MOST_SHOWN] for node in _entry(state, entry)]
        more = len(rest) - MOST_SHOWN
        if more > 0:
            shown.append(ui.Text(_("And {n} more in the file for the team.").format(n=more)))
        nodes.append(ui.Details(label, shown))
    return nodes


def _entry(state: Work, entry: Clarification) -> list[ui.Node]:
    message = clarification_message(entry)
    if entry.degree != "question" or state.looking:
        return [message]
    label = _("Yes, we know, because … ({where})").format(where=entry.where)
    return [message, ui.Input(f"answer:{entry.key}", label, entry.answer, rows=2)]
