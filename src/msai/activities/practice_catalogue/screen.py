"""What exercise 14 shows: search and filters, cases, one case in full, notes, one's own form."""

from __future__ import annotations

from collections.abc import Sequence

from msai import practices, ui
from msai.activities.common.feedback import finding_messages
from msai.activities.practice_catalogue.screen_failures import failure_nodes
from msai.activities.practice_catalogue.state import Browsing
from msai.base.i18n import catalogue
from msai.ui.cards import CardList, card_nodes, filled

_, ngettext = catalogue("activities_people")


def view(state: Browsing) -> Sequence[ui.Node]:
    """Return the steps of the exercise."""
    cases = practices.search(state.query)
    return [
        ui.Chip(
            _("Facts from the given sources, in own words. Planned, done, measured stand apart.")
        ),
        ui.Group(_("1. Look for a case"), _searching(state.query)),
        ui.Status(summary(cases)),
        *_case_in_full(state.open),
        _table(cases, state.open),
        ui.Group(_("2. What you take from it"), _notes(state.notes)),
        ui.Details(_("3. Six failures: stop before the end"), failure_nodes(state)),
        ui.Details(_("Add a practice of your own"), _own(state)),
        ui.Text(_("Your notes go to annex Z9 of your programme."), small=True),
    ]


def summary(cases: Sequence[practices.Practice]) -> str:
    """Return the sentence that sums up what was found."""
    proven = sum(bool(case.measured) for case in cases)
    if not cases:
        return _("No case fits. Remove a filter or a word.")
    text = ngettext("{n} case of {all}", "{n} cases of {all}", len(cases))
    rest = _("{found}; with a measured change in people: {proven}.")
    return rest.format(
        found=text.format(n=len(cases), all=len(practices.practices())), proven=proven
    )


def _searching(query: practices.Query) -> list[ui.Node]:
    topic = _filter("topic", _("Topic"), practices.values_of("topics"), query.topic)
    kind = _filter(
        "kind", _("Kind of municipality"), practices.values_of("municipality_type"), query.kind
    )
    step = _filter("step", _("Step"), practices.values_of("steps"), query.step)
    place = _filter(
        "voivodeship", _("Voivodeship"), practices.values_of("voivodeship"), query.voivodeship
    )
    sorts = [
        ui.Option("", _("all")),
        *(ui.Option(c, practices.category_label(c)) for c in practices.values_of("category")),
    ]
    return [
        ui.Input(
            "words", _("Words"), query.words, help=_("In any form, also without Polish signs.")
        ),
        ui.Columns([topic, kind]),
        ui.Columns([step, place]),
        ui.Choice("filter:category", _("Sort of practice"), sorts, query.category),
        ui.Check(
            "switch:only_measured", _("Only with a change measured in people"), query.only_measured
        ),
        ui.Check(
            "switch:only_achieved", _("Only with something done or measured"), query.only_achieved
        ),
        ui.Check(
            "switch:only_verified",
            _("Only cases whose facts were all read in a source"),
            query.only_verified,
        ),
        ui.Button("everything", _("Show the whole catalogue"), "quiet"),
    ]


def _filter(name: str, label: str, values: Sequence[str], value: str) -> ui.Node:
    options = [ui.Option("", _("all")), *(ui.Option(text, text) for text in values)]
    return ui.Choice(f"filter:{name}", label, options, value)


def _table(cases: Sequence[practices.Practice], opened: str) -> ui.Node:
    columns = [_("Case"), _("Where"), _("Steps"), _("Results")]
    rows: list[list[str | ui.Node]] = [
        [
            ui.Button(f"open:{case.id}", _marked(case), "quiet", pressed=case.id == opened),
            _short(case.municipality),
            ", ".join(case.steps),
            _result_words(case),
        ]
        for case in cases
    ]
    return ui.Details(_("List of cases"), [ui.Table(_("Cases found"), columns, rows)], open=True)


def _marked(case: practices.Practice) -> str:
    """Return the name of a case; one of the edition is told apart."""
    return (
        _("{name} (case of this edition)").format(name=case.name) if case.of_edition else case.name
    )


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:38].rstrip(' ,(')}…"


def _result_words(case: practices.Practice) -> str:
    words = [_("measured")] if case.measured else []
    words += [_("done")] if case.achieved else []
    words += [_("planned")] if case.planned else []
    return ", ".join(words) or _("not known")


