"""The recovery code as people copy it: a slip of one character or of two neighbours is found in its group."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.storage.recovery_code import new_code, secret_of
from forms.refusal import Refusal

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_code_carries_more_than_128_bits_and_is_never_the_same() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert {len(code.replace("-", "")) for code in codes} == {35}
    assert len({secret_of(code) for code in codes}) == 200
    assert {letter for code in codes for letter in code} == {*LETTERS, "-"}


def test_how_it_is_typed_does_not_matter() -> None:
    code = new_code()
    sloppy = code.replace("-", " ").lower().replace("0", "o").replace("1", "l")
    assert secret_of(f"  {sloppy}\n") == secret_of(code)


def test_every_single_wrong_character_is_found() -> None:
    code = new_code()
    for place, letter in enumerate(code):
        for other in LETTERS if letter != "-" else "":
            if other != letter:
                with pytest.raises(Refusal) as refusal:
                    secret_of(code[:place] + other + code[place + 1 :])
                assert refusal.value.facts["group"] == str(place // 6 + 1)


@given(st.integers(0, 2**32))
def test_swapped_neighbours_and_swapped_groups_are_found(seed: int) -> None:
    code = new_code()
    groups = code.split("-")
    place = seed % 4
    group = groups[seed % 7]
    swapped = group[:place] + group[place + 1] + group[place] + group[place + 2 :]
    if swapped != group:
        with pytest.raises(Refusal):
            secret_of(code.replace(group, swapped, 1))
    left, right = seed % 7, (seed // 7) % 7
    if left != right:
        groups[left], groups[right] = groups[right], groups[left]
        with pytest.raises(Refusal):
            secret_of("-".join(groups))


@pytest.mark.parametrize("typed", ["", "ABC", "U" * 35, "🌾" * 35, "-" * 100])
def test_what_is_no_code_is_refused_in_words(typed: str) -> None:
    with pytest.raises(Refusal) as refusal:
        secret_of(typed)
    assert refusal.value.code in ("recovery-code-length", "recovery-code-mistyped")
