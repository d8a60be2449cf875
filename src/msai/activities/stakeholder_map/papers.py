"""What one takes home from exercise 5: the map as a sheet, and everything as a document."""

from __future__ import annotations

from msai import partnership
from msai.activities.common import take_home
from msai.activities.stakeholder_map.screen import summary, table_rows
from msai.activities.stakeholder_map.state import PartnerMap
from msai.base import export
from msai.base.forms import describe, fields_of
from msai.base.i18n import catalogue
from msai.programme.made_up import marked
from msai.ui import Deliver

_, ngettext = catalogue("activities_people")


def document(state: PartnerMap) -> Deliver:
    """Return the map (DOCX)."""
    cards = state.stakeholders.cards
    blocks: list[export.Block] = [
        export.PaperHeading(_("Map of partners"), 0),
        *([take_home.made_up_note()] if marked(cards) else []),
        export.Paragraph(summary(cards)),
        export.PaperTable(
            [_("No. and who"), _("Field of the map"), _("For or against"),
             _("Four questions: yes"), _("Role"), _("Next conversation")],
            table_rows(cards),
        ),
        export.PaperHeading(_("3. Who is missing")),
        export.Bullets(
            take_home.remark_lines(partnership.check_coalition(cards))
            or [_("Nobody obvious is missing.")]
        ),
        export.PaperHeading(_("4. How to work with each field")),
        export.Bullets([
            f"{partnership.quadrant_label(q)}: {', '.join(card.name for card in members) or '–'}. "
            f"{partnership.quadrant_advice(q)}"
            for q, members in partnership.by_quadrant(cards).items()
        ]),
        export.PaperHeading(_("What each card still needs")),
        export.Bullets(
            take_home.remark_lines(f for card in cards for f in partnership.check_stakeholder(card))
        ),
        export.PaperHeading(_("Decisions you share with residents")),
        take_home.card_table(state.decisions.cards, partnership.Decision, ""),
        export.PaperHeading(_("Roles: who does what (lesson 9)")),
        take_home.card_table(state.roles.cards, partnership.RoleHolder, ""),
        export.PaperHeading(_("Agreement: fifteen points (lesson 9)")),
        *_points(state.agreement),
    ]  # fmt: skip
    return take_home.deliver_docx(_("map-of-partners"), blocks)


def _points(agreement: partnership.Agreement) -> list[export.Block]:
    written = dict(describe(agreement))
    labels = [item.label for item in fields_of(partnership.Agreement)]
    return [
        block
        for label in labels
        for block in (
            export.Paragraph(label, strong=True),
            export.Paragraph(written.get(label, "…………………………")),
        )
    ]


def workbook(state: PartnerMap) -> Deliver:
    """Return the cards (XLSX)."""
    table = take_home.card_table(state.stakeholders.cards, partnership.Stakeholder, "")
    sheet = export.Sheet(_("Map of partners"), [list(table.header), *table.rows])
    return take_home.deliver_xlsx(_("map-of-partners"), [sheet])
