"""What is still to be clarified: a file of its own, for the team and not for whoever decides."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msai.base import export
from msai.base.i18n import catalogue
from msai.programme.alike import told_together
from msai.programme.chapters import CHAPTERS
from msai.programme.checks import clarify
from msai.programme.consistency import DEGREES, Clarification
from msai.programme.state import Programme

_, ngettext = catalogue("programme")


def to_clarify(programme: Programme) -> list[export.Block]:
    """Return the notes for a talk of the team as blocks of `msai.base.export.write_docx`."""
    return [*_beginning(programme), *_open(programme), *_answered(programme), *_waiting(programme)]


def _beginning(programme: Programme) -> Iterator[export.Block]:
    start = programme.start
    yield export.PaperHeading(_("To clarify"), 0)
    about = " · ".join(filter(None, (start.name, start.municipality, start.version)))
    yield from [export.Paragraph(about, strong=True)] if about else []
    yield export.Paragraph(
        _(
            "These are notes for a talk, not marks. A good draft after three days has some"
            " questions and a few gaps. Begin with what agrees."
        )
    )
    yield export.Paragraph(
        _("For the team only: the codes are those of the course and say nothing outside it."),
        quiet=True,
    )


def _open(programme: Programme) -> Iterator[export.Block]:
    entries = [entry for entry in clarify(programme) if entry.is_open]
    if not entries:
        yield export.Paragraph(_("The checks found nothing. Have a person read it all the same."))
    for degree in DEGREES:
        alike = [entry for entry in entries if entry.degree == degree]
        if alike:
            yield export.PaperHeading(f"{_titles()[degree]} ({len(alike)})", 1)
        for _asked, asked in groupby(alike, lambda entry: (entry.code, entry.why, entry.todo)):
            yield from _question(list(asked))


def _titles() -> dict[str, str]:
    return {
        "contradiction": _("What contradicts itself"),
        "missing": _("What is missing"),
        "question": _("What to talk about"),
    }


def _question(entries: list[Clarification]) -> Iterator[export.Block]:
    """Yield one question with all that it was found at: why and what to do are said once."""
    first, told = entries[0], told_together(entries)
    yield export.PaperHeading(f"{first.label} · {first.code} · {first.where}", 2)
    yield export.Bullets(told) if told[1:] else export.Paragraph(told[0])
    yield export.Entries(
        [
            (_("Why it matters"), first.why),
            (_("What to do"), first.todo),
            (_("Who, by when"), "…………………………………………"),
        ]
    )


def _answered(programme: Programme) -> Iterator[export.Block]:
    answered = [entry for entry in clarify(programme) if not entry.is_open]
    if answered:
        yield export.PaperHeading(_("Answered"), 1)
        yield export.Bullets([f"{e.code}: {e.what} – {e.answer}" for e in answered])


def _waiting(programme: Programme) -> Iterator[export.Block]:
    waiting = [chapter for chapter in CHAPTERS if not chapter.ready(programme)]
    if waiting:
        yield export.PaperHeading(_("Chapters not ready yet"), 1)
        header = [_("Chapter"), _("It is ready when")]
        yield export.PaperTable(header, [[c.heading, c.readiness] for c in waiting])
