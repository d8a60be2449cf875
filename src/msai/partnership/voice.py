"""What a place has and what people say: map of assets, cards of conversations, a conclusion.

A conclusion of the diagnosis stands on a number, a voice and a limit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from msai.base.findings import Finding
from msai.base.forms import field, field_of, made_up_field, title_of
from msai.base.i18n import catalogue
from msai.base.stems import find_words
from msai.meetings.spoken import promises_too_much
from msai.partnership.privacy import private_data
from msai.partnership.words import JUDGEMENT
from msai.planning.check import lack_of_solution

_, ngettext = catalogue("partnership")

ASSET_KINDS = {
    "people": "People and what they can do",
    "groups": "Groups and habits",
    "places": "Places",
    "organisations": "Organisations and firms",
    "stories": "Stories and trust",
}
AGREED = {"yes": "They agreed", "asked": "Asked, no answer yet", "no": "Not asked yet"}
#: Conversations in fewer places show one yard, not the area.
FEWEST_CONVERSATIONS, FEWEST_PLACES = 3, 2
NO_FIGURES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Asset:
    """Something that is there already and can be built upon, if its owner agrees."""

    name: str = field("Asset", help="What people do, know or have.", required=True)
    kind: str = field("Sort", kind="choice", options=ASSET_KINDS, required=True)
    whose: str = field("Whose it is, where", help="A group or a role, no names.", required=True)
    agreed: str = field("Did they agree", kind="choice", options=AGREED, required=True)
    use: str = field("What it may help with")
    made_up: str = made_up_field()


@dataclass(frozen=True, slots=True)
class Voice:
    """What somebody of a group says, best in a quarter of an hour; words, not a judgement."""

    who: str = field("Whom you listened to", help="A group, for example: a young mother.",
                     required=True)  # fmt: skip
    where: str = field("Place and time of day", help="For example: the yard, afternoon.",
                       required=True, in_title=True)  # fmt: skip
    day: date | None = field("Day", kind="date")
    said: str = field("What they said", kind="long_text")
    works: str = field("What works here", kind="long_text")
    hardest: str = field("What is hardest on an ordinary Tuesday", kind="long_text")
    helper: str = field("Who helps others, though nobody asked", help="A role, no names.")
    change: str = field("One change before the holidays")
    promise: str = field("What you promised to answer")
    answer_by: date | None = field("By when", kind="date")
    answered: str = field("What you answered", help="Empty: you still owe an answer.")
    made_up: str = made_up_field()

    @property
    def words(self) -> str:
        """All that was said, whatever was asked."""
        said = (self.said, self.hardest, self.works, self.change)
        return " / ".join(text for text in said if text)


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A number, a voice and a limit, put into one sentence."""

    theme: str = field(
        "Conclusion",
        help="What comes back in conversations: what happens to people, in their words.",
        required=True,
    )
    voices: tuple[str, ...] = field(
        "Voices it stands on",
        help="Conversations in which it came back.",
        kind="references",
        refers_to="voices",
    )
    phenomenon: str = field(
        "Number it stands on",
        help="Number from your table: from the exercise with your own table.",
        kind="reference",
        refers_to="phenomena",
    )
    figure: str = field(
        "Number in words",
        help="So many of so many, where, when, from what source. Needed if none is chosen above.",
    )
    limit: str = field("What this does not show", required=True)
    made_up: str = made_up_field()


def asset_counts(assets: Sequence[Asset]) -> dict[str, int]:
    """Return how many assets of each sort there are, all five sorts in order."""
    return {kind: sum(asset.kind == kind for asset in assets) for kind in ASSET_KINDS}


def asset_kind_label(kind: str) -> str:
    """Return the words for a sort of assets."""
    return {o.value: o.label for o in field_of(Asset, "kind").options}[kind]


def check_assets(assets: Sequence[Asset]) -> list[Finding]:
    """Return findings on a map of assets: all five sorts looked for, owners asked."""
    counts = asset_counts(assets)
    findings = []
    if assets and not counts["people"] and not counts["groups"]:
        reason = _("There are only buildings and institutions. People do things without them too.")
        better = _("Sit on a bench for an hour: who helps whom, who meets whom?")
        findings.append(Finding("problem", "no_people", "kind", reason, better))
    empty = [asset_kind_label(kind) for kind, count in counts.items() if not count]
    if empty:
        reason = _("You have not looked here yet: {kinds}.").format(kinds=", ".join(empty))
        better = _("Ask one question for each: who can, who meets, where, who has, what worked?")
        findings.append(Finding("question", "kinds_left", "kind", reason, better))
    for asset in assets:
        findings += [*_owner(asset), *private_data(asset)]
    return findings or [Finding("ok", "assets", "", _("All five sorts, and the owners agreed."))]


def _owner(asset: Asset) -> Iterator[Finding]:
    if asset.agreed != "yes":
        reason = _("An asset without its owner's consent is no asset.")
        better = _("Ask, and write down what they agree to.")
        yield Finding("question", "not_agreed", "agreed", reason, better, asset.name)


