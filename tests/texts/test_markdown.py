"""Markdown to HTML, without raw HTML and without surprises."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from comsite.texts.markdown import parse, plain, render

SAFE = ("https://", "http://", "mailto:", "tel:", "/", "#")
TAGS = {
    *("a", "blockquote", "br", "code", "section", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr"),
    *("img", "li", "ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
PIECES = st.lists(
    st.text(max_size=8)
    | st.sampled_from(
        [
            *("<script>", "</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)"),
            *("[a](", ")", "![", "](", "&#106;avascript:", "<javascript:x>", "<", ">", '"', "'"),
            *("[a]: data:x\n", "[a]", "`", "```\n", "~~~ js\n", "**", "_", "\\", "\n", "\n\n"),
            *("# ", "## ", "- ", "1. ", "    ", "\t", "> ", "| a | b |\n|---|:-:|\n| c | d |\n"),
            *("---\n", "===\n", "&amp;", "&#0;", "&quot;", "<!--", "<a href=", "on", "vbscript:"),
        ]
    ),
    max_size=14,
).map("".join)


class Reader(HTMLParser):
    """Reads HTML as a browser would: its tags, its attributes and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.text.append(str(dict(attrs).get("alt") or ""))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def html(text: str) -> str:
    """The HTML of a text."""
    return str(render(parse(text, "x.md", 1).tokens))


@pytest.mark.slow
@settings(max_examples=200)
@given(PIECES)
@example("[" * 5000)
@example("!" + "[" * 5000)
@example("> " * 500 + "x")
@example("*" * 5000 + "x" + "*" * 5000)
@example("<a " * 5000)
@example("`" * 5000)
@example("&" * 5000)
@example("<https://[>")
@example("[a](http://\u00ad)")
def test_never_raises_and_is_safe(text: str) -> None:
    """Any text gives HTML with none but our tags and attributes, and no address but safe ones."""
    found = html(text)
    assert "<script" not in found
    reader = Reader()
    reader.feed(found)
    reader.close()
    for tag, attributes in reader.tags:
        assert tag in TAGS
        assert not {"style", "srcset", "formaction"} & set(attributes)
        assert not any(name.startswith("on") for name in attributes)
        for name in ("href", "src"):
            address = attributes.get(name)
            if address is not None:
                assert address.lower().startswith(SAFE)
                assert not address.startswith("//")


WORDS = st.lists(st.from_regex(r"[a-z]{1,6}", fullmatch=True), min_size=1, max_size=4)
LINES = st.builds(
    lambda mark, words, end: mark + " ".join(words) + end,
    st.sampled_from(["", "", "- ", "  - ", "1. ", "7. ", "> ", "> > ", "## ", "| ", "**", "    "]),
    WORDS,
    st.sampled_from(["", "**", " |", "  ", ".", " `code` ", " [link](/1/)", "\\", " | more |"]),
)


@pytest.mark.slow
@settings(max_examples=200)
@given(st.lists(LINES | st.just(""), max_size=15))
def test_no_word_is_lost(lines: list[str]) -> None:
    """Every word of a text without problems is in the text of its HTML, in order."""
    text = "\n".join(lines)
    parsed = parse(text, "x.md", 1)
    if parsed.problems:
        return
    reader = Reader()
    reader.feed(str(render(parsed.tokens)))
    without = re.sub(r"\]\([^)]*\)", " ", text)
    assert re.findall(r"[a-z]+", " ".join(reader.text)) == re.findall(r"[a-z]+", without)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ x }} {% y %} {# z #}", "<p>{{ x }} {% y %} {# z #}</p>\n"),
        ("x < 5 & y > 3", "<p>x &lt; 5 &amp; y &gt; 3</p>\n"),
        ("a  \nb", "<p>a<br />\nb</p>\n"),
        ("`<script>`", "<p><code>&lt;script&gt;</code></p>\n"),
        ('[a](/b/ "c")', '<p><a href="/b/" title="c" class="link">a</a></p>\n'),
        ("<https://x.example/?a&b>", None),
        ("a <b", "<p>a &lt;b</p>\n"),
        ("R&D, Q&A &copy;", "<p>R&amp;D, Q&amp;A ©</p>\n"),
        ("~~struck~~ #tag", "<p>~~struck~~ #tag</p>\n"),
        ("1) a", "<ol>\n<li>a</li>\n</ol>\n"),
    ],
)
def test_rendered(text: str, expected: str | None) -> None:
    """CommonMark, with what could be a tag or a template as text."""
    parsed = parse(text, "x.md", 1)
    assert parsed.problems == ()
    if expected is not None:
        assert str(render(parsed.tokens)) == expected


def test_table() -> None:
    """A table scrolls inside itself, has column headings, and is aligned by classes."""
    found = html("| a | b |\n|:-:|--:|\n| c | *d* |\n")
    assert found == (
        '<section class="table" tabindex="0" aria-label="Table"><table><thead>\n<tr>\n'
        '<th class="align-center" scope="col">a</th>\n<th class="align-right" scope="col">b</th>\n'
        '</tr>\n</thead>\n<tbody>\n<tr>\n<td class="align-center">c</td>\n'
        '<td class="align-right"><em>d</em></td>\n</tr>\n</tbody>\n</table></section>\n'
    )


