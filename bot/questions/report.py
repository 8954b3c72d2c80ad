"""What a service sees of what parents ask: tables in which no small count can be found."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.knowledge import Knowledge
from bot.knowledge.places import ELSEWHERE
from bot.questions.counting import week_of
from bot.questions.small import rounded, share, shown
from bot.questions.tables import AskedRow, ThumbRow, WordingRow
from bot.questions.wordings import Asked, groups
from bot.store.conversations import now

WEEKS = 12
"""How far back the tables look, this week included."""
WEEKS_OF_TOPICS = 6
MOST_TOPICS = 25
_QUESTIONS = ("answered", "asked back", "admitted")


@dataclass(frozen=True)
class Table:
    """A table of the page, which is also a CSV file under its name."""

    name: str
    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    bars: tuple[tuple[str, int], ...] = ()
    """For a chart: words and rounded numbers. What is hidden in the table is left out here."""


class Report:
    """The tables of one service; `council` None is for questions from places that are not known.

    It reads the counts when it is made.
    """

    def __init__(self, engine: Engine, knowledge: Knowledge, council: str | None) -> None:
        self._knowledge = knowledge
        self._this_week = week_of(now())
        since = self._this_week - datetime.timedelta(weeks=WEEKS - 1)
        places = [council] if council else ["", ELSEWHERE]
        with Session(engine, future=True) as session:
            asked = _of(session, AskedRow, places, since)
            self._asked = [row for row in asked if row.outcome in _QUESTIONS and self._counts(row)]
            self._thumbs = _of(session, ThumbRow, places, since)
            words = _of(session, WordingRow, places, since) if council else []
            self._words = [
                Asked(row.conversation_id, row.wording, self._subject(row.topic))
                for row in sorted(words, key=lambda row: row.id)
            ]
        self.has_words = council is not None

    def tables(self) -> list[Table]:
        """All of them, in the order in which they help."""
        words = [self.not_answered(), self.asked_back()] if self.has_words else []
        return [self.outcomes(), *words, self.thumbs(), self.topics(), self.hours()]

    def outcomes(self) -> Table:
        """How many questions were answered, asked back or not understood, week by week."""
        rows = []
        for week in self._weeks(WEEKS):
            of_week = [row for row in self._asked if row.week == week]
            numbers = [_sum(of_week, lambda row, o=o: row.outcome == o) for o in _QUESTIONS]
            shares = [share(number, sum(numbers)) for number in numbers]
            cells = [f"{shown(n)} ({s})" if n else "0" for n, s in zip(numbers, shares)]
            rows.append((_day(week), *cells))
        return Table(
            "outcomes",
            "Was it answered?",
            "“Asked back” means that it asked which of two or three things was meant.",
            ("Week from", "Answered", "Asked back", "Not answered"),
            tuple(rows),
            self._bars((_day(w), _sum(self._asked, lambda row, w=w: row.week == w))
                       for w in self._weeks(WEEKS)),
        )  # fmt: skip

    def not_answered(self) -> Table:
        """What was asked and got no answer, grouped by meaning."""
        found, others = groups([one for one in self._words if one.topic is None])
        rows = [(" / ".join(group.wordings), shown(group.chats)) for group in found]
        if others:
            rows.append(("Other questions, each from too few chats to show", shown(others)))
        return Table(
            "not-answered",
            "Asked and not answered",
            "Typical wordings of questions that are alike, with personal details taken out.",
            ("What was asked", "Chats"),
            tuple(rows),
        )

    def asked_back(self) -> Table:
        """What was answered only after asking back, and what it was about."""
        found, others = groups([one for one in self._words if one.topic])
        rows = [
            (" / ".join(one.wordings), self._title(one.topic) or "Several things", shown(one.chats))
            for one in found
        ]
        if others:
            rows.append(("Other questions, each from too few chats to show", "", shown(others)))
        return Table(
            "asked-back",
            "Answered after asking back",
            "If one of these wordings is common, the topic may need it as an example question.",
            ("What was asked", "What it was about", "Chats"),
            tuple(rows),
        )

    def thumbs(self) -> Table:
        """Verdicts and reasons, topic by topic."""
        reasons = self._knowledge.phrases.thumbs.reasons
        topics = _ranked(self._thumbs, lambda row: [row.topic])
        rows = []
        for topic in topics:
            mine = [row for row in self._thumbs if row.topic == topic]
            verdicts = [_sum(mine, lambda row, v=v: row.verdict == v) for v in ("up", "down")]
            why = [_sum(mine, lambda row, r=r: row.reason == r) for r in reasons]
            rows.append((self._title(topic) or topic, *map(shown, (*verdicts, *why))))
        return Table(
            "thumbs",
            "Did it help?",
            "What parents pressed under answers. They need not give a reason.",
            ("Topic", "Helped", "Did not help", *reasons.values()),
            tuple(rows),
        )

    def topics(self) -> Table:
        """What was answered, week by week. A question about two topics counts under both."""
        weeks = self._weeks(WEEKS_OF_TOPICS)
        answered = [row for row in self._asked if row.outcome == "answered"]
        topics = _ranked(answered, lambda row: row.topics.split())[:MOST_TOPICS]
        rows, bars = [], []
        for topic in topics:
            mine = [row for row in answered if topic in row.topics.split()]
            title = self._title(topic) or topic
            by_week = [_sum(mine, lambda row, w=w: row.week == w) for w in weeks]
            rows.append((title, *map(shown, by_week)))
            bars.append((title, _sum(mine)))
        return Table(
            "topics",
            "What it was about",
            f"The topics of the last {WEEKS} weeks, most asked first.",
            ("Topic", *(f"From {_day(week)}" for week in weeks)),
            tuple(rows),
            self._bars(bars),
        )

    def hours(self) -> Table:
        """When parents ask, by a clock in England."""
        numbers = [(h, _sum(self._asked, lambda row, h=h: row.hour == h)) for h in range(24)]
        spans = [(f"{hour:02}:00 to {(hour + 1) % 24:02}:00", number) for hour, number in numbers]
        return Table(
            "hours",
            "Times of day",
            f"Questions of the last {WEEKS} weeks.",
            ("Time", "Questions"),
            tuple((words, shown(number)) for words, number in spans),
            self._bars(spans),
        )

    def _weeks(self, count: int) -> list[datetime.date]:
        """The Mondays, this week's first."""
        return [self._this_week - datetime.timedelta(weeks=back) for back in range(count)]

    def _counts(self, row: AskedRow) -> bool:
        """Whether a turn was a question, and no thanks or greeting."""
        return row.outcome != "answered" or any(map(self._subject, row.topics.split()))

    def _subject(self, topic: str | None) -> str | None:
        """The topic, unless it is only about the conversation."""
        held = self._knowledge.topics.get(topic or "")
        return None if held and held.group == "conversation" else topic

    def _title(self, topic: str | None) -> str | None:
        held = self._knowledge.topics.get(topic or "")
        return held.title if held else None

    @staticmethod
    def _bars(numbers: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
        return tuple((words, rounded(number) or 0) for words, number in numbers)


def _of(session: Session, table: type, places: Sequence[str], since: datetime.date) -> list:
    query = select(table).where(table.council.in_(places), table.week >= since)  # type: ignore[attr-defined]
    rows = session.execute(query).scalars().all()
    session.expunge_all()
    return list(rows)


def _sum(rows: Iterable, fits: Callable = lambda row: True) -> int:
    return sum(row.count for row in rows if fits(row))


def _ranked(rows: Iterable, keys: Callable[..., Iterable[str]]) -> list[str]:
    """The keys by how much is counted under them, in steps that give no small count away."""
    counts: Counter[str] = Counter()
    for row in rows:
        for key in keys(row):
            counts[key] += row.count
    return sorted(filter(None, counts), key=lambda key: (-(rounded(counts[key]) or 0), key))


def _day(week: datetime.date) -> str:
    return f"{week:%-d %b %Y}"
