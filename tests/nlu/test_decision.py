"""Answer, ask back or admit: the decision on a ranking."""

from __future__ import annotations

from typing import Any

from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.component import UNDERSTANDING
from bot.nlu.decision import ADMIT, ASK, Decision

DECISION = Decision(Decision.get_default_config())


def decide(*ranking: tuple[str, float], passages: tuple[Any, ...] = (), length: int = 2) -> Message:
    rows = [{"name": name, "confidence": chance} for name, chance in ranking]
    data = {
        INTENT: rows[0],
        "intent_ranking": rows,
        UNDERSTANDING: {"passages": list(passages), "length": length},
    }
    message = Message(data)
    DECISION.process([message])
    return message


def test_a_clear_topic_is_answered() -> None:
    message = decide(("funding", 0.8), ("ehc_plan", 0.1), ("greet", 0.05))
    assert message.get(INTENT)["name"] == "funding"
    assert message.get(UNDERSTANDING)["topics"] == ["funding"]


def test_two_likely_topics_are_offered() -> None:
    message = decide(("support_plan", 0.3), ("apdr_plan", 0.28), ("apdr_review", 0.2))
    assert message.get(INTENT)["name"] == ASK
    assert message.get(UNDERSTANDING)["topics"] == []
    assert message.get(UNDERSTANDING)["offered"][:2] == ["support_plan", "apdr_plan"]


def test_two_topics_that_share_the_message_are_both_answered() -> None:
    message = decide(("early_years_post16", 0.55), ("ehc_request_route", 0.4), ("ehc_plan", 0.02))
    assert message.get(INTENT)["name"] == "early_years_post16"
    assert message.get(UNDERSTANDING)["topics"] == ["early_years_post16", "ehc_request_route"]


def test_where_a_third_comes_into_question_all_are_offered() -> None:
    message = decide(("support_plan", 0.35), ("apdr_plan", 0.32), ("apdr_review", 0.3))
    assert message.get(INTENT)["name"] == ASK


def test_what_lies_outside_is_not_answered_beside_guidance() -> None:
    message = decide(("funding", 0.5), ("out_of_scope_send", 0.45))
    assert message.get(INTENT)["name"] == ASK


def test_small_talk_is_never_offered() -> None:
    message = decide(("greet", 0.3), ("support_plan", 0.28), ("thanks", 0.2), ("funding", 0.1))
    assert "greet" not in message.get(UNDERSTANDING)["offered"]
    assert "thanks" not in message.get(UNDERSTANDING)["offered"]


def test_near_and_far_outside_the_subject_do_not_compete() -> None:
    message = decide(("out_of_scope_send", 0.3), ("out_of_scope_other", 0.25), ("funding", 0.2))
    assert message.get(INTENT)["name"] == "out_of_scope_send"


def test_what_may_be_outside_is_not_taken_from_a_topic_that_is_near() -> None:
    message = decide(("out_of_scope_send", 0.3), ("funding", 0.25), ("out_of_scope_other", 0.1))
    assert message.get(INTENT)["name"] == ASK


def test_what_fits_nothing_is_admitted() -> None:
    message = decide(("funding", 0.03), ("ehc_plan", 0.03), ("greet", 0.02))
    assert message.get(INTENT)["name"] == ADMIT
    assert message.get(UNDERSTANDING)["offered"] == []


def test_a_certain_reading_is_not_doubted() -> None:
    message = Message({INTENT: {"name": "funding", "confidence": 1.0, "card": "top_up"}})
    DECISION.process([message])
    assert message.get(INTENT)["name"] == "funding"
    assert message.get(UNDERSTANDING)["card"] == "top_up"


def passage(topic: str, chance: float) -> dict[str, Any]:
    return {"text": "a b c", "topics": [{"name": topic, "confidence": chance}]}


