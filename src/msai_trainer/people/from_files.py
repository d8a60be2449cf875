"""A class without a list: the codes that stand in the files themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msai.assignments.codes import is_mistyped, normalise, squeeze
from msai_trainer.handins import notebooks
from msai_trainer.handins.notebooks import NotANotebook
from msai_trainer.model import FoundFile
from msai_trainer.people.identifying import clean, named_codes
from msai_trainer.people.roster import CODE, Entry, Roster, of_one_class


def roster_of(files: Iterable[FoundFile]) -> Roster:
    """Return the people whose codes stand in files; who handed in nothing is not among them.

    A code whose check sign does not fit makes nobody: its file is told of as a stranger's.
    """
    return of_codes(code for file in files for code in codes_in(file))


def of_codes(codes: Iterable[str]) -> Roster:
    """Return the people of whom these codes are, as `roster_of` does."""
    found: dict[str, str] = {}
    for code in codes:
        if CODE.fullmatch(code) and not is_mistyped(code):
            found.setdefault(squeeze(code), normalise(code))
    return of_one_class("", [Entry(code) for code in sorted(found.values())])


def codes_in(file: FoundFile) -> Iterator[str]:
    """Yield the codes that stand in a file, of everyone whose work it says it is."""
    try:
        said = notebooks.metadata(notebooks.parse(file.content)[0])
    except NotANotebook:
        return
    code = said.get("code")
    if isinstance(code, str) and (claimed := clean(code)):
        yield from named_codes(said, claimed)
