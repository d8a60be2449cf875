"""The static snapshot: a tree of nodes as plain, accessible HTML.

Inputs are shown switched off, as a picture of the exercise before Python has started, for print
and for browsers without JavaScript. Everything is escaped: names in tables are text, never markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from msai.base.form_values import typed_number
from msai.base.i18n import catalogue
from msai.ui import nodes

_, _ngettext = catalogue("ui")

_STRONG = re.compile(r"\*\*(.+?)\*\*")

#: Sign and word of each tone; the word is part of the text, so that nothing hangs on colour.
SIGNS = {"ok": "✓", "problem": "✗", "question": "?", "info": "i", "hint": "→"}

RenderChart = Callable[[nodes.Chart], str]


def tone_word(tone: str) -> str:
    """Return the word that opens a message of this tone."""
    return {
        "ok": _("Fits:"),
        "problem": _("To correct:"),
        "question": _("To consider:"),
        "info": _("Note:"),
        "hint": _("Hint:"),
    }[tone]


def rich(text: str) -> str:
    """Escape a text and turn ``**strong**`` into markup."""
    return _STRONG.sub(r"<strong>\1</strong>", escape(text))


class Snapshot:
    """Renders nodes; ids get a prefix so that two exercises of a page never collide."""

    def __init__(self, prefix: str, chart: RenderChart) -> None:
        self._prefix = prefix
        self._draw = chart

    def render(self, children: Sequence[nodes.Node]) -> str:
        """Return the HTML of nodes, one after another."""
        return "".join(self._node(child) for child in children)

    def _node(self, node: nodes.Node) -> str:
        method: Callable[[Any], str] = getattr(self, f"_{type(node).__name__.lower()}")
        return method(node)

    def _heading(self, node: nodes.Heading) -> str:
        return f"<h4>{rich(node.text)}</h4>"

    def _text(self, node: nodes.Text) -> str:
        return f"<p{' class=ui-small' if node.small else ''}>{rich(node.text)}</p>"

    def _link(self, node: nodes.Link) -> str:
        return f'<p><a data-root-href="{escape(node.href)}">{rich(node.text)}</a></p>'

    def _items(self, node: nodes.Items) -> str:
        tag = "ol" if node.ordered else "ul"
        items = "".join(f"<li>{self._cell(item)}</li>" for item in node.items)
        return f"<{tag}>{items}</{tag}>"

    def _message(self, node: nodes.Message) -> str:
        title = f"<strong>{rich(node.title)}</strong> " if node.title else ""
        return (
            f'<div class="ui-message ui-{node.tone}"><span aria-hidden="true">{SIGNS[node.tone]}'
            f"</span><p><b>{tone_word(node.tone)}</b> {title}{rich(node.text)}</p></div>"
        )

    def _status(self, node: nodes.Status) -> str:
        return f'<p class="ui-status">{rich(node.text)}</p>'

    def _choice(self, node: nodes.Choice) -> str:
        if node.style == "radio":
            return self._options(node, "radio", (node.value,))
        options = "".join(
            f"<option{' selected' if option.value == node.value else ''}>"
            f"{escape(option.label)}</option>"
            for option in _with_empty(node)
        )
        return self._field(node, f"<select disabled {self._id(node)}>{options}</select>")

    def _checks(self, node: nodes.Checks) -> str:
        return self._options(node, "checkbox", node.value)

    def _options(self, node: nodes.Choice | nodes.Checks, kind: str, chosen: Sequence[str]) -> str:
        boxes = "".join(
            f'<label class="ui-option"><input type="{kind}" disabled'
            f"{' checked' if option.value in chosen else ''}> {rich(option.label)}</label>"
            for option in node.options
        )
        columns = " ui-columned" if getattr(node, "columns", False) else ""
        return (
            f'<fieldset class="ui-field{columns}"><legend>{rich(node.label)}</legend>'
            f"{_help(node)}{boxes}</fieldset>"
        )

    def _check(self, node: nodes.Check) -> str:
        checked = " checked" if node.value else ""
        hidden = ' class="visually-hidden"' if node.hide_label else ""
        return (
            f'<label class="ui-option"><input type="checkbox" disabled{checked}> '
            f"<span{hidden}>{rich(node.label)}</span></label>{_help(node)}"
        )

    def _number(self, node: nodes.Number) -> str:
        value = "" if node.value is None else typed_number(node.value)
        unit = f' <span class="ui-unit">{escape(node.unit)}</span>' if node.unit else ""
        control = f'<input type="text" disabled value="{value}" {self._id(node)}>{unit}'
        return self._field(node, control)

    def _input(self, node: nodes.Input) -> str:
        if node.rows > 1:
            control = (
                f'<textarea disabled rows="{node.rows}" {self._id(node)}>'
                f"{escape(node.value)}</textarea>"
            )
        else:
            control = f'<input type="text" disabled value="{escape(node.value)}" {self._id(node)}>'
        return self._field(node, control)

    def _file(self, node: nodes.File) -> str:
        return self._field(node, f'<input type="file" disabled {self._id(node)}>')

    def _button(self, node: nodes.Button) -> str:
        return (
            f'<button type="button" class="ui-button ui-{node.kind}" disabled>'
            f"{rich(node.label)}</button>"
        )

    def _table(self, node: nodes.Table) -> str:
        hidden = ' class="visually-hidden"' if node.hide_caption else ""
        head = "".join(f'<th scope="col">{rich(column)}</th>' for column in node.columns)
        rows = "".join(self._row(node, number) for number in range(len(node.rows)))
        return (
            f'<div class="ui-table" tabindex="0" role="region" aria-label="{escape(node.caption)}">'
            f"<table><caption{hidden}>{rich(node.caption)}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
        )

    def _row(self, node: nodes.Table, number: int) -> str:
        marked = number in node.marked
        first, *rest = node.rows[number]
        mark = f" <em>({escape(node.mark)})</em>" if marked and node.mark else ""
        cells = "".join(
            f"<td{' class=ui-number' if position in node.numeric else ''}>{self._cell(cell)}</td>"
            for position, cell in enumerate(rest, start=1)
        )
        row = ' class="ui-marked"' if marked else ""
        return f'<tr{row}><th scope="row">{self._cell(first)}{mark}</th>{cells}</tr>'

    def _cell(self, cell: str | nodes.Node) -> str:
        return rich(cell) if isinstance(cell, str) else self._node(cell)

    def _chart(self, node: nodes.Chart) -> str:
        return (
            f'<div class="ui-chart" role="img" aria-label="{escape(node.alt)}">'
            f"{self._draw(node)}</div>"
        )

    def _group(self, node: nodes.Group) -> str:
        inner = self.render(node.children)
        if node.fieldset:
            return (
                f'<fieldset class="ui-group"><legend>{rich(node.title)}</legend>{inner}</fieldset>'
            )
        return f'<section class="ui-group"><h4>{rich(node.title)}</h4>{inner}</section>'

    def _columns(self, node: nodes.Columns) -> str:
        parts = "".join(f"<div>{self._node(child)}</div>" for child in node.children)
        return f'<div class="ui-columns">{parts}</div>'

    def _details(self, node: nodes.Details) -> str:
        state = " open" if node.open else ""
        return (
            f'<details class="ui-details"{state}><summary>{rich(node.summary)}</summary>'
            f"{self.render(node.children)}</details>"
        )

    def _id(self, node: Any) -> str:
        return f'id="{escape(self._prefix)}-{escape(node.id)}"'

    def _field(self, node: Any, control: str) -> str:
        hidden = ' class="visually-hidden"' if getattr(node, "hide_label", False) else ""
        identity = f"{escape(self._prefix)}-{escape(node.id)}"
        return (
            f'<div class="ui-field"><label{hidden} for="{identity}">{rich(node.label)}</label>'
            f"{_help(node)}{control}</div>"
        )


def _help(node: Any) -> str:
    return f'<p class="ui-help">{rich(node.help)}</p>' if node.help else ""


def _with_empty(node: nodes.Choice) -> Sequence[nodes.Option]:
    if any(option.value == node.value for option in node.options):
        return node.options
    return [nodes.Option("", _("– choose –")), *node.options]
