"""Words for a unit that is not ticked now are there when it is ticked again."""

import json

from msai.activities.common.town import town
from msai.activities.delimit_area import program as delimit_area
from msai.base.numbers import typed_number
from msai.ui import Event, Number, opened, sealed
from msai.ui.html import Snapshot


def test_words_for_an_unticked_unit_survive_a_reload():
    program = delimit_area.program()
    (empty, *_more) = [str(unit) for unit in town().frame.index[~town().inhabited]]
    state = program.initial()
    events = [(f"unit:{empty}", True), (f"purpose:{empty}", "świetlica"), (f"unit:{empty}", False)]
    for name, value in events:
        state = program.update(state, Event(name, value))
    record = json.loads(json.dumps(sealed(program, state)))
    again = program.update(opened(program, record), Event(f"unit:{empty}", True))
    assert again.purposes == {empty: "świetlica"}


def test_a_number_in_a_field_is_whole_and_polish():
    shown = {
        1234567: "1\u00a0234\u00a0567",
        1234567.25: "1\u00a0234\u00a0567,25",
        12345: "12\u00a0345",
        1234: "1234",
        0.1: "0,1",
        1e-7: "0,0000001",
        1e21: "1\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000",
        -2.5: "-2,5",
        -0.0: "0",
        7.0: "7",
        "abc": "abc",
    }
    for value, text in shown.items():
        assert typed_number(value) == text
        html = Snapshot("p", lambda _chart: "").render([Number("n", "N", value)])
        assert f'value="{text}"' in html
