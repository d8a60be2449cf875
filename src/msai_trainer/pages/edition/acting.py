"""What each choice on the desk „Zrób swoją edycję” does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from msai.errors import MsaiError
from msai.ui import Event
from msai_trainer.editions.brought import DATA, file_problems, kept_at_home, to_look_at, used
from msai_trainer.editions.declared import as_source, slug
from msai_trainer.editions.folder import OWN, is_site, unpack_folder
from msai_trainer.editions.palettes import PALETTES
from msai_trainer.pages.edition import own_case, pasting, updating
from msai_trainer.pages.edition.saying import say, unsay
from msai_trainer.pages.edition.state import (
    EditionDesk,
    fresh,
    open_folder,
    page_file,
    page_parts,
    page_text,
)
from msai_trainer.pages.edition.wording import sentence

#: Fields of one line or several that are taken as they are.
TEXTS = ("nazwa", "tura", "organizator", "kontakt", "miejsce", "zmiany")
Act = Callable[[EditionDesk, str, Event], EditionDesk]


def update(desk: EditionDesk, event: Event) -> EditionDesk:
    """Take one choice; what cannot be done is told, and nothing is lost."""
    what, _colon, rest = event.id.partition(":")
    act = ACTS.get(what)
    if act is None or (desk.folder is None and what not in _BEGINNING):
        return desk
    try:
        return act(desk.quiet(), rest, event)
    except MsaiError as error:
        told = tuple(map(sentence, error.problems))
        return replace(desk.quiet(), problems=told)


def examined(desk: EditionDesk) -> EditionDesk:
    """Look at logo, table and boundaries anew."""
    folder = open_folder(desk)
    edition = used(folder.edition, folder.files)
    found = tuple(file_problems(edition, folder.files))
    kept = kept_at_home(edition, folder.files) + to_look_at(edition, folder.files)
    return replace(desk, of_files=found, notes=kept)


def _new(desk: EditionDesk, _rest: str, _event: Event) -> EditionDesk:
    return replace(_left(desk), folder=fresh(desk.book))


def _left(desk: EditionDesk) -> EditionDesk:
    """Return a desk for another edition, with the one that was open to come back to."""
    is_begun = desk.folder is not None and desk.folder != fresh(desk.book)
    former = desk.folder if is_begun else desk.former
    return EditionDesk(book=desk.book, making=desk.making, former=former, whole=desk.whole)


def _back(desk: EditionDesk, _rest: str, _event: Event) -> EditionDesk:
    if desk.former is None:
        return desk
    told = f"Wróciła edycja „{desk.former.edition.tytul or 'bez tytułu'}”."
    return examined(replace(_left(desk), folder=desk.former, told=told))


def _open(desk: EditionDesk, _rest: str, event: Event) -> EditionDesk:
    if not event.content:
        return desk
    folder = unpack_folder(event.content, str(event.value or "plik"))
    after = replace(_left(desk), folder=folder)
    return examined(updating.opened(after, of_site=is_site(event.content)))


def _text(desk: EditionDesk, name: str, event: Event) -> EditionDesk:
    edition = open_folder(desk).edition
    said = str(event.value or "")
    if name == "tytul":
        follows = edition.nazwa in ("", slug(edition.tytul))
        named = slug(said) if follows else edition.nazwa
        return desk.with_edition(replace(edition, tytul=said, nazwa=named))
    if name == "trenerzy":
        people = tuple(line.strip() for line in said.splitlines() if line.strip())
        return desk.with_edition(replace(edition, trenerzy=people))
    if name == "pochodzenie":
        sources = tuple(line.strip() for line in said.splitlines() if line.strip())
        return desk.with_edition(replace(edition, pochodzenie=sources))
    if name in TEXTS:
        changed: Mapping[str, str] = {name: said.strip()}
        return desk.with_edition(replace(edition, **changed))  # type: ignore[arg-type]
    return desk


def _adopt(desk: EditionDesk, _rest: str, _event: Event) -> EditionDesk:
    """Make of another's edition one's own: it becomes a source; who, when and where are asked."""
    edition = open_folder(desk).edition
    if not (edition.tytul.strip() and edition.organizator.strip()):
        return desk
    this = as_source(edition.tytul, edition.organizator)
    sources = tuple(dict.fromkeys((*edition.pochodzenie, this)))
    own = replace(edition, pochodzenie=sources, nazwa="", tura="", organizator="", kontakt="",
                  daty=(), miejsce="", trenerzy=())  # fmt: skip
    told = "Poprzednia edycja stoi wśród źródeł. Wpisz, kto prowadzi nową i kiedy."
    return replace(desk.with_edition(own), told=told)


def _lessons(desk: EditionDesk, _rest: str, event: Event) -> EditionDesk:
    edition = open_folder(desk).edition
    picked = set(map(str, event.value or ()))
    stay = [name for name in edition.lekcje if name in picked]
    known = tuple(desk.book.lessons) if desk.book else ()
    added = [name for name in known if name in picked and name not in stay]
    both = [*stay, *added]
    # Her own order stays; in the course's order a new lesson takes its own place.
    in_order = [name for name in known if name in both]
    is_usual = stay == [name for name in known if name in stay]
    chosen = in_order if is_usual and len(in_order) == len(both) else both
    return desk.with_edition(replace(edition, lekcje=tuple(chosen)))


def _day(desk: EditionDesk, rest: str, event: Event) -> EditionDesk:
    edition = open_folder(desk).edition
    days = [*edition.daty, ""]
    if rest.isdecimal() and int(rest) < len(days):
        days[int(rest)] = str(event.value or "").strip()
    return desk.with_edition(replace(edition, daty=tuple(filter(None, days))))


def _number(desk: EditionDesk, name: str, event: Event) -> EditionDesk:
    edition = open_folder(desk).edition
    if not isinstance(event.value, int | float):
        return replace(desk, problems=("To nie jest liczba. Zostaje poprzednia.",))
    if name == "godziny":
        return desk.with_edition(replace(edition, godziny=float(event.value)))
    return examined(desk.with_edition(replace(edition, prog=round(event.value))))


def _colours(desk: EditionDesk, _rest: str, event: Event) -> EditionDesk:
    word = str(event.value or "")
    chosen = word if word in PALETTES else ""
    return desk.with_edition(replace(open_folder(desk).edition, kolory=chosen))


def _trainers(desk: EditionDesk, _rest: str, event: Event) -> EditionDesk:
    return desk.with_edition(replace(open_folder(desk).edition, prowadzacy=bool(event.value)))


def _page(desk: EditionDesk, rest: str, event: Event) -> EditionDesk:
    what, _colon, name = rest.partition(":")
    files = dict(open_folder(desk).files)
    if what == "named":
        return replace(desk, new_page=str(event.value or ""))
    if what == "add":
        if not desk.new_page.strip():
            return replace(desk, problems=("Najpierw wpisz tytuł strony.",))
        files[page_file(desk.new_page, files, desk.book)] = page_text(desk.new_page, "")
        return replace(desk.with_files(files), new_page="", told="Dodano stronę.")
    if name not in files or not name.startswith(f"{OWN}/"):
        return desk
    if what == "off":
        del files[name]
    elif parts := page_parts(files[name]):
        said = str(event.value or "")
        title, text = (said, parts[1]) if what == "title" else (parts[0], said)
        files[name] = page_text(title, text)
    return desk.with_files(files)


def _data(desk: EditionDesk, rest: str, event: Event) -> EditionDesk:
    """Take a table or boundaries; what belonged to the former one goes with it."""
    folder = open_folder(desk)
    key = "dane" if rest.startswith("table") else "granice"
    before = getattr(folder.edition, key)
    stem = before.rpartition(".")[0]
    files = {
        n: one for n, one in folder.files.items() if not before or n.rpartition(".")[0] != stem
    }
    name = ""
    if event.content and not rest.endswith("off"):
        ending = str(event.value or "").rpartition(".")[2].lower()
        name = f"{DATA}/{'gmina' if key == 'dane' else 'granice'}.{slug(ending) or 'bin'}"
        files[name] = event.content
    changed: Mapping[str, str] = {key: name}
    edition = replace(folder.edition, **changed)  # type: ignore[arg-type]
    return examined(desk.with_files(files).with_edition(edition))


def _update(desk: EditionDesk, rest: str, event: Event) -> EditionDesk:
    return examined(updating.update(desk, rest, event))


def _pasted(desk: EditionDesk, _rest: str, event: Event) -> EditionDesk:
    after = pasting.take(desk, event)
    return after if after.folder == desk.folder else examined(after)


ACTS: Mapping[str, Act] = {
    "new": _new, "open": _open, "former": _back, "text": _text, "lessons": _lessons, "day": _day,
    "number": _number, "colours": _colours, "trainers": _trainers, "page": _page,
    "data": _data, "update": _update, "paste": _pasted, "pasted": _pasted, "column": _pasted,
    "years": _pasted, "case": own_case.take,
    "adopt": _adopt, "said": say, "unsaid": unsay,
}  # fmt: skip
_BEGINNING = frozenset({"new", "open", "former"})
