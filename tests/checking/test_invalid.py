"""Content with mistakes, honest or not: what ``comsite check`` says of it, whole.

Each folder of ``tests/invalid/`` is a case (see ``tests/cases.py``); what git cannot hold well is
made here. ``python -m tests.bless invalid`` renews the expected texts and shows what changed.
"""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests import cases

PART = re.compile(
    r"(?P<file>content(?:/.+)?)|(?P<problem>  (?:line [1-9][0-9]*: )?[^ ].+)|    \| .+|    Why: .+|"
)


def assert_told(result: Result) -> list[str]:
    """Problems were listed under their files, each once; nothing else happened. Returns them."""
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1
    *lines, count = result.output.splitlines()
    path, problems = "", []
    for line in lines:
        part = PART.fullmatch(line)
        assert part, line
        path = part["file"] or path
        if part["problem"]:
            place, message = re.fullmatch(r"  (?:line ([0-9]+): )?(.+)", line).groups()  # type: ignore[union-attr]
            problems.append(f"{path}:{place}: {message}" if place else f"{path}: {message}")
    assert len(problems) == len(set(problems))
    assert count == f"{len(problems)} problem{'' if len(problems) == 1 else 's'}."
    return problems


@pytest.mark.parametrize("case", cases.names())
def test_invalid_archive(case: str, tmp_path: Path) -> None:
    """Each mistake has its message, word for word, at its file and line."""
    result = cases.check(cases.make(case, tmp_path))
    assert_told(result)
    expected = (cases.INVALID / case / cases.EXPECTED).read_text(encoding="utf-8")
    assert result.output == expected, "if that is right: python -m tests.bless invalid"


def test_many_cases() -> None:
    """No case is lost from sight, and none is without its expected text."""
    assert len(cases.names()) >= 70
    assert all((cases.INVALID / case / cases.EXPECTED).is_file() for case in cases.names())


def _socket(content: Path) -> None:
    here = Path.cwd()
    os.chdir(content / "files")  # a socket's path has to be short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("gull.txt")
    finally:
        os.chdir(here)


def _write(path: str, data: bytes) -> Callable[[Path], None]:
    def write(content: Path) -> None:
        (content / path).write_bytes(data)

    return write


def _link(path: str, target: str) -> Callable[[Path], None]:
    return lambda content: (content / path).symlink_to(target)


def _folder_for_file(content: Path) -> None:
    (content / "site.yaml").unlink()
    (content / "site.yaml").mkdir()


def _file_for_folder(content: Path) -> None:
    (content / "files").rename(content.parent / "files")
    (content / "files").write_text("not a folder\n")


def _only_links(content: Path) -> None:
    real = content.parent / "real-topics"
    (content / "topics").rename(real)
    (content / "topics").symlink_to(real)


BRACKETS = b"title: " + b"[" * 20_000 + b"]" * 20_000 + b"\n"
DEEP = b"\n".join(b" " * depth + b"a:" for depth in range(2_000)) + b"\n"
LINKED = "this is a link to another place, which is not allowed; copy the file here"
ODD = "this is neither a file nor a folder; remove it"
NOT_UTF8 = (
    "this line is not UTF-8 text (a file saved by an older program?);"
    ' save the file again with the encoding "UTF-8"'
)
NAME = (
    "the file's name becomes the page's address: lower case letters, digits and hyphens only;"
    " rename it"
)
INVISIBLE = "there is an invisible control character ({}) in this line; delete it"
TOP = (
    "this file is not expected here; allowed here: site.yaml, glossary.yaml, redirects.yaml,"
    " meetings, reports, people, posts, organisations, topics, pages and files"
)

