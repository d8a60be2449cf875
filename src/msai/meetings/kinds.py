"""What a move does: to trust, why, and how the other side remembers it.

The points are a rule of this exercise: nobody has measured how much one promise weighs. Directions
follow the sources of the bank: listening, small kept promises and repair raise trust; pressure,
denial and what is promised for others lower it.
"""

from __future__ import annotations

from collections.abc import Mapping

from msai.base.i18n import catalogue

_, ngettext = catalogue("meetings")

#: A promise of what others decide: nothing happens now, much does later.
FOREIGN = "promises"
#: Change of trust at once, by kind.
EFFECTS: Mapping[str, int] = {
    **dict.fromkeys(("asks", "sums_up", "costs", "hands_over", "reports", "guards"), 1),
    **dict.fromkeys(("structures", "limits", "cares"), 1),
    **dict.fromkeys(("about_us", "repeats", "diverts", FOREIGN), 0),
    **dict.fromkeys(("threatens", "belittles", "asks_data", "boasts", "presses"), -1),
    **dict.fromkeys(("ignores", "competes", "joins", "oversteps"), -1),
    **dict.fromkeys(("shames", "names"), -2),
    "admits": 1,
    "explains": 0,
    "denies": -2,
}


def helps(kind: str) -> bool:
    """Tell whether a move of this kind raises trust."""
    return EFFECTS[kind] > 0


def why(kind: str) -> str:
    """Return why a move of this kind does what it does."""
    return _words()[kind][0]


def remembered(kind: str) -> str:
    """Return how the other side remembers a move of this kind."""
    return _words()[kind][1]


def _words() -> dict[str, tuple[str, str]]:
    return {**_helping(), **_staying(), **_hurting(), **_mending()}


def _helping() -> dict[str, tuple[str, str]]:
    return {
        "asks": (
            _("You ask what weighs on them before you ask for anything."),
            _("First came a question about our trouble, and only then a request."),
        ),
        "sums_up": (
            _("You say back what you heard and say what happens with it."),
            _("We heard our own thought back, and saw it written down."),
        ),
        "costs": (
            _("You name the exact cost: people, hours, an end."),
            _("We knew exactly what it costs and when it ends."),
        ),
        "hands_over": (
            _("You leave to them the decision that is theirs."),
            _("What is ours to decide was left to us."),
        ),
        "reports": (
            _("You come with the result, a bad one too, before anybody asks."),
            _("We heard the result at once, though it was not good."),
        ),
        "guards": (
            _("You say openly what protects people and where your promise ends."),
            _("We heard who protects people and how, before anything began."),
        ),
        "structures": (
            _("You change the form, not the people: more of them can speak."),
            _("There was a way to speak without being put on show."),
        ),
        "limits": (
            _("You stop it calmly and briefly, and go back to what happens."),
            _("The limit was named calmly, and nobody was put to shame."),
        ),
        "cares": (
            _("The person comes first: a break, no questions before others, a way to help."),
            _("Nobody had to tell anything before all the others."),
        ),
    }


def _staying() -> dict[str, tuple[str, str]]:
    return {
        "about_us": (
            _("It is true, but about you. It spoils nothing and moves nothing."),
            _("We heard a lot about the programme and little about us."),
        ),
        "repeats": (
            _("It is polite and does not answer what was said."),
            _("It was polite, but our question stayed where it was."),
        ),
        "diverts": (
            _("You change the topic. What was said stays in the room."),
            _("The topic changed. What was said stayed."),
        ),
        FOREIGN: (
            _("Others decide about this. For now it sounds well; the bill comes later."),
            _("We were promised what somebody else decides."),
        ),
    }


def _hurting() -> dict[str, tuple[str, str]]:
    return {
        "threatens": (
            _("A threat, even a polite one, does not remove the reason for the objection."),
            _("We were told what we must do and who will be displeased."),
        ),
        "belittles": (
            _("You make a cost smaller that somebody else will bear."),
            _("We heard that our cost is a trifle."),
        ),
        "asks_data": (
            _("You ask for what must not be told here."),
            _("We were asked for what we must not give."),
        ),
        "boasts": (
            _("You praise without proof, or take somebody's work for your own."),
            _("We heard praise that nobody had asked us about."),
        ),
        "presses": (
            _("Pressure takes away the choice and leaves the reason."),
            _("We felt pushed."),
        ),
        "ignores": (
            _("Nothing happens, and all see that nothing happens."),
            _("We saw that nobody took it up."),
        ),
        "competes": (
            _("It becomes a contest about who is right."),
            _("It became a contest about who is right."),
        ),
        "joins": (
            _("You take part in it, so all think that this is how one speaks here."),
            _("Even the person who leads found it funny."),
        ),
        "oversteps": (
            _("You do what is not yours: judge, advise on law, step into a home."),
            _("Somebody wanted to decide for us."),
        ),
        "shames": (
            _("It puts somebody to shame before others. They learn to be silent."),
            _("Somebody was put on show before all."),
        ),
        "names": (
            _("You speak of somebody who can be recognised. That is a secret by law."),
            _("We heard about people whose secret should have been kept."),
        ),
    }


def _mending() -> dict[str, tuple[str, str]]:
    return {
        "admits": (
            _("You admit it, say what there is and give a new day."),
            _("We heard an admission and a new day."),
        ),
        "explains": (
            _("A reason without mending leaves the thing undone."),
            _("We heard reasons. The thing was still not done."),
        ),
        "denies": (
            _("Denial costs more than the broken promise itself."),
            _("We heard that it had never been agreed."),
        ),
    }
