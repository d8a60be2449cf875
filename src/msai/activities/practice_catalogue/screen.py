"""What exercise 14 shows: search and filters, cases, one case in full, notes, one's own form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msai.activities.common.feedback import finding_messages
from msai.base.i18n import catalogue
from msai.practices import (
    MOST_CASES,
    OwnPractice,
    Practice,
    Query,
    Take,
    category_label,
    check_number,
    check_own,
    check_take,
    missing,
    practice,
    practices,
    search,
    values_of,
)
from msai.ui import (
    Button,
    Check,
    Choice,
    Columns,
    Details,
    Group,
    Input,
    Items,
    Message,
    Node,
    Option,
    Status,
    Table,
    Text,
)
from msai.ui.cards import CardList, card_nodes, filled

if TYPE_CHECKING:
    from msai.activities.practice_catalogue.program import Browsing

_, ngettext = catalogue("activities_people")


def view(state: Browsing) -> Sequence[Node]:
    """Return the steps of the exercise."""
    found = search(state.query)
    return [
        Text(_("Facts from the given sources, in own words. What was planned is no result."), True),
        Group(_("1. Look for a case"), _searching(state.query)),
        Status(summary(found)),
        *_case(state.open),
        _table(found, state.open),
        Group(_("2. What you take from it"), _notes(state.notes)),
        Details(_("Add a practice of your own"), _own(state)),
        Text(_("Your notes go to annex Z9 of your programme."), small=True),
    ]


def summary(found: Sequence[Practice]) -> str:
    """Return the sentence that sums up what was found."""
    proven = sum(one.has_evidence for one in found)
    if not found:
        return _("No case fits. Remove a filter or a word.")
    text = ngettext("{n} case of {all}", "{n} cases of {all}", len(found))
    rest = _("{found}; with an achieved result: {proven}.")
    return rest.format(found=text.format(n=len(found), all=len(practices())), proven=proven)


def _searching(query: Query) -> list[Node]:
    topic = _filter("topic", _("Topic"), values_of("topics"), query.topic)
    kind = _filter("kind", _("Kind of municipality"), values_of("municipality_type"), query.kind)
    step = _filter("step", _("Step"), values_of("steps"), query.step)
    place = _filter("voivodeship", _("Voivodeship"), values_of("voivodeship"), query.voivodeship)
    sorts = [Option("", _("all")), *(Option(c, category_label(c)) for c in values_of("category"))]
    return [
        Input("words", _("Words"), query.words, help=_("In any form, also without Polish signs.")),
        Columns([topic, kind]),
        Columns([step, place]),
        Choice("filter:category", _("Sort of practice"), sorts, query.category),
        Check("switch:only_achieved", _("Only with an achieved result"), query.only_achieved),
        Check("switch:only_verified", _("Only fully verified"), query.only_verified),
        Button("everything", _("Show the whole catalogue"), "quiet"),
    ]


def _filter(name: str, label: str, values: Sequence[str], value: str) -> Node:
    options = [Option("", _("all")), *(Option(one, one) for one in values)]
    return Choice(f"filter:{name}", label, options, value)


def _table(found: Sequence[Practice], opened: str) -> Node:
    columns = [_("Case"), _("Where"), _("Steps"), _("Results")]
    rows: list[list[str | Node]] = [
        [
            Button(f"open:{one.id}", one.name, "quiet", pressed=one.id == opened),
            _short(one.municipality),
            ", ".join(one.steps),
            _result_words(one),
        ]
        for one in found
    ]
    return Details(_("List of cases"), [Table(_("Cases found"), columns, rows)], open=True)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:38].rstrip(' ,(')}…"


def _result_words(one: Practice) -> str:
    words = [_("achieved")] if one.achieved else []
    words += [_("planned")] if one.planned else []
    return ", ".join(words) or _("not known")


def _case(identity: str) -> list[Node]:
    if not identity:
        return []
    one = practice(identity)
    facts = [
        (_("Where and when"), f"{one.municipality}, {one.years}. {one.area}"),
        (_("Who"), "; ".join((one.leader, *one.partners))),
        (_("For whom"), "; ".join(one.target_groups)),
        (_("What was done"), "; ".join(one.activities)),
        (_("Cost"), one.budget or _("not found")),
        (_("Sort of practice"), category_label(one.category)),
    ]
    lesson = f"{one.lesson} ({one.lesson_basis})"
    return [
        Group(
            one.name,
            [
                Items([f"**{label}:** {text}" for label, text in facts]),
                *_results(one),
                Message("info", lesson, _("What can be learned:")),
                Text(_confidence(one), small=True),
                Text(_("Sources: {urls}").format(urls=" , ".join(one.urls)), small=True),
                Columns(
                    [
                        Button(f"take:{one.id}", _("Take something from this case"), "primary"),
                        Button(f"open:{one.id}", _("Close the case"), "quiet"),
                    ]
                ),
            ],
        )
    ]


def _results(one: Practice) -> list[Node]:
    groups = (
        (_("Achieved, according to a source"), one.achieved),
        (_("Only planned – this is no result"), one.planned),
        (_("Looked for and not found"), one.unknown),
    )
    return [
        node for title, texts in groups if texts for node in (Text(f"**{title}:**"), Items(texts))
    ]


def _confidence(one: Practice) -> str:
    text = _("Confidence: {confidence}.").format(confidence=one.confidence)
    return f"{text} {one.confidence_note}".strip()


def _notes(notes: CardList[Take]) -> list[Node]:
    names = {one.name: one for one in practices()}
    feedback: list[Node] = [
        message
        for note in notes.cards
        if note.name in names
        for message in finding_messages(check_take(note, names[note.name]))
    ]
    intro = _("At most {most} cases. Open a case and press “Take something from this case”.")
    full = len(notes.cards) >= MOST_CASES
    nodes = [
        node
        for node in notes.view("", {"practices": list(names)})
        if not (isinstance(node, Button) and node.id == "notes:add")
    ]
    limit = [Text(_("Three cases are enough; remove one to take another."))] if full else []
    return [
        Text(intro.format(most=MOST_CASES)),
        *nodes,
        *limit,
        *finding_messages(check_number(notes.cards)),
        *feedback,
    ]


def _own(state: Browsing) -> list[Node]:
    problem = [Message("problem", str(state.problem))] if state.problem else []
    return [
        Text(_("In the shape of the catalogue: others can check it and learn from it.")),
        *problem,
        *card_nodes(state.own, "own:"),
        *_own_feedback(state.own),
    ]


def _own_feedback(own: OwnPractice) -> list[Node]:
    if not filled(own):
        return []
    open_places = missing(own)
    text = ngettext("{n} place is still empty: {names}.", "{n} places are still empty: {names}.",
                    len(open_places))  # fmt: skip
    names = ", ".join(str(problem.column) for problem in open_places)
    rest = [Message("question", text.format(n=len(open_places), names=names))]
    return [*(rest if open_places else []), *finding_messages(check_own(own))]
