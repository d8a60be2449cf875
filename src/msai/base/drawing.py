"""Charts of a document become pictures: drawn by the page beforehand, or here on the host."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.util import find_spec
from itertools import starmap
from typing import Any

from msai.base.blocks import Block, PaperChart, PaperPicture, Paragraph
from msai.base.charts import VEGA_LITE

#: Pixels of a picture for one of the chart; at most so many bytes are put into a document.
SHARPNESS, LARGEST = 3, 1_000_000
#: How every whole PNG begins and ends (PNG specification, 5.2 and 11.2.4).
_BEGIN, _END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"
_DATA = b"IDAT"
_NOT_DRAWN = "Rysunku nie udało się zrobić. Miał pokazać: {alt}"


def charts_of(blocks: Iterable[Block]) -> list[Mapping[str, Any]]:
    """Return the specifications of the charts in a document, in order."""
    return [block.spec for block in blocks if isinstance(block, PaperChart)]


def with_pictures(blocks: Iterable[Block], pictures: Sequence[bytes | None]) -> list[Block]:
    """Return a document in which charts are pictures.

    Args:
        blocks: The document.
        pictures: A PNG for each chart, in order; what is none, missing, too large or no whole PNG
            leaves the chart as it is, for `drawn_on_host`.
    """
    waiting = iter(pictures)
    return [
        _as_picture(block, next(waiting, None)) if isinstance(block, PaperChart) else block
        for block in blocks
    ]


def drawn_on_host(blocks: Iterable[Block]) -> list[Block]:
    """Return a document in which no chart is left: a picture, or a line that there is none."""
    return [_settled(block) if isinstance(block, PaperChart) else block for block in blocks]


def _as_picture(chart: PaperChart, content: bytes | None) -> Block:
    picture = packed(content or b"")
    if picture is None or len(picture) > LARGEST:
        return chart
    return PaperPicture(picture, chart.alt, chart.caption, chart.note, chart.width)


def _settled(chart: PaperChart) -> Block:
    found = _as_picture(chart, host_png(chart.spec))
    return Paragraph(_NOT_DRAWN.format(alt=chart.alt)) if found is chart else found


def host_png(spec: Mapping[str, Any]) -> bytes | None:
    """Return a chart as PNG; None: in the browser, or when it cannot be drawn."""
    return None if find_spec("vl_convert") is None else _drawn(json.dumps(spec))


@lru_cache(maxsize=16)
def _drawn(spec: str) -> bytes | None:
    import vl_convert

    try:
        drawn: bytes = vl_convert.vegalite_to_png(spec, vl_version=VEGA_LITE, scale=SHARPNESS)
    except ValueError:
        # What vl-convert raises for whatever goes wrong in its JavaScript.
        return None
    return drawn


def packed(picture: bytes) -> bytes | None:
    """Return a PNG whose data are packed well; None: it is no whole PNG.

    Browsers and vl-convert pack fast: files of up to three times the size.
    """
    if not (picture.startswith(_BEGIN) and picture.endswith(_END)):
        return None
    parts = list(_parts(picture))
    try:
        data = zlib.decompress(b"".join(part for kind, part in parts if kind == _DATA))
    except zlib.error:
        return None
    first, *others = [part for part in parts if part[0] != _DATA]
    # What may stand before the data stays before them; only the last part has to follow.
    small = (_DATA, zlib.compress(data))
    return _BEGIN + b"".join(starmap(_chunk, [first, *others[:-1], small, others[-1]]))


def _parts(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of each chunk of a PNG (PNG specification, 5.3)."""
    at = len(_BEGIN)
    while at < len(picture):
        length = int.from_bytes(picture[at : at + 4], "big")
        yield picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        at += length + 12


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content).to_bytes(4, "big")
    return len(content).to_bytes(4, "big") + kind + content + check
