"""Certificates as one page to print, or to save as PDF: self-contained, no script, no request."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator

from msai.base import paper
from msai_trainer.certificates import sheet as words
from msai_trainer.certificates.sheet import CertificateSheet
from msai_trainer.results.feedback_page import escaped

_STYLE = f"""\
@page {{ size: A4; margin: 0; }}
:root {{ color-scheme: light; }}
body {{ margin: 0; background: #fff; color: #{paper.TEXT}; font: 11pt/1.35 Arial, sans-serif; }}
.tip {{ max-width: 40rem; margin: 1rem auto; padding: 0 1rem; }}
.sheet {{ box-sizing: border-box; position: relative; width: 210mm; max-width: 100%;
  min-height: 296mm; margin: 0 auto; padding: 20mm 22mm; break-after: page; }}
.sheet::before {{ content: ""; position: absolute; inset: 9mm; pointer-events: none;
  border: 2.5pt solid #{paper.day_colour(1).strong}; }}
.face {{ text-align: center; }}
.face img {{ height: 18mm; max-width: 100%; }}
h1 {{ color: #{paper.day_colour(1).strong}; font-size: 28pt; margin: 4mm 0 2mm; }}
h2 {{ color: #{paper.day_colour(1).strong}; font-size: 15pt; margin: 5mm 0 2mm; }}
.person {{ font-weight: 700; margin: 5mm 0; overflow-wrap: anywhere; }}
.title {{ font-size: 15pt; font-weight: 700; margin: 2mm 0 5mm; }}
.quiet, .proof {{ color: #{paper.MUTED}; }}
.face p, .face li {{ margin: 1mm 0; }}
.face ul {{ list-style: none; padding: 0; margin: 1mm 0; }}
.sign {{ display: flex; justify-content: space-between; gap: 10mm; margin-top: 16mm;
  align-items: end; text-align: left; }}
.sign span:last-child {{ border-top: .7pt solid; padding-top: 1mm; min-width: 65mm;
  text-align: center; }}
.proof {{ font-size: 8pt; margin: 3mm 0 0; text-align: left; overflow-wrap: anywhere; }}
.check {{ display: flex; flex-wrap: wrap; gap: 6mm; align-items: center; break-inside: avoid; }}
.check img {{ image-rendering: pixelated; }}
.check p {{ flex: 1 1 60mm; }}
table {{ border-collapse: collapse; width: 100%; font-size: 9pt; }}
th, td {{ border: .5pt solid #{paper.LINE}; padding: 1mm 1.5mm; text-align: left;
  vertical-align: top; }}
thead th {{ background: #{paper.SUNKEN}; }}
@media screen and (max-width: 600px) {{
  .sheet {{ padding: 14mm 13mm; }}
  h1 {{ font-size: 20pt; }}
  .sign {{ flex-wrap: wrap; }} .sign span:last-child {{ min-width: 0; }}
  table {{ table-layout: fixed; overflow-wrap: anywhere; hyphens: auto; font-size: 8pt; }} }}
@media print {{ .tip {{ display: none; }} }}"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_TIP = (
    "Wydrukuj tę stronę albo zapisz ją jako PDF: w oknie druku wybierz „Zapisz jako PDF”. "
    "Tego akapitu na wydruku nie będzie."
)


def print_page(sheets: Iterable[CertificateSheet]) -> bytes:
    """Return the certificates as one HTML page, each on sheets of its own."""
    head = (
        '<!DOCTYPE html>\n<html lang="pl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>Zaświadczenia do druku</title>\n<style>\n{_STYLE}\n</style>\n</head>"
    )
    body = "\n".join(line for one in sheets for line in _sheet(one))
    tip = f'<p class="tip">{_TIP}</p>'
    return f"{head}\n<body>\n{tip}\n<main>\n{body}\n</main>\n</body>\n</html>\n".encode()


def _sheet(one: CertificateSheet) -> Iterator[str]:
    yield '<section class="sheet">\n<div class="face">'
    if one.logo:
        kind = "png" if one.logo.startswith(b"\x89PNG") else "jpeg"
        source = f"data:image/{kind};base64,{b64encode(one.logo).decode()}"
        yield f'<img src="{source}" alt="Logo: {escaped(one.organiser)}">'
    yield f'<p class="quiet">{escaped(one.organiser)}</p>'
    yield f"<h1>Zaświadczenie</h1>\n<p>nr {escaped(one.number)}</p>"
    yield f'<p class="person" style="font-size:{one.name_size}pt">{escaped(one.person)}</p>'
    yield f'<p>{words.COMPLETION}</p>\n<p class="title">„{escaped(one.title)}”</p>'
    yield from (f"<p>{escaped(label)}: {escaped(text)}</p>" for label, text in one.facts)
    if one.outcomes:
        yield f"<p><strong>{words.OUTCOMES}</strong></p>\n<ul>"
        yield from (f"<li>{escaped(o[:1].lower() + o[1:])}</li>" for o, *_ in one.outcomes)
        yield "</ul>"
    signed = escaped(one.signed or "podpis")
    yield f'</div>\n<p class="sign"><span>{escaped(one.where)}</span><span>{signed}</span></p>'
    yield from (f'<p class="proof">{escaped(told)}</p>' for told in words.proofs(one))
    yield "</section>"
    if one.outcomes or one.proof:
        yield from _criteria(one)


def _criteria(one: CertificateSheet) -> Iterator[str]:
    yield f'<section class="sheet">\n<h2>{words.CRITERIA if one.outcomes else words.SIGNATURE}</h2>'
    yield f"<p>Zaświadczenie nr {escaped(one.number)}, {escaped(one.person)}</p>"
    if one.outcomes:
        yield from _table(one)
    if one.proof:
        yield from _proof(one)
    yield "</section>"


def _proof(one: CertificateSheet) -> Iterator[str]:
    if one.outcomes:
        yield f"<h2>{words.SIGNATURE}</h2>"
    yield '<div class="check">'
    if one.qr:
        source = f"data:image/png;base64,{b64encode(one.qr.png).decode()}"
        side = f"width:{one.qr.side}mm;height:{one.qr.side}mm"
        yield f'<img src="{source}" style="{side}" alt="{escaped(words.qr_says(one.number))}">'
    yield f"<p>{escaped(words.how_to_check(one.qr, one.link))}</p></div>"
    yield f'<p class="proof">{escaped(words.PROOF)} {escaped(one.proof)}</p>'


def _table(one: CertificateSheet) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{name}</th>' for name in words.COLUMNS)
    yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>"
    for outcome, *rest in one.outcomes:
        cells = "".join(f"<td>{escaped(text)}</td>" for text in rest)
        yield f'<tr><th scope="row">{escaped(outcome)}</th>{cells}</tr>'
    yield "</tbody>\n</table>"
