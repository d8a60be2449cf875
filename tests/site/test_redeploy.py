"""After one visit a lesson works without a network; a newer version never mixes with the old one.

The site is served under a name (``kurs.localhost`` is this computer): on a bare loopback address
the course is on the reader's own disk, and nothing is kept.
"""

import gzip
import shutil
import threading

import pytest
from pages import HOSTS

from light_copy import light_copy, put
from msai_course.base.paths import SITE, WEB
from msai_course.build.server import SiteHandler, make_server
from msai_course.build.serviceworker import WORKER, write_service_worker

LESSON, OTHER, START = HOSTS["delimit-area"], "slownik.html", "index.html"
PROGRESS, SEARCH, PLAIN = "postepy.html", "szukaj.html", HOSTS["zadanie-1"]
PYTHON = [
    f"pyodide/{name}"
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json",
                 "page-stdlib.bin", "page-base.bin", "page-tables.bin")
]  # fmt: skip
LIVE = "html[data-live=ready]"
LIVE_TIMEOUT = 120_000
AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
BARRIERS = "async () => (await axe.run()).violations.map(({ id, nodes }) => [id, nodes[0].html])"
REGISTERED = "async () => (await navigator.serviceWorker.getRegistrations()).length"
#: What is kept: name of the cache → files.
KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const keys = await (await caches.open(name)).keys();
    found[name] = keys.map((request) => new URL(request.url).pathname.slice(1));
  }
  return found;
}"""
#: Marks that the second version has in the page itself and in the style sheet.
VERSIONS = """() => [
  document.querySelector('meta[name=test]')?.content ?? '1',
  getComputedStyle(document.documentElement).getPropertyValue('--test').trim() || '1',
]"""


class Deployment(SiteHandler):
    """A server that can be unplugged; it notes what was asked of it."""

    reachable = True
    asked: list[str] = []  # noqa: RUF012

    def send_head(self):
        if not self.reachable:
            raise ConnectionResetError
        self.asked.append(self.path.lstrip("/"))
        return super().send_head()


@pytest.fixture(scope="session")
def first_version(once):
    """The site with the worker of what lies there; its digests are counted once in a run."""

    def make(target):
        left_out = shutil.ignore_patterns("lite", "*.br", "*.gz")
        deploy(light_copy(SITE, target / "site", left_out))

    return once.folder("deployed", make) / "site"


@pytest.fixture
def deployed(first_version, tmp_path):
    """A copy of the site that a test may replace or unplug, and its address."""
    site = light_copy(first_version, tmp_path / "site")
    Deployment.reachable = True
    Deployment.asked.clear()
    with make_server(site, handler=Deployment) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield site, f"http://kurs.localhost:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def context(browser, foreign, asks_nobody):
    """A fresh profile that reaches the named host directly and everything else not at all."""
    proxy = {"server": foreign.address, "bypass": "127.0.0.1,.localhost"}
    opened = browser.new_context(locale="pl-PL", proxy=proxy)
    opened.set_default_timeout(LIVE_TIMEOUT)
    yield opened
    opened.close()


def deploy(site):
    """Write the worker of what lies there now."""
    (site / WORKER).unlink(missing_ok=True)
    write_service_worker(site, [path for path in site.rglob("*") if path.is_file()])


def change_pages(site):
    """Give every page and the style sheet the mark of the second version."""
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        put(page, html.replace("<head>", '<head><meta name="test" content="2">', 1))
    styles = site / "_static" / "msai.css"
    put(styles, styles.read_text(encoding="utf-8") + ":root { --test: 2; }\n")
    deploy(site)


def change_python(site):
    """Change what exercises fetch, byte by byte but not in what it holds."""
    bundle = site / "pyodide" / "page-base.bin"
    put(bundle, gzip.compress(gzip.decompress(bundle.read_bytes()), 6, mtime=1))
    deploy(site)


def open_live(page, address):
    page.goto(address)
    page.wait_for_selector(LIVE)


def wait_until_kept(page, *files):
    """Wait until some version of the course has these files."""
    page.evaluate(
        f"""async (files) => {{
          const kept = async () => Object.values(await ({KEPT})()).flat();
          const all = (kept) => files.every((file) => kept.includes(file));
          while (!all(await kept())) await new Promise((done) => setTimeout(done, 100));
        }}""",
        list(files),
    )


def visit(page, address):
    """Visit the start page for the first time, until the worker is ready for the next one."""
    page.goto(address)
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    wait_until_kept(page, START)


def wait_for_version(page, version):
    """Wait until page and style sheet are both of a version."""
    page.wait_for_function(
        f"(v) => ({VERSIONS})().join() === [v, v].join()", arg=version, polling=100
    )


def choose_unit(page):
    """Choose a unit in the exercise and wait until the choice is saved."""
    page.evaluate(
        "() => { new BroadcastChannel('msai-states').onmessage = () => { window.saved = true; }; }"
    )
    page.get_by_role("checkbox", name="Zatorze").check()
    page.wait_for_function("() => window.saved")


def barriers(page):
    """Return what axe-core finds on the page as it is."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(BARRIERS)


