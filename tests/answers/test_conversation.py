"""Answers about the conversation itself, with a tracker's memory made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.answers.compose import Composer
from bot.answers.context import NOTHING_SAID, Context, Family
from bot.answers.conversation import LIKELY, ConversationAnswers
from bot.answers.topics import TopicAnswers
from bot.dialogue.history import ANSWER_KEY
from bot.knowledge import Entry, Knowledge, Topic
from bot.nlu.component import UNDERSTANDING
from bot.reply import Answer, Message, Part

DOMAIN = Domain.load("domain.yml")
OFFERED = ("support_plan", "apdr_plan", "apdr_review")
OPTIONS = Answer((Message((Part("answer", "Which of these?"),)),), offered=OFFERED)


class Overviews:
    """A chooser that needs no encoder: the overview answers."""

    def choose(
        self, topic: Topic, text: str, council: str | None, family: Family = NOTHING_SAID
    ) -> Entry:
        return topic.overview

    def another(self, before: Entry, text: str, *family: object) -> Entry:
        return before


class Talk:
    """A conversation in Portsmouth, turn by turn, with Rasa's memory of it."""

    def __init__(self, knowledge: Knowledge) -> None:
        chooser: Any = Overviews()
        self.topics = TopicAnswers(knowledge, chooser)
        self.responses = ConversationAnswers(knowledge, chooser, self.topics).responses
        self.composer = Composer(knowledge, "portsmouth", "2026-11-22")
        self.tracker = DialogueStateTracker("talk", DOMAIN.slots)
        self.tracker.update(SlotSet("council", "portsmouth"))

    def context(self, text: str, understood: dict[str, Any], ranking: Sequence[str]) -> Context:
        parsed = {
            UNDERSTANDING: understood,
            "intent_ranking": [{"name": name, "confidence": 0.1} for name in ranking],
        }
        self.tracker.update(UserUttered(text, parse_data=parsed))
        return Context.of(self.tracker)

    def hear(
        self, response: str, text: str = "", ranking: Sequence[str] = (), **understood: Any
    ) -> Answer:
        """What the response says to a message."""
        context = self.context(text, understood, ranking)
        return self.remember(self.responses[f"utter_{response}"](context, self.composer))

    def ask(self, topic: str, **understood: Any) -> Answer:
        """What a question about the topic is answered."""
        context = self.context("", understood, ())
        return self.remember(self.topics.answer(context, self.composer, topic))

    def remember(self, answer: Answer) -> Answer:
        said = BotUttered("", metadata={ANSWER_KEY: msgspec.to_builtins(answer)})
        self.tracker.update(said)
        return answer


@pytest.fixture
def talk(knowledge: Knowledge) -> Talk:
    return Talk(knowledge)


def words(answer: Answer) -> str:
    return "\n".join(message.text for message in answer.messages)


# Options


def test_it_asks_back_with_the_options_as_buttons(talk: Talk, knowledge: Knowledge) -> None:
    answer = talk.hear("unclear", offered=list(OFFERED))
    titles = [button.title for button in answer.messages[0].buttons]
    assert titles[:3] == [knowledge.topics[topic].title for topic in OFFERED]
    assert titles[3] == knowledge.phrases.buttons.something_else
    assert answer.offered == OFFERED


@pytest.mark.parametrize("response", ["unclear", "admit"])
def test_an_option_typed_in_words_is_answered(talk: Talk, response: str) -> None:
    talk.remember(OPTIONS)
    ranking = ["funding", "apdr_review", "support_plan"]
    answer = talk.hear(response, "the looking back bit", ranking, offered=["funding", "ehc_plan"])
    assert answer.topics == ("apdr_review",)


def test_words_far_from_every_option_are_not_forced_on_one(talk: Talk) -> None:
    talk.remember(OPTIONS)
    far = ["funding"] * LIKELY + ["support_plan"]
    answer = talk.hear("unclear", "something new", far, offered=["funding", "ehc_plan"])
    assert answer.offered == ("funding", "ehc_plan")


def test_the_same_question_is_never_asked_twice_in_a_row(talk: Talk) -> None:
    first = talk.hear("unclear", offered=["funding", "ehc_plan"])
    second = talk.hear("unclear", offered=["funding", "ehc_plan"])
    assert first.offered
    assert not second.offered
    assert second.admitted


def test_other_options_may_be_asked_about(talk: Talk) -> None:
    talk.hear("unclear", offered=["funding", "ehc_plan"])
    assert talk.hear("unclear", offered=["sendiass", "ipsea"]).offered == ("sendiass", "ipsea")


def test_the_second_one_and_then_the_other_one(talk: Talk) -> None:
    talk.remember(OPTIONS)
    assert talk.hear("choose", "the second one").topics == ("apdr_plan",)
    assert talk.hear("choose", "no, the other one").topics == ("support_plan",)


