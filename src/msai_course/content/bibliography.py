"""The bibliography in Polish: pybtex itself says "and", "URL" and "visited on"."""

from __future__ import annotations

from typing import Any

from pybtex.plugin import register_plugin
from pybtex.style.formatting.unsrt import Style as Unsorted
from pybtex.style.template import field, href, join, names, optional, sentence, words

#: Name for ``bibtex_default_style`` in the Sphinx configuration.
STYLE = "msai-pl"


class PolishStyle(Unsorted):  # type: ignore[misc]
    """Numbered entries in the order of use, with a Polish address and day of access."""

    def format_names(self, role: str, as_sentence: bool = True) -> Any:
        """Join names with commas, which suits two people and "i in." alike."""
        people = names(role, sep=", ", sep2=", ", last_sep=", ")
        return join[people, "."] if as_sentence else people

    def format_web_refs(self, e: Any) -> Any:
        """Return the address as a link, and the day of access also where there is no address."""
        address = href(field("url", raw=True))[field("url", raw=True)]
        access = optional[join["(dostęp: ", field("urldate"), ")"]]
        return sentence(capfirst=False)[words(sep=" ")[optional[address], access]]


def register() -> str:
    """Make the style known to pybtex and return its name."""
    register_plugin("pybtex.style.formatting", STYLE, PolishStyle, force=True)
    return STYLE
