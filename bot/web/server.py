"""`signpost serve`: the assistant behind uvicorn."""

from __future__ import annotations

import logging
import sys

import uvicorn

from bot.dialogue.agent import NoModelError
from bot.knowledge import KnowledgeError
from bot.settings import Settings


def serve(host: str, port: int) -> int:
    """Serve until stopped. Returns 2 when there is no model or the content cannot be read."""
    from bot.web.app import create_app

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    print("Loading the model ...", flush=True)
    try:
        app = create_app(Settings.from_environment())
    except (NoModelError, KnowledgeError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", access_log=False, server_header=False
    )
    server = _AnnouncingServer(config)
    server.run()
    return 0 if server.started else 2


class _AnnouncingServer(uvicorn.Server):
    """Says where it can be reached, once it can."""

    async def startup(self, sockets: list | None = None) -> None:  # type: ignore[type-arg]
        await super().startup(sockets)
        if self.started:
            print(f"Signpost is ready at http://{self.config.host}:{self.config.port}/", flush=True)
