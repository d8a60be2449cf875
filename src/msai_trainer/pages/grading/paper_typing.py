"""What the trainer does with work on paper: whose it is, what it says, saved as a hand-in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from msai.activities.assignment_form.state import answered
from msai.assignments import placed
from msai.assignments.codes import normalise, split_codes
from msai.ui import Event
from msai_trainer.handins.chosen import ChosenFile
from msai_trainer.handins.transcribed import Typed, moment_of, transcribed
from msai_trainer.marking.master import Master
from msai_trainer.marking.masters import Masters
from msai_trainer.pages.grading.paper import NOBODYS, Key, Paper, Placed, TypedWork, mark_of
from msai_trainer.pages.grading.paper_sheets import (
    PaperSheet,
    catalogue_of,
    opened_sheet,
    pictures_of,
    sheets_of_desk,
    without_pictures,
)
from msai_trainer.pages.grading.state import GradingDesk, begun, cleared

#: Events of work on paper that is not open begin so.
LISTED = "paper"
ZOOMS = (1.0, 1.5, 2.0, 3.0)
_TAKEN = (
    "Ta osoba ma już przepisaną pracę z tego zadania. Jeśli prace poszły nie do tych osób, zamień "
    "je. Możesz też otworzyć tamtą z listy i usunąć jej odpowiedzi."
)
_EMPTY = "Nie ma jeszcze żadnej odpowiedzi. Wpisz to, co stoi na kartce."
_SWAPPED = "Zamieniono obie prace razem ze zdjęciami. Zapisz teraz każdą z nich."
_GIVEN_OUT = (
    "Wydano już informację zwrotną z cudzymi odpowiedziami, kody: {codes}. Powiedz tym osobom "
    "o pomyłce i poproś o usunięcie pliku."
)
_NOT_YET = "Najpierw wybierz osobę i zadanie."
_SAVED = "Zapisano pracę: {code}, {title}."
_CLEANED = "Odłożono zdjęcia przepisanych kartek: {count}."


def update_list(
    state: GradingDesk, what: str, rest: str, masters: Callable[[], Masters]
) -> GradingDesk:
    """Take what she does with the list of works on paper."""
    paper, sheets = state.paper, sheets_of_desk(state, masters)
    if what == "paper-turn" and rest.isdecimal():
        return replace(state, paper=replace(paper, start=min(int(rest), max(0, len(sheets) - 1))))
    if what == "paper-clean":
        names = {name for one in sheets if one.work.done for name in one.pictures}
        told = _CLEANED.format(count=len(names))
        after = without_pictures(state, names)
        return _judged_again(state, replace(after, paper=after.paper.closed(told)), masters)
    sheet = opened_sheet(sheets, rest) if what == "paper-open" else None
    if sheet is None:
        return state
    opened = replace(paper.closed(), opened=sheet.place)
    return replace(state, paper=_placed(opened, sheet, sheet.key))


def update_sheet(state: GradingDesk, event: Event, masters: Callable[[], Masters]) -> GradingDesk:
    """Take what she does with the work that is open."""
    sheet = opened_sheet(sheets_of_desk(state, masters), state.paper.opened)
    if sheet is None or event.id == "sheet-close":
        return replace(state, paper=state.paper.closed())
    if event.id == "sheet-save":
        return _saved(state, sheet, masters)
    if event.id == "sheet-aside":
        return _aside(state, sheet, masters)
    if event.id == "sheet-drop-yes":
        paper = state.paper.with_work(sheet.key, None)
        paper = replace(paper, asking=False) if sheet.pictures else paper.closed()
        return _judged_again(state, replace(state, paper=paper), masters)
    after = replace(state, paper=_changed(state.paper, sheet, event, masters))
    return _warned(state, after)


def _warned(before: GradingDesk, after: GradingDesk) -> GradingDesk:
    """Return the desk that tells who got feedback with somebody else's answers."""
    back = after.paper.taken_back - before.paper.taken_back
    given = [
        code
        for (code, name), work in before.paper.works.items()
        if work.made and mark_of(work.made) in back
        if (sheet := after.sheets.get(name, {}).get(code)) and sheet.given_out
    ]
    if not given:
        return after
    problem = _GIVEN_OUT.format(codes=", ".join(given))
    return replace(after, paper=replace(after.paper, problem=problem))


