"""What one takes home from exercise 15: map of assets, cards of conversations, conclusions."""

from __future__ import annotations

from msai import partnership
from msai.activities.common.take_home import card_table, deliver_docx, made_up_note, remarks
from msai.activities.residents_voice.screen import figures_in_words, summary
from msai.activities.residents_voice.state import ASKED, Voices
from msai.base import export
from msai.base.asked import fields_asked
from msai.base.forms import describe, title_of
from msai.base.i18n import catalogue
from msai.programme.made_up import marked
from msai.ui import Deliver

_, ngettext = catalogue("activities_people")


def document(state: Voices) -> Deliver:
    """Return assets and voices (DOCX)."""
    assets, talks = state.assets.cards, state.conversations.cards
    conclusions, said = state.conclusions.cards, figures_in_words(state.figures)
    open_things = [*partnership.check_assets(assets), *partnership.check_voices(talks)]
    for conclusion in conclusions:
        open_things += partnership.check_conclusion(conclusion)
    sentences = [partnership.conclusion_sentence(each, len(talks), said) for each in conclusions]
    blocks: list[export.Block] = [
        export.PaperHeading(_("Assets and residents' voice"), 0),
        *([made_up_note()] if marked([*assets, *talks, *conclusions]) else []),
        export.Paragraph(summary(assets, talks, conclusions)),
        export.PaperHeading(_("1. What there is")),
        card_table(assets, partnership.Asset),
        export.PaperHeading(_("2. What people say")),
        *[block for voice in talks for block in _talk(voice)],
        export.PaperHeading(_("3. What follows")),
        export.Bullets(sentences, numbered=True),
        export.PaperHeading(_("What is still open")),
        remarks(open_things),
    ]
    return deliver_docx(_("assets-and-voices"), blocks)


def _talk(voice: partnership.Voice) -> list[export.Block]:
    return [export.PaperHeading(title_of(voice) or "…", 2), export.Entries(describe(voice))]


def empty_cards(_state: Voices) -> Deliver:
    """Return empty cards of conversations (DOCX)."""
    rows = [
        [item.label, ""]
        for item in fields_asked(partnership.Voice(), ASKED)
        if item.kind != "origin"
    ]
    blocks: list[export.Block] = [export.PaperHeading(_("Cards of conversations"), 0)]
    blocks.append(export.Paragraph(_("Do not write names, addresses or who gets help.")))
    for _number in range(4):
        blocks.append(export.PaperTable([_("Question"), _("Answer")], rows))
    return deliver_docx(_("cards-of-conversations"), blocks)
