"""What one takes home from exercise 15: map of assets, cards of conversations, conclusions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msai.activities.common.take_home import made_up_note
from msai.activities.residents_voice.screen import figures_in_words, summary
from msai.activities.stakeholder_map.papers import DOCX, card_table, remarks
from msai.base.export import Block, Bullets, Heading, Paragraph, Table, write_docx
from msai.base.forms import describe, fields_of
from msai.base.i18n import catalogue
from msai.partnership import (
    Asset,
    Conversation,
    check_assets,
    check_conclusion,
    check_conversations,
    conclusion_sentence,
    conversation_title,
)
from msai.programme.made_up import marked
from msai.ui import Deliver, Download

if TYPE_CHECKING:
    from msai.activities.residents_voice.program import Voices

_, ngettext = catalogue("activities_people")


def documents() -> list[Download[Voices]]:
    """Return the files of the exercise."""
    return [
        Download(_("Download assets and voices (DOCX)"), _document),
        Download(_("Download empty cards of conversations (DOCX)"), _empty_cards),
    ]


def _document(state: Voices) -> Deliver:
    assets, talks = state.assets.cards, state.conversations.cards
    conclusions, said = state.conclusions.cards, figures_in_words(state.figures)
    open_things = [*check_assets(assets), *check_conversations(talks)]
    open_things += [finding for one in conclusions for finding in check_conclusion(one)]
    blocks: list[Block] = [
        Heading(_("Assets and residents' voice"), 0),
        *([made_up_note()] if marked([*assets, *talks, *conclusions]) else []),
        Paragraph(summary(assets, talks, conclusions)),
        Heading(_("1. What there is")),
        card_table(assets, Asset, ""),
        Heading(_("2. What people say")),
        *[block for one in talks for block in _talk(one)],
        Heading(_("3. What follows")),
        Bullets([conclusion_sentence(one, len(talks), said) for one in conclusions], numbered=True),
        Heading(_("What is still open")),
        Bullets(remarks(open_things)),
    ]
    return Deliver(_("assets-and-voices.docx"), DOCX, write_docx(blocks))


def _talk(one: Conversation) -> list[Block]:
    rows = [list(pair) for pair in describe(one)]
    title = conversation_title(one) or "…"
    return [Heading(title, 2), Table([_("Question"), _("Answer")], rows)]


def _empty_cards(_state: Voices) -> Deliver:
    rows = [[item.label, ""] for item in fields_of(Conversation) if item.kind != "origin"]
    blocks: list[Block] = [Heading(_("Cards of conversations"), 0)]
    blocks.append(Paragraph(_("Do not write names, addresses or who gets help.")))
    for _number in range(4):
        blocks.append(Table([_("Question"), _("Answer")], rows))
    return Deliver(_("cards-of-conversations.docx"), DOCX, write_docx(blocks))
