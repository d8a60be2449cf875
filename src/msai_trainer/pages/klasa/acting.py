"""What each choice on the desk „Klasa” does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from msai.assignments import assignment_ids
from msai.ui import Event
from msai_trainer.certificates.issuing import renumbered
from msai_trainer.classfile import changing
from msai_trainer.classfile.making import apart, nameless, names_in, new_class, with_named
from msai_trainer.classfile.merging import VERSIONED, resolved
from msai_trainer.classfile.model import ClassFile
from msai_trainer.errors import GradingError
from msai_trainer.pages.klasa import wording
from msai_trainer.pages.klasa.state import ClassDesk
from msai_trainer.pages.open_class import class_in, now, shown
from msai_trainer.people.klasa import class_of_code
from msai_trainer.people.roster import Entry, entries_in
from msai_trainer.results.passing import USUAL

#: Inputs of a person's data.
FIELDS = ("first_name", "surname", "email", "institution", "group")
#: A number of people has fewer digits than this.
_DIGITS = 5
Act = Callable[[ClassDesk, str, Event], ClassDesk]


def update(state: ClassDesk, event: Event) -> ClassDesk:
    """Take one choice; what cannot be done is told, and nothing is lost."""
    what, _colon, rest = event.id.partition(":")
    act = ACTS.get(what)
    if act is None or (what in NEEDS_CLASS and state.file is None):
        return state
    try:
        return act(state.quiet(), rest, event)
    except GradingError as error:
        told = tuple(f"{one.message} {one.hint}".strip() for one in error.problems)
        return replace(state.quiet(), problems=told)


def _open(state: ClassDesk, _rest: str, event: Event) -> ClassDesk:
    if (file := class_in(event)) is None:
        return state
    desk = state.opened(file, f"Otwarto klasę {file.name}.")
    desk = replace(desk, told=desk.told + state.locks.other_password(file, event))
    return replace(desk, saved=(*desk.saved, file), locks=desk.locks.opened(file, event))


def _draft(state: ClassDesk, rest: str, event: Event) -> ClassDesk:
    value = "" if event.value is None else str(event.value)
    return replace(state, drafts={**state.drafts, rest: value})


def _make(state: ClassDesk, _rest: str, _event: Event) -> ClassDesk:
    file = _fresh(state, state.drafts.get("name", ""))
    people = names_in(state.drafts.get("names", "")) or nameless(_count(state))
    file = with_named(file, people, now())
    return state.opened(file, f"Założono klasę {file.name}, osoby z kodami: {len(file.people)}.")


def _count(state: ClassDesk) -> int:
    said = state.drafts.get("count", "").strip()
    if not said:
        message, hint = "Klasa nie ma nikogo.", "Wklej imiona i nazwiska albo podaj liczbę osób."
        raise GradingError.of("nobody", message, hint)
    return int(said) if said.isdecimal() and len(said) < _DIGITS else 0


def _fresh(state: ClassDesk, name: str) -> ClassFile:
    """Return a new class; two open ones of one name would have the same codes."""
    file = new_class(name)
    if any(one.name.casefold() == file.name.casefold() for one in state.classes):
        message = f"Klasa {file.name} jest już otwarta: druga miałaby te same kody."
        hint = "Daj nowej inną nazwę. Kolejne osoby dopiszesz w części „Osoby”."
        raise GradingError.of("same_name", message, hint)
    return file


def _import(state: ClassDesk, _rest: str, event: Event) -> ClassDesk:
    if not event.content:
        return state
    name = str(event.value or "lista.csv")
    entries = entries_in(name, event.content)
    said = state.drafts.get("name", "").strip() or _class_of(entries)
    mine = [e for e in entries if not e.klasa or e.klasa.casefold() == said.casefold()]
    if not mine:
        named = ", ".join(dict.fromkeys(entry.klasa for entry in entries))
        message = f"Na liście „{name}” nie ma nikogo z klasy „{said}”; są: {named}."
        raise GradingError.of("nobody", message, "Popraw nazwę klasy i wczytaj listę jeszcze raz.")
    file = with_named(_fresh(state, said), mine, now())
    told = f"Wczytano listę „{name}”: klasa {file.name}, osób: {len(file.people)}."
    others = len(entries) - len(mine)
    more = f" Osób z innych klas na tej liście: {others}. Wczytaj ją jeszcze raz z ich nazwą."
    return state.opened(file, told + more * bool(others))


def _class_of(entries: list[Entry]) -> str:
    """Return the class that a list names: in its column, else in all its codes."""
    carried = {class_of_code(entry.kod) for entry in entries}
    return next((e.klasa for e in entries if e.klasa), carried.pop() if len(carried) == 1 else "")


def _add(state: ClassDesk, _rest: str, _event: Event) -> ClassDesk:
    people: list[Entry] = names_in(state.drafts.get("more", ""))
    if not people:
        message, hint = "Nie ma kogo dopisać.", "Wpisz imię i nazwisko, każdą osobę w wierszu."
        raise GradingError.of("nobody", message, hint)
    file = with_named(shown(state.file), people, now())
    return replace(state.with_file(file, f"Dopisano osób: {len(people)}."), drafts={})


def _meetings(state: ClassDesk, _rest: str, event: Event) -> ClassDesk:
    number = int(event.value) if str(event.value) in ("1", "2", "3") else 0
    days = (*shown(state.file).days, None, None, None)[:number]
    return state.with_file(changing.meeting_on(shown(state.file), days, now()))


def _day(state: ClassDesk, rest: str, event: Event) -> ClassDesk:
    days = [*shown(state.file).days]
    if not rest.isdecimal() or int(rest) >= len(days):
        return state
    try:
        days[int(rest)] = date.fromisoformat(str(event.value)) if event.value else None
    except ValueError as fault:
        message = f"„{event.value}” to nie jest data."
        raise GradingError.of("bad_day", message, "Wpisz dzień, na przykład 2027-03-01.") from fault
    return state.with_file(changing.meeting_on(shown(state.file), days, now()))


def _counts(state: ClassDesk, _rest: str, event: Event) -> ClassDesk:
    old = shown(state.file).thresholds
    names = [name for name in assignment_ids() if name in (event.value or ())]
    return _counting(state, {name: old.get(name, USUAL) for name in names})


def _need(state: ClassDesk, rest: str, event: Event) -> ClassDesk:
    old = shown(state.file).thresholds
    if rest not in old:
        return state
    value = event.value
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        message = "Próg to procent punktów, od 0 do 100."
        raise GradingError.of("bad_threshold", message, "Poprzedni próg został.")
    return _counting(state, {**old, rest: round(value / 100, 4)})


def _counting(state: ClassDesk, thresholds: Mapping[str, float]) -> ClassDesk:
    return state.with_file(changing.counting(shown(state.file), thresholds, now()))


def _person(state: ClassDesk, _rest: str, event: Event) -> ClassDesk:
    return replace(state, chosen=str(event.value or ""))


def _field(state: ClassDesk, rest: str, event: Event) -> ClassDesk:
    if state.person is None or rest not in FIELDS:
        return state
    said: dict[str, Any] = {rest: " ".join(str(event.value or "").split())}
    person = replace(state.person, **said, saved_at=now())
    return state.with_file(changing.renamed(shown(state.file), person))


def _ask(state: ClassDesk, rest: str, _event: Event) -> ClassDesk:
    return replace(state, asking=rest if rest in ("remove", "close") else "")


def _remove(state: ClassDesk, _rest: str, _event: Event) -> ClassDesk:
    if state.person is None:
        return state
    code = state.person.code
    file = changing.without(shown(state.file), code, date.today())
    told = (
        f"Usunięto dane osoby {code}. Nie wrócą z żadną kopią tej klasy. Zapisz plik i skasuj "
        "jego starsze kopie: w nich te dane jeszcze są. Otwórz go też na stronie oceniania: "
        "wtedy jej oceny opisowe zapomni ta przeglądarka."
    )
    return replace(state.with_file(file, told), chosen="")


def _settle(state: ClassDesk, rest: str, _event: Event) -> ClassDesk:
    file = shown(state.file)
    everything = (one for kind in VERSIONED for one in getattr(file, kind))
    chosen = next((one for one in everything if one.id == rest), None)
    if chosen is None:
        return state
    return state.with_file(resolved(file, chosen, now()), "Rozstrzygnięto.")


def _apart(state: ClassDesk, rest: str, _event: Event) -> ClassDesk:
    file = shown(state.file)
    if (person := next((one for one in file.people if one.id == rest), None)) is not None:
        told = f"{person.name or 'Wybrana osoba'} ma kod {person.code}. Druga dostała nowy kod."
        return state.with_file(apart(file, person, now()), told)
    kept = next((one for one in file.certificates if one.id == rest), None)
    if kept is None:
        return state
    told = (
        f"Numer {kept.number} został przy kodzie {kept.code}. Drugie zaświadczenie dostało nowy "
        "numer. Na stronie „Zaświadczenia” podpisz je i wydrukuj jeszcze raz."
    )
    return state.with_file(renumbered(file, kept, now()), told)


def _class(state: ClassDesk, _rest: str, event: Event) -> ClassDesk:
    at = int(event.value) if str(event.value).isdecimal() else 0
    at = at if at < len(state.classes) else 0
    return replace(state, current=at, chosen="", people_from=0, drafts={})


def _close(state: ClassDesk, _rest: str, _event: Event) -> ClassDesk:
    name = shown(state.file).name
    return replace(state.without_class(), told=f"Klasy {name} nie ma już na tej stronie.")


def _keep(state: ClassDesk, _rest: str, event: Event) -> ClassDesk:
    return replace(state, kept=bool(event.value))


def _turn(state: ClassDesk, rest: str, _event: Event) -> ClassDesk:
    last = max(0, len(shown(state.file).people) - 1)
    return replace(state, people_from=min(int(rest), last)) if rest.isdecimal() else state


ACTS: Mapping[str, Act] = {
    "open": _open, "draft": _draft, "make": _make, "import": _import, "add": _add,
    "meetings": _meetings, "day": _day, "counts": _counts, "need": _need, "person": _person,
    "field": _field, "ask": _ask, "remove": _remove, "settle": _settle, "apart": _apart,
    "class": _class, "close": _close, "keep": _keep, "turn": _turn,
    "words": wording.ask, "say": wording.say, "restore": wording.restore,
    "again": wording.again,
}  # fmt: skip
NEEDS_CLASS = ACTS.keys() - {"open", "draft", "make", "import", "keep"}
