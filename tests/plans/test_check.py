"""Pasted plans and targets: what they say, what they leave open, and how little is shown."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.text import reading_ease
from bot.plans.check import check_plan, signals_plan
from bot.plans.checker import MOST_FOUND
from bot.plans.load import PlanCheckFileError, load_checker
from bot.plans.words import LONGEST_FOUND
from bot.settings import PROJECT, Settings

FILE = Settings.from_environment().knowledge / "meetings" / "plan_check.yml"
SET = yaml.safe_load((Path(__file__).parent / "plans.yml").read_text("utf-8"))
PLANS: list[dict[str, Any]] = SET["plans"]
POINTS = ["who", "what", "how_often", "how_long", "measured", "by_when", "review"]
BAR = 0.95
GOOD = (
    "X currently reads 8 of the 45 high frequency words. By 12/02/2027 X will read 30 of 45. "
    "Miss K will do precision teaching for 10 minutes every morning. Review: 12/02/2027."
)


def expected(plan: dict[str, Any], point: str) -> str:
    """The status that a person gave to a point of a plan."""
    if point in plan.get("clear", ()):
        return "clear"
    return "vague" if point in plan.get("vague", ()) else "missing"


def statuses(text: str) -> dict[str, str]:
    return {point.id: point.status for point in check_plan(text).points}


def test_the_set_is_as_large_as_promised_and_well_formed() -> None:
    assert len({plan["text"] for plan in PLANS}) == len(PLANS) >= 120
    named = [name for plan in PLANS for key in ("clear", "vague") for name in plan.get(key, ())]
    assert set(named) == set(POINTS)
    assert all(not set(plan.get("clear", ())) & set(plan.get("vague", ())) for plan in PLANS)


@pytest.mark.parametrize("point", POINTS)
def test_what_is_clear_is_found_and_nothing_else(point: str) -> None:
    counts: Counter[str] = Counter()
    wrong = []
    for plan in PLANS:
        is_clear, got = expected(plan, point) == "clear", statuses(plan["text"])[point] == "clear"
        counts["right"] += is_clear and got
        counts["missed"] += is_clear and not got
        counts["alarms"] += got and not is_clear
        if is_clear != got:
            wrong.append(plan["text"])
    assert counts["right"] / (counts["right"] + counts["missed"]) >= BAR, wrong
    assert counts["right"] / (counts["right"] + counts["alarms"]) >= BAR, wrong


@pytest.mark.parametrize("point", POINTS)
def test_a_vague_point_is_told_from_a_missing_one(point: str) -> None:
    gaps = [plan for plan in PLANS if expected(plan, point) != "clear"]
    wrong = [
        plan["text"]
        for plan in gaps
        if statuses(plan["text"])[point] not in ("clear", expected(plan, point))
    ]
    assert len(wrong) <= (1 - BAR) * len(gaps), wrong


def test_the_verdict_comes_first_and_counts() -> None:
    assert check_plan(GOOD).verdict == "Yes: all 7 points are clear."
    assert check_plan("").verdict == "Not yet: none of the 7 points is clear."
    assert check_plan("Phonics with the TA, daily, 15 mins, by Easter").verdict == (
        "Nearly: 5 of 7 points are clear."
    )


def test_each_gap_becomes_a_question_and_a_clear_point_does_not() -> None:
    assert check_plan(GOOD).questions == ()
    check = check_plan("[name] will improve his reading with regular support from staff")
    assert len(check.questions) == 7
    often = next(point for point in check.points if point.id == "how_often")
    assert often.status == "vague"
    assert often.found == ("regular",)
    assert often.question == 'The plan says "regular". How many times is that in a normal week?'


def test_a_measure_without_a_starting_point_gets_a_question() -> None:
    def question(text: str) -> str | None:
        return next(p.question for p in check_plan(text).points if p.id == "measured")

    assert question("will spell 20 of 25 words by May") == (
        "What can my child do now, before the help starts?"
    )
    assert question("will spell 20 of 25 words by May, currently 3") is None


@pytest.mark.parametrize(
    ("text", "point", "status"),
    [
        ("progress checked weekly by the teacher", "how_often", "missing"),
        ("will stay on task for 10 minutes", "how_long", "missing"),
        ("to be reviewed in 6 weeks", "by_when", "missing"),
        ("reader and 25% extra time", "measured", "missing"),
        ("one-to-one with the TA", "who", "clear"),
        ("teh SENCO, suport as requird", "how_often", "vague"),
        ("3x15min phonics", "how_often", "clear"),
        ("15 mins of underwater basket weaving with the TA", "what", "clear"),
        ("15 mins of support with the TA", "what", "vague"),
        ("Jay will improve his reading with TA support", "what", "vague"),
        ("Jay will sit with the TA", "what", "missing"),
        ("will learn phase 3 sounds", "measured", "missing"),
        ("with [name]", "who", "clear"),
        ("[name] will read", "who", "missing"),
    ],
)
def test_words_count_for_the_point_that_they_are_about(text: str, point: str, status: str) -> None:
    assert statuses(text)[point] == status


def test_a_help_that_no_list_knows_is_read_in_its_own_words() -> None:
    what = check_plan("Kinetic letters with Mrs H every day").points[1]
    assert what.found == ("Kinetic letters",)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan["text"][:30])
def test_a_plan_is_told_when_the_parent_asks_about_it(plan: dict[str, Any]) -> None:
    assert signals_plan(f"is this plan clear enough: {plan['text']}")
    assert signals_plan(f"Is his target specific enough?\n{plan['text']}")


def test_most_plans_are_told_without_a_word_from_the_parent() -> None:
    told = [plan for plan in PLANS if signals_plan(plan["text"])]
    assert len(told) >= 0.6 * len(PLANS)


@pytest.mark.parametrize("text", [*SET["not_a_plan"], "is this plan clear enough?", ""])
def test_other_messages_are_not_taken_for_a_plan(text: str) -> None:
    assert not signals_plan(text)


def test_what_parents_ask_is_not_taken_for_a_plan() -> None:
    sentences = [
        line.strip()[2:]
        for path in sorted((PROJECT / "data" / "nlu").glob("*.yml"))
        for block in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["nlu"]
        if block["intent"] != "check_plan"  # some of these hold a plan
        for line in block.get("examples", "").splitlines()
        if line.strip().startswith("- ")
    ]
    taken = [sentence for sentence in sentences if signals_plan(sentence)]
    assert len(sentences) > 5000
    assert len(taken) <= len(sentences) / 1000, taken


@given(st.text(st.characters(codec=None)))
def test_any_text_can_be_checked(text: str) -> None:
    check = check_plan(text)
    assert [point.id for point in check.points] == POINTS
    signals_plan(text)


@given(st.lists(st.sampled_from([plan["text"] for plan in PLANS]), min_size=1, max_size=5))
def test_only_short_words_of_the_plan_are_shown(texts: list[str]) -> None:
    plan = "\n".join(texts)
    plain = " ".join(plan.split())
    for point in check_plan(plan).points:
        assert len(point.found) <= MOST_FOUND
        for words in point.found:
            assert len(words) <= LONGEST_FOUND
            assert words.rstrip("…") in plain
        assert (point.status == "missing") == (not point.found)
        if point.status != "clear":
            assert point.question


def test_a_novel_can_be_checked() -> None:
    assert statuses("reading with the TA daily and then " * 3000)["who"] == "clear"


def test_every_text_is_plain_english() -> None:
    for point in check_plan("").points:
        assert reading_ease(f"{point.means} {point.question}") >= 65, point.id


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("points:\n  - id: who", "points:\n  - id: whom"), "whom"),
        (("      staffname\n", "      {nobody}\n"), "who.clear: {nobody} is not a list"),
        (("  - {at_least: 0,", "  - {at_least: 9,"), "none has at_least 0"),
        (("reviewed:", "reviewd:"), "reviewd"),
        (("spelling:", "spelling: ["), "not YAML"),
    ],
)
def test_a_fault_in_the_file_is_named(tmp_path: Path, change: tuple[str, str], words: str) -> None:
    path = tmp_path / "plan_check.yml"
    path.write_text(FILE.read_text("utf-8").replace(*change, 1), "utf-8")
    with pytest.raises(PlanCheckFileError, match=words):
        load_checker(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlanCheckFileError, match="missing"):
        load_checker(tmp_path / "plan_check.yml")
