"""„Zrób swoją edycję” without a browser: an older edition, a pasted table, colours, previews."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from msai import ui
from msai.practices import OwnPractice, to_json
from msai.ui import Event, Fetched
from msai.ui.records import sealed
from msai_course.base.paths import SITE
from msai_trainer.editions.book import BOOK
from msai_trainer.editions.folder import pack_folder, unpack_folder
from msai_trainer.editions.palettes import PALETTES, declarations
from msai_trainer.editions.snapshot import COURSE, SNAPSHOT, digest, snapshot_bytes, snapshot_in
from msai_trainer.pages.edition.program import program
from msai_trainer.pages.edition.remarks import all_problems, hindering

from .edition_desk import does

sys.path.append(str(Path(__file__).parents[2] / "cascade"))
from municipality import rows

pytestmark = pytest.mark.browser  # needs the built site
GOOD = (
    Event("text:tytul", "Gmina Łąka"), Event("text:organizator", "OPS"),
    Event("text:kontakt", "ops@laka.pl"), Event("day:0", "2027-03-01"),
)  # fmt: skip


def course_now(texts=None):
    return Fetched("course", [(SITE / BOOK).read_bytes(), texts or (SITE / COURSE).read_bytes()])


@pytest.fixture(scope="module")
def begun():
    return does(program().initial(), Event("new"), course_now(), *GOOD)


def described(desk):
    [file] = program().update(desk, Event("describe")).effects
    return file.content


def shown(desk) -> str:
    return str(program().view(desk))


def older(content: bytes, version="0.1.0") -> bytes:
    """The description as it would be, had lesson 4 been another one then."""
    folder = unpack_folder(content, "opis.zip")
    whole = snapshot_in(folder.files[SNAPSHOT])
    parts = {**whole.lessons["l04"]["czesci"], "Dwa sita": digest("Jedno sito.")}
    lessons = {**whole.lessons, "l04": {**whole.lessons["l04"], "czesci": parts}}
    texts = {**whole.texts, digest("Jedno sito."): "Jedno sito."}
    replaced = {page: digest("Inaczej.") for page in whole.replaced}
    was = replace(whole, version=version, lessons=lessons, texts=texts, replaced=replaced)
    files = {**folder.files, SNAPSHOT: snapshot_bytes(was)}
    return pack_folder(replace(folder, files=files))


def test_an_edition_of_this_course_has_nothing_to_tell(begun):
    content = described(begun)
    assert snapshot_in(unpack_folder(content, "o.zip").files[SNAPSHOT]).lessons.keys() == set(
        begun.folder.edition.lekcje
    )
    again = does(begun, Event("open", "o.zip", content))
    assert again.folder == begun.folder and "edycję: co się zmieniło" not in shown(again)


def test_an_older_edition_waits_until_every_conflict_is_decided(begun):
    files = {**begun.folder.files, "strony/o-kursie.md": b"# Po naszemu\n\nTekst.\n"}
    mine = begun.with_files(files)
    desk = does(begun, Event("open", "o.zip", older(described(mine))))
    told = shown(desk)
    assert "zmieniona część: Dwa sita" in told and "Jedno sito." in told
    assert "{cite" not in told and "{term}" not in told and "**" not in told
    assert "Po naszemu" in told and "Do rozstrzygnięcia: 1" in told
    kept = program().decode(sealed(program(), desk))
    assert "Do rozstrzygnięcia: 1" in shown(does(kept, Event("resume"), course_now()))
    refused = does(desk, Event("update:apply"))
    assert refused.folder == desk.folder and "o-kursie.md" in refused.problems[0]
    saved = unpack_folder(described(refused), "o.zip")
    assert snapshot_in(saved.files[SNAPSHOT]).version == "0.1.0"
    done = does(desk, Event("update:way:strona:o-kursie.md", "hers"), Event("update:apply"))
    assert done.folder.files["strony/o-kursie.md"] == files["strony/o-kursie.md"]
    assert "edycję: co się zmieniło" not in shown(done) and done.told.startswith(
        "Edycja stoi teraz"
    )


def test_an_edition_of_a_newer_course_is_told_and_not_moved(begun):
    desk = does(begun, Event("open", "o.zip", older(described(begun), "99.0")))
    assert "starsze wydanie" in shown(desk)
    assert does(desk, Event("update:apply")).folder == desk.folder


def copied() -> str:
    """What a spreadsheet puts on the clipboard."""
    return "\n".join("\t".join(map(str, row)) for row in rows())


def asked(at: int, sphere: str, direction: str = "1"):
    answers = {"role": "count", "sphere": sphere, "direction": direction, "denominator": "Ludność"}
    return [Event(f"column:{at}:{name}", value) for name, value in answers.items()]


def test_a_pasted_table_is_described_and_becomes_the_editions(begun):
    desk = does(begun, Event("paste", copied()))
    assert desk.pasted and not desk.folder.edition.dane
    assert does(desk, Event("pasted:done")).problems
    desk = does(desk, *asked(3, "social"), *asked(5, "economic", "-1"),
                Event("pasted:source", "OPS"), Event("pasted:year", 2026.0),
                Event("pasted:synthetic", True))  # fmt: skip
    kept = program().decode(sealed(program(), desk))
    assert kept.pasted == desk.pasted
    done = does(desk, Event("pasted:done"))
    assert done.folder.edition.dane == "dane/gmina.xlsx" and done.pasted is None
    assert done.of_files == ()
    off = does(done, Event("data:table-off"))
    assert not off.folder.files


def test_what_is_no_table_is_told(begun):
    desk = does(begun, Event("paste", "ani\tjednej\nliczby\ttu"))
    assert desk.problems and desk.pasted is None


def nodes_of(desk, kind):
    found, waiting = [], list(program().view(desk))
    while waiting:
        node = waiting.pop()
        found += [node] if isinstance(node, kind) else []
        waiting += list(getattr(node, "children", ()))
    return found


def test_her_page_and_the_head_are_shown_as_readers_will_see_them(begun):
    hostile = "Autobus **7**.\n\n<script>alert(1)</script> ![mapa](mapa.png) [x](javascript:1)"
    text, colours = Event("page:text:strony/dojazd.md", hostile), Event("colours", "zielona")
    desk = does(begun, Event("page:named", "Dojazd"), Event("page:add"), text, colours)
    desk = desk.with_files({**desk.folder.files, "strony/mapa.png": b"\x89PNG"})
    page, head = sorted(nodes_of(desk, ui.Preview), key=lambda one: "site-header" in one.html)
    assert "<strong>7</strong>" in page.html and "data:image/png;base64," in page.html
    assert "<script" not in page.html and 'href="javascript' not in page.html
    assert "Gmina Łąka" in head.html and "OPS" in head.html
    assert head.colours[0] == declarations(PALETTES["zielona"].light)
    assert does(desk, Event("colours", "kurs")).folder.edition.kolory == ""
    assert does(desk, Event("trainers", False)).folder.edition.prowadzacy is False


CARD = {
    "name": "Podwórko | od nowa <b>", "category": "PAL_OSL", "municipality": "Łąkowa",
    "municipality_type": ["gmina wiejska"], "years": "2025–2026", "area": "Stara Cegielnia",
    "leader": "OPS w Łąkowej", "target_groups": "rodziny", "activities": "spotkania\n<script>",
    "planned": "ławki", "achieved": "Przyszło 12 osób.", "lesson": "Zacząć od rozmów.",
    "topics": ["rodziny"], "steps": ["diagnoza"], "urls": "https://lakowa.example/podworko",
}  # fmt: skip


def test_a_case_of_her_own_becomes_a_page_like_those_of_the_catalogue(begun):
    desk = does(begun, Event("case:new"), Event("case:done"))
    assert desk.case_lacks and not desk.folder.files and "nie jest jeszcze dodany" in desk.told
    assert not desk.problems and shown(desk).count(desk.case_lacks[1]) == 1
    wrong = does(desk, Event("case:card:municipality_type", ["zamek"]))
    assert wrong.case_fault and shown(wrong).count(wrong.case_fault.message) == 1
    desk = does(desk, *(Event(f"case:card:{name}", value) for name, value in CARD.items()),
                Event("case:question", "Od czego zaczęto?"))  # fmt: skip
    assert does(desk, Event("case:done")).case_lacks == (
        "Karcie jeszcze czegoś brakuje.",
        "Pytanie potrzebuje dobrej odpowiedzi i co najmniej jednej złej.",
    )
    desk = does(desk, *(Event(f"case:{name}", said) for name, said in ANSWERS.items()))
    assert program().decode(sealed(program(), desk)).case == desk.case
    held = does(desk, Event("make"))
    assert "Karta przypadku jest zaczęta" in shown(held) and held.making is None
    done = does(desk, Event("case:done"))
    assert "Karta przypadku jest zaczęta" not in shown(done)
    [name] = done.folder.files
    [page, _head] = sorted(nodes_of(done, ui.Preview), key=lambda one: "site-header" in one.html)
    assert name == "przypadki/podworko-od-nowa-b.json" and done.case is None
    assert 'data-quiz="gmina-laka-podworko-od-nowa-b-q1"' in page.html
    for said in ("result-planned", "result-achieved", "result-unknown", "Od czego zaczęto?",
                 'href="https://lakowa.example/podworko"', "Podwórko | od nowa"):  # fmt: skip
        assert said in page.html
    assert "<script" not in page.html and "<b>" not in page.html
    assert hindering(all_problems(done)) == []
    assert unpack_folder(described(done), "opis.zip").files[name] == done.folder.files[name]
    again = does(done, Event(f"case:edit:{name}"), Event("case:card:years", "2027"))
    assert again.case.answers == desk.case.answers
    kept = program().decode(sealed(program(), again))
    changed = does(replace(kept, book=again.book), Event("case:done"))
    assert changed.folder.files.keys() - {SNAPSHOT} == {name}
    assert b"2027" in changed.folder.files[name]
    assert name not in does(changed, Event(f"case:remove:{name}")).folder.files
    broken = done.with_files({name: b"[1]"})
    assert [one.code for one in hindering(all_problems(broken))] == ["broken_case"]
    assert "nie da się odczytać" in shown(broken)


def test_a_card_of_the_exercise_is_taken_over(begun):
    card = OwnPractice("Klub", planned=("ławki",), achieved=("12 osób",), topics=("rodziny",))
    taken = does(begun, Event("case:file", "moja-praktyka.json", to_json(card).encode()))
    assert taken.case.card == card
    for content in (b"", b"[]", b'{"results": [1]}', b'{"results": [], "topics": 5}', b"\xff"):
        refused = does(begun, Event("case:file", "x.json", content))
        assert refused.case is None and bool(refused.problems) is bool(content)


def test_of_anothers_edition_one_makes_ones_own_and_names_it(begun):
    desk = does(begun, Event("adopt"))
    edition = desk.folder.edition
    assert (edition.nazwa, edition.organizator, edition.kontakt, edition.daty) == ("", "", "", ())
    assert edition.pochodzenie == ("„Gmina Łąka”, prowadzi: OPS",)
    desk = does(desk, Event("text:organizator", "CUS Brzeg"), Event("adopt"))
    assert desk.folder.edition.pochodzenie[1:] == ("„Gmina Łąka”, prowadzi: CUS Brzeg",)
    assert unpack_folder(described(desk), "o.zip").edition.pochodzenie == (
        desk.folder.edition.pochodzenie
    )
    assert does(desk, Event("text:pochodzenie", " A \n\n")).folder.edition.pochodzenie == ("A",)
    assert does(desk, Event("adopt")) == desk.quiet()  # nobody is named yet


ANSWERS = {
    "answer:0": "Od rozmów <b>", "why:0": "Ludzie mówią, co ważne.",
    "answer:1": "Od ławek", "why:1": "</form><script>",
}  # fmt: skip


def read_docx(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("plan", ("Plan: Gmina Łąka", "Spotkanie 1 – 1 marca 2027", "Jak wyznaczyć obszar")),
        ("attendance", ("Lista obecności", "1 marca 2027", "Miejsce: sala 3")),
        ("plates", ("Anna Nowa", "Gmina Łąka. OPS")),
    ],
)
def test_papers_for_the_room_come_from_the_page(begun, kind, said):
    desk = does(begun, Event("text:miejsce", "sala 3"), Event("text:trenerzy", "Anna Nowa"))
    [file] = program().update(desk, Event(f"paper:{kind}")).effects
    text = read_docx(file.content).replace("\N{NO-BREAK SPACE}", " ")
    assert all(one in text for one in said), text[:500]
    # Above the plate of one person no other's name stands.
    assert "Anna" not in Document(io.BytesIO(file.content)).core_properties.title
    without = does(desk, Event("text:organizator", ""), Event(f"paper:{kind}"))
    assert without.problems == ("Pole „Kto prowadzi tę edycję” jest puste. Wpisz tekst.",)
