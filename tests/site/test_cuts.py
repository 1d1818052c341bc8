"""What is cut short ends after a whole word, wherever it is shown."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import feedparser
import pytest
from click.testing import CliRunner
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from comsite.checking.gate import Options, check
from comsite.cli.main import main
from comsite.publishing.build import build
from tests import small

pytestmark = pytest.mark.slow

SHOWN = 12  # questions of a person
ASKED = 5  # open actions of a question to the editor
WORDS = st.lists(
    st.text("abcdefé", min_size=1, max_size=24).map(lambda word: f"{word}k")
    | st.sampled_from(["half-tide", "ebb,", "flow;", "Ada’s", "quay:"]),
    min_size=350,
    max_size=350,
)


def cuts(texts: list[str], originals: list[str], most: int) -> int:
    """How many of the texts are cut; each is the beginning of one, to a word's end or a hyphen."""
    cut = [text.removesuffix("…").rstrip() for text in texts if text.endswith("…")]
    for text in cut:
        assert most - 30 <= len(text) <= most  # the longest word has 25 letters
        after = {one.removeprefix(text)[:1] for one in originals if one.startswith(text)}
        assert after, text
        assert text.endswith("-") or not any(mark.isalnum() or mark in "’-" for mark in after), text
    return len(cut)


@settings(max_examples=3, phases=[Phase.generate])
@given(WORDS)
def test_no_word_is_cut(words: list[str]) -> None:
    """In questions and answers, feeds, what an editor is asked, and a file that is begun."""
    said = [" ".join(words[number:]) for number in range(SHOWN)]
    asked = [f"Dan Placeholder asked whether {text}." for text in said]
    owed = [f"Dan Placeholder to find {text}." for text in said]
    body = "".join(
        f"## {number}. Item\n\n{question}\n\n### Actions\n\n- {action}\n\n"
        for number, (question, action) in enumerate(zip(asked, owed, strict=True), 1)
    )
    files = {
        "people/dan-placeholder.yaml": "name: Dan Placeholder\n",
        "meetings/2031-03-04.md": small.meeting("2031-03-04", "", body),
    }
    later = {"meetings/2031-04-08.md": small.meeting("2031-04-08", "", "## 1. Item\n\nNothing.\n")}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content = small.write(folder, files)
        begun = CliRunner().invoke(
            main, ["new", "meeting", "--date", "2031-05-06", "--source", str(content)]
        )
        assert begun.exit_code == 0, begun.output
        new = content / "meetings/2031-05-06.md"
        reminders = re.findall(r"^#?  # (.*)$", new.read_text("utf-8"), re.MULTILINE)
        new.unlink()
        small.write(folder, later)
        options = Options(content, folder / "build", search=False)
        (question,) = [one.message for one in check(options) if one.grade == "question"]
        build(options)
        page = (folder / "build/people/dan-placeholder/index.html").read_text("utf-8")
        feed = feedparser.parse((folder / "build/feeds/people/dan-placeholder.xml").read_bytes())
    assert cuts(re.findall(r"<p>(Dan[^<]*)</p>", page), asked, 360) == SHOWN
    assert cuts([one.summary for one in feed.entries], asked, 200) == SHOWN
    assert cuts(re.findall(r'"(Dan[^"]*)"', question), owed, 60) == ASKED
    assert cuts(reminders, owed, 80) == SHOWN
