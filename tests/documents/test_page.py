"""The page for print: what it shows, and that nothing in it is taken for HTML."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.documents.page import sheet_page
from bot.documents.view import SheetView
from bot.reply import Link


class Outline(HTMLParser):
    """The elements of a page, and the text inside the questions."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.questions: list[str] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if dict(attrs).get("class") == "question":
            self._inside = True
            self.questions.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.questions[-1] += data

    def names(self) -> list[str]:
        return [name for name, _ in self.elements]


def test_it_needs_neither_scripts_nor_inline_styles(view: SheetView) -> None:
    page = Outline(sheet_page(view))
    assert not {"script", "style"} & set(page.names())
    for _, attributes in page.elements:
        assert not [name for name in attributes if name == "style" or name.startswith("on")]


def test_it_has_one_language_one_title_and_headings_in_order(view: SheetView) -> None:
    page = Outline(sheet_page(view))
    assert ("html", {"lang": "en-GB"}) in page.elements
    levels = [int(name[1]) for name in page.names() if re.fullmatch("h[1-6]", name)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_it_shows_the_questions_the_tick_and_who_can_help(view: SheetView) -> None:
    html = sheet_page(view)
    assert len(Outline(html).questions) == len(view.items) == 10
    assert html.count("(Ticked)") == 1
    assert '<a href="https://sendiasscamden.co.uk/"' in html
    assert "not legal advice" in html
    assert view.checked in html


def test_a_sheet_without_a_date_leaves_space_for_it(view: SheetView) -> None:
    dated = sheet_page(view)
    undated = sheet_page(dataclasses.replace(view, when_in_words=None))
    assert "Thursday 26 November 2026" in dated
    assert undated.count('class="rule"') == dated.count('class="rule"') + 1


def test_links_and_large_print_are_asked_for(view: SheetView) -> None:
    assert "<nav" not in sheet_page(view)
    html = sheet_page(view, large_print=True, links=[Link("Back & on", "/chat?a=1&b=2")])
    assert '<body class="large">' in html
    assert '<a href="/chat?a=1&amp;b=2">Back &amp; on</a>' in html


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)) | st.sampled_from("<>&\"'{}%#")))
def test_any_text_of_the_parents_is_shown_and_not_obeyed(
    asking: Callable[..., SheetView], text: str
) -> None:
    text = text.replace("\r", "").replace("\x00", "")  # which no HTML can hold
    plain, odd = (Outline(sheet_page(asking(words))) for words in ("Why?", text))
    assert odd.questions == [text]
    assert odd.elements == plain.elements
