"""What pages say of themselves on paper: words and values of the print style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msai.base import paper
from msai.base.imprint import imprint_line, number_parts
from msai_trainer.editions.places import style_place
from msai_trainer.editions.styles import css_text

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def on_paper(organiser: str) -> dict[str, Any]:
    """Return what ``print.css_t`` takes: `paper`, the line at the foot, the number of a page."""
    counters = {"page": "counter(page)", "pages": "counter(pages)"}
    number = " ".join(
        f"{css_text(words)} {counters.get(name, '')}".strip() for words, name in number_parts()
    )
    imprint = css_text(imprint_line(organiser))
    told = {"paper": paper, "imprint": imprint, "number": number}
    return {**told, "css_text": css_text, "style_place": style_place}


def _add_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    context["css_text"] = css_text


def setup(app: Sphinx) -> None:
    """Let the template of a page quote its title for the head of its sheets."""
    app.connect("html-page-context", _add_context)
