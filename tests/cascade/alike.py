"""Whether two pictures of a page show the same to a person.

Both are read in squares of some six millimetres, after a blur: another rasteriser, other hinting or
a letter that moved by half a millimetre changes all squares a little; a title that moved, a logo
that is gone or a colour that changed changes some squares much.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

#: Dots of an inch of the pictures that are kept.
DPI = 48
#: Dots of a square's side, and of the blur.
_CELL, _BLUR = 12, 6
#: A square differs from this difference of its mean colour on (0–255).
FAR = 20
#: So many squares may differ.
MOST = 3
#: Dots that a page may be larger or smaller.
_EDGE = 2


def picture_of(path: Path) -> Image.Image:
    """Return a picture in full colours."""
    with Image.open(path) as opened:
        return opened.convert("RGB")


def differing(kept: Image.Image, made: Image.Image) -> int:
    """Return how many squares differ; of pages of other sizes: all of them."""
    sizes = np.array([kept.size, made.size])
    if np.abs(sizes[0] - sizes[1]).max() > _EDGE:
        return int(sizes[0].prod()) // _CELL**2
    wide, high = (int(side) for side in sizes.min(axis=0) // _CELL * _CELL)
    one, other = (_squares(picture.crop((0, 0, wide, high))) for picture in (kept, made))
    return int((np.abs(one - other).max(axis=2) > FAR).sum())


def _squares(picture: Image.Image) -> np.ndarray:
    """Return the mean colours of the squares: rows × columns × 3."""
    blurred = picture.filter(ImageFilter.BoxBlur(_BLUR))
    return np.asarray(blurred.reduce(_CELL), dtype=float)
