"""From a Word file to its page in a browser, by one command."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests import small
from tests.browser.conftest import ROOT
from tests.importing.making import DOCUMENTS

# (A shell that starts tests in the background has Ctrl-C ignored; here it counts.)
COMSITE = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from comsite.cli.main import main
main()
"""
IMPORT = (sys.executable, "-c", COMSITE, "import")
MINUTES = DOCUMENTS / "minutes.docx"
PAGE = "/meetings/2024-05-07/"
NOTES = """\
# Fernwick Harbour Board

Notes of the meeting held on Tuesday 3 June 2031

## 1. Lamps

The lamps were lit.
"""
OTHER_PAGE = "/meetings/2031-06-03/"


class Shown:
    """``comsite import FILE… --preview``, what it said, and the pages that it named."""

    def __init__(self, process: subprocess.Popen[str], pages: int) -> None:
        self.process = process
        self.said = ""
        self.addresses: list[str] = []
        assert process.stdout
        for line in iter(process.stdout.readline, ""):
            self.said += line
            if line.startswith("  http://"):
                self.addresses.append(line.strip())
                if len(self.addresses) == pages:
                    break

    @property
    def pages(self) -> list[str]:
        return [urlsplit(address).path for address in self.addresses]

    def stop(self) -> int:
        """Press Ctrl-C; return the exit code."""
        self.process.send_signal(signal.SIGINT)
        rest, _ = self.process.communicate(timeout=60)
        self.said += rest
        return self.process.returncode


