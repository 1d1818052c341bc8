"""What ``comsite import`` says, whole; and nothing is half done where something is in the way."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from comsite.base.problems import Problem
from comsite.cli.main import main
from comsite.content import sourcefile
from comsite.content.loader import load
from comsite.importing.composing.settling import settle
from comsite.importing.composing.trial import Trial, TrialResult, trial
from comsite.importing.composing.writing import ContentFile
from comsite.importing.document import Block, TextSpan
from comsite.importing.recognising.drafts import Draft
from tests import small

NOTES = """\
Fernwick Harbour Board

Notes of the meeting held on Tuesday 3 June 2031

Present

Ada Example – Harbour Master

1. Welcome

Ada Example opened the meeting.

2. Lamps

The north lamp is out.

Actions

a) Ada Example to mend the north lamp by July.
b) Ada Example to buy oil by May.
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty archive; commands are typed in the folder that holds it."""
    monkeypatch.chdir(tmp_path)
    small.write(tmp_path, {})
    return Path("content")


def run(*words: str) -> Result:
    """What ``comsite import`` does with these words."""
    return CliRunner().invoke(main, ["import", *words])


def tree(content: Path) -> dict[str, bytes | None]:
    """All that stands in a content folder, hidden or not; folders have no bytes."""
    return {
        path.relative_to(content).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(content.rglob("*"))
    }


def test_notes_are_told_in_few_lines(content: Path) -> None:
    """What was understood and guessed; what the page shows in another form is no news."""
    Path("notes.txt").write_text(NOTES, "utf-8")
    result = run("notes.txt")
    assert result.exit_code == 0
    assert (
        result.output
        == """\
notes.txt
  Written:
    content/meetings/2031-06-03.md
    content/people/ada-example.yaml
  Understood:
    - notes of 3 June 2031: 1 present, 2 items and 2 actions
  Guessed; please look:
    - 1 person is new: Ada Example
  The document does not say; add what you know:
    - no topic is known for item 2, "Lamps". Write it under "items" in the front matter, like\
 "- number: 4" and below it "topics: [night-patrols]", with the name of a file in topics/ (comsite\
 new topic "Night patrols" makes one)

See it: comsite serve. Put it on the site: comsite help publishing.
"""
    )


ASKED = {
    "nobody": (
        NOTES.replace("Present\n\nAda Example – Harbour Master\n", ""),
        [
            "nobody was found who was there; write who was, under present",
        ],
    ),
    "one without a role": (
        NOTES.replace(" – Harbour Master", ""),
        ["Ada Example, who alone is listed, has no role"],
    ),
    "two without a role": (
        NOTES.replace(" – Harbour Master", "\nBen Sample"),
        ["nobody of the 2 people listed has a role"],
    ),
    "one of two without a role": (
        NOTES.replace("Harbour Master", "Harbour Master\nBen Sample"),
        ["Ben Sample is listed without a role"],
    ),
    "words in a list of people": (
        NOTES.replace("Harbour Master", "Harbour Master\n\nApologies: Ada Example, Zoë"),
        [
            "line 5: the lists of people were not understood whole; if somebody is missing, add"
            ' them: "Ada Example, Zoë"',
        ],
    ),
}


@pytest.mark.parametrize("case", ASKED)
def test_questions_about_people(case: str, content: Path) -> None:
    """Whoever imports is asked what only they can know, in a line that says what to write."""
    text, expected = ASKED[case]
    Path("notes.txt").write_text(text, "utf-8")
    output = run("notes.txt", "--dry-run").output
    title = "The document does not say; add what you know"
    if not case.startswith(("one", "two")):
        title = "Questions; the page can go out before they are answered"
    asked = output.partition(f"{title}:\n")[2]
    asked = asked.partition("\n  The document")[0].partition("\n  Left out")[0]
    lines = [line for line in asked.partition("\n\n")[0].split("\n") if "topic" not in line]
    assert [line.removeprefix("    - ") for line in lines] == expected


def _no_folder(content: Path) -> str:
    (content / "people").write_text("not a folder")
    return "content/people/ada-example.yaml cannot be written: File exists; nothing was changed"


def _folder_for_file(content: Path) -> str:
    (content / "meetings/2031-06-03.md").mkdir(parents=True)
    return "content/meetings/2031-06-03.md cannot be read: Is a directory"


def _linked_folder(content: Path) -> str:
    Path("elsewhere").mkdir()
    (content / "people").symlink_to(Path("elsewhere").resolve())
    return "content/people/ada-example.yaml is a link, or in a folder that is one"


@pytest.mark.parametrize("in_the_way", [_no_folder, _folder_for_file, _linked_folder])
def test_what_cannot_be_written_leaves_nothing(
    content: Path, in_the_way: Callable[[Path], str]
) -> None:
    """No file of the document stays, nor a folder made for one; the message names the file."""
    Path("notes.txt").write_text(NOTES, "utf-8")
    message = in_the_way(content)
    before = tree(content)
    result = run("notes.txt")
    assert result.exit_code == 1
    assert (
        result.output
        == f"""\
notes.txt
  Not imported: {message}.
  Understood:
    - notes of 3 June 2031: 1 present, 2 items and 2 actions

"""
    )
    assert tree(content) == before


_LIMITED = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))
from comsite.cli.main import main
main()
"""


