"""Two classes have a K01 each: together or apart, everyone gets her own certificate."""

import csv
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from judged import read_by_hand

from msai.assignments import hand_in, hand_in_name
from msai_course.grading.certificates import (
    LACKING,
    REGISTER,
    CertifiedCourse,
    issue_certificates,
    read_register,
    verify,
)
from msai_course.grading.grade import grade
from msai_trainer.errors import GradingError

CODES = ("K01", "K02", "K03")
#: Who of a class answered everything, or little.
DONE = {"wiosna": {"K01": True, "K02": False}, "jesien": {"K01": True, "K02": True}}


def course(klasa: str) -> CertifiedCourse:
    return CertifiedCourse(f"Ośrodek {klasa}", hours=8, issued=date(2027, 3, 4))


@pytest.fixture
def classes(tmp_path, good_answers, released):
    """Two classes graded into their own folders: class → folder of results and list."""
    return _graded(tmp_path, good_answers, released, named=True)


def _graded(tmp_path, good_answers, released, *, named):
    full = good_answers
    found = {}
    for klasa, done in DONE.items():
        folder = tmp_path / klasa / "oddane"
        folder.mkdir(parents=True)
        for code, well in done.items():
            answers = full if well else {"udzial": full["udzial"]}
            moment = datetime(2027, 3, 1, 10, tzinfo=UTC)
            notebook = hand_in(released, code=code, answers=answers, saved_at=moment)
            name = hand_in_name("zadanie-1", code, moment)
            (folder / name).write_text(json.dumps(notebook), encoding="utf-8")
        roster = tmp_path / klasa / "lista.csv"
        names = [f"{code};Osoba;{klasa.title()} {code}" if named else f"{code};;" for code in CODES]
        roster.write_text("\n".join(["kod;imię;nazwisko", *names]), encoding="utf-8")
        grade(folder, "zadanie-1", roster, tmp_path / klasa / "oceny")
        read_by_hand(tmp_path / klasa / "oceny", *(code for code, well in done.items() if well))
        found[klasa] = (tmp_path / klasa / "oceny", roster)
    return found


def figures(folder):
    """What each certificate says of the person and of her course."""
    return {
        (one.klasa, one.kod_osoby): (one.osoba, one.wynik, one.organizator)
        for one in read_register(folder)
    }


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def reasons(folder):
    text = (folder / LACKING).read_text(encoding="utf-8-sig")
    return [
        (line["klasa"], line["kod"], line["powód"])
        for line in csv.DictReader(text.splitlines(), delimiter=";")
    ]


def run(classes, klasa, target, **options):
    return issue_certificates(*classes[klasa], target, course(klasa), ["zadanie-1"], **options)


@pytest.mark.parametrize("named", [True, False], ids=["with names", "with bare codes"])
def test_one_folder_gives_the_same_as_separate_ones(tmp_path, good_answers, released, named):
    classes = _graded(tmp_path, good_answers, released, named=named)
    together = tmp_path / "razem"
    apart, lacking = {}, []
    for klasa in DONE:
        run(classes, klasa, together)
        run(classes, klasa, tmp_path / f"tylko-{klasa}")
        apart |= figures(tmp_path / f"tylko-{klasa}")
        lacking += reasons(tmp_path / f"tylko-{klasa}")
    assert figures(together) == apart
    assert sorted(reasons(together)) == sorted(lacking)
    issued = read_register(together)
    assert [one.kod_osoby for one in issued] == ["K01", "K01", "K02"]
    assert [one.organizator for one in issued] == ["Ośrodek wiosna", *["Ośrodek jesien"] * 2]
    assert len({one.plik for one in issued}) == len(list(together.glob("*.pdf"))) == 3
    for one in issued:
        assert verify(together, one.numer, one.kod_weryfikacyjny) == one
    before = files(together)
    for klasa in (*DONE, *reversed(DONE)):
        assert run(classes, klasa, together).new == ()
    assert files(together) == before | {LACKING: (together / LACKING).read_bytes()}


def test_the_list_of_another_class_gets_nothing_from_these_results(classes, tmp_path):
    results, roster = classes["wiosna"][0], classes["jesien"][1]
    with pytest.raises(GradingError, match="są już wyniki klasy „wiosna”"):
        issue_certificates(results, roster, tmp_path / "z", course("wiosna"), ["zadanie-1"])
    assert not (tmp_path / "z").exists()


def test_a_line_without_a_class_is_given_to_nobody_by_its_code_alone(classes, tmp_path):
    """A register of the time before classes: its K01 is one of the two."""
    target = tmp_path / "z"
    run(classes, "wiosna", target)
    path = target / REGISTER
    (own,) = read_register(target)
    columns = ("numer", "kod_osoby", "osoba", "wynik", "wydano", "kod_weryfikacyjny")
    line = ";".join(getattr(own, column) for column in columns)
    path.write_text(f"{';'.join(columns)}\n{line}\n", encoding="utf-8")
    done = run(classes, "jesien", target)
    assert [one.entry.kod for one in done.lacking if "bez klasy" in one.why] == ["K01"]
    assert [one.kod_osoby for one in done.new] == ["K02"]
    # Its own class knows it by the name.
    assert run(classes, "wiosna", target).new == ()
    # As the message advises: the class is written into the old line.
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    rows[1][rows[0].index("klasa")] = "wiosna"
    text = "\r\n".join(";".join(row) for row in rows)
    path.write_bytes(text.encode("utf-8-sig"))
    assert [one.kod_osoby for one in run(classes, "jesien", target).new] == ["K01"]


def test_two_runs_at_once_give_no_number_twice(classes, tmp_path):
    target = tmp_path / "z"

    def patient(klasa):
        while True:
            try:
                return run(classes, klasa, target)
            except GradingError as fault:
                assert fault.problems[0].code == "busy"

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(patient, DONE))
    issued = read_register(target)
    assert sorted(one.numer for one in issued) == ["1/2027", "2/2027", "3/2027"]
    assert all((target / one.plik).is_file() for one in issued)
