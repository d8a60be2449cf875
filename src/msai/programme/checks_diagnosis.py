"""Consistency checks of the diagnosis: area, numbers, voices, assets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msai.base.forms import field_of, title_of
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.base.stems import has_word
from msai.indicators.card import IndicatorCard
from msai.indicators.monitoring import CRITERION_RISES
from msai.partnership.voice import Conclusion
from msai.planning.check import lack_of_solution
from msai.programme.cards import Phenomenon, Subarea
from msai.programme.consistency import Remark, check
from msai.programme.state import Programme

_, ngettext = catalogue("programme")

#: Art. 10 par. 2 of the act on revitalisation.
MOST_AREA, MOST_PEOPLE = 0.20, 0.30
#: Income criteria of social assistance rose on these days.
BREAKS = CRITERION_RISES
_BENEFITS = ("zasił", "świadcze", "pomoc społeczn", "pomocy społeczn", "dożywia")
#: Older data call for a word why.
OLD_YEARS = 3


@check(
    "S1",
    title="The area has at most 20 % of the municipality's area and 30 % of its people at once",
    chapters=("3.1",),
    paths="B",
    degree="contradiction",
    why="The act sets both limits at once (art. 10 par. 2).",
    todo="Look at the subareas one by one and leave out the one with the weakest social reason.",
)
def area_within_limits(programme: Programme) -> Iterator[Remark]:
    """Compare the sums of the subareas with the municipality."""
    whole = programme.area
    people = sum(subarea.population or 0 for subarea in programme.subareas)
    hectares = sum(subarea.area_ha or 0 for subarea in programme.subareas)
    if share := _too_large(people, whole.municipality_population, MOST_PEOPLE):
        text = _(
            "In the area live {share} % of the people. The act allows 30 %. Which subarea has the"
            " weakest social reason?"
        )
        yield Remark("people", text.format(share=share))
    if share := _too_large(hectares, whole.municipality_area, MOST_AREA):
        text = _(
            "The area takes {share} % of the municipality's area. The act allows 20 %. Which"
            " subarea has the weakest social reason?"
        )
        yield Remark("area", text.format(share=share))


def _too_large(part: float, whole: float | None, limit: float) -> str:
    """Return the share in percent when it is above the limit, so that one can see that it is."""
    percent = 100 * part / whole if whole else 0.0
    if percent <= 100 * limit + 1e-9:
        return ""
    return number_text(percent, 1 if round(percent, 1) > 100 * limit else 3)


@check(
    "S2",
    title="In each subarea: social problems and at least one of the four other spheres",
    chapters=("3.1",),
    paths="B",
    degree="contradiction",
    why="Without both a place is no degraded area (art. 9); one index that adds all up hides it.",
    todo="Show the missing sphere with a number, or leave the subarea out.",
)
def each_subarea_has_both(programme: Programme) -> Iterator[Remark]:
    """Look at each subarea by itself; one without inhabitants is for S3 (art. 10 par. 3)."""
    for subarea in programme.subareas:
        if subarea.population == 0:
            continue
        if not subarea.social:
            text = _("Subarea “{name}”: {spheres}; no concentration of social problems is shown.")
            spheres = _spheres(subarea) or _("no sphere is described")
            yield Remark(subarea.name, text.format(name=subarea.name, spheres=spheres))
        elif not subarea.spheres:
            text = _("Subarea “{name}” has social problems, but none of the four other spheres.")
            yield Remark(subarea.name, text.format(name=subarea.name))


def _spheres(subarea: Subarea) -> str:
    shown = field_of(Subarea, "spheres").text(subarea.spheres)
    return _("bad state: {spheres}").format(spheres=shown) if shown else ""


@check(
    "S3",
    title="An uninhabited site has an action that reduces a social problem",
    chapters=("3.1", "6"),
    paths="B",
    degree="missing",
    why="Such land may be in the area only if what is done there helps people (art. 10 par. 3).",
    todo="Join an action with the site, or leave it out of the area.",
)
def empty_site_helps_people(programme: Programme) -> Iterator[Remark]:
    """Look for an action with participants for each subarea without inhabitants."""
    served = {action.subarea for action in programme.actions if action.people}
    for subarea in programme.subareas:
        if subarea.population == 0 and subarea.name not in served:
            text = _("The site “{name}” is in the area, but no action says whom it will help.")
            yield Remark(subarea.name, text.format(name=subarea.name))


@check(
    "S4",
    title="A conclusion has a number with source and date and a voice of residents",
    chapters=("3.6",),
    degree="missing",
    why="A number says how many, people say why. A conclusion needs both.",
    todo="Choose the number and the voice; if there is none yet, go and ask.",
)
def conclusion_has_number_and_voice(programme: Programme) -> Iterator[Remark]:
    """Look for the number and the voice of each conclusion."""
    figures = {item.name for item in programme.phenomena if item.source and item.day}
    voices = {title_of(voice) for voice in programme.voices}
    for conclusion in programme.conclusions:
        yield from _conclusion(conclusion, figures, voices)


def _conclusion(item: Conclusion, figures: set[str], voices: set[str]) -> Iterator[Remark]:
    if not voices.intersection(item.voices):
        text = _("“{name}” rests on data only. What do the people it concerns say about it?")
        yield Remark(f"voice:{item.theme}", text.format(name=item.theme))
    if item.phenomenon not in figures and not _has_year_and_number(item.figure):
        text = _("“{name}” has no number with source and date.")
        yield Remark(f"figure:{item.theme}", text.format(name=item.theme))


def _has_year_and_number(words: str) -> bool:
    """Tell whether words hold a number and its year; whether a source, a reader has to see."""
    numbers = re.findall(r"\d+", words)
    return len(numbers) > 1 and any(re.fullmatch(r"(?:19|20)\d\d", one) for one in numbers)


@check(
    "S5",
    title="A problem is not put down as the lack of a solution",
    chapters=("3.6", "4"),
    degree="question",
    why="Who begins with a solution will not see another, perhaps a better and cheaper one.",
    todo="Write what happens to people. If you are sure, answer: yes, we know, because …",
)
def problem_is_no_missing_solution(programme: Programme) -> Iterator[Remark]:
    """Look for “lack of a club” and the like among conclusions and problems."""
    names = [item.theme for item in programme.conclusions]
    names += [item.name for item in programme.issues]
    for name in dict.fromkeys(names):
        if words := lack_of_solution(name):
            text = _("“{words}” is a solution already. What happens to people without it?")
            yield Remark(name, text.format(words=words))


@check(
    "S6",
    title="There are assets, not only problems; at least one is used in an action",
    chapters=("3.3", "6"),
    degree="missing",
    why="A place described by lacks alone waits for help from outside.",
    todo="Add what people have and can do, and build one action on it.",
)
def assets_are_used(programme: Programme) -> Iterator[Remark]:
    """Compare the map of assets with the actions."""
    names = {asset.name for asset in programme.assets}
    used = {name for action in programme.actions for name in action.assets}
    if not names:
        yield Remark("none", _("There are no assets of the place, only problems."))
    elif programme.actions and not names & used:
        text = ngettext(
            "{count} asset is entered, no action uses it.",
            "{count} assets are entered, no action uses them.",
            len(names),
        )
        yield Remark("unused", text.format(count=len(names)))


@check(
    "S7",
    title="Data are fresh; both parts of a share are of one year; breaks in series are marked",
    chapters=("3.2", "9"),
    degree="question",
    why="Otherwise a change of rules or of the number of people looks like a change in life.",
    todo="Take both numbers of one year, or write in the field of cautions how you deal with it.",
)
def data_are_comparable(programme: Programme) -> Iterator[Remark]:
    """Look at years of the numbers and at changes of the income criterion."""
    for item in programme.phenomena:
        yield from _phenomenon_years(item, programme.start.start)
    for card in programme.indicators:
        yield from _income_criterion(card)


def _phenomenon_years(item: Phenomenon, start: date | None) -> Iterator[Remark]:
    year, other = item.numerator_year, item.denominator_year
    if year and other and year != other and not item.caution:
        text = _("“{name}”: the number is of {year}, the “out of” is of {other}.")
        yield Remark(f"years:{item.name}", text.format(name=item.name, year=year, other=other))
    if year and start and start.year - year > OLD_YEARS and not item.caution:
        text = _("“{name}” is of {year}, the programme begins in {start}. Does it still hold?")
        yield Remark(f"old:{item.name}", text.format(name=item.name, year=year, start=start.year))


def _income_criterion(card: IndicatorCard) -> Iterator[Remark]:
    before, after = card.baseline_date, card.target_date
    explained = has_word(f"{card.distortions} {card.comparison}", ("kryteri",))
    if before is None or after is None or explained or not has_word(card.name, _BENEFITS):
        return
    for day in BREAKS:
        if before < day <= after:
            text = _(
                "“{name}”: you compare {before} with {after}. In {year} the income criterion"
                " changed. How will you tell it from the effect of the programme?"
            )
            values = {"before": before.year, "after": after.year, "year": day.year}
            yield Remark(f"criterion:{card.name}", text.format(name=card.name, **values))
