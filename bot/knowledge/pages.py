"""The pages about the service itself: ``knowledge/pages``, filled with what the code knows.

A page is Markdown under a head in YAML between lines of ``---``. ``{retention_days}`` and the
like stand for values; `page_values` says which there are.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.asking import LONGEST_TEXT
from bot.knowledge.base import Knowledge
from bot.knowledge.load import KnowledgeError
from bot.knowledge.reader import Reader
from bot.knowledge.schema import Strict
from bot.knowledge.text import PLACEHOLDER
from bot.settings import Settings

PAGES = ("about", "privacy", "accessibility", "sources", "transparency", "clear")
"""The pages that have an address of their own, in the order of the footer."""
CLEARED = "cleared"
"""What the page ``clear`` turns into afterwards."""

PAGE_MARKDOWN = MarkdownIt("zero", {"html": False}).enable(
    ["heading", "list", "table", "emphasis", "link", "escape"]
)
"""More than the answers may hold: headings, tables and links. HTML is shown, not obeyed."""

_FENCE = "---\n"
_MARKDOWN_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]()<>#|"})


class PageHead(Strict, frozen=True):
    """What stands above the text of a page."""

    title: str
    reviewed: datetime.date
    review_by: datetime.date


class PageWords(Strict, frozen=True):
    """``pages/words.yml``: what the pages say where a setting is missing."""

    operator: str
    contact: str
    privacy_notice: str


@dataclass(frozen=True)
class Page:
    """One page as it stands in its file."""

    id: str
    head: PageHead
    text: str


@dataclass(frozen=True)
class PageFiles:
    """All pages, by id, and the words for what is not set."""

    pages: dict[str, Page]
    words: PageWords


def load_pages(folder: Path) -> PageFiles:
    """Load the pages of the knowledge base in `folder`.

    Raises KnowledgeError, naming all faulty files at once, when any is missing or has a head
    that cannot be read.
    """
    reader = Reader(folder)
    words = reader.read(folder / "pages/words.yml", PageWords)
    pages = {}
    for page_id in (*PAGES, CLEARED):
        try:
            pages[page_id] = _page(page_id, (folder / f"pages/{page_id}.md").read_text("utf-8"))
        except FileNotFoundError:
            reader.faults.append(f"pages/{page_id}.md: the file is missing. Restore it.")
        except (ValueError, msgspec.DecodeError) as error:
            reader.faults.append(f"pages/{page_id}.md: {error}. Compare with a neighbouring file.")
    if reader.faults or words is None:
        raise KnowledgeError(reader.faults)
    return PageFiles(pages, words)


def _page(page_id: str, content: str) -> Page:
    before, head, text = (*content.split(_FENCE, 2), "", "")[:3]
    if before or not text:
        raise ValueError("the head must stand between two lines of ---, above the text")
    return Page(page_id, msgspec.yaml.decode(head, type=PageHead), text)


def page_values(settings: Settings, knowledge: Knowledge, words: PageWords) -> dict[str, str]:
    """What each placeholder of a page stands for. ``{reviewed}`` is added for each page."""
    operator = settings.operator
    ways = [
        f"[{_plain(operator.email)}](mailto:{operator.email})" if operator.email else "",
        f"[{_plain(operator.url)}]({operator.url})" if operator.url else "",
    ]
    notice = f"[{_plain(operator.privacy_url)}]({operator.privacy_url})"
    places = sorted(council.place for council in knowledge.councils.values())
    return {
        "operator": _plain(operator.name) or words.operator,
        "contact": " or ".join(filter(None, ways)) or words.contact,
        "privacy_notice": notice if operator.privacy_url else words.privacy_notice,
        "retention_days": str(settings.retention.days),
        "questions_days": str(settings.questions_kept.days),
        "law_as_at": in_words(knowledge.law_as_at),
        "councils": f"{', '.join(places[:-1])} and {places[-1]}",
        "topic_count": str(len(knowledge.topics)),
        "card_count": f"{sum(1 for _ in knowledge.entries()):,}",
        "source_count": str(len(knowledge.sources)),
        "longest_text": f"{LONGEST_TEXT:,}",
    }


def filled(page: Page, values: Mapping[str, str]) -> str:
    """The Markdown of a page with its values. Raises KeyError for an unknown placeholder."""
    values = {**values, "reviewed": in_words(page.head.reviewed)}
    return PLACEHOLDER.sub(lambda match: values[match.group(1)], page.text)


def tokens_of(markdown: str) -> list[Token]:
    """The parts of a page, as markdown-it knows them."""
    return PAGE_MARKDOWN.parse(markdown)


def links_of(tokens: list[Token]) -> list[Token]:
    """The links in these parts; they may be changed in place."""
    return [
        child for token in tokens for child in token.children or () if child.type == "link_open"
    ]


def in_words(day: datetime.date) -> str:
    """A date as people write it, such as 21 November 2026."""
    return f"{day:%-d %B %Y}"


def _plain(text: str) -> str:
    """A setting's text, so that nothing in it is taken for Markdown."""
    return text.translate(_MARKDOWN_SIGNS)
