"""A trainer at her page, without a browser: what she does, sees and takes home."""

import all_assignments

from msai import ui
from msai.assignments import hand_in_name
from msai.ui import Deliver, Event, GivenFile, GoOn, Keep, Step, Unasked, to_json
from msai_trainer.pages.grading.program import program


class Trainer:
    """Uses the program as the page does."""

    def __init__(self, masters):
        self.opens(program(masters))

    def opens(self, page):
        """Open a page."""
        self.program = page
        self.state = page.initial()
        self.files = []
        self.under_way = []
        #: What the browser keeps beside the state, and every record that was written.
        self.kept = {}
        self.written = []

    def does(self, name, value=None, content=b"", files=()):
        """Do one thing, and wait until nothing is under way any more."""
        self.does_only(name, value, content, files)
        while self.under_way:
            self.goes_on()
        return self

    def does_only(self, name, value=None, content=b"", files=()):
        return self._takes(Event(name, value, content, tuple(files)))

    def goes_on(self):
        """Let what is under way go on for a moment."""
        return self._takes(Unasked(self.under_way.pop(0)))

    def _takes(self, event):
        step = self.program.update(self.state, event)
        if isinstance(step, Step):
            self.files += [one for one in step.effects if isinstance(one, Deliver)]
            self.under_way += [one.event for one in step.effects if isinstance(one, GoOn)]
            for one in step.effects:
                if isinstance(one, Keep):
                    self._keeps(one)
            step = step.state
        self.state = step
        return self

    def _keeps(self, keep):
        self.kept = {**self.kept, **keep.records}
        self.kept = {name: one for name, one in self.kept.items() if one is not None}
        self.written += [name for name, one in keep.records.items() if one is not None]

    def closes_and_opens(self):
        """Close the tab, whatever is under way, and open the page again."""
        self.state, self.under_way = self.program.initial(), []
        return self._takes(Unasked(self.program.recall, self.kept))

    def presses(self, *keys):
        """Press keys while the answer has the focus."""
        for key in keys:
            self.does("key", key)
        return self

    @property
    def sees(self):
        return str(to_json(self.program.view(self.state)))

    @property
    def tables(self):
        groups = [one for one in self.program.view(self.state) if isinstance(one, ui.Group)]
        return [node for group in groups for node in group.children if isinstance(node, ui.Table)]


def work(name, code, **options):
    """A hand-in as a browser gives it."""
    file = hand_in_name(name, code, all_assignments.MOMENT)
    return GivenFile(file, all_assignments.content(name, code, **options), 1_764_000_000.0)
