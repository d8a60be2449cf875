"""Tables of the plan: hours against posts, costs against sources, the heaviest risks."""

from __future__ import annotations

from datetime import date

from msai import planning
from msai.base import export
from msai.base.forms import field_of
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.programme import Programme
from msai.ui import Node, Table

_, ngettext = catalogue("activities_change")


def hours_table(programme: Programme) -> list[Node]:
    """Return hours a month that people have and that the busiest month needs."""
    needed = planning.monthly_hours(programme.tasks)
    team = planning.Staff(name="", share=sum(person.share or 0 for person in programme.staff))
    rows = [_hours_row(who, needed.get(who.name, {})) for who in (*programme.staff, team)]
    if not programme.staff:
        return []
    columns = [_("Who"), _("Hours a month"), _("Busiest month"), _("Needed then"), _("Result")]
    return [Table(_("Hours people have and hours the plan needs"), columns, rows, numeric=(1, 3))]


def _hours_row(who: planning.Staff, months: dict[date, float]) -> list[str]:
    name = who.name or _("the whole team")
    if not months:
        return [name, number_text(who.hours, 0), "–", "0", _("free")]
    month, most = max(months.items(), key=lambda pair: pair[1])
    over = most - who.hours
    result = _("fits") if over <= 0 else _("{n} hours too many").format(n=number_text(over, 0))
    return [name, number_text(who.hours, 0), f"{month:%m.%Y}", number_text(most, 0), result]


def cost_tables(programme: Programme) -> list[Node]:
    """Return costs line by line, and what each source gives and bears."""
    if not programme.budget:
        return []
    costs = [[line.name, number_text(line.cost), line.source or "–"] for line in programme.budget]
    costs.append([_("Together"), number_text(planning.total(programme.budget)), ""])
    sums = planning.totals_by(programme.budget, lambda line: line.source)
    sources = [_source_row(source, sums.get(source.name, 0.0)) for source in programme.funding]
    header = [_("Source"), _("It gives (PLN)"), _("It bears (PLN)"), _("Result")]
    tables: list[Node] = [
        Table(_("Costs"), [_("What for"), _("Cost in PLN"), _("Source")], costs, numeric=(1,))
    ]
    return [*tables, Table(_("Sources"), header, sources, numeric=(1, 2))] if sources else tables


def _source_row(source: planning.Funding, bears: float) -> list[str]:
    gives = source.amount or 0
    return [source.name, number_text(gives), number_text(bears), _balance(gives - bears)]


def _balance(left: float) -> str:
    if left < 0:
        return _("{n} PLN are missing").format(n=number_text(-left))
    return _("{n} PLN are left").format(n=number_text(left))


def risk_table(programme: Programme) -> list[Node]:
    """Return the risks, heaviest first."""
    named = [risk for risk in planning.heaviest_first(programme.risks) if risk.name]
    if not named:
        return []
    fields = [field_of(planning.Risk, name) for name in ("kind", "likelihood", "harm", "owner")]
    rows = [
        [risk.name, *(item.text(getattr(risk, item.name)) or "–" for item in fields)]
        for risk in named
    ]
    columns = [field_of(planning.Risk, "name").label, *(item.label for item in fields)]
    return [Table(_("Risks, heaviest first"), columns, rows)]


def on_paper(nodes: list[Node]) -> list[export.Block]:
    """Return tables of the screen as tables of a document."""
    return [
        export.PaperTable(
            node.columns, [[str(cell) for cell in row] for row in node.rows], node.caption
        )
        for node in nodes
        if isinstance(node, Table)
    ]
