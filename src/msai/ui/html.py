"""The static snapshot: a tree of nodes as plain, accessible HTML.

Inputs are shown switched off, as a picture of the exercise before Python has started, for print
and for browsers without JavaScript. Everything is escaped: names in tables are text, never markup.
But for that it is what the page draws (``web/src/exercise``): same words, names, states, ids.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from msai.base.i18n import catalogue
from msai.base.numbers import typed_number
from msai.ui import html_glance as glance
from msai.ui import nodes
from msai.ui.attributes import hidden, roles, states
from msai.ui.bringing import File, Paste
from msai.ui.charted import Chart
from msai.ui.framed import Preview
from msai.ui.glance import Chip, Gauge
from msai.ui.html_chart import figure
from msai.ui.markup import plain, rich
from msai.ui.scan import Scan
from msai.ui.typeset import typeset

_, _ngettext = catalogue("ui")

#: Sign and word of each tone; the word is part of the text, so that nothing hangs on colour.
SIGNS: dict[nodes.Tone, str] = {
    "ok": "✓",
    "problem": "✗",
    "question": "?",
    "info": "i",
    "hint": "→",
}

RenderChart = Callable[[Chart], str]


def tone_words() -> dict[nodes.Word, str]:
    """Return the words that open messages, by tone, and those under a chart."""
    return {
        "ok": _("Fits:"),
        "problem": _("To correct:"),
        "question": _("To consider:"),
        "info": _("Note:"),
        "hint": _("Hint:"),
        "point": _("Point at a mark, or walk them with the arrow keys."),
    }


def section(identity: str, title: str, children: Sequence[nodes.Node], chart: RenderChart) -> str:
    """Return a whole exercise under its title, typeset; links wait for `rooted`."""
    name = escape(identity)
    return (
        f'<section class="msai-exercise" data-exercise="{name}" aria-labelledby="{name}-title">'
        f'<h3 id="{name}-title">{escape(typeset(title))}</h3>'
        f"{Snapshot(identity, chart).render(typeset(children))}</section>"
    )


def rooted(html: str, root: str) -> str:
    """Return a snapshot whose links lead on; only the page that shows it knows the site's root."""
    return html.replace(' data-root-href="', f' href="{escape(root)}')


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
        role = ' role="alert"' if node.alert else ""
        return (
            f'<div class="ui-message ui-{node.tone}"{role}>'
            f'<span aria-hidden="true">{SIGNS[node.tone]}</span>'
            f"<p><b>{tone_words()[node.tone]}</b> {title}{rich(node.text)}</p></div>"
        )

    def _status(self, node: nodes.Status) -> str:
        return f'<p class="ui-status" role="status">{rich(node.text)}</p>'

    def _choice(self, node: nodes.Choice) -> str:
        if node.style == "radio":
            return self._options(node, "radio", (node.value,))
        options = "".join(_option(option, node.value) for option in _with_empty(node))
        return self._field(node, f"<select {self._control(node)}>{options}</select>")

    def _checks(self, node: nodes.Checks) -> str:
        return self._options(node, "checkbox", node.value)

    def _options(self, node: nodes.Choice | nodes.Checks, kind: str, chosen: Sequence[str]) -> str:
        # Without a name: of one name, the live buttons drawn beside it would take away its mark.
        boxes = "".join(
            f'<label class="ui-option"><input type="{kind}" disabled'
            f"{' checked' if option.value in chosen else ''}> "
            f"<span>{rich(option.label)}</span></label>"
            for option in node.options
        )
        columns = " ui-columned" if getattr(node, "columns", False) else ""
        # Only a group of radio buttons has a role that may be needed or wrong.
        group = f' role="radiogroup"{states(node)}' if kind == "radio" else ""
        return (
            f'<fieldset class="ui-field{columns}"{group}{self._described(node)}>'
            f"<legend{hidden(node)}>{rich(node.label)}</legend>"
            f"{self._help(node)}{boxes}{self._error(node)}</fieldset>"
        )

    def _check(self, node: nodes.Check) -> str:
        checked = " checked" if node.value else ""
        return (
            f'<div class="ui-check"><label class="ui-option">'
            f'<input type="checkbox" {self._control(node)}{checked}> '
            f"<span{hidden(node)}>{rich(node.label)}</span></label>{self._help(node)}</div>"
        )

    def _number(self, node: nodes.Number) -> str:
        value = "" if node.value is None else escape(typed_number(node.value))
        unit = f'<span class="ui-unit">{escape(node.unit)}</span>' if node.unit else ""
        control = f'<input type="text" {self._control(node)} value="{value}">{unit}'
        return self._field(node, f'<span class="ui-number-field">{control}</span>')

    def _input(self, node: nodes.Input) -> str:
        if node.rows > 1:
            # HTML passes over a line end after the opening tag: one more, or the learner's is lost.
            lead = "\n" if node.value.startswith("\n") else ""
            text = f"{lead}{escape(node.value)}"
            control = f'<textarea {self._control(node)} rows="{node.rows}">{text}</textarea>'
        else:
            value = escape(node.value)
            secret = ' autocomplete="off"' if node.kind == "password" else ""
            control = f'<input type="{node.kind}"{secret} {self._control(node)} value="{value}">'
        return self._field(node, control)

    def _file(self, node: File) -> str:
        several = " multiple" if node.multiple else ""
        return self._field(node, f'<input type="file"{several} {self._control(node)}>')

    def _paste(self, node: Paste) -> str:
        area = f'<textarea {self._control(node)} rows="3"></textarea>'
        button = f'<button type="button" class="ui-button ui-plain" disabled>{rich(node.take)}'
        return self._field(node, f"{area}{button}</button>")

    def _button(self, node: nodes.Button) -> str:
        pressed = "" if node.pressed is None else f' aria-pressed="{str(node.pressed).lower()}"'
        if node.expanded is not None:
            pressed += f' aria-expanded="{str(node.expanded).lower()}"'
        return (
            f'<button type="button" class="ui-button ui-{node.kind}" id="{self._id(node)}" '
            f"disabled{pressed}>{rich(node.label)}</button>"
        )

    def _table(self, node: nodes.Table) -> str:
        hidden = ' class="visually-hidden"' if node.hide_caption else ""
        table, part, column_head = roles(node, "table", "row", "columnheader")
        group = roles(node, "rowgroup")[0]
        head = "".join(
            f'<th scope="col"{column_head}>{rich(column)}</th>' for column in node.columns
        )
        rows = "".join(self._row(node, number) for number in range(len(node.rows)))
        return (
            f'<div class="ui-table{" ui-stacked" if node.stacked else ""}" tabindex="0" '
            f'role="region" aria-label="{plain(node.caption)}">'
            f"<table{table}><caption{hidden}>{rich(node.caption)}</caption>"
            f"<thead{group}><tr{part}>{head}</tr></thead>"
            f"<tbody{group}>{rows}</tbody></table></div>"
        )

    def _row(self, node: nodes.Table, number: int) -> str:
        marked = number in node.marked
        first, *rest = node.rows[number] or [""]
        mark = f"<em> ({escape(node.mark)})</em>" if marked and node.mark else ""
        cells = "".join(
            f"<td{' class=ui-number' if position in node.numeric else ''}"
            f"{_cell_role(node, position)}>{self._cell(cell)}</td>"
            for position, cell in enumerate(rest, start=1)
        )
        row = ' class="ui-marked"' if marked else ""
        part, head = roles(node, "row", "rowheader")
        return f'<tr{row}{part}><th scope="row"{head}>{self._cell(first)}{mark}</th>{cells}</tr>'

    def _cell(self, cell: str | nodes.Node) -> str:
        return rich(cell) if isinstance(cell, str) else self._node(cell)

    def _chart(self, node: Chart) -> str:
        return figure(node, self._draw(node), tone_words()["point"])

    def _group(self, node: nodes.Group) -> str:
        inner = self.render(node.children)
        name = f' id="{self._id(node)}" tabindex="-1"' if node.id else ""
        title = rich(node.title)
        if node.fieldset:
            return f'<fieldset class="ui-group"{name}><legend>{title}</legend>{inner}</fieldset>'
        return f'<section class="ui-group"{name}><h4>{title}</h4>{inner}</section>'

    def _columns(self, node: nodes.Columns) -> str:
        parts = "".join(f"<div>{self._node(child)}</div>" for child in node.children)
        return f'<div class="ui-columns">{parts}</div>'

    def _stage(self, node: nodes.Stage) -> str:
        return glance.stage(node, *map(self.render, (node.work, node.answer, node.more)))

    def _gauge(self, node: Gauge) -> str:
        return glance.gauge(node)

    def _chip(self, node: Chip) -> str:
        return f'<p class="ui-chip">{rich(node.text)}</p>'

    def _details(self, node: nodes.Details) -> str:
        state = " open" if node.open else ""
        return (
            f'<details class="ui-details"{state}><summary>{rich(node.summary)}</summary>'
            f"{self.render(node.children)}</details>"
        )

    def _quote(self, node: nodes.Quote) -> str:
        lines = "".join(f"<p>{escape(line)}</p>" for line in node.lines)
        return f'<blockquote class="ui-quote">{lines}</blockquote>'

    def _scan(self, node: Scan) -> str:
        # What a person chose is never a part of a page: the frame stays empty.
        if node.mime == "application/pdf":
            return f'<p class="ui-scan-link"><a>{plain(node.alt)}</a></p>'
        return (
            f'<div class="ui-scan" id="{self._id(node)}" role="img" tabindex="0" '
            f'aria-label="{plain(node.alt)}"></div>'
        )

    def _preview(self, node: Preview) -> str:
        # No script runs there, whatever the markup says.
        return (
            f'<iframe class="ui-preview" title="{plain(node.title)}" sandbox="allow-same-origin" '
            f'srcdoc="{escape(node.html)}"></iframe>'
        )

    def _keyed(self, node: nodes.Keyed) -> str:
        title = f'<h4 id="{self._id(node)}-title">{rich(node.title)}</h4>'
        return (
            f'<section class="ui-group ui-keyed" id="{self._id(node)}" tabindex="0" '
            f'aria-labelledby="{self._id(node)}-title">{title}{self.render(node.children)}</section>'
        )

    def _id(self, node: Any) -> str:
        return f"{escape(self._prefix)}-{escape(node.id)}"

    def _control(self, node: Any) -> str:
        return f'id="{self._id(node)}" disabled{states(node)}{self._described(node)}'

    def _described(self, node: Any) -> str:
        parts = [part for part in ("help", "error") if getattr(node, part, "")]
        ids = " ".join(f"{self._id(node)}-{part}" for part in parts)
        return f' aria-describedby="{ids}"' if ids else ""

    def _error(self, node: Any) -> str:
        error = getattr(node, "error", "")
        text = f'<p class="ui-error" id="{self._id(node)}-error" role="alert">{rich(error)}</p>'
        return text if error else ""

    def _help(self, node: Any) -> str:
        text = f'<p class="ui-help" id="{self._id(node)}-help">{rich(node.help)}</p>'
        return text if node.help else ""

    def _field(self, node: Any, control: str) -> str:
        label = f'<label for="{self._id(node)}"{hidden(node)}>{rich(node.label)}</label>'
        parts = f"{label}{self._help(node)}{control}{self._error(node)}"
        return f'<div class="ui-field">{parts}</div>'


def _cell_role(node: nodes.Table, position: int) -> str:
    if not node.stacked:
        return ""
    return f' role="cell" data-column="{plain(node.columns[position])}"'


def _option(option: nodes.Option, chosen: str) -> str:
    selected = " selected" if option.value == chosen else ""
    return f"<option{selected}>{plain(option.label)}</option>"


def _with_empty(node: nodes.Choice) -> Sequence[nodes.Option]:
    if any(option.value == node.value for option in node.options):
        return node.options
    return [nodes.Option("", _("– choose –")), *node.options]
