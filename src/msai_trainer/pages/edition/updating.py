"""An older edition on the desk: what changed since, what she chooses, the move to this course."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msai.ui import Event
from msai_trainer.editions.brought_along import is_older, standing
from msai_trainer.editions.comparing import MovedPlace, compared, undecided
from msai_trainer.editions.facts import is_newer
from msai_trainer.editions.folder import EditionFolder
from msai_trainer.editions.snapshot import SNAPSHOT, snapshot_in
from msai_trainer.editions.updating import moved
from msai_trainer.pages.edition.state import EditionDesk, course_of, open_folder

_MISSING = (
    "W pliku strony nie ma twojej tabeli ani granic: nie publikujemy ich. Wczytaj je jeszcze raz "
    "albo usuń w kroku z danymi."
)
_UNSAID = (
    "Plik strony nie ma też odpowiedzi z kroku „Dokumenty instytucji”. Były? Wpisz je jeszcze raz "
    "albo otwórz plik „…-opis-edycji.zip”. Bez nich nowa strona nie ma deklaracji ani strony o "
    "danych."
)


def opened(desk: EditionDesk, *, of_site: bool = False) -> EditionDesk:
    """Return a desk that says what was opened, and what a whole site could not bring."""
    folder = open_folder(desk)
    if (content := folder.files.get(SNAPSHOT)) is not None:
        snapshot_in(content)  # a spoilt record is refused before anything stands on it
    edition = folder.edition
    told = f"Otwarto edycję „{edition.tytul}”."
    if any(name and name not in folder.files for name in (edition.dane, edition.granice)):
        told = f"{told} {_MISSING}"
    if of_site:
        told = f"{told} {_UNSAID}"
    return settled(replace(desk, told=told))


def settled(desk: EditionDesk) -> EditionDesk:
    """Return a desk whose edition has a record of an older course only if there is news to tell."""
    folder = desk.folder
    if folder is None or desk.book is None or desk.whole is None or SNAPSHOT not in folder.files:
        return desk
    if is_older(folder, desk.whole, course_of(desk.book)):
        return desk
    files = {name: one for name, one in folder.files.items() if name != SNAPSHOT}
    return replace(desk, folder=replace(folder, files=files))


def standing_folder(desk: EditionDesk, folder: EditionFolder) -> EditionFolder:
    """Return an edition as it is kept and saved: with the record of the course it stands on."""
    if desk.whole is None or desk.book is None or not folder.edition.lekcje:
        return folder
    return standing(folder, desk.whole, course_of(desk.book))


def places(desk: EditionDesk) -> Sequence[MovedPlace]:
    """Return where the edition and the course went on since; none: it stands on this course."""
    folder = open_folder(desk)
    if desk.whole is None or desk.book is None or SNAPSHOT not in folder.files:
        return ()
    before = snapshot_in(folder.files[SNAPSHOT])
    return compared(folder, before, desk.whole, course_of(desk.book))


def releases(desk: EditionDesk) -> tuple[str, str]:
    """Return the release of the course that the edition stands on, and the one at hand."""
    folder = open_folder(desk)
    content = folder.files.get(SNAPSHOT)
    before = snapshot_in(content).version if content else folder.edition.wersja_kursu
    return before, desk.whole.version if desk.whole else ""


def is_of_newer(desk: EditionDesk) -> bool:
    """Tell whether the edition was made of a newer course than the one at hand."""
    before, now = releases(desk)
    return bool(now) and is_newer(before, now)


def update(desk: EditionDesk, rest: str, event: Event) -> EditionDesk:
    """Take a choice, or move the edition to the course at hand."""
    what, _colon, key = rest.partition(":")
    if what == "way":
        known = {one.key: one.ways for one in places(desk)}
        if event.value not in known.get(key, ()):
            return desk
        return replace(desk, choices={**desk.choices, key: event.value})
    return _moved(desk) if what == "apply" else desk


def _moved(desk: EditionDesk) -> EditionDesk:
    found = places(desk)
    if desk.whole is None or is_of_newer(desk):
        return desk
    if left := undecided(found, desk.choices):
        names = ", ".join(f"„{one.name}”" for one in left)
        return replace(desk, problems=(f"Najpierw wybierz, co zrobić z miejscami: {names}.",))
    folder = moved(open_folder(desk), found, desk.choices, desk.whole)
    told = f"Edycja stoi teraz na wydaniu {desk.whole.version}."
    return settled(replace(desk, folder=folder, choices={}, told=told))
