"""The town of the exercises is Wierzbogród, or the municipality that an edition brings."""

import json

import pytest

from msai.activities.common import town, town_origin
from msai.base import i18n
from msai.base.resources import data_path, edition_path, load_bank, released_notebook


@pytest.fixture
def edition(tmp_path, monkeypatch):
    """Put an edition's own data in place of the town's."""
    monkeypatch.setenv("MSAI_EDITION_DATA", str(tmp_path))
    source = data_path("lipniki/lipniki_2024.csv")
    (tmp_path / "units.csv").write_bytes(source.read_bytes())
    schema = data_path("lipniki/lipniki_2024.schema.json")
    (tmp_path / "units.schema.json").write_bytes(schema.read_bytes())
    town.town.cache_clear()
    town_origin.shapes.cache_clear()
    yield tmp_path
    town.town.cache_clear()
    town_origin.shapes.cache_clear()


def test_the_town_is_made_up_and_says_so():
    assert not town_origin.is_own() and edition_path("units.csv") is None
    assert "zmyślon" in town.synthetic_note().text
    assert len(town_origin.shapes()) == len(town.town().frame) == 28


def test_an_edition_brings_its_own_table_and_perhaps_its_shapes(edition):
    assert town_origin.is_own()
    assert "Lipniki" in town.town().frame.index
    assert town_origin.shapes() == []
    town_origin.shapes.cache_clear()
    (edition / "units.geojson").write_text(json.dumps({"features": [{"id": 1}]}))
    assert town_origin.shapes() == [{"id": 1}]


@pytest.mark.parametrize(
    ("about", "says"),
    [({"name": "Lipniki", "synthetic": True}, "Lipniki"),
     ({"name": "Lipniki", "synthetic": False, "source": "PUP"}, "Źródło: PUP"),
     ({"name": "Lipniki", "synthetic": False, "source": ""}, "Źródło: ")],
)  # fmt: skip
def test_an_edition_says_where_its_figures_come_from(edition, about, says):
    (edition / "edition.json").write_text(json.dumps(about))
    assert says in town.origin()
    assert ("zmyślone" in town.origin()) == about["synthetic"]


@pytest.mark.parametrize("ask", [data_path, released_notebook, load_bank])
def test_what_the_course_does_not_have_is_said_by_its_name(ask):
    with pytest.raises(FileNotFoundError, match="nie-ma-takiego"):
        ask("nie-ma-takiego")


def test_a_language_that_the_course_does_not_speak_is_refused():
    with pytest.raises(ValueError, match="de"):
        i18n.set_language("de")
    assert i18n.language() == "pl"


def test_a_package_without_texts_speaks_english():
    translate, plural = i18n.catalogue("no_such_domain")
    assert translate("Where") == "Where" and plural("{n} day", "{n} days", 2) == "{n} days"
