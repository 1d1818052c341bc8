"""Words to Markdown and back."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from comsite.base.letterforms import one_form
from comsite.importing.composing.cleaning import clean
from comsite.importing.composing.prose import address, cell, prose
from comsite.importing.document import TextSpan
from comsite.texts.markdown import inline_text, parse, plain, render
from tests.importing.strategies import spans, texts, words_in_row


@given(words_in_row, st.booleans())
def test_any_words_come_out_as_they_stood(given: tuple[TextSpan, ...], formed: bool) -> None:
    """Whatever stands in a paragraph, the site's parser reads the same words in what is written."""
    words = one_form(clean("".join(span.text for span in given)))
    lines = prose(given, formed)
    assert (inline_text("\n".join(lines)) if lines else "") == words


@given(texts, texts)
def test_any_words_come_out_in_a_table(first: str, second: str) -> None:
    """The same in the cells of a table."""
    rows = [f"| {cell([TextSpan(first)])} | {cell([TextSpan(second)])} |", "| --- | --- |"]
    parsed = parse("\n".join([*rows, rows[0]]), "", 1)
    shown = [plain(token.children or []) for token in parsed.tokens if token.type == "inline"]
    assert shown == [one_form(clean(first)), one_form(clean(second))] * 2
    assert not parsed.problems


@given(spans)
def test_an_address_is_a_link_or_nothing(span: TextSpan) -> None:
    """A link leads where the document's does, by http, https, mailto or tel, or is no link."""
    html = str(render(parse("\n".join(prose([span])), "", 1).tokens))
    if 'href="' in html:
        assert html.partition('href="')[2].startswith(("http", "mailto:", "tel:"))
    assert "javascript:" not in html.partition("href=")[2].partition(">")[0]


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("One. Two? “Three.” Four", ["One.", "Two?", "“Three.”", "Four"]),
        (
            "Mr. Example met Cllr. Sample at 5 p.m. No. 5",
            ["Mr. Example met Cllr. Sample at 5 p.m. No. 5"],
        ),
        ("12. Titles are not cut", ["12\\. Titles are not cut"]),
        ("In 2031. Then", ["In 2031.", "Then"]),
        ("# no heading", ["\\# no heading"]),
        ("- no entry", ["\\- no entry"]),
        ("-5 degrees", ["-5 degrees"]),
        ("---", ["\\---"]),
        ("2 * 3 * 4", ["2 \\* 3 \\* 4"]),
        ("snake_case and _x_", ["snake_case and \\_x\\_"]),
        ("AT&T &amp; &c", ["AT&T \\&amp; &c"]),
        ("a <b>bold</b> word, 1 < 2", ["a `<b>`bold`</b>` word, 1 < 2"]),
        ("[sic]", ["[sic\\]"]),
        ("", []),
    ],
)
def test_what_is_written_is_as_plain_as_it_can_be(written: str, lines: list[str]) -> None:
    """A sentence a line, and a backslash only where Markdown would take a mark for form."""
    assert prose([TextSpan(written)]) == lines


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ((TextSpan("Harbour", bold=True), TextSpan(" – two")), "**Harbour** – two"),
        ((TextSpan("a "), TextSpan(" b ", italic=True), TextSpan("c")), "a *b* c"),
        ((TextSpan("both", bold=True, italic=True),), "***both***"),
        ((TextSpan("“Said”", bold=True), TextSpan("so")), "“Said”so"),
        (
            (TextSpan("see "), TextSpan("here", href="https://a.example"), TextSpan(".")),
            "see [here](https://a.example).",
        ),
        (
            (TextSpan("a[b]", href="https://a.example/(c) d"),),
            "[a\\[b\\]](https://a.example/%28c%29%20d)",
        ),
        (
            (TextSpan("here", href="#"), TextSpan(" and "), TextSpan("there", href="/people/x/")),
            "here and there",
        ),
        ((TextSpan("run", href="javascript:alert(1)"),), "run"),
        ((TextSpan("Same ", bold=True), TextSpan("form", bold=True)), "**Same form**"),
    ],
)
def test_form_is_kept_where_it_can_be(given: tuple[TextSpan, ...], line: str) -> None:
    """Bold, italics and links to other sites stay; where they would spoil words, they go."""
    assert prose(given) == [line]


@example("https://a.example")
@given(st.text(max_size=40))
def test_an_address_has_nothing_that_ends_it(text: str) -> None:
    """No address has a bracket or a space in it."""
    assert not set(address(text)) & set(" ()<>\n")
