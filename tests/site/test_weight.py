"""A lesson is light: what its first visit takes from the line."""

import threading

import pytest
from pages import HOSTS
from slow_line import Gzipping

from msai_course.base.paths import SITE
from msai_course.build.server import make_server

LESSON = HOSTS["delimit-area"]
MOST_BYTES = 250_000


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
