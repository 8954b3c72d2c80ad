"""The shapes of the files in ``knowledge/``. Unknown keys and wrong types are refused at load."""

from __future__ import annotations

import datetime
from typing import Literal

import msgspec

from bot.family.facts import Phase
from bot.knowledge.website import Website

Layer = Literal["law", "code", "council", "practice"]
"""What an answer rests on: the law, the Code of Practice, a council's own words, good practice."""

ContactStatus = Literal["two_sources", "one_source", "derived_path", "dated_source"]
"""Contact statuses that may be shown. A `dated_source` is shown with its note."""


class Strict(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Base of every record: immutable, and strict about keys."""


class Citation(Strict, frozen=True):
    """A pointer from a card to an entry of ``sources.yml``.

    `ref` is shown to parents. `unconfirmed_ref` keeps a paragraph number that nobody has
    re-read; it is for editors and is never shown.
    """

    id: str
    ref: str | None = None
    unconfirmed_ref: str | None = None


class Fits(Strict, frozen=True):
    """Whom a card is for, where it is not for everybody. What is left out fits all."""

    phases: tuple[Phase, ...] = ()
    has_plan: bool | None = None
    young_person: bool = False


class YoungWords(Strict, frozen=True):
    """A card in words for a young person who asks for themself: "you" instead of "your child".

    What is left out is as good for them as for a parent.
    """

    answer: str
    simpler: str | None = None
    verdict: str | None = None
    next_step: str | None = None
    say: str | None = None
    more: str | None = None


class Card(Strict, frozen=True):
    """One thing a parent asks or claims, and the answer to it. All texts are plain English."""

    id: str
    questions: tuple[str, ...]
    answer: str
    simpler: str
    layer: Layer
    next_step: str | None = None
    verdict: str | None = None
    more: str | None = None
    say: str | None = None
    sources: tuple[Citation, ...] = ()
    follow_ups: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    picture: str | None = None
    """The name of a file in ``knowledge/pictures`` that shows what the answer says."""
    contacts_first: bool = False
    """Whether the card is about reaching somebody, so that numbers come before words."""
    local: bool = False
    fits: Fits = Fits()
    young: YoungWords | None = None
    reviewed: datetime.date | None = None
    review_by: datetime.date | None = None
    topic: str | None = None
    """Only in a council's file, where a card has to say which topic it joins."""

    @property
    def short_answer(self) -> str:
        """What a parent reads first: the verdict and the rule behind it."""
        return f"{self.verdict} {self.answer}".strip() if self.verdict else self.answer


class TopicFile(Strict, frozen=True):
    """One file of ``knowledge/topics``: a topic and its cards, the overview first."""

    topic: str
    title: str
    reviewed: datetime.date
    review_by: datetime.date
    cards: tuple[Card, ...]


class Detail(Strict, frozen=True):
    """One way to reach somebody, with how sure we are of it."""

    value: str
    status: ContactStatus
    checked: datetime.date
    note: str | None = None


class Contact(Strict, frozen=True):
    """A service that can help: who they are and the details we may show."""

    name: str
    what: str | None = None
    website: Detail | None = None
    phone: Detail | None = None
    out_of_hours: Detail | None = None
    text: Detail | None = None
    email: Detail | None = None
    online: Detail | None = None
    how: Detail | None = None
    hours: Detail | None = None
    note: str | None = None


class CouncilNote(Strict, frozen=True):
    """A council's own words under a national card. `card` is a topic or ``topic/card``."""

    card: str
    says: str
    sources: tuple[Citation, ...]


class CouncilTerms(Strict, frozen=True):
    """What this council calls things."""

    senco: str = "SENCO"
    plan: str = "support plan"
    sendiass: str = "your local SENDIASS"
    local_offer: str = "the Local Offer"


class Council(Strict, frozen=True):
    """One file of ``knowledge/councils``: everything local about one council."""

    council: str
    name: str
    place: str
    reviewed: datetime.date
    review_by: datetime.date
    aliases: tuple[str, ...]
    terms: CouncilTerms
    contacts: dict[str, Contact]
    notes: tuple[CouncilNote, ...] = ()
    cards: tuple[Card, ...] = ()
    website: Website = Website()


class Source(Strict, frozen=True):
    """Where a fact comes from. `dated` is the date printed on the page, in words."""

    title: str
    publisher: str
    kind: Layer
    url: str
    dated: str
    checked: datetime.date
    opened: bool = True
    council: str | None = None
    """Whose page it is. Parents elsewhere are shown it only when nothing national says the same."""
    short: str | None = None
    """What goes before a paragraph number, such as "CoP"."""

    @property
    def date_in_words(self) -> str:
        """When the page says it was written."""
        return "page without a date" if self.dated == "not shown" else self.dated


class SourcesFile(Strict, frozen=True):
    """``sources.yml``: the register, and the newest date on which the law was seen unchanged."""

    law_as_at: datetime.date
    sources: dict[str, Source]


class Term(Strict, frozen=True):
    """One word of the glossary."""

    term: str
    means: str
    also: tuple[str, ...] = ()
    topic: str | None = None


class GlossaryFile(Strict, frozen=True):
    """``glossary.yml``."""

    terms: tuple[Term, ...]


class NationalHelpFile(Strict, frozen=True):
    """``national_help.yml``: services for all of England."""

    contacts: dict[str, Contact]
    sendiass_anywhere: str


class Labels(Strict, frozen=True):
    """The words that open parts of a message."""

    next: str
    say: str
    council: str


class ButtonWords(Strict, frozen=True):
    """The words on buttons that belong to no card."""

    more: str
    simpler: str
    something_else: str
    elsewhere: str


class WayOut(Strict, frozen=True):
    """The button that leaves the page at once, for somebody who must not be seen with it."""

    title: str
    url: str
    """A page that anybody may be looking at."""


class SwitchedOffWords(Strict, frozen=True):
    """What is said while the assistant is turned off for a council, around its contacts."""

    verdict: str
    answer: str
    danger: str
    clear: str


class ThumbWords(Strict, frozen=True):
    """Asking whether an answer helped. `reasons` are offered, by id, to who says it did not."""

    ask: str
    helped: str
    not_helped: str
    why: str
    reasons: dict[str, str]
    thanks: str


class InOrder(Strict, frozen=True):
    """Topics that follow one another, and the topic about all of them."""

    whole: str
    parts: tuple[str, ...]


class Phrases(Strict, frozen=True):
    """``phrases.yml``: what the assistant says about the conversation itself."""

    labels: Labels
    buttons: ButtonWords
    unclear: str
    admit: str
    admit_again: str
    something_else: str
    nothing_yet: str
    no_more: str
    already_simple: str
    which_one: str
    unknown_reference: str
    written_for_parents: str
    in_case_of_danger: str
    no_source: str
    here_are_the_sources: str
    ask_council: str
    two_questions: str
    no_phone: str
    stale: str
    redacted: str
    thumbs: ThumbWords
    switched_off: SwitchedOffWords
    hide: WayOut
    menu: tuple[str, ...]
    in_order: tuple[InOrder, ...]
