"""What the content itself needs: answers to read again, and sources whose pages are gone."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy.engine import Engine

from bot.knowledge import Knowledge
from bot.knowledge.check import stale
from bot.questions.links import Check, last_checks
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
    checks = last_checks(engine)
    for check in checks:
        source = knowledge.sources.get(check.source)
        if source and source.council in (None, council) and check.state in _SAID:
            said = _SAID[check.state]
            day = f"{check.checked_at:%-d %B %Y}"
            rows.append((source.title, source.url, said, check.detail, day))
    return Table(
        "sources",
        "Sources that did not open",
        _when(checks),
        ("Source", "Address", "What happened", "Detail", "Checked"),
        tuple(sorted(rows, key=lambda row: (row[2], row[0]))),
    )


def _when(checks: Sequence[Check]) -> str:
    if not checks:
        return "Not checked yet. Whoever runs Signpost can do so with “signpost knowledge links”."
    last = max(check.checked_at for check in checks)
    opened = sum(check.state == "open" for check in checks)
    return f"On {last:%-d %B %Y}, {opened} of all {len(checks)} sources opened."
