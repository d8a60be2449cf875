"""Finding nodes of a kind in a view, however deep they stand; and the bytes that go beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from msai.ui.nodes import Columns, Details, Group, Items, Keyed, Node, Stage, Table
from msai.ui.scan import Scan

Kind = TypeVar("Kind")


def every(nodes: Iterable[Node | str], kind: type[Kind]) -> Iterator[Kind]:
    """Yield the nodes of a kind, in the order of the view."""
    for node in nodes:
        if isinstance(node, kind):
            yield node
        else:
            yield from every(_inside(node), kind)


def beside(nodes: Iterable[Node]) -> dict[str, bytes]:
    """Return the bytes that a view shows, by the id of their node."""
    return {scan.id: scan.content for scan in every(nodes, Scan)}


def _inside(node: Node | str) -> Sequence[Node | str]:
    if isinstance(node, (Columns, Details, Group, Keyed)):
        return node.children
    if isinstance(node, Stage):
        return [*node.work, *node.answer, *node.more]
    if isinstance(node, Items):
        return node.items
    if isinstance(node, Table):
        return [cell for row in node.rows for cell in row]
    return ()
