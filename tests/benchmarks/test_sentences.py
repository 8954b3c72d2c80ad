"""What both sides of the benchmark learn from."""

from __future__ import annotations

from pathlib import Path

import yaml

from benchmarks.sentences import CARDS_APART, sentences, write_our_config
from bot.knowledge import Knowledge


def test_both_learn_our_sentences_and_the_questions_on_the_cards(knowledge: Knowledge) -> None:
    learned = sentences()
    topics = {intent for _, intent in learned}
    assert set(learned) >= {pair for pair in knowledge.questions() if pair[1] in topics}


def test_a_part_of_them_keeps_every_intent() -> None:
    learned, part = sentences(), sentences(8)
    assert {intent for _, intent in part} == {intent for _, intent in learned}
    assert set(part) < set(learned)
    assert len(part) < len(learned) / 7


def test_ours_does_not_read_the_cards_twice(tmp_path: Path) -> None:
    write_our_config(tmp_path / "config.yml")
    pipeline = yaml.safe_load((tmp_path / "config.yml").read_text())["pipeline"]
    assert [part[CARDS_APART] for part in pipeline if CARDS_APART in part] == [False]
