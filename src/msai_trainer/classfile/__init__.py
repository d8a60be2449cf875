"""One class as one file (``.klasa``): saved, opened elsewhere, handed on, merged.

A ZIP with ``klasa.json`` and the hand-ins under ``prace/``. Everything that people decide is a
record with the moment at which it was saved and the versions that it replaces; so two copies of a
class that went on apart are merged without losing anything: what one side knew of the other's
version replaces it, what it did not know stands beside it as a conflict until somebody decides.

``klasa.json`` (`model`)::

    version       4; a file of a newer version is refused in words, an older one opens
    edition       edition of the course
    class         {name, id}; the id tells two classes of one name apart
    people        code, first_name, surname, email, institution, group
    meetings      days: ISO dates, null where the day is not known yet
    counting      thresholds: assignment → part of its points that is needed, 0 to 1
    works         code, assignment, saved_at (handing in), file (name as it came), digest …
    scores        code, assignment, question, marker ("": the program), points, most, levels …
    remarks       code, assignment, question, marker, text
    certificates  number, issued, code, printed; since 2: supersedes, reason, signature
    attendance    since 2: code, meetings (numbers from 1)
    before        since 2: code, shares (outcome → share, 0 to 1)
    training      since 2: told, least_meetings, first_number, logo
    practice      since 3: code, kind (micro-lesson, workplace), by, day, about, levels
    wording       since 4: assignment, question, part (label, help, level), criterion, level, text,
                  instead (fingerprint of the course's words that they stand over)
    given_out     since 4: code, assignment; saved_at: when feedback was given out last
    removed       code, day: tombstones, which win every merge
    taken_back    since 4: record (id of a hand-in, score or remark), day; wins every merge, too

With a password the ZIP lies in the envelope of `locking` (AES-256-GCM, PBKDF2), which page and
command line write and read alike; without the password nothing of it can be read, names included.

Modules: `model` what there is, `packing` the ZIP, `locking` the password, `merging`, `changing` one
class, `making` a new one, `gathering` hand-ins and points of a batch, `person` one person's data,
`wording` the words of a class put over those of the course, `taken_back` a sheet typed in under a
wrong code.
"""
