"""The course in three engines: Chromium, Firefox and WebKit, each with its own person."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler

import pytest
from pages import HOSTS

from msai_course.build.server import SiteServer

LESSON = HOSTS["delimit-area"]
TASK = "zadania/zadanie-1.html"
EXERCISE = ".msai-exercise[data-exercise='delimit-area']"
UNIT = "[id='delimit-area-unit:Zatorze']"


def test_the_start_page_comes_alive_or_needs_no_python(engine, address):
    engine.goto(address)
    engine.wait("main h1")
    engine.wait("html[data-live]", "attached")


def test_a_tick_is_answered_by_the_true_python_of_the_page(engine, address, mounted_address):
    """Chromium does it in test_true_python.py; elsewhere here Python is in this process."""
    engine.live((mounted_address if engine.name == "chromium" else address) + LESSON)
    engine.click(UNIT)
    engine.wait(f"{EXERCISE} .ui-status", text="1 jednostka")
    engine.wait_stored("Zatorze")
    assert engine.errors == []


def test_a_tick_survives_a_reload(engine, mounted_address):
    engine.live(mounted_address + LESSON)
    engine.click(UNIT)
    engine.wait(f"{EXERCISE} .ui-status", text="1 jednostka")
    engine.wait_stored("Zatorze")
    engine.reload()
    engine.wait("html[data-live='ready']")
    engine.wait(f"{EXERCISE} .ui-status", text="1 jednostka")
    assert engine.checked(UNIT)
    assert engine.errors == []


def test_the_charts_are_drawn(engine, mounted_address):
    engine.live(mounted_address + LESSON)
    engine.wait("[data-chart='ranking'] .mark-rect path")
    engine.wait("[data-chart='map'] .mark-shape path")


def test_another_person_finds_nothing_of_the_one_before(engine, mounted_address):
    engine.live(mounted_address + LESSON)
    engine.click(UNIT)
    engine.wait(f"{EXERCISE} .ui-status", text="1 jednostka")
    engine.wait_stored("Zatorze")
    engine.new_person()
    engine.live(mounted_address + LESSON)
    engine.wait(f"{EXERCISE} .ui-status", text="Nie masz jeszcze")


def test_an_answered_quiz_is_remembered(engine, mounted_address):
    engine.goto(mounted_address + LESSON)
    question = "form[data-quiz='l04-q1']"
    engine.click(f"{question} input")
    engine.click(f"{question} button[type='submit']")
    engine.wait(f"{question} .quiz-why")
    engine.reload()
    engine.wait(f"{question} .quiz-status", text="Poprzednio")


def test_an_assignment_is_filled_in_and_keeps_its_answer(engine, mounted_address):
    engine.live(mounted_address + TASK)
    field = "[id='zadanie-1-udzial']"
    engine.fill(field, "12,5")
    engine.press("Tab")
    engine.wait_stored("12.5")
    engine.reload()
    engine.wait("html[data-live='ready']")
    engine.wait_until("(it) => document.querySelector(it)?.value === '12,5'", field)


def test_a_file_is_handed_out(engine, mounted_address):
    engine.live(mounted_address + LESSON)
    engine.click("[id='delimit-area-frame:download:0']")
    got = engine.wait_download()
    assert got.stat().st_size > 1000
    assert engine.errors == []


#: A page with one of each: what the drivers promise is tried on it.
SMALL = """<!doctype html><meta charset="utf-8"><title>Próba</title><link rel="icon" href="data:,">
<label>Plik <input type="file" id="file"></label><p id="said"></p>
<label for="text">Notatka</label><textarea id="text">dawne</textarea>
<select id="list"><option>a</option><option>b</option></select>
<button>Pobierz</button>
<script>
const file = document.querySelector("#file"), said = document.querySelector("#said");
file.onchange = async () => { said.textContent = await file.files[0].text(); };
document.querySelector("button").onclick = () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["Łódź"]));
  link.download = "miasto Łódź.txt";
  document.body.append(link);
  link.click();
};
try { localStorage.kept = "tak"; said.textContent = "kept"; }
catch { said.textContent = "blocked"; }
</script>"""


class Quiet(SimpleHTTPRequestHandler):
    """Sends files without telling."""

    def log_message(self, *_words):
        pass


@pytest.fixture
def small(tmp_path):
    """Address of the small page; its file is at hand for uploading."""
    (tmp_path / "proba.html").write_text(SMALL, encoding="utf-8")
    handler = partial(Quiet, directory=str(tmp_path))
    with SiteServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/proba.html"
        server.shutdown()


def test_a_person_types_chooses_takes_and_gives_files_and_has_tabs(engine, small, tmp_path):
    engine.goto(small)
    engine.wait("#said", text="kept")
    engine.fill(engine.named("Notatka"), "zażółć\ngęślą")
    assert engine.value("#text") == "zażółć\ngęślą"
    engine.select("#list", "b")
    assert engine.value("#list") == "b"
    engine.click_named("Pobierz")
    got = engine.wait_download()
    assert (got.name, got.read_text(encoding="utf-8")) == ("miasto Łódź.txt", "Łódź")
    engine.upload("#file", got)
    engine.wait("#said", text="Łódź")
    engine.new_tab()
    engine.goto("about:blank")
    assert engine.count("#said") == 0
    engine.use_tab(0)
    assert engine.text("#said") == "Łódź"
    assert engine.screenshot(tmp_path / "seen.png").read_bytes().startswith(b"\x89PNG")


def test_storage_can_be_blocked_or_private(engine, small):
    engine.new_person("private")
    engine.goto(small)
    engine.wait("#said", text="kept")
    if engine.name == "webkit":
        with pytest.raises(NotImplementedError, match="blocks"):
            engine.new_person("blocked")
        return
    engine.new_person("blocked")
    engine.goto(small)
    engine.wait("#said", text="blocked")
    engine.click_named("Pobierz")
    assert engine.wait_download().name == "miasto Łódź.txt"
