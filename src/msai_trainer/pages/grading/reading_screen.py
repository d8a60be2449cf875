"""The screen of reading: one answer in large letters, the rubric beside it, keys for everything."""

from __future__ import annotations

from collections.abc import Sequence

from msai import ui
from msai.assignments import Criterion
from msai.base.numbers import number_text
from msai_trainer.pages.grading.reading import reading_keys
from msai_trainer.pages.grading.state import GradingDesk
from msai_trainer.pages.grading.tables import short_title
from msai_trainer.pages.windows import WINDOW
from msai_trainer.results.words import person
from msai_trainer.rubric.answers import JudgedAnswer
from msai_trainer.rubric.in_class import ReadingTask
from msai_trainer.rubric.judgements import AGREED
from msai_trainer.rubric.place import ChosenLevels, ReadingPlace, is_judged, level_keys
from msai_trainer.rubric.remarks import BANK_KEYS, bank

_KEYS = (
    "Klawisze: **cyfra** – poziom w kryterium oznaczonym „teraz”, **Backspace** – cofnij poziom, "
    "**Enter** – zapisz i dalej, **p** – poprzednia, **n** – następna bez zapisu, **a–f** – twoja "
    "wcześniejsza uwaga. W polu uwagi klawisze piszą; wychodzisz z niego klawiszem **Tab**."
)
_DONE = (
    "Wszystkie odpowiedzi na to pytanie są ocenione. Wróć do pierwszych pięciu: oceniasz tak samo "
    "jak na początku?"
)
#: Longest piece of a remark on a button.
_SHORT = 90


def reading_view(state: GradingDesk, reading: ReadingPlace, task: ReadingTask) -> Sequence[ui.Node]:
    """Return what she sees while she reads."""
    answer = task.answers[reading.at]
    return [
        ui.Status(_summary(reading, task)),
        *_when_done(reading, task),
        ui.Keyed(
            "key",
            _title(state, reading, task),
            reading_keys(task),
            f"{task.name}:{reading.marker}:{reading.at}",
            _answer(state, reading, task, answer),
        ),
        *_earlier(state, reading, task),
        ui.Button("close", "Zakończ czytanie"),
    ]


def _left(reading: ReadingPlace, task: ReadingTask) -> int:
    return sum(not is_judged(one, reading.marker) for one in task.answers)


def _summary(reading: ReadingPlace, task: ReadingTask) -> str:
    left, count = _left(reading, task), len(task.answers)
    what = "Uzgodnione" if reading.marker == AGREED else "Ocenione"
    return f"{short_title(task.assignment)}. {what}: {count - left} z {count}. Zostało: {left}."


def _when_done(reading: ReadingPlace, task: ReadingTask) -> list[ui.Node]:
    if _left(reading, task) or reading.marker == AGREED:
        return []
    return [ui.Message("ok", _DONE), ui.Button("go:0", "Wróć do pierwszych pięciu")]


def _title(state: GradingDesk, reading: ReadingPlace, task: ReadingTask) -> str:
    answer = task.answers[reading.at]
    done = " – oceniona" if is_judged(answer, reading.marker) else ""
    return f"{_label(state, reading.at, answer)} z {len(task.answers)}{done}"


def _label(state: GradingDesk, at: int, answer: JudgedAnswer) -> str:
    if not state.named or state.batch is None:
        return f"Odpowiedź {at + 1}"
    roster = state.batch.roster
    return f"{', '.join(person(code, roster) for code in answer.codes)}: odpowiedź {at + 1}"


def _answer(
    state: GradingDesk, reading: ReadingPlace, task: ReadingTask, answer: JudgedAnswer
) -> list[ui.Node]:
    draft = reading.draft(answer)
    question = task.question
    nodes: list[ui.Node] = [
        ui.Text(f"**{question.field.label}**"),
        ui.Columns([ui.Quote(answer.answer), ui.Group("Kryteria", _levels(reading, task, draft))]),
    ]
    if reading.marker == AGREED:
        nodes += [_both(answer), *_settling(reading, draft)]
    remark = f"remark:{reading.at}"
    nodes.append(ui.Input(remark, "Uwaga dla tej osoby", draft.remark, rows=3))
    nodes += _bank(reading, task)
    if reading.problem:
        nodes.append(ui.Message("problem", reading.problem))
    nodes.append(_buttons(reading, task))
    nodes.append(ui.Text(_KEYS, small=True))
    if question.example:
        nodes.append(ui.Details("Przykład dobrej odpowiedzi", [ui.Text(question.example)]))
    return nodes


