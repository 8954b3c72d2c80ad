"""What the content itself needs: answers to read again, and sources whose pages are gone."""

from __future__ import annotations

import datetime

from sqlalchemy.engine import Engine

from bot.knowledge import Knowledge
from bot.knowledge.check import stale
from bot.questions.links import last_checks
from bot.questions.report import Table

SOON = datetime.timedelta(days=60)
_SAID = {
    "gone": "The page is gone",
    "unreachable": "Could not be reached",
    "moved": "Has moved",
    "unclear": "Could not be checked",
}


def to_read_again(knowledge: Knowledge, council: str, today: datetime.date) -> Table:
    """Cards whose review is overdue or due soon: the national ones, and this council's own."""
    due = sorted(
        (entry.review_by, entry.key, knowledge.topics[entry.topic].title)
        for entry in knowledge.entries()
        if entry.council in (None, council) and entry.review_by < today + SOON
    )
    overdue = {fault.partition(":")[0] for fault in stale(knowledge, today)}
    rows = [
        (title, key, f"{day:%-d %B %Y}", "Overdue" if key in overdue else "Soon")
        for day, key, title in due
    ]
    return Table(
        "review",
        "Answers to read again",
        f"Answers whose review is overdue or due within {SOON.days} days.",
        ("Topic", "Card", "Due by", "State"),
        tuple(rows),
    )


def dead_sources(engine: Engine, knowledge: Knowledge, council: str) -> Table:
    """What the last `signpost knowledge links` could not open: national sources and our own."""
    rows = []
    for check in last_checks(engine):
        source = knowledge.sources.get(check.source)
        if source and source.council in (None, council) and check.state in _SAID:
            said = _SAID[check.state]
            day = f"{check.checked_at:%-d %B %Y}"
            rows.append((source.title, source.url, said, check.detail, day))
    return Table(
        "sources",
        "Sources that did not open",
        "From the last run of “signpost knowledge links”.",
        ("Source", "Address", "What happened", "Detail", "Checked"),
        tuple(sorted(rows, key=lambda row: (row[2], row[0]))),
    )
