"""The draft as a document: cover, contents, chapters in reading order, annexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from msai.base import export
from msai.base.forms import describe, field_of, fields_of
from msai.base.i18n import catalogue
from msai.partnership.agreement import Agreement
from msai.programme.cards import Start
from msai.programme.chapters import CHAPTERS, Chapter, Section
from msai.programme.made_up import of_parts, origins
from msai.programme.made_up import sentence as made_up_sentence
from msai.programme.parts import paragraphs, part_blocks, part_label
from msai.programme.pictures_area import Outlines, area_map, ranking_chart
from msai.programme.pictures_plan import costs_chart, timeline
from msai.programme.state import Programme
from msai.programme.summary import summary_sentences
from msai.programme.tables import one_table

_, ngettext = catalogue("programme")

#: What is drawn, by the part that it shows.
Pictures: TypeAlias = Mapping[str, Sequence[export.Block]]
_NONE: Pictures = {}


def document(programme: Programme, outlines: Outlines | None = None) -> list[export.Block]:
    """Return the draft as blocks of `msai.base.export.write_docx`.

    Args:
        programme: The draft.
        outlines: Outlines of the units, for the map.
    """
    pictures = _pictures(programme, outlines or Outlines())
    blocks: list[export.Block] = [_cover(programme), export.Contents(), export.TableList()]
    blocks.append(export.PageBreak())
    for chapter in CHAPTERS[1:]:
        blocks += [export.PaperHeading(chapter.heading, 1)]
        blocks += chapter_blocks(chapter, programme, captions=True, pictures=pictures)
    return [*blocks, *_annexes(programme), *_left_out()]


def _pictures(programme: Programme, outlines: Outlines) -> Pictures:
    """Return the pictures by the part that they show."""
    return {
        "subareas": area_map(programme, outlines),
        "ranking": ranking_chart(programme),
        "tasks": timeline(programme),
        "budget": costs_chart(programme),
    }


def _cover(programme: Programme) -> export.Cover:
    """Return the first page; the card of the programme stands on it."""
    status = _(
        "This is a working draft of the social part. It replaces neither the municipal"
        " revitalisation programme nor a resolution of the council."
    )
    elsewhere = {field_of(Start, name).label for name in ("name", "path", "made_up")}
    return export.Cover(
        title=_("Programme of social revitalisation – a draft"),
        subtitle=programme.start.name,
        warnings=[*map(made_up_sentence, origins(programme)), status],
        facts=[row for row in describe(programme.start) if row[0] not in elsewhere],
    )


def chapter_blocks(
    chapter: Chapter,
    programme: Programme,
    *,
    captions: bool = False,
    pictures: Pictures = _NONE,
) -> Iterator[export.Block]:
    """Yield what stands in a chapter, without its heading.

    Args:
        chapter: The chapter.
        programme: The draft.
        captions: Whether tables bear the names of their parts, for a list of tables.
        pictures: What stands above the text of a part, by the part; such as a map.
    """
    parts = {part.partition(".")[0] for section in chapter.sections for part in section.parts}
    yield from (export.Paragraph(text, strong=True) for text in of_parts(programme, parts))
    if chapter.gpr and programme.start.path in ("A", "B"):
        text = _("Can be carried over to the GPR: art. 15 par. 1 point {points}.")
        yield export.Paragraph(text.format(points=chapter.gpr), quiet=True)
    written = [
        (section, list(_section(section, programme, captions=captions, pictures=pictures)))
        for section in chapter.sections
    ]
    if chapter.number == "1":
        yield from _summary(chapter, programme)
    elif not any(blocks for _section_of, blocks in written):
        yield _missing(chapter)
        yield from (one for section, _none in written for one in _drawn(section, pictures))
    else:
        for section, blocks in written:
            yield from [export.PaperHeading(_(section.title), 2)] if section.title else []
            yield from blocks or [_still_missing(section), *_drawn(section, pictures)]


def _drawn(section: Section, pictures: Pictures) -> Iterator[export.Block]:
    return (block for part in section.parts for block in pictures.get(part, ()))


def _summary(chapter: Chapter, programme: Programme) -> Iterator[export.Block]:
    text = programme.summary.text or "\n".join(summary_sentences(programme))
    yield from list(paragraphs(text)) or [_missing(chapter)]


def _section(
    section: Section, programme: Programme, *, captions: bool, pictures: Pictures
) -> Iterator[export.Block]:
    written = [(part, list(part_blocks(part, programme))) for part in section.parts]
    if not any(blocks for _part, blocks in written):
        return
    for part, blocks in written:
        if blocks and len(written) > 1 and isinstance(blocks[0], export.Paragraph):
            yield export.PaperHeading(part_label(part), 3)
        # A part that is empty still says which picture is missing because of it.
        yield from pictures.get(part, ())
        yield from _named(blocks, part_label(part)) if captions else blocks


def _named(blocks: Iterable[export.Block], name: str) -> Iterator[export.Block]:
    """Yield blocks; a table without a caption bears this name."""
    for block in blocks:
        if isinstance(block, export.PaperTable) and not block.caption:
            yield replace(block, caption=name)
        else:
            yield block


def _missing(chapter: Chapter) -> export.Paragraph:
    text = _("Still to be written. The chapter is ready when: {condition}.")
    return export.Paragraph(text.format(condition=chapter.readiness))


def _still_missing(section: Section) -> export.Paragraph:
    names = ", ".join(map(part_label, section.parts))
    return export.Paragraph(_("Still to be written: {parts}.").format(parts=names))


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
    header = [_("Annex"), _("Content"), _("Where")]
    yield export.PaperTable(header, rows, caption=_("What stands where"))
    yield export.PaperHeading(_("Z7. Draft agreement of partners"), 2)
    yield from list(_agreement(programme.agreement)) or [_empty()]
    yield export.PaperHeading(_("Z8. Scenario of the workshop"), 2)
    yield from list(paragraphs(programme.workshop)) or [_empty()]
    yield export.PaperHeading(_("Z9. Cases of the catalogue"), 2)
    cases = _named(one_table("cases", programme.cases), part_label("cases"))
    yield from list(cases) or [_empty()]


def _agreement(agreement: Agreement) -> Iterator[export.Block]:
    """Yield all points; the open ones wait for the talks with dots."""
    if agreement != Agreement():
        points = fields_of(Agreement)
        rows = [[item.label, item.text(getattr(agreement, item.name)) or "…"] for item in points]
        header = [_("Point"), _("What was agreed")]
        yield export.PaperTable(header, rows, caption=_("Points of the agreement"))


def _left_out() -> Iterator[export.Block]:
    yield export.PaperHeading(_("What the draft leaves out on purpose"), 1)
    yield export.Bullets(
        [
            _("changes of resolutions on housing and of the rules of the Revitalisation Committee"),
            _("a decision on a Special Revitalisation Zone"),
            _("the planning part and a map of at least 1:5000 (art. 15 par. 1 points 10–14)"),
            _("investments: all these parts are prepared by the municipal office"),
        ]
    )


def _empty() -> export.Paragraph:
    return export.Paragraph(_("(still to be written)"))
