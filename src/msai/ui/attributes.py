"""Attributes of drawn nodes: what screen readers are told besides names."""

from __future__ import annotations

from typing import Any

from msai.ui import nodes


def roles(node: nodes.Table, *names: str) -> list[str]:
    """Return what keeps a stacked table a table: its parts are drawn as blocks on a phone."""
    return [f' role="{role}"' if node.stacked else "" for role in names]


def states(node: Any) -> str:
    """Return whether an input is needed, and whether its answer is wrong."""
    needed = ' aria-required="true"' if getattr(node, "required", False) else ""
    return f'{needed} aria-invalid="true"' if getattr(node, "error", "") else needed


def hidden(node: Any) -> str:
    """Return what keeps a label for screen readers only."""
    return ' class="visually-hidden"' if getattr(node, "hide_label", False) else ""
