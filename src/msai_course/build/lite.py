"""Builds JupyterLite: the same lessons and assignments as whole notebooks, to change and try.

It loads Python from the ``pyodide/`` folder beside it, so the site carries it once.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from html import escape
from importlib.metadata import files as distribution_files
from pathlib import Path
from typing import Any

from msai_course.base.paths import BOOK, EXERCISES, LITE
from msai_course.build.errors import BuildError
from msai_course.build.folders import rebuilt
from msai_course.build.pyodide_packages import KERNEL_SET
from msai_course.content.readable import leads_to, readable_notebook
from msai_course.content.sources import short_links

#: Front ends of the kernel and of widgets; everything else in the environment stays out.
EXTENSIONS = {
    "jupyterlite-pyodide-kernel": "@jupyterlite/pyodide-kernel-extension",
    "jupyterlab-widgets": "@jupyter-widgets/jupyterlab-manager",
    "anywidget": "anywidget",
}
TITLE = "MSAI – notatniki"
#: Mends the browser's side of the kernel before anything of it is loaded.
_STEADY = "steady.js"
_HEAD = f"""<link rel="icon" href="../icon-120x120.png" />
    <script src="../{_STEADY}"></script>"""
#: Folder of lessons in the reader's file browser.
_LESSONS = "lekcje/"
_KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"


def inputs() -> list[Path]:
    """Return the files besides the notebooks that decide how JupyterLite looks."""
    return [LITE / "jupyter-lite.json", LITE / "overrides.json", LITE / _STEADY, Path(__file__)]


def course_notebooks(book: Path = BOOK, exercises: Path = EXERCISES) -> dict[str, Path]:
    """Return the notebooks offered, by their path in the reader's file browser.

    An assignment lies in a folder named by its release: a reader's saved copy of an earlier
    release would otherwise hide the new one for ever.
    """
    assignments = sorted(exercises.glob("*/*.ipynb"))
    lessons = sorted(book.rglob("*.ipynb"))
    return {
        **{f"zadania/{_release(path)}/{path.name}": path for path in assignments},
        **{f"{_LESSONS}{path.relative_to(book).as_posix()}": path for path in lessons},
    }


def build_lite(
    notebooks: Mapping[str, Path], output: Path, edition: tuple[str, str] = ("msai", "")
) -> Path:
    """Build JupyterLite with the given notebooks into a folder.

    Args:
        notebooks: Notebooks by their path in the file browser.
        output: The folder; unchanged files keep their times. Where it is served, ``../pyodide/``
            must stand beside it.
        edition: Name and round of the edition, under which browsers keep learners' work.

    Raises:
        BuildError: JupyterLite could not be built.
    """
    with tempfile.TemporaryDirectory() as temporary, rebuilt(output) as fresh:
        project = Path(temporary)
        _copy(notebooks, project / "files")
        shutil.copyfile(LITE / "overrides.json", project / "overrides.json")
        _write(project / "jupyter-lite.json", _page_settings(edition))
        _write(project / "jupyter_lite_config.json", _build_settings(fresh))
        _run(project)
        _remove_leftovers(fresh)
        _be_patient(fresh / "extensions" / "anywidget")
        shutil.copyfile(LITE / _STEADY, fresh / _STEADY)
        for page in fresh.glob("*/index.html"):
            _finish_page(page, edition)
    return output


def _copy(notebooks: Mapping[str, Path], folder: Path) -> None:
    """Lay out the notebooks; lessons as readable Markdown that carries its pictures."""
    for place, notebook in notebooks.items():
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        if place.startswith(_LESSONS):
            book = notebook.parents[place.count("/") - 1]
            sources = short_links(book / "references.bib")
            text = notebook.read_text(encoding="utf-8")
            leads = leads_to(notebooks.keys(), place)
            readable = readable_notebook(text, sources, leads, notebook.parent)
            target.write_text(readable, encoding="utf-8", newline="\n")
        else:
            shutil.copyfile(notebook, target)


def _release(notebook: Path) -> str:
    metadata = json.loads(notebook.read_text(encoding="utf-8"))["metadata"]
    return str(metadata.get("msai", {}).get("release", "1"))


def _page_settings(edition: tuple[str, str]) -> Any:
    """Return the settings of the pages; packages are preloaded where the kernel asks for them.

    Notebooks that a reader changed are hers in this edition and round, as her work is.
    """
    settings = json.loads((LITE / "jupyter-lite.json").read_text(encoding="utf-8"))
    told = settings["jupyter-config-data"]
    for key in ("contentsStorageName", "settingsStorageName", "workspacesStorageName"):
        told[key] = "-".join([told[key], *(part for part in edition if part not in ("", "msai"))])
    kernel = settings["jupyter-config-data"]["litePluginSettings"][_KERNEL]
    kernel["loadPyodideOptions"]["packages"] = list(KERNEL_SET)
    return settings


def _build_settings(output: Path) -> dict[str, Any]:
    settings = {
        "apps": ["lab", "notebooks"],
        "no_sourcemaps": True,
        "no_unused_shared_packages": True,
        "no_libarchive": True,
        "ignore_sys_prefix": ["federated_extensions"],
        "federated_extensions": [str(extension_folder(*item)) for item in EXTENSIONS.items()],
        "contents": ["files"],
        "cache_dir": ".cache",
        # JupyterLite runs in a folder of its own.
        "output_dir": str(output.resolve()),
        # The same sources give the same bytes: no build times in the lists of files.
        "source_date_epoch": 315532800,
    }
    return {"LiteBuildConfig": settings}


def extension_folder(distribution: str, name: str) -> Path:
    """Return the installed folder of a front end.

    Raises:
        BuildError: The distribution is not installed as expected.
    """
    marker = f"share/jupyter/labextensions/{name}/package.json"
    for file in distribution_files(distribution) or []:
        if file.as_posix().endswith(marker):
            return Path(str(file.locate())).resolve().parent
    raise BuildError(
        f"W środowisku brakuje części {name} pakietu {distribution}.",
        "Odtwórz środowisko: usuń folder .venv i uruchom polecenie ponownie.",
    )


def _run(project: Path) -> None:
    command = [sys.executable, "-m", "jupyterlite_core", "build"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        raise BuildError(
            f"Nie udało się zbudować JupyterLite:\n{(done.stderr or done.stdout).strip()[-2000:]}",
            "Sprawdź notatniki i pliki w lite/, potem uruchom polecenie ponownie.",
        )


def _remove_leftovers(output: Path) -> None:
    """Take away what JupyterLite's own developers left in the archive of the application."""
    shutil.rmtree(output / "doc", ignore_errors=True)
    for path in output.glob("rspack.config*.js"):
        path.unlink()


def _be_patient(extension: Path) -> None:
    """Give a widget more than two seconds to begin, as in our pages (``web/patient.mjs``)."""
    hasty, patched = "AbortSignal.timeout(2000)", 0
    for path in extension.rglob("*.js"):
        text = path.read_text(encoding="utf-8")
        if hasty in text:
            path.write_text(text.replace(hasty, "AbortSignal.timeout(120000)"), encoding="utf-8")
            patched += 1
    if not patched:
        raise BuildError(
            f"W pakiecie anywidget nie ma już „{hasty}”.",
            "Sprawdź, czy jego nowa wersja czeka na ćwiczenia dłużej, i usuń tę poprawkę.",
        )


def _finish_page(page: Path, edition: tuple[str, str]) -> None:
    """Say language, edition and name of a page; add its icon and what mends its kernel."""
    html = page.read_text(encoding="utf-8")
    name, turn = map(escape, edition)
    root = f'<html lang="pl" data-edition="{name}" data-round="{turn}">'
    html = html.replace("<html>", root, 1)
    html = re.sub(r"<title>.*?</title>", f"<title>{TITLE}</title>\n    {_HEAD}", html, count=1)
    page.write_text(html, encoding="utf-8")


def _write(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
