"""What a trainer has on her desk: a list or none, the files, and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from msai.ui import Event, GivenFile
from msai_trainer.classfile.gathering import handed_in
from msai_trainer.classfile.model import ClassFile
from msai_trainer.classfile.packing import ENDING, unpack
from msai_trainer.errors import GradingError
from msai_trainer.handins.chosen import ChosenFile, joined, opened
from msai_trainer.marking.batch import Batch, judge_all
from msai_trainer.marking.masters import Masters, NoMasters
from msai_trainer.model import FoundFile
from msai_trainer.people.from_files import roster_of
from msai_trainer.people.roster import Entry, Roster, entries_in, of_one_class

#: Rows of a table that stand in the page at once.
WINDOW = 40
NO_MASTERS = (
    "Tu nie ma wzorców zadań, więc nie ma według czego oceniać. "
    "Otwórz tę stronę w zbudowanym kursie."
)


@dataclass(frozen=True)
class GradingDesk:
    """What is on the desk; nothing of it is kept when the page is left.

    Attributes:
        list_name: Name of the file with the list; "": none was chosen.
        entries: The people on it, of all its classes.
        klasa: The class that was chosen of several.
        problems: Why the last list, or the last judging, came to nothing; sentences.
        files: The hand-ins, in the order in which they were chosen.
        held: The class file that gave the list, with the hand-ins that it has; None: another list.
        batch: What came of them; None: not judged, or files have come since.
        people_from: First person of the overview that the page shows.
        rows_from: First row about files that the page shows.
    """

    list_name: str = ""
    entries: tuple[Entry, ...] = ()
    klasa: str = ""
    problems: tuple[str, ...] = ()
    files: tuple[ChosenFile, ...] = ()
    held: ClassFile | None = None
    batch: Batch | None = None
    people_from: int = 0
    rows_from: int = 0

    @property
    def classes(self) -> tuple[str, ...]:
        """Return the classes of the list, where it has several."""
        named = tuple(dict.fromkeys(entry.klasa for entry in self.entries if entry.klasa))
        return named if len(named) > 1 else ()

    @property
    def lacks(self) -> str:
        """Return what is missing before anything can be judged; empty: nothing."""
        if not self.files and not (self.held and self.held.works):
            return "Najpierw wybierz prace."
        return "Najpierw wybierz klasę." if self.classes and not self.klasa else ""


def update(state: GradingDesk, event: Event, masters: Callable[[], Masters]) -> GradingDesk:
    """Take one choice of the trainer."""
    what, _colon, rest = event.id.partition(":")
    if what == "list":
        return _listed(state, str(event.value or ""), event.content)
    if what == "klasa":
        chosen = str(event.value)
        klasa = chosen if chosen in state.classes else ""
        return replace(state, klasa=klasa, held=None, batch=None)
    if what == "works":
        files = joined(state.files, _chosen(event.files))
        return replace(state, files=files, batch=None, problems=())
    if what == "remove":
        return replace(state, files=(), batch=None, problems=())
    if what == "unlist":
        return replace(
            state, list_name="", entries=(), held=None, klasa="", batch=None, problems=()
        )
    if what == "grade":
        return judged(state, masters)
    return _turned(state, what, rest)


def judged(state: GradingDesk, masters: Callable[[], Masters]) -> GradingDesk:
    """Judge everything on the desk, as ``grade`` does."""
    if state.lacks:
        return replace(state, problems=(state.lacks,))
    try:
        batch = judge_all(came_in(state), masters(), _people(state))
    except NoMasters:
        return replace(state, problems=(NO_MASTERS,))
    except GradingError as error:
        return replace(state, problems=_sentences(error))
    return replace(state, batch=batch, problems=(), people_from=0, rows_from=0)


def came_in(state: GradingDesk) -> Iterator[FoundFile]:
    """Yield what is judged: the hand-ins of the class file, then those chosen here, each once."""
    known: set[tuple[str, bytes]] = set()
    for one in handed_in(state.held) if state.held else ():
        known.add((one.name, one.content))
        yield one
    yield from (one for one in opened(state.files) if (one.name, one.content) not in known)


def _people(state: GradingDesk) -> Roster:
    if not state.entries:
        return roster_of(came_in(state))
    if state.held:
        return state.held.roster
    return of_one_class(state.list_name, list(state.entries), said=state.klasa or None)


def _listed(state: GradingDesk, name: str, content: bytes) -> GradingDesk:
    """Read a list; a bad one leaves what was there and says what to correct."""
    held = None
    try:
        if name.lower().endswith(ENDING):
            held = unpack(content, name)
        entries = held.roster.entries if held else tuple(entries_in(name, content))
    except GradingError as error:
        return replace(state, problems=_sentences(error))
    state = replace(state, list_name=name, entries=entries, held=held, klasa="")
    return replace(state, problems=(), batch=None)


def _sentences(error: GradingError) -> tuple[str, ...]:
    return tuple(
        f"{f'Wiersz {one.row}: ' if one.row else ''}{one.message} {one.hint}".strip()
        for one in error.problems
    )


def _chosen(files: Iterable[GivenFile]) -> list[ChosenFile]:
    return [ChosenFile(one.name, one.content, _moment(one.modified)) for one in files]


def _moment(seconds: float | None) -> datetime | None:
    try:
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):  # a clock gone mad
        return None


def _turned(state: GradingDesk, table: str, where: str) -> GradingDesk:
    """Show other rows of a table."""
    if state.batch is None or not where.isdecimal():
        return state
    if table == "people":
        last = max(0, len(state.batch.roster.entries) - 1)
        return replace(state, people_from=min(int(where), last))
    if table == "rows":
        return replace(state, rows_from=min(int(where), max(0, len(state.batch.rows) - 1)))
    return state
