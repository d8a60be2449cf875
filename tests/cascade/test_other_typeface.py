"""Office files where the typeface of paper is missing: another one, wider, breaks no word."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from rendered import printed_pages, rendered
from said import texts_of, words_of, words_on

#: One of each kind; words of the programme stand in the narrowest columns.
LOOKED_AT = ("moj-program/program.docx", "moj-program/tabele.xlsx", "slajdy/04-l04.pptx",
             "krotkie-formaty/partnerzy-90.docx")  # fmt: skip
#: DejaVu Sans is about a sixth wider than Arial: so much longer a document may become.
LONGER = 1.35
_ONLY = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


@pytest.fixture(scope="module")
def elsewhere(papers, tmp_path_factory, need):
    """PDFs of a computer that has no other typeface than DejaVu, by the name of the document.

    A process of its own: what one has loaded flatters the next document.
    """
    folder = tmp_path_factory.mktemp("dejavu")
    fonts = folder / "fonts.conf"
    told = {"fonts": Path(need("DejaVuSans.ttf")).parent, "cache": folder / "cache"}
    fonts.write_text(_ONLY.format(**told), encoding="utf-8")
    (folder / "made").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", str(fonts))
        files = {name: papers[name].file for name in LOOKED_AT}
        made = rendered(files.values(), folder / "made", need)
    return {name: made[file] for name, file in files.items()}


def faces_of(pdf, need):
    done = subprocess.run([need("pdffonts"), pdf], capture_output=True, check=True, text=True)
    return {line.split()[0].partition("+")[2] for line in done.stdout.splitlines()[2:]}


def test_both_situations_are_what_they_say(papers, elsewhere, need):
    for name, pdf in elsewhere.items():
        assert all(face.startswith("DejaVu") for face in faces_of(pdf, need)), name
        assert any(face.startswith("LiberationSans") for face in faces_of(papers[name].pdf, need))


@pytest.mark.parametrize("name", LOOKED_AT)
def test_every_word_stands_whole_on_a_page_that_it_does_not_leave(papers, elsewhere, need, name):
    pages = printed_pages(elsewhere[name], need)
    assert words_of(texts_of(papers[name].file)) - words_on(pages) == set()
    for page in pages:
        assert all(word.left > 0 and word.right < page.width for word in page.words)
        assert all(word.top > 0 and word.foot < page.height for word in page.words)
    assert len(pages) <= LONGER * len(papers[name].pages) + 1
