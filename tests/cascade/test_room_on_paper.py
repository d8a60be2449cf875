"""What lies on the tables of a workshop: rows to sign, cards to cut, on the printed page itself."""

from __future__ import annotations

import subprocess
from itertools import pairwise

import pytest

from msai.base.paper import SIGNATURE_ROW

MM = 72 / 25.4
#: Numbered rows of the list at least, wherever it is printed.
ROWS = 20


@pytest.mark.parametrize("name", ["druki/lista-obecnosci.docx", "do-druku-dzien-1.pdf"])
def test_rows_to_sign_are_high_enough_for_a_hand(papers, name):
    listed = next(
        page for page in papers[name].pages if {"Nr", "Spotkanie"} <= {w.text for w in page.words}
    )
    left = next(word.left for word in listed.words if word.text == "Nr")
    numbers = [
        word.top for word in listed.words
        if word.text.isdigit() and abs(word.left - left) < 5 * MM
    ]  # fmt: skip
    assert len(numbers) >= ROWS
    assert min(lower - upper for upper, lower in pairwise(numbers)) >= SIGNATURE_ROW * MM - 0.1


def test_cards_to_cut_have_a_dashed_line_and_large_letters(papers, need):
    cards = papers["do-pociecia.pdf"]
    at, page = next(
        (at, one) for at, one in enumerate(cards.pages, 1) if "✂" in {w.text for w in one.words}
    )
    how = ["-svg", "-f", str(at), "-l", str(at), cards.pdf, "-"]
    drawn = subprocess.run([need("pdftocairo"), *how], capture_output=True, check=True).stdout
    assert b"stroke-dasharray" in drawn
    assert sum(word.bottom - word.top > 14 for word in page.words) > 5
