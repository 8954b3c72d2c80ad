"""Texts with their formatting, as Telegram takes them: plain text beside a list of entities.

Entities cannot break: whatever a text holds, it is shown and never read as formatting. Their
places are counted in UTF-16 code units, in which an emoji counts two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from telegram import MessageEntity
from telegram.constants import MessageEntityType

Styled = tuple[str, Sequence[MessageEntity]]
"""A text and its formatting."""

_STYLES = {"strong": MessageEntityType.BOLD, "em": MessageEntityType.ITALIC}
_NUMBER = re.compile(r"\b(?:Phone|Out of hours|Text): (\d[\d ]*\d)")
# What the knowledge base uses, and the page shows: lists, bold, italics, lines.
_markdown = MarkdownIt("zero", {"html": False, "breaks": True}).enable(
    ["list", "emphasis", "newline"]
)


def units(text: str) -> int:
    """How long Telegram counts the text, in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def plain(text: str) -> Styled:
    """The text as it is."""
    return text, ()


def styled(text: str | Styled, kind: MessageEntityType, url: str | None = None) -> Styled:
    """The whole text in one style, keeping the styles within."""
    inner, entities = plain(text) if isinstance(text, str) else text
    if not inner:
        return plain("")
    return inner, (MessageEntity(kind, 0, units(inner), url=url), *entities)


def joined(pieces: Sequence[Styled], between: str = "") -> Styled:
    """The pieces one after the other. Empty ones are left out."""
    parts: list[Styled] = []
    for piece in pieces:
        if piece[0]:
            parts += [plain(between), piece] if parts and between else [piece]
    text, entities = MessageEntity.concatenate(*parts) if parts else ("", ())
    return text, tuple(entities)


def markup(text: str) -> Styled:
    """A text of the knowledge base: its lists, bold and italics."""
    writer = _Writer()
    for token in _markdown.parse(text):
        writer.block(token)
    return writer.text.strip("\n"), tuple(writer.entities)


def with_numbers(piece: Styled) -> Styled:
    """The same with its telephone numbers marked, for a phone to call."""
    text, entities = piece
    numbers = [
        MessageEntity(
            MessageEntityType.PHONE_NUMBER, units(text[: match.start(1)]), units(match[1])
        )
        for match in _NUMBER.finditer(text)
    ]
    return text, (*entities, *numbers)


def numbers_in(text: str) -> list[str]:
    """The telephone numbers that a contact's details give."""
    return list(dict.fromkeys(_NUMBER.findall(text)))


class _Writer:
    """Writes the tokens of a text down, and where each style begins and ends."""

    def __init__(self) -> None:
        self.text = ""
        self.entities: list[MessageEntity] = []
        self._open: list[int] = []
        self._depth = 0
        self._follows_bullet = False

    def block(self, token: Token) -> None:
        if token.type == "list_item_open":
            bullet = f"{token.info}. " if token.info else "• "
            self._new_line()
            self.text += "  " * (self._depth - 1) + bullet
            self._follows_bullet = True
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            if self._depth == 0:
                self._new_paragraph()
            self._depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._depth -= 1
        elif token.type == "paragraph_open" and not self._follows_bullet:
            self._new_paragraph()
        elif token.type == "inline":
            self._follows_bullet = False
            for child in token.children or ():
                self._inline(child)

    def _inline(self, token: Token) -> None:
        style, _, edge = token.type.rpartition("_")
        if token.type in ("softbreak", "hardbreak"):
            self.text += "\n" + "   " * self._depth
        elif edge == "open":
            self._open.append(units(self.text))
        elif edge == "close":
            start = self._open.pop()
            if length := units(self.text) - start:
                self.entities.append(MessageEntity(_STYLES[style], start, length))
        else:
            self.text += token.content

    def _new_line(self) -> None:
        if self.text and not self.text.endswith("\n"):
            self.text += "\n"

    def _new_paragraph(self) -> None:
        self._new_line()
        if self.text:
            self.text += "\n"
