"""Exercise 15: assets and residents' voice – what there is, what people say, one conclusion."""

from __future__ import annotations

from msai.activities.common import made_up_marks
from msai.activities.residents_voice.papers import documents
from msai.activities.residents_voice.screen import solution, view
from msai.activities.residents_voice.state import (
    Voices,
    decode,
    encode,
    initial,
    receive,
    update,
)
from msai.base.i18n import catalogue
from msai.programme.given import MY_PROGRAMME, OWN_TABLE
from msai.ui import Program

_, ngettext = catalogue("activities_people")


def program() -> Program[Voices]:
    """Return exercise 15: assets and residents' voice."""
    return Program(
        id="residents-voice",
        title=_("Assets and residents' voice"),
        instruction=_(
            "Collect what the place has and what people say, and make one conclusion with a"
            " number, a voice and a limit."
        ),
        initial=initial,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("Begin with what people already do without any institution."),
            _("Write words, not judgements: what exactly did the person say?"),
            _("A conclusion needs all three: so many of so many, in so many conversations, but …"),
        ),
        solution=solution,
        downloads=documents(),
        reads=(OWN_TABLE, MY_PROGRAMME),
        receive=receive,
        version=2,
        migrations={1: made_up_marks.residents_voice},
    )
