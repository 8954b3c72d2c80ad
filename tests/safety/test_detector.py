"""Every danger is heard, ordinary worry is not, and nothing that anybody types breaks it."""

from __future__ import annotations

import json
import time
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
    "the TA grabbed him": "safeguarding_concern",
    "my husband hits me": "safeguarding_concern",
    "she ran away from home": "safeguarding_concern",
}
# Ordinary words to put around a core phrase; none of them is part of any pattern or exception.
PADDING = st.lists(
    st.sampled_from("hello regarding autumn timetable reading maths Tuesday".split())
)


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
    assert len(positive) >= 260 and len(near) >= 420
    assert {"direct", "sideways", "misspelt", "story", "form", "child", "esl", "other"} <= {
        row["style"] for row in positive
    }
    asked_for = "pl ro pa ur pt es ar bn gu it so tr uk ru zh ta".split()
    heard_in = {row["language"] for row in positive}
    assert set(asked_for) <= heard_in
    for rows in (positive, near):
        assert sum(bool(row.get("held_out")) for row in rows) * 3 >= len(rows)
        assert len({row["text"].lower() for row in rows}) == len(rows)


def test_crisis_wins_over_safeguarding() -> None:
    assert assess("His dad hits him. He says he wants to die.") == "crisis"


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    assert assess(text) in (None, "crisis", "safeguarding_concern")


@given(st.sampled_from(sorted(CORE)), st.booleans(), PADDING, PADDING)
def test_case_and_words_around_do_not_matter(
    phrase: str, loud: bool, before: list[str], after: list[str]
) -> None:
    said = phrase.upper() if loud else phrase.title()
    assert assess(" ".join([*before, said, *after])) == CORE[phrase]


@pytest.mark.parametrize("phrase", sorted(CORE))
@pytest.mark.parametrize("mark", ["...", "!!", "?", "\n\n", " 😢 ", '"', "’"])
def test_marks_around_do_not_matter(phrase: str, mark: str) -> None:
    assert assess(f"{mark}{phrase}{mark}") == CORE[phrase]


def test_a_message_costs_less_than_a_millisecond() -> None:
    texts = [row["text"] for name in ("positive.jsonl", "near_misses.jsonl") for row in lines(name)]
    for text in texts:  # the first time reads the file
        assess(text)
    started = time.perf_counter()
    for text in texts:
        assess(text)
    assert (time.perf_counter() - started) / len(texts) < 0.001


def test_a_very_long_text_does_not_hold_up_the_service() -> None:
    started = time.perf_counter()
    assess("my son was hit by the teacher and he " * 500)
    assert time.perf_counter() - started < 1
