"""What is said of counties is not said of a municipality, and why nothing is proposed is said."""

import io
import json

from docx import Document
from rich.console import Console

from msai.base.blocks import Paragraph
from msai.diagnosis import examine, load_schema, read_units, report_bytes, small_numbers
from msai.diagnosis.report import report_blocks
from msai_course.papers.diagnose import diagnose

COUNTIES = "Nazwa;Ludność;Bezrobotni;Stare\nPowiat A;{a};900;1\nPowiat B;41000;905;2\n" + "".join(
    f"Powiat {letter};40000;{880 + at};{at % 3}\n" for at, letter in enumerate("CDEFG")
)
#: All people and land in three units: each of them beyond the limits of art. 10.
LARGE = "Nazwa;Ludność;Powierzchnia;Zasiłki (%);Stare (%)\n" + "".join(
    f"{name};{people};{area};{aid};{old}\n"
    for name, people, area, aid, old in (
        ("Dąbki", 4000, 400, 30, 41), ("Kąty", 4100, 410, 31, 40), ("Olszyny", 3900, 390, 29, 42),
        ("Zalesie", 20, 2, 1, 2), ("Nowe", 30, 3, 2, 1), ("Stare", 25, 2, 1, 3),
    )
)  # fmt: skip
SHARES = {
    "units_column": "Nazwa", "population_column": "Ludność", "area_column": "Powierzchnia",
    "columns": {
        "Zasiłki (%)": {"sphere": "social", "direction": 1},
        "Stare (%)": {"sphere": "technical", "direction": 1},
    },
}  # fmt: skip
RATES = {
    "units_column": "Nazwa", "population_column": "Ludność", "kind": "areas",
    "columns": {
        "b": {"sphere": "social", "direction": 1, "numerator": "Bezrobotni",
              "denominator": "Ludność", "multiplier": 100},
        "Stare": {"sphere": "technical", "direction": 1},
    },
}  # fmt: skip


def test_of_counties_nothing_is_said_as_of_a_municipality():
    table = read_units(COUNTIES.format(a=40_000).encode(), schema=load_schema(RATES))
    found = small_numbers(table)
    texts = [f"{note.message} {note.hint}" for note in examine(table).notes]
    texts += [small.problem().message for small in found]
    assert found and any("we wszystkich jednostkach razem" in text for text in texts)
    assert not [text for text in texts if "gmin" in text]


def test_units_of_article_9_that_fit_no_limit_are_named(tmp_path):
    table = read_units(LARGE.encode(), schema=load_schema(SHARES))
    result = examine(table)
    assert len(result.area.degraded) == 3 and result.area.revitalisation == ()
    said = result.area.nothing_proposed
    assert "Dąbki" in said and "art. 9" in said and "art. 10 ust. 2" in said
    document = Document(io.BytesIO(report_bytes(result, ".docx")))
    paragraphs = [" ".join(paragraph.text.split()) for paragraph in document.paragraphs]
    assert " ".join(said.split()) in paragraphs


def test_on_the_command_line_it_is_said_in_the_same_words(tmp_path):
    (tmp_path / "t.csv").write_text(LARGE, encoding="utf-8")
    screen = io.StringIO()
    words = tmp_path / "s.json"
    words.write_text(json.dumps(SHARES), encoding="utf-8")
    assert diagnose(tmp_path / "t.csv", words, "perkal", None, Console(file=screen, width=900)) == 0
    result = examine(read_units(LARGE.encode(), schema=load_schema(SHARES)))
    assert result.area.nothing_proposed in screen.getvalue()
    assert "żadna jednostka nie spełnia warunków" not in screen.getvalue()


def test_a_remark_on_many_units_is_said_once_with_the_names_of_columns(town):
    blocks = report_blocks(examine(town))
    at = next(
        i for i, b in enumerate(blocks) if getattr(b, "text", "") == "Do sprawdzenia w danych"
    )
    texts = [block.text for block in blocks[at + 1 :] if isinstance(block, Paragraph)]
    assert len(texts) == len(set(texts)) < 20
    assert not [text for text in texts if "_" in text]
    assert any("Osoby, którym przyznano zasiłek okresowy: " in text for text in texts)
