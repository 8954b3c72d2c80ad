"""`signpost knowledge check`: what an editor must mend, in sentences."""

from __future__ import annotations

import datetime

from bot.knowledge import KnowledgeError, load_knowledge
from bot.knowledge.check import faults, stale
from bot.settings import Settings


def check_knowledge() -> int:
    """Print the faults. Returns 1 when there are any; a stale card is told but is no fault."""
    folder = Settings.from_environment().knowledge
    try:
        knowledge = load_knowledge(folder)
    except KnowledgeError as error:
        _print(error.faults)
        return 1
    today = datetime.date.today()
    found = faults(knowledge, today)
    _print(found)
    if overdue := stale(knowledge, today):
        print(f"\n{len(overdue)} cards are past their review date:")
        _print(overdue)
    cards = sum(1 for _ in knowledge.entries())
    print(
        f"{len(knowledge.topics)} topics, {cards} cards, {len(knowledge.councils)} councils, "
        f"{len(knowledge.glossary)} terms, {len(knowledge.sources)} sources: {len(found)} faults."
    )
    return 1 if found else 0


def _print(lines: list[str]) -> None:
    for line in lines:
        print(f"- {line}")
