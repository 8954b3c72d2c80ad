"""Whether an answer helped: the keys for it under the answer, and what pressing them leads to."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup

from bot.knowledge.schema import ThumbWords
from bot.questions.thumbs import Thumbs, ThumbStore, Verdict
from bot.telegram.incoming import message_of
from bot.telegram.keys import Key
from bot.telegram.outgoing import Acknowledge, ChangeKeys, Outgoing
from bot.telegram.turns import KeptTurn

Row = list[InlineKeyboardButton]
_VERDICTS: dict[str, Verdict] = {"up": "up", "down": "down"}


class ThumbKeys:
    """Offers two keys, then reasons to who was not helped, then thanks."""

    def __init__(self, store: ThumbStore, words: ThumbWords) -> None:
        self._store = store
        self._words = words

    def under(
        self, keyboard: InlineKeyboardMarkup | None, turn: KeptTurn | None, seal: str
    ) -> InlineKeyboardMarkup | None:
        """The keys of a turn's last message, with thumbs if it is an answer to judge."""
        if turn is None or not self._store.can_be_judged(turn.answer):
            return keyboard
        rows = keyboard.inline_keyboard if keyboard else ()
        return InlineKeyboardMarkup([*rows, *self._rows(Thumbs(turn.number, "open"), seal)])

    async def pressed(
        self, query: CallbackQuery, key: Key, conversation: str
    ) -> list[Outgoing] | None:
        """Count what was pressed, and change the keys; None when that cannot be counted."""
        if verdict := _VERDICTS.get(key.what):
            thumbs = await asyncio.to_thread(self._store.judge, conversation, key.turn, verdict)
        elif key.what == "thanks":
            return [Acknowledge(query.id)]
        else:
            thumbs = await asyncio.to_thread(
                self._store.give_reason, conversation, key.turn, key.what
            )
        if thumbs is None:
            return None
        message = message_of(query)
        before = message.reply_markup.inline_keyboard if message and message.reply_markup else ()
        kept = [row for row in before if not _is_thumbs(row)]
        keys = InlineKeyboardMarkup([*kept, *self._rows(thumbs, key.seal)])
        if message is None or keys.inline_keyboard == before:
            return [Acknowledge(query.id)]
        return [Acknowledge(query.id), ChangeKeys(message.message_id, keys)]

    def _rows(self, thumbs: Thumbs, seal: str) -> list[Row]:
        def key(what: str, title: str) -> InlineKeyboardButton:
            data = Key("thumb", what, thumbs.turn, seal).data
            return InlineKeyboardButton(title, callback_data=data)

        if thumbs.state == "open":
            return [[key("up", self._words.helped), key("down", self._words.not_helped)]]
        if thumbs.state == "why":
            return [[key(reason, title)] for reason, title in self._words.reasons.items()]
        return [[key("thanks", f"✓ {self._words.thanks}")]]


def _is_thumbs(row: Iterable[InlineKeyboardButton]) -> bool:
    keys = [Key.read(str(one.callback_data)) for one in row]
    return any(key is not None and key.kind == "thumb" for key in keys)
