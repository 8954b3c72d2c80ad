"""What the documents show: a sheet and all that goes with it, already in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from bot.answers.compose import contact_lines
from bot.knowledge import Knowledge
from bot.knowledge.schema import Citation
from bot.knowledge.text import fill
from bot.meetings.days import when_in_words
from bot.meetings.outcome import record_lines
from bot.meetings.schema import Line, Meeting, MeetingFile, Right, worded
from bot.meetings.sheet import Item, Sheet
from bot.web.dress import LAYERS

_CONTACTS = ("sendiass", "local_offer", "ipsea")
_MORE_CONTACTS: dict[Meeting, tuple[str, ...]] = {"not_working": ("ehc_request",)}


@dataclass(frozen=True)
class QuestionView:
    """One question as it is printed."""

    text: str
    why: str | None
    because: str | None
    reference: str | None
    ticked: bool


@dataclass(frozen=True)
class RightView:
    """What must or should be done, and what says so."""

    text: str
    source: str


@dataclass(frozen=True)
class ContactView:
    """Somebody who can help, and how to reach them, a detail a line."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class ReadingView:
    """Something short to read before the meeting: a question and its answer."""

    title: str
    text: str
    source: str


@dataclass(frozen=True)
class SheetView:
    """Everything that a document shows, in the order in which it is read."""

    title: str
    purpose: str
    when_in_words: str | None
    """None: the parent has not said, and the document leaves space to write it."""
    agreed: tuple[str, ...]
    """What was agreed, a line each, once the meeting has been."""
    items: tuple[QuestionView, ...]
    bring: tuple[str, ...]
    before: tuple[str, ...]
    during: tuple[str, ...]
    after: tuple[str, ...]
    say: tuple[str, ...]
    who_may_come: str
    rights: tuple[RightView, ...]
    contacts: tuple[ContactView, ...]
    checked: str
    """The day on which a person last read the content against its sources."""
    council: str | None
    note: tuple[str, ...] = ()
    """What an adviser wrote to this parent, a paragraph each."""
    reading: tuple[ReadingView, ...] = ()
    """What an adviser chose for this parent to read."""


def view_of(
    sheet: Sheet, meeting_file: MeetingFile, knowledge: Knowledge, council_id: str | None
) -> SheetView:
    """The sheet in words, with the names and contacts of the parent's council."""
    council = knowledge.councils.get(council_id or "")

    def filled(lines: Iterable[Line | Right]) -> tuple[str, ...]:
        texts = (worded(line, sheet.told.is_young_person) for line in lines)
        return tuple(fill(text, council).strip() for text in texts)

    purpose, who_may_come = filled((meeting_file.purpose, meeting_file.who_may_come))
    return SheetView(
        title=meeting_file.title,
        purpose=purpose,
        when_in_words=when_in_words(sheet.told.on, sheet.told.at),
        agreed=record_lines(sheet.outcome) if sheet.outcome else (),
        items=tuple(_question(item, sheet.simple) for item in sheet.items),
        bring=filled(meeting_file.bring),
        before=filled(meeting_file.before),
        during=filled(meeting_file.during),
        after=filled(meeting_file.after),
        say=filled(meeting_file.say),
        who_may_come=who_may_come,
        rights=tuple(
            RightView(text, _source(right, knowledge, council_id))
            for text, right in zip(filled(meeting_file.rights), meeting_file.rights)
        ),
        contacts=_contacts(meeting_file.meeting, knowledge, council_id),
        checked=f"{meeting_file.reviewed:%-d %B %Y}",
        council=council.place if council else None,
    )


def _question(item: Item, simple: bool) -> QuestionView:
    because = _sentence(item.because) if item.because else None
    reference = f"({item.reference})".replace(" ", "\N{NO-BREAK SPACE}") if item.reference else None
    text = item.simpler if simple and item.simpler else item.ask
    return QuestionView(text, item.why or None, because, reference, item.ticked)


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def _source(right: Right, knowledge: Knowledge, council_id: str | None) -> str:
    """The layer and the sources of a right, such as "The Code: CoP 6.48, 6.54".

    Paper is short: beside a paragraph or a section, pages that say the same are left out. So is
    another council's page beside a national one.
    """
    near = [
        citation
        for citation in right.sources
        if knowledge.sources[citation.id].council in (None, council_id)
    ]
    cited = [citation for citation in near if citation.ref] or near or right.sources
    named = (
        _cited(knowledge, source_id, citations)
        for source_id, citations in groupby(cited, key=lambda citation: citation.id)
    )
    return f"{LAYERS[right.layer]}: {'; '.join(named)}"


def _cited(knowledge: Knowledge, source_id: str, citations: Iterable[Citation]) -> str:
    source = knowledge.sources[source_id]
    references = ", ".join(citation.ref for citation in citations if citation.ref)
    if references and source.short:
        return f"{source.short} {references}"
    name = source.title.partition(":")[0]  # what follows explains the title, too long for paper
    return f"{name}, {references or source.date_in_words}"


def _contacts(
    meeting: Meeting, knowledge: Knowledge, council_id: str | None
) -> tuple[ContactView, ...]:
    views = []
    for contact_id in (*_CONTACTS, *_MORE_CONTACTS.get(meeting, ())):
        contact = knowledge.contact(contact_id, council_id)
        if contact:
            lines = contact_lines(knowledge, contact_id, contact)
            views.append(ContactView(contact.name[0].upper() + contact.name[1:], tuple(lines)))
        elif contact_id == "sendiass":
            views.append(ContactView("SENDIASS", (knowledge.sendiass_anywhere.strip(),)))
    return tuple(views)
