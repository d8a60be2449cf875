"""Own answers rated blind by two colleagues: what goes out, what comes back, where they differ.

What is rated is the written answer of each assignment: the one that a person reads, with its rubric
of 0–2 points. Nothing says whose the answers are, and they stand in an order that says nothing.
"""

from __future__ import annotations

from msai.peers.comparing import ComparedPoint, agreement_words, compared
from msai.peers.ratings import AnswerRating, RatingRefused, SheetRating, read_rating
from msai.peers.sheet import PeerAnswer, in_blind_order, sheet_name, written_answers
from msai.peers.sheet_page import sheet_page

__all__ = [
    "AnswerRating",
    "ComparedPoint",
    "PeerAnswer",
    "RatingRefused",
    "SheetRating",
    "agreement_words",
    "compared",
    "in_blind_order",
    "read_rating",
    "sheet_name",
    "sheet_page",
    "written_answers",
]
