"""What a trainer has on her desk: a list or none, the files, and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from msai.ui import Event
from msai_trainer.classfile.gathering import handed_in
from msai_trainer.classfile.judged import sheets_of
from msai_trainer.classfile.model import ClassFile
from msai_trainer.classfile.packing import ENDING, digest_of, unpack
from msai_trainer.errors import GradingError
from msai_trainer.handins.chosen import ChosenFile, joined, opened
from msai_trainer.handins.refusing import legible
from msai_trainer.marking.batch import Batch, JudgingProgress, judging
from msai_trainer.marking.judging import Known
from msai_trainer.marking.masters import Masters, NoMasters
from msai_trainer.model import FoundFile
from msai_trainer.pages.grading.given_files import chosen_files
from msai_trainer.pages.grading.paper import Paper
from msai_trainer.pages.grading.working import JudgingUnderWay
from msai_trainer.pages.locking import Locks
from msai_trainer.people.from_files import codes_in, of_codes
from msai_trainer.people.roster import Entry, Roster, entries_in, of_one_class
from msai_trainer.rubric.in_class import ClassSheets, with_judgements
from msai_trainer.rubric.judgements import FIRST
from msai_trainer.rubric.place import ReadingPlace
from msai_trainer.rubric.saved import forgotten, merged, read_file

Wanted = Literal["", "judging", "stopped"]
#: Id of the event that goes on with what is under way.
GO_ON = "go-on"
_READ = "Wczytano oceny. Nowych: {new}, zmienionych na nowsze: {changed}."
_OTHER_LIST = (
    "Prace na biurku ({count}) wybrano przy innej liście: {name}. Jeśli są z innej klasy, naciśnij "
    "„Odłóż wszystkie prace”, zanim ocenisz. Kod K01 może mieć w każdej klasie kto inny."
)
NO_MASTERS = (
    "Tu nie ma wzorców zadań, więc nie ma według czego oceniać. "
    "Otwórz tę stronę w zbudowanym kursie."
)


@dataclass(frozen=True)
class GradingDesk:
    """What is on the desk; the browser keeps the judgements, and the rest in records (`keeping`).

    Attributes:
        list_name: Name of the file with the list; "": none was chosen.
        entries: The people on it, of all its classes.
        list_content: What that file holds.
        klasa: The class that was chosen of several.
        problems: Why the last list, or the last judging, came to nothing; sentences.
        files: The hand-ins, in the order in which they were chosen.
        held: The class file that gave the list, with the hand-ins that it has; None: another list.
        class_id: Number of the class that was saved of a list without one, or of bare codes.
        wanted: Whether she wants them judged, or stopped it in the middle.
        work: Judging that is under way, or was stopped; None: there is none.
        known: What was judged, by the fingerprint of the hand-in; it is not judged again.
        batch: What came of them; None: not judged, or files have come since.
        sheets: How people judged the answers that a person reads.
        read: The class with the points that follow from them; None: as `batch`.
        reading: Where she reads; None: she does not.
        marker: Who reads.
        named: Whether names and codes stand beside the answers.
        told: What became of a file of judgements; a sentence.
        people_from: First person of the overview that the page shows.
        rows_from: First row about files that the page shows.
        locks: Passwords of class files.
        reported: Whether the report of the class is shown.
        paper: Sheets, and what was typed of them.
    """

    list_name: str = ""
    list_content: bytes = b""
    entries: tuple[Entry, ...] = ()
    klasa: str = ""
    problems: tuple[str, ...] = ()
    files: tuple[ChosenFile, ...] = ()
    held: ClassFile | None = None
    class_id: str = ""
    wanted: Wanted = ""
    work: JudgingUnderWay | None = None
    known: Known = field(default_factory=dict)
    batch: Batch | None = None
    sheets: ClassSheets = field(default_factory=dict)
    read: Batch | None = None
    reading: ReadingPlace | None = None
    marker: str = FIRST
    named: bool = False
    told: str = ""
    people_from: int = 0
    rows_from: int = 0
    locks: Locks = field(default_factory=Locks)
    reported: bool = False
    paper: Paper = field(default_factory=Paper)

    @property
    def working(self) -> bool:
        """Return whether judging goes on by itself."""
        return self.work is not None and self.wanted == "judging"

    @property
    def results(self) -> Batch | None:
        """Return the class with everything that was judged, by machine and by hand."""
        return self.read or self.batch

    @property
    def classes(self) -> tuple[str, ...]:
        """Return the classes of the list, where it has several."""
        named = tuple(dict.fromkeys(entry.klasa for entry in self.entries if entry.klasa))
        return named if len(named) > 1 else ()

    @property
    def lacks(self) -> str:
        """Return what is missing before anything can be judged; empty: nothing."""
        if not (self.files or self.paper.made or (self.held and self.held.works)):
            return "Najpierw wybierz prace."
        return "Najpierw wybierz klasę." if self.classes and not self.klasa else ""


def update(state: GradingDesk, event: Event, masters: Callable[[], Masters]) -> GradingDesk:
    """Take one choice of the trainer."""
    what, _colon, rest = event.id.partition(":")
    if what in ("list", "klasa", "works", "remove", "unlist"):
        changed = _changed(state, what, event)
        # What comes while the others are judged is judged with them.
        again = state.working and changed.batch is None and not changed.problems
        return begun(changed, masters) if again and not changed.lacks else changed
    if what == "grade":
        return begun(state, masters)
    if what == "stop":
        return replace(state, wanted="stopped") if state.work else state
    if what == "marker":
        return replace(state, marker=str(event.value))
    if what == "named":
        return replace(state, named=bool(event.value))
    if what == "report":
        return replace(state, reported=not state.reported)
    if what == "judgements":
        return _with_file(state, event.content, masters)
    return _turned(state, what, rest)


def _changed(state: GradingDesk, what: str, event: Event) -> GradingDesk:
    """Take another list or other files: what was judged is judged anew."""
    if what == "list":
        return _warned(state, _opened(listed(state, str(event.value or ""), event.content), event))
    if what == "klasa":
        chosen = str(event.value)
        klasa = chosen if chosen in state.classes else ""
        return replace(cleared(state), klasa=klasa, held=None, class_id="")
    if what == "works":
        return replace(cleared(state), files=joined(state.files, chosen_files(event.files)))
    if what == "remove":
        # A class that was saved of these works has them too; a class file that was opened stays.
        held = state.held if state.list_name.lower().endswith(ENDING) else None
        class_id = state.class_id if state.list_name else ""
        # What she took back of a class file stays so: the file may still have it.
        paper = Paper(by=state.paper.by, taken_back=state.paper.taken_back)
        state = replace(cleared(state), paper=paper)
        return replace(state, files=(), known={}, held=held, class_id=class_id)
    bare = replace(cleared(state), list_name="", list_content=b"", entries=())
    return replace(bare, held=None, klasa="", class_id="")


def _warned(before: GradingDesk, after: GradingDesk) -> GradingDesk:
    """Return the desk that says that hand-ins are left of another list."""
    is_other = before.list_name not in ("", after.list_name) and before.entries != after.entries
    count = len(before.files) + len(before.paper.made)
    if not (is_other and count and not after.problems):
        return after
    told = _OTHER_LIST.format(count=count, name=before.list_name)
    return replace(after, problems=(told,))


def cleared(state: GradingDesk) -> GradingDesk:
    """Return the desk without what was judged, or tried."""
    return replace(state, wanted="", work=None, batch=None, read=None, problems=())


def begun(state: GradingDesk, masters: Callable[[], Masters]) -> GradingDesk:
    """Begin to judge everything on the desk, or go on where it was stopped."""
    if state.lacks:
        return replace(state, problems=(state.lacks,))
    if state.work is not None and state.wanted == "stopped":
        return replace(state, wanted="judging")
    try:
        steps = _judging(state, masters())
    except NoMasters:
        return replace(state, problems=(NO_MASTERS,))
    return replace(cleared(state), wanted="judging", work=JudgingUnderWay(steps), told="")


def _judging(state: GradingDesk, masters: Masters) -> Generator[JudgingProgress, None, Batch]:
    """Judge everything as ``grade`` does, step by step."""
    files: list[FoundFile] = []
    for one in came_in(state):
        files.append(one)
        yield JudgingProgress()
    roster = yield from _people(state, files)
    return (yield from judging(files, masters, roster, state.known))


def gone_on(state: GradingDesk, masters: Callable[[], Masters]) -> GradingDesk:
    """Judge for a moment; at the end there are results."""
    if state.work is None or not state.working:
        return state
    try:
        batch, fresh = state.work.go_on()
    except GradingError as error:
        return replace(cleared(state), problems=_sentences(error))
    known = {**state.known, **{one.done.digest: one for one in fresh}}
    if batch is None:
        return replace(state, known=known)
    found = replace(state, known=known, work=None, batch=batch, people_from=0, rows_from=0)
    return with_results(found, masters())


def with_results(state: GradingDesk, masters: Masters) -> GradingDesk:
    """Return the desk whose results say what was judged by hand."""
    if state.batch is None:
        return replace(state, read=None)
    return replace(state, read=with_judgements(state.batch, masters, state.sheets))


def _with_file(state: GradingDesk, content: bytes, masters: Callable[[], Masters]) -> GradingDesk:
    """Add the judgements of a file to those that are here."""
    try:
        found = merged(state.sheets, read_file(content))
    except GradingError as error:
        return replace(state, told=" ".join(_sentences(error)))
    told = _READ.format(new=found.new, changed=found.changed)
    state = replace(state, sheets=found.sheets, told=told)
    return with_results(state, masters()) if state.batch is not None else state


def came_in(state: GradingDesk) -> Iterator[FoundFile]:
    """Yield what is judged: the hand-ins of the class file, then those chosen here, each once."""
    known: set[tuple[str, bytes]] = set()
    back = {name for name, _digest in state.paper.taken_back}
    for one in handed_in(state.held) if state.held else ():
        if one.name in back and (one.name, digest_of(one.content)) in state.paper.taken_back:
            continue  # typed in under a wrong code, or corrected since
        known.add((one.name, one.content))
        yield one
    here = opened((*state.files, *state.paper.made))
    yield from (one for one in here if (one.name, one.content) not in known)


def _people(
    state: GradingDesk, files: Iterable[FoundFile]
) -> Generator[JudgingProgress, None, Roster]:
    if not state.entries:
        codes: list[str] = []
        for one in files:
            codes += codes_in(one)
            yield JudgingProgress()
        return of_codes(codes)
    if state.held:
        return state.held.roster
    return of_one_class(state.list_name, list(state.entries), said=state.klasa or None)


def listed(state: GradingDesk, name: str, content: bytes) -> GradingDesk:
    """Read a list; a bad one leaves what was there and says what to correct."""
    held = None
    try:
        if name.lower().endswith(ENDING):
            held = unpack(content, name)
        entries = held.roster.entries if held else tuple(entries_in(name, content))
    except GradingError as error:
        return replace(state, problems=_sentences(error))
    if held:
        sheets = forgotten(merged(state.sheets, sheets_of(held)).sheets, held.gone)
        pictures, paper = state.paper.without_people(held.gone)
        files = tuple(one for one in state.files if legible(one.name) not in pictures)
        state = replace(state, sheets=sheets, paper=paper, files=files if pictures else state.files)
    state = replace(cleared(state), list_name=name, list_content=content)
    return replace(state, entries=entries, held=held, klasa="", class_id="")


def _opened(state: GradingDesk, event: Event) -> GradingDesk:
    """Return the desk that knows the password of the class file it has just read."""
    if state.held is None or state.problems:
        return state
    return replace(state, locks=state.locks.opened(state.held, event))


def _sentences(error: GradingError) -> tuple[str, ...]:
    return tuple(
        f"{f'Wiersz {one.row}: ' if one.row else ''}{one.message} {one.hint}".strip()
        for one in error.problems
    )


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
