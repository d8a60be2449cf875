"""Pages of a built site with another book: everything that differs differs, nothing else does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from edition_books import COURSE, HOSTILE, TOLD, lesson, page
from msai_trainer.editions.book import Page, read_book, written
from msai_trainer.editions.pages import WRITERS, page_of_edition
from msai_trainer.editions.pages import written as place_of
from msai_trainer.editions.places import places_of
from msai_trainer.editions.selection import edition_book

BOOK = edition_book(COURSE, TOLD, [Page("o-edycji", "O tej edycji")])
LESSON = "dzien-1/01-lekcja"


def test_a_book_survives_its_file():
    assert read_book(written(COURSE)) == COURSE


def test_the_same_book_gives_the_same_page_to_the_last_byte():
    made = page(LESSON, f"{place_of('kicker', COURSE, LESSON)}<p>Treść.</p>")
    assert page_of_edition(made, LESSON, COURSE, COURSE) == made


def test_an_edition_of_an_edition_is_the_edition_of_the_course():
    made = page("o-kursie", "<p>Treść.</p>")
    other = replace(BOOK, edition="inna", title="Inna", name="Inna", organiser="MOPS")
    once = page_of_edition(made, "o-kursie", COURSE, other)
    twice = page_of_edition(
        page_of_edition(made, "o-kursie", COURSE, BOOK), "o-kursie", BOOK, other
    )
    assert twice == once


def test_lessons_stand_in_the_chosen_order_and_parts_are_named_by_topic():
    captions = {part.caption: [one.path for one in part.pages] for part in BOOK.parts}
    assert list(captions) == ["Start", "Ta edycja", "Dalej", "Miejsce", "Trener"]
    assert captions["Miejsce"] == [LESSON, "zadania/zadanie-1"]
    assert captions["Trener"] == ["trener/karty/index", "trener/karty/l01", "trener/karty/l03"]


def test_the_whole_course_in_its_order_keeps_its_days():
    whole = edition_book(COURSE, replace(TOLD, lessons=tuple(COURSE.lessons)), [])
    assert whole.names_days and whole.parts == COURSE.parts


def test_a_part_whose_lessons_stand_in_two_places_is_told_to_go_on():
    parts = (replace(COURSE.parts[1], pages=(lesson(1), lesson(2))), COURSE.parts[3])
    made = edition_book(
        replace(COURSE, parts=parts), replace(TOLD, lessons=("l02", "l03", "l01")), []
    )
    assert [part.caption for part in made.parts] == ["Miejsce", "Dalej", "Miejsce (ciąg dalszy)"]


def test_previous_and_next_follow_the_order_of_the_edition():
    made = page_of_edition(page(LESSON, ""), LESSON, COURSE, BOOK)
    soup = BeautifulSoup(made, "html.parser")
    assert soup.select_one("a.previous")["href"] == "../dzien-3/03-lekcja.html"
    assert soup.select_one("a.following")["href"] == "../zadania/zadanie-1.html"
    assert soup.select_one('link[rel="next"]')["href"] == "../zadania/zadanie-1.html"


def test_a_link_to_a_lesson_that_is_gone_becomes_its_words():
    article = (
        '<p><a class="reference internal" href="../dzien-2/02-lekcja.html#a">Lekcja 2</a>, '
        '<a href="../dzien-3/03-lekcja.html">Lekcja 3</a>, <a href="#dalej">dalej</a>, '
        '<a href="https://example.org/dzien-2/02-lekcja.html">obca</a></p>'
    )
    made = page_of_edition(page(LESSON, article), LESSON, COURSE, BOOK)
    links = BeautifulSoup(made, "html.parser").article.find_all("a")
    assert [one.get_text() for one in links] == ["Lekcja 3", "dalej", "obca"]
    assert "Lekcja 2" in made


def test_a_lesson_names_what_comes_first_only_where_the_edition_has_it():
    here = "dzien-2/02-lekcja"
    with_both = edition_book(COURSE, replace(TOLD, lessons=("l01", "l02")), [])
    alone = edition_book(COURSE, replace(TOLD, lessons=("l02",)), [])
    assert ">lekcja 1<" in WRITERS["first"](with_both, here, "", "")
    assert WRITERS["first"](alone, here, "", "") == ""


def test_a_timetable_counts_the_lessons_that_are_left():
    without = edition_book(COURSE, replace(TOLD, lessons=("l03",)), [])
    assert "Nauka 1" in WRITERS["agenda"](COURSE, "trener/dni", "1 8.00", "")
    table = WRITERS["agenda"](without, "trener/dni", "1 8.00", "")
    assert "Nauka" not in table and "<td>345</td>" in table


def test_cards_of_left_out_lessons_are_gone_from_their_list():
    items = "".join(f'<li><p><a href="l0{n}.html">Karta {n}</a></p></li>' for n in (1, 2, 3))
    made = WRITERS["cards"](BOOK, "trener/karty/index", "", f"<p>Dzień 1</p><ul>{items}</ul>")
    assert "Karta 2" not in made and "Dzień" not in made
    assert "Karta 1" in made and "Karta 3" in made


@pytest.mark.parametrize("field", ["title", "organiser", "contact"])
def test_a_hostile_name_is_shown_and_never_acts(field):
    hostile = edition_book(COURSE, replace(TOLD, **{field: HOSTILE}), [])
    made = page_of_edition(page(LESSON, "<p>Treść.</p>"), LESSON, COURSE, hostile)
    soup = BeautifulSoup(made, "html.parser")
    assert soup.find("script") is None
    assert HOSTILE in soup.get_text()
    assert sorted(places_of(made)) == sorted(places_of(page(LESSON, "")))


def test_a_declaration_is_found_by_its_name_on_every_page():
    """Art. 10 of the act of 4 April 2019; without a declaration the page keeps its own name."""
    declared = edition_book(COURSE, TOLD, [Page("start/dostepnosc", "Deklaracja dostępności")])
    for book, name in ((BOOK, "Dostępność"), (declared, "Deklaracja dostępności")):
        made = page_of_edition(page(LESSON, "<p>Treść.</p>"), LESSON, COURSE, book)
        [link] = (
            BeautifulSoup(made, "html.parser")
            .find("body")
            .find_all("a", href="../start/dostepnosc.html", recursive=False)
        )
        assert link.get_text() == name


def test_every_place_has_a_writer():
    assert set(places_of(page(LESSON, ""))) <= set(WRITERS)


def test_the_part_for_trainers_can_stay_at_home():
    told = replace(TOLD, trainers=False)
    book = edition_book(COURSE, told, [])
    assert not [one for one in book.pages if one.path.startswith("trener/")]
    assert [one for one in edition_book(COURSE, TOLD, []).pages if one.path.startswith("trener/")]
    text = page("o-kursie", '<a href="trener/karty/index.html">Karty</a>')
    after = page_of_edition(text, "o-kursie", COURSE, book)
    assert "trener/" not in after and "Karty" in after
    hers = edition_book(COURSE, told, [Page("trener/karty/index", "Nasze karty")])
    assert [one.title for one in hers.pages if one.path.startswith("trener/")] == ["Nasze karty"]
