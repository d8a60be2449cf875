"""Blocks of a Word document as plain HTML: a form is worded once, for Word and for print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from msai.base import export
from msai.base.sheets import shown


def html_of(blocks: Iterable[export.Block], shares: Sequence[float] = ()) -> str:
    """Return blocks as HTML for `as_typst`; ``shares``: of the columns of its tables."""
    return "".join(_html(one, shares) for one in blocks)


def table(
    header: Sequence[str], rows: Iterable[Sequence[export.Cell]], shares: Sequence[float] = ()
) -> str:
    """Return a table as HTML; ``shares`` of its columns in the width, where they are decided."""
    head = "".join(f"<th>{escape(cell)}</th>" for cell in header)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(shown(cell))}</td>' for cell in row)}</tr>" for row in rows
    )
    widths = "".join(f'<col style="width: {100 * one:.1f}%">' for one in shares)
    kind = f' class="fixed"><colgroup>{widths}</colgroup' if shares else ""
    return f"<table{kind}><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _html(block: export.Block, shares: Sequence[float]) -> str:
    if isinstance(block, export.PaperHeading):
        level = block.level + 1
        return f"<h{level}>{escape(block.text)}</h{level}>"
    if isinstance(block, export.Paragraph):
        text = escape(block.text)
        return f"<p><strong>{text}</strong></p>" if block.strong else f"<p>{text}</p>"
    if isinstance(block, export.PaperTable):
        return table(block.header, block.rows, shares)
    if isinstance(block, export.Bullets):
        items = "".join(f"<li>{escape(item)}</li>" for item in block.items)
        return f"<ol>{items}</ol>" if block.numbered else f"<ul>{items}</ul>"
    return "<hr>"
