"""The shapes of ``plan_check.yml`` and ``plan_replies.yml`` in ``knowledge/meetings``."""

from __future__ import annotations

import datetime
from typing import Literal

from bot.knowledge.schema import Strict

PointId = Literal["who", "what", "how_often", "how_long", "measured", "by_when", "review"]


class Verdict(Strict, frozen=True):
    """What to say first where at least so many points are clear."""

    at_least: int
    says: str


class Spelling(Strict, frozen=True):
    """Words that are heard when misspelt, and real words that are none of them misspelt."""

    key_words: str
    real_words: str


class Also(Strict, frozen=True):
    """A second question on a clear point, for where none of the patterns stands."""

    clear: str
    question: str


class Point(Strict, frozen=True):
    """One thing that a plan should say. `clear`, `vague` and `unless` hold a pattern a line."""

    id: PointId
    title: str
    means: str
    missing: str
    vague_question: str
    clear: str
    vague: str
    unless: str = ""
    also: Also | None = None


class Signals(Strict, frozen=True):
    """How to tell a pasted plan from other messages."""

    words: int
    points: int
    asks: str
    says: str
    unless: str


class PlanCheckFile(Strict, frozen=True):
    """The whole of ``plan_check.yml``."""

    reviewed: datetime.date
    review_by: datetime.date
    verdicts: tuple[Verdict, ...]
    spelling: Spelling
    lists: dict[str, str]
    ordinary: str
    points: tuple[Point, ...]
    signals: Signals


class PlanButtons(Strict, frozen=True):
    """The words on the buttons under a plan that was checked."""

    add: str
    start: str


class PlanRepliesFile(Strict, frozen=True):
    """``plan_replies.yml``: what is said around the check of a plan."""

    reviewed: datetime.date
    review_by: datetime.date
    ask: str
    left: str
    withheld: str
    there: str
    gaps: str
    complete: str
    not_kept: str
    buttons: PlanButtons
