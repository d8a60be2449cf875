"""What one takes home from exercise 14: notes, the cases found, one's own practice."""

from __future__ import annotations

from msai.activities.common.take_home import deliver_docx, deliver_xlsx, remark_lines, remarks
from msai.activities.practice_catalogue.state import Browsing
from msai.base.export import (
    Block,
    Bullets,
    PaperHeading,
    PaperTable,
    Paragraph,
    Sheet,
)
from msai.base.forms import describe
from msai.base.i18n import catalogue
from msai.practices import (
    OwnPractice,
    Practice,
    Take,
    category_label,
    check_own,
    check_take,
    missing,
    practices,
    search,
    to_json,
    to_yaml,
)
from msai.ui import Deliver, Download

_, ngettext = catalogue("activities_people")


def documents() -> list[Download[Browsing]]:
    """Return the files of the exercise."""
    return [
        Download(_("Download my notes (DOCX)"), _notes),
        Download(_("Download the cases found (XLSX)"), _found),
        Download(_("Download my practice (DOCX)"), _own),
        Download(_("Download my practice (YAML)"), _yaml),
        Download(_("Download my practice (JSON)"), _json),
    ]


def _notes(state: Browsing) -> Deliver:
    blocks: list[Block] = [PaperHeading(_("Cases we learned from"), 0)]
    by_name = {case.name: case for case in practices()}
    for note in state.notes.cards:
        blocks += _note(note, by_name.get(note.name))
    if not state.notes.cards:
        blocks.append(Paragraph(_("No case has been chosen yet.")))
    return deliver_docx(_("cases"), blocks)


def _note(note: Take, case: Practice | None) -> list[Block]:
    rows = [list(pair) for pair in describe(note)]
    blocks: list[Block] = [
        PaperHeading(note.name or "…"),
        PaperTable([_("Question"), _("Answer")], rows),
    ]
    if case is None:
        return blocks
    return [*blocks, remarks(check_take(note, case)), *_facts(case)]


def _facts(case: Practice) -> list[Block]:
    blocks: list[Block] = [Paragraph(f"{case.municipality}, {case.years}. {case.leader}")]
    for title, texts in (
        (_("Achieved, according to a source"), case.achieved),
        (_("Only planned – this is no result"), case.planned),
        (_("Looked for and not found"), case.unknown),
    ):
        if texts:
            blocks += [Paragraph(title, strong=True), Bullets(texts)]
    return [*blocks, Paragraph(_("Sources: {urls}").format(urls=" , ".join(case.urls)))]


def _found(state: Browsing) -> Deliver:
    header = [
        _("Case"), _("Where"), _("Years"), _("Sort of practice"), _("Topic"), _("Step"),
        _("Achieved, according to a source"), _("Only planned – this is no result"),
        _("What can be learned:"), _("Confidence"), _("Sources"),
    ]  # fmt: skip
    rows = [_row(case) for case in search(state.query)]
    sheet = Sheet(_("Catalogue of practices"), [header, *rows])
    return deliver_xlsx(_("catalogue"), [sheet])


def _row(case: Practice) -> list[str]:
    return [
        case.name,
        case.municipality,
        case.years,
        category_label(case.category),
        ", ".join(case.topics),
        ", ".join(case.steps),
        "; ".join(case.achieved),
        "; ".join(case.planned),
        case.lesson,
        case.confidence,
        " ".join(case.urls),
    ]


def _own(state: Browsing) -> Deliver:
    own = state.own
    rows = [list(pair) for pair in describe(own)]
    blocks: list[Block] = [
        PaperHeading(own.name or _("A practice of our municipality"), 0),
        PaperTable([_("Question"), _("Answer")], rows),
        PaperHeading(_("What is still open")),
        Bullets(_open(own)),
    ]
    return deliver_docx(_("my-practice"), blocks)


def _open(own: OwnPractice) -> list[str]:
    return [*(str(problem) for problem in missing(own)), *remark_lines(check_own(own))]


def _yaml(state: Browsing) -> Deliver:
    return Deliver(_("my-practice.yaml"), "application/yaml", to_yaml(state.own).encode())


def _json(state: Browsing) -> Deliver:
    return Deliver(_("my-practice.json"), "application/json", to_json(state.own).encode())
