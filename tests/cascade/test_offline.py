"""The offline ZIP: unzipped and started, the course works with no other host in reach."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from sticks import started, unpack
from tour import LESSON, offline_page, open_live, search

from msai_course.base.paths import SITE
from msai_course.build import offline_server
from msai_course.build.errors import BuildError
from msai_course.build.offline import offline_zip


@pytest.fixture
def small_site(tmp_path):
    site = tmp_path / "site"
    (site / "lite").mkdir(parents=True)
    (site / "index.html").write_text("<h1>Kurs</h1>", encoding="utf-8")
    (site / "index.html.br").write_bytes(b"x")
    (site / "lite" / "a.mjs").write_text("1", encoding="utf-8")
    return site


@pytest.fixture
def unpacked(small_site, tmp_path):
    """On a stick whose name has a space and Polish letters."""
    return unpack(offline_zip(small_site, tmp_path / "kurs.zip", "Kurs"), tmp_path / "mój dysk (E)")


def test_the_same_site_gives_the_same_bytes(small_site, tmp_path):
    one = offline_zip(small_site, tmp_path / "kurs.zip", "Kurs").read_bytes()
    (small_site / "index.html").touch()
    assert offline_zip(small_site, tmp_path / "kurs.zip", "Kurs").read_bytes() == one


def test_only_what_a_stick_needs_is_packed(unpacked):
    names = sorted(p.relative_to(unpacked).as_posix() for p in unpacked.rglob("*") if p.is_file())
    assert names == [
        "CZYTAJ-MNIE.txt", "serwer.json", "serwer.ps1", "serwer.py", "start.bat", "start.command",
        "start.sh", "strona/index.html", "strona/lite/a.mjs",
    ]  # fmt: skip
    assert (unpacked / "start.bat").read_bytes().count(b"\r\n") > 5


def test_files_come_with_their_types_and_headers(unpacked):
    from urllib.request import ProxyHandler, build_opener

    with started(unpacked) as address:
        answer = build_opener(ProxyHandler({})).open(f"{address}lite/a.mjs")
        with answer:
            headers = answer.headers
    assert headers["Content-Type"] == "text/javascript"
    assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert "'unsafe-eval'" in headers["Content-Security-Policy"]


def test_a_missing_page_is_told_in_polish(unpacked):
    from urllib.error import HTTPError
    from urllib.request import ProxyHandler, build_opener

    with started(unpacked) as address:
        with pytest.raises(HTTPError) as missing:
            build_opener(ProxyHandler({})).open(f"{address}nie-ma.html")
        said = missing.value.read().decode("utf-8")
    assert "Nie ma takiej strony (404)" in said


def test_without_python_the_starter_says_what_to_do(unpacked, tmp_path):
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "dirname").symlink_to(shutil.which("dirname"))
    done = subprocess.run(
        ["/bin/sh", unpacked / "start.sh"], env={"PATH": str(tmp_path / "bin")},
        capture_output=True, stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "nie ma Pythona" in done.stdout.decode() and "CZYTAJ-MNIE" in done.stdout.decode()


def test_a_starter_taken_out_alone_says_to_unpack_everything(unpacked):
    (unpacked / "serwer.py").unlink()
    done = subprocess.run(
        [unpacked / "start.sh"], capture_output=True, stdin=subprocess.DEVNULL, check=False
    )
    assert done.returncode == 1
    assert "rozpakuj cały plik ZIP" in done.stdout.decode()


def test_the_mac_starter_is_the_same_script_and_both_may_be_run(unpacked):
    mac, linux = (unpacked / name for name in ("start.command", "start.sh"))
    assert mac.read_bytes() == linux.read_bytes()
    assert all(path.stat().st_mode & 0o111 for path in (mac, linux))


def test_the_windows_starter_keeps_its_window_open_when_something_is_wrong(unpacked):
    """Read, not run: there is no Windows here."""
    lines = (unpacked / "start.bat").read_bytes().decode("utf-8").split("\r\n")
    assert 'pushd "%~dp0"' in lines
    failures = [at for at, line in enumerate(lines) if line.strip() == "exit /b 1"]
    assert len(failures) == 3
    assert all(lines[at - 1].strip() == "pause" for at in failures)
    # A message ends up in a block or alone: signs that cmd.exe reads as its own would break it.
    told = [line.strip() for line in lines if line.strip().startswith("echo ")]
    assert len(told) == 3 and not any(set(line) & set("&|<>^%!") for line in told)
    assert not any(")" in line for line in told[:1])


def test_the_port_is_always_the_same_and_a_taken_one_is_said(unpacked):
    """At another port the work that a browser keeps would seem gone."""
    with started(unpacked) as address:
        port = address.rstrip("/").rpartition(":")[2]
        said = {check: _tried(unpacked, "--port", port, *check) for check in ((), ("--sprawdz",))}
    assert all(code == 1 and "jest zajęty" in told for code, told in said.values())
    code, told = _tried(unpacked, "--port", port, "--sprawdz")
    assert code == 1 and "Rozpakuj cały plik ZIP" in told
    (unpacked / "strona" / "sw.js").write_text("1", encoding="utf-8")
    code, told = _tried(unpacked, "--port", port, "--sprawdz")
    assert code == 0 and "Wszystko gotowe" in told
    assert offline_server.PORT == 8000


def _tried(folder, *words):
    """Start the course, which ends by itself; return its exit code and what it said."""
    done = subprocess.run(
        [folder / "start.sh", "--bez-przegladarki", *words], capture_output=True, check=False,
        stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONUTF8": "1"}, timeout=60,
    )  # fmt: skip
    return done.returncode, done.stdout.decode("utf-8")


def test_windows_without_python_tries_its_own_program(unpacked):
    """Read, not run: there is no Windows here."""
    script = (unpacked / "serwer.ps1").read_bytes()
    # Without the mark at its head PowerShell 5 would spoil the Polish letters.
    assert script.startswith("\ufeff".encode()) and script.count(b"\r\n") > 20
    text = script.decode("utf-8-sig")
    assert f"$Port = {offline_server.PORT}" in text and "http://127.0.0.1:$Port/" in text
    assert text.count("{") == text.count("}") and text.count("(") == text.count(")")
    lines = (unpacked / "start.bat").read_bytes().decode("utf-8").split("\r\n")
    [at] = [at for at, line in enumerate(lines) if "serwer.ps1" in line]
    # Code 3: it said itself what is wrong. Any other one is a Windows that does not let it run.
    assert lines[at + 1 : at + 3] == [
        "if not errorlevel 1 exit /b 0", "if %errorlevel% == 3 (",
    ]  # fmt: skip
    assert lines[at + 6].startswith("echo ")
    assert text.count("exit 3") == 2


def test_both_programs_say_the_same_of_a_taken_port_and_missing_files(unpacked):
    script = (unpacked / "serwer.ps1").read_text(encoding="utf-8-sig")
    program = (unpacked / "serwer.py").read_text(encoding="utf-8")
    for told in (
        "Innego portu kurs nie bierze: przeglądarka nie pokazałaby na nim zapisanej pracy.",
        "Jeśli nie, zamknij inne programy albo uruchom komputer ponownie.",
        "Brakuje plików. Rozpakuj cały plik ZIP jeszcze raz.",
        "Wszystko gotowe: kurs ruszy na tym komputerze.",
        "Nie ma takiej strony",
    ):
        assert told in script and told in program
    # A port is asked for before it is taken: Windows lets two programs have the same one.
    assert script.index("GetActiveTcpListeners") < script.index("foreach ($Address")


def test_the_server_has_no_word_newer_than_python_3_8():
    import ast

    import msai_course.build.offline_server as server

    ast.parse(Path(server.__file__).read_text(encoding="utf-8"), feature_version=(3, 8))


def test_without_a_site_nothing_is_written(tmp_path):
    with pytest.raises(BuildError, match="build"):
        offline_zip(tmp_path / "none", tmp_path / "kurs.zip", "Kurs")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.browser
def test_the_unzipped_course_lives_with_no_other_host_in_reach(tmp_path):
    folder = unpack(offline_zip(SITE, tmp_path / "kurs.zip", "Kurs"), tmp_path / "pendrive")
    with started(folder) as address, offline_page() as page:
        open_live(page, f"{address}{LESSON}")
        search(page, "rewitalizacji", "rewitalizacja")
        open_live(page, f"{address}zadania/zadanie-1.html")
