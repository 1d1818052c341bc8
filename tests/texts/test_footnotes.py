"""Footnotes: marks in a text, and what they lead to at its end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from comsite.base.problems import Problem
from comsite.texts.keeping import parts_of
from comsite.texts.markdown import parse, render
from comsite.texts.numbering import NumberedText, number_item, number_plain, number_report
from tests.counting import calls, steps
from tests.small import archive, library, meeting, report

NOTES = """\
## 1. Lamps

The lamps[^1] failed[^b].

### Actions

- HM to mend them[^1].

## 2. Mud

It rose[^rise].

[^rise]: By a *foot*.
[^1]: Those at the quay.

    And at the steps.
[^b]: See the plan,
on the wall.
"""


def parts(text: str) -> list[tuple[NumberedText, str]]:
    """The items of a meeting's notes, numbered, and their HTML."""
    found = []
    for part in parts_of(parse(text, "x.md", 1).tokens, 1):
        numbered = number_item(part.tokens, part.number, "2031-03-04", "x.md", 1)
        found.append((numbered, str(render(part.tokens))))
    return found


def anchors(found: NumberedText) -> list[tuple[str, str, str, int]]:
    """The places of a text that readers cite."""
    return [(one.anchor, one.label, one.text, one.line) for one in found.paragraphs]


def test_footnotes_stand_at_the_end_of_their_item() -> None:
    """Wherever they are written; they are cited as themselves, and move no paragraph."""
    (first, _), (second, _) = parts(NOTES)
    assert first.problems == second.problems == ()
    assert anchors(first) == [
        ("p1-1", "1.1", "The lamps failed.", 3),
        ("action-1a", "1a", "HM to mend them.", 7),
        ("fn1-1", "footnote 1", "Those at the quay. And at the steps.", 14),
        ("fn1-b", "footnote 2", "See the plan, on the wall.", 17),
    ]
    assert anchors(second) == [
        ("p2-1", "2.1", "It rose.", 11),
        ("fn2-rise", "footnote 3", "By a foot.", 13),
    ]
    assert [one.called for one in first.paragraphs][::3] == ["paragraph 1.1", "footnote 2"]


def test_marks_and_footnotes_lead_to_each_other() -> None:
    """Each mark has an id, and a footnote a link back to each; search reads neither."""
    html = re.sub(r'<a class="number".*?</a>', "NUMBER", parts(NOTES)[0][1])
    assert re.sub(r' data-check="[0-9a-f]{4}"', "", html) == (
        '<p id="p1-1">NUMBER The lamps<sup data-pagefind-ignore><a class="mark" id="fn1-1_1"'
        ' href="#fn1-1" role="doc-noteref" aria-label="Footnote 1">1</a></sup> failed'
        '<sup data-pagefind-ignore><a class="mark" id="fn1-b_1" href="#fn1-b" role="doc-noteref"'
        ' aria-label="Footnote 2">2</a></sup>.</p>\n'
        '<h3 id="h1-actions">Actions</h3>\n'
        '<ol class="lettered actions">\n'
        '<li id="action-1a">NUMBER HM to mend them<sup data-pagefind-ignore><a class="mark"'
        ' id="fn1-1_2" href="#fn1-1" role="doc-noteref" aria-label="Footnote 1">1</a></sup>.</li>\n'
        "</ol>\n"
        '<ol class="lettered footnotes">\n'
        '<li id="fn1-1">\n<p>NUMBER Those at the quay.</p>\n'
        '<p>And at the steps. <a class="mark-back" data-pagefind-ignore href="#fn1-1_1"'
        ' role="doc-backlink" aria-label="Back to place 1 of 2">↩\ufe0e</a> <a class="mark-back"'
        ' data-pagefind-ignore href="#fn1-1_2" role="doc-backlink"'
        ' aria-label="Back to place 2 of 2">↩\ufe0e</a></p>\n</li>\n'
        '<li id="fn1-b">\n<p>NUMBER See the plan,\non the wall. <a class="mark-back"'
        ' data-pagefind-ignore href="#fn1-b_1" role="doc-backlink"'
        ' aria-label="Back to the text">↩\ufe0e</a></p>\n</li>\n</ol>\n'
    )


@pytest.mark.parametrize("number", [number_report, number_plain])
def test_footnotes_of_a_report_or_page(number: type) -> None:
    """They stand at its end. Their numbers are those written, where all marks are numbers."""
    text = "One[^7], two[^12].\n\n[^12]: Twelve.\n\n[^7]: Seven.\n\n## More\n\nThree.\n"
    tokens = parse(text, "x.md", 1).tokens
    found = [one for one in number(tokens, "x.md", 1).paragraphs if one.is_footnote]
    assert [(one.anchor, one.label, one.text, one.line) for one in found] == [
        ("fn-7", "footnote 7", "Seven.", 5),
        ("fn-12", "footnote 12", "Twelve.", 3),
    ]
    assert str(render(tokens)).endswith("</ol>\n")


