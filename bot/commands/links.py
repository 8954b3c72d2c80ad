"""`signpost knowledge links`: whether the pages of our sources are still there."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from collections.abc import Mapping

from bot.knowledge import KnowledgeError, load_knowledge
from bot.knowledge.schema import Source
from bot.questions.links import Check, check_links, client, keep
from bot.settings import Settings
from bot.store.database import open_database


def check_sources() -> int:
    """Ask every address, keep what came back, and print what did not open.

    Returns 1 when a page is gone, 2 when it cannot run. It takes some minutes.
    """
    try:
        settings = Settings.from_environment()
        sources = load_knowledge(settings.knowledge).sources
        engine = open_database(settings.database_url)
    except (KnowledgeError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    checks = asyncio.run(_ask(sources))
    keep(engine, checks)
    for check in sorted(checks, key=lambda check: (check.state, check.source)):
        if check.state != "open":
            print(f"- {check.source}: {check.state} ({check.detail}) {check.url}")
    states = Counter(check.state for check in checks)
    print(", ".join(f"{count} {state}" for state, count in states.most_common()) + ".")
    return 1 if states["gone"] else 0


async def _ask(sources: Mapping[str, Source]) -> list[Check]:
    async with client() as http:
        return await check_links(sources, http)
