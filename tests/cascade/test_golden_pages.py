"""Pages that stand for all others look as they did; another rasteriser may, a moved title may not.

``--update-golden`` accepts a change that is meant; look at the pictures before you commit them.
"""

from __future__ import annotations

import subprocess

import pytest
from alike import DPI, MOST, differing, picture_of
from golden_pages import KEPT, PAGES, difference, kept_picture
from PIL import Image
from still_course import still_edition, still_papers

from rendered import printed_pages, set_once

CERTIFICATE, SLIDE = ("zaswiadczenia/zaswiadczenie.pdf", 1), ("slajdy/01-l01.pptx", 1)
MM = DPI / 25.4


@pytest.fixture(scope="module")
def pdfs(once, need):
    return set_once(once, "still-papers", lambda: still_papers(still_edition(once)[1]), need)


def test_pages_look_as_they_did(pdfs, tmp_path, need, update_golden):
    need("pdftoppm")
    assert difference(pdfs, tmp_path, need, update=update_golden) == ""


def test_the_pictures_are_small():
    kept = sorted(KEPT.glob("*.png"))
    assert kept == sorted(kept_picture(*page) for page in PAGES)
    assert sum(path.stat().st_size for path in kept) <= 400_000


def test_another_rasteriser_changes_nothing_that_counts(pdfs, tmp_path, need):
    """Other hinting, other smoothing: poppler's second engine stands for other versions."""
    for at, (name, page) in enumerate(PAGES):
        how = ["-png", "-r", str(DPI), "-f", str(page), "-l", str(page), "-singlefile"]
        command = [need("pdftocairo"), *how, pdfs[name], tmp_path / f"{at}"]
        subprocess.run(command, check=True, capture_output=True)
        made = picture_of(tmp_path / f"{at}.png")
        assert differing(opened((name, page)), made) <= MOST, (name, page)


def opened(page) -> Image.Image:
    return picture_of(kept_picture(*page))


def test_a_page_that_moved_by_half_a_millimetre_passes():
    for page in PAGES:
        made = opened(page)
        made.paste(opened(page), (1, 1))
        assert differing(opened(page), made) <= MOST, page


@pytest.fixture
def title(pdfs, need):
    """Where the title of the certificate stands, in dots."""
    [page] = printed_pages(pdfs[CERTIFICATE[0]], need)
    word = next(word for word in page.words if word.text == "Zaświadczenie")
    return tuple(round(side * DPI / 72) for side in (word.left, word.top, word.right, word.bottom))


def test_a_title_that_stands_three_millimetres_lower_is_seen(title):
    made = opened(CERTIFICATE)
    cut = made.crop(title)
    made.paste("white", title)
    made.paste(cut, (title[0], title[1] + round(3 * MM)))
    assert differing(opened(CERTIFICATE), made) > MOST


def test_a_logo_that_is_gone_is_seen(title):
    made = opened(CERTIFICATE)
    middle, half = made.width // 2, round(12 * MM)
    made.paste("white", (middle - half, round(12 * MM), middle + half, title[1] - round(8 * MM)))
    assert differing(opened(CERTIFICATE), made) > MOST


def test_a_colour_that_changed_is_seen():
    red, green, blue = opened(SLIDE).split()
    assert differing(opened(SLIDE), Image.merge("RGB", (blue, green, red))) > MOST


def test_a_page_of_another_size_is_seen():
    across = opened(CERTIFICATE).transpose(Image.Transpose.ROTATE_90)
    assert differing(opened(CERTIFICATE), across) > MOST
