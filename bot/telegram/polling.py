"""Long polling: fetching updates from Telegram, for a laptop or a small server.

Telegram forgets an update as soon as we ask for a later one. So we ask for later ones only when
it has been answered: after a crash or a cut cable what was not answered comes again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from telegram import Update
from telegram.error import Conflict, InvalidToken

from bot.telegram.incoming import UPDATES
from bot.telegram.sending import FIRST_PAUSE, LONGEST_PAUSE, patiently
from bot.telegram.service import TelegramService

logger = logging.getLogger(__name__)

LONG_POLL = 50  # seconds that Telegram waits for an update before it says there is none
LOOK_AGAIN = 0.5  # seconds until we look for new updates while others are being answered
PATIENT_LOOKS = 10
CONFLICT_PAUSE = 5.0  # seconds: the other program may be our own, stopping
MOST = 100  # updates that Telegram gives at once


class Polling:
    """Fetches updates for the service until it is stopped."""

    def __init__(self, service: TelegramService) -> None:
        self._service = service
        self._offset: int | None = None
        """The update to begin with; None: the first that Telegram still holds."""
        self._known: frozenset[int] = frozenset()
        """What the last answer of Telegram held."""
        self._still = 0
        """How often in a row all that Telegram gives was known, and none of it got answered."""

    async def run(self) -> None:
        """Fetch and hand over, for ever. Raises InvalidToken when the token is withdrawn."""
        bot = self._service.bot
        # While a webhook is set Telegram gives nothing to who asks. What waits there is kept.
        await patiently(lambda: bot.delete_webhook(drop_pending_updates=False))
        pause = FIRST_PAUSE
        while True:
            try:
                updates = await self._fetch()
            except InvalidToken:
                raise
            except Conflict:
                logger.warning("Another program fetches this bot's updates, too. Stop one of them.")
                await asyncio.sleep(CONFLICT_PAUSE)
                continue
            except Exception as error:
                logger.warning("No updates: %s.", type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
                continue
            pause = FIRST_PAUSE
            new = [update for update in updates if update.update_id not in self._known]
            self._known = frozenset(update.update_id for update in updates)
            for update in new:
                self._service.take(update)
            before = self._service.waiting
            await self._service.until_idle(LOOK_AGAIN)
            is_still = len(updates) == MOST and not new and self._service.waiting == before
            self._still = self._still + 1 if is_still else 0
            self._move_on(updates, is_stuck=self._still >= PATIENT_LOOKS)

    async def _fetch(self) -> Sequence[Update]:
        """Updates from the offset on: at once those there are, later ones when there are none.

        While some are unanswered Telegram gives those again, so it has nothing to wait for.
        """
        return await patiently(
            lambda: self._service.bot.get_updates(
                offset=self._offset,
                limit=MOST,
                timeout=0 if self._service.waiting else LONG_POLL,
                allowed_updates=UPDATES,
            )
        )

    def _move_on(self, updates: Sequence[Update], is_stuck: bool) -> None:
        """Ask next for what follows the answered ones.

        When all that Telegram gives at once waits and nothing moves, for a chat that has sent
        too much, say, the others shall not wait with it: then we move on past all.
        """
        waiting = self._service.waiting
        if waiting and not is_stuck:
            self._offset = min(waiting)
        elif updates:
            self._offset = updates[-1].update_id + 1
        else:  # all is answered and forgotten; after a quiet week the numbers begin elsewhere
            self._offset = None
