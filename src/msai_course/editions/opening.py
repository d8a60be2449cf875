"""The description that the page „Zrób swoją edycję” saved, as a folder of an edition."""

from __future__ import annotations

from pathlib import Path

from msai_course.editions.course import CourseRelease
from msai_course.editions.new import complete_folder
from msai_course.editions.snapshot import write_snapshot
from msai_trainer.editions.declared import SETTINGS, edition_in, name_problems
from msai_trainer.editions.errors import EditionError
from msai_trainer.editions.folder import files_in
from msai_trainer.editions.snapshot import SNAPSHOT


def opened(path: Path, course: CourseRelease) -> Path:
    """Return the folder of an edition; a saved description becomes one beside its file.

    Raises:
        EditionError: It is no description, or the place of its folder is taken.
    """
    if path.suffix.lower() != ".zip" or not path.is_file():
        return path
    files = files_in(path.read_bytes(), path.name)
    edition = edition_in(files[SETTINGS])
    # A name that is none may lead anywhere; ``check`` tells of it.
    fits = edition.nazwa and not any(name_problems(edition.nazwa))
    target = path.parent / (edition.nazwa if fits else path.stem)
    try:
        with complete_folder(target) as fresh:
            for name, content in files.items():
                (fresh / name).parent.mkdir(parents=True, exist_ok=True)
                (fresh / name).write_bytes(content)
            if SNAPSHOT not in files:
                write_snapshot(fresh, course, edition.lekcje)
    except EditionError as error:
        message = f"Opis edycji ma stać się folderem „{target.name}”, a to miejsce jest zajęte."
        hint = f"To ta edycja? Podaj folder „{target}”. Inna? Przenieś plik ZIP gdzie indziej."
        raise EditionError.one(path.name, "not_empty", message, hint) from error
    return target