def _case_in_full(identity: str) -> list[ui.Node]:
    if not identity:
        return []
    case = practices.practice(identity)
    facts = [
        (_("Where and when"), f"{case.municipality}, {case.years}. {case.area}"),
        (_("Who"), "; ".join((case.leader, *case.partners))),
        (_("For whom"), "; ".join(case.target_groups)),
        (_("What was done"), "; ".join(case.activities)),
        (_("Cost"), case.budget or _("not found")),
        (_("Sort of practice"), practices.category_label(case.category)),
    ]
    lesson = f"{case.lesson} ({case.lesson_basis})"
    return [
        ui.Group(
            case.name,
            [
                ui.Items([f"**{label}:** {text}" for label, text in facts]),
                *_results(case),
                ui.Message("info", lesson, _("What can be learned:")),
                ui.Text(_confidence(case), small=True),
                ui.Text(_("Sources: {urls}").format(urls=" , ".join(case.urls)), small=True),
                ui.Columns(
                    [
                        ui.Button(f"take:{case.id}", _("Take something from this case"), "primary"),
                        ui.Button(f"open:{case.id}", _("Close the case"), "quiet"),
                    ]
                ),
            ],
        )
    ]


def _results(case: practices.Practice) -> list[ui.Node]:
    groups = (
        (_("Measured in people"), case.measured),
        (_("Done, according to a source"), case.achieved),
        (_("Only planned – this is no result"), case.planned),
        (_("Looked for and not found"), case.unknown),
    )
    shown = [
        node
        for title, texts in groups
        if texts
        for node in (ui.Text(f"**{title}:**"), ui.Items(texts))
    ]
    return [*shown, *_measurement(case)]


def _measurement(case: practices.Practice) -> list[ui.Node]:
    """Return how the change was measured, or that nobody was found who did."""
    if case.measurement is None:
        return [ui.Text(_("No measured change in people was found in the sources."))]
    rows = practices.measurement_rows(case.measurement)
    return [ui.Items([f"**{label}:** {text}" for label, text in rows])]


def _confidence(case: practices.Practice) -> str:
    if case.of_edition:
        return _(
            "Told by who runs this edition. The editors of the course have not read the sources."
        )
    return f"{practices.verified_words(case.confidence)} {case.confidence_note}".strip()


def _notes(notes: CardList[practices.Take]) -> list[ui.Node]:
    names = {case.name: case for case in practices.practices()}
    feedback: list[ui.Node] = [
        message
        for note in notes.cards
        if note.name in names
        for message in finding_messages(practices.check_take(note, names[note.name]))
    ]
    intro = _("At most {most} cases. Open a case and press “Take something from this case”.")
    full = len(notes.cards) >= practices.MOST_CASES
    nodes = [
        node
        for node in notes.view("", {"practices": list(names)})
        if not (isinstance(node, ui.Button) and node.id == "notes:add")
    ]
    limit = [ui.Text(_("Three cases are enough; remove one to take another."))] if full else []
    return [
        ui.Text(intro.format(most=practices.MOST_CASES)),
        *nodes,
        *limit,
        *finding_messages(practices.check_number(notes.cards)),
        *feedback,
    ]


def _own(state: Browsing) -> list[ui.Node]:
    return [
        ui.Text(_("In the shape of the catalogue: others can check it and learn from it.")),
        *card_nodes(state.own, "own:", problem=state.problem),
        *_own_feedback(state.own),
    ]


def _own_feedback(own: practices.OwnPractice) -> list[ui.Node]:
    if not filled(own):
        return []
    open_places = practices.missing(own)
    text = ngettext("{n} place is still empty: {names}.", "{n} places are still empty: {names}.",
                    len(open_places))  # fmt: skip
    names = ", ".join(str(problem.column) for problem in open_places)
    rest = [ui.Message("question", text.format(n=len(open_places), names=names))]
    return [*(rest if open_places else []), *finding_messages(practices.check_own(own))]


def solution(_state: Browsing) -> Sequence[ui.Node]:
    """Show how to take something from a case."""
    return [
        ui.Message("info", _("One way to take something from a case of the catalogue.")),
        ui.Items(
            [
                _("Look first for a place like yours: the same kind of municipality."),
                _("Tick “only with a change measured in people” and see how few are left."),
                _(
                    "Case gp28: we take small sums in the hands of residents and a duty hour in a"
                    " café. We leave the sums: here an amount would be decided by the council."
                ),
                _("Write why it may go otherwise: the estate has no café, it has a shop."),
            ],
            ordered=True,
        ),
    ]
