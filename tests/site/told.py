"""What screen readers are told of exercises: the accessibility tree of Chromium as lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeAlias

from playwright.sync_api import Page

Node: TypeAlias = Mapping[str, Any]
Nodes: TypeAlias = Mapping[str, Node]
#: How the line of a node reads, without its depth; empty: it is left out, its children are not.
Line: TypeAlias = Callable[[Node], str]

#: Parts of the tree that say nothing, and text as it is broken into lines.
SILENT = {"InlineTextBox", "none", "generic", "LineBreak"}
#: Parts of a control that the browser makes, and names that stand again in what they name.
_REPEATED = {"LabelText", "Legend", "caption", "ListMarker", "rowgroup", "strong", "emphasis"}
_CONTROLS = {"button", "checkbox", "radio", "textbox", "combobox", "heading", "cell", "rowheader",
             "columnheader", "DisclosureTriangle", "option", "link", "Date", "image"}  # fmt: skip
#: States that are worth a word; false ones only where the reader says them.
_STATES = {
    "required": "needed", "invalid": "wrong", "expanded": "open", "pressed": "pressed",
    "checked": "ticked", "selected": "chosen", "disabled": "off", "level": "level",
    "live": "live", "roledescription": "described as",
}  # fmt: skip
_SAID_WHEN_FALSE = {"expanded", "pressed", "checked"}
_BOOLEAN_NAMES = {"True": "yes", "true": "yes", "False": "no", "false": "no"}


def told(page: Page, titles: Collection[str]) -> dict[str, str]:
    """Return everything the browser knows of each exercise, by its title, one line a node."""
    found = _trees(page, titles, _whole)
    # Where one text ends and the next begins in the same paragraph, nobody hears.
    return {
        title: re.sub(r"\n *\| ?", " ", "\n".join(lines)).replace("  ", " ")
        for title, lines in found.items()
    }


def read_out(page: Page, titles: Collection[str]) -> dict[str, str]:
    """Return what is read out of each exercise: roles, names, descriptions, values and states."""
    return {
        title: re.sub(r"[^\S\n]+(?=\S)", _one_space, "\n".join(lines))
        for title, lines in _trees(page, titles, _spoken).items()
    }


def _one_space(found: re.Match[str]) -> str:
    """Keep the depth of a line; no-break and several spaces within it are one."""
    at_start = found.start() == 0 or found.string[found.start() - 1] == "\n"
    return found[0] if at_start else " "


def _trees(page: Page, titles: Collection[str], line: Line) -> dict[str, list[str]]:
    devtools = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in devtools.send("Accessibility.getFullAXTree")["nodes"]}
    devtools.detach()
    return {
        said(node, "name"): list(_lines(node, nodes, line, 0))
        for node in nodes.values()
        if said(node, "role") == "region" and said(node, "name") in titles
    }


def _lines(node: Node, nodes: Nodes, line: Line, depth: int) -> Iterator[str]:
    silent = node["ignored"] or said(node, "role") in SILENT
    text = "" if silent else line(node)
    if text:
        yield " " * depth + text
    if line is _spoken and said(node, "role") in _CONTROLS and not _has_inside(node, nodes):
        return
    for child in node.get("childIds", []):
        if child in nodes:
            yield from _lines(nodes[child], nodes, line, depth + bool(text))


def _has_inside(node: Node, nodes: Nodes) -> bool:
    """Tell whether a cell or a list of answers holds more than its own words."""
    roles = {said(nodes[child], "role") for child in node.get("childIds", []) if child in nodes}
    holds = {"cell", "rowheader", "combobox"}
    return said(node, "role") in holds and not roles <= {"StaticText", *SILENT, "emphasis"}


def _whole(node: Node) -> str:
    if said(node, "role") == "StaticText":
        return f"| {said(node, 'name').strip()}"
    states = {p["name"]: p["value"].get("value") for p in node.get("properties", [])}
    parts = (said(node, "role"), *(said(node, w) for w in ("name", "description", "value")), states)
    return " ".join(str(part) for part in parts if part)


def _spoken(node: Node) -> str:
    role, name = said(node, "role"), said(node, "name").strip()
    if role in _REPEATED or role == "MenuListPopup":
        return ""
    if role == "StaticText":
        return f"“{name}”" if name else ""
    told = [role, f"“{name}”" if name else "", *_more(node)]
    return " ".join(filter(None, told))


def _more(node: Node) -> Iterator[str]:
    if description := said(node, "description"):
        yield f"({description})"
    if value := said(node, "value"):
        yield f"= {value}"
    for state in node.get("properties", []):
        name, value = state["name"], str(state["value"].get("value"))
        no = value in ("False", "false")
        if name in _STATES and not (no and name not in _SAID_WHEN_FALSE):
            yield f"[{_STATES[name]}: {_BOOLEAN_NAMES.get(value, value)}]"


def said(node: Node, what: str) -> str:
    """Return one of a node's texts; empty: it has none."""
    return str(node.get(what, {}).get("value", ""))
