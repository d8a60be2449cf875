"""The report of the class on the screen: what to say, what to go back to, how questions went."""

from __future__ import annotations

from msai import ui
from msai_trainer.marking.batch import Batch
from msai_trainer.marking.masters import Masters
from msai_trainer.pages.grading.giving import report_of
from msai_trainer.pages.grading.state import GradingDesk
from msai_trainer.results import report_words as words
from msai_trainer.results.class_report import AssignmentReport, ClassReport

_SHOW = (
    "Gdzie uciekły punkty, do czego wrócić i co powiedzieć na następnym spotkaniu. "
    "Bez nazwisk i kodów: możesz pokazać ten raport grupie."
)


def class_report_nodes(state: GradingDesk, batch: Batch, masters: Masters) -> list[ui.Node]:
    """Return the report, or the button that makes it: it counts through the whole class."""
    if not state.reported:
        return [ui.Text(_SHOW), ui.Button("report", "Pokaż raport z klasy")]
    report = report_of(state, batch, masters)
    return [
        ui.Text(f"**{words.SAYING}**"),
        ui.Items(words.saying(report)),
        *_outcomes(report),
        *(_part(one) for one in report.parts),
        ui.Columns(
            [
                ui.Button("report-docx", "Pobierz raport (DOCX)"),
                ui.Button("report-xlsx", "Pobierz raport (XLSX)"),
                ui.Button("report", "Schowaj raport", "quiet"),
            ]
        ),
    ]


def _outcomes(report: ClassReport) -> list[ui.Node]:
    rows = [words.outcome_row(one, report) for one in report.outcomes]
    return [ui.Table(words.HELPING, words.OUTCOMES, rows, stacked=True)] if rows else []


def _part(part: AssignmentReport) -> ui.Details:
    rows = [words.item_row(one) for one in part.items]
    caption = f"{words.ITEMS}: {part.title.partition('.')[0]}"
    table = ui.Table(caption, words.COLUMNS, rows, numeric=(2, 3, 4, 5), stacked=True)
    nodes: list[ui.Node] = [table]
    if part.mistakes:
        told = [words.mistake_words(*one, part) for one in part.mistakes]
        nodes += [ui.Text(f"**{words.MISTAKES}**"), ui.Items(told, ordered=True)]
    return ui.Details(part.title, nodes)
