"""How hard a Polish text is to read: the FOG index in its Polish form.

FOG = 0,4 · (words per sentence + 100 · hard words / words). In Polish a word is hard when its
dictionary form has four syllables or more (Pracownia Prostej Polszczyzny, University of Wrocław);
FOG 12 is about the final school examination. The dictionary form is estimated here: endings of
declension and conjugation that add a syllable are not counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

HARD_WORD_SYLLABLES = 4
_VOWELS = "aąeęioóuy"
#: One syllable although two vowels meet.
_GLIDES = (re.compile(f"i(?=[{_VOWELS}])"), re.compile("(?<=e)u"), re.compile("(?<=(?<!n)a)u"))
#: Endings one syllable longer than the dictionary form: nouns, adjectives, verbs.
_LONGER_ENDINGS = (
    *("ami", "ego", "emu", "ymi", "imi", "owi", "owie"),
    *("amy", "emy", "imy", "ymy", "ała", "ało", "ały", "ali"),
    *("iła", "iło", "iły", "ili", "yła", "yło", "yły", "yli"),
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NUMBER = re.compile(r"\d[\d\s.,:%–-]*\d|\d")
#: A full stop after these does not end a sentence.
_ABBREVIATIONS = re.compile(
    r"\b(np|m\.in|tzn|tzw|itd|itp|art|ust|pkt|lit|poz|nr|str|s|r|ok|godz|zł|tys|mln|proc|por|zob"
    r"|Dz\.U|t\.j|ul|dr|prof)\.",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…]+(?=[\s”\")\]]|$)|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Readability:
    """Counts of one text and what follows from them.

    Attributes:
        words: Words and numbers.
        sentences: Sentences, headings and list items.
        hard_words: Words of four syllables or more in their estimated dictionary form.
    """

    words: int
    sentences: int
    hard_words: int

    @property
    def sentence_length(self) -> float:
        """Return the mean number of words in a sentence."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def hard_share(self) -> float:
        """Return the share of hard words, 0-1."""
        return self.hard_words / self.words if self.words else 0.0

    @property
    def fog(self) -> float:
        """Return the FOG-PL index; 0 for an empty text."""
        return 0.4 * (self.sentence_length + 100 * self.hard_share)


def measure(text: str) -> Readability:
    """Count words, sentences and hard words of plain Polish text (no markup)."""
    text = _ABBREVIATIONS.sub(lambda match: match[0].replace(".", ""), text)
    sentences = [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]
    words = _WORD.findall(text)
    numbers = _NUMBER.findall(text)
    return Readability(len(words) + len(numbers), len(sentences), sum(map(is_hard, words)))


def hard_words(text: str) -> list[str]:
    """Return the hard words of a text, lower case, in their order."""
    return [word.lower() for word in _WORD.findall(text) if is_hard(word)]


def is_hard(word: str) -> bool:
    """Tell whether the word's estimated dictionary form has four syllables or more."""
    return any(
        _dictionary_syllables(part) >= HARD_WORD_SYLLABLES for part in word.lower().split("-")
    )


def syllables(word: str) -> int:
    """Return the number of syllables of a Polish word.

    ``i`` before a vowel only softens the consonant, ``eu`` and ``au`` are one syllable, save in
    words like "nauka".
    """
    word = word.lower()
    for glide in _GLIDES:
        word = glide.sub("", word)
    return sum(letter in _VOWELS for letter in word)


def _dictionary_syllables(word: str) -> int:
    count = syllables(word)
    is_longer = count >= HARD_WORD_SYLLABLES and word.endswith(_LONGER_ENDINGS)
    return count - 1 if is_longer else count