def test_an_id_stays_when_another_footnote_comes() -> None:
    """It is made of the mark; marks that would be the same get a number."""
    text = "One[^a]{}, two[^A], three[^*], four[^+].\n\n[^a]: x\n[^A]: x\n[^*]: x\n[^+]: x\n"
    before = [one.anchor for one in parts(f"## 1. A\n\n{text.format('')}")[0][0].paragraphs]
    assert before == ["p1-1", "fn1-a", "fn1-a-2", "fn1-note", "fn1-note-2"]
    more = f"## 1. A\n\n{text.format('[^new]')}[^new]: y\n"
    after = [one.anchor for one in parts(more)[0][0].paragraphs]
    assert after == ["p1-1", "fn1-a", "fn1-new", *before[2:]]


@pytest.mark.parametrize(
    "text",
    ["A[^1].", r"A\[^1].", "A[^1 2].\n\n[^1 2]: x", "`[^1]`", "A[^].\n\n[^]: x", f"A[^{'x' * 41}]"],
)
def test_what_leads_to_no_footnote_stays_as_written(text: str) -> None:
    """No word and no mark is lost."""
    found, html = parts(f"## 1. A\n\n{text}\n")[0]
    assert "<sup" not in html
    assert "".join(one.text for one in found.paragraphs).count("[^") == text.count("[^")


def test_other_marks_with_brackets() -> None:
    """A link may begin with ^, and a passage in another language may have a mark in it."""
    text = "A [^1](/x/), [Hen Wlad[^1]]{lang=cy}.\n\n[^1]: x"
    _, html = parts(f"## 1. A\n\n{text}\n")[0]
    assert '<a href="/x/" class="link">^1</a>' in html
    assert '<span lang="cy">Hen Wlad<sup' in html


def test_an_action_leads_to_the_footnotes_of_its_item(tmp_path: Path) -> None:
    """The text of an action is shown on other pages too."""
    texts = archive(tmp_path, {"meetings/2031-03-04.md": meeting("2031-03-04", "", NOTES)})[1]
    assert texts.problems == []
    assert str(texts.actions[0].html) == (
        "HM to mend them<sup data-pagefind-ignore>"
        '<a class="mark" href="/meetings/2031-03-04/1/#fn1-1" role="doc-noteref"'
        ' aria-label="Footnote 1">1</a></sup>.'
    )


def test_names_and_links_in_footnotes(tmp_path: Path) -> None:
    """What a footnote names, and links to, is of the item with the mark, wherever it is written."""
    notes = (
        "## 1. A\n\nGulls[^1].\n\n## 2. B\n\nMud.\n\n[^1]: Ada Example [said so](/reports/{}/).\n"
    )
    slug = "2031-03-01-gulls"
    found = library(
        tmp_path,
        {
            "people/ada-example.yaml": "name: Ada Example\n",
            f"reports/{slug}.md": report("2031-03-01", "", "Gulls came.\n"),
            "meetings/2031-03-04.md": meeting("2031-03-04", "", notes.format(slug)),
        },
    )
    one, two = found.as_read.meetings["2031-03-04"].items
    assert [(mention.target.slug, mention.anchor) for mention in one.mentions] == [
        ("ada-example", "fn1-1"),
        (slug, "fn1-1"),
    ]
    assert two.mentions == ()
    places = found.backlinks.links_to(f"/reports/{slug}/")
    assert [(place.record, place.paragraphs) for place in places] == [(one, (one.paragraphs[1],))]


@pytest.mark.parametrize(
    "shape",
    [
        "[^1] ",
        "[^1]: ",
        "[^1]: a[^1]\n\n",
        "a[^{0}]\n\n[^{0}]: [^{0}]\n\n",
        "a[^{0}]\n\n[^{0}]: b\n\n",
        "a[^{0}]\n[^{0}]: b\n",
        "[^",
        "[^{0}",
        "[^x] [a](",
    ],
)
def test_many_footnotes_cost_no_more_each(shape: str) -> None:
    """Those that lead to themselves, or to nothing, included; and no text makes an exception."""

    def work(times: int) -> None:
        text = "".join(shape.format(number) for number in range(times))
        parts(f"## 1. A\n\n{text}\n\n[^x]: y\n\n## 2. B\n\nx[^1]\n")

    few, many = calls(lambda: work(100)), calls(lambda: work(400))
    assert many < 5 * few + 10_000


def test_a_long_mark_is_not_looked_at_again_and_again() -> None:
    """The end of a mark is near its beginning, or there is none."""
    short, long = (f"a[^x] {'[^' * 50}{'a' * size}\n\n[^x]: y\n" for size in (1_000, 10_000))
    assert steps(lambda: parse(long, "x.md", 1)) < steps(lambda: parse(short, "x.md", 1)) + 1_000


def test_a_footnote_of_two_items() -> None:
    """It stands in the first; the second is told."""
    text = "## 1. A\n\na[^1]\n\n## 2. B\n\nb\nc[^1]\n\n[^1]: x\n"
    (first, _), (second, html) = parts(text)
    assert (len(first.paragraphs), len(second.paragraphs), "<sup" in html) == (2, 1, False)
    assert second.problems == (
        Problem(
            "x.md",
            8,
            'the footnote "[^1]" is of an item above, which has its mark too; write it for this'
            " item once more, under another mark",
        ),
    )