def shown_picture(paper: Paper, sheet: PaperSheet) -> str:
    """Return the picture that is shown; "": there is none any more."""
    wanted = (one for one in (paper.page, paper.opened, *sheet.pictures) if one in sheet.pictures)
    return next(wanted, "")


def _changed(
    paper: Paper, sheet: PaperSheet, event: Event, masters: Callable[[], Masters]
) -> Paper:
    """Take a choice, a look at the picture, or an answer."""
    swap = paper.swap
    paper, value = replace(paper, problem="", told="", swap=NOBODYS), str(event.value or "")
    code, assignment = sheet.key
    if event.id == "sheet-swap":
        return _swapped(paper, sheet, swap) if swap in paper.works else paper
    if event.id == "sheet-person":
        return _moved(paper, sheet, (normalise(value.strip()), assignment))
    if event.id == "sheet-task":
        return _moved(paper, sheet, (code, value))
    if event.id == "sheet-by":
        return replace(paper, by=value)
    if event.id == "sheet-drop":
        return replace(paper, asking=True)
    if event.id == "sheet-keep":
        return replace(paper, asking=False)
    if event.id == "sheet-group":
        work = replace(sheet.work, group=value, changed=True)
        return paper.with_work(sheet.key, work)
    if event.id.startswith("sheet-"):
        return _looked(paper, sheet, event.id)
    master = catalogue_of(masters).masters.get(assignment)
    return paper if master is None or not sheet.known else _answered(paper, sheet, event, master)


def _answered(paper: Paper, sheet: PaperSheet, event: Event, master: Master) -> Paper:
    name = event.id.partition(":")[0]
    asked = placed(master.assignment, sheet.work.given).asked
    fields = {one.grade_id: one.field for one in asked}
    if name not in fields:
        return paper
    answer = answered(fields[name], event, sheet.work.given.get(name))
    given = {**sheet.work.given, name: answer}
    return paper.with_work(sheet.key, replace(sheet.work, given=given, changed=True))


def _looked(paper: Paper, sheet: PaperSheet, what: str) -> Paper:
    """Show another page of the work, larger, or turned."""
    name = shown_picture(paper, sheet)
    what, _colon, number = what.partition(":")
    if what == "sheet-page" and number.isdecimal():
        return replace(paper, page="".join(sheet.pictures[int(number) : int(number) + 1]), zoom=1.0)
    if what in ("sheet-larger", "sheet-smaller"):
        at = ZOOMS.index(paper.zoom) + (1 if what == "sheet-larger" else -1)
        return replace(paper, zoom=ZOOMS[max(0, min(at, len(ZOOMS) - 1))])
    if what == "sheet-turn" and name:
        turned = (paper.about(name).turned + 1) % 4
        return paper.with_picture(name, Placed(sheet.key, turned))
    if what == "sheet-detach" and len(sheet.pictures) > 1:
        alone = paper.with_picture(name, Placed(turned=paper.about(name).turned))
        others = [one for one in sheet.pictures if one != name]
        return replace(alone, opened=others[0], page="")
    return paper


def _placed(paper: Paper, sheet: PaperSheet, key: Key) -> Paper:
    """Return the pictures of a work as one person's; what the name told counts as said."""
    for name in sheet.pictures:
        paper = paper.with_picture(name, replace(paper.about(name), key=key))
    return paper


