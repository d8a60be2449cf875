"""Three hundred hand-ins and every fault through both doors: the trainer's page and ``grade``."""

import random
import shutil

import all_assignments
import pytest
from test_faults import _grade_all
from trainers_desk import Trainer

from msai.assignments import hand_in_name
from msai.ui import GivenFile
from msai_course.grading.grade import grade
from msai_trainer.results.feedback_page import feedback_page
from msai_trainer.results.handing_out import feedback_of

PEOPLE = 60
SEED = 20_261_130


def some_answers(chance, name):
    """The master's answers, some of them gone, others those of another question."""
    answers = all_assignments.good_answers(name)
    said = list(answers.values())
    return {
        question: chance.choice(said) if chance.random() < 0.2 else one
        for question, one in answers.items()
        if chance.random() > 0.1
    }


@pytest.fixture(scope="module")
def both(once, masters, tmp_path_factory):
    """What `grade` made of a folder, and the desk of a page that got the same files."""
    base, faulty = tmp_path_factory.mktemp("trzysta"), once.folder("faults", _grade_all)
    folder, chance = base / "oddane", random.Random(SEED)
    # A browser gives no links.
    shutil.copytree(
        faulty / "oddane", folder, symlinks=True,
        ignore=lambda at, names: [name for name in names if (faulty / at / name).is_symlink()],
    )  # fmt: skip
    codes = [f"T{number:02}" for number in range(1, PEOPLE + 1)]
    head, *people = (faulty / "lista.csv").read_text(encoding="utf-8").splitlines()
    people += [f"{code};Osoba;<b>{code}</b>;" for code in codes]
    listed = [f"{head};Klasa", *(f"{one};próba" for one in people)]
    (base / "lista.csv").write_text("\n".join(listed), encoding="utf-8")
    for name in all_assignments.NAMES:
        for code in codes:
            file = folder / hand_in_name(name, code, all_assignments.MOMENT)
            answers = some_answers(chance, name)
            file.write_bytes(all_assignments.content(name, code, answers=answers))
    run = grade(folder, None, base / "lista.csv", base / "wynik")
    files = [
        GivenFile(one.relative_to(folder).as_posix(), one.read_bytes(), one.stat().st_mtime)
        for one in sorted(folder.rglob("*"))
        if one.is_file()
    ]
    assert len(files) >= 300 + 60
    trainer = Trainer(masters).does("list", "lista.csv", (base / "lista.csv").read_bytes())
    return run, trainer.does("works", files=files).does("grade").state


def test_rows_and_points_are_the_same(both):
    run, desk = both
    assert sum(row.score is not None for row in run.rows) >= 300
    assert len({row.status for row in run.rows}) >= 8
    assert len({row.score for row in run.rows}) > 20
    assert list(desk.results.rows) == list(run.rows)


def test_feedback_is_the_same_to_the_byte(both, masters):
    run, desk = both
    folder = run.output / "feedback"
    written = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.glob("*/*.html")}
    assert len(written) >= 300
    assert {
        f"{one.code}/{one.assignment}.html": feedback_page(one.view).encode()
        for one in feedback_of(desk.results, masters())
    } == written
