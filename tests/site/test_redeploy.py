"""A new version never mixes with the old one, takes nothing away, and is the reader's to take."""

import re
import shutil
import threading

import pytest
from pages import HOSTS

from msai_course.paths import SITE
from msai_course.site.server import make_server
from msai_course.site.serviceworker import CACHE_PREFIX, VERSION_FILE, write_service_worker

LESSON, OTHER = HOSTS["delimit-area"], HOSTS["zadanie-1"]
EXERCISE = ".msai-exercise[data-exercise='delimit-area']"
LIVE = "html[data-live=ready]"
START = 120_000
VERSION_OF_PAGE = "() => document.querySelector('meta[name=test-version]')?.content ?? '1'"
VERSION_OF_LOOK = (
    "() => getComputedStyle(document.documentElement).getPropertyValue('--test') || '1'"
)
#: Names of caches and how many files each keeps.
KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const keys = await (await caches.open(name)).keys();
    found[name] = keys.map((request) => new URL(request.url).pathname);
  }
  return found;
}"""


@pytest.fixture
def deployed(tmp_path):
    """A site of its own that a test may replace, and its address."""
    site = tmp_path / "site"
    shutil.copytree(SITE, site, ignore=shutil.ignore_patterns("lite", "*.br", "*.gz"))
    write_service_worker(site)
    with make_server(site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield site, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def deploy_second_version(site):
    """Change every page and the style sheet; return the name of the new cache."""
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        page.write_text(html.replace("<head>", '<head><meta name="test-version" content="2">', 1))
    with (site / "_static" / "msai.css").open("a", encoding="utf-8") as styles:
        styles.write(":root { --test: 2; }\n")
    write_service_worker(site)
    return cache_of(site)


def cache_of(site):
    return CACHE_PREFIX + (site / VERSION_FILE).read_text(encoding="ascii").strip()


def wait_until_kept(page, site, files):
    """Wait until the cache of the site's version has files."""
    page.wait_for_function(
        f"async ([name, files]) => {{ const kept = (await ({KEPT})())[name] ?? [];"
        " return files.every((file) => kept.some((one) => one.endsWith(file))); }",
        arg=[cache_of(site), files],
        timeout=START,
    )


def versions(page):
    return page.evaluate(VERSION_OF_PAGE), page.evaluate(VERSION_OF_LOOK).strip()


def test_the_old_version_stays_whole_until_the_reader_takes_the_new_one(page, deployed):
    site, address = deployed
    page.goto(address + LESSON)
    page.wait_for_selector(LIVE, timeout=START)
    page.get_by_role("checkbox", name="Zatorze").check()
    page.wait_for_function(
        "s => document.querySelector(s).innerText.includes('1 jednostka')",
        arg=f"{EXERCISE} .ui-status",
    )
    wait_until_kept(page, site, [LESSON, OTHER, "page-tables.bin"])
    old, new = cache_of(site), deploy_second_version(site)
    assert old != new

    page.reload()
    assert versions(page) == ("1", "1")
    page.get_by_text("Jest nowa wersja kursu").wait_for(timeout=START)
    page.goto(address + OTHER)
    assert versions(page) == ("1", "1")

    page.get_by_role("button", name="Wczytaj nową wersję").click(timeout=START)
    page.wait_for_function(f"({VERSION_OF_PAGE})() === '2'")
    assert versions(page) == ("2", "2")
    assert list(page.evaluate(KEPT)) == [new]
    page.goto(address + LESSON)
    assert versions(page) == ("2", "2")
    page.wait_for_selector(LIVE, timeout=START)
    assert page.get_by_role("checkbox", name="Zatorze").is_checked()


def test_after_one_visit_lessons_and_their_exercises_work_offline(page, context, deployed):
    site, address = deployed
    page.goto(address + LESSON)
    page.wait_for_selector(LIVE, timeout=START)
    wait_until_kept(page, site, [OTHER, "page-base.bin", "page-tables.bin", "pyodide.asm.wasm"])
    context.set_offline(True)
    page.goto(address + OTHER)
    assert page.locator("h1").is_visible()
    page.wait_for_selector(LIVE, timeout=START)
    assert page.locator("[data-live-cell-state=live]").count() >= 1


def test_who_asks_for_thrift_is_spared(page, deployed):
    _site, address = deployed
    page.goto(f"{address}{LESSON}?live=off")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(2000)
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )


def test_the_same_content_is_the_same_version(tmp_path):
    site = tmp_path / "site"
    shutil.copytree(SITE, site, ignore=shutil.ignore_patterns("lite", "pagefind", "*.br", "*.gz"))
    write_service_worker(site)
    before = cache_of(site)
    write_service_worker(site)
    assert cache_of(site) == before == CACHE_PREFIX + (SITE / VERSION_FILE).read_text().strip()


def test_the_page_of_progress_shows_the_room_taken_and_empties_it(page, deployed):
    site, address = deployed
    page.goto(address + LESSON)
    page.evaluate("localStorage.setItem('msai.probe', 'x')")
    wait_until_kept(page, site, [LESSON])
    page.goto(f"{address}postepy.html")
    shown = page.locator("[data-storage-use]")
    shown.wait_for()
    page.wait_for_function(
        "() => document.querySelector('[data-storage-use]').innerText.includes('MB')"
    )
    assert re.search(r"około [\d,]+\sMB", shown.inner_text())
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Usuń wszystko, co kurs zapisał").click()
    page.get_by_text("nie ma już nic z kursu").wait_for()
    assert page.evaluate("localStorage.getItem('msai.probe')") is None
    assert page.evaluate(KEPT) == {}
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )
