"""A lesson is light, quick on a slow line, calm while it loads, and leaves the computer free."""

import threading

import pytest
from pages import HOSTS

from msai_course.paths import SITE
from msai_course.site.server import SiteHandler, make_server

LESSON = HOSTS["delimit-area"]
MOST_BYTES = 250_000
#: A slow mobile line: 1.6 Mbit/s, 150 ms round trip.
LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
SLOW_DOWN = 4

OBSERVE = """
globalThis.seen = { lcp: 0, shift: 0, blocked: 0 };
const watch = (type, take) => {
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(take));
  observer.observe({ type, buffered: true });
};
watch("largest-contentful-paint", (entry) => { seen.lcp = entry.startTime; });
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
watch("long-animation-frame", (frame) => {
  for (const script of frame.scripts) seen.blocked = Math.max(seen.blocked, script.duration);
});
"""


class Gzipping(SiteHandler):
    """Sends gzip, as most hosts do, and counts the bytes of bodies."""

    sent: dict[str, int] = {}  # noqa: RUF012

    def send_head(self):
        self.headers.replace_header("Accept-Encoding", "gzip")
        return super().send_head()

    def copyfile(self, source, outputfile):
        content = source.read()
        self.sent[self.path] = len(content)
        outputfile.write(content)


@pytest.fixture
def gzipped():
    with make_server(SITE, handler=Gzipping) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_the_first_visit_of_a_lesson_takes_a_quarter_of_a_megabyte_at_most(page, gzipped):
    Gzipping.sent.clear()
    page.goto(f"{gzipped}{LESSON}?live=off")
    page.wait_for_load_state("networkidle")
    sent = dict(Gzipping.sent)
    assert any(path.endswith(".woff2") for path in sent)
    print(f"{sum(sent.values())} bytes in {len(sent)} files")
    assert sum(sent.values()) <= MOST_BYTES, sent


@pytest.mark.slow
def test_a_slow_line_and_a_slow_computer_show_the_lesson_soon_and_calmly(page, gzipped):
    page.add_init_script(OBSERVE)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_DOWN})
    page.goto(f"{gzipped}{LESSON}?live=off")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)
    seen = page.evaluate("seen")
    print(seen)
    assert 0 < seen["lcp"] <= 1500
    assert seen["shift"] <= 0.05
    assert seen["blocked"] <= 200
