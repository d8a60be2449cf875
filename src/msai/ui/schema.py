"""The vocabulary of nodes as TypeScript, for the part of the page that draws them.

`msai.ui.nodes` is the only statement; what is written here is never edited and never committed.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from inspect import cleandoc, getdoc
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from msai.ui import nodes

_HEAD = "/** Written from `msai.ui.nodes` by `msai.ui.schema`: change that, never this file. */\n"
_PLAIN = {
    str: "string",
    bool: "boolean",
    int: "number",
    float: "number",
    bytes: "number",
    Any: "unknown",
}
_NAMED = {nodes.Tone: "Tone", nodes.Word: "Word"}
NODES: tuple[type[Any], ...] = get_args(nodes.Node)


def typescript() -> str:
    """Return the module: one interface a node, told apart by ``type``, as `to_json` makes them."""
    parts = [
        *(f"export type {name} = {_literals(kind)};" for kind, name in _NAMED.items()),
        _interface("Option", nodes.Option, get_type_hints(nodes.Option)),
        *(_interface(_name(node), node, _members(node)) for node in NODES),
        _union("Node", map(_name, NODES)),
        "export type Cell = string | Node;\n",
        _interface("Tree", nodes.Tree, get_type_hints(nodes.Tree)),
    ]
    return _HEAD + "\n" + "\n".join(parts)


def _name(node: type[Any]) -> str:
    return f"{node.__name__}Node"


def _members(node: type[Any]) -> dict[str, Any]:
    """Return the kinds of a node's fields by name; its ``type`` is what `to_json` calls it."""
    kinds = get_type_hints(node)
    own = {item.name: kinds[item.name] for item in fields(node)}
    return {"type": Literal[node.__name__.lower()], **own}


def _interface(name: str, cls: type[Any], members: Mapping[str, Any]) -> str:
    lines = [f"  {member}: {_kind(kind)};" for member, kind in members.items()]
    told = [f" * {line}".rstrip() for line in cleandoc(getdoc(cls) or "").splitlines()]
    return "\n".join(["/**", *told, " */", f"export interface {name} {{", *lines, "}\n"])


def _union(name: str, kinds: Iterator[str]) -> str:
    return f"export type {name} =\n" + "\n".join(f"  | {kind}" for kind in kinds) + ";\n"


def _kind(kind: Any) -> str:
    """Return the TypeScript of a Python type.

    Raises:
        TypeError: The vocabulary uses a type that JSON has no word for.
    """
    if named := next((name for known, name in _NAMED.items() if known == kind), ""):
        return named
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind is type(None):
        return "null"
    if kind is nodes.Option:
        return "Option"
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return _literals(kind)
    if origin in (Union, types.UnionType):
        return _one_of(inner)
    if origin is Sequence:
        element = _kind(inner[0])
        return f"({element})[]" if "|" in element else f"{element}[]"
    if origin is Mapping:
        return f"Record<{_kind(inner[0])}, {_kind(inner[1])}>"
    raise TypeError(f"{kind} has no TypeScript here")


def _one_of(kinds: Sequence[Any]) -> str:
    """Return a union; all nodes together are a ``Node``, and a text beside them is a ``Cell``."""
    rest = [_kind(kind) for kind in kinds if kind not in NODES]
    if len(rest) == len(kinds):
        return " | ".join(dict.fromkeys(rest))
    return "Cell" if rest == ["string"] else " | ".join([*rest, "Node"])


def _literals(kind: Any) -> str:
    return " | ".join(f'"{value}"' for value in get_args(kind))
