"""Finding questions of the bank and cards to add, by a few words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.knowledge import Knowledge
from bot.knowledge.text import fill
from bot.meetings.choose import telling_words
from bot.meetings.load import MeetingBank
from bot.meetings.schema import Meeting, Question

MOST_QUESTIONS = 8
MOST_CARDS = 5
_NOT_TO_READ = ("conversation", "safety")
"""Groups of topics that speak of the chat itself, or that nobody should get on a list."""


@dataclass(frozen=True)
class Found:
    """A question or a card that could be added: its id, its words, and where it comes from."""

    id: str
    words: str
    source: str


def find_questions(
    words: str, bank: MeetingBank, meeting: Meeting, taken: Collection[str]
) -> list[Found]:
    """The questions that share the most telling words, those of this meeting first."""
    wanted = telling_words(words)
    scored = [
        (len(wanted & telling_words(f"{q.ask} {q.why}")) + _told_by_worry(wanted, found), q, found)
        for q, found in _questions(bank)
        if found.id not in taken
    ]
    best = [entry for entry in scored if entry[0]]
    best.sort(key=lambda e: (-e[0], not e[2].id.startswith(f"{meeting}/"), -e[1].weight))
    return [found for _, _, found in best[:MOST_QUESTIONS]]


def suggested(bank: MeetingBank, meeting: Meeting, taken: Collection[str]) -> list[Found]:
    """The questions of this kind of meeting that are for every family, the weightiest first."""
    fitting = [
        (q.weight, found)
        for q, found in _questions(bank)
        if found.id.startswith(f"{meeting}/") and found.id not in taken and not q.phases
    ]
    fitting.sort(key=lambda entry: -entry[0])
    return [found for _, found in fitting]


def find_cards(words: str, knowledge: Knowledge, taken: Collection[str]) -> list[Found]:
    """The cards whose titles and questions share the most telling words."""
    wanted = telling_words(words)
    scored = []
    for entry in knowledge.entries():
        topic = knowledge.topics[entry.topic]
        if topic.group in _NOT_TO_READ or entry.council or taken_as(entry.key, taken):
            continue
        first = entry.card.questions[0]
        named = entry.key.replace("_", " ").replace("/", " ")
        score = 2 * len(wanted & telling_words(f"{first} {topic.title} {named}"))
        score += len(wanted & telling_words(" ".join(entry.card.questions)))
        if score:
            scored.append((score, Found(entry.key, fill(first, None), topic.title)))
    scored.sort(key=lambda entry: -entry[0])
    return [found for _, found in scored[:MOST_CARDS]]


def taken_as(key: str, taken: Collection[str]) -> bool:
    """Whether a card is on a list, where it may stand as `topic` alone for the overview."""
    topic, _, card = key.partition("/")
    return key in taken or (card == "overview" and topic in taken)


def _told_by_worry(wanted: frozenset[str], found: Found) -> int:
    """A question that belongs to a worry is about that worry more than its words tell."""
    if not found.id.startswith("worries/"):
        return 0
    return 2 * len(wanted & telling_words(f"{found.source} {found.id.replace('_', ' ')}"))


def _questions(bank: MeetingBank) -> Iterator[tuple[Question, Found]]:
    for kind, file in bank.meetings.items():
        for question in file.questions:
            yield question, Found(f"{kind}/{question.id}", question.ask, file.title)
    for worry in bank.worries.values():
        for question in worry.questions:
            yield question, Found(f"worries/{worry.id}/{question.id}", question.ask, worry.title)
