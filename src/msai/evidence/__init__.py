"""What works: evidence cards, and the choice between two of them for one's own “because”."""

from msai.evidence.card import (
    EvidenceCard,
    StudySource,
    by_name,
    card,
    cards,
    certainty_words,
    names,
)
from msai.evidence.choosing import Leaning, check_leaning, leaning_told, side_by_side

__all__ = [
    "EvidenceCard",
    "Leaning",
    "StudySource",
    "by_name",
    "card",
    "cards",
    "certainty_words",
    "check_leaning",
    "leaning_told",
    "names",
    "side_by_side",
]
