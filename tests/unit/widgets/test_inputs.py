"""What the page says a learner did becomes an event."""

from msai.ui import Event, GivenFile
from msai.widgets.inputs import given


def test_several_files_come_with_names_bytes_and_moments():
    message = {"id": "works", "value": ["a.ipynb", "b\ud800.zip"], "files": [1500, 2000.0]}
    event = given(message, [memoryview(b"1"), b"2"])
    files = (GivenFile("a.ipynb", b"1", 1.5), GivenFile("b.zip", b"2", 2.0))
    assert event == Event("works", ["a.ipynb", "b.zip"], files=files)


def test_one_file_comes_as_ever():
    assert given({"id": "list", "value": "a.csv"}, [b"kod"]) == Event("list", "a.csv", b"kod")
