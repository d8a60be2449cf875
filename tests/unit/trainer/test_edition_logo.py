"""The logo on the desk: the browser draws anew what pages cannot carry, and nothing is lost."""

from __future__ import annotations

import io

from PIL import Image

from msai.ui import Answered, Event, Shrink
from msai_trainer.editions.declared import Edition
from msai_trainer.editions.folder import EditionFolder
from msai_trainer.pages.edition.program import program
from msai_trainer.pages.edition.state import EditionDesk

DESK = EditionDesk(EditionFolder(Edition("gmina", "Kurs", "OPS", "ops@gmina.pl", ("l01",), "0.1")))


def picture(kind: str, size: tuple[int, int]) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", size, "#b4530f").save(content, format=kind)
    return content.getvalue()


LARGE, SMALL = picture("PNG", (4000, 2000)), picture("PNG", (800, 400))


def test_a_large_logo_is_drawn_anew_and_kept_in_the_description():
    step = program().update(DESK, Event("logo:take", "Nasze.PNG", LARGE))
    [wanted] = step.effects
    assert isinstance(wanted, Shrink) and wanted.content == LARGE
    after = program().update(step.state, Answered(wanted.event, content=SMALL))
    assert after.folder.edition.logo == "logo.png" and after.folder.files == {"logo.png": SMALL}
    assert (
        after.told.startswith("Logo jest teraz plikiem PNG: 800 × 400 punktów")
        and not after.of_files
    )
    assert program().update(after, Event("logo:off")).folder == DESK.folder


def test_what_the_browser_cannot_read_is_taken_and_told_of():
    step = program().update(DESK, Event("logo:take", "a.webp", picture("WEBP", (9, 9))))
    after = program().update(step.state, Answered("logo:shrunk", "unreadable"))
    assert [one.code for one in after.of_files] == ["logo_kind"]


def test_an_answer_for_an_edition_that_was_left_is_nobodys():
    step = program().update(DESK, Event("logo:take", "a.png", LARGE))
    new = program().update(step.state, Event("new"))
    left = getattr(new, "state", new)
    assert program().update(left, Answered("logo:shrunk", content=SMALL)) == left


def test_a_large_logo_of_a_description_made_elsewhere_is_made_smaller_by_a_button():
    folder = EditionFolder(DESK.folder.edition, {})
    brought = program().update(EditionDesk(folder), Event("logo:take", "a.png", SMALL))
    large = brought.with_files({"logo.png": LARGE})
    step = program().update(large, Event("logo:shrink"))
    assert [type(one) for one in step.effects] == [Shrink]