# What is done to the valid archive, and the problems that are listed then.
MADE: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "latin-1": (
        _write("topics/gulls.yaml", "title: Gulls\nsummary: Über\n".encode("latin-1")),
        [f"topics/gulls.yaml:2: {NOT_UTF8}"],
    ),
    "utf-16": (
        _write("topics/gulls.yaml", "title: Gulls\n".encode("utf-16")),
        [f"topics/gulls.yaml:1: {NOT_UTF8}"],
    ),
    "overlong UTF-8": (
        _write("topics/gulls.yaml", b"title: \xc0\xaf\n"),
        [f"topics/gulls.yaml:1: {NOT_UTF8}"],
    ),
    "surrogates": (
        _write("topics/gulls.yaml", b"title: Gulls\n# \xed\xa0\x80\n"),
        [f"topics/gulls.yaml:2: {NOT_UTF8}"],
    ),
    "a Word document under another name": (
        _write("topics/gulls.yaml", b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xb5\xa4"),
        [f"topics/gulls.yaml:1: {NOT_UTF8}"],
    ),
    "NUL": (
        _write("topics/gulls.yaml", b"title: Gulls\nsummary: A\x00B\n"),
        [f"topics/gulls.yaml:2: {INVISIBLE.format('U+0000')}"],
    ),
    "escape sequence": (
        _write("topics/gulls.yaml", b"title: \x1b[31mGulls\n"),
        [f"topics/gulls.yaml:1: {INVISIBLE.format('U+001B')}"],
    ),
    "vertical tab from Word": (
        _write("pages/odd.md", b"---\ntitle: Odd\n---\n\nA gull\n\x0bsat down.\n"),
        [
            "pages/odd.md:6: a word processor ended a line in the middle of this line (U+000B);"
            " begin a new line there, with an empty line above it for a new paragraph"
        ],
    ),
    "line separator": (
        _write("topics/gulls.yaml", "title: Gulls\nsummary: One\u2028line\n".encode()),
        [f"topics/gulls.yaml:2: {INVISIBLE.format('U+2028')}"],
    ),
    "byte order mark in the middle": (
        _write("topics/gulls.yaml", "title: Gulls\nsummary: One\ufeff\n".encode()),
        [f"topics/gulls.yaml:2: {INVISIBLE.format('U+FEFF')}"],
    ),
    "old Mac line ends": (
        _write("topics/gulls.yaml", b"title: Gulls\rsumary: Birds\r"),
        [
            'topics/gulls.yaml:2: there is no field "sumary" here; did you mean "summary"?'
            " Allowed: title, other_names, search_words, broader, related, summary,"
            " always_published, settled"
        ],
    ),
    "20,000 brackets": (
        _write("topics/gulls.yaml", BRACKETS),
        [
            "topics/gulls.yaml:1: lists and groups are nested more than 20 deep; take the"
            " inner ones out"
        ],
    ),
    "2,000 groups": (
        _write("topics/gulls.yaml", DEEP),
        [
            "topics/gulls.yaml:21: lists and groups are nested more than 20 deep; take the"
            " inner ones out"
        ],
    ),
    "enormous front matter": (
        _write("topics/gulls.yaml", b"title: " + b"gull " * 1_000_000 + b"\n"),
        [
            "topics/gulls.yaml: this file has 5,000,008 bytes; a text file has at most 4,000,000."
            " Put large originals in files/"
        ],
    ),
    "link to a file": (_link("topics/gulls.yaml", "/etc/passwd"), [f"topics/gulls.yaml: {LINKED}"]),
    "link to an original": (_link("files/gull.txt", "/etc/passwd"), [f"files/gull.txt: {LINKED}"]),
    "link to nothing": (_link("topics/gulls.yaml", "nowhere"), [f"topics/gulls.yaml: {LINKED}"]),
    "link to itself": (_link("files/gull.txt", "gull.txt"), [f"files/gull.txt: {LINKED}"]),
    "link to a folder": (_link("pictures", "/etc"), [f"pictures: {LINKED}"]),
    "hidden link": (_link("files/.git", "/etc"), []),
    "pipe": (lambda c: os.mkfifo(c / "files" / "gull.txt"), [f"files/gull.txt: {ODD}"]),
    "pipe for a record": (
        lambda c: os.mkfifo(c / "topics/gull.yaml"),
        [f"topics/gull.yaml: {ODD}"],
    ),
    "socket": (_socket, [f"files/gull.txt: {ODD}"]),
    "line end in a name": (
        _write("topics/gulls\nterns.yaml", b"title: Gulls\n"),
        [f'topics/gulls terns.yaml: {NAME} "gulls-terns.yaml"'],
    ),
    "line end in a name at the top": (
        _write("gulls\n::error::x", b""),
        [f"gulls ::error::x: {TOP}"],
    ),
    "colour in a name": (
        _write("topics/\x1b[31mgulls.yaml", b"title: Gulls\n"),
        [f'topics/?[31mgulls.yaml: {NAME} "31mgulls.yaml"'],
    ),
    "bytes in a name": (
        lambda c: Path(os.fsdecode(os.fsencode(c) + b"/topics/gull\xff.yaml")).write_bytes(b""),
        [f'topics/gull?.yaml: {NAME} "gull.yaml"'],
    ),
    "bytes in a name at the top": (
        lambda c: Path(os.fsdecode(os.fsencode(c) + b"/gull\xff")).write_bytes(b""),
        [f"gull?: {TOP}"],
    ),
    "right-to-left name": (
        _write("files/survey\u202efdp.txt", b""),
        [
            'files/survey?fdp.txt: rename this file "surveyfdp.txt": lower case, no spaces, so that'
            " its address works everywhere"
        ],
    ),
    "folder for a file": (
        _folder_for_file,
        [
            "site.yaml: this folder is not expected here; allowed here: meetings, reports, people,"
            " posts, organisations, topics, pages, files and templates"
        ],
    ),
}


