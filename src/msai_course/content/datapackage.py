"""Is the data package what its descriptor says? Used by the tests and by ``check``.

Checked: the descriptor by the rules of Frictionless Data Package v1 with every table's types,
keys and limits; title, licence, source and encoding of each resource; the mark and the seed script
of made-up data; the banks of examples against their JSON Schemas; maps against lists of units.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from msai.errors import Problem
from msai_course.base.paths import DATA

DESCRIPTOR = "datapackage.json"
#: Kinds of files that must be declared as resources.
DATA_SUFFIXES = {".csv", ".json", ".geojson", ".yaml", ".xlsx", ".zip", ".gml"}
#: What each resource must say about itself, with its name in Polish.
REQUIRED = {
    "title": "tytułu",
    "licenses": "licencji",
    "sources": "źródła",
    "encoding": "kodowania",
    "format": "formatu",
}
#: Faults of tables by the names frictionless gives them.
TABLE_FAULTS = {
    "type-error": "wartość jest innego typu, niż mówi opis",
    "constraint-error": "wartość wychodzi poza granice podane w opisie",
    "unique-error": "wartość powtarza się, a powinna być jedna",
    "primary-key": "wiersz o tym samym kluczu stoi dwa razy",
    "foreign-key": "klucz nie wskazuje żadnej jednostki",
    "missing-label": "brakuje kolumny z opisu",
    "extra-label": "jest kolumna, której nie ma w opisie",
    "incorrect-label": "nazwa kolumny jest inna niż w opisie",
    "missing-cell": "w wierszu brakuje komórki",
    "extra-cell": "w wierszu jest komórka za dużo",
    "blank-row": "wiersz jest pusty",
}


@dataclass(frozen=True, slots=True)
class DataPackage:
    """A data package on disk.

    Attributes:
        folder: Where ``datapackage.json`` stands.
        resources: Descriptors of the resources.
    """

    folder: Path
    resources: tuple[Mapping[str, Any], ...]

    def with_suffix(self, suffix: str) -> Iterator[Mapping[str, Any]]:
        """Yield the resources whose files are there and end in a suffix."""
        for resource in self.resources:
            path = str(resource.get("path", ""))
            if path.endswith(suffix) and (self.folder / path).is_file():
                yield resource


def find_problems(folder: Path = DATA) -> list[Problem]:
    """Return everything wrong with the data package in a folder; an empty list: nothing."""
    try:
        descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        package = DataPackage(folder, tuple(descriptor["resources"]))
    except (OSError, ValueError, KeyError, TypeError):
        hint = "Uruchom: python data/describe.py."
        return [_problem(DESCRIPTOR, "no_descriptor", "Nie da się odczytać opisu danych.", hint)]
    return [problem for check in CHECKS for problem in check(package)]


def _problem(
    place: str, code: str, message: str, hint: str, *, column: str | None = None
) -> Problem:
    return Problem(row=f"data/{place}", column=column, code=code, message=message, hint=hint)


def _undeclared(package: DataPackage) -> Iterator[Problem]:
    declared = {package.folder / str(resource.get("path")) for resource in package.resources}
    for path in sorted(package.folder.rglob("*")):
        if path.suffix in DATA_SUFFIXES and path.name != DESCRIPTOR and path not in declared:
            place = path.relative_to(package.folder).as_posix()
            yield _problem(place, "undeclared", "Pliku nie ma w opisie danych.",
                           "Dopisz go w data/describe.py albo usuń.")  # fmt: skip


def _incomplete(package: DataPackage) -> Iterator[Problem]:
    for resource in package.resources:
        place = str(resource.get("path", resource.get("name")))
        for name, words in REQUIRED.items():
            if not resource.get(name):
                yield _problem(place, "incomplete", f"Zasób nie podaje {words}.",
                               f"Dopisz pole „{name}” w data/describe.py.")  # fmt: skip


def _unmarked(package: DataPackage) -> Iterator[Problem]:
    for resource in package.resources:
        if not resource.get("synthetic"):
            continue
        place = str(resource.get("path"))
        if "dane zmyślone" not in str(resource.get("description")).lower():
            yield _problem(place, "unmarked", "Opis nie mówi, że dane są zmyślone.",
                           "Dopisz to słowami „Dane zmyślone”.")  # fmt: skip
        if not (package.folder / str(resource.get("script"))).is_file():
            yield _problem(place, "no_script", "Brakuje skryptu, który wytwarza te dane.",
                           "Podaj w polu „script” ścieżkę skryptu z ziarnem.")  # fmt: skip


def _broken_tables(package: DataPackage) -> Iterator[Problem]:
    # Only authors need frictionless: it is not installed with the course's runtime.
    from frictionless import validate

    descriptor = json.loads((package.folder / DESCRIPTOR).read_text(encoding="utf-8"))
    # An archive holds no table; frictionless would unpack it and leave it open.
    descriptor["resources"] = [one for one in descriptor["resources"] if one.get("format") != "zip"]
    report = validate(descriptor, type="package", basepath=str(package.folder))
    for error in report.errors:
        yield _problem(DESCRIPTOR, error.type, f"Opis jest niepoprawny ({error.note}).",
                       "Popraw data/describe.py.")  # fmt: skip
    for task in report.tasks:
        for error in task.errors:
            yield _table_problem(str(task.place), error)


def _table_problem(place: str, error: Any) -> Problem:
    fault = TABLE_FAULTS.get(error.type, f"dane nie zgadzają się z opisem ({error.note})")
    number = getattr(error, "row_number", None)
    where = f"{place}, wiersz {number}" if number else place
    column = getattr(error, "field_name", None) or getattr(error, "label", None) or None
    return _problem(where, error.type, f"{fault[0].upper()}{fault[1:]}.",
                    "Popraw dane albo opis kolumny.", column=column)  # fmt: skip


def _broken_banks(package: DataPackage) -> Iterator[Problem]:
    for resource in package.with_suffix(".yaml"):
        place = str(resource["path"])
        try:
            bank = yaml.safe_load((package.folder / place).read_text(encoding="utf-8"))
            schema = json.loads((package.folder / resource["jsonSchema"]).read_text("utf-8"))
        except (OSError, KeyError, ValueError, yaml.YAMLError):
            yield _problem(place, "unreadable_bank", "Nie da się odczytać banku albo schematu.",
                           "Sprawdź składnię YAML i pole „jsonSchema”.")  # fmt: skip
            continue
        yield from _bank_problems(place, bank, schema)


def _bank_problems(place: str, bank: Any, schema: Mapping[str, Any]) -> Iterator[Problem]:
    from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

    faults = sorted(Draft202012Validator(schema).iter_errors(bank), key=lambda e: e.json_path)
    for fault in faults:
        yield _problem(place, "bank_schema", f"Wpis nie zgadza się ze schematem: {fault.message}.",
                       "Popraw wpis albo schemat.", column=fault.json_path)  # fmt: skip
    if not faults:
        yield from _bank_references(place, bank)


def _bank_references(place: str, bank: Mapping[str, Any]) -> Iterator[Problem]:
    seen: set[str] = set()
    known = {source["key"] for source in bank.get("sources", ())}
    for entry in bank["entries"]:
        if entry["id"] in seen:
            yield _problem(place, "duplicated_id", f"Identyfikator {entry['id']} stoi dwa razy.",
                           "Nadaj każdemu wpisowi własny.")  # fmt: skip
        seen.add(entry["id"])
        for source in set(entry.get("provenance", {}).get("sources", ())) - known:
            yield _problem(place, "unknown_source", f"Wpis {entry['id']}: nie ma źródła {source}.",
                           "Dopisz je do listy „sources”.")  # fmt: skip


def _foreign_maps(package: DataPackage) -> Iterator[Problem]:
    for resource in package.with_suffix(".geojson"):
        path = package.folder / str(resource["path"])
        if not path.with_suffix(".csv").is_file():  # practice files have no list of units
            continue
        with path.with_suffix(".csv").open(encoding="utf-8", newline="") as table:
            units = {row["unit"]: row["name"] for row in csv.DictReader(table)}
        properties = [f["properties"] for f in json.loads(path.read_text("utf-8"))["features"]]
        drawn = {entry["unit"]: entry["name"] for entry in properties}
        for unit in sorted({u for u, _ in units.items() ^ drawn.items()}):
            yield _problem(str(resource["path"]), "map_mismatch",
                           f"Mapa i lista jednostek różnią się w {unit}.",
                           "Wytwórz oba pliki tym samym skryptem.")  # fmt: skip


#: Every check of the package, cheap ones first.
CHECKS: tuple[Callable[[DataPackage], Iterator[Problem]], ...] = (
    _incomplete,
    _unmarked,
    _undeclared,
    _broken_banks,
    _foreign_maps,
    _broken_tables,
)
