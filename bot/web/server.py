"""`signpost serve`: the assistant behind uvicorn."""

from __future__ import annotations

import logging
import sys

import uvicorn

from bot.advisers.demo import EMAIL, prepare_demo
from bot.dialogue.agent import NoModelError
from bot.knowledge import KnowledgeError
from bot.settings import Settings


def serve(host: str, port: int) -> int:
    """Serve until stopped. Returns 2 when there is no model or the content cannot be read."""
    from bot.web.app import create_app

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    print("Loading the model ...", flush=True)
    try:
        settings = Settings.from_environment()
        app = create_app(settings)
    except (NoModelError, KnowledgeError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", access_log=False, server_header=False
    )
    password = prepare_demo(app.state.assistant.engine, host, wanted=settings.demo)
    server = _AnnouncingServer(config, password)
    server.run()
    return 0 if server.started else 2


class _AnnouncingServer(uvicorn.Server):
    """Says where it can be reached, once it can, and how to try the advisers' pages."""

    def __init__(self, config: uvicorn.Config, demo_password: str | None) -> None:
        super().__init__(config)
        self._demo_password = demo_password

    async def startup(self, sockets: list | None = None) -> None:  # type: ignore[type-arg]
        await super().startup(sockets)
        if self.started:
            address = f"http://{self.config.host}:{self.config.port}/"
            if self._demo_password:
                print(
                    f"For advisers: {address}advisers with {EMAIL} and, for this run, "
                    f"the password {self._demo_password}"
                )
            print(f"Signpost is ready at {address}", flush=True)
