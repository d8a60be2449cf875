"""One's own practice: a card like those of the catalogue, checked, and written as YAML or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from msai.base.findings import Finding
from msai.base.forms import field, fields_of, from_dict, validate
from msai.base.i18n import catalogue
from msai.base.plain_json import read_json
from msai.base.stems import find_words
from msai.errors import Problem
from msai.partnership.privacy import private_data
from msai.practices.practice import DONE, MEASURED, PLANNED, UNKNOWN

_, ngettext = catalogue("practices")

CATEGORIES = {
    "PAL_OSL": "Local activity programme, organising of a community",
    "CAL_MAL": "Local activity centre or place",
    "CUS": "Social services centre",
    "rewitalizacja_spoleczna": "Social part of a revitalisation",
    "rewitalizacja_modelowa": "Model revitalisation",
    "partnerstwo": "Partnership",
    "trwalosc": "Lasting results",
    "ekonomia_spoleczna": "Social economy",
    "PRS_inny": "Programme of the same name, outside that project",
}
_KINDS = ("miasto na prawach powiatu", "gmina miejska", "gmina miejsko-wiejska", "gmina wiejska",
          "powiat", "region", "zagranica")  # fmt: skip
_TOPICS = ("dzieci i młodzież", "seniorzy", "rodziny", "praca i ekonomia społeczna", "mieszkanie",
           "podwórka i sąsiedztwo", "miejsca aktywności", "organizowanie społeczności",
           "mikrogranty i małe inicjatywy", "diagnoza i mapa zasobów",
           "partnerstwo i koordynacja", "usługi społeczne", "wieś", "udział mieszkańców",
           "streetworking", "uczenie kadry")  # fmt: skip
_STEPS = ("diagnoza", "partycypacja", "partnerstwo", "programowanie", "działania", "wdrażanie",
          "pomiar", "trwałość", "edukacja")  # fmt: skip
_VOIVODESHIPS = ("dolnośląskie", "kujawsko-pomorskie", "lubelskie", "lubuskie", "łódzkie",
                 "małopolskie", "mazowieckie", "opolskie", "podkarpackie", "podlaskie",
                 "pomorskie", "śląskie", "świętokrzyskie", "warmińsko-mazurskie",
                 "wielkopolskie", "zachodniopomorskie")  # fmt: skip
#: Words of the bank itself; it is Polish in every language.
KINDS, TOPICS = {word: word for word in _KINDS}, {word: word for word in _TOPICS}
STEPS, VOIVODESHIPS = {word: word for word in _STEPS}, {word: word for word in _VOIVODESHIPS}
#: A plan that stands among achieved results.
_PLAN_WORDS = ("plan", "założ", "zakład", "ma powsta", "zostanie=", "będzie=", "objęcie=")
#: What YAML cannot hold as it is, or takes for the end of a line.
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_OPINION = ("sukces", "świetn", "wspania", "ogromn", "wszyscy zadowolen", "cieszy się dużym",
            "doskona")  # fmt: skip


@dataclass(frozen=True, slots=True)
class OwnPractice:
    """A practice of one's own municipality, in the shape of the catalogue."""

    name: str = field("Name of the practice", required=True)
    category: str = field("Sort of practice", kind="choice", options=CATEGORIES, required=True)
    municipality: str = field("Municipality", required=True)
    municipality_type: tuple[str, ...] = field(
        "Kind of municipality", kind="choices", options=KINDS, required=True
    )
    voivodeship: tuple[str, ...] = field("Voivodeship", kind="choices", options=VOIVODESHIPS)
    years: str = field("Years", help="For example 2022–2024.", required=True)
    area: str = field("Area", help="An estate, a village; no house numbers.", required=True)
    leader: str = field("Who led it", help="An institution.", required=True)
    partners: tuple[str, ...] = field("Partners", help="One per line.", kind="lines")
    target_groups: tuple[str, ...] = field(
        "For whom", help="One per line.", kind="lines", required=True
    )
    activities: tuple[str, ...] = field(
        "What was done", help="One per line.", kind="lines", required=True
    )
    planned: tuple[str, ...] = field(
        "What was planned", help="From the application; one per line.", kind="lines"
    )
    achieved: tuple[str, ...] = field(
        "What was done or came about",
        help="Only what somebody counted or saw; one per line.",
        kind="lines",
    )
    measured: tuple[str, ...] = field(
        "What change in people was measured",
        help="How many of how many, compared with what; also if nothing changed. One per line.",
        kind="lines",
    )
    budget: str = field("Cost")
    lesson: str = field(
        "What others can learn from it",
        help="Also what did not work.",
        kind="long_text",
        required=True,
    )
    topics: tuple[str, ...] = field("Topics", kind="choices", options=TOPICS, required=True)
    steps: tuple[str, ...] = field("Steps", kind="choices", options=STEPS, required=True)
    urls: tuple[str, ...] = field(
        "Sources", help="Addresses of pages where it can be checked, one per line.",
        kind="lines", required=True,
    )  # fmt: skip


