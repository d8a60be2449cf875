"""Is a chosen set of units a lawful revitalisation area? Art. 9 and 10 of the act, as data.

Act of 9 October 2015 on revitalisation (Dz.U. 2024 poz. 278): art. 9 par. 1-2 ask for concentrated
social problems *and* at least one phenomenon of another sphere, in every subarea; art. 10 par. 2
allows at most 20 % of the area and at most 30 % of the inhabitants of the municipality, both at
once; art. 10 par. 3 lets uninhabited post-industrial land in only where it helps against social
problems. Each unit is taken as a subarea. The act names no index and no threshold (art. 4): those
of `LegalRule` are the author's choice and must be stated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from msai.base.i18n import catalogue
from msai.base.numbers import fixed_text, percent_text
from msai.base.spheres import sphere_label
from msai.diagnosis.spheres import SphereIndices, sphere_indices
from msai.diagnosis.table import UnitTable
from msai.errors import DiagnosisError, Problem

_, _n = catalogue("diagnosis")

#: A share that is the limit itself must not fail by rounding in the last bit.
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class LegalRule:
    """What counts as a concentration, and the limits of the act.

    Attributes:
        social_threshold: Standard deviations above the mean of units, social sphere.
        other_threshold: The same for the other four spheres.
        max_area: Largest share of the municipality's area (art. 10 par. 2).
        max_population: Largest share of its inhabitants (art. 10 par. 2).
    """

    social_threshold: float = 0.0
    other_threshold: float = 0.0
    max_area: float = 0.20
    max_population: float = 0.30


@dataclass(frozen=True, slots=True)
class LegalFinding:
    """One answer of a legal check.

    Attributes:
        status: ``ok``, ``problem`` or ``question`` (the data cannot tell).
        code: Stable English identifier.
        message: One sentence for the reader, with the article.
        article: Article of the act, such as ``art. 9 ust. 1``.
        unit: Unit concerned; None: the whole selection.
    """

    status: str
    code: str
    message: str
    article: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class SelectionCheck:
    """Answer to "may these units be the revitalisation area?".

    Attributes:
        selected: The units, in the order of the table.
        area_share: Share of the municipality's area, 0-1; None: areas unknown.
        population_share: Share of its inhabitants, 0-1; None: population unknown.
        findings: Everything found: limits first, then unit by unit.
    """

    selected: tuple[str, ...]
    area_share: float | None
    population_share: float | None
    findings: tuple[LegalFinding, ...] = field(default=())

    @property
    def ok(self) -> bool:
        """Tell whether nothing contradicts the act and nothing is left to ask."""
        return all(finding.status == "ok" for finding in self.findings)

    @property
    def problems(self) -> tuple[LegalFinding, ...]:
        """Return what contradicts the act."""
        return tuple(finding for finding in self.findings if finding.status == "problem")

    @property
    def questions(self) -> tuple[LegalFinding, ...]:
        """Return what the data cannot tell."""
        return tuple(finding for finding in self.findings if finding.status == "question")


def check_selection(
    table: UnitTable,
    selected: Iterable[str],
    *,
    indices: SphereIndices | None = None,
    rule: LegalRule | None = None,
    purposes: Mapping[str, str] | None = None,
) -> SelectionCheck:
    """Check any set of units against art. 9 and 10.

    Args:
        table: The units.
        selected: Names of units.
        indices: Sphere indices computed before (a click should not compute them again).
        rule: Thresholds and limits.
        purposes: For uninhabited post-industrial units: how works there help against social
            problems, in words (art. 10 par. 3).

    Raises:
        DiagnosisError: A unit that the table does not have; indices that cannot be computed.
    """
    rule = rule or LegalRule()
    wanted = set(selected)
    if unknown := wanted - set(table.frame.index):
        raise DiagnosisError([_unknown_unit().at(row=unit) for unit in sorted(unknown)])
    chosen = tuple(unit for unit in table.frame.index if unit in wanted)
    if not chosen:
        message = _("No unit is selected: pick at least one (art. 10 par. 1).")
        return SelectionCheck(
            (), 0.0, 0.0, (LegalFinding("problem", "empty", message, "art. 10 ust. 1"),)
        )
    indices = indices or sphere_indices(table)
    area, people = shares(table, chosen)
    findings = [
        _limit("area", area, rule.max_area),
        _limit("population", people, rule.max_population),
    ]
    for unit in chosen:
        findings += judge_unit(table, unit, indices, rule, (purposes or {}).get(unit, ""))
    return SelectionCheck(chosen, area, people, tuple(findings))


def shares(table: UnitTable, units: Iterable[str]) -> tuple[float | None, float | None]:
    """Return the units' share of the municipality's area and of its inhabitants, 0-1 or None."""
    area, people = shares_of_units(table)[table.frame.index.isin(list(units))].sum(axis=0).tolist()
    return None if np.isnan(area) else area, None if np.isnan(people) else people


def shares_of_units(table: UnitTable) -> np.ndarray:
    """Return units × (share of the area, share of the inhabitants), 0-1; NaN: not known."""
    description = table.description
    totals = description.municipality_area_ha, description.municipality_population
    parts = zip((table.area_ha, table.population), totals, strict=True)
    return np.column_stack(
        [_parts(values, declared, len(table.frame)) for values, declared in parts]
    )


def _parts(values: object, declared: float | None, number: int) -> np.ndarray:
    if values is None:
        return np.full(number, np.nan)
    numbers = np.asarray(values, dtype=float)
    # A share of the smaller of two totals is the larger one: the careful reading of a limit.
    whole = min(declared or np.inf, float(np.nansum(numbers)))
    return numbers / whole if whole > 0 else np.full(number, np.nan)


def judge_unit(
    table: UnitTable, unit: str, indices: SphereIndices, rule: LegalRule, purpose: str = ""
) -> list[LegalFinding]:
    """Return the findings of art. 9 (or art. 10 par. 3) for one unit."""
    at = table.frame.index.get_loc(unit)
    if not table.inhabited[at]:
        return _judge_uninhabited(table, unit, purpose)
    row = indices.of(unit)
    return [_social(unit, row.get("social"), rule), _other(unit, row, rule)]


def is_degraded(findings: Iterable[LegalFinding]) -> bool:
    """Tell whether a unit's findings make it a degraded (sub)area in the sense of art. 9."""
    codes = {finding.code for finding in findings if finding.status == "ok"}
    return {"social_concentration", "other_sphere"} <= codes


