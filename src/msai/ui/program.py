"""An exercise as a pure program: state, view, update.

The host (`msai.widgets.exercise`) keeps the state, shows ``view(state)`` and feeds events to
``update``; what a program wants from the browser it returns as effects. So an exercise is tested
without a browser, and the same code runs in the page, in JupyterLite and in JupyterLab.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias, TypeVar

from msai.ui.nodes import Node
from msai.ui.site_effects import Fetch, Pack, Shrink, Sketch

State = TypeVar("State")


@dataclass(frozen=True)
class GivenFile:
    """One of several files: its name, its bytes, and when it was last changed (seconds, epoch)."""

    name: str
    content: bytes
    modified: float | None = None


@dataclass(frozen=True)
class Event:
    """What the learner did: the input's ``id``, its new value, a file's bytes, or several files."""

    id: str
    value: Any = None
    content: bytes = b""
    files: tuple[GivenFile, ...] = ()


@dataclass(frozen=True)
class Deliver:
    """Hand a file to the learner ("Pobierz")."""

    filename: str
    mime: str
    content: bytes


@dataclass(frozen=True)
class Draw:
    """Have charts drawn for a file, then hand it over; the file comes in any case.

    Attributes:
        specs: Vega-Lite specifications for paper, whole, with their data.
        then: Makes the file of the pictures (PNG) in the order of ``specs``; None: the browser did
            not draw this one.
    """

    specs: Sequence[Mapping[str, Any]]
    then: Callable[[Sequence[bytes | None]], Deliver]


@dataclass(frozen=True)
class Sign:
    """Have the page sign texts with ECDSA (P-256, SHA-256), or make a pair of keys.

    The answer comes as a `Signed` event with the id ``event``: its value is a list of signatures
    (64 bytes in Base64url, as Web Cryptography gives them) in the order of the texts, or the
    mapping ``{"public": …, "private": …}`` of two JSON Web Keys, or a word that says why not:
    ``insecure`` (plain http has no cryptography), ``bad_key``, ``unanswered``.

    Attributes:
        event: Id of the event that brings the answer.
        texts: What is signed.
        key: Private key, a JSON Web Key; None: a new pair is wanted.
    """

    event: str
    texts: Sequence[str] = ()
    key: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Lock:
    """Have the page lock a content with a password, or open one (AES-256-GCM, PBKDF2).

    The answer comes as an `Answered` event with the id ``event``: its content is what was made, or
    its value is a word that says why not: ``insecure`` (plain http has no cryptography), ``wrong``
    (the password is, or the content was changed), ``unanswered``.

    Attributes:
        event: Id of the event that brings the answer.
        password: What was typed; it is in memory only.
        rounds: Rounds of PBKDF2-HMAC-SHA256.
        salt: For the key.
        nonce: For this content, 12 bytes.
        header: What is authenticated beside the content.
        content: What is locked or opened.
        open: Whether it is opened.
    """

    event: str
    password: str = field(repr=False)
    rounds: int
    salt: bytes
    nonce: bytes
    header: bytes
    content: bytes = field(repr=False)
    open: bool


@dataclass(frozen=True)
class Unasked(Event):
    """An event of the page itself; nobody pressed anything."""


@dataclass(frozen=True)
class Answered(Unasked):
    """What the browser answered to an effect."""


@dataclass(frozen=True)
class Signed(Answered):
    """What the browser answered to `Sign`."""


@dataclass(frozen=True)
class Fetched(Answered):
    """Files of the site: ``value`` is a list of bytes, or a word that says why there are none."""


@dataclass(frozen=True)
class Packed(Answered):
    """An archive grew: ``value`` is None, or a word that says why it did not."""


@dataclass(frozen=True)
class GoOn:
    """Come back with an `Unasked` event, once what the learner did meanwhile was answered.

    Long work is done in slices, so that its view is drawn and its buttons work.
    """

    event: str


@dataclass(frozen=True)
class KeptRecord:
    """One of many things that a program keeps apart from its state: JSON-able data and bytes."""

    data: Any = None
    content: bytes = b""


@dataclass(frozen=True)
class Keep:
    """Keep records in the browser, or remove those that are None; all at once or none.

    They come back by `Program.recall`, and go when the learner starts again.
    """

    records: Mapping[str, KeptRecord | None]


@dataclass(frozen=True)
class Announce:
    """Say a sentence to screen readers without showing it."""

    text: str


@dataclass(frozen=True)
class KeepLearner:
    """Remember who learns here (code, group), for all assignments of this browser.

    What the record does not name stays as it is: a code typed anew keeps the group.
    """

    record: Mapping[str, Any]


Effect: TypeAlias = (
    Deliver
    | Draw
    | Announce
    | KeepLearner
    | Sign
    | Lock
    | Fetch
    | Pack
    | Sketch
    | Shrink
    | GoOn
    | Keep
)


@dataclass(frozen=True)
class Step(Generic[State]):
    """The next state and what the browser shall do besides showing it."""

    state: State
    effects: Sequence[Effect] = ()


@dataclass(frozen=True)
class Download(Generic[State]):
    """A file the learner can take home; made only when she asks for it, its charts drawn first."""

    label: str
    make: Callable[[State], Deliver | Draw]


@dataclass(frozen=True)
class Program(Generic[State]):
    """One exercise.

    Attributes:
        id: Name of its state record and of its test hooks, such as ``delimit-area``.
        title: Title on screen.
        instruction: What to do, in one sentence.
        initial: Makes the state of a fresh start.
        view: Shows a state; a sequence of nodes.
        update: Next state, or a `Step` when the browser shall do something.
        encode: State as JSON-able data for the learner's record.
        decode: State from such data; raises ValueError, KeyError or TypeError when it does not fit.
        hints: Steps of help, weakest first; shown one by one.
        solution: Worked solution, shown on request.
        downloads: Files to take home.
        reads: Ids of exercises whose saved state this one uses.
        receive: Puts those states (by id, only the ones that exist) into the own state.
        greet: Puts the learner's record into the own state; the record is loaded only then.
        version: Version of what ``encode`` writes; grows when older records need a migration.
        migrations: Carries a record of the version that is the key over to the next version.
        delivered: Puts in whether the browser took a file that ``update`` wanted to deliver.
        recall: Id of the event that brings the records that were kept (`Keep`), by name, when the
            page is opened; empty: nothing is kept so.
    """

    id: str
    title: str
    instruction: str
    initial: Callable[[], State]
    view: Callable[[State], Sequence[Node]]
    update: Callable[[State, Event], State | Step[State]]
    encode: Callable[[State], Mapping[str, Any]]
    decode: Callable[[Mapping[str, Any]], State]
    hints: Sequence[str] = ()
    solution: Callable[[State], Sequence[Node]] | None = None
    downloads: Sequence[Download[State]] = ()
    reads: Sequence[str] = ()
    receive: Callable[[State, Mapping[str, Mapping[str, Any]]], State] | None = None
    greet: Callable[[State, Mapping[str, Any]], State] | None = None
    version: int = 1
    migrations: Mapping[int, Callable[[Mapping[str, Any]], Mapping[str, Any]]] = field(
        default_factory=dict
    )
    delivered: Callable[[State, Deliver, bool], State] | None = None
    recall: str = ""
