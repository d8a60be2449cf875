"""What one takes home from exercise 14: notes, the cases found, one's own practice."""

from __future__ import annotations

from msai import practices
from msai.activities.common.take_home import deliver_docx, deliver_xlsx, remark_lines, remarks
from msai.activities.practice_catalogue.state import Browsing
from msai.base import export
from msai.base.forms import describe
from msai.base.i18n import catalogue
from msai.ui import Deliver

_, ngettext = catalogue("activities_people")


def my_notes(state: Browsing) -> Deliver:
    """Return the notes on what to take (DOCX)."""
    blocks: list[export.Block] = [export.PaperHeading(_("Cases we learned from"), 0)]
    by_name = {case.name: case for case in practices.practices()}
    for note in state.notes.cards:
        blocks += _note(note, by_name.get(note.name))
    if not state.notes.cards:
        blocks.append(export.Paragraph(_("No case has been chosen yet.")))
    blocks += _signs(state)
    return deliver_docx(_("cases"), blocks)


def _signs(state: Browsing) -> list[export.Block]:
    """Return the warning signs beside those of the bank, for the failures worked through."""
    worked = [practices.failure(identity) for identity in state.seen]
    if not worked:
        return []
    header = [_("Failure"), _("My warning sign"), _("Signs of the catalogue")]
    rows = [[one.name, state.signs[one.id], " ".join(one.signs)] for one in worked]
    caption = _("Warning signs")
    return [export.PaperHeading(caption), export.PaperTable(header, rows, caption=caption)]


def _note(note: practices.Take, case: practices.Practice | None) -> list[export.Block]:
    blocks: list[export.Block] = [
        export.PaperHeading(note.name or "…"),
        export.Entries(describe(note)),
    ]
    if case is None:
        return blocks
    return [*blocks, remarks(practices.check_take(note, case)), *_facts(case)]


def _facts(case: practices.Practice) -> list[export.Block]:
    blocks: list[export.Block] = [
        export.Paragraph(f"{case.municipality}, {case.years}. {case.leader}")
    ]
    for title, texts in (
        (_("Measured in people"), case.measured),
        (_("Done, according to a source"), case.achieved),
        (_("Only planned – this is no result"), case.planned),
        (_("Looked for and not found"), case.unknown),
    ):
        if texts:
            blocks += [export.Paragraph(title, strong=True), export.Bullets(texts)]
    return [*blocks, export.Paragraph(_("Sources: {urls}").format(urls=" , ".join(case.urls)))]


def cases_found(state: Browsing) -> Deliver:
    """Return the cases found (XLSX)."""
    header = [
        _("Case"), _("Where"), _("Years"), _("Sort of practice"), _("Topic"), _("Step"),
        _("Measured in people"), _("Done, according to a source"),
        _("Only planned – this is no result"), _("What can be learned:"), _("What was verified"),
        _("Sources"),
    ]  # fmt: skip
    rows = [_row(case) for case in practices.search(state.query)]
    sheet = export.Sheet(_("Catalogue of practices"), [header, *rows])
    return deliver_xlsx(_("catalogue"), [sheet])


def _row(case: practices.Practice) -> list[str]:
    return [
        case.name,
        case.municipality,
        case.years,
        practices.category_label(case.category),
        ", ".join(case.topics),
        ", ".join(case.steps),
        "; ".join(case.measured),
        "; ".join(case.achieved),
        "; ".join(case.planned),
        case.lesson,
        practices.verified_words(case.confidence),
        " ".join(case.urls),
    ]


def own_practice(state: Browsing) -> Deliver:
    """Return one's own practice (DOCX)."""
    own = state.own
    blocks: list[export.Block] = [
        export.PaperHeading(own.name or _("A practice of our municipality"), 0),
        export.Entries(describe(own)),
        export.PaperHeading(_("What is still open")),
        export.Bullets(_open(own)),
    ]
    return deliver_docx(_("my-practice"), blocks)


def _open(own: practices.OwnPractice) -> list[str]:
    return [
        *(str(problem) for problem in practices.missing(own)),
        *remark_lines(practices.check_own(own)),
    ]


def as_yaml(state: Browsing) -> Deliver:
    """Return one's own practice (YAML)."""
    return Deliver(_("my-practice.yaml"), "application/yaml", practices.to_yaml(state.own).encode())


def as_json(state: Browsing) -> Deliver:
    """Return one's own practice (JSON)."""
    return Deliver(_("my-practice.json"), "application/json", practices.to_json(state.own).encode())