def _moved(paper: Paper, sheet: PaperSheet, key: Key) -> Paper:
    """Return a work as another person's or of another assignment; no typed word is lost."""
    if key == sheet.key:
        return paper
    work = sheet.work
    has_typed = not work.blank or work.made is not None
    if has_typed and not all(key):
        return replace(paper, problem=_NOT_YET)
    if has_typed and key in paper.works:
        return replace(paper, problem=_TAKEN, swap=key)
    moved = _placed(paper, sheet, key).with_work(sheet.key, None)
    if has_typed:
        moved = moved.with_work(key, replace(work, made=None, changed=True))
    return _staying(moved, sheet, key)


def _swapped(paper: Paper, sheet: PaperSheet, key: Key) -> Paper:
    """Return two works, pictures and answers, each as the other's person's."""
    here, there = sheet.work, paper.works[key]
    others = tuple(name for name, one in paper.placed.items() if one.key == key)
    placed = _placed(_placed(paper, sheet, key), PaperSheet(key, others, there), sheet.key)
    both = placed.with_work(key, replace(here, made=None, changed=True))
    both = both.with_work(sheet.key, replace(there, made=None, changed=True))
    return replace(_staying(both, sheet, key), told=_SWAPPED)


def _staying(paper: Paper, sheet: PaperSheet, key: Key) -> Paper:
    """Return it with the same work open, which is another person's now."""
    name = shown_picture(paper, sheet)
    place = paper.opened if name else PaperSheet(key, (), sheet.work).place
    return replace(paper, opened=place, page=name)


def _saved(state: GradingDesk, sheet: PaperSheet, masters: Callable[[], Masters]) -> GradingDesk:
    """Make a hand-in of what was typed, and judge it with the others."""
    paper, work, (code, assignment) = state.paper, sheet.work, sheet.key
    master = catalogue_of(masters).masters.get(assignment)
    if master is None or not sheet.known or work.blank:
        problem = _EMPTY if master is not None and sheet.known else _NOT_YET
        return replace(state, paper=replace(paper, problem=problem))
    pictures = pictures_of(state)
    moment = moment_of([pictures[name].modified for name in sheet.pictures])
    if moment is None and work.made is not None:  # its pictures are gone
        moment = work.made.modified
    typed = Typed(code, work.given, paper.by, tuple(split_codes(work.group)), moment)
    made = _made(typed, master, paper)
    told = _SAVED.format(code=code, title=master.assignment.title.partition(".")[0])
    saved = (
        _placed(paper, sheet, sheet.key)
        .with_work(sheet.key, TypedWork(work.given, work.group, made))
        .closed(told)
    )
    return _judged_again(state, replace(state, paper=saved), masters)


def _made(typed: Typed, master: Master, paper: Paper) -> ChosenFile:
    """Return the hand-in; what was taken back stays away, so it is no file that was one before."""
    now = datetime.now(UTC)
    while True:
        made = transcribed(master.assignment, master.released, typed, now)
        if mark_of(made) not in paper.taken_back:
            return made
        now += timedelta(seconds=1)


def _aside(state: GradingDesk, sheet: PaperSheet, masters: Callable[[], Masters]) -> GradingDesk:
    """Put the picture away that is shown."""
    name = shown_picture(state.paper, sheet)
    after = without_pictures(state, {name})
    left = [one for one in sheet.pictures if one != name]
    place = left[0] if left else PaperSheet(sheet.key, (), sheet.work).place
    is_left = left or sheet.key in after.paper.works
    paper = replace(after.paper, opened=place, page="") if is_left else after.paper.closed()
    return _judged_again(state, replace(after, paper=paper), masters)


def _judged_again(
    before: GradingDesk, after: GradingDesk, masters: Callable[[], Masters]
) -> GradingDesk:
    """Return the desk with other works; where there were results, there will be some again."""
    same = before.files is after.files and before.paper.made == after.paper.made
    if same:
        return after
    bare = cleared(after)
    again = (before.batch is not None or before.working) and not bare.lacks
    return begun(bare, masters) if again else bare
