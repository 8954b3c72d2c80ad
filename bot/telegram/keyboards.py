"""The keys under a message."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.meetings.sheet import Sheet
from bot.reply import Button, Link, Message
from bot.telegram.documents import kind_of
from bot.telegram.keys import Key, Standing, digest
from bot.telegram.lists import is_tick, listed, tick_key
from bot.telegram.text import numbers_in
from bot.telegram.words import Words

WIDEST_ROW = 32  # characters: more is cut off on a small phone
MOST_IN_ROW = 4
LONGEST_DATA = 64  # bytes that Telegram lets a key carry
SHORTEST_NUMBER = 6  # digits: nobody needs to copy 999
MOST_NUMBERS = 3


class Keyboards:
    """Makes the keys of messages. `public_url` is where our own pages are, if it is known."""

    def __init__(self, words: Words, standing: Standing, public_url: str | None) -> None:
        self._words = words.keys
        self._standing = standing
        self._public_url = public_url

    def under(
        self, message: Message, turn: int, seal: str, sheet: Sheet | None = None
    ) -> InlineKeyboardMarkup | None:
        """All keys of a message: to tick, to choose, to get a file, to open, to copy a number.

        Without a turn (0) only what means the same at any time gets a key.
        """
        items = listed(message, sheet) if sheet else []
        ticks = [
            _key(
                (self._words.untick if item.ticked else self._words.tick).replace(
                    "{number}", str(place)
                ),
                tick_key(item, turn, seal),
            )
            for place, item in items
        ]
        choices = [button for button in message.buttons if not (items and is_tick(button.message))]
        rows = [
            *_rows(ticks),
            *_rows(self._choices(choices, turn, seal)),
            *([key] for key in _documents(message.links, turn, seal)),
            *([key] for key in self._links(message.links)),
            *([key] for key in self._numbers(message)),
        ]
        return InlineKeyboardMarkup(rows) if rows else None

    def of(self, buttons: Iterable[Button]) -> InlineKeyboardMarkup:
        """Keys that mean the same at any time."""
        return InlineKeyboardMarkup(_rows(self._choices(buttons, 0, "")))

    def with_pack(
        self, keyboard: InlineKeyboardMarkup | None, code: str
    ) -> InlineKeyboardMarkup | None:
        """The same keys, and one that makes an adviser's questions the parent's own list."""
        data = Key("pack", code).data
        if len(data) > LONGEST_DATA:
            return keyboard
        rows = keyboard.inline_keyboard if keyboard else ()
        key = InlineKeyboardButton(self._words.work_here, callback_data=data)
        return InlineKeyboardMarkup([[key], *rows])

    def chosen(
        self, keyboard: InlineKeyboardMarkup, data: str, alone: bool
    ) -> InlineKeyboardMarkup:
        """The same keys with the pressed one marked; `alone` takes the other choices away."""
        rows = [
            [
                self._marked(key) if key.callback_data == data else key
                for key in row
                if not alone or key.callback_data in (data, None)
            ]
            for row in keyboard.inline_keyboard
        ]
        return InlineKeyboardMarkup([row for row in rows if row])

    def _marked(self, key: InlineKeyboardButton) -> InlineKeyboardButton:
        before, _, after = self._words.chosen.partition("{title}")
        title = key.text.removeprefix(before).removesuffix(after)  # it may be marked already
        return InlineKeyboardButton(
            self._words.chosen.replace("{title}", title), callback_data=key.callback_data
        )

    def _choices(
        self, buttons: Iterable[Button], turn: int, seal: str
    ) -> list[InlineKeyboardButton]:
        keys = []
        for button in buttons:
            what = digest(button.message)
            if button.message.startswith("https://"):
                keys.append(InlineKeyboardButton(button.title, url=button.message))
            elif turn:
                keys.append(_key(button.title, Key("button", what, turn, seal)))
            elif button.message in self._standing:
                keys.append(_key(button.title, Key("standing", what)))
        return keys

    def _links(self, links: Iterable[Link]) -> list[InlineKeyboardButton]:
        """Sites that the answer names, and the parent's own sheet on ours."""
        keys = []
        for link in links:
            if link.url.startswith("https://"):
                keys.append(InlineKeyboardButton(link.title, url=link.url))
            elif self._public_url and link.url.startswith("/") and not kind_of(link.url):
                keys.append(InlineKeyboardButton(link.title, url=self._public_url + link.url))
        return keys

    def _numbers(self, message: Message) -> list[InlineKeyboardButton]:
        """Telegram lets no key call a number, but one may copy it."""
        contacts = "\n".join(part.text for part in message.parts if part.kind == "contact")
        long = [n for n in numbers_in(contacts) if len(n.replace(" ", "")) >= SHORTEST_NUMBER]
        return [
            InlineKeyboardButton(
                self._words.copy.replace("{number}", number), copy_text=CopyTextButton(number)
            )
            for number in long[:MOST_NUMBERS]
        ]


def _documents(links: Iterable[Link], turn: int, seal: str) -> list[InlineKeyboardButton]:
    kinds = [(link.title, kind) for link in links if (kind := kind_of(link.url))]
    return [_key(title, Key("document", kind, turn, seal)) for title, kind in kinds if turn]


def _key(title: str, key: Key) -> InlineKeyboardButton:
    return InlineKeyboardButton(title, callback_data=key.data)


def _rows(keys: Sequence[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    """The keys in their order, short ones side by side."""
    rows: list[list[InlineKeyboardButton]] = []
    for key in keys:
        width = sum(len(one.text) + 2 for one in rows[-1]) if rows else 0
        if rows and len(rows[-1]) < MOST_IN_ROW and width + len(key.text) <= WIDEST_ROW:
            rows[-1].append(key)
        else:
            rows.append([key])
    return rows
