"""Nodes of an exercise's view: a small vocabulary of accessible parts.

Every node becomes one native HTML element with a label, in the page (``web/src/exercise``)
and in the static snapshot (`msai.ui.html`). What stands here is the only statement of it: the
types of the page are written from it (`msai.ui.schema`), and a test holds both drawings together.
Texts are plain; ``**two stars**`` mark strong words. Names of inputs (``id``) are stable: they
name events, saved answers and test hooks.

An input with an ``error`` is marked as wrong; the error stands beside it, belongs to it for screen
readers and is read when it appears. When a primary button came to nothing because of one, the
focus goes there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, TypedDict

from msai.ui.bringing import File, Paste
from msai.ui.charted import Chart
from msai.ui.framed import Preview
from msai.ui.glance import Chip, Gauge
from msai.ui.scan import Scan

Tone = Literal["ok", "problem", "question", "info", "hint"]
#: Words of the frame around an exercise that the page needs: those of the tones, and three more.
Word = Literal["ok", "problem", "question", "info", "hint", "choose", "unread", "point"]


@dataclass(frozen=True)
class Option:
    """One possible answer: the value that is stored and the words that are shown."""

    value: str
    label: str


@dataclass(frozen=True)
class Heading:
    """A heading inside an exercise (``h4``; the page gives the exercise its own ``h3``)."""

    text: str


@dataclass(frozen=True)
class Text:
    """A paragraph; ``small`` for notes and sources."""

    text: str
    small: bool = False


@dataclass(frozen=True)
class Link:
    """A link to another page of the course; ``href`` is relative to the site's root."""

    text: str
    href: str


@dataclass(frozen=True)
class Items:
    """A list of sentences or nodes."""

    items: Sequence[str | Node]
    ordered: bool = False


@dataclass(frozen=True)
class Message:
    """Feedback: the tone is told by a word and a sign, never by colour alone.

    While one of ``unsaved`` work is shown, the browser asks before the page is left. An ``alert``
    is read aloud as soon as it is there: why what was pressed came to nothing.
    """

    tone: Tone
    text: str
    title: str = ""
    unsaved: bool = False
    alert: bool = False


@dataclass(frozen=True)
class Status:
    """The one sentence that sums up the present result; screen readers hear each change."""

    text: str


@dataclass(frozen=True)
class Choice:
    """One of several answers: a drop-down list, or radio buttons with ``style="radio"``.

    ``value`` is ``""`` as long as nothing is chosen.
    """

    id: str
    label: str
    options: Sequence[Option]
    value: str = ""
    style: Literal["select", "radio"] = "select"
    help: str = ""
    hide_label: bool = False
    required: bool = False
    error: str = ""


@dataclass(frozen=True)
class Checks:
    """Any number of answers: check boxes in a field set."""

    id: str
    label: str
    options: Sequence[Option]
    value: Sequence[str] = ()
    help: str = ""
    columns: bool = False
    error: str = ""


@dataclass(frozen=True)
class Check:
    """One box to tick; ``hide_label`` keeps the label for screen readers only (table cells)."""

    id: str
    label: str
    value: bool = False
    help: str = ""
    hide_label: bool = False


@dataclass(frozen=True)
class Number:
    """A number; the decimal comma is understood.

    ``value`` is None as long as it is empty, and the text as typed when it is no number.
    """

    id: str
    label: str
    value: float | str | None = None
    unit: str = ""
    help: str = ""
    hide_label: bool = False
    required: bool = False
    error: str = ""


@dataclass(frozen=True)
class Input:
    """A line of text, or several with ``rows``; ``kind="date"`` asks for a day (ISO value).

    A ``password`` is not shown while it is typed.

    What is typed into a ``patient`` one counts when the learner leaves it, not in every pause.
    """

    id: str
    label: str
    value: str = ""
    rows: int = 1
    help: str = ""
    max_length: int = 2000
    hide_label: bool = False
    kind: Literal["text", "date", "password"] = "text"
    patient: bool = False
    required: bool = False
    error: str = ""


@dataclass(frozen=True)
class Button:
    """A button; ``kind`` says how much it stands out.

    The focus goes to the `Group` that a button ``opens`` (its id) once that is there, and back to
    the button when it is gone; one that also closes it says whether it is ``expanded``.
    """

    id: str
    label: str
    kind: Literal["primary", "plain", "quiet"] = "plain"
    disabled: bool = False
    pressed: bool | None = None
    opens: str = ""
    expanded: bool | None = None


@dataclass(frozen=True)
class Table:
    """A table with a caption and headers; a cell is text or a node. First cell heads its row.

    ``numeric`` lists the positions of columns that are aligned as numbers, ``marked`` the rows
    that are emphasised (and say so in their first cell's ``mark`` word). A ``stacked`` one stands
    on a phone as one block a row, each cell under the name of its column.
    """

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str | Node]]
    numeric: Sequence[int] = ()
    marked: Sequence[int] = ()
    mark: str = ""
    hide_caption: bool = False
    stacked: bool = False


@dataclass(frozen=True)
class Group:
    """Parts that belong together, under a title; ``fieldset`` when they are inputs.

    One that a button opens has the ``id`` that the button names.
    """

    title: str
    children: Sequence[Node]
    fieldset: bool = False
    id: str = ""


@dataclass(frozen=True)
class Columns:
    """Parts side by side where there is room, one under another where there is not."""

    children: Sequence[Node]


@dataclass(frozen=True)
class Stage:
    """What is changed, and beside it what it comes to: the answer stays in sight.

    Without room beside it stands at the lower edge, where ``more`` opens under ``more_title``.
    """

    title: str
    work: Sequence[Node]
    answer: Sequence[Node]
    more_title: str = ""
    more: Sequence[Node] = ()


@dataclass(frozen=True)
class Details:
    """Parts that a reader opens when she wants them ("dla dociekliwych", hints, solution)."""

    summary: str
    children: Sequence[Node]
    open: bool = field(default=False)


@dataclass(frozen=True)
class Quote:
    """What somebody else wrote, line by line, in large letters; stars in it are only stars."""

    lines: Sequence[str]


@dataclass(frozen=True)
class Keyed:
    """A group that is used without a pointer: each of its keys sends its name as the value.

    The keys work while the focus is in the group and nothing is being typed (WCAG 2.1.4); Enter
    on a button is the button's. When ``place`` changes, the focus goes to the group, which says
    its title.

    Attributes:
        id: Name of the events.
        title: What the group is about, as screen readers say it; its heading.
        keys: Names of keys as browsers tell them: ``1``, ``a``, ``Enter``.
        place: Changes when there is something new to read.
        children: Its parts.
    """

    id: str
    title: str
    keys: Sequence[str]
    place: str
    children: Sequence[Node]


Node: TypeAlias = (
    Heading
    | Text
    | Link
    | Items
    | Message
    | Status
    | Choice
    | Checks
    | Check
    | Number
    | Input
    | File
    | Paste
    | Button
    | Table
    | Chart
    | Group
    | Columns
    | Details
    | Quote
    | Scan
    | Preview
    | Keyed
    | Stage
    | Gauge
    | Chip
)


class Tree(TypedDict):
    """What the page draws: an exercise with its title and all its nodes."""

    id: str
    title: str
    words: Mapping[Word, str]
    #: How many of the learner's inputs this view knows.
    answered: int
    nodes: Sequence[Node]
