"""Scripted conversations through the real door.

The scripts in ``scripts/`` are for people to read and check. Each has a name and turns:

    parent: what the parent types
    topic:  the topic that must be answered (or a list of them, in order)
    card:   the card, where the claim decides it
    says:   words that must be in the answer (case does not matter)
    never:  words that must not be
    source: a source that must be named, by its reference, such as "CoP 6.65"
    safety: crisis or safeguarding_concern
    offers: a topic that "did you mean" must offer
    about:  topics of which one must be answered or offered, where asking back is fair, too
    asks_council: whether the question where the parent lives must come
    asks:   the slot of the meeting form whose question must end the answer
    buttons: titles of buttons that must be there
    items:  how many questions the list has: a number, or the least and the most
    list_has: words that must be in the questions of the list (case does not matter)
    list_lacks: words that must not be in them
    first:  words of the first question on the list
    ticked: the numbers of the questions that are ticked off
    links:  endings of links that must be there, such as ".ics"

and `council:` for the page they are on.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.assistant import Assistant
from bot.meetings.outcome_form import current_forms
from bot.meetings.sheet import Sheet
from bot.reply import Answer

SCRIPTS = Path(__file__).parent / "scripts"


def scripts() -> list[Any]:
    return [
        pytest.param(script, id=f"{path.stem}: {script['name']}")
        for path in sorted(SCRIPTS.glob("*.yml"))
        for script in yaml.safe_load(path.read_text())
    ]


@pytest.mark.parametrize("script", scripts())
async def test_conversation(assistant: Assistant, script: dict[str, Any]) -> None:
    token = None
    for number, turn in enumerate(script["turns"], 1):
        reply = await assistant.reply(turn["parent"], token, script.get("council"))
        token = reply.conversation
        problems = differences(turn, reply.answer)
        if about_list(turn):
            kept = reply.answer.sheet and assistant.conversations.sheet(reply.answer.sheet)
            problems += differences_of_list(turn, kept) if kept else ["there is no list"]
        said = "\n".join(message.text for message in reply.answer.messages)
        assert not problems, f"turn {number}, {turn['parent']!r}: {problems}\nIt said: {said}"


def differences(turn: dict[str, Any], answer: Answer) -> list[str]:
    """What the answer lacks, in words."""
    found = []
    said = "\n".join(message.text for message in answer.messages).lower()
    cards = [message.card for message in answer.messages if message.card]
    references = [s.reference for message in answer.messages for s in message.sources]
    topics = as_list(turn.get("topic"))
    if topics and list(answer.topics) != topics:
        found.append(f"topics are {answer.topics}, not {topics}; offered {answer.offered}")
    if "card" in turn and turn["card"] not in cards:
        found.append(f"cards are {cards}, not {turn['card']}")
    found += [f"it does not say {w!r}" for w in as_list(turn.get("says")) if w.lower() not in said]
    found += [f"it says {w!r}" for w in as_list(turn.get("never")) if w.lower() in said]
    found += [
        f"it does not name {s!r} but {references}"
        for s in as_list(turn.get("source"))
        if s not in references
    ]
    if answer.safety != turn.get("safety"):
        found.append(f"safety is {answer.safety}")
    if "offers" in turn and turn["offers"] not in answer.offered:
        found.append(f"it offers {answer.offered}; topics {answer.topics}")
    if "about" in turn and not {*as_list(turn["about"])} & {*answer.topics, *answer.offered}:
        found.append(f"it is about {answer.topics} and offers {answer.offered}")
    if "asks_council" in turn and answer.asks_council != turn["asks_council"]:
        found.append(f"asked for the council: {answer.asks_council}")
    if "asks" in turn and not asks(turn["asks"], answer):
        found.append(f"it does not ask for {turn['asks']}")
    titles = [button.title for message in answer.messages for button in message.buttons]
    wanted = as_list(turn.get("buttons"))
    found += [f"no button {title!r} but {titles}" for title in wanted if title not in titles]
    links = [link.url for message in answer.messages for link in message.links]
    found += [
        f"no link to {end!r} but {links}"
        for end in as_list(turn.get("links"))
        if not any(url.endswith(end) for url in links)
    ]
    return found


def asks(slot: str, answer: Answer) -> bool:
    """Whether the last thing that is said is the form's question for the slot."""
    step = next(form for form in current_forms() if slot in form.slots).step(slot)
    last = answer.messages[-1].text
    return any(last.endswith(question) for question in (step.ask, step.ask_young) if question)


def about_list(turn: dict[str, Any]) -> bool:
    return not {"items", "list_has", "list_lacks", "first", "ticked"}.isdisjoint(turn)


def differences_of_list(turn: dict[str, Any], sheet: Sheet) -> list[str]:
    """What the list lacks, in words."""
    found = []
    questions = [(item.simpler if sheet.simple else item.ask).lower() for item in sheet.items]
    asked = "\n".join(questions)
    if "items" in turn:
        bounds = turn["items"] if isinstance(turn["items"], list) else [turn["items"]] * 2
        if not bounds[0] <= len(questions) <= bounds[1]:
            found.append(f"the list has {len(questions)} questions")
    words = as_list(turn.get("list_has"))
    found += [f"the list lacks {w!r}:\n{asked}" for w in words if w.lower() not in asked]
    words = as_list(turn.get("list_lacks"))
    found += [f"the list has {w!r}:\n{asked}" for w in words if w.lower() in asked]
    if "first" in turn and turn["first"].lower() not in questions[0]:
        found.append(f"the list begins with {questions[0]!r}")
    ticked = [place for place, item in enumerate(sheet.items, 1) if item.ticked]
    if "ticked" in turn and turn["ticked"] != ticked:
        found.append(f"ticked are {ticked}")
    return found


def as_list(value: Any) -> list[str]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
