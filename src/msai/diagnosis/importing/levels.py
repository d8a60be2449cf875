"""Which level of the country each row is: country, voivodeship, county, municipality, or its part.

GUS lists several levels in one table. Ranked together, a municipality would be compared with the
county that contains it, and its people counted twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from msai.base.i18n import catalogue
from msai.diagnosis.column_words import folded_names, mentioning, plain_name
from msai.diagnosis.importing.teryt import LEVELS, level_of

_, _n = catalogue("diagnosis")

_VOIVODESHIPS = frozenset(
    {"dolnoslaskie", "kujawsko-pomorskie", "lubelskie", "lubuskie", "lodzkie", "malopolskie"}
    | {"mazowieckie", "opolskie", "podkarpackie", "podlaskie", "pomorskie", "slaskie"}
    | {"swietokrzyskie", "warminsko-mazurskie", "wielkopolskie", "zachodniopomorskie"}
)
_PREFIXES = {
    "makroregion ": "macroregion",
    "wojewodztwo ": "voivodeship",
    "podregion ": "subregion",
    "powiat ": "county",
}
_PART = re.compile(r"(?P<whole>.+?) ?- ?(miasto|obszar wiejski)( \([45]\))?")
_KIND = re.compile(r"(?P<whole>.+?) ?\([123]\)")
#: A folded name that holds none of these tells no level.
_TELLING = (
    *("kie", "polska", "poland", "miasto", "obszar wiejski", "(1", "(2", "(3"),
    *map(str.strip, _PREFIXES),
)
#: Levels that are whole municipalities or more: articles 9 and 10 speak of parts of one.
WHOLE = frozenset(LEVELS[:-1])


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels of a table.

    Attributes:
        of_rows: Level of each row, one of `LEVELS`, or "" where nothing tells.
        chosen: Level whose rows are the units; "": those whose level nothing tells.
        present: Levels that can be chosen, the largest areas first.
        units: Whether each row is a unit.
    """

    of_rows: tuple[str, ...]
    chosen: str
    present: tuple[str, ...]
    units: tuple[bool, ...]

    @property
    def is_nested(self) -> bool:
        """Tell whether rows of other levels stand beside the units."""
        return not all(self.units)

    @property
    def are_whole(self) -> bool:
        """Tell whether the units are whole municipalities or more, not parts of one."""
        return self.chosen in WHOLE


def read_levels(names: Sequence[str], codes: Sequence[str] | None, wanted: str = "") -> Levels:
    """Return the level of each row and the level that is proposed, or the wanted one.

    Args:
        names: Names of the rows.
        codes: Full TERYT codes of the rows; None: the table has none.
        wanted: The level that somebody chose; not obeyed where the table does not have it.
    """
    folded = folded_names(tuple(names))
    of_rows = _of_codes(codes, folded) if codes else _of_names(folded)
    if of_rows is None:
        return _nothing(len(names))
    found = Counter(level for level in of_rows if level)
    chosen = wanted if wanted in found else _proposed(found, of_rows, bool(codes))
    units = [_is_unit(at, of_rows, chosen, folded, codes) for at in range(len(names))]
    present = tuple(level for level in LEVELS if found[level] > 1 or level == chosen)
    return Levels(tuple(of_rows), chosen, present, tuple(units))


def level_label(level: str) -> str:
    """Return the name of a level in the plural."""
    return {
        "country": _("countries"),
        "macroregion": _("macroregions"),
        "voivodeship": _("voivodeships"),
        "subregion": _("subregions"),
        "county": _("counties"),
        "municipality": _("municipalities"),
        "part": _("parts of municipalities"),
    }[level]


def level_of_word(word: str) -> str | None:
    """Return the level that a person names, such as "gminy" or "powiat"; None: there is none."""
    stems = {
        "kraj": "country", "makroreg": "macroregion", "wojew": "voivodeship",
        "podreg": "subregion", "powiat": "county", "gmin": "municipality", "czes": "part",
    }  # fmt: skip
    plain = plain_name(word)
    found = (level for stem, level in stems.items() if plain.startswith(stem) or plain == level)
    return next(found, None)


