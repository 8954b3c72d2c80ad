"""Asking the addresses of our sources whether their pages are still there.

One request at a time to each site, with a pause between, under a name that says who asks.
"""

from __future__ import annotations

import asyncio
import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

import httpx
from sqlalchemy import delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.knowledge.schema import Source
from bot.questions.tables import SourceCheckRow
from bot.store.conversations import now

State = Literal["open", "moved", "gone", "unreachable", "unclear"]
"""What came back. "unclear" is a site that does not answer programs, or is broken just now."""

PAUSE = 1.0  # seconds between two requests to one site
PATIENCE = 20.0  # seconds for an answer
SITES_AT_ONCE = 4
AGENT = "Signpost (checks now and then that its sources are still there)"
_PERMANENTLY = (301, 308)
_GONE = (404, 410)


@dataclass(frozen=True)
class Check:
    """What came back for one source, and when (UTC)."""

    source: str
    url: str
    state: State
    detail: str
    checked_at: datetime.datetime


async def check_links(
    sources: Mapping[str, Source], client: httpx.AsyncClient, pause: float = PAUSE
) -> list[Check]:
    """Ask every address once. Sites side by side, the pages of one site one after the other."""
    by_site: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for id, source in sources.items():
        by_site[urlsplit(source.url).netloc].append((id, source.url))
    places = asyncio.Semaphore(SITES_AT_ONCE)

    async def site(pages: Iterable[tuple[str, str]]) -> list[Check]:
        asked: dict[str, tuple[State, str]] = {}
        async with places:
            for _, url in pages:
                if url not in asked:
                    if asked:
                        await asyncio.sleep(pause)
                    asked[url] = await _ask(client, url)
        return [Check(id, url, *asked[url], now()) for id, url in pages]

    found = await asyncio.gather(*map(site, by_site.values()))
    return [check for checks in found for check in checks]


def client() -> httpx.AsyncClient:
    """The client for it."""
    headers = {"User-Agent": AGENT, "Accept": "text/html,*/*"}
    return httpx.AsyncClient(headers=headers, timeout=PATIENCE, follow_redirects=True)


def keep(engine: Engine, checks: Iterable[Check]) -> None:
    """Put these in the place of the checks before."""
    with Session(engine, future=True) as session, session.begin():
        session.execute(delete(SourceCheckRow))
        session.add_all(
            SourceCheckRow(
                source=check.source,
                url=check.url,
                state=check.state,
                detail=check.detail[:300],
                checked_at=check.checked_at,
            )
            for check in checks
        )


def last_checks(engine: Engine) -> list[Check]:
    """What came back the last time, by source."""
    query = select(SourceCheckRow).order_by(SourceCheckRow.source)
    with Session(engine, future=True) as session:
        return [
            Check(row.source, row.url, row.state, row.detail, row.checked_at)
            for row in session.execute(query).scalars()
        ]


async def _ask(client: httpx.AsyncClient, url: str) -> tuple[State, str]:
    """The state of an address. Nothing of the page is read: that it answers is enough."""
    try:
        async with client.stream("GET", url) as response:
            status = response.status_code
            if status in _GONE:
                return "gone", f"status {status}"
            if not response.is_success:
                return "unclear", f"status {status}"
            if any(step.status_code in _PERMANENTLY for step in response.history):
                return "moved", f"now at {response.url}"
            return "open", ""
    except httpx.TooManyRedirects:
        return "unclear", "it sends us round in circles"
    except httpx.HTTPError as error:
        return "unreachable", type(error).__name__
