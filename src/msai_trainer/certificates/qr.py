"""A signature of a certificate as a QR code: a picture and its size on paper.

Source of the sizes: ISO/IEC 18004 (quiet zone of 4 modules; level M restores about 15 %).
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cached_property

import segno
from segno import DataOverflowError

#: Millimetres of one module: a phone reads it off an office printer's paper.
_MODULE = 0.4
_LEAST = 25.0
_QUIET = 4
#: Points of the picture for each module.
_SCALE = 6


@dataclass(frozen=True)
class QrPicture:
    """A QR code, its quiet zone included."""

    code: segno.QRCode

    @property
    def side(self) -> float:
        """Return the millimetres of a side on paper."""
        modules, _height = self.code.symbol_size(border=_QUIET)
        return max(_LEAST, round(modules * _MODULE, 1))

    @cached_property
    def png(self) -> bytes:
        """Return it as PNG."""
        file = io.BytesIO()
        self.code.save(file, kind="png", scale=_SCALE, border=_QUIET)
        return file.getvalue()

    @property
    def svg(self) -> str:
        """Return it as SVG."""
        file = io.BytesIO()
        self.code.save(file, kind="svg", border=_QUIET, light="#fff", omitsize=True)
        return file.getvalue().decode()


def qr_picture(text: str) -> QrPicture | None:
    """Return a text as a QR code; None: it is longer than one code holds (2,331 bytes)."""
    try:
        return QrPicture(segno.make_qr(text, error="m", boost_error=False))
    except DataOverflowError:
        return None
