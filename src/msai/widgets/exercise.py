"""Runs an exercise (`msai.ui.Program`) as one widget: the same in page, JupyterLite, JupyterLab."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

import traitlets

from msai.i18n import catalogue
from msai.ui import (
    Announce,
    Deliver,
    Event,
    Message,
    Program,
    Step,
    Tick,
    to_json,
    whole_answer,
)
from msai.ui.html import SIGNS, tone_word
from msai.widgets.assets import LoadedWidget, esm, styles
from msai.widgets.bridge import bridge
from msai.widgets.frame import FRAME, Frame, frame_view
from msai.widgets.modules import fetch_module
from msai.widgets.snapshot import snapshot

_, ngettext = catalogue("ui")

State = TypeVar("State")


class Exercise(LoadedWidget, Generic[State]):
    """The widget of a program; keeps its state, saves it through the bridge."""

    _esm = esm("exercise")
    _css = styles()
    tree = traitlets.Dict().tag(sync=True)

    def __init__(self, program: Program[State]) -> None:
        self.program = program
        self.state = program.initial()
        self._frame = Frame()
        self._answered = 0
        self._others: Mapping[str, Mapping[str, Any]] = {}
        #: Who learns here, as far as it is known: saved work must not take it away.
        self._learner: Mapping[str, Any] = {}
        #: What the learner did before her saved work came; None: it came.
        self._early: list[Event | Tick] | None = []
        super().__init__(tree=self._tree())
        self.on_msg(self._receive)
        bridge().load([program.id, *program.reads], self._restore)
        bridge().watch(self._saved_elsewhere)
        self._ask_who_learns()

    def __repr__(self) -> str:
        """Return a short, stable text: nbval compares it."""
        return f"<{_('Exercise')}: {self.program.title}>"

    def _repr_mimebundle_(self, **options: Any) -> Any:
        """Add the static snapshot to what Jupyter stores, for print and pages without Python."""
        bundle = super()._repr_mimebundle_(**options)
        data = dict((bundle[0] if isinstance(bundle, tuple) else bundle) or {})
        nodes = frame_view(self.program, self.state, self._frame)
        data["text/plain"] = repr(self)
        data["text/html"] = snapshot(self.program, nodes)
        return (data, bundle[1]) if isinstance(bundle, tuple) else data

    def handle(self, event: Event | Tick) -> None:
        """Take one event; when it needs a module that is not there yet, fetch it first.

        Raises whatever the program raises, after the learner was told that this did not work.
        """
        try:
            self._take(event)
        except ModuleNotFoundError as missing:
            if not fetch_module(missing, partial(self.handle, event), self._not_fetched):
                self._failed()
                raise
            bridge().announce(_("One moment: fetching what this needs."))
        except Exception:
            self._failed()
            raise

    def _take(self, event: Event | Tick) -> None:
        """Take an event of the frame or of the program; then show and save."""
        if event.id.startswith(FRAME):
            self._handle_frame(event.id.removeprefix(FRAME))
        else:
            outcome = self._outcome(event)
            self._frame = Frame(self._frame.hints, self._frame.solution)
            self._advance(outcome)
            if self._early is not None:
                self._early.append(event)
        self._answered += 1
        self.tree = self._tree()

    def _outcome(self, event: Event | Tick) -> State | Step[State]:
        if isinstance(event, Tick):
            event = whole_answer(self.program.view(self.state), event)
        return self.program.update(self.state, event)

    def _give_up(self, text: str) -> None:
        """Answer an input that came to nothing in words; the page waits for it no longer."""
        self._answered += 1
        self._notify(text)

    def _advance(self, outcome: State | Step[State]) -> None:
        step = outcome if isinstance(outcome, Step) else Step(outcome)
        changed = step.state != self.state
        self.state = step.state
        for effect in step.effects:
            if isinstance(effect, Deliver):
                bridge().deliver(effect.filename, effect.mime, effect.content)
            elif isinstance(effect, Announce):
                bridge().announce(effect.text)
            else:
                self._learner = {**self._learner, **effect.record}
                bridge().learner(self._remembered, effect.record)
        if changed:
            self._save()

    def _save(self) -> None:
        """Save, but not before the saved work has come: it would be written over."""
        if self._early is None:
            bridge().save(self.program.id, self.program.encode(self.state), self._saved)

    def _handle_frame(self, action: str) -> None:
        frame = self._frame
        name, _separator, number = action.partition(":")
        if name == "hint":
            self._frame = Frame(frame.hints + 1, frame.solution)
        elif name == "solution":
            self._frame = Frame(frame.hints, not frame.solution)
        elif name == "download":
            deliver = self.program.downloads[int(number)].make(self.state)
            bridge().deliver(deliver.filename, deliver.mime, deliver.content)
        elif name == "reset":
            self._frame = Frame(frame.hints, frame.solution, asking_reset=True)
        elif name == "reset-yes":
            self.state = self._greeted(self._received(self.program.initial()))
            self._frame = Frame()
            bridge().remove(self.program.id)
            self._ask_who_learns()
        else:
            self._frame = Frame(frame.hints, frame.solution)

    def _restore(self, records: Any, error: str | None) -> None:
        early, self._early = self._early or [], None
        if error is not None:
            self._notify(_storage_words(error))
            return
        saved = {key: record["state"] for key, record in (records or {}).items()}
        own = saved.pop(self.program.id, None)
        self._others = saved
        restored = own is not None and self._restore_own(own)
        self.state = self._greeted(self._received(self.state))
        if restored:
            self._repeat(early)
        if early:
            self._save()
        self.tree = self._tree()

    def _repeat(self, events: Sequence[Event | Tick]) -> None:
        """Do again, on her saved work, what the learner did before it came."""
        for event in events:
            outcome = self._outcome(event)
            self.state = outcome.state if isinstance(outcome, Step) else outcome

    def _received(self, state: State) -> State:
        """Put in what other exercises gave; a fresh start keeps that too."""
        if self.program.receive is None:
            return state
        return self.program.receive(state, self._others)

    def _ask_who_learns(self) -> None:
        if self.program.greet is not None:
            bridge().learner(self._greet)

    def _greet(self, record: Any, error: str | None) -> None:
        if error is None and record:
            # What was typed while the record was on its way is newer.
            self._learner = {**record, **self._learner}
            self.state = self._greeted(self.state)
            self.tree = self._tree()

    def _remembered(self, record: Any, error: str | None) -> None:
        """Take what the browser knows now; it may have refused another person's code."""
        if error is not None:
            self._saved(record, error)
            record = {"refused": "failed"}
        elif record:
            self._learner = record
        if record and self.program.greet is not None:
            self.state = self.program.greet(self.state, record)
            self.tree = self._tree()

    def _greeted(self, state: State) -> State:
        """Put in who learns here; records come in any order and replace each other's state."""
        if self.program.greet is None or not self._learner:
            return state
        return self.program.greet(state, self._learner)

    def _restore_own(self, record: Mapping[str, Any]) -> bool:
        try:
            self.state = self.program.decode(record)
        except (ValueError, KeyError, TypeError):
            self._notify(
                _("Answers saved by an older version of the course do not fit this exercise.")
            )
            return False
        return True

    def _saved(self, _value: Any, error: str | None) -> None:
        if error is not None:
            self._notify(_storage_words(error))

    def _saved_elsewhere(self, key: str) -> None:
        if key == self.program.id:
            self._notify(_("This exercise was changed in another tab. Reload the page to see it."))

    def _failed(self) -> None:
        self._give_up(_("This did not work. What you did before is still here; try again."))

    def _not_fetched(self) -> None:
        self._give_up(
            _("A part needed for this could not be fetched. Check the connection and try again.")
        )

    def _notify(self, text: str) -> None:
        self._frame = Frame(self._frame.hints, self._frame.solution, notice=Message("info", text))
        self.tree = self._tree()

    def _receive(self, _widget: Any, content: dict[str, Any], buffers: Sequence[Any]) -> None:
        if content.get("event") == "input":
            self.handle(_input(content, buffers))

    def _tree(self) -> dict[str, Any]:
        nodes = frame_view(self.program, self.state, self._frame)
        words = {**{tone: tone_word(tone) for tone in SIGNS}, "choose": _("– choose –")}
        return {
            "id": self.program.id,
            "title": self.program.title,
            "words": words,
            "answered": self._answered,
            "nodes": to_json(nodes),
        }


def _input(content: Mapping[str, Any], buffers: Sequence[Any]) -> Event | Tick:
    """Read what the learner did from the message that tells it (``runtime/PROTOCOL.md``)."""
    identity = str(content["id"])
    if "option" in content:
        return Tick(identity, str(content["option"]), bool(content["on"]))
    return Event(identity, content.get("value"), bytes(buffers[0]) if buffers else b"")


def _storage_words(error: str) -> str:
    return {
        "storage_full": _(
            "The browser has no room left: your answers are not saved. Download your work before "
            "you close the page, then free some disk space."
        ),
        "storage_blocked": _(
            "The browser does not let this page save anything (a private window?). Download your "
            "work before you close the page."
        ),
        "conflict": _("This exercise was changed in another tab. Reload the page to see it."),
        "other_person": _("Another person works at this computer now. Reload the page."),
    }.get(
        error, _("Your answers could not be saved. Download your work before you close the page.")
    )
