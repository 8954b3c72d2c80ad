"""From a card to the message a parent reads: local words, council notes, next step, sources."""

from __future__ import annotations

import msgspec

from bot.answers.context import NOTHING_SAID, Family
from bot.knowledge import Entry, Knowledge
from bot.knowledge.places import ELSEWHERE
from bot.knowledge.schema import Card, Citation, Contact, Council
from bot.knowledge.text import fill
from bot.reply import Button, Link, Message, Part, SourceReference

SAFETY_GROUP = "safety"
_CONTACT_WORDS = {
    "phone": "Phone",
    "text": "Text",
    "email": "Email",
    "online": "Online",
    "how": "How to reach them",
    "hours": "Hours",
    "out_of_hours": "Out of hours",
}


def contact_lines(knowledge: Knowledge, contact_id: str, contact: Contact) -> list[str]:
    """What to know about a contact, a detail a line, each with the note that it needs."""
    lines = [contact.what] if contact.what else []
    for field, word in _CONTACT_WORDS.items():
        if detail := getattr(contact, field):
            note = f" ({detail.note})" if detail.note else ""
            lines.append(f"{word}: {detail.value}{note}")
    if contact_id == "sendiass" and contact.phone is None:
        lines.append(knowledge.phrases.no_phone)
    if contact.website:
        note = f" ({contact.website.note})" if contact.website.note else ""
        lines.append(f"Website: {contact.website.value}{note}")
    if contact.note:
        lines.append(contact.note)
    return lines


