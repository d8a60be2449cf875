"""Lessons as readable Markdown, for notebook programs that know no directives and no roles.

The book's own sources stay as they are; copies for JupyterLite are made of them. Boxes become
quotations with a title, citations links to the source, terms their words, quizzes questions whose
answers are opened on request. Links to pages that the copies do not hold become their words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from msai_course.content.boxes import BOXES
from msai_course.content.inline_pictures import with_pictures
from msai_course.content.quiz import FADED_STEP, QuizOption, parse_question

_OPENING = re.compile(r"^(?P<mark>:{3,}|`{3,})\{(?P<name>[\w:-]+)\}[ \t]*(?P<argument>.*)$")
_OPTION = re.compile(r"^:(?P<key>[\w-]+):(?P<value>.*)$")
_FENCE = re.compile(r"^(:{3,})\s*$")
_CITATION = re.compile(r"\s?\{cite(?::\w+)?\}`([^`]*)`")
_NAMED = re.compile(r"\{[a-z][\w:-]*\}`([^`<]+?)\s*<[^`>]*>`")
_ROLE = re.compile(r"\{[a-z][\w:-]*\}`([^`]*)`")
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\]]*)\]\((?P<target>[^)\s]+)\)")
_LEFT_OUT = re.compile(r"^(\([\w-]+\)=|%|\+\+\+)")
_LETTERS = "ABCDEFGHIJ"
_OUTSIDE = ("http://", "https://", "mailto:")

#: Key of a source → words and address of a link to it.
Sources = Mapping[str, tuple[str, str]]
#: Whether a relative link leads to something that the copies hold.
Leads = Callable[[str], bool]


def readable(text: str, sources: Sources, leads: Leads) -> str:
    """Return Markdown without directives and roles.

    Args:
        text: Markdown of one cell of a lesson.
        sources: The bibliography; a citation that is not in it is left out.
        leads: Tells which relative links work in the copies.
    """
    plain = "\n".join(_blocks(text.split("\n")))
    plain = _CITATION.sub(lambda found: _cited(found[1], sources), plain)
    plain = _ROLE.sub(r"\1", _NAMED.sub(r"\1", plain))
    return _LINK.sub(lambda link: _link(link, leads), plain)


def readable_notebook(text: str, sources: Sources, leads: Leads, folder: Path) -> str:
    """Return a notebook with readable Markdown cells; everything else stays.

    Args:
        text: The notebook as it stands in the book.
        sources: As for `readable`.
        leads: As for `readable`.
        folder: The notebook's folder; the copy carries the pictures that are found from there.
    """
    notebook: dict[str, Any] = json.loads(text)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            source = readable("".join(cell["source"]), sources, leads)
            cell["source"] = with_pictures(source, folder).splitlines(keepends=True)
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def leads_to(names: Collection[str], place: str) -> Leads:
    """Return whether links of the copy at ``place`` lead to one of the files ``names``."""
    from posixpath import dirname, join, normpath

    return lambda target: normpath(join(dirname(place), target.partition("#")[0])) in names


def _blocks(lines: list[str]) -> list[str]:
    done: list[str] = []
    number = 0
    while number < len(lines):
        opening = _OPENING.match(lines[number])
        if opening is None:
            if not (_FENCE.match(lines[number]) or _LEFT_OUT.match(lines[number])):
                done.append(lines[number])
            number += 1
            continue
        end = _end(lines, number, opening["mark"])
        done += ["", *_block(opening, lines[number + 1 : end]), ""]
        number = end + 1
    return done


def _end(lines: list[str], start: int, mark: str) -> int:
    """Return the line of the closing fence; a fence that is never closed ends with the text."""
    closing = (at for at in range(start + 1, len(lines)) if lines[at].rstrip() == mark)
    return next(closing, len(lines))


def _block(opening: re.Match[str], inner: list[str]) -> list[str]:
    options = {option["key"]: option["value"].strip() for option in _options(inner)}
    body = "\n".join(line for line in inner if not _OPTION.match(line)).strip("\n").split("\n")
    name, argument = opening["name"], opening["argument"].strip()
    if name == "figure":
        return [f"![{options.get('alt', '')}]({argument})", "", *_blocks(body)]
    if name in ("quiz", FADED_STEP):
        return _quiz(argument, "\n".join(body), "Pytanie" if name == "quiz" else "Twój krok")
    return [f"> {line}".rstrip() for line in (_title(name, argument), "", *_blocks(body))]


def _options(inner: list[str]) -> list[re.Match[str]]:
    return [option for line in inner if (option := _OPTION.match(line))]


def _title(name: str, argument: str) -> str:
    """Return the title as the page shows it."""
    kind = BOXES.get(name)
    if kind is None:
        return f"**{argument}**" if argument else ""
    shown = f"„{argument}”" if kind.quoted else argument
    return f"**{kind.title}: {shown}**" if argument else f"**{kind.title}**"


def _quiz(argument: str, body: str, called: str) -> list[str]:
    question = parse_question(argument, body)
    # A number is not chosen among others: known ones come with the explanations only.
    names = [option.text for option in question.options] if question.number else list(_LETTERS)
    options = list(zip(names, question.options, strict=False))
    asked = [] if question.number else [f"- {name}. {_line(one.text)}" for name, one in options]
    told = [f"- **{name} – {_verdict(option)}.** {_line(option.why)}" for name, option in options]
    shown = [f"> {_line(line)}" for line in question.shown]
    offered = [f"Do wyboru: {'; '.join(question.matches)}.", ""] if question.matches else []
    return [
        f"**{called}.** {_line(question.text)}", "", *shown, "", *asked, "", *offered,
        "<details><summary>Odpowiedzi i wyjaśnienia</summary>", "", *told, "", "</details>",
    ]  # fmt: skip


def _verdict(option: QuizOption) -> str:
    return option.match or ("dobrze" if option.correct else "nie")


def _line(text: Any) -> str:
    return " ".join(str(text).split())


def _cited(keys: str, sources: Sources) -> str:
    known = [sources[key] for name in keys.split(",") if (key := name.strip()) in sources]
    links = "; ".join(f"[{words}]({address})" if address else words for words, address in known)
    return f" (źródło: {links})" if links else ""


def _link(link: re.Match[str], leads: Leads) -> str:
    target = link["target"]
    works = target.startswith((*_OUTSIDE, "#")) or leads(target)
    return link[0] if works else link["words"]
