"""What exercise 2 shows: a report form, the table with places to pick, and what was found."""

from __future__ import annotations

from collections.abc import Sequence

from msai import ui
from msai.activities.common.stage import with_answer
from msai.activities.table_errors import faulty_table
from msai.activities.table_errors.flaws import ACTIONS, KINDS, Flaw, action_name, flaws, kind_name
from msai.activities.table_errors.state import Searching
from msai.base.i18n import catalogue

_, ngettext = catalogue("activities_data")


def view(state: Searching) -> Sequence[ui.Node]:
    """Return the report form, the table, its dictionary, and what was found."""
    return [
        ui.Chip(_("The municipality of Zawierzbie and its table are made up.")),
        with_answer(
            [ui.Group(_("Report an error"), _form(state)), _table(state)],
            [
                ui.Status(summary(state)),
                *_answer(state),
            ],
            _("What the dictionary says"),
            [ui.Items(dictionary())],
        ),
        *_found(state),
        *_missed(state),
    ]


def _form(state: Searching) -> list[ui.Node]:
    where = [ui.Option(place, faulty_table.place_name(place)) for place in faulty_table.places()]
    kinds = [ui.Option(kind, kind_name(kind)) for kind in KINDS]
    help_text = _("Choose from the list, or pick it in the table.")
    return [
        ui.Columns(
            [
                ui.Choice("place", _("Where"), where, state.place, help=help_text),
                ui.Choice("kind", _("What is wrong"), kinds, state.kind),
            ]
        ),
        ui.Button("report", _("Check"), "primary", disabled=not (state.place and state.kind)),
    ]


def _answer(state: Searching) -> list[ui.Node]:
    place, kind = state.reported
    if not place:
        return []
    said = f"{faulty_table.place_name(place)} – {kind_name(kind)}."
    here = [flaw for flaw in flaws() if place in flaw.places]
    if any(flaw.kind == kind for flaw in here):
        return [ui.Message("ok", _("You will find it in the list below the table."), said)]
    if here:
        text = _("There is an error here, but of another kind. Read the value once more.")
        return [ui.Message("problem", text, said)]
    return [ui.Message("problem", f"{_innocent(place)} {_elsewhere(kind)}", said)]


def _innocent(place: str) -> str:
    """Say why a place that looks odd is in order."""
    return {
        "r4": _("A small village is no error, but take care with its small numbers."),
        "r4c2": _("98 inhabitants is few, but possible. Being small is no error."),
        "r4c4": _("The highest value is often the place you look for. High is not wrong."),
        "r2c2": _("The number agrees with the others."),
        "r7c2": _("The biggest village is simply big."),
    }.get(place, _("Nothing is certainly wrong here."))


def _elsewhere(kind: str) -> str:
    flaw = next(flaw for flaw in flaws() if flaw.kind == kind)
    first = flaw.places[0]
    if first.startswith("c"):
        return _("Look for such an error in a whole column.")
    if "c" in first:
        return _("Look for such an error in a single cell.")
    return _("Look for such an error in a whole row.")


def _table(state: Searching) -> ui.Node:
    headers = [f"{letter}. {column.short}" for letter, column in _lettered()]
    whole: list[str | ui.Node] = [_("Column")]
    whole += [
        _pick(state, f"c{at}", letter) for at, letter in enumerate(faulty_table.LETTERS, start=1)
    ]
    rows = [
        whole,
        *(
            _row(state, faulty_table.FIRST_ROW + at, cells)
            for at, cells in enumerate(faulty_table.ROWS)
        ),
    ]
    return ui.Table(_("Zawierzbie, 2024"), [_("Row"), *headers], rows)


def _row(state: Searching, number: int, cells: Sequence[str]) -> list[str | ui.Node]:
    head = _pick(state, f"r{number}", str(number))
    picks = [
        _pick(state, f"r{number}c{at}", value or _("empty"))
        for at, value in enumerate(cells, start=1)
    ]
    return [head, *picks]


