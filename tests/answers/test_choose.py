"""Choosing the card that fits the claim."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.answers.choose import CardChooser
from bot.knowledge import Knowledge
from bot.nlu.encoder import sentence_encoder


@pytest.fixture(scope="module")
def chooser(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> CardChooser:
    return CardChooser(knowledge, sentence_encoder())


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


def test_words_about_nothing_get_the_overview(chooser: CardChooser, knowledge: Knowledge) -> None:
    topic = knowledge.topics["funding"]
    assert chooser.choose(topic, "qwertyuiop", None) == topic.overview


def test_the_parents_own_council_comes_first(chooser: CardChooser, knowledge: Knowledge) -> None:
    topic = knowledge.topics["levels_of_support"]
    own = chooser.choose(topic, "what is record of concern", "buckinghamshire")
    assert own.council in (None, "buckinghamshire")
    assert "record_of_concern" in own.card.id


def test_vectors_of_another_encoder_are_not_believed(knowledge: Knowledge, tmp_path: Path) -> None:
    cache = tmp_path / "cards.npz"
    questions = np.array([question for question, _ in knowledge.questions()])
    np.savez(cache, questions=questions, vectors=np.zeros((len(questions), 384)), encoder="old")
    chooser = CardChooser(knowledge, sentence_encoder(), cache)
    topic = knowledge.topics["support_plan"]
    assert chooser.choose(topic, "do they have to write a plan", None).card.id == "legal_duty"
