"""`grade`: from a heap of files to grades, feedback and a report. The batch always goes on."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

from msai_course.base.files import write_text
from msai_course.grading.classes.claiming import check_claim
from msai_course.grading.classes.class_words import keep_words, words_beside
from msai_course.grading.classes.folders import NOTE
from msai_course.grading.classes.lists import read_roster
from msai_course.grading.engine.api import one_engine
from msai_course.grading.engine.entering import enter, in_batches
from msai_course.grading.engine.graded_work import GradedWork
from msai_course.grading.engine.remembered import accepted, keep_apart
from msai_course.grading.engine.scores import read_scores
from msai_course.grading.engine.state import State
from msai_course.grading.engine.workspace import RESULTS, Workspace
from msai_course.grading.machines.running import NotebookJob, Outputs, check_scheduler, run_jobs
from msai_course.grading.masters import catalogue_of
from msai_course.grading.results.class_results import ClassResults
from msai_course.grading.results.feedback import write_feedback
from msai_course.grading.results.overview import together
from msai_course.grading.results.report import keep_reports, write_report
from msai_course.grading.results.tables import write_grades
from msai_course.grading.rubric.judging import levels_in
from msai_course.grading.rubric.rubrics import keep_judged
from msai_course.grading.sandbox import Sandbox, choose
from msai_course.grading.sandbox.choosing import check_name
from msai_course.grading.sandbox.coding import CodeRuns
from msai_trainer.handins import notebooks
from msai_trainer.handins.collect import collect
from msai_trainer.handins.intake import take_in
from msai_trainer.handins.notebooks import Notebook
from msai_trainer.handins.progress import Activity, set_aside
from msai_trainer.handins.selection import Selection, select
from msai_trainer.handins.sorting import sort_out
from msai_trainer.marking.done import Done, digest, marks_of
from msai_trainer.marking.fill import fill
from msai_trainer.marking.master import Master
from msai_trainer.marking.scoring import refuse_own_errors
from msai_trainer.model import GradeRun, Submission
from msai_trainer.people.klasa import CLASS_FILE
from msai_trainer.people.roster import Roster
from msai_trainer.results.class_report import AssignmentResults
from msai_trainer.results.rows import build_rows, no_check_sign
from msai_trainer.results.scores import Scores

#: Called with what was done and what there is to do: ``progress(3, 40)``.
Progress = Callable[[int, int], None]


def grade(
    submissions: Path,
    assignment: str | Iterable[str] | None,
    roster: Path,
    output: Path,
    *,
    workers: int | None = None,
    scheduler: str | None = None,
    sandbox: str = "auto",
    db_url: str | None = None,
    klasa: str | None = None,
    accept: Collection[str] = (),
    progress: Progress | None = None,
) -> GradeRun:
    """Grade what was handed in; a second call continues and takes in what is new.

    Args:
        submissions: Folder, archive, mailbox, or "download all" ZIP of Moodle.
        assignment: Name, such as ``zadanie-1``, or several; None: all that were given out, and
            each file goes to the assignment that it says.
        roster: CSV or XLSX with the participants.
        output: Folder for the results.
        workers: Processes; None: as many as make sense.
        scheduler: Address of a Dask scheduler.
        sandbox: How learner's code is locked in, where the assignment collects code; ``none`` runs
            it unguarded.
        db_url: SQLAlchemy address of the gradebook; None: SQLite in `output`.
        klasa: Name of the class; None: the list tells.
        accept: Codes whose new work counts although it has little in common with the one that was
            graded before.
        progress: Called after each graded file.

    Raises:
        GradingError: Unknown assignment, unreadable roster, no such submissions, no sandbox for
            code, the folder holds another class's results, a scheduler that cannot be used or has
            gone.
    """
    check_name(sandbox)
    check_scheduler(scheduler)
    names = (assignment,) if isinstance(assignment, str) else tuple(assignment or ())
    catalogue = catalogue_of(names)
    people = read_roster(roster, klasa)
    if held := check_claim(output / "dziennik", people):
        people = held.naming(people)
    beside = words_beside(roster, people.klasa.name)
    catalogue = catalogue.reworded(beside.words.over)
    taken = accepted(accept, people)
    shared: dict[str, Activity] = {}
    own = (
        roster,
        roster.with_name(NOTE),
        roster.with_name(CLASS_FILE),
        *(output / name for name in RESULTS),
    )
    files = set_aside(collect(submissions, own), people, shared)
    came = sort_out(take_in(files, catalogue, people), catalogue)
    selections = {
        name: select(came.of[name], people, _given(catalogue.masters[name]))
        for name in catalogue.wanted
    }
    coded = [
        name
        for name, selection in selections.items()
        if catalogue.masters[name].assignment.code and (names or selection.gradable)
    ]
    with ExitStack() as stack:
        room = stack.enter_context(closing(choose(sandbox))) if coded else None
        workspace = Workspace.at(output, db_url)
        stack.enter_context(workspace.alone())
        workspace = workspace.claimed_by(people)
        keep_words(workspace, beside.words)
        stack.enter_context(one_engine())
        done: list[GradeRun] = []
        found: list[AssignmentResults] = []
        for name, selection in selections.items():
            run = _GradingRun(catalogue.masters[name], workspace)
            if room is not None and name in coded:
                selection = run.work_out(selection, room)
            selection = keep_apart(selection, run.state, read_scores(workspace, name), taken)
            failures = run.grade(selection, workers, scheduler, progress)
            done.append(run.finish(people, selection, failures, shared))
            found += [run.found] if run.found and run.found.found else []
        whole = together(done, came, people, found)
        return replace(whole, remarks=(*whole.remarks, *beside.remarks))


def _given(master: Master) -> list[str]:
    """Return the cells of the released assignment: everybody has them."""
    return [cell.source for cell in notebooks.cells(master.released)]


class _GradingRun:
    """One run over one assignment in one workspace."""

    def __init__(self, master: Master, workspace: Workspace) -> None:
        self.master = master
        self.name = master.assignment.id
        self.workspace = workspace
        self.template = workspace.prepare(master)
        self.state = State(workspace.state / self.name)
        self.before: dict[str, Scores] = {}
        self.regraded = 0
        self.found: AssignmentResults | None = None
        self.reused = 0

    def work_out(self, selection: Selection, room: Sandbox) -> Selection:
        """Run the code of everyone in the sandbox; return their files with the answers."""
        runs = CodeRuns(self.master.assignment, room, self.state)
        answered = runs.answered(selection.gradable)
        return replace(selection, chosen={**selection.chosen, **answered})

    def grade(
        self,
        selection: Selection,
        workers: int | None,
        scheduler: str | None,
        progress: Progress | None,
    ) -> dict[str, str]:
        """Grade what is new; return code → what went wrong."""
        self.before = in_gradebook = read_scores(self.workspace, self.name)
        gradable = selection.gradable
        new = {
            code: submission
            for code, submission in gradable.items()
            if code not in in_gradebook or not self._done(code, submission)
        }
        self.reused = len(gradable) - len(new)
        jobs = [NotebookJob(code, self._filled(submission)) for code, submission in new.items()]
        failures: dict[str, str] = {}
        if progress is not None:
            progress(0, len(jobs))
        count = 0
        for batch in in_batches(run_jobs(jobs, workers, scheduler)):
            failures |= self._enter(batch, new)
            count += len(batch)
            if progress is not None:
                progress(count, len(jobs))
        self.regraded = len(new) - len(failures)
        return failures

    def finish(
        self,
        people: Roster,
        selection: Selection,
        failures: Mapping[str, str],
        shared: Mapping[str, Activity],
    ) -> GradeRun:
        """Write grades, feedback and report from what the gradebook says now."""
        scores = read_scores(self.workspace, self.name)
        rows = build_rows(self.master, people, selection, scores, failures)
        done = {c: known for c in scores if (known := self.state.load(c)) is not None}
        output = self.workspace.output
        aside = write_grades(output / "grades.csv", rows)
        levels = levels_in(self.workspace, self.master.assignment, scores, done)
        found = ClassResults(self.master, people, rows, scores, done, levels)
        write_feedback(self.workspace, found)
        self.found = found.for_report
        aside += write_report(output, found, shared)
        aside += keep_reports(output, self.name)
        waiting = sum(bool(one.waiting) for one in scores.values())
        return GradeRun(
            rows,
            output,
            self.regraded,
            self.reused,
            waiting,
            waiting_in={self.name: waiting} if waiting else {},
            assignments=(self.name,),
            remarks=(no_check_sign(people),) if people.without_check else (),
            aside=tuple(aside),
        )

    def _done(self, code: str, submission: Submission) -> bool:
        known = self.state.load(code)
        if known is None or known.digest != self._digest(submission):
            return False
        if known.codes != submission.codes:  # the list of participants has changed since
            self.state.save(code, replace(known, codes=submission.codes))
        return True

    def _digest(self, submission: Submission) -> str:
        return digest(self.master, submission.answers, submission.saved_at)

    def _filled(self, submission: Submission) -> Notebook:
        return fill(self.template, submission.answers, self.master.assignment)

    def _enter(
        self,
        batch: Sequence[tuple[NotebookJob, Outputs | Exception]],
        new: Mapping[str, Submission],
    ) -> dict[str, str]:
        """Enter what was run; return code → what went wrong."""
        works: list[GradedWork] = []
        faults: dict[str, Exception] = {}
        for job, outcome in batch:
            try:
                if isinstance(outcome, Exception):
                    raise outcome
                refuse_own_errors(job.notebook["cells"], outcome)
                moment = new[job.key].saved_at
                works.append(GradedWork(job.key, job.notebook, outcome, moment))
            except Exception as fault:
                faults[job.key] = fault
        faults |= enter(self.workspace, self.name, works)
        for work in works:
            if work.code not in faults:
                try:
                    self._remember(work, new[work.code])
                except Exception as fault:
                    faults[work.code] = fault
        return {code: self._failure(code, fault) for code, fault in faults.items()}

    def _remember(self, work: GradedWork, submission: Submission) -> None:
        if judged := self._judged(work.code, submission):
            keep_judged(self.workspace, self.name, work.code, judged)
        marks = marks_of(work.outputs)
        done = Done(self._digest(submission), submission.answers, marks, submission.codes)
        self.state.save(work.code, done)

    def _judged(self, code: str, submission: Submission) -> list[str]:
        """Return the questions that a person has scored and whose answer is still the same."""
        known, scores = self.state.load(code), self.before.get(code)
        if known is None or scores is None:
            return []
        names = (question.grade_id for question in self.master.assignment.questions)
        return [
            name
            for name in names
            if name in scores.cells and name not in scores.waiting
            if known.answers.get(name) == submission.answers.get(name)
        ]

    def _failure(self, code: str, fault: Exception) -> str:
        log = self.workspace.state / f"{self.name}-{code}.log"
        write_text(log, "".join(traceback.format_exception(fault)))
        where = log.relative_to(self.workspace.output).as_posix()
        return (
            "Ocenianie tego pliku nie powiodło się z winy programu; pozostałe oceniono. "
            f"Szczegóły dla autorów kursu: {where}."
        )
