"""Which names mean the same unit: the one statement for tables and for boundaries.

Names are compared folded, with plain dashes and no blanks around them; then without the word for
the kind of the unit ("Osiedle", "os.") that one file writes and another leaves out, unless both
write different ones: an estate is no village. What is only alike is suggested, never taken.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from msai.base.fold import fold_words
from msai.diagnosis.column_words import plain_name, plain_names

#: Words for the kind of a unit, folded, and what they mean.
_KINDS = {
    **dict.fromkeys(("osiedle", "osiedla", "os"), "osiedle"),
    **dict.fromkeys(("dzielnica", "dzielnice", "dz"), "dzielnica"),
    **dict.fromkeys(("solectwo", "sol"), "solectwo"),
    "wies": "wies",
    **dict.fromkeys(("gmina", "gm", "gmina miejska", "gmina wiejska", "miasto i gmina"), "gmina"),
    **dict.fromkeys(("miasto", "m"), "miasto"),
    **dict.fromkeys(("powiat", "pow"), "powiat"),
    **dict.fromkeys(("wojewodztwo", "woj"), "wojewodztwo"),
    **dict.fromkeys(("jednostka", "jednostka urbanistyczna", "jednostka pomocnicza"), ""),
    **{word: word for word in ("rejon", "okreg", "kwartal", "obreb")},
}
_KIND = re.compile(rf"^({'|'.join(sorted(_KINDS, key=len, reverse=True))}) (?=\S)")
_DASH = re.compile(r" ?- ?")
#: What some tables write behind a name: its code; beside a code, the kind of a municipality.
_FULL_CODE = re.compile(r" ?\(\d{7}\)?$")
_KIND_DIGIT = re.compile(r" ?\([1-9]\)?$")
#: How alike names are that are worth a question (Ratcliff and Obershelp, `difflib`).
ALIKE = 0.8


def same_name(name: str) -> str:
    """Return a name for comparing: folded, dashes alike and without blanks around them."""
    return _DASH.sub("-", plain_name(name))


def same_names(names: tuple[str, ...]) -> list[str]:
    """Return `same_name` of each name."""
    return [_DASH.sub("-", name) if "-" in name else name for name in plain_names(names)]


def bare_name(name: str, coded: bool = False) -> str:
    """Return the words of a name without those for its kind and without a code behind it.

    Args:
        name: A unit's name.
        coded: A code tells the unit: then "(2)" is the kind of a municipality; else an estate may
            be called "Centrum (2)".
    """
    return _split(name, coded)[1]


def kind_of(name: str) -> str:
    """Return what the word in front of a name says that it is; "": nothing."""
    return _split(name, False)[0]


def kinds_fit(*names: str) -> bool:
    """Tell whether names do not call the unit different things."""
    return len({kind_of(name) for name in names} - {""}) < 2


def likeness(one: str, other: str) -> float:
    """Return how alike two bare names are; one that begins with the other is alike as well."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) > 2 and f" {longer} ".startswith(f" {shorter} "):
        return 0.9
    matcher = SequenceMatcher(None, shorter, longer, autojunk=False)
    quick = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    return matcher.ratio() if quick >= ALIKE else 0.0


def _split(name: str, coded: bool) -> tuple[str, str]:
    plain = _FULL_CODE.sub("", plain_name(name))
    words = fold_words(_KIND_DIGIT.sub("", plain) if coded else plain)
    kind = ""
    while (found := _KIND.match(words)) is not None:
        kind = kind or _KINDS[found[1]]
        words = words[found.end() :]
    return kind, words or plain
