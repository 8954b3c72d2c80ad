"""Every danger is heard, ordinary worry is not, and nothing that anybody types breaks it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.safety import assess
from bot.safety.patterns import current_listener

HERE = Path(__file__).parent
MOST_FALSE_ALARMS = 0.01
CORE = {
    "i want to kill myself": "crisis",
    "she is self harming": "crisis",
    "he took an overdose": "crisis",
    "my daughter says she wants to be dead": "crisis",
    "the TA grabbed him": "safeguarding_concern",
    "my husband hits me": "safeguarding_concern",
    "she ran away from home": "safeguarding_concern",
    "they locked him in a cupboard": "safeguarding_concern",
}
# Ordinary talk to put around a core phrase: it must not explain the phrase away.
BEFORE = [
    "",
    "The school say he is fine. ",
    "We are waiting for an EHCP and ",
    "My question is about reading, but ",
    "He had a meltdown and ",
    "my son is 9 and autistic and ",
]
AFTER = [
    "",
    " this morning",
    " last night and the school does nothing",
    " since September, who do I tell",
    ". The review is on Monday.",
    " and I don't know what to do",
    " on the way to school",
]
LANGUAGES_ASKED_FOR = {"pl", "ro", "pa", "ur", "pt", "es", "ar", "bn"} | {
    "gu",
    "it",
    "so",
    "tr",
    "uk",
    "ru",
    "zh",
    "ta",
}
STYLES = {"direct", "sideways", "misspelt", "story", "form", "child", "esl", "other"}


def lines(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


@pytest.mark.parametrize("held_out", [False, True], ids=["written_with", "held_out"])
def test_every_danger_is_heard_with_the_right_concern(held_out: bool) -> None:
    rows = [row for row in lines("positive.jsonl") if row.get("held_out", False) is held_out]
    missed = [
        f"{row['concern']} ({row['language']}, {row['style']}), got {got}: {row['text']}"
        for row in rows
        if (got := assess(row["text"])) != row["concern"]
    ]
    assert not missed, f"{len(missed)} of {len(rows)} missed:\n" + "\n".join(missed)


@pytest.mark.parametrize("held_out", [False, True], ids=["written_with", "held_out"])
def test_ordinary_worry_is_left_alone(held_out: bool) -> None:
    rows = [row for row in lines("near_misses.jsonl") if row.get("held_out", False) is held_out]
    alarms = [
        f"{heard.group}, '{heard.pattern}': {row['text']}"
        for row in rows
        if (heard := next(current_listener().hear(row["text"]), None))
    ]
    assert len(alarms) <= MOST_FALSE_ALARMS * len(rows), "\n".join(alarms)


def test_the_sets_are_as_large_and_as_varied_as_promised() -> None:
    positive, near = lines("positive.jsonl"), lines("near_misses.jsonl")
    assert len(positive) >= 260
    assert len(near) >= 420
    assert {row["style"] for row in positive} >= STYLES
    assert {row["language"] for row in positive} >= LANGUAGES_ASKED_FOR
    for rows in (positive, near):
        assert sum(bool(row.get("held_out")) for row in rows) * 3 >= len(rows)
        assert len({row["text"].lower() for row in rows}) == len(rows)


def test_crisis_wins_over_safeguarding() -> None:
    assert assess("His dad hits him. He says he wants to die.") == "crisis"


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    assert assess(text) in (None, "crisis", "safeguarding_concern")


@given(
    st.sampled_from(sorted(CORE)),
    st.sampled_from([str.upper, str.title, str.lower]),
    st.sampled_from(BEFORE),
    st.sampled_from(AFTER),
)
def test_case_and_words_around_do_not_matter(
    phrase: str, case: Callable[[str], str], before: str, after: str
) -> None:
    assert assess(before + case(phrase) + after) == CORE[phrase]


@pytest.mark.parametrize("phrase", sorted(CORE))
@pytest.mark.parametrize("mark", ["...", "!!", "?", "\n\n", " 😢 ", '"', "’"])
def test_marks_around_do_not_matter(phrase: str, mark: str) -> None:
    assert assess(f"{mark}{phrase}{mark}") == CORE[phrase]


def test_a_very_long_text_is_read_to_its_end() -> None:
    """A pattern that tries every way of matching would never come back from this."""
    assert assess("my son likes school and he " * 500) is None
    assert assess("my son likes school and he " * 500 + "was hit by the teacher")
