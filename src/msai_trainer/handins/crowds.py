"""Many files that are no work, such as a folder of photos or a whole program, in one line.

What could be somebody's work is never among them: a notebook, also a broken one, what names a
person itself, and single documents.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath

from msai_trainer.model import GradeStatus, Refusal, Submission

#: So many in one place are said in one sentence.
CROWD = 4
_SHOWN = 3
#: Kinds of which a single one may be meant as work; a crowd of them in one archive is not.
_DOCUMENT, _OTHER = "document", "other"
_DOCUMENTS = {".doc", ".docx", ".odt", ".rtf", ".pdf", ".txt", ".htm", ".html", ".xlsx", ".ods"}


def gathered(files: Iterable[Submission]) -> list[Submission]:
    """Return the files with every crowd of irrelevant ones as a single refused file."""
    kept: list[Submission] = []
    crowds: defaultdict[tuple[str, tuple[str, ...], str], list[Submission]] = defaultdict(list)
    for one in files:
        if kind := _kind(one):
            crowds[one.container, one.codes, kind].append(one)
        else:
            kept.append(one)
    for (_container, _codes, kind), crowd in crowds.items():
        kept += crowd if len(crowd) < CROWD else [_as_one(kind, crowd)]
    return kept


def _kind(one: Submission) -> str:
    """Return what makes a file one of many; empty: it is spoken of by itself."""
    if one.refusal is None or one.refusal.status is not GradeStatus.UNREADABLE:
        return ""
    if one.unread:
        return one.refusal.message
    suffix = PurePosixPath(one.file).suffix.lower()
    return "" if suffix == ".ipynb" else _DOCUMENT if suffix in _DOCUMENTS else _OTHER


def _as_one(kind: str, crowd: list[Submission]) -> Submission:
    names = sorted(one.file for one in crowd)
    some = ", ".join(PurePosixPath(name).name for name in names[:_SHOWN])
    kinds = Counter(PurePosixPath(name).suffix.lower() or "bez rozszerzenia" for name in names)
    listed = ", ".join(f"{suffix}: {count}" for suffix, count in kinds.most_common(_SHOWN))
    message = (
        f"Są tu pliki, które nie są pracami, razem {len(crowd)} ({listed}), na przykład {some}. "
        "Pominięto je; sprawdź, czy to właściwe archiwum albo folder."
        if kind in (_DOCUMENT, _OTHER)
        else f"{kind} Takich plików jest {len(crowd)}, na przykład {some}."
    )
    first = crowd[0]
    guesses = {one.assignment for one in crowd}
    return Submission(
        first.container or "folder z pracami",
        first.codes,
        refusal=Refusal(GradeStatus.UNREADABLE, message),
        assignment=first.assignment if len(guesses) == 1 else "",
        container=first.container,
    )
