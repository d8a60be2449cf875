"""The shape of a lesson: metadata, objectives, boxes and their order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msai.errors import Problem
from msai_course.content.checks.course import CourseSource
from msai_course.content.metadata import find_problems
from msai_course.content.page import SourcePage

#: Boxes that a lesson has exactly once, in this order; the quiz stands before the closing ones.
OPENING = "situation"
CLOSING = ("return-to-situation", "takeaway", "in-your-municipality", "to-programme", "paper-twin")
#: Boxes that a lesson has at least once.
WANTED = ("worked-example", "exercise")
POINTS = range(3, 6)
LAST_CHAPTER = 12
#: Verbs that nobody can observe.
_UNSEEN = frozenset(
    {"zrozumiesz", "poznasz", "dowiesz", "nauczysz", "zapoznasz", "uświadomisz", "pojmiesz"}
)
_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)
_POINT = re.compile(r"^(?:[-*]|\d+\.)\s", re.MULTILINE)


def check(course: CourseSource) -> Iterator[Problem]:
    """Yield what is wrong with ids, titles and lessons."""
    yield from _unique_ids(course)
    seen: set[str] = set()
    for page in course.lessons:
        yield from find_problems(page.raw, page.name)
        yield from _title(page)
        yield from _objectives(page)
        yield from _chapters(page)
        yield from _prerequisites(page, seen)
        yield from _boxes(page)
        seen.add(page.metadata.id)


def _unique_ids(course: CourseSource) -> Iterator[Problem]:
    counts = Counter(page.metadata.id for page in course.pages if page.metadata.id)
    for page in course.pages:
        if counts[page.metadata.id] > 1:
            message = f"Id „{page.metadata.id}” ma więcej niż jedna strona."
            yield Problem(page.name, "id", "repeated_id", message, "Nadaj stronie własne id.")


def _title(page: SourcePage) -> Iterator[Problem]:
    heading = _HEADING.search(page.text)
    if not heading or heading[1].strip() != page.metadata.title:
        message = "Nagłówek strony różni się od tytułu w metadanych."
        yield Problem(page.name, "title", "title_differs", message, "Ujednolić oba.")


def _objectives(page: SourcePage) -> Iterator[Problem]:
    for objective in page.metadata.objectives:
        verb = objective.split()[0].lower().rstrip(",")
        if verb in _UNSEEN or not verb.endswith("sz"):
            message = f"Celu „{objective}” nie da się zaobserwować."
            hint = "Zacznij od czynności: „wskażesz”, „policzysz”, „napiszesz”."
            yield Problem(page.name, "objectives", "unseen_objective", message, hint)


def _chapters(page: SourcePage) -> Iterator[Problem]:
    if not page.metadata.feeds:
        message = "Lekcja nie mówi, co wnosi do „Mojego programu”."
        yield Problem(page.name, "feeds", "feeds_nothing", message, "Wpisz numer rozdziału.")
    for chapter in page.metadata.feeds:
        if str(chapter).split(".")[0] not in map(str, range(LAST_CHAPTER + 1)):
            message = f"Program nie ma rozdziału „{chapter}”."
            yield Problem(page.name, "feeds", "no_such_chapter", message, "Rozdziały: 0–12.")


def _prerequisites(page: SourcePage, seen: set[str]) -> Iterator[Problem]:
    for needed in page.metadata.prerequisites:
        if needed not in seen:
            message = f"Lekcja wymaga „{needed}”, której wcześniej nie ma."
            hint = "Popraw id albo kolejność."
            yield Problem(page.name, "prerequisites", "no_such_prerequisite", message, hint)


def _boxes(page: SourcePage) -> Iterator[Problem]:
    names = [box.name for box in page.boxes]
    for name in (OPENING, *CLOSING):
        if names.count(name) != 1:
            message = f"Ramka „{name}” ma być dokładnie raz, jest {names.count(name)}."
            yield Problem(page.name, name, "box_count", message, "Dodaj ją albo usuń nadmiar.")
    for name in WANTED:
        if name not in names:
            yield Problem(page.name, name, "box_missing", f"Brak ramki „{name}”.", "Dodaj ją.")
    order = [name for name in names if name in (OPENING, "quiz", *CLOSING)]
    ranks = [(OPENING, "quiz", *CLOSING).index(name) for name in order]
    if ranks != sorted(ranks):
        message = "Ramki stoją w złej kolejności."
        hint = f"Kolejność: {OPENING}, quiz, {', '.join(CLOSING)}."
        yield Problem(page.name, None, "box_order", message, hint)
    for box in page.boxes_named("takeaway"):
        if len(_POINT.findall(box.body)) not in POINTS:
            message = "„Zapamiętaj” ma mieć od 3 do 5 punktów."
            yield Problem(page.name, "takeaway", "takeaway_points", message, "Skróć albo dopisz.")
