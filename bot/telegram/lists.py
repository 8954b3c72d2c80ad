"""The list of questions in Telegram: which of them a message shows, to be ticked off by keys."""

from __future__ import annotations

from bot.meetings.form import current_form
from bot.meetings.sheet import Item, Sheet
from bot.reply import Answer, Message
from bot.telegram.documents import kind_of
from bot.telegram.keys import Key, digest


def list_message(answer: Answer) -> Message | None:
    """The message of a turn that shows its list, or what was agreed: the one with its links."""
    return next(
        (one for one in answer.messages if any(kind_of(link.url) for link in one.links)), None
    )


def listed(message: Message, sheet: Sheet) -> list[tuple[int, Item]]:
    """The questions that the message shows, with their numbers. A letter is not to be ticked."""
    text = "\n".join(part.text for part in message.parts if part.kind != "letter")
    return [
        (place, item) for place, item in enumerate(sheet.items, 1) if asked(item, sheet) in text
    ]


def asked(item: Item, sheet: Sheet) -> str:
    """The question in the words that the sheet shows."""
    return item.simpler if sheet.simple else item.ask


def tick_key(item: Item, turn: int, seal: str) -> Key:
    """The key that turns the tick of a question. Pressed twice it does the same once."""
    return Key("untick" if item.ticked else "tick", digest(item.id), turn, seal)


def words_of(key: Key, sheet: Sheet) -> str | None:
    """What pressing is the same as typing; None when the question is no longer on the list."""
    places = (place for place, item in enumerate(sheet.items, 1) if digest(item.id) == key.what)
    place = next(places, None)
    if place is None:
        return None
    tick = current_form().file.buttons.tick.replace("{number}", str(place))
    return f"Untick {place}" if key.kind == "untick" else tick


def is_tick(words: str) -> bool:
    """Whether a button of the list ticks a question: there is a key for that already."""
    before, _, after = current_form().file.buttons.tick.partition("{number}")
    return words.removeprefix(before).removesuffix(after).isdecimal()
