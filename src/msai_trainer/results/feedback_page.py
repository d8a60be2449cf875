"""Feedback as one self-contained page: the same from the command line and from the page.

Everything that a learner or trainer wrote is escaped; the page runs no script and asks no host for
anything (its Content-Security-Policy says so too).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msai.assignments import Criterion
from msai.base.numbers import number_text
from msai_trainer.results import feedback_words as words
from msai_trainer.results.feedback import CheckedLine, Chosen, PageView, QuestionView

_STYLE = """\
:root { color-scheme: light; }
body { font: 1.05rem/1.6 system-ui, sans-serif; color: #1d2733; background: #fff; max-width: 46rem;
  margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
.score { display: inline-block; border: 1px solid #5b6b7d; border-radius: .5rem; padding: .1rem .6rem;
  font-weight: 600; }
.total { font-size: 1.2rem; }
.answer { border-left: .25rem solid #9aa9b8; padding: .25rem 0 .25rem 1rem; overflow-wrap: anywhere; }
.answer p { margin: .25rem 0; }
ul.marks { padding-left: 0; list-style: none; }
ul.marks li { padding: .15rem 0 .15rem 1.75rem; text-indent: -1.75rem; }
ul.levels li { padding-left: 1rem; text-indent: 0; }
.sign { font-weight: 700; display: inline-block; width: 1.75rem; text-indent: 0; }
.comment { background: #eef4fa; border-radius: .5rem; padding: .6rem 1rem; white-space: pre-line; }
details { margin: .75rem 0; }
summary { cursor: pointer; font-weight: 600; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
caption { text-align: left; font-weight: 600; padding: .5rem 0; }
th, td { border: 1px solid #9aa9b8; padding: .4rem .6rem; text-align: left; vertical-align: top; }
@media print {
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; line-height: 1.4; }
  h2 { margin-top: 1.5rem; }
  h1, h2, h3, caption, h2 + p { break-after: avoid; }
  tr, li, .comment { break-inside: avoid; }
  details > * { display: block; }
}"""  # noqa: E501
#: On paper nothing can be opened: a person's sheets begin with her, and all of it is there.
_PRINTED = """
@page { margin: 18mm; }
.person { break-after: page; }
.person:last-child { break-after: auto; }
article + article { margin-top: 3rem; border-top: .15rem solid #9aa9b8; }
.tip { border: 1px solid #5b6b7d; border-radius: .5rem; padding: .6rem 1rem; }
@media print { .tip { display: none; } }"""
_TIP = (
    "Wydrukuj tę stronę: każda osoba zaczyna się na nowej kartce. Tego akapitu na wydruku nie "
    "będzie."
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
#: Both quotes as numbers, for texts and attributes alike.
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"})


def feedback_page(view: PageView) -> str:
    """Return the page of one person in one assignment as HTML."""
    head = _head(f"{view.title} – informacja zwrotna dla {view.person}")
    return "\n".join([*head, *_body(_assignment(view))])


def person_page(views: Sequence[PageView]) -> str:
    """Return one page with all that a person is told, assignment by assignment."""
    head = _head(f"{words.TITLE} dla {views[0].person}", _PRINTED)
    articles = (line for view in views for line in _article(view))
    return "\n".join([*head, *_body(articles)])


def print_page(people: Iterable[Sequence[PageView]]) -> str:
    """Return the page to print for those without e-mail: everyone begins on a new sheet."""
    head = _head("Informacje zwrotne do druku", _PRINTED)
    lines = [f'<p class="tip">{_TIP}</p>']
    for views in people:
        articles = (line for view in views for line in _article(view, opened=True))
        lines += ['<section class="person">', *articles, "</section>"]
    return "\n".join([*head, *_body(lines)])


def _body(lines: Iterable[str]) -> Iterator[str]:
    yield "<body>\n<main>"
    yield from lines
    yield "</main>\n</body>\n</html>"


def _article(view: PageView, *, opened: bool = False) -> Iterator[str]:
    yield "<article>"
    yield from _assignment(view, opened=opened)
    yield "</article>"


def _assignment(view: PageView, *, opened: bool = False) -> Iterator[str]:
    yield from _summary(view)
    for number, one in enumerate(view.questions, start=1):
        yield from _section(number, one, opened=opened)


def escaped(text: str) -> str:
    """Return a text as HTML shows it, in texts and attributes."""
    return text.translate(_ESCAPES)


def _head(title: str, more: str = "") -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="pl">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f"<title>{escaped(title)}</title>\n<style>\n{_STYLE}{more}\n</style>\n</head>"


def _summary(view: PageView) -> Iterator[str]:
    yield f"<h1>{escaped(view.title)}</h1>"
    yield f"<p>{words.FOR} <strong>{escaped(view.person)}</strong>"
    yield f"<br>{words.TOGETHER} {view.people}</p>" if view.people > 1 else "</p>"
    score = f"{escaped(view.score)} z {escaped(view.most)}"
    yield f'<p class="total">Punkty: <span class="score">{score}</span>'
    yield f"{words.WAITS if view.waiting else ''}</p>"
    yield from (f"<p>{escaped(note)}</p>" for note in view.notes)


def _section(number: int, question: QuestionView, *, opened: bool) -> Iterator[str]:
    yield "<section>"
    yield f"<h2>{number}. {escaped(question.label)}</h2>"
    yield f'<p><span class="score">{escaped(words.points(question))}</span></p>'
    yield f"<h3>{words.ANSWER}</h3>"
    yield '<div class="answer">'
    yield from [f"<p>{escaped(line)}</p>" for line in question.answer] or [
        f"<p>{words.NO_ANSWER}</p>"
    ]
    yield "</div>"
    if question.remarks:
        yield f'<h3>{words.CHECKED}</h3>\n<ul class="marks">'
        yield from map(_remark, question.remarks)
        yield "</ul>"
    if question.levels:
        yield f'<h3>{words.LEVELS}</h3>\n<ul class="marks levels">'
        yield from map(_level, question.levels)
        yield "</ul>"
    if question.comment:
        yield f"<h3>{words.COMMENT}</h3>"
        yield f'<p class="comment">{escaped(question.comment)}</p>'
    if question.rubric and not (opened and question.levels):
        summary = "Wszystkie poziomy" if question.levels else "Za co są punkty"
        yield from _closed(summary, _rubric(question), opened=opened)
    if question.example:
        yield from _closed(words.EXAMPLE, [f"<p>{escaped(question.example)}</p>"], opened=opened)
    yield "</section>"


def _closed(summary: str, lines: Iterable[str], *, opened: bool) -> Iterator[str]:
    """Yield what is read by whom it interests: behind a title on the screen, open on paper."""
    if opened:
        yield f"<h3>{summary}</h3>"
        yield from lines
        return
    yield f"<details>\n<summary>{summary}</summary>"
    yield from lines
    yield "</details>"


def _remark(remark: CheckedLine) -> str:
    points = f" <em>({escaped(remark.points)})</em>" if remark.points else ""
    sign = f'<span class="sign" aria-hidden="true">{escaped(remark.sign)}</span>'
    return f"<li>{sign}{escaped(remark.text)}{points}</li>"


def _level(level: Chosen) -> str:
    words = f"<strong>{escaped(level.criterion)}</strong>: {escaped(level.text)}"
    return f"<li>{words} <em>({number_text(level.points)})</em></li>"


def _rubric(question: QuestionView) -> Iterator[str]:
    yield f"<table>\n<caption>{words.CRITERIA}</caption>"
    yield '<thead><tr><th scope="col">Kryterium</th><th scope="col">Poziomy</th></tr></thead>'
    yield "<tbody>"
    yield from map(_criterion, question.rubric)
    yield "</tbody>\n</table>"


def _criterion(criterion: Criterion) -> str:
    levels = "".join(
        f"<strong>{number_text(one.points)}</strong> – {escaped(one.text)}<br>"
        for one in criterion.levels
    )
    return f'<tr><th scope="row">{escaped(criterion.name)}</th><td>{levels}</td></tr>'
