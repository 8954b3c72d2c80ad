"""Reading a message with the subject before it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.in_context import LONGEST_LEANING, OWN_VOICE, join, leans

SUBJECTS, TALK = [0, 2, 3], [1, 4]


@st.composite
def chances(draw: st.DrawFn) -> np.ndarray:
    parts = draw(st.lists(st.floats(0.01, 1), min_size=5, max_size=5))
    return np.array(parts) / sum(parts)


@pytest.mark.parametrize(
    ("text", "subject", "small_talk", "expected"),
    [
        ("and how often?", 0.3, 0.1, True),
        ("who pays for the help", OWN_VOICE + 0.1, 0.0, False),  # it says what it is about
        ("thanks", 0.1, 0.9, False),
        ("word " * LONGEST_LEANING, 0.3, 0.1, True),
        ("word " * (LONGEST_LEANING + 1), 0.3, 0.1, False),
    ],
)
def test_short_words_without_a_subject_lean(
    text: str, subject: float, small_talk: float, expected: bool
) -> None:
    assert leans(text, subject, small_talk) is expected


@given(chances(), chances())
def test_the_joined_reading_is_a_chance_for_each_subject_alone(
    alone: np.ndarray, in_context: np.ndarray
) -> None:
    joined = join(alone, in_context, SUBJECTS)
    assert joined.sum() == pytest.approx(1)
    assert (joined[TALK] == 0).all()
    assert (joined[SUBJECTS] > 0).all()


@given(chances(), chances())
def test_neither_reading_outranks_the_other(alone: np.ndarray, in_context: np.ndarray) -> None:
    np.testing.assert_allclose(join(alone, in_context, SUBJECTS), join(in_context, alone, SUBJECTS))


@given(chances())
def test_where_both_agree_the_order_stays(alone: np.ndarray) -> None:
    joined = join(alone, alone, SUBJECTS)
    np.testing.assert_allclose(joined[SUBJECTS], alone[SUBJECTS] / alone[SUBJECTS].sum())


def test_the_subject_before_can_decide() -> None:
    alone = np.array([0.4, 0.0, 0.35, 0.25, 0.0])
    in_context = np.array([0.1, 0.0, 0.8, 0.1, 0.0])
    assert join(alone, in_context, SUBJECTS).argmax() == 2
