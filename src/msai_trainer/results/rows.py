"""The lines of ``grades.csv``: one for each roster entry and for each unmatched file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from msai.base.numbers import number_text
from msai_trainer.handins.selection import EARLIEST, Selection
from msai_trainer.marking.master import Master
from msai_trainer.model import GradeStatus, Refusal, Row, Submission
from msai_trainer.people.roster import Roster
from msai_trainer.results.scores import Scores

_WAITS = "Odpowiedź opisowa czeka na ocenę osoby prowadzącej."


def build_rows(
    master: Master,
    roster: Roster,
    selection: Selection,
    scores: Mapping[str, Scores],
    failures: Mapping[str, str],
) -> tuple[Row, ...]:
    """Return all rows: the roster in its order, replaced and unmatched files, unknown colleagues.

    Args:
        master: The assignment.
        roster: The class.
        selection: Which file counts for whom.
        scores: Scores from the gradebook, by code.
        failures: Code → what went wrong while grading.
    """
    rows = [
        _person(master, entry.kod, selection.chosen.get(entry.kod), scores, failures)
        for entry in roster.entries
    ]
    rows += [
        _other_work(master, code, one)
        for code, works in selection.disputed.items()
        for one in works[:-1]
    ]
    rows += [_set_aside(master, code, old, new) for code, old, new in selection.superseded]
    rows += [_unmatched(master, submission) for submission in selection.unmatched]
    rows += _strangers(master, selection)
    # What is no code of the list belongs to no class that we know.
    return tuple(
        replace(row, klasa=roster.klasa.name if roster.find(row.student_id) else "") for row in rows
    )


def loose_row(submission: Submission) -> Row:
    """Return the row of a file of which nobody can tell the assignment."""
    refusal = submission.refusal
    if refusal is None:
        raise AssertionError(f"{submission.file} is gradable, but of no assignment")
    who = ", ".join(submission.codes) or submission.claimed
    message = f"{refusal.message} Plik: {submission.file}."
    return Row(who, "", None, None, refusal.status, message, submission.file)


def _person(
    master: Master,
    code: str,
    submission: Submission | None,
    scores: Mapping[str, Scores],
    failures: Mapping[str, str],
) -> Row:
    if submission is None:
        return _row(master, code, GradeStatus.MISSING, _missing(scores.get(code)))
    if submission.refusal is not None:
        return _refused(master, code, submission, submission.refusal, scores.get(code))
    if code in failures:
        return _row(master, code, GradeStatus.FAILED, failures[code], submission.file)
    return _graded(master, code, submission, scores[code])


def _refused(
    master: Master, code: str, submission: Submission, refusal: Refusal, scores: Scores | None
) -> Row:
    message = refusal.message
    if submission.file not in message:
        message += f" Plik: {submission.file}."
    if scores is not None:
        message += f" W dzienniku zostają punkty z wcześniejszego oceniania: {_points(scores)}."
    return _row(master, code, refusal.status, message, submission.file)


def _other_work(master: Master, code: str, submission: Submission) -> Row:
    message = f"Inna praca pod tym samym kodem, nieoceniona. Plik: {submission.file}."
    return _row(master, code, GradeStatus.TAMPERED, message, submission.file)


def _points(scores: Scores) -> str:
    return number_text(scores.total)


def _graded(master: Master, code: str, submission: Submission, scores: Scores) -> Row:
    status, notes = submission.status, list(submission.notes)
    if scores.waiting:
        status = GradeStatus.NEEDS_MANUAL if status is GradeStatus.GRADED else status
        notes.append(_WAITS)
    if len(submission.codes) > 1 and status is not GradeStatus.GRADED:
        notes.append(f"Praca grupy: {', '.join(submission.codes)}.")
    most = master.assignment.points
    return Row(
        code, master.assignment.id, scores.total, most, status, " ".join(notes), submission.file,
        transcribed=submission.transcribed,
    )  # fmt: skip


def _missing(scores: Scores | None) -> str:
    if scores is None:
        return "Nie ma pliku tej osoby."
    return (
        "Nie ma pliku tej osoby wśród podanych; w dzienniku zostają jej punkty z wcześniejszego "
        f"oceniania: {_points(scores)}."
    )


def _strangers(master: Master, selection: Selection) -> list[Row]:
    """Return a row for everyone whom a group names and the roster does not."""
    files = {one.file: one for one in selection.chosen.values()}
    return [
        _row(master, code, GradeStatus.UNKNOWN_PERSON, _unlisted(code, one), one.file)
        for one in files.values()
        for code in one.strangers
    ]


def _unlisted(code: str, submission: Submission) -> str:
    return (
        f"Kodu {code} nie ma na liście, a wymienia go praca grupy: {', '.join(submission.codes)}. "
        f"Plik: {submission.file}. Dopisz kod do listy i oceń jeszcze raz albo popraw kod z tą "
        "grupą."
    )


def _unmatched(master: Master, submission: Submission) -> Row:
    refusal = submission.refusal
    if refusal is None:
        raise AssertionError(f"{submission.file} belongs to {submission.codes}, but was not chosen")
    message = f"{refusal.message} Plik: {submission.file}."
    return _row(master, submission.claimed, refusal.status, message, submission.file)


def _set_aside(master: Master, code: str, old: Submission, new: Submission) -> Row:
    if old.refusal is not None and not _replaced(old, new):
        message = f"{old.refusal.message} Plik: {old.file}. Liczy się inny plik: {new.file}."
        return _row(master, code, old.refusal.status, message, old.file)
    message = f"Plik {old.file} zastąpił nowszy: {new.file}."
    return _row(master, code, GradeStatus.SUPERSEDED, message, old.file)


def _replaced(old: Submission, new: Submission) -> bool:
    """Return whether an empty file was followed by one with answers: nothing is left to ask."""
    empty = old.refusal is not None and old.refusal.status is GradeStatus.MISSING
    return empty and (old.saved_at or EARLIEST) < (new.saved_at or EARLIEST)


def _row(master: Master, code: str, status: GradeStatus, message: str, file: str = "") -> Row:
    return Row(code, master.assignment.id, None, master.assignment.points, status, message, file)


def no_check_sign(roster: Roster) -> str:
    """Return what to say, once for the class, of codes that have no check sign."""
    codes = roster.without_check
    whose = f"Kody bez znaku kontrolnego ({len(codes)} z {len(roster.entries)}, np. {codes[0]})"
    return (
        f"{whose} działają, ale pomylonego kodu nie da się rozpoznać. "
        "Klasa założona na stronie „Klasa” albo przez „class new” ma kody ze znakiem kontrolnym."
    )
