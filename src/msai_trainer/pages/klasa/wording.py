"""„Zadania tej klasy: słowa i progi”: which count, from what share on, and in whose words."""

from __future__ import annotations

from dataclasses import replace

from msai import ui
from msai.assignments import Assignment, Question, assignment, assignment_ids
from msai.base.numbers import number_text
from msai.ui import Event
from msai_trainer.classfile.changing import with_records
from msai_trainer.classfile.model import ClassFile
from msai_trainer.classfile.saved import fingerprint
from msai_trainer.classfile.wording import (
    LONGEST,
    ClassWords,
    Wording,
    WordsPlace,
    clean_words,
    former_words,
    places_of,
)
from msai_trainer.pages.klasa.state import ClassDesk
from msai_trainer.pages.open_class import now, shown

TITLE = "Zadania tej klasy: słowa i progi"
_ABOUT = (
    "Możesz zmienić słowa: treść pytania, podpowiedź i opisy poziomów rubryki. Tych słów użyją "
    "ocenianie, informacje zwrotne i raport z klasy. Nie zmienisz tu punktów, liczby poziomów, "
    "możliwych odpowiedzi ani tego, co sprawdza program: punkty wyjdą takie same."
)
_LEARNERS = (
    "Osoby uczące się widzą w zeszytach, na stronach i na kartach do druku słowa kursu. "
    "Własne zadania, z własnym sprawdzaniem, wydaje się poleceniem „assignment release”."
)
_FORMER = (
    "Kurs zmienił te słowa od czasu, gdy klasa miała tu własne. Liczą się nowe słowa kursu. "
    "Słowa klasy były takie: „{text}”"
)
_NAMES = {"label": "Treść pytania", "help": "Podpowiedź"}
_ROWS = {"label": 2, "help": 3, "level": 2}


def tasks_of(state: ClassDesk, file: ClassFile) -> list[ui.Node]:
    """Return which assignments count, their thresholds, and the words of one question."""
    options = [ui.Option(name, assignment(name).title) for name in assignment_ids()]
    return [
        ui.Checks("counts", "Co trzeba zaliczyć", options, tuple(file.thresholds)),
        *(_threshold(name, part) for name, part in file.thresholds.items()),
        *([ui.Message("info", told)] if (told := former_words(file.words)) else []),
        ui.Details(_summary(file), _words(state, file, options), open=bool(state.asked[0])),
    ]


def _threshold(name: str, part: float) -> ui.Number:
    one = assignment(name)
    help_ = f"Jaka część z {number_text(one.points)} punktów wystarczy."
    return ui.Number(f"need:{name}", f"Próg: {one.title}", round(part * 100, 2), "%", help_)


def _summary(file: ClassFile) -> str:
    count = len(file.words.texts)
    return f"Słowa pytań i poziomów (zmienione: {count})" if count else "Słowa pytań i poziomów"


def _words(state: ClassDesk, file: ClassFile, options: list[ui.Option]) -> list[ui.Node]:
    task, question = state.asked
    nodes: list[ui.Node] = [
        ui.Text(_ABOUT),
        ui.Text(_LEARNERS),
        ui.Choice("words:task", "Zadanie", options, task),
    ]
    if task not in assignment_ids():
        return nodes
    course = assignment(task)
    asked = [
        ui.Option(one.grade_id, f"{number}. {_changed(file, course, one)}{one.field.label}")
        for number, one in enumerate(course.questions, start=1)
    ]
    nodes.append(ui.Choice("words:question", "Pytanie", asked, question))
    found = next((one for one in course.questions if one.grade_id == question), None)
    return [*nodes, *(_of_question(file.words, course, found) if found else [])]


def _changed(file: ClassFile, course: Assignment, question: Question) -> str:
    places, words = places_of(course, question), file.words
    if any(words.former(place, text) for place, text in places.items()):
        return "(do sprawdzenia) "
    return "(zmienione) " if words.texts.keys() & places.keys() else ""


