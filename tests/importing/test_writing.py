"""Drafts to content files, and from there to records and pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from comsite.content.loader import load
from comsite.content.yamltree import read_yaml
from comsite.importing.composing.cleaning import clean
from comsite.importing.composing.front_matter import front_matter
from comsite.importing.composing.page_words import page_text
from comsite.importing.composing.settling import SettledDrafts, settle
from comsite.importing.composing.trial import Trial, trial
from comsite.importing.composing.word_account import missing_words
from comsite.importing.composing.writing import write
from comsite.importing.document import Block, SourceDocument, TextSpan
from comsite.importing.recognising.drafts import Draft
from comsite.importing.words import words_of
from tests import small
from tests.importing.strategies import documents, texts

MEETING = {"date": "2031-06-03", "status": "held"}
REPORT = {"subject": "A paper", "date": "2031-06-03"}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """An archive with nothing in it."""
    content, problems = load(small.write(tmp_path_factory.mktemp("empty"), {}))
    assert content
    return trial(content, problems, "content")


def block(kind: Any, text: str, marker: str = "", level: int = 1) -> Block:
    """A block of one span."""
    return Block(kind, (TextSpan(text),), level, marker)


def body(folder: Any, *blocks: Block) -> str:
    """The text written of blocks."""
    data = MEETING if folder == "meetings" else REPORT
    return write(Draft(folder, "2031-06-03", data, blocks), {}).text.partition("\n---\n\n")[2]


scalars = texts.map(clean).filter(bool)
fields = st.dictionaries(
    st.sampled_from(("title", "topics", "reports", "role", "other_names", "abbreviations")),
    scalars
    | st.booleans()
    | st.lists(scalars, min_size=1, max_size=3)
    | st.lists(
        st.dictionaries(st.sampled_from(("person", "role")), scalars, min_size=1),
        min_size=1,
        max_size=2,
    )
    | st.dictionaries(st.sampled_from(("person", "role")), scalars, min_size=1),
    min_size=1,
)


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_text(inner) for inner in value]
    return str(value).lower() if isinstance(value, bool) else value


@pytest.mark.slow
@given(fields)
@example({"topics": ["A:::?"]})
def test_fields_are_read_back_as_they_were(data: dict[str, Any]) -> None:
    """Whatever a field holds, the archive's reader finds the same in what is written."""
    tree, problems = read_yaml(front_matter(data), "x")
    assert not problems
    assert tree.data == _as_text(data)


def test_fields_look_as_people_write_them() -> None:
    """Plain where that is safe, names in one line, and each entry of a list on its own."""
    data = {
        "date": "2031-06-03",
        "start": "14:00",
        "place": "Town Hall: the blue room",
        "draft": True,
        "source": {"title": 'Notes "as agreed" #1', "note": ""},
        "present": [{"person": "ada-example", "role": "Chair of the Board (CB)"}],
        "apologies": [],
        "items": [{"number": "2", "topics": ["lamps", "dredging"]}],
        "other_names": ["Yes", "No. 5"],
    }
    assert front_matter(data) == (
        "date: 2031-06-03\n"
        "start: 14:00\n"
        'place: "Town Hall: the blue room"\n'
        "draft: true\n"
        "source:\n"
        "  title: 'Notes \"as agreed\" #1'\n"
        "present:\n"
        "  - person: ada-example\n"
        "    role: Chair of the Board (CB)\n"
        "items:\n"
        '  - number: "2"\n'
        "    topics: [lamps, dredging]\n"
        "other_names:\n"
        '  - "Yes"\n'
        "  - No. 5\n"
    )


def test_a_meeting_has_items_letters_and_actions() -> None:
    """Numbers, letters and actions are written as the archive reads them."""
    assert body(
        "meetings",
        block("paragraph", "Harbour Board"),
        block("heading", "Welcome", "1.", 2),
        block("paragraph", "Ada Example opened the meeting.", "1.1"),
        block("paragraph", "Ben Sample was late.", "1.3"),
        block("heading", "Lamps", "2", 1),
        block("bullet", "The north lamp.", "(a)"),
        block("bullet", "The south lamp.", "b."),
        block("bullet", "its glass", "", 2),
        block("bullet", "Others."),
        block("number", "Paint.", "1."),
        block("heading", "Costs", "", 2),
        block("paragraph", "None."),
        block("heading", "Actions", "", 3),
        block("bullet", "HM to report."),
        block("bullet", "HM to paint."),
    ) == (
        "Harbour Board\n\n"
        "## 1. Welcome\n\n"
        "Ada Example opened the meeting.\n\n"
        "1.3 Ben Sample was late.\n\n"
        "## 2. Lamps\n\n"
        "- a) The north lamp.\n"
        "- b) The south lamp.\n"
        "  - its glass\n\n"
        "* Others.\n\n"
        "1\\. Paint.\n\n"
        "### Costs\n\n"
        "None.\n\n"
        "### Actions\n\n"
        "- a) HM to report.\n"
        "- b) HM to paint.\n"
    )