def _pick(state: Searching, place: str, label: str) -> ui.Button:
    return ui.Button(f"at:{place}", label, "quiet", pressed=place == state.place)


def _lettered() -> list[tuple[str, faulty_table.FaultyColumn]]:
    return list(zip(faulty_table.LETTERS, faulty_table.columns(), strict=True))


def dictionary() -> list[str]:
    """Return the data dictionary and the register in sentences."""
    register = _("By the register the municipality has {n} inhabitants.").format(
        n=faulty_table.REGISTERED
    )
    return [*(_line(letter, column) for letter, column in _lettered()[1:]), register]


def _line(letter: str, column: faulty_table.FaultyColumn) -> str:
    named = _("{letter}. {header}: year {year}")
    parts = [named.format(letter=letter, header=column.header, year=column.year)]
    if column.denominator:
        below = next(mark for mark, other in _lettered() if other.header == column.denominator)
        parts.append(_("divided by column {letter}").format(letter=below))
    if column.direction:
        parts.append(_("higher is worse") if column.direction == 1 else _("higher is better"))
    return "; ".join(parts) + "."


def summary(state: Searching) -> str:
    """Return how far the search has come, in one sentence."""
    every = len(flaws())
    if not state.found and not state.misses:
        return _("There are {n} errors in the table. You have not reported any yet.").format(
            n=every
        )
    told = _("Found: {found} of {all}.").format(found=len(state.found), all=every)
    if len(state.found) == every:
        decided = sum(_decided(state, flaw) for flaw in flaws())
        return f"{told} {_('Good decisions: {n} of {all}.').format(n=decided, all=every)}"
    if not state.misses:
        return told
    missed = ngettext("{n} report did not fit.", "{n} reports did not fit.", state.misses)
    return f"{told} {missed.format(n=state.misses)}"


def _decided(state: Searching, flaw: Flaw) -> bool:
    return state.actions.get(flaw.kind) in flaw.actions


def _found(state: Searching) -> list[ui.Node]:
    by_kind = {flaw.kind: flaw for flaw in flaws()}
    groups = [_found_one(state, by_kind[kind]) for kind in reversed(state.found)]
    return [ui.Group(_("What you found"), groups)] if groups else []


def _found_one(state: Searching, flaw: Flaw) -> ui.Node:
    options = [ui.Option(action, action_name(action)) for action in ACTIONS]
    chosen = state.actions.get(flaw.kind, "")
    answer: list[ui.Node] = []
    if chosen:
        tone = "ok" if _decided(state, flaw) else "problem"
        answer = [ui.Message("ok" if tone == "ok" else "problem", flaw.todo)]
    return ui.Group(
        f"{faulty_table.place_name(flaw.places[0])} – {kind_name(flaw.kind)}",
        [
            ui.Message("ok", flaw.why),
            ui.Choice(f"action:{flaw.kind}", _("What will you do?"), options, chosen),
            *answer,
        ],
        fieldset=True,
    )


def _missed(state: Searching) -> list[ui.Node]:
    left = [flaw for flaw in flaws() if flaw.kind not in state.found]
    if not left or not (state.found or state.misses):
        return []
    if not state.finished:
        return [ui.Button("finish", _("I have finished: show what is missing"))]
    messages = [
        ui.Message(
            "problem", f"{flaw.why} {flaw.todo}", f"{faulty_table.place_name(flaw.places[0])}."
        )
        for flaw in left
    ]
    return [ui.Group(_("What you have not found"), messages)]


def solution(_state: Searching) -> Sequence[ui.Node]:
    """Show every error with its place, its reason and what to do."""
    header = [_("Where"), _("What is wrong"), _("Why"), _("What to do")]
    rows = [
        [faulty_table.place_name(flaw.places[0]), kind_name(flaw.kind), flaw.why, flaw.todo]
        for flaw in flaws()
    ]
    return [ui.Table(_("Ten errors of this table"), header, rows)]
