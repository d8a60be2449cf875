"""A new class has codes that tell a slip of the hand and the class they belong to."""

import json

import pytest

from msai_course.grading.classes.folders import class_new
from msai_course.grading.classes.lists import read_roster
from msai_course.grading.grade import grade
from msai_trainer.errors import GradingError
from msai_trainer.people.identifying import identify


@pytest.fixture
def wiosna(tmp_path):
    return class_new("wiosna", tmp_path / "klasy", count=8)


def test_a_new_class_has_codes_with_class_and_check_sign(wiosna):
    roster = read_roster(wiosna.folder / "lista.csv")
    assert (roster.klasa.name, roster.klasa.source, roster.without_check) == ("wiosna", "list", ())
    assert len(roster.klasa.id) == 8
    assert all(
        entry.kod.startswith("wiosna-0") and entry.klasa == "wiosna" for entry in roster.entries
    )
    assert all(entry.label == entry.kod for entry in roster.entries)
    about = json.loads((wiosna.folder / "klasa.json").read_text(encoding="utf-8"))
    assert (about["version"], about["name"], about["id"]) == (1, "wiosna", roster.klasa.id)


def test_a_mistyped_code_is_given_to_nobody_and_the_right_one_is_proposed(
    wiosna, tmp_path, write_file
):
    roster = read_roster(wiosna.folder / "lista.csv")
    one, other = roster.entries[0].kod, roster.entries[1].kod
    swapped = one[:-1] + other[-1]
    folder = write_file(swapped)
    run = grade(folder, "zadanie-1", wiosna.folder / "lista.csv", tmp_path / "wyniki")
    (row,) = (row for row in run.rows if row.status == "unknown_person")
    assert row.student_id == swapped
    assert f"ma zły znak kontrolny; może chodzi o {one}" in row.message
    assert {row.status for row in run.rows} == {"unknown_person", "missing"}
    assert run.remarks == ()


def test_a_mistyped_code_within_a_group_is_said_and_the_others_have_their_points(wiosna):
    roster = read_roster(wiosna.folder / "lista.csv")
    one, other = (entry.kod for entry in roster.entries[:2])
    wrong = other[:-1] + ("A" if other[-1] != "A" else "B")
    owner = identify("p.ipynb", {"code": one.lower(), "group": [one, wrong]}, roster, 4)
    assert owner.codes == (one,)
    assert f"może chodzi o {other}" in owner.notes[0]


@pytest.mark.parametrize(
    "spell", [str.lower, lambda c: c.replace("-", " "), lambda c: c.replace("-", "")]
)
def test_a_code_counts_however_it_is_spelled(wiosna, spell):
    roster = read_roster(wiosna.folder / "lista.csv")
    one = roster.entries[4].kod
    assert identify("p.ipynb", {"code": spell(one)}, roster, 4).codes == (one,)
    assert identify(f"{one}.ipynb", {"code": spell(one)}, roster, 4).codes == (one,)


def test_a_code_of_another_class_is_named_as_such(wiosna):
    from msai.assignments.codes import make_codes

    roster = read_roster(wiosna.folder / "lista.csv")
    (alien,) = make_codes("jesien", 1)
    owner = identify("p.ipynb", {"code": alien}, roster, 4)
    assert f"{alien} to kod klasy „jesien”" in owner.refusal.message


def test_codes_without_a_check_sign_are_mentioned_once_for_the_class(
    tmp_path, write_file, write_roster
):
    run = grade(write_file("K01"), "zadanie-1", write_roster("K01", "K02"), tmp_path / "wyniki")
    (remark,) = run.remarks
    assert "bez znaku kontrolnego (2 z 2, np. K01)" in remark
    assert all("znaku kontrolnego" not in row.message for row in run.rows)


def test_a_damaged_class_file_is_not_passed_over(wiosna):
    (wiosna.folder / "klasa.json").write_text("{", encoding="utf-8")
    with pytest.raises(GradingError, match=r"klasa\.json nie da się przeczytać"):
        read_roster(wiosna.folder / "lista.csv")
