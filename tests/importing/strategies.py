"""Documents drawn at random, with all that Markdown, YAML and the numbering take for marks."""

from __future__ import annotations

from hypothesis import strategies as st

from comsite.importing.document import Block, SourceDocument, TextSpan

# Pieces that mean something to Markdown, to YAML or to the numbering, beside ordinary words.
_PIECES = (
    *(
        "*",
        "**",
        "_",
        "__",
        "`",
        "```",
        "~~~",
        "#",
        "##",
        ">",
        "-",
        "+",
        "|",
        "\\",
        "&amp;",
        "&#42;",
    ),
    *("<b>", "</b>", "<script>", "<!-- x", "<", ">", "<https://a.example>", "https://a.example"),
    *("[x](javascript:1)", "[x]: y", "![a](b)", "[", "]", "](", ":::", "---", "===", "- - -"),
    *(
        "1.",
        "12)",
        "1.4",
        "10.5",
        "a)",
        "b.",
        "(c)",
        "iii)",
        "Actions",
        "Actions:",
        "Action points",
    ),
    *(
        "    four",
        "\t",
        "\n",
        "\r\n",
        "\u2028",
        "\u202e",
        "\x00",
        "\x07",
        "\ufeff",
        "\u00a0",
        "\ud800",
    ),
    *("The", "Chair", "said", "it.", "Is", "there?", "Yes.", "café", "日本語", "½", "ﬁn", "x" * 80),
)

texts = st.lists(
    st.sampled_from(_PIECES) | st.text("abcdeABC éß日½_.,:;()[]{}*`~|<>&#\\\"'!?-+=", max_size=8),
    max_size=12,
).flatmap(lambda parts: st.sampled_from((" ", "")).map(lambda space: space.join(parts)))
hrefs = st.sampled_from(
    (
        *("", "", "", "https://a.example/b(c)?d=1&copy=2", "mailto:a@b.example", "#", "/people/"),
        *("javascript:alert(1)", "http://", "https://[x", "https://a.example/<b> c", "tel:+44 1"),
    )
)
spans = st.builds(TextSpan, texts, st.booleans(), st.booleans(), hrefs)
markers = st.sampled_from(
    (
        *(
            "",
            "",
            "1.",
            "2.",
            "2",
            "3)",
            "(4)",
            "5.3",
            "1.1",
            "1.2.",
            "a)",
            "b)",
            "(c)",
            "d.",
            "aa)",
        ),
        *("i.", "ii.", "iii.", "iv)", "A.", "B)", "IV.", "0.", "1000.", "§4", "•"),
    )
)
words_in_row = st.lists(spans, min_size=1, max_size=4).map(tuple)
plain_blocks = st.builds(
    Block,
    kind=st.sampled_from(("paragraph", "heading", "heading", "bullet", "number", "rule")),
    spans=words_in_row,
    level=st.integers(1, 6),
    marker=markers,
    place=st.sampled_from(("", "page 2", "line 40")),
)
rows = st.lists(st.lists(words_in_row, max_size=4).map(tuple), max_size=4).map(tuple)
tables = st.builds(Block, kind=st.just("table"), rows=rows)
blocks = plain_blocks | plain_blocks | plain_blocks | tables
documents = st.builds(
    SourceDocument, st.just("2031-06-03 notes.docx"), st.lists(blocks, max_size=14).map(tuple)
)
