"""What changed in the course since an older edition was made, with a choice at each place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msai import ui
from msai_trainer.editions.comparing import MovedPlace, Texts, Way, differing, undecided
from msai_trainer.editions.snapshot import SNAPSHOT
from msai_trainer.pages.edition.state import EditionDesk, open_folder
from msai_trainer.pages.edition.updating import is_of_newer, places, releases

_NEWER = (
    "Ta edycja powstała na wydaniu {before}, a kurs tutaj ma starsze wydanie: {now}. Otwórz ją na "
    "stronie nowszego wydania."
)
_STANDS = "Ta edycja powstała na wydaniu {before}. Kurs ma teraz wydanie {now}."
_SAME = "W twoich lekcjach i stronach nic się nie zmieniło."
_COUNTS = "Miejsc, które się zmieniły: {all}. Do rozstrzygnięcia: {left}."
_UNTIL = "Dopóki nie wybierzesz, edycja zostaje, jak jest. Opis też pamięta, skąd wyszła."
_CITED = re.compile(r"\s*\{cite:\w+\}`[^`]*`")
_ROLE = re.compile(r"\{[a-z:-]+\}`([^`<]*[^`<\s])\s*(?:<[^>`]*>)?`")
_HERS = {"lesson_new": "Bez tej lekcji", "title_changed": "Zostaje mój tytuł"}
_COURSES = {
    "lesson_gone": "Usuń ją z mojej edycji",
    "lesson_new": "Dodaj ją do mojej edycji",
    "title_changed": "Weź tytuł kursu",
    "page_gone": "Usuń moją stronę",
}


def older(desk: EditionDesk) -> list[ui.Node]:
    """Return what changed since the edition was made; nothing: it stands on this course."""
    if SNAPSHOT not in open_folder(desk).files or desk.whole is None:
        return []
    return [ui.Group("Mam starszą edycję: co się zmieniło", list(_told(desk)))]


def _told(desk: EditionDesk) -> Iterator[ui.Node]:
    before, now = releases(desk)
    if is_of_newer(desk):
        yield ui.Message("problem", _NEWER.format(before=before, now=now))
        return
    found = places(desk)
    left = undecided(found, desk.choices)
    yield ui.Text(_STANDS.format(before=before, now=now))
    yield ui.Text(_COUNTS.format(all=len(found), left=len(left)) if found else _SAME)
    yield from (_place(desk, one) for one in found)
    if left:
        yield ui.Text(_UNTIL, small=True)
        yield from (ui.Message("problem", sentence) for sentence in desk.problems)
    yield ui.Button("update:apply", f"Przejdź na wydanie {now}", "primary")


def _place(desk: EditionDesk, one: MovedPlace) -> ui.Node:
    inside: list[ui.Node] = [ui.Text(f"{one.message} {one.hint}".strip())]
    if one.changes:
        inside.append(ui.Items(list(one.changes)))
    for texts in one.texts:
        inside += _texts(texts)
    if one.ways:
        options = [ui.Option(way, _way(way, one.code)) for way in one.ways]
        chosen = desk.choices.get(one.key, "" if one.decides else "hers")
        label = f"Co z tym zrobić: {one.name}"
        inside.append(ui.Choice(f"update:way:{one.key}", label, options, chosen, style="radio"))
    mark = "do wyboru: " if one.decides and one.key not in desk.choices else ""
    return ui.Details(f"{mark}{one.name}", inside, open=one.decides)


def _way(way: Way, code: str) -> str:
    if way == "hers":
        return _HERS.get(code, "Zostaje moje")
    if way == "renamed":
        return "Moja strona dostaje inną nazwę, strona kursu też jest"
    return _COURSES.get(code, "Weź stronę kursu zamiast mojej")


def _plain(line: str) -> str:
    """Return a line of Markdown without citations and marks of roles."""
    return _ROLE.sub(r"\1", _CITED.sub("", line)).replace("**", "")


def _texts(texts: Texts) -> Iterator[ui.Node]:
    """Yield a text as it was, as it is, and hers; of the course's only what differs."""
    old, new = texts.old, texts.new
    if old is not None and new is not None:
        old, new = ("\n".join(lines) for lines in differing(old, new))
    sides = (("Było w kursie", old), ("Jest w kursie", new), ("U ciebie", texts.hers))
    shown = [(name, said) for name, said in sides if said is not None]
    yield ui.Heading(texts.name)
    for name, said in shown:
        yield ui.Text(f"{name}:", small=True)
        yield ui.Quote([_plain(line) for line in said.splitlines()] or ["(nic)"])
