"""Consistency checks that keep people from harm: children, and the first pay.

Sources: act of 13 May 2016 on the protection of minors, art. 21 and 22b–22c (Dz.U. 2026 poz. 110);
act on social assistance, art. 38 par. 4a–4b and 39a (Dz.U. 2026 poz. 639); both read 29 Nov 2026.
"""

from __future__ import annotations

from collections.abc import Iterator

from msai.base.i18n import catalogue
from msai.base.stems import find_words, has_word
from msai.planning.action import Action
from msai.programme.consistency import Remark, check
from msai.programme.state import Programme

_, ngettext = catalogue("programme")

#: Words that tell of children.
CHILDREN = ("dzieci", "dzieć", "dziecięc", "uczni", "uczenni", "młodzie", "małolet", "nastolat",
            "niepełnolet", "przedszkol", "świetlic", "harcer")  # fmt: skip
#: Words that tell of what happens to a benefit after the first pay.
BENEFIT = ("zasił", "świadczeni", "kontrakt socj", "pomost")


@check(
    "S33",
    title="Where somebody under 18 takes part, it says who is checked, by whom, and the standards",
    chapters=("6",),
    degree="missing",
    why="Everybody who looks after children, a volunteer too, is checked before the first day, and"
    " the organiser has standards of protection (art. 21, 22b–22c of the act of 13 May 2016).",
    todo="Name the organiser, have both registers printed and the certificates brought before the"
    " first day, hang the standards up, and say who takes a signal.",
)
def children_are_protected(programme: Programme) -> Iterator[Remark]:
    """Look at actions with minors, and at those that speak of children without saying so."""
    for action in programme.actions:
        if action.minors == "yes" and not action.minors_protection:
            text = _("“{name}”: children are there without a parent. Who checks the adults?")
            yield Remark(action.name, text.format(name=action.name))
        words = find_words(_told(action), CHILDREN) if not action.minors else ()
        if words:
            text = _("“{name}” speaks of “{word}”. Is anybody under 18 there without a parent?")
            yield Remark(action.name, text.format(name=action.name, word=words[0]), "question")


def _told(action: Action) -> str:
    return " ".join((action.name, action.description, action.audience, action.result))


@check(
    "S34",
    title="An action that leads to work says what happens to the benefit after the first pay",
    chapters=("6", "10"),
    degree="question",
    why="A periodic benefit may go on for up to two months after work is taken up, but only with a"
    " social contract signed before (art. 38 par. 4a–4b, 39a of the act on social assistance).",
    todo="With each person before signing: is there a contract? employment or a commission? when"
    " does the decision end? was it used within two years? Count three months.",
)
def first_pay_is_thought_of(programme: Programme) -> Iterator[Remark]:
    """Look at actions of the labour market for a word on benefits, there or among the risks."""
    elsewhere = " ".join(f"{risk.name} {risk.answer}" for risk in programme.risks)
    for action in programme.actions:
        if action.instrument == "work" and not has_word(f"{_told(action)} {elsewhere}", BENEFIT):
            text = _("“{name}” leads to work. What happens to the benefit after the first pay?")
            yield Remark(action.name, text.format(name=action.name))
