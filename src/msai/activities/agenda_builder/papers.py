"""What one takes home from exercise 12: the scenario, and the questionnaire."""

from __future__ import annotations

from msai import training
from msai.activities.agenda_builder import example
from msai.activities.agenda_builder.course import timetable_rows
from msai.activities.agenda_builder.screen import summary
from msai.activities.agenda_builder.state import Meeting
from msai.activities.common.take_home import deliver_docx, remarks
from msai.base import export
from msai.base.forms import describe
from msai.base.i18n import catalogue
from msai.ui import Deliver

_, ngettext = catalogue("activities_people")


def scenario(state: Meeting) -> Deliver:
    """Return the scenario (DOCX)."""
    frame, blocks = state.frame, state.blocks.cards
    used = dict.fromkeys(block.way for block in blocks if block.way)
    parts: list[export.Block] = [
        export.PaperHeading(frame.title or _("Agenda of a workshop"), 0),
        *([export.Paragraph(example.note(), strong=True)] if example.is_left(blocks) else []),
        *(export.Paragraph(f"{label}: {text}") for label, text in describe(frame)),
        export.Paragraph(summary(frame, blocks), strong=True),
        export.PaperTable(
            [_("Time"), _("What happens"), _("Method"), _("Minutes")],
            timetable_rows(frame, blocks),
            _("Course of the meeting"),
        ),
        export.PaperHeading(_("Materials to prepare")),
        export.Bullets([f"{name}: {what}" for name, what in training.materials(blocks)]),
        export.PaperHeading(_("Methods: how they go, what to watch")),
        *(part for way in used if way for part in _method(way)),
        export.PaperHeading(_("To consider")),
        remarks(training.check_agenda(frame, blocks)),
    ]
    return deliver_docx(_("scenario"), parts)


def _method(way: training.Method) -> list[export.Block]:
    text = _("{goal}. Course: {course}. Watch out: {risk}. Online: {online}.")
    said = text.format(goal=way.goal, course=way.course, risk=way.risk, online=way.online)
    return [export.PaperHeading(way.name, 2), export.Paragraph(said)]


def questionnaire(state: Meeting) -> Deliver:
    """Return the questionnaire (DOCX)."""
    asked = training.chosen_questions(state.frame.outcome, state.asked)
    parts: list[export.Block] = [
        export.PaperHeading(_("How you will know whether it gave anything"), 0),
        export.Paragraph(_("No names. The results go back to those who answered.")),
    ]
    for level in training.LEVELS:
        rows = [
            [question.text, question.moment, question.answer, ""]
            for question in asked
            if question.level == level
        ]
        if rows:
            columns = [_("Question"), _("When"), _("How it is answered"), _("Answer")]
            parts += [
                export.PaperHeading(training.level_label(level)),
                export.PaperTable(columns, rows),
            ]
    return deliver_docx(_("questionnaire"), parts)
