"""Choosing the card that fits the claim."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import numpy as np
import pytest

from bot.answers.card_models import CARDS, card_models
from bot.answers.choose import CardChooser
from bot.answers.context import Family
from bot.family.facts import Phase
from bot.knowledge import Entry, Knowledge, Topic
from bot.knowledge.schema import Card, Fits
from bot.settings import Settings

NO_MATTER = Fits()


@pytest.fixture(scope="module")
def chooser(knowledge: Knowledge) -> CardChooser:
    models = Settings.from_environment().models
    return CardChooser(knowledge, card_models(knowledge, models / CARDS))


@pytest.mark.parametrize(
    ("message", "topic", "card"),
    [
        ("they say he isnt behind so he cant have SEN, true?", "what_is_sen", "not_behind"),
        ("how often should they meet me", "parent_involvement", "three_meetings"),
        ("who do I ring in Southend", "sendiass", "how_to_reach"),
        ("can I ask for an EHC assessment myself", "ehc_request_route", "parent_alone"),
        ("do they have to write a plan", "support_plan", "legal_duty"),
        ("what are waves of intervention", "waves_overview", "overview"),
    ],
)
def test_the_claim_decides(
    chooser: CardChooser, knowledge: Knowledge, message: str, topic: str, card: str
) -> None:
    assert chooser.choose(knowledge.topics[topic], message, None).card.id == card


def test_the_parents_own_council_comes_first(chooser: CardChooser, knowledge: Knowledge) -> None:
    topic = knowledge.topics["levels_of_support"]
    own = chooser.choose(topic, "what is record of concern", "buckinghamshire")
    assert own.council in (None, "buckinghamshire")
    assert "record_of_concern" in own.card.id


def test_a_kept_model_of_other_questions_is_not_believed(
    knowledge: Knowledge, tmp_path: Path
) -> None:
    first = toy_topic(OVERVIEW, toy_card("who", ASKED), toy_card("when", "how often is the review"))
    then = toy_topic(OVERVIEW, toy_card("who", "how often is the review"), toy_card("when", ASKED))
    for topic, card in ((first, "who"), (then, "when"), (first, "who")):
        small = dataclasses.replace(knowledge, topics={topic.id: topic})
        chooser = CardChooser(small, card_models(small, tmp_path))
        assert chooser.choose(topic, ASKED).card.id == card
        assert len(list(tmp_path.iterdir())) == 1


def test_a_kept_model_is_read_again_and_says_the_same(knowledge: Knowledge, tmp_path: Path) -> None:
    topic = knowledge.topics["support_plan"]
    small = dataclasses.replace(knowledge, topics={topic.id: topic})
    learned, read = (card_models(small, tmp_path)[topic.id] for _ in range(2))
    texts = ["do they have to write a plan", "can i see it"]
    np.testing.assert_allclose(learned.chances(texts), read.chances(texts), rtol=1e-5)


def toy_topic(*cards: Card) -> Topic:
    day = datetime.date(2026, 11, 22)
    return Topic(
        "toy", "Toy", "support", tuple(Entry("toy", card, None, day, day) for card in cards)
    )


def toy_card(name: str, question: str, fits: Fits = NO_MATTER) -> Card:
    questions = tuple(f"{before} {question}" for before in ("so", "ok", "tell me", "and"))
    return Card(name, questions, "An answer.", "An answer.", "practice", fits=fits)


def toy_chooser(knowledge: Knowledge, topic: Topic) -> CardChooser:
    small = dataclasses.replace(knowledge, topics={topic.id: topic})
    return CardChooser(small, card_models(small))


OVERVIEW = toy_card("overview", "what does this whole thing mean")
ASKED = "who gives the help"


@pytest.mark.parametrize(
    ("fits", "family", "is_for_them"),
    [
        (Fits(phases=("early_years",)), Family(phase="early_years"), True),
        (Fits(phases=("early_years", "primary")), Family(phase="primary"), True),
        (Fits(phases=("early_years",)), Family(phase="secondary"), False),
        (Fits(has_plan=True), Family(has_plan=True), True),
        (Fits(has_plan=True), Family(has_plan=False), False),
        (Fits(has_plan=False), Family(has_plan=False), True),
        (Fits(young_person=True), Family(is_young_person=True), True),
        (Fits(young_person=True), Family(), False),
    ],
)
def test_of_two_equal_cards_the_one_for_this_family_is_chosen(
    knowledge: Knowledge, fits: Fits, family: Family, is_for_them: bool
) -> None:
    special, plain = toy_card("special", ASKED, fits), toy_card("plain", ASKED)
    for cards in ((special, plain), (plain, special)):
        topic = toy_topic(OVERVIEW, *cards)
        chosen = toy_chooser(knowledge, topic).choose(topic, ASKED, family=family)
        assert chosen.card.id == ("special" if is_for_them else "plain")


def test_nothing_said_of_the_family_costs_no_card_anything(knowledge: Knowledge) -> None:
    special = toy_card("special", ASKED, Fits(phases=("post16",), has_plan=True))
    topic = toy_topic(OVERVIEW, special, toy_card("plain", "who gives us a lift"))
    assert toy_chooser(knowledge, topic).choose(topic, ASKED).card is special


def test_a_card_that_fits_is_not_chosen_for_another_question(knowledge: Knowledge) -> None:
    special = toy_card("special", "how long is one cycle", Fits(phases=("primary",)))
    topic = toy_topic(OVERVIEW, special, toy_card("plain", ASKED))
    chosen = toy_chooser(knowledge, topic).choose(topic, ASKED, family=Family(phase="primary"))
    assert chosen.card.id == "plain"


def test_another_card_goes_on_from_the_one_before(knowledge: Knowledge) -> None:
    topic = toy_topic(OVERVIEW, toy_card("who", ASKED), toy_card("when", "how often is the review"))
    chooser = toy_chooser(knowledge, topic)
    _, who, when = topic.entries
    assert chooser.another(who, "how often is the review") == when
    assert chooser.another(when, ASKED) == who


@pytest.mark.parametrize(("phase", "card"), [("early_years", "nursery"), ("post16", "college")])
def test_what_goes_on_is_for_this_family_too(knowledge: Knowledge, phase: Phase, card: str) -> None:
    nursery = toy_card("nursery", ASKED, Fits(phases=("early_years",)))
    college = toy_card("college", ASKED, Fits(phases=("post16",)))
    topic = toy_topic(OVERVIEW, college, nursery)
    chooser, family = toy_chooser(knowledge, topic), Family(phase=phase)
    assert chooser.another(topic.overview, ASKED, family=family).card.id == card


def test_where_no_other_card_is_near_it_stays(knowledge: Knowledge) -> None:
    topic = toy_topic(OVERVIEW, toy_card("who", ASKED), toy_card("when", "how often is the review"))
    who = topic.entries[1]
    assert toy_chooser(knowledge, topic).another(who, "qwertyuiop") == who


def test_a_topic_with_one_card_has_no_other(knowledge: Knowledge) -> None:
    topic = toy_topic(OVERVIEW)
    assert toy_chooser(knowledge, topic).another(topic.overview, ASKED) == topic.overview
