"""Reading the meetings: every fault is told with its file, and nothing is half-loaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from bot.commands.check import check_knowledge
from bot.meetings import check
from bot.meetings.load import MeetingBank, MeetingsError, current_meetings, load_meetings
from bot.meetings.schema import Area, Meeting, Situation
from bot.settings import PROJECT

PLANNING = "meetings/planning.yml"
WORRIES = "meetings/worries.yml"
WORDS = "meetings/words.yml"


def change(path: Path, how: Callable[[Any], object]) -> None:
    data = yaml.safe_load(path.read_text("utf-8"))
    how(data)
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")


def first_question(**changes: object) -> Callable[[Any], object]:
    return lambda data: data["questions"][0].update(changes)


def test_the_bank_holds_all_meetings_and_200_questions(bank: MeetingBank) -> None:
    assert set(bank.meetings) == set(get_args(Meeting))
    assert len(bank.worries) >= 30
    assert check.question_count(bank) >= 200


def test_the_bank_is_read_once() -> None:
    folder = PROJECT / "knowledge"
    assert current_meetings(folder) is current_meetings(folder)


def test_the_content_has_no_faults(bank: MeetingBank) -> None:
    assert check.faults(bank) == []


def test_every_area_and_situation_can_be_told_and_explained(bank: MeetingBank) -> None:
    for because in (bank.because, bank.because_young):
        assert set(because.areas) == set(get_args(Area))
        assert set(because.situations) == set(get_args(Situation))


BROKEN = {
    "a missing meeting": (PLANNING, None, "the file is missing"),
    "a misspelt key": (PLANNING, lambda data: data.update(titel="x"), "titel"),
    "a situation we do not know": (PLANNING, first_question(when=["rain"]), "rain"),
    "a file of another name": (PLANNING, lambda data: data.update(meeting="review"), "Rename"),
    "a worry that stands twice": (
        WORRIES,
        lambda data: data["worries"].append(data["worries"][0]),
        "'reading' stands there twice",
    ),
    "a pattern of an unknown list": (
        WORDS,
        lambda data: data["areas"]["semh"].update(says="{nothing} here"),
        "areas, semh: {nothing} is not a list",
    ),
    "a list that names a later one": (
        WORDS,
        lambda data: data["lists"].update(more="{nowhere}"),
        "lists: {nowhere}",
    ),
    "a text for a phase that is missing": (
        WORDS,
        lambda data: data["because"].pop("phases"),
        "phases",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_it_refuses_to_load(folder: Path, name: str) -> None:
    file, how, expected = BROKEN[name]
    if how is None:
        (folder / file).unlink()
    else:
        change(folder / file, how)
    with pytest.raises(MeetingsError) as caught:
        load_meetings(folder)
    assert expected in str(caught.value)
    assert Path(file).name in str(caught.value)


def test_all_broken_files_are_named_at_once(folder: Path) -> None:
    (folder / PLANNING).write_text("questions: [")
    (folder / WORRIES).unlink()
    with pytest.raises(MeetingsError) as caught:
        load_meetings(folder)
    assert len(caught.value.faults) == 2


FAULTS = {
    "a source that is not there": (
        PLANNING,
        first_question(sources=[{"id": "nowhere"}]),
        "source 'nowhere'",
    ),
    "a right with a source that is not there": (
        PLANNING,
        lambda data: data["rights"][0].update(sources=[{"id": "nowhere"}]),
        "source 'nowhere'",
    ),
    "a question that stands twice": (
        PLANNING,
        lambda data: data["questions"].append(data["questions"][0]),
        "'main_needs' stands there 2 times",
    ),
    "too few questions": (
        PLANNING,
        lambda data: data.update(questions=data["questions"][:25]),
        "25 questions are too few",
    ),
    "a long easy wording": (
        PLANNING,
        first_question(simpler="one " * 13),
        "simpler has 13 words",
    ),
    "hard words": (
        PLANNING,
        first_question(ask="Which multidisciplinary methodologies necessitate consideration?"),
        "hard to read",
    ),
    "no wording for a student": (
        PLANNING,
        first_question(ask="What does my child find hard?", young=None),
        "Add `young`",
    ),
    "a review before it was written": (
        PLANNING,
        lambda data: data.update(review_by=data["reviewed"]),
        "review_by must be later",
    ),
    "a word of two worries": (
        WORRIES,
        lambda data: data["worries"][1]["words"].append("Can't read!"),
        "is also a word of reading",
    ),
    "a placeholder that nothing fills": (
        WORDS,
        lambda data: data["because"]["areas"].update(semh="because of {mood}"),
        "words.yml, because: nothing fills",
    ),
    "a worry that is not named": (
        WORDS,
        lambda data: data["because_young"].update(worry="because you worry"),
        "words.yml, because_young",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_the_check_finds(folder: Path, name: str) -> None:
    file, how, expected = FAULTS[name]
    change(folder / file, how)
    found = check.faults(load_meetings(folder))
    assert [fault for fault in found if expected in fault and Path(file).name in fault], found


def test_a_meeting_past_its_review_is_told_of(bank: MeetingBank) -> None:
    newest = max(file.review_by for file in bank.meetings.values())
    assert check.stale(bank, min(file.reviewed for file in bank.meetings.values())) == []
    assert len(check.stale(bank, newest.replace(year=newest.year + 1))) == len(bank.meetings)


def test_the_command_checks_the_meetings_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for part in (PROJECT / "knowledge").iterdir():
        if not (folder / part.name).exists():
            (folder / part.name).symlink_to(part)
    monkeypatch.setenv("SIGNPOST_KNOWLEDGE", str(folder))
    change(folder / PLANNING, first_question(simpler="one " * 13))
    assert check_knowledge() == 1
    assert "meetings/planning.yml, main_needs: simpler has 13 words" in capsys.readouterr().out
    (folder / PLANNING).unlink()
    assert check_knowledge() == 1
    assert "planning.yml: the file is missing" in capsys.readouterr().out
