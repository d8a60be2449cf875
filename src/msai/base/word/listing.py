"""What contents and lists of a document hold: known before it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msai.base.blocks import Block, PaperHeading, PaperPicture, PaperTable, TableList
from msai.base.word.fields import FieldEntry, bookmarks
from msai.base.word.layout import set_text
from msai.base.word.styles import ENTRY, LISTED

#: The word before the number of a caption; also the name of its series.
TABLE_WORD, PICTURE_WORD = "Tabela", "Rycina"
#: Levels of headings in the contents.
_LEVELS = (1, 2)


@dataclass(frozen=True, slots=True)
class ListedPlace:
    """A heading or a caption that something leads to; ``number`` 0: captions have none."""

    entry: FieldEntry
    word: str = ""
    number: int = 0


class Listing:
    """Bookmarks and numbers of headings and captions, in the order of the document."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        """Count what there is."""
        names = bookmarks()
        numbered = any(isinstance(block, TableList) for block in blocks)
        found = [_place(block, names) for block in blocks]
        self.headings = [place for place in found if place and not place.word]
        self.captions = list(_counted(found)) if numbered else []
        self._waiting = iter(self.headings), iter(self.captions)

    def next_heading(self, level: int) -> ListedPlace | None:
        """Return the place of the next heading; None for levels that the contents leave out."""
        return next(self._waiting[0]) if level in _LEVELS else None

    def next_caption(self) -> ListedPlace | None:
        """Return the place of the next caption; None in a document that numbers none."""
        return next(self._waiting[1], None)

    def of_series(self, word: str) -> list[ListedPlace]:
        """Return the places of tables, or those of pictures."""
        return [place for place in self.captions if place.word == word]


def _place(block: Block, names: Iterator[str]) -> ListedPlace | None:
    if isinstance(block, PaperHeading) and block.level in _LEVELS:
        return ListedPlace(FieldEntry(set_text(block.text), next(names), ENTRY[block.level - 1]))
    if isinstance(block, PaperTable | PaperPicture) and block.caption:
        word = TABLE_WORD if isinstance(block, PaperTable) else PICTURE_WORD
        return ListedPlace(FieldEntry(set_text(block.caption), next(names), LISTED), word)
    return None


def _counted(found: Sequence[ListedPlace | None]) -> Iterator[ListedPlace]:
    numbers = {TABLE_WORD: 0, PICTURE_WORD: 0}
    for place in found:
        if place and place.word:
            numbers[place.word] += 1
            number = numbers[place.word]
            text = f"{place.word}\u00a0{number}. {place.entry.text}"
            entry = FieldEntry(text, place.entry.bookmark, place.entry.style)
            yield ListedPlace(entry, place.word, number)
