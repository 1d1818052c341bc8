"""Marks that are there in part, and headings that are none: each slip with its whole message."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from comsite.cli.main import main
from tests.checking.test_warnings import PATH, printed
from tests.small import meeting, report, write

# A text under "## 1. Gulls", the line of the problem from that of the text, and what is told; None
# where nothing is.
SLIPS: dict[str, tuple[str, int, str | None]] = {
    "a row that lacks a cell": (
        "| Month | Lamps | Cost |\n|---|---|---|\n| May | 4 | 5 |\n| June | 6 |",
        3,
        "this row has 2 of 3 cells, so what follows the gap stands in the wrong column; write what"
        ' is missing, or leave its cell empty, like "| June | 6 | |" if the last has nothing in it',
    ),
    "a text below a table": (
        "| Month | Lamps |\n|---|---|\n| May | 4 |\nThe gull asked why.",
        3,
        '"The gull asked why." stands right below a table, and is read as a row of it; put an empty'
        " line between them",
    ),
    "a whole table": (
        "Month | Lamps\n--- | ---\nMay \\| June | 4\nJuly | -\n\n| One |\n|---|\n| Two |",
        0,
        None,
    ),
    "bold words without an end": (
        "It was **dark at night.",
        0,
        'the stars of "**dark at night." are shown; write ** once more where the bold words end, or'
        " take them out",
    ),
    "stars of a note": ("Of 40 lamps **, 2**3 failed. ** revised. **Dark** it was.", 0, None),
    "a link without an end": (
        "See [the plan](/plan for more.",
        0,
        '"[the plan](/plan for more." is shown as it stands, and is no link; close the address with'
        " ), and leave no space in it",
    ),
    "a link in two parts": (
        "See [the plan] (/plan/).",
        0,
        '"[the plan] (/plan/)" is shown as it stands, and is no link; take the space between ] and'
        " ( away",
    ),
    "brackets that are exchanged": (
        "See (the plan)[/plan/].",
        0,
        '"(the plan)[/plan/]" is shown as it stands, and is no link; the words stand in square'
        " brackets and the address in round ones, like [report on parking](/reports/…)",
    ),
    "brackets": ("See [the plan](/meetings/) [sic] (see item 2) and (the gull) [a tern].", 0, None),
    "a heading in bold": (
        "They met.\n\n**Any other business:**\n\nNone.",
        2,
        '"**Any other business:**" stands by itself like a heading, and is none; write "## 2. Any'
        ' other business" if the next item begins here, or "### Any other business" if it is a'
        " heading inside item 1",
    ),
    "a heading in bold before the next item": (
        "They met.\n\n**What was asked**\n\nNone.\n\n## 2. Terns\n\nNone.",
        2,
        '"**What was asked**" stands by itself like a heading, and is none; write "### What was'
        ' asked" if it is a heading inside item 1',
    ),
    "a heading in capitals": (
        "They met.\n\nANY OTHER BUSINESS\n\nNone.",
        2,
        '"ANY OTHER BUSINESS" stands by itself like a heading, and is none; write "## 2. ANY OTHER'
        ' BUSINESS" if the next item begins here, or "### ANY OTHER BUSINESS" if it is a heading'
        " inside item 1",
    ),
    "a heading of the next item, too low": (
        "They met.\n\n### 2. Terns\n\nNone.",
        2,
        '"### 2. Terns" is a heading inside item 1; if the next item begins here, write "## 2.'
        ' Terns"',
    ),
    "words in bold": ("They met.\n\n**They all left.**\n\nA B\n\n**Dark** it was.\n", 0, None),
    "an item that is lost": (
        "None.\n\n## 3. Terns\n\nNone.",
        2,
        'item 2 is missing between item 1 and item 3; where it begins, write a heading "## 2. …"',
    ),
    "items that are lost": (
        "None.\n\n## 5a. Terns\n\nNone.",
        2,
        "items 2 to 4 are missing between item 1 and item 5a; where it begins, write a heading"
        ' "## 2. …"',
    ),
    "items that rise": ("None.\n\n## 1a. Terns\n\nNone.\n\n## 2. Lamps\n\nNone.", 0, None),
    "actions arising": (
        "None.\n\n### Actions arising\n\n- Clerk to row.",
        2,
        'the list under "Actions arising" is shown as text, and none of it is an action; if it is'
        ' what was promised at this meeting, write "### Actions"; if it is what came of earlier'
        ' actions, put that under "action_updates"',
    ),
    "actions misspelt": (
        "None.\n\n### Acions\n\n- Clerk to row.",
        2,
        'the list under "Acions" is shown as text, and none of it is an action; if it is what was'
        ' promised at this meeting, write "### Actions"; if it is what came of earlier actions, put'
        ' that under "action_updates"',
    ),
    "what is like actions": ("None.\n\n### Auctions\n\n- Boats.", 0, None),
    "next steps in bold": (
        "None.\n\n**Next steps:**\n\n| What | Who |\n|---|---|\n| Row | Clerk |",
        2,
        'the list under "Next steps:" is shown as text, and none of it is an action; if it is what'
        ' was promised at this meeting, write "### Actions"; if it is what came of earlier actions,'
        ' put that under "action_updates"',
    ),
    "an action log without a list": ("None.\n\n### Action log\n\nIt was read.", 0, None),
}


@pytest.mark.parametrize("case", SLIPS)
def test_slips(case: str, tmp_path: Path) -> None:
    """Each slip is told once, at its line; what only looks like one is not."""
    text, line, expected = SLIPS[case]
    found = printed(tmp_path, f"## 1. Gulls\n\n{text}\n")
    assert found == ([f"content/{PATH}:{8 + line}: {expected}"] if expected else [])


def test_items_in_another_order(tmp_path: Path) -> None:
    """An item with a smaller number than the one above is told."""
    text = "## 3. Gulls\n\nNone.\n\n## 2. Terns\n\nNone.\n"
    assert printed(tmp_path, text) == [
        f"content/{PATH}:10: item 2 stands below item 3; put the items in the order of their"
        " numbers, or write the right number here"
    ]


def test_why(tmp_path: Path) -> None:
    """Each of these rules says why it matters; reports are looked at too."""
    text = (
        "| A | B |\n|---|---|\n| 1 |\n\n**Lamps**\n\n### Next steps\n\n- Row.\n\n"
        "## 3. Terns\n\nNone.\n"
    )
    files = {
        PATH: meeting("2031-05-01", "", f"## 1. Gulls\n\n{text}"),
        "reports/a.md": report("2031-05-02", "", "It was **dark.\n"),
    }
    said = CliRunner().invoke(main, ["check", "--source", str(write(tmp_path, files))]).output
    assert [line for line in said.splitlines() if "    Why: " in line] == [
        "    Why: Readers would take a number for one of another column. [table-rows-are-whole]",
        "    Why: Who listens to a page goes from heading to heading, and an item without one has"
        " no page. [headings-stand-out]",
        "    Why: What is in no list of actions has no page, and nobody follows it."
        " [actions-are-called-so]",
        "    Why: An item whose heading is lost is part of the one before."
        " [items-follow-each-other]",
        "    Why: Readers would see the marks, and could not follow the link. [marks-are-closed]",
    ]
