"""The command: from a document to pages, and what it says."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from comsite.checking.gate import Options
from comsite.cli import importing
from comsite.cli.main import main
from comsite.importing.readers import read
from comsite.importing.words import words_of
from comsite.publishing.build import build
from tests import cases, small

ADA = ("-c", "user.name=Ada Example", "-c", "user.email=ada@small.example")
NOTES = """\
Fernwick Harbour Board

Notes of the meeting held on Tuesday 3 June 2031

Present

Ada Example – Harbour Master
Bea Sample – Clerk

1. Welcome

Ada Example opened the meeting.

2. Lamps

The north lamp is <b>out</b> again; 2 * 3 lamps are left.

Actions

a) Ada Example to mend the north lamp.
"""


def run(*arguments: object) -> Result:
    """What ``comsite import`` does with these."""
    return CliRunner().invoke(main, ["import", *map(str, arguments)])


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """An archive of its own in which no text stands yet."""
    return small.write(tmp_path, {})


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Invented notes as a text file, with a space in its name."""
    path = tmp_path / "Notes of June.txt"
    path.write_text(NOTES, "utf-8")
    return path


def files(content: Path) -> dict[str, bytes]:
    """All that stands in a content folder."""
    return {
        path.relative_to(content).as_posix(): path.read_bytes()
        for path in content.rglob("*")
        if path.is_file()
    }


def test_notes_become_a_page(content: Path, notes: Path, tmp_path: Path) -> None:
    """One command makes a meeting that builds, with its words as they stood."""
    result = run(notes, "--source", content)
    assert result.exit_code == 0, result.output
    assert "content/meetings/2031-06-03.md" in result.output
    assert result.output.endswith(
        "See it: comsite serve. Put it on the site: comsite help publishing.\n"
    )
    build(Options(content, tmp_path / "build", search=False))
    page = (tmp_path / "build/meetings/2031-06-03/index.html").read_text("utf-8")
    assert "&lt;b&gt;" in page
    assert "2 * 3 lamps are left." in page
    assert (tmp_path / "build/actions/2031-06-03-2a/index.html").exists()


def test_letters_of_actions_are_on_the_page(content: Path, notes: Path) -> None:
    """The page shows the letter of each action itself: none is told, or put at the end."""
    actions = "".join(f"{letter}) Bea Sample to mend lamp {letter * 2}.\n" for letter in "bcdefgh")
    more = "3. Oil\n\nActions\n\na) Ada Example to buy oil.\n"
    notes.write_text(f"{NOTES}{actions}\n{more}", "utf-8")
    result = run(notes, "--source", content)
    assert "fits nowhere" not in result.output
    assert "stands on no page" not in result.output
    text = (content / "meetings/2031-06-03.md").read_text("utf-8")
    assert text.endswith("### Actions\n\n- a) Ada Example to buy oil.\n")


def test_the_same_document_changes_nothing(content: Path, notes: Path) -> None:
    """The second time there is nothing to do, although the people are on record now."""
    run(notes, "--source", content)
    before = files(content)
    result = run(notes, "--source", content)
    assert result.exit_code == 0
    assert result.output.splitlines()[1] == ("  Nothing to do: the archive has all of it already.")
    assert files(content) == before


def test_an_extract_is_imported_after_what_it_is_taken_from(
    content: Path, notes: Path, tmp_path: Path
) -> None:
    """In whatever order the files are named; else it would stand in the place of the notes."""
    notes.write_text(f"{NOTES}\n3. Wicks\n\nThey burn.\n", "utf-8")
    extract = tmp_path / "an extract.md"
    extract.write_text("Notes\n\n3 June 2031\n\n# 3. Wicks\n\nThey burn.\n", "utf-8")
    result = run(extract, notes, "--source", content)
    assert result.exit_code == 0, result.output
    assert "content/reports/2031-06-03-wicks-extract.md" in result.output


def test_notes_with_one_number_among_headings_are_no_extract(content: Path, tmp_path: Path) -> None:
    """The second time they are not taken for an extract of themselves."""
    path = tmp_path / "notes.md"
    head = "# 3 June 2031 Meeting Notes\n\nPresent: Ada Example, Bea Sample\n\n"
    path.write_text(f"{head}## 4.1 Lamps\n\nOut.\n\n## 3 Oil\n\nDear.\n\n## Wicks\n\nShort.\n")
    run(path, "--source", content)
    assert "Nothing to do" in run(path, "--source", content).output


