"""Long text on several slides: at most so many words on one, cut between lines or sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

#: Words on a slide, title included; what is more goes to the next one or to the notes.
MOST_WORDS = 40
#: A sentence ends before a capital, a digit or an opening quotation mark; "art." ends none.
_SENTENCE = re.compile(
    r"(?<=[.!?…”])(?<!\bart\.)(?<!\bust\.)(?<!\bpkt\.)(?<!\bpoz\.)(?<!\bnr\.)(?<!\bm\.in\.)(?<!\bok\.)"
    r"(?<!\bnp\.)(?<!\bDz\.)[ \n]+(?=[A-ZĄĆĘŁŃÓŚŹŻ„0-9])"
)


@dataclass(frozen=True, slots=True)
class SlideLine:
    """A paragraph on a slide.

    Attributes:
        text: What it says.
        mark: What stands before it: a bullet, ``3.``, ``B.`` or nothing.
    """

    text: str
    mark: str = ""


def count_words(*texts: str) -> int:
    """Return how many words there are."""
    return sum(len(text.split()) for text in texts)


def parted(
    lines: Sequence[SlideLine], most: int, fits: Callable[[Sequence[SlideLine]], bool]
) -> list[tuple[SlideLine, ...]]:
    """Return the lines in as few groups as possible, about equally full.

    Args:
        lines: Paragraphs in order.
        most: Words of a group.
        fits: Whether a group has room in its frame.
    """
    pieces = [piece for line in lines for piece in _pieces(line, most, fits)]
    return _balanced(pieces, most, fits)


def _balanced(
    pieces: Sequence[SlideLine], most: int, fits: Callable[[Sequence[SlideLine]], bool]
) -> list[tuple[SlideLine, ...]]:
    fewest = _groups(pieces, most, fits)
    caps = (_groups(pieces, cap, fits) for cap in range(1, most))
    return next((groups for groups in caps if len(groups) == len(fewest)), fewest)


def _groups(
    pieces: Sequence[SlideLine], most: int, fits: Callable[[Sequence[SlideLine]], bool]
) -> list[tuple[SlideLine, ...]]:
    groups: list[tuple[SlideLine, ...]] = []
    for piece in pieces:
        longer = (*groups[-1], piece) if groups else ()
        if longer and count_words(*(one.text for one in longer)) <= most and fits(longer):
            groups[-1] = longer
        else:
            groups.append((piece,))
    return groups


def _pieces(
    line: SlideLine, most: int, fits: Callable[[Sequence[SlideLine]], bool]
) -> Iterator[SlideLine]:
    """Yield a line, or its sentences together as far as they go; only the first has the mark."""
    if count_words(line.text) <= most and fits([line]):
        yield line
        return
    told = [SlideLine(part) for one in _SENTENCE.split(line.text) for part in _short(one, most)]
    for at, group in enumerate(_balanced(told, most, lambda some: fits([_joined(some)]))):
        yield replace(_joined(group), mark=line.mark if at == 0 else "")


def _joined(lines: Sequence[SlideLine]) -> SlideLine:
    return SlideLine(" ".join(one.text for one in lines))


def _short(sentence: str, most: int) -> Iterator[str]:
    words = sentence.split(" ")
    for start in range(0, len(words), most):
        yield " ".join(words[start : start + most])
