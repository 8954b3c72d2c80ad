"""The list of questions: what every family can rely on, and that lists differ where families do."""

from __future__ import annotations

from itertools import combinations, product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.family.facts import Phase
from bot.meetings.choose import choose_questions, speaks_of_a_child, telling_words
from bot.meetings.load import MeetingBank, current_meetings
from bot.meetings.schema import Area, Meeting, Question, Situation
from bot.meetings.sheet import Item, Told

BANK = current_meetings()
QUESTIONS: dict[str, Question] = {
    **{f"{m}/{q.id}": q for m, file in BANK.meetings.items() for q in file.questions},
    **{f"worries/{w}/{q.id}": q for w, worry in BANK.worries.items() for q in worry.questions},
}
STAGES = ("assess", "plan", "do", "review", "around")


def some(kind: object) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(get_args(kind)), unique=True, max_size=4).map(tuple)


TOLD = st.builds(
    Told,
    meeting=st.sampled_from(get_args(Meeting)),
    phase=st.none() | st.sampled_from(get_args(Phase)),
    areas=some(Area),
    worries=st.lists(st.sampled_from([*BANK.worries, "gone"]), unique=True, max_size=6).map(tuple),
    situations=some(Situation),
    is_young_person=st.booleans(),
)


def ids(told: Told) -> list[str]:
    return [item.id for item in choose_questions(told, BANK)]


def because(told: Told) -> set[str | None]:
    return {item.because for item in choose_questions(told, BANK)}


@given(TOLD)
def test_any_answers_give_8_to_12_questions_and_always_the_same(told: Told) -> None:
    items = choose_questions(told, BANK)
    assert 8 <= len(items) <= 12
    assert items == choose_questions(told, BANK)


@given(TOLD)
def test_no_two_questions_ask_the_same(told: Told) -> None:
    items = choose_questions(told, BANK)
    assert len({item.id for item in items}) == len(items)
    for one, other in combinations(items, 2):
        first, second = (telling_words(QUESTIONS[item.id].ask) for item in (one, other))
        shared = first & second
        assert len(shared) < 3 or len(shared) < 0.4 * len(first | second), (one.ask, other.ask)


@pytest.mark.parametrize(
    ("told", "one", "other"),
    [
        (
            Told("ehc_annual_review", "secondary", ("cognition_learning",), None, ("exams_tests",)),
            "worries/exams_tests/exams_usual_help",
            "ehc_annual_review/exams_in_plan",
        ),
        (
            Told("planning", "primary", ("communication_interaction",), worries=("speech",)),
            "worries/speech/speech_same_signs_everywhere",
            "planning/pictures_and_signs",
        ),
    ],
)
def test_of_two_questions_alike_the_first_is_asked(told: Told, one: str, other: str) -> None:
    assert one in ids(told)
    assert other not in ids(told)


@given(TOLD)
def test_no_question_excludes_the_family(told: Told) -> None:
    worries = [BANK.worries[worry] for worry in told.worries if worry in BANK.worries]
    areas = set(told.areas) or {area for worry in worries for area in worry.areas}
    situations = set(told.situations)
    # The review of an EHC plan says by itself that there is one, and so do two of the worries.
    situations |= {"has_ehcp"} if told.meeting == "ehc_annual_review" else set()
    situations |= {"part_time"} if "part_time_timetable" in told.worries else set()
    situations |= {"waiting"} if "waiting_for_assessment" in told.worries else set()
    for item in choose_questions(told, BANK):
        question = QUESTIONS[item.id]
        if told.phase:
            assert not question.phases or told.phase in question.phases
        else:
            assert not question.phases or {"primary", "secondary"} <= set(question.phases)
        assert not question.areas or areas & set(question.areas)
        assert not question.when or situations & set(question.when)


@given(TOLD)
def test_the_stages_follow_each_other_after_the_first_worry(told: Told) -> None:
    items = choose_questions(told, BANK)
    if any(item.id.startswith("worries/") for item in items):
        assert items[0].id.startswith("worries/")
        items = items[1:]
    stages = [STAGES.index(item.stage) for item in items]
    assert stages == sorted(stages)


@given(TOLD)
def test_a_young_person_is_never_called_a_child(told: Told) -> None:
    if told.is_young_person:
        for item in choose_questions(told, BANK):
            for text in (item.ask, item.school, item.simpler, item.why, item.because or ""):
                assert not speaks_of_a_child(text)


