"""No-break spaces stand where Polish typography wants them, and only there."""

import pytest

from msai.base.typography import glue


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("w gminie", "w_gminie"),
        ("jest w\ngminie", "jest w_gminie"),
        ("W gminie i o gminie", "W_gminie i_o_gminie"),
        ("a i w domu", "a_i_w_domu"),
        ("art. 9 ust. 1 pkt 2", "art._9 ust._1 pkt_2"),
        ("Art. 10 i nr 5", "Art._10 i_nr_5"),
        ("pkt 2 lit. a)", "pkt_2 lit._a)"),
        ("poz. 278, s. 44", "poz._278, s. 44"),
        ("18 % i 41 000 osób", "18_% i_41_000 osób"),
        ("20 min, 5 zł, 3 ha", "20_min, 5_zł, 3_ha"),
        ("§ 3", "§_3"),
        ("plan – i już", "plan_– i_już"),
    ],
)
def test_these_stay_together(text, glued):
    assert glue(text) == glued.replace("_", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    "text",
    ["domy i-7", "tam-w dom", "J.w. dom", "mama ma dom", "w2 3", "20 minut", "dom\nmama", "a: b"],
)
def test_these_are_left_alone(text):
    assert glue(text) == text


def test_gluing_twice_changes_nothing_more():
    once = glue("a w art. 9 jest 20 % – i 41 000")
    assert glue(once) == once
