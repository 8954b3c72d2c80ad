"""How the parts of a message are laid out for the eye, without changing what they say."""

from __future__ import annotations

from dataclasses import dataclass

from bot.knowledge.schema import ButtonWords
from bot.reply import Button, Message, Part

LAYERS = {
    "law": "The law",
    "code": "The Code (national guidance)",
    "council": "Council page",
    "practice": "Good practice",
}
"""What each layer is called beside a source."""

_SHORT_LAYERS = {
    "law": "the law",
    "code": "the Code",
    "council": "a council page",
    "practice": "good practice",
}
_COUNCIL_TOPIC = "set_council"


@dataclass(frozen=True)
class Layout:
    """A message in reading order: the verdict, its parts, and its buttons in two groups."""

    verdict: str | None
    """The short answer, "No diagnosis is needed", which a parent looks for first."""
    parts: tuple[Part, ...]
    depths: tuple[Button, ...]
    """The same answer again, longer or shorter."""
    choices: tuple[Button, ...]
    are_next_questions: bool
    """Whether the choices are questions to ask next, not answers to a question of ours."""
    layers: str
    """What the answer rests on, in words, to be read without opening the sources."""


def layout(message: Message, words: ButtonWords) -> Layout:
    """Lay a message out. The verdict goes first, also before numbers to call."""
    verdict = next((part.text for part in message.parts if part.kind == "verdict"), None)
    parts = tuple(part for part in message.parts if part.kind != "verdict")
    depths = tuple(b for b in message.buttons if b.message in (words.more, words.simpler))
    return Layout(
        verdict,
        parts,
        depths,
        tuple(button for button in message.buttons if button not in depths),
        message.card is not None and message.topic != _COUNCIL_TOPIC,
        ", ".join(dict.fromkeys(_SHORT_LAYERS[source.layer] for source in message.sources)),
    )
