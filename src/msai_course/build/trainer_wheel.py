"""The wheel of `msai_trainer` as trainer's pages load it: with the masters of the assignments."""

from __future__ import annotations

from pathlib import Path

from msai_course.build.pyodide_wheels import read_files, with_record, write_archive
from msai_course.build.wheels import TRAINER, build_wheel
from msai_course.grading.masters import served
from msai_trainer.marking.masters import MASTERS_FILE


def build_trainer_wheel(output: Path) -> Path:
    """Build the wheel into a folder and put the masters in, hidden tests included.

    Raises:
        BuildError: The package could not be built.
    """
    wheel = build_wheel(output, TRAINER)
    masters = {f"{TRAINER.name}/{MASTERS_FILE}": served().encode()}
    write_archive(with_record({**read_files(wheel), **masters}), wheel)
    return wheel
