"""`signpost eval`: how well are parents understood?"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bot.commands.ask import throw_away_assistant
from bot.evaluation.confusion import draw_confusion
from bot.evaluation.conversations import conversation_report, hold_all, read_conversations
from bot.evaluation.cross_validation import cross_validate
from bot.evaluation.questions import ask_all, read_questions
from bot.evaluation.report import report
from bot.settings import PROJECT


def evaluate(files: Sequence[Path], conversations: Path | None, plot: Path | None) -> int:
    """Ask every question, hold every conversation and print a report on each file."""
    assistant = throw_away_assistant()
    results = []
    for path in files:
        found = asyncio.run(ask_all(assistant, read_questions(path)))
        results += found
        print(f"## {path.name}\n", *report(found), "", sep="\n")
    if conversations:
        held = asyncio.run(hold_all(assistant, read_conversations(conversations)))
        print(f"## {conversations.name}\n", *conversation_report(held), sep="\n")
    if plot:
        draw_confusion(results, plot)
    return 0


def cross_validation(folds: int) -> int:
    """Print how well each training sentence is understood by a model that never saw it."""
    for line in cross_validate(PROJECT / "data/nlu", folds):
        print(line, flush=True)
    return 0
