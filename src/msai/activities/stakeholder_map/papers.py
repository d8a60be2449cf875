"""What one takes home from exercise 5: the map as a sheet, and everything as a document."""

from __future__ import annotations

from msai.activities.common.take_home import (
    card_table,
    deliver_docx,
    deliver_xlsx,
    made_up_note,
    remark_lines,
)
from msai.activities.stakeholder_map.screen import summary, table_rows
from msai.activities.stakeholder_map.state import PartnerMap
from msai.base.export import (
    Block,
    Bullets,
    PaperHeading,
    PaperTable,
    Paragraph,
    Sheet,
)
from msai.base.forms import describe, fields_of
from msai.base.i18n import catalogue
from msai.partnership import (
    Agreement,
    Decision,
    RoleHolder,
    Stakeholder,
    by_quadrant,
    check_coalition,
    check_stakeholder,
    quadrant_advice,
    quadrant_label,
)
from msai.programme.made_up import marked
from msai.ui import Deliver, Download

_, ngettext = catalogue("activities_people")


def documents() -> list[Download[PartnerMap]]:
    """Return the files of the exercise."""
    return [
        Download(_("Download the map (DOCX)"), _document),
        Download(_("Download the cards (XLSX)"), _sheet),
    ]


def _document(state: PartnerMap) -> Deliver:
    cards = state.stakeholders.cards
    blocks: list[Block] = [
        PaperHeading(_("Map of partners"), 0),
        *([made_up_note()] if marked(cards) else []),
        Paragraph(summary(cards)),
        PaperTable(
            [_("No. and who"), _("Field of the map"), _("For or against"),
             _("Four questions: yes"), _("Role"), _("Next conversation")],
            table_rows(cards),
        ),
        PaperHeading(_("3. Who is missing")),
        Bullets(remark_lines(check_coalition(cards)) or [_("Nobody obvious is missing.")]),
        PaperHeading(_("4. How to work with each field")),
        Bullets([
            f"{quadrant_label(q)}: {', '.join(card.name for card in members) or '–'}. "
            f"{quadrant_advice(q)}"
            for q, members in by_quadrant(cards).items()
        ]),
        PaperHeading(_("What each card still needs")),
        Bullets(remark_lines(f for card in cards for f in check_stakeholder(card))),
        PaperHeading(_("Decisions you share with residents")),
        card_table(state.decisions.cards, Decision, ""),
        PaperHeading(_("Roles: who does what (lesson 9)")),
        card_table(state.roles.cards, RoleHolder, ""),
        PaperHeading(_("Agreement: fifteen points (lesson 9)")),
        *_points(state.agreement),
    ]  # fmt: skip
    return deliver_docx(_("map-of-partners"), blocks)


def _points(agreement: Agreement) -> list[Block]:
    written = dict(describe(agreement))
    labels = [item.label for item in fields_of(Agreement)]
    return [
        block
        for label in labels
        for block in (Paragraph(label, strong=True), Paragraph(written.get(label, "…………………………")))
    ]


def _sheet(state: PartnerMap) -> Deliver:
    table = card_table(state.stakeholders.cards, Stakeholder, "")
    sheet = Sheet(_("Map of partners"), [list(table.header), *table.rows])
    return deliver_xlsx(_("map-of-partners"), [sheet])
