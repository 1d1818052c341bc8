"""The permanent numbers of paragraphs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comsite.base.fingerprints import written_check
from comsite.texts.markdown import parse, render
from comsite.texts.numbering import NumberedText, number_item, number_plain, number_report

LINES = st.lists(
    st.sampled_from(
        [
            *("", "", "Text.", "- one", "- a) one", "- b) two", "  - in", "1. one", "2. two"),
            *("7. seven", "   - in", "### Actions", "**Actions**", "### Main", "### P 1", "## P1"),
            *("#### Text 1", "> said", "| a |", "|---|", "| b |", "- (a) one", "- c. three", "---"),
            *("said[^1] so[^a]", "[^1]: note", "[^A]: Note", "[^a]: - x", "## Fn", "## FN 1"),
        ]
    ),
    max_size=25,
).map("\n".join)


def item(text: str, number: str = "5") -> tuple[NumberedText, str]:
    """An item's numbers, and its HTML."""
    tokens = parse(text, "x.md", 1).tokens
    return number_item(tokens, number, "2031-03-04", "x.md", 1), str(render(tokens))


def report(text: str) -> tuple[NumberedText, str]:
    """A report's numbers, and its HTML."""
    tokens = parse(text, "x.md", 1).tokens
    return number_report(tokens, "x.md", 1), str(render(tokens))


@settings(max_examples=200)
@given(LINES, st.sampled_from(["item", "report", "plain"]))
def test_ids_are_single(text: str, how: str) -> None:
    """Whatever the text, no id stands twice, none is the page's own, and each is an address."""
    tokens = parse(text, "x.md", 1).tokens
    if how == "item":
        found = number_item(tokens, "5A", "2031-03-04", "x.md", 1)
    else:
        found = (number_report if how == "report" else number_plain)(tokens, "x.md", 1)
    ids = re.findall(r' id="([^"]*)"', str(render(tokens)))
    assert len(ids) == len(set(ids))
    ids = [one for one in ids if not re.fullmatch(r"fn[a-z0-9-]+_\d+", one)]  # those of marks
    assert not {"main", "contents"} & set(ids)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", identity) for identity in ids)
    anchors = [one.anchor for one in found.paragraphs] + [one.anchor for one in found.headings]
    assert sorted(anchors) == sorted(ids)


@settings(max_examples=200)
@given(LINES)
def test_numbering_loses_nothing(text: str) -> None:
    """Every word of an item without problems is in one of its numbered paragraphs or headings."""
    tokens = parse(text, "x.md", 1).tokens
    found = number_item(tokens, "5", "2031-03-04", "x.md", 1)
    if found.problems:
        return
    said = " ".join([one.text for one in found.paragraphs] + [one.text for one in found.headings])
    said += " Actions"
    html = re.sub(r'<a class="number".*?</a>|<sup.*?</sup>|<[^>]*>', " ", str(render(tokens)))
    assert set(re.findall(r"\w+", html)) <= set(re.findall(r"\w+", said))


ITEM = """\
Gulls came.

- one
- two
  - inner

### Terns

- a) first
- b) second

> They left.

| a | b |
|---|---|
| c | d |

The end.
"""


def test_item_numbers() -> None:
    """Paragraphs, entries, quotations and tables count on; letters and sub-headings do not."""
    found, _ = item(ITEM)
    assert found.problems == ()
    assert [(one.anchor, one.label, one.text, one.line) for one in found.paragraphs] == [
        ("p5-1", "5.1", "Gulls came.", 1),
        ("p5-2", "5.2", "one", 3),
        ("p5-3", "5.3", "two inner", 4),
        ("p5-a", "a)", "first", 9),
        ("p5-b", "b)", "second", 10),
        ("p5-4", "5.4", "They left.", 12),
        ("p5-5", "5.5", "a b c d", 14),
        ("p5-6", "5.6", "The end.", 18),
    ]
    assert [(one.anchor, one.level) for one in found.headings] == [("h5-terns", 3)]


def test_letters_show_once() -> None:
    """A letter is taken off the text and shown as the number, which links to the paragraph."""
    _, html = item("- a) first\n- b) second\n")
    assert html.startswith('<ol class="lettered">\n<li id="p5-a" data-check="ee57">')
    assert ">a)</a> first</li>" in html
    assert "a) first" not in html


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Mud is **wet**.", "1. Mud is wet."),
        ("Mud\nis wet.", "- b) Mud is [wet](/files/mud.pdf)."),
        ("| Mud |\n| --- |\n| is wet. |", "> Mud is wet."),
        ("### Actions\n\n- c) Mud is wet.", "### Actions\n\n- Mud *is* wet."),
    ],
)
def test_a_check_is_of_the_words_alone(text: str, same: str) -> None:
    """Number, letter, link, markup and the break of a line make no difference to it."""
    checks = [re.findall(r' data-check="([0-9a-f]{4})"', item(one)[1]) for one in (text, same)]
    assert checks == [["60a8"], ["60a8"]] == [[written_check("Mud is wet.")]] * 2
    assert written_check("Mud was wet.") != "60a8"


