"""Rubric entry on a small page of this computer: choose a level, write a comment, save.

All answers stand there, question by question: those that wait and those that were judged, which
may be changed until feedback is given out. The page is served to this machine only and its
address holds a secret; it runs no script, and what a learner wrote is escaped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

import jinja2

from msai.base.numbers import number_text
from msai_course.grading.classes.class_words import words_of
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.masters import load_master
from msai_course.grading.results.feedback import TEMPLATES
from msai_course.grading.rubric.judging import answers, judge
from msai_course.grading.rubric.local_server import LocalServer
from msai_trainer.errors import GradingError
from msai_trainer.marking.master import Master
from msai_trainer.rubric.agreement import MarkersAgreement, agreement, markers_of
from msai_trainer.rubric.answers import JudgedAnswer, check_marker, judgement
from msai_trainer.rubric.judgements import AGREED, FIRST, Judgement

_FIELDS = {"code", "question", "comment", "as", "seen", "reopen"}


@dataclass(frozen=True, slots=True)
class MarkingPlace:
    """One answer on the page, as one marker sees it.

    Attributes:
        answer: What is judged.
        anchor: Its id on the page.
        own: This marker's judgement.
        others: What others say, by marker; shown once there is an own judgement.
        locked: Whether a change would alter what was given out.
    """

    answer: JudgedAnswer
    anchor: str
    own: Judgement | None
    others: Mapping[str, Judgement]
    locked: bool

    @property
    def agreed(self) -> Judgement | None:
        """Return what two markers agreed on."""
        return self.others.get(AGREED)

    @property
    def differs(self) -> bool:
        """Return whether markers chose different levels and have not agreed yet."""
        mine = self.own.chosen if self.own else ()
        return self.agreed is None and any(one.chosen != mine for one in self.others.values())

    def chosen(self, judged: Judgement | None) -> list[int | None]:
        """Return the number of the chosen level of each criterion; None: none."""
        rubric = self.answer.question.rubric
        if judged is None:
            return [None] * len(rubric)
        points = [level.points for level in judged.levels]
        options = [[level.points for level in criterion.levels] for criterion in rubric]
        return [
            has.index(given) if given in has else None
            for has, given in zip(options, points, strict=True)
        ]


@dataclass(frozen=True)
class RubricDesk:
    """What the page shows and where it stores.

    Attributes:
        master: The assignment.
        workspace: The class.
        marker: Who judges here.
        reopen: Whether what was given out may be changed without asking at each answer.
    """

    master: Master
    workspace: Workspace
    marker: str = FIRST
    reopen: bool = False
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    def places(self) -> list[MarkingPlace]:
        """Return all answers as this marker sees them."""
        found = answers(self.workspace, self.master.assignment)
        return [self._place(number, one) for number, one in enumerate(found, start=1)]

    def _place(self, number: int, one: JudgedAnswer) -> MarkingPlace:
        own = one.judgements.get(self.marker)
        others = {who: said for who, said in one.judgements.items() if who != self.marker}
        locked = one.locked_for(self.marker) and not self.reopen
        return MarkingPlace(one, f"praca-{number}", own, others if own else {}, locked)

    def waiting(self) -> list[JudgedAnswer]:
        """Return the answers that wait for this marker."""
        return [place.answer for place in self.places() if self._waits(place)]

    def _waits(self, place: MarkingPlace) -> bool:
        foreign = place.answer.foreign and self.marker == FIRST
        return place.own is None and place.agreed is None and not foreign

    def take(self, form: dict[str, str]) -> JudgedAnswer:
        """Store one filled form; return what it was about.

        Raises:
            GradingError: A level is missing, there is no such answer, it was changed elsewhere
                meanwhile, or given out.
        """
        with self._lock:
            place = self._asked(form)
            who = AGREED if form.get("as") == AGREED else self.marker
            self._check(place, form, who)
            one = place.answer
            try:
                levels = [_number(form[f"k{n}"]) for n in range(len(one.question.rubric))]
                made = judgement(one, levels, form.get("comment", ""))
            except (KeyError, ValueError, IndexError):
                hint = "Wybierz poziom w każdym kryterium."
                raise GradingError.of("open_criterion", "Nie zapisano.", hint) from None
            if not made.same(one.judgements.get(who)):
                judge(self.workspace, self.master.assignment.id, [(one, who, made)])
            return one

    def _asked(self, form: dict[str, str]) -> MarkingPlace:
        asked = form.get("code", ""), form.get("question", "")
        for place in self.places():
            if (place.answer.label, place.answer.question.grade_id) == asked:
                return place
        message = "Nie zapisano: takiej odpowiedzi nie ma albo już nie czeka."
        raise GradingError.of("not_waiting", message, "Odśwież stronę.")

    def _check(self, place: MarkingPlace, form: dict[str, str], who: str) -> None:
        known = _FIELDS | {f"k{n}" for n in range(len(place.answer.question.rubric))}
        if unknown := sorted(set(form) - known):
            message = f"Nie zapisano: strona nie ma pola „{unknown[0][:40]}”."
            raise GradingError.of("unknown_field", message, "Odśwież stronę.")
        before = place.answer.judgements.get(who)
        if form.get("seen", (now := before.at if before else "")) != now:
            message = f"Nie zapisano: ocena {place.answer.label} zmieniła się w innym oknie."
            raise GradingError.of("changed", message, "Sprawdź ją poniżej i zapisz jeszcze raz.")
        if place.answer.locked_for(who) and not (self.reopen or form.get("reopen") == "1"):
            message = f"Nie zapisano: ocenę {place.answer.label} już wydano."
            hint = "Jeśli ma się zmienić, zaznacz to przy niej i zapisz jeszcze raz."
            raise GradingError.of("given_out", message, hint)
        if who == AGREED and len(markers_of(place.answer.judgements)) < 2:
            message = f"Nie zapisano: pracy {place.answer.label} nie oceniły jeszcze dwie osoby."
            raise GradingError.of("one_marker", message, "Uzgadnia się dwie oceny.")

    def submit(self, form: dict[str, str]) -> bytes:
        """Take a filled form; return the page that says what became of it."""
        try:
            one = self.take(form)
        except GradingError as fault:
            return self.page(problem=str(fault))
        return self.page(saved=one.label)

    def show(self) -> bytes:
        """Return the page."""
        return self.page()

    def page(self, saved: str = "", problem: str = "") -> bytes:
        """Return the page with what became of a form."""
        try:
            return self._render(places=self.places(), saved=saved, problem=problem)
        except GradingError as fault:  # a file with judgements that can't be read
            return self._render(places=[], saved=saved, problem=str(fault))

    def _render(self, *, places: list[MarkingPlace], saved: str = "", problem: str = "") -> bytes:
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
        )
        judged = [one for one in places if not self._waits(one)]
        by_time = sorted(
            (one for one in judged if one.own), key=lambda p: p.own.at if p.own else ""
        )
        text = environment.get_template("rubryka.html.j2").render(
            title=self.master.assignment.title,
            marker=self.marker,
            places=places,
            waiting=[one for one in places if self._waits(one)],
            judged=[*by_time, *(one for one in judged if not one.own)],
            agreement=self._agreement(places),
            differing=[one for one in places if one.differs],
            saved=saved,
            problem=problem,
            agreed=AGREED,
            points=number_text,
        )
        return text.lstrip().encode("utf-8", "replace")

    def _agreement(self, places: list[MarkingPlace]) -> list[MarkersAgreement]:
        """Return how markers agree on what this one has judged: before, it would not be blind."""
        seen = [
            replace(one.answer, judgements={self.marker: one.own, **one.others})
            for one in places
            if one.own
        ]
        return agreement(seen)


def _number(text: str) -> int:
    """Read the number of a level; Python would count a negative one from the end."""
    if not text.isascii() or not text.isdigit():
        raise ValueError(text)
    return int(text)


def rubric_server(
    output: Path,
    name: str,
    *,
    port: int = 0,
    db_url: str | None = None,
    marker: str = FIRST,
    reopen: bool = False,
) -> tuple[LocalServer, str]:
    """Return a server for this machine only, and the address to open.

    Args:
        output: Folder that `grade` wrote to.
        name: The assignment.
        port: 0: any that is free.
        db_url: Address of the gradebook, if not in `output`.
        marker: Who judges.
        reopen: Whether what was given out may be changed without asking at each answer.

    Raises:
        GradingError: No such assignment, nothing was graded into this folder, no name of a marker.
    """
    master, workspace = load_master(name), Workspace.graded(output, db_url)
    worded = replace(master, assignment=words_of(workspace).over(master.assignment))
    desk = RubricDesk(worded, workspace, check_marker(marker), reopen)
    server = LocalServer(port, desk)
    return server, server.address
