"""The ranking of „Wyznacz obszar”: as a page shows it, and as Python outside the browser has it."""

from msai.base.numbers import number_text

EXERCISE = ".msai-exercise[data-exercise='delimit-area']"


def ranking_on(page):
    """Return unit → index as the table shows it."""
    rows = page.locator(f"{EXERCISE} tbody tr", has=page.locator("[id^='delimit-area-unit']")).all()
    texts = [row.inner_text().split("\t") for row in rows]
    return {_unit(cells[0]): cells[1].strip() for cells in texts}


def _unit(cell):
    return cell.replace("\u00a0", " ").strip().removesuffix("(wybrana)").strip()


def expected_ranking(state):
    return {unit: number_text(value) for unit, value in state.outcome.index.items()}
