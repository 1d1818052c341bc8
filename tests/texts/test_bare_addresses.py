"""Addresses that stand in a text by themselves."""

from __future__ import annotations

import re

import pytest

from comsite.texts.markdown import parse, plain, render


def links(text: str) -> list[tuple[str, str]]:
    """The links of a text: where each leads, and what it shows."""
    parsed = parse(text, "content/pages/mud.md", 1)
    assert parsed.problems == ()
    html = str(render(parsed.tokens)).replace("&amp;", "&")
    return re.findall(r'<a href="([^"]*)" class="link">(.*?)</a>', html)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://mud.example/a.", "https://mud.example/a"),
        ("(http://mud.example/a_b_c)", "http://mud.example/a_b_c"),
        ("Is it https://mud.example/a_(b)?", "https://mud.example/a_(b)"),
        ("HTTPS://Mud.example, they said", "HTTPS://Mud.example"),
        ("“https://mud.example:8080/?a=1&b=2#c”", "https://mud.example:8080/?a=1&b=2#c"),
        ("**https://mud.example**", "https://mud.example"),
        ("- https://mud.example/é;", "https://mud.example/%C3%A9"),
    ],
)
def test_an_address_is_a_link(text: str, address: str) -> None:
    """Without the marks of the sentence around it."""
    ((leads, _),) = links(text)
    assert leads == address


def test_an_address_without_a_scheme_is_a_secure_one() -> None:
    """It shows as it was written."""
    assert links("See www.mud.example.") == [("https://www.mud.example", "www.mud.example")]


@pytest.mark.parametrize(
    "text",
    [
        "`https://mud.example`",
        "ada@www.mud.example",
        "ftp://mud.example and javascript://mud.example",
        "https://mud, http:// and www. and www.mud",
        "xhttps://mud.example",
    ],
)
def test_what_is_none_stays_text(text: str) -> None:
    """Code, addresses of e-mail, other schemes, and hosts without a dot."""
    assert links(text) == []


def test_a_link_stays_as_it_is() -> None:
    """Its words may be an address too."""
    text = "[https://mud.example](https://mud.example/b) and <https://mud.example/c>"
    assert links(text) == [
        ("https://mud.example/b", "https://mud.example"),
        ("https://mud.example/c", "https://mud.example/c"),
    ]


def test_the_words_stay() -> None:
    """Nothing is lost before, between and after them."""
    text = "A https://mud.example/a, b www.mud.example/c c."
    (_, inline, _) = parse(text, "", 1).tokens
    assert plain(inline.children or []) == text


def test_letters_that_are_written_as_codes_have_one_form() -> None:
    """A hyphen that nobody sees is in no word."""
    (_, inline, _) = parse("ex&shy;tra Cafe&#x301;", "", 1).tokens
    assert plain(inline.children or []) == "extra Café"
