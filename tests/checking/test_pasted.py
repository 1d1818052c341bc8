"""What a paste from a word processor leaves in a text: each slip with its whole message."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from comsite.checking.gate import Options, check
from comsite.cli.main import main
from tests.checking.test_warnings import PATH, printed
from tests.small import meeting, write

# A text under "## 1. Gulls", the line of the problem from that of the text, and what is told; None
# where nothing is.
SLIPS: dict[str, tuple[str, int, str | None]] = {
    "a bullet of a font": (
        "\uf0b7\tthe quay\n\uf0b7\tthe mill",
        0,
        '"• the quay" is shown as it stands, and is no entry of a list; write "- the quay", and so'
        " with those after it",
    ),
    "letters and tabs": (
        "a)\tthe quay\nb)\tthe mill",
        0,
        '"a) the quay" and the line after it run together; write "- a) the quay", and so with'
        " those after it",
    ),
    "numbers of Rome and tabs": (
        "i.\tthe quay\nii.\tthe mill",
        0,
        '"i. the quay" and the line after it run together; write "- i. the quay", and so with'
        " those after it",
    ),
    "printed numbers and tabs": (
        "1.1\tThey met at noon.\n1.2\tThey left.",
        1,
        '"1.2 They left." runs on from the line above; put an empty line between them, and so with'
        " those after it",
    ),
    "a table of blanks": (
        "Quay      40   %\nMill      20   %",
        0,
        '"Quay 40 %" and the line after it look like rows of a table, and run together; write'
        ' "| Quay | 40 | % |", below it "| --- | --- | --- |", and so with each row',
    ),
    "a heading in bold": (
        "They met.\n\n**2. Terns**\n\nThey left.",
        2,
        '"**2. Terns**" looks like the heading of the next item, and is none; write "## 2. Terns"',
    ),
    "a heading with a tab": (
        "They met.\n\n2.\tAny other business\n\nThey left.",
        2,
        '"2. Any other business" looks like the heading of the next item, and is none; write'
        ' "## 2. Any other business"',
    ),
    "a number of a list": ("They met.\n\n2. They left.\n", 0, None),
    "actions without a heading": (
        "Actions:\n\n- Ada Example to row.",
        0,
        '"Actions:" is shown as it stands, and what is below it is no list of actions; write'
        ' "### Actions"',
    ),
    "an action in the text": (
        "**Action:** Ada Example to row.",
        0,
        '"**Action:** Ada Example to row." is shown as text, and is in no list of what was'
        ' promised; write a heading "### Actions" at the end of its item, and below it'
        ' "- Ada Example to row."',
    ),
    "a word that begins so": ("Actions were taken: they rowed. Action on lamps - none.", 0, None),
    "a reference that is lost": (
        "See table Error! Reference source not found. for more.",
        0,
        '"Error! Reference source not found." is what a word processor writes where a reference'
        " leads nowhere; write what should stand there, or take it out",
    ),
    "the code of a link": (
        'See HYPERLINK "https://quay.example/" \\h the quay.',
        0,
        '"HYPERLINK "https://quay.example/" \\h" is the code of a link; take it out, and write the'
        " link as [its words](address)",
    ),
    "the code of a reference": (
        "See REF _Ref12345 \\h above.",
        0,
        '"REF _Ref12345 \\h" is a code of a word processor; write what it shows in the document',
    ),
    "the foot of a page": (
        "They met.\n\nPage 3 of 7\n\nThey left.",
        2,
        '"Page 3 of 7" is from the foot of a page; take the line out, and join what it parts',
    ),
    "the mark of a comment": (
        "They met.[AE1]",
        0,
        '"[AE1]" is the mark of a comment in the margin; take it out',
    ),
    "a comment": (
        "Commented [AE1]: Did they?",
        0,
        '"Commented [AE1]: Did they?" is a comment from the margin; take it out, or readers will'
        " see it",
    ),
    "a link of such a name": ("See [AE1](/meetings/).", 0, None),
    "words struck out": (
        "They ~~met~~ left.",
        0,
        '"~~met~~" is shown with its marks; what the document strikes out is taken out of the text',
    ),
    "contents": (
        "Welcome\t1\n\nGulls ........ 2\n\nTerns\t3",
        0,
        '"Welcome 1" and the line after it look like a table of contents, whose pages are those of'
        " the document; take these lines out",
    ),
    "a footnote in brackets": (
        "They met.[1]\n\n[1] At noon.",
        0,
        '"[1]" is shown as it stands, and leads to no footnote; write "[^1]" here, and "[^1]:"'
        " before what it says below",
    ),
    "a number in brackets": ("They met.[1]", 0, None),
    "a day to be confirmed": (
        "They meet on [date to be confirmed].",
        0,
        '"[date to be confirmed]" seems to wait for somebody to fill it in; write what is known, or'
        " take it out",
    ),
    "a line to write on": (
        "Name ______",
        0,
        '"______" seems to wait for somebody to fill it in; write what is known, or take it out',
    ),
    "a sum behind a point": ("It was no.3*4*5 of them.", 0, None),
}
OTHERS = ("has no owner", "……", "......")  # warnings of other rules about the same texts


@pytest.mark.parametrize("case", SLIPS)
def test_what_is_pasted(case: str, tmp_path: Path) -> None:
    """It is told once, at its line, and says what to write; what only looks like it is not."""
    text, below, expected = SLIPS[case]
    found = printed(tmp_path, f"## 1. Gulls\n\n{text}\n")
    own = [one for one in found if not any(other in one for other in OTHERS)]
    assert own == ([] if expected is None else [f"content/{PATH}:{8 + below}: {expected}"])


def test_a_heading_that_is_lost_is_told_beside_what_was_published(tmp_path: Path) -> None:
    """The message names the line that looks like it; of several actions one message tells."""
    notes = (
        "## 1. Gulls\n\nThey met.\n\n### Actions\n\n- a) Ada Example to row.\n- b) Ada Example to"
        " sail.\n\n## 2. Terns\n\nThey left.\n"
    )
    content = write(tmp_path, {PATH: meeting("2031-05-01", "", notes)})
    assert CliRunner().invoke(main, ["ledger", "update", "--source", str(content)]).exit_code == 0
    notes = notes.replace("### Actions", "Actions:").replace("## 2.", "2.\t")
    write(tmp_path, {PATH: meeting("2031-05-01", "", notes)})
    told = [str(one) for one in check(Options(content, tmp_path / "build"))]
    assert told == [
        f'content/{PATH}: the address "/actions/2031-05-01-1a/" was published, and what stood there'
        ' is gone; line 10 is no heading: write "### Actions" there; if it is gone for good, say'
        " what became of it: comsite ledger move /actions/2031-05-01-1a/ NEW-ADDRESS, or comsite"
        ' ledger remove /actions/2031-05-01-1a/ "WHY"',
        f'content/{PATH}: the address "/meetings/2031-05-01/2/" was published, and what stood there'
        ' is gone; line 15 looks like it: write "## 2. Terns" there; if it is gone for good, say'
        " what became of it: comsite ledger move /meetings/2031-05-01/2/ NEW-ADDRESS, or comsite"
        ' ledger remove /meetings/2031-05-01/2/ "WHY"',
    ]
    for said in ("### Actions arising", "### Acions"):
        write(tmp_path, {PATH: meeting("2031-05-01", "", notes.replace("Actions:", said))})
        told = [str(one) for one in check(Options(content, tmp_path / "build"))]
        assert f'is gone; line 10 says "{said}": write "### Actions" there; if it is' in told[0]


def test_each_warning_says_why(tmp_path: Path) -> None:
    """What is printed has the line, and what readers would make of it."""
    text = (
        '## 1. Gulls\n\nSee HYPERLINK "https://gulls.example" for more.\n\n'
        "ACTION: Ada Example to row.\n"
    )
    content = write(tmp_path, {PATH: meeting("2031-05-01", "", text)})
    said = CliRunner().invoke(main, ["check", "--source", str(content)]).output.splitlines()
    assert said[:4] == [
        f"content/{PATH}",
        '  line 8: please look: "HYPERLINK "https://gulls.example"" is the code of a link; take it'
        " out, and write the link as [its words](address)",
        '    | See HYPERLINK "https://gulls.example" for more.',
        "    Why: Readers would see what means something to a program only."
        " [pasted-text-has-no-traces]",
    ]
    assert said[7:] == [
        '  line 10: please look: "ACTION: Ada Example to row." is shown as text, and is in no list'
        ' of what was promised; write a heading "### Actions" at the end of its item, and below it'
        ' "- Ada Example to row."',
        "    | ACTION: Ada Example to row.",
        "    Why: Nobody finds a promise that has no page of its own. [actions-have-a-heading]",
        "",
        "No problems. 2 warnings and 1 question; the site builds as it is.",
    ]
