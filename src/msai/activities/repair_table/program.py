"""Exercise of lesson 2: a hidden number comes back by subtraction; repair the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from msai.base.form_values import number_text
from msai.base.i18n import catalogue
from msai.ui import (
    Checks,
    Choice,
    Event,
    Group,
    Input,
    Message,
    Node,
    Number,
    Option,
    Program,
    Status,
    Table,
    Text,
)

_, ngettext = catalogue("activities_numbers")

#: Families with a family assistant; made up. The number below the threshold is the one to protect.
FAMILIES = {"Centrum": 14, "Tory": 11, "Park": 3, "Łąki": 8}
TOTAL = sum(FAMILIES.values())
SMALLEST_SHOWN = 5
SMALL = "Park"


@dataclass(frozen=True)
class Repair:
    """The number she worked out, the way of repair, its units, her sentence to the office."""

    guess: float | None = None
    way: str = ""
    units: tuple[str, ...] = ()
    sentence: str = ""


def judge(state: Repair) -> tuple[str, str]:
    """Return tone and explanation of the chosen repair."""
    units = set(state.units)
    if state.way == "total":
        return "question", _(
            "Without the total nobody can subtract – here. If the total stands in another "
            "document, they can. And you lose a number that the office needs."
        )
    if SMALL not in units:
        return "problem", _(
            "The small number is still to be seen: {unit} must be among the chosen units."
        ).format(unit=SMALL)
    if len(units) == 1 and state.way == "merge":
        return "question", _("To join, choose at least one more unit.")
    if len(units) == 1:
        return "problem", _(
            "Only {unit} is covered, so the total gives it back: {total} − {rest} = {number}."
        ).format(unit=SMALL, total=TOTAL, rest=TOTAL - FAMILIES[SMALL], number=FAMILIES[SMALL])
    together = sum(FAMILIES[unit] for unit in units)
    if len(units) == len(FAMILIES):
        return "question", _("Now nothing of the table is left. Two units are enough.")
    words = {
        "merge": _(
            "Together {together} families: nobody is pointed out. You lose the difference between "
            "these units."
        ),
        "hide": _(
            "Subtraction gives only {together} for these units together. Say under the table why "
            "the second number is hidden."
        ),
    }[state.way]
    return "ok", words.format(together=together)


def update(state: Repair, event: Event) -> Repair:
    """Take one answer."""
    if event.id == "guess":
        typed = isinstance(event.value, (int, float)) and not isinstance(event.value, bool)
        return replace(state, guess=float(event.value) if typed else None)
    if event.id == "way" and event.value in ("merge", "hide", "total"):
        return replace(state, way=str(event.value))
    if event.id == "units":
        return replace(state, units=tuple(unit for unit in FAMILIES if unit in event.value))
    return replace(state, sentence=str(event.value)) if event.id == "sentence" else state


def view(state: Repair) -> Sequence[Node]:
    """Show the table with its hole, then the repair and its price."""
    return [
        Text(_("The numbers are made up."), small=True),
        _table(_("What the office got"), {**FAMILIES, SMALL: None}),
        Group(_("1. Get the hidden number back"), _guess(state)),
        Group(_("2. Repair the table"), _repair(state)),
        Group(_("3. Tell the office why"), _sentence(state)),
        Status(_summary(state)),
    ]


def _table(caption: str, values: Mapping[str, int | None]) -> Table:
    rows = [
        [unit, "•" if number is None else number_text(number, 0)] for unit, number in values.items()
    ]
    columns = [_("Estate"), _("Families with an assistant")]
    return Table(caption, columns, [*rows, [_("Total"), str(TOTAL)]], numeric=(1,))


def _guess(state: Repair) -> list[Node]:
    question = Number("guess", _("The hidden number"), state.guess, min=0)
    if state.guess is None:
        return [question]
    if state.guess == FAMILIES[SMALL]:
        words = _("{number}: a calculator and ten seconds. Covering one cell protects nobody.")
        return [question, Message("ok", words.format(number=FAMILIES[SMALL]))]
    return [question, Message("problem", _("Take the other three numbers away from the total."))]


def _repair(state: Repair) -> list[Node]:
    ways = [
        Option("merge", _("show some units together")),
        Option("hide", _("hide one more number")),
        Option("total", _("leave out the total")),
    ]
    nodes: list[Node] = [Choice("way", _("How?"), ways, state.way, "radio")]
    if state.way in ("merge", "hide"):
        units = [Option(unit, f"{unit} ({number})") for unit, number in FAMILIES.items()]
        nodes.append(Checks("units", _("Which units?"), units, state.units))
    if state.way == "total" or (state.way and state.units):
        tone, words = judge(state)
        nodes += [Message(tone, words), *_after(state)]  # type: ignore[arg-type]
    return nodes


def _after(state: Repair) -> list[Node]:
    if state.way == "total" or not state.units:
        return []
    values: dict[str, int | None] = {
        unit: None if unit in state.units else n for unit, n in FAMILIES.items()
    }
    if state.way == "merge":
        together = sum(FAMILIES[unit] for unit in state.units)
        values = {unit: n for unit, n in values.items() if n is not None}
        values[" + ".join(state.units)] = together
    return [_table(_("What the office would get now"), values)]


def _sentence(state: Repair) -> list[Node]:
    hint = _("Say what you do and why. “Data protection forbids it” explains nothing.")
    field = Input("sentence", _("Your sentence to the office"), state.sentence, rows=2, help=hint)
    blunt = state.sentence.strip() and "rodo" in state.sentence.lower()
    if blunt and not any(unit.lower() in state.sentence.lower() for unit in FAMILIES):
        words = _("Name what you did with the table; a regulation alone gives the office nothing.")
        return [field, Message("question", words)]
    return [field]


def _summary(state: Repair) -> str:
    done = [
        state.guess == FAMILIES[SMALL],
        bool(state.way) and judge(state)[0] == "ok",
        len(state.sentence.split()) >= 5,
    ]
    return _("Done: {done} of {all} steps.").format(done=sum(done), all=len(done))


def encode(state: Repair) -> dict[str, Any]:
    """Return the answers as the learner's record keeps them."""
    return {
        "guess": state.guess,
        "way": state.way,
        "units": list(state.units),
        "sentence": state.sentence,
    }


def decode(record: Mapping[str, Any]) -> Repair:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    guess = record["guess"]
    way = record["way"] if record["way"] in ("merge", "hide", "total") else ""
    return Repair(
        None if guess is None else float(guess),
        way,
        tuple(unit for unit in FAMILIES if unit in record["units"]),
        str(record["sentence"]),
    )


def solution(_state: Repair) -> Sequence[Node]:
    """Show both repairs that hold, and a sentence for the office."""
    return [
        Message("ok", judge(Repair(way="merge", units=("Park", "Łąki")))[1], "Park + Łąki"),
        Message("ok", judge(Repair(way="hide", units=("Park", "Łąki")))[1], "Park, Łąki"),
        Text(
            _(
                "“We give Park and Łąki together, because in one of them there are fewer than "
                "{smallest} families and they could be recognised.”"
            ).format(smallest=SMALLEST_SHOWN)
        ),
    ]


def program() -> Program[Repair]:
    """Return the exercise of lesson 2."""
    return Program(
        id="repair-table",
        title=_("Repair the table"),
        instruction=_("Get the hidden number back, then change the table so that nobody can."),
        initial=Repair,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("The total is shown. What is left when you take the visible numbers away?"),
            _("One hidden number is never enough. How many at least?"),
        ),
        solution=solution,
    )
