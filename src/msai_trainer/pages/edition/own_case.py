"""A case of her own on the desk: a form like the cards of the catalogue, then a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from msai import ui
from msai.base.findings import to_repair
from msai.base.forms import from_dict, to_dict
from msai.practices import OwnPractice, check_own
from msai.ui import Event
from msai.ui.cards import answered, card_nodes
from msai_trainer.editions.own_case import OwnCase, case_page
from msai_trainer.pages.edition.state import EditionDesk, open_folder, page_file, page_text

_WHY = (
    "Znasz działanie ze swojej gminy, od którego można się uczyć? Wypełnij kartę jak w katalogu "
    "dobrych praktyk. Powstanie strona edycji, którą każdy wydrukuje jednym przyciskiem."
)


def take(desk: EditionDesk, rest: str, event: Event) -> EditionDesk:
    """Take an answer of the form, begin it, drop it, or make a page of it."""
    what, _colon, name = rest.partition(":")
    if what == "new":
        return replace(desk, case=desk.case or OwnCase(OwnPractice()))
    if desk.case is None:
        return desk
    match what:
        case "off":
            return replace(desk, case=None)
        case "question" | "answer":
            said = str(event.value or "").strip()[:1000]
            asked = what == "question"
            both = (said, desk.case.answer) if asked else (desk.case.question, said)
            return replace(desk, case=OwnCase(desk.case.card, *both))
        case "card":
            card, problem = answered(desk.case.card, name, event.value)
            told = (f"{problem.message} {problem.hint}",) if problem else ()
            return replace(desk, case=replace(desk.case, card=card), problems=told)
        case "done":
            return _page(desk, desk.case)
    return desk


def _page(desk: EditionDesk, case: OwnCase) -> EditionDesk:
    if lacking := case.lacking:
        return replace(desk, problems=("Karcie jeszcze czegoś brakuje.", *lacking))
    files = dict(open_folder(desk).files)
    title = case.card.name
    files[page_file(title, files, desk.book)] = page_text(title, case_page(case))
    return replace(desk.with_files(files), case=None, told=f"Dodano stronę „{title}”.")


def form(desk: EditionDesk) -> list[ui.Node]:
    """Return the form of a case; until it was begun, what it is for."""
    if desk.case is None:
        return [ui.Text(_WHY), ui.Button("case:new", "Opisz własny przypadek")]
    found = to_repair(check_own(desk.case.card))
    inside: list[ui.Node] = [
        *card_nodes(desk.case.card, "case:card:"),
        ui.Input("case:question", "Jedno pytanie dla czytających", desk.case.question, rows=2,
                 max_length=1000),
        ui.Input("case:answer", "Odpowiedź na nie", desk.case.answer, rows=3, max_length=1000),
        *(ui.Message(one.verdict, f"{one.reason} {one.better}".strip()) for one in found),
        *(ui.Message("problem", sentence) for sentence in desk.problems),
        ui.Button("case:done", "Zrób z tego stronę", "primary"),
        ui.Button("case:off", "Porzuć tę kartę", "quiet"),
    ]  # fmt: skip
    return [ui.Group("Własny przypadek", inside)]


def encode(desk: EditionDesk) -> dict[str, Any]:
    """Return what the browser keeps of a case that is being written."""
    case = desk.case
    if case is None:
        return {}
    card = to_dict(case.card)
    return {"case": {"card": card, "question": case.question, "answer": case.answer}}


def decode(record: Mapping[str, Any]) -> OwnCase | None:
    """Return the case of a record; None: it has none.

    Raises:
        KeyError, TypeError: It is no such record.
    """
    if (kept := record.get("case")) is None:
        return None
    card, _problems = from_dict(OwnPractice, kept["card"])
    return OwnCase(card, str(kept["question"])[:1000], str(kept["answer"])[:1000])
