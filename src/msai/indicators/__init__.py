"""Indicators: the card, its checks, and what a measured change does and does not tell."""

from msai.indicators.card import CHANGE_LEVELS, DIRECTIONS, LEVELS, IndicatorCard, from_bank
from msai.indicators.check import RULES, check_card

__all__ = [
    "CHANGE_LEVELS",
    "DIRECTIONS",
    "LEVELS",
    "RULES",
    "IndicatorCard",
    "check_card",
    "from_bank",
]
