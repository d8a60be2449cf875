"""A browser too old for exercises is told at once, and nothing of them is fetched there."""

import pytest
from playwright.sync_api import expect

from msai_course.base.paths import SITE

#: What such a browser lacks.
LACKS = {
    "no-webassembly": "delete globalThis.WebAssembly",
    "no-gzip": "delete globalThis.DecompressionStream",
    "no-wasm-exceptions": "WebAssembly.validate = () => false",
    "no-module-workers": "globalThis.Worker = class { constructor() { throw new Error(); } }",
    "no-storage": "Object.defineProperty(globalThis, 'indexedDB', { value: undefined })",
}
#: Words that came with ECMAScript 2015 or later; older browsers read none of the file then.
NEW_SYNTAX = ("=>", "let ", "const ", "`", "...", "?.", "??", "class ")


@pytest.mark.parametrize("lacks", LACKS.values(), ids=LACKS)
def test_the_page_says_so_and_keeps_its_text(page, mounted_address, lacks):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(lacks)
    page.goto(f"{mounted_address}dzien-1/04-obszar.html", wait_until="networkidle")
    expect(page.locator("[data-live-status]").first).to_contain_text("Ta przeglądarka nie potrafi")
    expect(page.locator("[data-paper-link]")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert not [url for url in asked if "pyodide/" in url or "chunks/" in url]


def test_whoever_can_read_no_modern_script_can_read_this_one():
    script = (SITE / "_static" / "capable.js").read_text(encoding="utf-8")
    assert "DecompressionStream" in script
    assert [word for word in NEW_SYNTAX if word in script] == []
