"""What the tests of pages in a real browser share."""

import http.server
import json

LESSON = "dzien-1/04-wszystko.html"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        """Say nothing."""


def stored(page):
    return json.loads(page.evaluate("localStorage.getItem('msai.progress.probna')"))


def answer(page, quiz, option):
    page.locator(f"#quiz-{quiz}").get_by_label(option, exact=True).check()
    page.locator(f"#quiz-{quiz}").get_by_role("button", name="Sprawdź").click()
