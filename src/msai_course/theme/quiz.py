"""Quiz questions: a YAML body becomes a form that needs no Python and explains every option.

A step that a worked example leaves out (`faded-step`) is such a form too, but no question of the
course: it has no number, is not counted and does not come back.

Without JavaScript the answers stand in a closed ``details``; with it, ``quiz.ts`` shows the
explanation of what the reader chose, and the rest once the question is over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from msai.base.typography import glue
from msai_course.content.quiz import (
    FADED_STEP,
    QuizError,
    QuizNumber,
    QuizQuestion,
    parse_question,
)
from msai_course.theme.icons import icon
from msai_trainer.editions.quiz_form import Explained, choice, quiz_form

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator


class quiz(nodes.General, nodes.Element):
    """A question: its legend, then a `quiz_option` each."""


class quiz_text(nodes.Part, nodes.TextElement):
    """Text of the question, of an option or of an explanation; `role` says which."""


class quiz_option(nodes.Part, nodes.Element):
    """An option: its text, then its explanation."""


class QuizDirective(SphinxDirective):
    """``:::{quiz} l04-q1`` with a YAML body, see CONTRIBUTING.md."""

    has_content = True
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Make the question, or report in the build what it lacks."""
        try:
            question = parse_question(self.arguments[0], "\n".join(self.content))
            self._register(question)
        except QuizError as error:
            message = f"quiz {self.arguments[0]}: {error}"
            return [self.state.document.reporter.error(message, line=self.lineno)]
        return [self._numbered(question)]

    def _numbered(self, question: QuizQuestion) -> quiz:
        number = len(questions(self.env)[self.env.docname])
        node = self._build(question, f"Pytanie {number}")
        # Without the markup: lists of questions show it as plain text.
        questions(self.env)[self.env.docname][question.id] = glue(node[0].astext())
        if question.again:
            wordings(self.env).setdefault(self.env.docname, {})[question.id] = question.again
        return node

    def _register(self, question: QuizQuestion) -> None:
        known = questions(self.env)
        for docname, others in known.items():
            if question.id in others and docname != self.env.docname:
                raise QuizError(f"ten identyfikator jest już na stronie {docname}")
        here = known.setdefault(self.env.docname, {})
        if question.id in here:
            raise QuizError("ten identyfikator jest już na tej stronie")
        here[question.id] = glue(question.text)

    def _build(self, question: QuizQuestion, called: str, counts: bool = True) -> quiz:
        about = {"quiz" if counts else "step": question.id}
        node = _framed(question, question.id, called, about)
        self.set_source_info(node)
        node += self._text(question.text, "question")
        for item, option in zip(_items(question), question.options, strict=True):
            item += [self._text(option.text, "option"), self._text(option.why, "why")]
            node += item
        return node

    def _text(self, text: str, role: str) -> quiz_text:
        inline, messages = self.state.inline_text(text, self.lineno)
        return quiz_text(text, "", *inline, *messages, role=role)


class FadedStepDirective(QuizDirective):
    """``:::{faded-step} l04-krok``: the step of a worked example that the reader takes."""

    def _register(self, question: QuizQuestion) -> None:
        """Leave it out of the questions of the course."""

    def _numbered(self, question: QuizQuestion) -> quiz:
        return self._build(question, "Twój krok", counts=False)


def plain_quiz(question: QuizQuestion, name: str, **about: str) -> quiz:
    """Return a question without markup, as another page than its own shows it.

    Args:
        question: The question; its id is not used.
        name: Under which it is answered.
        about: Further ``data-`` attributes of its form.
    """
    node = _framed(question, name, "Powtórka", about={"quiz": name, **about})
    node += _plain(question.text, "question")
    for item, option in zip(_items(question), question.options, strict=True):
        item += [_plain(option.text, "option"), _plain(option.why, "why")]
        node += item
    return node


def _plain(text: str, role: str) -> quiz_text:
    return quiz_text(text, "", nodes.Text(glue(text)), role=role)


def _framed(question: QuizQuestion, name: str, called: str, about: dict[str, str]) -> quiz:
    node = quiz("", quiz_id=name, called=called, about=about, multiple=question.multiple)
    node["asked"], node["matches"] = question.number, question.matches
    node["in_order"], node["shown"] = question.in_order, question.shown
    return node


def _items(question: QuizQuestion) -> Iterator[quiz_option]:
    for position, option in enumerate(question.options, start=1):
        item = quiz_option("", position=position, correct=option.correct, value=option.number)
        item["match"], item["otherwise"] = option.match, option.otherwise
        yield item


def wordings(env: BuildEnvironment) -> dict[str, dict[str, QuizQuestion]]:
    """Return ``{docname: {quiz id: the same in other words}}`` of all pages read so far."""
    known: dict[str, dict[str, QuizQuestion]] = env.__dict__.setdefault("msai_wordings", {})
    return known


