"""What exercise 15 shows: assets by sort, conversations, answers that are owed, conclusions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msai import partnership
from msai.activities.common.draft import choosable
from msai.activities.common.feedback import finding_messages
from msai.activities.residents_voice.state import Voices
from msai.base.findings import to_repair
from msai.base.form_values import date_text, text_of
from msai.base.forms import title_of
from msai.base.i18n import catalogue
from msai.programme.cards import Phenomenon
from msai.ui import Button, Chip, Details, Group, Items, Message, Node, Status, Table, Text
from msai.ui.cards import CardList

_, ngettext = catalogue("activities_people")


def view(state: Voices) -> Sequence[Node]:
    """Return the three steps of the exercise."""
    assets, talks, conclusions = state.assets, state.conversations.cards, state.conclusions
    return [
        Chip(_("Made-up data: a yard in Wierzbogród. You may work on your own place.")),
        Text(_("Do not write names, addresses or who gets help.")),
        Button("clear", _("Remove all and begin with my own place"), "quiet"),
        Status(summary(assets.cards, talks, conclusions.cards)),
        Group(_("1. What there is"), [*_assets(assets)]),
        Group(_("2. What people say"), [*_conversations(state.conversations)]),
        Group(_("3. What follows"), _conclusions(state)),
        Text(
            _("Assets go to chapter 3.3, voices to 3.4, conclusions to 3.6 of your programme."),
            small=True,
        ),
    ]


def summary(
    assets: Sequence[partnership.Asset],
    talks: Sequence[partnership.Voice],
    conclusions: Sequence[partnership.Conclusion],
) -> str:
    """Return the sentence that sums up the place."""
    kinds = sum(1 for count in partnership.asset_counts(assets).values() if count)
    ready = sum(
        1 for conclusion in conclusions if not to_repair(partnership.check_conclusion(conclusion))
    )
    text = _(
        "Assets: {assets}, sorts: {kinds} of 5. Conversations: {talks}, answers owed: {owed}."
        " Ready conclusions: {ready}."
    )
    return text.format(
        assets=len(assets),
        kinds=kinds,
        talks=len(talks),
        owed=len(partnership.owed(talks)),
        ready=ready,
    )


def _assets(assets: CardList[partnership.Asset]) -> list[Node]:
    rows = [
        [partnership.asset_kind_label(kind), "; ".join(_named(assets.cards, kind)) or "–"]
        for kind in partnership.asset_counts(assets.cards)
    ]
    table = Table(_("Five places to look"), [_("Sort"), _("What there is")], rows)
    feedback = finding_messages(partnership.check_assets(assets.cards))
    return [table, *assets.view(_("Add an asset")), *feedback]


def _named(assets: Sequence[partnership.Asset], kind: str) -> list[str]:
    return [asset.name or "…" for asset in assets if asset.kind == kind]


def _conversations(conversations: CardList[partnership.Voice]) -> list[Node]:
    nodes = conversations.view(_("Add a conversation"))
    feedback = finding_messages(partnership.check_voices(conversations.cards))
    return [*nodes, *feedback, *_owed(conversations.cards)]


def names_said(talks: Iterable[partnership.Voice]) -> list[str]:
    """Return how the conversations are referred to, each once."""
    return list(dict.fromkeys(title for voice in talks if (title := title_of(voice))))


def _owed(talks: Sequence[partnership.Voice]) -> list[Node]:
    waiting = partnership.owed(talks)
    if not waiting:
        return []
    lines = [
        f"{date_text(voice.answer_by) if voice.answer_by else _('no day')}: "
        f"{title_of(voice)} – {voice.promise}"
        for voice in waiting
    ]
    return [Details(_("Answers that you owe"), [Items(lines)], open=True)]


def figures_in_words(figures: Iterable[Phenomenon]) -> dict[str, str]:
    """Return what each phenomenon says: so many of so many, when."""
    return {number.name: _figure(number) for number in figures if number.name}


def _figure(number: Phenomenon) -> str:
    count, base = text_of(number.numerator), text_of(number.denominator)
    said = _("{count} of {base}").format(count=count, base=base) if base else count
    year = f" ({number.numerator_year})" if number.numerator_year else ""
    return f"{number.name}: {said or '…'}{year}"


def _conclusions(state: Voices) -> list[Node]:
    talks, figures = state.conversations.cards, figures_in_words(state.figures)
    names = {"voices": names_said(talks), "phenomena": list(figures)}
    nodes = choosable(state.conclusions.view(_("Add a conclusion"), names))
    for conclusion in state.conclusions.cards:
        said = partnership.conclusion_sentence(conclusion, len(talks), figures)
        nodes.append(Message("info", said, _("Your sentence:")))
        nodes += finding_messages(partnership.check_conclusion(conclusion))
    return nodes


def solution(_state: Voices) -> Sequence[Node]:
    """Show how the made-up cards become a conclusion."""
    return [
        Message("info", _("One way from the made-up cards to a conclusion.")),
        Items(
            [
                _("Read the cards next to one another: two of three speak of the way after dark."),
                _("Look for a number on the same thing, with a year and a source."),
                _("Write what people say, not what they are: “is afraid to walk home”."),
                _("Add whom you did not talk to. Then go there."),
                _("Answer first what you promised: who is responsible for the lamp."),
            ],
            ordered=True,
        ),
    ]
