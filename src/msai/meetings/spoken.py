"""What a program can see in own words before anybody praises them: what must not be said.

It goes by words and does not understand: it can find an insult, a name, a number of nothing, a
promise for somebody else and words that make no sentence. Where it finds none, that is no praise.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msai.base.findings import Finding, Verdict
from msai.base.fold import bare, fold_words
from msai.base.i18n import catalogue
from msai.base.personal_data import private_kinds
from msai.base.stems import find_words, has_word
from msai.meetings import spoken_words as words_of
from msai.meetings.insults import AS_LETTERS, CONTEMPT, HOSTILE, INSULTS, PHRASES
from msai.meetings.spoken_sense import astray, impossible_share

_, ngettext = catalogue("meetings")

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_END = re.compile(r"[.!?]")
_COMMA = re.compile(r"[,;]")
_LETTER = re.compile(r"[^\W\d_]")
_DOUBLE_VOWEL = re.compile(r"([aeiouy])\1+")
#: Fewer words are no sentence that could be read this way; so many may do without small words.
_READABLE_FROM, _SHORT = 5, 8
#: So few words can be one word over and over.
_REPEATED_FROM = 3
#: So many signs are shown of what holds no letter at all.
_SHOWN = 12
#: Least share of small words, and of different words in a short and in a long text.
_LEAST_SMALL, _LEAST_DIFFERENT, _LEAST_DIFFERENT_LONG, _LONG = 0.1, 0.5, 0.35, 30


def spoken_faults(text: str) -> list[Finding]:
    """Return what must not be said so, each with its reason; nothing found is no praise.

    Returns:
        Problems ``insult``, ``name``, ``nonsense``, ``impossible_share`` and ``for_others``, a
        question ``empty_number``; the field is ``own``.
    """
    tests: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("insult", hurting),
        ("name", _name),
        ("nonsense", _nonsense),
        ("impossible_share", impossible_share),
        ("for_others", promised_for_others),
        ("empty_number", empty_number),
    )
    return [_fault(code, found) for code, test in tests if (found := test(text))]


def spoils(text: str) -> bool:
    """Tell whether a text holds what no other merit makes up for."""
    return any(finding.verdict == "problem" for finding in spoken_faults(text))


def _fault(code: str, found: str) -> Finding:
    reason, better = {
        "insult": (
            _("“{found}” may hurt. Whatever follows will not be heard."),
            _("Say what you see and what you ask for."),
        ),
        "name": (
            _("There seems to be {found} here. The conversation would stop at this."),
            _("Who gets help is a secret also in a conversation with a partner."),
        ),
        "nonsense": (
            _("I cannot read this as a sentence: “{found}”."),
            _("Write as you would speak, in whole sentences."),
        ),
        "impossible_share": (
            _("“{found}”: no share of people or of a place is more than all of it."),
            _("Say so many of so many, or by how much something grew."),
        ),
        "for_others": (
            _("“{found}”: somebody else decides about this."),
            _("Say who decides, and promise your own step only."),
        ),
        "empty_number": (
            _("“{found}”: a number of what? It does not belong to such a conversation."),
            _("Count people, hours, meetings or weeks."),
        ),
    }[code]
    verdict: Verdict = "question" if code == "empty_number" else "problem"
    return Finding(verdict, code, "own", reason.format(found=found), better)


def hurting(text: str) -> str:
    """Return the first words that may hurt, without their diacritics; or ""."""
    plain = bare(text)
    if beside := CONTEMPT.search(plain.lower()):
        return beside.group(0)
    found = find_words(plain, INSULTS) or find_words(plain, PHRASES) or find_words(text, HOSTILE)
    found = found or find_words(_disguised(plain), INSULTS)
    return found[0] if found else ""


def _disguised(plain: str) -> str:
    """Return the words whose letters are figures or stand twice („d3bil”, „debiil”), as meant."""
    words = (word.strip(",.;:!?") for word in plain.lower().split())
    meant = (
        _DOUBLE_VOWEL.sub(r"\1", word.translate(AS_LETTERS))
        for word in words
        if _LETTER.search(word)
    )
    return " ".join(meant)


def _name(text: str) -> str:
    """Return what sorts of personal data there are; never the data themselves."""
    kinds = private_kinds(text)
    if not kinds and words_of.SURNAME.search(text):
        return _("a surname")
    return ", ".join(kinds)


def _nonsense(text: str) -> str:
    """Return the beginning of words that make no sentence: stuck keys, a list, one word again."""
    words = fold_words(text).split()
    if (found := unreadable(text) or astray(text)) or len(words) < _READABLE_FROM:
        return found
    is_odd = _is_list(text, words) or not _is_joined(text, words)
    return _beginning(text) if is_odd else ""


def unreadable(text: str) -> str:
    """Return the beginning of what is no Polish at all, be it a sentence or a few words; or ""."""
    if text.strip() and not _LETTER.search(text):
        return text.strip()[:_SHOWN]
    words = fold_words(text).split()
    is_other = words_of.OTHER_LETTERS.search(text) or _is_foreign(words)
    if is_other or (len(words) >= _REPEATED_FROM and _repeats(words)):
        return _beginning(text)
    return next((word for word in words if words_of.STUCK.search(word)), "")


def _beginning(text: str) -> str:
    return " ".join(text.split()[:4])


def _is_foreign(words: list[str]) -> bool:
    return len(words_of.FOREIGN_SMALL.intersection(words)) > 1


def _is_list(text: str, words: list[str]) -> bool:
    return len(words) / (len(_COMMA.findall(text)) + 1) < 2


def _repeats(words: list[str]) -> bool:
    least = _LEAST_DIFFERENT if len(words) < _LONG else _LEAST_DIFFERENT_LONG
    return len(set(words)) / len(words) < least


def _is_joined(text: str, words: list[str]) -> bool:
    """Tell whether small words join the others; a short sentence may do with its end alone."""
    small = sum(word in words_of.SMALL for word in words) / len(words)
    return small >= _LEAST_SMALL or (len(words) < _SHORT and _END.search(text) is not None)


def promised_for_others(text: str) -> str:
    """Return the words that promise what others decide: money, a vote, what somebody will do."""
    for sentence in _SENTENCE.split(text):
        found = words_of.FOR_OTHERS.search(sentence)
        is_open = has_word(sentence, words_of.OPEN)
        if found and not is_open and not has_word(found.group(0), ("nie=",)):
            return found.group(0)
        if everybody := words_of.FOR_ALL.search(sentence):
            return everybody.group(0)
        if promises_too_much(sentence):
            promise = find_words(sentence, words_of.PROMISE)[:1]
            return " … ".join((*promise, *find_words(sentence, words_of.FOREIGN)[:1]))
    return ""


def promises_too_much(text: str) -> bool:
    """Return whether a sentence promises what others decide: money, a vote, statistics."""
    return any(
        has_word(sentence, words_of.FOREIGN) and has_word(sentence, words_of.PROMISE)
        for sentence in _SENTENCE.split(text)
        if not has_word(sentence, words_of.DENIAL)
    )


def empty_number(text: str) -> str:
    """Return the first number that counts nothing such talks count, or counts everything; or ""."""
    if everything := words_of.EVERYTHING.search(text):
        return everything.group(0)
    for match in words_of.NUMBER.finditer(text):
        after = words_of.BESIDE.split((match.group(1) or "").strip())[0]
        is_time = words_of.BEFORE_TIME.search(text[: match.start()])
        if after and not is_time and not words_of.COUNTED.search(after):
            return match.group(0).strip(" ,.;:!?")
    return ""
