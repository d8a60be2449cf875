"""Pictures of pages that stand for all the others, kept in ``golden_pages/``.

``pytest tests/cascade/test_golden_pages.py --update-golden`` accepts the pages as they are now.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from alike import DPI, MOST, differing, picture_of
from PIL import Image

from msai_course.contact_sheet.rendering import page_pictures

KEPT = Path(__file__).parent / "golden_pages"
_MADE_BY = KEPT / "made-by.json"
#: Colours of a kept picture.
_COLOURS = 48
#: What is looked at: a document of the edition of `test_golden.py`, and a page of it.
PAGES = (
    ("podrecznik-trenera.pdf", 1), ("podrecznik-trenera.pdf", 3), ("podrecznik-trenera.docx", 2),
    ("karty-cwiczen.pdf", 2), ("karty-cwiczen.docx", 2), ("do-druku-dzien-1.pdf", 1),
    ("do-druku-dzien-1.pdf", 2), ("co-wydrukowac.pdf", 1), ("plakaty.pdf", 1),
    ("wizytowki.pdf", 1), ("slajdy/01-l01.pptx", 1), ("slajdy/01-l01.pptx", 2),
    ("slajdy/03-l03.pptx", 3), ("slajdy/03-l03.pptx", 4), ("plan/plan.xlsx", 2),
    ("plan/plan-na-stronie.pdf", 1), ("druki/ankiety.docx", 1), ("druki/lista-obecnosci.docx", 1),
    ("druki/zaswiadczenie.docx", 1), ("moj-program/program.docx", 1),
    ("moj-program/program.docx", 2), ("moj-program/program.docx", 4),
    ("moj-program/program.docx", 5), ("moj-program/program.docx", 12),
    ("moj-program/do-wyjasnienia.docx", 1), ("moj-program/tabele.xlsx", 2),
    ("diagnoza/raport.docx", 1),
    ("zaswiadczenia/zaswiadczenie.pdf", 1), ("karty-odpowiedzi/zadanie-1.pdf", 1),
)  # fmt: skip


def kept_picture(name: str, page: int) -> Path:
    """Return where the picture of a page lies."""
    return KEPT / f"{name.replace('/', '-')}-{page}.png"


def difference(
    pdfs: Mapping[str, Path], folder: Path, need: Callable[[str], str], *, update: bool
) -> str:
    """Return which pages look otherwise than before, empty when none does.

    Args:
        pdfs: PDF of every document.
        folder: An empty folder for the pictures of now.
        need: The fixture that finds a program.
        update: Whether the pages of now are to be kept.
    """
    made = {one: _picture(pdfs[one[0]], folder / f"{at}", one[1]) for at, one in enumerate(PAGES)}
    if update:
        _keep(made, need)
    told = [
        f"{name}, strona {page}: inaczej wygląda {count} pól (wolno {MOST}); teraz: {picture}"
        for (name, page), picture in made.items()
        if (count := differing(picture_of(kept_picture(name, page)), picture_of(picture))) > MOST
    ]
    if told:
        before, now = json.loads(_MADE_BY.read_text(encoding="utf-8")), _programs(need)
        told.append(f"Wzory zrobiły: {before}; tutaj są: {now}.")
    return "\n".join(told)


def _picture(pdf: Path, folder: Path, page: int) -> Path:
    folder.mkdir()
    [picture] = page_pictures(pdf, folder, DPI, page)
    return picture


def _keep(made: Mapping[tuple[str, int], Path], need: Callable[[str], str]) -> None:
    KEPT.mkdir(exist_ok=True)
    for old in KEPT.glob("*.png"):
        old.unlink()
    for (name, page), path in made.items():
        small = picture_of(path).quantize(_COLOURS, dither=Image.Dither.NONE)
        small.save(kept_picture(name, page), optimize=True)
    _MADE_BY.write_text(json.dumps(_programs(need), indent=2) + "\n", encoding="utf-8")


def _programs(need: Callable[[str], str]) -> dict[str, str]:
    """Return what the pages depend on beside the course: programs and their versions."""
    asked = {"LibreOffice": ("soffice", "--version"), "poppler": ("pdftoppm", "-v")}
    told = {}
    for name, (program, option) in asked.items():
        done = subprocess.run([need(program), option], capture_output=True, check=True, text=True)
        told[name] = (done.stdout + done.stderr).splitlines()[0]
    return told
