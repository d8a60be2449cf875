"""Which sandbox: the one that was named, or the first that works here. Never none unasked."""

from __future__ import annotations

from msai_course.base.extras import EXTRAS, how_to_install
from msai_course.grading.sandbox import browser, bubblewrap, container
from msai_course.grading.sandbox.model import Sandbox
from msai_course.grading.sandbox.unguarded import Unguarded
from msai_trainer.errors import GradingError

NAMES = ("auto", "bubblewrap", "browser", "container", "none")
_HINTS = {
    "auto": "Na Linuksie zainstaluj bubblewrap; na Windows zbuduj stronę („build”) i miej Edge.",
    "bubblewrap": "Zainstaluj pakiet bubblewrap albo wybierz --sandbox browser.",
    "browser": "Potrzebne są zbudowana strona („build”) i Chrome, Chromium albo Edge.",
    "container": "Zainstaluj i uruchom Podmana albo Dockera.",
}


def check_name(name: str) -> None:
    """Refuse an unknown name before anything is read or written.

    Raises:
        GradingError: There is no such sandbox.
    """
    if name not in NAMES:
        hint = f"Wybierz: {', '.join(NAMES)}."
        raise GradingError.of("bad_sandbox", f"Nieznana piaskownica „{name}”.", hint)


def choose(name: str) -> Sandbox:
    """Return the sandbox of that name; ``auto``: the first one that works on this machine.

    Raises:
        GradingError: Unknown name, or it does not work here.
    """
    check_name(name)
    if name == "none":
        return Unguarded()
    for candidate in ("bubblewrap", "browser", "container") if name == "auto" else (name,):
        if (found := _working(candidate)) is not None:
            return found
    hint = _HINTS[name]
    if name in ("auto", "browser") and not EXTRAS["browser"].installed:
        hint = f"{hint} Przeglądarka potrzebuje też dodatku. {how_to_install('browser')}"
    message = "Nie ma tu działającej piaskownicy, a kodu bez niej nie uruchamiamy."
    if name != "auto":
        message = f"Piaskownica „{name}” tu nie działa, a kodu bez niej nie uruchamiamy."
    raise GradingError.of("no_sandbox", message, hint)


def _working(name: str) -> Sandbox | None:
    if name == "bubblewrap":
        return bubblewrap.Bubblewrap() if bubblewrap.works() else None
    if name == "browser":
        return browser.Browser() if browser.works() else None
    program = container.program()
    return container.Container(program) if program else None
