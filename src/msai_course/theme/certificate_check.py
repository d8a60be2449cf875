"""Where anybody checks the signature of a certificate; ``check.ts`` does it, in the page alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_PLACE = """<div data-check data-pagefind-ignore>
<form class="certificate-form" hidden>
<p><label for="check-text">Tekst podpisu z&nbsp;zaświadczenia</label>
<textarea id="check-text" rows="6" autocomplete="off" spellcheck="false" required
 aria-describedby="check-text-hint"></textarea></p>
<p class="hint" id="check-text-hint">Zaczyna się od MSAI1. Skopiuj go
z&nbsp;pliku zaświadczenia.</p>
<p><label for="check-key">Klucz publiczny organizatora</label>
<input id="check-key" type="file" accept=".json" required aria-describedby="check-key-hint"></p>
<p class="hint" id="check-key-hint">Plik „klucz-publiczny…json”. Weź go od organizatora,
a&nbsp;nie od osoby, która pokazuje zaświadczenie.</p>
<p class="buttons"><button type="submit">Sprawdź</button></p>
</form>
<noscript><p>Podpis sprawdza przeglądarka z&nbsp;włączonym JavaScriptem.</p></noscript>
<div role="status" data-result></div>
</div>
"""


class CertificateCheckDirective(SphinxDirective):
    """``:::{certificate-check}`` without argument or body."""

    def run(self) -> list[nodes.Node]:
        """Return the form and the place of the answer."""
        return [nodes.raw("", _PLACE, format="html")]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("certificate-check", CertificateCheckDirective)
