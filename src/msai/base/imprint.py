"""Where a document comes from, in one line: the course, its release and its licence."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

from msai import __version__
from msai.base.i18n import catalogue

_, ngettext = catalogue("forms")

#: Short for the licence, as people know it.
LICENCE = "CC BY-SA 4.0"


def imprint_line(organiser: str = "", release: str = __version__) -> str:
    """Return the line of what the course hands out.

    Args:
        organiser: Who hands it out; empty when nobody is known.
        release: Release of the course; empty when it does not matter.
    """
    made_in = _("release {release}").format(release=release) if release else ""
    return " · ".join(filter(None, (organiser, _("MSAI course"), made_in, LICENCE)))


def form_line() -> str:
    """Return the line of what people write themselves: only the form is the course's."""
    return _("Form: {imprint}").format(imprint=imprint_line())


def number_parts() -> Iterator[tuple[str, str]]:
    """Yield the number of a page: words, and what follows them: ``page``, ``pages`` or nothing."""
    for words, name, *_rest in Formatter().parse(_("page {page} of {pages}")):
        yield words, name or ""
