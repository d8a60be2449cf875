"""The trainer's handbook: cards and plans fit their schema, the lessons and the clock."""

import re
import shutil
from dataclasses import replace

import pytest
import typer
import yaml

from msai_course.base.paths import ROOT
from msai_course.cli.app import app
from msai_course.content.checks import language, links
from msai_course.content.checks.course import CourseSource, read_course
from msai_course.content.page import read_page
from msai_course.content.records import RecordError
from msai_course.content.trainer_cards import read_card, read_cards
from msai_course.content.trainer_guard import check
from msai_course.content.trainer_pages import trainer_pages
from msai_course.content.trainer_plans import read_plans
from msai_trainer.editions.timetable import (
    DAY_MINUTES,
    TEST_MINUTES,
    day_items,
    net_minutes,
    with_breaks,
)

BOOK = ROOT / "book"
COURSE = read_course(BOOK)
CARD, PLANS = "karty/l02.yaml", "plany.yaml"
#: Name of the fault: file, what is replaced, by what, and the code of the problem.
FAULTS = {
    "card_with_too_few_minutes": (CARD, "minutes: 20", "minutes: 10", "card_minutes"),
    "card_of_another_lesson": (CARD, "lesson: l02", "lesson: l03", "bad_record"),
    "card_without_materials": (CARD, "materials:", "rzeczy:", "missing_field"),
    "card_with_an_unknown_field": (CARD, "materials:", "rzeczy:", "unknown_field"),
    "card_with_an_empty_list": (CARD, "questions:\n", "questions: []\nx:\n", "not_a_list"),
    "card_with_minutes_in_words": (CARD, "minutes: 20", "minutes: dużo", "not_whole"),
    "card_that_is_no_yaml": (CARD, "steps:", "steps: [", "bad_record"),
    "step_of_no_exercise": (CARD, "Napraw tabelę", "Napraw stół", "no_such_exercise"),
    "source_that_is_not_there": (CARD, "goal: ", "goal: '{cite:p}`x`' #", "unknown_source"),
    "plan_longer_than_it_says": (PLANS, "minutes: 90\n", "minutes: 91\n", "format_minutes"),
    "plan_of_an_unknown_lesson": (PLANS, "lesson: l07", "lesson: l99", "no_such_lesson"),
    "plan_without_a_break": (PLANS, "Obiad\n        rest: true", "Obiad", "no_break"),
    "break_in_words": (PLANS, "rest: true", "rest: tak", "not_a_flag"),
    "day_too_long": (PLANS, "opening_minutes: 10", "opening_minutes: 25", "day_too_long"),
}


@pytest.fixture
def book(tmp_path):
    """A copy of the handbook."""
    shutil.copytree(BOOK / "trener", tmp_path / "trener")
    return tmp_path


def problems(book):
    return list(check(replace(COURSE, book=book)))


def test_the_handbook_fits_the_lessons():
    assert [str(problem) for problem in check(COURSE)] == []


@pytest.mark.parametrize("fault", FAULTS)
def test_the_fault_is_found(book, fault):
    name, old, new, code = FAULTS[fault]
    path = book / "trener" / name
    text = path.read_text(encoding="utf-8")
    assert old in text, "the handbook changed: the fault is no longer made"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = problems(book)
    assert code in {problem.code for problem in found}
    assert all(problem.message and problem.hint for problem in found)


def test_every_exercise_done_in_the_room_has_its_minutes():
    done = {step.exercise for card in read_cards(BOOK).values() for step in card.steps} - {""}
    by_lesson = [{box.argument for box in one.boxes_named("exercise")} for one in COURSE.lessons]
    taught = [one for one in by_lesson if one & done]
    assert len(taught) == 16
    assert [sorted(one - done) for one in taught if one - done] == [["Diagnoza własnej tabeli"]]


