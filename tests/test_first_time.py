"""The mistakes that somebody makes on their first day are told so that they can be mended."""

from __future__ import annotations

import pytest

from tests import cases

# What is mistaken, the invalid archive that has it, and the words that say what to do.
MISTAKES = (
    ("a tab for indentation", "yaml-tab-indent", "indent with spaces"),
    ("a colon in a value", "yaml-colon-in-value", "put the value in quotation marks"),
    ("a date in the British order", "date-slashes", "write 2032-01-08 for 8 January 2032"),
    ("no fields at the top", "front-matter-missing", 'must begin with a line "---"'),
    ("fields that are not closed", "front-matter-not-closed", 'put a line "---" after the last'),
    ("a misspelt field", "field-unknown-near", 'did you mean "place"?'),
    ("a misspelt person", "person-misspelt", 'did you mean "ada-example"?'),
    ("a person by name", "person-as-printed", 'write "ada-example"'),
    ("an item without a number", "heading-without-number", 'write it like "## 5. Road safety"'),
    ("quotation marks from Word", "yaml-word-quotes", "type straight ones or none"),
    ("a capital in a file's name", "name-capital", 'rename it "gus-trial.yaml"'),
    ("a space in a file's name", "name-space", 'rename it "gus-trial.yaml"'),
    ("wrong indentation", "yaml-indentation", "this line is indented too far"),
    ("an ending in capitals", "ending-capital", 'rename this one "2032-01-08.md"'),
    ("a Word file among the texts", "ending-docx", "in files/"),
    ("a status of one's own", "status-mistyped", 'did you mean "held"?'),
)


@pytest.mark.parametrize(("mistake", "case", "remedy"), MISTAKES)
def test_first_mistakes(mistake: str, case: str, remedy: str) -> None:
    """The message says what to type instead; the whole text is the case's own."""
    told = (cases.INVALID / case / cases.EXPECTED).read_text("utf-8")
    assert remedy in told, mistake
    assert told.endswith("\n1 problem.\n"), f"{mistake} is told in one message"
