"""What readers are not sent: marks for the search index, blank lines, what feeds say twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.checking.gate import Options
from comsite.publishing.build import build
from comsite.publishing.stages import outputs, planned
from comsite.site.lean import lean
from tests import cases, small


@pytest.mark.parametrize(
    ("whole", "sent"),
    [
        ('<meta name="year" content="2031" data-pagefind-filter="year[content]">\n<p>', "<p>"),
        ('<h1 data-pagefind-meta="title" id="a">', '<h1 id="a">'),
        ('<a href="/" title="Ann" data-pagefind-index-attrs="title">', '<a href="/" title="Ann">'),
        ("<p data-pagefind-ignore>", "<p>"),
        ("<div data-pagefind-body>", "<div data-pagefind-body>"),  # a script looks for it
        (
            '<p title="a data-pagefind-ignore" data-pagefind-ignore>',
            '<p title="a data-pagefind-ignore">',
        ),
        ("<p>Say data-pagefind-ignore.</p>", "<p>Say data-pagefind-ignore.</p>"),
        ("<li>\n\n \n<p>", "<li>\n<p>"),
        ("a\n\n<pre>a\n\nb</pre>\n\nc", "a\n<pre>a\n\nb</pre>\nc"),
        ("a\n\n<textarea>a\n\nb</textarea>\n\nc", "a\n<textarea>a\n\nb</textarea>\nc"),
    ],
)
def test_what_is_sent(whole: str, sent: str) -> None:
    """Attributes and elements of the index go, and nothing of what readers see."""
    assert lean(whole) == sent


def test_the_index_is_told_more_than_readers() -> None:
    """No page has a mark of the index but the one that a script reads; the index has them."""
    indexed = [one for one in outputs(planned(Options(cases.ARCHIVE, cases.TESTS))) if one.indexed]
    assert indexed
    for output in indexed:
        sent = output.data.replace(b"data-pagefind-body", b"")
        assert b"data-pagefind-" not in sent, output.path
        assert b' data-pagefind-filter="kind[content]"' in output.indexed
        assert lean(output.indexed.decode()).encode() == output.data


def test_the_style_sheet_has_no_comments_and_no_indentation(tmp_path: Path) -> None:
    """What is quoted stays as it is."""
    own = '/* Ours, there\'s more */\n.a::before {\n    content: "/* kept */  \\" ";\n}\n'
    archive = small.write(tmp_path, {"templates/own.css": own})
    build(Options(archive, tmp_path / "build", search=False))
    (sheet,) = (tmp_path / "build/static").glob("site.*.css")
    text = sheet.read_text("utf-8")
    assert '\n.a::before {\ncontent: "/* kept */  \\" ";\n}\n' in text
    assert "there's more" not in text
    assert "\n " not in text


def test_feeds_show_the_first_sentences(tmp_path: Path) -> None:
    """As many whole ones as there is room for: one entry stands in many feeds."""
    first, second = f"Mud {'is deep ' * 10}here.", f"Silt {'is soft ' * 25}there."
    front = f"summary: {first} {second}\n"
    files = {"meetings/2031-03-04.md": small.meeting("2031-03-04", front, "## 1. Mud\n\nMud.\n")}
    build(Options(small.write(tmp_path, files), tmp_path / "build", search=False))
    feed = (tmp_path / "build/feeds/all.xml").read_text("utf-8")
    assert f"<summary>{first}</summary>" in feed
