"""Codes of people: ``wiosna-07-5`` is class, number and check sign.

A person is a class and a code. The check sign tells a mistyped code from another person's code.
It is that of ISO/IEC 7064, MOD 37-2, the standard's system with one check sign for letters and
digits that notices *every* wrong sign and *every* pair of neighbours swapped (its MOD 37,36 misses
some swaps). Signs that are misread (I, L, O) and the standard's 37th sign (``*``) are not given
out: a number that would need one is left out of the class.

Codes of older classes (``K07``), and whatever a trainer's own list holds, have no check sign; they
go on working.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import count as count_from
from itertools import islice

#: Values of the signs in ISO/IEC 7064; the place in the text is the value.
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
_NOT_GIVEN_OUT = frozenset("ILO*")
#: What hands and eyes take for a digit.
_MISREAD = str.maketrans("ILO", "110")
#: Class, number and check sign with separators; the number may hold one wrong sign.
_SHAPE = re.compile(r"(.*[^\W_])[-_\s]+([^\W_]*[\dILO][^\W_]*)[-_\s]+([^\W_])", re.ASCII | re.I)
#: The same typed in one go; with a digit at the end it may as well be a code of another kind.
_CLOSED = re.compile(r"([A-Z][A-Z0-9]+[A-Z])(\d{2,3})([A-Z])", re.ASCII | re.I)
_CLOSED_WITH_DIGIT = re.compile(r"([A-Z][A-Z0-9]+[A-Z])(\d{2,3})(\d)", re.ASCII | re.I)
#: As many codes are proposed for a mistyped one.
_MOST_PROPOSED = 3
#: A class name may be so long that its codes still name files and folders (32 signs).
LONGEST_CLASS = 24


@dataclass(frozen=True, slots=True)
class Code:
    """A code with a check sign that fits, spelled as it is given out.

    Attributes:
        klasa: Name of the class.
        number: Number within the class, two digits or more.
        check: The check sign.
    """

    klasa: str
    number: str
    check: str

    def __str__(self) -> str:
        return f"{self.klasa}-{self.number}-{self.check}"


def make_codes(klasa: str, count: int) -> tuple[str, ...]:
    """Return the codes of a new class; numbers without a clear check sign are left out.

    Args:
        klasa: Name of the class: letters without diacritics, digits, ``-`` and ``_``.
        count: How many people.
    """
    width = 2
    while True:
        codes = list(islice(_codes(klasa, width), count))
        if len({len(code) for code in codes}) < 2:
            return tuple(codes)
        width += 1


def _codes(klasa: str, width: int) -> Iterator[str]:
    for number in count_from(1):
        digits = f"{number:0{width}}"
        sign = check_sign(klasa + digits)
        if sign not in _NOT_GIVEN_OUT:
            yield f"{klasa}-{digits}-{sign}"


def check_sign(text: str) -> str:
    """Return the check sign of class and number (ISO/IEC 7064, MOD 37-2); may be ``*``.

    Anything but letters and digits is passed over, and letter case does not matter.
    """
    total = 0
    for sign in squeeze(text):
        total = (total + _SIGNS.index(sign)) * 2 % 37
    return _SIGNS[(1 - total) % 37]


def squeeze(text: str) -> str:
    """Return a code for comparing: capital letters and digits of ASCII alone."""
    return re.sub(r"[^0-9A-Z]+", "", text.upper(), flags=re.ASCII)


def parse(text: str, classes: Collection[str] = ()) -> Code | None:
    """Return the code that a text holds, however it was typed; None: no check sign that fits.

    Spaces, missing dashes, letter case, and ``O``, ``I``, ``l`` in place of digits do not matter.

    Args:
        text: What was typed.
        classes: Names of the classes that are known; needed where the name of the class ends in
            a digit and the dashes are missing.
    """
    readings = [*_readings(text, classes), *_split(_CLOSED_WITH_DIGIT, text)]
    for klasa, number, check in readings:
        digits, sign = (part.upper().translate(_MISREAD) for part in (number, check))
        if len(digits) > 1 and digits.isdigit() and check_sign(klasa + digits) == sign:
            return Code(klasa, digits, sign)
    return None


def is_mistyped(text: str, classes: Collection[str] = ()) -> bool:
    """Return whether a text is meant as a code with a check sign, and the sign does not fit.

    Codes without a check sign, such as ``K07``, are not mistyped: nobody can tell.

    Args:
        text: What was typed.
        classes: Names of the classes that are known: what begins with one is meant so.
    """
    return parse(text, classes) is None and any(True for _one in _readings(text, classes))


def has_check(text: str, classes: Collection[str] = ()) -> bool:
    """Return whether a text is a code with a check sign that fits."""
    return parse(text, classes) is not None


def normalise(text: str, classes: Collection[str] = ()) -> str:
    """Return the spelling that is given out; what is no code with a check sign stays as it is."""
    found = parse(text, classes)
    return str(found) if found else text.strip()


def split_codes(text: str) -> list[str]:
    """Return the codes that were typed one after the other, spelled as they are given out.

    Commas, semicolons, lines and spaces stand between them; ``wiosna 07 r`` is one code all the
    same.
    """
    pieces = [" ".join(piece.split()) for piece in re.split(r"[,;\n]+", text)]
    return [code for piece in pieces for code in _one_or_more(piece)]


def _one_or_more(piece: str) -> list[str]:
    if parse(piece):
        return [normalise(piece)]
    words = piece.split()
    if len(words) == 3 and is_mistyped(piece) and not any(map(has_check, words)):
        return ["-".join(words)]
    return [normalise(word) for word in words]


def likely(text: str, codes: Iterable[str]) -> tuple[str, ...]:
    """Return which codes of a list may be meant by a mistyped one, the nearest first.

    Args:
        text: What was typed.
        codes: The codes on the list.
    """
    typed = squeeze(text)
    near = [(_distance(typed, squeeze(code)), code) for code in codes]
    nearest = min((steps for steps, _code in near), default=0)
    if nearest > 2:
        return ()
    return tuple(sorted(code for steps, code in near if steps == nearest))[:_MOST_PROPOSED]


def _readings(text: str, classes: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Yield class, number and check sign as the text may be split, known classes first."""
    plain = squeeze(text)
    for klasa in sorted(classes, key=len, reverse=True):
        rest = plain.removeprefix(squeeze(klasa))
        if squeeze(klasa) and rest != plain and len(rest) > 2:
            yield klasa, rest[:-1], rest[-1]
    if found := _SHAPE.fullmatch(text.strip()):
        yield found[1], found[2], found[3]
    yield from _split(_CLOSED, text)


def _split(shape: re.Pattern[str], text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the parts of a text whose dashes are missing or slipped by a place."""
    if found := shape.fullmatch(re.sub(r"[-_\s]+", "", text)):
        yield found[1], found[2], found[3]


def _distance(one: str, other: str) -> int:
    """Return how many slips of the hand lie between: wrong, missing, needless, swapped signs."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    line = list(range(len(other) + 1))
    for row, sign in enumerate(one, start=1):
        older, before, line = before, line, [row]
        for column, wanted in enumerate(other, start=1):
            steps = min(before[column] + 1, line[-1] + 1, before[column - 1] + (sign != wanted))
            if row > 1 and column > 1 and (sign, one[row - 2]) == (other[column - 2], wanted):
                steps = min(steps, older[column - 2] + 1)
            line.append(steps)
    return line[-1]
