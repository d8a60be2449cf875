"""The learner's work as a file, for when the browser cannot keep it or we failed.

"Moje postępy" reads the file back (``web/src/reader/transfer.ts``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from msai.base.i18n import catalogue
from msai.ui import Deliver

_, ngettext = catalogue("ui")

KIND, VERSION = "msai.work", 1
#: Ending of the key under which the bridge keeps a record that could not be read.
ASIDE = ".odlozone"


def work_file(exercise: str, state: Any, unshown: Mapping[str, Any] | None = None) -> Deliver:
    """Return a record as a file.

    Args:
        exercise: Id of the program.
        state: The last good record, or one that could not be read here, as it is.
        unshown: The record of what the learner did last, when it can be written but not shown.
    """
    content = {"kind": KIND, "version": VERSION, "exercises": {exercise: {"state": state}}}
    if unshown is not None:
        content["unfinished"] = {exercise: {"state": dict(unshown)}}
    text = json.dumps(content, ensure_ascii=False, indent=1, default=str)
    name = _("my-work") + f"-{exercise}.json"
    return Deliver(name, "application/json", text.encode("utf-8", "replace"))