def test_letters_before_figures() -> None:
    """A figure after a letter does not hide it; "c. 30", about thirty, is no letter."""
    found, _ = item("- a) first\n- b) 65.2% of them\n")
    assert [one.anchor for one in found.paragraphs] == ["p5-a", "p5-b"]
    found, _ = item("- first\n- c. 30 of them\n")
    assert (found.problems, found.paragraphs[1].text) == ((), "c. 30 of them")


@pytest.mark.parametrize("text", ["- a) first\n- second\n", "- And) so\n", "- abc) so\n"])
def test_lists_without_letters(text: str) -> None:
    """A list is lettered only if each entry has a letter."""
    found, html = item(text)
    assert found.paragraphs[0].anchor == "p5-1"
    assert "<ul>" in html


@pytest.mark.parametrize(
    "heading",
    [
        *("### Actions", "### Action", "#### ACTIONS:", "**Actions**", "**Actions:**"),
        *("**Agreed actions**", "### Action points", "__Actions__", "*Actions*"),
    ],
)
def test_actions_heading(heading: str) -> None:
    """A heading or a bold line that says Actions makes actions of the list below it."""
    found, html = item(f"Said.\n\n{heading}\n\n- FHB to write.\n- HM to read.\n")
    if heading.startswith("*A"):
        assert found.actions == ()
        return
    assert [(one.letter, one.anchor, one.text, one.line) for one in found.actions] == [
        ("a", "action-5a", "FHB to write.", 5),
        ("b", "action-5b", "HM to read.", 6),
    ]
    assert [one.anchor for one in found.paragraphs][-2:] == ["action-5a", "action-5b"]
    assert '<a class="number" href="/actions/2031-03-04-5a/"' in html


@pytest.mark.parametrize("text", ["Actions speak.", "**Actions** speak.", "### Actions taken", "x"])
def test_no_actions_heading(text: str) -> None:
    """A sentence that begins with the word, or another heading, makes no actions."""
    found, _ = item(f"{text}\n\n- FHB to write.\n")
    assert found.actions == ()
    assert found.problems == ()


def test_printed_action_letters() -> None:
    """Printed letters are kept, also where one is left out."""
    found, _ = item("### Actions\n\n- a) FHB to write.\n- c) HM to read.\n", "4A")
    assert [(one.letter, one.anchor) for one in found.actions] == [
        ("a", "action-4aa"),
        ("c", "action-4ac"),
    ]


def test_many_actions() -> None:
    """After z come aa and ab."""
    found, _ = item("### Actions\n\n" + "- FHB to write.\n" * 28)
    assert [one.letter for one in found.actions][25:] == ["z", "aa", "ab"]


REPORT = """\
Before.

## Purpose

1. One.

   - in one
   - in one too
     - deeper

   Still one.

4. Four.

Between.

## Purpose

- bullet
"""


def test_report_numbers() -> None:
    """Printed numbers are kept; the rest is counted under its heading."""
    found, html = report(REPORT)
    assert found.problems == ()
    assert [(one.anchor, one.label, one.text) for one in found.paragraphs] == [
        ("text-1", "¶", "Before."),
        ("p1", "1", "One. Still one."),
        ("p1-b1", "1(1)", "in one"),
        ("p1-b2", "1(2)", "in one too deeper"),
        ("p4", "4", "Four."),
        ("purpose-1", "¶", "Between."),
        ("purpose-2-1", "¶", "bullet"),
    ]
    assert [one.anchor for one in found.headings] == ["purpose", "purpose-2"]
    assert 'value="4"' in html


def test_a_count_leaves_out_what_is_taken() -> None:
    """Where a heading has the address that a paragraph would count to, the next one is taken."""
    found, _ = report("## Roads 2\n\nOne.\n\n## Roads\n\nTwo.\n\nThree.\n\nFour.\n")
    anchors = [one.anchor for one in found.paragraphs]
    assert anchors == ["roads-2-1", "roads-1", "roads-3", "roads-4"]
    assert found.problems == ()


def test_report_numbers_with_points() -> None:
    """A printed 1.4 is the number of its paragraph, and never that of a bullet in paragraph 1."""
    found, html = report("1. One:\n\n   - in one\n\n1.1 Point.\n\n1.1.2. Deeper.\n\n1.5m people.\n")
    assert [(one.anchor, one.label, one.text) for one in found.paragraphs] == [
        ("p1", "1", "One:"),
        ("p1-b1", "1(1)", "in one"),
        ("p1-1", "1.1", "Point."),
        ("p1-1-2", "1.1.2", "Deeper."),
        ("text-1", "¶", "1.5m people."),
    ]
    assert "</a> Point.</p>" in html


def test_report_numbers_as_printed() -> None:
    """A number left out in print is left out here."""
    found, html = report("3. Three.\n\nBetween.\n\n7. Seven.\n")
    assert [one.anchor for one in found.paragraphs] == ["p3", "text-1", "p7"]
    assert 'value="3"' in html
    assert 'value="7"' in html


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("## Main", "main-2"),
        ("## Contents", "contents-2"),
        ("## Zoë & Co.", "zoe-co"),
        ("## 例", "例"),
    ],
)
def test_heading_ids(heading: str, anchor: str) -> None:
    """A heading's id is its words, unless the page has that id itself."""
    found, _ = report(f"{heading}\n\nText.\n")
    assert found.headings[0].anchor == anchor
