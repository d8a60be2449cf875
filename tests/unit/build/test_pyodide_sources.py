"""Whatever the source, a wheel whose hash is not the official one is refused."""

import hashlib

import pytest

from msai_course.build import pyodide_sources
from msai_course.build.errors import BuildError
from msai_course.build.pyodide_sources import fetch_official, fetch_pure, kernel_wheels

WHEEL = b"compiled for the browser"
NAME = "probe-1.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl"
ENTRY = {"name": "probe", "file_name": NAME, "sha256": hashlib.sha256(WHEEL).hexdigest()}


@pytest.fixture
def mirror(tmp_path, monkeypatch):
    """An empty cache, a folder in place of the CDN, and no package index."""
    folder = tmp_path / "mirror"
    folder.mkdir()
    monkeypatch.setenv("MSAI_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(pyodide_sources, "_CDN", f"{folder.as_uri()}/{{file_name}}")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    return folder


def _fetch():
    return fetch_official([ENTRY], "314.0.4", lambda _: None)["probe"]


def test_an_intact_wheel_is_taken_and_kept_for_the_next_time(mirror):
    (mirror / NAME).write_bytes(WHEEL)
    assert _fetch().read_bytes() == WHEEL

    (mirror / NAME).unlink()
    assert _fetch().read_bytes() == WHEEL


@pytest.mark.parametrize("content", [b"tampered", b"", WHEEL + b"\n"])
def test_a_wheel_with_another_hash_is_refused(mirror, content):
    (mirror / NAME).write_bytes(content)

    with pytest.raises(BuildError, match="indeksu pakietów: open-webui"):
        _fetch()


def test_a_wheel_damaged_in_the_cache_is_fetched_again(mirror):
    (mirror / NAME).write_bytes(WHEEL)
    _fetch().write_bytes(b"damaged")

    assert _fetch().read_bytes() == WHEEL


def test_a_wheel_that_no_source_has_right_names_the_sources_and_the_remedy(mirror, monkeypatch):
    monkeypatch.setattr(pyodide_sources, "_from_carrier", lambda entries, folder: None)

    with pytest.raises(BuildError, match=rf"(?s){NAME} nie zgadza się.*CDN.*open-webui.*Usuń"):
        _fetch()


def test_a_package_without_a_pinned_version_is_refused(mirror):
    with pytest.raises(BuildError, match=r"requirements\.txt nie podaje wersji: no-such-package"):
        fetch_pure(["no-such-package"])


def test_without_a_network_the_message_says_what_to_do(mirror):
    with pytest.raises(BuildError, match=r"(?s)traitlets==.*Sprawdź połączenie"):
        fetch_pure(["traitlets"])


def test_the_installed_kernel_brings_its_own_wheels():
    wheels = kernel_wheels()

    assert {"ipykernel", "piplite", "pyodide-kernel", "widgetsnbextension"} <= set(wheels)
    assert wheels["widgetsnbextension"].name.startswith("widgetsnbextension-4.")
