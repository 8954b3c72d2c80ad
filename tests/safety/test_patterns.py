"""The files of patterns are checked as a whole, and every fault is named in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.safety.notation import NotationError, read_lists, read_pattern
from bot.safety.patterns import SafetyFileError, load_listener

ENGLISH = """
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
"""
POLISH = """
name: Polish
lists:
  staff: pan, pani
  adult: "{{staff}}, babcia"
crisis: |
  chce umrzec
safeguarding_concern: |
  {says}
unless: |
  nie bije
"""


def write(folder: Path, says: str = "grabbed", **languages: str) -> Path:
    (folder / "english.yml").write_text(ENGLISH.format(says=says), "utf-8")
    for code, text in languages.items():
        (folder / f"{code}.yml").write_text(text, "utf-8")
    return folder


def heard(folder: Path, text: str) -> bool:
    return any(load_listener(folder).hear(text))


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
def test_each_sign_means_what_the_readme_says(
    tmp_path: Path, says: str, text: str, expected: bool
) -> None:
    assert heard(write(tmp_path, says), text) is expected


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("chce umrzec", "pl.crisis"),
        ("babcia bije", "pl.safeguarding_concern"),
        ("Pani bije!", "pl.safeguarding_concern"),
        ("pani nie bije", None),
        ("teacher bije", None),
        ("teacher grabbed", "force"),
        ("pani grabbed", None),
    ],
)
def test_a_language_has_lists_of_its_own(tmp_path: Path, text: str, group: str | None) -> None:
    folder = write(tmp_path, "{staff} grabbed", pl=POLISH.format(says="{adult} .. bije"))
    found = next(load_listener(folder).hear(text), None)
    assert (found.group if found else None) == group


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
    polish = POLISH.format(says="{teacher} bije\n  .. bije")
    french = POLISH.format(says="{little} bat").replace("nie bije", "(pas)")
    folder = write(tmp_path, ".. hit\n      {nobody} hit", pl=polish, fr=french)
    with pytest.raises(SafetyFileError) as caught:
        load_listener(folder)
    assert [fault.split(":")[0] for fault in caught.value.faults] == [
        *["english.yml, force"] * 2,
        "fr.yml, unless",
        "fr.yml, safeguarding_concern",
        *["pl.yml, safeguarding_concern"] * 2,
    ]


def test_a_list_that_names_one_further_down_is_refused(tmp_path: Path) -> None:
    polish = POLISH.format(says="{adult} bije").replace("{staff}, babcia", "{grandparents}, pan")
    with pytest.raises(SafetyFileError, match=r"pl.yml, lists: .*not a list defined above"):
        load_listener(write(tmp_path, pl=polish))


@pytest.mark.parametrize("name", ["english", "pl"])
@pytest.mark.parametrize(
    ("text", "words"), [("a: [", "not YAML"), ("reviewed: 2026-11-22", "Compare with")]
)
def test_a_file_that_cannot_be_read_is_never_half_loaded(
    tmp_path: Path, name: str, text: str, words: str
) -> None:
    with pytest.raises(SafetyFileError, match=rf"{name}.yml: .*{words}"):
        load_listener(write(tmp_path, **{name: text}))


def test_without_the_english_file_nothing_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "pl.yml").write_text(POLISH.format(says="bije"), "utf-8")
    with pytest.raises(SafetyFileError, match=r"english.yml: the file is missing"):
        load_listener(tmp_path)
