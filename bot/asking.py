"""What may come through the door, and the plain sentence for what may not."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LONGEST_TEXT = 5000  # characters: about two pages, longer than any letter from a school


_LEADING = re.compile(r"^[\s/]+")


@dataclass
class AskError(Exception):
    """A message that cannot be taken. Nothing has been changed by it.

    `code` is for programs, `message` is a sentence for people, `status` the HTTP status.
    `retry_after` is the number of seconds after which it may be taken, where that is known.
    """

    code: str
    message: str
    status: int = 422
    retry_after: int | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The HTTP headers that go with the answer."""
        return {} if self.retry_after is None else {"Retry-After": str(self.retry_after)}


def checked_text(text: str) -> str:
    """The text as the assistant will read it.

    Raises AskError when it is empty, longer than `LONGEST_TEXT`, or has characters that
    cannot be read: controls, halves of a pair, or Unicode "tags", which hide text from people.
    """
    if len(text) > LONGEST_TEXT:
        raise AskError(
            "text_too_long",
            f"Your message has {len(text):,} characters. Please keep it to {LONGEST_TEXT:,}, "
            "or send it in two parts.",
        )
    if any(_is_unreadable(character) for character in text):
        raise AskError(
            "bad_characters",
            "Your message has characters that cannot be read. Please type it again.",
        )
    # Rasa reads a text that begins with a slash as a command. A parent's text never is one.
    readable = _LEADING.sub("", unicodedata.normalize("NFC", text)).strip()
    if not readable:
        raise AskError("empty_text", "Your message is empty. Please type your question.")
    return readable


def _is_unreadable(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Cc":
        return character not in "\n\r\t"
    return category in ("Cs", "Co", "Cn") or 0xE0000 <= ord(character) <= 0xE007F