def _social(unit: str, value: float | None, rule: LegalRule) -> LegalFinding:
    article = "art. 9 ust. 1"
    if value is None or np.isnan(value):
        message = _("{unit}: no social data, so nobody can say whether art. 9 par. 1 is met.")
        return LegalFinding("question", "social_unknown", message.format(unit=unit), article, unit)
    texts = {"unit": unit, "value": fixed_text(value), "limit": fixed_text(rule.social_threshold)}
    if value > rule.social_threshold:
        message = _(
            "{unit}: social problems are concentrated here ({value} > {limit}, art. 9 par. 1)."
        )
        return LegalFinding("ok", "social_concentration", message.format(**texts), article, unit)
    message = _(
        "{unit}: no concentration of social problems ({value}, more than {limit} is needed); "
        "without it nothing else suffices (art. 9 par. 1)."
    )
    return LegalFinding(
        "problem", "no_social_concentration", message.format(**texts), article, unit
    )


def _other(unit: str, row: Mapping[str, float], rule: LegalRule) -> LegalFinding:
    article = "art. 9 ust. 1-2"
    others = {sphere: value for sphere, value in row.items() if sphere != "social"}
    worse = [sphere for sphere, value in others.items() if value > rule.other_threshold]
    if worse:
        names = ", ".join(sphere_label(sphere) for sphere in worse)
        message = _("{unit}: also worse in at least one other sphere: {spheres} (art. 9 par. 1-2).")
        text = message.format(unit=unit, spheres=names)
        return LegalFinding("ok", "other_sphere", text, article, unit)
    if not others or any(np.isnan(value) for value in others.values()):
        message = _("{unit}: data on the other spheres are missing (art. 9 par. 1).")
        return LegalFinding("question", "other_unknown", message.format(unit=unit), article, unit)
    message = _(
        "{unit}: in none of the other four spheres is it worse; one is needed (art. 9 par. 1)."
    )
    return LegalFinding("problem", "no_other_sphere", message.format(unit=unit), article, unit)


