"""Exercise 15: assets and residents' voice – what there is, what people say, one conclusion."""

from __future__ import annotations

from msai.activities.common import made_up_marks
from msai.activities.common.wiring import program_of
from msai.activities.residents_voice import papers, screen, state
from msai.base.i18n import catalogue
from msai.programme.given import MY_PROGRAMME, OWN_TABLE
from msai.ui import Program

_, ngettext = catalogue("activities_people")


def program() -> Program[state.Voices]:
    """Return exercise 15: assets and residents' voice."""
    return program_of(
        state,
        screen,
        id="residents-voice",
        title=_("Assets and residents' voice"),
        instruction=_(
            "Collect what the place has and what people say, and make one conclusion with a"
            " number, a voice and a limit."
        ),
        hints=(
            _("Begin with what people already do without any institution."),
            _("Write words, not judgements: what exactly did the person say?"),
            _("A conclusion needs all three: so many of so many, in so many conversations, but …"),
        ),
        solution=screen.solution,
        downloads={
            _("Download assets and voices (DOCX)"): papers.document,
            _("Download empty cards of conversations (DOCX)"): papers.empty_cards,
        },
        reads=(OWN_TABLE, MY_PROGRAMME),
        receive=state.receive,
        migrations={1: made_up_marks.residents_voice},
    )
