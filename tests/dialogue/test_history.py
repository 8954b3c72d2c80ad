"""What the tracker remembers of earlier answers, and what a follow-up is about."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.history import ANSWER_KEY, earlier_answers, last_card, subject
from bot.knowledge import Knowledge
from bot.reply import Answer, Message, Part


def about(*references: str) -> Answer:
    """An answer from the cards `topic/card`."""
    pairs = [reference.split("/") for reference in references]
    messages = tuple(Message((Part("answer", "Yes."),), topic, card) for topic, card in pairs)
    return Answer(messages, tuple(topic for topic, _ in pairs))


def said(text: str) -> Answer:
    """A sentence about the conversation, from no card."""
    return Answer((Message((Part("answer", text),)),))


def test_answers_come_newest_first_and_whole() -> None:
    answers = [about("funding/overview"), said("Which one?"), about("thanks/overview")]
    tracker = DialogueStateTracker("a", None)
    for answer in answers:
        tracker.update(UserUttered("words"))
        tracker.update(BotUttered("text", metadata={ANSWER_KEY: msgspec.to_builtins(answer)}))
    assert earlier_answers(tracker) == tuple(reversed(answers))


def test_what_others_said_is_no_answer_of_ours() -> None:
    tracker = DialogueStateTracker("a", None)
    tracker.update(UserUttered("hello"))
    tracker.update(BotUttered("text of another bot"))
    assert earlier_answers(tracker) == ()


@pytest.mark.parametrize(
    ("answers", "card"),
    [
        ([], None),
        ([about("funding/overview")], "funding/overview"),
        ([about("ehc_plan/overview"), about("funding/overview")], "ehc_plan/overview"),
        ([about("thanks/overview"), about("funding/overview")], "funding/overview"),
        ([about("set_council/known", "sendiass/overview")], "sendiass/overview"),
        ([said("Which of these?"), about("funding/overview")], "funding/overview"),
        ([about("greet/overview"), about("thanks/overview")], None),
        ([about("no_such_topic/overview"), about("funding/overview")], "funding/overview"),
    ],
)
def test_a_follow_up_is_about_the_newest_subject(
    knowledge: Knowledge, answers: list[Answer], card: str | None
) -> None:
    entry = last_card(answers, knowledge)
    assert (entry.key if entry else None) == card


@pytest.mark.parametrize(
    ("earlier", "card"),
    [([], "sendiass/overview"), ([about("funding/overview")], "funding/overview")],
    ids=["at the start it leans on the likeliest option", "later on the subject so far"],
)
def test_what_a_message_leans_on_after_a_question_back(
    knowledge: Knowledge, earlier: list[Answer], card: str
) -> None:
    asked_back = replace(said("Which of these?"), offered=("sendiass", "ipsea"))
    entry = subject([asked_back, *earlier], knowledge)
    assert entry is not None
    assert entry.key == card


def test_after_an_answer_a_message_leans_on_its_card(knowledge: Knowledge) -> None:
    entry = subject([about("ehc_plan/overview"), about("funding/overview")], knowledge)
    assert entry is not None
    assert entry.key == "ehc_plan/overview"