def test_a_full_disk_leaves_the_archive_as_it_was(content: Path) -> None:
    """The system refuses the largest of the files: those written before it are taken back."""
    assert run("notes.txt").exit_code == 1  # there is none yet
    Path("notes.txt").write_text(NOTES, "utf-8")
    assert run("notes.txt").exit_code == 0
    before = tree(content)
    longer = NOTES.replace("Ada Example –", "Ben Sample – Clerk\nAda Example –")
    longer += "\n3. Gulls\n\n" + "A gull sat down on the quay again. " * 500
    Path("notes.txt").write_text(longer, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, "import", "notes.txt", "--force"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == ""
    assert (
        done.stdout
        == """\
notes.txt
  Not imported: content/meetings/2031-06-03.md cannot be written: File too large; nothing\
 was changed.
  Understood:
    - notes of 3 June 2031: 2 present, 3 items and 2 actions

"""
    )
    assert tree(content) == before


def test_a_replaced_file_is_put_back(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If one of several files cannot take its place, those that did give theirs up again."""
    Path("notes.txt").write_text(NOTES, "utf-8")
    assert run("notes.txt").exit_code == 0
    (content / "people/ada-example.yaml").unlink()
    before = tree(content)
    Path("notes.txt").write_text(NOTES.replace("out.", "out again."), "utf-8")
    move = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == "ada-example.yaml":
            raise PermissionError(13, "Permission denied")
        return move(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    result = run("notes.txt", "--force")
    assert result.exit_code == 1
    assert result.output.splitlines()[1] == (
        "  Not imported: content/people/ada-example.yaml cannot be written: Permission denied;"
        " nothing was changed."
    )
    assert tree(content) == before


REDIRECT = "redirects:\n  - old: /meetings/2031-06-03/\n    new: /about/\n"
ABOUT = "---\ntitle: About\nsummary: About.\n---\n\nText.\n"
HIDDEN = (
    'content/redirects.yaml:2: "/meetings/2031-06-03/" is a page of the site still; a redirect'
    " would hide it"
)


def test_what_falls_back_to_plain_paragraphs_changes_nothing_either(content: Path) -> None:
    """The whole document is a report, which says why; a second time it is there already."""
    small.write(Path(), {"redirects.yaml": REDIRECT, "pages/about.md": ABOUT})
    Path("notes.txt").write_text(NOTES, "utf-8")
    said = f"""\
  Guessed; please look:
    - the whole document is one report of plain paragraphs, of 3 June 2031; made into what it\
 seemed to be, there was a problem: {HIDDEN}
"""
    asked = """\
  The document does not say; add what you know:
    - the report "Fernwick Harbour Board" has no topic. Give it one, like "topics: [night-patrols]"\
 with the name of a file in topics/ (comsite new topic "Night patrols" makes one)
"""
    result = run("notes.txt")
    assert result.exit_code == 0
    assert (
        result.output
        == f"""\
notes.txt
  Written:
    content/reports/2031-06-03-fernwick-harbour-board.md
{said}{asked}
See it: comsite serve. Put it on the site: comsite help publishing.
"""
    )
    before = tree(content)
    result = run("notes.txt")
    assert result.exit_code == 0
    assert (
        result.output
        == f"""\
notes.txt
  Nothing to do: the archive has all of it already.
    content/reports/2031-06-03-fernwick-harbour-board.md (as it was)
{said}
"""
    )
    assert tree(content) == before


def test_what_the_archive_cannot_hold_is_refused(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text larger than any file of the archive may be."""
    monkeypatch.setattr(sourcefile, "LARGEST_TEXT", 300)
    Path("notes.txt").write_text(NOTES, "utf-8")
    result = run("notes.txt")
    assert result.exit_code == 1
    assert tree(content).keys() == {"site.yaml"}
    assert (
        result.output
        == """\
notes.txt
  Not imported: the archive would have problems with it: this file has 356 bytes; a text file has\
 at most 300. Put large originals in files/.
  Understood:
    - notes of 3 June 2031: 1 present, 2 items and 2 actions

"""
    )


def test_without_a_date_it_is_refused(content: Path) -> None:
    """It is told where to write the date."""
    Path("notes.txt").write_text(NOTES.replace("held on Tuesday 3 June 2031", ""), "utf-8")
    result = run("notes.txt")
    assert result.exit_code == 1
    assert (
        result.output
        == """\
notes.txt
  Not imported: no date was found in it or in its name, and each page of the archive has one;\
 import it by itself with its date, like --date 2031-06-03, or --date 2031-06 where the day is not\
 known.
  Understood:
    - notes of a day that is not known: 1 present, 2 items and 2 actions

"""
    )


class Strict(Trial):
    """An archive with a rule of its own: no gulls, and terns in plain text only."""

    def lay(self, files: list[ContentFile]) -> TrialResult:  # type: ignore[override]  # of lists alone
        laid = super().lay(files)
        problems = [
            Problem(self.path(file), number, "no such birds")
            for file in files
            for number, line in enumerate(file.text.split("\n"), 1)
            if "gull" in line or "**tern**" in line
        ]
        return replace(laid, problems=tuple(problems))


def test_a_block_that_the_archive_refuses_is_made_plainer(content: Path) -> None:
    """First it loses its form, and only then its place; each step is told."""
    loaded, problems = load(content)
    assert loaded
    known = trial(loaded, problems, "content")
    strict = Strict(known.archive, known.content, known.texts, known.known, known.top)
    blocks = (
        Block("paragraph", (TextSpan("It began."),)),
        Block(
            "paragraph",
            (TextSpan("A "), TextSpan("tern", bold=True), TextSpan(" sat.")),
            place="page 2",
        ),
        Block("paragraph", (TextSpan("A gull sat."),), place="page 3"),
    )
    data = {"date": "2031-06-03", "status": "held"}
    settled = settle([Draft("meetings", "2031-06-03", data, blocks)], strict)
    assert settled.files[0].text.endswith("---\n\nIt began.\n\nA tern sat.\n")
    assert [(remark.place, remark.message) for remark in settled.remarks] == [
        ("page 2", '"A tern sat." is a plain paragraph here: no such birds'),
        ("page 3", '"A gull sat." is left out: no such birds'),
    ]
