"""What one takes home from exercise 12: the scenario, and the questionnaire."""

from __future__ import annotations

from msai.activities.agenda_builder import example
from msai.activities.agenda_builder.course import timetable_rows
from msai.activities.agenda_builder.screen import summary
from msai.activities.agenda_builder.state import Meeting
from msai.activities.common.take_home import deliver_docx, remarks
from msai.base.export import Block as Part
from msai.base.export import Bullets, PaperHeading, PaperTable, Paragraph
from msai.base.forms import describe
from msai.base.i18n import catalogue
from msai.training import (
    LEVELS,
    Method,
    check_agenda,
    chosen_questions,
    level_label,
    materials,
)
from msai.ui import Deliver, Download

_, ngettext = catalogue("activities_people")


def documents() -> list[Download[Meeting]]:
    """Return the files of the exercise."""
    return [
        Download(_("Download the scenario (DOCX)"), _scenario),
        Download(_("Download the questionnaire (DOCX)"), _questionnaire),
    ]


def _scenario(state: Meeting) -> Deliver:
    frame, blocks = state.frame, state.blocks.cards
    used = dict.fromkeys(block.way for block in blocks if block.way)
    parts: list[Part] = [
        PaperHeading(frame.title or _("Agenda of a workshop"), 0),
        *([Paragraph(example.note(), strong=True)] if example.is_left(blocks) else []),
        *(Paragraph(f"{label}: {text}") for label, text in describe(frame)),
        Paragraph(summary(frame, blocks), strong=True),
        PaperTable(
            [_("Time"), _("What happens"), _("Method"), _("Minutes")],
            timetable_rows(frame, blocks),
            _("Course of the meeting"),
        ),
        PaperHeading(_("Materials to prepare")),
        Bullets([f"{name}: {what}" for name, what in materials(blocks)]),
        PaperHeading(_("Methods: how they go, what to watch")),
        *(part for way in used if way for part in _method(way)),
        PaperHeading(_("To consider")),
        remarks(check_agenda(frame, blocks)),
    ]
    return deliver_docx(_("scenario"), parts)


def _method(way: Method) -> list[Part]:
    text = _("{goal}. Course: {course}. Watch out: {risk}. Online: {online}.")
    said = text.format(goal=way.goal, course=way.course, risk=way.risk, online=way.online)
    return [PaperHeading(way.name, 2), Paragraph(said)]


def _questionnaire(state: Meeting) -> Deliver:
    asked = chosen_questions(state.frame.outcome, state.asked)
    parts: list[Part] = [
        PaperHeading(_("How you will know whether it gave anything"), 0),
        Paragraph(_("No names. The results go back to those who answered.")),
    ]
    for level in LEVELS:
        rows = [
            [question.text, question.moment, question.answer, ""]
            for question in asked
            if question.level == level
        ]
        if rows:
            columns = [_("Question"), _("When"), _("How it is answered"), _("Answer")]
            parts += [PaperHeading(level_label(level)), PaperTable(columns, rows)]
    return deliver_docx(_("questionnaire"), parts)
