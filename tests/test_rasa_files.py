"""Domain, rules, training sentences and knowledge base speak of the same topics."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot.knowledge import Knowledge
from bot.settings import PROJECT

DOMAIN = yaml.safe_load((PROJECT / "domain.yml").read_text())
RULES = yaml.safe_load((PROJECT / "data/stories/rules.yml").read_text())["rules"]
ABOUT_THE_ANSWER = {
    "simpler", "more_detail", "where_does_it_say", "follow_up", "choose", "something_else"
}  # fmt: skip
ABOUT_A_MEETING = {
    "make_list", "make_short_list", "meeting_detail", "in_between", "list_show", "list_top",
    "list_change", "list_correct", "list_simpler", "list_usual", "list_school", "meeting_went",
    "welcome_back", "check_plan", "plan_to_list",
}  # fmt: skip
DECISIONS = {"unclear", "nlu_fallback", "other_language"}
CLEARING = {"start_over", "delete_my_data"}


def training_sentences() -> dict[str, list[str]]:
    sentences: dict[str, list[str]] = {}
    for path in sorted(Path(PROJECT / "data/nlu").glob("*.yml")):
        for block in yaml.safe_load(path.read_text())["nlu"]:
            lines = block["examples"].splitlines()
            sentences.setdefault(block["intent"], []).extend(line[2:] for line in lines)
    return sentences


SENTENCES = training_sentences()


def test_intents_are_the_topics_and_a_few_about_the_conversation(knowledge: Knowledge) -> None:
    assert set(DOMAIN["intents"]) == (
        set(knowledge.topics) | ABOUT_THE_ANSWER | ABOUT_A_MEETING | DECISIONS
    )


def test_every_intent_has_its_rule_and_response() -> None:
    answered = {step["intent"] for rule in RULES for step in rule["steps"] if "intent" in step}
    assert answered == set(DOMAIN["intents"])
    said = {step["action"] for rule in RULES for step in rule["steps"] if "action" in step}
    ours = set(DOMAIN["responses"]) | set(DOMAIN["actions"]) | set(DOMAIN["forms"])
    assert said <= ours | {"action_deactivate_loop"}


def test_a_topic_is_answered_by_its_own_response(knowledge: Knowledge) -> None:
    for rule in RULES:
        intent, action = (next(iter(step.values())) for step in rule["steps"][:2])
        if intent in knowledge.topics:
            assert action == f"{'action' if intent in CLEARING else 'utter'}_{intent}"


def test_sentences_are_grouped_as_the_topics_are(knowledge: Knowledge) -> None:
    for path in (PROJECT / "data/nlu").glob("*.yml"):
        for block in yaml.safe_load(path.read_text())["nlu"]:
            topic = knowledge.topics.get(block["intent"])
            assert topic is None or topic.group == path.stem, block["intent"]


def test_each_guidance_topic_has_enough_sentences(knowledge: Knowledge) -> None:
    apart = ("conversation", "safety", "scope")
    guidance = [topic.id for topic in knowledge.topics.values() if topic.group not in apart]
    assert {t: len(SENTENCES[t]) for t in guidance if len(SENTENCES.get(t, [])) < 80} == {}


def test_no_sentence_stands_twice() -> None:
    seen: dict[str, str] = {}
    twice = []
    for intent, sentences in SENTENCES.items():
        for sentence in sentences:
            key = re.sub(r"\W+", " ", sentence.lower()).strip()
            if key in seen:
                twice.append((sentence, intent, seen[key]))
            seen[key] = intent
    assert twice == []


@pytest.mark.parametrize(
    "name", ["questions", "unseen", "later", "last", "fresh", "forum", "door", "post"]
)
def test_evaluation_sentences_are_not_trained_on(name: str) -> None:
    trained = {re.sub(r"\W+", " ", s.lower()).strip() for ss in SENTENCES.values() for s in ss}
    path = PROJECT / f"tests/understanding/{name}.jsonl"
    asked = [yaml.safe_load(line) for line in path.read_text().splitlines()]
    known = [
        q["text"]
        for q in asked
        if len(q["text"].split()) > 3 and re.sub(r"\W+", " ", q["text"].lower()).strip() in trained
    ]
    assert known == []


@pytest.mark.parametrize("character", "[]()")
def test_no_sentence_holds_what_rasa_reads_as_markup(character: str) -> None:
    assert not [s for sentences in SENTENCES.values() for s in sentences if character in s]