def _levels(reading: ReadingPlace, task: ReadingTask, draft: ChosenLevels) -> list[ui.Node]:
    rubric = task.question.rubric
    nodes: list[ui.Node] = [
        _criterion(reading, draft, number, criterion) for number, criterion in enumerate(rubric)
    ]
    points = sum(
        criterion.levels[level].points
        for criterion, level in zip(rubric, draft.levels, strict=True)
        if level is not None
    )
    most = number_text(task.question.points)
    return [*nodes, ui.Text(f"Razem: **{number_text(points)}** z {most}.")]


def _criterion(
    reading: ReadingPlace, draft: ChosenLevels, number: int, criterion: Criterion
) -> ui.Choice:
    keys = level_keys(criterion)
    options = [
        ui.Option(str(place), _level(key, level.points, level.text))
        for place, (key, level) in enumerate(zip(keys, criterion.levels, strict=True))
    ]
    chosen = draft.levels[number]
    label = f"{criterion.name} – teraz" if draft.active == number else criterion.name
    value = "" if chosen is None else str(chosen)
    return ui.Choice(f"level:{reading.at}:{number}", label, options, value, "radio")


def _level(key: str, points: float, text: str) -> str:
    """Return a level: its key, which mostly is its points, and what it means."""
    worth = number_text(points)
    return f"**{key}** – {text}" if key == worth else f"**{key}** – {text} ({worth} pkt)"


def _bank(reading: ReadingPlace, task: ReadingTask) -> list[ui.Node]:
    lines = bank(task.answers, reading.marker)
    if not lines:
        return []
    buttons: list[ui.Node] = [
        ui.Button(f"bank:{number}", f"{key}: {_short(line)}", "quiet")
        for number, (key, line) in enumerate(zip(BANK_KEYS, lines, strict=False))
    ]
    return [ui.Text("Twoje wcześniejsze uwagi. Wybrana dopisze się do pola:"), ui.Columns(buttons)]


def _short(line: str) -> str:
    return line if len(line) <= _SHORT else f"{line[:_SHORT].rstrip()}…"


def _buttons(reading: ReadingPlace, task: ReadingTask) -> ui.Columns:
    last = len(task.answers) - 1
    return ui.Columns(
        [
            ui.Button("save", "Zapisz i dalej", "primary"),
            ui.Button("previous", "Poprzednia", disabled=reading.at == 0),
            ui.Button("next", "Następna bez zapisu", disabled=reading.at == last),
        ]
    )


def _both(answer: JudgedAnswer) -> ui.Table:
    """Return what both markers chose, side by side."""
    markers = [who for who in answer.judgements if who != AGREED]
    judged = [answer.judgements[who] for who in markers]
    rows = [
        (
            criterion.name,
            *(_told(one.levels[number].points, one.levels[number].text) for one in judged),
        )
        for number, criterion in enumerate(answer.question.rubric)
    ]
    rows.append(("Uwaga", *(one.remark or "–" for one in judged)))
    columns = ["Kryterium", *(f"Osoba {who}" for who in markers)]
    return ui.Table("Dwie oceny obok siebie", columns, rows, stacked=True)


def _told(points: float, text: str) -> str:
    return f"{number_text(points)} – {text}"


def _settling(reading: ReadingPlace, draft: ChosenLevels) -> list[ui.Node]:
    return [
        ui.Input(f"by:{reading.at}", "Kto ustalił ocenę", draft.by, help="Na przykład inicjały."),
        ui.Input(
            f"why:{reading.at}", "Dlaczego tak", draft.why, rows=2,
            help="Zostaje w wynikach. Osoba ucząca się tego nie zobaczy.",
        ),
    ]  # fmt: skip


def _earlier(state: GradingDesk, reading: ReadingPlace, task: ReadingTask) -> list[ui.Node]:
    """Return the way back to what was judged; at most `WINDOW` places around this one."""
    judged = [(at, one) for at, one in enumerate(task.answers) if is_judged(one, reading.marker)]
    near = sorted(sorted(judged, key=lambda item: abs(item[0] - reading.at))[:WINDOW])
    if not near:
        return []
    buttons: list[str | ui.Node] = [
        ui.Button(f"go:{at}", f"{_label(state, at, one)}: {_points(one, reading.marker)}", "quiet")
        for at, one in near
    ]
    return [ui.Details(f"Wróć do wcześniejszych ({len(judged)})", [ui.Items(buttons)])]


def _points(answer: JudgedAnswer, marker: str) -> str:
    one = answer.judgements.get(marker) or answer.judgements[AGREED]
    return f"{number_text(one.points)} z {number_text(answer.question.points)}"
