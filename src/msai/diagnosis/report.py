"""The report of a diagnosis as a workbook or a document; small counts are hidden in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msai.base import export
from msai.base.i18n import catalogue
from msai.base.spheres import sphere_label
from msai.diagnosis.examination import Diagnosis, method_label
from msai.diagnosis.reference_values import reference_header, reference_rows
from msai.diagnosis.selection import LegalFinding, SelectionCheck
from msai.errors import Problem

_, _n = catalogue("diagnosis")

#: Columns of the ranking before the results of spheres, and after them.
_BEFORE_SPHERES, _AFTER_SPHERES = 3, 2


def report_bytes(result: Diagnosis, suffix: str, chosen: SelectionCheck | None = None) -> bytes:
    """Return the report as a ``.docx`` or ``.xlsx`` file.

    Args:
        result: The diagnosis.
        suffix: ``.docx`` or ``.xlsx``.
        chosen: The area that people chose and its legal check; None: only the proposal.
    """
    if suffix == ".docx":
        return export.write_docx(report_blocks(result, chosen))
    return export.write_xlsx(report_sheets(result, chosen))


def not_a_municipality(kind: str) -> str:
    """Return what stands above a ranking of units that are not parts of one municipality.

    Args:
        kind: One of `msai.diagnosis.schema.KINDS`.
    """
    if kind == "voivodeships":
        return _(
            "These are voivodeships, not units of one municipality. The ranking shows how to "
            "compute, but it is no diagnosis of a degraded area: articles 9 and 10 of the act do "
            "not apply."
        )
    return _(
        "These units are not parts of one municipality. The ranking compares them, but it is no "
        "diagnosis of a degraded area: articles 9 and 10 of the act do not apply."
    )


def made_up() -> str:
    """Return what stands above made-up data."""
    return _("Data made up for the course. They describe no real municipality.")


def report_sheets(result: Diagnosis, chosen: SelectionCheck | None = None) -> list[export.Sheet]:
    """Return the workbook: what it is, results, reasons, indicators, dictionary, warnings."""
    principles = [[_("Principle")], *([line] for line in about(result))]
    sheets = [export.Sheet(_("About this file"), principles, explains=True)]
    sheets += [export.Sheet(_("Results"), [ranking_header(result), *ranking_rows(result)])]
    if rows := reference_rows(result.table, result.threshold):
        beside = [reference_header(result.table), *rows]
        sheets.append(export.Sheet(_("Beside larger areas"), [list(row) for row in beside]))
    header: list[export.Cell] = [_("Unit"), _("Answer"), _("Article"), _("Description")]
    if chosen is not None:
        sheets.append(
            export.Sheet(
                _("Chosen area"), [header, *(_reason(result, one) for one in chosen.findings)]
            )
        )
    if result.area:
        reasons = [_reason(result, one) for found in result.area.reasons.values() for one in found]
        sheets.append(export.Sheet(_("Reasons"), [header, *reasons]))
    notes: list[export.Cell] = [_("Where"), _("Column"), _("Note"), _("What to do")]
    return [
        *sheets,
        export.Sheet(_("Indicators"), _indicators(result)),
        export.Sheet(_("Data dictionary"), [_dictionary_header(), *_dictionary(result)]),
        export.Sheet(_("Notes"), [notes, *_notes(result)]),
    ]


def report_blocks(
    result: Diagnosis,
    chosen: SelectionCheck | None = None,
    unit_map: Sequence[export.Block] = (),
) -> list[export.Block]:
    """Return the document: what it is, ranking, map, area with reasons, dictionary, warnings."""
    title = result.table.description.title or _("Diagnosis")
    blocks: list[export.Block] = [export.PaperHeading(title, 0), export.Bullets(about(result))]
    blocks += [export.PaperHeading(_("Ranking of units")), *_ranking(result)]
    if unit_map:
        blocks += [export.PaperHeading(_("Map of the units")), *unit_map]
    if rows := reference_rows(result.table, result.threshold):
        blocks += [
            export.PaperHeading(_("Beside larger areas")),
            export.PaperTable(reference_header(result.table), rows),
        ]
    if chosen is not None:
        blocks += _area(_("The area you chose"), result, chosen)
    if result.area:
        title = _("Proposal of the revitalisation area")
        blocks += _area(title, result, result.area.check, result.area.nothing_proposed)
    blocks += [export.PaperHeading(_("Data dictionary")), _dictionary_on_paper(result)]
    if result.notes:
        blocks += [export.PaperHeading(_("To check in the data")), *_grouped(result)]
    return blocks


def _grouped(result: Diagnosis) -> Iterator[export.Block]:
    """Yield each remark once, with all its places; columns have the names that people read."""
    groups: dict[str, list[str]] = {}
    for note in result.notes:
        places = groups.setdefault(f"{note.message} {note.hint}".strip(), [])
        places += filter(None, [_place(result, note)])
    for told, places in groups.items():
        yield export.Paragraph(told, strong=bool(places))
        yield from [export.Paragraph(f"{'; '.join(places)}.")] if places else []


def _place(result: Diagnosis, note: Problem) -> str:
    schema = result.table.schema
    names = (note.column or "").split(", ")
    labels = [schema[name].label if name in schema else name for name in names]
    row = _("row {number}").format(number=note.row) if isinstance(note.row, int) else note.row
    return ": ".join(filter(None, (", ".join(labels), row)))


def _ranking(result: Diagnosis) -> list[export.Block]:
    """Return the ranking as tables of an upright page: results and area, then the spheres."""
    header, rows = ranking_header(result), ranking_rows(result)
    if not result.area:
        return [export.PaperTable(header, rows)]
    spheres = slice(_BEFORE_SPHERES, -_AFTER_SPHERES)
    whole = [[*row[:_BEFORE_SPHERES], *row[-_AFTER_SPHERES:]] for row in rows]
    return [
        export.PaperTable([*header[:_BEFORE_SPHERES], *header[-_AFTER_SPHERES:]], whole),
        export.PaperHeading(_("Results of spheres"), 2),
        export.PaperTable([header[1], *header[spheres]], [[row[1], *row[spheres]] for row in rows]),
    ]


def _dictionary_on_paper(result: Diagnosis) -> export.PaperTable:
    """Return the dictionary as a person reads it: what was counted, from what, by whom."""
    _column, *names = _dictionary_header()
    header = [names[0], names[1], names[2], names[3], f"{names[6]}, {names[7].lower()}"]
    rows = [
        [label, sphere, worse, unit, ", ".join(str(one) for one in (source, year) if one)]
        for _name, label, sphere, worse, unit, _above, _below, source, year in _dictionary(result)
    ]
    return export.PaperTable(header, rows)


def _area(
    title: str, result: Diagnosis, check: SelectionCheck, nothing: str = ""
) -> list[export.Block]:
    return [
        export.PaperHeading(title),
        export.Paragraph(", ".join(check.selected) or nothing or _("No unit."), strong=True),
        export.Bullets([_said(result, finding) for finding in check.findings]),
    ]


def about(result: Diagnosis) -> list[str]:
    """Return what a reader must know before she reads the ranking."""
    description = result.table.description
    lines = [
        _("Method: {method}. A higher result means a worse situation.").format(
            method=method_label(result.method)
        ),
        _(
            "Results of spheres: by how many standard deviations a unit lies above (worse than) "
            "the mean of inhabited units."
        ),
        _(
            "Counts smaller than {threshold}, and those from which they could be subtracted, are "
            "hidden. Results are rounded to two decimals."
        ).format(threshold=result.threshold),
    ]
    if not description.is_municipality:
        lines.insert(0, not_a_municipality(description.kind))
    if description.synthetic:
        lines.insert(0, made_up())
    if description.source:
        lines.append(_("Source: {source}").format(source=description.source))
    return lines


def ranking_header(result: Diagnosis) -> list[str]:
    """Return the header of the ranking."""
    header = [_("No."), _("Unit"), _("Overall result")]
    if result.area:
        spheres = (sphere_label(str(sphere)) for sphere in result.area.indices.values.columns)
        header += [_("Sphere: {sphere}").format(sphere=sphere) for sphere in spheres]
        header += [_("Degraded area (art. 9)"), _("Proposal (art. 10)")]
    return header


def ranking_rows(result: Diagnosis) -> list[list[export.Cell]]:
    """Return the ranking, the worst unit first."""
    rows: list[list[export.Cell]] = []
    for place, (unit, value) in enumerate(result.index.items(), start=1):
        hidden = result.betrays(str(unit))
        row: list[export.Cell] = [
            place,
            str(unit),
            _("hidden") if hidden else round(float(value), 2),
        ]
        if result.area:
            spheres = result.area.indices.of(str(unit)).items()
            row += [_("hidden") if s in hidden else _rounded(found) for s, found in spheres]
            row += [_yes(unit in result.area.degraded), _yes(unit in result.area.revitalisation)]
        rows.append(row)
    return rows


def _yes(answer: bool) -> str:
    return _("yes") if answer else _("no")


def _said(result: Diagnosis, finding: LegalFinding) -> str:
    """Return a finding in words, without a number that would give a hidden value away."""
    if finding.unit is None or "social" not in result.betrays(finding.unit):
        return finding.message
    messages = {
        "social_concentration": _("{unit}: social problems are concentrated here (art. 9 par. 1)."),
        "no_social_concentration": _(
            "{unit}: no concentration of social problems; without it nothing else suffices "
            "(art. 9 par. 1)."
        ),
    }
    if finding.code not in messages:
        return finding.message
    return messages[finding.code].format(unit=finding.unit)


def _reason(result: Diagnosis, finding: LegalFinding) -> list[export.Cell]:
    marks = {"ok": _("met"), "problem": _("not met"), "question": _("to be explained")}
    unit = finding.unit or _("whole area")
    return [unit, marks[finding.status], finding.article, _said(result, finding)]


def _indicators(result: Diagnosis) -> list[list[export.Cell]]:
    """Return raw values: a hidden cell says so, a missing one is empty."""
    full, shown = result.table.frame, result.shown.frame
    labels = [result.table.schema[str(name)].label for name in full.columns]
    rows: list[list[export.Cell]] = [[_("Unit"), *labels]]
    for unit, known, visible in zip(full.index, full.to_numpy(), shown.to_numpy(), strict=True):
        cells = [
            _rounded(value) if value == open_value or value != value else _("hidden")
            for value, open_value in zip(known.tolist(), visible.tolist(), strict=True)
        ]
        rows.append([str(unit), *cells])
    return rows


def _dictionary_header() -> list[str]:
    return [
        _("Column"),
        _("Name"),
        _("Sphere"),
        _("Higher value = worse situation?"),
        _("Unit of measure"),
        _("Numerator"),
        _("Denominator"),
        _("Source"),
        _("Year"),
    ]


def _dictionary(result: Diagnosis) -> list[list[export.Cell]]:
    return [
        [
            name,
            column.label,
            sphere_label(column.sphere),
            _yes(column.direction == 1),
            column.unit,
            column.numerator,
            column.denominator,
            column.source,
            column.year,
        ]
        for name, column in result.table.schema.items()
        if column.sphere
    ]


def _notes(result: Diagnosis) -> list[list[export.Cell]]:
    return [[note.row, note.column, note.message, note.hint] for note in result.notes]


def _rounded(value: float) -> float | None:
    return None if value != value else round(value, 2)
