"""What the commands say, whole: when they are done, and when something is in their way."""

from __future__ import annotations

import re
import select
import shutil
import signal
import socket
import subprocess
import sys
from http.server import HTTPServer
from pathlib import Path

import pagefind_bin
import pytest
from click.testing import CliRunner, Result
from filelock import FileLock

from comsite.cli.main import main
from comsite.publishing import shipped, stages
from tests.cases import copy_archive
from tests.counting import calls

AFTER = "Nothing was built; the site built earlier is as it was.\n"
LONG = "x" * 300  # of which no system makes a file name


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an archive in content/, in which commands are typed."""
    copy_archive(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, typed: str | None = None) -> Result:
    """What a command prints, with what is typed in answer to it."""
    return CliRunner().invoke(main, words, input=typed)


def test_a_build_says_what_it_made(work: Path) -> None:
    """How much, and where."""
    result = run("build", "--no-search")
    assert result.exit_code == 0
    assert re.sub("[0-9]+", "N", result.output) == ("Built N pages (N files, N.N MB) in build\n")


def test_a_check_makes_what_own_templates_make(work: Path) -> None:
    """What a build would refuse in them, a check refuses; other mistakes come first."""
    (work / "content" / "templates").mkdir()
    template = work / "content" / "templates" / "home.html"
    template.write_text('{% extends "comsite/home.html" %}')
    assert run("check").exit_code == 0
    template.write_text("{{ nobody }}")
    result = run("check")
    assert result.exit_code == 1
    told = "the template home.html line 1 is wrong: 'nobody' is undefined"
    assert result.output == f"{told}\n{AFTER}"
    (work / "content" / "odd.txt").touch()
    assert told not in run("check").output


def test_a_file_with_many_problems_is_read_once_to_show_them(work: Path) -> None:
    """Each problem is shown with its line; what that costs grows with their number alone."""
    path = work / "content" / "pages" / "about.md"
    text = path.read_text()

    def opened(times: int) -> int:
        path.write_text(text + "\n\n# A\n" * times)
        return calls(lambda: run("check"), "open")

    opened(1)  # the first reads more, once
    few = opened(2)
    assert opened(20) == few
    assert run("check").output.count("    | # A\n") == 20


def _file(work: Path) -> None:
    (work / "out").write_text("mine")


def _other_files(work: Path) -> None:
    (work / "out").mkdir()
    (work / "out" / "photo.jpg").write_text("mine")


def _link(work: Path) -> None:
    (work / "out").symlink_to(work)


def _in_the_way(work: Path) -> None:
    (work / ".out.new").write_text("mine")


REFUSED = {
    "a link": (
        _link,
        "out",
        "the output folder out is a link; name the folder itself",
    ),
    "the content": (
        None,
        "content",
        "the output folder content is, holds or lies in the source folder content; name another"
        " with --output",
    ),
    "other files": (
        _other_files,
        "out",
        "the folder out holds files that comsite did not make; name another with --output, or empty"
        " it",
    ),
    "no name": (
        None,
        LONG,
        f"the output folder {LONG} cannot be used: File name too long ({{work}}/{LONG})",
    ),
    "below a file": (_file, "out/site", "{work}/out cannot be written to: File exists"),
    "in the way": (
        _in_the_way,
        "out",
        "the site could not be written: File exists ({work}/.out.new)",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_an_output_folder_that_cannot_be(case: str, work: Path) -> None:
    """It is told which, why, and what to name instead; nothing of it is touched."""
    prepare, output, message = REFUSED[case]
    if prepare:
        prepare(work)
    before = sorted(work.rglob("*"))
    result = run("build", "--no-search", "--output", output)
    assert result.exit_code == 1
    assert result.output == f"{message.format(work=work)}\n{AFTER}"
    assert [path for path in sorted(work.rglob("*")) if not path.name.endswith(".lock")] == before


def test_two_builds_at_once(work: Path) -> None:
    """The second is told to wait."""
    with FileLock(work / ".build.lock"):
        result = run("build", "--no-search")
    assert result.exit_code == 1
    assert result.output == (
        f"another build is writing {work}/build; wait until it is done\n{AFTER}"
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("program", "message"),
    [
        (
            "#!/bin/sh\necho No pages >&2; exit 3\n",
            "Pagefind failed (exit 3) and said: No pages\nbuild again, and if that does not help,"
            " leave search out for now: comsite build --no-search",
        ),
        (
            "",
            "Pagefind could not be started: Exec format error ({program});"
            " install it: pip install pagefind-bin",
        ),
        (None, "Pagefind is not installed; install it: pip install pagefind-bin"),
    ],
)
def test_without_a_search_index_there_is_no_site(
    program: str | None, message: str, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told what is the matter with Pagefind, and what to type where it is missing."""
    path = work / "pagefind"

    def found() -> Path:
        if program is None:
            raise FileNotFoundError
        return path

    path.write_text(program or "")
    path.chmod(0o755)
    monkeypatch.setattr(pagefind_bin, "get_executable", found)
    result = run("build")
    assert result.exit_code == 1
    assert result.output == f"{message.format(program=path)}\n{AFTER}"
    assert not (work / "build").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("topic.html", None, "the template topic.html is missing"),
        (
            "topic.html",
            "{{ nobody }}",
            "the template topic.html line 1 is wrong: 'nobody' is undefined",
        ),
        (
            "topic.html",
            "\n{% if %}",
            "the template topic.html line 2 is wrong: Expected an expression, got 'end of statement"
            " block'",
        ),
        ("styles/layers.css", None, "the file templates/styles/layers.css is missing"),
        ("static/keys.js", None, "the file templates/static/keys.js is missing"),
        ("static/search/main.js", None, "the file templates/static/search/main.js is missing"),
    ],
)
def test_templates_that_are_wrong(
    path: str, text: str | None, message: str, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever changes a template is told which one, and where."""
    templates = work / "templates"
    shutil.copytree(shipped.templates_folder(), templates)
    if text is None:
        (templates / path).unlink()
    else:
        (templates / path).write_text(text)
    monkeypatch.setattr(stages, "templates_folder", lambda: templates)
    result = run("build", "--no-search")
    assert result.exit_code == 1
    assert result.output == f"{message}\n{AFTER}"


def test_an_import_that_cannot_be_shown(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no port can be had, what was written stays, and the command says so."""

    def refuse(_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(HTTPServer, "server_bind", refuse)
    notes = "# Notes of the meeting held on Tuesday 3 June 2031\n\n## 1. Mud\n\nThere was mud.\n"
    (work / "notes.md").write_text(notes)
    result = run("import", "notes.md", "--preview")
    assert result.exit_code == 1
    assert result.output.endswith(
        "port 0 cannot be used (Operation not permitted); name another with --port\n"
        "The files are as said above.\n"
    )
    assert (work / "content/meetings/2031-06-03.md").is_file()


def test_a_preview_of_nothing(work: Path) -> None:
    """A folder that is not there, and a port that somebody else has."""
    result = run("serve", "--source", "nowhere")
    assert result.exit_code == 1
    assert result.output == (
        f"there is no folder nowhere; name the content folder with --source\n{AFTER}"
    )
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--port", str(port))
    assert result.exit_code == 1
    assert result.output == (
        f"port {port} cannot be used (Address already in use); name another with --port\n{AFTER}"
    )


@pytest.mark.slow
def test_a_preview_says_where_it_is(work: Path) -> None:
    """How much it shows, its address, and when it has ended."""
    command = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
    command += "from comsite.cli.main import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", command, "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=work,
    )
    assert process.stdout
    first = [process.stdout.readline() for _ in range(2)]
    while len(first) < 3:  # until it watches, and has seen a change
        (work / "content/pages/about.md").touch()
        if select.select([process.stdout], [], [], 1)[0]:
            first.append(process.stdout.readline())
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=60)
    assert re.sub("[0-9]+", "N", "".join([*first, rest])) == (
        "Showing the content as it is now\nThe site is at http://localhost:N/ (Ctrl-C ends it)\n"
        "Showing the content as it is now\nStopped.\n"
    )
    assert process.returncode == 0


