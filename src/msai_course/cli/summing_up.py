"""What `grade` says at the end: what came out, where it is, and what is left to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from msai_course.cli.app import console
from msai_course.cli.typing_again import command, typed
from msai_trainer.classfile.telling import conflict_words, version_words

if TYPE_CHECKING:
    from msai_course.grading.classes.class_files import OpenedClass
    from msai_trainer.model import GradeRun

say = partial(console.print, highlight=False, soft_wrap=True)


def sum_up(done: GradeRun) -> None:
    """Say what came out and what is left to do."""
    console.print(_table(done))
    say(f"Ocenione teraz: {done.regraded}, wcześniej: {done.reused}.")
    for remark in done.remarks:
        say(f"[dim]{escape(remark)}[/]")
    say(f"Raport, otwórz w przeglądarce: {escape(typed(done.report))}")
    say(f"Oceny: {escape(typed(done.grades_csv))}")
    for path in done.aside:
        say(f"Zmieniony przez ciebie plik jest teraz tu: {escape(typed(path))}")
    if done.elsewhere:
        say(
            f"Są też pliki innych zadań: {_counted(done.elsewhere)}. Zostały na swoje zadania. "
            "Wszystkie naraz ocenisz tym samym poleceniem bez --assignment."
        )
    if done.waiting:
        say(f"Na ocenę ręczną czekają: {done.waiting}. Ocenisz je poleceniem:")
    for name in done.waiting_in:
        say(
            "  "
            + escape(command("gradebook", "rubric", "--results", done.output, "--assignment", name))
        )


def _counted(found: Mapping[str, int]) -> str:
    return ", ".join(f"{name} ({count})" for name, count in found.items())


def _table(done: GradeRun) -> Table:
    from msai_trainer.results.words import WORDS

    several = len(done.assignments) > 1
    names = ["", *done.assignments] if several else [None]
    table = Table("stan", "w pliku z ocenami", *(done.assignments if several else ["ile"]))
    if several:
        table.add_column("bez zadania")
        names = [*done.assignments, ""]
    found = Counter((row.status, row.assignment) for row in done.rows)
    for status, words in WORDS.items():
        counts = [
            sum(n for (s, a), n in found.items() if s == status and name in (None, a))
            for name in names
        ]
        if any(counts):
            table.add_row(words, status, *(str(count or "") for count in counts))
    return table


def say_class(opened: OpenedClass) -> None:
    """Say what was noticed of a class file, and what somebody has to decide."""
    for note in opened.notes:
        say(escape(note))
    for one in opened.conflicts:
        say(f"Dwie wersje, rozstrzygniesz na stronie „Klasa”: {escape(conflict_words(one))}:")
        for version in one.versions:
            say(f"  • {escape(version_words(version))}")
