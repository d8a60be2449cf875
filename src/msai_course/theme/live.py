"""Live cells: the code of a cell beside its stored picture, so that the page can run it.

MyST-NB drops the code of cells tagged ``remove-input``; here it comes back as JSON that only the
page runner reads. The reader sees the exercise, never code.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from msai.base.typography import glue
from msai.ui.html import rooted
from msai.widgets.assets import styles
from msai_course.content.live_needs import knows_course, knows_town, needs_of, shows_town
from msai_course.theme.known_lessons import lessons
from msai_trainer.editions.course_data import safe_json
from msai_trainer.editions.places import closing, opening

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

#: Cells with one of these tags stay a picture.
STATIC_TAGS = frozenset({"static", "skip-live"})
_WITHOUT_SCRIPT = (
    "Ćwiczenie działa w przeglądarce z włączonym JavaScriptem. "
    "Bez niego skorzystaj z karty na papierze."
)


class live_bar(nodes.General, nodes.Element):
    """Status line and start button, once per page, before the first live cell."""


class live_cell(nodes.General, nodes.Element):
    """One cell: its source, its id, and the stored output as children."""


def make_live(app: Sphinx, doctree: nodes.document) -> None:
    """Turn the code cells of a notebook into live cells (event ``doctree-read``)."""
    path = Path(app.env.doc2path(app.env.docname))
    if path.suffix != ".ipynb":
        return
    lead_on(doctree, app.env.docname)
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    found = [_make_cell(node, cells[node["cell_index"]]) for node in _code_cells(doctree)]
    live = [cell for cell in found if cell is not None]
    told = app.env.metadata[app.env.docname]
    told["msai_live"] = bool(live)
    if live:
        parent = live[0].parent
        lesson = lessons(app.env).get(app.env.docname)
        sources = [cell["source_code"] for cell in live]
        needs = ("base", *(lesson.needs if lesson else ()), *needs_of(sources))
        parent.insert(parent.index(live[0]), live_bar(""))
        told["msai_needs"] = " ".join(dict.fromkeys(needs))
        _found(app.env)[app.env.docname] = (sources, needs_of(sources))
    told["msai_shows_table"] = shows_town(cell["source_code"] for cell in live)
    told["msai_own_data"] = _cells(live, knows_town)
    told["msai_of_course"] = _cells(live, knows_course)


def _cells(live: list[live_cell], of: Callable[[str], bool]) -> dict[str, str]:
    return {cell["cell_id"]: cell["source_code"] for cell in live if of(cell["source_code"])}


def _differs(source: str) -> bool:
    """Tell whether an exercise looks different in an edition."""
    return knows_town(source) or knows_course(source)


def lead_on(doctree: nodes.document, docname: str) -> None:
    """Let the links of pictures lead to their pages, from where this page lies."""
    root = "../" * docname.count("/")
    for picture in list(doctree.findall(nodes.raw)):
        text = picture.astext()
        if (led := rooted(text, root)) != text:
            picture.replace_self(nodes.raw("", led, **picture.attributes))


def _found(env: BuildEnvironment) -> dict[str, tuple[list[str], tuple[str, ...]]]:
    """Return the code of the live cells of each page, and what it needed when it was read."""
    found: dict[str, tuple[list[str], tuple[str, ...]]]
    found = env.__dict__.setdefault("msai_live_needs", {})
    return found


def _outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Name pages whose exercises import other libraries than before (``env-get-outdated``)."""
    known = {name: item for name, item in _found(env).items() if name not in removed}
    return [name for name, (sources, needs) in known.items() if needs_of(sources) != needs]


def _merge(
    app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment
) -> None:
    _found(env).update({name: _found(other)[name] for name in docnames if name in _found(other)})


def _purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _found(env).pop(docname, None)


def _code_cells(doctree: nodes.document) -> list[nodes.container]:
    return [
        node for node in doctree.findall(nodes.container) if node.get("nb_element") == "cell_code"
    ]


def _make_cell(node: nodes.container, cell: dict[str, Any]) -> live_cell | None:
    metadata = cell.get("metadata", {})
    if _is_hidden_test(metadata):
        node.parent.remove(node)
        return None
    if STATIC_TAGS & set(metadata.get("tags", [])):
        return None
    source = cell["source"]
    text = source if isinstance(source, str) else "".join(source)
    live = live_cell("", cell_id=cell.get("id", str(node["cell_index"])), source_code=text)
    parts = (part for part in node.children if isinstance(part, nodes.Element))
    live += [part for part in parts if part.get("nb_element") != "cell_code_source"]
    node.replace_self(live)
    return live


def _is_hidden_test(metadata: dict[str, Any]) -> bool:
    """Tell whether the cell only grades: learners have no use for it on the page."""
    grading = metadata.get("nbgrader", {})
    return bool(grading.get("grade")) and not grading.get("solution")


def visit_bar(self: HTML5Translator, node: live_bar) -> None:
    """Write the status line; the runner fills it and shows the button."""
    self.body.append(
        '<div class="live-bar" data-pagefind-ignore>'
        '<p role="status" data-live-status>Poniżej widzisz podgląd ćwiczenia.</p>'
        '<button type="button" data-action="start-live" hidden>Uruchom ćwiczenie</button>'
        f"<noscript><p>{glue(_WITHOUT_SCRIPT)}</p></noscript></div>\n"
    )
    raise nodes.SkipNode


def visit_cell(self: HTML5Translator, node: live_cell) -> None:
    """Open the cell: the source for the runner, then the frame of the picture."""
    identifier = self.attval(node["cell_id"])
    self.body.append(
        # A picture's tables and buttons, run together, would only spoil what a search shows.
        f'<div class="live-cell" data-live-cell="{identifier}" data-pagefind-ignore>'
        '<script type="application/json" data-live-source>'
        f"{safe_json(node['source_code'])}</script><div data-live-output>\n"
    )
    if _differs(node["source_code"]):
        self.body.append(opening("picture", identifier))


def depart_cell(self: HTML5Translator, node: live_cell) -> None:
    """Close what `visit_cell` opened."""
    if _differs(node["source_code"]):
        self.body.append(closing("picture"))
    self.body.append("</div></div>\n")


def copy_exercise_styles(app: Sphinx, error: Exception | None) -> None:
    """Put the style sheet of exercises beside the theme's: pictures look like what they become."""
    if error is None and app.builder.format == "html":
        target = Path(app.outdir) / "_static" / "exercise.css"
        target.write_text(styles(), encoding="utf-8", newline="\n")


def setup(app: Sphinx) -> None:
    """Register the transform and how live cells look in HTML."""
    app.add_node(live_bar, html=(visit_bar, None))
    app.add_node(live_cell, html=(visit_cell, depart_cell))
    app.connect("doctree-read", make_live)
    app.connect("env-get-outdated", _outdated)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
    app.connect("build-finished", copy_exercise_styles)
