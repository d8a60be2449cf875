"""Reading the data package for the tests."""

import csv
import json
import runpy
import sys
from pathlib import Path

import pytest

DATA = Path(__file__).parents[3] / "data"
TOWNS = ("wierzbogrod", "lipniki")


def read_csv(path):
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_json(path):
    return json.loads((DATA / path).read_text(encoding="utf-8"))


def run_script(path, monkeypatch):
    """Return the globals of a script of the data package, without leaving traces beside it."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    return runpy.run_path(str(DATA / path))


@pytest.fixture(params=TOWNS)
def town(request):
    return request.param
