"""An older edition beside a newer course: what changed is told, what she chooses is done."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace

import pytest

from msai_trainer.editions.book import PageMinutes
from msai_trainer.editions.brought_along import is_older, public_description, standing
from msai_trainer.editions.comparing import compared, differing, undecided
from msai_trainer.editions.declared import Edition
from msai_trainer.editions.errors import EditionError
from msai_trainer.editions.facts import CourseFacts
from msai_trainer.editions.folder import ON_SITE, EditionFolder, unpack_folder
from msai_trainer.editions.snapshot import (
    SNAPSHOT,
    EditionSnapshot,
    digest,
    snapshot_bytes,
    snapshot_in,
)
from msai_trainer.editions.timetable import DayFrame
from msai_trainer.editions.updating import moved, with_snapshot


@dataclass(frozen=True)
class Lesson:
    id: str
    title: str
    minutes: PageMinutes
    prerequisites: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        return int(self.id.removeprefix("l"))


@dataclass(frozen=True)
class Day:
    day: int = 1
    opening: str = "Początek"
    opening_minutes: int = 15
    closing: str = "Koniec"
    test_first: str = ""
    test_last: str = ""


def lesson(title: str, text: str, minutes: int = 60) -> dict:
    return {"tytul": title, "minuty": {"na sali": minutes}, "cele": ["powiesz, co to obszar"],
            "czesci": {"Dwa sita": digest(text)}}  # fmt: skip


def course(version, lessons, pages, title="Kurs"):
    """The course as its site has it, and its lessons."""
    texts = [text for _title, text, *_more in lessons.values()] + list(pages.values())
    whole = EditionSnapshot(
        version,
        {name: lesson(*told) for name, told in lessons.items()},
        {path: digest(text) for path, text in pages.items()},
        {name: told[0] for name, told in lessons.items()},
        {digest(text): text for text in texts},
        title,
    )
    known = {n: Lesson(n, t[0], PageMinutes(60, t[2] if t[2:] else 60)) for n, t in lessons.items()}
    days: list[DayFrame] = [Day()]  # type: ignore[list-item]
    return whole, CourseFacts(version, known, days, frozenset())


OLD, OLD_FACTS = course(
    "1.0",
    {"l01": ("Po co", "A"), "l02": ("Obszar", "Raz.\nDwa."), "l04": ("Ta sama", "T")},
    {"o-kursie": "Stare."},
)
NEW, FACTS = course(
    "1.1",
    {"l02": ("Obszar", "Raz.\nTrzy.", 200), "l03": ("Nowa", "N"), "l04": ("Ta sama", "T")},
    {"o-kursie": "Nowe.", "dojazd": "Kursowy dojazd."},
    "Kurs po nowemu",
)
EDITION = Edition(
    "gmina", "Gmina", "OPS", "a@b.pl", ("l01", "l02", "l04"), "1.0", ("2027-03-01",), godziny=4.0
)
FILES = {"strony/o-kursie.md": b"# O nas\n\nMoje.\n", "strony/dojazd.md": b"# Dojazd\n",
         "dane/gmina.csv": b"tajne", "logo.png": b"L"}  # fmt: skip
HERS = with_snapshot(EditionFolder(replace(EDITION, dane="dane/gmina.csv", logo="logo.png"), FILES),
                     OLD)  # fmt: skip


def places(folder=HERS):
    found = compared(folder, snapshot_in(folder.files[SNAPSHOT]), NEW, FACTS)
    return {one.key: one for one in found}


def test_old_new_and_hers_stand_side_by_side():
    found = places()
    assert {key: one.code for key, one in found.items()} == {
        "lekcja:l01": "lesson_gone", "lekcja:l02": "lesson_changed", "lekcja:l03": "lesson_new",
        "strona:dojazd.md": "page_collides", "strona:o-kursie.md": "page_changed",
        "tytul": "title_changed", "daty": "days_changed",
    }  # fmt: skip
    assert found["lekcja:l02"].name == "„2. Obszar”"
    assert found["lekcja:l02"].changes == ("czas (na sali): 60 → 200 min",
                                           "zmieniona część: Dwa sita")  # fmt: skip
    [part] = found["lekcja:l02"].texts
    assert differing(part.old, part.new) == (["Dwa."], ["Trzy."])
    [page] = found["strona:o-kursie.md"].texts
    assert (page.old, page.new, page.hers) == ("Stare.", "Nowe.", "# O nas\n\nMoje.")
    waiting = {one.key for one in undecided(list(found.values()), {})}
    assert waiting == {"lekcja:l01", "strona:dojazd.md", "strona:o-kursie.md"}


def test_what_she_chooses_is_done_and_the_rest_stays_hers():
    found = list(places().values())
    choices = {"lekcja:l01": "course", "lekcja:l03": "course", "strona:dojazd.md": "renamed",
               "strona:o-kursie.md": "hers"}  # fmt: skip
    assert undecided(found, choices) == []
    after = moved(HERS, found, choices, NEW)
    assert after.edition.lekcje == ("l02", "l03", "l04")
    assert (after.edition.wersja_kursu, after.edition.tytul) == ("1.1", "Gmina")
    assert after.files["strony/dojazd-2.md"] == FILES["strony/dojazd.md"]
    assert after.files["strony/o-kursie.md"] == FILES["strony/o-kursie.md"]
    assert not is_older(after, NEW, FACTS) and places(after) == {}


def test_the_course_can_be_taken_instead_of_hers():
    found = list(places().values())
    after = moved(HERS, found, {"strona:o-kursie.md": "course", "tytul": "course"}, NEW)
    assert "strony/o-kursie.md" not in after.files and after.edition.tytul == "Kurs po nowemu"


def test_until_she_has_moved_the_edition_remembers_where_it_came_from():
    assert standing(HERS, NEW, FACTS) == HERS
    assert not is_older(HERS, OLD, OLD_FACTS)
    fresh = EditionFolder(EDITION, {})
    assert snapshot_in(standing(fresh, NEW, FACTS).files[SNAPSHOT]).version == "1.1"


def test_an_older_record_without_texts_still_tells_what_changed():
    short = EditionSnapshot("1.0", OLD.lessons, {"o-kursie.md": digest("Stare.")})
    files = {**HERS.files, SNAPSHOT: snapshot_bytes(short)}
    found = places(replace(HERS, files=files))
    assert found["strona:o-kursie.md"].texts[0].old is None
    assert "lekcja:l03" not in found  # nobody knows whether it is new


def test_a_site_carries_its_description_without_the_table():
    content = public_description(HERS)
    site = io.BytesIO()
    with zipfile.ZipFile(site, "w") as archive:
        archive.writestr(f"gmina/strona/{ON_SITE}", content)
        archive.writestr("gmina/strona/index.html", "x" * 100)
    found = unpack_folder(site.getvalue(), "gmina-strona.zip")
    assert found.edition == HERS.edition
    assert found.files == {n: one for n, one in HERS.files.items() if n != "dane/gmina.csv"}


def test_a_site_of_an_older_release_is_told_so():
    site = io.BytesIO()
    with zipfile.ZipFile(site, "w") as archive:
        archive.writestr("gmina/strona/index.html", "x")
    with pytest.raises(EditionError, match="starsze wydanie"):
        unpack_folder(site.getvalue(), "gmina-strona.zip")


@pytest.mark.parametrize("content", [
    b"", b"{", b"[]", b'{"wersja": "1", "lekcje": {"l": {}}, "zastapione": {}}',
    b'{"wersja": "1", "lekcje": {}, "zastapione": [1]}',
    b'{"wersja": "1", "lekcje": {"l": {"tytul": "A", "cele": [], "czesci": {}, "minuty": {"x": "y"}'
    b'}}, "zastapione": {}}',
])  # fmt: skip
def test_a_spoilt_record_is_told(content):
    with pytest.raises(EditionError):
        snapshot_in(content)
