"""The real content: it may go live, and it keeps the promises of the design."""

from __future__ import annotations

import datetime

import pytest

from bot.knowledge import Knowledge
from bot.knowledge.check import LOWEST_READING_EASE, faults
from bot.knowledge.text import fill, reading_ease

TODAY = datetime.date(2026, 11, 22)

TOPICS = """
what_is_sen what_is_sen_support areas_of_need identification worried_about_child
diagnosis_not_needed senco_role school_duties sen_information_report local_offer
high_quality_teaching levels_of_support examples_of_support who_decides reasonable_adjustments
funding support_plan early_years_post16 special_schools involving_specialists not_making_progress
moving_off_support transition parent_involvement child_voice waves_overview wave_1 wave_2 wave_3
apdr_overview apdr_assess apdr_plan apdr_do apdr_review meeting_preparation meeting_support
meeting_followup school_not_supporting ehc_plan ehc_needs_assessment ehc_request_route
ehc_timescales ehc_refused ehc_annual_review sendiass ipsea parent_carer_forum other_help
send_reform greet goodbye thanks capabilities bot_challenge human_handoff set_council privacy
delete_my_data start_over feedback crisis safeguarding_concern out_of_scope_send
out_of_scope_other
""".split()


def test_there_is_nothing_to_mend(knowledge: Knowledge) -> None:
    assert faults(knowledge, TODAY) == []


def test_every_topic_of_the_contract_has_its_file(knowledge: Knowledge) -> None:
    assert set(TOPICS) <= set(knowledge.topics)


def test_there_is_enough_to_say(knowledge: Knowledge) -> None:
    assert sum(1 for _ in knowledge.entries()) >= 150
    assert len(knowledge.glossary) >= 50
    assert {"portsmouth", "camden", "southend", "north_yorkshire", "buckinghamshire"} <= set(
        knowledge.councils
    )


def test_short_answers_are_plain_english_in_every_council(knowledge: Knowledge) -> None:
    """Local names make sentences longer, so each council's wording is measured."""
    hard = [
        f"{entry.key} in {council.council}"
        for council in knowledge.councils.values()
        for entry in knowledge.entries()
        if entry.council in (None, council.council)
        and reading_ease(fill(entry.card.short_answer, council)) < LOWEST_READING_EASE
    ]
    assert hard == []


@pytest.mark.parametrize(
    "number", ["01702 215246", "0808 808 3555", "southendsendindependentforum"]
)
def test_details_that_nobody_could_confirm_are_nowhere(knowledge: Knowledge, number: str) -> None:
    texts = [
        str(value)
        for contacts in [
            knowledge.national_contacts,
            *(council.contacts for council in knowledge.councils.values()),
        ]
        for value in contacts.values()
    ]
    assert not [text for text in texts if number in text]


def test_only_camden_and_portsmouth_show_a_sendiass_number(knowledge: Knowledge) -> None:
    with_phone = {
        council.council
        for council in knowledge.councils.values()
        if council.contacts["sendiass"].phone
    }
    assert with_phone == {"portsmouth", "camden"}


def test_an_older_number_says_so(knowledge: Knowledge) -> None:
    phone = knowledge.councils["camden"].contacts["sendiass"].phone
    assert phone is not None
    assert phone.status == "dated_source"
    assert phone.note


def test_the_law_is_never_said_to_be_unchanged_without_a_date(knowledge: Knowledge) -> None:
    """The bare claim would go stale in silence; every reform answer says when it was checked."""
    topic = knowledge.topics["send_reform"]
    undated = [e.key for e in topic.entries if "last checked" not in e.card.short_answer]
    assert undated == []
