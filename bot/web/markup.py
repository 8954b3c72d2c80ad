"""From the texts of the knowledge base to HTML. Everything is escaped; only lists and bold pass."""

from __future__ import annotations

import datetime

from markdown_it import MarkdownIt
from markupsafe import Markup

LAYERS = {
    "law": "The law",
    "code": "The Code (national guidance)",
    "council": "Council page",
    "practice": "Good practice",
}
"""What each layer is called beside a source."""

_markdown = MarkdownIt("zero", {"html": False, "breaks": True}).enable(
    ["list", "emphasis", "newline"]
)


def markup(text: str) -> Markup:
    """Paragraphs, bullets and bold. Raw HTML in the text is shown, not obeyed."""
    return Markup(_markdown.render(text))


def plain_date(value: datetime.date | str) -> str:
    """A date in words, such as 21 November 2026."""
    day = datetime.date.fromisoformat(value) if isinstance(value, str) else value
    return f"{day:%-d %B %Y}"