def questions(env: BuildEnvironment) -> dict[str, dict[str, str]]:
    """Return ``{docname: {quiz id: question}}`` of all pages read so far."""
    known: dict[str, dict[str, str]] = env.__dict__.setdefault("msai_questions", {})
    return known


def _purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    questions(env).pop(docname, None)
    wordings(env).pop(docname, None)


def _merge(
    app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment
) -> None:
    questions(env).update(
        {name: questions(other)[name] for name in docnames if name in questions(other)}
    )
    told = wordings(other)
    wordings(env).update({name: told[name] for name in docnames if name in told})


def visit_quiz(self: HTML5Translator, node: quiz) -> None:
    """Write the whole form: its parts are needed twice, so the children are rendered here."""
    options = list(node.findall(quiz_option))
    answers = [_explained(self, option) for option in options]
    inside = [_looked_at(node["shown"])] * bool(node["shown"]) + _filled_in(self, node, options)
    question = _render(self, node.children[0])
    form = quiz_form(node["quiz_id"], question, inside, answers, quiz_icons(),
                     called=node["called"], about=node["about"], hint=_hint(node))  # fmt: skip
    self.body.append(form)
    raise nodes.SkipNode


def quiz_icons() -> dict[str, str]:
    """Return the SVG of the signs of a question, by name."""
    return {name: icon(name) for name in ("quiz", "right", "wrong")}


def _filled_in(
    translator: HTML5Translator, node: quiz, options: Sequence[nodes.Element]
) -> list[str]:
    if node["asked"]:
        return [_number_field(node["quiz_id"], node["asked"])]
    if node["matches"]:
        return [*(_row(translator, node, option) for option in options), _offered(node)]
    kind = "checkbox" if node["multiple"] else "radio"
    return [
        choice(node["quiz_id"], option["position"], _render(translator, option[0]), kind)
        for option in options
    ]


def _hint(node: quiz) -> str:
    if node["in_order"]:
        return "ponumeruj"
    return "dopasuj" if node["matches"] else "kilka odpowiedzi" if node["multiple"] else ""


def _looked_at(lines: Sequence[str]) -> str:
    """Return what one looks at to say what is missing."""
    shown = "".join(f"<p>{escape(glue(line))}</p>" for line in lines)
    return f'<div class="quiz-shown">{shown}</div>\n'


def _row(translator: HTML5Translator, node: quiz, option: nodes.Element) -> str:
    """Return a row of a question that matches or orders: its text and what may belong to it."""
    identifier = f"{node['quiz_id']}-{option['position']}"
    offered = "".join(f"<option>{escape(glue(match))}</option>" for match in node["matches"])
    match, otherwise = (escape(glue(option[name])) for name in ("match", "otherwise"))
    return (
        f'<div class="quiz-option quiz-row"><label for="{identifier}">'
        f"{_render(translator, option[0])}</label> "
        f'<select id="{identifier}" name="{identifier}" data-match="{match}" '
        f'data-otherwise="{otherwise}"><option value="">wybierz</option>{offered}</select></div>\n'
    )


def _offered(node: quiz) -> str:
    """Return on paper what can be written in the rows."""
    known = "; ".join(escape(glue(match)) for match in node["matches"])
    return f'<p class="quiz-offered">Do wyboru: {known}.</p>\n'


def _number_field(name: str, asked: QuizNumber) -> str:
    otherwise = escape(glue(asked.otherwise))
    return (
        f'<p class="quiz-typed"><label for="{name}-1">Twoja odpowiedź</label> '
        f'<input type="text" inputmode="decimal" autocomplete="off" id="{name}-1" name="{name}" '
        f'data-tolerance="{asked.tolerance:g}" data-otherwise="{otherwise}">'
        f"{f' <span>{escape(asked.unit)}</span>' if asked.unit else ''}</p>\n"
    )


def _explained(translator: HTML5Translator, option: nodes.Element) -> Explained:
    text, why = (_render(translator, part) for part in option.children)
    told = escape(glue(option["match"])) if option["match"] else ""
    number = "" if option["value"] is None else repr(option["value"])
    return Explained(text, why, bool(option["correct"]), told, number)


def _render(translator: HTML5Translator, node: nodes.Node) -> str:
    """Return the HTML of a node's children without writing it to the page."""
    outer, translator.body = translator.body, []
    try:
        for child in node.children:
            child.walkabout(translator)
        return "".join(translator.body)
    finally:
        translator.body = outer


def setup(app: Sphinx) -> None:
    """Register the directive, its nodes and the list of questions."""
    app.add_directive("quiz", QuizDirective)
    app.add_directive(FADED_STEP, FadedStepDirective)
    app.add_node(quiz, html=(visit_quiz, None))
    # The parts are rendered by the form.
    for part in (quiz_text, quiz_option):
        app.add_node(part, html=(_never, None))
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)


def _never(self: HTML5Translator, node: nodes.Node) -> None:
    raise AssertionError(f"{node.__class__.__name__} is rendered by its form")
