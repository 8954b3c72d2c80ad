"""Hearing what parents type: misspelt, without full stops, from a phone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.meetings.hear import MOST_WORRIES, areas_in, meeting_in, situations_in, worries_in
from bot.meetings.load import MeetingBank, current_meetings


@pytest.mark.parametrize(
    ("text", "meeting"),
    [
        ("review", "review"),
        ("its a sen support reveiw thurs", "review"),
        ("help me get redy for his next review plz", "review"),
        ("we want a meeting about his progress", "review"),
        ("annual review", "ehc_annual_review"),
        ("are anual reveiw is on monday", "ehc_annual_review"),
        ("review on thurs he has an ehcp", "ehc_annual_review"),
        ("ehcp meeting", "ehc_annual_review"),
        ("review of her ehc plan", "ehc_annual_review"),
        ("ed psych", "specialist"),
        ("meeting with the ed psych on tuesday", "specialist"),
        ("the educational psycologist is coming in next week", "specialist"),
        ("salt appointment", "specialist"),
        ("a meeting about a referral", "specialist"),
        ("transition to secondary", "transition"),
        ("hes moving to secondry in september", "transition"),
        ("moving up to reception", "transition"),
        ("year 6, secondary in sept", "transition"),
        ("changing schools at easter", "transition"),
        ("first meeting about my son", "first_worry"),
        ("the first one", "first_worry"),
        ("i think my daughter might have adhd", "first_worry"),
        ("parents evening thurs", "first_worry"),
        ("its not working", "not_working"),
        ("nothing has changed since last year", "not_working"),
        ("thinking of asking for an ehcp", "not_working"),
        ("how do i apply for an ehc needs assesment", "not_working"),
        ("meeting about an ehcp assessment", "not_working"),
        ("review next week but im thinking of asking for an ehcp", "not_working"),
        ("planning", "planning"),
        ("we have a suport plan meeting friday", "planning"),
        ("to write a new iep", "planning"),
        ("theyre putting him on the sen register", "planning"),
        ("got meetin with senco thurs dont no wot to ask", None),
        ("been on waiting list for camhs 2 years", None),
        ("medication review at the hospital", None),
        ("he has a support plan but they dont follow it", None),
        ("hello", None),
        ("", None),
        ("🙂🙂", None),
    ],
)
def test_the_kind_of_meeting(text: str, meeting: str | None) -> None:
    assert meeting_in(text) == meeting


def test_the_name_of_each_meeting_is_heard_as_that_meeting(bank: MeetingBank) -> None:
    """The names stand on buttons."""
    assert {file.title: meeting_in(file.title) for file in bank.meetings.values()} == {
        file.title: file.meeting for file in bank.meetings.values()
    }


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("shes autistic", ["communication_interaction"]),
        ("autisum and adhd", ["communication_interaction", "semh"]),
        ("adhd and autism", ["semh", "communication_interaction"]),
        ("dislexia", ["cognition_learning"]),
        ("anxeity", ["semh"]),
        ("glue ear", ["sensory_physical"]),
        ("hes deaf", ["sensory_physical"]),
        ("cerebral palsy, uses a wheelchair", ["sensory_physical"]),
        ("he had a hearing test", []),
        ("look forward to hearing from you", []),
        ("could I have it in writing", []),
        ("nothing in particular", []),
    ],
)
def test_the_areas_of_need(text: str, areas: list[str]) -> None:
    assert list(areas_in(text)) == areas


@pytest.mark.parametrize(
    ("text", "worries"),
    [
        ("meltdowns at lunch", ["meltdowns", "break_times"]),
        ("his reeding and handriting", ["reading", "handwriting"]),
        ("she is anxius about scool", ["anxiety"]),
        ("hes strugling with spellling and maths", ["spelling", "maths"]),
        ("he gets BULLIED!!! no friends", ["bullying", "friends"]),
        ("cant sit still, cannot concentrate", ["sitting_still", "attention"]),
        ("school say hes fine but explodes at home", ["masking"]),
        ("losing her 1:1", ["losing_ta"]),
        ("waiting list for autism", ["waiting_for_assessment"]),
        ("no sorry writing not maths", ["writing"]),
        # The whole word only, and not where it means something else.
        ("he is proofreading", []),
        ("could we have it in writing", []),
        ("walking to school and taking notes", []),
        ("my friend said to bring a list", []),
        ("i am so tired of this", []),
        ("he is in year 7", []),
        ("no worries", []),
    ],
)
def test_the_worries(bank: MeetingBank, text: str, worries: list[str]) -> None:
    assert list(worries_in(text, bank)) == worries


def test_the_longest_words_win(bank: MeetingBank) -> None:
    assert worries_in("homework", bank) == ("homework",)
    assert worries_in("behind in reading", bank) == ("reading",)
    assert worries_in("behind", bank) == ("falling_behind",)


def test_no_more_worries_than_fit_on_a_list(bank: MeetingBank) -> None:
    said = "reading, spelling, maths, meltdowns, bullying, sleep, toilet"
    assert worries_in(said, bank) == ("reading", "spelling", "maths", "meltdowns")


def test_every_word_of_a_worry_is_heard_unless_it_has_another_meaning(bank: MeetingBank) -> None:
    deaf = {
        (worry.id, word)
        for worry in bank.worries.values()
        for word in worry.words
        if worry.id not in worries_in(f"about {word} mainly", bank)
    }
    assert deaf == set()


@pytest.mark.parametrize(
    ("text", "situations"),
    [
        ("we tried a reading group", ["tried"]),
        ("nothing tried yet", ["nothing_tried"]),
        ("nothing has been tried", ["nothing_tried"]),
        ("i tried to ring the school", []),
        ("hes on the waiting list for autism", ["waiting"]),
        ("still wating for an assesment", ["waiting"]),
        ("waiting for the senco to reply", []),
        ("she got diagnosed with adhd in may", ["diagnosed"]),
        ("not diagnosed", []),
        ("needs a diagnosis", []),
        ("he has no plan", ["no_written_plan"]),
        ("nothing in writing", ["no_written_plan"]),
        ("she hasnt got a support plan", ["no_written_plan"]),
        ("he has a support plan", ["has_plan_written"]),
        ("she has an ehcp", ["has_ehcp"]),
        ("no ehcp", []),
        ("hes only in 2 hours a day", ["part_time"]),
        ("on a reduced timetable", ["part_time"]),
        ("i work part time", []),
        ("moves to secondary in sept", ["moving"]),
        ("we moved here last year", []),
        ("school say hes fine", ["says_fine"]),
        ("they have no concerns", ["says_fine"]),
        ("they say theyll fine me", []),
        ("they arent doing what they agreed", ["not_delivered"]),
        ("shes not getting the help", ["not_delivered"]),
        ("he has a support plan but they dont follow it", ["has_plan_written", "not_delivered"]),
        ("hello", []),
    ],
)
def test_the_situation(text: str, situations: list[str]) -> None:
    assert list(situations_in(text)) == situations


def test_one_message_tells_five_things(bank: MeetingBank) -> None:
    text = (
        "make me questions, son, year 6, autism waiting list, meltdowns at lunch, secondary in sept"
    )
    assert meeting_in(text) == "transition"
    assert areas_in(text)[0] == "communication_interaction"
    assert worries_in(text, bank) == ("waiting_for_assessment", "meltdowns", "break_times")
    assert situations_in(text) == ("waiting", "moving")


@given(st.text(max_size=300))
def test_any_text_is_heard_twice_alike(text: str) -> None:
    bank = current_meetings()
    heard = [
        (meeting_in(text), areas_in(text), worries_in(text, bank), situations_in(text))
        for _ in range(2)
    ]
    assert heard[0] == heard[1]
    assert len(heard[0][2]) <= MOST_WORRIES
