"""What the importer understood, to be taken back: another level, a row that is a unit after all."""

from __future__ import annotations

from msai import ui
from msai.activities.own_table.state import OwnTable
from msai.base.i18n import catalogue
from msai.diagnosis import Diagnosis
from msai.diagnosis.importing.levels import level_label
from msai.diagnosis.importing.turning import looks_turned, looks_turned_said

_, ngettext = catalogue("activities_data")


def turning(state: OwnTable) -> list[ui.Node]:
    """Return the way to turn a table whose units stand in columns, and the way back."""
    if any(note.code == "turned_table" for note in state.described.notes):
        return [ui.Button("turn", _("Turn the table back"), "quiet")]
    if state.described.dictionary or not looks_turned(state.described.rows):
        return []
    problem = looks_turned_said()
    question = ui.Message("question", f"{problem.message} {problem.hint}")
    return [question, ui.Button("turn", _("Turn the table"))]


def taken_back(state: OwnTable, diagnosis: Diagnosis) -> list[ui.Node]:
    """Return the choices by which steps of the importer are taken back, and taken again."""
    nodes: list[ui.Node] = []
    for step in diagnosis.table.steps:
        if step.options:
            options = [ui.Option(level, level_label(level)) for level in step.options if level]
            nodes.append(ui.Choice("level", _("The units are"), options, step.options[0]))
        if step.undone_by:
            label = _("Put back as written: {name}").format(name=step.undone_by)
            nodes.append(ui.Button(f"as-written:{step.undone_by}", label))
    for name in state.described.as_written:
        label = _("Set aside again: {name}").format(name=name)
        nodes.append(ui.Button(f"set-aside:{name}", label))
    return nodes