def test_a_place_picks_from_the_last_answers_buttons(talk: Talk, knowledge: Knowledge) -> None:
    asked = talk.ask("support_plan")
    wanted = knowledge.topics["support_plan"].overview.card.follow_ups[1]
    answer = talk.hear("choose", "the second one")
    assert asked.topics == ("support_plan",)
    assert answer.messages[0].topic == wanted.split("/")[0]


def test_which_one_is_asked_once_and_then_a_person_is_pointed_to(
    talk: Talk, knowledge: Knowledge
) -> None:
    first = talk.hear("choose", "the other one")
    second = talk.hear("choose", "the other one")
    assert words(first) == knowledge.phrases.which_one
    assert knowledge.phrases.which_one not in words(second)
    assert second.messages[1].topic == "human_handoff"


# Not understood


def test_no_fallback_comes_twice_in_a_row(talk: Talk) -> None:
    said = [words(talk.hear("admit", f"blorp {n}")) for n in range(5)]
    assert all(before != after for before, after in pairwise(said))


def test_the_second_time_a_person_is_pointed_to(talk: Talk) -> None:
    talk.hear("admit", "blorp")
    answer = talk.hear("admit", "fnord")
    assert [message.topic for message in answer.messages] == [None, "human_handoff"]


def test_after_an_answer_it_starts_afresh(talk: Talk, knowledge: Knowledge) -> None:
    talk.hear("admit", "blorp")
    talk.ask("funding")
    assert words(talk.hear("admit", "fnord")) == talk.composer.fill(knowledge.phrases.admit)


def test_out_of_scope_is_not_said_twice_in_a_row(talk: Talk) -> None:
    said = [talk.hear("out_of_scope_other", f"weather {n}") for n in range(4)]
    assert all(words(before) != words(after) for before, after in pairwise(said))
    assert {answer.topics for answer in said} == {("out_of_scope_other",)}


@pytest.mark.parametrize("response", ["simpler", "more", "sources", "something_else"])
def test_an_invitation_is_not_repeated(talk: Talk, response: str) -> None:
    said = [words(talk.hear(response)) for _ in range(4)]
    assert all(before != after for before, after in pairwise(said))


def test_nothing_goes_on_from_what_is_out_of_scope(talk: Talk, knowledge: Knowledge) -> None:
    talk.ask("out_of_scope_other")
    talk.hear("unclear", offered=["funding", "ehc_plan"])
    leans_on = knowledge.topics["out_of_scope_other"].overview.key
    answer = talk.hear("out_of_scope_other", "flim flam", leans_on=leans_on)
    assert knowledge.phrases.no_more not in words(answer)


def test_a_message_that_leans_on_a_card_hears_more_of_it_once(
    talk: Talk, knowledge: Knowledge
) -> None:
    entry = knowledge.topics["diagnosis_not_needed"].overview
    talk.ask(entry.topic)
    said = [talk.ask(entry.topic, leans_on=entry.key) for _ in range(2)]
    assert entry.card.more is not None
    assert words(said[0]) == talk.composer.more(entry).text
    assert words(said[1]) == knowledge.phrases.no_more


# The last answer again


@pytest.mark.parametrize(("response", "end"), [("simpler", "already_simple"), ("more", "no_more")])
def test_said_again_it_tells_that_there_is_no_more(
    talk: Talk, knowledge: Knowledge, response: str, end: str
) -> None:
    talk.ask("diagnosis_not_needed")
    once, twice, thrice = (words(talk.hear(response)) for _ in range(3))
    end = talk.composer.fill(getattr(knowledge.phrases, end))
    assert once != end
    assert twice == thrice == end


def test_simpler_after_more_is_simpler(talk: Talk) -> None:
    talk.ask("diagnosis_not_needed")
    simpler = words(talk.hear("simpler"))
    talk.hear("more")
    assert words(talk.hear("simpler")) == simpler


@pytest.mark.parametrize("small_talk", ["thanks", "goodbye", "greet"])
def test_thanks_and_goodbye_change_no_subject(talk: Talk, small_talk: str) -> None:
    talk.ask("funding")
    talk.ask(small_talk)
    for response in ("simpler", "more", "sources"):
        assert talk.hear(response).topics == ("funding",)


@pytest.mark.parametrize("response", ["simpler", "more", "sources"])
def test_before_any_answer_it_asks_what_is_wanted(
    talk: Talk, knowledge: Knowledge, response: str
) -> None:
    answer = talk.hear(response)
    assert words(answer) == knowledge.phrases.nothing_yet
    assert answer.topics == ()


def test_the_sources_of_the_last_answer_are_named(talk: Talk) -> None:
    asked = talk.ask("diagnosis_not_needed")
    answer = talk.hear("sources")
    assert answer.topics == ("diagnosis_not_needed",)
    for source in asked.messages[0].sources:
        assert source.reference in words(answer)
