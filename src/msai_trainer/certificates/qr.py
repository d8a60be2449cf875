"""A signature of a certificate as a QR code: a picture and its size on paper.

Source of the sizes: ISO/IEC 18004 (quiet zone of 4 modules; level M restores about 15 %).
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import segno
from segno import DataOverflowError

#: Millimetres of one module: a phone reads it off an office printer's paper.
_MODULE = 0.4
_LEAST = 25.0
_QUIET = 4
#: Points of the picture for each module.
_SCALE = 6


@dataclass(frozen=True, slots=True)
class QrPicture:
    """A QR code.

    Attributes:
        png: The picture, quiet zone included.
        side: Millimetres of a side on paper.
    """

    png: bytes
    side: float


def qr_picture(text: str) -> QrPicture | None:
    """Return a text as a QR code; None: it is longer than one code holds (2,331 bytes)."""
    try:
        code = segno.make_qr(text, error="m", boost_error=False)
    except DataOverflowError:
        return None
    file = io.BytesIO()
    code.save(file, kind="png", scale=_SCALE, border=_QUIET)
    modules, _height = code.symbol_size(border=_QUIET)
    return QrPicture(file.getvalue(), max(_LEAST, round(modules * _MODULE, 1)))
