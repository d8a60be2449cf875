"""What one takes home from exercise 15: map of assets, cards of conversations, conclusions."""

from __future__ import annotations

from msai.activities.common.take_home import card_table, deliver_docx, made_up_note, remarks
from msai.activities.residents_voice.screen import figures_in_words, summary
from msai.activities.residents_voice.state import ASKED, Voices
from msai.base.asked import fields_asked
from msai.base.export import Block, Bullets, PaperHeading, PaperTable, Paragraph
from msai.base.forms import describe, title_of
from msai.base.i18n import catalogue
from msai.partnership import (
    Asset,
    Voice,
    check_assets,
    check_conclusion,
    check_voices,
    conclusion_sentence,
)
from msai.programme.made_up import marked
from msai.ui import Deliver, Download

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
    open_things = [*check_assets(assets), *check_voices(talks)]
    for conclusion in conclusions:
        open_things += check_conclusion(conclusion)
    sentences = [conclusion_sentence(each, len(talks), said) for each in conclusions]
    blocks: list[Block] = [
        PaperHeading(_("Assets and residents' voice"), 0),
        *([made_up_note()] if marked([*assets, *talks, *conclusions]) else []),
        Paragraph(summary(assets, talks, conclusions)),
        PaperHeading(_("1. What there is")),
        card_table(assets, Asset),
        PaperHeading(_("2. What people say")),
        *[block for voice in talks for block in _talk(voice)],
        PaperHeading(_("3. What follows")),
        Bullets(sentences, numbered=True),
        PaperHeading(_("What is still open")),
        remarks(open_things),
    ]
    return deliver_docx(_("assets-and-voices"), blocks)


def _talk(voice: Voice) -> list[Block]:
    rows = [list(pair) for pair in describe(voice)]
    title = title_of(voice) or "…"
    return [PaperHeading(title, 2), PaperTable([_("Question"), _("Answer")], rows)]


def _empty_cards(_state: Voices) -> Deliver:
    rows = [[item.label, ""] for item in fields_asked(Voice(), ASKED) if item.kind != "origin"]
    blocks: list[Block] = [PaperHeading(_("Cards of conversations"), 0)]
    blocks.append(Paragraph(_("Do not write names, addresses or who gets help.")))
    for _number in range(4):
        blocks.append(PaperTable([_("Question"), _("Answer")], rows))
    return deliver_docx(_("cards-of-conversations"), blocks)