def test_a_numbered_paragraph_after_actions_is_none_of_them() -> None:
    assert body(
        "meetings",
        block("heading", "Lamps", "1.", 2),
        block("heading", "Action", "", 3),
        block("bullet", "LC to buy oil."),
        block("number", "Wicks are short.", "10"),
    ) == (
        "## 1. Lamps\n\n"
        "### Action\n\n"
        "- a) LC to buy oil.\n\n"
        "10 Wicks are short.\n"
    )  # fmt: skip


def test_a_report_has_its_printed_numbers() -> None:
    """Paragraph numbers are those printed; one that stands twice is a word, in bold."""
    assert body(
        "reports",
        block("heading", "Purpose", "", 1),
        block("number", "To tell.", "1."),
        block("bullet", "of the harbour", "", 2),
        block("number", "And more.", "2."),
        block("heading", "Money", "2.", 2),
        block("paragraph", "It costs.", "2.1"),
        block("paragraph", "It costs more.", "2.1"),
        block("number", "Again.", "1."),
        block("bullet", "Lettered.", "a)"),
    ) == (
        "## Purpose\n\n"
        "1. To tell.\n"
        "   - of the harbour\n"
        "2. And more.\n\n"
        "### 2. Money\n\n"
        "2.1 It costs.\n\n"
        "**2.1** It costs more.\n\n"
        "**1.** Again.\n\n"
        "- a) Lettered.\n"
    )


def test_what_stands_twice_in_a_meeting_is_told_apart() -> None:
    """A second item 2 is 2a, a second letter a is a word, and a second list of actions goes on."""
    blocks = (
        block("heading", "Lamps", "2.", 2),
        block("bullet", "One.", "a)"),
        block("paragraph", "Between."),
        block("bullet", "Two.", "a)"),
        block("heading", "Actions", "", 3),
        block("number", "HM to report.", "1."),
        block("heading", "Actions", "", 3),
        block("bullet", "HM to paint."),
        block("heading", "Actions", "", 3),
        block("paragraph", "None."),
        block("heading", "Buoys", "2.", 2),
    )
    written = write(Draft("meetings", "2031-06-03", MEETING, blocks), {})
    assert written.text.partition("\n---\n\n")[2] == (
        "## 2. Lamps\n\n"
        "- a) One.\n\n"
        "Between.\n\n"
        "- **a)** Two.\n\n"
        "### Actions\n\n"
        "- a) HM to report.\n\n"
        "### Actions\n\n"
        "- b) HM to paint.\n\n"
        "*Actions*\n\n"
        "None.\n\n"
        "## 2a. Buoys\n"
    )
    assert written.changes == (
        ("", "the actions of item 2 have letters here and not the numbers printed"),
        ("", "item 2 stands twice; the second one is 2a here"),
    )


@pytest.mark.slow
@settings(max_examples=150)
@given(documents, st.sampled_from(("meetings", "reports")))
def test_any_document_is_held_without_a_problem(
    empty: Trial, document: SourceDocument, folder: Any
) -> None:
    """Whatever a reader gives, what is written loads without a problem and shows every word."""
    data = MEETING if folder == "meetings" else REPORT
    blocks = (block("paragraph", "So it begins."), *document.blocks)
    document = replace(document, blocks=blocks)
    draft = Draft(folder, "2031-06-03", data, blocks)
    settled = settle([draft], empty)
    assert not settled.laid.problems
    assert _lost(document, settled) == []


def _lost(document: SourceDocument, settled: SettledDrafts) -> list[str]:
    """The words that the page does not show, but numbers of actions."""
    text = page_text(settled.drafts[0], settled.laid.archive, settled.laid.texts)
    lost = missing_words(document.blocks, words_of(text), ())
    return [gap.text for gap in lost if not gap.text.isdigit()]
