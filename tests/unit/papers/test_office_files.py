"""The page „Skąd wziąć dane” gets its registers, letters and files; a book without it gets none."""

import re

from msai_course.papers.office_files import FOLDER, PAGE, office_files


def staged(tree, *pages):
    chapters = "".join(f"      - file: {page}\n" for page in pages)
    (tree / "book").mkdir()
    (tree / "_toc.yml").write_text(
        f"root: book/index\nparts:\n  - caption: A\n    chapters:\n{chapters}", encoding="utf-8"
    )
    return tree


def test_every_link_of_the_page_leads_to_a_file_that_was_written(tmp_path):
    written = list(office_files(staged(tmp_path, PAGE)))

    texts = [path.read_text(encoding="utf-8") for path in written if path.suffix == ".md"]
    links = re.findall(r"\]\(([^)]+)\)", "\n".join(texts))
    files = [f"{FOLDER}/{path.name}" for path in written if path.suffix != ".md"]
    assert sorted(links) == sorted(files) and len(files) > 20
    assert len(list(office_files(tmp_path))) == len(written)


def test_a_book_without_the_page_gets_nothing(tmp_path):
    assert list(office_files(staged(tmp_path, "book/slownik"))) == []
