"""Runs an exercise (`msai.ui.Program`) as one widget: the same in page, JupyterLite, JupyterLab.

A state counts only once it has been drawn and written: whatever fails before leaves the last good
picture, a sentence, and the work as a file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Generic, TypeAlias, TypeVar

import traitlets

from msai.base.i18n import catalogue
from msai.ui import Deliver, Draw, Effect, Event, KeepLearner, Message, Program, Tick, sealed
from msai.widgets import asking, modules, telling
from msai.widgets.assets import LoadedWidget, esm, styles
from msai.widgets.bridge import bridge
from msai.widgets.drawing import drawn_first
from msai.widgets.frame import FRAME, FrameState, frame_view, shown_words
from msai.widgets.inputs import given
from msai.widgets.picture import encoded, picture, tree
from msai.widgets.rescue import ASIDE, work_file
from msai.widgets.restoring import Surroundings, completed, outcome, restored
from msai.widgets.saved import mappings, saved_states
from msai.widgets.snapshot import snapshot
from msai.widgets.telling import storage_words as _storage_words
from msai.widgets.waiting import unless_answered

_, ngettext = catalogue("ui")

State = TypeVar("State")
Told: TypeAlias = Callable[[State, Deliver, bool], State]


class Exercise(LoadedWidget, Generic[State]):
    """The widget of a program; keeps its state, saves it through the bridge."""

    _esm = esm("exercise")
    _css = styles()
    tree = traitlets.Dict().tag(sync=True)
    beside = traitlets.Dict().tag(sync=True)

    def __init__(self, program: Program[State]) -> None:
        self.program = program
        self.state = program.initial()
        self._frame = FrameState()
        self._answered = 0
        self._others: Mapping[str, Mapping[str, Any]] = {}
        #: Who learns here, as far as it is known: saved work must not take it away.
        self._learner: Mapping[str, Any] = {}
        #: What the learner did before her saved work came; None: it came.
        self._early: list[Event | Tick] | None = []
        #: Whether saving waits until a record that could not be read is safe elsewhere.
        self._held = False
        #: What is known of saving: nothing, "kept", or the code of the last refusal.
        self._saving = ""
        #: A record kept aside, and what could be written but not shown; both are offered as files.
        self._aside: Any = None
        self._unshown: Mapping[str, Any] | None = None
        self._picture = picture(program, self.state, self._frame, None)
        super().__init__(tree=self._whole())
        self.on_msg(self._receive)
        keys = [program.id, *program.reads, program.id + ASIDE]
        bridge().load(keys, self._restore)
        asking.recall(bridge(), program, self.handle)
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
        self._attempt(partial(self._take, event))

    def _attempt(self, act: Callable[[], None], answers: int = 1) -> None:
        """Do what an event or an answer of the browser asks for, or tell that it did not work."""
        told = partial(self._failed, answers), partial(self._not_fetched, answers)
        modules.attempted(act, *told, lambda: bridge().announce(telling.fetching_words()))

    def _take(self, event: Event | Tick) -> None:
        """Take an event of the frame or of the program; then show, save and carry out."""
        if event.id.startswith(FRAME):
            self._handle_frame(event.id.removeprefix(FRAME))
            return
        step = outcome(self.program, self.state, event)
        self._commit(step.state, *asking.around(event, self._frame))
        if self._early is not None:
            self._early.append(event)
        for effect in step.effects:
            self._carry_out(effect)

    def _commit(self, state: State, frame: FrameState, answers: int = 0) -> None:
        """Draw and write a state; only when both succeed it counts, is saved and shown."""
        changed = state != self.state
        try:
            shown = picture(self.program, state, frame, self._picture.record)
            if changed:
                shown = replace(shown, record=sealed(self.program, state))
        except ModuleNotFoundError:
            raise
        except Exception:
            self._unshown = encoded(self.program, state) if changed else None
            raise
        before = self._picture.record
        self.state, self._picture, self._unshown = state, shown, None
        # What the learner sees as done is on its way to the browser's store already.
        if changed and shown.record != (before or sealed(self.program, self.program.initial())):
            self._save()
        self._show(frame, answers)

    def _show(self, frame: FrameState, answers: int = 0) -> None:
        """Show the last good picture in a frame; nothing of the program runs."""
        self._frame = frame
        self._answered += answers
        self.beside, self.tree = dict(self._picture.beside), self._whole()

    def _whole(self) -> dict[str, Any]:
        below = telling.saving_nodes(self._saving, aside=self._aside is not None)
        return dict(tree(self.program, self._picture, self._frame, self._answered, below))

    def _carry_out(self, effect: Effect) -> None:
        if isinstance(effect, Deliver | Draw):
            self._hand_over(effect, self.program.delivered)
        elif isinstance(effect, KeepLearner):
            self._learner = {**self._learner, **effect.record}
            bridge().learner(self._remembered, effect.record)
        else:
            asking.asked(bridge(), effect, self.program.id, self.handle, self._saved)

    def _hand_over(self, file: Deliver | Draw, told: Told[State] | None = None) -> None:
        """Give a file to the browser, its charts drawn first."""
        if isinstance(file, Deliver):
            self._deliver(file, told)
        else:
            drawn_first(bridge(), file, partial(self._make, told))

    def _make(self, told: Told[State] | None, make: Callable[[], Deliver]) -> None:
        self._attempt(lambda: self._deliver(make(), told), answers=0)

    def _deliver(self, file: Deliver, told: Told[State] | None) -> None:
        """Give a file to the browser; that it took it is said only when it did."""

        def answered(_value: Any, error: str | None) -> None:
            try:
                if told is not None:
                    self._commit(told(self.state, file, error is None), self._frame)
            finally:
                if error is not None:
                    self._notify(telling.undelivered_words(file.filename))

        answer = unless_answered(answered)
        bridge().deliver(file.filename, file.mime, file.content, answer)

    def _save(self) -> None:
        """Save, but not before the saved work has come or is safe: it would be written over."""
        if self._early is None and not self._held and self._picture.record is not None:
            bridge().save(self.program.id, self._picture.record, self._saved)

    def _handle_frame(self, action: str) -> None:
        frame, program = self._frame, self.program
        name, _separator, number = action.partition(":")
        if name in ("download", "work", "aside"):
            made = program.downloads[int(number)].make(self.state) if number else self._work(name)
            self._hand_over(made)
            self._show(frame, answers=1)
        elif name == "reset-yes":
            self._start_again()
        else:
            after = frame.after(name)
            self._commit(self.state, after, 1)
            if words := shown_words(program, frame, after):
                bridge().announce(words)

    def _work(self, which: str) -> Deliver:
        """Return the learner's work as a file: what stands here, or what is kept aside."""
        if which == "aside":
            return work_file(self.program.id, self._aside)
        record = self._picture.record or encoded(self.program, self.state) or {}
        return work_file(self.program.id, record, self._unshown)

    def _start_again(self) -> None:
        state = completed(self.program, self.program.initial(), self._around)
        self._picture, self.state = picture(self.program, state, FrameState(), None), state
        if not self._held:
            self._saving = ""
            asking.forgotten(bridge(), self.program, self._removed)
        self._show(FrameState(), answers=1)
        self._ask_who_learns()

    @property
    def _around(self) -> Surroundings:
        return Surroundings(self._others, self._learner)

    def _restore(self, records: Any, error: str | None) -> None:
        """Put back what the browser kept; what cannot be read is kept aside and offered."""
        early = self._early or []
        if error is not None:
            self._early = None
            self._saved(None, error)
            return
        saved = saved_states(records)
        own = saved.pop(self.program.id, None)
        self._aside = saved.pop(self.program.id + ASIDE, None)
        self._others = mappings(saved)
        try:
            found = restored(self.program, own, self.state, early, self._around)
        except ModuleNotFoundError as missing:
            again = partial(self._restore, records, error)
            if not modules.fetch_module(missing, again, self._not_fetched):
                self._failed()
                raise
            return
        self._early = None
        self.state, self._picture = found.state, found.picture
        self._saving = "kept" if own is not None and not found.fault else ""
        if found.fault:
            self._put_aside(own, found.fault)
        elif not found.complete:
            self._notify(telling.others_words())
        elif not found.repeated:
            self._notify(telling.unrepeated_words())
        else:
            self._show(self._frame)
        if early:
            self._save()

    def _put_aside(self, own: Any, fault: str) -> None:
        """Have a record that cannot be read moved to where nothing writes over it."""
        self._aside, self._held = own, True
        self._notify(telling.aside_words(fault))

        def moved(_value: Any, error: str | None) -> None:
            if error is not None:
                self._saved(None, error)
                return
            self._held = False
            self._save()

        bridge().set_aside(self.program.id, moved)

    def _ask_who_learns(self) -> None:
        if self.program.greet is not None:
            bridge().learner(self._greet)

    def _greet(self, record: Any, error: str | None) -> None:
        if error is None and isinstance(record, Mapping):
            # What was typed while the record was on its way is newer.
            self._learner = {**record, **self._learner}
            self._meet(self._learner)

    def _meet(self, learner: Mapping[str, Any]) -> None:
        """Put in who learns here; that is no work of hers, so nothing is saved."""
        if self.program.greet is None or not learner:
            return
        try:
            state = self.program.greet(self.state, learner)
            self._picture = picture(self.program, state, self._frame, self._picture.record)
        except Exception:
            self._failed(answers=0)
            raise
        self.state = state
        self._show(self._frame)

    def _saved(self, _value: Any, error: str | None) -> None:
        before, self._saving = self._saving, error or "kept"
        if error is not None:
            self._notify(_storage_words(error))
        elif before != self._saving:
            self._show(self._frame)

    def _remembered(self, record: Any, error: str | None) -> None:
        """Take what the browser knows now; it may have refused another person's code."""
        if error is not None:
            self._notify(_storage_words(error))
            record = {"refused": "failed"}
        elif record:
            self._learner = record
        self._meet(record or {})

    def _removed(self, _value: Any, error: str | None) -> None:
        if error is not None:
            self._notify(telling.unremoved_words())

    def _saved_elsewhere(self, key: str) -> None:
        if key == self.program.id and (words := telling.elsewhere_once(self._frame.notice)):
            self._notify(words)

    def _failed(self, answers: int = 1) -> None:
        """Answer an input that came to nothing in words, with the work as a file."""
        self._notify(telling.failed_words(), answers, rescue=True)

    def _not_fetched(self, answers: int = 1) -> None:
        self._notify(telling.not_fetched_words(), answers)

    def _notify(self, text: str, answers: int = 0, rescue: bool = False) -> None:
        notice = Message("info", text)
        self._show(replace(self._frame.quiet(), notice=notice, rescue=rescue), answers)

    def _receive(self, _widget: Any, content: dict[str, Any], buffers: Sequence[Any]) -> None:
        if content.get("event") == "input":
            self.handle(given(content, buffers))
