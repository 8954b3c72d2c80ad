"""The PDF: its tags as PDF/UA-1 asks, two sides for a usual sheet, and any text as mere text."""

from __future__ import annotations

import dataclasses
import io
from collections import Counter
from collections.abc import Callable, Iterator
from typing import get_args

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.fonts import NOT_PRINTED, printable
from bot.documents.pdf import sheet_pdf
from bot.documents.view import SheetView, view_of
from bot.knowledge import Knowledge
from bot.meetings.choose import choose_questions
from bot.meetings.load import MeetingBank
from bot.meetings.schema import Meeting
from bot.meetings.sheet import Sheet, Told

Asking = Callable[..., SheetView]


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """Every structure element under a node, in reading order."""
    for child in node if isinstance(node, pikepdf.Array) else [node]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            if "/K" in child:
                yield from elements(child.K)


def tags(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S) for element in elements(pdf.Root.StructTreeRoot.K)]


@pytest.mark.parametrize("large_print", [False, True])
def test_the_document_says_what_pdf_ua_asks(view: SheetView, large_print: bool) -> None:
    pdf = opened(sheet_pdf(view, large_print))
    assert not pdf.check_pdf_syntax()
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "en-GB"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Questions for your meeting: Review of SEN Support"
    assert all(page.Tabs == "/S" for page in pdf.pages if "/Annots" in page)


@pytest.mark.parametrize("large_print", [False, True])
def test_headings_and_lists_are_tagged(view: SheetView, large_print: bool) -> None:
    pdf = opened(sheet_pdf(view, large_print))
    counted = Counter(tags(pdf))
    assert counted["/Title"] == 1
    assert pdf.Root.StructTreeRoot.RoleMap["/Title"] == "/P"  # a title is no tag of PDF 1.7
    # Questions, before, bring, in, after, words, who may come, rights, who can help; then notes.
    assert counted["/H1"] in (9, 10)
    assert counted["/H2"] == len(view.contacts)
    assert counted["/LI"] == counted["/Lbl"] == counted["/LBody"] > 30
    headings = [tag for tag in tags(pdf) if tag.startswith("/H")]
    assert headings[0] == "/H1"


def test_all_content_is_tagged_or_marked_as_decoration(view: SheetView) -> None:
    for page in opened(sheet_pdf(view)).pages:
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
            assert depth or operator not in ("Tj", "TJ", "S", "f", "B"), instruction


def test_every_letter_can_be_copied_and_every_font_is_in_the_file(view: SheetView) -> None:
    pdf = opened(sheet_pdf(view))
    fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
    assert fonts
    for font in fonts:
        assert "/ToUnicode" in font
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_a_link_says_where_it_leads(view: SheetView) -> None:
    pdf = opened(sheet_pdf(view))
    links = [annotation for page in pdf.pages for annotation in page.get("/Annots", [])]
    assert any("sendiasscamden" in str(link.A.URI) for link in links)
    assert all(str(link.Contents) for link in links)
    assert tags(pdf).count("/Link") >= 1


@pytest.mark.parametrize("meeting", get_args(Meeting))
@pytest.mark.parametrize("council", ["camden", "north_yorkshire", None])
def test_a_usual_sheet_takes_two_sides(
    bank: MeetingBank, knowledge: Knowledge, sheet: Sheet, meeting: Meeting, council: str | None
) -> None:
    told = Told(meeting, "primary", worries=("reading",))
    items = choose_questions(told, bank)[:10]
    filled = Sheet(told, items, sheet.made)
    view = view_of(filled, bank.meetings[meeting], knowledge, council)
    assert len(opened(sheet_pdf(view)).pages) == 2


def test_large_print_is_at_least_eighteen_points(view: SheetView) -> None:
    sizes = {
        float(operands[1]) * _scale(page)
        for page in opened(sheet_pdf(view, large_print=True)).pages
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "Tf"
    }
    assert min(sizes) >= 18


def _scale(page: pikepdf.Page) -> float:
    """Points to a unit of the page, which is A4."""
    return 841.89 / float(page.MediaBox[3])


ODD = "#set page(width: 1cm) $x^2$ *bold* \\ _it_ <b>b</b> @ref #panic() // end `raw` ] } {x}"


@pytest.mark.parametrize(
    "text",
    [
        ODD,
        "🙂👨‍👩‍👧 ❤️",
        "ہے؟ مرحبا",
        "বাংলা ਪੰਜਾਬੀ",
        "ą ș ő ї",
        "w" * 3000,
        "word " * 4000,
        "",
        " \n\t\x00",
    ],
)
@pytest.mark.parametrize("large_print", [False, True])
def test_odd_text_is_printed_as_text(asking: Asking, text: str, large_print: bool) -> None:
    pdf = opened(sheet_pdf(asking(text, "The last question?"), large_print))
    assert tags(pdf).count("/L") >= 2


def test_no_markup_of_the_parents_is_obeyed(asking: Asking) -> None:
    plain, odd = (opened(sheet_pdf(asking(text))) for text in ("Why is it so?", ODD))
    assert tags(plain) == tags(odd)
    assert plain.pages[0].MediaBox == odd.pages[0].MediaBox


@settings(max_examples=40)
@given(st.text(max_size=80), st.booleans())
def test_no_text_breaks_it(view: SheetView, text: str, large_print: bool) -> None:
    first = dataclasses.replace(view.items[0], text=text, why=text, because=text)
    assert sheet_pdf(dataclasses.replace(view, items=(first,)), large_print).startswith(b"%PDF-1.7")


@settings(max_examples=40)
@given(st.text(st.characters(categories=("M", "L", "Cf")), min_size=1, max_size=30))
def test_no_letters_with_foreign_accents_break_it(view: SheetView, text: str) -> None:
    first = dataclasses.replace(view.items[0], text=text)
    assert sheet_pdf(dataclasses.replace(view, items=(first,))).startswith(b"%PDF-1.7")


def test_what_no_font_has_is_owned_up_to(asking: Asking) -> None:
    assert printable("为什么 so?") == f"{NOT_PRINTED} so?"
    assert printable("می\u200cخواهم\u202e x\x07y") == "می\u200cخواهم x y"
    with_note, without = (sheet_pdf(asking(text)) for text in ("为什么?", "Why?"))
    assert letters_in(with_note) > letters_in(without) + 90


def letters_in(pdf: bytes) -> int:
    """How many glyphs are shown: two bytes each."""
    shown = 0
    for page in opened(pdf).pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) in ("Tj", "TJ"):
                parts = operands[0] if str(operator) == "TJ" else operands
                shown += sum(len(bytes(part)) for part in parts if isinstance(part, pikepdf.String))
    return shown // 2
