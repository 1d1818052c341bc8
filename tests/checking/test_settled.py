"""Answers for good, given in the files themselves."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from comsite.cli.main import main
from tests.checking.test_warnings import PATH, looked_at, printed
from tests.small import SITE, meeting, write

TEXT = "## 1. Gulls\n\nThe the gull had had it. It was in in the harbour.\n"
RULE = "settled:\n  - rule: words-stand-once\n    reason: So it is printed.\n"
ABOUT = RULE.replace("    reason", "    about: The the\n    reason")


def test_all_of_a_rule(tmp_path: Path) -> None:
    """With a rule and a reason, nobody is told of anything under that rule in that file."""
    assert len(printed(tmp_path, TEXT)) == 2
    assert printed(tmp_path, TEXT, RULE) == []


def test_some_words(tmp_path: Path) -> None:
    """With words of the message, only what has them is settled."""
    (left,) = printed(tmp_path, TEXT, ABOUT)
    assert '"in in" has a word twice' in left


def test_questions_and_other_files(tmp_path: Path) -> None:
    """A question is answered in the same way, and each answer is for its own file alone."""
    answer = "settled:\n  - rule: readers-can-report-a-mistake\n    reason: By post.\n"
    site = SITE.replace("contact: archive@fernwick.example\n", "")
    files = {PATH: meeting("2031-05-01", "", TEXT), "site.yaml": site + answer}
    content = write(tmp_path, files)
    said = CliRunner().invoke(main, ["check", "--source", str(content)]).output
    assert said.endswith("No problems. 2 warnings; the site builds as it is.\n")
    content = write(tmp_path, {**files, "site.yaml": site + RULE})
    said = CliRunner().invoke(main, ["check", "--source", str(content)]).output
    assert said.endswith("No problems. 3 warnings and 1 question; the site builds as it is.\n")


def test_answers_of_nothing(tmp_path: Path) -> None:
    """An answer is told of that is about no rule, no message or no words that are there."""
    unknown = printed(tmp_path, "## 1. Gulls\n\nNone.\n", RULE.replace("stand", "stands"))
    assert unknown == [
        f'content/{PATH}:5: "words-stands-once" is no rule of a warning or question; did you mean'
        ' "words-stand-once"? The name of a rule stands in brackets at the end of what comsite'
        " check says"
    ]
    error = printed(tmp_path, "## 1. Gulls\n\nNone.\n", RULE.replace("words-stand-once", "yaml"))
    assert error == [
        f'content/{PATH}:5: "yaml" is no rule of a warning or question; the name of a rule stands'
        " in brackets at the end of what comsite check says"
    ]
    needless = "words-stand-once says nothing of this file; delete this answer"
    assert printed(tmp_path, "## 1. Gulls\n\nNone.\n", RULE) == [f"content/{PATH}:5: {needless}"]
    over = "words-stand-once no longer says this of this file; delete this answer"
    assert printed(tmp_path, "## 1. Gulls\n\nNone.\n", ABOUT) == [f"content/{PATH}:5: {over}"]
    other = looked_at(tmp_path, TEXT, ABOUT.replace("The the", "the the"))
    assert [one.message for one in other if one.line == 6] == [
        '"the the" does not stand in what words-stand-once says of this file; copy words of the'
        " message, or delete this line to answer all of this rule here"
    ]
    assert {one.rule for one in other} == {"words-stand-once", "answers-are-of-something"}


def test_its_reason(tmp_path: Path) -> None:
    """Why an answer of nothing matters is told with it."""
    content = write(tmp_path, {PATH: meeting("2031-05-01", RULE, "## 1. Gulls\n\nNone.\n")})
    said = CliRunner().invoke(main, ["check", "--source", str(content)]).output
    assert (
        "    Why: An answer that outlives its question would hide the next one."
        " [answers-are-of-something]\n" in said
    )


def test_an_answer_without_a_reason(tmp_path: Path) -> None:
    """It is no answer."""
    front = "settled:\n  - rule: words-stand-once\n"
    content = write(tmp_path, {PATH: meeting("2031-05-01", front, TEXT)})
    said = CliRunner().invoke(main, ["check", "--source", str(content)]).output
    assert 'the field "reason" is missing: why it is right as it is' in said
