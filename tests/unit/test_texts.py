"""Every text of the package has its Polish, and a translation keeps the placeholders."""

import ast
import re
from functools import cache
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


@cache
def catalogue_of(domain):
    with (LOCALE / f"{domain}.po").open("rb") as source:
        return read_po(source, locale="pl")


def test_every_message_is_translated():
    told = {module: messages_of(module) for module in PACKAGE.rglob("*.py")}
    speaking = {module: found for module, found in told.items() if found[1]}
    assert len(speaking) >= 150
    without = [module for module, (domain, _texts) in speaking.items() if domain is None]
    assert without == [], "these modules use _() without a catalogue"
    missing = [
        (module.relative_to(PACKAGE).as_posix(), text)
        for module, (domain, texts) in speaking.items()
        for text in sorted(texts)
        if not ((found := catalogue_of(domain).get(text)) and found.string)
    ]
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
