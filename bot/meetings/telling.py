"""What a message tells a form: for the first time, put right, or only in passing."""

from __future__ import annotations

import datetime
import re

from bot.dates.read import read_date
from bot.meetings.form import Form, day_value
from bot.meetings.sheet import Slots

_CORRECTION = re.compile(
    r"\b(?:sorry|actually|i meant|i mean|instead|correction|wrong|mistake|rather|should be)\b"
    r"|^\W*no\b(?=\W*$|\W*[,.:;]|\s+(?:sorry|wait|not|its?|it's|i|s?he|s?hes|we|that|thats)\b)"
    r"|^\W*not\b[^,]*,",
    re.IGNORECASE,
)
_DAY_MOVED = re.compile(
    r"\b(?:moved|changed|put back|postponed|brought forward|rearranged|now on|is now|it'?s now)\b",
    re.IGNORECASE,
)
_OF_MEETING = re.compile(r"\b(?:meet\w*|mtg|appointment|appt|review)\b", re.IGNORECASE)
_TAKEN_BACK = re.compile(r"\bnot\s+(?:(?:on|the)\s+)*\w+", re.IGNORECASE)
"""The day in "Thursday, not Friday" that is not meant."""
_DAY_PROBLEMS = {"past": "date_past", "impossible": "date_impossible", "two_dates": "date_two"}


def corrects(text: str) -> bool:
    """Whether the words take something back: "no sorry", "I meant", "not maths, writing"."""
    return bool(_CORRECTION.search(text))


def told(text: str, form: Form, asked: str | None = None) -> dict[str, str]:
    """All that a message tells, as values of the form's slots. `asked` is the slot just asked."""
    reading = read_date(_TAKEN_BACK.sub("", form.day_words(text)), datetime.date.today())
    is_day = reading.date is not None and not reading.problem
    day = day_value(reading.date, reading.time) if reading.date and is_day else None
    return form.facts(text, day, asked)


def put_right(text: str, form: Form, asked: str | None = None) -> dict[str, str]:
    """What the message takes back and says anew."""
    facts = told(text, form, asked)
    if corrects(text):
        return facts
    is_new_day = form.day_slot in facts and _OF_MEETING.search(text) and _DAY_MOVED.search(text)
    return {form.day_slot: facts[form.day_slot]} if is_new_day else {}


def told_anew(text: str, form: Form, asked: str | None, slots: Slots) -> dict[str, str]:
    """What is told for the first time, or put right; a word in passing changes nothing."""
    facts, right = told(text, form, asked), put_right(text, form, asked)
    if asked != form.day_slot and not right and not _OF_MEETING.search(text):
        facts.pop(form.day_slot, None)  # "they tried it on Monday" is another day
    return {
        slot: value
        for slot, value in facts.items()
        if slot == asked
        or slot in right
        or (slots.get_slot(slot) is None and not (value == text and form.step(slot).own_words))
    }


def told_early(text: str, form: Form, slots: Slots) -> dict[str, str]:
    """A worry that is told where something else was asked: it need not be told again."""
    return {
        slot: value
        for slot, value in told(text, form).items()
        if form.step(slot).own_words and slots.get_slot(slot) is None
    }


def day_problem(text: str, form: Form, asked: str | None) -> str | None:
    """The reply in the form's file to a day that cannot be taken, where a day was asked for."""
    if asked != form.day_slot:
        return None
    return _DAY_PROBLEMS.get(read_date(text, datetime.date.today()).problem or "")


def reply_to(facts: dict[str, str], slots: Slots) -> str:
    """The reply in the form's file to a message that does not answer the question."""
    if any(slots.get_slot(slot) not in (None, value) for slot, value in facts.items()):
        return "changed"
    return "noted" if facts else "unclear"
