"""Texts made alike for comparing: names of people, headings, file names."""

from msai.base.fold import fold_words as fold

__all__ = ["fold"]
