"""What is heard about the child: a table to read, with the near misses that must stay unheard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.family.facts import asker_in, has_plan_in, phase_in

PHASES = [
    # a school year
    ("my son is in year 10", "secondary"),
    ("shes in Y4 and cant read", "primary"),
    ("yr 6 sats are coming", "primary"),
    ("he has just gone into year seven", "secondary"),
    ("Year 11, GCSEs next summer", "secondary"),
    ("my daughter is in yr12", "post16"),
    ("year 13 and no support", "post16"),
    ("he is in year 2, his sister goes to college", "primary"),
    # an age
    ("daughter is 3", "early_years"),
    ("hes 9 and cant write", "primary"),
    ("my twins are eight", "primary"),
    ("a 14 year old with adhd", "secondary"),
    ("14yo, school refusing", "secondary"),
    ("my lad is only 7", "primary"),
    ("he’s twelve", "secondary"),
    ("my grandson, aged 19", "post16"),
    ("I'm 17 and want more help", "post16"),
    # a place
    ("he is in reception", "primary"),
    ("she goes to nursery three days", "early_years"),
    ("his pre-school say he is behind", "early_years"),
    ("my child's at a mainstream primary", "primary"),
    ("she is at secondary now", "secondary"),
    ("in sixth form and struggling", "post16"),
    ("she is in her first year of college", "post16"),
    # near misses: another time, another child, another number
    ("he is going to college in September", None),
    ("we are choosing a secondary", None),
    ("she starts nursery next week", None),
    ("he left primary", None),
    ("what about college?", None),
    ("and how about year 9?", None),
    ("he is moving to year 7", None),
    ("we have waited 2 years", None),
    ("a 2 year wait", None),
    ("he is 2 years behind", None),
    ("he's 9 months behind", None),
    ("year 6 ago we asked", None),
    ("she is 5 weeks into term", None),
    ("school said year 20", None),
    ("paragraph 6.17 of the code", None),
    # a year at the border says nothing
    ("she is 4", None),
    ("he is 11", None),
    ("he turned 16", None),
]

PLANS = [
    ("my son has an EHCP", True),
    ("shes got an ehcp", True),
    ("he's on an EHCP", True),
    ("we finally got the EHCP", True),
    ("she already has an EHC plan", True),
    ("his EHCP says 15 hours", True),
    ("my son's EHCP is not followed", True),
    ("a child? mine, my daughter with an EHCP", True),
    ("our current education, health and care plan", True),
    ("I have an EHCP and I'm at college", True),
    ("my son is in year 8 and has an EHCP", True),
    ("my daughter who already has an EHCP", True),
    ("he hasnt got an EHCP", False),
    ("he doesn't have an ehcp", False),
    ("she does not have an EHC plan", False),
    ("he is on SEN Support, no EHCP", False),
    ("help without an EHCP", False),
    ("she is not on an EHCP", False),
    ("his EHCP was ceased last year", False),
    ("she had an EHCP but it was taken away", False),
    # near misses: a wish, a request, an assessment
    ("can he get an EHCP", None),
    ("does my child need an ehcp", None),
    ("he needs an EHCP", None),
    ("how do we get an EHCP", None),
    ("will she have an EHCP by September", None),
    ("he is having an EHCP assessment", None),
    ("his EHCP application was refused", None),
    ("he has an EHC needs assessment next week", None),
    ("no EHC assessment was offered", None),
    ("EHCP refused", None),
    ("what is an EHCP", None),
    ("can they exclude a child who has an EHCP", None),
    ("he might get an EHCP", None),
    ("his plan says 15 hours", None),
]

ASKERS = [
    ("I'm 16 and at college", "young_person"),
    ("im 15 and nobody asks me", "young_person"),
    ("I am in year 11", "young_person"),
    ("i'm a student with dyslexia", "young_person"),
    ("I'm at sixth form", "young_person"),
    ("my mum says my school wont help", "young_person"),
    ("my teachers do not listen to me", "young_person"),
    ("my exams are soon and i need more time", "young_person"),
    ("my daughter is 16", "parent"),
    ("our eldest is stuck", "parent"),
    ("my little one", "parent"),
    ("I look after my grandson", "parent"),
    ("my foster child", "parent"),
    ("I am 17 and my son is one", "parent"),
    ("my mum looks after my son", "parent"),
    # near misses
    ("I am 45", None),
    ("I'm 15 minutes away", None),
    ("I am 14 weeks pregnant", None),
    ("I'm 20 years into teaching", None),
    ("I'm a student teacher", None),
    ("I'm a teaching assistant", None),
    ("he is 16 and at college", None),
    ("who decides", None),
]


@pytest.mark.parametrize(("text", "phase"), PHASES)
def test_the_phase_is_heard(text: str, phase: str | None) -> None:
    assert phase_in(text) == phase


@pytest.mark.parametrize(("text", "has_plan"), PLANS)
def test_the_plan_is_heard(text: str, has_plan: bool | None) -> None:
    assert has_plan_in(text) is has_plan


@pytest.mark.parametrize(("text", "asker"), ASKERS)
def test_who_is_asking_is_heard(text: str, asker: str | None) -> None:
    assert asker_in(text) == asker


@given(st.integers(0, 99))
def test_every_age_belongs_to_one_phase_or_to_none(age: int) -> None:
    expected = (
        "early_years" if age <= 3
        else "primary" if 5 <= age <= 10
        else "secondary" if 12 <= age <= 15
        else "post16" if 17 <= age <= 25
        else None
    )  # fmt: skip
    assert phase_in(f"he is {age}") == expected


@given(st.text(alphabet="abcdeghkmnopstuw ,.?", max_size=60))
def test_without_the_word_there_is_no_plan(text: str) -> None:
    assert "ehc" in text or "education" in text or has_plan_in(text) is None


@given(st.text(max_size=120))
def test_capitals_change_nothing(text: str) -> None:
    plain = text.encode("ascii", "ignore").decode()
    for hear in (phase_in, has_plan_in, asker_in):
        assert hear(plain.upper()) == hear(plain.lower())
