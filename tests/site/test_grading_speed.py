"""A class of 200 with five assignments on the trainer's page: quick and usable meanwhile."""

import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect
from test_trainer_grading import packed

from msai.assignments import hand_in_name
from msai_trainer.pages.windows import WINDOW

sys.path.append(str(Path(__file__).parents[1] / "grading"))
import all_assignments

PEOPLE = 200
#: Seconds from the choice of a ZIP to the rows on screen, and bytes that the renderer holds.
BUDGET, MEMORY = 12.0, 1e9


def works():
    """A thousand hand-ins in one ZIP, as Moodle gives them."""
    for number in range(1, PEOPLE + 1):
        for name in all_assignments.NAMES:
            code = f"K{number:03}"
            content = all_assignments.content(name, code)
            yield {"name": hand_in_name(name, code, all_assignments.MOMENT), "buffer": content}


def renderers(page):
    """What the processes that draw pages hold for themselves, in bytes: the largest."""
    told = page.context.browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    held = []
    for one in told["processInfo"]:
        if one["type"] == "renderer":
            lines = Path(f"/proc/{one['id']}/smaps_rollup").read_text(encoding="ascii").splitlines()
            pss = next(line for line in lines if line.startswith("Pss:"))
            held.append(int(pss.split()[1]) * 1024)
    return max(held)


@pytest.mark.slow
def test_a_thousand_hand_ins_are_judged_and_shown_in_twelve_seconds(live):
    page = live("trener/ocenianie.html")
    people = "\n".join(["kod", *(f"K{n:03}" for n in range(1, PEOPLE + 1))]).encode()
    table = {"name": "lista.csv", "mimeType": "text/csv", "buffer": people}
    page.get_by_label("Lista osób", exact=True).set_input_files([table])
    expect(page.get_by_text(f"osób: {PEOPLE}")).to_be_visible()
    whole = packed(*works())
    started = time.perf_counter()
    page.get_by_label("Prace", exact=True).set_input_files([whole])
    expect(page.get_by_text("Wybrane pliki: 1.")).to_be_visible()
    page.get_by_role("button", name="Oceń", exact=True).press("Enter")
    # Usable meanwhile: a click on the way is answered long before the end.
    page.get_by_role("button", name="Zatrzymaj").press("Enter")
    expect(page.get_by_text("Zatrzymano.")).to_be_visible()
    page.get_by_role("button", name="Oceniaj dalej").press("Enter")
    overview = page.get_by_role("table", name="Osoby i zadania")
    expect(overview).to_contain_text("17 z 25", timeout=120_000)
    took, held = time.perf_counter() - started, renderers(page)
    print(f"{took:.1f} s, {held / 1e6:.0f} MB")
    assert page.locator("main tbody tr").count() <= 3 * WINDOW
    assert took <= BUDGET
    assert held <= MEMORY
