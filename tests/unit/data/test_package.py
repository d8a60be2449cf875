"""The data package is valid, and each kind of fault in it is found and named in Polish."""

import json
import shutil

import pytest

from msai_course.content.datapackage import find_problems

from .conftest import DATA, read_json, run_script


def test_nothing_is_wrong_with_the_data_package():
    assert find_problems(DATA) == []


def test_the_descriptor_is_what_its_script_writes(monkeypatch):
    package = run_script("describe.py", monkeypatch)["package"]()
    assert package == read_json("datapackage.json")


def test_made_up_data_says_so_and_the_real_table_does_not():
    marks = {
        r["path"]: r.get("synthetic", False) for r in read_json("datapackage.json")["resources"]
    }
    for path, made_up in marks.items():
        assert made_up == path.startswith(("wierzbogrod/", "lipniki/", "office_files/")), path


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("__pycache__"))


def replaced(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


FAULTS = {
    "type-error": ("wierzbogrod/units.csv", "2104", "ok. 2100"),
    "constraint-error": ("wierzbogrod/units.csv", "wieś", "sołectwo"),
    "primary-key": ("lipniki/units.csv", "L02", "L03"),
    "foreign-key": ("wierzbogrod/indicators.csv", "W01,2019", "W99,2019"),
    "missing-label": ("lipniki/units.csv", ",area_ha", ""),
    "bank_schema": ("banks/practices.yaml", "status: planowane", "status: prawie gotowe"),
    "duplicated_id": ("banks/practices.yaml", "id: gp02", "id: gp01"),
    "unknown_source": ("banks/partner_objections.yaml", "- key: F06", "- key: F07"),
    "unreadable_bank": ("banks/training_methods.yaml", "title:", "title: ["),
    "map_mismatch": ("lipniki/units.geojson", "Gaj Stary", "Gaj Nowszy"),
    "incomplete": ("datapackage.json", '"encoding": "utf-8"', '"encoding": ""'),
    "unmarked": ("datapackage.json", "Dane zmyślone na potrzeby", "Dane na potrzeby"),
    "no_script": ("datapackage.json", '"wierzbogrod/make.py"', '"wierzbogrod/nowy.py"'),
    "no_descriptor": ("datapackage.json", "{", "["),
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_is_found_and_named(code, copy):
    path, old, new = FAULTS[code]
    replaced(copy / path, old, new)
    found = {problem.code: problem for problem in find_problems(copy)}
    assert code in found
    assert path.split("/")[0] in str(found[code].row) or path == "datapackage.json"
    assert found[code].message.endswith(".")
    assert found[code].hint.endswith(".")


def test_a_file_nobody_declared_is_found(copy):
    (copy / "lipniki" / "nowe.csv").write_text("a\n1\n", encoding="utf-8")
    (problem,) = find_problems(copy)
    assert (problem.row, problem.code) == ("data/lipniki/nowe.csv", "undeclared")


def test_the_voivodeships_are_the_values_of_the_yearbook_set():
    schema = read_json("wojewodztwa_miasta_2007/wojewodztwa_miasta_2007.schema.json")
    assert schema["kind"] == "voivodeships"
    assert list(schema["columns"]) == [f"x{number}" for number in range(1, 11)]
    # clusterSim calls x7 and x8 destimulants: more people per dwelling or room is worse.
    worse = {name for name, column in schema["columns"].items() if column["direction"] == 1}
    assert worse == {"x7", "x8"}


def test_the_descriptor_is_plain_json_with_unique_names():
    names = [r["name"] for r in json.loads((DATA / "datapackage.json").read_bytes())["resources"]]
    assert len(names) == len(set(names))
