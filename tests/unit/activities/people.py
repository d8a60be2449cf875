"""What the tests of exercises with cards and conversations share."""

import io

from docx import Document

from msai.ui import Event, Step, to_json
from msai.ui.html import Snapshot
from msai.widgets.exercise import Exercise

HOSTILE = '<img src=x onerror="alert(1)">'


def after(program, *events, state=None):
    """Return the state after events, each an id or (id, value)."""
    state = program.initial() if state is None else state
    for event in events:
        step = program.update(state, Event(*([event] if isinstance(event, str) else event)))
        state = step.state if isinstance(step, Step) else step
    return state


def texts(program, state):
    """Return the view as one text."""
    return str(to_json(program.view(state)))


def shown(program, state):
    """Return the view as HTML without charts."""
    return Snapshot("x", lambda _chart: "").render(program.view(state))


def picture(program):
    """Return the static snapshot of the fresh exercise; blanks are blanks."""
    bundle = Exercise(program)._repr_mimebundle_()
    return (bundle[0] if isinstance(bundle, tuple) else bundle)["text/html"].replace("\u00a0", " ")


def words_of(content):
    """Return all text of a DOCX, tables included; blanks are blanks, wherever lines may break."""
    document = Document(io.BytesIO(content))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    text = "\n".join([*(p.text for p in document.paragraphs), *cells])
    return text.replace("\u00a0", " ")
