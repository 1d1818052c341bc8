"""Whatever the blocks are, there is no exception, and no word is lost."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comsite.content.archive import Archive
from comsite.importing.document import Block, SourceDocument, TextSpan
from comsite.importing.recognising.block_text import words
from comsite.importing.recognising.drafts import RecognisedDocument
from comsite.importing.recognising.pipeline import recognise
from tests.importing import test_notes, test_papers
from tests.importing.building import document, meeting, read, records

_TEXTS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            *("Present", "PRESENT:", "Present: Ada Example, Ben Sample", "Apologies", "None"),
            *("Ada Example – Clerk", "Cllr Sample (Chair)", "1. Oil", "2) Wicks", "Item 3: Lamps"),
            *("Actions:", "ACTION: LC to buy oil.", "SUBJECT: Oil", "Report of the Mayor"),
            *("3 June 2031", "Monday 3 June 2031", "Appendix A", "ATTACHMENTS", "Next meeting"),
            *("31/045 Oil", "C.14 Wicks", "IV. Lamps", "Minutes of the Lamp Board", "Title:"),
            *("Purpose of the report", "5.3", "(a)", "- ", "99999999999999", "0. Nothing", "٣. x"),
        ]
    ),
)
_SPANS = st.lists(
    st.builds(
        TextSpan, _TEXTS, bold=st.booleans(), href=st.sampled_from(["", "#", "https://a.example"])
    ),
    max_size=3,
).map(tuple)
_BLOCKS = st.builds(
    Block,
    kind=st.sampled_from(["paragraph", "heading", "bullet", "number", "rule"]),
    spans=_SPANS,
    level=st.integers(0, 7),
    marker=st.sampled_from(["", "", "1.", "2.", "a)", "5.3", "IV.", "(1)", "23/045"]),
)
_TABLES = st.builds(
    Block,
    kind=st.just("table"),
    rows=st.lists(st.lists(_SPANS, max_size=3).map(tuple), max_size=3).map(tuple),
)


@pytest.mark.slow
@given(st.lists(st.one_of(_BLOCKS, _TABLES), max_size=14), st.sampled_from(["", "2031-06-03.pdf"]))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_blocks_are_taken_and_their_words_kept(
    nothing: Archive, blocks: list[Block], name: str
) -> None:
    source = SourceDocument(name, tuple(blocks))
    assert not _lost(source, recognise(source, nothing))


@pytest.mark.parametrize(
    "text",
    [
        *(test_notes.PLAIN, test_notes.PARISH, test_notes.STANDARDS),
        *(test_papers.REPORT, test_papers.NOTES_AND_PAPERS),
    ],
)
def test_words_of_the_examples_are_kept(nothing: Archive, text: str) -> None:
    source = document(text)
    assert not _lost(source, recognise(source, nothing))


def test_a_document_without_words_has_no_record(nothing: Archive) -> None:
    recognised = recognise(SourceDocument("empty.txt", (Block("rule"),)), nothing)
    assert not recognised.drafts
    assert [remark.message for remark in recognised.remarks] == ["there is no text in it to import"]


def test_the_same_document_is_recognised_alike(nothing: Archive) -> None:
    source = document(test_papers.NOTES_AND_PAPERS)
    assert recognise(source, nothing) == recognise(source, nothing)


def _lost(source: SourceDocument, recognised: RecognisedDocument) -> list[str]:
    """Words that stand in no record and in no remark as often as in the document."""
    shown: Counter[str] = Counter(["present", "also", "present", "apologies", "none"])
    for draft in recognised.drafts:
        shown.update(words(_text(draft.data)))
        for block in draft.body:
            shown.update(words(f"{block.marker} {block.text}"))
    for remark in recognised.remarks:
        shown.update(words(remark.lost))
    printed = Counter(words(" ".join(source.words())))
    labels = {"present", "also", "apologies", "none"}  # the page has them, once for each list
    return sorted(word for word in (printed - shown).elements() if word not in labels)


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(map(_text, value.values()))
    if isinstance(value, list):
        return " ".join(map(_text, value))
    return str(value)


@pytest.mark.parametrize(
    "text",
    [
        "# People present\n- Ada Example\n- Ben Sample\n# Oil\nIt is dear.",
        "19 LB MINUTES 19:00 3rd June 2031\n1. Oil\n2. Wicks",
        "Lamp Group\n| Name | Role |\n| Ada Example | Lighter |\n| Apologies | |\n1. Oil\n2. Wicks",
        "To: Lighters\nSubject: Minutes of the meeting 3 June 2031\nPresent: Ada Example\n1. Oil",
    ],
)
def test_what_has_minutes_or_lists_in_it_is_notes(nothing: Archive, text: str) -> None:
    recognised = read(text, nothing, "2031-06-03.txt")
    assert [draft.folder for draft in recognised.drafts if draft.folder != "people"] == ["meetings"]


def test_e_mails_in_notes_are_no_papers(nothing: Archive) -> None:
    text = """\
Minutes of the Lamp Board
3 June 2031
Present: Ada Example (Chair)
1. Letters
They were read.
From: Ben Sample <ben@example.org>
Subject: Oil that is dear
To: lamps@example.org
Dear all, the oil is dear. Buy less.
2. Wicks
None.
"""
    recognised = read(text, nothing)
    assert not records(recognised, "reports")
    assert "Oil that is dear" in " ".join(block.text for block in meeting(recognised).body)
