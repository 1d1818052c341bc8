"""The mistakes that somebody makes on their first day are told so that they can be mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import cases

# What is mistaken, the invalid archive that has it, the file, and all that is said of it.
MISTAKES = (
    (
        "a tab for indentation",
        "yaml-tab-indent",
        "content/meetings/2032-01-08.md",
        "line 5: this line cannot be read: a tab stands here; delete it, and indent with spaces",
    ),
    (
        "a colon in a value without quotation marks",
        "yaml-colon-in-value",
        "content/meetings/2032-01-08.md",
        'line 4: this line cannot be read: a second ": " stands in it; put the value in'
        ' quotation marks: place: "Net Loft: upper floor"',
    ),
    (
        "no space after a colon",
        "yaml-missing-space-after-colon",
        "content/meetings/2032-01-08.md",
        'line 2: this line cannot be read: a space is missing after the colon; write "date:'
        ' 2032-01-08"',
    ),
    (
        "a line indented too far",
        "yaml-indentation",
        "content/meetings/2032-01-08.md",
        "line 6: this line cannot be read: it is indented too far; begin it right below the"
        " first letter of the line above",
    ),
    (
        "quotation marks from a word processor",
        "yaml-word-quotes",
        "content/meetings/2032-01-08.md",
        "line 5: “ and ” are not the quotation marks that YAML knows, and count as part of the"
        " text; type straight ones or none, or '“1”' to keep them",
    ),
    (
        "no fields at the top",
        "front-matter-missing",
        "content/meetings/2032-01-08.md",
        'line 1: the file must begin with a line "---", then its fields, then another line "---"',
    ),
    (
        "fields that are not closed",
        "front-matter-not-closed",
        "content/meetings/2032-01-08.md",
        'line 1: the fields that begin here are not closed; put a line "---" after the last one',
    ),
    (
        "a date in the British order",
        "date-slashes",
        "content/meetings/2032-01-08.md",
        'line 2: "date" is "8/1/2032": write 2032-01-08 for 8 January 2032 or 2032-08-01 for 1'
        " August 2032",
    ),
    (
        "a file's name that is not its date",
        "meeting-date-not-of-file",
        "content/meetings/2032-01-08.md",
        'line 2: "date" is 2032-01-09, but the file is named 2032-01-08.md, and both must be the'
        ' same day; write "date: 2032-01-08", or rename the file "2032-01-09.md"',
    ),
    (
        "a capital in a file's name",
        "name-capital",
        "content/people/Gus-Trial.yaml",
        "the file's name becomes the page's address: lower case letters, digits and hyphens"
        ' only; rename it "gus-trial.yaml"',
    ),
    (
        "a space in a file's name",
        "name-space",
        "content/people/gus trial.yaml",
        "the file's name becomes the page's address: lower case letters, digits and hyphens"
        ' only; rename it "gus-trial.yaml"',
    ),
    (
        "a Word file among the texts",
        "ending-docx",
        "content/meetings/2032-01-08.docx",
        'files here end in ".md"; to make pages of this one, take it out of the archive and type'
        " comsite import with its name; an original that readers may open goes into files/",
    ),
    (
        "a misspelt field",
        "field-unknown-near",
        "content/meetings/2032-01-08.md",
        'line 4: there is no field "plaice" here; did you mean "place"? Allowed: date, start,'
        " end, until, place, status, moved_to, held_by, draft, withdrawn, summary, text,"
        " known_from, source, notes, chair, present, also_present, apologies, items, actions,"
        " decisions, names, next_meeting, corrections, action_updates, files, settled",
    ),
    (
        "a status of one's own",
        "status-mistyped",
        "content/meetings/2032-01-08.md",
        'line 3: "status" is "helt"; did you mean "held"? Allowed: scheduled, held,'
        " postponed, moved, cancelled",
    ),
    (
        "a misspelt person",
        "person-misspelt",
        "content/meetings/2032-01-08.md",
        'line 5: "person" names the person "ada-exampel", which is not in people/; did you mean'
        ' "ada-example"? Otherwise put people/ada-exampel.yaml there',
    ),
    (
        "a person who is not on record",
        "person-unknown",
        "content/meetings/2032-01-08.md",
        'line 4: "chair" names the person "zebedee-unknown", which is not in people/; make it'
        ' (comsite new person "Zebedee Unknown"), or name another',
    ),
    (
        "a person by name",
        "person-as-printed",
        "content/meetings/2032-01-08.md",
        'line 4: "chair" is "Ada Example", which is not a file\'s name (lower case letters,'
        ' digits and hyphens, no ending); write "ada-example"',
    ),
    (
        "a misspelt topic",
        "topic-misspelt",
        "content/meetings/2032-01-08.md",
        'line 6: "topics" names the topic "dredgign", which is not in topics/; did you mean'
        ' "dredging"? Otherwise put topics/dredgign.yaml there',
    ),
    (
        "a topic that there is not",
        "topic-unknown",
        "content/meetings/2032-01-08.md",
        'line 6: "topics" names the topic "gulls", which is not in topics/; make it (comsite new'
        ' topic "Gulls"), or name another',
    ),
    (
        "somebody listed twice",
        "present-twice",
        "content/meetings/2032-01-08.md",
        'line 6: "ada-example" is listed twice under "present"; keep one',
    ),
    (
        "an item without a number",
        "heading-without-number",
        "content/meetings/2032-01-08.md",
        'line 6: the heading "Gulls" has no item number; write it like "## 5. Road safety"',
    ),
    (
        "a link to a page that there is not",
        "link-no-page",
        "content/meetings/2032-01-08.md",
        'line 8: the link leads to "/meetings/2031-03-05/", and there is no such page; did you'
        ' mean "/meetings/2031-03-04/"?',
    ),
)


@pytest.mark.parametrize(("mistake", "case", "file", "message"), MISTAKES)
def test_first_mistakes(mistake: str, case: str, file: str, message: str, tmp_path: Path) -> None:
    """One message tells the line, what stands there, and what to type; the line is shown."""
    first, told, *_, count = cases.check(cases.make(case, tmp_path)).output.splitlines()
    assert (first, told) == (file, f"  {message}"), mistake
    assert count == "1 problem."
