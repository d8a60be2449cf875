"""Stems of Polish words by which an answer shows what it does (notation: `msai.base.stems`)."""

from __future__ import annotations

import re

from msai.base.stems import has_word
from msai.meetings.spoken import empty_number

#: Judgements in place of what was said.
JUDGEMENT = ("nisk poczuci", "nisk świadomoś", "brak motywac", "niska motywac", "biern",
             "roszczeniow", "niezaradn", "brak zaangażow", "bezradn", "patolog", "margines",
             "mała aktywnoś", "nisk aktywnoś", "brak chęci", "leniw", "trudn rodzin",
             "trudn młodzie")  # fmt: skip
#: The partner's interest, cost or fear is seen before anything is asked.
ACKNOWLEDGE = ("rozumie", "racj", "zgadzam", "słyszę", "wiem że", "to prawda", "zostają",
               "nie prosi", "nie rusza", "nie potrzebuj", "kosztuj", "szanuj", "widzę",
               "oddziel", "zanim=", "nie używam", "zatwierdz", "nie pokazuj",
               "na nasz koszt", "odwrotn")  # fmt: skip
#: Small, with an end and a way out.
SMALL = ("prób", "jeśli", "raz w=", "kwarta", "miesi", "tygod", "tydzień", "minut", "godzin",
         "dni=", "dnia=", "do marca", "do końca", "jedną=", "jednym=", "jedno=", "jeden=",
         "dwie=", "trzy=", "kadencj", "przed publikac", "roku=")  # fmt: skip
_NUMERAL = ("jed(?:en|na|no|ną|nym|nej)", "dw(?:a|ie|óch|oje)", "trzy", "trzech", "cztery",
            "pię[ćc]\\w*", "sześ\\w*", "raz", "połow\\w+", "\\w*tygodniow\\w+", "\\w*miesięczn\\w+",
            "czwartk\\w+")  # fmt: skip
_FIGURE = re.compile(r"\d|\b(?:" + "|".join(_NUMERAL) + r")\b", re.IGNORECASE)
#: First person: “przygotujemy”, “zróbmy”, “przyniosę”.
_OURS = re.compile(
    r"\b(?!(?:prosimy|wiemy|mamy|musimy|chcemy|rozumiemy|używamy|widzimy|liczymy na)\b)"
    r"\w+(?:emy|imy|amy|ymy|jmy|bmy|żmy|źmy|śmy|ńmy|zmy|my się)\b"
    r"|\b(?:obiecuję|proponuję|przyniosę|mogę|zapytam|przyślę|wyślę|sprawdzę|przygotuję|zrobię|"
    r"przyjdę|odprowadzę|wrócę|zadzwonię|policzę|dokładam|dam)\b"
    r"|\b(?:nasz\w*|na nas|po naszej stronie)\b",
    re.IGNORECASE,
)
#: A next step in place of a presentation.
_NEXT = ("przynios", "zapiszmy", "zapis=", "umówm", "zacznijm", "zróbm", "w przyszłym", "spotkajm",
         "prosimy o=", "proszę o=", "proponuj", "po lektur", "zatwierdza", "wróci",
         "sprawdzi", "pokażemy", "lista=", "dokładam")  # fmt: skip


def has_figure(text: str) -> bool:
    """Return whether a text names a quantity of something, in digits or in words."""
    return _FIGURE.search(text) is not None and not empty_number(text)


def names_own_part(text: str) -> bool:
    """Return whether the speaker says what they will do themselves."""
    return _OURS.search(text) is not None


def ends_openly(text: str) -> bool:
    """Return whether a text ends with a question or proposes a next step."""
    return text.rstrip(" ”\"'").endswith("?") or has_word(text, _NEXT)
