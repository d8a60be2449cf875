"""Whatever bytes a file holds, it is read or refused in words, in bounded memory."""

import csv
import io
import random
import tracemalloc
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msai.diagnosis import examine, read_units
from msai.diagnosis.importing.choosing import ColumnChoices
from msai.diagnosis.reading_several import read_units_of
from msai.errors import MsaiError

TABLE = (
    "Tabela 1\nKod;Nazwa;Ludność w tys.;Powierzchnia [ha];Udział (%)\n"
    "0201000;Powiat Łęg;3,1;910;12\n0201011;Dąbki – miasto (4);1,42;210;12,1\n"
    "0201022;Kąty;0,903;340;-\n0201033;Żabno;0,655;95;x\nRazem;;2,978;645;11,5\n"
    "Mediana;;0,903;210;12,1\nŹródło: GUS\n"
)
ENCODINGS = ("utf-8", "utf-8-sig", "cp1250", "iso8859-2", "utf-16", "utf-16-le", "utf-32", "cp852")
SIGNS = [*";,\t\n\r\"'|-–−+.%#*()[]<>&=\x00\x1a\ufeff\u200b\xa0", "0201", "Rok", "Wartosc", "razem"]


def told(content, **choices):
    try:
        table, _joined = read_units_of([("t", content)], columns=ColumnChoices(**choices))
        examine(table) if table.directions else None
    except MsaiError as error:
        assert error.problems and all(problem.message for problem in error.problems)


@given(
    st.sampled_from(ENCODINGS),
    st.lists(st.tuples(st.integers(0, 300), st.sampled_from(SIGNS), st.booleans()), max_size=8),
    st.booleans(),
)
def test_no_damaged_text_is_a_traceback(encoding, damage, turn):
    text = TABLE
    for at, sign, instead in damage:
        text = text[:at] + sign + text[at + instead :]
    told(text.encode(encoding, "replace"), turn=turn)


@given(st.binary(max_size=60), st.integers(0, 300), st.sampled_from(ENCODINGS))
def test_no_damaged_bytes_are_a_traceback(piece, at, encoding):
    content = TABLE.encode(encoding, "replace")
    told(content[:at] + piece + content[at:])


BLOCKS = st.tuples(*(st.integers(1, 6) for _ in range(4)))


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCKS, max_size=4), st.booleans())
def test_no_merged_cells_are_a_traceback(blocks, turn):
    book = openpyxl.Workbook()
    for row in csv.reader(io.StringIO(TABLE), delimiter=";"):
        book.active.append(row)
    for one, two, three, four in blocks:
        rows, columns = sorted((one, two)), sorted((three, four))
        try:
            book.active.merge_cells(
                start_row=rows[0], end_row=rows[1], start_column=columns[0], end_column=columns[1]
            )
            out = io.BytesIO()
            book.save(out)
        except (ValueError, KeyError, AttributeError):
            return  # openpyxl does not write blocks that overlap
        told(out.getvalue(), turn=turn)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_no_damaged_workbook_is_a_traceback(seed):
    chance = random.Random(seed)
    book = openpyxl.Workbook()
    for row in csv.reader(io.StringIO(TABLE), delimiter=";"):
        book.active.append(row)
    whole = io.BytesIO()
    book.save(whole)
    out = io.BytesIO()
    with zipfile.ZipFile(whole) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            part = bytearray(before.read(name))
            for _ in range(chance.randrange(3)):
                part[chance.randrange(len(part))] = chance.randrange(256)
            after.writestr(name, bytes(part))
    told(out.getvalue())


BOMBS = {
    "empty_lines": b"\n" * 4_900_000,
    "separators": b";" * 4_900_000,
    "one_line": b"a;" * 2_400_000,
    "one_column": b"7\n" * 2_400_000,
    "quotes": b'"' * 4_900_000,
    "one_cell": b"Nazwa;X\nA;" + b"9" * 4_800_000,
    "blanks": b" " * 4_900_000,
    "marks": b"J;X\n" + b"A;-,-,-\n" * 600_000,
    "html": b"<table>" + b"<tr><td>" * 600_000,
    "spans": b"<table><tr>" + b'<td colspan="999" rowspan="999">x</td>' * 20_000,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_memory_is_bounded(bomb):
    tracemalloc.start()
    told(BOMBS[bomb])
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 700_000_000


def test_many_rows_that_repeat_one_name_are_told_and_not_each():
    with pytest.raises(MsaiError) as error:
        read_units(b"J;X\n" + b"A;1\n" * 50_000)
    assert len(error.value.problems) >= 1
