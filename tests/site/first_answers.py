"""What a learner does first in each exercise, and the words that answer her: one of each.

For tests that need an exercise used a little, whatever it is about.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class First:
    """A few inputs, by name and value (empty: pressed), and what then stands in the exercise."""

    inputs: tuple[tuple[str, str], ...]
    words: str


FIRST = {
    "direction-and-sphere": First(
        (("sphere:bezrobotni", "social"), ("direction:bezrobotni", "1")), "Obie trafne: 1."
    ),
    "table-errors": First(
        (("place", "r11"), ("kind", "total_row"), ("report", "")), "Znalezione błędy: 1 z 10."
    ),
    "repair-table": First((("guess", "7"),), "Odejmij od sumy trzy pozostałe liczby."),
    "three-shares": First((("share:unemployed:Zatorze", "112"),), "to liczba osób, a nie udział."),
    "delimit-area": First((("unit:Zatorze", ""),), "1 jednostka"),
    "own-table": First((("practice", ""),), "Wynik dla 12 jednostek."),
    "residents-voice": First((("clear", ""), ("assets:add", "")), "Zasoby: 1"),
    "stakeholder-map": First((("stakeholders:remove:5", ""),), "Na mapie: 6 kart"),
    "partner-conversation": First(
        (("own", "Co zabiera państwu najwięcej czasu?"), ("open", "")), "Powiedz to"
    ),
    "chain-of-change": First(
        (("side:own", ""), ("issues:0:name", "Dorośli nie pracują")), "Nie ma żadnej przyczyny"
    ),
    "indicator-card": First(
        (("indicators:0:name", "Wzrost pewności siebie"),), "„Wzrost” w nazwie"
    ),
    "indicator-clinic": First(
        (("marked", "work_not_change"), ("compare", "")), "Z nich zaznaczono: 1"
    ),
    "action-plan": First((("staff:remove:1", ""),), "Jest 40 godzin miesięcznie"),
    "did-it-work": First((("prediction", "worked"),), "3. Zobacz"),
    "agenda-builder": First((("given:minutes", "90"), ("propose", "")), "etapy uczenia się: 4 z 4"),
    "difficult-situation": First(
        (("own", "Dajmy sobie dwie minuty na kartce."), ("open", "")), "Powiedz to"
    ),
    "what-stays": First((("fates:remove:3", ""),), "Decyzje z osobą, pieniędzmi i datą: 0 z 3."),
    "myth-or-evidence": First((("claim:0", "evidence"),), "Odpowiedzi: 1 z 6. Dobre: 0."),
    "micro-lesson": First((("points:goal", "0"),), "Dopisz dowód."),
    "practice-catalogue": First(
        (("open:gp01", ""), ("take:gp01", ""), ("notes:0:take", "Pomogli 535 osobom.")),
        "535 to plan tamtego projektu.",
    ),
    "outcomes-test": First((("code", "K07"), ("begin", "")), "krok 1 z 7"),
    "work-step": First((("step:what", "Zapytam szkołę o liczbę"),), "Puste pole „Gdzie”."),
    "my-programme": First((("start.path", "B"), ("begin", "")), "Gotowe rozdziały: 0"),
    "zadanie-1": First(
        (("udzial", "12,5"), ("learner:code", "K07")), "Kod bez znaku kontrolnego: K07."
    ),
}
