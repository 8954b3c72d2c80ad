"""What a parent is told while the assistant is turned off for their council."""

from __future__ import annotations

from bot.answers.compose import contact_lines
from bot.asking import AskError
from bot.knowledge import Knowledge
from bot.knowledge.schema import Contact
from bot.knowledge.text import fill
from bot.reply import Message, Part

URGENT = ("emergency_999", "samaritans")
NEAR = ("sendiass", "ipsea")


class SwitchedOffError(AskError):
    """The assistant is off for the parent's council. `shown` says so, and who can help."""

    def __init__(self, shown: Message) -> None:
        super().__init__("switched_off", shown.text, 503)
        self.shown = shown


def switched_off(knowledge: Knowledge, council: str) -> SwitchedOffError:
    """The refusal for a council: who can help instead, and whom to call in danger."""
    words = knowledge.phrases.switched_off
    held = knowledge.councils[council]
    parts = [
        Part("verdict", fill(words.verdict, held)),
        Part("answer", fill(words.answer, held)),
        *_contacts(knowledge, council, NEAR),
        Part("answer", words.danger),
        *_contacts(knowledge, council, URGENT),
        Part("notice", words.clear),
    ]
    return SwitchedOffError(Message(tuple(parts)))


def _contacts(knowledge: Knowledge, council: str, ids: tuple[str, ...]) -> list[Part]:
    found = [(id, knowledge.contact(id, council)) for id in ids]
    return [Part("contact", _details(knowledge, id, one), one.name) for id, one in found if one]


def _details(knowledge: Knowledge, contact_id: str, contact: Contact) -> str:
    return "\n".join(f"- {line}" for line in contact_lines(knowledge, contact_id, contact))
