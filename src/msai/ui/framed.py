"""The node that shows a page inside a page (`msai.ui.nodes` has all others)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Preview:
    """A part of a page as its readers will see it, in a frame in which nothing acts.

    Attributes:
        title: What is shown, as screen readers say it.
        html: Markup of the page, made by the course; whatever people wrote is escaped in it.
        colours: Custom properties that differ from those of this page: light, then dark.
    """

    title: str
    html: str
    colours: Sequence[str] = ()
