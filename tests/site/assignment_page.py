"""The form of an assignment in a real browser, filled in by its declaration."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from msai.activities.assignment_form.state import FIRST_ROWS
from msai.assignments import Assignment, Field
from msai.base.numbers import number_text
from msai_course.base.paths import EXERCISES, SOLUTIONS
from msai_course.grading.masters import notebook_path
from msai_trainer.handins.answers import extract

#: Seconds until the browser has surely written what it was told, on a busy machine.
SAVING = 30
#: The record of an exercise, read (and changed) in the place where the page keeps it.
_RECORD = """async ([exercise, changes]) => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  if (!(await indexedDB.databases()).some((known) => known.name === "msai")) return null;
  const database = await done(indexedDB.open("msai"));
  const transaction = database.transaction(["states", "learner"], "readwrite");
  const [store, learner] = ["states", "learner"].map((name) => transaction.objectStore(name));
  const { edition = "msai", round = "" } = document.documentElement.dataset;
  const { person } = (await done(learner.get(`${edition}/${round}`))) ?? { person: "" };
  const whose = round || person ? `${round}/${person}/` : "";
  const key = `${edition}/${whose}${exercise}`;
  const record = await done(store.get(key));
  if (record && Object.keys(changes).length) {
    Object.assign(record.state, changes);
    await done(store.put(record, key));
  }
  database.close();
  return record?.state ?? null;
}"""


def good_answers(task: Assignment) -> dict[str, Any]:
    """Return the master's answers: full points wherever a program gives them."""
    master, released = (
        json.loads(notebook_path(folder, task.id).read_text(encoding="utf-8"))
        for folder in (SOLUTIONS, EXERCISES)
    )
    return dict(extract(master, released, task).answers)


class AssignmentPage:
    """An assignment on an open page, used as a learner uses it."""

    def __init__(self, page: Page, task: Assignment) -> None:
        self.page, self.task = page, task
        self.form = page.locator(f".msai-exercise[data-exercise='{task.id}']")

    def field(self, name: str) -> Locator:
        """Return an input or a button."""
        return self.page.locator(f"[id='{self.task.id}-{name}']")

    def fill_in(self, code: str, answers: Mapping[str, Any]) -> None:
        """Fill in the whole form."""
        self.field("learner:code").fill(code)
        for question in self.task.questions:
            if question.grade_id in answers:
                self.answer(question.field, answers[question.grade_id])
        self.page.keyboard.press("Tab")

    def answer(self, field: Field, answer: Any) -> None:
        """Give one answer, with whatever input its declaration makes."""
        if field.kind == "rows":
            self._rows(field, answer)
        elif field.kind == "grid":
            for row, value in answer.items():
                self.field(f"{field.name}:{row}").select_option(value)
        elif field.kind in ("multi_choice", "units"):
            for value in answer:
                name = f"{self.task.id}-{field.name}"
                self.form.locator(f"input[name='{name}'][value='{value}']").check()
        else:
            self._plain(field, field.name, answer)

    def _rows(self, field: Field, rows: Sequence[Mapping[str, Any]]) -> None:
        for at, row in enumerate(rows):
            if at >= FIRST_ROWS:
                self.field(f"{field.name}:add").click()
            for column in field.columns:
                if row.get(column.name) is not None:
                    self._plain(column, f"{field.name}:{at}:{column.name}", row[column.name])

    def _plain(self, field: Field, name: str, value: Any) -> None:
        if field.kind == "reference":
            # A line to write in until the other question names something to choose.
            self.form.locator(f"select[id='{self.task.id}-{name}']").select_option(value)
        elif field.kind == "choice":
            self.field(name).select_option(value)
        else:
            number = field.kind == "number"
            self.field(name).fill(number_text(value) if number else value)

    def check(self) -> None:
        """Press „Sprawdź przed oddaniem”."""
        self.field("check").click()

    def says(self, words: str) -> None:
        """Wait until the form says these words."""
        self.form.get_by_text(words).first.wait_for()

    def hand_in(self, folder: Path) -> Path:
        """Check, find nothing missing, download the file; return its path."""
        self.check()
        self.says("Wszystko jest wypełnione")
        with self.page.expect_download() as download:
            self.field("hand-in").click()
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path

    def saved(self, **changes: str) -> dict[str, Any] | None:
        """Return what the browser keeps of this form; change it first, when told how."""
        kept: dict[str, Any] | None = self.page.evaluate(_RECORD, [self.task.id, changes])
        return kept

    def wait_saved(self, name: str, answer: Any) -> None:
        """Wait until the browser keeps this answer."""
        self._wait(lambda kept: bool(kept) and kept["answers"].get(name) == answer)

    def wait_forgotten(self) -> None:
        """Wait until the browser keeps nothing of this form."""
        self._wait(lambda kept: kept is None)

    def _wait(self, holds: Callable[[dict[str, Any] | None], bool]) -> None:
        deadline = time.monotonic() + SAVING
        while not holds(kept := self.saved()):
            assert time.monotonic() < deadline, f"the browser keeps {kept}"
            self.page.wait_for_timeout(50)