@pytest.mark.parametrize("made", MADE)
def test_made_archive(made: str, tmp_path: Path) -> None:
    """Bytes, links, pipes and names that nobody should send are problems too."""
    content = cases.copy_archive(tmp_path)
    make, expected = MADE[made]
    make(content)
    result = cases.check(content)
    if not expected:
        assert result.exit_code == 0
        return
    assert assert_told(result) == [f"content/{problem}" for problem in expected]


def test_file_for_folder(tmp_path: Path) -> None:
    """A file where a folder should be says so; what names its files says so too."""
    content = cases.copy_archive(tmp_path)
    _file_for_folder(content)
    result = cases.check(content)
    assert "content/files: this is a file, and should be a folder" in assert_told(result)


def test_folder_that_is_a_link(tmp_path: Path) -> None:
    """A whole folder behind a link is not read."""
    content = cases.copy_archive(tmp_path)
    _only_links(content)
    result = cases.check(content)
    assert f"content/topics: {LINKED}" in assert_told(result)


def test_source_that_is_a_link(tmp_path: Path) -> None:
    """The content folder itself is named, not a link to it."""
    cases.copy_archive(tmp_path)
    (tmp_path / "link").symlink_to("content")
    result = cases.check(tmp_path / "link")
    assert result.output.startswith(f"{tmp_path}/link\n  this is a link; name the folder itself\n")


def test_source_that_is_not_there(tmp_path: Path) -> None:
    """A folder that is not there is told by its name."""
    result = cases.check(tmp_path / "nowhere")
    message = "there is no such folder; a folder with site.yaml is expected"
    assert result.output.startswith(f"{tmp_path}/nowhere\n  {message}\n")


def test_source_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Problems name the content folder also when the command runs inside it."""
    content = cases.make("status-mistyped", tmp_path)
    monkeypatch.chdir(content)
    expected = (cases.INVALID / "status-mistyped" / cases.EXPECTED).read_text(encoding="utf-8")
    assert cases.check(Path()).output == expected


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system does not let us read is a problem like another."""
    content = cases.copy_archive(tmp_path)
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "lamps.yaml":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert assert_told(cases.check(content)) == [
        "content/topics/lamps.yaml: this file cannot be read: Permission denied"
    ]


def test_unreadable_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that the system does not let us list is a problem like another."""
    content = cases.copy_archive(tmp_path)
    scan = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "files":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert "content/files: this folder cannot be read: Permission denied" in assert_told(
        cases.check(content)
    )


def test_source_that_is_no_path() -> None:
    """A name that no folder can have is told as the system puts it."""
    name = "x" * 5_000
    result = cases.check(Path(name))
    assert result.exit_code == 1
    assert result.output.startswith(f"{name}\n  this folder cannot be read: File name too long\n")


def test_github_format(tmp_path: Path) -> None:
    """Annotations keep to one line and to their file, whatever a name holds."""
    content = cases.make("status-mistyped", tmp_path)
    (content / "a,b:c%d\n::warning::x").write_bytes(b"")
    result = cases.check(content, "--format", "github")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "::error file=content/a%2Cb%3Ac%25d %3A%3Awarning%3A%3Ax,line=1,title=Please mend::"
        f"{TOP}%0AWhy: What stands elsewhere, or under a name that cannot be an address, is not on"
        " the site.",
        "::error file=content/meetings/2032-01-08.md,line=3,title=Please mend::"
        '"status" is "helt"; did you mean "held"? Allowed: scheduled, held, postponed,'
        " moved, cancelled%0AWhy: Pages are sorted, searched and linked by these values, and a"
        " field that nobody reads would be lost without a word.",
        "2 problems.",
    ]


def test_github_path_begins_at_the_repository(tmp_path: Path) -> None:
    """Where the content lies deeper in a repository, an annotation names the way to it."""
    (tmp_path / ".git").mkdir()
    deeper = tmp_path / "sites, old"
    deeper.mkdir()
    result = cases.check(cases.make("status-mistyped", deeper), "--format", "github")
    assert result.output.startswith(
        "::error file=sites%2C old/content/meetings/2032-01-08.md,line=3,"
    )


@pytest.mark.parametrize("address", ["javascript:alert(1)", "fernwick.example", "//evil.example"])
def test_base_url_option(address: str, tmp_path: Path) -> None:
    """An address given on the command line is checked like that of site.yaml."""
    result = cases.check(cases.copy_archive(tmp_path), "--base-url", address)
    assert_told(result)
    assert f'"base_url" is "{address}"; write only the address of the site' in result.output
