"""Contrast of two colours, as WCAG 2.1 counts it."""

from __future__ import annotations


def contrast(one: str, other: str) -> float:
    """Return the ratio of two colours, each as RRGGBB with or without a hash."""

    def luminance(colour: str) -> float:
        colour = colour.removeprefix("#")
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
