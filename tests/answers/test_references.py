"""Paragraphs that a message names: held, or not to be confirmed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.references import numbers_held, unheld_reference

HELD = numbers_held(
    ["CoP 6.17", "CoP 6.44-6.47", "section 36(8)", "section 20 and section 66", "CoP 9.69 to 9.71"]
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("paragraph 9.214 says they can refuse", "paragraph 9.214"),
        ("is it true that Section 99 lets them", "Section 99"),
        ("school quoted para 6.999 at me", "para 6.999"),
        ("regulation 88 says so", "regulation 88"),
        ("code of practice 7.123", "code of practice 7.123"),
        ("first 6.17 of the CoP 6.17, then paragraph 3.50", "paragraph 3.50"),
        ("s. 12 and s.99", "s. 12"),
    ],
)
def test_what_nobody_has_read_is_named_as_the_parent_wrote_it(text: str, named: str) -> None:
    assert unheld_reference(text, HELD) == named


@pytest.mark.parametrize(
    "text",
    [
        "what does paragraph 6.17 say",
        "para 6.45 is about the four steps",  # inside a range
        "CoP 9.70",
        "section 36(8) of the Act",
        "section 20, section 66",
        "section F is vague",
        "sections B, F and I",
        "the code of practice says three times a year",
        "he was in section 2 year group",
        "it is 9.214 miles away",
        "year 9.5",
        "code of practice 0-25 years",
        "",
    ],
)
def test_what_is_held_or_is_no_number_passes(text: str) -> None:
    held = HELD | {"0"}
    assert unheld_reference(text, held) is None


def test_a_range_holds_all_between_and_nothing_beyond() -> None:
    assert {"6.44", "6.45", "6.46", "6.47"} <= HELD
    assert not {"6.43", "6.48"} & HELD
    assert {"9.69", "9.70", "9.71"} <= HELD
    assert numbers_held([]) == frozenset()


@given(st.integers(1, 12), st.integers(1, 300), st.integers(0, 12))
def test_every_paragraph_of_a_range_is_held(chapter: int, first: int, length: int) -> None:
    held = numbers_held([f"CoP {chapter}.{first}-{chapter}.{first + length}"])
    for paragraph in range(first, first + length + 1):
        assert unheld_reference(f"paragraph {chapter}.{paragraph} says", held) is None
    beyond = f"paragraph {chapter}.{first + length + 1}"
    assert unheld_reference(f"{beyond} says", held) == beyond


@given(st.text(max_size=80))
def test_what_it_names_stands_in_the_message(text: str) -> None:
    named = unheld_reference(text, frozenset())
    assert named is None or named in text
