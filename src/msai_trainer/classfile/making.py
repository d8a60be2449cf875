"""New classes and new people: from pasted names, from a number, from a list; with checked codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count

from msai.assignments.codes import LONGEST_CLASS, make_codes, parse
from msai.base.fold import fold
from msai_trainer.classfile.changing import with_records
from msai_trainer.classfile.merging import resolved
from msai_trainer.classfile.model import ClassFile, Participant
from msai_trainer.errors import GradingError
from msai_trainer.people.klasa import new_id
from msai_trainer.people.roster import CODE, Entry

#: As many people one class may have; a region has more classes instead.
MOST_PEOPLE = 500
_LONGEST = 200
#: The number of a row, as a sheet or a list has it.
_NUMBER = re.compile(r"^\d+[.)]?[\s;,]+")
#: Words of a sheet's first row.
_HEADINGS = frozenset(
    ("lp", "nr", "imie", "imiona", "i", "nazwisko", "nazwiska", "e", "mail", "email")
)


def new_class(name: str, *, edition: str = "") -> ClassFile:
    """Return a class without people.

    Raises:
        GradingError: No codes can be made of this name.
    """
    name = name.strip()
    if not CODE.fullmatch(name) or len(name) > LONGEST_CLASS:
        message = f"„{name}” nie nadaje się na nazwę klasy." if name else "Klasa nie ma nazwy."
        hint = f"Użyj do {LONGEST_CLASS} liter bez ogonków, cyfr i łączników, np. wiosna-2027."
        raise GradingError.of("bad_name", message, hint)
    return ClassFile(name=name, klasa_id=new_id(), edition=edition)


def with_named(file: ClassFile, people: Sequence[Entry], now: datetime) -> ClassFile:
    """Return a class with further people; who has no code gets a new one with a check sign.

    Args:
        file: The class.
        people: Names, with codes (a list that exists) or with empty ones.
        now: The moment, UTC.

    Raises:
        GradingError: Too many people, or a code that was removed or stands twice.
    """
    given = {one.code.casefold() for one in file.people}
    removed = {one.code.casefold() for one in file.removed}
    own = [one.kod for one in people if one.kod]
    if clash := next((code for code in own if code.casefold() in removed), ""):
        message = f"Dane osoby z kodem {clash} usunięto z tej klasy i nie wrócą."
        raise GradingError.of("removed_code", message, "Daj tej osobie inny kod.")
    if clash := next((code for code in own if code.casefold() in given), ""):
        message = f"Kod {clash} jest już w tej klasie."
        raise GradingError.of("taken_code", message, "Zmień dane tej osoby w części „Jedna osoba”.")
    if len(given) + len(people) > MOST_PEOPLE:
        message = f"Klasa może mieć najwyżej {MOST_PEOPLE} osób."
        raise GradingError.of("too_many", message, "Podziel ją na kilka klas.")
    fresh = iter(_new_codes(file, len(people), own))
    new = [person_of(one, one.kod or next(fresh), now) for one in people]
    return with_records(file, "people", new)


def _new_codes(file: ClassFile, number: int, taken: Iterable[str]) -> list[str]:
    """Return codes that nobody has or had: also removed people's are never given again."""
    used = {*taken, *(one.code for one in file.people), *(one.code for one in file.removed)}
    numbers = {int(found.number) for code in used if (found := parse(code, [file.name]))}
    for more in count(number + len(used), 50):
        made = [
            code
            for code in make_codes(file.name, more)
            if (found := parse(code, [file.name])) and int(found.number) not in numbers
        ]
        if len(made) >= number:
            return made[:number]
    raise AssertionError("there are always more numbers")


def person_of(entry: Entry, code: str, now: datetime) -> Participant:
    """Return a line of a list as a person of a class."""
    return Participant(
        code=code,
        first_name=entry.imie,
        surname=entry.nazwisko,
        email=entry.email,
        institution=entry.instytucja,
        group=entry.grupa,
        saved_at=now,
    )


def apart(file: ClassFile, kept: Participant, now: datetime) -> ClassFile:
    """Return a class in which people who got one code on two computers are several people.

    Args:
        file: The class, with versions of one person that do not know each other.
        kept: Who keeps the code, and what was handed in and judged under it; the others get codes
            that nobody had.
        now: The moment of the decision, UTC.
    """
    others = [one for one in file.people if one.key == kept.key and one.id != kept.id]
    codes = _new_codes(file, len(others), ())
    new = [
        replace(one, code=code, saved_at=now, replaces=())
        for one, code in zip(others, codes, strict=True)
    ]
    return with_records(resolved(file, kept, now), "people", new)


def names_in(text: str) -> list[Entry]:
    """Return the people of pasted lines: „Anna Maria Nowak”, with an e-mail address if need be.

    The last word is the surname; where a line has semicolons, tabs or commas, its parts are first
    name, surname and address. Numbers of the rows and a first row of headings are passed over.
    """
    lines = (_NUMBER.sub("", line.strip()) for line in text.splitlines())
    return [_named(line[:_LONGEST]) for line in lines if line and not _is_heading(line)]


def _is_heading(line: str) -> bool:
    """Tell whether a line holds nothing but names of columns, pasted along with the people."""
    words = set(re.split(r"[\s;,.|-]+", fold(line))) - {""}
    return words <= _HEADINGS


def _named(line: str) -> Entry:
    for sign in ";,":
        line = line.replace(sign, "\t")
    address = next((word for word in line.split() if "@" in word), "")
    parts = [" ".join(part.split()) for part in line.replace(address, "").split("\t")]
    parts = [part for part in parts if part]
    if len(parts) == 1:
        first, _space, last = parts[0].rpartition(" ")
        parts = [first, last]
    first, last = (*parts, "", "")[:2]
    return Entry("", first, last, address)


def nameless(number: int) -> list[Entry]:
    """Return as many people who have nothing but the code that they will get.

    Raises:
        GradingError: That is no number of people.
    """
    if not 1 <= number <= MOST_PEOPLE:
        message = "To nie jest liczba osób w klasie."
        raise GradingError.of("bad_count", message, f"Wpisz liczbę od 1 do {MOST_PEOPLE}.")
    return [Entry("")] * number
