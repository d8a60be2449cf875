"""Whether a logo can be seen on the light header: transparent PNGs and drawings in pale colours.

In the dark theme pages put a white plate behind a logo, so only pale ones on white are lost. A
JPEG, and a PNG without transparency, bring their own background.
"""

from __future__ import annotations

import posixpath
import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice

from msai.errors import Problem
from msai_trainer.editions.logo import LARGEST_BYTES, PNG_SIGN, chunks

Colour = tuple[int, int, int]
#: Contrast that graphics need (WCAG 2.1, 1.4.11), and the share of a logo that has to have it.
LEAST, SHARE = 3.0, 0.15
#: Points that are looked at: enough for a logo, soon done in a browser.
_MOST_POINTS = 150_000
#: Bytes of a point by kind of PNG; only those that can be transparent.
_POINT = {3: 1, 4: 2, 6: 4}
_HEX = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\b")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)")
_PAINTED = re.compile(r"(?:fill|stroke|stop-color)\s*[:=]\s*[\"']?\s*([^;\"'>}]+)")
_NAMES = {"white": (255, 255, 255), "black": (0, 0, 0)}


def pale_logo(name: str, content: bytes) -> Iterator[Problem]:
    """Yield a word of advice when hardly any of a logo is seen on a light background."""
    found = _colours(name, content) if len(content) <= LARGEST_BYTES else []
    if not found:
        return
    seen = sum(one for colour, one in found if contrast_with_white(colour) >= LEAST)
    if seen < SHARE * sum(one for _colour, one in found):
        message = "Logo jest bardzo jasne: na jasnym nagłówku prawie go nie widać."
        hint = "Weź wersję na jasne tło albo plik bez przezroczystości, z własnym tłem."
        place = f"logo {posixpath.basename(name)}"
        yield Problem(place, None, "pale_logo", message, hint)


def contrast_with_white(colour: Colour) -> float:
    """Return the contrast of a colour with white, from 1 to 21 (WCAG 2.1)."""
    parts = [one / 255 for one in colour]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _colours(name: str, content: bytes) -> list[tuple[Colour, float]]:
    """Return the colours of a logo with how much there is of each; empty: nothing can be said."""
    if name.lower().endswith(".svg"):
        return list(_painted(content.decode("utf-8", "replace")))
    try:
        return list(_counted(_points(content))) if content.startswith(PNG_SIGN) else []
    except (struct.error, ValueError, zlib.error, IndexError):
        return []  # what is broken is said elsewhere


def _painted(text: str) -> Iterator[tuple[Colour, float]]:
    told = [one for one in map(_colour, _PAINTED.findall(text)) if one is not None]
    # Without a colour shapes are black, and an unknown one may be anything.
    yield from ((one, 1.0) for one in told)


def _colour(text: str) -> Colour | None:
    text = text.strip()
    if found := _HEX.match(text):
        digits = found[1] if len(found[1]) == 6 else "".join(one * 2 for one in found[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    if found := _RGB.match(text):
        return min(int(found[1]), 255), min(int(found[2]), 255), min(int(found[3]), 255)
    return _NAMES.get(text.lower())


def _counted(points: Iterable[tuple[Colour, int]]) -> Iterator[tuple[Colour, float]]:
    found: dict[Colour, float] = {}
    for colour, alpha in points:
        if alpha:
            found[colour] = found.get(colour, 0.0) + alpha
    yield from found.items()


def _points(content: bytes) -> Iterator[tuple[Colour, int]]:
    """Yield colour and opacity of the points of a PNG of 8 bits that may be transparent."""
    parts: dict[bytes, bytes] = {}
    for kind, data in chunks(content):
        parts[kind] = parts.get(kind, b"") + data
    width, height, bits, kind_of, *_ways, laced = struct.unpack(">IIBBBBB", parts[b"IHDR"])
    opaque = kind_of not in _POINT or (kind_of == 3 and b"tRNS" not in parts)
    if opaque or bits != 8 or laced or width * height > _MOST_POINTS:
        return
    step = _POINT[kind_of]
    palette, clear = parts.get(b"PLTE", b""), parts.get(b"tRNS", b"")
    whole = (width * step + 1) * height
    data = zlib.decompressobj().decompress(parts[b"IDAT"], whole)
    for row in _rows(data, width * step, step):
        for at in range(0, len(row), step):
            if kind_of == 3:
                one = row[at]
                alpha = clear[one] if one < len(clear) else 255
                yield (palette[3 * one], palette[3 * one + 1], palette[3 * one + 2]), alpha
            elif kind_of == 4:
                yield (row[at], row[at], row[at]), row[at + 1]
            else:
                yield (row[at], row[at + 1], row[at + 2]), row[at + 3]


def _rows(data: bytes, length: int, step: int) -> Iterator[bytearray]:
    """Yield the rows of a PNG with their filters undone (PNG specification, 9.2)."""
    before = bytearray(length)
    for at in range(0, len(data), length + 1):
        row = bytearray(data[at + 1 : at + 1 + length])
        for place, told in enumerate(islice(row, len(row))):
            left = row[place - step] if place >= step else 0
            corner = before[place - step] if place >= step else 0
            row[place] = (told + _guess(data[at], left, before[place], corner)) & 0xFF
        yield row
        before = row


def _guess(kind: int, left: int, up: int, corner: int) -> int:
    if kind == 4:
        straight = left + up - corner
        return min((left, up, corner), key=lambda one: abs(straight - one))
    return (0, left, up, (left + up) // 2)[kind]