ADDRESSES = [
    *("javascript:alert(1)", "JAVASCRIPT:x", "&#106;avascript:x", "&#x6a;avascript:x"),
    *("javascript&colon;x", "%6aavascript:x", "vbscript:x", "data:text/html,x", "//evil.example"),
    *("file:///etc/passwd", "ftp://x.example", "x.html", "?q=x", "https:x", "\\\\evil.example"),
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("form", ["[a]({})", "[a](<{}>)", "[a][b]\n\n[b]: {}", "![a]({})"])
def test_addresses_refused(address: str, form: str) -> None:
    """An address that is neither of this site nor whole is told, and is not in the HTML."""
    parsed = parse(form.format(address), "x.md", 7)
    assert [problem.line for problem in parsed.problems] == [7]
    assert "href" not in str(render(parsed.tokens))
    assert "src" not in str(render(parsed.tokens))


@pytest.mark.parametrize(
    "address",
    ["/meetings/", "#p1", "https://x.example/", "HTTP://x", "mailto:a@b.example", "tel:1"],
)
def test_addresses_kept(address: str) -> None:
    """Paths of this site, places on this page and whole addresses are links."""
    parsed = parse(f"[a]({address})", "x.md", 1)
    assert parsed.problems == ()
    assert f'href="{address}"' in str(render(parsed.tokens))


def test_lines_of_links() -> None:
    """A link in the third line of a paragraph is told with that line."""
    parsed = parse("a\n\nb\nc  \n[d](/e/)\n[f](g)\n", "x.md", 10)
    assert [(use.target, use.line) for use in parsed.links] == [("/e/", 14)]
    assert [problem.line for problem in parsed.problems] == [15]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a **b *c*** `d`\ne  \nf", "a b c d e f"),
        ("![g](/files/h.png) [i](/j/)", "g i"),
        ("&amp; \\*", "& *"),
    ],
)
def test_plain(text: str, words: str) -> None:
    """The words of a line, without marks."""
    assert plain(parse(text, "x.md", 1).tokens[1].children or []) == words


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("| a |\n|---|\n| b |\n| c | d |\n", 4, "this row has more cells"),
        ("> | a |\n> |---|\n> | b | c\n", 3, "this row has more cells"),
        ("| a | b |\n| c | d |\n", 1, "these lines make a table only if"),
        ("a\n\n    b\n", 3, "this text is indented by a tab"),
        ("a\n\n[CC]: agreed\n", 3, 'a line that begins with "[CC]:" does not show'),
        ("[a]\n\n[a]: /b/\n[a]: /c/\n", 4, 'a line that begins with "[A]:" does not show'),
    ],
)
def test_what_would_be_lost_is_told(text: str, line: int, message: str) -> None:
    """Text that Markdown would drop, or show as code, is a problem with its line."""
    found = parse(text, "x.md", 1).problems
    assert [problem.line for problem in found] == [line]
    assert found[0].message.startswith(message)


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n|---|---|\n| c |\n| d \\| e | `f` |\n|  |  |\n",
        "a | b\n--|--\nc | d\n",
        "> - | a |\n>   |---|\n>   | b |\n",
        "| a |\n\nb\n",
        "[a]\n\n[a]: /b/\n",
    ],
)
def test_what_is_kept_is_not_told(text: str) -> None:
    """Tables that are whole, links that are used and single bars are no problem."""
    assert parse(text, "x.md", 1).problems == ()


PASSAGES = [
    ("[geiriau *Cymraeg*]{lang=cy}", '<span lang="cy">geiriau <em>Cymraeg</em></span>'),
    ('[كلمات]{lang="ar"}', '<span lang="ar" dir="rtl">كلمات</span>'),
    ("[Lampa]{lang=pl dir=ltr}", '<span lang="pl" dir="ltr">Lampa</span>'),
    ("[燈]{lang=zh-Hant-TW}", '<span lang="zh-Hant-TW">燈</span>'),
    ("[a [b](/b/)]{dir=auto}", '<span dir="auto">a <a href="/b/" class="link">b</a></span>'),
    ("[a] {lang=cy}", "[a] {lang=cy}"),
    ("[a]{b}", "[a]{b}"),
    ("`[a]{lang=cy}`", "<code>[a]{lang=cy}</code>"),
]


@pytest.mark.parametrize(("text", "html"), PASSAGES)
def test_a_passage_in_another_language(text: str, html: str) -> None:
    """It has its language, and the direction in which it is read."""
    parsed = parse(text, "x.md", 1)
    assert parsed.problems == ()
    assert str(render(parsed.tokens)) == f"<p>{html}</p>\n"


CODE = "is no code of a language, of two or three small letters such as cy for Welsh, ar for Arabic"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{lang=welsh}", f'"welsh" {CODE} or pl for Polish; write "lang=cy"'),
        ("{lang=CY}", f'"CY" {CODE} or pl for Polish; write "lang=cy"'),
        ("{lang=xx}", f'"xx" {CODE} or pl for Polish'),
        ("{lang=cy-wales}", f'"cy-wales" {CODE} or pl for Polish; write "lang=cy"'),
        (
            "{dir=left}",
            '"left" is no direction; it is ltr (from left to right), rtl (from right to left) or'
            " auto",
        ),
        (
            "{lang=cy class=x}",
            'only lang and dir can stand here, each once, like "{lang=cy}" or "{lang=ar dir=rtl}"',
        ),
        (
            "{lang=cy lang=en}",
            'only lang and dir can stand here, each once, like "{lang=cy}" or "{lang=ar dir=rtl}"',
        ),
    ],
)
def test_what_a_passage_cannot_have(written: str, told: str) -> None:
    """The line is told, and what may stand there; nothing of it reaches the page."""
    parsed = parse(f"One.\n\n[geiriau]{written}", "x.md", 1)
    assert [str(problem) for problem in parsed.problems] == [f'x.md:3: "{written}": {told}']
    assert str(render(parsed.tokens)).endswith("<p><span>geiriau</span></p>\n")
