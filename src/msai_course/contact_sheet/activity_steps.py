"""What somebody does in each activity: up to an error in the middle, and to its end.

An activity is shown with it to whoever looks at all of them: the contact sheet and the tests that
keep what screen readers are told. Values are those of the inputs; answers come from the models
wherever those know them. What people write here is made up.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from msai.activities.direction_and_sphere.indicators import items
from msai.activities.myth_or_evidence.state import claims
from msai.activities.table_errors.flaws import flaws
from msai.activities.three_shares.state import DIRECTIONS, PLACES, exact
from msai.base.spheres import SPHERES
from msai.peers import sheet_name, written_answers
from msai.peers.ratings import KIND, VERSION

#: Id of an input and its value; a button has none.
Given: TypeAlias = tuple[str, Any]

_TODAY = "2026-12-07"
_RUBRIC = ("goal", "start", "clarity", "work", "check", "respect")


def middle(identity: str) -> tuple[Given, ...]:
    """Return what leads to the state in which something has to be corrected."""
    return _MIDDLE[identity]


def finished(identity: str) -> tuple[Given, ...]:
    """Return what leads from a fresh start to an end that nothing is missing from."""
    return _FINISHED[identity]


#: What the activities that an activity reads from keep, once something is done in it.
RECEIVED: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    "peer-rating": {"zadanie-1": {"answers": {"obrona": "Osoby starsze: nikt ich nie pyta."}}},
}


def _rated(rater: str, points: Sequence[int]) -> Given:
    sent = written_answers(RECEIVED["peer-rating"])
    told = {
        "kind": KIND, "version": VERSION, "sheet": sheet_name(sent), "rater": rater,
        "answers": [{"id": sent[0].id, "points": points, "note": "Kogo zapytamy?"}],
    }  # fmt: skip
    return "rating", json.dumps(told).encode()


def _pressed(*names: str) -> tuple[Given, ...]:
    return tuple((name, None) for name in names)


_MIDDLE: dict[str, tuple[Given, ...]] = {
    "direction-and-sphere": (("sphere:bezrobotni", "technical"), ("direction:bezrobotni", "-1")),
    "table-errors": (("place", "r11"), ("kind", "over_100"), ("report", None)),
    "repair-table": (("guess", 7), ("way", "hide"), ("units", ["Park"]), ("sentence", "RODO.")),
    "three-shares": (("share:unemployed:Zatorze", 112), ("direction:voters", "worse")),
    "delimit-area": (("weight:pomoc_spoleczna", 9), ("unit:Śródmieście", True)),
    "own-table": (("file", "Sołectwo;Ludność;Bezrobotni\nDąbki;400\nKąty;dużo;x".encode()),),
    "residents-voice": (*_pressed("clear", "assets:add", "conclusions:add"),),
    "stakeholder-map": (("stakeholders:open:0", None), ("stakeholders:0:influence", "dużo")),
    "partner-conversation": (
        ("own", "Co zabiera państwu najwięcej czasu?"), ("open", None), ("pick", "2"),
        ("say", None),
    ),
    "chain-of-change": (("side:own", None), ("issues:0:name", "Dorośli nie pracują")),
    "indicator-card": (
        ("indicators:0:name", "Wzrost pewności siebie"), ("indicators:0:target_value", "dużo"),
    ),
    "indicator-clinic": (("marked", ["unit_not_measurable"]), ("compare", None)),
    "action-plan": _pressed("section:risks", "risks:open:0"),
    "did-it-work": (("prediction", "worked"), ("payer", "Dzięki nam 17 z 134.")),
    "agenda-builder": (("given:minutes", "długo"),),
    "difficult-situation": (
        ("own", "Dajmy sobie dwie minuty na kartce."), ("open", None), ("pick", "2"),
        ("say", None),
    ),
    "what-stays": (("fates:open:0", None), ("fates:0:fate", "stays")),
    "myth-or-evidence": (("claim:0", "evidence"),),
    "micro-lesson": (("points:goal", "0"), ("change", "Mów wolniej; skróć wstęp; daj czas.")),
    "practice-catalogue": (
        *_pressed("open:gp01", "take:gp01"), ("notes:0:take", "Pomogli 535 osobom."),
    ),
    "outcomes-test": (("code", "wiosna-07-5"), ("begin", None)),
    "work-step": (("step:what", "Zapytam szkołę o liczbę"),),
    "peer-rating": (("send", None), ("rating", b"{}")),
    "my-programme": (("start.path", "B"), *_pressed("begin", "chapter:2")),
    "zadanie-1": (("udzial", 12.5), ("hand-in", None)),
}  # fmt: skip


def _judged() -> Iterator[Given]:
    for item in items():
        yield f"sphere:{item.name}", next(one for one in SPHERES if one == item.sphere)
        yield f"direction:{item.name}", str(item.direction)


def _found() -> Iterator[Given]:
    for flaw in flaws():
        yield from (("place", flaw.places[0]), ("kind", flaw.kind), ("report", None))
        yield f"action:{flaw.kind}", flaw.actions[0]


def _shares() -> Iterator[Given]:
    for kind, direction in DIRECTIONS.items():
        for place in PLACES:
            yield f"share:{kind}:{place.name}", round(exact(kind, place), 1)
        yield f"direction:{kind}", direction


def _talk(picks: str) -> Iterator[Given]:
    for pick in picks:
        yield from (("own", "Dajmy sobie dwie minuty."), ("open", None))
        yield from (("pick", pick), ("say", None), ("next", None))


def _card(prefix: str, **answers: Any) -> Iterable[Given]:
    return ((f"{prefix}{name}", value) for name, value in answers.items())


_FINISHED: dict[str, tuple[Given, ...]] = {
    "direction-and-sphere": (*_judged(), ("foreseen", "Zatorze")),
    "table-errors": (*_found(), ("finish", None)),
    "repair-table": (
        ("guess", 3), ("way", "merge"), ("units", ["Park", "Łąki"]),
        ("sentence", "Podajemy Park i Łąki razem, bo w jednym z nich jest mniej niż 5 rodzin."),
    ),
    "three-shares": (*_shares(), ("worst", "Zatorze")),
    "delimit-area": tuple((f"unit:{unit}", True) for unit in ("Zatorze", "Kolejowa", "Podmurze")),
    "own-table": (("practice", None),),
    "residents-voice": (("conclusions:0:limit", "rozmawialiśmy tylko po południu"),),
    "stakeholder-map": (
        ("stakeholders:add", None),
        *_card("stakeholders:7:", name="Sąsiedzi od ławki", kind="residents", interest=5,
               influence=2, role="partner"),
        ("stakeholders:close", None),
    ),
    "partner-conversation": tuple(_talk("000000000")),
    "chain-of-change": (
        ("side:own", None), ("issues:0:name", "Dzieci często nie docierają do szkoły"),
        ("issues:add", None),
        *_card("issues:1:", name="Gdy rodzic choruje, dziecka nikt nie odprowadza", role="cause",
               leads_to="Dzieci często nie docierają do szkoły"),
        *_card("goals:0:", name="Dzieci są w szkole także wtedy, gdy rodzic choruje",
               who="uczniowie klas 1–8", differently="opuszczają mniej niż połowę zajęć",
               by="2028-06-30"),
        *_card("chains:0:", action="Poranna para", for_whom="rodzin z Kolejowej",
               change="dziecko dociera do szkoły", within="jednego semestru",
               because="poranek przestaje zależeć od jednej osoby"),
        ("chains:0:evidence.taken", "Listy do rodziców o nieobecnościach"),
        ("chains:0:evidence.aside", "Grupowe zajęcia dla rodziców"),
        ("chains:0:evidence.why", "na tej zmierzono nieobecności, na tamtej zachowanie"),
        ("assumptions:add", None),
        *_card("assumptions:0:", name="szkoła dzwoni tego samego dnia", control="agreeable",
               covered_by="Uzgodnienie telefonu ze szkołą"),
    ),
    "indicator-card": (("pick", "IND-02"), *_pressed("take", "indicators:close")),
    "indicator-clinic": (
        ("marked", ["work_not_change"]), *_pressed("compare", "better"),
        *_card("card:", name="Odsetek osób, które po kursie pracują pół roku",
               level="long_term_result", unit="%",
               numerator="osoby z umową na co najmniej pół etatu w 6. miesiącu",
               denominator="wszyscy, którzy zaczęli kurs"),
    ),
    "action-plan": (
        ("staff:0:share", 0.5), ("staff:1:share", 0.5), ("tasks:3:person", "doradczyni"),
        ("section:money", None),
    ),
    "did-it-work": (
        ("indicator", "inicjatywy_sasiedzkie"), ("prediction", "worked"),
        ("payer", "Przed programem i po nim: zmiana jest, lecz przyczyny nie znamy."),
        ("participant", "Więcej osób robi coś razem."),
    ),
    "agenda-builder": (
        ("given:outcome", "podpisuje kartkę z zadaniem i terminem"),
        ("given:needs", "winda, duży druk"), ("propose", None),
    ),
    "difficult-situation": tuple(_talk("111111111")),
    "what-stays": (
        *_card("fates:0:", fate="passes", person="grupa gotująca", money="50 zł z parafii",
               when="luty 2027"),
        *_card("fates:1:", fate="stays", person="szkoła", money="godziny nauczycielki",
               when="wrzesień 2027"),
        *_card("fates:2:", fate="stays", person="pracownica socjalna", money="etat ośrodka",
               when="styczeń 2027"),
        *_card("fates:3:", fate="ends", person="koordynatorka", when="czerwiec 2027"),
    ),
    "myth-or-evidence": tuple((f"claim:{at}", one.kind) for at, one in enumerate(claims())),
    "micro-lesson": (
        *((f"points:{name}", "2") for name in _RUBRIC),
        *((f"evidence:{name}", "każda para zapisała zadanie i termin") for name in _RUBRIC),
        ("strong", "Pytanie padło w pierwszej minucie."),
        ("change", "Powtórz polecenie i zapisz je na tablicy."),
    ),
    "practice-catalogue": (
        *_pressed("open:gp01", "take:gp01"),
        *_card("notes:0:", take="podział ról", leave="aplikacji",
               differs="mamy jedną organizację"),
    ),
    "outcomes-test": (
        ("code", "wiosna-07-5"), ("begin", None), *_pressed(*["next"] * 6, "finish"),
    ),
    "work-step": tuple(
        _card("step:", what="Zapytam szkołę o liczbę", when=_TODAY, where="Kolejowa 4",
              with_whom="pedagożka szkolna", obstacle="zadzwonię w środę",
              agreed="godzina w poniedziałek", product="karta z podpisaną liczbą")
    ),
    "my-programme": _pressed("example", "chapter:9"),
    "peer-rating": (
        ("send", None), _rated("kolega01", (2, 2, 1, 0)), _rated("kolega02", (0, 2, 2, 0)),
    ),
    "zadanie-1": (
        ("learner:code", "wiosna-07-5"), ("obszar", ["Zatorze", "Kolejowa"]), ("udzial", 12.5),
        ("obrona", "Nie widać osób, które pracują bez umowy."), ("check", None),
    ),
}  # fmt: skip