def _judge_uninhabited(table: UnitTable, unit: str, purpose: str) -> list[LegalFinding]:
    article = "art. 10 ust. 3"
    flags = table.post_industrial
    if flags is None:
        message = _("{unit}: nobody lives here; is it post-industrial land? (art. 10 par. 3)")
        return [
            LegalFinding("question", "uninhabited_kind", message.format(unit=unit), article, unit)
        ]
    if not bool(flags[unit]):
        message = _(
            "{unit}: uninhabited and not post-industrial, so art. 10 par. 3 does not let it in."
        )
        return [LegalFinding("problem", "uninhabited", message.format(unit=unit), article, unit)]
    return [_evidence(table, unit, article), _purpose(unit, purpose, article)]


def _purpose(unit: str, purpose: str, article: str) -> LegalFinding:
    if purpose.strip():
        message = _("{unit}: uninhabited, admitted for a declared social purpose (art. 10 par. 3).")
        return LegalFinding("ok", "social_purpose", message.format(unit=unit), article, unit)
    message = _(
        "{unit}: uninhabited post-industrial land; say how works here will help against social "
        "problems (art. 10 par. 3)."
    )
    return LegalFinding("problem", "no_social_purpose", message.format(unit=unit), article, unit)


def _evidence(table: UnitTable, unit: str, article: str) -> LegalFinding:
    """Look for a phenomenon of art. 9 par. 1 pt 1-4 among the indicators the unit has."""
    totals = table.totals()
    names = [n for sphere, group in table.spheres.items() if sphere != "social" for n in group]
    row = table.frame.loc[unit]
    worse = [n for n in names if (row[n] - totals[n]) * table.directions[n] > 0]
    if worse:
        labels = ", ".join(table.schema[n].label for n in worse[:3])
        message = _("{unit}: worse than the municipality in: {labels} (art. 10 par. 3).")
        text = message.format(unit=unit, labels=labels)
        return LegalFinding("ok", "uninhabited_evidence", text, article, unit)
    message = _(
        "{unit}: describe the negative phenomena; the indicators show none (art. 10 par. 3)."
    )
    return LegalFinding(
        "question", "uninhabited_evidence_unknown", message.format(unit=unit), article, unit
    )


def _limit(kind: str, share: float | None, limit: float) -> LegalFinding:
    article = "art. 10 ust. 2"
    if share is None:
        message = {
            "area": _("The table has no areas: check the 20 % limit yourself (art. 10 par. 2)."),
            "population": _(
                "The table has no population: check the 30 % limit yourself (art. 10 par. 2)."
            ),
        }[kind]
        return LegalFinding("question", f"{kind}_unknown", message, article)
    texts = {"share": percent_text(share), "limit": percent_text(limit)}
    if share <= limit + ROUNDING:
        message = {
            "area": _(
                "The area takes {share} of the municipality, {limit} is allowed (art. 10 par. 2)."
            ),
            "population": _(
                "{share} of the inhabitants live here, {limit} is allowed (art. 10 par. 2)."
            ),
        }[kind]
        return LegalFinding("ok", f"{kind}_limit", message.format(**texts), article)
    message = {
        "area": _(
            "The area takes {share} of the municipality; only {limit} is allowed (art. 10 par. 2)."
        ),
        "population": _(
            "{share} of the inhabitants live here; only {limit} is allowed (art. 10 par. 2)."
        ),
    }[kind]
    return LegalFinding("problem", f"{kind}_limit", message.format(**texts), article)


def _unknown_unit() -> Problem:
    return Problem.of(
        "unknown_unit",
        _("The table has no such unit."),
        _("Choose units by their names in the table."),
    )
