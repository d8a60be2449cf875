"""Every text of these packages has a Polish sentence with the same placeholders."""

import ast
import string
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import msai

PACKAGE = Path(msai.__file__).parent
SOURCES = {
    "activities_people": [
        "activities/stakeholder_map/*.py",
        "activities/residents_voice/*.py",
        "activities/partner_conversation/*.py",
        "activities/difficult_situation/*.py",
        "activities/agenda_builder/*.py",
        "activities/practice_catalogue/*.py",
    ],
    "evidence": ["evidence/*.py"],
    "forms": [
        "errors.py",
        "base/form_values.py",
        "base/forms.py",
        "base/imprint.py",
        "base/personal_data.py",
        "base/spheres.py",
    ],
    "indicators": ["indicators/*.py"],
    "meetings": ["meetings/*.py", "activities/common/meetings_*.py"],
    "outcomes": ["outcomes/*.py"],
    "partnership": ["partnership/*.py"],
    "planning": ["planning/*.py"],
    "practices": ["practices/*.py"],
    "programme": ["programme/*.py"],
    "training": ["training/*.py"],
}
#: Keyword arguments of our declarations that hold texts.
TEXT_KEYWORDS = {"help", "unit", "ok", "reason", "better", "title", "why", "todo", "ready_when"}
DECLARATIONS = {"field", "Rule", "Chapter", "check", "Section"}


def message_ids(domain):
    """Return the texts of a domain in the order of the code, each once."""
    trees = [
        ast.parse(path.read_text(encoding="utf-8"))
        for pattern in SOURCES[domain]
        for path in sorted(PACKAGE.glob(pattern))
    ]
    tables = {
        node.targets[0].id: node.value
        for tree in trees
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Dict)
    }
    found = [text for tree in trees for text in _texts(tree, tables)]
    return [text for text in dict.fromkeys(found) if text]


def _texts(tree, tables):
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id in ("_", "N_"):
            yield from _strings(node.args[:1])
        elif node.func.id == "ngettext":
            yield tuple(_strings(node.args[:2]))
        elif node.func.id in DECLARATIONS:
            yield from _declared(node, tables)


def _declared(node, tables):
    if node.func.id == "field":
        yield from _strings(node.args[:1])
    for keyword in node.keywords:
        if keyword.arg in TEXT_KEYWORDS:
            yield from _strings([keyword.value])
        if keyword.arg == "options":
            table = keyword.value
            table = tables.get(table.id) if isinstance(table, ast.Name) else table
            yield from _strings(table.values if table is not None else [])


def _strings(nodes):
    return [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def catalogue_of(domain):
    path = PACKAGE / "locale" / "pl" / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as text:
        return {message.id: message for message in read_po(text) if message.id}


def placeholders(text):
    return {name for _before, name, _spec, _conversion in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("domain", SOURCES)
def test_every_text_has_polish(domain):
    messages = catalogue_of(domain)
    missing = [text for text in message_ids(domain) if text not in messages]
    assert missing == []
    assert [m.id for m in messages.values() if not all(_translations(m))] == []


@pytest.mark.parametrize("domain", SOURCES)
def test_no_polish_sentence_is_left_over(domain):
    assert sorted(map(str, set(catalogue_of(domain)) - set(message_ids(domain)))) == []


@pytest.mark.parametrize("domain", SOURCES)
def test_placeholders_survive_translation(domain):
    for message in catalogue_of(domain).values():
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        allowed = set().union(*(placeholders(text) for text in ids))
        for text in _translations(message):
            assert placeholders(text) <= allowed, message.id
            if not isinstance(message.id, tuple):
                assert placeholders(text) == allowed, message.id


def _translations(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)
