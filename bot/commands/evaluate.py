"""`signpost eval FILE`: how well are parents understood?"""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.commands.ask import throw_away_assistant
from bot.evaluation.questions import ask_all, read_questions
from bot.evaluation.report import report


def evaluate(path: Path) -> int:
    """Ask every question of the file and print the report."""
    results = asyncio.run(ask_all(throw_away_assistant(), read_questions(path)))
    for line in report(results):
        print(line)
    return 0