@pytest.mark.parametrize("meeting", get_args(Meeting))
def test_every_meeting_has_enough_for_every_phase_and_area(meeting: Meeting) -> None:
    families = product((None, *get_args(Phase)), ((), *((area,) for area in get_args(Area))))
    short = {
        (phase, areas): count
        for phase, areas in families
        if (count := len(ids(Told(meeting=meeting, phase=phase, areas=areas)))) < 8
    }
    assert short == {}


@pytest.mark.parametrize("worry", BANK.worries)
@pytest.mark.parametrize("phase", ["primary", "secondary"])
def test_each_worry_alone_gets_two_questions_of_its_own(worry: str, phase: Phase) -> None:
    own = [i for i in ids(Told(phase=phase, worries=(worry,))) if i.startswith(f"worries/{worry}/")]
    assert 2 <= len(own) <= 4


@pytest.mark.parametrize("worry", BANK.worries)
def test_the_first_worry_opens_the_talk(worry: str) -> None:
    assert ids(Told(phase="primary", worries=(worry,)))[0].startswith(f"worries/{worry}/")


def test_four_worries_get_a_question_each() -> None:
    told = Told(worries=("reading", "friends", "homework", "noise_crowds"), phase="primary")
    chosen = ids(told)
    assert {i.split("/")[1] for i in chosen if i.startswith("worries/")} == set(told.worries)
    assert any(i.startswith("planning/") for i in chosen)


VERY_DIFFERENT = [
    (
        Told("review", "early_years", ("communication_interaction",), worries=("speech",)),
        Told("review", "secondary", ("semh",), worries=("sent_home_excluded",)),
    ),
    (
        Told("planning", "primary", ("cognition_learning",), worries=("reading",)),
        Told("planning", "post16", ("sensory_physical",), worries=("tiredness",)),
    ),
    (
        Told("transition", "primary", ("semh",), worries=("anxiety",), situations=("moving",)),
        Told("transition", "post16", ("sensory_physical",), worries=("hearing",)),
    ),
]


@pytest.mark.parametrize(("one", "other"), VERY_DIFFERENT)
def test_very_different_families_share_less_than_half_of_a_list(one: Told, other: Told) -> None:
    first, second = ids(one), ids(other)
    assert len(set(first) & set(second)) < min(len(first), len(second)) / 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Told("planning", "primary"), Told("planning", "secondary")),
        (Told("planning", areas=("semh",)), Told("planning", areas=("cognition_learning",))),
        (Told("first_worry"), Told("first_worry", situations=("says_fine",))),
        (Told("review", worries=("maths",)), Told("review", worries=("friends",))),
    ],
)
def test_one_other_answer_changes_the_list(one: Told, other: Told) -> None:
    assert ids(one) != ids(other)


def test_a_question_says_why_it_is_there() -> None:
    told = Told("planning", "secondary", ("semh",), worries=("reading",), situations=("diagnosed",))
    assert because(told) == {
        None,
        "because you are worried about reading",
        "because your child is in secondary school",
        "because you told us about feelings, behaviour or attention",
        "because there is a diagnosis",
    }


def test_what_belongs_to_every_meeting_needs_no_reason() -> None:
    assert because(Told("planning")) == {None}


def test_a_young_person_reads_a_reason_of_their_own() -> None:
    told = Told("review", "post16", is_young_person=True)
    assert "because you are at college or sixth form" in because(told)


def test_an_area_that_only_a_worry_tells_is_explained_by_the_worry() -> None:
    told = Told("planning", "primary", worries=("reading",))
    reasons = {i.because for i in choose_questions(told, BANK) if "help_in_each_lesson" in i.id}
    assert reasons <= {"because you are worried about reading"}
    assert any(QUESTIONS[i].areas == ("cognition_learning",) for i in ids(told))


def test_the_reference_is_short() -> None:
    def named(told: Told, id_: str) -> Item:
        return next(item for item in choose_questions(told, BANK) if item.id == id_)

    assert named(Told("planning"), "planning/main_needs").reference == "CoP 6.45"
    law = named(Told("planning"), "planning/on_sen_support_now").reference
    assert law == "Children and Families Act 2014, Part 3"
    note = named(Told("first_worry"), "first_worry/talk_again")
    assert note.reference is None


def test_a_worry_that_was_taken_out_of_the_bank_does_no_harm(bank: MeetingBank) -> None:
    told = Told(worries=("gone", "reading"))
    assert choose_questions(told, bank)[0].id.startswith("worries/reading/")