@contextmanager
def shown(content: Path, *files: Path, pages: int = 1) -> Iterator[Shown]:
    """The pages of documents in a preview; the browser that it opens notes the address down."""
    noting = content.parent / "browser"
    noting.write_text(f'#!/bin/sh\necho "$1" >> "{content.parent}/opened"\n', "utf-8")
    noting.chmod(0o755)
    with subprocess.Popen(
        [*IMPORT, *map(str, files), "--preview", f"--source={content}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "BROWSER": f"{noting} %s"},
        text=True,
    ) as process:
        try:
            yield Shown(process, pages)
        finally:
            process.kill()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """An archive of its own in which nothing stands yet."""
    return small.write(tmp_path, {})


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Invented notes, with what a shell would trip over in the name."""
    path = tmp_path / 'Ada\'s "new" notes $1 (final).md'
    path.write_text(NOTES, "utf-8")
    return path


def test_one_command_from_a_word_file_to_its_page(content: Path, browser: Browser) -> None:
    """The page is there when its address is told, follows its file, and ends with Ctrl-C."""
    with shown(content, MINUTES) as preview, browser.new_context() as context:
        assert preview.pages == [PAGE]
        page = context.new_page()
        page.goto(preview.addresses[0])
        expect(page.get_by_role("heading", name="3. Highways and footpaths")).to_be_visible()
        expect(page.get_by_text("Mill Lane").first).to_be_visible()
        file = content / "meetings" / "2024-05-07.md"
        text = file.read_text("utf-8")
        file.write_text(text.replace("status: held", "status: hled"), "utf-8")
        problems = page.get_by_role("region", name="in the content")
        expect(problems).to_contain_text('did you mean "held"?')
        file.write_text(text.replace("Mill Lane", "Windmill Lane"), "utf-8")
        expect(page.get_by_text("Windmill Lane").first).to_be_visible()
        expect(problems).to_be_hidden()
        assert preview.stop() == 0
    assert (
        "On this machine only, and new each time you save a file (Ctrl-C ends it):\n"
        f"  {preview.addresses[0]}\n"
    ) in preview.said
    assert preview.said.endswith("Stopped.\n")
    assert "  Written:\n    content/meetings/2024-05-07.md\n" in preview.said
    assert (content.parent / "opened").read_text("utf-8") == f"{preview.addresses[0]}\n"


def test_a_document_of_which_all_is_there_shows_too(content: Path) -> None:
    """The same file a second time; and once more, when its page was edited, which is told."""
    with shown(content, MINUTES) as preview:
        assert preview.stop() == 0
    with shown(content, MINUTES) as preview:
        assert preview.pages == [PAGE]
        assert preview.stop() == 0
    assert "Nothing to do: the archive has all of it already." in preview.said
    file = content / "meetings" / "2024-05-07.md"
    file.write_text(file.read_text("utf-8") + "\nOne more.\n", "utf-8")
    with shown(content, MINUTES) as preview:
        assert preview.pages == [PAGE]
        assert preview.stop() == 1
    assert "is there already, with another text; nothing was written" in preview.said
    assert file.read_text("utf-8").endswith("One more.\n")


def test_several_documents_show_together(content: Path, notes: Path) -> None:
    """Each page has its address in the order of the files; what is refused is told."""
    broken = notes.with_name("empty.docx")
    broken.touch()
    with shown(content, broken, notes, MINUTES, pages=2) as preview:
        assert preview.pages == [OTHER_PAGE, PAGE]
        assert "3 documents: " in preview.said
        assert preview.stop() == 1


def test_without_a_page_nothing_is_shown(content: Path, tmp_path: Path) -> None:
    """A document that is refused starts no preview, and the exit code says so."""
    with shown(content, tmp_path / "none.docx") as preview:
        assert preview.process.wait(60) == 1
    assert preview.said == f"{tmp_path}/none.docx\n" + (
        "  Not imported: there is no such file; look at its name and its folder.\n\n"
    )


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (["--dry-run"], "--preview cannot be used with --dry-run; leave out one of them."),
        (
            ["--format", "json"],
            "--preview cannot be used with --format json; leave out one of them.",
        ),
    ],
)
def test_what_is_not_written_cannot_be_shown(content: Path, other: list[str], said: str) -> None:
    """The command says which option to leave out."""
    command = [*IMPORT, str(MINUTES), "--preview", *other]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=content.parent)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (content / "meetings").exists()


NAMED = (
    ("Notes of June.docx", ["Notes of June.docx"]),
    ('Ada\'s "new" notes $1 (final).docx', ['Ada\'s "new" notes $1 (final).docx']),
    ("none of Ada's.docx", ["none of Ada's.docx"]),
    ("one.docx two.pdf", ["one.docx", "two.pdf"]),
    ("'Notes of June.docx' one.docx", ["Notes of June.docx", "one.docx"]),
)


@pytest.mark.parametrize(("files", "given"), NAMED)
@pytest.mark.parametrize("target", ["preview", "import"])
def test_make_takes_any_file_name(
    tmp_path: Path, target: str, files: str, given: list[str]
) -> None:
    """A file is found by its whole name, whatever is in it; else there are several names."""
    for name in given:
        if not name.startswith("none"):
            (tmp_path / name).touch()
    shutil.copy(ROOT / "Makefile", tmp_path)
    done = make(tmp_path, target, f"FILES={files}", "IMPORT_FLAGS=--draft")
    preview = ["--preview"] if target == "preview" else []
    assert done == [0, "import", *given, *preview, "--draft"]


def test_make_asks_for_a_file(tmp_path: Path) -> None:
    """Without FILES the command says how it is typed."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    assert make(tmp_path, "preview") == [2]


_OF_MAKE = ("MAKEFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "MFLAGS", "FILES", "IMPORT_FLAGS")


def make(folder: Path, *arguments: str) -> list[object]:
    """The exit code of make, and what the command was given that it ran."""
    command = folder / "comsite"
    command.write_text(
        f"#!{sys.executable}\nimport json, sys\nprint(json.dumps(sys.argv[1:]))\n", "utf-8"
    )
    command.chmod(0o755)
    installed = [f"BIN={folder}", "IMPORT_STAMP=comsite", "SITE_STAMP=python"]
    older = ("pyproject.toml", "requirements/import.txt", "requirements/site.txt", "python")
    for age, name in enumerate(older):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
        os.utime(folder / name, (age, age))
    # (These tests are run by make too, which tells the make below it so.)
    own = {name: value for name, value in os.environ.items() if name not in _OF_MAKE}
    done = subprocess.run(
        ["make", *installed, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=own,
    )
    return [done.returncode, *(json.loads(done.stdout) if done.stdout else ())]
