"""My programme gets from exercise 4 what betrays nobody."""

import json
from dataclasses import replace

from msai.activities.own_table.state import decode, encode
from msai.diagnosis import numerators_of
from msai.programme import assemble, clarify
from msai.ui import Event

from .own_tables import COUNTS, after, upload


def test_my_programme_gets_sums_that_betray_nobody(practice):
    state = after(Event("proposal"), Event("day", "2024-12-31"), state=practice)
    parts = encode(state)["programme"]
    programme, problems = assemble({"own-table": {"programme": parts}})
    assert problems == [] and programme.phenomena
    counts = numerators_of(state.outcome.diagnosis.table)
    labels = {state.outcome.diagnosis.table.schema[name].label: name for name in counts}
    for item in programme.phenomena:
        inside = counts[labels[item.name]].loc[list(state.selected)]
        assert item.numerator == int(inside.sum()) and item.day.year == 2024
        assert item.numerator == 0 or item.numerator >= 5


def test_my_programme_gets_tables_whose_hidden_counts_cannot_be_worked_out(practice):
    state = after(Event("proposal"), state=practice)
    parts = json.loads(json.dumps(encode(state)))["programme"]
    programme, problems = assemble({"own-table": {"programme": parts}})
    assert problems == [] and programme.tables
    assert not [entry for entry in clarify(programme) if entry.code == "S26"]
    counts = numerators_of(state.outcome.diagnosis.table)
    labels = {state.outcome.diagnosis.table.schema[name].label: name for name in counts}
    summed = {item.name for item in programme.phenomena}
    cells = [cell for table in programme.tables for cell in table.cells]
    assert {cell.name for cell in cells} == set(state.selected)
    assert all(cell.count is None for cell in cells if cell.hidden)
    assert any(cell.hidden for cell in cells)
    for table in programme.tables:
        values = counts[labels[table.name]]
        assert all(cell.hidden or cell.count == values[cell.name] for cell in table.cells)
        assert not any(cell.count in range(1, 5) for cell in table.cells)
        hidden = sum(cell.hidden for cell in table.cells)
        assert not table.total_shown and (table.name not in summed or hidden != 1)


def test_one_unit_makes_no_table(practice):
    parts = encode(after(Event("unit:Lipniki"), state=practice))["programme"]
    assert parts["phenomena"] and "tables" not in parts


def test_an_area_of_one_unit_with_a_small_count_gives_no_number_away(practice):
    table = practice.outcome.diagnosis.table
    counts = numerators_of(table)["niebieskie_karty"]
    unit = str(counts.index[(counts >= 1) & (counts < 5)][0])
    parts = encode(after(Event(f"unit:{unit}"), state=practice))["programme"]
    label = table.schema["niebieskie_karty"].label
    assert label not in [item["name"] for item in parts["phenomena"]]


def test_numbers_of_a_table_that_was_not_kept_stay_in_my_programme(practice):
    state = after(Event("proposal"), Event("day", "2024-12-31"), state=practice)
    wide = [[*row, "x" * 20_000] for row in state.described.rows]
    described = replace(state.described, rows=tuple(map(tuple, wide)))
    large = replace(state, described=described)
    saved = json.loads(json.dumps(encode(large)))
    assert saved["rows"] == [] and saved["programme"]["phenomena"]
    again = after(upload(b""), Event("day", "2025-01-01"), state=decode(saved))
    assert encode(again)["programme"] == saved["programme"]
    assert encode(after(upload(COUNTS), state=again))["programme"] == {}
