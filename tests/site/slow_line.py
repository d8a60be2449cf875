"""A reader on a slow mobile line with an old computer: what she waits for, measured in the page."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from msai_course.build.server import SiteHandler

#: 1.6 Mbit/s down, 150 ms round trip.
LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
SLOW_DOWN = 4

#: Times in milliseconds. ``blocked`` is how long tasks exceed 50 ms, ``scripts`` how long our
#: scripts ran in frames that took longer than that.
_OBSERVE = """
globalThis.seen = { lcp: 0, shift: 0, blocked: 0, scripts: 0, largest: "" };
const watch = (type, take) => {
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(take));
  observer.observe({ type, buffered: true });
};
watch("largest-contentful-paint", (entry) => {
  seen.lcp = entry.startTime;
  seen.largest = entry.element?.outerHTML.slice(0, 80) ?? "";
});
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
watch("longtask", (entry) => { seen.blocked += entry.duration - 50; });
watch("long-animation-frame", (frame) => {
  for (const script of frame.scripts) seen.scripts += script.duration;
});
"""
#: Fonts are there, everything is painted, and nothing is left to do.
_SETTLED = """async () => {
  await document.fonts.ready;
  await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
  await new Promise((go) => requestIdleCallback(go));
  seen.waited_for = performance.getEntriesByType("resource")
    .filter((one) => one.renderBlockingStatus === "blocking")
    .map((one) => ({ path: new URL(one.name).pathname, bytes: one.encodedBodySize }));
  return seen;
}"""


class Gzipping(SiteHandler):
    """Sends gzip, as most hosts do, and counts the bytes of bodies."""

    sent: dict[str, int] = {}  # noqa: RUF012

    def send_head(self):
        """Choose the gzip twin, whatever else the browser takes."""
        self.headers.replace_header("Accept-Encoding", "gzip")
        return super().send_head()

    def copyfile(self, source, outputfile):
        """Send the file and note its size."""
        content = source.read()
        self.sent[self.path] = len(content)
        outputfile.write(content)


def visit(browser: Browser, address: str, width: int = 1280) -> dict:
    """Open a page for the first time, as that reader does; return what she saw."""
    context = browser.new_context(locale="pl-PL", viewport={"width": width, "height": 800})
    try:
        page = context.new_page()
        page.add_init_script(_OBSERVE)
        _slow_down(page)
        page.goto(address, wait_until="networkidle")
        return page.evaluate(_SETTLED)
    finally:
        context.close()


def _slow_down(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_DOWN})
