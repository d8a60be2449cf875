"""Every text of the package has its Polish, and a translation keeps the placeholders."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import msai

PACKAGE = Path(msai.__file__).parent
LOCALE = PACKAGE / "locale" / "pl" / "LC_MESSAGES"
PLACEHOLDER = re.compile(r"\{(\w+)")


def messages_of(module):
    """Return the domain of a module and its message ids."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    domains = [
        call.args[0].value
        for call in calls
        if getattr(call.func, "id", "") == "catalogue" and isinstance(call.args[0], ast.Constant)
    ]
    texts = {
        argument.value
        for call in calls
        if getattr(call.func, "id", "") in ("_", "_n", "ngettext", "_ngettext")
        for argument in call.args[:1]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    return (domains[0] if domains else None), texts


MODULES = [path for path in sorted(PACKAGE.rglob("*.py")) if messages_of(path)[1]]


def catalogue_of(domain):
    with (LOCALE / f"{domain}.po").open("rb") as source:
        return read_po(source, locale="pl")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_message_is_translated(module):
    domain, texts = messages_of(module)
    assert domain is not None, "the module uses _() without a catalogue"
    known = catalogue_of(domain)
    missing = [text for text in texts if not (known.get(text) and known.get(text).string)]
    assert missing == []


@pytest.mark.parametrize("source", sorted(LOCALE.glob("*.po")), ids=lambda path: path.stem)
def test_a_translation_keeps_the_placeholders(source):
    broken = []
    for message in catalogue_of(source.stem):
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = set(PLACEHOLDER.findall(ids[-1]))
        broken += [text for text in strings if set(PLACEHOLDER.findall(text)) - wanted]
    assert broken == []
