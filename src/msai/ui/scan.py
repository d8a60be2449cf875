"""The node for a picture that a person chose: the one part of a view that is no text."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Scan:
    """A photo or scan of a sheet in a frame to move it in, or a PDF as a link that opens it aside.

    Attributes:
        id: Name of this content: another content has another one.
        alt: What it shows; the words of the link.
        mime: ``application/pdf``, or a kind of picture that browsers show.
        content: Its bytes. They travel beside the tree, where only their number stands.
        turned: Quarter turns to the right, from 0 to 3.
        zoom: How many times as wide as its frame.
        broken: What is said instead, if the browser cannot show it.
    """

    id: str
    alt: str
    mime: str
    content: bytes = field(repr=False)
    turned: int = 0
    zoom: float = 1.0
    broken: str = ""
