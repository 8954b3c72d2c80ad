"""Putting a card in words for who is asking."""

from __future__ import annotations

import datetime

import msgspec
import pytest

from bot.answers.compose import Composer
from bot.answers.context import NOTHING_SAID, Family
from bot.knowledge import Entry, Knowledge
from bot.knowledge.schema import Card, YoungWords
from bot.reply import Message

YOUNG = Family(is_young_person=True)
FOR_PARENTS = Card(
    id="overview",
    questions=("who decides",),
    verdict="Yes.",
    answer="School decides on the help for your child.",
    simpler="School decides for your child.",
    next_step="Ask the SENCO.",
    say="What help does my child get?",
    more="Your child can tell school, too.",
    layer="practice",
)
FOR_BOTH = msgspec.structs.replace(
    FOR_PARENTS,
    young=YoungWords(
        answer="School decides on your help.", simpler="School decides.", say="What help do I get?"
    ),
)
OF_NOBODY = msgspec.structs.replace(
    FOR_PARENTS, answer="School decides.", simpler="School does.", next_step="Ask."
)


def entry(card: Card, topic: str = "who_decides") -> Entry:
    return Entry(topic, card, None, datetime.date(2026, 11, 1), datetime.date(2027, 5, 1))


def composer(
    knowledge: Knowledge, family: Family = NOTHING_SAID, today: str = "2026-11-22"
) -> Composer:
    return Composer(knowledge, "camden", today, family)


def texts(message: Message) -> list[str]:
    return [part.text for part in message.parts]


def test_a_young_person_is_addressed_themself(knowledge: Knowledge) -> None:
    said = texts(composer(knowledge, YOUNG).answer(entry(FOR_BOTH)))
    assert said == [
        "Yes.",
        "School decides on your help.",
        "Ask the SENCO.",
        "“What help do I get?”",
    ]


def test_a_parent_hears_the_same_card_in_a_parents_words(knowledge: Knowledge) -> None:
    said = texts(composer(knowledge).answer(entry(FOR_BOTH)))
    assert "School decides on the help for your child." in said
    assert "“What help does my child get?”" in said


def test_a_young_persons_words_hold_in_the_easy_version(knowledge: Knowledge) -> None:
    assert texts(composer(knowledge, YOUNG).simpler(entry(FOR_BOTH))) == ["School decides."]


def test_what_young_words_leave_out_is_said_as_to_a_parent(knowledge: Knowledge) -> None:
    said = texts(composer(knowledge, YOUNG).more(entry(FOR_BOTH)))
    assert said == ["Your child can tell school, too."]


@pytest.mark.parametrize("depth", ["answer", "simpler", "more"])
def test_a_card_for_parents_says_so_to_a_young_person(knowledge: Knowledge, depth: str) -> None:
    note = knowledge.phrases.written_for_parents
    say = getattr(composer(knowledge, YOUNG), depth)
    assert texts(say(entry(FOR_PARENTS)))[-1] == note
    assert note not in texts(say(entry(FOR_BOTH)))
    assert note not in texts(say(entry(OF_NOBODY)))
    assert note not in texts(getattr(composer(knowledge), depth)(entry(FOR_PARENTS)))


def test_an_answer_past_its_review_says_so_on_the_day_after(knowledge: Knowledge) -> None:
    on_the_day = composer(knowledge, today="2027-05-01").answer(entry(FOR_PARENTS))
    after = composer(knowledge, today="2027-05-02").answer(entry(FOR_PARENTS))
    assert [part.kind for part in after.parts][-1] == "notice"
    assert "1 May 2027" in after.parts[-1].text
    assert "notice" not in [part.kind for part in on_the_day.parts]


def test_a_button_is_not_offered_for_the_depth_just_shown(knowledge: Knowledge) -> None:
    words = knowledge.phrases.buttons
    compose = composer(knowledge)

    def titles(message: Message) -> list[str]:
        return [button.title for button in message.buttons]

    assert titles(compose.answer(entry(FOR_PARENTS))) == [words.more, words.simpler]
    assert titles(compose.simpler(entry(FOR_PARENTS))) == [words.more]
    assert titles(compose.more(entry(FOR_PARENTS))) == [words.simpler]


def test_danger_offers_no_buttons(knowledge: Knowledge) -> None:
    assert composer(knowledge).answer(entry(FOR_PARENTS, "crisis")).buttons == ()


def test_no_more_is_said_to_be_no_more(knowledge: Knowledge) -> None:
    card = msgspec.structs.replace(FOR_PARENTS, more=None)
    assert texts(composer(knowledge).more(entry(card))) == [knowledge.phrases.no_more]