def test_a_dry_run_writes_nothing(content: Path, notes: Path) -> None:
    """It shows what would be written, and how to write it."""
    before = files(content)
    result = run(notes, "--source", content, "--dry-run")
    assert result.exit_code == 0
    assert result.output.splitlines()[1] == "  Would be written:"
    assert result.output.endswith(
        "Nothing was written. To write it, type the same without --dry-run.\n"
    )
    assert files(content) == before


def test_nothing_is_replaced_unless_forced(content: Path, notes: Path) -> None:
    """A file with another text is named, and nothing of the document is written."""
    run(notes, "--source", content)
    meeting = content / "meetings/2031-06-03.md"
    meeting.write_text(meeting.read_text("utf-8").replace("again", "once more"), "utf-8")
    before = files(content)
    result = run(notes, "--source", content)
    assert result.exit_code == 1
    assert result.output.splitlines()[1] == (
        "  Not imported: content/meetings/2031-06-03.md is there already, with another text;"
        " nothing was written. To replace it, type the same with --force; but first commit"
        " content/meetings/2031-06-03.md, or what stands there is lost."
    )
    assert files(content) == before
    for command in (("init", "--quiet"), ("add", "--all"), (*ADA, "commit", "-qm", "Publish")):
        subprocess.run(["git", *command], cwd=content.parent, check=True)
    result = run(notes, "--source", content)
    assert result.output.splitlines()[1] == (
        "  Not imported: content/meetings/2031-06-03.md is there already, with another text;"
        " nothing was written. To replace it, type the same with --force; git keeps what stood"
        " there."
    )
    result = run(notes, "--source", content, "--force")
    assert result.exit_code == 0
    assert "    content/meetings/2031-06-03.md (replaced)" in result.output.splitlines()
    assert "once more" not in meeting.read_text("utf-8")


def test_a_draft_is_marked(content: Path, notes: Path) -> None:
    """With --draft the new page shows in previews only."""
    run(notes, "--source", content, "--draft")
    assert "\ndraft: true\n" in (content / "meetings/2031-06-03.md").read_text("utf-8")


def test_the_others_go_on_when_one_cannot_be_read(content: Path, notes: Path) -> None:
    """One refusal makes the exit code 1 and stops nobody."""
    empty = notes.with_name("empty.txt")
    empty.write_bytes(b"")
    result = run(empty, notes, "--source", content)
    assert result.exit_code == 1
    assert f"{empty}\n  Not imported: the file is empty;" in result.output
    assert (content / "meetings/2031-06-03.md").exists()
    assert "2 documents: " in result.output
    assert " written, 1 not imported.\n" in result.output


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("none.txt", "there is no such file; look at its name and its folder"),
        ("link.txt", "this is a link to another place; name the file itself"),
        (
            "content/site.yaml",
            "this is in {content}, the archive itself; name a document outside it",
        ),
    ],
)
def test_what_is_no_document_is_refused(content: Path, notes: Path, name: str, why: str) -> None:
    """Links, what is not there and the archive's own files are not read."""
    path = notes.parent / name
    if name == "link.txt":
        path.symlink_to(notes)
    result = run(path, "--source", content)
    assert result.exit_code == 1
    assert result.output == f"{path}\n  Not imported: {why.format(content=content)}.\n\n"


def test_a_folder_that_is_a_link_is_not_written_to(
    content: Path, notes: Path, tmp_path: Path
) -> None:
    """Nothing is written outside the content folder."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (content / "meetings").symlink_to(outside)
    result = run(notes, "--source", content)
    assert result.exit_code == 1
    assert "Not imported: content/meetings/2031-06-03.md is a link" in result.output
    assert list(outside.iterdir()) == []


def test_an_archive_is_needed(tmp_path: Path, notes: Path) -> None:
    """Without a content folder nothing is read."""
    result = run(notes, "--source", tmp_path / "none")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        f"{tmp_path}/none",
        "  there is no such folder; a folder with site.yaml is expected",
        "",
        "1 problem.",
        "Nothing was imported.",
    ]


UNDATED = """\
Notes of the Harbour Board

