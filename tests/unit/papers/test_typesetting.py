"""Printed paper looks like the pages: their typeface, their colours, and room for hands."""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from faces import CUTS, made
from fontTools.ttLib import TTFont
from PIL import Image

from msai.base import paper
from msai_course.papers.fragments import full_width
from msai_course.papers.imprint import Imprint
from msai_course.papers.typesetting import CARD_SIZE, FACES, Layout, as_typst, in_parts, typeset
from rendered import letters_of, printed_pages, told_of

IMPRINT = Imprint("Próba druku", "OPS w Mgławicach", "1.0.0")
MM = 72 / 25.4


@pytest.fixture
def printed(tmp_path, need):
    """Set HTML as a PDF and return its pages with the place of every word."""

    def of(html: str, layout: Layout, imprint: Imprint = IMPRINT):
        body = as_typst(in_parts(full_width(html), layout), sheet=layout.sheet)
        path = tmp_path / "a.pdf"
        path.write_bytes(typeset(body, tmp_path, imprint, layout))
        return printed_pages(path, need)

    return of


def test_letters_are_measured_as_they_are_set_in_any_typeface(tmp_path, need):
    path = tmp_path / "a.pdf"
    body = """#text(size: 8pt)[osiem] #text(size: 7.8pt)[mniej]
    #text(font: "Libertinus Serif")[inne]
    #scale(50%)[połowa]"""
    path.write_bytes(typeset(body, tmp_path, IMPRINT, Layout()))
    sizes = {text: size for _page, text, size in letters_of(told_of(path, need))}
    assert sizes["osiem"] == 8 and sizes["mniej"] < 8
    assert sizes["inne"] == pytest.approx(paper.PRINT_SIZE, abs=1 / 3)
    assert sizes["połowa"] == pytest.approx(paper.PRINT_SIZE / 2, abs=1 / 3)


def test_heads_of_many_long_words_are_no_smaller_than_the_least(tmp_path, need):
    head = "".join(f"<th>Rozporządzenie o zagospodarowaniu {at}</th>" for at in range(6))
    rows = f"<thead><tr>{head}</tr></thead><tbody><tr>{'<td>a</td>' * 6}</tr></tbody>"
    path = tmp_path / "a.pdf"
    body = as_typst(in_parts(full_width(f"<table>{rows}</table>"), Layout()))
    assert "tight" in body
    path.write_bytes(typeset(body, tmp_path, IMPRINT, Layout()))
    assert min(size for *_said, size in letters_of(told_of(path, need))) == paper.LEAST_SIZE


def outlines(font: TTFont) -> dict[int, tuple]:
    """Return width and points of every sign."""
    return {
        sign: (font["hmtx"][name], list(font["glyf"][name].getCoordinates(font["glyf"])[0]))
        for sign, name in font.getBestCmap().items()
    }


@pytest.mark.parametrize("cut", CUTS)
def test_the_typeface_of_paper_is_that_of_the_pages(cut, update_golden):
    path = FACES / f"atkinson-next-{cut}.ttf"
    drawn = made(cut)
    if update_golden:
        drawn.save(path)
    kept = TTFont(path)
    assert outlines(kept) == outlines(drawn)


def test_a_document_carries_that_typeface(tmp_path, need):
    path = tmp_path / "a.pdf"
    path.write_bytes(typeset(as_typst("<p>Żółw <b>tu</b></p>"), tmp_path, IMPRINT, Layout()))
    command = [need("pdffonts"), path]
    fonts = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert "AtkinsonHyperlegibleNext-Regular" in fonts


ROWS = "".join(f"<tr><td>{at}</td><td></td></tr>" for at in range(60))
LONG = f"<h1>Część</h1><table><tr><th>Nr</th><th>Podpis</th></tr>{ROWS}</table>"


def test_nothing_leaves_the_page_and_nothing_stands_in_its_margins(printed):
    above, right, below, left = (side * MM for side in paper.MARGINS)
    for page in printed(LONG + "<p>" + "Rozporządzenie " * 900 + "</p>", Layout(contents=True)):
        assert all(
            left - 1 < word.left and word.right < page.width - right + 1 for word in page.words
        )
        assert all(
            above / 3 < word.top and word.bottom < page.height - below / 3 for word in page.words
        )


def test_where_people_sign_a_row_is_as_high_as_handwriting(printed):
    page = printed(LONG, Layout(sheet=True))[1]
    tops = [word.top for word in page.words if word.text.isdigit() and word.left < 40 * MM]
    steps = [below - above for above, below in pairwise(tops)]
    assert len(steps) > 10
    assert min(steps) >= paper.SIGNATURE_ROW * MM


def test_the_head_of_a_table_stands_on_each_of_its_pages(printed):
    pages = printed(LONG, Layout(sheet=True))[1:]
    assert len(pages) > 2
    assert all("Podpis" in [word.text for word in page.words] for page in pages)


def test_a_row_of_a_table_stays_on_one_page(printed):
    text = "początek " + "słowo " * 60 + "koniec"
    rows = "".join(f"<tr><td>{at}</td><td>{text}</td></tr>" for at in range(12))
    pages = printed(f"<table><tr><th>Nr</th><th>Co</th></tr>{rows}</table>", Layout(sheet=True))
    said = [[word.text for word in page.words] for page in pages]
    assert len(pages) > 2
    assert all(page.count("początek") == page.count("koniec") for page in said)


