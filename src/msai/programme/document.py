"""The draft as a document: chapters in reading order, then what is to be clarified."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from msai.base import export
from msai.base.forms import describe, field_of, fields_of, title_of
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.partnership.agreement import Agreement
from msai.planning.budget import BudgetLine, total, totals_by
from msai.planning.change import sentence
from msai.planning.schedule import monthly_hours
from msai.programme.chapters import CHAPTERS, Chapter, Section
from msai.programme.checks import clarify
from msai.programme.consistency import Clarification
from msai.programme.counts import count_tables
from msai.programme.made_up import of_parts, origins
from msai.programme.made_up import sentence as made_up_sentence
from msai.programme.state import Programme
from msai.programme.summary import summary_sentences
from msai.programme.tables import COLUMNS, one_table, sheet_rows, voices_table

_, ngettext = catalogue("programme")

#: Field of a part that a section of its own shows.
SHOWN_ELSEWHERE = {"area": "certainty"}


def document(programme: Programme) -> list[export.Block]:
    """Return the draft as blocks of `msai.base.export.write_docx`."""
    blocks: list[export.Block] = [*_title_page(programme)]
    for chapter in CHAPTERS[1:]:
        blocks += [export.PaperHeading(chapter.heading, 1), *chapter_blocks(chapter, programme)]
    blocks += [export.PageBreak(), *_annexes(programme)]
    blocks += [export.PageBreak(), *_to_clarify(programme)]
    blocks += [export.PageBreak(), *_left_out()]
    return blocks


def workbook(programme: Programme) -> list[export.Sheet]:
    """Return the tables of the draft as sheets of `msai.base.export.write_xlsx`."""
    sheets = [
        export.Sheet(item.label, sheet_rows(item, getattr(programme, item.name)))
        for item in fields_of(Programme)
        if item.kind == "cards" and item.name not in ("tables", "answers")
    ]
    clarified = [(e.code, e.label, e.where, e.what, e.todo, e.answer) for e in clarify(programme)]
    header = (_("Code"), _("Degree"), _("Where"), _("What"), _("What to do"), _("Answer"))
    return [
        *(sheet for sheet in sheets if len(sheet.rows) > 1),
        export.Sheet(_("Hours by month"), _hours(programme)),
        export.Sheet(_("To clarify"), [header, *clarified]),
    ]


def _hours(programme: Programme) -> list[list[Any]]:
    hours = monthly_hours(programme.tasks)
    months = sorted(hours.get("", {}))
    people = sorted(name for name in hours if name)
    rows: list[list[Any]] = [[_("Month"), *people, _("Together")]]
    for month in months:
        row = [hours[name].get(month, 0.0) for name in people]
        rows.append([f"{month:%m.%Y}", *row, hours[""][month]])
    return rows


def _title_page(programme: Programme) -> Iterator[export.Block]:
    yield export.PaperHeading(_("Programme of social revitalisation – a draft"), 0)
    yield export.Paragraph(
        _(
            "This is a working draft of the social part. It replaces neither the municipal"
            " revitalisation programme nor a resolution of the council."
        ),
        strong=True,
    )
    yield from (
        export.Paragraph(text, strong=True) for text in map(made_up_sentence, origins(programme))
    )
    yield from _card_table(programme.start)


def chapter_blocks(chapter: Chapter, programme: Programme) -> Iterator[export.Block]:
    """Yield what stands in a chapter, without its heading."""
    if chapter.number == "1":
        yield from _summary(programme)
    parts = {part.partition(".")[0] for section in chapter.sections for part in section.parts}
    yield from (export.Paragraph(text, strong=True) for text in of_parts(programme, parts))
    if chapter.gpr and programme.start.path in ("A", "B"):
        text = _("Can be carried over to the GPR: art. 15 par. 1 point {points}.")
        yield export.Paragraph(text.format(points=chapter.gpr))
    for section in chapter.sections:
        yield from _section(section, programme)


def _summary(programme: Programme) -> Iterator[export.Block]:
    paragraphs = programme.summary.text.splitlines() or summary_sentences(programme)
    if not paragraphs:
        yield _empty()
    yield from (export.Paragraph(text) for text in paragraphs if text.strip())


def _section(section: Section, programme: Programme) -> Iterator[export.Block]:
    if section.title:
        yield export.PaperHeading(_(section.title), 2)
    blocks = [block for part in section.parts for block in part_blocks(part, programme)]
    yield from blocks or [_empty()]


def part_blocks(part: str, programme: Programme) -> Iterator[export.Block]:
    """Yield a part of the draft, such as ``goals`` or ``area.certainty``; nothing when empty."""
    name, _dot, inner = part.partition(".")
    value = getattr(programme, name)
    if inner:
        yield from _paragraph(getattr(value, inner))
    elif part == "chains":
        yield from ([export.Bullets([sentence(chain) for chain in value])] if value else [])
    elif part == "budget":
        yield from [_costs(value), *_sums(programme)] if value else []
    elif part in COLUMNS:
        yield from one_table(part, value)
    elif part == "voices":
        yield from voices_table(value)
    elif part == "tables":
        yield from count_tables(value)
    elif isinstance(value, tuple):
        for card in value:
            yield export.PaperHeading(title_of(card) or "…", 3)
            yield from _card_table(card)
    elif isinstance(value, str):
        yield from _paragraph(value)
    else:
        yield from _card_table(value, elsewhere=SHOWN_ELSEWHERE.get(part, ""))


def _paragraph(text: str) -> Iterator[export.Block]:
    if text:
        yield export.Paragraph(text)


def _card_table(card: Any, elsewhere: str = "") -> Iterator[export.Block]:
    shown = replace(card, **{elsewhere: ""}) if elsewhere else card
    rows = describe(shown)
    if rows:
        yield export.PaperTable([_("Field"), _("Content")], rows)


def _costs(lines: Sequence[BudgetLine]) -> export.PaperTable:
    names = ("name", "action", "category", "quantity", "unit_cost")
    columns = [field_of(BudgetLine, name) for name in names]
    header = [*(column.label for column in columns), _("Cost in PLN"), _("Source")]
    rows = [
        [
            *(column.text(getattr(line, column.name)) for column in columns),
            number_text(line.cost) if line.cost else _no_cost(line),
            line.source,
        ]
        for line in lines
    ]
    return export.PaperTable(header, rows)


def _no_cost(line: BudgetLine) -> str:
    return _("no cost, because {reason}").format(reason=line.free_because or "…")


def _sums(programme: Programme) -> Iterator[export.Block]:
    sums = totals_by(programme.budget, lambda line: line.action or _("all actions"))
    rows = [[name, number_text(amount)] for name, amount in sums.items()]
    rows.append([_("Together"), number_text(total(programme.budget))])
    yield export.PaperTable([_("Action"), _("Cost in PLN")], rows, caption=_("Cost of each action"))


def _annexes(programme: Programme) -> Iterator[export.Block]:
    yield export.PaperHeading(_("Annexes"), 1)
    places = [
        ("Z1", _("Data and their sources"), _("workbook, sheet “{sheet}”"), "phenomena"),
        ("Z2", _("Marking out the area"), _("chapter 3.1 and 3.5"), ""),
        ("Z3", _("Map of stakeholders"), _("workbook, sheet “{sheet}”"), "partners"),
        ("Z4", _("Cards of actions"), _("chapter 6"), ""),
        ("Z5", _("Cards of indicators"), _("chapter 9"), ""),
        ("Z6", _("Schedule and budget"), _("workbook, sheet “{sheet}”"), "tasks"),
    ]
    labels = {item.name: item.label for item in fields_of(Programme)}
    rows = [[c, name, where.format(sheet=labels.get(p, ""))] for c, name, where, p in places]
    yield export.PaperTable([_("Annex"), _("Content"), _("Where")], rows)
    yield export.PaperHeading(_("Z7. Draft agreement of partners"), 2)
    yield from list(_agreement(programme.agreement)) or [_empty()]
    yield export.PaperHeading(_("Z8. Scenario of the workshop"), 2)
    yield from list(_paragraph(programme.workshop)) or [_empty()]
    yield export.PaperHeading(_("Z9. Cases of the catalogue"), 2)
    yield from [*one_table("cases", programme.cases)] if programme.cases else [_empty()]


def _agreement(agreement: Agreement) -> Iterator[export.Block]:
    """Yield all points; the open ones wait for the talks with dots."""
    if agreement != Agreement():
        points = fields_of(Agreement)
        rows = [[item.label, item.text(getattr(agreement, item.name)) or "…"] for item in points]
        yield export.PaperTable([_("Point"), _("What was agreed")], rows)


def _to_clarify(programme: Programme) -> Iterator[export.Block]:
    yield export.PaperHeading(_("To clarify"), 1)
    yield export.Paragraph(
        _(
            "These are notes for a talk, not marks. A good draft after three days has some"
            " questions and a few gaps. Begin with what agrees."
        )
    )
    entries = clarify(programme)
    still_open = [entry for entry in entries if entry.is_open]
    if not still_open:
        yield export.Paragraph(_("The checks found nothing. Have a person read it all the same."))
    for entry in still_open:
        yield from _entry(entry)
    answered = [f"{e.code}: {e.what} – {e.answer}" for e in entries if not e.is_open]
    if answered:
        yield export.PaperHeading(_("Answered"), 2)
        yield export.Bullets(answered)
    waiting = [c for c in CHAPTERS if not c.ready(programme)]
    if waiting:
        yield export.PaperHeading(_("Chapters not ready yet"), 2)
        text = _("{chapter} – ready when: {condition}")
        yield export.Bullets(
            [text.format(chapter=c.heading, condition=c.readiness) for c in waiting]
        )


def _entry(entry: Clarification) -> Iterator[export.Block]:
    yield export.Paragraph(f"{entry.label} · {entry.code} · {entry.where}", strong=True)
    yield export.Paragraph(entry.what)
    text = _("Why it matters: {why} What to do: {todo}")
    yield export.Paragraph(text.format(why=entry.why, todo=entry.todo))


def _left_out() -> Iterator[export.Block]:
    yield export.PaperHeading(_("What the draft leaves out on purpose"), 1)
    yield export.Bullets(
        [
            _("changes of resolutions on housing"),
            _("changes of the rules of the Revitalisation Committee"),
            _("a decision on a Special Revitalisation Zone"),
            _("the planning part and a map of at least 1:5000 (art. 15 par. 1 points 10–14)"),
            _("investments"),
        ]
    )
    yield export.Paragraph(_("These parts are prepared by the municipal office."))


def _empty() -> export.Paragraph:
    return export.Paragraph(_("(still to be written)"))


def has_content(programme: Programme) -> bool:
    """Return whether anything was entered at all."""
    return programme != Programme()
