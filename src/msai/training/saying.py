"""An own sentence in a difficult situation, read by what can be seen in its words."""

from __future__ import annotations

import re

from msai.base.findings import Finding
from msai.base.i18n import catalogue
from msai.base.stems import find_words, has_word
from msai.meetings.spoken import spoken_faults

_, ngettext = catalogue("training")

LONGEST = 40
_LABELS = ("trudn osob", "trudn uczestni", "maruda", "gaduł", "leniw", "niegrzeczn", "nieuprzejm",
           "agresywn", "rozrabia", "przeszkadza", "nieodpowiedzialn", "dziecinn")  # fmt: skip
_ALWAYS = ("zawsze", "nigdy=", "znowu", "znów", "ciągle", "w kółko", "za każdym razem")
_ORDER = ("proszę przestać", "proszę się uspokoić", "spokój", "cisza", "koniec tego", "musi pan",
          "muszą państwo", "nie wolno", "zabraniam", "dość")  # fmt: skip
_OFFER = ("proszę", "zapraszam", "proponuję", "zróbmy", "dajmy", "zapiszmy", "zapisuję", "wróćmy",
          "porozmawiajmy", "umówmy", "mogę", "możemy", "wpisuję", "spróbujmy", "zatrzymam",
          "słyszę", "widzę", "poproszę", "skreślamy", "opiszmy", "policzę", "wyjdę", "zamieńmy",
          "za chwilę", "w przerwie", "teraz")  # fmt: skip
_QUESTION = re.compile(r"\?")


def assess_sentence(text: str) -> list[Finding]:
    """Return findings on what a trainer wants to say: about the behaviour, with a way out.

    The reading goes by words: what is not found is a question, not an error; it praises nothing.
    Problems of `msai.meetings.spoken_faults` stand alone.
    """
    if not text.strip():
        reason = _("Write what you would really say, in one or two sentences.")
        return [Finding("question", "empty", "sentence", reason)]
    faults = spoken_faults(text)
    if any(fault.verdict == "problem" for fault in faults):
        return [*faults, *_hurting(text), *_long(text)]
    return [*faults, *_hurting(text), *_missing(text), *_long(text)]


def _hurting(text: str) -> list[Finding]:
    found = [
        (_LABELS, "label", _("“{words}” names a person, not a behaviour."),
         _("Say what you see and what it does to the work.")),
        (_ALWAYS, "always", _("“{words}” brings up the past; the person will defend it."),
         _("Speak of this moment only.")),
        (_ORDER, "order", _("“{words}” is an order; it begins a contest before the group."),
         _("Offer two ways to go on.")),
    ]  # fmt: skip
    return [
        Finding("problem", code, "sentence", reason.format(words=words[0]), better)
        for stems, code, reason, better in found
        if (words := find_words(text, stems))
    ]


def _missing(text: str) -> list[Finding]:
    if has_word(text, _OFFER) or _QUESTION.search(text):
        return []
    reason = _("I cannot see what the person may do now.")
    better = _("End with a question, a choice or a small task.")
    return [Finding("question", "no_way_out", "sentence", reason, better)]


def _long(text: str) -> list[Finding]:
    if len(text.split()) <= LONGEST:
        return []
    reason = _("It is long; before the group every further sentence is a reproach.")
    return [Finding("question", "long", "sentence", reason, _("Keep the rest."))]