@pytest.mark.parametrize("lines", range(50, 66, 3))
def test_the_last_lines_of_a_part_get_no_page_of_their_own(printed, lines):
    part = "".join(f"<p>Zdanie {at}.</p>" for at in range(lines))
    pages = printed(f"<h1>Pierwsza</h1>{part}<h1>Druga</h1><p>Koniec.</p>", Layout(contents=True))
    said = [[word.text for word in page.words].count("Zdanie") for page in pages]
    assert sum(said) == lines
    assert all(count >= 6 for count in said if count)


def test_what_leads_to_a_table_stands_on_the_page_of_its_first_row(printed):
    for before in range(30, 50, 4):
        text = "".join(f"<p>Zdanie {at}.</p>" for at in range(before))
        rows = "<tr><th>Głowa</th></tr>" + "<tr><td>Wiersz</td></tr>" * 9
        table = f"<h2>Nagłówek</h2><p>Wstęp.</p><table>{rows}</table>"
        pages = printed(f"<h1>Część</h1>{text}{table}", Layout())
        [at] = [n for n, page in enumerate(pages) if "Wstęp." in [w.text for w in page.words]]
        words = [word.text for word in pages[at].words]
        assert {"Nagłówek", "Wiersz"} <= set(words), before


CARDS = [f"Sąsiadka numer {at} odprowadza do szkoły troje cudzych dzieci." for at in range(1, 24)]
CUT = "<table><tr><th>Zdarzenie</th></tr>{}</table>".format(
    "".join(f"<tr><td>{one}</td></tr>" for one in CARDS)
)


def test_cards_to_cut_are_large_whole_and_marked_by_scissors(printed):
    pages = printed(CUT, Layout(sheet=True))
    words = [word for page in pages for word in page.words]
    assert "✂" in [word.text for word in words]
    said = [[word.text for word in page.words] for page in pages]
    begun = [page.count("Sąsiadka") for page in said]
    assert sum(begun) == len(CARDS) and len(pages) > 1
    assert begun == [page.count("dzieci.") for page in said]
    heights = {word.bottom - word.top for word in words if word.text == "Sąsiadka"}
    assert CARD_SIZE >= 14 and min(heights) > 14


def test_a_word_is_never_cut_where_people_write(printed):
    long = "<table><tr><th>Zainteresowanie</th><th>Wpis</th></tr><tr><td>Konstantynopol</td>"
    long += f"<td>{'bardzo długi tekst ' * 20}</td></tr></table>"
    words = [word.text for word in printed(long, Layout(sheet=True))[0].words]
    assert {"Zainteresowanie", "Konstantynopol"} <= set(words)


def test_columns_of_a_table_fill_its_width_after_a_caption():
    table = "<table><caption>Plan</caption><tr><th>Godziny</th><th>Co</th></tr></table>"
    first, second, *_rows = BeautifulSoup(full_width(table), "html.parser").table.find_all(
        recursive=False
    )
    assert (first.name, second.name) == ("caption", "colgroup")
    widths = [float(col["style"].split()[1].rstrip("%")) for col in second.find_all("col")]
    assert sum(widths) == pytest.approx(100, abs=0.2)
    assert widths[0] > widths[1]


def test_a_head_of_many_long_words_keeps_them_apart(printed):
    names = ("Część obszaru", "Mieszkańcy", "Powierzchnia (ha)", "Liczba ze sfery społecznej",
             "Druga sfera i liczba", "Przechodzi?")  # fmt: skip
    head = "".join(f"<th>{name}</th>" for name in names)
    rows = f"<tr>{'<td></td>' * len(names)}</tr>" * 3
    html = f"<h1>Karta</h1><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    [page] = printed(html, Layout(sheet=True))[-1:]
    words = {word.text: word for word in page.words}
    line = [words[name.split()[0]] for name in names]
    assert all(right.left - left.right > 6 for left, right in pairwise(line))


def test_a_column_of_a_few_signs_has_room_to_write():
    head = "<th>Kto (rola, nie nazwisko)</th><th>+ / – / ?</th><th>Następna rozmowa (data)</th>"
    row = "<tr><td></td><td></td><td></td></tr>"
    html = f"<table><thead><tr>{head}</tr></thead><tbody>{row}</tbody></table>"
    shares = [float(one) for one in re.findall(r"width: ([\d.]+)%", full_width(html))]
    assert min(shares) > 12


def test_the_hyphen_of_an_address_is_not_written_twice(printed):
    address = "https://gmina.pl/" + "-".join(["udzielanie-informacji-o-osobach"] * 6)
    pages = printed(f"<h1>Źródła</h1><ol><li>Ustawa. {address} (dostęp).</li></ol>", Layout())
    said = "".join(word.text for page in pages for word in page.words)
    assert "--" not in said and address in said


@pytest.mark.parametrize("shape", [(2400, 60), (60, 1200)])
@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_logo_of_any_shape_leaves_room_for_the_title(printed, tmp_path, shape, kind):
    logo = tmp_path / f"logo.{kind}"
    wide, high = shape
    if kind == "png":
        Image.new("RGB", shape, "red").save(logo)
    else:
        logo.write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}"'
            f' viewBox="0 0 {wide} {high}"><rect width="{wide}" height="{high}"/></svg>',
            encoding="utf-8",
        )
    told = Imprint("Próba druku", "OPS w Mgławicach", "1.0.0", logo)
    [page] = printed("<p>Tekst</p>", Layout(flowing=True), told)
    first, second = (word for word in page.words if word.text in {"Próba", "druku"})
    assert abs(first.foot - second.foot) < 1 and second.right < page.width * 0.85
