"""Saying a result to two people: the one who pays and the one who comes.

The rules for such a sentence are the course's own: a number with its “out of how many”, no word
that claims a cause which the comparison cannot show, what is not known said aloud, and for those
who come no jargon and short sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from msai.base.findings import Finding
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.base.stems import find_words, has_word
from msai.indicators import words
from msai.indicators.comparison import Comparison
from msai.indicators.intervals import Share
from msai.indicators.monitoring import Measured

_, ngettext = catalogue("indicators")

Listener = Literal["payer", "participant"]
#: Longest sentence, in words, that is easily understood when heard.
LONGEST_SENTENCE = 20
_OUT_OF = re.compile(r"\d+\s+(?:z|ze|na|of|per)\s+(?:\w+\s+){0,2}\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Result:
    """What there is to say.

    Attributes:
        measured: The indicator.
        place: Name of the estate.
        before: Share before, with us.
        after: Share after, with us.
        periods: The two half-years.
        comparison: What changed and how sure it is.
        limit: What this way of comparing cannot show.
    """

    measured: Measured
    place: str
    before: Share
    after: Share
    periods: tuple[str, str]
    comparison: Comparison
    limit: str


def for_payer(result: Result) -> list[str]:
    """Return the result for the one who pays: numbers, comparison, how sure, the limit."""
    before, after = result.before, result.after
    text = _(
        "{place}: {counted} – {part} of {whole} ({rate} %) in {first}, {part2} of {whole2}"
        " ({rate2} %) in {second}."
    ).format(
        place=result.place,
        counted=result.measured.counted,
        part=before.part,
        whole=before.whole,
        rate=number_text(100 * before.value, 1),
        part2=after.part,
        whole2=after.whole,
        rate2=number_text(100 * after.value, 1),
        first=result.periods[0],
        second=result.periods[1],
    )
    return [text, *result.comparison.sentences, result.limit]


def for_participant(result: Result) -> list[str]:
    """Return the result for the one who comes: two numbers, what is not known, a question."""
    before, after = result.before, result.after
    better = (after.value > before.value) == (result.measured.good == "up")
    moved = round(abs(after.value - before.value) * 100)
    numbers = _("At the beginning it was {part} of {whole}. Now it is {part2} of {whole2}.").format(
        part=before.part, whole=before.whole, part2=after.part, whole2=after.whole
    )
    if not moved or not result.comparison.ours.excludes_zero:
        change = _("This is so small a change that it may be chance.")
    elif better:
        change = _("It has become better. We do not know how much of it is your and our work.")
    else:
        change = _("It has become worse. We want to understand why.")
    return [numbers, change, _("What helped you, and what got in the way?")]


def check_claim(text: str, listener: Listener) -> list[Finding]:
    """Return findings on a result said in one's own words; nothing for an empty text."""
    if not text.strip():
        return []
    findings = [*_common(text), *(_plain(text) if listener == "participant" else _sure(text))]
    fine = Finding("ok", "claim", "", _("A number, out of how many, and no more than is known."))
    return findings or [fine]


def _common(text: str) -> Iterator[Finding]:
    if cause := find_words(text, words.CAUSE):
        reason = _("“{word}” says that the programme is the cause. These data do not show that.")
        better = _("Say what changed, against what, and that the cause is not known.")
        yield Finding("problem", "claims_cause", "", reason.format(word=cause[0]), better)
    if not any(character.isdigit() for character in text):
        reason = _("There is no number, so everybody will imagine another one.")
        yield Finding("problem", "no_number", "", reason, _("Give two numbers: before and now."))
    elif not _OUT_OF.search(text):
        reason = _("A number without “out of how many” may frighten or please without reason.")
        yield Finding("question", "no_whole", "", reason, _("Write for example: 17 of 134."))


def _sure(text: str) -> Iterator[Finding]:
    if not has_word(text, words.UNSURE):
        reason = _("It is not said how sure this is. The first question will be about that.")
        better = _("Add what is not known, or from what to what the difference may be.")
        yield Finding("question", "no_doubt", "", reason, better)


def _plain(text: str) -> Iterator[Finding]:
    if jargon := find_words(text, words.JARGON):
        reason = _("“{word}” is a word of the office.").format(word=jargon[0])
        better = _("Say it as you would say it in the yard.")
        yield Finding("question", "jargon", "", reason, better)
    longest = max(len(sentence.split()) for sentence in re.split(r"[.!?]+", text))
    if longest > LONGEST_SENTENCE:
        reason = _("One sentence has {n} words.").format(n=longest)
        yield Finding("question", "long_sentence", "", reason, _("Cut it in two."))