def test_a_second_question_is_heard() -> None:
    message = decide(
        ("ehc_request_route", 0.7),
        ("ehc_timescales", 0.2),
        passages=(passage("ehc_request_route", 0.9), passage("ehc_timescales", 0.9)),
    )
    assert message.get(UNDERSTANDING)["topics"] == ["ehc_request_route", "ehc_timescales"]


def test_the_first_question_is_answered_first() -> None:
    message = decide(
        ("ehc_timescales", 0.7),
        ("ehc_request_route", 0.2),
        passages=(passage("ehc_request_route", 0.9), passage("ehc_timescales", 0.9)),
    )
    assert message.get(INTENT)["name"] == "ehc_request_route"
    assert message.get(UNDERSTANDING)["topics"] == ["ehc_request_route", "ehc_timescales"]


def test_a_story_has_its_main_topic_first() -> None:
    message = decide(
        ("ehc_request_route", 0.7),
        ("funding", 0.1),
        passages=(passage("funding", 0.9), passage("ehc_request_route", 0.9)),
        length=8,
    )
    assert message.get(UNDERSTANDING)["topics"] == ["ehc_request_route", "funding"]


def test_what_the_whole_has_little_to_do_with_comes_second() -> None:
    message = decide(
        ("ehc_refused", 0.95),
        ("meeting_support", 0.01),
        passages=(passage("meeting_support", 0.6), passage("ehc_refused", 0.9)),
    )
    assert message.get(UNDERSTANDING)["topics"] == ["ehc_refused", "meeting_support"]


def test_what_a_passage_surely_asks_keeps_its_place() -> None:
    message = decide(
        ("ehc_refused", 0.83),
        ("ehc_timescales", 0.09),
        ("ehc_needs_assessment", 0.07),
        passages=(passage("ehc_needs_assessment", 0.84), passage("ehc_refused", 0.99)),
    )
    assert message.get(UNDERSTANDING)["topics"] == ["ehc_needs_assessment", "ehc_refused"]


def test_of_two_topics_that_share_a_message_the_one_asked_first_is_answered_first() -> None:
    message = decide(
        ("funding", 0.47),
        ("school_duties", 0.3),
        passages=(passage("school_duties", 0.92), passage("funding", 0.69)),
    )
    assert message.get(INTENT)["name"] == "school_duties"
    assert message.get(UNDERSTANDING)["topics"] == ["school_duties", "funding"]


def test_small_talk_is_no_second_question() -> None:
    message = decide(
        ("ehc_request_route", 0.7), ("funding", 0.1), passages=(passage("greet", 0.9),)
    )
    assert message.get(UNDERSTANDING)["topics"] == ["ehc_request_route"]


def test_danger_is_left_to_the_ears_that_listen_for_it() -> None:
    message = decide(("crisis", 0.6), ("funding", 0.36), ("ehc_plan", 0.04))
    assert message.get(INTENT)["name"] == "funding"


def test_what_a_passage_surely_asks_is_noted_even_where_the_whole_is_unclear() -> None:
    parts = (passage("make_list", 0.9), passage("ehc_plan", 0.9), passage("funding", 0.3))
    ranking = (("meeting_preparation", 0.35), ("ehc_plan", 0.33), ("meeting_support", 0.2))
    understood = decide(*ranking, passages=parts, length=3).get(UNDERSTANDING)
    assert understood["topics"] == []
    assert list(understood["surely_asked"]) == ["ehc_plan"]


def test_a_story_surely_asks_nothing_besides() -> None:
    ranking = (("meeting_preparation", 0.35), ("ehc_plan", 0.33), ("meeting_support", 0.2))
    understood = decide(*ranking, passages=(passage("ehc_plan", 0.9),), length=9).get(UNDERSTANDING)
    assert "surely_asked" not in understood


def test_nobody_is_turned_away_on_a_faint_guess() -> None:
    message = decide(("out_of_scope_other", 0.24), ("identification", 0.14), ("funding", 0.11))
    assert message.get(INTENT)["name"] == ASK
    assert message.get(UNDERSTANDING)["offered"][0] == "identification"
