"""Step 1 of exercise 4: files and pasted tables, how they were joined, what was joined wrongly."""

from __future__ import annotations

from msai import ui
from msai.activities.own_table.sources import how_joined
from msai.activities.own_table.state import OwnTable
from msai.base.i18n import catalogue
from msai.diagnosis.importing.joining import ALL, Joined

_, ngettext = catalogue("activities_data")

_ACCEPTED = ".csv,.tsv,.txt,.xlsx,.ods,.html,.htm"
#: Pairs of names that get buttons.
_MOST_PAIRS = 12


def choosing() -> list[ui.Node]:
    """Return the ways to bring a table: files, and a table copied from a spreadsheet."""
    label = _("Table of units (CSV, XLSX or ODS)")
    several = _("Several files at once are joined by TERYT code or name. You can drop them here.")
    return [ui.File("file", label, _ACCEPTED, several, multiple=True), paste("paste")]


def adding(state: OwnTable) -> ui.Node:
    """Return the ways to join one more table to the one that is there."""
    label = _("One more table with the same units")
    nodes: list[ui.Node] = [
        ui.File("more", label, _ACCEPTED, multiple=True),
        paste("paste-more"),
    ]
    return ui.Details(_("Join one more table"), nodes)


def paste(identity: str) -> ui.Node:
    """Return the field that takes a table copied from a spreadsheet."""
    return ui.Paste(
        identity,
        _("Or paste a table copied from a spreadsheet"),
        _("Read what is pasted"),
        _("Copy the cells with their header, click here and press Ctrl+V."),
    )


def joined(state: OwnTable) -> list[ui.Node]:
    """Return how the files were joined, with choices to join them otherwise."""
    described = state.described
    how = how_joined(described.sources, described.joining)
    if how is None:
        return []
    files = [one.name for one in described.sources]
    whose = [ui.Option(ALL, _("all files")), *(ui.Option(name, name) for name in files)]
    nodes: list[ui.Node] = [
        ui.Items([step.said.message for step in how.steps]),
        ui.Choice("whose", _("Keep the units of"), whose, how.kept),
        *_pairs(how),
    ]
    if described.joining.same or described.joining.apart or described.joining.units:
        nodes.append(ui.Button("joined-anew", _("Join as at first"), "quiet"))
    summary = ngettext("{n} file joined", "{n} files joined", len(files)).format(n=len(files))
    return [ui.Details(summary, nodes, open=bool(how.alike))]


def _pairs(how: Joined) -> list[ui.Node]:
    same = _("It is one unit: {one} = {other}")
    apart = _("These are two units: {one}, {other}")
    alike = [
        ui.Button(f"same:{at}", same.format(one=one, other=other))
        for at, (one, other) in enumerate(how.alike[:_MOST_PAIRS])
    ]
    written = [
        ui.Button(f"apart:{other}", apart.format(one=one, other=other), "quiet")
        for one, other in how.written[:_MOST_PAIRS]
    ]
    return [*alike, *written]
