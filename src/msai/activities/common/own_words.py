"""Own words to one card after another, as both exercises with meetings keep them in short."""

from __future__ import annotations


def with_words(
    said: tuple[tuple[str, str], ...], card: str, words: str
) -> tuple[tuple[str, str], ...]:
    """Return own words by card with those to one card, the newest last; blank ones are none."""
    others = tuple(pair for pair in said if pair[0] != card)
    return (*others, (card, words)) if words.strip() else others
