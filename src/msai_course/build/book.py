"""Build the book: stage the sources, run Sphinx with Jupyter Book's configuration.

Pages made by a program (the catalogue of good practices) are written into the staged copy by
*generators*, so that the checkout holds only what a person wrote.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml
from jupyter_book.config import get_final_config
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.console import strip_colors
from sphinx.util.docutils import docutils_namespace, patch_docutils

from msai_course.build.copying import copy_changed
from msai_course.build.errors import BuildError
from msai_course.content.checks.course import read_course

#: What of a source tree the book is made of.
STAGED = ("book", "exercises", "_config.yml", "_toc.yml")
_SKIPPED = frozenset({".ipynb_checkpoints", "__pycache__", ".pytest_cache"})
_PACKAGE = Path(__file__).resolve().parents[1]
#: Code outside the extension that has a say in what pages become.
_READERS = ("content/metadata.py", "content/bibliography.py", "content/acts.py")

#: Writes pages into the staged tree (`write_if_changed`) and returns their paths.
Generator = Callable[[Path], Iterable[Path]]


def build_book(
    source: Path,
    output: Path,
    *,
    edition: str = "msai",
    turn: str = "",
    generators: Sequence[Generator] = (),
    work: Path | None = None,
) -> None:
    """Build the pages of the site into `output`; only what changed is built again.

    Args:
        source: Tree with ``book/``, ``exercises/``, ``_config.yml`` and ``_toc.yml``.
        output: Folder of the site; files of others in it stay.
        edition: Name under which readers' browsers keep progress.
        turn: Round of the edition; a new one begins with empty pages.
        generators: Makers of further pages, run after staging.
        work: Folder for the staged copy and Sphinx's memory; ``source/_build`` when None.

    Raises:
        BuildError: Sphinx warned or failed; every warning is in the message.
    """
    work = work or source / "_build"
    staged = work / "source"
    kept = set(stage(source, staged))
    for generator in generators:
        kept.update(generator(staged))
    _remove_others(staged, kept)
    _run_sphinx(staged, output, work / "doctrees", _configuration(staged, edition, turn))


def stage(source: Path, target: Path) -> Iterator[Path]:
    """Copy the sources that changed into `target` and return all staged paths.

    Raises:
        BuildError: The tree has no ``_config.yml`` or ``_toc.yml``.
    """
    for name in ("_config.yml", "_toc.yml"):
        if not (source / name).is_file():
            raise BuildError(f"Brak pliku {name}.", f"Sprawdź folder {source}.")
    for path in _source_files(source):
        copy = target / path.relative_to(source)
        copy_changed(path, copy)
        yield copy


def _source_files(source: Path) -> Iterator[Path]:
    for name in STAGED:
        root = source / name
        candidates = root.rglob("*") if root.is_dir() else [root]
        for path in candidates:
            if path.is_file() and not _SKIPPED & set(path.parts):
                yield path


def _remove_others(staged: Path, kept: set[Path]) -> None:
    for path in list(staged.rglob("*")):
        if path.is_file() and path not in kept:
            path.unlink()


def _configuration(staged: Path, edition: str, turn: str) -> dict[str, Any]:
    settings = yaml.safe_load((staged / "_config.yml").read_text(encoding="utf-8"))
    overrides = {"latex_individualpages": False}
    config, others = get_final_config(
        user_yaml=settings, cli_config=overrides, sourcedir=staged, raise_on_invalid=True
    )
    del others  # settings of LaTeX, which this book does not use
    # Jupyter Book sets it for an extension that this book does not load.
    config.pop("comments_config", None)
    told = {"msai_edition": edition, "msai_round": turn, "msai_outline": outline(staged)}
    return {**config, **told, "msai_fingerprint": fingerprint()}


def outline(staged: Path) -> str:
    """Hash what every page shows of the others: when it changes, all pages are written again."""
    digest = hashlib.sha256((staged / "_toc.yml").read_bytes())
    for page in read_course(staged / "book").pages:
        heading = next((line for line in page.text.splitlines() if line.startswith("# ")), "")
        digest.update(f"{page.name}\0{heading}\0{page.raw}\0".encode())
    return digest.hexdigest()[:16]


def fingerprint() -> str:
    """Hash the code that reads pages, so that a change in it makes Sphinx read them again."""
    digest = hashlib.sha256()
    code = [*(_PACKAGE / "theme").rglob("*.py"), *map(_PACKAGE.joinpath, _READERS)]
    for path in sorted(code):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _run_sphinx(staged: Path, output: Path, memory: Path, config: dict[str, Any]) -> None:
    warnings = io.StringIO()
    output.mkdir(parents=True, exist_ok=True)
    try:
        with patch_docutils(), docutils_namespace():
            app = Sphinx(
                srcdir=staged,
                confdir=None,
                outdir=output,
                doctreedir=memory,
                buildername="html",
                confoverrides=config,
                status=None,
                warning=warnings,
                warningiserror=True,
                keep_going=True,
            )
            app.build()
            written = _pages(app)
    except Exception as error:
        found = strip_colors(warnings.getvalue())
        raise BuildError(f"Nie udało się zbudować książki: {error}", found) from error
    if app.statuscode or warnings.getvalue():
        raise BuildError("Strony mają błędy, popraw je:", f"\n{strip_colors(warnings.getvalue())}")
    _forget_removed_pages(memory / "written.txt", output, written)


def _pages(app: Sphinx) -> set[str]:
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)
    pages = (Path(builder.get_outfilename(name)) for name in app.env.found_docs)
    return {page.relative_to(app.outdir).as_posix() for page in pages}


def _forget_removed_pages(record: Path, output: Path, written: set[str]) -> None:
    """Delete pages an earlier build wrote that the book no longer has.

    The record names them within the output: a copied checkout must not reach into the first one.
    """
    before = set(record.read_text(encoding="utf-8").splitlines()) if record.is_file() else set()
    for page in before - written:
        (output / page).unlink(missing_ok=True)
    record.write_text("\n".join(sorted(written)), encoding="utf-8")
