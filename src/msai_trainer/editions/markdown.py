"""Pages that an edition writes itself: Markdown with the boxes of the course, nothing that acts.

A subset of MyST: CommonMark, tables, boxes (``:::{tip}``), classes (``{.lead}``). HTML is shown as
text; links lead to pages and to the web, pictures come from the edition alone.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin
from mdit_py_plugins.colon_fence import colon_fence_plugin

from msai.base.fold import fold_words
from msai.base.i18n import catalogue
from msai.base.typography import glue
from msai_trainer.editions.addresses import is_local, target
from msai_trainer.editions.book import Box

_, ngettext = catalogue("editions")

#: Sources of pages, and pictures that they may show.
SOURCES, PICTURES = (".md", ".ipynb"), (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
FRONT = re.compile(r"\A---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
#: Signs of one page: what is longer nobody reads, and a browser would make it for minutes.
LONGEST = 60_000
_DIRECTIVE = re.compile(r"\{([^}\s]*)\}\s*(.*)")
_ROLE = re.compile(r"\{([a-z][a-z:-]*)\}\Z")
_FRAMED = "</table>\n</div>\n"
#: What most pages have.
NO_QUIZZES: Mapping[str, tuple[str, str]] = MappingProxyType({})
#: Roles whose text alone is shown.
_PLAIN_ROLES = frozenset({"term", "en"})


@dataclass
class Trouble:
    """What of a page cannot be shown: names of directives and roles, addresses of files."""

    directives: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class OwnPage:
    """A page made of Markdown.

    Attributes:
        path: Its address without ``.html``.
        title: Its first heading; empty: it has none.
        body: HTML of what stands in the article.
        sections: Anchor and title of its headings of the second level.
        trouble: What cannot be shown.
        quizzes: Words of its questions by id.
        entry: Its entry in the list of the catalogue, as HTML; empty: it is no case.
    """

    path: str
    title: str
    body: str
    sections: tuple[tuple[str, str], ...]
    trouble: Trouble
    quizzes: Mapping[str, str] = field(default_factory=dict)
    entry: str = ""


def own_page(
    name: str,
    text: str,
    *,
    pages: frozenset[str],
    files: frozenset[str],
    boxes: Mapping[str, Box],
    known: frozenset[str] = frozenset(),
    quizzes: Mapping[str, tuple[str, str]] = NO_QUIZZES,
    entry: str = "",
) -> OwnPage:
    """Return a page of an edition's own.

    Args:
        name: Its file below the site's root, such as ``dojazd.md``.
        text: Its Markdown; front matter is left out, and so is what stands after `LONGEST` signs.
        pages: Addresses of the pages of the edition.
        files: Its pictures.
        boxes: Kinds of boxes by name.
        known: Addresses of pages of the course that the edition leaves out: links to them become
            words without being a fault.
        quizzes: Words and HTML of questions by id, for ``:::{quiz} id``; what people write
            themselves has none.
        entry: Its entry in the list of the catalogue.
    """
    forms = {one: form for one, (_words, form) in quizzes.items()}
    maker = _Maker(name, pages, files, boxes, known, forms)
    tokens = maker.parse(FRONT.sub("", text[:LONGEST], count=1))
    body = maker.render(list(_in_sections(tokens)))
    heads = list(_headings(tokens))
    title = next((words for level, _anchor, words in heads if level == 1), "")
    sections = tuple((f"#{anchor}", words) for level, anchor, words in heads if level == 2)
    asked = {one: words for one, (words, _form) in quizzes.items()}
    path = posixpath.splitext(name)[0]
    return OwnPage(path, title, body, sections, maker.trouble, asked, entry)


class _Maker:
    """Makes HTML of one page; boxes hold Markdown again."""

    def __init__(
        self,
        name: str,
        pages: frozenset[str],
        files: frozenset[str],
        boxes: Mapping[str, Box],
        known: frozenset[str],
        forms: Mapping[str, str],
    ) -> None:
        self._name, self._pages, self._files = name, pages, files
        self._kinds, self._known, self._boxes, self._forms = boxes, known, 0, forms
        self.trouble = Trouble()
        self._markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
        self._markdown.use(colon_fence_plugin).use(attrs_block_plugin, allowed=["class"])
        for kind, written in (("table_open", f"{_frame()}<table>\n"), ("table_close", _FRAMED)):
            self._markdown.add_render_rule(kind, lambda *_told, text=written: text)
        for kind in ("fence", "colon_fence"):
            self._markdown.add_render_rule(kind, lambda _renderer, *told: self._directive(*told))

    def parse(self, text: str) -> list[Token]:
        """Return the tokens of a text, links and pictures mended."""
        tokens = self._markdown.parse(text)
        for token in tokens:
            if token.children:
                token.children = list(self._inline(token.children))
        return tokens

    def render(self, tokens: Sequence[Token]) -> str:
        """Return the HTML of tokens."""
        return str(self._markdown.renderer.render(tokens, self._markdown.options, {}))

    def _directive(self, tokens: Sequence[Token], at: int, *_rest: Any) -> str:
        """Write a box, or code as it stands."""
        token = tokens[at]
        if not (found := _DIRECTIVE.fullmatch(token.info.strip())):
            return f"<pre>{html.escape(token.content)}</pre>\n"
        if found[1] == "quiz" and found[2] in self._forms:
            return self._forms[found[2]]
        if found[1] not in self._kinds:
            self.trouble.directives.append(found[1])
            return f"<div>{self.render(self.parse(token.content))}</div>\n"
        return self._box(found[1], found[2], token.content)

    def _box(self, name: str, argument: str, content: str) -> str:
        kind = self._kinds[name]
        self._boxes += 1
        marks = ("„", "”") if kind.quoted else ("", "")
        inline = self._markdown.parseInline(argument)[0].children or []
        words = self._markdown.renderer.render(
            list(self._inline(inline)), self._markdown.options, {}
        )
        told = f": {marks[0]}{words}{marks[1]}" if argument else ""
        title = f"{kind.icon}<span>{kind.title}{told}</span>"
        body = self.render(self.parse(content))
        if kind.closed:
            summary = f'<summary class="box-title">{title}</summary>'
            return f'<details class="box box-{name}">\n{summary}\n{body}</details>\n'
        label = f"box-{self._boxes}"
        return (
            f'<div class="box box-{name}" role="group" aria-labelledby="{label}">\n'
            f'<p class="box-title" id="{label}">{title}</p>\n{body}</div>\n'
        )

    def _inline(self, children: Sequence[Token]) -> Iterator[Token]:
        plain = False
        for at, token in enumerate(children):
            if token.type == "text":
                code = at + 1 < len(children) and children[at + 1].type == "code_inline"
                role = _ROLE.search(token.content) if code else None
                plain = bool(role) and self._knows_role(role[1] if role else "")
                token.content = glue(
                    token.content[: role.start()] if plain and role else token.content
                )
            elif token.type == "code_inline" and plain:
                token, plain = Token("text", "", 0, content=glue(token.content)), False
            elif token.type == "link_open":
                self._mend_link(token, children[at:])
            elif token.type == "image" and not self._is_own_picture(token):
                token = Token("text", "", 0, content=token.content)
            yield token

    def _knows_role(self, name: str) -> bool:
        if name not in _PLAIN_ROLES:
            self.trouble.directives.append(name)
        return name in _PLAIN_ROLES

    def _mend_link(self, token: Token, rest: Sequence[Token]) -> None:
        address = str(token.attrGet("href") or "")
        if not is_local(address):
            token.attrSet("class", f"reference {'internal' if address[:1] == '#' else 'external'}")
            return
        path, kind = posixpath.splitext(target(self._name, address))
        if kind in (*SOURCES, ".html") and path in self._pages:
            mark = address.partition("#")[2]
            token.attrSet("href", f"{_page_address(address)}{'#' * bool(mark)}{mark}")
            token.attrSet("class", "reference internal")
            return
        if path not in self._known:
            self.trouble.missing.append(address)
        closing = next(one for one in rest if one.type == "link_close")
        token.tag = closing.tag = "span"
        token.attrs = {}

    def _is_own_picture(self, token: Token) -> bool:
        address = str(token.attrGet("src") or "")
        if is_local(address) and target(self._name, address) in self._files:
            return True
        self.trouble.pictures.append(address)
        return False


def _frame() -> str:
    """Return the frame in which the keyboard can reach and scroll a table."""
    return f'<div class="table-frame" role="group" tabindex="0" aria-label="{_("Table")}">\n'


def _page_address(address: str) -> str:
    return f"{posixpath.splitext(address.partition('#')[0])[0]}.html"


def _headings(tokens: Sequence[Token]) -> Iterator[tuple[int, str, str]]:
    """Yield level, anchor and words of the headings."""
    seen: dict[str, int] = {}
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            words = _words(tokens[at + 1].children or [])
            anchor = fold_words(words).replace(" ", "-") or "czesc"
            seen[anchor] = seen.get(anchor, 0) + 1
            number = f"-{seen[anchor]}" if seen[anchor] > 1 else ""
            yield int(token.tag[1:]), f"{anchor}{number}", words


def _words(children: Sequence[Token]) -> str:
    return "".join(
        " " if one.type in {"softbreak", "hardbreak"} else one.content for one in children
    )


def _in_sections(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens with every heading and what belongs to it in a section of its own."""
    heads, open_levels = _headings(tokens), list[int]()
    for token in tokens:
        if token.type == "heading_open" and token.level == 0:
            level, anchor, _title = next(heads)
            while open_levels and open_levels[-1] >= level:
                open_levels.pop()
                yield _raw("</section>\n")
            open_levels.append(level)
            yield _raw(f'<section id="{html.escape(anchor)}">\n')
        elif token.type == "heading_open":
            next(heads)
        yield token
    yield from (_raw("</section>\n") for _level in open_levels)


def _raw(text: str) -> Token:
    return Token("html_block", "", 0, content=text)
