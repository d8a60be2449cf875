"""All environment variables that the course reads, with what ``--help`` says of them."""

from __future__ import annotations

from msai.base.settings import ASSIGNMENTS, EDITION_DATA, LANGUAGE, Setting

GRADEBOOK = Setting("MSAI_GRADEBOOK")
CACHE = Setting("MSAI_CACHE")
BROWSER = Setting("MSAI_BROWSER")
SANDBOX_IMAGE = Setting("MSAI_SANDBOX_IMAGE", "python:3.11-slim")

#: What each is for, in Polish.
PURPOSES = {
    ASSIGNMENTS: "folder z własnymi zadaniami (bank, solutions, exercises)",
    GRADEBOOK: "adres dziennika ocen, gdy nie podajesz --db-url",
    CACHE: "folder na pobrane biblioteki przeglądarki",
    BROWSER: "program przeglądarki Chrome, Chromium albo Edge",
    SANDBOX_IMAGE: "obraz kontenera z Pythonem dla --sandbox container",
    LANGUAGE: "język tekstów ćwiczeń: pl albo en",
    EDITION_DATA: "folder z danymi edycji dla jej ćwiczeń (ustawia go samo „edition build”)",
}


def help_text() -> str:
    """Return the paragraph about the variables for ``--help``."""
    lines = [f"{one.name}: {purpose}{_default(one)}." for one, purpose in PURPOSES.items()]
    return "\n\n".join(["Zmienne środowiska:", *lines])


def _default(setting: Setting) -> str:
    return f"; bez niej {setting.default}" if setting.default else ""
