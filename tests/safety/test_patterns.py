"""The file of patterns is checked as a whole, and every fault is named in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.safety.notation import NotationError, read_lists, read_pattern
from bot.safety.patterns import SafetyFileError, load_listener

FILE = """
reviewed: 2026-11-22
review_by: 2027-05-22
spelling: {{key_words: grabbed, real_words: grabber, meant: {{want to: wanna}}}}
lists:
  little: has, just
  staff: teacher, teaching assistant
harmless: |
  grabbed ~ attention
groups:
  - id: force
    concern: safeguarding_concern
    means: Force by staff.
    says: |
      {says}
    unless: |
      not ~ grabbed
    unless_message: |
      in a dream
languages: {{}}
"""


def heard(tmp_path: Path, says: str, text: str) -> bool:
    path = tmp_path / "safety.yml"
    path.write_text(FILE.format(says=says), "utf-8")
    return any(load_listener(path).hear(text))


@pytest.mark.parametrize(
    ("says", "text", "expected"),
    [
        ("{staff} grabbed", "The teacher grabbed him", True),
        ("{staff} grabbed", "the teaching assistant, grabbed him", True),
        ("{staff} grabbed", "the teacher has grabbed him", False),
        ("{staff} ~ grabbed", "the teacher has just grabbed him", True),
        ("{staff} ~ grabbed", "the teacher who grabbed him", False),
        ("{staff} .. grabbed", "the teacher at his school grabbed him", True),
        ("{staff} .. grabbed", "the teacher. He grabbed", False),
        ("{staff} grab*", "teacher grabbing", True),
        ("{staff} grabbed/teaching_job", "teacher teaching job", True),
        ("{staff} (once) grabbed", "teacher once grabbed", True),
        ("grabbed |", "he was grabbed.", True),
        ("grabbed |", "he was grabbed there", False),
        ("| grabbed", "grabbed again", True),
        ("want to run", "I WANNA RUN!", True),
        ("{staff} grabbed", "teacher gabbed, techer, teacher grabed him", True),
        ("{staff} grabbed", "teacher grabber", False),
        ("{staff} .. grabbed", "the teacher grabbed attention", False),
        ("{staff} .. grabbed", "the teacher has not grabbed him", False),
        ("{staff} .. grabbed", "the teacher grabbed him in a dream", False),
        ("{staff} hit/\n        grabbed", "teacher grabbed", True),
    ],
)
def test_each_sign_means_what_the_file_says(
    tmp_path: Path, says: str, text: str, expected: bool
) -> None:
    assert heard(tmp_path, says, text) is expected


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("{nobody} hit", "not a list"),
        (".. hit", "begins or ends with a gap"),
        ("hit (him)", "begins or ends with a gap"),
        ("(hit)", "no word that must be there"),
        ("h*t", "not at a word's end"),
    ],
)
def test_a_pattern_that_cannot_work_is_refused(pattern: str, words: str) -> None:
    with pytest.raises(NotationError, match=words):
        read_pattern(pattern, read_lists({"staff": "teacher"}))


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "safety.yml"
    path.write_text(FILE.format(says=".. hit\n      {nobody} hit"), "utf-8")
    with pytest.raises(SafetyFileError) as caught:
        load_listener(path)
    assert len(caught.value.faults) == 2
    assert all(fault.startswith("safety.yml, force: ") for fault in caught.value.faults)


@pytest.mark.parametrize(
    ("text", "words"),
    [(None, "missing"), ("a: [", "not YAML"), ("reviewed: 2026-11-22", "Compare with")],
)
def test_a_file_that_cannot_be_read_is_never_half_loaded(
    tmp_path: Path, text: str | None, words: str
) -> None:
    path = tmp_path / "safety.yml"
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(SafetyFileError, match=words):
        load_listener(path)