class Composer:
    """Puts cards in words for one parent. `today` decides which answers are called stale."""

    def __init__(
        self,
        knowledge: Knowledge,
        council: str | None,
        today: str,
        family: Family = NOTHING_SAID,
    ) -> None:
        self._knowledge = knowledge
        self._council_id = council
        self._council: Council | None = knowledge.councils.get(council or "")
        self._today = today
        self._family = family

    def fill(self, text: str) -> str:
        """The text with the local words of this parent's council."""
        return fill(text, self._council)

    def answer(self, entry: Entry) -> Message:
        """The card as a parent first sees it."""
        card, phrases = self._worded(entry.card), self._knowledge.phrases
        verdict = [Part("verdict", self.fill(card.verdict))] if card.verdict else []
        parts = [Part("answer", self.fill(card.answer)), *self._council_parts(entry)]
        if card.next_step:
            parts.append(Part("next", self.fill(card.next_step), phrases.labels.next))
        if card.say:
            parts.append(Part("say", f"“{self.fill(card.say).strip()}”", phrases.labels.say))
        contacts, links = self._contacts(entry)
        # Who can help comes before the words, in danger above all; only a verdict is earlier.
        first = card.contacts_first or self._group(entry) == SAFETY_GROUP
        parts = [*verdict, *contacts, *parts] if first else [*verdict, *parts, *contacts]
        parts += [*self._for_parents(entry), *self._stale(entry)]
        message = self._message(entry, parts, links, self._buttons(entry))
        return msgspec.structs.replace(message, picture=card.picture)

    def simpler(self, entry: Entry) -> Message:
        """The card in fewer and easier words."""
        parts = [Part("answer", self.fill(self._worded(entry.card).simpler))]
        parts += [*self._for_parents(entry), *self._stale(entry)]
        return self._message(entry, parts, [], self._buttons(entry, simpler=False))

    def more(self, entry: Entry) -> Message:
        """The card's detail."""
        text = self._worded(entry.card).more or self._knowledge.phrases.no_more
        parts = [Part("answer", self.fill(text).strip())]
        parts += [*self._for_parents(entry), *self._stale(entry)]
        return self._message(entry, parts, [], self._buttons(entry, more=False))

    def sources(self, entry: Entry) -> Message:
        """Where the card comes from, said as a message of its own."""
        phrases = self._knowledge.phrases
        references = self._references(entry)
        if not references:
            return self.say(phrases.no_source)
        lines = "\n".join(f"- {source.title}, {source.reference}" for source in references)
        parts = [Part("answer", phrases.here_are_the_sources), Part("notice", lines)]
        links = [Link(source.title, source.url) for source in references]
        return self._message(entry, parts, links, self._buttons(entry))

    def say(self, text: str, *buttons: Button) -> Message:
        """A sentence about the conversation itself."""
        return Message((Part("answer", self.fill(text)),), buttons=buttons)

    def ask_council(self) -> Message:
        """The question where the parent lives, with the councils as buttons."""
        phrases = self._knowledge.phrases
        places = [Button(c.place, c.place) for c in self._knowledge.councils.values()]
        elsewhere = Button(phrases.buttons.elsewhere, phrases.buttons.elsewhere)
        return self.say(phrases.ask_council, *places, elsewhere)

    def topic_button(self, reference: str) -> Button | None:
        """A button that leads to a topic or a card."""
        entry = self._knowledge.find(reference)
        if entry is None:
            return None
        topic = self._knowledge.topics[entry.topic]
        title = entry.card.questions[0] if "/" in reference else topic.title
        return Button(self.fill(title), title)

    def _worded(self, card: Card) -> Card:
        """The card in the words for who is asking."""
        if card.young is None or not self._family.is_young_person:
            return card
        said = {k: v for k, v in msgspec.structs.asdict(card.young).items() if v is not None}
        return msgspec.structs.replace(card, **said)

    def _for_parents(self, entry: Entry) -> list[Part]:
        """A word to a young person where the card speaks of "your child" and of nobody else."""
        texts = (entry.card.short_answer, entry.card.simpler, entry.card.next_step or "")
        if not self._family.is_young_person or entry.card.young:
            return []
        if not any("your child" in text.lower() for text in texts):
            return []
        return [Part("notice", self._knowledge.phrases.written_for_parents)]

    def _group(self, entry: Entry) -> str:
        return self._knowledge.topics[entry.topic].group

    def _council_parts(self, entry: Entry) -> list[Part]:
        label = self.fill(self._knowledge.phrases.labels.council)
        notes = self._knowledge.notes(self._council_id or "", entry)
        return [Part("council", self.fill(note.says), label) for note in notes]

    def _contacts(self, entry: Entry) -> tuple[list[Part], list[Link]]:
        parts: list[Part] = []
        links: list[Link] = []
        for contact_id in entry.card.contacts:
            contact = self._knowledge.contact(contact_id, self._council_id)
            if contact is None:
                if contact_id == "sendiass" and self._council_id == ELSEWHERE:
                    parts.append(Part("contact", self._knowledge.sendiass_anywhere))
                continue
            lines = contact_lines(self._knowledge, contact_id, contact)
            details = "\n".join(f"- {line}" for line in lines)
            parts.append(Part("contact", details, contact.name))
            if contact.website:
                links.append(Link(contact.name, contact.website.value))
        return parts, links

    def _stale(self, entry: Entry) -> list[Part]:
        if entry.review_by.isoformat() >= self._today:
            return []
        text = self._knowledge.phrases.stale.replace("{date}", f"{entry.review_by:%-d %B %Y}")
        return [Part("notice", self.fill(text))]

    def _buttons(self, entry: Entry, simpler: bool = True, more: bool = True) -> list[Button]:
        if self._group(entry) == SAFETY_GROUP:
            return []
        words = self._knowledge.phrases.buttons
        buttons = [self.topic_button(reference) for reference in entry.card.follow_ups]
        if more and entry.card.more:
            buttons.append(Button(words.more, words.more))
        if simpler and self._group(entry) != "conversation":
            buttons.append(Button(words.simpler, words.simpler))
        return [button for button in buttons if button]

    def _message(
        self, entry: Entry, parts: list[Part], links: list[Link], buttons: list[Button]
    ) -> Message:
        return Message(
            tuple(parts),
            entry.topic,
            entry.card.id,
            tuple(self._references(entry)),
            tuple(buttons),
            tuple(links),
        )

    def _references(self, entry: Entry) -> list[SourceReference]:
        notes = self._knowledge.notes(self._council_id or "", entry)
        citations = [*entry.card.sources, *(c for note in notes for c in note.sources)]
        unique = {(citation.id, citation.ref): citation for citation in citations}
        near = [c for c in unique.values() if self._is_near(c, entry)]
        return [self._reference(citation, entry) for citation in near or unique.values()]

    def _is_near(self, citation: Citation, entry: Entry) -> bool:
        """Whether a source is national, or about the council of the parent or of the card."""
        council = self._knowledge.sources[citation.id].council
        return council in (None, self._council_id, entry.council)

    def _reference(self, citation: Citation, entry: Entry) -> SourceReference:
        source = self._knowledge.sources[citation.id]
        reference = citation.ref or source.date_in_words
        if citation.ref and source.short:
            reference = f"{source.short} {citation.ref}"
        return SourceReference(
            source.title, reference, source.url, source.kind, entry.reviewed.isoformat()
        )
