"""One line leaves a trainer's list; every other byte of the file stays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msai_course.grading.classes.lists import read_roster
from msai_course.grading.people.striking import strike_out

#: Lists as trainers have them: the line to go stands between « and ».
LISTS = {
    "columns that the course does not know": (
        "Lp.;Kod;Imię;Nazwisko;telefon;uwagi\r\n1;K01;Anna;Nowak;600;\r\n"
        "«2;K02;Jan;Kot;700;woli K01\r\n»3;K03;Ewa;Lis;800;razem z K02\r\n"
    ),
    "commas": "kod,telefon\nK01,1\n«K02,2\n»K03,3\n",
    "tabs": "kod\ttelefon\r\nK01\t1\r\n«K02\t2\r\n»K03\t3\r\n",
    "old Mac line ends": "kod;telefon\rK01;1\r«K02;2\r»K03;3\r",
    "blank lines and a title": "Lista; wiosna\n\nkod;uwagi\n\nK01;a\n\n«K02;b\n»\nK03;c\n\n\n",
    "cells of several lines": (
        'kod;uwagi\r\nK01;"jeden\r\ndwa; ""trzy"""\r\n«K02;"K01\r\nK03"\r\n»K03;"a\r\n\r\nb"\r\n'
    ),
    "no end of the last line": "kod;imię\nK01;Anna\n«K02;Jan»",
    "nobody left": "kod;imię\n«K02;Jan\n»",
    "spaces around": "kod ; imię\nK01 ; Anna\n« k02 ; Jan\n»K03;Ewa\n",
    "the first line": "kod;imię\n«K02;Jan\n»K01;Anna\n",
}
ENCODINGS = {
    "UTF-8": ("utf-8", b""), "UTF-8 with a mark": ("utf-8", b"\xef\xbb\xbf"),
    "Polish Windows": ("cp1250", b""), "Unicode text": ("utf-16-le", b"\xff\xfe"),
}  # fmt: skip


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", LISTS)
def test_one_line_goes_and_the_rest_stays_byte_for_byte(tmp_path, name, encoding):
    codec, mark = ENCODINGS[encoding]
    before, _start, rest = LISTS[name].partition("«")
    line, _end, after = rest.partition("»")
    path = tmp_path / "lista.csv"
    path.write_bytes(mark + (before + line + after).encode(codec))
    path.chmod(0o640)
    assert strike_out(path, read_roster(path).find("K02"))
    assert path.read_bytes() == mark + (before + after).encode(codec)
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["lista.csv"]


_CELLS = st.text(st.sampled_from("aK01ąż ;,\t\"'\n-="), max_size=8)


@settings(max_examples=60, deadline=None)
@given(st.lists(_CELLS, min_size=3, max_size=3), st.integers(0, 2), st.sampled_from(";,\t"))
def test_whatever_stands_in_other_columns(tmp_path_factory, cells, gone, separator):
    path = tmp_path_factory.mktemp("lista") / "lista.csv"
    quoted = ['"' + cell.replace('"', '""') + '"' for cell in cells]
    lines = [f"K{number}{separator}{cell}\r\n" for number, cell in enumerate(quoted)]
    head = f"kod{separator}uwagi\r\n"
    path.write_bytes((head + "".join(lines)).encode())
    assert strike_out(path, read_roster(path).find(f"K{gone}"))
    assert path.read_bytes() == (head + "".join([*lines[:gone], *lines[gone + 1 :]])).encode()