def test_schemas(work: Path) -> None:
    """They are in the content folder; without one, none is made."""
    result = run("schemas")
    assert result.exit_code == 0
    assert result.output == "10 schemas are in content/.schemas\n"
    result = run("schemas", "--source", "nowhere")
    assert result.exit_code == 1
    assert result.output == (
        "there is no folder nowhere; name the content folder with --source\n"
        "Not all schemas were renewed.\n"
    )
    assert not (work / "nowhere").exists()
    (work / "content/.schemas/topic.json").unlink()
    (work / "content/.schemas/topic.json").mkdir()
    result = run("schemas")
    assert result.exit_code == 1
    assert result.output == (
        "the schemas cannot be written: Is a directory (content/.schemas/topic.json)\n"
        "Not all schemas were renewed.\n"
    )


def test_a_new_archive_says_what_to_do_next(work: Path) -> None:
    """Four steps, and where to read on."""
    result = run("init", "larkwick")
    assert result.exit_code == 0
    number = sum(path.is_file() for path in (work / "larkwick").rglob("*"))
    assert (
        result.output
        == f"""\
Written: {number} files in larkwick

What to do next:
  1. cd larkwick
  2. Look at content/site.yaml: each setting is explained in it.
  3. comsite new meeting --date 2031-09-02 (with the day of a meeting)
     or comsite import "Notes of June.docx" --preview (with a file of yours)
  4. comsite serve
README.md says how to go on.
"""
    )
    assert (
        "summary: Who was there, what was said and what was promised at the meetings of Larkwick.\n"
    ) in (work / "larkwick/content/site.yaml").read_text("utf-8")