Present

Ada Example – Harbour Master

1. Lamps

The north lamp is out.

2. Oil

There is none.
"""


@pytest.fixture
def undated(tmp_path: Path) -> Path:
    """Invented notes without a date."""
    path = tmp_path / "undated.txt"
    path.write_text(UNDATED, "utf-8")
    return path


@pytest.mark.parametrize("text", [UNDATED, "Some words without a day.\n"])
def test_a_document_without_a_date_is_refused(content: Path, undated: Path, text: str) -> None:
    """It says what to type, and writes nothing."""
    undated.write_text(text, "utf-8")
    before = files(content)
    result = run(undated, "--source", content)
    assert result.exit_code == 1
    assert result.output.splitlines()[1] == (
        "  Not imported: no date was found in it or in its name, and each page of the archive has"
        " one; import it by itself with its date, like --date 2031-06-03, or --date 2031-06 where"
        " the day is not known."
    )
    assert files(content) == before


def test_a_date_in_the_settings_of_a_document_is_a_guess(content: Path, undated: Path) -> None:
    """What another program wrote at the top is taken where nothing else says a date."""
    path = undated.with_suffix(".md")
    path.write_text(f"---\ndate: 2031-06-03\n---\n{UNDATED}", "utf-8")
    result = run(path, "--source", content)
    assert (content / "meetings/2031-06-03.md").exists()
    assert "    - the date, 3 June 2031, is taken from the settings at its top\n" in result.output


def test_the_date_of_a_document_is_given(content: Path, undated: Path) -> None:
    """With --date notes that say none are a meeting; the same again changes nothing."""
    result = run(undated, "--date", "2031-06-03", "--source", content)
    assert result.exit_code == 0, result.output
    text = (content / "meetings/2031-06-03.md").read_text("utf-8")
    assert text.startswith("---\ndate: 2031-06-03\nstatus: held\n")
    assert "## 2. Oil" in text
    again = run(undated, "--date", "2031-06-03", "--source", content)
    assert "Nothing to do: the archive has all of it already." in again.output


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("3 June 2031", "write 2031-06-03"),
        ("2031-13", "there is no month 13; write the date as year-month-day"),
    ],
)
def test_a_date_in_another_form_is_refused(
    content: Path, undated: Path, typed: str, told: str
) -> None:
    """It says what to type instead, before anything is read."""
    result = run(undated, "--date", typed, "--source", content)
    assert result.exit_code == 2
    assert result.output.endswith(f"\n\nError: Invalid value for '--date': {told}\n")


def test_a_date_is_for_one_document(content: Path, undated: Path, notes: Path) -> None:
    """Two documents of one day are two commands."""
    result = run(undated, notes, "--date", "2031-06-03", "--source", content)
    assert result.exit_code == 2
    assert "Error: --date is for one document; import it by itself.\n" in result.output


def asked(monkeypatch: pytest.MonkeyPatch, typed: str, *arguments: object) -> Result:
    """What ``comsite import`` does at a terminal, where this is typed."""
    monkeypatch.setattr(importing, "_is_terminal", lambda: True)
    return CliRunner().invoke(main, ["import", *map(str, arguments)], input=typed)


def test_at_a_terminal_the_date_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, content: Path, undated: Path
) -> None:
    """What is no date is asked for again; then the document is imported."""
    result = asked(monkeypatch, "soon\n2031-06-03\n", undated, "--source", content)
    assert result.exit_code == 0, result.output
    question = "  Which day is it of? Type it like 2031-06-03, or nothing to leave it out: "
    assert result.stderr == (
        f"{undated}\n  No date was found in it or in its name.\n"
        f"{question}soon\n"
        "Error: write the date as year-month-day, like 2018-01-08 (2018-01 where the day is not"
        " known)\n"
        f"{question}2031-06-03\n"
    )
    assert (content / "meetings/2031-06-03.md").exists()


def test_a_date_that_is_not_known_leaves_the_document_out(
    monkeypatch: pytest.MonkeyPatch, content: Path, undated: Path, notes: Path
) -> None:
    """The others go on."""
    result = asked(monkeypatch, "\n", undated, notes, "--source", content)
    assert result.exit_code == 1
    assert "Not imported: no date was found in it or in its name" in result.output
    assert (content / "meetings/2031-06-03.md").exists()


def test_a_document_with_a_date_asks_nothing(
    monkeypatch: pytest.MonkeyPatch, content: Path, notes: Path
) -> None:
    """From a Word file to a page is one command."""
    result = asked(monkeypatch, "", notes, "--source", content)
    assert result.exit_code == 0
    assert "Which day" not in result.output


def test_it_imports_into_the_miniature_archive(notes: Path, tmp_path: Path) -> None:
    """An archive with people and posts of its own holds the new meeting without a problem."""
    folder = tmp_path / "mini"
    folder.mkdir()
    archive = cases.copy_archive(folder)
    assert run(notes, "--source", archive).exit_code == 0
    assert cases.check(archive).exit_code == 0


DOCUMENTS = Path(__file__).parent / "documents"
SAME_NOTES = {
    "notes.txt": NOTES,
    "notes.md": NOTES.replace("1. Welcome", "## 1. Welcome").replace("<b>", r"\<b>"),
    "notes.html": "<html><body><main>"
    + "".join(
        f"<p>{line.replace('<b>', '&lt;b&gt;').replace('</b>', '&lt;/b&gt;')}</p>"
        for line in NOTES.split("\n")
    )
    + "</main></body></html>",
}


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["minutes.docx", "minutes.pdf", "table.docx", "table.pdf", "columns.pdf", *SAME_NOTES]
)
def test_every_word_is_on_a_page_or_told(content: Path, tmp_path: Path, name: str) -> None:
    """Whatever the format: each word of the document is in the built pages or in the review."""
    if name in SAME_NOTES:
        path = tmp_path / name
        path.write_text(SAME_NOTES[name], "utf-8")
    else:
        path = DOCUMENTS / name
    result = run(path, "--source", content)
    assert result.exit_code == 0, result.output
    build(Options(content, tmp_path / "build", search=False))
    pages = [*(tmp_path / "build").glob("meetings/*/index.html")]
    pages += (tmp_path / "build").glob("reports/*/index.html")
    shown = Counter(words_of(result.output))
    for page in pages:
        shown += Counter(words_of(unescape(re.sub("<[^>]*>", " ", page.read_text("utf-8")))))
    document = read(path.name, path.read_bytes())
    assert len(list(document.words())) > 20
    assert Counter(words_of(" ".join(document.words()))) - shown == Counter()


def test_a_folder_is_read_whole(content: Path, notes: Path) -> None:
    """Each document of it is imported, in the order of their names, and the rest let be."""
    folder = notes.parent / "old minutes"
    folder.mkdir()
    (folder / "a.txt").write_text(NOTES, "utf-8")
    (folder / "b.txt").write_text(NOTES.replace("3 June", "10 June"), "utf-8")
    result = run(folder, "--source", content)
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in (content / "meetings").iterdir()) == [
        "2031-06-03.md",
        "2031-06-10.md",
    ]


def test_tools_read_the_review_as_json(content: Path, notes: Path) -> None:
    """One object a document, with what was written and what was said of it."""
    (found,) = json.loads(run(notes, "--source", content, "--format", "json").output)
    assert {"path": "meetings/2031-06-03.md", "state": "new"} in found["files"]
    assert found["refused"] == ""
    assert {remark["kind"] for remark in found["remarks"]} >= {"understood"}


def test_a_problem_that_was_there_does_not_make_the_import_plainer(
    content: Path, notes: Path
) -> None:
    """A link to nowhere, for which the new page would be the nearest address."""
    about = content / "pages" / "about.md"
    about.parent.mkdir(exist_ok=True)
    about.write_text("---\ntitle: About\n---\n\nSee [the notes](/meetings/2031-06-04/).\n", "utf-8")
    result = run(notes, "--source", content)
    assert "content/meetings/2031-06-03.md" in result.output
    assert "plain paragraphs" not in result.output
