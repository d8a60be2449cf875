"""The book is staged, built with warnings as errors, and built again only where it changed."""

import os
import shutil
from pathlib import Path

import pytest

from msai_course.base.files import write_if_changed
from msai_course.build.book import build_book, stage
from msai_course.build.errors import BuildError

BOOK = Path(__file__).parents[2] / "fixtures" / "book"


@pytest.fixture
def source(tmp_path):
    """A small book of two pages that a test may break."""
    tree = tmp_path / "source"
    (tree / "book").mkdir(parents=True)
    for name in ("_config.yml", "book/references.bib", "book/bibliografia.md"):
        shutil.copy2(BOOK / name, tree / name)
    (tree / "_toc.yml").write_text(
        "format: jb-book\nroot: book/index\nchapters:\n- file: book/bibliografia\n", "utf-8"
    )
    (tree / "book" / "index.md").write_text("# Start\n\nZobacz {cite:p}`kowalska-2019`.\n", "utf-8")
    return tree


def build(source, **options):
    output = source.parent / "site"
    build_book(source, output, work=source.parent / "work", **options)
    return output


def test_a_warning_stops_the_build_and_says_where(source):
    (source / "book" / "index.md").write_text("# Start\n\n[link](nie-ma.md)\n", "utf-8")
    with pytest.raises(BuildError, match=r"index\.md:3") as caught:
        build(source)
    assert "nie-ma.md" in str(caught.value)


def test_an_incomplete_quiz_stops_the_build_in_polish(source):
    quiz = ":::{quiz} a-q1\nquestion: Co?\noptions: []\n:::\n"
    (source / "book" / "index.md").write_text(f"# Start\n\n{quiz}", "utf-8")
    with pytest.raises(BuildError, match="co najmniej dwie odpowiedzi"):
        build(source)


def test_one_quiz_id_on_two_pages_stops_the_build(source):
    quiz = (
        ":::{quiz} a-q1\nquestion: Co?\noptions:\n"
        "  - {text: A, why: B, correct: true}\n  - {text: C, why: D}\n:::\n"
    )
    for name in ("index", "bibliografia"):
        (source / "book" / f"{name}.md").write_text(f"# Strona\n\n{quiz}", "utf-8")
    with pytest.raises(BuildError, match="identyfikator jest już na stronie"):
        build(source)


def test_broken_metadata_stop_the_build(source):
    (source / "book" / "index.md").write_text("---\nmsai: [\n---\n# Start\n", "utf-8")
    with pytest.raises(BuildError, match="metadanych"):
        build(source)


def test_a_tree_without_a_table_of_contents_is_refused(source):
    (source / "_toc.yml").unlink()
    with pytest.raises(BuildError, match=r"Brak pliku _toc\.yml"):
        build(source)


def test_only_the_changed_page_is_written_again(source):
    site = build(source)
    before = (site / "bibliografia.html").stat().st_mtime_ns
    (source / "book" / "index.md").write_text("# Start\n\nInny tekst.\n", "utf-8")
    build(source)
    assert "Inny tekst" in (site / "index.html").read_text("utf-8")
    assert (site / "bibliografia.html").stat().st_mtime_ns == before


def test_a_new_page_and_a_new_title_reach_the_navigation_of_every_page(source):
    build(source)
    (source / "book" / "dojazd.md").write_text("# Dojazd\n", "utf-8")
    with (source / "_toc.yml").open("a", encoding="utf-8") as toc:
        toc.write("- file: book/dojazd\n")
    site = build(source)
    assert "Dojazd" in (site / "bibliografia.html").read_text("utf-8")
    (source / "book" / "dojazd.md").write_text("# Jak dojechać\n", "utf-8")
    build(source)
    assert "Jak dojechać" in (site / "bibliografia.html").read_text("utf-8")


def test_a_removed_page_leaves_the_site_and_foreign_files_stay(source):
    site = build(source)
    (site / "lite").mkdir()
    (site / "lite" / "index.html").write_text("inne", "utf-8")
    (source / "_toc.yml").write_text("format: jb-book\nroot: book/index\n", "utf-8")
    (source / "book" / "bibliografia.md").unlink()
    (source / "book" / "index.md").write_text("# Start\n", "utf-8")
    build(source)
    assert not (site / "bibliografia.html").exists()
    assert (site / "lite" / "index.html").is_file()


def test_a_copied_checkout_leaves_the_pages_of_the_first_one_alone(source, tmp_path):
    first = build(source)
    copied = tmp_path / "copy" / "source"
    shutil.copytree(source.parent, copied.parent, ignore=shutil.ignore_patterns("copy"))
    (copied / "_toc.yml").write_text("format: jb-book\nroot: book/index\n", "utf-8")
    (copied / "book" / "bibliografia.md").unlink()
    (copied / "book" / "index.md").write_text("# Start\n", "utf-8")
    second = build(copied)
    assert not (second / "bibliografia.html").exists()
    assert (first / "bibliografia.html").is_file()


def test_generated_pages_are_part_of_the_book(source):
    def catalogue(staged):
        toc = staged / "_toc.yml"
        write_if_changed(toc, "format: jb-book\nroot: book/index\nchapters:\n- file: book/dom\n")
        yield toc
        yield write_if_changed(staged / "book" / "dom.md", "# Dom sąsiedzki\n")

    (source / "book" / "index.md").write_text("# Start\n", "utf-8")
    site = build(source, generators=[catalogue])
    assert "Dom sąsiedzki" in (site / "dom.html").read_text("utf-8")
    assert not (source / "book" / "dom.md").exists()


def test_staging_copies_only_what_changed(source, tmp_path):
    target = tmp_path / "staged"
    list(stage(source, target))
    copy = target / "book" / "index.md"
    copy.chmod(0o444)  # a second copy would fail or replace it
    before = copy.stat().st_ino
    list(stage(source, target))
    assert copy.stat().st_ino == before


def test_an_unchanged_generated_page_keeps_its_time(tmp_path):
    page = write_if_changed(tmp_path / "strona.md", "tekst")
    os.utime(page, (1, 1))
    write_if_changed(page, "tekst")
    assert page.stat().st_mtime == 1