def test_a_new_archive_asks_in_a_terminal(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four questions, each with a proposal that Return accepts."""
    monkeypatch.setattr(
        "click.testing._NamedTextIOWrapper.isatty", lambda self: True, raising=False
    )
    result = run("init", "larkwick", typed="\nThe meetings\n\ns3\n")
    assert result.exit_code == 0
    assert result.output.partition("Written")[0] == (
        "Whose meetings are these [Larkwick]: \n"
        "What is the archive called [Larkwick meetings]: The meetings\n"
        "What will its address be (the proposal leads nowhere, for now)"
        " [https://larkwick.example]: \n"
        "Where will it be published (netlify, github-pages, cloudflare-pages, s3, nginx)"
        " [netlify]: s3\n"
    )


def test_nothing_is_left_of_an_archive_that_cannot_be_written(work: Path) -> None:
    """A file stands where a folder should be: those written before it go again."""
    (work / "content/people").rename(work / "people")
    (work / "content/people").write_text("not a folder")
    result = run("new", "person", "Zoe Example")
    assert result.exit_code == 1
    assert (
        result.output
        == "content/people/zoe-example.yaml cannot be written: File exists\nNothing was written.\n"
    )


NEXT = {
    ("report", "Night patrols"): """\
Written: content/reports/2031-12-02-night-patrols.md

What to do next:
  1. Open it, and write the text below the fields; the remarks in it say how.
  2. It shows in previews only, until you delete the line draft: true.
  3. Then: comsite check --drafts
""",
    ("person", "Zoe Example"): """\
Written: content/people/zoe-example.yaml

What to do next:
  1. Open it: what more can be said stands in it behind a #.
  2. In other files it is called zoe-example.
  3. Then: comsite check
""",
}


@pytest.mark.parametrize("words", NEXT)
def test_a_new_record_says_what_to_do_next(words: tuple[str, str], work: Path) -> None:
    """Where it is, what it is called, and how to see that all is well."""
    result = run("new", *words)
    assert (result.exit_code, result.output) == (0, NEXT[words])


def test_nothing_to_import(work: Path) -> None:
    """A folder without a document says so."""
    (work / "papers").mkdir()
    result = run("import", "papers")
    assert result.exit_code == 1
    assert result.output == (
        "There is nothing to import: no .docx, .pdf, .html, .md or .txt file was found.\n"
    )


def test_help_on_a_topic(work: Path) -> None:
    """A page of the documentation; a slip gets the nearest topic, and the list of all."""
    shown = run("help", "face")
    assert shown.output == (shipped.docs_folder() / "face.md").read_text("utf-8")
    listed = run("help")
    assert listed.exit_code == 0
    assert "comsite help editors-guide  The editor's guide\n" in listed.output
    missed = run("help", "feilds")
    assert missed.exit_code == 1
    told = 'There is no topic "feilds"; did you mean "fields"?\n'
    assert missed.output == f"{told}{listed.output}"


def test_an_upgrade_renews_what_comsite_made(work: Path) -> None:
    """A file whose first lines are gone is its keepers' own, and words of the content stay."""
    run("init", "larkwick", "--host", "s3")
    folder = work / "larkwick"
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    as_made = "All is as this version of comsite makes it.\n"
    assert run("upgrade", "larkwick").output == as_made
    schema = folder / "content" / ".schemas" / "topic.json"
    schema.unlink()
    for name in ("requirements.txt", ".github/workflows/archive.yml"):
        file = folder / name
        file.write_text(file.read_text("utf-8") + "# old\n", "utf-8")
    assert run("upgrade", "larkwick").output == (
        "Renewed: requirements.txt\n"
        "Renewed: .github/workflows/archive.yml\n"
        "Renewed: content/.schemas/topic.json\n"
        "See what is different with git diff, and whether all is well with comsite check.\n"
    )
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    for name in ("requirements.txt", ".github/workflows/archive.yml"):
        (folder / name).write_text("mine\n", "utf-8")
    assert run("upgrade", "larkwick").output == as_made
    assert (folder / "requirements.txt").read_text("utf-8") == "mine\n"


def test_an_upgrade_of_nothing(work: Path) -> None:
    """A folder without an archive, and a file that stands in the way."""
    (work / "empty").mkdir()
    result = run("upgrade", "empty")
    assert result.exit_code == 1
    assert result.output == (
        f"There is no archive in {(work / 'empty').resolve()}: it has no content/site.yaml.\n"
    )
    run("init", "larkwick")
    schema = work / "larkwick" / "content" / ".schemas" / "topic.json"
    schema.unlink()
    schema.mkdir()
    result = run("upgrade", "larkwick")
    assert result.exit_code == 1
    assert result.output == (
        "a file cannot be written: Is a directory (larkwick/content/.schemas/topic.json)\n"
        "Not all was renewed.\n"
    )
