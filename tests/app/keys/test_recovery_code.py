"""The printed recovery code: read leniently, mistyped groups named."""

from __future__ import annotations

import random

import pytest

from app.errors import Refused
from app.keys.recovery_code import ALPHABET, new_recovery_code, read_recovery_code


def test_a_code_is_eight_groups_of_four_and_never_the_same() -> None:
    codes = {new_recovery_code() for _ in range(50)}
    assert len(codes) == 50
    assert all([len(g) for g in code.split("-")] == [4] * 8 for code in codes)


def test_lookalikes_blanks_and_small_letters_are_read_as_printed() -> None:
    code = next(c for c in iter(new_recovery_code, "") if "0" in c and "1" in c)
    assert read_recovery_code(code.lower().replace("0", "o").replace("1", "l").replace("-", "  ")) == code


def test_any_one_wrong_character_names_its_group() -> None:
    code = new_recovery_code().replace("-", "")
    for place in range(32):
        for other in ALPHABET:
            if other == code[place]:
                continue
            with pytest.raises(Refused) as caught:
                read_recovery_code(code[:place] + other + code[place + 1 :])
            assert caught.value.facts == {"group": place // 4 + 1}


def test_swapped_neighbours_and_swapped_groups_are_found() -> None:
    rng = random.Random(7)
    code = new_recovery_code()
    flat = code.replace("-", "")
    for place in [p for p in range(31) if p % 4 != 3 and flat[p] != flat[p + 1]]:
        with pytest.raises(Refused):
            read_recovery_code(flat[:place] + flat[place + 1] + flat[place] + flat[place + 2 :])
    groups = code.split("-")
    one, two = rng.sample(range(8), 2)
    groups[one], groups[two] = groups[two], groups[one]
    if groups[one] != groups[two]:
        with pytest.raises(Refused):
            read_recovery_code("-".join(groups))


@pytest.mark.parametrize("typed", ["", "ABCD", "-" * 32, "𠮷" * 32, "U" * 32, "0" * 33])
def test_nonsense_gets_a_sentence(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        read_recovery_code(typed)
    assert caught.value.code in ("keys.recovery_length", "keys.recovery_group")