def check_voices(voices: Sequence[Voice]) -> list[Finding]:
    """Return findings on cards of conversations: enough, in words, no promise left hanging."""
    findings = [*_spread(voices)]
    for voice in voices:
        findings += [*_words(voice), *_promise(voice), *private_data(voice)]
    return findings or [
        Finding("ok", "conversations", "", _("People's own words, and an answer for each."))
    ]


def _spread(voices: Sequence[Voice]) -> Iterator[Finding]:
    if len(voices) < FEWEST_CONVERSATIONS:
        reason = _("There are fewer than three conversations.")
        better = _("Eight cards from three places say more than a hundred questionnaires.")
        yield Finding("question", "few_conversations", "", reason, better)
        return
    if len({voice.where.strip().casefold() for voice in voices}) < FEWEST_PLACES:
        reason = _("All conversations were in one place at one time of day.")
        better = _("Whom do you never meet there? Go where they are.")
        yield Finding("question", "one_place", "where", reason, better)


def _words(voice: Voice) -> Iterator[Finding]:
    title = title_of(voice)
    for name in ("said", "works", "hardest", "change"):
        if judged := find_words(getattr(voice, name), JUDGEMENT):
            reason = _("“{words}” is your judgement, not their words.").format(words=judged[0])
            better = _("Write what was said: “is afraid to walk home from the bus stop”.")
            yield Finding("question", "judgement", name, reason, better, title)
    if not voice.words:
        reason = _("Nothing of what was said is written down.")
        yield Finding("problem", "no_words", "hardest", reason, _("Write one sentence."), title)


def _promise(voice: Voice) -> Iterator[Finding]:
    title = title_of(voice)
    if voice.promise and not voice.answer_by and not voice.answered:
        reason = _("A promise without a day is soon forgotten, though not by those who heard it.")
        better = _("Write the day. “We do not know yet” is an answer too.")
        yield Finding("problem", "promise_without_day", "answer_by", reason, better, title)
    if promises_too_much(voice.promise):
        reason = _("You promise what somebody else decides.")
        better = _("Promise your own step: “I will ask and tell you on …”.")
        yield Finding("problem", "promise_too_large", "promise", reason, better, title)
    if not voice.promise and not voice.answered:
        reason = _("It is not said what comes back to this person.")
        better = _("Promise at least an answer, with a day.")
        yield Finding("question", "no_promise", "promise", reason, better, title)


def owed(voices: Sequence[Voice]) -> list[Voice]:
    """Return conversations that wait for an answer, the earliest day first, undated last."""
    waiting = [voice for voice in voices if voice.promise and not voice.answered]
    return sorted(waiting, key=lambda voice: (voice.answer_by is None, voice.answer_by or date.min))


def check_conclusion(conclusion: Conclusion) -> list[Finding]:
    """Return findings on a conclusion: a number, a voice, a limit, no solution, no judgement."""
    findings = [*_three_parts(conclusion), *_theme(conclusion), *private_data(conclusion)]
    return findings or [Finding("ok", "conclusion", "", _("It has a number, a voice and a limit."))]


def _three_parts(conclusion: Conclusion) -> Iterator[Finding]:
    if not conclusion.phenomenon and not any(sign.isdigit() for sign in conclusion.figure):
        reason = _("There is no number. A voice alone is an anecdote.")
        better = _("So many of so many, where, in which year, from what source.")
        yield Finding("problem", "no_figure", "figure", reason, better, conclusion.theme)
    if not conclusion.voices:
        reason = _("There is no voice. A number alone does not say what it is like.")
        better = _("Choose the conversations in which it came back.")
        yield Finding("problem", "no_voice", "voices", reason, better, conclusion.theme)
    if not conclusion.limit:
        reason = _("It is not said what this does not show.")
        better = _("Whom did you not talk to? What does the number not count?")
        yield Finding("problem", "no_limit", "limit", reason, better, conclusion.theme)


def _theme(conclusion: Conclusion) -> Iterator[Finding]:
    if words := lack_of_solution(conclusion.theme):
        reason = _("“{words}” is a solution already.").format(words=words)
        better = _("What happens to people because of it?")
        yield Finding("question", "lack_of_solution", "theme", reason, better, conclusion.theme)
    if judged := find_words(conclusion.theme, JUDGEMENT):
        reason = _("“{words}” judges people.").format(words=judged[0])
        better = _("Would they sign this sentence? Write what happens to them.")
        yield Finding("question", "judgement", "theme", reason, better, conclusion.theme)


def conclusion_sentence(
    conclusion: Conclusion, conversations: int, figures: Mapping[str, str] = NO_FIGURES
) -> str:
    """Return the conclusion as it may stand in the diagnosis.

    Args:
        conclusion: The card; what is open shows as dots.
        conversations: Number of all conversations.
        figures: What each phenomenon of one's own table says, in words.
    """
    figure = conclusion.figure or figures.get(conclusion.phenomenon, conclusion.phenomenon)
    text = _("{theme} ({count} of {all} conversations). {figure} Limit: {limit}")
    return text.format(
        theme=conclusion.theme or "…",
        count=len(conclusion.voices),
        all=conversations,
        figure=_sentence(figure),
        limit=_sentence(conclusion.limit),
    )


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}." if text else "…"
