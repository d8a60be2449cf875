"""Tables and steps that the tests of exercise 4 share."""

from msai.activities.own_table.program import act
from msai.activities.own_table.screen import view
from msai.activities.own_table.state import OwnTable
from msai.ui import Event, Step, to_json

COUNTS = """Sołectwo;Ludność;Wiek produkcyjny;Bezrobotni;Stare piece (%)
Dąbki;400;240;30;12,5
Kąty;900;560;28;8,0
Olszyny;650;400;22;30,5
Zalesie;500;310;40;44,0
Razem;2450;1510;120;
"""


def after(*events, state=None):
    state = state or OwnTable()
    for event in events:
        result = act(state, event)
        state = result.state if isinstance(result, Step) else result
    return state


def upload(content, name="tabela.csv"):
    return Event("file", name, content.encode() if isinstance(content, str) else content)


def texts(state):
    return str(to_json(view(state)))


def delivered(state, event):
    step = act(state, event)
    assert isinstance(step, Step)
    return step.effects[0]


def described():
    """The table of counts with every column said."""
    answers = [
        ("2:role", "helper"),
        ("3:role", "count"),
        ("3:sphere", "social"),
        ("3:direction", "1"),
        ("3:denominator", "Wiek produkcyjny"),
        ("4:role", "rate"),
        ("4:sphere", "environmental"),
        ("4:direction", "1"),
        ("4:denominator", "Ludność"),
    ]
    events = [Event(f"column:{question}", value) for question, value in answers]
    return after(upload(COUNTS), *events, Event("source", "PUP"), Event("year", 2024))


def result():
    return after(Event("describe:done"), state=described())