def test_a_visited_lesson_and_its_exercise_work_without_a_network(context, deployed):
    _site, address = deployed
    page = context.new_page()
    open_live(page, address + LESSON)
    wait_until_kept(page, START, LESSON, *PYTHON)
    Deployment.reachable = False
    open_live(page, address + LESSON)
    choose_unit(page)
    # A page that was never visited says so, and names those that are there.
    page.goto(address + OTHER)
    page.get_by_role("heading", name="Tej strony nie ma na tym urządzeniu").wait_for()
    assert barriers(page) == []
    # Notebooks are not kept, and say so.
    page.goto(f"{address}lite/notebooks/index.html?path=x.ipynb")
    page.get_by_role("heading", name="Zeszyty z kodem działają tylko z siecią").wait_for()
    page.get_by_role("link", name="Jak wyznaczyć obszar").click()
    page.wait_for_selector(f"html[data-page='{LESSON.removesuffix('.html')}']")


def test_the_old_version_stays_whole_until_the_reader_takes_the_new_one(page, context, deployed):
    site, address = deployed
    open_live(page, address + LESSON)
    choose_unit(page)
    wait_until_kept(page, START, LESSON, *PYTHON)
    change_pages(site)
    page.reload()
    assert page.evaluate(VERSIONS) == ["1", "1"]
    page.get_by_role("status").filter(has_text="Jest nowsza wersja kursu").wait_for()
    assert barriers(page) == []
    # Somebody is typing in another tab.
    other = context.new_page()
    other.goto(address + START)
    other.get_by_role("searchbox").press_sequentially("gmi")
    page.get_by_role("button", name="Wczytaj ją teraz").click()
    wait_for_version(page, "2")
    page.wait_for_selector(LIVE)
    # The saved work comes a moment after the exercise.
    page.locator("label:has-text('Zatorze') :checked").wait_for()
    other.get_by_role("searchbox").press_sequentially("na")
    assert other.get_by_role("searchbox").input_value() == "gmina"
    assert other.evaluate(VERSIONS) == ["1", "1"]
    other.get_by_role("searchbox").blur()
    wait_for_version(other, "2")
    assert len(page.evaluate(KEPT)) == 1


def test_a_page_that_is_not_kept_leads_to_the_newer_version_whole(page, context, deployed):
    site, address = deployed
    visit(page, address)
    # Its scripts have come, so it hears of what happens in the other tab.
    page.reload(wait_until="networkidle")
    change_pages(site)
    other = context.new_page()
    other.goto(address + OTHER)
    wait_for_version(other, "2")
    # The tab that stayed behind follows by itself.
    wait_for_version(page, "2")
    assert len(page.evaluate(KEPT)) == 1


def test_exercises_never_get_files_of_another_version(context, deployed):
    site, address = deployed
    page = context.new_page()
    page.add_init_script("sessionStorage.opened = 1 + Number(sessionStorage.opened ?? 0)")
    visit(page, address)
    change_python(site)
    old = page.evaluate(KEPT).keys()
    # The lesson is the same in both versions, so the old one shows it; then it sees the difference.
    page.goto(address + PLAIN)
    page.wait_for_function("() => sessionStorage.opened === '3'")
    page.wait_for_selector(LIVE)
    (new,) = page.evaluate(KEPT).keys()
    assert new not in old


@pytest.mark.parametrize("place", ["named/?live=off", "loopback/"])
def test_nothing_is_kept_for_who_asks_for_thrift_or_has_the_course_on_the_disk(
    page, deployed, place
):
    _site, address = deployed
    host, _slash, query = place.partition("/")
    page.goto(
        (address if host == "named" else address.replace("kurs.localhost", "127.0.0.1")) + query
    )
    page.evaluate("import('./_static/js/offline.js').then((module) => module.startOffline())")
    assert page.evaluate(REGISTERED) == 0
    assert "sw.js" not in Deployment.asked


def test_the_whole_course_is_kept_and_removed_with_one_click_each(context, deployed):
    _site, address = deployed
    page = context.new_page()
    visit(page, address)
    page.goto(address + PROGRESS)
    page.evaluate("localStorage.setItem('msai.progress.probe', 'work')")
    use = page.locator("[data-storage-use]")
    use.filter(has_text="Zachowane strony").wait_for()
    page.get_by_role("button", name="Zachowaj cały kurs").click()
    page.get_by_text("Cały kurs jest na tym urządzeniu.").wait_for()
    Deployment.reachable = False
    page.goto(f"{address}{SEARCH}?q=gminy")
    page.locator("[data-search-results] li").first.wait_for()
    page.goto(address + PROGRESS)
    page.get_by_role("button", name="Usuń zachowany kurs").click()
    page.get_by_text("Zachowany kurs usunięty.").wait_for()
    use.filter(has_text="nic nie jest zachowane").wait_for()
    assert barriers(page) == []
    assert page.evaluate(KEPT) == {} and page.evaluate(REGISTERED) == 0
    assert page.evaluate("localStorage.getItem('msai.progress.probe')") == "work"


def test_the_course_can_be_installed(page, deployed):
    _site, address = deployed
    page.goto(address + START)
    devtools = page.context.new_cdp_session(page)
    assert devtools.send("Page.getAppManifest")["errors"] == []
    errors = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # The only reason against it is the test's own private profile.
    assert [error["errorId"] for error in errors] == ["in-incognito"]
