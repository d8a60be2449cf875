"""Texts shown to people: English message ids in code, Polish by default on screen.

Each sub-package has a gettext domain of its own (``locale/pl/LC_MESSAGES/<domain>.po``)::

    _, ngettext = catalogue("diagnosis")
    _("Unit {unit} stands twice.").format(unit=name)
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from msai.base.resources import PACKED
from msai.base.settings import LANGUAGE

LOCALE = Path(__file__).parents[1] / "locale"
#: Babel writes the present minute where a file tells no date; the same texts give the same bytes.
_UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
#: English needs no catalogue: its texts are the message ids.
LANGUAGES = ("pl", "en")

_language = LANGUAGE.value


def set_language(code: str) -> None:
    """Switch the language of all texts made from now on.

    Raises:
        ValueError: The package does not speak this language.
    """
    global _language
    if code not in LANGUAGES:
        raise ValueError(f"language {code!r} is none of {', '.join(LANGUAGES)}")
    _language = code


def language() -> str:
    """Return the code of the present language."""
    return _language


def catalogue(domain: str) -> tuple[Callable[[str], str], Callable[[str, str, int], str]]:
    """Return ``gettext`` and ``ngettext`` of a domain; the language is looked up at each call."""

    def translate(message: str) -> str:
        return _translations(domain, _language).gettext(message)

    def translate_plural(singular: str, plural: str, number: int) -> str:
        return _translations(domain, _language).ngettext(singular, plural, number)

    return translate, translate_plural


@cache
def _translations(domain: str, language: str) -> gettext.NullTranslations:
    packed = PACKED / "locale" / language / f"{domain}.mo"
    if packed.is_file():
        with packed.open("rb") as compiled:
            return gettext.GNUTranslations(compiled)
    source = LOCALE / language / "LC_MESSAGES" / f"{domain}.po"
    if source.is_file():
        return gettext.GNUTranslations(io.BytesIO(compile_catalogue(source)))
    return gettext.NullTranslations()


def compile_catalogue(source: Path) -> bytes:
    """Compile a ``.po`` file to the bytes of a ``.mo`` file (needs Babel: host only)."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as text:
        messages = read_po(text)
    messages.creation_date = _UNDATED
    target = io.BytesIO()
    write_mo(target, messages)
    return target.getvalue()
