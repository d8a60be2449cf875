"""Turn a lesson written as MyST Markdown into the notebook that is committed, and back.

An author writes one text file: front matter with ``msai:``, prose, and ``{code-cell}`` blocks.

    python -m msai_course.content.notebook convert LESSON.md book/dzien-1/04-obszar.ipynb
    python -m msai_course.content.notebook show book/dzien-1/04-obszar.ipynb > LESSON.md

Converting keeps the stored outputs of code that did not change; `course.py refresh` makes new ones.
The metadata's list of sources is taken from the citations in the text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jupytext
import nbformat
import yaml

from msai_course.base.files import write_text
from msai_course.content.refresh import normalised
from msai_course.content.sections import cited_keys

#: Readers see what an exercise shows, never the line of code that starts it.
HIDDEN_CODE = "remove-input"
_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---\s*\n", re.DOTALL)
_FENCE = re.compile(r"\s*(`{3,}|:{3,}|~{3,})")


def to_notebook(text: str, stored: Any = None) -> Any:
    """Build the lesson's notebook.

    Args:
        text: MyST Markdown with front matter that holds ``msai``.
        stored: The notebook made before, whose outputs are kept where the code is the same.

    Raises:
        ValueError: The text has no ``msai`` front matter with an ``id``.
    """
    msai, body = _split_front_matter(text)
    notebook = jupytext.reads(_with_sections_apart(body), fmt="md:myst")
    notebook.metadata["msai"] = {**msai, "sources": cited_keys(body)}
    outputs = dict(_stored_outputs(stored))
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.metadata["tags"] = sorted({HIDDEN_CODE, *cell.metadata.get("tags", [])})
            cell.execution_count, cell.outputs = outputs.get(cell.source, (None, []))
    return normalised(notebook)


def to_text(notebook: Any) -> str:
    """Return the notebook as the MyST Markdown that `to_notebook` reads."""
    front = yaml.safe_dump(
        {"msai": dict(notebook.metadata["msai"])}, allow_unicode=True, sort_keys=False, width=100
    )
    return f"---\n{front}---\n\n" + "\n\n".join(map(_cell_text, notebook.cells)) + "\n"


def _cell_text(cell: Any) -> str:
    if cell.cell_type == "markdown":
        return str(cell.source)
    return f"```{{code-cell}} python\n{cell.source}\n```"


def _split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    match = _FRONT_MATTER.match(text)
    msai = (yaml.safe_load(match[1]) or {}).get("msai") if match else None
    if not match or not isinstance(msai, dict) or not msai.get("id"):
        raise ValueError("Na początku pliku brakuje „msai:” z polem „id”.")
    return msai, text[match.end() :]


def _with_sections_apart(body: str) -> str:
    """Start a new cell at each ``##`` heading, unless it stands inside a fence."""
    lines: list[str] = []
    open_fences: list[str] = []
    for line in body.splitlines():
        if fence := _FENCE.match(line):
            _follow(open_fences, fence[1], line)
        elif not open_fences and line.startswith("## "):
            lines += ["+++", ""]
        lines.append(line)
    return "\n".join(lines) + "\n"


def _follow(open_fences: list[str], mark: str, line: str) -> None:
    if open_fences and line.strip() == mark and mark == open_fences[-1]:
        open_fences.pop()
    elif line.strip() != mark:
        open_fences.append(mark)


def _stored_outputs(stored: Any) -> Iterator[tuple[str, tuple[int | None, list[Any]]]]:
    for cell in stored.cells if stored else ():
        if cell.cell_type == "code":
            yield cell.source, (cell.execution_count, cell.outputs)


def convert(source: Path, target: Path) -> None:
    """Write the notebook of the text file ``source`` to ``target``."""
    stored = _read(target) if target.exists() else None
    notebook = to_notebook(source.read_text(encoding="utf-8"), stored)
    target.parent.mkdir(parents=True, exist_ok=True)
    text = nbformat.writes(notebook)
    write_text(target, f"{text}\n")


def _read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)


def main(arguments: list[str]) -> int:
    """Run one of the two commands in the module's description; 2 means wrong use."""
    match arguments:
        case ["convert", source, target]:
            convert(Path(source), Path(target))
        case ["show", path]:
            sys.stdout.write(to_text(_read(Path(path))))
        case _:
            sys.stderr.write((__doc__ or "") + "\n")
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
