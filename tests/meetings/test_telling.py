"""What a message tells a form: anew, put right, in passing, or with a day that cannot be taken."""

from __future__ import annotations

import datetime

import pytest

from bot.meetings.form import current_form
from bot.meetings.telling import corrects, day_problem, put_right, reply_to, told, told_anew

FORM = current_form()
TODAY = datetime.date.today()
SOON = TODAY + datetime.timedelta(days=40)
SAID = f"{SOON:%-d %B %Y}"


class Slots(dict[str, str]):
    """What the form holds already."""

    def get_slot(self, key: str) -> str | None:
        return self.get(key)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no sorry, writing not maths", True),
        ("actually year 5", True),
        ("no, it's on friday", True),
        ("no help at all so far", False),
        ("she has no friends", False),
    ],
)
def test_a_correction_is_heard(text: str, expected: bool) -> None:
    assert corrects(text) is expected


def test_a_day_that_is_taken_back_is_not_told() -> None:
    assert told("not tuesday", FORM) == {}


def test_a_meeting_that_was_moved_is_put_right_without_a_sorry() -> None:
    facts = put_right(f"the meeting has been moved to {SAID}", FORM)
    assert facts == {"meeting_when": SOON.isoformat()}


def test_a_day_of_something_else_is_not_the_meetings() -> None:
    text = f"they begin reading help on {SAID}"
    assert "meeting_when" not in told_anew(text, FORM, "meeting_tried", Slots())
    assert "meeting_when" in told_anew(text, FORM, "meeting_when", Slots())


def test_a_word_in_passing_changes_nothing() -> None:
    slots = Slots(phase="primary")
    assert "phase" not in told_anew("his sister in year 9 had that", FORM, "meeting_tried", slots)
    assert told_anew("sorry, year 9", FORM, "meeting_tried", slots)["phase"] == "secondary"


@pytest.mark.parametrize(
    ("text", "reply"), [("31 february", "date_impossible"), ("1 march 2020", "date_past")]
)
def test_a_day_that_cannot_be_taken_has_a_reply_of_its_own(text: str, reply: str) -> None:
    assert day_problem(text, FORM, "meeting_when") == reply
    assert day_problem(text, FORM, "meeting_tried") is None


def test_the_reply_tells_what_became_of_the_words() -> None:
    assert reply_to({}, Slots()) == "unclear"
    assert reply_to({"phase": "primary"}, Slots()) == "noted"
    assert reply_to({"phase": "primary"}, Slots(phase="secondary")) == "changed"
