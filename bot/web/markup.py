"""From the texts of the knowledge base to HTML. Everything is escaped; only lists and bold pass."""

from __future__ import annotations

import datetime
import re
import secrets

from markdown_it import MarkdownIt
from markupsafe import Markup

from bot.knowledge.pictures import Picture
from bot.reply import Link, Message

# What follows is matched in text that has been escaped already.
_ADDRESS = re.compile(r"https://([\w./%?=&;+~-]*[\w/])")
_EMAIL = re.compile(r"\bEmail: ([\w.+-]+@[\w.-]+\w)")
_NUMBER = re.compile(r"\b(Phone|Out of hours|Text): (\d[\d ]*\d)")
_markdown = MarkdownIt("zero", {"html": False, "breaks": True}).enable(
    ["list", "emphasis", "newline"]
)


def markup(text: str) -> Markup:
    """Paragraphs, bullets and bold. Raw HTML in the text is shown, not obeyed."""
    return Markup(_markdown.render(text))


def contact_markup(text: str) -> Markup:
    """A contact's details, with its address and numbers as links to press on a phone."""
    html = _ADDRESS.sub(_web_link, str(markup(text)))
    html = _EMAIL.sub(r'Email: <a href="mailto:\1">\1</a>', html)
    return Markup(_NUMBER.sub(_number_link, html))


def _web_link(match: re.Match[str]) -> str:
    """The link shows the address without what nobody reads out: the scheme and the last slash."""
    shown = match.group(1).rstrip("/")
    return f'<a href="{match.group()}" rel="noopener noreferrer">{shown}</a>'


def _number_link(match: re.Match[str]) -> str:
    word, number = match.groups()
    scheme = "sms" if word == "Text" else "tel"
    return f'{word}: <a href="{scheme}:{number.replace(" ", "")}">{number}</a>'


def picture_markup(picture: Picture) -> Markup:
    """The picture as inline SVG, which was checked at load. Its ids occur nowhere else."""
    return Markup(picture.standing(secrets.token_hex(4)))


def links_apart(message: Message) -> list[Link]:
    """The links of a message that its words do not show already."""
    return [link for link in message.links if link.url not in message.text]


def plain_date(value: datetime.date | str) -> str:
    """A date in words, such as 21 November 2026."""
    day = datetime.date.fromisoformat(value) if isinstance(value, str) else value
    return f"{day:%-d %B %Y}"
