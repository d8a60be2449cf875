"""The file that a colleague opens by double click: answers, anchors, a button that saves points.

It is one page without any other file, asks no host for anything, and keeps nothing.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from string import Template

from msai.assignments import Criterion
from msai.base.i18n import catalogue
from msai.base.typography import glue
from msai.peers.ratings import KIND, LONGEST_NOTE, VERSION
from msai.peers.sheet import PeerAnswer, in_blind_order, sheet_name

_, ngettext = catalogue("peers")

_PAGE = Template("""<!doctype html>
<html lang="pl"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><title>$title</title>
<style>
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 0 auto; padding: 1rem; font: 1.06rem/1.55 system-ui, sans-serif; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
.text { border-left: 4px solid; padding-left: 1rem; }
fieldset { margin: 1rem 0; border: 1px solid; border-radius: .5rem; }
legend { font-weight: 600; } label { display: block; padding: .35rem 0; }
fieldset label { padding-left: 1.9rem; text-indent: -1.9rem; }
textarea { box-sizing: border-box; width: 100%; font: inherit; }
button { padding: .6rem 1.2rem; font: inherit; }
</style></head><body>
<h1>$title</h1>
<p>$intro</p>
<form>
$answers
<p><button type="submit">$save</button></p>
<p role="status"></p>
</form>
<noscript><p>$no_script</p></noscript>
<script>
const words = $words;
const form = document.querySelector("form"), status = document.querySelector("[role=status]");
let saved = true;
form.addEventListener("input", () => { saved = false; });
addEventListener("beforeunload", (event) => { if (!saved) event.preventDefault(); });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const rater = Math.random().toString(36).slice(2).padEnd(8, "0").slice(0, 8);
  const answers = [...document.querySelectorAll("[data-answer]")].map((place) => ({
    id: place.dataset.answer,
    points: [...place.querySelectorAll("input:checked")].map((input) => Number(input.value)),
    note: place.querySelector("textarea").value,
  }));
  const { done, ...about } = words;
  const told = JSON.stringify({ ...about, rater, answers });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([told], { type: "application/json" }));
  link.download = "ocena-" + rater + ".json";
  link.click();
  saved = true;
  status.textContent = done;
});
</script></body></html>
""")


def sheet_page(answers: Sequence[PeerAnswer]) -> bytes:
    """Return the file for both colleagues: the same answers in the same blind order."""
    known = {"kind": KIND, "version": VERSION, "sheet": sheet_name(answers), "done": _done()}
    shown = enumerate(in_blind_order(answers), start=1)
    return _PAGE.substitute(
        title=_told(_("Answers to rate")),
        intro=_told(_intro()),
        answers="\n".join(_answer(number, answer) for number, answer in shown),
        save=_told(_("Save the rating")),
        no_script=_told(_("Saving needs JavaScript. Open the file in another browser.")),
        # Inside a script nothing may look like its end.
        words=json.dumps(known, ensure_ascii=False).replace("<", "\\u003c"),
    ).encode()


def _intro() -> str:
    return _(
        "Rate each answer by itself, 0, 1 or 2 points by the descriptions. You do not know whose"
        " they are: do not guess and do not talk about them before both of you have saved."
    )


def _done() -> str:
    return _("The file “ocena-….json” is saved. Give it back to whoever sent you this page.")


def _answer(number: int, answer: PeerAnswer) -> str:
    asked = answer.asked
    criteria = "\n".join(
        _criterion(f"{answer.id}-{at}", criterion) for at, criterion in enumerate(asked.rubric)
    )
    note, called = f"note-{answer.id}", _("Answer {number}").format(number=number)
    return (
        f'<section data-answer="{answer.id}"><h2>{_told(called)}</h2>\n'
        f"<p><strong>{_told(asked.field.label)}</strong></p>\n"
        f'<div class="text">{escape(answer.text)}</div>\n{criteria}\n'
        f'<label for="{note}">{_told(_("One thing to change (may stay empty)"))}</label>\n'
        f'<textarea id="{note}" rows="3" maxlength="{LONGEST_NOTE}"></textarea></section>'
    )


def _criterion(name: str, criterion: Criterion) -> str:
    levels = "".join(
        f'<label><input type="radio" name="{name}" value="{level.points:g}" required>'
        f" <strong>{level.points:g}</strong> – {_told(level.text)}</label>"
        for level in sorted(criterion.levels, key=lambda level: level.points)
    )
    return f"<fieldset><legend>{_told(criterion.name)}</legend>{levels}</fieldset>"


def _told(text: str) -> str:
    return escape(glue(text))
