"""A mistyped code is noticed and never taken for another person's."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from msai.assignments.codes import (
    check_sign,
    has_check,
    is_mistyped,
    likely,
    make_codes,
    normalise,
    parse,
    split_codes,
    squeeze,
)

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CLASSES = st.from_regex(r"[a-z][a-z0-9]{0,3}([-_]?[a-z0-9]{1,6}){0,2}", fullmatch=True)
CODES = st.tuples(CLASSES, st.integers(0, 19)).map(lambda drawn: make_codes(drawn[0], 20)[drawn[1]])


def wrong(code, other, klasa):
    """Whether a slip is noticed, or is another spelling of the very same code."""
    same = parse(other, [klasa]) or parse(other)
    if same is not None:
        return squeeze(str(same)) == squeeze(code)
    return is_mistyped(other, [klasa])


def test_the_sign_is_that_of_the_standard():
    # The example of ISBT 128 and python-stdnum for ISO/IEC 7064, MOD 37-2.
    assert check_sign("G123489654321") == "Y"


def test_codes_of_a_class_are_unique_clear_and_in_order():
    codes = make_codes("wiosna", 120)
    assert len(set(codes)) == 120 and list(codes) == sorted(codes)
    assert all(code[-1] not in "ILO*" and has_check(code) for code in codes)
    assert {len(code) for code in codes} == {len("wiosna-001-R")}
    assert len(make_codes("wiosna", 20)[0]) == len("wiosna-01-H")


@pytest.mark.parametrize("klasa", ["wiosna", "k", "klasa-2027", "a1_b2", "2027"])
def test_every_wrong_sign_is_noticed(klasa):
    for code in make_codes(klasa, 6):
        for place, sign in enumerate(code):
            for other in ALPHABET if sign.isalnum() else "":
                slipped = code[:place] + other + code[place + 1 :]
                assert wrong(code, slipped, klasa), slipped


@pytest.mark.parametrize("klasa", ["wiosna", "k", "klasa-2027", "a1_b2", "2027"])
def test_every_swap_of_neighbours_is_noticed(klasa):
    for code in make_codes(klasa, 20):
        for place in range(len(code) - 1):
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            assert wrong(code, swapped, klasa), swapped


@given(CODES, st.data())
def test_a_slip_never_gives_another_persons_code(code, data):
    plain = squeeze(code)
    place = data.draw(st.integers(0, len(plain) - 1))
    sign = data.draw(st.sampled_from(ALPHABET))
    assume(sign != plain[place])
    typed = plain[:place] + sign + plain[place + 1 :]
    body, check = typed[:-1], typed[-1]
    assert check_sign(body) != check


@given(CODES, st.sampled_from([str.lower, str.upper]), st.sampled_from(["-", " ", "", " - "]))
def test_a_code_is_understood_however_it_is_typed(code, case, between):
    klasa = code.rsplit("-", 2)[0]
    typed = f"  {case(between.join([klasa, *code.rsplit('-', 2)[1:]]))} "
    assert normalise(typed, [klasa]) == code
    assert not is_mistyped(typed, [klasa])


def test_letters_read_for_digits_do_not_matter():
    code = next(code for code in make_codes("wiosna", 20) if "10" in code)
    assert normalise(code.replace("10", "lO")) == code
    assert normalise(code.replace("-10-", "-I0-")) == code


@pytest.mark.parametrize("text", ["K07", "K007", "k7", "101", "anna", "abc123", "", "  ", "K-07"])
def test_codes_of_older_classes_have_no_sign_and_are_not_wrong(text):
    assert not is_mistyped(text)
    assert normalise(f" {text} ") == text.strip()


def test_the_right_code_is_proposed():
    codes = make_codes("wiosna", 20)
    typed = codes[6][:-1] + "A"
    assert likely(typed, codes)[0] == codes[6]
    assert likely("jesien-07-X", codes) == ()
    swapped = "woisna" + codes[3][6:]
    assert is_mistyped(swapped) and likely(swapped, codes) == (codes[3],)


@given(st.text(max_size=60), st.lists(st.text(max_size=10), max_size=3))
def test_any_text_at_all_is_answered(text, classes):
    is_mistyped(text, classes)
    normalise(text, classes)
    likely(text[:20], make_codes("wiosna", 3))


def test_codes_typed_one_after_the_other_are_told_apart():
    one, other = make_codes("wiosna", 2)
    assert split_codes(f"{one},{other}") == [one, other]
    assert split_codes(f"{one.lower().replace('-', ' ')}; {other}\nK07") == [one, other, "K07"]
    assert split_codes("K01 K02,,K03") == ["K01", "K02", "K03"]
    assert split_codes(f"{one} {other}") == [one, other]
    assert split_codes("wiosna 01 7 ") == ["wiosna-01-7"]
