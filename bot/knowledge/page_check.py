"""What an editor must mend in the pages about the service before they can go live."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from itertools import pairwise

from markdown_it.token import Token

from bot.knowledge.pages import Page, PageFiles, filled, links_of, tokens_of
from bot.knowledge.text import PLACEHOLDER, reading_ease

LOWEST_READING_EASE = 60.0
"""Less than for answers: a notice has to use some words of the law."""
_SCHEMES = ("https://", "mailto:", "/", "#")
_READ_AS_PROSE = ("paragraph_open", "td_open")


def faults(files: PageFiles, values: Mapping[str, str]) -> list[str]:
    """Every fault in the pages, as sentences. An empty list means that they may go live."""
    return [fault for page in files.pages.values() for fault in _faults(page, values)]


def stale(files: PageFiles, today: datetime.date) -> list[str]:
    """Pages whose review date has passed. They are still shown, with their date."""
    return [
        f"pages/{page.id}.md: its review was due on {page.head.review_by}. Read it against what "
        "the service does now, then set `reviewed` and `review_by`."
        for page in files.pages.values()
        if page.head.review_by < today
    ]


def _faults(page: Page, values: Mapping[str, str]) -> Iterator[str]:
    where = f"pages/{page.id}.md"
    if page.head.review_by <= page.head.reviewed:
        yield f"{where}: review_by must be later than reviewed."
    known = {*values, "reviewed"}
    if unknown := sorted(set(PLACEHOLDER.findall(page.text)) - known):
        for name in unknown:
            yield f"{where}: {{{name}}} stands for nothing. Use {sorted(known)}."
        return
    tokens = tokens_of(filled(page, values))
    for token in links_of(tokens):
        if not str(token.attrs["href"]).startswith(_SCHEMES):
            yield f"{where}: the link to {token.attrs['href']} must begin with https:// or /."
    levels = [0, *(int(token.tag[1]) for token in tokens if token.type == "heading_open")]
    if 1 in levels:
        yield f"{where}: the title is the page's first heading. Begin the others with ##."
    elif any(level > max(before, 1) + 1 for before, level in pairwise(levels)):
        yield f"{where}: a heading skips a level. Put ### only under ##."
    if (ease := reading_ease(prose(tokens))) < LOWEST_READING_EASE:
        yield (
            f"{where}: hard to read ({ease:.0f}, needs {LOWEST_READING_EASE:.0f}). "
            "Use shorter sentences and everyday words."
        )


def prose(tokens: list[Token]) -> str:
    """What a reader reads, without headings and addresses; each item of a list is a sentence."""
    sentences = []
    for before, token in pairwise(tokens):
        if token.type == "inline" and before.type in _READ_AS_PROSE:
            words = "".join(
                c.content or " " * (c.type == "softbreak") for c in token.children or ()
            )
            sentences.append(words if words.endswith((".", "?", "!")) else f"{words}.")
    return "\n".join(sentences)
