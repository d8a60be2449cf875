"""The letter that asks the keeper of a register for counts by unit: blocks of `msai.base.export`.

It asks for numbers and never for people: the keeper counts, names the definition, hides small
counts so that nothing can be subtracted, and says what is possible if this is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msai.base import export
from msai.base.i18n import catalogue
from msai.base.resources import load_bank
from msai.registers.register import AskedCount, DataRegister

_, ngettext = catalogue("registers")

#: What stands where somebody writes; `msai_course.papers.fillable` makes fields of it.
LINE, SHORT = "………………………………………………", "…………………"
#: The grounds of the letter by their key in the bank of acts.
GROUNDS = ("ustawa-rewitalizacja", "ustawa-informacja-publiczna")
_EMPTY_COUNTS, _EMPTY_UNITS = 4, 14
#: More columns of counts would not fit beside the names of units.
_MOST_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class LetterChoice:
    """What a letter asks for.

    Attributes:
        register: Whose numbers; None: the form for any keeper, with empty lines.
        counts: Names of the counts asked for; none: all of the register.
        threshold: Smallest count that may be shown.
        units: Names of the units, where they are known already.
    """

    register: DataRegister | None = None
    counts: tuple[str, ...] = ()
    threshold: int = 5
    units: tuple[str, ...] = ()

    @property
    def asked(self) -> tuple[AskedCount, ...]:
        """Return the counts that are asked for."""
        known = self.register.counts if self.register else ()
        return tuple(one for one in known if not self.counts or one.name in self.counts)


def letter(choice: LetterChoice) -> list[export.Block]:
    """Return the letter with its table to fill in."""
    return [
        export.PaperHeading(_("Request for counts for a diagnosis"), 0),
        export.Entries(_who(choice)),
        export.Paragraph(_ground()),
        export.Paragraph(
            _(
                "We ask for numbers and not for people. Please send us no names, addresses, PESEL "
                "numbers or numbers of cases."
            ),
            strong=True,
        ),
        export.PaperHeading(_("What we ask for")),
        export.PaperTable(
            (_("What is counted"), _("How it is counted"), _("Day or period")), _rows(choice)
        ),
        export.PaperHeading(_("How we ask you to count")),
        export.Bullets(_how(choice), numbered=True),
        export.Paragraph(_afterwards()),
        export.Entries(_answer()),
        export.PageBreak(),
        *table_to_fill_in(choice),
    ]


def table_to_fill_in(choice: LetterChoice) -> list[export.Block]:
    """Return the table that comes back: one row per unit, one column per count."""
    names = [one.name for one in choice.asked] or [SHORT] * _EMPTY_COUNTS
    units = list(choice.units) or [""] * _EMPTY_UNITS
    blocks: list[export.Block] = [
        export.PaperHeading(_("Annex: table to fill in")),
        export.Paragraph(
            _(
                "Year or day: {short}. One table for each year. A spreadsheet is welcome, too."
            ).format(short=SHORT)
        ),
    ]
    for at in range(0, len(names), _MOST_COLUMNS):
        header = [_("Unit"), *names[at : at + _MOST_COLUMNS]]
        rows: list[list[export.Cell]] = [[u, *[""] * (len(header) - 1)] for u in units]
        blocks.append(export.PaperTable(header, rows))
    return [*blocks, export.Paragraph(_("Who counted and when: {line}").format(line=LINE))]


def _who(choice: LetterChoice) -> list[tuple[str, str]]:
    keeper = choice.register
    return [
        (_("Who asks"), LINE),
        (_("Place, day, our sign"), LINE),
        (_("Resolution or order"), LINE),
        (_("To"), f"{keeper.holder}: {SHORT}" if keeper else LINE),
    ]


def _ground() -> str:
    acts = {one["id"]: one for one in load_bank("acts")["entries"]}
    text = _(
        "We are preparing a diagnosis for the revitalisation of our municipality. "
        "Ground: art. 4 par. 2 of the act of 9 October 2015 on revitalisation ({revitalisation}). "
        "Bodies named in art. 4 of the act on access to public information ({information}) make "
        "available without delay the data needed for the diagnosis, other than personal data. "
        "The law was read on {day}."
    )
    first, second = (acts[key] for key in GROUNDS)
    year, month, day = min(first["read"], second["read"]).split("-")
    return text.format(
        revitalisation=first["journal"],
        information=second["journal"],
        day=f"{int(day)}.{month}.{year}",
    )


def _rows(choice: LetterChoice) -> list[list[export.Cell]]:
    rows: list[list[export.Cell]] = [[one.name, one.definition, one.when] for one in choice.asked]
    return rows or [["", "", ""]] * _EMPTY_COUNTS


def _how(choice: LetterChoice) -> Sequence[str]:
    least, most = choice.threshold, choice.threshold - 1
    return (
        _("Years: {short}, {short}, {short}.").format(short=SHORT),
        _(
            "For each unit of the annex. A list of streets and numbers of each unit is enclosed. "
            "Please assign addresses to units at your place, so that no address leaves it."
        ),
        _(
            "Write counts from 1 to {most} as “<{least}”. Write 0 where there is nobody, and “no "
            "data” where you do not know."
        ).format(least=least, most=most),
        _(
            "If only one count of a column is hidden, hide a second one too, or leave out the "
            "total. Otherwise it could be found by subtraction."
        ),
        _(
            "If you count otherwise than above, or a rule changed in these years, please write how "
            "and since when."
        ),
        _(
            "If it cannot be done, please write what can: a larger area, a longer period, a range. "
            "Please name the rule that forbids the rest."
        ),
    )


def _afterwards() -> str:
    return _(
        "We will compute shares for units and publish them in the diagnosis. Before that we will "
        "show you what concerns your numbers."
    )


def _answer() -> list[tuple[str, str]]:
    return [
        (_("Answer by"), SHORT),
        (_("Contact, telephone, e-mail"), LINE),
        (_("Signature"), LINE),
    ]
