"""Consistency checks of what is written: small counts, personal data, words that brand people."""

from __future__ import annotations

from collections.abc import Iterator

from msai.base.i18n import catalogue
from msai.base.personal_data import looks_like_a_name, personal_data, texts
from msai.programme.cards import CountTable
from msai.programme.consistency import Remark, check
from msai.programme.state import Programme
from msai.programme.words import hurtful_words, streets

_, ngettext = catalogue("programme")

#: Counts from 1 to below it can show a person.
SMALL_COUNT = 5


@check(
    "S26",
    title="Small numbers are hidden also against subtraction; no personal data in the texts",
    chapters=("3", "9", "Z"),
    degree="contradiction",
    why="In a small place two families are known to everybody, and a hidden two can be subtracted.",
    todo="Join units or years, or hide a second cell. Delete personal data from the texts.",
)
def nobody_can_be_recognised(programme: Programme) -> Iterator[Remark]:
    """Look at tables of counts and at all texts."""
    summed = {item.name for item in programme.phenomena if item.numerator is not None}
    for table in programme.tables:
        yield from _table(table, summed)
    for place, text in texts(programme):
        for kind in personal_data(text):
            message = _("“{place}” seems to hold {kind}.").format(place=place, kind=kind)
            yield Remark(f"{place}:{kind}", message)
    for place, text in texts(programme, people_at_work=False):
        if looks_like_a_name(text):
            message = _("“{place}” seems to name a person. Could it be a role or a group?")
            yield Remark(f"{place}:name", message.format(place=place), "question")


def _table(table: CountTable, summed: set[str]) -> Iterator[Remark]:
    """Look at one table; the number of a phenomenon of the same name is its total too."""
    hidden = [cell for cell in table.cells if cell.hidden]
    if (table.total_shown or table.name in summed) and len(hidden) == 1:
        text = _(
            "Table “{table}”: “{unit}” is hidden, but the total and the other rows let anybody"
            " work it out."
        )
        yield Remark(table.name, text.format(table=table.name, unit=hidden[0].name))
    for cell in table.cells:
        if not cell.hidden and cell.count is not None and 0 < cell.count < SMALL_COUNT:
            text = _("Table “{table}” shows {count} for “{unit}”.")
            values = {"table": table.name, "count": cell.count, "unit": cell.name}
            yield Remark(f"{table.name}:{cell.name}", text.format(**values))


@check(
    "S32",
    title="Language: no words that brand people; no street names in what goes to the media",
    chapters=("*",),
    degree="question",
    why="A draft is a public document. People will find themselves in it.",
    todo="Write about a situation, not about a sort of people.",
)
def words_do_not_hurt(programme: Programme) -> Iterator[Remark]:
    """Look at all texts, and at streets in messages to the media."""
    for place, text in texts(programme):
        for word in hurtful_words(text):
            message = _(
                "“{word}” ({place}): could a woman who lives there read this sentence next to you?"
            )
            yield Remark(f"{place}:{word}", message.format(word=word, place=place))
    for item in programme.messages:
        if item.media and (names := streets(item.content)):
            message = _("A message to the media ({audience}) names a street: {street}.")
            yield Remark(
                f"street:{item.audience}",
                message.format(audience=item.audience, street=names[0]),
            )
