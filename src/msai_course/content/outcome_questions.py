"""The test before and after as closed questions: what may be guessed of it by looks.

Each right answer stands among the wrong ones of its question, in an order drawn by its text.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from msai.outcomes.items import ITEMS, OutcomeItem
from msai_course.content.blind_guessing import ClosedQuestion


def closed_questions_of_the_test() -> Iterator[ClosedQuestion]:
    """Yield the questions of both forms; where a number is typed, nothing can be guessed."""
    for item in ITEMS.entries():
        for text, right, wrong in _parts(item):
            options = [right, *wrong]
            random.Random(f"{text} {right}").shuffle(options)
            yield ClosedQuestion(text, tuple(options), options.index(right))


def _parts(item: OutcomeItem) -> Iterator[tuple[str, str, Sequence[str]]]:
    wrong = [one.text for one in item.options if not one.right]
    for one in item.options:
        if one.right:
            yield item.text, one.text, wrong
    for pair in item.pairs:
        others = [text for text in item.choices if text != pair.right]
        yield f"{item.text} {pair.left}", pair.right, others
    if item.steps:
        # Which step comes first: the one thing about an order that can be guessed alone.
        yield item.text, item.choices[0], item.choices[1:]
