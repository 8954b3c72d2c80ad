"""`signpost eval`: how well are parents understood?"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bot.answers.card_models import CARDS, card_models
from bot.answers.choose import CardChooser
from bot.commands.ask import throw_away_assistant
from bot.evaluation.cards import card_report, choose_all, read_card_questions
from bot.evaluation.confusion import draw_confusion
from bot.evaluation.conversations import conversation_report, hold_all, read_conversations
from bot.evaluation.cross_validation import cross_validate
from bot.evaluation.questions import ask_all, read_questions
from bot.evaluation.report import report
from bot.settings import PROJECT


def evaluate(
    files: Sequence[Path],
    conversations: Sequence[Path],
    cards: Path | None,
    plot: Path | None,
) -> int:
    """Ask every question, hold every conversation, choose every card; print a report on each."""
    assistant = throw_away_assistant()
    results = []
    for path in files:
        found = asyncio.run(ask_all(assistant, read_questions(path)))
        results += found
        print(f"## {path.name}\n", *report(found), "", sep="\n")
    for path in conversations:
        held = asyncio.run(hold_all(assistant, read_conversations(path)))
        print(f"## {path.name}\n", *conversation_report(held), "", sep="\n")
    if cards:
        models = card_models(assistant.knowledge, assistant.settings.models / CARDS)
        chooser = CardChooser(assistant.knowledge, models)
        chosen = choose_all(chooser, assistant.knowledge, read_card_questions(cards))
        print(f"## {cards.name}\n", *card_report(chosen), "", sep="\n")
    if plot:
        draw_confusion(results, plot)
    return 0


def cross_validation(folds: int) -> int:
    """Print how well each training sentence is understood by a model that never saw it."""
    for line in cross_validate(PROJECT / "data/nlu", folds):
        print(line, flush=True)
    return 0
