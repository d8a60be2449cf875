"""A sign of life of the lessons, for who works on something else: the smallest one is executed."""

import json
import shutil

from msai_course.base.paths import ROOT
from msai_course.content.refresh import KERNEL, lessons, refresh_notebook


def test_a_refresh_takes_away_what_an_editor_left(tmp_path):
    lesson = min(lessons(ROOT), key=lambda path: path.stat().st_size)
    stored = lesson.read_text(encoding="utf-8")
    path = shutil.copy(lesson, tmp_path / lesson.name)
    notebook = json.loads(stored)
    notebook["metadata"]["vscode"] = {"a": 1}
    notebook["metadata"]["kernelspec"] = {**KERNEL, "name": "other"}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert refresh_notebook(path)
    assert path.read_text(encoding="utf-8") == stored
    assert not refresh_notebook(path)