def _nothing(rows: int) -> Levels:
    return Levels(("",) * rows, "", (), (True,) * rows)


def _of_codes(codes: Sequence[str], folded: Sequence[str]) -> list[str] | None:
    """Return the levels that codes tell; a code of a part needs a second witness.

    Whoever numbers municipalities by hand may end a code with 4: a part has its other half, or its
    name, beside it.
    """
    kinds = {code for code in codes if code}
    levels = []
    for code, name in zip(codes, folded, strict=True):
        level = level_of(code) if code else _of_name(name)
        if level == "part" and code[6] in "45":
            other = f"{code[:6]}{'5' if code[6] == '4' else '4'}"
            level = level if other in kinds or _PART.fullmatch(name) else "municipality"
        levels.append(level)
    return levels if len(kinds) > 1 else None


def _of_names(folded: Sequence[str]) -> list[str] | None:
    """Return the levels that names tell; one level alone tells nothing.

    "Centrum (1)" and "Centrum (2)" are estates; only beside a county or the parts of a town is a
    number in brackets the kind of a municipality.
    """
    levels = [""] * len(folded)
    for at in mentioning(folded, _TELLING):
        levels[at] = _of_name(folded[at])
    surely = {level for level in levels if level not in ("", "country", "municipality")}
    found = {level for level in levels if level not in ("", "country")}
    return levels if surely and (len(found) > 1 or "" in levels) else None


def _of_name(name: str) -> str:
    if name in ("polska", "poland"):
        return "country"
    if name in _VOIVODESHIPS:
        return "voivodeship"
    if _PART.fullmatch(name):
        return "part"
    if _KIND.fullmatch(name):
        return "municipality"
    begins = (level for start, level in _PREFIXES.items() if f"{name} ".startswith(start))
    return next(begins, "")


def _proposed(found: Counter[str], of_rows: Sequence[str], coded: bool) -> str:
    """Return the level with most rows that covers the whole; parts cover only themselves.

    Estates have no codes: joined with a table of municipalities, they are the units.
    """
    unknown = sum(not level for level in of_rows)
    if coded and unknown > max(1, *found.values()):
        return ""
    larger = [level for level in found if level not in ("municipality", "part")]
    if unknown > 1 and all(found[level] == 1 for level in found) and larger == list(found):
        return ""
    known = [level for level in LEVELS if found[level] > 1 and level not in ("country", "part")]
    return max(reversed(known), key=lambda level: found[level], default=_finest(found))


def _finest(found: Counter[str]) -> str:
    return max(found, key=LEVELS.index, default="")


def _is_unit(
    at: int, of_rows: Sequence[str], chosen: str, folded: Sequence[str], codes: Sequence[str] | None
) -> bool:
    level = of_rows[at]
    if level == "municipality" and chosen == "part":
        # Without its undivided neighbours the parts would not make up the county.
        return not _has_parts(at, of_rows, folded, codes)
    return level in (chosen, "")


def _has_parts(
    at: int, of_rows: Sequence[str], folded: Sequence[str], codes: Sequence[str] | None
) -> bool:
    parts = [i for i, level in enumerate(of_rows) if level == "part"]
    if codes and codes[at] and all(codes[i] for i in parts):
        same = (codes[i][:6] == codes[at][:6] for i in parts)
        return any(same) or len(_wholes(at, of_rows)) == 1
    kind = _KIND.fullmatch(folded[at])
    whole = kind["whole"] if kind else folded[at]
    return any((m := _PART.fullmatch(folded[i])) and m["whole"] == whole for i in parts)


def _wholes(at: int, of_rows: Sequence[str]) -> list[int]:
    """Return the rows of the same level: districts of Warsaw have other digits than Warsaw."""
    return [i for i, level in enumerate(of_rows) if level == of_rows[at]]
