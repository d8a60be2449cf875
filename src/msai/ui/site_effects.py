"""What a program wants of the page that only it can do: read the site, pack it, draw pictures.

Each names an event; the browser's answer comes as an `msai.ui.Answered` with that id.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Fetch:
    """Have files of the site read; they come as a `Fetched` event with the id ``event``.

    Attributes:
        event: Id of the event that brings the answer.
        names: Addresses below the root of the site.
    """

    event: str
    names: Sequence[str]


@dataclass(frozen=True)
class Pack:
    """Have the page put files into an archive (ZIP, stored); `Packed` tells when they are in it.

    What is large never comes through Python: the page itself fetches it. An archive grows by
    several of these, so that progress can be told, and is handed over by the last.

    Attributes:
        event: Id of the event that brings the answer.
        begins: Whether an archive is begun; one that was not finished is forgotten.
        files: Content by name in the archive.
        fetched: Address below the root of the site by name in the archive.
        filename: Name of the finished archive; empty: more is to come.
    """

    event: str
    begins: bool = False
    files: Mapping[str, bytes] = field(default_factory=dict)
    fetched: Mapping[str, str] = field(default_factory=dict)
    filename: str = ""


@dataclass(frozen=True)
class Sketch:
    """Have charts drawn as stored pages have them; they come as a `Fetched` event: texts of SVGs.

    Attributes:
        event: Id of the event that brings the answer.
        specs: Vega-Lite specifications, whole, with their data.
    """

    event: str
    specs: Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Shrink:
    """Have a picture drawn anew as a PNG that is not too large, by a canvas of the browser.

    The answer comes as an `Answered` event with the id ``event``: its content is the PNG, or its
    value is a word that says why there is none: ``unreadable``, ``unanswered``.

    Attributes:
        event: Id of the event that brings the answer.
        content: Any picture that browsers show.
        mime: Its type; a drawing (SVG) is recognised by nothing else.
        side: Points of its longer side at most.
        size: Bytes of the PNG at most.
    """

    event: str
    content: bytes = field(repr=False)
    mime: str
    side: int
    size: int