def test_a_lesson_without_a_card_and_a_card_without_a_lesson_are_found(book):
    (book / "trener/karty/l02.yaml").unlink()
    text = (book / "trener/karty/l03.yaml").read_text(encoding="utf-8")
    (book / "trener/karty/l99.yaml").write_text(text.replace("l03", "l99"), encoding="utf-8")
    codes = {(problem.code, problem.column) for problem in problems(book)}
    assert codes == {("no_card", "l02"), ("card_without_lesson", "l99")}


def test_a_book_without_the_handbook_has_no_faults(tmp_path):
    assert problems(tmp_path) == []


def test_the_problems_of_all_broken_cards_come_at_once(book):
    for name in ("l02", "l03"):
        (book / f"trener/karty/{name}.yaml").write_text("[]", encoding="utf-8")
    with pytest.raises(RecordError) as error:
        read_cards(book)
    assert {problem.row for problem in error.value.problems} == {"l02.yaml", "l03.yaml"}


@pytest.mark.parametrize("day", [1, 2, 3])
def test_a_day_is_360_minutes_of_work_and_those_of_its_test_with_rests(day):
    plan = read_plans(BOOK).day(day)
    items = with_breaks(day_items([page.metadata for page in COURSE.pages], plan))
    assert net_minutes(items) == DAY_MINUTES + {1: TEST_MINUTES, 2: 0, 3: TEST_MINUTES}[day]
    assert sum(item.minutes for item in items) <= 8 * 60
    taught = {page.metadata.id for page in COURSE.lessons if page.metadata.day == day}
    taught -= {page.metadata.id for page in COURSE.lessons if not page.metadata.minutes.workshop}
    assert {item.lesson for item in items if item.lesson} == taught


@pytest.fixture
def staged(tmp_path):
    """A staged book with the handbook and the lessons."""
    shutil.copytree(BOOK, tmp_path / "book")
    toc = {
        "format": "jb-book",
        "root": "book/index",
        "parts": [{"caption": "T", "chapters": [{"file": "book/trener/karty/index"}]}],
    }
    (tmp_path / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    return tmp_path


def test_every_lesson_gets_a_page_with_all_of_its_card(staged):
    names = {path.name for path in trainer_pages(staged)}
    assert names == {"_lista.md", *(f"{page.metadata.id}.md" for page in COURSE.lessons)}
    card = read_card(BOOK / "trener/karty/l08.yaml")
    page = (staged / "book/trener/karty/l08.md").read_text(encoding="utf-8")
    told = [card.goal, card.product, card.core, card.shorter, card.no_computers, card.online]
    told += [*card.questions, *card.materials, *(step.how for step in card.steps)]
    told += [belief.answer for belief in card.beliefs]
    assert [text for text in told if text not in page] == []


def test_the_pages_of_cards_are_plain_respectful_and_their_links_lead_somewhere(staged):
    book = staged / "book"
    made = tuple(read_page(path, book) for path in trainer_pages(staged))
    course = CourseSource(book, made, COURSE.keys, COURSE.terms)
    found = [*language.check(course), *links.check(course)]
    assert [str(problem) for problem in found] == []


def test_a_book_without_the_index_of_cards_gets_none(staged):
    toc = staged / "_toc.yml"
    toc.write_text(toc.read_text("utf-8").replace("karty/index", "inne"), encoding="utf-8")
    assert list(trainer_pages(staged)) == []


def commands():
    """Every ``python3 course.py …`` of the handbook and of the README."""
    pages = [*sorted((BOOK / "trener").rglob("*.md")), BOOK.parent / "README.md"]
    texts = (page.read_text(encoding="utf-8") for page in pages)
    return sorted(
        {one for text in texts for one in re.findall(r"`python3 course\.py ([^`]+)`", text)}
    )


@pytest.mark.parametrize("line", commands())
def test_the_commands_of_the_handbook_exist(line):
    command = typer.main.get_command(app)
    words = line.split()
    while hasattr(command, "commands") and words[0] != "--help":
        command = command.commands[words.pop(0)]
    known = {name for parameter in command.params for name in parameter.opts} | {"--help"}
    assert {word for word in words if word.startswith("--")} <= known
