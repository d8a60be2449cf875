"""A learner who has begun, for pages that only show her progress."""

PROGRESS, CERTIFICATE = "postepy.html", "zaswiadczenie.html"
#: Progress of a learner on her way, for pages that only show it.
RECORD = {
    "version": 1,
    "edition": "msai",
    "pages": {
        "dzien-1/04-obszar": {
            "first": "2026-11-03T09:00:00Z",
            "last": "2026-11-20T09:00:00Z",
            "read": True,
            "done": "2026-11-04T09:00:00Z",
            "seconds": 3900,
        },
        "dzien-1/05-pewnosc-wyniku": {
            "first": "2026-11-21T09:00:00Z",
            "last": "2026-11-21T09:00:00Z",
        },
    },
    "quizzes": {
        "l04-q1": {"page": "dzien-1/04-obszar", "tries": 1, "right": True},
        "l04-q2": {"page": "dzien-1/04-obszar", "tries": 1, "right": False, "step": 0},
    },
    "exercises": {},
}
