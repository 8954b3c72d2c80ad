"""What a key carries: at most 64 bytes that say nothing by themselves.

The words of a key stand in the conversation, under the turn that it belongs to, so keys work
after a restart and end with the conversation. Keys that mean the same at any time, such as a
topic, need no turn.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from bot.knowledge import Knowledge
from bot.knowledge.schema import Council
from bot.meetings.form import current_form
from bot.meetings.outcome_form import current_outcome_form
from bot.reply import Answer, Button

Kind = Literal["button", "tick", "untick", "document", "standing", "pack", "thumb"]
_LETTERS: dict[Kind, str] = {
    "button": "b",
    "tick": "t",
    "untick": "u",
    "document": "d",
    "standing": "s",
    "pack": "p",
    "thumb": "h",
}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}
assert set(_LETTERS) == set(get_args(Kind))


@dataclass(frozen=True)
class Key:
    """What was pressed. `what` is a digest of a button's words or of a question's id, the kind of
    a file, an adviser's code, or a verdict or reason."""

    kind: Kind
    what: str
    turn: int = 0
    seal: str = ""
    """Ties the key to its conversation: the number of a deleted turn may come again."""

    @property
    def data(self) -> str:
        return f"{_LETTERS[self.kind]}.{self.turn}.{self.what}.{self.seal}"

    @classmethod
    def read(cls, data: str) -> Key | None:
        """The key of this data; None when we did not make it."""
        letter, *rest = data.split(".")
        if letter not in _KINDS or len(rest) != 3 or not rest[0].isdecimal():
            return None
        return cls(_KINDS[letter], rest[1], int(rest[0]), rest[2])


def digest(words: str) -> str:
    """A short name for words: 64 bits, enough to tell the keys of a bot apart."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def button_in(answer: Answer, what: str) -> Button | None:
    """The button of this turn that a key names."""
    buttons = (button for message in answer.messages for button in message.buttons)
    return next((button for button in buttons if digest(button.message) == what), None)


class Standing:
    """The words that mean the same whenever they are said: topics, questions, places, the list."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._words = {digest(words): words for words in _standing(knowledge)}

    def __contains__(self, words: str) -> bool:
        return digest(words) in self._words

    def words(self, key: Key) -> str | None:
        """What a standing key says; None when the knowledge base no longer holds it."""
        return self._words.get(key.what)


def _standing(knowledge: Knowledge) -> Iterable[str]:
    for topic in knowledge.topics.values():
        yield topic.title
    for entry in knowledge.entries():
        yield entry.card.questions[0]
    councils: Iterable[Council] = knowledge.councils.values()
    yield from (council.place for council in councils)
    yield knowledge.phrases.buttons.elsewhere
    form, outcome = current_form().file, current_outcome_form().file
    words = form.buttons
    yield from (words.show, words.top, words.simpler, words.usual, words.school, words.tap)
    yield from (form.make_list, form.short_list, outcome.buttons.tell, outcome.buttons.make_list)
