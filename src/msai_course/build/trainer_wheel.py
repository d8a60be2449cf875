"""The wheel of `msai_trainer` as trainer's pages load it: with masters and lessons."""

from __future__ import annotations

from pathlib import Path

from msai_course.build.pyodide_wheels import read_files, with_record, write_archive
from msai_course.build.wheels import TRAINER, build_wheel
from msai_course.grading.masters import served
from msai_course.grading.results.lessons import course_lessons
from msai_trainer.marking.masters import MASTERS_FILE
from msai_trainer.results.lessons import LESSONS_FILE, lessons_text


def build_trainer_wheel(output: Path) -> Path:
    """Build the wheel into a folder and put the masters in, hidden tests included.

    Raises:
        BuildError: The package could not be built.
    """
    wheel = build_wheel(output, TRAINER)
    served_files = {
        f"{TRAINER.name}/{MASTERS_FILE}": served().encode(),
        f"{TRAINER.name}/{LESSONS_FILE}": lessons_text(course_lessons()).encode(),
    }
    write_archive(with_record({**read_files(wheel), **served_files}), wheel)
    return wheel
