"""The types of the page follow from the vocabulary: nothing of it can change on one side only.

That the page's code fits them is shown by the strict check of its TypeScript.
"""

import re
from dataclasses import fields

import pytest

from msai.ui import Button, Number, nodes, to_json
from msai.ui.schema import NODES, typescript

INTERFACE = re.compile(r"export interface (\w+) \{\n(.*?)\n\}", re.DOTALL)


@pytest.fixture(scope="module")
def interfaces():
    found = dict(INTERFACE.findall(typescript()))
    return {name: dict(re.findall(r"  (\w+): (.*);", body)) for name, body in found.items()}


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.__name__)
def test_every_node_has_all_its_fields_and_its_type(interfaces, node):
    members = interfaces[f"{node.__name__}Node"]
    assert list(members) == ["type", *(item.name for item in fields(node))]
    assert members["type"] == f'"{node.__name__.lower()}"'


def test_a_page_gets_no_field_that_its_types_do_not_name(interfaces):
    for made in (Number("n", "N"), Button("b", "B")):
        assert set(to_json(made)) == set(interfaces[f"{type(made).__name__}Node"])


def test_kinds_are_told_as_json_has_them(interfaces):
    assert interfaces["NumberNode"]["value"] == "number | string | null"
    assert interfaces["ButtonNode"]["kind"] == '"primary" | "plain" | "quiet"'
    assert interfaces["TableNode"]["rows"] == "Cell[][]"
    assert interfaces["GroupNode"]["children"] == "Node[]"
    assert interfaces["ChartNode"]["data"] == "Record<string, Record<string, unknown>[]>"
    assert interfaces["Tree"]["words"] == "Record<Word, string>"


def test_the_words_of_the_frame_have_one_for_each_tone():
    assert set(nodes.Tone.__args__) < set(nodes.Word.__args__)