def check_own(practice: OwnPractice) -> list[Finding]:
    """Return findings on one's own practice: plans apart from results, sources, no persons."""
    findings = [*_results(practice), *_sources(practice), *private_data(practice)]
    return findings or [Finding("ok", "own", "", _("Others can check it and learn from it."))]


def missing(practice: OwnPractice) -> list[Problem]:
    """Return what the card still needs before it can stand in the catalogue."""
    return validate(practice)


def _results(one: OwnPractice) -> Iterator[Finding]:
    for text in (*one.achieved, *one.measured):
        if words := find_words(text, _PLAN_WORDS):
            reason = _("“{words}” sounds like a plan, not like a result.").format(words=words[0])
            better = _("Move it to “What was planned”, or write what really happened.")
            yield Finding("problem", "plan_as_result", "achieved", reason, better, text)
        if words := find_words(text, _OPINION):
            reason = _("“{words}” is an opinion.").format(words=words[0])
            better = _("What did somebody count or see?")
            yield Finding("question", "opinion", "achieved", reason, better, text)
    if not (one.achieved or one.measured):
        reason = _("Nothing done or measured is told. The catalogue will say that none is known.")
        better = _("Is there a report, a count, a conversation with those who came?")
        yield Finding("question", "no_result", "achieved", reason, better, one.name)


def _sources(one: OwnPractice) -> Iterator[Finding]:
    for url in one.urls:
        if not url.startswith(("http://", "https://")) or " " in url:
            reason = _("“{url}” is not an address of a page.").format(url=url[:60])
            better = _("It begins with https:// and has no spaces.")
            yield Finding("problem", "bad_address", "urls", reason, better, one.name)


def entry_of(practice: OwnPractice, identity: str = "gp00") -> dict[str, Any]:
    """Return the practice as an entry of the bank; ``gp00`` waits for a number of its own.

    The author tells it, so it counts as partly verified until somebody else reads the sources.
    """
    results = [{"text": text, "status": PLANNED} for text in practice.planned]
    results += [{"text": text, "status": DONE} for text in practice.achieved]
    results += [{"text": text, "status": MEASURED} for text in practice.measured]
    values = {
        item.name: _plain(getattr(practice, item.name))
        for item in fields_of(OwnPractice)
        if item.name not in ("planned", "achieved", "measured")
    }
    return {
        "id": identity,
        **values,
        "budget": practice.budget or None,
        "results": results or [{"text": _("no results are known"), "status": UNKNOWN}],
        "lesson_basis": "wniosek",
        "confidence": "częściowo zweryfikowane",
        "confidence_note": _("Told by the author; the sources wait for another reader."),
    }


def from_entry(content: bytes) -> OwnPractice:
    """Return the practice of a file that `to_json` wrote.

    Raises:
        ValueError: It is no such file, or part of it cannot be read.
    """
    entry = read_json(content)
    results = entry.get("results") if isinstance(entry, Mapping) else None
    if not isinstance(results, list) or not all(isinstance(one, Mapping) for one in results):
        raise ValueError("no entry of the catalogue")
    kinds = {"planned": PLANNED, "achieved": DONE, "measured": MEASURED}
    told: dict[str, Any] = {
        name: [one.get("text") for one in results if one.get("status") == status]
        for name, status in kinds.items()
    }
    told |= {one.name: entry.get(one.name) for one in fields_of(OwnPractice) if one.name in entry}
    practice, problems = from_dict(OwnPractice, told)
    if problems:
        raise ValueError("part of the entry cannot be read")
    return practice


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def to_json(practice: OwnPractice) -> str:
    """Return the entry as JSON text."""
    return json.dumps(entry_of(practice), ensure_ascii=False, indent=2)


def to_yaml(practice: OwnPractice) -> str:
    """Return the entry as YAML text for the bank's list.

    Strings are written in JSON's double quotes, which YAML reads alike; so nothing that was typed
    can become markup of the file, and no YAML writer is needed in the browser.
    """
    lines = [line for key, value in entry_of(practice).items() for line in _yaml(key, value)]
    return "\n".join(f"{'- ' if at == 0 else '  '}{line}" for at, line in enumerate(lines)) + "\n"


def _yaml(key: str, value: Any) -> Iterator[str]:
    if not isinstance(value, list) or not value:
        yield f"{key}: {_scalar(value)}"
        return
    yield f"{key}:"
    for item in value:
        if isinstance(item, dict):
            pairs = ", ".join(f"{name}: {_scalar(text)}" for name, text in item.items())
            yield f"  - {{{pairs}}}"
        else:
            yield f"  - {_scalar(item)}"


def _scalar(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
