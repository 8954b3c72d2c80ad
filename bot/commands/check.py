"""`signpost knowledge check`: what an editor must mend, in sentences."""

from __future__ import annotations

import datetime

from bot.knowledge import KnowledgeError, load_knowledge, page_check
from bot.knowledge.check import faults, stale
from bot.knowledge.pages import load_pages, page_values
from bot.meetings import check as meetings_check
from bot.meetings.load import MeetingsError, load_meetings
from bot.packs import checklists as packs_check
from bot.packs.checklists import ChecklistsError, load_checklists
from bot.settings import Settings
from bot.telegram.words import WordsError, load_words


def check_knowledge() -> int:
    """Print the faults. Returns 1 when there are any; what is stale is told but is no fault."""
    settings = Settings.from_environment()
    folder = settings.knowledge
    try:
        knowledge, meetings = load_knowledge(folder), load_meetings(folder)
        files, checklists = load_pages(folder), load_checklists(folder)
        load_words(folder / "telegram.yml", knowledge)
    except (KnowledgeError, MeetingsError, ChecklistsError, WordsError) as error:
        _print(error.faults)
        return 1
    today = datetime.date.today()
    found = [*faults(knowledge, today), *meetings_check.faults(meetings)]
    found += packs_check.faults(checklists, meetings, knowledge)
    found += page_check.faults(files, page_values(settings, knowledge, files.words))
    _print(found)
    if overdue := stale(knowledge, today):
        print(f"\n{len(overdue)} cards are past their review date:")
        _print(overdue)
    if overdue := meetings_check.stale(meetings, today):
        print(f"\n{len(overdue)} meetings are past their review date:")
        _print(overdue)
    if overdue := page_check.stale(files, today):
        print(f"\n{len(overdue)} pages are past their review date:")
        _print(overdue)
    if overdue := packs_check.stale(checklists, today):
        print(f"\n{len(overdue)} checklists are past their review date:")
        _print(overdue)
    cards = sum(1 for _ in knowledge.entries())
    print(
        f"{len(knowledge.topics)} topics, {cards} cards, {len(knowledge.councils)} councils, "
        f"{len(knowledge.glossary)} terms, {len(knowledge.sources)} sources, "
        f"{len(meetings.meetings)} meetings, {len(meetings.worries)} worries, "
        f"{meetings_check.question_count(meetings)} questions, {len(checklists)} checklists, "
        f"{len(files.pages)} pages: "
        f"{len(found)} faults."
    )
    return 1 if found else 0


def _print(lines: list[str]) -> None:
    for line in lines:
        print(f"- {line}")
