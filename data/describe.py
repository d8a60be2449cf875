"""Write ``data/datapackage.json`` (Frictionless Data Package v1): ``python data/describe.py``.

The fields of the wide tables come from the same declarations as the tables themselves.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))  # the generator's package stands here

from synthetic.catalogue import DENOMINATORS, INDICATORS  # noqa: E402
from synthetic.model import KINDS, YEARS  # noqa: E402
from synthetic.tables import SYNTHETIC  # noqa: E402

Json = dict[str, Any]

CC_BY_SA: Json = {
    "name": "CC-BY-SA-4.0",
    "path": "https://creativecommons.org/licenses/by-sa/4.0/",
    "title": "Creative Commons Uznanie autorstwa – Na tych samych warunkach 4.0",
}
PUBLIC_STATISTICS: Json = {
    "name": "other-attribution",
    "title": "Dane statystyki publicznej: wolno używać, podając źródło",
}
YEARBOOK: Json = {"title": "Główny Urząd Statystyczny, Rocznik Statystyczny Województw 2008"}
CLUSTERSIM: Json = {
    "title": "Pakiet R clusterSim, zbiór data_patternGDM1 (opis kolumn)",
    "path": "https://search.r-project.org/CRAN/refmans/clusterSim/html/data_patternGDM1.html",
}
MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "geojson": "application/geo+json",
    "yaml": "application/yaml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "gml": "application/gml+xml",
}
#: Practice files by what they hold: name without the mark of made-up data, forms, title.
OFFICE_FILES = (
    ("bdl-ludnosc-ctab", ("csv", "xlsx"), "BDL, układ CTAB: ludność"),
    ("bdl-mieszkania-xtab", ("csv", "xlsx"), "BDL, układ XTAB, trzy wiersze nagłówka: mieszkania"),
    ("bdl-bezrobotni-crel", ("csv", "xlsx"), "BDL, układ CREL, lista: bezrobotni"),
    ("bdl-pomoc-xpiv", ("csv", "xlsx"), "BDL, układ XPIV, lista: pomoc społeczna"),
    ("bdl-powiat-wojewodztwo", ("csv",), "BDL, powiat i województwo do porównania: bezrobotni"),
    ("rocznik-tablica", ("xlsx",), "Tablica z rocznika: organizacje i imprezy"),
    ("powierzchnie-geodezja", ("csv",), "Wykaz powierzchni z geodezji"),
    ("rejestr-osrodka", ("csv",), "Rejestr ośrodka: zasiłki i posiłki w osiedlach"),
    ("granice-osiedli", ("geojson", "zip", "gml"), "Granice osiedli"),
    ("solectwa-osrodek", ("xlsx",), "Sołectwa: zestawienie ośrodka z małymi liczbami"),
    ("solectwa-ludnosc", ("csv",), "Sołectwa: ludność"),
)  # fmt: skip
TOWNS = {"wierzbogrod": "Wierzbogród", "lipniki": "Lipniki"}
BANKS = {
    "practices": ("Katalog dobrych praktyk", "Adresy źródeł stoją przy każdym przypadku."),
    "indicator_examples": ("Bank wskaźników", "Źródła stoją przy każdym wskaźniku."),
    "partner_objections": ("Zastrzeżenia partnerów", "Źródła rodzajów barier stoją w pliku."),
    "training_methods": ("Metody szkoleniowe", "Źródła stoją przy metodach."),
    "difficult_behaviours": ("Trudne zachowania na sali", "Źródła stoją w pliku."),
    "meetings": ("Trzy spotkania z pamięcią", "Napisane dla kursu; źródła reguł stoją w pliku."),
    "what_works": ("Karty „Co działa”", "Źródła stoją przy każdej karcie."),
    "failures": ("Porażki do przepracowania", "Źródła stoją przy każdej porażce."),
    "acts": ("Akty prawne kursu", "Numery Dziennika Ustaw stoją przy każdym akcie."),
    "registers": ("Rejestry z liczbami poniżej gminy", "Zestawienie własne autorów kursu."),
    "outcomes_test": ("Test na wejściu i na wyjściu", "Zadania własne autorów kursu."),
    "micro_lessons": ("Zapisy mikrolekcji do ćwiczenia ocen", "Zmyślone przez autorów kursu."),
}


def resource(path: str, title: str, **more: Any) -> Json:
    """Return a resource; licence and sources default to the course's own work.

    ``type`` is frictionless' own word: it keeps that library from reading JSON and YAML as tables.
    """
    form = path.rsplit(".", 1)[1]
    name = path.replace(".schema.json", "-schema").replace(".geojson", "-map").split(".")[0]
    return {
        "name": name.replace("/", "-").replace("_", "-").lower(),
        "title": title,
        "path": path,
        "type": "table" if form == "csv" else "file",
        "format": form,
        "mediatype": MEDIA[form],
        "encoding": "utf-8",
        "licenses": [CC_BY_SA],
        "sources": [{"title": "Opracowanie własne autorów kursu"}],
    } | more


def table(path: str, title: str, fields: list[Json], **schema: Any) -> Json:
    """Return a tabular resource."""
    return resource(path, title) | {
        "profile": "tabular-data-resource",
        "schema": {"fields": fields} | schema,
    }


def field(name: str, kind: str, title: str, **constraints: Any) -> Json:
    """Return a field that must be filled unless said otherwise."""
    return {
        "name": name,
        "type": kind,
        "title": title,
        "constraints": {"required": True} | constraints,
    }


def key(name: str = "unit") -> Json:
    """Return the field that identifies a unit."""
    return field(name, "string", "Identyfikator jednostki", pattern="[A-Z][0-9]{2}")


def synthetic(town: str, entry: Json) -> Json:
    """Mark a resource as made up and name its seeded script."""
    script = f"{town}/make.py"
    return entry | {
        "description": f"{SYNTHETIC} Skrypt z ziarnem losowym: data/{script}.",
        "synthetic": True,
        "script": script,
        "sources": [{"title": f"Dane zmyślone, skrypt data/{script}"}],
    }


def town_resources(town: str) -> list[Json]:
    """Return the resources of a synthetic municipality."""
    name, names = TOWNS[town], {"reference": {"resource": f"{town}-units", "fields": "unit"}}
    foreign = [{"fields": "unit"} | names]
    entries = [
        table(f"{town}/units.csv", f"{name}: jednostki", unit_fields(), primaryKey="unit"),
        table(
            f"{town}/indicators.csv",
            f"{name}: liczniki i mianowniki wskaźników 2019–2024",
            indicator_fields(),
            primaryKey=["unit", "year", "indicator"],
            foreignKeys=foreign,
        ),
        table(f"{town}/{town}_2024.csv", f"{name}: tablica do diagnozy, 2024", wide_fields(town),
              primaryKey="id"),
        resource(f"{town}/units.geojson", f"{name}: granice jednostek (EPSG:2180)"),
        resource(f"{town}/indicators.schema.json", f"{name}: słownik wskaźników"),
        resource(f"{town}/{town}_2024.schema.json", f"{name}: słownik tablicy do diagnozy"),
    ]  # fmt: skip
    if town == "wierzbogrod":
        entries += monitoring_resources(foreign)
    return [synthetic(town, entry) for entry in entries]


def unit_fields() -> list[Json]:
    """Return the fields of ``units.csv``."""
    return [
        key(),
        field("name", "string", "Nazwa jednostki", unique=True),
        field("kind", "string", "Rodzaj jednostki", enum=list(KINDS)),
        *(
            field(f"population_{year}", "integer", f"Mieszkańcy na 31.12.{year}", minimum=0)
            for year in YEARS
        ),
        field("area_ha", "number", "Powierzchnia w hektarach, policzona z granic", minimum=1),
    ]


def indicator_fields() -> list[Json]:
    """Return the fields of ``indicators.csv``."""
    return [
        key(),
        field("year", "integer", "Rok", minimum=YEARS[0], maximum=YEARS[-1]),
        field("indicator", "string", "Identyfikator wskaźnika", enum=list(INDICATORS)),
        field("numerator", "integer", "Licznik", minimum=0),
        field("denominator", "number", "Mianownik", minimum=0),
    ]


def wide_fields(town: str) -> list[Json]:
    """Return the fields of the table that `diagnose` takes, in the order of its columns."""
    described = json.loads((HERE / f"{town}/{town}_2024.schema.json").read_text("utf-8"))
    labels = DENOMINATORS | {name: entry["label"] for name, entry in described["columns"].items()}
    header = (HERE / f"{town}/{town}_2024.csv").read_text("utf-8").split("\n", 1)[0].split(",")
    return [
        key("id"),
        field("jednostka", "string", "Nazwa jednostki", unique=True),
        field("rodzaj", "string", "Rodzaj jednostki", enum=list(KINDS)),
        field("poprzemyslowy", "integer", "Teren poprzemysłowy (1) albo nie (0)", enum=[0, 1]),
        *(
            field(name, "number" if name == "powierzchnia_ha" else "integer", labels[name],
                  minimum=0)
            for name in header[4:]
        ),
    ]  # fmt: skip


def monitoring_resources(foreign: list[Json]) -> list[Json]:
    """Return the panel of the question "did it work?" and its dictionary."""
    fields = [
        key(),
        field("name", "string", "Nazwa jednostki"),
        field("period", "string", "Półrocze", pattern="20[0-9]{2}-H[12]"),
        field("group", "string", "Grupa", enum=["program", "porównanie"]),
        field("phase", "string", "Przed programem czy po starcie", enum=["przed", "po"]),
        field("indicator", "string", "Identyfikator wskaźnika rezultatu"),
        field("numerator", "integer", "Licznik", minimum=0),
        field("denominator", "integer", "Mianownik", minimum=1),
    ]
    title = "Wierzbogród: panel półroczny 2021–2024 do pytania „czy to działa?”"
    path = "wierzbogrod/monitoring"
    return [
        table(f"{path}.csv", title, fields, primaryKey=["unit", "period", "indicator"],
              foreignKeys=foreign),
        resource(f"{path}.schema.json", "Wierzbogród: słownik panelu"),
    ]  # fmt: skip


def office_resources() -> Iterable[Json]:
    """Return the practice files: other people's shapes, so that no fields are declared."""
    for name, forms, title in OFFICE_FILES:
        for form in forms:
            path = f"office_files/zmyslone-{name}.{form}"
            letters = "windows-1250" if name == "rejestr-osrodka" else "utf-8"
            entry = resource(path, title) | {
                "name": f"office-files-{name}-{form}", "type": "file", "encoding": letters,
            }  # fmt: skip
            yield synthetic("office_files", entry)


