"""A small course as its pages show it, and a page of it."""

from __future__ import annotations

from msai_trainer.editions.book import Book, Box, DayOpening, Page, PageMinutes, Part
from msai_trainer.editions.description import Description
from msai_trainer.editions.pages import written

HOSTILE = "<script>alert(1)</script>\"'--><!--place:brand-->&amp;\\1"


def lesson(number: int, **more) -> Page:
    return Page(
        f"dzien-{number}/{number:02}-lekcja",
        f"Nauka {number}",
        id=f"l{number:02}",
        number=number,
        day=number,
        minutes=PageMinutes(40, 60),
        **more,
    )


COURSE = Book(
    edition="msai",
    round="",
    title="Kurs – kurs MSAI",
    name="Kurs",
    tagline="programy",
    organiser="",
    contact="",
    logo="",
    names_days=True,
    root=Page("index", "Start"),
    parts=(
        Part("Start", (Page("start/dostepnosc", "Dostępność"), Page("o-kursie", "O kursie"))),
        Part("Dzień 1 – miejsce", (lesson(1), Page("zadania/zadanie-1", "Zadanie 1"))),
        Part("Dzień 2 – zmiana", (lesson(2, prerequisites=("l01",), quizzes={"q": "Co?"}),)),
        Part("Dzień 3 – dalej", (lesson(3),)),
        Part("Trener", (
            Page("trener/karty/index", "Karty"),
            *(Page(f"trener/karty/l0{n}", f"Karta {n}", about=f"l0{n}", unlisted=True)
              for n in (1, 2, 3)),
        )),
    ),
    openings=(DayOpening(1, "Początek", 15, "Koniec"),),
    icons=dict.fromkeys(("logo", "previous", "next", "quiz", "right", "wrong"), "<svg/>"),
    boxes={"tip": Box("Wskazówka", "<svg/>"), "belief": Box("Przekonanie", "<svg/>", quoted=True)},
    like="o-kursie",
)  # fmt: skip

TOLD = Description("gmina", "2027-jesien", "Kurs w gminie", "OPS", "ops@gmina.pl", ("l03", "l01"))


def page(here: str, article: str, book: Book = COURSE) -> str:
    """Return a page with all places that the theme puts around an article."""
    places = {name: written(name, book, here) for name in ("brand", "contents", "relations")}
    title = next(one.title for one in book.pages if one.path == here)
    return (
        f'<html lang="pl" data-edition="{book.edition}" data-round="{book.round}" '
        f'data-page="{here}" data-root="./" data-content_root="./">'
        f"<title>{title} – {book.title}</title>"
        f'{places["relations"]}<style>@page {{ @top-right {{ content: "{title}" }} }}</style>'
        f'<link href="_static/msai.css"><body class="day-none">{places["brand"]}'
        f"{places['contents']}<!--place:sections--><!--/place:sections-->"
        f'<article class="page">{article}</article>'
        f"{written('around', book, here)}{written('organiser', book, here)}"
        f"{written('accessibility', book, here)}</body></html>"
    )
