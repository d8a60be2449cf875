"""Cards for the room: each part knows its lesson and says how many copies there are to be."""

from __future__ import annotations

from types import SimpleNamespace

from msai_course.papers.cuttings import PAGE, cuttings

SECTIONS = """<h1>Do pocięcia</h1><p>Tak się tnie.</p>
<h1>Lekcja 8: karty</h1><p>Paski: jeden komplet na grupę. Potem czytaj.</p>
<table><tr><td><p>na osobę w tabeli.</p></td></tr></table><p>Karta obserwacji: jedna na osobę.</p>
<h1>Format dla partnerów: kartka</h1><p>Po dwie na osobę. Jedna kopia zostaje u ciebie.</p>
<h1>Tylko dla ciebie</h1><p>Tej kartki nie rozdawaj.</p>"""


class Told:
    """Stands for `Fragments`: the page as it is built."""

    def page(self, path, deeper=0):
        return SECTIONS


def source(*docnames):
    return SimpleNamespace(docnames=docnames, page=lambda docname: docname)


def test_parts_are_told_apart_with_their_lessons_and_copies():
    begin, found = cuttings(source(PAGE), Told())
    assert begin.strip() == "<p>Tak się tnie.</p>"
    assert [(one.title, one.lesson, one.copies) for one in found] == [
        ("Lekcja 8: karty", 8, "Paski: jeden komplet na grupę. Karta obserwacji: jedna na osobę."),
        ("Format dla partnerów: kartka", None, "Po dwie na osobę."),
        ("Tylko dla ciebie", None, ""),
    ]


def test_an_edition_without_the_page_has_nothing_to_cut():
    assert cuttings(source(), Told()) == ("", [])