def voivodeship_resources() -> list[Json]:
    """Return the real table: voivodeships, not a municipality."""
    path = "wojewodztwa_miasta_2007/wojewodztwa_miasta_2007"
    described = json.loads((HERE / f"{path}.schema.json").read_text("utf-8"))
    fields = [field("jednostka", "string", "Województwo; Poland to cały kraj", unique=True)]
    fields += [
        field(name, "number", f"{entry['label']} ({entry['unit']})", minimum=0)
        for name, entry in described["columns"].items()
    ]
    more = {"licenses": [PUBLIC_STATISTICS], "sources": [YEARBOOK, CLUSTERSIM]}
    note = {"description": described["note"], "synthetic": False}
    return [
        table(f"{path}.csv", described["title"], fields, primaryKey="jednostka") | more | note,
        resource(f"{path}.schema.json", "Słownik tablicy województw") | more,
    ]


def bank_resources() -> Iterable[Json]:
    """Return the banks of examples and the JSON Schemas they obey."""
    for name, (title, sources) in BANKS.items():
        schema = f"banks/schema/{name}.schema.json"
        yield resource(f"banks/{name}.yaml", title, jsonSchema=schema, sources=[{"title": sources}])
        yield resource(schema, f"{title}: schemat")


def package() -> Json:
    """Return the whole descriptor."""
    towns = [entry for town in TOWNS for entry in town_resources(town)]
    return {
        "profile": "data-package",
        "name": "msai-data",
        "title": "Dane kursu MSAI",
        "description": (
            "Dwie zmyślone gminy (Wierzbogród i Lipniki), zmyślone pliki w układach, jakich "
            "używają urzędy, jedna prawdziwa tablica województw i banki przykładów do ćwiczeń."
        ),
        "licenses": [CC_BY_SA],
        "resources": [
            *towns,
            *office_resources(),
            *voivodeship_resources(),
            *bank_resources(),
        ],
    }


if __name__ == "__main__":
    text = json.dumps(package(), ensure_ascii=False, indent=2) + "\n"
    (HERE / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")
