"""What a turn gives back: the shapes of the contract, for programs and for every channel."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

Safety = Literal["crisis", "safeguarding_concern"]
DANGERS: tuple[str, ...] = get_args(Safety)
"""The topics that tell of danger."""

NEARBY, OFF_TOPIC = "out_of_scope_send", "out_of_scope_other"
OUTSIDE = (NEARBY, OFF_TOPIC)
"""The topics that are not held here: near to the subject (exclusion, transport, benefits, bullying,
admissions), and far from it."""

PartKind = Literal["verdict", "answer", "council", "next", "say", "contact", "notice", "letter"]

ERASING = ("delete_my_data", "start_over")
"""Topics whose overview says that the conversation has been cleared."""


class Part(msgspec.Struct, frozen=True):
    """One paragraph or list of a message. Channels may dress it by its kind."""

    kind: PartKind
    text: str
    label: str | None = None
    """Words that open the part, such as "What you can do next"."""
    language: str | None = None
    """The ISO 639 code of a text that is not in English."""

    def plain(self) -> str:
        if self.label is None:
            return self.text
        gap = "\n" if self.text.startswith("- ") else " "
        return f"{self.label}:{gap}{self.text}"


class SourceReference(msgspec.Struct, frozen=True):
    """Where an answer comes from, as a parent sees it. `reviewed` is an ISO date."""

    title: str
    reference: str
    url: str
    layer: str
    reviewed: str


class Button(msgspec.Struct, frozen=True):
    """A suggestion. Pressing it is the same as typing `message`."""

    title: str
    message: str


class Link(msgspec.Struct, frozen=True):
    """A way out to a page that the knowledge base vouches for."""

    title: str
    url: str


class Message(msgspec.Struct, frozen=True):
    """One bubble: an answer from one card, or a sentence about the conversation."""

    parts: tuple[Part, ...]
    topic: str | None = None
    card: str | None = None
    sources: tuple[SourceReference, ...] = ()
    buttons: tuple[Button, ...] = ()
    links: tuple[Link, ...] = ()
    picture: str | None = None
    """What shows the answer, in ``knowledge/pictures``. The words say all without it."""

    @property
    def text(self) -> str:
        """The whole message as plain text, paragraphs apart; a verdict opens its answer."""
        text = ""
        for before, part in zip((None, *self.parts), self.parts):
            runs_on = before and before.kind == "verdict" and part.kind == "answer"
            text += (" " if runs_on else "\n\n" if before else "") + part.plain()
        return text


class Answer(msgspec.Struct, frozen=True):
    """What the dialogue decided to say in one turn, kept in the tracker as its own memory."""

    messages: tuple[Message, ...]
    topics: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    safety: Safety | None = None
    admitted: bool = False
    """Whether this turn said that it did not understand."""
    asks_council: bool = False
    """Whether this turn asks where the parent lives."""
    has_asked_council: bool = False
    """Whether that has been asked in this turn or any before it."""
    has_told_redaction: bool = False
    """Whether it has been said, now or before, that personal details are left out."""
    sheet: str | None = None
    """The token of the list that this turn shows."""
    questions: tuple[str, ...] = ()
    """Questions from a plan that may be put on the list."""
    awaits_plan: bool = False
    """Whether the next message is to be the text of a plan."""
    asked_as: str | None = None
    """What is kept in place of the parent's words, when those must not be kept."""
    erase: bool = False
    """Whether the parent asked to clear the conversation."""
    council: str | None = None
    """Where the parent lives, as far as it was known."""
    is_private: bool = False
    """Whether the parent's words may stand nowhere but in the conversation: they came into a
    form, belong to a plan, or may tell of danger."""


class Reply(msgspec.Struct, frozen=True):
    """An answer, and the signed token with which the conversation goes on."""

    conversation: str
    asked: str
    """The parent's message as it is kept: without personal details."""
    answer: Answer

    def as_contract(self) -> dict[str, object]:
        """The JSON of `POST /api/chat` and `signpost ask --jsonl`."""
        answer = self.answer
        return {
            "conversation": self.conversation,
            "topics": list(answer.topics),
            "offered": list(answer.offered),
            "safety": answer.safety,
            "messages": [
                {
                    "text": message.text,
                    "topic": message.topic,
                    "card": message.card,
                    "picture": message.picture,
                    "sources": msgspec.to_builtins(message.sources),
                    "buttons": msgspec.to_builtins(message.buttons),
                    "links": msgspec.to_builtins(message.links),
                }
                for message in answer.messages
            ],
        }
