"""What an exercise says when something outside it fails: storage, a file, our own code."""

from __future__ import annotations

from collections.abc import Sequence

from msai.base.i18n import catalogue
from msai.ui import Button, Message, Node, Text
from msai.widgets.frame import FRAME

_, ngettext = catalogue("ui")


def failed_words() -> str:
    """Return the sentence after a fault of ours: nothing was changed."""
    return _("This did not work. What you did before is still here; try again.")


def fetching_words() -> str:
    """Return the sentence while a part is on its way."""
    return _("One moment: fetching what this needs.")


def not_fetched_words() -> str:
    """Return the sentence after a part that could not be fetched."""
    return _("A part needed for this could not be fetched. Check the connection and try again.")


def elsewhere_words() -> str:
    """Return the sentence about a change in another tab."""
    return _("This exercise was changed in another tab. Reload the page to see it.")


def elsewhere_once(notice: Message | None) -> str:
    """Return the same where it does not stand there yet: long work of a tab is told many times."""
    words = elsewhere_words()
    return "" if notice == Message("info", words) else words


def aside_words(code: str) -> str:
    """Return the sentence about saved work that could not be read and starts anew.

    Args:
        code: ``newer`` or ``damaged`` (`msai.ui.UnreadableRecord`).
    """
    if code == "newer":
        return _(
            "Your saved answers come from a newer version of the course than this page. They are "
            "kept aside and nothing of them is lost: download them, and load the file in "
            "“My progress” once the course is renewed. Here the exercise starts anew."
        )
    return _(
        "Your saved answers could not be read. They are kept aside and nothing of them is lost: "
        "download them and show the file to your trainer. The exercise starts anew."
    )


def unrepeated_words() -> str:
    """Return the sentence about what was done before the saved work came and does not fit it."""
    return _(
        "Your saved work has come. What you did here just before could not be put into it; please "
        "do it once more."
    )


def others_words() -> str:
    """Return the sentence about work of other exercises that could not be taken over."""
    return _("What you did in other exercises could not be taken over here. It is kept there.")


def unremoved_words() -> str:
    """Return the sentence about answers that the browser did not remove."""
    return _(
        "The answers are gone from this page, but the browser did not remove what it had saved: "
        "they may come back when the page is loaded again."
    )


def undelivered_words(filename: str) -> str:
    """Return the sentence about a file that the browser did not take."""
    text = _("The browser did not take the file {name}: nothing was downloaded. Try again.")
    return text.format(name=filename)


def storage_words(error: str) -> str:
    """Return what a refusal of the browser's storage means for the learner."""
    return {
        "storage_full": _(
            "The browser has no room left: your answers are not saved. Download your work before "
            "you close the page, then free some disk space."
        ),
        "storage_blocked": _(
            "The browser does not let this page save anything (a private window?). Download your "
            "work before you close the page."
        ),
        "conflict": elsewhere_words(),
        "other_person": _("Another person works at this computer now. Reload the page."),
    }.get(
        error, _("Your answers could not be saved. Download your work before you close the page.")
    )


def saving_nodes(saving: str, *, aside: bool) -> Sequence[Node]:
    """Return what stands below the exercise about saving: the truth, or nothing yet.

    Args:
        saving: Empty: nothing is known; ``kept``: the last change is saved; else an error code.
        aside: Whether older work is kept aside and can be taken home.
    """
    nodes: list[Node] = []
    if saving == "kept":
        text = _("Your answers are saved in this browser; a private window forgets them.")
        nodes.append(Text(text, small=True))
    elif saving:
        nodes.append(Text(_("Your latest answers are **not** saved in this browser."), small=True))
        nodes.append(Button(f"{FRAME}work", _("Download your work"), "quiet"))
    if aside:
        nodes.append(Button(f"{FRAME}aside", _("Download the work kept aside"), "quiet"))
    return nodes
