"""An assignment on paper: every question with its options and figures, and room to write.

Made of the same declaration as the form in the page (`msai.assignments`).
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil

from msai.assignments import town
from msai.assignments.model import Assignment, Field, Question
from msai.base.numbers import fixed_text, number_text
from msai_course.papers.block_html import table
from msai_course.papers.typesetting import closed, opened

_LINE, _SHORT = "…" * 40, "…" * 12
_BOX = "☐"
_OWN = "Tylko gdy pracujesz na swojej gminie. Bez nazwisk, adresów i numerów spraw."
#: Rows of a table to fill in at most, words that one line takes, lines of a long answer at most.
_MOST_ROWS, _WORDS, _MOST_LINES = 6, 16, 12
#: With more columns than this a card is written from top to bottom.
_WIDEST = 6
#: What part of the width names of units have in a table of figures, and numbers of people.
_UNIT_SHARE, _PEOPLE_SHARE = 0.2, 0.08
#: Options that stand beside their question; longer lists are told once, with the figures.
_FEW = 15


def answer_sheet(assignment: Assignment, level: int = 1) -> str:
    """Return an assignment as HTML without its title; its questions are headings of a level."""
    questions = enumerate(assignment.questions, start=1)
    parts = [
        _who(assignment),
        _place(assignment, level),
        *(_question(at, one, level) for at, one in questions),
    ]
    if any(one.field.kind == "units" for one in assignment.questions):
        parts.append(_figures(level))
    return opened("smaller") + "".join(parts) + closed()


def _who(assignment: Assignment) -> str:
    group = f"Kody osób w grupie (do {assignment.group_max}): {_LINE}"
    about = f"{assignment.id}, wydanie {assignment.release}, razem {_points(assignment.points)}"
    return f"<p>Kod: {_SHORT} Data: {_SHORT}</p><p>{group}</p><p>{about}</p>"


def _place(assignment: Assignment, level: int) -> str:
    """Return which municipality the work is about, and room for the numbers of one's own.

    Tables of numbers come on a sheet of her own: she has them in a spreadsheet.
    """
    if not assignment.place:
        return ""
    choice, *numbers = (one.field for one in assignment.place)
    asked = f"<h{level}>{escape(choice.label)}</h{level}>{_asked(choice)}"
    own = "".join(_own(one) for one in numbers)
    told = f"<p><strong>{_OWN}</strong></p>{own}" if own else ""
    return f"{opened('whole')}{asked}{told}{closed()}"


def _own(field: Field) -> str:
    if field.kind != "rows":
        return f"<p>{escape(field.label)}: {_SHORT} {escape(field.unit)}</p>"
    columns = ", ".join(column.label.lower() for column in field.columns if column.required)
    return f"<p>Dołącz tabelę „{escape(field.label)}”: {escape(columns)}.</p>"


def _asked(field: Field) -> str:
    help_text = f"<p>{escape(field.help)}</p>" if field.help else ""
    return f"{help_text}{_room(field)}"


def _question(number: int, question: Question, level: int) -> str:
    field = question.field
    title = f"{number}. {field.label} ({_points(question.points)})"
    own = f"<p>Moja gmina: {escape(question.own_help)}</p>" if question.own_help else ""
    asked = f"<h{level}>{escape(title)}</h{level}>{_asked(field)}{own}"
    return f"{opened('whole')}{asked}{closed()}"


def _room(field: Field) -> str:
    """Return where a question is answered."""
    if field.kind == "long_text":
        words = field.maximum or _WORDS * _MOST_LINES
        return f"<p>{_LINE}</p>" * min(_MOST_LINES, ceil(words / _WORDS))
    if field.kind == "grid":
        header = ["", *(option.label for option in field.options)]
        return table(header, [[row.label, *[_BOX] * len(field.options)] for row in field.rows])
    if field.kind in ("units", "multi_choice", "choice"):
        return _ticks(field)
    if field.kind == "rows":
        return _rows(field)
    return f"<p>{_SHORT} {escape(field.unit)}</p>" if field.unit else f"<p>{_LINE}</p>"


def _ticks(field: Field) -> str:
    said = " &nbsp; ".join(f"{_BOX}\u00a0{_whole(option.label)}" for option in field.options)
    return f"<p>{said}</p>"


def _rows(field: Field) -> str:
    least = int(field.minimum or 1)
    lists = "".join(map(_choices, field.columns))
    if len(field.columns) > _WIDEST:
        header = ["", *(str(at) for at in range(1, max(2, least) + 1))]
        rows = [[column.label, *[""] * (len(header) - 1)] for column in field.columns]
        return table(header, rows) + lists
    count = max(least, min(_MOST_ROWS, int(field.maximum or _MOST_ROWS)))
    header = [column.label for column in field.columns]
    same = [1 / len(header)] * len(header)
    return table(header, [[""] * len(header)] * count, same) + lists


def _choices(column: Field) -> str:
    """Return the options of a column of choices; long lists stand with the figures."""
    if not column.options:
        return ""
    names = [option.label for option in column.options]
    if len(names) > _FEW and column.options[0].value in _told():
        return f"<p>{escape(column.label)}: z tabeli „Liczby do zadania”.</p>"
    return f"<p>{escape(column.label)}: {escape(' · '.join(names))}.</p>"


def _told() -> set[str]:
    return {*town.unit_names(), *(name for name, _label in town.indicators())}


def _figures(level: int) -> str:
    """Return what the form shows of the units: people, and every indicator by its number."""
    known = town.indicators()
    half = ceil(len(known) / 2)
    numbers = {name: f"W{at}" for at, (name, _label) in enumerate(known, start=1)}
    legend = " · ".join(f"{numbers[name]}: {label}" for name, label in known)
    tables = [_part(known[:half], numbers), _part(known[half:], numbers)]
    return (
        f"<hr><h{level}>Liczby do zadania: Wierzbogród, {town.YEAR} (zmyślone)</h{level}>"
        f"{opened('tiny')}<p>{escape(legend)}</p>{'<hr>'.join(tables)}{closed()}"
    )


def _part(known: Sequence[tuple[str, str]], numbers: dict[str, str]) -> str:
    header = ["Jednostka", "Ludność", *(numbers[name] for name, _label in known)]
    people = [(unit, town.population(unit)) for unit in (*town.unit_names(), None)]
    rows = [
        [unit or "Całe miasto", str(count), *(_rate(name, unit) for name, _label in known)]
        for unit, count in people
    ]
    each = (1 - _UNIT_SHARE - _PEOPLE_SHARE) / len(known)
    return table(header, rows, [_UNIT_SHARE, _PEOPLE_SHARE, *[each] * len(known)])


def _rate(name: str, unit: str | None) -> str:
    rate = town.rate(name, unit)
    return "–" if rate is None else fixed_text(rate, 1)


def _points(points: float) -> str:
    return f"{number_text(points, 0)} p."


def _whole(text: str) -> str:
    return escape(text).replace(" ", "\u00a0")
