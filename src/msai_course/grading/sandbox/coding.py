"""Assignments with ``code = true``: code goes into the sandbox, answers come out as data.

From there on everything is as with answers that were typed: they are put into our notebook as
literals, and only our tests run.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from os import cpu_count

from msai.assignments import Assignment
from msai_course.base.files import write_text
from msai_course.grading.engine.state import State
from msai_course.grading.sandbox import Limits, Outcome, Sandbox, SandboxJob, Stop
from msai_trainer.handins.literals import NotData, cleaned
from msai_trainer.model import GradeStatus, Submission

LIMITS = Limits()
_STOPPED = {
    Stop.TIME: "działał dłużej niż {0.seconds:g} s",
    Stop.MEMORY: "zajął ponad {0.memory_mb} MB pamięci",
    Stop.PROCESSES: "uruchomił ponad {0.processes} procesy naraz",
    Stop.OUTPUT: "wypisał ponad {0.output_kb} KB tekstu",
    Stop.FILES: "zapisał ponad {0.files_mb} MB plików albo za dużo małych plików",
    Stop.CRASH: "przerwał działanie programu",
}


@dataclass(frozen=True)
class CodeRuns:
    """Runs the code of a batch; what was run already is remembered and not run again."""

    assignment: Assignment
    sandbox: Sandbox
    state: State

    def answered(self, submissions: Mapping[str, Submission]) -> dict[str, Submission]:
        """Return the submissions with the answers of their code, by learner's code."""
        jobs = {code: self._job(submission) for code, submission in submissions.items()}
        keys = {code: self._key(job) for code, job in jobs.items()}
        outcomes = dict(self._remembered(keys))
        new: defaultdict[str, list[str]] = defaultdict(list)
        for code, key in keys.items():
            if key not in outcomes:
                new[key].append(code)
        ran = self._run([jobs[codes[0]] for codes in new.values()])
        for (key, codes), outcome in zip(new.items(), ran, strict=True):
            outcomes[key] = outcome
            self._remember(codes, key, outcome)
        return {
            code: _with_outcome(submission, outcomes[keys[code]])
            for code, submission in submissions.items()
        }

    def _job(self, submission: Submission) -> SandboxJob:
        asked = tuple(q.grade_id for q in self.assignment.questions if not q.manual)
        return SandboxJob(submission.code, asked)

    def _run(self, jobs: list[SandboxJob]) -> Iterator[Outcome]:
        workers = (cpu_count() or 1) if self.sandbox.parallel else 1
        if workers == 1:
            yield from (self.sandbox.run(job, LIMITS) for job in jobs)
            return
        with ThreadPoolExecutor(workers) as pool:
            yield from pool.map(lambda job: self.sandbox.run(job, LIMITS), jobs)

    def _remembered(self, keys: Mapping[str, str]) -> Iterator[tuple[str, Outcome]]:
        for code, key in keys.items():
            try:
                data = json.loads(self.state.outcome_path(code).read_text(encoding="utf-8"))
            except (OSError, ValueError):
                continue
            if data.get("key") == key:
                yield (
                    data["key"],
                    replace(Outcome.read(json.dumps(data)), stopped=Stop(data["stopped"])),
                )

    def _remember(self, codes: list[str], key: str, outcome: Outcome) -> None:
        if outcome.stopped is Stop.CRASH:
            return  # perhaps the machine's fault: worth another try
        for code in codes:
            path = self.state.outcome_path(code)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_text(path, json.dumps({"key": key, **asdict(outcome)}))

    def _key(self, job: SandboxJob) -> str:
        return hashlib.sha256(job.text(LIMITS).encode()).hexdigest()


def _with_outcome(submission: Submission, outcome: Outcome) -> Submission:
    answers, notes, status = dict(submission.answers), list(submission.notes), submission.status
    for name, value in outcome.answers.items():
        try:
            answers[name] = cleaned(value)[0]
        except NotData:
            notes.append(f"Wartość „{name}” nie jest odpowiedzią; liczy się jako pusta.")
    for number, error in outcome.errors:
        notes.append(_error_note(number, error))
    if outcome.stopped:
        why = _STOPPED[outcome.stopped].format(LIMITS)
        notes.append(f"Kod {why}, więc go zatrzymano; odpowiedzi są puste.")
        status = GradeStatus.FAILED
    elif len(notes) > len(submission.notes) and status is GradeStatus.GRADED:
        status = GradeStatus.REPAIRED
    return replace(submission, answers=answers, notes=tuple(notes), status=status)


def _error_note(number: int, error: str) -> str:
    name, _, code = error.partition(":")
    what = f"Kod w komórce {number}"
    if code in ("ENOSPC", "EFBIG", "EDQUOT"):
        what += f" chciał zapisać ponad {LIMITS.files_mb} MB plików i"
    elif code == "ENOMEM" or name == "MemoryError":
        what += f" nie dostał pamięci (granica: {LIMITS.memory_mb} MB, współdzielonej brak) i"
    return f"{what} zgłosił błąd {name}; pozostałe komórki wykonano."
