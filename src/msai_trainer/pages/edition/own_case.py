"""Cases of her own on the desk: a form like the cards of the catalogue, and what is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from msai import ui
from msai.base.findings import to_repair
from msai.base.forms import from_dict, to_dict
from msai.errors import Problem
from msai.practices import OwnPractice, check_own, from_entry
from msai.ui import Event
from msai.ui.cards import answered, card_nodes
from msai_trainer.editions.cases import ENDING, FOLDER, case_bytes, case_files, case_in
from msai_trainer.editions.declared import slug
from msai_trainer.editions.own_case import MOST_ANSWERS, CaseAnswer, OwnCase
from msai_trainer.pages.edition.remarks import about_page
from msai_trainer.pages.edition.state import EditionDesk, open_folder

_WHY = (
    "Znasz działanie ze swojej gminy, od którego można się uczyć? Wypełnij kartę jak w katalogu "
    "dobrych praktyk. Przypadek stanie w katalogu i w przeglądarce praktyk tej edycji, a jego "
    "pytanie w „Moich postępach”. Stronę każdy wydrukuje jednym przyciskiem."
)
_LABELS = ("Dobra odpowiedź", "Zła odpowiedź", "Druga zła odpowiedź (może być pusta)")
_NO_CARD = (
    "To nie jest karta z przeglądarki praktyk. Poproś o plik z jej przycisku „Pobierz moją "
    "praktykę (JSON)”."
)
_NOT_ADDED = "Przypadek nie jest jeszcze dodany. Uwagi stoją pod jego kartą."
_LACKS = "Karcie jeszcze czegoś brakuje."
#: Said as long as a card is begun and in no file: neither the site nor the description has it.
UNFINISHED = "Karta przypadku jest zaczęta. Dodaj ją do katalogu tej edycji albo ją porzuć."
_LONGEST = 1000
Previews = Mapping[str, Sequence[ui.Node]]


def take(desk: EditionDesk, rest: str, event: Event) -> EditionDesk:
    """Take an answer of the form, begin it, drop it, or put the case among the files."""
    what, _colon, name = rest.partition(":")
    if what == "new":
        return replace(desk, case=desk.case or OwnCase(OwnPractice()), case_file="")
    if what == "file":
        return _from_catalogue(desk, event)
    if what in ("edit", "remove"):
        return _kept_one(desk, what, name)
    if desk.case is None:
        return desk
    match what:
        case "off":
            return replace(desk, case=None, case_file="")
        case "question":
            return replace(desk, case=replace(desk.case, question=_said(event)))
        case "answer" | "why":
            return replace(desk, case=_with_answer(desk.case, what, name, _said(event)))
        case "card":
            card, problem = answered(desk.case.card, name, event.value)
            return replace(desk, case=replace(desk.case, card=card), case_fault=problem)
        case "done":
            return _done(desk, desk.case)
    return desk


def _said(event: Event) -> str:
    return str(event.value or "").strip()[:_LONGEST]


def _with_answer(case: OwnCase, what: str, place: str, said: str) -> OwnCase:
    if place not in map(str, range(MOST_ANSWERS)):
        return case
    answers = [*case.answers, *[CaseAnswer()] * (MOST_ANSWERS - len(case.answers))]
    one = answers[int(place)]
    answers[int(place)] = replace(one, text=said) if what == "answer" else replace(one, why=said)
    return replace(case, answers=tuple(answers))


def _from_catalogue(desk: EditionDesk, event: Event) -> EditionDesk:
    """Take the card that somebody filled in in the exercise of the catalogue."""
    if not event.content:
        return desk
    try:
        card = from_entry(event.content)
    except ValueError:
        return replace(desk, problems=(_NO_CARD,))
    return replace(desk, case=replace(desk.case or OwnCase(card), card=card))


def _kept_one(desk: EditionDesk, what: str, name: str) -> EditionDesk:
    """Open a case that is there, or drop it; what cannot be read can only be dropped."""
    files = dict(open_folder(desk).files)
    if name not in case_files(files):
        return desk
    if what == "remove":
        del files[name]
        return desk.with_files(files)
    try:
        return replace(desk, case=case_in(files[name]), case_file=name)
    except ValueError:  # said among the problems of its file
        return desk


def _done(desk: EditionDesk, case: OwnCase) -> EditionDesk:
    if lacking := case.lacking:
        return replace(desk, told=_NOT_ADDED, case_lacks=(_LACKS, *lacking))
    files = dict(open_folder(desk).files)
    files[desk.case_file or _free(case, files)] = case_bytes(case)
    told = f"Przypadek „{case.card.name}” jest w katalogu tej edycji."
    return replace(desk.with_files(files), case=None, case_file="", told=told)


def _free(case: OwnCase, files: Mapping[str, bytes]) -> str:
    stem = slug(case.card.name) or "przypadek"
    names = (stem, *(f"{stem}-{number}" for number in range(2, 1000)))
    found = next(one for one in names if f"{FOLDER}/{one}{ENDING}" not in files)
    return f"{FOLDER}/{found}{ENDING}"


def is_unfinished(desk: EditionDesk) -> bool:
    """Tell whether something of a case is written that stands in no file yet."""
    kept = open_folder(desk).files.get(desk.case_file)
    as_it_was = OwnCase(OwnPractice()) if kept is None else case_in(kept)
    return desk.case not in (None, as_it_was)


def form(desk: EditionDesk, problems: list[Problem], shown: Previews) -> list[ui.Node]:
    """Return the cases that are there, and the form of one; until it was begun, what it is for."""
    there = [node for name in case_files(open_folder(desk).files)
             for node in _there(desk, name, problems, shown)]  # fmt: skip
    if desk.case is None:
        return [
            *there,
            ui.Text(_WHY),
            ui.Button("case:new", "Opisz własny przypadek"),
            ui.File("case:file", "Karta z przeglądarki praktyk", ".json",
                    "Plik, który ktoś wypełnił w katalogu i ci dał."),
        ]  # fmt: skip
    found = to_repair(check_own(desk.case.card))
    inside: list[ui.Node] = [
        *card_nodes(desk.case.card, "case:card:", problem=desk.case_fault),
        ui.Input("case:question", "Jedno pytanie dla czytających", desk.case.question, rows=2,
                 max_length=_LONGEST, help="Może go nie być. Wtedy zostaw puste także odpowiedzi."),
        *(node for at in range(MOST_ANSWERS) for node in _answer(desk.case, at)),
        *(ui.Message(one.verdict, f"{one.reason} {one.better}".strip()) for one in found),
        *(ui.Message("problem", sentence) for sentence in desk.case_lacks),
        ui.Button("case:done", "Dodaj do katalogu tej edycji", "primary"),
        ui.Button("case:off", "Porzuć tę kartę", "quiet"),
    ]  # fmt: skip
    return [*there, ui.Group("Własny przypadek", inside)]


def _answer(case: OwnCase, at: int) -> list[ui.Node]:
    one = case.answers[at] if at < len(case.answers) else CaseAnswer()
    label = _LABELS[at]
    return [
        ui.Input(f"case:answer:{at}", label, one.text, rows=2, max_length=_LONGEST),
        ui.Input(f"case:why:{at}", f"{label}: dlaczego", one.why, rows=2, max_length=_LONGEST),
    ]


def _there(desk: EditionDesk, name: str, problems: list[Problem], shown: Previews) -> list[ui.Node]:
    try:
        title = case_in(open_folder(desk).files[name]).card.name or name
        edit: list[ui.Node] = [ui.Button(f"case:edit:{name}", "Popraw kartę")]
    except ValueError:
        title, edit = name, []
    drop = ui.Button(f"case:remove:{name}", "Usuń przypadek", "quiet")
    inside = [*about_page(problems, name), *edit, drop, *shown.get(name, ())]
    return [ui.Group(f"Przypadek „{title}”", inside)]


def encode(desk: EditionDesk) -> dict[str, Any]:
    """Return what the browser keeps of a case that is being written."""
    case = desk.case
    if case is None:
        return {}
    answers = [[one.text, one.why] for one in case.answers]
    kept = {"card": to_dict(case.card), "question": case.question, "answers": answers}
    return {"case": {**kept, "file": desk.case_file}}


def decode(record: Mapping[str, Any]) -> tuple[OwnCase | None, str]:
    """Return the case of a record, and the file that it was opened from; None: it has none.

    Raises:
        KeyError, TypeError: It is no such record.
    """
    if (kept := record.get("case")) is None:
        return None, ""
    card, _problems = from_dict(OwnPractice, kept["card"])
    # Kept before there were answers to choose: what was written is the right one.
    pairs = kept.get("answers") or [[kept["answer"], ""]]
    answers = tuple(CaseAnswer(*(str(one)[:_LONGEST] for one in pair)) for pair in pairs)
    case = OwnCase(card, str(kept["question"])[:_LONGEST], answers[:MOST_ANSWERS])
    return case, str(kept.get("file", ""))
