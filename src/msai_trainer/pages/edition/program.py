"""„Zrób swoją edycję” as a program: what she declares, the site that comes of it, what is kept."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from msai.ui import Answered, Deliver, Event, Fetch, Fetched, Program, Step
from msai_trainer.editions.book import BOOK, read_book
from msai_trainer.editions.folder import pack_folder, unpack_folder
from msai_trainer.editions.snapshot import COURSE, snapshot_in
from msai_trainer.pages.edition import (
    acting,
    logo_taking,
    making_site,
    own_case,
    pasting,
    room_papers,
    updating,
)
from msai_trainer.pages.edition.remarks import all_problems, hindering
from msai_trainer.pages.edition.saying import PAPERS, given
from msai_trainer.pages.edition.screen import view
from msai_trainer.pages.edition.state import EditionDesk, fresh, is_kept, open_folder
from msai_trainer.pages.edition.wording import sentence

_COURSE = "course"
_NO_COURSE = "Nie udało się wczytać spisu lekcji. Sprawdź internet i naciśnij jeszcze raz."
_NOT_YET = "Strony jeszcze nie da się zrobić. Popraw: {faults}"


def program() -> Program[EditionDesk]:
    """Return the program."""
    return Program(
        id="trainer-edition",
        title="Zrób swoją edycję",
        instruction="Zacznij nową edycję albo otwórz opis, który już masz.",
        initial=EditionDesk,
        view=view,
        update=_act,
        encode=_kept,
        decode=_opened,
    )


def _act(desk: EditionDesk, event: Event) -> EditionDesk | Step[EditionDesk]:
    if event.id.startswith(logo_taking.LOGO):
        return logo_taking.take(desk, event)
    if isinstance(event, Answered):
        return _course(desk, event) if event.id == _COURSE else making_site.go_on(desk, event)
    if event.id == "make":
        return _make(desk)
    if event.id in PAPERS and desk.folder is not None:
        return given(desk, event.id)
    if event.id == "describe" and desk.folder is not None:
        return Step(desk.quiet(), [_description(desk)])
    if event.id.startswith("paper:"):
        return _paper(desk, event.id.removeprefix("paper:"))
    after = acting.update(desk, event)
    # Whatever begins needs the list of lessons, and asks for it once.
    if after.book is None and event.id in ("new", "open", "resume", "former"):
        return Step(after, [Fetch(_COURSE, [BOOK, COURSE])])
    return after


def _course(desk: EditionDesk, event: Event) -> EditionDesk:
    if not isinstance(event, Fetched) or isinstance(event.value, str):
        return replace(desk, problems=(_NO_COURSE,))
    book, *texts = event.value
    whole = snapshot_in(texts[0]) if texts else None
    desk = updating.settled(replace(desk, book=read_book(book.decode()), whole=whole))
    if desk.folder is None or desk.folder.edition.lekcje:
        return desk
    lessons = fresh(desk.book).edition.lekcje
    return desk.with_edition(replace(desk.folder.edition, lekcje=lessons))


def _make(desk: EditionDesk) -> EditionDesk | Step[EditionDesk]:
    if desk.folder is None or desk.book is None or desk.making is not None:
        return desk
    desk = replace(acting.examined(desk.quiet()), tried=True)
    if faults := hindering(all_problems(desk)):
        told = _NOT_YET.format(faults=" ".join(map(sentence, faults)))
        return replace(desk, problems=(told,))
    if own_case.is_unfinished(desk):
        return replace(desk, problems=(own_case.UNFINISHED,))
    return making_site.begin(desk, open_folder(desk))


def _paper(desk: EditionDesk, kind: str) -> EditionDesk | Step[EditionDesk]:
    if desk.folder is None or desk.book is None or kind not in room_papers.PAPERS:
        return desk
    if lacking := room_papers.lacking(desk, kind):
        return replace(desk.quiet(), problems=tuple(lacking))
    return Step(desk.quiet(), [room_papers.made(desk, kind)])


def _description(desk: EditionDesk) -> Deliver:
    folder = updating.standing_folder(desk, open_folder(desk))
    name = f"{folder.edition.nazwa or 'edycja'}-opis-edycji.zip"
    return Deliver(name, "application/zip", pack_folder(folder))


def _kept(desk: EditionDesk) -> Mapping[str, Any]:
    """Return what the browser keeps: the description and the former one, unless they are large."""
    both = {"description": desk.folder, "former": desk.former}
    kept: dict[str, Any] = {
        name: b64encode(pack_folder(updating.standing_folder(desk, one))).decode()
        for name, one in both.items()
        if one is not None and is_kept(one)
    }
    return {**kept, **pasting.encode(desk), **own_case.encode(desk)}


def _opened(record: Mapping[str, Any]) -> EditionDesk:
    found = {
        name: unpack_folder(b64decode(record[name]), "pamięć przeglądarki")
        for name in ("description", "former")
        if name in record
    }
    case, case_file = own_case.decode(record)
    return EditionDesk(
        folder=found.get("description"),
        former=found.get("former"),
        pasted=pasting.decode(record),
        case=case,
        case_file=case_file,
    )
