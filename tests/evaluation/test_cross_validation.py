"""Cross-validation on a toy folder of training sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot.evaluation.cross_validation import cross_validate, training_sentences

SENTENCES = {
    "funding": ["who pays for help", "is there money for a TA", "what does it cost", "who pays"],
    "greet": ["hello", "good morning", "hi there", "hello again"],
    "thanks": ["thank you", "thanks so much", "many thanks", "thanks a lot"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One file with two intents, and another with the third and more of the first."""
    parts = [
        {"funding": SENTENCES["funding"][:2], "greet": SENTENCES["greet"]},
        {"thanks": SENTENCES["thanks"], "funding": SENTENCES["funding"][2:]},
    ]
    for name, part in zip("ab", parts):
        blocks = [
            {"intent": intent, "examples": "".join(f"- {text}\n" for text in texts)}
            for intent, texts in part.items()
        ]
        (tmp_path / f"{name}.yml").write_text(yaml.safe_dump({"version": "3.1", "nlu": blocks}))
    return tmp_path


def test_the_sentences_of_all_files_are_read(folder: Path) -> None:
    pairs = training_sentences(folder)
    assert sorted(pairs) == sorted((t, intent) for intent in SENTENCES for t in SENTENCES[intent])


def test_every_fold_is_told_and_then_the_mean(folder: Path) -> None:
    lines = list(cross_validate(folder, 2))
    starts = [line.split(":")[0] for line in lines]
    assert starts == ["fold 1", "fold 2", "mean of 12 sentences"]
    shares = [[float(share) for share in re.findall(r"([\d.]+)%", line)] for line in lines]
    assert all(0 <= first <= 100 for first, _ in shares)
    assert all(among_three == 100 for _, among_three in shares)  # there are but three intents
    one, two, mean = (first for first, _ in shares)
    assert mean == pytest.approx((one + two) / 2, abs=0.11)  # each is rounded
