"""Markdown that was typed or pasted into another kind of document."""

from __future__ import annotations

from html import escape

from comsite.importing.document import TextSpan
from tests.importing.making import p, r, read_docx


def _seen(*texts: str) -> list[tuple[str, int, str, str]]:
    document = read_docx("".join(p(r(escape(text))) for text in texts))
    return [(block.kind, block.level, block.marker, block.text) for block in document.blocks]


def test_headings_typed_with_their_signs_are_headings() -> None:
    """Where there are several; numbers are their own, and the places are those of the document."""
    typed = ("## Lamps", "Lit.", "## 5. Mud", "**Action:** dig.")
    document = read_docx("".join(p(r(text)) for text in typed))
    assert [(block.kind, block.level, block.marker, block.text) for block in document.blocks] == [
        ("heading", 2, "", "Lamps"),
        ("paragraph", 0, "", "Lit."),
        ("heading", 2, "5.", "Mud"),
        ("paragraph", 0, "", "Action: dig."),
    ]
    assert [block.place for block in document.blocks] == [
        "paragraph 1",
        "paragraph 2",
        "paragraph 3",
        "paragraph 4",
    ]
    assert document.blocks[3].spans == (TextSpan("Action:", bold=True), TextSpan(" dig."))


def test_a_single_sign_is_text() -> None:
    """A line may begin with it for another reason; so may bold text have its stars."""
    assert _seen("# 5 of the list", "**Action:** dig.") == [
        ("paragraph", 0, "", "# 5 of the list"),
        ("paragraph", 0, "", "**Action:** dig."),
    ]


def test_what_markdown_would_leave_out_stays_as_it_is_typed() -> None:
    """A remark or a picture of Markdown is text in a Word file."""
    assert _seen("# One", "# Two <!-- and three -->")[1] == (
        "paragraph",
        0,
        "",
        "# Two <!-- and three -->",
    )
