"""Pages of the trainer's handbook that are made of data: a card per lesson and their list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from msai_course.base.files import write_if_changed
from msai_course.content.checks.course import read_course
from msai_course.content.page import SourcePage
from msai_course.content.records import labels
from msai_course.content.toc import add_below, has_page
from msai_course.content.trainer_cards import CARDS, Card, read_cards
from msai_course.content.trainer_fields import field_list

INDEX = "book/trener/karty/index"
#: Included by the index; the underscore keeps it from being a page of its own.
LIST = "_lista.md"
_LABELS = labels(Card)
_DAYS = {0: "Przed warsztatem", 1: "Dzień 1", 2: "Dzień 2", 3: "Dzień 3"}


def trainer_pages(staged: Path) -> Iterator[Path]:
    """Write the cards into a staged book that has their index, and the fields of a table.

    Yield what was written.

    Cards of lessons that the book does not have are left out.

    Raises:
        msai_course.content.records.RecordError: A card does not fit the schema.
    """
    yield from field_list(staged)
    if not has_page(staged, INDEX):
        return
    book = staged / "book"
    cards = read_cards(book)
    pages = [page for page in read_course(book).lessons if page.metadata.id in cards]
    groups = _days(pages) if _names_days(staged) else {"": pages}
    yield write_if_changed(book / CARDS / LIST, card_list(groups))
    for page in pages:
        path = book / CARDS / f"{page.metadata.id}.md"
        yield write_if_changed(path, card_page(cards[page.metadata.id], page))
    add_below(staged, INDEX, [f"book/{CARDS.as_posix()}/{page.metadata.id}" for page in pages])


def card_list(groups: Mapping[str, Sequence[SourcePage]]) -> str:
    """Return the list of cards by the name of their group, empty where it has none."""
    text = []
    for name, pages in groups.items():
        head = [f"**{name}**\n"] if name else []
        text += [*head, *map(_item, pages), ""] if pages else []
    return "\n".join(text)


def card_page(card: Card, page: SourcePage) -> str:
    """Return the page of one card as MyST Markdown."""
    lesson = page.metadata
    parts = (
        "---\nunlisted: true\n---\n",
        f"# Karta {lesson.number}. {lesson.title}\n",
        f"{_way(page)} · {_time(card, page)}\n",
        *(f"**{_LABELS[name]}.** {getattr(card, name)}\n" for name in ("goal", "product")),
        f"## {_LABELS['steps']}\n\n{_steps(card)}",
        *(f"**{_LABELS[name]}.** {getattr(card, name)}\n" for name in ("core", "shorter")),
        f"## {_LABELS['questions']}\n\n{_list(card.questions)}",
        f"## {_LABELS['beliefs']}\n\n{_beliefs(card)}",
        f"## Inne warunki\n\n**{_LABELS['no_computers']}.** {card.no_computers}\n",
        f"**{_LABELS['online']}.** {card.online}\n",
        f"## {_LABELS['materials']}\n\n{_list(card.materials)}",
    )
    return "\n".join(parts)


def _days(pages: Sequence[SourcePage]) -> dict[str, list[SourcePage]]:
    return {
        name: [page for page in pages if page.metadata.day == day] for day, name in _DAYS.items()
    }


def _names_days(staged: Path) -> bool:
    """Tell whether pages name the days of the workshop (`msai_course.theme.lesson`)."""
    path = staged / "_config.yml"
    config = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return bool(config.get("sphinx", {}).get("config", {}).get("msai_days", True))


def _item(page: SourcePage) -> str:
    lesson, room = page.metadata, page.metadata.minutes.workshop
    time = f"{room} min" if room else "praca własna"
    return f"- [{lesson.number}. {lesson.title}]({lesson.id}.md), {time}"


def _way(page: SourcePage) -> str:
    return f"[Karty lekcji](index.md) · [Lekcja {page.metadata.number}](../../{page.name})"


def _time(card: Card, page: SourcePage) -> str:
    room = page.metadata.minutes.workshop
    return (
        f"na sali {room} min" if room else f"praca własna, na życzenie {card.minutes} min na sali"
    )


def _steps(card: Card) -> str:
    rows = "".join(f"| {step.minutes} | {step.name} | {step.how} |\n" for step in card.steps)
    return f"| Minuty | Krok | Jak to zrobić |\n|---|---|---|\n{rows}\nRazem {card.minutes} min.\n"


def _beliefs(card: Card) -> str:
    said = ((belief.says.removesuffix("."), belief.answer) for belief in card.beliefs)
    return "".join(f"„{says}”\n: {answer}\n\n" for says, answer in said)


def _list(texts: Sequence[str]) -> str:
    return "".join(f"- {text}\n" for text in texts)
