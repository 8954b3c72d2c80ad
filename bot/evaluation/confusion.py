"""Which topics are taken for which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.evaluation.questions import Result

Pair = tuple[str, str]
"""The topic that was asked about, and the one that the model thought likeliest."""


def confused_pairs(results: Sequence[Result]) -> Counter[Pair]:
    """How often each topic was taken for another, as the model saw it before any asking back."""
    return Counter(
        (r.question.topics[0], r.ranking[0][0])
        for r in results
        if r.ranking and r.ranking[0][0] not in r.question.topics
    )


def draw_confusion(results: Sequence[Result], path: Path) -> None:
    """A picture of every topic against what it was taken for, in the order of the files."""
    from matplotlib.figure import Figure

    counts = Counter(
        (
            r.question.topics[0],
            r.question.topics[0] if r.ranking[0][0] in r.question.topics else r.ranking[0][0],
        )
        for r in results
        if r.ranking
    )
    topics = list(dict.fromkeys(topic for pair in sorted(counts) for topic in pair))
    place = {topic: i for i, topic in enumerate(topics)}
    grid = np.full((len(topics), len(topics)), np.nan)
    for (asked, taken), count in counts.items():
        grid[place[asked], place[taken]] = count
    figure = Figure(figsize=(15, 14), layout="constrained")
    axes = figure.subplots()
    axes.imshow(np.where(np.eye(len(topics), dtype=bool), np.nan, grid), cmap="Reds", vmin=0)
    axes.imshow(np.where(np.eye(len(topics), dtype=bool), grid, np.nan), cmap="Greys", vmin=0)
    for (asked, taken), count in counts.items():
        color = "white" if asked == taken and count > 10 else "black"
        axes.text(
            place[taken], place[asked], str(count), ha="center", va="center", size=7, color=color
        )
    axes.set_xticks(range(len(topics)), topics, rotation=90, fontsize=8)
    axes.set_yticks(range(len(topics)), topics, fontsize=8)
    axes.set_xlabel("likeliest to the model")
    axes.set_ylabel("asked about")
    axes.set_title(f"{len(results)} questions: right in grey, mistaken in red")
    figure.savefig(path)
