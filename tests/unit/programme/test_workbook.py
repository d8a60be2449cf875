"""The workbook computes anew what a person would sum, and shows the same before it does."""

import io
from dataclasses import replace

import openpyxl
import pytest

from msai.base.export import write_xlsx
from msai.planning.budget import total
from msai.programme import example, workbook
from msai.programme.workbook import BESIDE, part_sheets


def books(programme):
    """Return the workbook with formulas, and with what they come to."""
    content = write_xlsx(workbook(programme))
    return [openpyxl.load_workbook(io.BytesIO(content), data_only=only) for only in (False, True)]


def column(sheet, header):
    at = [cell.value for cell in sheet[1]].index(header)
    return [row[at].value for row in sheet.iter_rows(min_row=2)]


def test_costs_shares_and_sums_are_formulas_with_their_values():
    formulas, values = (book["Budżet"] for book in books(example()))
    lines = len(example().budget)
    assert column(formulas, "Koszt w zł")[0] == "=ROUND(D2*F2,2)"
    assert column(values, "Koszt w zł")[:lines] == [line.cost for line in example().budget]
    assert column(formulas, "Koszt w zł")[lines] == "=SUM(K2:K10)"
    assert column(values, "Koszt w zł")[lines] == total(example().budget)
    shares = column(values, "Udział w %")[:lines]
    assert sum(shares) == pytest.approx(100, abs=0.5)


def test_the_cost_of_each_action_stands_below_the_budget():
    _formulas, values = (book["Budżet"] for book in books(example()))
    below = [
        row for row in values.values if row[0] in ("Klub pracy z dojazdem", "wszystkie działania")
    ]
    assert [row[10] for row in below] == [94_800, 17_200]


def test_sources_say_what_they_bear_and_what_is_left():
    _formulas, values = (book["Źródła pieniędzy"] for book in books(example()))
    rows = {row[0]: row for row in values.values}
    assert rows["budżet gminy"][1] - rows["budżet gminy"][-2] == rows["budżet gminy"][-1]
    assert rows["Razem"][1] == 202_000 and rows["Razem"][-2] == total(example().budget)


def test_hours_are_summed_and_stand_below_what_people_have():
    formulas, values = (book["Czas ludzi"] for book in books(example()))
    assert formulas["E3"].value == "=SUM(B3:D3)"
    assert [cell.value for cell in values[3]] == [
        "Godziny do dyspozycji w miesiącu",
        80,
        80,
        80,
        240,
    ]


def test_libreoffice_computes_what_was_written(tmp_path, need):
    import subprocess

    source = tmp_path / "tabele.xlsx"
    source.write_bytes(write_xlsx(workbook(example())))
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    need("libsclo.so")
    made = tmp_path / "liczone"
    command = [need("soffice"), profile, "--headless", "--convert-to", "ods", "--outdir", made]
    subprocess.run([*command, source], check=True, capture_output=True)
    subprocess.run(
        [*command[:4], "xlsx", "--outdir", made, made / "tabele.ods"],
        check=True, capture_output=True,
    )  # fmt: skip
    before = openpyxl.load_workbook(source, data_only=True)
    after = openpyxl.load_workbook(made / "tabele.xlsx", data_only=True)
    for name in ("Budżet", "Źródła pieniędzy", "Czas ludzi"):
        for old, new in zip(before[name].values, after[name].values, strict=False):
            for one, other in zip(old, new, strict=False):
                if isinstance(one, int | float):
                    assert other == pytest.approx(one)


def sheet_of(programme, title):
    (found,) = (sheet for sheet in workbook(programme) if sheet.title == title)
    return found


def test_a_few_cards_with_many_fields_stand_side_by_side():
    actions = sheet_of(example(), "Działania")
    assert actions.rows[0] == ["Działanie", "Klub pracy z dojazdem", "Poranna para"]
    assert ["Ile osób", 48, 20] in actions.rows
    told = {row[0]: row[1:] for row in actions.rows}
    assert all(any(cell not in (None, "") for cell in cells) for cells in told.values())


def test_many_cards_with_many_fields_are_read_field_by_field():
    first, *rest = example().actions
    many = (first, *(replace(rest[0], name=f"Działanie {at}") for at in range(BESIDE)))
    actions = sheet_of(replace(example(), actions=many), "Działania")
    assert list(actions.rows[0]) == ["Działanie", "Pole", "Treść"]
    assert ["Klub pracy z dojazdem", "Ile osób", 48] in actions.rows


def test_without_money_there_are_no_sheets_about_it():
    titles = [sheet.title for sheet in workbook(replace(example(), budget=(), funding=()))]
    assert "Budżet" not in titles and "Źródła pieniędzy" not in titles


def test_sources_without_a_budget_bear_nothing():
    (sheet,) = (
        s for s in part_sheets(replace(example(), budget=())) if s.title == "Źródła pieniędzy"
    )
    assert [row[-2] for row in sheet.rows[1:3]] == [0, 0]


def test_names_with_signs_of_formulas_sum_up_all_the_same():
    draft = example()
    line = replace(draft.budget[0], action="=1+1*")
    _formulas, values = (book["Budżet"] for book in books(replace(draft, budget=(line,))))
    assert [row[10] for row in values.values][1:3] == [78_000, 78_000]
    assert [row[0] for row in values.values][-1] == "'=1+1*"
