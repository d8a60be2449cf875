"""The open chapter of *Mój program*: what exercises gave to read, the rest to fill in."""

from __future__ import annotations

from msai.activities.common.draft import choosable, references
from msai.activities.common.paper import screen_nodes
from msai.activities.my_programme.work import ANNEX, ANNEXES, Work, parts_of_chapter
from msai.base.forms import FormField, fields_of
from msai.base.i18n import catalogue
from msai.programme import BY_NUMBER, SOURCES, Programme, given, of_parts, summary_sentences
from msai.programme.document import chapter_blocks
from msai.programme.parts import part_blocks
from msai.ui import Button, Group, Heading, Input, Items, Message, Node, Text
from msai.ui.cards import card_nodes

_, ngettext = catalogue("activities_change")

#: Names that are chosen in an exercise and typed here.
TYPED = {"cases": ("name",)}


def chapter_nodes(state: Work) -> list[Node]:
    """Return the open chapter; nothing when none is open."""
    number = state.chapter
    if not number:
        return []
    title = _("Annexes") if number == ANNEX else BY_NUMBER[number].heading
    inner = _to_read(state.shown, number) if state.looking else _to_edit(state, number)
    return [Group(title, [*_made_up(state, number), *inner])]


def _made_up(state: Work, number: str) -> list[Node]:
    """Return the badge of a chapter in which made-up data stand."""
    if state.looking:
        return []  # what is read carries its sentence itself
    names = {name for _title, some in parts_of_chapter(number) for name in some}
    return [Message("problem", text) for text in of_parts(state.mine, names)]


def _to_read(programme: Programme, number: str) -> list[Node]:
    if number == ANNEX:
        blocks = (block for part in ANNEXES for block in part_blocks(part, programme))
        return screen_nodes(blocks, _("Annexes"))
    chapter = BY_NUMBER[number]
    return screen_nodes(chapter_blocks(chapter, programme), chapter.heading)


def _to_edit(state: Work, number: str) -> list[Node]:
    nodes: list[Node] = _written_by_itself(state) if number == "1" else []
    translate = catalogue("programme")[0]
    for title, names in parts_of_chapter(number):
        nodes += [Heading(translate(title))] if title else []
        for name in names:
            nodes += _part(state, _declared(name))
    return nodes


def _declared(name: str) -> FormField:
    return next(item for item in fields_of(Programme) if item.name == name)


def _written_by_itself(state: Work) -> list[Node]:
    sentences = summary_sentences(state.mine)
    intro = _("Written from the chapters. You can put your own words in its place below.")
    empty = [Text(_("Nothing can be said yet: fill in the other chapters first."))]
    return [Text(intro), *([Items(sentences)] if sentences else empty)]


def _part(state: Work, item: FormField) -> list[Node]:
    if state.comes_from_exercise(item.name):
        text = _("From the exercise “{exercise}”. Change it there, and it changes here.")
        note = Text(text.format(exercise=exercise_title(item.name)), small=True)
        over = _("Take over and change here: {part}").format(part=item.label)
        content = screen_nodes(part_blocks(item.name, state.mine), item.label)
        button = Button(f"pin:{item.name}", over, "quiet")
        return [note, *content, button, *_own_area(state, item)]
    return [*_origin(state, item), *_own_area(state, item), *_form(state, item)]


def _own_area(state: Work, item: FormField) -> list[Node]:
    """Return the offer to take the area that was chosen in one's own table."""
    units = state.table.own_subareas
    if item.name != "subareas" or not units or units == state.mine.subareas:
        return []
    text = _("Chosen in “Diagnosis of your own table”: {units}.")
    said = Text(text.format(units=", ".join(unit.name for unit in units)))
    return [said, Button("take-own-area", _("Take this area, its units and their ranking"))]


def _origin(state: Work, item: FormField) -> list[Node]:
    """Return where a part that is filled in here could come from instead."""
    if item.name in state.pinned:
        back = _("Take it from the exercise again: {part}").format(part=item.label)
        text = _("You change “{part}” here; the exercise has its own version.")
        note = Message("info", text.format(part=item.label))
        return [note, Button(f"unpin:{item.name}", back, "quiet")]
    if item.name not in SOURCES:
        return []
    if item.name == "subareas" and state.area and not state.mine.subareas:
        text = _("Chosen in the exercise “Delimit the area”: {units}.")
        units = Text(text.format(units=", ".join(state.area)))
        return [units, Button("take-area", _("Take these units as subareas"))]
    text = _("{part}: you can do it in the exercise “{exercise}”, or enter it here.")
    title = exercise_title(item.name)
    return [Text(text.format(part=item.label, exercise=title), small=True)]


def _form(state: Work, item: FormField) -> list[Node]:
    problem = state.own.problems.get(item.name)
    value = getattr(state.own.programme, item.name)
    if item.kind == "cards":
        add = _("Add: {part}").format(part=item.label)
        caption = Text(f"**{item.label}**")
        nodes = state.own.list_nodes(item.name, add, state.mine, TYPED.get(item.name, ()))
        return [caption, *nodes]
    if item.kind == "card":
        names = references(state.own.programme, state.mine)
        return choosable(card_nodes(value, f"{item.name}.", names, problem=problem))
    error = str(problem) if problem else ""
    return [Input(item.name, item.label, value, rows=3, help=item.help, error=error)]


def exercise_title(part: str) -> str:
    """Return the title of the exercise that a part comes from."""
    return {
        given.DELIMIT_AREA: _("Delimit the area"),
        given.OWN_TABLE: _("Diagnosis of your own table"),
        given.RESIDENTS_VOICE: _("Assets and residents' voice"),
        given.STAKEHOLDER_MAP: _("Map of partners"),
        given.CHAIN_OF_CHANGE: _("Chain of change"),
        given.ACTION_PLAN: _("Plan: actions, hours, money, risks"),
        given.INDICATOR_CARD: _("Indicator card"),
        given.AGENDA_BUILDER: _("Agenda of a workshop"),
        given.PRACTICE_CATALOGUE: _("Catalogue of practices"),
    }[SOURCES[part]]
