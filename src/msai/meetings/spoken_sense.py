"""What in own words cannot be so: more than all of the people, letters by chance, words astray.

Each test goes by words alone, like all of `spoken`: what it does not find may be nonsense still.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msai.base.fold import fold_words

#: A share above the whole, in figures or in words.
_ABOVE_ALL = re.compile(
    r"(?<![\d.,])(\d{3,}(?:,\d+)?|\d{1,3}(?:[ \u00a0]\d{3})+)\s*(?:%|procent\w*|proc\b\.?)"
    r"|\b(?:dwieście|trzysta|czterysta|\w{3,}set|tysiąc\w*|sto\s+(?!procent)\w+)\s+procent\w*",
    re.IGNORECASE,
)
#: Before a share: a change by so much, which may be more than the whole.
_CHANGE = re.compile(r"\bo\s+(?:ponad\s+|około\s+|prawie\s+)?$", re.IGNORECASE)
#: What may be above a hundred per cent: criteria, norms, prices, growth.
_MAY_EXCEED = re.compile(
    r"\b(?:kryteri|norm|planu\b|stawk|minimaln|płac|wynagrodz|wzros|wzrós|rośni|urosł|zwięks|koszt"
    r"|cen[aęyo]?\b|budżet|inflacj|obciąż)",
    re.IGNORECASE,
)
#: People and places, of which there is no more than all.
_OF_ALL = re.compile(
    r"^\s*(?:\w+\s+)?(?:osób|ludzi|mieszka|rodzin|dzieci|uczni|młodzie|senior|bezrobot|uczestni"
    r"|powierzchni|obszar|gmin|osiedl|budynk|lokal|sąsia|rodzic|partner|klas)",
    re.IGNORECASE,
)
_WHOLE = 100
#: Pairs of letters that fingers make on a keyboard and no Polish word has; folded.
_ODD_PAIR = re.compile(
    r"f[dghjq]|g[jqx]|h[fgjkq]|j[fhq]|[bdklpstwyz]q|q[^u]|v[bcfjkx]|x[jkvzq]|zx|hd[^w]|d[qx]"
)
_VOWEL = re.compile(r"[aeiouy]")
#: Words without a vowel that people do write.
_NO_VOWEL = frozenset({"pcpr", "crzl", "mpgk", "https", "html", "xlsx", "hmmm", "psst"})
_LONG_WITHOUT_VOWEL, _FEW_WORDS = 4, 3
_WORD = re.compile(r"[^\W\d_]+")
#: One word three times, with nothing between; „bardzo bardzo bardzo” is how people speak.
_THRICE = re.compile(r"\b(?!bardzo\b|nigdy\b)(\w{3,})(?:\s+\1\b){2,}", re.IGNORECASE)
_LINKS = r"(?:w|z|do|na|od|przez|dla|przy|nad|pod|bez|u|o|po|za)"
_LINKS_IN_A_ROW = re.compile(rf"\b{_LINKS}(?:\s+{_LINKS}){{2,}}\b", re.IGNORECASE)
#: A sentence that ends where something had to follow; three dots leave it open on purpose.
_HANGING = re.compile(
    r"\b\w+\s+(?:do|na|od|dla|przez|przy|nad|pod|bez|oraz|lub|albo|ponieważ|że|żeby)\s*[.!?]?\s*$",
    re.IGNORECASE,
)
_OF_US = (
    "jesteśmy|mamy|będziemy|pójdziemy|zrobimy|możemy|chcemy|przyjdziemy|idziemy|mówimy|wiemy"
    "|przygotujemy|przyniesiemy"
)
_OF_ME = "jestem|mam|będę|pójdę|zrobię|mogę|chcę|przyjdę|idę|mówię|wiem|przygotuję|przyniosę"
#: Person or time of the verb against the word beside it.
_AGAINST = re.compile(
    rf"\bja (?:nie |się )?(?:{_OF_US})\b|\bmy (?:nie |się )?(?:{_OF_ME})\b"
    rf"|\bwczoraj (?:{_OF_ME.replace('jestem|mam|', '').replace('mogę|chcę|', '')})\b"
    r"|(?<!na )\bjutro (?:byłem|byłam|byliśmy|byłyśmy|poszłam|poszedłem|przyszłam|przyszedłem)\b",
    re.IGNORECASE,
)
_HANGS_FROM = 3


def impossible_share(text: str) -> str:
    """Return the first share of people or of a place above the whole; or ""."""
    for found in _ABOVE_ALL.finditer(text):
        if found[1] and float(re.sub(r"\s", "", found[1]).replace(",", ".")) <= _WHOLE:
            continue
        is_change = _CHANGE.search(text[: found.start()])
        of_all = _OF_ALL.search(text[found.end() :])
        if not is_change and (of_all or not _MAY_EXCEED.search(text)):
            return found.group(0).strip()
    return ""


def astray(text: str) -> str:
    """Return words that make no sense where they stand; or ""."""
    tests: tuple[Callable[[str], str], ...] = (_by_chance, _thrice, _linked, _left_hanging)
    return next((found for test in tests if (found := test(text))), "")


def _by_chance(text: str) -> str:
    words = _WORD.findall(text)
    odd = [word for word in words if _is_by_chance(word)]
    return " ".join(odd[:4]) if len(odd) > 1 or (odd and len(words) <= _FEW_WORDS) else ""


def _is_by_chance(word: str) -> bool:
    plain = fold_words(word)
    if word.isupper() or plain in _NO_VOWEL:
        return False  # abbreviations
    without_vowel = len(plain) >= _LONG_WITHOUT_VOWEL and not _VOWEL.search(plain)
    return without_vowel or (len(plain) > 2 and _ODD_PAIR.search(plain) is not None)


def _thrice(text: str) -> str:
    found = _THRICE.search(text)
    return found.group(0) if found else ""


def _linked(text: str) -> str:
    found = _LINKS_IN_A_ROW.search(text) or _AGAINST.search(text)
    return found.group(0) if found else ""


def _left_hanging(text: str) -> str:
    found = _HANGING.search(text)
    return found.group(0).strip() if found and len(text.split()) > _HANGS_FROM else ""
