"""From an answer's message to the text that Telegram shows. It says what the page says."""

from __future__ import annotations

import datetime

from telegram.constants import MessageEntityType

from bot.reply import Message, Part, SourceReference
from bot.telegram.text import Styled, joined, markup, plain, styled, with_numbers
from bot.telegram.words import Words
from bot.web.dress import LAYERS

BOLD = MessageEntityType.BOLD


def rendered(message: Message, words: Words) -> Styled:
    """The verdict first, then the parts in their order, then where it comes from, to be opened."""
    verdicts = [styled(part.text, BOLD) for part in message.parts if part.kind == "verdict"]
    parts = [_part(part) for part in message.parts if part.kind != "verdict"]
    sources = [_sources(message.sources, words)] if message.sources else []
    return joined([*verdicts, *parts, *sources], "\n\n")


def _part(part: Part) -> Styled:
    if part.kind == "letter":
        text = styled(part.text, MessageEntityType.PRE)  # one touch copies the whole letter
    elif part.kind == "contact":
        text = with_numbers(markup(part.text))
    else:
        text = markup(part.text)
    if part.label is None:
        return text
    return joined([styled(part.label, BOLD), text], "\n")


def _sources(sources: tuple[SourceReference, ...], words: Words) -> Styled:
    day = datetime.date.fromisoformat(sources[0].reviewed)
    lines = [
        styled(words.sources, BOLD),
        *(_source(source) for source in sources),
        plain(words.checked.replace("{date}", f"{day:%-d %B %Y}")),
    ]
    return styled(joined(lines, "\n"), MessageEntityType.EXPANDABLE_BLOCKQUOTE)


def _source(source: SourceReference) -> Styled:
    title = styled(source.title, MessageEntityType.TEXT_LINK, source.url)
    return joined([plain(f"{LAYERS[source.layer]}: "), title, plain(f", {source.reference}")])
