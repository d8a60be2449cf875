"""The report says for each page how long and how hard it is."""

import csv

from msai_course.base.paths import BOOK, ROOT
from msai_course.content.checks.course import read_course
from msai_course.content.report import COLUMNS, main, write_report


def test_every_page_has_a_row(tmp_path):
    course = read_course(BOOK)
    target = write_report(course, tmp_path / "report.csv")
    with target.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["page"] for row in rows] == [page.name for page in course.pages]
    lesson = next(row for row in rows if row["page"] == "dzien-1/04-obszar.ipynb")
    assert tuple(lesson) == COLUMNS
    assert int(lesson["words"]) > 1000
    assert 0 < float(lesson["fog_pl"]) <= 10
    assert lesson["workshop_minutes"] == "90"


def test_an_author_sees_the_hardest_words_of_a_page(capsys):
    main([str(ROOT / "tests" / "fixtures" / "content" / "lesson.md")])
    shown = capsys.readouterr().out
    assert "fog_pl" in shown
    assert "jednostki" not in shown
    assert "udział" not in shown
