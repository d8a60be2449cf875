"""Sources in Polish: how an entry reads in the bibliography and how a lesson cites it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import sphinxcontrib.bibtex.plugin
from docutils import nodes
from pybtex.plugin import register_plugin
from pybtex.richtext import HRef, Tag, Text
from pybtex.style.formatting import BaseStyle
from pybtex.style.template import node
from sphinxcontrib.bibtex.style.referencing import PersonStyle
from sphinxcontrib.bibtex.style.referencing.label import LabelReferenceStyle

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

STYLE = "msai"
MONTHS = (
    *("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca"),
    *("lipca", "sierpnia", "września", "października", "listopada", "grudnia"),
)


def polish_date(text: str) -> str:
    """Return an ISO date in Polish words; anything else unchanged."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


class PolishStyle(BaseStyle):  # type: ignore[misc]
    """One shape for every kind of source: who, what, where, when, address, date of access."""

    default_sorting_style = "author_year_title"
    default_label_style = "number"

    def __getattr__(self, name: str) -> Any:
        """Give every kind of entry (``get_<type>_template``) the same template."""
        if name.startswith("get_") and name.endswith("_template"):
            return lambda entry: _entry
        raise AttributeError(name)


@node  # type: ignore[untyped-decorator]
def _entry(children: list[Any], data: dict[str, Any]) -> Text:
    entry = data["entry"]
    parts = [_people(entry), Tag("em", _plain(entry, "title")), _place(entry), _numbers(entry)]
    sentence = Text(", ").join([part for part in parts if str(part)])
    return Text(sentence.add_period(), *_address(entry), *_note(entry))


_entry = _entry()


def _plain(entry: Any, name: str) -> Text:
    return Text.from_latex(entry.fields.get(name, ""))


def _people(entry: Any) -> Text:
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    suffix = "" if entry.persons.get("author") or not people else " (red.)"
    return Text(", ".join(_name(person) for person in people) + suffix)


def _name(person: Any) -> str:
    initials = [f"{name[0]}." for name in (*person.first_names, *person.middle_names) if name]
    last = " ".join((*person.prelast_names, *person.last_names))
    text = " ".join((last, *initials))
    return str(Text.from_latex(text))


def _place(entry: Any) -> Text:
    fields = entry.fields
    host = next((fields[name] for name in ("journal", "booktitle") if name in fields), "")
    names = ("howpublished", "institution", "organization", "publisher", "address", "school")
    rest = [fields[name] for name in names if name in fields]
    quoted = [f"w: „{host}”"] if host else []
    return Text.from_latex(", ".join((*quoted, *rest)))


def _numbers(entry: Any) -> Text:
    labels = (
        ("edition", "wyd. "),
        ("volume", "t. "),
        ("number", "nr "),
        ("year", ""),
        ("pages", "s. "),
    )
    shown = [f"{label}{entry.fields[name]}" for name, label in labels if name in entry.fields]
    return Text.from_latex(", ".join(shown).replace("--", "–"))


def _address(entry: Any) -> list[Any]:
    fields = entry.fields
    url = fields.get("url") or (f"https://doi.org/{fields['doi']}" if "doi" in fields else "")
    if not url:
        return []
    access = f" (dostęp: {polish_date(fields['urldate'])})." if "urldate" in fields else ""
    return [" ", HRef(url.replace("\\", ""), url.replace("\\", "")), access]


def _note(entry: Any) -> list[Any]:
    return [" ", _plain(entry, "note").add_period()] if "note" in entry.fields else []


@dataclass
class PolishReferences(LabelReferenceStyle):
    """Citations such as "[7]", and "Kowalska i Nowak [7]" in the text.

    Numbers, because acts of law have neither author nor a title short enough to cite by.
    """

    person: PersonStyle = field(
        default_factory=lambda: PersonStyle(sep=", ", sep2=" i ", last_sep=" i ", other=" i in.")
    )


def visit_citation(self: HTML5Translator, node: nodes.citation) -> None:
    """Open one entry; the stock one uses roles that ARIA no longer allows."""
    self.body.append(self.starttag(node, "div", "\n", CLASS="citation"))


def depart_citation(self: HTML5Translator, node: nodes.citation) -> None:
    """Close the entry."""
    self.body.append("</div>\n")


def setup(app: Sphinx) -> None:
    """Make the styles known to Pybtex and to sphinxcontrib-bibtex."""
    register_plugin("pybtex.style.formatting", STYLE, PolishStyle, force=True)
    sphinxcontrib.bibtex.plugin.register_plugin(
        "sphinxcontrib.bibtex.style.referencing", STYLE, PolishReferences, force=True
    )
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
