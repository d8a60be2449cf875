"""What each directive becomes in HTML, kept in full so that a change is seen and meant.

Set ``MSAI_UPDATE_GOLDENS=1`` to accept what the directives make now.
"""

import os
import re
from pathlib import Path

import pytest

from msai_course.content.boxes import BOXES

GOLDEN = Path(__file__).parents[2] / "fixtures" / "book" / "golden"
PARTS = {name: ("dzien-1/04-wszystko.html", f".box-{name}") for name in BOXES} | {
    "lesson-head": ("dzien-1/04-wszystko.html", ".lesson-head"),
    "quiz-one": ("dzien-1/04-wszystko.html", "#quiz-t04-q1"),
    "quiz-several": ("dzien-1/04-wszystko.html", "#quiz-t04-q2"),
    "quiz-number": ("dzien-1/04-wszystko.html", "#quiz-t04-q3"),
    "quiz-matching": ("dzien-1/04-wszystko.html", "#quiz-t04-q4"),
    "quiz-missing": ("dzien-1/04-wszystko.html", "#quiz-t04-q6"),
    "faded-step": ("dzien-1/04-wszystko.html", "#quiz-t04-krok"),
    "review": ("powtorka.html", "[data-review]"),
    "live-bar": ("dzien-1/04-wszystko.html", ".live-bar"),
    "live-cell": ("dzien-1/04-wszystko.html", ".live-cell"),
    "table": ("dzien-1/04-wszystko.html", ".table-frame"),
    "navigation": ("dzien-1/04-wszystko.html", ".site-nav"),
    "progress": ("postepy.html", "[data-progress]"),
    "certificate": ("zaswiadczenie.html", "[data-certificate-page]"),
    "course-map": ("index.html", ".days"),
    "course-begin": ("index.html", ".buttons"),
    "footer": ("index.html", ".site-footer"),
}


def readable(element) -> str:
    """Leave out the drawings of icons and number boxes from zero: neither is the promise here."""
    text = re.sub(r"<svg.*?</svg>", "<svg/>", str(element), flags=re.DOTALL)
    text = re.sub(r'"box-\d+"', '"box-N"', text)
    return text.replace("\N{NO-BREAK SPACE}", "&nbsp;").strip() + "\n"


@pytest.mark.parametrize("name", sorted(PARTS))
def test_each_directive_makes_the_html_it_promised(name, open_page):
    page, selector = PARTS[name]
    (element, *_) = open_page(page).select(selector)
    made, golden = readable(element), GOLDEN / f"{name}.html"
    if os.environ.get("MSAI_UPDATE_GOLDENS"):
        golden.write_text(made, encoding="utf-8", newline="\n")
    assert made == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over():
    assert {path.stem for path in GOLDEN.glob("*.html")} == set(PARTS)
