"""What a meeting came to: hearing it, the e-mail, and the question on the next list."""

from __future__ import annotations

import datetime

import pytest

from actions.outcome import with_date
from bot.meetings.choose import choose_questions
from bot.meetings.form import SKIPPED
from bot.meetings.load import MeetingBank
from bot.meetings.outcome import FULL_LIST, first_missing, letter, quoted, record_lines, with_agreed
from bot.meetings.outcome_form import NOTHING, current_outcome_form
from bot.meetings.sheet import Outcome, Told

FORM = current_outcome_form()
WHOLE = Outcome("phonics", "the TA", "daily", "by Friday", datetime.date(2027, 3, 12))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("we had the meeting", {}),
        ("met the senco today", {}),
        ("she agreed to things", {}),
        (
            "we met, they agreed a quiet place at lunch",
            {"outcome_agreed": "a quiet place at lunch"},
        ),
        (
            "they agreed that mrs b will do phonics with him 3 times a week",
            {
                "outcome_agreed": "mrs b will do phonics with him 3 times a week",
                "outcome_who": "mrs b",
                "outcome_often": "3 times a week",
            },
        ),
        ("nothing really", {"outcome_agreed": NOTHING}),
        ("we met today and nothing was agreed", {"outcome_agreed": NOTHING}),
    ],
)
def test_what_a_first_message_tells(text: str, facts: dict[str, str]) -> None:
    assert FORM.facts(text, None) == facts


def test_a_correction_tells_what_it_is_and_not_what_it_is_not() -> None:
    facts = FORM.facts("sorry, three times a week not twice a week", None, "outcome_by")
    assert facts == {"outcome_often": "three times a week"}


def test_the_words_that_were_asked_for_are_left_whole() -> None:
    assert "outcome_who" not in FORM.facts("the TA, before school", None, "outcome_who")


def test_nothing_to_how_often_does_not_undo_what_was_agreed() -> None:
    assert "outcome_agreed" not in FORM.facts("nothing", None, "outcome_often")


@pytest.mark.parametrize(
    "text",
    [
        "by easter",
        "next half term",
        "after half term",
        "monday",
        "in 2 weeks",
        "12/3",
        "straight away",
        "it has already started",
        "when mrs smith is back",
        "the senco said by friday",
        "10 minutes every morning from monday",
        "when they get funding",
        "it depends on what the panel decides",
    ],
)
def test_a_time_answers_by_when(text: str) -> None:
    assert FORM.takes("outcome_by", text)


@pytest.mark.parametrize(
    "text",
    [
        "mrs smith the TA",
        "[name] the TA",
        "[name]",
        "mrs may",
        "the senco",
        "someone from the council",
        "the head",
        "mum",
        "the senco will ring me",
        "daily",
        "3 times a week",
        "20 mins twice a week",
        "every monday",
        "a quiet room",
    ],
)
def test_a_name_a_job_or_how_often_is_no_time(text: str) -> None:
    assert not FORM.takes("outcome_by", text)


def test_who_does_it_may_be_put_in_any_words() -> None:
    assert FORM.takes("outcome_who", "mrs smith the TA")


@pytest.mark.parametrize(
    "text", ["They didn't say", "they didnt say.", "not sure", "no date given"]
)
def test_what_was_not_said_is_skipped(text: str) -> None:
    assert FORM.control(text) == "skip"


def test_a_day_is_the_review_only_where_one_is_spoken_of() -> None:
    assert FORM.facts("it starts on 12 March", "2027-03-12", "outcome_who") == {}
    assert FORM.facts("we meet again on 12 March", "2027-03-12", "outcome_who") == {
        "outcome_review": "2027-03-12"
    }


def test_the_review_is_looked_for_after_its_word() -> None:
    assert FORM.day_words("it starts on Monday, review on 12 March") == "review on 12 March"


def test_where_nothing_was_agreed_nobody_does_it() -> None:
    assert FORM.completed({"outcome_agreed": NOTHING})["outcome_who"] == SKIPPED
    assert FORM.completed({"outcome_agreed": "phonics"}) == {"outcome_agreed": "phonics"}


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("we had the meeting", True),
        ("Just had the meeting, they were lovely", True),
        ("It went well!", True),
        ("had the meeting what do I do now?", False),
        ("we have a meeting on Thursday", False),
    ],
)
def test_which_messages_begin_the_record(text: str, begins: bool) -> None:
    assert FORM.begins(text) is begins


def test_every_step_has_its_line_and_its_gap() -> None:
    for texts in (FORM.file.lines, FORM.file.missing, FORM.file.ask_school):
        assert list(texts) == FORM.slots


def test_the_first_gap_is_the_one_to_ask_about() -> None:
    assert first_missing(Outcome("phonics", None, None, "Friday")) == "outcome_who"
    assert first_missing(WHOLE) is None


def test_the_email_says_what_was_agreed_and_asks_for_one_thing() -> None:
    text = letter(Outcome("phonics", "the TA"))
    assert all(f"- {line}" in text for line in record_lines(Outcome("phonics", "the TA")))
    assert FORM.file.ask_school["outcome_often"] in text
    assert FORM.file.ask_school["outcome_by"] not in text


def test_the_email_of_a_whole_record_asks_nothing() -> None:
    assert "?" not in letter(WHOLE)


def test_the_email_where_nothing_was_agreed_asks_what_happens_next() -> None:
    assert "what will happen next" in letter(Outcome(agreed=""))


def test_what_was_agreed_opens_the_next_list(bank: MeetingBank) -> None:
    told = Told("review", "primary", worries=("reading", "meltdowns", "friends", "anxiety"))
    items = choose_questions(told, bank)
    woven = with_agreed(items, "a laptop for writing.")
    assert "a laptop for writing. Has that taken place" in woven[0].ask
    assert woven[1:] == items[: FULL_LIST - 1]
    assert len(woven) <= FULL_LIST


def test_a_long_agreement_is_quoted_in_short() -> None:
    assert len(quoted("a quiet place at lunch and " * 30)) <= 140


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("by friday", "by friday (Friday 27 November 2026)"),
        ("after half term", "after half term"),
        ("12 March", "12 March"),
    ],
)
def test_a_weekday_is_kept_with_its_date(words: str, kept: str) -> None:
    assert with_date(words, datetime.date(2026, 11, 22)) == kept
