"""Cutting a story into the passages that may hold its question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.passages import MOST, asks, passages


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("what is SEN", []),
        ("What is SEN? Thanks", []),
        (
            "He is six. Who decides if he gets help?",
            ["He is six.", "Who decides if he gets help?"],
        ),
        (
            "can I ask for an EHC assessment myself and how long does it take",
            ["can I ask for an EHC assessment myself", "how long does it take"],
        ),
        (
            "she is eight\nschool says no - can they do that",
            ["she is eight", "school says no", "can they do that"],
        ),
    ],
)
def test_pieces(text: str, pieces: list[str]) -> None:
    assert passages(text) == pieces


def test_a_long_sentence_is_cut_where_the_thought_turns() -> None:
    story = (
        "my son is in year four and he has been struggling with reading since reception "
        "but the teacher keeps saying he will catch up so what should I ask for at the meeting"
    )
    assert len(passages(story)) >= 2
    assert any("what should I ask for" in piece for piece in passages(story))


def test_a_novel_is_read_at_both_ends() -> None:
    novel = " ".join(f"This is sentence number {n}." for n in range(100))
    assert len(passages(novel)) == MOST
    assert passages(novel)[0] == "This is sentence number 0."
    assert passages(novel)[-1] == "This is sentence number 99."


@pytest.mark.parametrize(
    "text",
    [
        "is that right",
        "can they do that",
        "what do I do now",
        "Help me understand",
        "ok?",
        "also what is an EHC plan",
        "and what is sendiass",
    ],
)
def test_asking(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text", ["He is six.", "they said no", "Thank you so much", "what is hard is reading"]
)
def test_telling(text: str) -> None:
    assert not asks(text)


@given(st.text(max_size=300))
def test_passages_are_made_of_the_message(text: str) -> None:
    for piece in passages(text):
        assert piece in text
