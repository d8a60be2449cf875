"""The self-study certificate: a sheet that the learner's browser fills in and prints.

It is not the organiser's certificate (`msai_course.grading.certificates`): nobody has checked it,
and it says so. ``certificate.ts`` fills it from the progress kept in the browser.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from docutils import nodes

from msai_course.theme.navigation import WholeBookDirective, write_place

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_FORM = """<form class="certificate-form" data-certificate-form hidden>
<p><label for="certificate-name">Imię i&nbsp;nazwisko (możesz zostawić puste)</label>
<input id="certificate-name" type="text" autocomplete="name" maxlength="80"
 aria-describedby="certificate-name-hint"></p>
<p class="hint" id="certificate-name-hint">Trafi tylko na wydruk. Nigdzie nie jest wysyłane.</p>
<p><label><input type="checkbox" data-remember> Zapamiętaj w&nbsp;tej przeglądarce</label></p>
<p class="buttons"><button type="submit">Drukuj albo zapisz jako PDF</button></p>
</form>
<noscript><p>Zaświadczenie wypełnia przeglądarka z&nbsp;włączonym JavaScriptem.</p></noscript>
"""
_SHEET = """<section class="certificate" aria-label="Zaświadczenie" data-certificate hidden>
<p class="certificate-name" data-name></p>
<p data-sentence></p>
<dl class="certificate-facts" data-facts></dl>
<div data-lists></div>
<p class="certificate-note"><strong>Tych danych nikt nie sprawdził.</strong> Zestawienie zrobiła
przeglądarka osoby uczącej się, z&nbsp;jej własnych zapisów. To nie jest zaświadczenie organizatora
szkolenia i&nbsp;nie potwierdza żadnych uprawnień.</p>
<p data-made></p>
</section>
"""


class certificate(nodes.General, nodes.Element):
    """Where the form and the sheet stand."""


class CertificateDirective(WholeBookDirective):
    """``:::{self-study-certificate}`` without argument or body."""

    node = certificate


def visit_certificate(self: HTML5Translator, node: certificate) -> None:
    """Write form, empty sheet and what the script needs to know of the course."""
    name = html.escape(self.builder.app.config.html_title)
    self.body.append(
        f'<div data-certificate-page data-course-title="{name}" data-pagefind-ignore>\n'
        f"{_FORM}{_SHEET}"
    )
    write_place(self, "course")
    self.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("self-study-certificate", CertificateDirective)
    app.add_node(certificate, html=(visit_certificate, None))
