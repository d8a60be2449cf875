"""Classes as several people would have changed them, for property tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from msai.assignments import LearningOutcome
from msai_trainer.classfile.certified import Attendance, Before, Training
from msai_trainer.classfile.changing import (
    counting,
    meeting_on,
    renamed,
    with_records,
    with_works,
    without,
)
from msai_trainer.classfile.given import GivenOut
from msai_trainer.classfile.merging import in_order, replaced_by
from msai_trainer.classfile.model import (
    CertificateRecord,
    ClassFile,
    HandedIn,
    MarkerRemark,
    Participant,
    Score,
    TakenBack,
)
from msai_trainer.classfile.packing import digest_of
from msai_trainer.classfile.practised import PracticeLevel, PracticeRecord
from msai_trainer.classfile.wording import Wording
from msai_trainer.results.feedback import Chosen

BEGIN = datetime(2027, 3, 1, 9, tzinfo=UTC)
EMPTY = ClassFile(name="wiosna", klasa_id="3f9a1c20", edition="msai")
CODES = ("wiosna-01-H", "wiosna-02-F", "K07")
MOMENTS = st.integers(0, 50).map(lambda minutes: BEGIN + timedelta(minutes=minutes))
TEXTS = st.sampled_from(("", "Żaneta", '"</x>\n', "=1+1", "a\x00\u2028b"))
POINTS = st.sampled_from((0.0, 0.1, 2.5, 20.0))
ANSWERED = {
    "code": st.sampled_from(CODES),
    "assignment": st.sampled_from(("zadanie-1", "zadanie-4")),
    "question": st.sampled_from(("a1", "a2")),
    "marker": st.sampled_from(("", "1", "Ewa")),
    "saved_at": MOMENTS,
}
LEVELS = st.sampled_from(((), (Chosen("Jasność", 2.0, "jest"), Chosen("Źródło", 0.5, ""))))
SCORES = st.builds(
    Score, **ANSWERED, points=st.none() | POINTS, most=POINTS, levels=LEVELS, answer=TEXTS
)
PEOPLE = st.builds(
    Participant, code=st.sampled_from(CODES), first_name=TEXTS, surname=TEXTS, email=TEXTS,
    saved_at=MOMENTS,
)  # fmt: skip
#: Records about certificates and settlement, by the list in which they stand.
SETTLED = st.one_of(
    st.tuples(st.just("attendance"), st.builds(
        Attendance, code=st.sampled_from(CODES), saved_at=MOMENTS,
        meetings=st.sampled_from(((), (1,), (1, 2))),
    )),
    st.tuples(st.just("before"), st.builds(
        Before, code=st.sampled_from(CODES), saved_at=MOMENTS,
        shares=st.dictionaries(st.sampled_from(("area", "measure")), st.sampled_from((0.0, 0.55))),
    )),
    st.tuples(st.just("training"), st.builds(
        Training, saved_at=MOMENTS, told=st.dictionaries(st.just("organizator"), TEXTS),
        least_meetings=st.integers(0, 2), first_number=st.integers(1, 9), logo=st.just("AAAA"),
    )),
)  # fmt: skip
PRACTICE = st.builds(
    PracticeRecord, code=st.sampled_from(CODES), saved_at=MOMENTS, by=TEXTS, about=TEXTS,
    kind=st.sampled_from(("micro-lesson", "workplace")), day=st.none() | st.just(BEGIN.date()),
    levels=st.lists(st.just(PracticeLevel("Cel", LearningOutcome("area"), 2.0, 3.0, "jest")),
                    max_size=1).map(tuple),
)  # fmt: skip
WORDINGS = st.builds(
    Wording, assignment=st.just("zadanie-1"), question=st.sampled_from(("a1", "obrona")),
    part=st.sampled_from(("label", "help", "level")), criterion=st.sampled_from(("", "Cel „x”")),
    level=st.integers(0, 2), text=TEXTS, saved_at=MOMENTS, instead=st.sampled_from(("", "0" * 16)),
)  # fmt: skip
GIVEN_OUT = st.builds(
    GivenOut, code=st.sampled_from(CODES), assignment=st.just("zadanie-1"), saved_at=MOMENTS
)
CERTIFICATES = st.builds(
    CertificateRecord, number=st.sampled_from(("1/2027", "2/2027")), issued=st.just("2027-04-01"),
    code=st.sampled_from(CODES), printed=st.dictionaries(st.just("osoba"), TEXTS),
    saved_at=MOMENTS, supersedes=st.sampled_from(("", "1/2027")), reason=TEXTS,
    signature=st.sampled_from(("", "Ab3_-x")),
)  # fmt: skip
DAYS = st.sampled_from((date(2027, 3, 1), date(2027, 3, 8)))


@st.composite
def works(draw) -> tuple[HandedIn, bytes]:
    content = draw(st.sampled_from((b"", b"1", b"{}")))
    moment = draw(st.none() | MOMENTS)
    work = HandedIn(
        code=draw(st.sampled_from((*CODES, ""))), assignment="zadanie-1", saved_at=moment,
        file=draw(st.sampled_from(("a.ipynb", "moodle.zip/b.ipynb", "list.eml/c"))),
        digest=digest_of(content), modified=moment, minor=draw(st.booleans()),
    )  # fmt: skip
    return work, content


def taking_back(file: ClassFile, at: int) -> ClassFile:
    """Take one hand-in back, and the points of its person."""
    if not file.works:
        return file
    work = file.works[at % len(file.works)]
    judged = [one for one in (*file.scores, *file.remarks) if one.code == work.code]
    gone = [TakenBack(record=one, day=BEGIN.date()) for one in (work.id, *replaced_by(judged))]
    return in_order(replace(file, taken_back=(*file.taken_back, *gone)))


CHANGES = st.one_of(
    st.integers(0, 9).map(lambda at: lambda file: taking_back(file, at)),
    PEOPLE.map(lambda one: lambda file: renamed(file, one)),
    SCORES.map(lambda one: lambda file: with_records(file, "scores", [one])),
    st.builds(MarkerRemark, **ANSWERED, text=TEXTS).map(
        lambda one: lambda file: with_records(file, "remarks", [one])
    ),
    CERTIFICATES.map(lambda one: lambda file: with_records(file, "certificates", [one])),
    WORDINGS.map(lambda one: lambda file: with_records(file, "wording", [one])),
    GIVEN_OUT.map(lambda one: lambda file: with_records(file, "given_out", [one])),
    PRACTICE.map(lambda one: lambda file: with_records(file, "practice", [one])),
    SETTLED.map(lambda said: lambda file: with_records(file, said[0], [said[1]])),
    works().map(lambda one: lambda file: with_works(file, [one])),
    st.tuples(st.lists(st.none() | DAYS, max_size=3), MOMENTS).map(
        lambda said: lambda file: meeting_on(file, *said)
    ),
    st.tuples(st.dictionaries(st.just("zadanie-1"), st.sampled_from((0.0, 0.5, 1.0))), MOMENTS).map(
        lambda said: lambda file: counting(file, *said)
    ),
    st.tuples(st.sampled_from(CODES), DAYS).map(lambda said: lambda file: without(file, *said)),
)


@st.composite
def changed(draw, start: ClassFile = EMPTY) -> ClassFile:
    for change in draw(st.lists(CHANGES, max_size=6)):
        start = change(start)
    return start


@st.composite
def copies(draw, number: int) -> list[ClassFile]:
    """Copies of one class that went on apart."""
    start = draw(changed())
    return [draw(changed(start)) for _copy in range(number)]