def _of_question(words: ClassWords, course: Assignment, question: Question) -> list[ui.Node]:
    parts = places_of(course, question)
    asked = [one for one in parts if one.part != "level"]
    nodes = [node for one in asked for node in _place(words, one, parts[one], _NAMES[one.part])]
    for criterion in question.rubric:
        levels: list[ui.Node] = []
        own = [one for one in parts if one.part == "level" and one.criterion == criterion.name]
        for one, level in zip(own, criterion.levels, strict=True):
            label = f"Poziom za {number_text(level.points)} pkt"
            levels += _place(words, one, parts[one], label)
        nodes.append(ui.Group(f"Kryterium: {criterion.name}", levels, fieldset=True))
    return nodes


def _place(words: ClassWords, place: WordsPlace, course: str, label: str) -> list[ui.Node]:
    """Return the field of one place, the course's words beside it, and the way back to them."""
    own, former, name = words.own(place, course), words.former(place, course), _id(place)
    field = ui.Input(
        f"say:{name}", label, own, rows=_ROWS[place.part], max_length=LONGEST[place.part],
        help=f"W kursie: {course or '(nic)'}", patient=True,
    )  # fmt: skip
    about = label if place.part != "level" else f"{place.criterion}, {label.lower()}"
    back = f"Przywróć słowa kursu: {about[:1].lower()}{about[1:]}"
    if former:
        told = ui.Message("info", _FORMER.format(text=former))
        again = ui.Button(
            f"again:{name}", f"Użyj dawnych słów klasy: {about[:1].lower()}{about[1:]}"
        )
        return [field, told, ui.Columns([again, ui.Button(f"restore:{name}", back, "quiet")])]
    return [field, *([ui.Button(f"restore:{name}", back, "quiet")] if own else [])]


def _id(place: WordsPlace) -> str:
    """Return a place as an id: the criterion by its number, for its name may have any signs."""
    head = f"{place.assignment}:{place.question}"
    if place.part != "level":
        return f"{head}:{place.part}"
    rubric = assignment(place.assignment).question(place.question).rubric
    at = [one.name for one in rubric].index(place.criterion)
    return f"{head}:level-{at}-{place.level}"


def _named(name: str) -> tuple[WordsPlace, str] | None:
    """Return a place by its id, and the words of the course there; None: there is no such one."""
    task = name.partition(":")[0]
    if task not in assignment_ids():
        return None
    course = assignment(task)
    places = (pair for one in course.questions for pair in places_of(course, one).items())
    return next((pair for pair in places if _id(pair[0]) == name), None)


def ask(state: ClassDesk, rest: str, event: Event) -> ClassDesk:
    """Show the words of another assignment, or of another question."""
    value = str(event.value or "")
    if rest == "task":
        return replace(state, asked=(value if value in assignment_ids() else "", ""))
    return replace(state, asked=(state.asked[0], value)) if rest == "question" else state


def say(state: ClassDesk, rest: str, event: Event) -> ClassDesk:
    """Take words for a place; empty ones are those of the course.

    Raises:
        GradingError: They are too long.
    """
    found = _named(rest)
    if found is None:
        return state
    place, text = found
    return _said(state, place, clean_words(place.part, event.value, text), text)


def restore(state: ClassDesk, rest: str, _event: Event) -> ClassDesk:
    """Bring the words of the course back to a place."""
    after = say(state, rest, Event(f"say:{rest}", ""))
    return after if after is state else replace(after, told="Przywrócono słowa kursu.")


def again(state: ClassDesk, rest: str, _event: Event) -> ClassDesk:
    """Put words of the class over those of the course that have changed meanwhile."""
    found = _named(rest)
    former = shown(state.file).words.former(*found) if found else ""
    after = say(state, rest, Event(f"say:{rest}", former)) if former else state
    return after if after is state else replace(after, told="Liczą się znów słowa klasy.")


def _said(state: ClassDesk, place: WordsPlace, text: str, course: str) -> ClassDesk:
    file = shown(state.file)
    words = file.words
    if words.own(place, course) == text and not words.former(place, course):
        return state
    one = Wording(
        assignment=place.assignment, question=place.question, part=place.part,
        criterion=place.criterion, level=place.level, text=text, saved_at=now(),
        instead=fingerprint(course) if text else "",
    )  # fmt: skip
    return state.with_file(with_records(file, "wording", [one]))
