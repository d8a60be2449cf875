"""Which works on paper there are: pictures of one person and assignment are pages of one work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from msai_trainer.handins.catalogue import Catalogue
from msai_trainer.handins.paper_files import cannot_be_shown, is_no_picture, paper_kind
from msai_trainer.handins.refusing import MAX_FILE, legible
from msai_trainer.marking.batch import Batch
from msai_trainer.marking.masters import Masters, NoMasters
from msai_trainer.model import FoundFile, Row
from msai_trainer.pages.grading.paper import NOBODYS, Key, Paper, TypedWork
from msai_trainer.pages.grading.state import GradingDesk
from msai_trainer.people.identifying import owner_by_name
from msai_trainer.people.roster import Roster

TO_TYPE, BEGUN, TYPED = "do przepisania", "zaczęte", "przepisane"
CHANGED = "zmienione po zapisaniu: zapisz jeszcze raz"
_TOO_BIG = (
    f"Plik jest większy niż {MAX_FILE // 1024**2} MB. Zmniejsz zdjęcie i dołóż je jeszcze raz."
)


@dataclass(frozen=True)
class PaperSheet:
    """One work on paper.

    Attributes:
        key: Whose it is, as far as that is known.
        pictures: Names of its pictures, in order.
        work: What was typed.
    """

    key: Key
    pictures: tuple[str, ...]
    work: TypedWork

    @property
    def place(self) -> str:
        """Return what the work is opened by."""
        code, assignment = self.key
        return self.pictures[0] if self.pictures else f"={assignment}={code}"

    @property
    def known(self) -> bool:
        """Return whether person and assignment are known."""
        return all(self.key)

    @property
    def standing(self) -> str:
        """Return how far it is, in words."""
        if self.work.made is not None:
            return CHANGED if self.work.changed else TYPED
        return TO_TYPE if self.work.blank else BEGUN


def pictures_of(state: GradingDesk) -> dict[str, FoundFile]:
    """Return the pictures on the desk by name, also those that archives hold, once judged."""
    chosen = {
        legible(one.name): FoundFile(legible(one.name), one.content, one.modified)
        for one in state.files
        if len(one.content) <= MAX_FILE and paper_kind(one.content)
    }
    found = {one.name: one for one in state.batch.paper} if state.batch else {}
    return {**chosen, **{name: one for name, one in found.items() if name not in chosen}}


def unusable(state: GradingDesk) -> Iterator[str]:
    """Yield what to do with pictures that cannot be shown, a sentence each."""
    for one in state.files:
        large = len(one.content) > MAX_FILE and paper_kind(one.content)
        words = _TOO_BIG if large else cannot_be_shown(one.content)
        if words := words or is_no_picture(one.name, one.content):
            yield f"{legible(one.name)}: {words}"


def roster_of_desk(state: GradingDesk) -> Roster:
    """Return the people to choose from; none: there is no list, and nothing was judged."""
    if state.entries:
        own = [one for one in state.entries if not state.klasa or one.klasa == state.klasa]
        return Roster(tuple(own))
    return state.batch.roster if state.batch else Roster(())


def catalogue_of(masters: Callable[[], Masters]) -> Catalogue:
    """Return the assignments; none where there are no masters."""
    try:
        return masters().catalogue
    except NoMasters:
        return Catalogue({}, ())


def sheets_of_desk(state: GradingDesk, masters: Callable[[], Masters]) -> list[PaperSheet]:
    """Return the works on paper: pictures in their order, then what has no picture any more."""
    names = [one for one in pictures_of(state) if not state.paper.about(one).aside]
    if not names and not state.paper.works:
        return []
    return sheets_among(names, state.paper, _guessing(state, masters))


def _guessing(state: GradingDesk, masters: Callable[[], Masters]) -> Callable[[str], Key]:
    roster, catalogue = roster_of_desk(state), catalogue_of(masters)

    def guess(name: str) -> Key:
        owner = owner_by_name(name, roster)
        return (owner.kod if owner else "", catalogue.named_in(name))

    return guess


def sheets_among(
    names: list[str], paper: Paper, guess: Callable[[str], Key] = lambda _name: NOBODYS
) -> list[PaperSheet]:
    """Return the works that pictures of these names make.

    Args:
        names: The pictures.
        paper: What she said of them and typed.
        guess: Whose a picture is by its name, as long as she said nothing.
    """
    found: dict[Key | str, list[str]] = {}
    keys: dict[str, Key] = {}
    for name in names:
        keys[name] = paper.placed[name].key if name in paper.placed else guess(name)
        found.setdefault(keys[name] if all(keys[name]) else name, []).append(name)
    sheets = [
        PaperSheet(keys[own[0]], tuple(own), paper.works.get(keys[own[0]], TypedWork()))
        for own in found.values()
    ]
    alone = [PaperSheet(key, (), work) for key, work in paper.works.items() if key not in found]
    return [*sheets, *alone]


def opened_sheet(sheets: list[PaperSheet], place: str) -> PaperSheet | None:
    """Return the work that is open; None: none is, or it is gone."""
    fitting = (one for one in sheets if place in (one.place, *one.pictures))
    return next(fitting, None) if place else None


def standings(state: GradingDesk, batch: Batch) -> Mapping[str, str]:
    """Return how far the transcription of each picture is, by its name."""
    names = list(pictures_of(state))
    sheets = sheets_among(names, state.paper)
    by_name = {name: one.standing for one in sheets for name in one.pictures}
    in_rows = {row.file for row in batch.rows}
    return {name: _short(word) for name, word in by_name.items() if name in in_rows}


def _short(standing: str) -> str:
    return TYPED if standing == TYPED else TO_TYPE


def waiting_for(state: GradingDesk) -> set[Key]:
    """Return whose sheets are still to be typed, and of which assignment."""
    names = [one for one in pictures_of(state) if not state.paper.about(one).aside]
    sheets = sheets_among(names, state.paper)
    return {one.key for one in sheets if one.known and one.work.made is None}


def told_row(row: Row, word: str) -> str:
    """Return what a row says of a picture, once it is known to be a sheet."""
    return "Odpowiedzi z tej kartki są przepisane." if word == TYPED else row.message


def other_files(state: GradingDesk, sheet: PaperSheet) -> str:
    """Return in words which other files the person of a work gave, and which counts; "": none."""
    batch, made = state.batch, sheet.work.made
    if batch is None or made is None or not sheet.work.done:
        return ""
    rows = [one for one in batch.rows if (one.student_id, one.assignment) == sheet.key and one.file]
    others = [one.file for one in rows if one.file not in (made.name, *sheet.pictures)]
    if not others or not rows:
        return ""
    counts = rows[0].message if rows[0].score is None else f"Liczy się: {rows[0].file}."
    return f"Ta osoba oddała też: {', '.join(dict.fromkeys(others))}. {counts}"


def without_pictures(state: GradingDesk, names: set[str]) -> GradingDesk:
    """Return the desk without pictures; those in archives are only left out of the list."""
    files = tuple(one for one in state.files if legible(one.name) not in names)
    gone = {legible(one.name) for one in state.files} & names
    paper = state.paper
    for name in names:
        about = None if name in gone else replace(paper.about(name), aside=True)
        paper = paper.with_picture(name, about)
    return replace(state, files=files if gone else state.files, paper=paper)
