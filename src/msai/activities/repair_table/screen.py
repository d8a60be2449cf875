"""What lesson 2 shows: the table with its hole, the repair and its price."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msai import ui
from msai.activities.common.stage import with_answer
from msai.activities.repair_table.state import FAMILIES, SMALL, SMALLEST_SHOWN, TOTAL, Repair
from msai.base.i18n import catalogue
from msai.base.numbers import number_text

_, ngettext = catalogue("activities_numbers")


def view(state: Repair) -> Sequence[ui.Node]:
    """Show the table with its hole, then the repair and its price."""
    return [
        ui.Chip(_("The numbers are made up.")),
        with_answer(
            [
                ui.Group(_("1. Get the hidden number back"), _guess(state)),
                ui.Group(_("2. Repair the table"), _repair(state)),
                ui.Group(_("3. Tell the office why"), _sentence(state)),
            ],
            [ui.Status(_summary(state))],
            _("Show the table"),
            [_table(_("What the office got"), {**FAMILIES, SMALL: None})],
        ),
    ]


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


def _table(caption: str, values: Mapping[str, int | None]) -> ui.Table:
    rows = [
        [unit, "•" if number is None else number_text(number, 0)] for unit, number in values.items()
    ]
    columns = [_("Estate"), _("Families with an assistant")]
    return ui.Table(caption, columns, [*rows, [_("Total"), str(TOTAL)]], numeric=(1,))


def _guess(state: Repair) -> list[ui.Node]:
    question = ui.Number("guess", _("The hidden number"), state.guess)
    if state.guess is None:
        return [question]
    if state.guess == FAMILIES[SMALL]:
        words = _("{number}: a calculator and ten seconds. Covering one cell protects nobody.")
        return [question, ui.Message("ok", words.format(number=FAMILIES[SMALL]))]
    return [question, ui.Message("problem", _("Take the other three numbers away from the total."))]


def _repair(state: Repair) -> list[ui.Node]:
    ways = [
        ui.Option("merge", _("show some units together")),
        ui.Option("hide", _("hide one more number")),
        ui.Option("total", _("leave out the total")),
    ]
    nodes: list[ui.Node] = [ui.Choice("way", _("How?"), ways, state.way, "radio")]
    if state.way in ("merge", "hide"):
        units = [ui.Option(unit, f"{unit} ({number})") for unit, number in FAMILIES.items()]
        nodes.append(ui.Checks("units", _("Which units?"), units, state.units))
    if state.way == "total" or (state.way and state.units):
        tone, words = judge(state)
        nodes += [ui.Message(tone, words), *_after(state)]  # type: ignore[arg-type]
    return nodes


def _after(state: Repair) -> list[ui.Node]:
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


def _sentence(state: Repair) -> list[ui.Node]:
    hint = _("Say what you do and why. “Data protection forbids it” explains nothing.")
    field = ui.Input(
        "sentence", _("Your sentence to the office"), state.sentence, rows=2, help=hint
    )
    blunt = state.sentence.strip() and "rodo" in state.sentence.lower()
    if blunt and not any(unit.lower() in state.sentence.lower() for unit in FAMILIES):
        words = _("Name what you did with the table; a regulation alone gives the office nothing.")
        return [field, ui.Message("question", words)]
    return [field]


def _summary(state: Repair) -> str:
    done = [
        state.guess == FAMILIES[SMALL],
        bool(state.way) and judge(state)[0] == "ok",
        len(state.sentence.split()) >= 5,
    ]
    return _("Done: {done} of {all} steps.").format(done=sum(done), all=len(done))


def solution(_state: Repair) -> Sequence[ui.Node]:
    """Show both repairs that hold, and a sentence for the office."""
    return [
        ui.Message("ok", judge(Repair(way="merge", units=("Park", "Łąki")))[1], "Park + Łąki"),
        ui.Message("ok", judge(Repair(way="hide", units=("Park", "Łąki")))[1], "Park, Łąki"),
        ui.Text(
            _(
                "“We give Park and Łąki together, because in one of them there are fewer than "
                "{smallest} families and they could be recognised.”"
            ).format(smallest=SMALLEST_SHOWN)
        ),
    ]
