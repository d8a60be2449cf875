"""A question as HTML: the same form in lessons (`msai_course.theme.quiz`) and in own cases.

``web/src/reader/quiz.ts`` reads it; without JavaScript the answers stand in a closed ``details``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Explained:
    """An answer as it is explained.

    Attributes:
        text: HTML of the answer.
        why: HTML of the explanation.
        is_right: Whether it is right.
        told: What stands before the explanation; empty: whether the answer is right.
        number: What a typed number is compared with, as Python writes it; empty: nothing is typed.
    """

    text: str
    why: str
    is_right: bool
    told: str = ""
    number: str = ""


def quiz_form(
    name: str,
    question: str,
    inside: Sequence[str],
    answers: Sequence[Explained],
    icons: Mapping[str, str],
    *,
    called: str = "Pytanie 1",
    about: Mapping[str, str] | None = None,
    hint: str = "",
) -> str:
    """Return the form of a question.

    Args:
        name: Id of the question.
        question: HTML of its words.
        inside: HTML of what is filled in, line by line.
        answers: The answers with their explanations.
        icons: SVG of ``quiz``, ``right`` and ``wrong``.
        called: What stands above it, as a rule its number on the page.
        about: Its ``data-`` attributes by name; None: it counts as a question of its page.
        hint: What to do, where it is not to choose one answer.
    """
    several = f' <span class="quiz-hint">({hint})</span>' if hint else ""
    explained = "".join(_explanation(one, icons) for one in answers)
    told = {"quiz": name} if about is None else about
    data = " ".join(f'data-{key}="{escape(value)}"' for key, value in told.items())
    return (
        f'<form class="quiz" id="quiz-{name}" {data} data-pagefind-ignore>\n'
        f'<fieldset><legend><span class="quiz-number">{icons["quiz"]}{called}</span>'
        f" {question}{several}</legend>\n"
        f"{''.join(inside)}"
        '</fieldset>\n<p class="quiz-actions"><button type="submit" hidden>Sprawdź</button>'
        '<button type="reset" hidden>Zacznij pytanie od nowa</button></p>\n'
        '<p class="quiz-status" role="status"></p>\n'
        '<details class="quiz-answers"><summary>'
        "Odpowiedzi i\N{NO-BREAK SPACE}wyjaśnienia</summary>\n<ol>\n"
        f"{explained}</ol></details>\n</form>\n"
    )


def choice(name: str, position: int, text: str, kind: str = "radio") -> str:
    """Return an answer to choose; ``kind`` is of its input."""
    identifier = f"{name}-{position}"
    return (
        f'<div class="quiz-option"><input type="{kind}" name="{name}" id="{identifier}" '
        f'value="{position}"><label for="{identifier}">{text}</label></div>\n'
    )


def _explanation(one: Explained, icons: Mapping[str, str]) -> str:
    verdict, mark = ("Dobra", "right") if one.is_right else ("Zła", "wrong")
    told = one.told or f"{verdict} odpowiedź"
    number = f' data-number="{one.number}"' if one.number else ""
    return (
        f'<li data-correct="{str(one.is_right).lower()}"{number}>'
        f'<span class="quiz-repeated">{one.text}</span> <span class="quiz-why quiz-{mark}">'
        f"<strong>{icons[mark]}{told}.</strong> {one.why}</span></li>\n"
    )
